//! The command line.

use crate::help;
use crate::input::Fields;
use crate::lists::Lists;
#[cfg(feature = "encoder")]
use crate::tier::Reader;
use byline::{LineBreaks, Pipeline, PipelineBuilder, Unit, UnknownName};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};

/// Reads English news: who is named, who said what, and where the story got it.
#[derive(Debug, Parser)]
#[command(name = "byline", version, about, max_term_width = 100, after_help = help::ALL)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find names, quotations with their speakers, and citations.
    #[command(after_help = help::ANNOTATE)]
    Annotate(Options),
    /// Find tokens and sentences alone.
    #[command(after_help = help::TOKENS)]
    Tokens(TokenOptions),
    /// Follow quotations across stories: who had them first, and who got them from whom.
    #[command(after_help = help::TRACK)]
    Track(Track),
    /// Answer over HTTP: stories in, what was found in them out.
    #[cfg(feature = "serve")]
    #[command(after_help = help::SERVE)]
    Serve(crate::serve::Options),
    /// Print completions for a shell.
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page of the program or of a command.
    #[command(after_help = help::MAN)]
    Man {
        /// The command, such as `annotate`.
        command: Option<String>,
    },
}

/// Where stories come from.
#[derive(Debug, ClapArgs)]
pub struct Reading {
    /// Files, directories, or patterns in quotes such as 'news/**/*.html'; `-` or nothing is
    /// standard input. In a directory, every .txt, .json, .jsonl, .ndjson, .html, .htm and .warc file
    /// is read, and so are those in the directories below it, in the order of their names; names that
    /// begin with a dot are passed over, and so is what byline wrote. Gzip and zstd are unpacked.
    pub paths: Vec<PathBuf>,

    /// What the input is [default: what the ending of its name says, or else what it holds]. What is
    /// not text, such as PDF, is refused unless this is given.
    #[arg(long, value_enum)]
    pub input: Option<Input>,

    /// The encoding of the input, such as `windows-1252` [default: what a byte order mark or the page
    /// says, else UTF-8]. What cannot be decoded is replaced by U+FFFD, with a warning.
    #[arg(long, value_parser = encoding, value_name = "NAME")]
    pub encoding: Option<&'static Encoding>,

    /// What a line break means: `blank-lines` that only blank lines end a paragraph, `every-line` that
    /// each line is one, `wrapped` that lines were broken at a width; `auto` goes by what the
    /// text looks like [default: auto].
    #[arg(long, value_parser = line_breaks, value_name = "MEANING")]
    pub line_breaks: Option<LineBreaks>,

    #[command(flatten)]
    pub fields: FieldNames,

    /// Stories to work on at once; 0 means one for each core.
    #[arg(long, short, visible_alias = "threads", default_value_t = 0, value_name = "N")]
    pub jobs: usize,
}

impl Reading {
    /// What was given and does nothing, as a message.
    pub fn idle(&self) -> Option<String> {
        let kind = self.input.filter(|input| *input != Input::Jsonl)?;
        let option = self.fields.given()?;
        Some(format!("{option} does nothing for --input {kind}"))
    }

    /// A pipeline that reads line breaks as they are said to be meant.
    pub fn pipeline(&self) -> PipelineBuilder {
        match self.line_breaks {
            Some(line_breaks) => Pipeline::builder().line_breaks(line_breaks),
            None => Pipeline::builder(),
        }
    }
}

/// Where things stand in a line of JSON Lines. A dot goes into an object: `body.text`.
#[derive(Debug, ClapArgs)]
pub struct FieldNames {
    /// The field of JSON Lines that holds the text; a dot goes into an object, as in `body.text`
    /// [default: text].
    #[arg(long, value_name = "FIELD")]
    text_field: Option<String>,

    /// The field that holds the id [default: id]. Without it the number of the line is the id.
    #[arg(long, value_name = "FIELD")]
    id_field: Option<String>,

    /// The field that holds the date, which begins as YYYY-MM-DD; a time with its zone may follow
    /// [default: date].
    #[arg(long, value_name = "FIELD")]
    date_field: Option<String>,

