//! Phrases that may name a source: names of the press, described documents, unnamed people,
//! anaphors.

mod body;
mod document;
pub(crate) mod name;
mod press;
mod unnamed;

use crate::classes::Classes;
use crate::page::Page;
use byline_core::{EntityId, EntityKind, HopForm, MentionForm, PennTag, SourceKind};
use byline_lexicon::{Groups, Nouns};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many words a phrase may reach before its noun, and twice as many after it.
const REACH: usize = 8;

/// A phrase that may be a source. Whether it is one depends on the words around it.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Its tokens, with determiner.
    pub tokens: Range<usize>,
    /// The token of its noun, or the last of its name.
    pub head: usize,
    pub kind: SourceKind,
    pub form: HopForm,
    pub name: String,
    pub entity: Option<EntityId>,
}

/// All phrases of the page, by position.
pub(crate) fn phrases(page: &Page) -> Vec<Phrase> {
    let people = people(page);
    let mut found: Vec<Phrase> = Vec::new();
    let mut index = 0;
    while index < page.len() {
        let phrase = press::alone(page, index)
            .or_else(|| named(page, people.get(&index), index))
            .or_else(|| name::abbreviated(page, index))
            .or_else(|| name::short(page, index))
            .or_else(|| press::unlisted(page, index))
            .or_else(|| press::used(page, index))
            .or_else(|| press::described(page, index))
            .or_else(|| name::website(page, index))
            .or_else(|| body::cited(page, index))
            .or_else(|| unnamed::unnamed(page, index, &found))
            .or_else(|| document::document(page, index));
        match phrase {
            Some(phrase) => {
                index = (phrase.head + 1).max(index + 1);
                let agency = found.last().is_some_and(|last| last.tokens.end == phrase.head);
                if agency && page.is(phrase.head, "witness") {
                    continue;
                }
                join_programme(page, &mut found, phrase);
            }
            None => index += 1,
        }
    }
    found
}

/// True if the name of an outlet that is in no list begins at a token.
pub(crate) fn is_outlet(page: &Page, index: usize) -> bool {
    press::unlisted(page, index).or_else(|| press::used(page, index)).is_some()
}

/// Adds a phrase. The programme of a station is one phrase with it: `ABC’s This Week`.
fn join_programme(page: &Page, found: &mut Vec<Phrase>, phrase: Phrase) {
    use SourceKind::Broadcaster;
    let gap = found.last().map(|last| last.tokens.end..phrase.tokens.start);
    if let (Some(last), Some(gap)) = (found.last_mut(), gap) {
        let within = (gap.clone()).all(|at| page.is_possessive(at) || page.is_quote(at));
        let owned = gap.len() <= 2 && !gap.is_empty() && page.is_possessive(gap.start) && within;
        if owned && last.kind == Broadcaster && phrase.kind == Broadcaster {
            let comma = usize::from(page.word(phrase.tokens.end) == ",");
            let close = phrase.tokens.end + comma;
            let quoted = gap.clone().any(|at| page.is_quote(at)) && page.is_quote(close);
            let end = if quoted { close + 1 } else { phrase.tokens.end };
            (last.tokens.end, last.head) = (end, end - 1);
            return;
        }
    }
    found.push(phrase);
}

/// People named in the document, by the token that their mention starts at.
fn people(page: &Page) -> FxHashMap<usize, Phrase> {
    let mut names = FxHashMap::default();
    for (id, entity) in page.document.entities().iter().enumerate() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        for mention in &entity.mentions {
            let first = page.document.token_at(mention.span.start());
            let end = page.document.token_at(mention.span.end());
            if first < end && mention.form == MentionForm::Name {
                let phrase = Phrase {
                    tokens: first..end,
                    head: end - 1,
                    kind: SourceKind::Person,
                    form: HopForm::Full,
                    name: entity.name.clone(),
                    entity: Some(EntityId(id as u32)),
                };
                names.insert(first, phrase);
            }
        }
    }
    names
}

/// A person or a listed source. Where both fit, the longer name wins, and a source that is written
/// in full wins over a person who has a longer name elsewhere: `Stern` is whom the story calls
/// Anna Stern, but `Le Monde` is nobody.
fn named(page: &Page, person: Option<&Phrase>, index: usize) -> Option<Phrase> {
    let listed = name::listed(page, index);
    let Some(person) = person.and_then(|person| self::person(page, person)) else {
        return listed;
    };
    let whole = |listed: &Phrase| {
        let extra = listed.tokens.end > person.tokens.end;
        let same = listed.tokens.end == person.tokens.end;
        let words = person.name.split(' ').count();
        extra || same && words <= person.tokens.len()
    };
    Some(listed.filter(whole).unwrap_or(person))
}

