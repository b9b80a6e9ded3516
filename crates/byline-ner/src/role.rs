//! What a story says that a person is: a title before the name or an apposition after it.

use crate::lexicon::{is_article, is_courtesy, is_former, is_kin, knows, lexicon, reports};
use crate::tagger::Name;
use crate::words::{Word, spaced};
use byline_core::{Document, EntityKind, Span};
use byline_lexicon::Words;

/// The role that the words around a person's name give, in its paragraph.
pub(crate) fn role(
    document: &Document,
    words: &[Word<'_>],
    names: &[Name],
    index: usize,
) -> Option<String> {
    let text = document.text();
    let paragraph = document.paragraph_at(names[index].span.start());
    let paragraph = document.paragraphs().get(paragraph).copied()?;
    let start = words.partition_point(|word| word.span.start() < paragraph.start());
    let end = start + words[start..].partition_point(|word| word.span.start() < paragraph.end());
    let words = &words[start..end];
    before(text, words, names, index).or_else(|| after(text, words, names, index))
}

/// `NATO Secretary-General` before `Jens Stoltenberg`.
fn before(text: &str, words: &[Word<'_>], names: &[Name], index: usize) -> Option<String> {
    let lists = lexicon();
    let first = word_at(words, names[index].span.start());
    let mut start = first;
    let mut named = false;
    while start > 0 && first - start < 8 {
        let word = words[start - 1].text;
        let noun = lists.titles.contains(word) || lists.roles.contains(word);
        let part = named
            && (lists.role_words.contains(word)
                || lists.title_words.contains(word)
                || lists.title_words.contains(capitalised(word).as_str()));
        if !(noun || part) {
            break;
        }
        named |= noun;
        start -= 1;
    }
    while start < first && is_courtesy(words[start].text) {
        start += 1;
    }
    let nouns = &words[start..first];
    let relative = nouns.iter().all(|word| is_kin(word.text));
    if relative || nouns.iter().all(|word| is_former(word.text)) {
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

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `adviser to the president` in `Zoë Ruiz, an adviser to the president, said`.
fn after(text: &str, words: &[Word<'_>], names: &[Name], index: usize) -> Option<String> {
    let lists = lexicon();
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
    while is_article(word(start)) {
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
        !named && (parted || stops(word(at)) || reports(word(at)))
    })?;
    let noun = |at: usize| lists.roles.contains(word(at)) || lists.titles.contains(word(at));
    let starts =
        start < end && !knows(word(start), Words::NO_ROLE) && !verb(word(start), word(start + 1));
    // `John Marsh, Sen. Holm, and others` is a list of people.
    let titles = (start..end).take_while(|&at| noun(at)).count();
    let other = names[index + 1..].iter().take(2).any(|name| {
        let begins = words.get(start + titles).is_some_and(|w| w.span.start() == name.span.start());
        titles > 0 && begins && name.kind == EntityKind::Person
    });
    let starts = starts && !other;
    // `anchor of NBC's` is cut off at the name of a programme.
    let whole = start < end && !matches!(word(end - 1), "'s" | "’s");
    let found = starts && whole && (start..end.min(start + 5)).any(noun);
    found.then(|| spaced(&text[words[start].span.cover(words[end - 1].span)]))
}

/// True if a word with the next behind it is a participle: `speaking to`, `elected in`.
fn verb(word: &str, next: &str) -> bool {
    word.ends_with("ing") && !lexicon().role_words.contains(word)
        || word.ends_with("ed") && knows(next, Words::AFTER_PARTICIPLE)
}

/// True if a word ends an apposition.
fn stops(word: &str) -> bool {
    let mark = matches!(
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
    );
    mark || knows(word, Words::ENDS_ROLE)
}

/// The index of the first word that ends after byte `offset`.
fn word_at(words: &[Word<'_>], offset: usize) -> usize {
    words.partition_point(|word| word.span.end() <= offset)
}
