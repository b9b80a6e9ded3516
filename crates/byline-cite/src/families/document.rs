//! `the report said`, `said in a statement`, `in their report, the agencies said`.

use super::{Link, is_time};
use crate::classes::Classes;
use crate::page::Page;
use crate::phrases::{Phrase, is_outlet};
use byline_core::{Deprel, Medium, PennTag, Relation, SourceKind};
use byline_lexicon::{Groups, Nouns, Words};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if !matches!(phrase.kind, SourceKind::Document | SourceKind::Website) {
        return None;
    }
    said_in(page, phrase).or_else(|| says(page, phrase)).or_else(|| issued(page, phrase))
}

/// True for `a post on PLATFORM`, `a column for OUTLET`: the words stand there, and the post is no
/// carrier of its own.
pub(super) fn is_in_place(page: &Page, phrase: &Phrase) -> bool {
    let named = phrase.head + 2 + usize::from(page.is(phrase.head + 2, "the"));
    let start = page.document.tokens().get(named).map(|token| token.span.start());
    let listed = start.and_then(|start| {
        page.lexicon.source_at(&page.document.text()[start..], named > phrase.head + 2)
    });
    let carrier = listed.is_some() || is_outlet(page, named);
    let posted = page.of(phrase.head, Groups::COLUMN);
    let placed = page.is_any(phrase.head + 1, &["on", "in", "for"]);
    phrase.kind == SourceKind::Document
        && carrier
        && placed
        && (posted || page.is_op_ed(phrase.head))
}

/// The document is where something was said.
fn said_in(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = phrase.tokens.start;
    let preposition = start.checked_sub(1)?;
    if !page.is_any(preposition, &["in", "on", "via", "through"]) {
        return None;
    }
    let sentence = page.sentence_of(start);
    let fronted = preposition == sentence.start || page.word_before(preposition, 1) == ",";
    let spoken = (preposition.saturating_sub(5).max(sentence.start)..preposition)
        .rev()
        .find(|&at| page.has(at, Classes::SPEECH))
        .or_else(|| said_before_name(page, preposition));
    let speaks_after = (phrase.tokens.end..sentence.end.min(phrase.tokens.end + 25))
        .any(|at| page.has(at, Classes::SPEECH));
    let cue = match spoken {
        Some(verb) => verb..start,
        None if fronted && speaks_after => preposition..start,
        None => return None,
    };
    Some(Link::new(cue, Relation::Venue, medium(page, phrase)))
}

/// Somebody has given the document out: `the company released a statement`.
fn issued(page: &Page, phrase: &Phrase) -> Option<Link> {
    let dependency = page.document.syntax().get(phrase.head)?;
    let verb = dependency.head().filter(|_| dependency.relation() == Deprel::Obj)?;
    let voice = page.noun(phrase.head).has(Nouns::VOICE);
    let fresh = !page.is(phrase.tokens.start, "the");
    (voice && fresh && verb < phrase.tokens.start && page.of(verb, Groups::ISSUED))
        .then(|| Link::new(verb..phrase.tokens.start, Relation::Venue, medium(page, phrase)))
}

/// The verb of `said campaign manager Ana Novak in a statement`.
fn said_before_name(page: &Page, preposition: usize) -> Option<usize> {
    let first = preposition.saturating_sub(10).max(page.sentence_of(preposition).start);
    let words = (first..preposition).rev().take_while(|&at| {
        let through = page.is_any(at, &["said", "of"]) || !page.has(at, Classes::STOP);
        page.is_word(at) && through
    });
    words.into_iter().find(|&at| page.is(at, "said"))
}

/// The document itself speaks.
fn says(page: &Page, phrase: &Phrase) -> Option<Link> {
    if phrase.kind != SourceKind::Document {
        return None;
    }
    let end = phrase.tokens.end;
    // `a poll out on Monday showed`
    let after = (end..end + 4).find(|&at| !is_time(page, at)).unwrap_or(end);
    let verb = if is_report_that(page, phrase) || speaks(page, after) && may_follow(page, after) {
        after
    } else {
        verb_of(page, phrase.head)?
    };
    Some(Link::new(verb..verb + 1, Relation::Document, medium(page, phrase)))
}

