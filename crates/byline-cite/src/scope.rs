//! Which quotes a citation supports.

use crate::page::Page;
use byline_core::{Citation, Hop, Quote, QuoteId, Relation, Scope, SourceKind, Span, Support};
use std::ops::Range;

/// The most quotes that one citation supports by standing in their sentence or paragraph.
const MOST: usize = 50;

/// The most citations that support one quote. A sentence with more is no sentence.
const MOST_OF_QUOTE: u8 = 50;

/// Fills in what each citation supports.
pub(crate) fn support(page: &Page, citations: &mut [Citation]) {
    let quotes = Places::new(page);
    for citation in citations.iter_mut() {
        if !matches!(
            citation.relation,
            Relation::Dateline | Relation::Credit | Relation::Link | Relation::Anaphor
        ) {
            citation.supports = explicit(page, &quotes, citation);
        }
    }
    let explicit: Vec<bool> = supported(citations, page.document.quotes().len());
    for citation in citations.iter_mut().filter(|citation| citation.hops[0].kind.is_press()) {
        infer(page, &quotes, &explicit, citation);
    }
    let mut counts = vec![0; page.document.quotes().len()];
    for citation in citations {
        citation.supports.retain(|support| {
            let count = &mut counts[support.quote.index()];
            *count += u8::from(*count <= MOST_OF_QUOTE);
            *count <= MOST_OF_QUOTE
        });
    }
}

/// The quotes with the tokens they start at, by position.
struct Places<'d> {
    quotes: &'d [Quote],
    /// First byte of the quote with its cue and source, and its index.
    order: Vec<(usize, usize)>,
    /// The source of each quote that has one, and the quote's index, by position.
    sources: Vec<(Span, usize)>,
}

impl<'d> Places<'d> {
    fn new(page: &Page<'d>) -> Self {
        let quotes = page.document.quotes();
        let mut order: Vec<(usize, usize)> =
            quotes.iter().enumerate().map(|(index, quote)| (start_of(quote), index)).collect();
        order.sort_unstable();
        let mut sources: Vec<(Span, usize)> = (quotes.iter().enumerate())
            .filter_map(|(index, quote)| Some((*quote.source.first()?, index)))
            .collect();
        sources.sort_unstable_by_key(|(span, index)| (span.start(), *index));
        Self { quotes, order, sources }
    }

    /// The quotes whose source begins within a phrase.
    fn of_source(&self, phrase: Option<Span>) -> impl Iterator<Item = usize> {
        let phrase = phrase.unwrap_or_default();
        let first = self.sources.partition_point(|(span, _)| span.end() <= phrase.start());
        let sources = self.sources[first..].iter();
        let within = sources.take_while(move |(span, _)| span.start() < phrase.end());
        within.take(MOST).map(|&(_, index)| index)
    }

    /// The quotes that start within the bytes of `span`, in order.
    fn within(&self, span: Span) -> impl DoubleEndedIterator<Item = usize> {
        let first = self.order.partition_point(|&(start, _)| start < span.start());
        let end = self.order.partition_point(|&(start, _)| start < span.end());
        self.order[first..end.max(first)].iter().map(|&(_, index)| index)
    }
}

fn start_of(quote: &Quote) -> usize {
    quote.content.first().map_or(0, |span| span.start())
}

fn supported(citations: &[Citation], quotes: usize) -> Vec<bool> {
    let mut flags = vec![false; quotes];
    for support in citations.iter().flat_map(|citation| &citation.supports) {
        if let Some(flag) = flags.get_mut(support.quote.index()) {
            *flag = true;
        }
    }
    flags
}

fn first_token(page: &Page, citation: &Citation) -> usize {
    page.document.token_at(citation.clause.start())
}

/// The quotes of the sentence that the citation stands in.
fn explicit(page: &Page, quotes: &Places, citation: &Citation) -> Vec<Support> {
    if citation.hops.len() == 1 && citation.hops[0].kind == SourceKind::Unnamed {
        let own: Vec<usize> = quotes.of_source(citation.hops[0].source).collect();
        if !own.is_empty() {
            return own.into_iter().map(|index| supports(index, Scope::Explicit)).collect();
        }
    }
    let sentence = page.span(&page.sentence_of(first_token(page, citation)));
    let mut found: Vec<usize> = quotes.within(sentence).take(MOST).collect();
    if found.is_empty() {
        // The quotation may fill several sentences, of which the citation ends the last.
        let earlier = Span::new(0, sentence.start());
        let touching = |index: &usize| {
            let quote = &quotes.quotes[*index];
            let mut parts = quote.content.iter().chain(&quote.cue).chain(&quote.source);
            parts.any(|span| span.overlaps(sentence))
        };
        found.extend(quotes.within(earlier).rev().take(3).filter(touching));
    }
    // A clause inside the content belongs to what the speaker said, not to how it came here.
    found.retain(|&index| {
        let quote = &quotes.quotes[index];
        let inside = quote.content.iter().any(|span| {
            span.covers(citation.clause) && !trails(page.document.text(), *span, citation)
        });
        let heard = quote.source.iter().any(|span| citation.clause.overlaps(*span));
        !inside || heard
    });
    // A semicolon parts what one source says from what another says.
    let near = |index: &usize| !is_parted(page, &quotes.quotes[*index], citation.clause);
    if found.iter().any(near) {
        found.retain(near);
    }
    if citation.relation == Relation::Venue {
        keep_told(quotes.quotes, citation.clause, &mut found);
    }
    let speaks = |hop: &Hop, index: usize| {
        let source = &quotes.quotes[index].source;
        hop.source.is_some_and(|hop| source.iter().any(|span| span.overlaps(hop)))
    };
    // Whoever speaks for himself in one quote of the sentence vouches for no other.
    let spoken = |index: &usize| speaks(&citation.hops[0], *index);
    if !citation.hops[0].kind.is_press() && found.iter().any(spoken) {
        found.retain(spoken);
    }
    let told = |index: &usize| citation.hops.iter().any(|hop| speaks(hop, *index));
    if let Some(own) = found.iter().copied().find(told) {
        keep_own(quotes.quotes, own, citation.clause, &mut found);
    }
    found.into_iter().map(|index| supports(index, Scope::Explicit)).collect()
}

