//! What is marked in a story, and with which signs.

use super::names::{look, number};
use anstyle::Style;
use byline::{Document, EntityKind, MentionForm, Span};

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A name of this kind.
    Name(EntityKind),
    /// A part of the quote of this index.
    Quote(usize),
    /// A citation.
    Citation,
}

/// A stretch of text that is marked.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub what: What,
}

/// All marks of a story.
pub struct Marks {
    /// In the order in which they open: of those that open together, the longest is first.
    pub opening: Vec<Mark>,
    /// In the order in which they close: of those that close together, the shortest is first.
    pub closing: Vec<Mark>,
    colours: bool,
}

impl Marks {
    /// Collects the names, quotes and citations of a story.
    pub fn new(document: &Document, colours: bool) -> Self {
        let names = document.entities().iter().filter(|entity| !entity.kind.is_value());
        let names = names.flat_map(|entity| {
            let mentions = entity.mentions.iter().filter(|m| m.form == MentionForm::Name);
            mentions.map(|mention| Mark { span: mention.span, what: What::Name(entity.kind) })
        });
        let quotes = document.quotes().iter().enumerate().flat_map(|(index, quote)| {
            quote.content.iter().map(move |&span| Mark { span, what: What::Quote(index) })
        });
        let citations = document.citations().iter();
        let citations = citations.map(|c| Mark { span: c.clause, what: What::Citation });
        let mut opening: Vec<_> = citations.chain(quotes).chain(names).collect();
        opening.sort_by_key(|mark| (mark.span.start(), usize::MAX - mark.span.end()));
        let mut closing = opening.clone();
        closing.reverse();
        closing.sort_by_key(|mark| (mark.span.end(), usize::MAX - mark.span.start()));
        Self { opening, closing, colours }
    }

    /// The sign before a stretch. The number of a quote is shown in colour too.
    pub fn before(&self, what: What) -> String {
        match (what, self.colours) {
            (What::Quote(index), true) => number(index),
            (_, true) => String::new(),
            (What::Name(kind), false) => format!("[{}:", look(kind).letter),
            (What::Quote(index), false) => format!("«{}", number(index)),
            (What::Citation, false) => "_".to_owned(),
        }
    }

    /// The sign after a stretch.
    pub fn after(&self, what: What) -> &'static str {
        match (what, self.colours) {
            (_, true) => "",
            (What::Name(_), false) => "]",
            (What::Quote(_), false) => "»",
            (What::Citation, false) => "_",
        }
    }
}

/// The style of text that all these marks are open around.
pub fn style(open: &[What]) -> Style {
    open.iter().fold(Style::new(), |style, what| match what {
        What::Name(kind) => style.fg_color(look(*kind).style.get_fg_color()),
        What::Quote(_) => style.italic(),
        What::Citation => style.underline(),
    })
}
