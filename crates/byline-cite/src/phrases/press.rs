//! Outlets that no list knows: names that end like one (`Karlin News`), names beside a noun that
//! says what they are (`the Volna newspaper`, `the daily Volna`), internet domains, call signs, and
//! described outlets (`a local newspaper`, `Russian state television`).

use super::{Phrase, is_article, modifies, noun_phrase_start, without_determiner};
use crate::classes::Classes;
use crate::page::Page;
use byline_core::{EntityKind, HopForm, SourceKind, TokenKind};
use byline_lexicon::{Groups, Nouns};
use std::ops::Range;

/// The most words that a name may have.
const LONGEST: usize = 6;

/// The name of an outlet that begins at `index` and is in no list.
pub(super) fn unlisted(page: &Page, index: usize) -> Option<Phrase> {
    let plain = Classes::CALENDAR.or(Classes::DETERMINER).or(Classes::STOP).or(Classes::SPEECH);
    let starts = page.is_capitalised(index) && !page.has(index, plain);
    let continues = page.is_capitalised(index.wrapping_sub(1))
        && !is_article(page.word_before(index, 1))
        && index > page.sentence_of(index).start;
    if !starts || continues {
        return None;
    }
    let run = run(page, index);
    // The adjective before a listed name is no part of it: `Pro-government ILNA`.
    if (run.start + 1..run.end).any(|at| is_listed(page, at)) {
        return None;
    }
    if run.len() > 1 && modifies(page, run.end) {
        return None;
    }
    let noun = noun_after(page, run.end).filter(|(head, _)| {
        !page.is_capitalised(head + 1) || page.has(head + 1, Classes::CALENDAR)
    });
    // `the Paris newspaper` has another name.
    let place = page.name_at(index, EntityKind::Location).is_some_and(|name| name.end == run.end);
    if let Some((head, kind)) = noun.filter(|_| !place) {
        // `Russian television` is no name without its noun.
        let end = if run.len() == 1 && is_adjective(page, index) { head + 1 } else { run.end };
        let mut phrase = named(page, run.start..end, end - 1, kind);
        phrase.head = head;
        return Some(phrase);
    }
    let of = is_of(page, index).then_some(SourceKind::Outlet);
    let kind = noun_before(page, index).or_else(|| by_ending(page, &run)).or(of)?;
    let last = run.end - 1;
    Some(named(page, run, last, kind))
}

/// The name of a body that is an outlet by what the story does with it.
pub(super) fn used(page: &Page, index: usize) -> Option<Phrase> {
    let end = page.outlet_by_use(index)?;
    Some(named(page, index..end, end - 1, SourceKind::Outlet))
}

/// True if a listed name begins at the token.
fn is_listed(page: &Page, at: usize) -> bool {
    let start = page.document.tokens().get(at).map_or(0, |token| token.span.start());
    page.lexicon.source_at(&page.document.text()[start..], false).is_some()
}

fn named(page: &Page, name: Range<usize>, head: usize, kind: SourceKind) -> Phrase {
    let first = name.start - usize::from(is_article(page.word_before(name.start, 1)));
    Phrase {
        name: page.phrase(&name),
        tokens: first..name.end,
        head,
        kind,
        form: HopForm::Full,
        entity: None,
    }
}

/// A web address, call sign or channel, which is surely an outlet: `Volna.ru`, `WKRP-TV`, `Fox 13`.
pub(super) fn alone(page: &Page, index: usize) -> Option<Phrase> {
    let word = page.word(index);
    if page.kind(index) == Some(TokenKind::Url) && !word.contains(['/', '@']) {
        return Some(named(page, index..index + 1, index, SourceKind::Outlet));
    }
    if page.of(index, Groups::NETWORK) && page.is_capitalised(index) && is_channel(page, index + 1)
    {
        return Some(named(page, index..index + 2, index + 1, SourceKind::Broadcaster));
    }
    let is_ending = |word: &str| matches!(word, "TV" | "FM");
    let (sign, end) = match word.split_once('-') {
        Some((sign, ending)) if is_ending(ending) => (sign, index + 1),
        None if page.is_joint(index + 1) && is_ending(page.word(index + 2)) => (word, index + 3),
        None if is_call_sign(word) => (word, index + 1),
        _ => return None,
    };
    let sign = sign.trim_end_matches(|last: char| last.is_ascii_digit());
    let capitals = sign.len() >= 3 && sign.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals.then(|| named(page, index..end, end - 1, SourceKind::Broadcaster))
}

