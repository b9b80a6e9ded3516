//! What the sources of citations point to: `the newspaper`, `the Post`, `the report`, `his book`.
//! Where two fit equally, nothing is decided.
//!
//! The walk goes through the story with everything in mind that was named or described so far,
//! cited or not: `the report` must not fall through to an older report because the nearer one was
//! not a citation. What is found nowhere before is looked for after: a story may say `the Post` in
//! its heading and `The Washington Post` below.

use super::cast::Cast;
use super::lists::Lists;
use super::phrase::Phrase;
use crate::story::Story;
use byline_core::{
    Citation, Entity, Hop, HopForm, Medium, MentionForm, Quote, Relation, SourceKind, Span,
    TokenRange,
};
use byline_lexicon::Groups;
use rustc_hash::FxHashMap;

/// How many sources back an antecedent may lie. Further back a reader would not find it either,
/// and the work per citation stays bounded.
const MEMORY: usize = 100;

/// What stands between the names of outlets that are meant together.
const TOGETHER: &str = " and ";

/// Something that can be pointed back to.
#[derive(Debug, Clone)]
struct Candidate {
    span: Span,
    /// The sentence that it stands in, by its first token.
    sentence: usize,
    name: String,
    /// The last word of the name or the noun of the description, in lower case.
    noun: String,
    kind: SourceKind,
    cited: bool,
}

/// Gives the hops of citations that point the name and place of what they mean. `named` are the
/// sources that the story names or describes in full, cited or not, in the order of the text.
pub(crate) fn resolve(story: &Story<'_>, named: &[Hop], citations: &mut [Citation]) {
    let points = |hop: &Hop| hop.form != HopForm::Full || is_book(story.lists, hop);
    if !citations.iter().flat_map(|citation| &citation.hops).any(points) {
        return;
    }
    let speakers = Speakers::new(story);
    let full = named.iter().filter_map(|hop| candidate(story, hop, false));
    let full: Vec<Candidate> = full.collect();
    let elsewhere = Elsewhere::new(story, &full);
    let mut rest = full.iter().peekable();
    let mut live: Vec<Candidate> = Vec::new();
    for citation in citations.iter_mut() {
        let start = citation.clause.start();
        while let Some(known) = rest.next_if(|known| known.span.start() < start) {
            live.push(known.clone());
        }
        let recent = live.len().saturating_sub(MEMORY);
        let mut own: Vec<Candidate> = Vec::new();
        for hop in &mut citation.hops {
            let Some(mut found) = candidate(story, hop, true) else { continue };
            settle(story, hop, &found.noun, &live[recent..], &elsewhere, &speakers);
            (found.name, found.kind) = (hop.name.clone(), hop.kind);
            own.push(found);
        }
        if !matches!(citation.relation, Relation::Credit | Relation::Dateline) {
            live.extend(own);
        }
    }
}

/// A hop as something to point back to.
fn candidate(story: &Story<'_>, hop: &Hop, cited: bool) -> Option<Candidate> {
    let span = hop.source?;
    let words = &story.words;
    let tokens = words.tokens(span);
    let noun = match hop.kind {
        SourceKind::Document | SourceKind::Unnamed => {
            words.at(Phrase::new(story, &Cast::default(), tokens).head).to_owned()
        }
        _ if hop.form == HopForm::Full => last_word(&hop.name),
        _ => words.at(tokens.end() - 1).to_owned(),
    };
    let sentence = words.sentence_of(tokens.start()).start();
    Some(Candidate { span, sentence, name: hop.name.clone(), noun, kind: hop.kind, cited })
}

/// Resolves a hop if it points.
fn settle(
    story: &Story<'_>,
    hop: &mut Hop,
    noun: &str,
    live: &[Candidate],
    elsewhere: &Elsewhere,
    speakers: &Speakers<'_>,
) {
    let Some(span) = hop.source else { return };
    // Whoever a quote is attributed to by these words is meant by the citation too.
    let speaker = speakers.of(span).filter(|_| hop.kind.is_press());
    if hop.form == HopForm::Full {
        if let Some((title, place)) = elsewhere.title(story, hop) {
            (hop.name, hop.antecedent) = (title, Some(place).filter(|at| !at.overlaps(span)));
        }
    } else if let Some(speaker) = speaker.filter(|_| hop.form == HopForm::Anaphor) {
        let named = speaker.mentions.iter().rfind(|mention| {
            mention.form == MentionForm::Name && mention.span.end() <= span.start()
        });
        hop.name.clone_from(&speaker.name);
        hop.antecedent = named.map(|mention| mention.span);
    } else if let Some((names, span)) = several(story.lists, hop, noun, live) {
        (hop.name, hop.antecedent) = (names, Some(span));
    } else if let Some(found) =
        antecedent(story, hop, noun, live).or_else(|| elsewhere.full_name(hop, noun))
    {
        (hop.name, hop.kind, hop.antecedent) = (found.name.clone(), found.kind, Some(found.span));
    } else if let Some(publisher) = own_publisher(story, hop, noun) {
        hop.name = publisher;
    } else if let Some(speaker) = speaker {
        hop.name.clone_from(&speaker.name);
    }
}

