//! Corrections to quotes as wholes: what neither labels, token by token, nor the rule of a single
//! cue can see. They hold wherever the quotes are from.

mod borders;
mod closing;
mod inverted;
mod origin;
mod paragraphs;
mod sources;
mod stray;

pub(crate) use paragraphs::rejoin;

use crate::clause::Story;
use crate::rules;
use crate::spans::Found;
use byline_core::{PennTag, TokenRange};

/// Corrects the quotes of a story, and drops those that quote nobody.
pub(crate) fn mend(story: &Story<'_>, found: &mut Vec<Found>) {
    for quote in found.iter_mut() {
        sources::quoted_as_saying(story, quote);
        sources::was_quoted(story, quote);
        origin::pass_over(story, quote);
        origin::drop_relative(story, quote);
    }
    origin::look_before(story, found);
    found.retain(|quote| !stray::is_stray(story, quote));
    closing::unclaimed(story, found);
    let others = others(story, found);
    for quote in found.iter_mut() {
        inverted::invert(story, quote);
        sources::fronted_according(story, quote);
        sources::behind_relative(story, quote);
        sources::fronted_question(story, quote);
        sources::raised_subject(story, quote);
        sources::within_relative(story, quote);
        sources::behind_publisher(story, quote);
        sources::behind_dateline(story, quote);
        borders::cut(story, quote);
        closing::claim(story, quote);
    }
    found.extend(others);
}

/// What others say behind `while` in a content that was taken to go on.
fn others(story: &Story<'_>, found: &[Found]) -> Vec<Found> {
    let mut spoken = vec![false; story.words.len()];
    for cue in found.iter().filter_map(|quote| quote.cue) {
        spoken[cue.range()].fill(true);
    }
    let contents = found.iter().flat_map(|quote| &quote.content);
    let clauses = contents.filter_map(|&content| {
        let clause = TokenRange::new(borders::contrast(story, content)? + 2, content.end());
        (!spoken[clause.range()].contains(&true)).then_some(clause)
    });
    // A content within another may end in the same clause.
    let mut clauses: Vec<TokenRange> = clauses.collect();
    clauses.sort_unstable_by_key(|clause| (clause.start(), clause.end()));
    clauses.dedup_by_key(|clause| clause.start());
    clauses.into_iter().flat_map(|clause| rules::find_in(story, clause)).collect()
}

/// True if a token is tagged as a verb; false for all where nothing is tagged.
fn is_verb(story: &Story<'_>, at: usize) -> bool {
    use PennTag::{Md, Vb, Vbd, Vbg, Vbn, Vbp, Vbz};
    let tag = story.words.document.tags().get(at).map(|tag| tag.penn);
    matches!(tag, Some(Md | Vb | Vbd | Vbg | Vbn | Vbp | Vbz))
}

fn meets(a: TokenRange, b: TokenRange) -> bool {
    a.start() < b.end() && b.start() < a.end()
}

/// The unit that holds a token.
fn unit(story: &Story<'_>, at: usize) -> TokenRange {
    let index = story.units.partition_point(|unit| unit.end() <= at);
    story.units.get(index).copied().unwrap_or(TokenRange::new(at, at + 1))
}
