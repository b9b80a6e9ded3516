//! Documents and recordings that are described: `a report by the ministry`, `the statement`.

use super::{Phrase, is_article, noun_phrase_start, run_end, without_determiner};
use crate::classes::Classes;
use crate::families::is_time;
use crate::page::Page;
use byline_core::{Deprel, HopForm, SourceKind};
use byline_lexicon::{Groups, Words};

/// `a report by the ministry`, `the statement`.
pub(super) fn document(page: &Page, index: usize) -> Option<Phrase> {
    let joined =
        page.is(index, "release") && page.is_any(index.wrapping_sub(1), &["press", "news"]);
    // `a video call` is no video.
    let part = page.document.syntax().get(index).is_some_and(|dependency| {
        let noun = dependency.head() == Some(index + 1);
        noun && dependency.relation() == Deprel::Compound && !page.is_joint(index + 1)
    });
    let next = index + 1;
    let compound =
        (part || page.has(next, Classes::DOCUMENT_NOUN)) && !page.has(next, Classes::DOCUMENT);
    let noun = page.has(index, Classes::DOCUMENT_NOUN) || joined || page.is_op_ed(index);
    if compound || !noun {
        return None;
    }
    let inside = index > page.sentence_of(index).start;
    let capital = page.is_capitalised(index);
    // The Bureau of Labor Statistics is no document, and people meet at a convention.
    if capital && inside && page.of(index, Groups::IN_CAPITALS_A_BODY)
        || !capital && page.is(index, "convention")
    {
        return None;
    }
    let first = noun_phrase_start(page, index);
    let pointing = is_article(page.word(first)) || page.is_any(first, &["this", "that"]);
    let voting = page.is(index, "polls")
        && pointing
        && (page.known(first.wrapping_sub(1)).is(Words::PREPOSITION)
            || page.is(first.wrapping_sub(1), "leaving"));
    if voting {
        return None;
    }
    let end = document_end(page, index + 1);
    let form = if pointing && index == first + 1 && end == index + 1 {
        HopForm::Anaphor
    } else {
        HopForm::Full
    };
    let tokens = first..end;
    // An article of a law stands for the law.
    let part = page.of(index, Groups::PART) && page.is(index + 1, "of");
    let named = if part && end > index + 2 { index + 2..end } else { first..index + 1 };
    let name = without_determiner(page, &named);
    let kind = if page.of(index, Groups::TWEET) {
        return Some(Phrase {
            name: "Twitter".to_owned(),
            tokens,
            head: index,
            kind: SourceKind::Platform,
            form: HopForm::Full,
            entity: None,
        });
    } else {
        SourceKind::Document
    };
    Some(Phrase { name, tokens, head: index, kind, form, entity: None })
}

/// How many words say when a document came out.
const LONGEST_TIME: usize = 4;

/// Where the words that describe a document end: its author, its recipient, its age.
fn document_end(page: &Page, start: usize) -> usize {
    // `a report on Monday by`
    let described = (start..start + LONGEST_TIME).find(|&at| !is_time(page, at)).unwrap_or(start);
    if page.of(described, Groups::DESCRIBES_DOCUMENT) { run_end(page, described) } else { start }
}
