//! The program `byline`.

fn main() -> std::process::ExitCode {
    byline_cli::main()
}
