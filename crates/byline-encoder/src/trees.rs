//! From what the network makes of words and their heads to trees.

use crate::network::Output;
use crate::rows::Row;
use byline_core::{Dependency, Deprel, TokenRange};
use byline_seq::best_tree;

/// The place of the mark at the beginning of a row, which stands for the root of each sentence.
const ROOT: usize = 0;

/// The tree of a sentence, if all of it stands in the row whose first token is `first`.
pub(crate) fn tree(
    sentence: TokenRange,
    row: &Row,
    first: usize,
    output: &Output,
) -> Option<Vec<Dependency>> {
    let from = sentence.start().checked_sub(first)?;
    let places = row.firsts.get(from..sentence.end().checked_sub(first)?)?;
    let place_of = |head: Option<usize>| head.map_or(ROOT, |head| places[head]);
    let fits = |word: usize, head: Option<usize>| {
        product(output.arc_child.at(places[word]), output.arc_head.at(place_of(head)))
    };
    let heads = best_tree(places.len(), fits);
    let dependency = |(&place, &head): (&usize, &Option<usize>)| match head {
        None => Dependency::ROOT,
        Some(head) => {
            Dependency::new(sentence.start() + head, relation(place, places[head], output))
        }
    };
    Some(places.iter().zip(&heads).map(dependency).collect())
}

/// The relation that fits best to a word and its head. Each compares them by some numbers, behind one
/// that each of the two has by itself.
fn relation(child: usize, head: usize, output: &Output) -> Deprel {
    let (child, head) = (output.relation_child.at(child), output.relation_head.at(head));
    let width = child.len() / Deprel::ALL.len();
    let pairs = child.chunks(width).zip(head.chunks(width));
    let scores = pairs.map(|(child, head)| child[0] + head[0] + product(&child[1..], &head[1..]));
    let named = Deprel::ALL.iter().zip(scores).filter(|(name, _)| **name != Deprel::Root);
    let best = named.max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(Deprel::Dep, |(&name, _)| name)
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
