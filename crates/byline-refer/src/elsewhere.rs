//! What a story names after it was cited: `the Post` in a heading, `his book` in the first line.

use crate::antecedent::{Candidate, last_word};
use crate::lists::Lists;
use crate::story::Story;
use byline_core::{Hop, HopForm, Medium, SourceKind, Span, TokenRange};
use byline_lexicon::Groups;
use rustc_hash::FxHashMap;

/// What may be named after it was cited: `the Post` in a heading, `his book` in the first line.
pub(crate) struct Elsewhere {
    /// The one outlet whose name ends in the word; `None` where there are several.
    outlets: FxHashMap<String, Option<Candidate>>,
    /// The title of the one book with a title, and the place of the noun before it.
    title: Option<(String, Span)>,
}

impl Elsewhere {
    pub fn new(story: &Story<'_>, full: &[Candidate]) -> Self {
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
    pub fn full_name(&self, hop: &Hop, noun: &str) -> Option<&Candidate> {
        let short = hop.form == HopForm::Short;
        short.then(|| self.outlets.get(noun)?.as_ref()).flatten()
    }

    /// The title given with a book, or the only title in the story.
    pub fn title(&self, story: &Story<'_>, hop: &Hop) -> Option<(String, Span)> {
        let span = hop.source.filter(|_| is_book(story.lists, hop))?;
        let head = story.words.tokens(span).end().saturating_sub(1);
        if let Some(title) = title_after(story, head) {
            return Some((title, span));
        }
        self.title.clone()
    }
}

pub(crate) fn is_book(lists: Lists<'_>, hop: &Hop) -> bool {
    hop.kind == SourceKind::Document
        && lists.known(&last_word(&hop.name)).medium == Some(Medium::Book)
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