/// Who speaks in the quotes, by the words of their sources.
struct Speakers<'d> {
    entities: &'d [Entity],
    /// The noun of each source that is an entity, with its quote, in the order of the text.
    sources: Vec<(Span, &'d Quote)>,
}

impl<'d> Speakers<'d> {
    fn new(story: &Story<'d>) -> Self {
        let document = story.words.document;
        let sources = document.quotes().iter().filter_map(|quote| {
            let tokens = story.words.tokens(*quote.source.first()?);
            let last = tokens.range().next_back()?;
            Some((story.words.token(story.words.head_of(tokens).unwrap_or(last)).span, quote))
        });
        let mut sources: Vec<_> = sources.collect();
        sources.sort_by_key(|(span, _)| *span);
        Self { entities: document.entities(), sources }
    }

    /// The entity that a quote is attributed to by these words.
    fn of(&self, words: Span) -> Option<&'d Entity> {
        let first = self.sources.partition_point(|(span, _)| span.start() < words.start());
        let (_, quote) = self.sources.get(first).filter(|(span, _)| words.covers(*span))?;
        self.entities.get(quote.speaker.as_ref()?.entity?.index())
    }
}

/// The outlets that were last cited together, for `the papers`: their names with `and` between, and
/// the place of the last.
fn several(lists: Lists<'_>, hop: &Hop, noun: &str, live: &[Candidate]) -> Option<(String, Span)> {
    if !lists.are_outlets(noun) || hop.form != HopForm::Anaphor {
        return None;
    }
    let cited = || live.iter().rev().filter(|live| live.cited && live.kind.is_press());
    let last = cited().next()?;
    let mut names: Vec<&str> = Vec::new();
    for other in cited().take_while(|other| other.sentence == last.sentence) {
        if !names.contains(&other.name.as_str()) {
            names.insert(0, &other.name);
        }
    }
    (names.len() > 1).then(|| (names.join(TOGETHER), last.span))
}

/// The nearest earlier source that fits, if it is alone in its sentence.
fn antecedent<'l>(
    story: &Story<'_>,
    hop: &Hop,
    noun: &str,
    live: &'l [Candidate],
) -> Option<&'l Candidate> {
    let first = hop.source.map(|span| story.words.tokens(span).start());
    // `this newspaper` is the one that the reader holds.
    let own = hop.kind.is_press() && first.is_some_and(|first| story.words.at(first) == "this");
    // By `the papers` several are meant, and none of them alone.
    if own || story.lists.are_outlets(noun) {
        return None;
    }
    match (hop.form, hop.kind) {
        (HopForm::Short, _) => {
            let short = |live: &&Candidate| live.kind.is_press() && live.noun == noun;
            let mut fitting = live.iter().rev().filter(short);
            let nearest = fitting.next()?;
            fitting.all(|other| other.name == nearest.name).then_some(nearest)
        }
        (_, SourceKind::Document | SourceKind::Unnamed) => {
            nearest(live, |live| live.kind == hop.kind && live.noun == noun)
        }
        (_, kind) => {
            let fits = |live: &Candidate| licenses(story.lists, noun, kind, live);
            // A site named by its address is `the website` before any newspaper is.
            nearest(live, |live| {
                live.cited && fits(live) && is_site(story.lists, noun) && live.name.contains('.')
            })
            .or_else(|| nearest(live, |live| live.cited && fits(live)))
            .or_else(|| nearest(live, fits))
        }
    }
}

