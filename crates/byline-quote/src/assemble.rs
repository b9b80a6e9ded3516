//! From what was found to quotes: spans in bytes, and their kind. Who the sources are is not known
//! yet.

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Quote, QuoteKind, TokenRange};

/// Makes quotes of what was found, in the order of their content.
pub(crate) fn quotes(story: &Story<'_>, mut found: Vec<Found>) -> Vec<Quote> {
    found.retain(|quote| !quote.content.is_empty());
    for quote in &mut found {
        quote.content.sort_by_key(|range| range.start());
        quote.content.dedup();
    }
    found.retain(|quote| quote.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    found.sort_by_key(|quote| (quote.content[0].start(), quote.cue.map_or(0, TokenRange::start)));
    found.iter().map(|found| quote(story, found)).collect()
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