    /// The field that holds the name of who published the story [default: publisher].
    #[arg(long, value_name = "FIELD")]
    publisher_field: Option<String>,
}

impl FieldNames {
    /// The names to look for.
    pub fn fields(&self) -> Fields {
        let usual = Fields::default();
        let name = |given: &Option<String>, usual| given.clone().unwrap_or(usual);
        Fields {
            text: name(&self.text_field, usual.text),
            id: name(&self.id_field, usual.id),
            date: name(&self.date_field, usual.date),
            publisher: name(&self.publisher_field, usual.publisher),
        }
    }

    /// The first option that names a field, if one does.
    pub fn given(&self) -> Option<&'static str> {
        let options = [
            (&self.text_field, "--text-field"),
            (&self.id_field, "--id-field"),
            (&self.date_field, "--date-field"),
            (&self.publisher_field, "--publisher-field"),
        ];
        options.into_iter().find_map(|(name, option)| name.as_ref().map(|_| option))
    }
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        "no such encoding; some are utf-8, utf-16le, windows-1252, iso-8859-2, koi8-r, shift_jis"
            .to_owned()
    })
}

fn line_breaks(name: &str) -> Result<LineBreaks, String> {
    name.parse().map_err(|error: UnknownName| error.to_string())
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

    /// What to write: tables for people, the same as JSON Lines, or the graph of who cites whom.
    #[arg(long, value_enum, default_value_t = TrackFormat::Terminal)]
    pub format: TrackFormat,

    /// The file to write. It is replaced when all is done, or else left as it is. `-` or nothing is
    /// standard output.
    #[arg(long, short, value_name = "PATH")]
    pub out: Option<PathBuf>,

    #[command(flatten)]
    pub lists: Lists,

    #[cfg(feature = "encoder")]
    #[command(flatten)]
    pub reader: Reader,

    /// The fewest stories that a quotation must stand in to be written; not for graphs
    /// [default: 2].
    #[arg(long, value_name = "N")]
    pub min_stories: Option<usize>,

    /// Analyse stories of any language as if they were English. Without it, stories in another
    /// language are left out, with a warning.
    #[arg(long)]
    pub any_language: bool,
}

/// The formats that `track` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TrackFormat {
    /// For people: each quotation with its stories, the one that had it first on top; then who got
    /// how much from whom.
    Terminal,
    /// A quotation a line, then an edge between outlets a line.
    Jsonl,
    /// Who cites whom, for Graphviz.
    Dot,
    /// Who cites whom, as GraphML.
    Graphml,
}

/// Where results go.
#[derive(Debug, ClapArgs)]
pub struct Output {
    /// The file to write, or for brat the directory. A file is replaced when all is done, or else
    /// left as it is; a directory must be new or empty. `-` or nothing is standard output.
    #[arg(long, short, value_name = "PATH")]
    pub out: Option<PathBuf>,

    /// What offsets count, in JSON and CSV [default: bytes].
    #[arg(long, value_enum, value_name = "UNIT")]
    pub offsets: Option<Offsets>,
}

impl Output {
    /// The file that is named for the output, if one is.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The unit of offsets.
    pub fn unit(&self) -> Unit {
        match self.offsets {
            None | Some(Offsets::Bytes) => Unit::Bytes,
            Some(Offsets::Chars) => Unit::Chars,
            Some(Offsets::Utf16) => Unit::Utf16,
        }
    }
}

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Offsets {
    /// Bytes of UTF-8.
    Bytes,
    /// Unicode code points.
    Chars,
    /// Units of UTF-16.
    Utf16,
}

/// What `tokens` takes.
#[derive(Debug, ClapArgs)]
pub struct TokenOptions {
    #[command(flatten)]
    pub reading: Reading,

    /// What to write.
    #[arg(long, value_enum, default_value_t = TokenFormat::Terminal)]
    pub format: TokenFormat,

    #[command(flatten)]
    pub output: Output,
}

/// The formats that `tokens` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TokenFormat {
    /// For people: a sentence a line.
    Terminal,
    /// One indented JSON object for a text, a list of them for anything else.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Tokens of all sentences. Offsets count code points.
    Conllu,
}

