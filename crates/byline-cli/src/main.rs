//! The program `byline`.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    byline_cli::main()
}
