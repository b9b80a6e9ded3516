//! Writes analysed stories, in any format, to standard output or to files.

mod brat;
mod each;
mod json;
mod page;
mod target;
mod whole;

use crate::args::{Colour, Format, Options};
use crate::terminal::{self, View};
use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, bail};
use byline::{Document, Unit, wire};
use byline_export::csv::{Rows, Table};
use byline_export::mermaid::Chart;
use byline_export::{conllu, dot, schema_org, web_annotation};
use each::Each;
use json::JsonList;
use page::PageWriter;
use std::io;
use target::Target;

pub use target::STANDARD_OUTPUT;

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

/// Opens the output that the options ask for: that of tokens alone if `tokens_only`. `single` says
/// that there will be one story at most.
///
/// # Errors
///
/// If the format does not go with the other options, or the output cannot be opened.
pub fn open(
    options: &Options,
    tokens_only: bool,
    single: bool,
) -> anyhow::Result<Box<dyn StoryWriter>> {
    let unit: Unit = options.offsets.parse().context("--offsets")?;
    let wire = wire::Options {
        offsets: unit,
        text: !options.no_text,
        tokens: options.tokens || tokens_only,
    };
    let out = || Target::open(options.out.as_deref());
    Ok(match (options.format, tokens_only) {
        (Format::Terminal, true) => Each::boxed(styled(options)?, "\n", terminal::write_tokens),
        (Format::Terminal, false) => {
            let view = View::new(options, has_colours(options));
            Each::boxed(styled(options)?, "\n", move |out, d| terminal::write_story(out, d, view))
        }
        (Format::Jsonl, true) => json::lines(out()?, move |d| json::TokenStory::new(d, &wire)),
        (Format::Jsonl, false) => json::lines(out()?, move |d| wire::Story::new(d, &wire)),
        (Format::Json, true) => {
            JsonList::boxed(out()?, single, move |d| json::TokenStory::new(d, &wire))
        }
        (Format::Json, false) => {
            JsonList::boxed(out()?, single, move |d| wire::Story::new(d, &wire))
        }
        (Format::Conllu, _) => Each::boxed(out()?, "", conllu::write),
        (format, true) => bail!("`tokens` writes terminal, json, jsonl or conllu, not {format}"),
        (Format::Csv, false) => Box::new(Table::new(out()?, Rows::Quotes, unit)?),
        (Format::CsvCitations, false) => Box::new(Table::new(out()?, Rows::Citations, unit)?),
        (Format::CsvEntities, false) => Box::new(Table::new(out()?, Rows::Entities, unit)?),
        (Format::Brat, false) => brat::open(options.out.as_deref(), single)?,
        (Format::WebAnnotation, false) => {
            JsonList::boxed(out()?, single, web_annotation::collection)
        }
        (Format::JsonLd, false) => JsonList::boxed(out()?, single, schema_org::article),
        (Format::Dot, false) => Each::boxed(out()?, "", dot::write),
        (Format::Mermaid, false) => Box::new(Chart::new(out()?)?),
        (Format::Html, false) => PageWriter::boxed(out()?),
    })
}

fn styled(options: &Options) -> anyhow::Result<Target> {
    Target::open_styled(options.out.as_deref(), has_colours(options))
}

fn has_colours(options: &Options) -> bool {
    match options.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            !options.writes_file() && AutoStream::choice(&io::stdout()) != ColorChoice::Never
        }
    }
}
