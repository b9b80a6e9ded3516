//! Checks and measurements of the workspace: `cargo lab --help`.

mod eval;
mod floors;
mod readers;
mod tidy;
mod train;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Checks and measures the byline workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo lab", max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score a layer against an annotated file.
    #[command(subcommand)]
    Eval(eval::Eval),
    /// Train a model from the corpora.
    #[command(subcommand)]
    Train(train::Train),
    /// Check that no score on the development sets has fallen under its floor.
    Floors {
        /// The folder with the development sets.
        data: PathBuf,
    },
    /// Check that the crates depend on each other and on third parties as crates/README.md says.
    Tidy,
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Eval(layer) => eval::eval(&layer),
        Command::Train(model) => train::train(&model),
        Command::Floors { data } => floors::floors(&data),
        Command::Tidy => tidy::tidy(),
    }
}
