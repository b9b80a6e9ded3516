//! The forms of words, by the rules of English spelling.

use crate::Forms;

/// The forms of a verb. An entry holds its base, then irregular forms after slashes: the past, and
/// the participle where it differs, with commas between variants. A past that doubles a consonant
/// does so for the gerund too. Of a verb with a particle the first word is inflected.
pub(crate) fn verb(entry: &str) -> Vec<(String, Forms)> {
    let spaced = entry.replace('_', " ");
    let mut parts = spaced.split('/');
    let base = parts.next().unwrap_or_default();
    let (head, rest) = base.split_at(base.find(' ').unwrap_or(base.len()));
    let regular = format!("{}{rest}", regular_past(head));
    let past: Vec<&str> = parts.next().unwrap_or(&regular).split(',').collect();
    let participle = parts.next().map_or(past.clone(), |forms| forms.split(',').collect());
    let mut forms = vec![(base.to_owned(), Forms::BASE), (third(head) + rest, Forms::THIRD)];
    forms.extend(past.iter().map(|form| ((*form).to_owned(), Forms::PAST)));
    forms.extend(participle.iter().map(|form| ((*form).to_owned(), Forms::PARTICIPLE)));
    let last = head.char_indices().next_back().map_or("", |(at, _)| &head[at..]);
    let doubled = format!("{head}{last}ed{rest}");
    let doubles = |past: &&str| **past == doubled;
    if DOUBLING.contains(&head) || past.iter().any(doubles) {
        forms.push((format!("{head}{last}ing{rest}"), Forms::GERUND));
    }
    if !DOUBLING.contains(&head) && !past.iter().all(doubles) {
        let stem = head.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']));
        let gerund = match head.strip_suffix("ie") {
            Some(stem) => format!("{stem}ying{rest}"),
            None => format!("{}ing{rest}", stem.unwrap_or(head)),
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
        "go" | "do" | "forgo" | "undergo" => format!("{base}es"),
        _ => plural(base),
    }
}

fn regular_past(base: &str) -> String {
    match base.strip_suffix('y') {
        _ if base.ends_with('e') => format!("{base}d"),
        Some(rest) if !ends_in_vowel(rest) => format!("{rest}ied"),
        _ => format!("{base}ed"),
    }
}

/// The forms of a noun: its singular and its plurals, which follow after a slash where they are
/// irregular, with commas between. Of several words the last is inflected.
pub(crate) fn noun(entry: &str) -> (String, Vec<String>) {
    let entry = entry.replace('_', " ");
    match entry.split_once('/') {
        Some((singular, irregular)) => {
            (singular.to_owned(), irregular.split(',').map(str::to_owned).collect())
        }
        None => {
            let plural = match entry.strip_suffix("man") {
                Some(stem) if !stem.ends_with(['u', 'o']) => format!("{stem}men"),
                _ => plural(&entry),
            };
            (entry, vec![plural])
        }
    }
}

/// A word with the ending of a plural noun, which is that of the third person of a verb.
fn plural(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(rest) if !ends_in_vowel(rest) => format!("{rest}ies"),
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
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
        for (entry, singular, plural) in [
            ("spokesman", "spokesman", "spokesmen"),
            ("human", "human", "humans"),
            ("Roman", "Roman", "Romans"),
            ("agency", "agency", "agencies"),
            ("press_conference", "press conference", "press conferences"),
            ("passer-by/passers-by", "passer-by", "passers-by"),
            ("witness", "witness", "witnesses"),
        ] {
            assert_eq!(noun(entry), (singular.to_owned(), vec![plural.to_owned()]));
        }
    }
}
