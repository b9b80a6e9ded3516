//! From what the rules found to quotes: spans in bytes, kind, and speakers.

pub(crate) mod speaker;

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Quote, QuoteKind, Span, TokenRange};
use speaker::Speakers;

/// Makes quotes of what was found, in the order of their content.
pub(crate) fn quotes(story: &Story<'_>, mut found: Vec<Found>) -> Vec<Quote> {
    found.retain(|quote| !quote.content.is_empty());
    for quote in &mut found {
        quote.content.sort_by_key(|range| range.start());
        quote.content.dedup();
    }
    found.retain(|quote| quote.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    found.sort_by_key(|quote| (quote.content[0].start(), quote.cue.map_or(0, TokenRange::start)));
    let mut speakers = Speakers::new(story);
    found.iter().map(|found| quote(story, found, &mut speakers)).collect()
}

/// The quotes of the document, with speakers.
pub(crate) fn speakers(story: &Story<'_>) -> Vec<Quote> {
    let quotes = story.words.document.quotes();
    let mut speakers = Speakers::new(story);
    let tokens = |span: &Span| story.words.tokens(*span);
    quotes
        .iter()
        .map(|quote| {
            let source = quote.source.first().map(tokens).filter(|range| !range.is_empty());
            let (speaker, certainty) = match source {
                Some(source) => speakers.resolve(source),
                None => (None, 1.0),
            };
            let chain = speaker.iter().map(|speaker| speaker.name.clone()).collect();
            Quote { speaker, chain, confidence: quote.confidence * certainty, ..quote.clone() }
        })
        .collect()
}

fn quote(story: &Story<'_>, found: &Found, speakers: &mut Speakers<'_, '_>) -> Quote {
    let words = &story.words;
    let marked = marked(story, &found.content);
    let (speaker, certainty) = match found.source {
        Some(source) => speakers.resolve(source),
        None => (None, 1.0),
    };
    let name = speaker.as_ref().map(|speaker| speaker.name.clone());
    Quote {
        kind: kind(story, &found.content, &marked),
        act: found.act,
        polarity: found.polarity,
        content: found.content.iter().map(|&range| words.span(range)).collect(),
        marked: marked.iter().map(|&range| words.span(range)).collect(),
        cue: found.cue.iter().map(|&range| words.span(range)).collect::<Vec<Span>>(),
        source: found.source.iter().map(|&range| words.span(range)).collect(),
        speaker,
        chain: name.filter(|name| !name.is_empty()).into_iter().collect(),
        confidence: (found.confidence * certainty).clamp(0.0, 1.0),
    }
}

/// The parts of the content inside quotation marks.
fn marked(story: &Story<'_>, content: &[TokenRange]) -> Vec<TokenRange> {
    let mut marked = Vec::new();
    for range in content {
        let mut at = range.start();
        while at < range.end() {
            match story.quotation(at) {
                Some(number) => {
                    let end = story.quotations[number].tokens.end().min(range.end());
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
