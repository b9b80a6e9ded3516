//! Stretches of capitalised words, out of which names are cut.

use crate::gazetteer::BUILT_IN;
use crate::lexicon::lexicon;
use crate::words::Word;
use byline_core::TokenKind;
use std::ops::Range;

/// True if the word may stand in a name.
pub(crate) fn names(word: &Word<'_>) -> bool {
    let dated = word.text.contains(['.', '-'])
        && word.text.split(['.', '-']).any(|part| lexicon().calendar.contains(part));
    let calendar = lexicon().calendar.contains(word.text) || dated;
    word.capital && word.kind == TokenKind::Word && !calendar
}

/// The run of capitalised words that begins at `start`, with the small words that tie names
/// together: `Rio de Janeiro`, `Ministry of the Interior`, `Johnson & Johnson`.
pub(crate) fn run(words: &[Word<'_>], start: usize) -> Range<usize> {
    let mut end = start + 1;
    let mut tied = false;
    // The limit keeps the time linear in texts of capitalised words alone.
    while end - start < 24 {
        if words.get(end).is_some_and(|word| names(word) && !hyphenated(word) && !word.block) {
            end += 1;
            continue;
        }
        let Some(next) = tie(words, start, end, tied) else { return start..end };
        tied |= matches!(words[end].text, "of" | "for" | "on");
        end = next;
    }
    start..end
}

/// If the words from `end` tie the run to another capitalised word, the index after that word.
fn tie(words: &[Word<'_>], start: usize, end: usize, tied: bool) -> Option<usize> {
    let small = words.get(end)?.text;
    let next = words.get(end + 1).filter(|next| !next.block)?;
    let lists = lexicon();
    let last = words[end - 1].text;
    match small {
        "&" => names(next).then_some(end + 2),
        "of" | "for" | "on" => {
            let office = lists.organization_heads.contains(last) || last == "Organization";
            let place = matches!(last, "Sea" | "Gulf" | "Strait" | "Republic" | "State" | "Bay");
            let work = lists.work_heads.contains(last) || lists.event_heads.contains(last);
            if !(office || small == "of" && (place || work)) {
                return None;
            }
            if next.text == "the" && names(words.get(end + 2)?) {
                return Some(end + 3);
            }
            names(next).then_some(end + 2)
        }
        "and" if tied && names(next) && !lists.first_names.contains(next.text) => {
            Some(end + 2).filter(|_| end - start < 8)
        }
        _ if lists.surname_particles.contains(small) => {
            let second = words.get(end + 2).filter(|_| lists.surname_particles.contains(next.text));
            match second {
                Some(word) if names(word) => Some(end + 3),
                _ => names(next).then_some(end + 2),
            }
        }
        _ => None,
    }
}

/// True for compounds that are a name of their own: `pro-Russian`, `Moscow-based`, `EU-Ukraine`.
/// A double-barrelled personal name such as `Anne-Marie` is none, nor a title.
pub(crate) fn hyphenated(word: &Word<'_>) -> bool {
    let Some((first, last)) = word.text.split_once(['-', '–']) else { return false };
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    let lower = |part: &str| part.chars().all(|c| c.is_lowercase() || c == '-');
    let prefix = matches!(
        first.to_lowercase().as_str(),
        "pro" | "anti" | "non" | "ex" | "post" | "pre" | "mid" | "trans" | "un" | "self"
    );
    if lexicon().titles.contains(word.text) {
        return false;
    }
    if prefix && last.chars().any(char::is_uppercase) {
        return true;
    }
    let word_like = lexicon().common.contains(first.to_lowercase().as_str());
    let tail = !last.is_empty() && lower(last) && first.len() > 1;
    let listed = |part: &str| BUILT_IN.longest(part, part, |len| len == part.len()).is_some();
    capital(first) && (tail && (listed(first) || !word_like) || listed(first) && listed(last))
}
