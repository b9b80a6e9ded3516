//! The view for people: the story with what was found in it, then who said what and where the
//! story got it.

mod marks;
mod names;
mod paragraph;
mod quotations;
mod summary;
#[cfg(test)]
mod tests;
mod wrap;

use crate::args::{Options, Part};
use crate::visible::visible;
use anstyle::{AnsiColor, Color, Style};
use byline::Document;
use marks::Marks;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub use quotations::write_quotations;

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const SPEAKER: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));

/// The width where nothing says another, and the widest that is still easy to read.
const USUAL_WIDTH: usize = 80;
const MAX_WIDTH: usize = 100;

/// How stories are shown.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The columns that a line may have.
    pub width: usize,
    /// Whether there are colours. Without them signs say the same.
    pub colours: bool,
    /// What is shown.
    pub part: Part,
}

impl View {
    /// The view that the user asks for, or that fits the terminal.
    pub fn new(options: &Options, colours: bool) -> Self {
        let width = options.width.map(usize::from).unwrap_or_else(|| width(options.output.file()));
        Self { width, colours, part: options.view.unwrap_or(Part::Full) }
    }
}

/// The width that fits where output goes.
pub fn width(file: Option<&Path>) -> usize {
    let stdout = io::stdout();
    (file.is_none() && stdout.is_terminal())
        .then(|| terminal_size::terminal_size_of(stdout))
        .flatten()
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).min(MAX_WIDTH))
}

/// Writes a story, or the parts of it that the view asks for.
pub fn write_story(out: &mut dyn Write, document: &Document, view: View) -> io::Result<()> {
    write_head(out, document)?;
    let marks = Marks::new(document, view.colours);
    if matches!(view.part, Part::Full | Part::Story) {
        paragraph::write_text(out, document, &marks, view)?;
    }
    if view.part == Part::Quotes {
        summary::write_quotes(out, document, view)?;
    }
    if matches!(view.part, Part::Full | Part::Summary) {
        summary::write(out, document, view)?;
    }
    Ok(())
}

/// Writes id, date and publisher, as far as they are known.
fn write_head(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    let date = document.date.map(|date| date.to_string());
    let rest: Vec<_> = date.into_iter().chain(document.publisher.clone()).collect();
    if document.id.is_none() && rest.is_empty() {
        return Ok(());
    }
    let id = visible(document.id.as_deref().unwrap_or_default());
    let line = format!("{HEADING}{id}{HEADING:#}  {}", visible(&rest.join(", ")));
    writeln!(out, "{}", line.trim())
}

/// Writes one sentence a line, its tokens parted by a middle dot.
pub fn write_tokens(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    for sentence in document.sentence_refs() {
        for (index, token) in sentence.tokens().enumerate() {
            let gap = if index == 0 { "" } else { "·" };
            write!(out, "{FAINT}{gap}{FAINT:#}{}", visible(token.text()))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
