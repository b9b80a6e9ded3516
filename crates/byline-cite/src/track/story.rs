//! What an index keeps of a story, as data of its own.

use super::index::Options;
use super::outlets::{Cited, cited};
use super::words::{normalised, spans};
use crate::chain::{Chain, Link, chains};
use byline_core::{Act, Date, Document, Quote, QuoteKind, Span, Speaker, Timestamp};
use byline_lexicon::Lexicon;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// What [`Index::add`](super::Index::add) takes from an analysed story: enough to follow its
/// quotations, without its text.
///
/// Stories can be read in many places, sent on (they serialise), and be taken in by
/// [`Index::take`](super::Index::take) in another: quotations that share neither words nor
/// [`bands`](super::bands) never meet in an index, so each group of those that do can have an index
/// of its own.
///
/// ```
/// use byline_cite::track::{Options, Story};
/// use byline_core::Document;
/// use byline_lexicon::Lexicon;
///
/// let mut document = Document::new("The café is shut.");
/// document.publisher = Some("the associated press".into());
/// let story = Story::of(&document, &Options::default(), Lexicon::embedded());
/// assert_eq!(story.publisher.as_deref(), Some("Associated Press"), "its listed name");
/// assert_eq!(story.id.len(), 16, "a story without an id is known by its text");
/// assert!(story.quotations.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The caller's name for it, or a hash of its text.
    pub id: String,
    /// Who published it, by its listed name.
    pub publisher: Option<String>,
    /// When.
    #[serde(with = "super::written::option")]
    pub date: Option<Date>,
    /// At which moment, where that is known.
    #[serde(default, with = "super::written::option")]
    pub published: Option<Timestamp>,
    /// The quotations that say enough to be followed, in the order of its quotes.
    pub quotations: Vec<Quotation>,
    /// Whom it, and those whom it cites, got it from.
    pub citations: Vec<Cited>,
}

/// A quote as it is followed across stories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// Its position among the quotes of the story.
    pub quote: u32,
    /// As written, with marks.
    pub quotation: String,
    /// The words as they are compared: in lower case, without marks.
    pub words: String,
    /// The speaker by name; empty if nobody is named.
    pub speaker: String,
    /// The first byte of the content and the first after it.
    pub span: (u32, u32),
    /// True if at least a part of it stands in quotation marks.
    pub direct: bool,
    /// True if nobody is named who could be asked.
    pub lost: bool,
    /// How it came to the story, by listed names, origin first.
    pub chain: Vec<String>,
    /// The outlets of the chain.
    pub outlets: Vec<String>,
}

impl Story {
    /// Takes down what an index of these options needs of an analysed story, with the names that the
    /// lexicon has for outlets. Takes time linear in its quotes and citations.
    pub fn of(document: &Document, options: &Options, lexicon: &Lexicon) -> Self {
        let publisher = document.publisher.as_deref().map(|name| canonical(lexicon, name));
        let chains = chains(document);
        let quotes = chains.iter().zip(document.quotes());
        Self {
            id: id(document),
            publisher: publisher.map(str::to_owned),
            date: document.date,
            published: document.published,
            quotations: quotes
                .filter_map(|(chain, quote)| quotation(document, quote, chain, options, lexicon))
                .collect(),
            citations: cited(document, publisher, lexicon),
        }
    }
}

fn id(document: &Document) -> String {
    match &document.id {
        Some(id) => id.clone(),
        None => format!("{:016x}", xxh3_64(document.text().as_bytes())),
    }
}

/// The quote, if it says enough to be followed.
fn quotation(
    document: &Document,
    quote: &Quote,
    chain: &Chain,
    options: &Options,
    lexicon: &Lexicon,
) -> Option<Quotation> {
    if quote.act != Act::Statement {
        return None;
    }
    let text = document.text();
    let written = |spans: &[Span]| {
        let parts: Vec<&str> = spans.iter().map(|&span| &text[span]).collect();
        parts.join(" … ")
    };
    let has = |words: &str, least: usize| spans(words).len() >= least;
    let is_marked = match quote.kind {
        QuoteKind::Direct => true,
        QuoteKind::Mixed => has(&normalised(&written(&quote.marked)), options.min_words),
        _ => false,
    };
    // What stands around the words in marks is how this story puts it.
    let mixed = quote.kind == QuoteKind::Mixed && is_marked;
    let content = if mixed { &quote.marked } else { &quote.content };
    let quotation = written(content);
    let words = normalised(&quotation);
    let least = if is_marked { options.min_words } else { 2 * options.min_words };
    if !has(&words, least) {
        return None;
    }
    // `the ministry` of one story is not that of another, so only names tell speakers apart.
    let named = |name: &&str| name.starts_with(char::is_uppercase);
    // An outlet that names no origin got the words from somebody, whoever that is.
    let known = |speaker: &&Speaker| !speaker.anonymous && !chain.lost_origin();
    let speaker = quote.speaker.as_ref().filter(known);
    let speaker = speaker.map(|speaker| speaker.name.as_str()).filter(named).unwrap_or("");
    let whole = content.iter().copied().reduce(Span::cover).unwrap_or_default();
    let links = || chain.links.iter().filter(|link| !link.name.is_empty());
    let listed = |link: &Link| canonical(lexicon, &link.name).to_owned();
    let outlets = links().filter(|link| link.kind.is_some_and(|kind| kind.is_press()));
    Some(Quotation {
        quote: chain.quote.0,
        words,
        speaker: speaker.to_owned(),
        span: (whole.start() as u32, whole.end() as u32),
        direct: quote.kind != QuoteKind::Indirect,
        lost: chain.lost_origin(),
        chain: links().map(listed).collect(),
        outlets: outlets.map(listed).collect(),
        quotation,
    })
}

/// The listed name of an outlet, whatever it is called: `AP` and `the associated press` are one.
pub(super) fn canonical<'n>(lexicon: &'n Lexicon, name: &'n str) -> &'n str {
    lexicon.listed_source(name).unwrap_or(name)
}
