//! Writes analysed stories, in any format, to standard output or to files.

mod brat;
mod each;
mod json;
mod page;
mod target;
mod whole;

use crate::args::{Colour, Format, Options, TokenFormat, TokenOptions};
use crate::terminal::{self, View};
use anstream::{AutoStream, ColorChoice};
use byline::{Document, wire};
use byline_export::csv::{Rows, Table};
use byline_export::mermaid::Chart;
use byline_export::{conllu, dot, schema_org, web_annotation};
use each::Each;
use json::JsonList;
use page::PageWriter;
use std::io;
use std::path::Path;

pub use target::Target;

/// Writes the stories of a run in one format.
pub trait StoryWriter {
    /// Writes a story.
    fn write(&mut self, document: &Document) -> anyhow::Result<()>;

    /// Hands on what was written so far, to whoever reads along. A format that is one piece keeps it.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Ends the output. A file that was named stands in its place only after this.
    fn finish(self: Box<Self>) -> anyhow::Result<()>;
}

/// Opens the output that the options ask for. `single` says that there will be one story at most.
///
/// # Errors
///
/// If the output cannot be opened.
pub fn open(options: &Options, single: bool) -> anyhow::Result<Box<dyn StoryWriter>> {
    let unit = options.output.unit();
    let wire = wire::Options { offsets: unit, text: !options.no_text, tokens: options.tokens };
    let out = || Target::open(options.output.file());
    Ok(match options.format {
        Format::Terminal => {
            let colours = has_colours(options);
            let view = View::new(options, colours);
            let out = Target::open_styled(options.output.file(), colours)?;
            Each::boxed(out, "\n", move |out, d| terminal::write_story(out, d, view))
        }
        Format::Jsonl => json::lines(out()?, move |d| wire::Story::new(d, &wire)),
        Format::Json => JsonList::boxed(out()?, single, move |d| wire::Story::new(d, &wire)),
        Format::Conllu => Each::boxed(out()?, "", conllu::write),
        Format::Csv => Box::new(Table::new(out()?, Rows::Quotes, unit)?),
        Format::CsvCitations => Box::new(Table::new(out()?, Rows::Citations, unit)?),
        Format::CsvEntities => Box::new(Table::new(out()?, Rows::Entities, unit)?),
        Format::Brat => brat::open(options.output.file(), single)?,
        Format::WebAnnotation => JsonList::boxed(out()?, single, web_annotation::collection),
        Format::JsonLd => JsonList::boxed(out()?, single, schema_org::article),
        Format::Dot => Each::boxed(out()?, "", dot::write),
        Format::Mermaid => Box::new(Chart::new(out()?)?),
        Format::Html => PageWriter::boxed(options.output.file())?,
    })
}

/// Opens the output of tokens alone.
///
/// # Errors
///
/// If the output cannot be opened.
pub fn open_tokens(options: &TokenOptions, single: bool) -> anyhow::Result<Box<dyn StoryWriter>> {
    let wire = wire::Options { offsets: options.output.unit(), text: false, tokens: true };
    let file = options.output.file();
    let out = || Target::open(file);
    Ok(match options.format {
        TokenFormat::Terminal => {
            let colours = shows_colours(file);
            Each::boxed(Target::open_styled(file, colours)?, "\n", terminal::write_tokens)
        }
        TokenFormat::Json => {
            JsonList::boxed(out()?, single, move |d| json::TokenStory::new(d, &wire))
        }
        TokenFormat::Jsonl => json::lines(out()?, move |d| json::TokenStory::new(d, &wire)),
        TokenFormat::Conllu => Each::boxed(out()?, "", conllu::write),
    })
}

fn has_colours(options: &Options) -> bool {
    match options.color {
        Some(Colour::Always) => true,
        Some(Colour::Never) => false,
        None | Some(Colour::Auto) => shows_colours(options.output.file()),
    }
}

/// True if colours are to be written where output goes.
pub fn shows_colours(file: Option<&Path>) -> bool {
    file.is_none() && AutoStream::choice(&io::stdout()) != ColorChoice::Never
}