/// True for the number of a channel. In `told CNN 15 people died` it counts what follows.
pub(super) fn is_channel(page: &Page, at: usize) -> bool {
    let word = page.word(at);
    let number = word.len() <= 2 && word.parse::<u8>().is_ok_and(|number| number > 0);
    let counts = page.tag(at + 1).is_some_and(|tag| tag.is_noun() || tag.is_adjective());
    number && !counts
}

/// True for a station of the United States by its call sign and number, which nothing else looks
/// like: `WKRP9`.
fn is_call_sign(word: &str) -> bool {
    let letters = word.trim_end_matches(|last: char| last.is_ascii_digit());
    letters.starts_with(['K', 'W']) && matches!(letters.len(), 3 | 4) && letters.len() < word.len()
}

/// True if the words around a name, or those that it goes on with, say that it is an outlet,
/// whatever else it looks like: `Jordan` in `The Jordan Times`.
pub(super) fn is_called_press(page: &Page, start: usize, end: usize) -> bool {
    let run = run(page, start);
    let longer = run.end > end && by_ending(page, &run).is_some();
    let after = noun_after(page, end).is_some_and(|(head, _)| !page.is_capitalised(head + 1));
    let before = matches!(noun_before(page, start), Some(SourceKind::Agency | SourceKind::Outlet))
        && !page.is_any(start - 1, &["daily", "weekly"]);
    // `the Karlin Courier`, `Radio Karlin`: no person has an article or is called so.
    let article = is_article(page.word_before(start, 1)) || page.is(start, "radio");
    let whole = run.end == end && article && by_ending(page, &run).is_some();
    longer || after || before || whole
}

/// True if the name of an outlet that begins at `index` goes on behind the byte `end`: `The Herald
/// Tribune`, `The Times of Malta`.
pub(super) fn goes_on(page: &Page, index: usize, end: usize) -> bool {
    let run = run(page, index);
    let longer = page.span(&run).end() > end;
    longer && !modifies(page, run.end) && (by_ending(page, &run).is_some() || is_of(page, index))
}

/// True for `Times of`, `Voice of`, with which names go on.
fn is_of(page: &Page, index: usize) -> bool {
    page.of(index, Groups::TIMES_OF) && page.is(index + 1, "of")
}

