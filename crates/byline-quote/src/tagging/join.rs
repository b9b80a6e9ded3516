//! What the rules add to the labels.

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Act, TokenRange};

/// Adds the statements of the rules that touch no other statement. An attitude gives way: in `Roe
/// said it respected the will of the people` somebody speaks in the first place. The rules know
/// the habits of wire news that the texts behind the labels may lack. An attitude is added only if
/// the user gave its cue, which the labels cannot know.
pub(super) fn join(story: &Story<'_>, ruled: Vec<Found>, found: &mut Vec<Found>) {
    // For each token one more than the quote that it is part of, or zero.
    let mut owner = vec![0; story.words.len()];
    for (number, quote) in (1..).zip(found.iter()) {
        parts(quote).for_each(|range| owner[range.range()].fill(number));
    }
    for quote in &ruled {
        let same = quote.cue.and_then(|cue| usize::checked_sub(owner[cue.start()], 1));
        if let Some(index) = same.filter(|&index| found[index].cue.is_some()) {
            lengthen(story, &mut found[index], quote);
        }
    }
    let mut gone = vec![false; found.len()];
    let mut added = Vec::new();
    for quote in ruled {
        let own = |cue: TokenRange| story.lexicon.is_own(&story.words.lower[cue.range()]);
        let kept = quote.act == Act::Statement || quote.cue.is_some_and(own);
        if !kept || quote.source.is_none() {
            continue;
        }
        if is_nested(story, &quote, &owner, found) {
            added.push(quote);
            continue;
        }
        let touched = || parts(&quote).flat_map(|range| &owner[range.range()]);
        let touched = || touched().filter_map(|number: &usize| number.checked_sub(1));
        if touched().all(|index| found[index].act == Act::Attitude) {
            touched().for_each(|index| gone[index] = true);
            added.push(quote);
        }
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !gone[index - 1]
    });
    found.append(&mut added);
}

/// `Ruiz said that Cole had told her that it rained`: true if the quote is what the content of one
/// other begins with. Labels have no place for it.
fn is_nested(story: &Story<'_>, quote: &Found, owner: &[usize], found: &[Found]) -> bool {
    let Some((source, cue)) = quote.source.zip(quote.cue) else { return false };
    let outer = owner[source.start()].checked_sub(1).map(|index| &found[index]);
    let whole = outer.and_then(|outer| outer.content.iter().find(|whole| meets(**whole, source)));
    let Some(whole) = whole.filter(|_| source.end() <= cue.start()) else { return false };
    let begins =
        whole.start()..=whole.start() + usize::from(story.words.at(whole.start()) == "that");
    // What is left out here is left out before the look at all of the content, so that a sentence
    // of many quotes takes no longer than as many sentences.
    if !begins.contains(&source.start()) || !parts(quote).all(|part| part.end() <= whole.end()) {
        return false;
    }
    // Who is quoted in another's words says more than one quoted in the writer's.
    let named = match story.words.at(source.start()) {
        "he" | "she" => source.start() == whole.start() && source.len() == 1,
        _ => {
            // `Ruiz said it was “over”, Volna reported`: the marks are those of whom Volna heard.
            let marked = whole.range().any(|at| story.quoted(at));
            let cue = outer.and_then(|outer| outer.cue);
            let passed_on = cue.is_some_and(|cue| whole.end() <= cue.start());
            (!marked || passed_on) && !story.words.is("pronoun", source.end() - 1)
        }
    };
    let words = quote.content.iter().flat_map(|part| part.range());
    named && words.filter(|&at| story.words.is_word(at)).nth(1).is_some()
}

fn meets(a: TokenRange, b: TokenRange) -> bool {
    a.start() < b.end() && b.start() < a.end()
}

/// `Igor Roe, an adviser to Mayor Ann Lee said`: labels may take the last name for the whole of a
/// noun phrase that the rules see further back.
fn lengthen(story: &Story<'_>, quote: &mut Found, ruled: &Found) {
    let same = quote.cue.zip(ruled.cue).is_some_and(|(a, b)| meets(a, b));
    if let Some((own, whole)) = quote.source.zip(ruled.source).filter(|_| same) {
        let part = own.len() > 1 || story.words.is_capital(own.start());
        if part && whole.end() == own.end() && whole.start() < own.start() {
            quote.source = Some(whole);
        }
    }
}

fn parts(quote: &Found) -> impl Iterator<Item = TokenRange> + '_ {
    quote.content.iter().chain(&quote.cue).chain(&quote.source).copied()
}
