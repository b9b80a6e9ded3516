//! Checks and measurements of the workspace: `cargo lab --help`.

mod tidy;

use clap::{Parser, Subcommand};

/// Checks and measures the byline workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo lab", max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check that the crates depend on each other and on third parties as crates/README.md says.
    Tidy,
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Tidy => tidy::tidy(),
    }
}
