//! The program `byline`, as a library so that fuzzing reaches what reads its input, and tests
//! its service. It is no interface for other programs: they use the crate `byline`.
#![forbid(unsafe_code)]

pub mod args;
mod help;
pub mod input;
mod interrupt;
mod lists;
mod manual;
mod output;
mod progress;
mod run;
#[cfg(feature = "serve")]
pub mod serve;
mod terminal;
#[cfg(feature = "encoder")]
mod tier;
mod track;
mod visible;

use clap::Parser;
use std::process::ExitCode;

/// The exit code of a command line that is wrong, as the parser of it has.
const WRONG_USAGE: u8 = 2;

/// Runs the program with the arguments that it was started with.
pub fn main() -> ExitCode {
    match run::run(&args::Args::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("byline: {}", visible::visible(&format!("{error:#}")));
            if error.is::<run::Usage>() { WRONG_USAGE.into() } else { ExitCode::FAILURE }
        }
    }
}

/// The reader of our output has seen enough, as in `byline annotate story.txt | head`.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
