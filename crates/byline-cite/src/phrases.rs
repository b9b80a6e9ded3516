//! Phrases that may name a source: listed names, described documents, unnamed people, anaphors.

use crate::lexicon::LEXICON;
use crate::page::Page;
use byline_core::{EntityId, EntityKind, HopForm, SourceKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many words a phrase may reach before its noun, and after it.
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
    let names = people(page);
    let mut found: Vec<Phrase> = Vec::new();
    let mut index = 0;
    while index < page.len() {
        let person = names.get(&index).cloned();
        let phrase = person
            .or_else(|| listed(page, index))
            .or_else(|| short(page, index))
            .or_else(|| website(page, index))
            .or_else(|| unnamed(page, index))
            .or_else(|| document(page, index));
        match phrase {
            Some(phrase) => {
                index = (phrase.head + 1).max(index + 1);
                found.push(phrase);
            }
            None => index += 1,
        }
    }
    found
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
            if first < end && mention.form == byline_core::MentionForm::Name {
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

/// A name from the lists, with its article, and for a platform with `page` or `account`.
fn listed(page: &Page, index: usize) -> Option<Phrase> {
    let token = page.document.tokens().get(index)?;
    let start = token.span.start();
    let article = is_article(page.word_before(index, 1));
    let (len, name, kind) = LEXICON.source_at(&page.document.text()[start..], article)?;
    if kind == SourceKind::Outlet && is_surname(page, index, len) {
        return None;
    }
    let mut end = page.document.token_at(start + len);
    if end == index || page.span(&(index..end)).end() != start + len {
        // The name stops inside a token, as in `Bloomberg/Getty` kept as one.
        end = page.document.token_at(start + len) + 1;
    }
    let mut first = if article { index - 1 } else { index };
    let mut head = end - 1;
    if kind == SourceKind::Platform {
        if page.is_any(end, &["page", "account", "post", "feed", "channel", "profile", "wall"]) {
            head = end;
        }
        first = noun_phrase_start(page, index);
    }
    Some(Phrase {
        tokens: first..head + 1,
        head,
        kind,
        form: HopForm::Full,
        name: name.to_owned(),
        entity: None,
    })
}

/// True if the outlet's one-word name follows another name and is thus a part of it: `Anna Stern`.
fn is_surname(page: &Page, index: usize, len: usize) -> bool {
    // `Face the Nation` is a programme, so the word before an article counts.
    let article = page.word_before(index, 1) == "the" && index > 1;
    let index_before = index.saturating_sub(1 + usize::from(article));
    let before = page.word(index_before);
    let one_word = page.word(index).len() == len;
    let same_sentence = index_before < index && index_before >= page.sentence_of(index).start;
    let function = ["stop", "filler", "speech", "determiner", "apposition"]
        .iter()
        .any(|class| LEXICON.is_cue(class, before));
    one_word && same_sentence && page.is_capitalised(index_before) && !function
}

/// `the Times`, `the newspaper`.
fn short(page: &Page, index: usize) -> Option<Phrase> {
    let before = page.word_before(index, 1);
    if !is_article(before) && !before.eq_ignore_ascii_case("this") {
        return None;
    }
    let word = page.word(index);
    let (kind, form) = if LEXICON.is_cue("short", word) && page.is_capitalised(index) {
        (SourceKind::Outlet, HopForm::Short)
    } else if LEXICON.is_cue("outlet", word) && !page.is_capitalised(index + 1) {
        (SourceKind::Outlet, HopForm::Anaphor)
    } else if word == "agency" {
        (SourceKind::Agency, HopForm::Anaphor)
    } else if LEXICON.is_cue("broadcaster", word) && !page.is_capitalised(index + 1) {
        (SourceKind::Broadcaster, HopForm::Anaphor)
    } else {
        return None;
    };
    let tokens = index - 1..index + 1;
    Some(Phrase { name: page.phrase(&tokens), tokens, head: index, kind, form, entity: None })
}

/// `the ministry's website`.
fn website(page: &Page, index: usize) -> Option<Phrase> {
    if !page.is_any(index, &["website", "webpage", "blog", "homepage"]) {
        return None;
    }
    let tokens = noun_phrase_start(page, index)..index + 1;
    let name = without_determiner(page, &tokens);
    let (kind, form) = (SourceKind::Website, HopForm::Full);
    Some(Phrase { name, tokens, head: index, kind, form, entity: None })
}

/// `two officials familiar with the matter`, but not `spokesman Dmitry Peskov`.
fn unnamed(page: &Page, index: usize) -> Option<Phrase> {
    let word = page.word(index);
    let people = page.is_any(index, &["people", "person", "persons", "individuals"]);
    let close = page.is_any(index + 1, &["familiar", "close", "briefed", "knowledgeable"])
        || page.is(index + 1, "with") && page.is_any(index + 2, &["knowledge", "direct"])
        || page.is(index + 1, "directly");
    let press = page.is_any(index, &["reports", "outlets"])
        && page.is_any(index.wrapping_sub(1), &["media", "news", "press"]);
    if !(LEXICON.is_unnamed_noun(word) || people && close || press) {
        return None;
    }
    let first = noun_phrase_start(page, index);
    if is_named_after(page, index) || is_apposition(page, first) {
        return None;
    }
    let plural = word.ends_with('s') || word.ends_with("people") || word.ends_with("men");
    let article = is_article(page.word(first));
    let origin = page.is_any(index, &["source", "sources"]) || people;
    if !plural && first == index || !plural && article && !origin && index == first + 1 {
        // `the spokesman` mostly points to somebody named before.
        return None;
    }
    let end = unnamed_end(page, index + 1);
    let pointing = article || page.is_any(first, &["this", "these", "that", "those"]);
    let form = if pointing && end == index + 1 && index == first + 1 {
        HopForm::Anaphor
    } else {
        HopForm::Full
    };
    let tokens = first..end;
    let name = without_determiner(page, &tokens);
    Some(Phrase { name, tokens, head: index, kind: SourceKind::Unnamed, form, entity: None })
}

/// `a report by the ministry`, `the statement`.
fn document(page: &Page, index: usize) -> Option<Phrase> {
    let joined =
        page.is(index, "release") && page.is_any(index.wrapping_sub(1), &["press", "news"]);
    let compound = LEXICON.is_document_noun(page.word(index + 1));
    if compound || !LEXICON.is_document_noun(page.word(index)) && !joined {
        return None;
    }
    let first = noun_phrase_start(page, index);
    let end = document_end(page, index + 1);
    let pointing = is_article(page.word(first)) || page.is_any(first, &["this", "that"]);
    let form = if pointing && index == first + 1 && end == index + 1 {
        HopForm::Anaphor
    } else {
        HopForm::Full
    };
    let tokens = first..end;
    let name = without_determiner(page, &(first..index + 1));
    Some(Phrase { name, tokens, head: index, kind: SourceKind::Document, form, entity: None })
}

/// True if a personal name follows the noun, as a title's name or after a comma.
fn is_named_after(page: &Page, index: usize) -> bool {
    let next = index + 1;
    if next >= page.paragraph_of(index).end {
        return false;
    }
    page.is_capitalised(next)
        || page.word(next) == ","
            && page.is_capitalised(next + 1)
            && page.is_capitalised(next + 2)
            && page.word(next + 3) == ","
}

/// True if the phrase explains the name before it: `Peskov, a spokesman for the president`.
fn is_apposition(page: &Page, first: usize) -> bool {
    page.word_before(first, 1) == ","
        && first >= 2
        && page.is_capitalised(first - 2)
        && !is_article(page.word(first.saturating_sub(2)))
        && page.is_any(first, &["a", "an", "the", "one", "his", "her", "its"])
}

fn is_article(word: &str) -> bool {
    word.eq_ignore_ascii_case("the")
}

/// The first token of the noun phrase whose noun stands at `head`.
fn noun_phrase_start(page: &Page, head: usize) -> usize {
    let mut first = head;
    while first > 0 && head - first < REACH {
        let previous = first - 1;
        let word = page.word(previous);
        let glued_mark = page.is_possessive(previous) && previous > 0;
        if !(page.is_word(previous) || glued_mark) || LEXICON.is_cue("stop", word) {
            break;
        }
        let verb = LEXICON.is_cue("speech", word) && !page.is_capitalised(previous);
        if verb || page.word(previous).ends_with("ly") {
            break;
        }
        first = previous;
        if LEXICON.is_cue("determiner", word) {
            break;
        }
    }
    first
}

/// Where the words that describe an unnamed source end.
fn unnamed_end(page: &Page, start: usize) -> usize {
    let describes = page.is_any(
        start,
        &[
            "familiar",
            "close",
            "briefed",
            "knowledgeable",
            "directly",
            "with",
            "for",
            "of",
            "from",
            "at",
            "in",
            "who",
        ],
    );
    if describes { run_end(page, start) } else { start }
}

/// Where the words that describe a document end: its author, its recipient, its age.
fn document_end(page: &Page, start: usize) -> usize {
    let describes = page.is_any(
        start,
        &[
            "by",
            "from",
            "of",
            "to",
            "released",
            "issued",
            "published",
            "which",
            "posted",
            "sent",
            "obtained",
            "seen",
            "provided",
            "drafted",
            "reviewed",
        ],
    );
    if describes { run_end(page, start) } else { start }
}

/// The first token from `start` on that is no word of a description.
fn run_end(page: &Page, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 2 * REACH {
        let word = page.word(end);
        let word_like = page.is_word(end) || page.is_possessive(end);
        let verb = LEXICON.is_cue("speech", word) || LEXICON.is_cue("document", word);
        if !word_like || verb || page.is_any(end, &["told", "has", "have", "that", "and"]) {
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
fn without_determiner(page: &Page, tokens: &Range<usize>) -> String {
    let articles =
        ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their"];
    let skip = tokens.len() > 1 && page.is_any(tokens.start, &articles);
    page.phrase(&(tokens.start + usize::from(skip)..tokens.end))
}
