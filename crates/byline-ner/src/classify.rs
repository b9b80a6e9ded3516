//! What kind of name a stretch of capitalised words is.

use crate::lexicon::lexicon;
use crate::words::Word;
use byline_core::EntityKind;

/// True for a word that stands before names and belongs to none: `President`.
/// `Prime` counts where a title follows.
pub(crate) fn title(words: &[Word<'_>], at: usize) -> bool {
    let lists = lexicon();
    let Some(word) = words.get(at) else { return false };
    let next = words.get(at + 1).map_or("", |word| word.text);
    lists.titles.contains(word.text)
        || lists.title_words.contains(word.text) && lists.titles.contains(next)
}

/// True for a capitalised word that stories otherwise write in lower case.
pub(crate) fn common(word: &Word<'_>) -> bool {
    lexicon().common.contains(word.text.to_lowercase().as_str())
}

/// If a head word in `start..end` says what the name is, its kind and where the name ends:
/// `Defence | Ministry`, `Black | Sea`, `Bank of England`.
pub(crate) fn headed(words: &[Word<'_>], start: usize, end: usize) -> Option<(usize, EntityKind)> {
    let tied = |at: usize| {
        at + 1 < end && matches!(words[at + 1].text, "of" | "for" | "on") && !words[at + 1].capital
    };
    for at in (start..end).rev() {
        let Some(kind) = head_kind(words[at].text) else { continue };
        if tied(at) {
            return Some((end, kind));
        }
        let last = at + 1 == end;
        if at > start && words[at - 1].capital && (last || kind == EntityKind::Organization) {
            return Some((at + 1, kind));
        }
    }
    None
}

fn head_kind(word: &str) -> Option<EntityKind> {
    let lists = lexicon();
    if lists.organization_heads.contains(word) {
        Some(EntityKind::Organization)
    } else if lists.place_heads.contains(word) {
        Some(EntityKind::Location)
    } else if lists.work_heads.contains(word) {
        Some(EntityKind::Work)
    } else if lists.event_heads.contains(word) {
        Some(EntityKind::Event)
    } else {
        None
    }
}

/// The kind of a stretch without a head word, and how sure that is; nothing where only the rest
/// of the story can tell.
pub(crate) fn shape(chunk: &[Word<'_>], after_title: bool) -> Option<(EntityKind, f32)> {
    let lists = lexicon();
    let first = chunk.first()?;
    let last = chunk.last()?;
    if lists.product_prefixes.contains(first.text) && chunk.len() > 1 {
        return Some((EntityKind::Product, 0.9));
    }
    if after_title {
        return Some((EntityKind::Person, 0.95));
    }
    if chunk.len() == 1 {
        return single(first);
    }
    if lists.first_names.contains(first.text) || matches!(last.text, "Jr." | "Jr" | "Sr.") {
        return Some((EntityKind::Person, 0.95));
    }
    if lists.place_prefixes.contains(first.text) && !common(last) && first.text != "El" {
        return Some((EntityKind::Location, 0.6));
    }
    let corporate = |word: &Word<'_>| {
        word.text == "&"
            || lists.organization_words.contains(word.text)
            || lists.organization_heads.contains(word.text)
            || word.all_capitals()
                && word.text.len() > 2
                && !word.headline
                && !word.text.ends_with('.')
    };
    if chunk.iter().any(corporate) {
        return Some((EntityKind::Organization, 0.7));
    }
    if chunk.iter().filter(|word| word.capital).all(|word| common(word)) {
        return Some((EntityKind::Work, 0.3));
    }
    (chunk.len() <= 4).then_some((EntityKind::Person, 0.6))
}

fn single(word: &Word<'_>) -> Option<(EntityKind, f32)> {
    let inner_capital = word.text.chars().skip(1).any(char::is_uppercase);
    let lower = word.text.chars().any(char::is_lowercase);
    if inner_capital
        && lower
        && !word.text.contains(['-', '\'', '’'])
        && !word.text.starts_with("Mc")
    {
        return Some((EntityKind::Organization, 0.6));
    }
    let letters = word.text.chars().count();
    if word.all_capitals() && !common(word) && (2..=6).contains(&letters) && !word.headline {
        return Some((EntityKind::Organization, 0.7));
    }
    None
}
