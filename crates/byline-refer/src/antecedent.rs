//! What the sources of citations point to: `the newspaper`, `the Post`, `the report`, `his book`.
//! Where two fit equally, nothing is decided.
//!
//! The walk goes through the story with everything in mind that was named or described so far,
//! cited or not: `the report` must not fall through to an older report because the nearer one was
//! not a citation. What is found nowhere before is looked for after: a story may say `the Post` in
//! its heading and `The Washington Post` below.

use super::cast::Cast;
use super::elsewhere::{Elsewhere, is_book};
use super::lists::Lists;
use super::phrase::Phrase;
use crate::story::Story;
use byline_core::{Citation, Entity, Hop, HopForm, MentionForm, Quote, Relation, SourceKind, Span};
use byline_lexicon::{Groups, Words};

/// How many sources back an antecedent may lie. Further back a reader would not find it either,
/// and the work per citation stays bounded.
const MEMORY: usize = 100;

/// Something that can be pointed back to.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub span: Span,
    /// The sentence that it stands in, by its first token.
    sentence: usize,
    pub name: String,
    /// The last word of the name or the noun of the description, in lower case.
    pub noun: String,
    pub kind: SourceKind,
    cited: bool,
}

/// Gives the hops of citations that point the name and place of what they mean, and makes one that
/// points to several outlets a hop for each. `named` are the sources that the story names or describes
/// in full, cited or not, in the order of the text.
pub(crate) fn resolve(story: &Story<'_>, named: &[Hop], citations: &mut Vec<Citation>) {
    let points = |hop: &Hop| {
        hop.form != HopForm::Full || is_book(story.lists, hop) || is_report(story.lists, hop)
    };
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
        for hop in std::mem::take(&mut citation.hops) {
            let found = candidate(story, &hop, true);
            let Some(found) = found else {
                citation.hops.push(hop);
                continue;
            };
            let meant = settle(story, hop, &found.noun, &live[recent..], &elsewhere, &speakers);
            for hop in meant {
                let (name, kind) = (hop.name.clone(), hop.kind);
                own.push(Candidate { name, kind, ..found.clone() });
                citation.hops.push(hop);
            }
        }
        if !matches!(citation.relation, Relation::Credit | Relation::Dateline) {
            live.extend(own);
        }
    }
    citations.retain(|citation| !is_some_agency(story, citation));
}

/// True for `the agency` where no news agency was spoken of: any office may be called so.
fn is_some_agency(story: &Story<'_>, citation: &Citation) -> bool {
    let [hop] = &citation.hops[..] else { return false };
    let pointing = hop.kind == SourceKind::Agency && hop.form == HopForm::Anaphor;
    let words = hop.source.map_or("", |span| &story.words.document.text()[span]);
    pointing && hop.antecedent.is_none() && words.split_whitespace().count() == 2
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

/// Resolves a hop if it points; several outlets that it means become hops of their own.
fn settle(
    story: &Story<'_>,
    mut hop: Hop,
    noun: &str,
    live: &[Candidate],
    elsewhere: &Elsewhere,
    speakers: &Speakers<'_>,
) -> Vec<Hop> {
    let Some(span) = hop.source else { return vec![hop] };
    // Whoever a quote is attributed to by these words is meant by the citation too.
    let speaker = speakers.of(span).filter(|_| hop.kind.is_press());
    if hop.form == HopForm::Full {
        if let Some((title, place)) = elsewhere.title(story, &hop) {
            (hop.name, hop.antecedent) = (title, Some(place).filter(|at| !at.overlaps(span)));
        }
    } else if let Some(speaker) = speaker.filter(|_| hop.form == HopForm::Anaphor) {
        let named = speaker.mentions.iter().rfind(|mention| {
            mention.form == MentionForm::Name && mention.span.end() <= span.start()
        });
        hop.name.clone_from(&speaker.name);
        hop.antecedent = named.map(|mention| mention.span);
    } else if let Some(outlets) = several(story.lists, &hop, noun, live) {
        let meant = outlets.into_iter().map(|outlet| {
            let mut one = hop.clone();
            (one.name, one.kind) = (outlet.name.clone(), outlet.kind);
            one.antecedent = Some(outlet.span);
            one
        });
        return meant.collect();
    } else if let Some(found) =
        antecedent(story, &hop, noun, live).or_else(|| elsewhere.full_name(&hop, noun))
    {
        (hop.name, hop.kind, hop.antecedent) = (found.name.clone(), found.kind, Some(found.span));
    } else if let Some(publisher) = own_publisher(story, &hop, noun) {
        hop.name = publisher;
    } else if let Some(speaker) = speaker {
        hop.name.clone_from(&speaker.name);
    }
    if let Some(outlet) = publisher(story, &hop, span, live, speakers) {
        hop.name = format!("{} {}", outlet.name, hop.name.to_lowercase());
    }
    vec![hop]
}

/// The outlet whose report it is, where the story says no more of a report and the outlet speaks in it.
fn publisher<'d>(
    story: &Story<'_>,
    hop: &Hop,
    words: Span,
    live: &[Candidate],
    speakers: &Speakers<'d>,
) -> Option<&'d Entity> {
    let speaker = speakers.of(words).filter(|_| is_report(story.lists, hop))?;
    let cited = |live: &Candidate| live.kind.is_press() && live.name == speaker.name;
    let outlet = story.lists.is_outlet_name(&speaker.name) || live.iter().any(cited);
    outlet.then_some(speaker)
}

/// True for `report` with nothing beside it.
fn is_report(lists: Lists<'_>, hop: &Hop) -> bool {
    hop.kind == SourceKind::Document && lists.is(Words::REPORT, &hop.name.to_lowercase())
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

/// The outlets that were last cited together, for `the papers`, in the order of the text.
fn several<'l>(
    lists: Lists<'_>,
    hop: &Hop,
    noun: &str,
    live: &'l [Candidate],
) -> Option<Vec<&'l Candidate>> {
    if !lists.are_outlets(noun) || hop.form != HopForm::Anaphor {
        return None;
    }
    let cited = || live.iter().rev().filter(|live| live.cited && live.kind.is_press());
    let last = cited().next()?;
    let mut outlets: Vec<&Candidate> = Vec::new();
    for other in cited().take_while(|other| other.sentence == last.sentence) {
        if !outlets.iter().any(|outlet| outlet.name == other.name) {
            outlets.insert(0, other);
        }
    }
    (outlets.len() > 1).then_some(outlets)
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
            || other.span.overlaps(nearest.span) && other.span != nearest.span
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

pub(crate) fn last_word(name: &str) -> String {
    name.rsplit(char::is_whitespace).next().unwrap_or(name).to_lowercase()
}
