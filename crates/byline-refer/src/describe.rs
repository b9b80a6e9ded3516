//! What a story says of the bearer of a name, beside the name.

use super::cast::{Cast, Referent};
use super::gender::Gender;
use super::lists::Lists;
use super::sort::Sort;
use super::trail::is_finite;
use crate::story::Story;
use byline_core::TokenRange;
use byline_lexicon::{Features, Nouns, Words};
use std::collections::HashSet;

/// Stands among the words of somebody who holds an office no longer.
pub(crate) const FORMER: &str = "former";

/// How far a description reaches from the name, in tokens.
const REACH: usize = 8;

/// Takes up the words before a name (`NATO Secretary-General`), in apposition after it (`, an
/// adviser`), after a copula (`is the mayor`) and in brackets (`(R-Texas)`). Nothing before token
/// `floor` belongs to the name.
pub(crate) fn around(story: &Story<'_>, name: TokenRange, floor: usize, referent: &mut Referent) {
    before(story, name.start(), floor, referent);
    let words = &story.words;
    let end = name.end();
    for at in name.range() {
        note(story.lists, words.at(at), referent);
    }
    if referent.sort != Sort::Person {
        return;
    }
    let article = |at: usize| matches!(words.at(at), "a" | "an" | "the" | "his" | "her" | "their");
    match words.at(end) {
        "," if !closes(story, end + 1) => {}
        "," if words.at(end + 1) == "who" && matches!(words.at(end + 2), "was" | "is") => {
            after(story, end + 3, referent);
        }
        "," if words.at(end + 1) == "who" && words.at(end + 3) == "as" => {
            after(story, end + 4, referent);
        }
        "," if article(end + 1) || words.at(end + 1) == "who" => after(story, end + 2, referent),
        "," if sounds_like_office(story, end + 1) => after(story, end + 1, referent),
        "is" | "was" if article(end + 1) => after(story, end + 2, referent),
        "(" => {
            let close = (end + 1..words.len().min(end + 6)).find(|&at| words.at(at) == ")");
            for at in end + 1..close.unwrap_or(end + 1) {
                words.at(at).split('-').for_each(|part| note(story.lists, part, referent));
            }
        }
        _ => {}
    }
}

/// True if a comma or full stop closes what follows a name's comma: in `On Monday with Roe, the
/// senator said` nothing describes Roe.
fn closes(story: &Story<'_>, start: usize) -> bool {
    let words = &story.words;
    for at in start..words.len().min(start + 25) {
        match words.at(at) {
            "," | ";" | "—" | "–" | "(" => return true,
            _ if words.is_stop(at) => return true,
            "who" | "whose" | "which" => return true,
            _ if is_finite(story, at) || story.quoted(at) => return false,
            _ => {}
        }
    }
    false
}

/// `, senior fellow at`: an office without an article.
fn sounds_like_office(story: &Story<'_>, start: usize) -> bool {
    let words = &story.words;
    (start..start + 4)
        .take_while(|&at| words.is_word(at) && !words.is_preposition(at))
        .any(|at| story.lists.is_noun_for_people(words.at(at)))
}

fn before(story: &Story<'_>, start: usize, floor: usize, referent: &mut Referent) {
    let words = &story.words;
    for at in (start.saturating_sub(REACH).max(floor)..start).rev() {
        let word = words.at(at);
        let hyphen = word == "-" && words.token(at).glued;
        let stop = word == "." && words.token(at).glued && words.at(at.saturating_sub(1)).len() < 5;
        let owner = matches!(word, "'s" | "’s");
        if hyphen || stop || owner {
            continue;
        }
        // `ambassador to Britain Zoë Ruiz`: what she is stands before the preposition.
        let office = words.is_preposition(at) && holds_office(story, at, start);
        let ends = !office && story.words.is_small(at) || word == "and";
        if !words.is_word(at)
            || ends
            || story.words.is_verb(at)
            || story.quoted(at) != story.quoted(start)
        {
            break;
        }
        note(story.lists, word, referent);
    }
}