/// A person, unless the words around say that the name is something else's.
fn person(page: &Page, named: &Phrase) -> Option<Phrase> {
    let Range { start, end } = named.tokens;
    let outlet = page.outlet_by_use(start).is_some() || press::is_called_press(page, start, end);
    let other = modifies(page, end) || outlet;
    (!other).then(|| named.clone())
}

/// True if what ends before the token `end` only modifies a noun that follows:
/// `a New York Times/CBS News poll`, `a Sanders adviser`.
fn modifies(page: &Page, end: usize) -> bool {
    let sentence = page.sentence_of(end.saturating_sub(1)).end;
    let mut at = end;
    while at < sentence.min(end + 6) && (page.is_joint(at) || page.is_capitalised(at)) {
        if is_head(page, at) {
            break;
        }
        at += 1;
    }
    at == end + 1 && !page.is_joint(end) && !page.is_capitalised(end)
        || at < sentence && is_head(page, at)
}

/// True for the noun of a document or an unnamed source that is surely no verb.
fn is_head(page: &Page, at: usize) -> bool {
    let nouns = Classes::DOCUMENT_NOUN.or(Classes::UNNAMED_NOUN).or(Classes::PERSON_NOUN);
    if page.noun(at).has(Nouns::PRESS) && !page.word(at).ends_with('s') || page.is(at, "witness") {
        // `a Reuters witness` is the agency.
        return false;
    }
    page.has(at, nouns) && !page.of(at, Groups::VERB_TOO) && !page.has(at, Classes::CARRY)
}

fn is_article(word: &str) -> bool {
    word.eq_ignore_ascii_case("the")
}

/// The first token of the noun phrase whose noun stands at `head`.
fn noun_phrase_start(page: &Page, head: usize) -> usize {
    let mut first = head;
    while first > 0 && head - first < REACH {
        let previous = first - 1;
        let glued = previous > 0 && (page.is_possessive(previous) || page.is_joint(previous));
        // `in` ends a phrase, but not in `an in-depth report`.
        let stops = page.has(previous, Classes::STOP)
            && !page.is_joint(head.min(previous + 1))
            && !joins_adjectives(page, previous);
        if !(page.is_word(previous) || glued) || stops {
            break;
        }
        let verb = page.has(previous, Classes::SPEECH)
            && !page.is_capitalised(previous)
            && !is_participle(page, previous);
        if verb || page.word(previous).ends_with("ly") {
            break;
        }
        first = previous;
        let quantified =
            page.has(previous, Classes::INDEFINITE) && page.is_citing(previous.wrapping_sub(1));
        if (page.has(previous, Classes::DETERMINER) || quantified) && !page.is_joint(previous + 1) {
            break;
        }
    }
    // `an unidentified official` has two determiners.
    let second =
        page.is(first, "unidentified") && page.is_any(first.wrapping_sub(1), &["an", "the"]);
    first - usize::from(second)
}

/// True for a participle inside a noun phrase: `a leaked letter`, `citing leaked minutes`.
fn is_participle(page: &Page, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let opens = page.has(before, Classes::DETERMINER) || page.is_citing(before);
    opens && matches!(page.tag(at), Some(PennTag::Vbn | PennTag::Jj))
}

/// `current and former officials`, `American and Israeli officials`.
fn joins_adjectives(page: &Page, at: usize) -> bool {
    let paired = page.of(at.wrapping_sub(1), Groups::PAIRED) && page.of(at + 1, Groups::PAIRED);
    let nations = page.is_capitalised(at.wrapping_sub(1))
        && page.is_capitalised(at + 1)
        && page.has(at + 2, Classes::UNNAMED_NOUN);
    page.is(at, "and") && (paired || nations)
}

/// The first token from `start` on that is no word of a description.
fn run_end(page: &Page, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 2 * REACH {
        let word_like = page.is_word(end) || page.is_possessive(end) || page.is_joint(end);
        // `Report` may be the end of a name.
        let verbs = Classes::SPEECH.or(Classes::DOCUMENT);
        let verb = page.has(end, verbs) && !page.is_capitalised(end);
        let relative = page.is_any(end - 1, &["who", "which"]);
        let saying = page.is(end, "as") && page.is(end + 1, "saying");
        let is = !relative && page.is_any(end, &["is", "are", "was", "were", "will", "would"]);
        if !word_like
            || verb
            || is
            || saying
            || page.is_any(end, &["told", "has", "have", "that", "and"])
        {
            let auxiliary = page.is(end, "has") && page.is(end + 1, "not");
            if !auxiliary {
                break;
            }
        }
        end += 1;
    }
    end.min(page.len())
}

/// The words of the phrase without its article or possessive pronoun.
pub(crate) fn without_determiner(page: &Page, tokens: &Range<usize>) -> String {
    let articles =
        ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their"];
    let skip = tokens.len() > 1 && page.is_any(tokens.start, &articles);
    page.phrase(&(tokens.start + usize::from(skip)..tokens.end))
}