/// The verb by which a document speaks: as its subject, by a part of it (`results of the poll show`),
/// and in a clause about it (`a ruling declaring that`, `a study that showed`).
fn verb_of(page: &Page, head: usize) -> Option<usize> {
    let dependency = page.document.syntax().get(head)?;
    let above = dependency.head()?;
    let subject = match dependency.relation() {
        Deprel::Nsubj if !below(page, above).any(|at| at > head && is(page, at, Deprel::Nsubj)) => {
            spoken(page, above)
        }
        Deprel::Nmod if is(page, above, Deprel::Nsubj) => {
            let verb = page.document.syntax().get(above)?.head();
            verb.filter(|&verb| speaks(page, verb))
        }
        _ => None,
    };
    subject.or_else(|| {
        below(page, head).find(|&verb| {
            let about = is(page, verb, Deprel::Acl) && page.tag(verb) == Some(PennTag::Vbg)
                || is(page, verb, Deprel::AclRelcl) && subject_is_that(page, verb);
            about && speaks(page, verb)
        })
    })
}

/// The verb, or one that shares its subject, by which a document speaks. What it did not say is
/// something that it was asked.
fn spoken(page: &Page, verb: usize) -> Option<usize> {
    let shared = |&at: &usize| {
        let joined =
            is(page, at, Deprel::Conj) && !below(page, at).any(|of| is(page, of, Deprel::Nsubj));
        joined || is(page, at, Deprel::Xcomp)
    };
    let certain = |verb: usize| !below(page, verb).any(|of| page.tag(of) == Some(PennTag::Md));
    let silent = || {
        let past = below(page, verb).any(|at| page.is(at, "did"));
        past && below(page, verb).any(|at| page.is(at, "not"))
    };
    let mut verbs = std::iter::once(verb).chain(below(page, verb).filter(shared));
    verbs.find(|&at| speaks(page, at) && certain(at)).or_else(|| silent().then_some(verb))
}

fn speaks(page: &Page, verb: usize) -> bool {
    page.has(verb, Classes::DOCUMENT)
}

/// True for what may be a verb behind its subject; taggers take `reports` there for a noun.
fn may_follow(page: &Page, at: usize) -> bool {
    use PennTag::{Nns, Vbd, Vbg, Vbp, Vbz};
    page.tag(at).is_none_or(|tag| matches!(tag, Nns | Vbd | Vbg | Vbp | Vbz))
}

fn is(page: &Page, at: usize, relation: Deprel) -> bool {
    page.document.syntax().get(at).is_some_and(|found| found.relation() == relation)
}

/// True for a relative clause in which the pronoun is the subject.
fn subject_is_that(page: &Page, verb: usize) -> bool {
    below(page, verb).any(|at| is(page, at, Deprel::Nsubj) && page.tag(at) == Some(PennTag::Wdt))
}

/// The tokens that depend on `head`.
fn below<'p>(page: &'p Page, head: usize) -> impl Iterator<Item = usize> + 'p {
    page.document.children(head).iter().map(|&child| child as usize)
}

/// `amid reports that he had left`, but not `they report that` or `a report that could hurt him`.
fn is_report_that(page: &Page, phrase: &Phrase) -> bool {
    let (first, that) = (phrase.tokens.start, phrase.tokens.end);
    let plural = page.is(phrase.head, "reports");
    let described = page.has(first, Classes::DETERMINER) && first < phrase.head;
    let noun = if plural {
        described && !page.is_capitalised(phrase.head - 1)
            || first == phrase.head
                && (page.known(first.wrapping_sub(1)).is(Words::PREPOSITION)
                    || page.is(first.wrapping_sub(1), "denied"))
    } else {
        page.is(phrase.head, "report")
            && (page.is_any(first, &["a", "an", "one", "another"])
                || phrase.head > 0 && page.is_possessive(phrase.head - 1))
    };
    noun && that == phrase.head + 1
        && page.is(that, "that")
        && !(page.known(that + 1).is(Words::AUXILIARY) || page.of(that + 1, Groups::RELATIVE_VERB))
}

/// The medium that the noun of a document stands for.
pub(crate) fn medium(page: &Page, phrase: &Phrase) -> Option<Medium> {
    if page.is_op_ed(phrase.head) {
        return Some(Medium::Editorial);
    }
    page.known(phrase.head).medium
}
