//! A row for each quote.

use super::cell::row;
use super::{About, Pair, pairs, rounded};
use crate::{Act, Construction, Document, Offsets, Polarity, QuoteKind, QuoteRef, Unit};

row! {
    /// A quote: who said what, and through whom it came.
    QuoteRow by quotes {
        /// The id of the story.
        story: Option<String>,
        /// Who published the story.
        publisher: Option<String>,
        /// Its date, as YYYY-MM-DD.
        date: Option<String>,
        /// The position among the quotes of the story.
        quote: u32,
        /// Direct, indirect or mixed.
        kind: QuoteKind,
        /// Statement, attitude, or no answer.
        act: Act,
        /// Asserted or denied.
        polarity: Polarity,
        /// Who is meant; see [`QuoteRef::speaker_name`].
        speaker: Option<String>,
        /// The id of the speaker among the entities of the story.
        speaker_entity: Option<u32>,
        /// What a list of the caller's own calls the speaker.
        speaker_key: Option<String>,
        /// True for a speaker whom the story does not name.
        anonymous: bool,
        /// The words, with ` … ` where they are interrupted.
        content: String,
        /// The words that attribute.
        cue: Option<String>,
        /// The words that name the source, as written.
        source: Option<String>,
        /// Everybody whom it came through, origin first.
        chain: Vec<String>,
        /// How it was found.
        construction: Option<Construction>,
        /// How sure the attributor is, from 0 to 1, with two decimals.
        confidence: f64,
        /// Where the content begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// Its parts.
        content_spans: Vec<Pair>,
        /// The parts in quotation marks, marks included.
        marked_spans: Vec<Pair>,
        /// Where the cue stands.
        cue_spans: Vec<Pair>,
        /// Where the source stands.
        source_spans: Vec<Pair>,
        /// The moment at which the story was published, in RFC 3339.
        published: Option<String>,
        /// Who wrote it.
        authors: Vec<String>,
        /// Its address.
        url: Option<String>,
    }
}

fn quotes(document: &Document, unit: Unit) -> Vec<QuoteRow> {
    let offsets = Offsets::new(document.text(), unit);
    document.quote_refs().map(|quote| row_of(document, quote, &offsets)).collect()
}

fn row_of(document: &Document, quote: QuoteRef<'_>, offsets: &Offsets<'_>) -> QuoteRow {
    let About { story, publisher, date, published, authors, url } = About::new(document);
    let found = quote.quote();
    let (start, end) = offsets.span_from_bytes(quote.span());
    QuoteRow {
        story,
        publisher,
        date,
        quote: quote.id().0,
        kind: found.kind,
        act: found.act,
        polarity: found.polarity,
        speaker: quote.speaker_name().map(str::to_owned),
        speaker_entity: quote.speaker().map(|speaker| speaker.id().0),
        speaker_key: quote.speaker().and_then(|speaker| speaker.key()).map(str::to_owned),
        anonymous: quote.is_anonymous(),
        content: quote.text(),
        cue: quote.cue(),
        source: quote.source(),
        chain: found.chain.clone(),
        construction: found.construction,
        confidence: rounded(found.confidence),
        start,
        end,
        content_spans: pairs(offsets, &found.content),
        marked_spans: pairs(offsets, &found.marked),
        cue_spans: pairs(offsets, &found.cue),
        source_spans: pairs(offsets, &found.source),
        published,
        authors,
        url,
    }
}
