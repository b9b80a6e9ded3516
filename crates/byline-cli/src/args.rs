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
    /// Follow quotations across stories: who had them first, and who has them from whom.
    Track(Track),
}

/// Where stories come from.
#[derive(Debug, ClapArgs)]
pub struct Reading {
    /// Files to read, or directories: of these every .txt file (or .jsonl, with --input jsonl) is
    /// read, in the order of names. `-` or nothing is standard input.
    pub paths: Vec<PathBuf>,

    /// What the input is: one story a file, or one JSON object a line with "text" and, if you
    /// like, "id", "date" and "publisher". By default .jsonl files are JSON Lines, all else text.
    #[arg(long, value_enum)]
    pub input: Option<Input>,

    /// Stories to work on at once; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// What `track` takes.
#[derive(Debug, ClapArgs)]
pub struct Track {
    /// Stories: plain, or analysed as `annotate --format jsonl` writes them.
    #[command(flatten)]
    pub reading: Reading,

    /// An index file to add to; it is made if it is not there. Without it the index lives as long
    /// as the program.
    #[arg(long)]
    pub index: Option<PathBuf>,

    /// What to write: quotations and citing outlets as JSON Lines, or the graph of who cites whom.
    #[arg(long, value_enum, default_value_t = TrackFormat::Jsonl)]
    pub format: TrackFormat,

    /// The fewest stories that a quotation must stand in to be written.
    #[arg(long, default_value_t = 2)]
    pub min_stories: usize,
}

/// The formats that `track` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TrackFormat {
    /// A quotation a line, then an edge between outlets a line.
    Jsonl,
    /// Who cites whom, for Graphviz.
    Dot,
    /// Who cites whom, as GraphML.
    Graphml,
}

/// What `annotate` and `tokens` take.
#[derive(Debug, ClapArgs)]
pub struct Options {
    #[command(flatten)]
    pub reading: Reading,

    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,

    /// The file to write; it is replaced when all is done, or left as it is. `-` or nothing is
    /// standard output.
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// What offsets count, in JSON and CSV.
    #[arg(long, default_value = "bytes", value_parser = ["bytes", "chars", "utf16"])]
    pub offsets: String,

    /// Leave the text out of the JSON.
    #[arg(long)]
    pub no_text: bool,

    /// Put tokens, with their kinds, into the JSON.
    #[arg(long)]
    pub tokens: bool,
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
    /// A table of the quotes of all stories.
    Csv,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}