/// True if an office stands before a preposition, and its place between that and a name:
/// `ambassador to Britain`. An `aide to Senator` is somebody else than the senator.
pub(crate) fn holds_office(story: &Story<'_>, preposition: usize, name: usize) -> bool {
    let words = &story.words;
    let place = preposition + 1..name;
    let office =
        preposition.checked_sub(1).is_some_and(|at| story.lists.is_noun_for_people(words.at(at)));
    office
        && !place.is_empty()
        && place.clone().any(|at| words.is_capital_or_digit(at))
        && !place.clone().any(|at| {
            let word = words.at(at);
            story.lists.is_noun_for_people(word.trim_end_matches('.'))
                || story.lists.is_noun(Nouns::COURTESY, word.trim_end_matches('.'))
                || matches!(word, "and" | "'s" | "’s" | ",")
        })
}

fn after(story: &Story<'_>, start: usize, referent: &mut Referent) {
    let words = &story.words;
    let mut of_others = false;
    for at in start..words.len().min(start + REACH) {
        let word = words.at(at);
        let breaks = words.is_subordinator(at) || words.is_pronoun(at);
        // `, the mayor until May`: no longer.
        if word == "until" {
            referent.words.insert(FORMER.to_owned());
        }
        if !words.is_word(at) && !matches!(word, "-" | "'s" | "’s")
            || breaks
            || story.words.is_verb(at)
        {
            break;
        }
        // What follows `of` or `to` describes the office, not the sex of its holder.
        of_others |= words.is_preposition(at);
        let gender = referent.gender;
        note(story.lists, word, referent);
        if of_others {
            referent.gender = gender;
        }
    }
}

/// `Karl Roe and his wife, Ana`: whose kin somebody is, as a word of the description.
pub(crate) fn kin(story: &Story<'_>, cast: &Cast, name: TokenRange) -> Option<(String, String)> {
    let (words, lists) = (&story.words, story.lists);
    let start = name.start();
    let comma = usize::from(start > 0 && words.at(start - 1) == ",");
    let noun = start.checked_sub(1 + comma)?;
    let owner = noun.checked_sub(1).filter(|&at| words.is_possessive(at))?;
    let kin = lists.singular(words.at(noun));
    let sentence = words.document.sentence_of(owner)?;
    let before = TokenRange::new(words.document.sentences()[sentence].tokens.start(), owner);
    let mut people = cast.inside(before).map(|name| &cast.referents[name.who]);
    let holder = people.rfind(|referent| referent.sort == Sort::Person)?;
    let surname = lists.surname(&holder.name.to_lowercase()).to_owned();
    lists.is_noun(Nouns::KIN, &kin).then_some((kin, surname))
}

fn note(lists: Lists<'_>, word: &str, referent: &mut Referent) {
    if referent.sort == Sort::Person {
        referent.gender.add(Gender::of_noun(lists, word));
    }
    for word in lists.content_words(word) {
        if lists.is(Words::LEADING, &word) {
            referent.words.insert("leader".to_owned());
        }
        let former = lists.is_former(&word);
        referent.words.insert(if former { FORMER.to_owned() } else { word });
    }
}

/// Lets the pronouns of the text hint at the gender of people whose names do not tell: a sentence
/// that names one person only and goes on with `he` or `she` most often means that person.
pub(crate) fn pronouns(story: &Story<'_>, cast: &mut Cast) {
    let known: HashSet<usize> =
        (0..cast.referents.len()).filter(|&who| cast.referents[who].gender.is_known()).collect();
    for sentence in story.words.document.sentences() {
        let people: Vec<_> = cast
            .inside(sentence.tokens)
            .filter(|name| cast.referents[name.who].sort == Sort::Person)
            .collect();
        let Some(first) = people.first().copied() else { continue };
        if people.iter().any(|name| name.who != first.who) {
            continue;
        }
        let rest = TokenRange::new(first.tokens.end(), sentence.tokens.end());
        let outside =
            rest.range().filter(|&at| story.quoted(at) == story.quoted(first.tokens.start()));
        // In `Roe told him` he is not Roe.
        let case = Features::SUBJECT.or(Features::POSSESSIVE).or(Features::REFLEXIVE);
        let pronouns = outside.map(|at| story.lists.pronoun(story.words.at(at)));
        let hint = pronouns.filter(|pronoun| pronoun.has(case)).find_map(|pronoun| match pronoun {
            _ if pronoun.has(Features::MALE) => Some(Gender::MALE),
            _ if pronoun.has(Features::FEMALE) => Some(Gender::FEMALE),
            _ => None,
        });
        if let Some(hint) = hint.filter(|_| !known.contains(&first.who)) {
            cast.referents[first.who].gender.hint(hint);
        }
    }
}
