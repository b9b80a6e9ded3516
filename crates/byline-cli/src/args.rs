//! The command line.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads English news: who is named, who said what, and where the story has it from.
#[derive(Debug, Parser)]
#[command(name = "byline", version, about, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find names, quotations with their speakers, and citations.
    Annotate(Options),
    /// Find tokens and sentences alone.
    Tokens(Options),
}

/// What the commands share.
#[derive(Debug, ClapArgs)]
pub struct Options {
    /// Files to read, or directories: of these every .txt file (or .jsonl, with --input jsonl) is
    /// read, in the order of names. `-` or nothing is standard input.
    pub paths: Vec<PathBuf>,

    /// What the input is: one story a file, or one JSON object a line with "text" and, if you
    /// like, "id", "date" and "publisher". By default .jsonl files are JSON Lines, all else text.
    #[arg(long, value_enum)]
    pub input: Option<Input>,

    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,

    /// What offsets count, in JSON.
    #[arg(long, default_value = "bytes", value_parser = ["bytes", "chars", "utf16"])]
    pub offsets: String,

    /// Leave the text out of the JSON.
    #[arg(long)]
    pub no_text: bool,

    /// Put tokens, with their kinds, into the JSON.
    #[arg(long)]
    pub tokens: bool,

    /// Stories to work on at once; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Input {
    /// One story a file.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// The formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Terminal,
    /// One indented JSON object for a text, a list of them for anything else.
    Json,
    /// One JSON object a line.
    Jsonl,
}