/// What `annotate` takes.
#[derive(Debug, ClapArgs)]
pub struct Options {
    #[command(flatten)]
    pub reading: Reading,

    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub lists: Lists,

    #[cfg(feature = "encoder")]
    #[command(flatten)]
    pub reader: Reader,

    /// Analyse stories of any language as if they were English. Without it, stories in another
    /// language get tokens and sentences alone, with a warning.
    #[arg(long)]
    pub any_language: bool,

    /// Leave the text out of the JSON.
    #[arg(long)]
    pub no_text: bool,

    /// Put tokens, with their kinds, into the JSON.
    #[arg(long)]
    pub tokens: bool,

    /// What to show of a story, in the format `terminal` [default: full].
    #[arg(long, value_enum)]
    pub view: Option<Part>,

    /// The columns of a line, in the format `terminal` [default: as many as the terminal has, at
    /// most 100; elsewhere 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(30..))]
    pub width: Option<u16>,

    /// Whether to use colours, in the format `terminal`. Where there are none, signs say the same.
    /// By default a terminal gets them, unless NO_COLOR is set; CLICOLOR_FORCE=1 gives them to all.
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<Colour>,
}

impl Options {
    /// The first option that was given and does nothing in the format.
    pub fn idle(&self) -> Option<&'static str> {
        let is_json = matches!(self.format, Format::Json | Format::Jsonl);
        let is_table =
            matches!(self.format, Format::Csv | Format::CsvCitations | Format::CsvEntities);
        let is_terminal = self.format == Format::Terminal;
        let given = [
            (self.output.offsets.is_some() && !is_json && !is_table, "--offsets"),
            (self.no_text && !is_json, "--no-text"),
            (self.tokens && !is_json, "--tokens"),
            (self.view.is_some() && !is_terminal, "--view"),
            (self.width.is_some() && !is_terminal, "--width"),
            (self.color.is_some() && !is_terminal, "--color"),
        ];
        given.into_iter().find_map(|(idle, option)| idle.then_some(option))
    }
}

/// What is shown of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The story with its marks, and the summary.
    Full,
    /// The story alone: names, quotes with their speakers, citations.
    Story,
    /// The quotes alone, each with its speaker.
    Quotes,
    /// Lists and tables: who is named, who spoke and how often, sources and chains.
    Summary,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Where the terminal shows them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Input {
    /// One story a file, plain.
    Text,
    /// JSON objects: one a line, or one after the other, or in lists.
    #[value(alias = "json")]
    Jsonl,
    /// One HTML page a file, of which the article is read.
    Html,
    /// An archive of pages or texts, as crawlers keep them; their addresses are the ids.
    Warc,
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
    /// A table with a row for each quote of all stories.
    Csv,
    /// A table with a row for each source of each citation.
    CsvCitations,
    /// A table with a row for each mention of each entity.
    CsvEntities,
    /// Stand-off annotation: with --out, a directory with two files for each story and a
    /// configuration; without, the annotations of a single story. Offsets count code points.
    Brat,
    /// Tokens, tags and names of all sentences. Offsets count code points.
    Conllu,
    /// W3C Web Annotation: one JSON-LD collection for a text, a list of them for anything else.
    /// Offsets count code points.
    WebAnnotation,
    /// schema.org: one JSON-LD object for a text, a list of them for anything else.
    JsonLd,
    /// The chains of each story as a Graphviz graph, one after the other.
    Dot,
    /// The chains of all stories as one Mermaid flowchart.
    Mermaid,
    /// One page of all stories for a browser, with layers to switch on and off. Over 100 stories it
    /// is cut into pages: with --out page.html, that is a table of contents, and page-1.html and so on
    /// lie beside it.
    Html,
}

impl From<TokenFormat> for Format {
    fn from(format: TokenFormat) -> Self {
        match format {
            TokenFormat::Terminal => Self::Terminal,
            TokenFormat::Json => Self::Json,
            TokenFormat::Jsonl => Self::Jsonl,
            TokenFormat::Conllu => Self::Conllu,
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}

impl std::fmt::Display for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}
