//! Short forms and anaphors to what they stand for. Where two fit equally, nothing is decided.
//!
//! The walk goes through the story with everything in mind that was named or described so far,
//! cited or not: `the report` must not fall through to an older report because the nearer one was
//! not a citation. What is found nowhere before is looked for after: a story may say `the Post` in
//! its heading and `The Washington Post` below.

use crate::families::is_press;
use crate::page::Page;
use crate::phrases::{Phrase, phrases};
use byline_core::{Citation, Hop, HopForm, Relation, SourceKind, Span};
use rustc_hash::FxHashMap;

/// How many sources back an antecedent may lie. Further back a reader would not find it either,
/// and the work per citation stays bounded.
const MEMORY: usize = 100;

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

pub(crate) fn resolve(page: &Page, citations: &mut Vec<Citation>) {
    let points = |hop: &Hop| hop.form != HopForm::Full || is_book(hop);
    if !citations.iter().flat_map(|citation| &citation.hops).any(points) {
        return;
    }
    let full: Vec<Phrase> =
        phrases(page).into_iter().filter(|phrase| phrase.form == HopForm::Full).collect();
    let elsewhere = Elsewhere::new(page, &full);
    let mut rest = full.iter().peekable();
    let mut live: Vec<Candidate> = Vec::new();
    for citation in citations.iter_mut() {
        let start = citation.clause.start();
        while let Some(phrase) = rest.next_if(|phrase| page.span(&phrase.tokens).start() < start) {
            live.push(candidate_of(page, phrase));
        }
        let recent = live.len().saturating_sub(MEMORY);
        let hops = citation.hops.iter_mut();
        let own: Vec<Candidate> =
            hops.filter_map(|hop| settle(page, hop, &live[recent..], &elsewhere)).collect();
        if !matches!(citation.relation, Relation::Credit | Relation::Dateline) {
            live.extend(own);
        }
    }
    citations.retain(|citation| !matches!(&citation.hops[..], [hop] if is_some_agency(page, hop)));
}

/// True for `the agency` where no news agency was spoken of: any office may be called so.
fn is_some_agency(page: &Page, hop: &Hop) -> bool {
    let words = hop.source.map_or("", |span| &page.document.text()[span]);
    let pointing = hop.kind == SourceKind::Agency && hop.form == HopForm::Anaphor;
    pointing && hop.antecedent.is_none() && words.split_whitespace().count() == 2
}

/// Resolves a hop if it points, and returns it as something to point back to.
fn settle(
    page: &Page,
    hop: &mut Hop,
    live: &[Candidate],
    elsewhere: &Elsewhere,
) -> Option<Candidate> {
    let span = hop.source?;
    let noun = match hop.kind {
        SourceKind::Document => last_word(&hop.name),
        _ => last_word(&page.document.text()[span]),
    };
    if hop.form == HopForm::Full {
        if let Some((title, place)) = elsewhere.title(page, hop) {
            (hop.name, hop.antecedent) = (title, Some(place).filter(|at| !at.overlaps(span)));
        }
    } else if let Some((names, span)) = several(hop, &noun, live) {
        (hop.name, hop.antecedent) = (names, Some(span));
    } else if let Some(found) =
        antecedent(page, hop, &noun, live).or_else(|| elsewhere.full_name(hop, &noun))
    {
        (hop.name, hop.kind, hop.antecedent) = (found.name.clone(), found.kind, Some(found.span));
    } else if let Some(publisher) = own_publisher(page, hop, &noun) {
        hop.name = publisher;
    } else if let Some(speaker) = page.speaker(&page.tokens_of(span)).filter(|_| is_press(hop.kind))
    {
        hop.name = speaker.name.clone();
    }
    let sentence = page.sentence_of(page.document.token_at(span.start())).start;
    Some(Candidate { span, sentence, name: hop.name.clone(), noun, kind: hop.kind, cited: true })
}

fn candidate_of(page: &Page, phrase: &Phrase) -> Candidate {
    let noun = match phrase.kind {
        SourceKind::Document | SourceKind::Unnamed => page.word(phrase.head).to_lowercase(),
        _ => last_word(&phrase.name),
    };
    Candidate {
        span: page.span(&phrase.tokens),
        sentence: page.sentence_of(phrase.tokens.start).start,
        name: phrase.name.clone(),
        noun,
        kind: phrase.kind,
        cited: false,
    }
}

/// The outlets that were last cited together, for `the papers`: their names with `and` between, and
/// the place of the last.
fn several(hop: &Hop, noun: &str, live: &[Candidate]) -> Option<(String, Span)> {
    let plural = matches!(noun, "papers" | "newspapers" | "outlets" | "networks" | "agencies");
    if !plural || hop.form != HopForm::Anaphor {
        return None;
    }
    let cited = || live.iter().rev().filter(|live| live.cited && is_press(live.kind));
    let last = cited().next()?;
    let mut names: Vec<&str> = Vec::new();
    for other in cited().take_while(|other| other.sentence == last.sentence) {
        if !names.contains(&other.name.as_str()) {
            names.insert(0, &other.name);
        }
    }
    (names.len() > 1).then(|| (names.join(TOGETHER), last.span))
}

/// What stands between the names of outlets that are meant together.
pub(crate) const TOGETHER: &str = " and ";

