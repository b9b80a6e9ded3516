//! The forms of words, by the rules of English spelling.

use crate::Forms;
use std::borrow::Cow;

/// The forms of a verb. An entry holds its base, then irregular forms after slashes: the past, and
/// the participle where it differs, with commas between variants. A past that doubles a consonant
/// does so for the gerund too. Of a verb with a particle the first word is inflected.
pub(crate) fn verb(entry: &str) -> Vec<(String, Forms)> {
    let spaced = entry.replace('_', " ");
    let mut parts = spaced.split('/');
    let base = parts.next().unwrap_or_default();
    let (head, rest) = base.split_at(base.find(' ').unwrap_or(base.len()));
    let regular = regular_past(head) + rest;
    let past: Vec<&str> = parts.next().unwrap_or(&regular).split(',').collect();
    let participle = parts.next().map_or(past.clone(), |forms| forms.split(',').collect());
    let mut forms = vec![(base.to_owned(), Forms::BASE), (third(head) + rest, Forms::THIRD)];
    forms.extend(past.iter().map(|form| ((*form).to_owned(), Forms::PAST)));
    forms.extend(participle.iter().map(|form| ((*form).to_owned(), Forms::PARTICIPLE)));
    let last = head.char_indices().next_back().map_or("", |(at, _)| &head[at..]);
    let doubled = [head, last, "ed", rest].concat();
    let doubles = |past: &&str| **past == doubled;
    if DOUBLING.contains(&head) || past.iter().any(doubles) {
        forms.push(([head, last, "ing", rest].concat(), Forms::GERUND));
    }
    if !DOUBLING.contains(&head) && !past.iter().all(doubles) {
        let stem = head.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']));
        let gerund = match head.strip_suffix("ie") {
            Some(stem) => [stem, "ying", rest].concat(),
            None => [stem.unwrap_or(head), "ing", rest].concat(),
        };
        forms.push((gerund, Forms::GERUND));
    }
    forms
}

/// Irregular verbs that double their last consonant in the gerund alone.
const DOUBLING: &[&str] = &[
    "begin", "bet", "bid", "cut", "forbid", "forget", "hit", "let", "put", "run", "set", "shut",
    "spit",
];

fn third(base: &str) -> String {
    match base {
        "go" | "do" | "forgo" | "undergo" => [base, "es"].concat(),
        _ => plural(base),
    }
}

fn regular_past(base: &str) -> String {
    match base.strip_suffix('y') {
        _ if base.ends_with('e') => [base, "d"].concat(),
        Some(rest) if !ends_in_vowel(rest) => [rest, "ied"].concat(),
        _ => [base, "ed"].concat(),
    }
}

/// The plural of a noun; of several words the last is inflected.
pub(crate) fn plural_noun(singular: &str) -> String {
    match singular.strip_suffix("man") {
        Some(stem) if !stem.ends_with(['u', 'o']) => [stem, "men"].concat(),
        _ => plural(singular),
    }
}

/// The singular of a noun, as far as its ending tells.
pub(crate) fn singular_noun(noun: &str) -> Cow<'_, str> {
    if let Some(stem) = noun.strip_suffix("men").filter(|stem| !stem.is_empty()) {
        return Cow::Owned([stem, "man"].concat());
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned([stem, "y"].concat());
    }
    if ["sses", "shes", "ches", "xes"].iter().any(|end| noun.ends_with(end)) {
        return Cow::Borrowed(&noun[..noun.len() - 2]);
    }
    let stem = noun.strip_suffix('s').filter(|stem| stem.len() > 2);
    Cow::Borrowed(stem.filter(|stem| !stem.ends_with(['s', 'u', 'i'])).unwrap_or(noun))
}

/// A word with the ending of a plural noun, which is that of the third person of a verb.
fn plural(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(rest) if !ends_in_vowel(rest) => [rest, "ies"].concat(),
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") => {
            [base, "es"].concat()
        }
        _ => [base, "s"].concat(),
    }
}

fn ends_in_vowel(text: &str) -> bool {
    text.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        for (entry, expected) in [
            ("say/said", "says said said saying"),
            ("write/wrote/written", "writes wrote written writing"),
            ("admit/admitted", "admits admitted admitted admitting"),
            ("deny", "denies denied denied denying"),
            ("convey", "conveys conveyed conveyed conveying"),
            ("guess", "guesses guessed guessed guessing"),
            ("agree", "agrees agreed agreed agreeing"),
            ("lie", "lies lied lied lying"),
            ("put_it/put_it", "puts it put it put it putting it"),
            ("point_out", "points out pointed out pointed out pointing out"),
            ("chip_in/chipped_in", "chips in chipped in chipped in chipping in"),
            ("dye", "dyes dyed dyed dyeing"),
            ("prove/proved/proved,proven", "proves proved proved proven proving"),
            (
                "label/labelled,labeled",
                "labels labelled labeled labelled labeled labelling labeling",
            ),
        ] {
            let found: Vec<String> =
                verb(entry).into_iter().map(|(form, _)| form).skip(1).collect();
            assert_eq!(found.join(" "), expected, "{entry}");
        }
    }

    #[test]
    fn nouns_are_inflected() {
        for (singular, plural) in [
            ("spokesman", "spokesmen"),
            ("human", "humans"),
            ("agency", "agencies"),
            ("press conference", "press conferences"),
            ("witness", "witnesses"),
        ] {
            assert_eq!(plural_noun(singular), plural);
        }
    }
}
