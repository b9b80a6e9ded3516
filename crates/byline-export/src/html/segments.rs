//! The text cut at every border of an annotation, so that layers may overlap in any way.

use super::anchors::{self, Anchor, AnchorKind};
use super::characters::Text;
use super::headings::is_heading;
use super::marks::{Layer, Mark, marks, name_class};
use byline_core::{Document, MentionForm, Span};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many annotations one segment shows, the innermost first. Real stories stay far below; the
/// bound keeps the page linear in the annotations however these overlap.
const DEEPEST: usize = 12;

/// A paragraph with the blanks before it.
#[derive(Debug)]
pub(super) struct Paragraph<'d> {
    pub(super) before: Text<'d>,
    pub(super) heading: bool,
    pub(super) segments: Vec<Segment<'d>>,
}

/// A stretch of text without a border inside.
#[derive(Debug)]
pub(super) struct Segment<'d> {
    pub(super) text: Text<'d>,
    /// What begins here.
    pub(super) starts: Vec<AnchorKind>,
    /// The quotes that end here.
    pub(super) ends: Vec<usize>,
    /// The classes of all layers that cover it; empty for plain text.
    pub(super) classes: Vec<&'static str>,
    pub(super) entity: Option<usize>,
    /// The quotes that it is a part of, innermost first, and so on.
    pub(super) quotes: Vec<usize>,
    pub(super) citations: Vec<usize>,
}

/// Cuts the text of a document. Returns the paragraphs and the blanks after the last one.
pub(super) fn cut(document: &Document) -> (Vec<Paragraph<'_>>, Text<'_>) {
    let text = document.text();
    let mut cutter = Cutter::new(document);
    let mut found = Vec::new();
    let mut end = 0;
    let mut all = document.paragraphs().to_vec();
    if all.is_empty() && !(cutter.starts.peek().is_none() && cutter.ends.peek().is_none()) {
        // Links to annotations of blanks must lead somewhere too.
        all.push(Span::new(0, text.len()));
    }
    for (index, span) in all.iter().enumerate() {
        let next = all.get(index + 1).map_or(usize::MAX, |next| next.start());
        found.push(Paragraph {
            before: Text(&text[end..span.start()]),
            heading: is_heading(&text[*span]),
            segments: cutter.paragraph(span.start(), span.end(), next),
        });
        end = span.end();
    }
    (found, Text(&text[end..]))
}

/// Walks over the borders once, from left to right.
struct Cutter<'d> {
    document: &'d Document,
    marks: Vec<Mark>,
    /// Where a mark begins (true) or ends, sorted.
    borders: std::iter::Peekable<std::vec::IntoIter<(usize, bool, usize)>>,
    /// The marks at the place reached, the innermost last.
    active: BTreeSet<(usize, Reverse<usize>, usize)>,
    starts: std::iter::Peekable<std::vec::IntoIter<Anchor>>,
    ends: std::iter::Peekable<std::vec::IntoIter<Anchor>>,
}

impl<'d> Cutter<'d> {
    fn new(document: &'d Document) -> Self {
        let marks = marks(document);
        let ends = marks.iter().enumerate().map(|(index, mark)| (mark.span.end(), false, index));
        let starts = marks.iter().enumerate().map(|(index, mark)| (mark.span.start(), true, index));
        let mut borders: Vec<_> = ends.chain(starts).collect();
        borders.sort_unstable();
        Self {
            document,
            marks,
            borders: borders.into_iter().peekable(),
            active: BTreeSet::new(),
            starts: anchors::starts(document).into_iter().peekable(),
            ends: anchors::quote_ends(document).into_iter().peekable(),
        }
    }

    /// The segments of a paragraph; `next` is where the one after it starts.
    fn paragraph(&mut self, start: usize, end: usize, next: usize) -> Vec<Segment<'d>> {
        let mut segments = Vec::new();
        let mut place = start;
        loop {
            self.pass_borders(place);
            let border = self.borders.peek().map_or(end, |border| border.0.min(end));
            let last = if border == end { next } else { border };
            segments.push(self.segment(place, border, last));
            place = border;
            if place == end {
                return segments;
            }
        }
    }

    fn pass_borders(&mut self, place: usize) {
        while let Some((_, opens, index)) = self.borders.next_if(|border| border.0 <= place) {
            let span = self.marks[index].span;
            let key = (span.start(), Reverse(span.end()), index);
            if opens {
                self.active.insert(key);
            } else {
                self.active.remove(&key);
            }
        }
    }

    /// A segment with the anchors up to its start, and the ends before `next`. The last one of the
    /// text has all that are left: they stand in the blanks after it.
    fn segment(&mut self, start: usize, end: usize, next: usize) -> Segment<'d> {
        let reached = if next == usize::MAX { next } else { start };
        let anchors = std::iter::from_fn(|| self.starts.next_if(|anchor| anchor.at <= reached));
        let starts = anchors.map(|anchor| anchor.kind).collect();
        let anchors = std::iter::from_fn(|| self.ends.next_if(|anchor| anchor.at <= next));
        let ends = anchors.filter_map(|anchor| match anchor.kind {
            AnchorKind::QuoteEnd(quote) => Some(quote),
            _ => None,
        });
        let mut segment = Segment {
            text: Text(&self.document.text()[start..end]),
            starts,
            ends: ends.collect(),
            classes: Vec::new(),
            entity: None,
            quotes: Vec::new(),
            citations: Vec::new(),
        };
        for &(_, _, index) in self.active.iter().rev().take(DEEPEST) {
            segment.cover(self.document, self.marks[index].layer);
        }
        segment
    }
}

impl Segment<'_> {
    /// Adds what one layer says of the segment.
    fn cover(&mut self, document: &Document, layer: Layer) {
        match layer {
            Layer::Mention { .. } if self.entity.is_some() => {}
            Layer::Mention { entity, form } => {
                self.entity = Some(entity);
                let form = if form == MentionForm::Name { "name" } else { "mention" };
                self.classes.extend([form, name_class(document.entities()[entity].kind)]);
            }
            Layer::Content { quote } => self.of_quote("quote", quote),
            Layer::Marked { quote } => self.of_quote("marked", quote),
            Layer::Cue { quote } => self.of_quote("cue", quote),
            Layer::Source { quote } => self.of_quote("source", quote),
            Layer::Citation { citation } => {
                self.add_class("citation");
                self.citations.push(citation);
            }
        }
    }

    fn of_quote(&mut self, class: &'static str, quote: usize) {
        self.add_class(class);
        if !self.quotes.contains(&quote) {
            self.quotes.push(quote);
        }
    }

    fn add_class(&mut self, class: &'static str) {
        if !self.classes.contains(&class) {
            self.classes.push(class);
        }
    }
}