/// True if a semicolon stands between the end of a quote and the clause after it.
fn is_parted(page: &Page, quote: &Quote, clause: Span) -> bool {
    let parts = quote.content.iter().chain(&quote.cue).chain(&quote.source);
    let end = parts.map(|span| span.end()).max().unwrap_or(0);
    page.is_parted(end, clause.start())
}

/// True for an outlet at the end of a content, after a comma: in `denied it, as CNN reported` it is
/// how the denial came here, even if the content was taken to go on.
fn trails(text: &str, content: Span, citation: &Citation) -> bool {
    let rest = &text[citation.clause.end()..content.end()];
    let before = text[content.start()..citation.clause.start()].trim_end();
    let before = before.strip_suffix("as").unwrap_or(before).trim_end();
    citation.hops[0].kind.is_press()
        && before.ends_with(',')
        && !rest.contains(char::is_alphanumeric)
}

/// `Jan told Reuters that A, but a spokesman said B`: only Jan told it. Drops the quotes of others
/// whose source stands after the clause.
fn keep_told(quotes: &[Quote], clause: Span, found: &mut Vec<usize>) {
    let source = |index: usize| quotes[index].source.first();
    let before = |&index: &usize| source(index).is_some_and(|s| s.start() < clause.start());
    let Some(teller) = found.iter().copied().filter(before).max_by_key(|&i| source(i)) else {
        return;
    };
    found.retain(|&index| {
        let later = source(index).is_some_and(|source| source.start() >= clause.end());
        !later || quotes[index].speaker == quotes[teller].speaker
    });
}

/// `The army said A, hours after Reuters reported B`: Reuters has B alone. Drops the quotes that end
/// before the clause if what the outlet says stands behind it.
fn keep_own(quotes: &[Quote], own: usize, clause: Span, found: &mut Vec<usize>) {
    if start_of(&quotes[own]) < clause.start() {
        return;
    }
    let ends = |quote: &Quote| quote.content.last().map_or(0, |span| span.end());
    let cued = |quote: &Quote| {
        quote.source.iter().chain(&quote.cue).any(|part| part.end() <= clause.start())
    };
    found.retain(|&index| {
        let other = &quotes[index];
        index == own || ends(other) > clause.start() || !cued(other)
    });
}

fn supports(index: usize, scope: Scope) -> Support {
    Support { quote: QuoteId(index as u32), scope }
}

/// Spreads a citation over quotes of the same speaker in its paragraph.
fn infer(page: &Page, quotes: &Places, explicit: &[bool], citation: &mut Citation) {
    let Some(anchor) = citation.supports.first().map(|support| support.quote.index()) else {
        return;
    };
    let Some(speaker) = quotes.quotes[anchor].speaker.as_ref() else { return };
    let token = first_token(page, citation);
    let (sentence, paragraph) = (page.sentence_of(token), page.paragraph_of(token));
    let same = |index: &usize| {
        let other = &quotes.quotes[*index];
        let named = other.speaker.as_ref().is_some_and(|other| other.name == speaker.name);
        !explicit.get(*index).copied().unwrap_or(true) && (named || is_bare(other))
    };
    let end = page.document.token_at(citation.clause.end());
    let final_clause = sentence.end == paragraph.end && sentence.end - end.min(sentence.end) <= 2;
    let reports = matches!(citation.relation, Relation::Reported | Relation::SecondHand);
    let mut inferred: Vec<usize> = Vec::new();
    if final_clause && reports {
        inferred.extend(earlier(page, quotes, &paragraph, &sentence).into_iter().filter(same));
    }
    if citation.relation == Relation::Venue {
        let fronted = token <= sentence.start + 1;
        let rest = sentence.end..paragraph.end;
        let later: Vec<usize> = if rest.is_empty() {
            Vec::new()
        } else {
            quotes.within(page.span(&rest)).take(MOST).collect()
        };
        // Without a fronted clause only a quotation that has no cue of its own goes on.
        let goes_on = |index: &usize| fronted || is_bare(&quotes.quotes[*index]);
        inferred.extend(later.into_iter().take_while(|index| same(index) && goes_on(index)));
    }
    citation.supports.extend(inferred.into_iter().map(|index| supports(index, Scope::Inferred)));
}

fn is_bare(quote: &Quote) -> bool {
    quote.cue.is_empty() && quote.source.is_empty()
}

/// The quotes of the paragraph before the sentence.
fn earlier(
    page: &Page,
    quotes: &Places,
    paragraph: &Range<usize>,
    sentence: &Range<usize>,
) -> Vec<usize> {
    if paragraph.start >= sentence.start {
        return Vec::new();
    }
    quotes.within(page.span(&(paragraph.start..sentence.start))).rev().take(MOST).collect()
}
