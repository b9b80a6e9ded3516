//! What a story says that a person is: a title before the name or an apposition after it.

use super::{Name, Word as Spelled, spaced};
use crate::story::Story;
use byline_core::{EntityKind, Span};
use byline_lexicon::{Features, Groups, Lexicon, Nouns, Word, Words};

/// The role that the words around a person's name give, in its paragraph.
pub(super) fn role(
    story: &Story<'_>,
    words: &[Spelled<'_>],
    names: &[Name],
    index: usize,
) -> Option<String> {
    let document = story.words.document;
    let (text, lexicon) = (document.text(), story.lexicon);
    let paragraph = document.paragraph_at(names[index].span.start());
    let paragraph = document.paragraphs().get(paragraph).copied()?;
    let start = words.partition_point(|word| word.span.start() < paragraph.start());
    let end = start + words[start..].partition_point(|word| word.span.start() < paragraph.end());
    let words = &words[start..end];
    before(lexicon, text, words, names, index).or_else(|| after(lexicon, text, words, names, index))
}

/// `NATO Secretary-General` before `Jens Stoltenberg`.
fn before(
    lexicon: &Lexicon,
    text: &str,
    words: &[Spelled<'_>],
    names: &[Name],
    index: usize,
) -> Option<String> {
    let known = |at: usize| known(lexicon, words, at);
    let first = word_at(words, names[index].span.start());
    // `Kentucky Republican Gov. Roe`: a nation or party is a name beside the office.
    let near = names[..index].iter().rev().take(3);
    let groups = near.filter(|name| name.kind == EntityKind::Group);
    let in_group = |span: Span| groups.clone().any(|name| name.span.covers(span));
    let mut start = first;
    let mut named = false;
    while start > 0 && first - start < 8 {
        let noun = is_role(known(start - 1)) && !in_group(words[start - 1].span);
        let part = named && known(start - 1).of(Groups::BEFORE_ROLE);
        if !(noun || part) {
            break;
        }
        named |= noun;
        start -= 1;
    }
    while start < first && known(start).is_noun(Nouns::COURTESY) {
        start += 1;
    }
    let relative = (start..first).all(|at| known(at).is_noun(Nouns::KIN));
    if relative || (start..first).all(|at| known(at).is(Words::FORMER)) {
        return None;
    }
    let mut from = words[start].span.start();
    for other in names[..index].iter().rev().take(3) {
        // The name of a body may end in a word that is a title too: `Green Party candidate`.
        let within = other.span.start() < from && other.span.end() > from;
        let gap = text.get(other.span.end()..from);
        let beside = gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty());
        let same_paragraph = words[0].span.start() <= other.span.start();
        if other.kind == EntityKind::Person || !(within || beside && same_paragraph) {
            break;
        }
        from = other.span.start();
    }
    let to = words[first - 1].span.end();
    Some(spaced(&text[Span::new(from, to)]))
}

/// True for a noun for what one person is, by office or trade.
fn is_role(known: Word) -> bool {
    const ROLE: Nouns =
        Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN).or(Nouns::TITLE).or(Nouns::COURTESY);
    const SURE: Nouns = Nouns::OFFICE.or(Nouns::TITLE).or(Nouns::PRESS);
    let several = known.features.has(Features::PLURAL) && !known.features.has(Features::SINGULAR);
    let sure = !known.is_noun(Nouns::DOUBTFUL) || known.is_noun(SURE);
    known.is_noun(ROLE) && sure && !several || known.of(Groups::ROLE)
}

/// `adviser to the president` in `Zoë Ruiz, an adviser to the president, said`.
fn after(
    lexicon: &Lexicon,
    text: &str,
    words: &[Spelled<'_>],
    names: &[Name],
    index: usize,
) -> Option<String> {
    let known = |at: usize| known(lexicon, words, at);
    let is = |at: usize, class: Words| known(at).is(class);
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let comma = word_at(words, names[index].span.end());
    if word(comma) != "," {
        return None;
    }
    let mut start = comma + 1;
    // `Jane Roe, 42, a nurse`.
    let age = word(start).len() <= 3 && word(start).bytes().all(|byte| byte.is_ascii_digit());
    if age && word(start + 1) == "," {
        start += 2;
    }
    while is(start, Words::DETERMINER)
        && is(start, Words::INDEFINITE.or(Words::DEFINITE))
        && !is(start, Words::QUANTIFIER)
    {
        start += 1;
    }
    let end = (start..start + 16).find(|&at| {
        let inside = |name: &&Name| {
            let span = words.get(at).map(|word| word.span);
            span.is_some_and(|span| {
                name.span.start() < span.start() && span.end() < name.span.end()
            })
        };
        let named = names[index + 1..].iter().take(4).find(inside).is_some();
        let parted = at >= words.len();
        !named && (parted || stops(word(at)) || is(at, Words::ENDS_ROLE) || known(at).reports())
    })?;
    let noun = |at: usize| is_role(known(at));
    let participle = {
        let ending = |ending| word(start).ends_with(ending);
        let part = known(start).of(Groups::BEFORE_ROLE);
        ending("ing") && !part || ending("ed") && is(start + 1, Words::AFTER_PARTICIPLE)
    };
    let starts = start < end && !is(start, Words::NO_ROLE) && !participle;
    // `John Marsh, Sen. Holm, and others` is a list of people.
    let titles = (start..end).take_while(|&at| noun(at)).count();
    let other = names[index + 1..].iter().take(2).any(|name| {
        let begins = words.get(start + titles).is_some_and(|w| w.span.start() == name.span.start());
        titles > 0 && begins && name.kind == EntityKind::Person
    });
    let starts = starts && !other;
    // `anchor of NBC's` is cut off at the name of a programme.
    let whole = start < end && !matches!(word(end - 1), "'s" | "’s");
    let mut head = (start..end.min(start + 5)).take_while(|&at| !is(at, Words::PREPOSITION));
    let found = starts && whole && head.any(noun);
    found.then(|| spaced(&text[words[start].span.cover(words[end - 1].span)]))
}

/// True for a mark that ends an apposition.
fn stops(word: &str) -> bool {
    matches!(
        word,
        "" | ","
            | "."
            | ";"
            | ":"
            | "?"
            | "!"
            | "("
            | ")"
            | "—"
            | "–"
            | "―"
            | "-"
            | "“"
            | "”"
            | "\""
    )
}

/// What is known of a word, also if a full stop ends it; nothing behind the last.
fn known(lexicon: &Lexicon, words: &[Spelled<'_>], at: usize) -> Word {
    let lower = words.get(at).map_or(String::new(), |word| word.text.to_lowercase());
    match lexicon.word(&lower) {
        unknown if unknown == Word::default() => lexicon.word(lower.trim_end_matches('.')),
        known => known,
    }
}

/// The index of the first word that ends after byte `offset`.
fn word_at(words: &[Spelled<'_>], offset: usize) -> usize {
    words.partition_point(|word| word.span.end() <= offset)
}