/// The capitalised words from `index` on, with hyphens between them; `of` only in names such as
/// `Voice of Karlin`.
fn run(page: &Page, index: usize) -> Range<usize> {
    let mut end = index + 1;
    while end < index + LONGEST {
        let of = end == index + 1 && is_of(page, index);
        let joins = of || page.is_joint(end) || page.is_any(end, &["&", "de", "la"]);
        if page.is_capitalised(end) && !page.has(end, Classes::CALENDAR) {
            end += 1;
        } else if joins && page.is_capitalised(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    index..end.min(page.sentence_of(index).end.max(index + 1))
}

/// What the words after a name say that it is: `newspaper`, `news agency`, `television channel`.
fn noun_after(page: &Page, end: usize) -> Option<(usize, SourceKind)> {
    let medium = page.of(end, Groups::MEDIUM);
    let news = page.of(end, Groups::ONLINE);
    let head = end + usize::from(medium || news);
    let kind = if news && (page.noun(head).has(Nouns::NEWSWIRE) || page.is(head, "service"))
        || page.is(end, "newswire")
    {
        SourceKind::Agency
    } else if medium && page.of(head, Groups::AIR_PLACE) {
        SourceKind::Broadcaster
    } else if news && (page.of(head, Groups::SITE) || page.is(head, "magazine")) {
        SourceKind::Outlet
    } else if medium {
        return Some((end, SourceKind::Broadcaster));
    } else if page.of(end, Groups::PAPER) {
        return Some((end, SourceKind::Outlet));
    } else if page.is(end, "broadcaster") {
        return Some((end, SourceKind::Broadcaster));
    } else {
        return None;
    };
    Some((head, kind))
}

/// What the word before a name says that it is: `the daily Volna`, `broadcaster Volna`.
fn noun_before(page: &Page, index: usize) -> Option<SourceKind> {
    let noun = index.checked_sub(1)?;
    if page.is_capitalised(noun) || !page.has(noun, Classes::PRESS_NOUN) {
        return None;
    }
    Some(match page.word(noun) {
        "agency" | "newswire" if page.is(noun.wrapping_sub(1), "news") => SourceKind::Agency,
        "agency" => return None,
        _ if page.has(noun, Classes::BROADCASTER) => SourceKind::Broadcaster,
        _ => SourceKind::Outlet,
    })
}

/// What the first or last word of a name says that it is: `Karlin News`, `Radio Karlin`.
fn by_ending(page: &Page, run: &Range<usize>) -> Option<SourceKind> {
    let last = run.end - 1;
    if run.len() < 2 {
        return None;
    }
    if page.has(last, Classes::BROADCASTER_ENDING) || page.is(run.start, "radio") {
        return Some(SourceKind::Broadcaster);
    }
    let agency =
        page.has(last, Classes::AGENCY_ENDING) && page.is_any(last - 1, &["news", "press"]);
    if agency {
        return Some(SourceKind::Agency);
    }
    let outlet =
        page.has(last, Classes::OUTLET_ENDING) || page.has(run.start, Classes::OUTLET_BEGINNING);
    outlet.then_some(SourceKind::Outlet)
}

/// True for a word that is no name on its own: `State` in `State television`.
fn is_adjective(page: &Page, at: usize) -> bool {
    is_demonym(page.word(at)) || page.of(at, Groups::OWNER_OF_PRESS)
}

/// True for a word that looks like an adjective of a country: `Russian`, `Turkish`.
pub(super) fn is_demonym(word: &str) -> bool {
    [
        "ian", "ean", "can", "man", "ish", "ese", "ench", "utch", "reek", "raeli", "raqi", "wiss",
        "zech",
    ]
    .iter()
    .any(|ending| word.ends_with(ending))
}

/// An outlet that is described and not named: `a local newspaper`, `state television`.
pub(super) fn described(page: &Page, index: usize) -> Option<Phrase> {
    let news = page.is(index.wrapping_sub(1), "news");
    let owned = page.of(index.wrapping_sub(1), Groups::OWNER_OF_PRESS)
        || page.word_before(index, 1).ends_with("-run")
        || is_demonym(page.word_before(index, 1));
    let kind = if page.of(index, Groups::ON_AIR_OUTLET) || owned && page.is(index, "radio") {
        SourceKind::Broadcaster
    } else if news && page.noun(index).has(Nouns::NEWSWIRE) {
        SourceKind::Agency
    } else if page.of(index, Groups::PAPER_OR_MEDIA) || news && page.of(index, Groups::SITE) {
        SourceKind::Outlet
    } else {
        return None;
    };
    let tokens = noun_phrase_start(page, index)..index + 1;
    let definite =
        page.is_any(tokens.start, &["the", "this", "that", "his", "her", "their", "our"]);
    let goes_on = Classes::STOP.or(Classes::FILLER).or(Classes::CARRY).or(Classes::SPEECH);
    let follows =
        page.is_word(index + 1) && !page.has(index + 1, goes_on) && !page.is_citing(index + 1)
            || page.has(index + 1, Classes::PRESS_NOUN);
    let opens = page.sentence_of(index).start;
    let is_name = |at| page.is_capitalised(at) && !is_demonym(page.word(at)) && at > opens;
    if tokens.len() < 2 || definite || follows || page.is_any(index - 1, &["social", "the"]) {
        return None;
    }
    // With a name before it the noun only says what that is.
    if tokens.clone().any(is_name) {
        return None;
    }
    let name = without_determiner(page, &tokens);
    Some(Phrase { name, tokens, head: index, kind, form: HopForm::Full, entity: None })
}
