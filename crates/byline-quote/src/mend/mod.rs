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
use crate::cues::Verb;
use crate::rules;
use crate::spans::Found;
use byline_core::{Act, PennTag, TokenRange};

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

/// The tag of a token, where tokens are tagged.
fn tag(story: &Story<'_>, at: usize) -> Option<PennTag> {
    story.words.document.tags().get(at).map(|tag| tag.penn)
}

/// True if a token is tagged as a verb; false for all where nothing is tagged.
fn is_verb(story: &Story<'_>, at: usize) -> bool {
    is_plain_verb(story, at) || matches!(tag(story, at), Some(PennTag::Vbg | PennTag::Vbn))
}

/// The same without participles, which may only describe: `leaked emails`.
fn is_plain_verb(story: &Story<'_>, at: usize) -> bool {
    use PennTag::{Md, Vb, Vbd, Vbp, Vbz};
    matches!(tag(story, at), Some(Md | Vb | Vbd | Vbp | Vbz))
}

/// True for a verb by which something is stated, and which may stand in one of the patterns.
fn states(story: &Story<'_>, at: usize, patterns: &[&str]) -> bool {
    story.lexicon.verb(story.words.at(at)).is_some_and(|Verb { cue, .. }| {
        cue.act == Act::Statement && patterns.iter().any(|pattern| cue.takes(pattern))
    })
}

/// True for the participles behind which somebody is cited.
fn is_citing(word: &str) -> bool {
    matches!(word, "citing" | "quoting")
}

fn meets(a: TokenRange, b: TokenRange) -> bool {
    a.start() < b.end() && b.start() < a.end()
}

/// The unit that holds a token.
fn unit(story: &Story<'_>, at: usize) -> TokenRange {
    let index = story.units.partition_point(|unit| unit.end() <= at);
    story.units.get(index).copied().unwrap_or(TokenRange::new(at, at + 1))
}