/// The last candidate that fits, unless another one in the same sentence fits as well.
fn nearest(live: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Option<&Candidate> {
    let mut fitting = live.iter().rev().filter(|live| fits(live));
    let nearest = fitting.next()?;
    let rival = fitting.take_while(|other| other.sentence == nearest.sentence);
    let alone = rival.into_iter().all(|other| {
        other.name == nearest.name
            || other.span.overlaps(nearest.span)
            || other.cited != nearest.cited
    });
    alone.then_some(nearest)
}

/// True if a candidate can be called by the noun: an agency is no newspaper.
fn licenses(lists: Lists<'_>, noun: &str, kind: SourceKind, live: &Candidate) -> bool {
    let site = live.kind == SourceKind::Website && live.name.contains('.');
    match kind {
        // Whatever brings news is an outlet.
        SourceKind::Outlet if lists.is_of(Groups::WHATEVER_BRINGS_NEWS, noun) => {
            live.kind.is_press()
        }
        SourceKind::Outlet if is_site(lists, noun) => live.kind == SourceKind::Outlet || site,
        SourceKind::Outlet => live.kind == SourceKind::Outlet && !live.name.contains('.'),
        _ => live.kind == kind,
    }
}

fn is_site(lists: Lists<'_>, noun: &str) -> bool {
    lists.is_of(Groups::SITE, noun)
}

/// The publisher of the story, for `this newspaper` and for a short form of its name.
fn own_publisher(story: &Story<'_>, hop: &Hop, noun: &str) -> Option<String> {
    let publisher = story.words.document.publisher.as_ref()?;
    let first = story.words.tokens(hop.source?).start();
    let this = matches!(story.words.at(first), "this" | "our");
    let short = hop.form == HopForm::Short && last_word(publisher) == noun;
    (hop.kind.is_press() && (this || short)).then(|| publisher.clone())
}

fn is_book(lists: Lists<'_>, hop: &Hop) -> bool {
    hop.kind == SourceKind::Document
        && lists.known(&last_word(&hop.name)).medium == Some(Medium::Book)
}

/// What may be named after it was cited: `the Post` in a heading, `his book` in the first line.
struct Elsewhere {
    /// The one outlet whose name ends in the word; `None` where there are several.
    outlets: FxHashMap<String, Option<Candidate>>,
    /// The title of the one book with a title, and the place of the noun before it.
    title: Option<(String, Span)>,
}

impl Elsewhere {
    fn new(story: &Story<'_>, full: &[Candidate]) -> Self {
        let mut outlets: FxHashMap<String, Option<Candidate>> = FxHashMap::default();
        for found in full.iter().filter(|found| found.kind.is_press()) {
            let entry = outlets.entry(found.noun.clone()).or_insert_with(|| Some(found.clone()));
            if entry.as_ref().is_some_and(|known| known.name != found.name) {
                *entry = None;
            }
        }
        let words = &story.words;
        let books = (0..words.len()).filter(|&at| words.known(at).medium == Some(Medium::Book));
        let mut titles =
            books.filter_map(|at| Some((title_after(story, at)?, words.token(at).span)));
        let first = titles.next();
        let only = first.filter(|(title, _)| titles.all(|(other, _)| other == *title));
        Self { outlets, title: only }
    }

    /// The one outlet of the story that a short form can stand for.
    fn full_name(&self, hop: &Hop, noun: &str) -> Option<&Candidate> {
        let short = hop.form == HopForm::Short;
        short.then(|| self.outlets.get(noun)?.as_ref()).flatten()
    }

    /// The title given with a book, or the only title in the story.
    fn title(&self, story: &Story<'_>, hop: &Hop) -> Option<(String, Span)> {
        let span = hop.source.filter(|_| is_book(story.lists, hop))?;
        let head = story.words.tokens(span).end().saturating_sub(1);
        if let Some(title) = title_after(story, head) {
            return Some((title, span));
        }
        self.title.clone()
    }
}

/// The title in quotation marks after a noun: `book, “A Life,”`, `book titled “A Life”`.
fn title_after(story: &Story<'_>, head: usize) -> Option<String> {
    let words = &story.words;
    let titled = |at: usize| words.known(at).of(Groups::TITLED);
    let mut at = head + 1;
    for _ in 0..3 {
        at += usize::from(words.at(at) == "," || titled(at));
    }
    if at == head + 1 {
        return None;
    }
    let quoted = words.is_quote(at);
    let first = at + usize::from(quoted);
    let mut near = first..first + 15;
    let end = if quoted {
        near.find(|&at| words.is_quote(at))?
    } else if titled(head + 1) || titled(head + 2) {
        near.find(|&at| !words.is_capitalised(at) && !words.is_any(at, &["of", "the", "and", ":"]))?
    } else {
        return None;
    };
    let title = words.phrase(TokenRange::new(first, end.max(first)));
    let capital = words.is_capitalised(first) && first < end;
    capital.then(|| title.trim_end_matches([',', '.']).to_owned())
}

fn last_word(name: &str) -> String {
    name.rsplit(char::is_whitespace).next().unwrap_or(name).to_lowercase()
}
