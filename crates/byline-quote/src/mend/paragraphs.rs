//! Quotations of several paragraphs, each opened anew and only the last one closed.

use crate::clause::Story;
use crate::spans::Found;

/// Gives the paragraphs of a quotation that nobody was found for to the quote that goes on from
/// them: whoever speaks is often named only in the last.
pub(crate) fn rejoin(story: &Story<'_>, found: &mut Vec<Found>) {
    // For each quotation the quote whose content it ends, and the one whose content it begins.
    let (mut ends, mut begins) =
        (vec![None; story.quotations.len()], vec![None; story.quotations.len()]);
    for (index, quote) in found.iter().enumerate() {
        let first = quote.content.first().and_then(|range| story.quotation(range.start()));
        let last = quote.content.last().and_then(|range| story.quotation(range.end() - 1));
        first.into_iter().for_each(|number| begins[number] = Some(index));
        last.into_iter().for_each(|number| ends[number] = Some(index));
    }
    let mut gone = vec![false; found.len()];
    for number in 1..story.quotations.len() {
        if !story.quotations[number].reopened || story.quotations[number - 1].closed {
            continue;
        }
        let Some((before, after)) = ends[number - 1].zip(begins[number]) else { continue };
        if before == after || found[before].cue.is_some() || gone[before] {
            continue;
        }
        let mut content = std::mem::take(&mut found[before].content);
        content.append(&mut found[after].content);
        found[after].content = content;
        gone[before] = true;
        // What went on from the first paragraph goes on from the whole.
        if let Some(first) = found[after].content.first() {
            story
                .quotation(first.start())
                .into_iter()
                .for_each(|first| begins[first] = Some(after));
        }
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !gone[index - 1]
    });
}
