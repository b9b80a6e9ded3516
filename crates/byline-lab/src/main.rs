//! Checks and measurements of the workspace: `cargo lab --help`.
#![forbid(unsafe_code)]

mod counts;
mod diff;
mod eval;
mod floors;
mod folds;
mod growth;
mod links;
mod models;
mod names;
mod predict;
mod readers;
mod score;
mod supply;
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
    /// Print what a layer finds in a file.
    #[command(subcommand)]
    Predict(predict::Predict),
    /// Show what a new prediction gains and loses against an old one.
    #[command(subcommand)]
    Diff(diff::Diff),
    /// Train a model from the corpora.
    #[command(subcommand)]
    Train(train::Train),
    /// Check that no score on the development sets has fallen under its floor.
    Floors {
        /// The folder with the development sets.
        data: PathBuf,
        /// The file of an encoder, for the accurate tier: stories, constructions and quotes are read by
        /// it.
        #[arg(long)]
        encoder: Option<PathBuf>,
    },
    /// Measure how the work grows with the text, on texts that nobody would write.
    Growth(growth::Growth),
    /// Check that the crates depend on each other and on third parties as crates/README.md says, that
    /// these have free licences and build with the Rust that is stated, that `unsafe` code stands in
    /// its place, and that links between files lead somewhere.
    Tidy,
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Eval(layer) => eval::eval(&layer),
        Command::Predict(layer) => predict::predict(&layer),
        Command::Diff(files) => diff::diff(&files),
        Command::Train(model) => train::train(&model),
        Command::Floors { data, encoder } => floors::floors(&data, encoder.as_deref()),
        Command::Growth(growth) => growth::growth(&growth),
        Command::Tidy => tidy::tidy(),
    }
}
