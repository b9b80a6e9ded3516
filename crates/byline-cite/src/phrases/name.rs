//! Sources that are named: listed names, their short forms, web sites of bodies.

use super::{Phrase, is_article, modifies, noun_phrase_start, without_determiner};
use crate::classes::Classes;
use crate::page::Page;
use byline_core::{EntityKind, HopForm, Medium, SourceKind};
use byline_lexicon::{Groups, Nouns};

/// A name from the lists, with its article, and for a platform with `page` or `account`.
pub(crate) fn listed(page: &Page, index: usize) -> Option<Phrase> {
    let token = page.document.tokens().get(index)?;
    let start = token.span.start();
    let article = is_article(page.word_before(index, 1));
    let word = page.word(index);
    let plain = || in_small_letters(word);
    let (len, name, kind) = page
        .lexicon
        .source_at(&page.document.text()[start..], article)
        .or_else(|| page.lexicon.source_at(&plain()?, article).filter(|one| one.0 == word.len()))?;
    if kind == SourceKind::Outlet
        && (is_surname(page, index, len) || super::press::goes_on(page, index, start + len))
    {
        return None;
    }
    let mut end = page.document.token_at(start + len);
    if end == index || page.span(&(index..end)).end() != start + len {
        // The name stops inside a token, as in `Bloomberg/Getty` kept as one.
        end = page.document.token_at(start + len) + 1;
    }
    let platform = kind == SourceKind::Platform;
    let mut name = name;
    let station = kind == SourceKind::Broadcaster && super::press::is_channel(page, end);
    let numbered = page.phrase(&(index..end + 1));
    if station {
        // `Fox 4` is a station of its own.
        (end, name) = (end + 1, &numbered);
    }
    let body = page.name_at(index, EntityKind::Organization).filter(|_| !platform);
    if let Some(body) = body {
        if body.end > end && !crate::families::is_picture(page, end) {
            // `NBC Chicago` is a station of its own, and `AP Photo` is not.
            (end, name) = (body.end, body.full);
        } else if body.end == end && is_other(page.word(index), name, body.full) {
            return None;
        }
    }
    // `told Reuters officials are worried`
    let told = page.of(index.wrapping_sub(1 + usize::from(article)), Groups::TELLS);
    if !platform && !told && modifies(page, end)
        || platform && len == 1 && !is_letter_platform(page, index)
    {
        return None;
    }
    let mut first = if article { index - 1 } else { index };
    let mut head = end - 1;
    if platform {
        if page.of(end, Groups::PLACE_ON_PLATFORM) {
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

/// An abbreviation of which the story says what outlet it stands for.
pub(super) fn abbreviated(page: &Page, index: usize) -> Option<Phrase> {
    if !page.word(index).bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let body = page.name_at(index, EntityKind::Organization)?;
    let known = page.lexicon.source_at(body.full, true).filter(|(_, _, kind)| kind.is_press());
    let (_, _, kind) = known.filter(|_| body.end == index + 1 && body.full.contains(' '))?;
    let article = usize::from(is_article(page.word_before(index, 1)));
    Some(Phrase {
        tokens: index - article..index + 1,
        head: index,
        kind,
        form: HopForm::Full,
        name: body.full.to_owned(),
        entity: None,
    })
}

/// True if an abbreviation stands for another body here than in the list: `EPA`.
fn is_other(written: &str, listed: &str, body: &str) -> bool {
    let initials: String = body.split(' ').filter_map(|word| word.chars().next()).collect();
    let same = body == listed || body.strip_prefix("The ") == Some(listed);
    written.len() > 1 && !same && initials.ends_with(written)
}

/// A name in capitals as it is written elsewhere: `Reuters` for `REUTERS`. Short ones are
/// abbreviations.
fn in_small_letters(word: &str) -> Option<String> {
    let capitals = word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals.then(|| word[..1].to_owned() + &word[1..].to_ascii_lowercase())
}

/// True if the words around a single letter say that it is the platform: `on X`, `her X account`.
fn is_letter_platform(page: &Page, index: usize) -> bool {
    let place = page.is_any(index.wrapping_sub(1), &["on", "via"])
        && !page.is_capitalised(index + 1)
        && !page.is_joint(index + 1);
    place || page.of(index + 1, Groups::PLACE_ON_PLATFORM)
}

/// True if the outlet's one-word name follows another name and is thus a part of it: `Anna Stern`.
fn is_surname(page: &Page, index: usize, len: usize) -> bool {
    // `Face the Nation` is a programme, so the word before an article counts.
    let article = page.word_before(index, 1) == "the" && index > 1;
    let index_before = index.saturating_sub(1 + usize::from(article));
    let one_word = page.word(index).len() == len;
    let same_sentence = index_before < index && index_before >= page.sentence_of(index).start;
    let function = Classes::STOP
        .or(Classes::FILLER)
        .or(Classes::SPEECH)
        .or(Classes::DETERMINER)
        .or(Classes::APPOSITION);
    one_word
        && same_sentence
        && page.is_capitalised(index_before)
        && !page.has(index_before, function)
}

/// `the Times`, `the newspaper`.
pub(super) fn short(page: &Page, index: usize) -> Option<Phrase> {
    // One adjective may stand between: `the Polish agency`.
    let before = page.word_before(index, 1);
    let place = index.checked_sub(1).and_then(|at| page.name_at(at, EntityKind::Location));
    let describes = super::press::is_demonym(before)
        || matches!(before, "same" | "state")
        || place.is_some_and(|place| place.end == index);
    // `London-based` is three tokens.
    let hyphenated =
        page.of(index.wrapping_sub(1), Groups::HYPHENATED) && page.is_joint(index.wrapping_sub(2));
    let adjective = if hyphenated { 3 } else { usize::from(describes) };
    if !is_pointing(page, index, 1 + adjective) {
        return None;
    }
    let news = page.is(index, "news");
    let head = index + usize::from(news);
    let named = page.is_capitalised(head + 1) && !page.has(head + 1, Classes::CALENDAR);
    // `the weekly tabloid` is no weekly of which there was talk.
    let verbs = Classes::CARRY.or(Classes::STOP).or(Classes::FILLER).or(Classes::SPEECH);
    let adjective_itself = page.of(head, Groups::PRESS_ADJECTIVE)
        && page.is_word(head + 1)
        && !page.has(head + 1, verbs);
    if adjective_itself {
        return None;
    }
    let whole = !news && adjective == 0;
    if page.is(head + 1, "of") && page.of(head, Groups::SITE) {
        return None;
    }
    let short = whole && page.has(index, Classes::SHORT) && page.is_capitalised(index);
    let longer = short && super::press::goes_on(page, index, page.span(&(index..index + 1)).end());
    let (kind, form) = if short && !longer {
        (SourceKind::Outlet, HopForm::Short)
    } else if matches!(page.word(head), "agency" | "newswire") && !named {
        (SourceKind::Agency, HopForm::Anaphor)
    } else if (page.has(head, Classes::OUTLET) || news && is_news_outlet(page, head)) && !named {
        (SourceKind::Outlet, HopForm::Anaphor)
    } else if page.has(head, Classes::BROADCASTER) && !named {
        (SourceKind::Broadcaster, HopForm::Anaphor)
    } else {
        return None;
    };
    if form == HopForm::Anaphor && page.is_possessive(head + 1) {
        return None;
    }
    let tokens = index - 1 - adjective..head + 1;
    Some(Phrase { name: page.phrase(&tokens), tokens, head, kind, form, entity: None })
}

/// True for what ends `news organization`, `news outlet`.
fn is_news_outlet(page: &Page, head: usize) -> bool {
    let words = [page.word_before(head, 1), page.word(head)].map(str::to_lowercase);
    let known = page.lexicon.longest(words.iter().map(String::as_str));
    known.is_some_and(|(_, word)| word.is_noun(Nouns::OUTLET))
}

/// True if `back` places before the word stands `the` or `this`.
fn is_pointing(page: &Page, index: usize, back: usize) -> bool {
    let before = page.word_before(index, back);
    is_article(before) || before.eq_ignore_ascii_case("this")
}

/// `the ministry's website`.
pub(super) fn website(page: &Page, index: usize) -> Option<Phrase> {
    if page.known(index).medium != Some(Medium::Website) {
        return None;
    }
    let tokens = noun_phrase_start(page, index)..index + 1;
    let name = without_determiner(page, &tokens);
    let (kind, form) = (SourceKind::Website, HopForm::Full);
    Some(Phrase { name, tokens, head: index, kind, form, entity: None })
}
