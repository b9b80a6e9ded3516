//! The text of a story with its marks, and the speakers in the margin.

use super::marks::{Mark, Marks, What, style};
use super::names::{KINDS, REMARKS, look, number, remarks};
use super::wrap::{fit, wrap};
use super::{FAINT, SPEAKER, View};
use crate::visible::{sign, visible};
use anstyle::Style;
use byline::{Document, QuoteRef};
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The width from which on speakers are named in the margin; below it there are their numbers.
const NAMED_MARGIN: usize = 60;

/// The widest name of a speaker in the margin.
const MAX_NAME: usize = 20;

/// A paragraph of the story as it will be shown, before it is wrapped.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// Where a style begins.
    styles: Vec<(usize, Style)>,
    /// Where there are quotes.
    quoted: Vec<Range<usize>>,
    /// Where quotes begin, or go on after the paragraph before.
    quotes: Vec<(usize, usize)>,
}

/// Writes the text, and without colours what its signs mean.
pub fn write_text(
    out: &mut dyn Write,
    document: &Document,
    marks: &Marks,
    view: View,
) -> io::Result<()> {
    let is_named = view.width >= NAMED_MARGIN;
    let labels: Vec<Label> = document.quote_refs().map(|q| Label::of(q, is_named)).collect();
    let widest = |part: fn(&Label) -> usize| labels.iter().map(part).max().unwrap_or(0);
    let name = widest(|label| label.name.width()).min(MAX_NAME);
    let margin = name + widest(|label| label.signs.width());
    let mut painter = Painter { marks, opened: 0, closed: 0, open: Vec::new() };
    writeln!(out)?;
    let mut end = 0;
    for &span in document.paragraphs() {
        // A blank line where the text has one.
        if end > 0 && document.text()[end..span.start()].matches('\n').count() > 1 {
            writeln!(out)?;
        }
        end = span.end();
        let paragraph = painter.paint(&document.text()[span], span.start());
        write_paragraph(out, &paragraph, &labels, margin, view)?;
    }
    write_legend(out, document, marks, view)
}

/// Who stands in the margin, and behind the name the signs and the number of the quote.
struct Label {
    name: String,
    signs: String,
}

impl Label {
    fn of(quote: QuoteRef<'_>, is_named: bool) -> Self {
        let signs: String = remarks(quote).map(|(sign, _)| sign).collect();
        let name = if is_named { speaker(quote) } else { String::new() };
        Self { name, signs: signs + &number(quote.id().index()) }
    }
}

/// What stands for a speaker.
pub fn speaker(quote: QuoteRef<'_>) -> String {
    quote.speaker_name().map_or("(nobody named)".to_owned(), |name| visible(name).into_owned())
}

/// Goes through the marks along the text.
struct Painter<'a> {
    marks: &'a Marks,
    /// How many marks have been opened, and how many closed.
    opened: usize,
    closed: usize,
    open: Vec<Mark>,
}

impl Painter<'_> {
    /// Makes a paragraph, which begins at `start`, ready to be shown.
    fn paint(&mut self, content: &str, start: usize) -> Paragraph {
        let mut shown = Paragraph::default();
        self.restyle(&mut shown);
        let mut quoted = self.is_quoted().then_some(0);
        for (at, c) in content.char_indices() {
            self.step(start + at, &mut shown, &mut quoted);
            match c {
                // A line break inside a paragraph is a blank, and so is what indents the next line.
                ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' => {
                    if !shown.text.ends_with(' ') {
                        shown.text.push(' ');
                    }
                }
                c => shown.text.push(sign(c).unwrap_or(c)),
            }
        }
        self.step(start + content.len(), &mut shown, &mut quoted);
        if let Some(from) = quoted {
            shown.quoted.push(from..shown.text.len());
        }
        shown
    }

    /// Closes and opens what closes and opens at a place of the text.
    fn step(&mut self, at: usize, shown: &mut Paragraph, quoted: &mut Option<usize>) {
        let Marks { opening, closing, .. } = self.marks;
        while let Some(mark) = closing.get(self.closed).filter(|mark| mark.span.end() <= at) {
            self.closed += 1;
            shown.text.push_str(self.marks.after(mark.what));
            self.open.retain(|open| (open.span, open.what) != (mark.span, mark.what));
            self.restyle(shown);
            if let (false, Some(from)) = (self.is_quoted(), *quoted) {
                shown.quoted.push(from..shown.text.len());
                *quoted = None;
            }
        }
        while let Some(&mark) = opening.get(self.opened).filter(|mark| mark.span.start() <= at) {
            self.opened += 1;
            let from = shown.text.len();
            if let What::Quote(index) = mark.what {
                quoted.get_or_insert(from);
                if !shown.quotes.iter().any(|&(_, named)| named == index) {
                    shown.quotes.push((from, index));
                }
                shown.styles.push((from, FAINT));
            }
            shown.text.push_str(&self.marks.before(mark.what));
            self.open.push(mark);
            self.restyle(shown);
        }
    }

    fn restyle(&self, shown: &mut Paragraph) {
        let open: Vec<_> = self.open.iter().map(|mark| mark.what).collect();
        shown.styles.push((shown.text.len(), style(&open)));
    }

    fn is_quoted(&self) -> bool {
        self.open.iter().any(|mark| matches!(mark.what, What::Quote(_)))
    }
}

