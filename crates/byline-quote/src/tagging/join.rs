//! What the rules add to the labels.

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Act, TokenRange};

/// Adds the statements of the rules that touch no other statement. An attitude gives way: in `Roe
/// said it respected the will of the people` somebody speaks in the first place. The rules know
/// the habits of wire news that the texts behind the labels may lack.
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
        if quote.act != Act::Statement || quote.source.is_none() {
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

/// `Igor Roe, an adviser to Mayor Ann Lee said`: labels may take the last name for the whole of a
/// noun phrase that the rules see further back.
fn lengthen(story: &Story<'_>, quote: &mut Found, ruled: &Found) {
    let meets = |a: TokenRange, b: TokenRange| a.start() < b.end() && b.start() < a.end();
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
