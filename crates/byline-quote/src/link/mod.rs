//! From what was found to quotes: spans in bytes, kind, and speakers.
//!
//! [`resolve`] reads the story once, with every name, pronoun and source in the order of the text,
//! and keeps in mind who has been spoken of ([`trail`]). Weights there stand for what a reader
//! expects: the latest subject, the one who spoke last, nobody who is named in the same words.

mod cast;
mod describe;
mod document;
mod gender;
mod joint;
pub(crate) mod lists;
mod name;
mod nested;
mod nominal;
mod passing;
mod phrase;
mod pronoun;
mod resolve;
mod sort;
mod succession;
mod trail;

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{EntityId, Mention, Quote, QuoteKind, Span, TokenRange};
use resolve::Resolution;

/// Quotes with speakers, and the pronouns and descriptions that mean entities.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// The quotes, in the order of their content.
    pub quotes: Vec<Quote>,
    /// In the order of the text.
    pub mentions: Vec<(EntityId, Mention)>,
}

/// Makes quotes of what was found, in the order of their content.
pub(crate) fn quotes(story: &Story<'_>, mut found: Vec<Found>) -> Linked {
    found.retain(|quote| !quote.content.is_empty());
    for quote in &mut found {
        quote.content.sort_by_key(|range| range.start());
        quote.content.dedup();
    }
    found.retain(|quote| quote.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    found.sort_by_key(|quote| (quote.content[0].start(), quote.cue.map_or(0, TokenRange::start)));
    let quotes = found.iter().map(|found| quote(story, found)).collect();
    with_speakers(story, &found, quotes)
}

/// The quotes of the document, with speakers.
pub(crate) fn speakers(story: &Story<'_>) -> Linked {
    let quotes = story.words.document.quotes();
    let range = |span: &Span| story.words.tokens(*span);
    let first = |spans: &[Span]| spans.first().map(range).filter(|range| !range.is_empty());
    let found = quotes.iter().map(|quote| Found {
        content: quote.content.iter().map(range).collect(),
        cue: first(&quote.cue),
        source: first(&quote.source),
        act: quote.act,
        polarity: quote.polarity,
        construction: quote.construction,
        confidence: quote.confidence,
    });
    let found: Vec<Found> = found.collect();
    with_speakers(story, &found, quotes.to_vec())
}

fn with_speakers(story: &Story<'_>, found: &[Found], mut quotes: Vec<Quote>) -> Linked {
    let outer = nested::outer(found);
    let Resolution { verdicts, mentions } = resolve::resolve(story, found, &outer);
    for (quote, verdict) in quotes.iter_mut().zip(verdicts) {
        let certainty = verdict.as_ref().map_or(1.0, |verdict| verdict.certainty);
        quote.confidence = (quote.confidence * certainty).clamp(0.0, 1.0);
        quote.speaker = verdict.map(|verdict| verdict.speaker);
    }
    for index in 0..quotes.len() {
        quotes[index].chain = nested::chain(&quotes, &outer, index);
    }
    Linked { quotes, mentions }
}

fn quote(story: &Story<'_>, found: &Found) -> Quote {
    let words = &story.words;
    let marked = marked(story, &found.content);
    let spans = |ranges: &[TokenRange]| ranges.iter().map(|&range| words.span(range)).collect();
    let mut quote = Quote::new(kind(story, &found.content, &marked), spans(&found.content));
    quote.act = found.act;
    quote.polarity = found.polarity;
    quote.marked = spans(&marked);
    quote.cue = spans(found.cue.as_slice());
    quote.source = spans(found.source.as_slice());
    quote.construction = found.construction;
    quote.confidence = found.confidence;
    quote
}

/// The parts of the content inside quotation marks.
fn marked(story: &Story<'_>, content: &[TokenRange]) -> Vec<TokenRange> {
    let mut marked = Vec::new();
    for range in content {
        let mut at = range.start();
        while at < range.end() {
            match story.quotation(at) {
                Some(number) => {
                    let end = story.quotations()[number].tokens.end().min(range.end());
                    marked.push(TokenRange::new(at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    marked
}

fn kind(story: &Story<'_>, content: &[TokenRange], marked: &[TokenRange]) -> QuoteKind {
    let count = |ranges: &[TokenRange]| {
        let tokens = ranges.iter().flat_map(|range| range.range());
        tokens.filter(|&at| story.words.is_word(at)).count()
    };
    match (count(content), count(marked)) {
        (_, 0) if marked.is_empty() => QuoteKind::Indirect,
        (all, inside) if inside == all => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
