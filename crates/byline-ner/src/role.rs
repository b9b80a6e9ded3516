//! What a story says that a person is: a title before the name or an apposition after it.

use crate::lexicon::lexicon;
use crate::tagger::Name;
use crate::words::Word;
use byline_core::{EntityKind, Span};

/// The role that the words around a person's name give.
pub(crate) fn role(text: &str, words: &[Word<'_>], names: &[Name], index: usize) -> Option<String> {
    before(text, words, names, index).or_else(|| after(text, words, names[index].span))
}

/// `NATO Secretary-General` before `Jens Stoltenberg`.
fn before(text: &str, words: &[Word<'_>], names: &[Name], index: usize) -> Option<String> {
    let lists = lexicon();
    let first = word_at(words, names[index].span.start());
    let mut start = first;
    let mut named = false;
    while start > 0 && first - start < 8 {
        let word = words[start - 1].text;
        let mut letters = word.chars();
        let capitalised: String =
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let noun = lists.titles.contains(word) || lists.roles.contains(word);
        let part = named && lists.title_words.contains(capitalised.as_str());
        if !(noun || part) {
            break;
        }
        named |= noun;
        start -= 1;
    }
    if start == first || courtesy(words[start].text) {
        return None;
    }
    let mut from = words[start].span.start();
    let mut other = index;
    while other > 0 && names[other - 1].kind != EntityKind::Person {
        let name = names[other - 1].span;
        if text.get(name.end()..from).is_none_or(|gap| gap != " ") {
            break;
        }
        from = name.start();
        other -= 1;
    }
    let to = words[first - 1].span.end();
    Some(text[Span::new(from, to)].to_owned())
}

fn courtesy(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Sir" | "Lady" | "Former" | "Madam"
    )
}

/// `adviser to the president` in `Zoë Ruiz, an adviser to the president, said`.
fn after(text: &str, words: &[Word<'_>], name: Span) -> Option<String> {
    let lists = lexicon();
    let comma = word_at(words, name.end());
    if words.get(comma).is_none_or(|word| word.text != ",") {
        return None;
    }
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let mut start = comma + 1;
    while matches!(word(start), "a" | "an" | "the" | "The") {
        start += 1;
    }
    let stops = |at: usize| {
        let word = word(at);
        matches!(
            word,
            "" | ","
                | "."
                | ";"
                | ":"
                | "("
                | ")"
                | "who"
                | "whose"
                | "which"
                | "that"
                | "is"
                | "was"
                | "has"
                | "had"
                | "and"
                | "—"
                | "–"
                | "-"
                | "“"
                | "”"
                | "\""
        ) || lists.report_verbs.contains(word)
    };
    let end = (start..start + 16).find(|&at| stops(at))?;
    let noun = |at: usize| lists.roles.contains(word(at)) || lists.titles.contains(word(at));
    if end == start || !(start..end.min(start + 5)).any(noun) {
        return None;
    }
    let span = words[start].span.cover(words[end - 1].span);
    Some(text[span].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The index of the first word that ends after byte `offset`.
fn word_at(words: &[Word<'_>], offset: usize) -> usize {
    words.partition_point(|word| word.span.end() <= offset)
}