/// The nearest earlier source that fits, if it is alone in its sentence.
fn antecedent<'l>(
    page: &Page,
    hop: &Hop,
    noun: &str,
    live: &'l [Candidate],
) -> Option<&'l Candidate> {
    let words = hop.source.map_or("", |span| &page.document.text()[span]);
    if matches!(noun, "papers" | "newspapers" | "outlets" | "networks" | "agencies") {
        // Several are meant, and none of them alone.
        return None;
    }
    if words.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("this")) && is_press(hop.kind) {
        // `this newspaper` is the one that the reader holds.
        return None;
    }
    match (hop.form, hop.kind) {
        (HopForm::Short, _) => {
            let mut fitting = live.iter().rev().filter(|live| is_short_for(noun, live));
            let nearest = fitting.next()?;
            fitting.all(|other| other.name == nearest.name).then_some(nearest)
        }
        (_, SourceKind::Document | SourceKind::Unnamed) => {
            nearest(live, |live| live.kind == hop.kind && live.noun == noun)
        }
        (_, kind) => {
            let fits = |live: &Candidate| licenses(noun, kind, live);
            // A site named by its address is `the website` before any newspaper is.
            nearest(live, |live| {
                live.cited && fits(live) && is_site(noun) && live.name.contains('.')
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

fn is_short_for(noun: &str, live: &Candidate) -> bool {
    is_press(live.kind) && live.noun == noun
}

/// True if a candidate can be called by the noun: an agency is no newspaper.
fn licenses(noun: &str, kind: SourceKind, live: &Candidate) -> bool {
    let site = live.kind == SourceKind::Website && live.name.contains('.');
    match kind {
        // Whatever brings news is an outlet.
        SourceKind::Outlet if matches!(noun, "outlet" | "organization" | "organisation") => {
            is_press(live.kind)
        }
        SourceKind::Outlet if is_site(noun) => live.kind == SourceKind::Outlet || site,
        SourceKind::Outlet => live.kind == SourceKind::Outlet && !live.name.contains('.'),
        _ => live.kind == kind,
    }
}

fn is_site(noun: &str) -> bool {
    matches!(noun, "website" | "site" | "portal" | "outlet")
}

/// The publisher of the story, for `this newspaper` and for a short form of its name.
fn own_publisher(page: &Page, hop: &Hop, noun: &str) -> Option<String> {
    let publisher = page.document.publisher.as_ref()?;
    let words = &page.document.text()[hop.source?];
    let this = ["this", "our"]
        .iter()
        .any(|word| words.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word)));
    let short = hop.form == HopForm::Short && last_word(publisher) == noun;
    (is_press(hop.kind) && (this || short)).then(|| publisher.clone())
}

fn is_book(hop: &Hop) -> bool {
    hop.kind == SourceKind::Document && matches!(last_word(&hop.name).as_str(), "book" | "memoir")
}

/// What may be named after it was cited: `the Post` in a heading, `his book` in the first line.
struct Elsewhere {
    /// The one outlet whose name ends in the word; `None` where there are several.
    outlets: FxHashMap<String, Option<Candidate>>,
    /// The title of the one book with a title, and the place of the noun before it.
    title: Option<(String, Span)>,
}

impl Elsewhere {
    fn new(page: &Page, full: &[Phrase]) -> Self {
        let mut outlets: FxHashMap<String, Option<Candidate>> = FxHashMap::default();
        for phrase in full.iter().filter(|phrase| is_press(phrase.kind)) {
            let found = candidate_of(page, phrase);
            let entry = outlets.entry(found.noun.clone()).or_insert_with(|| Some(found.clone()));
            if entry.as_ref().is_some_and(|known| known.name != found.name) {
                *entry = None;
            }
        }
        let books = (0..page.len()).filter(|&at| page.is_any(at, &["book", "memoir"]));
        let mut titles =
            books.filter_map(|at| Some((title_after(page, at)?, page.span(&(at..at + 1)))));
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
    fn title(&self, page: &Page, hop: &Hop) -> Option<(String, Span)> {
        let span = hop.source.filter(|_| is_book(hop))?;
        let head = page.document.token_at(span.end()).saturating_sub(1);
        if let Some(title) = title_after(page, head) {
            return Some((title, span));
        }
        self.title.clone()
    }
}

/// The title in quotation marks after a noun: `book, “A Life,”`, `book titled “A Life”`.
fn title_after(page: &Page, head: usize) -> Option<String> {
    let mut at = head + 1;
    for _ in 0..3 {
        if page.word(at) == "," || page.is_any(at, &["titled", "called", "entitled"]) {
            at += 1;
        }
    }
    if at == head + 1 {
        return None;
    }
    let quoted = page.is_quote(at);
    let first = at + usize::from(quoted);
    let limit = first + 15;
    let end = if quoted {
        (first..limit).find(|&at| page.is_quote(at))?
    } else if page.is_any(head + 1, &["titled", "called", "entitled"])
        || page.is_any(head + 2, &["titled", "called", "entitled"])
    {
        (first..limit)
            .find(|&at| !page.is_capitalised(at) && !page.is_any(at, &["of", "the", "and", ":"]))?
    } else {
        return None;
    };
    let capital = page.is_capitalised(first) && first < end;
    let title = capital.then(|| page.phrase(&(first..end)))?;
    Some(title.trim_end_matches([',', '.']).to_owned())
}

fn last_word(name: &str) -> String {
    name.rsplit(char::is_whitespace).next().unwrap_or(name).to_lowercase()
}