/// Writes the lines of a paragraph. A quote is named in the margin of the line where it begins, or
/// where that is taken in the next that is free.
fn write_paragraph(
    out: &mut dyn Write,
    paragraph: &Paragraph,
    labels: &[Label],
    margin: usize,
    view: View,
) -> io::Result<()> {
    let gutter = if margin == 0 { 0 } else { margin + 3 };
    let mut waiting = paragraph.quotes.iter().peekable();
    let mut lines = wrap(&paragraph.text, view.width - gutter).into_iter();
    let mut end = 0;
    loop {
        let line = lines.next();
        if line.is_none() && waiting.peek().is_none() {
            return Ok(());
        }
        end = line.as_ref().map_or(end, |line| line.end);
        let line = line.unwrap_or(end..end);
        if margin > 0 {
            let quote = waiting.next_if(|(at, _)| *at < end);
            let label = quote.map(|&(_, index)| label(&labels[index], margin));
            let touches =
                |quoted: &Range<usize>| quoted.start < line.end && line.start < quoted.end;
            let bar = if paragraph.quoted.iter().any(touches) { '│' } else { ' ' };
            write!(out, "{SPEAKER}{:margin$}{SPEAKER:#} {bar} ", label.unwrap_or_default())?;
        }
        write_styled(out, paragraph, line)?;
        writeln!(out)?;
    }
}

/// A label, to the right; where there is no room for anything of the name, signs and number alone.
fn label(label: &Label, margin: usize) -> String {
    let name = match margin - label.signs.width() {
        0 => String::new(),
        room => fit(&label.name, room),
    };
    let name = name.trim_end();
    let gap = " ".repeat(margin - name.width() - label.signs.width());
    format!("{gap}{name}{}", label.signs)
}

fn write_styled(out: &mut dyn Write, shown: &Paragraph, line: Range<usize>) -> io::Result<()> {
    for (index, &(start, style)) in shown.styles.iter().enumerate() {
        let end = shown.styles.get(index + 1).map_or(shown.text.len(), |next| next.0);
        let part = start.max(line.start)..end.min(line.end);
        if part.start < part.end {
            write!(out, "{style}{}{style:#}", &shown.text[part])?;
        }
    }
    Ok(())
}

/// Says what the marks mean that the text has, and the signs that the margin has.
fn write_legend(
    out: &mut dyn Write,
    document: &Document,
    marks: &Marks,
    view: View,
) -> io::Result<()> {
    let has = |what: &What| marks.opening.iter().any(|mark| mark.what == *what);
    let names = KINDS.into_iter().map(What::Name);
    let mut shown: Vec<(String, Style)> = names
        .chain([What::Quote(0), What::Citation])
        .filter(has)
        .map(|what| {
            (explained(what, view), if view.colours { style(&[what]) } else { Style::new() })
        })
        .collect();
    let has_remark = |sign| document.quote_refs().any(|quote| remarks(quote).any(|r| r.0 == sign));
    let signs = REMARKS.into_iter().filter(|&(sign, _)| has_remark(sign));
    shown.extend(signs.map(|(sign, meaning)| (format!("{sign} {meaning}"), Style::new())));
    if shown.is_empty() {
        return Ok(());
    }
    write!(out, "\n{FAINT}Marks:{FAINT:#}")?;
    let mut used = "Marks:".len();
    for (words, style) in shown {
        if used + 2 + words.width() > view.width {
            write!(out, "\n      ")?;
            used = "Marks:".len();
        }
        write!(out, "  {style}{words}{style:#}")?;
        used += 2 + words.width();
    }
    writeln!(out)
}

/// A mark with its meaning inside.
fn explained(what: What, view: View) -> String {
    match (what, view.colours) {
        (What::Name(kind), true) => kind.to_string(),
        (What::Name(kind), false) => format!("[{}:{kind}]", look(kind).letter),
        (What::Quote(_), true) => "¹quote 1".to_owned(),
        (What::Quote(_), false) => "«¹quote 1»".to_owned(),
        (What::Citation, true) => "citation".to_owned(),
        (What::Citation, false) => "_citation_".to_owned(),
    }
}
