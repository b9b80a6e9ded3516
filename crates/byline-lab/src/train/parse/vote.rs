//! What several parsers of one text make of it together.

use byline_parse::Parser;
use byline_parse::train::Tree;

/// A parser that reads from the end of a sentence to its beginning.
pub struct Backwards(pub Parser);

/// The tree of a sentence that was turned round, from its last word to its first.
pub fn reversed(tree: &Tree) -> Tree {
    let end = tree.words.len() as u32 + 1;
    let turned = |head: &Option<u32>| head.map(|head| if head == 0 { 0 } else { end - head });
    Tree {
        words: tree.words.iter().rev().cloned().collect(),
        tags: tree.tags.iter().rev().copied().collect(),
        heads: tree.heads.iter().rev().map(turned).collect(),
        relations: tree.relations.iter().rev().copied().collect(),
        weight: tree.weight,
    }
}

/// What a parser makes of a sentence.
pub fn parsed(parser: &Parser, tree: &Tree) -> Tree {
    let words: Vec<&str> = tree.words.iter().map(String::as_str).collect();
    let found = parser.parse_words(&words, &tree.tags);
    let number = |head: Option<usize>| Some(head.map_or(0, |head| head as u32 + 1));
    Tree {
        heads: found.iter().map(|dependency| number(dependency.head())).collect(),
        relations: found.iter().map(|dependency| Some(dependency.relation())).collect(),
        ..tree.clone()
    }
}

impl Backwards {
    /// What it makes of a sentence, turned round again.
    pub fn parsed(&self, tree: &Tree) -> Tree {
        reversed(&parsed(&self.0, &reversed(tree)))
    }
}

/// Gives a sentence those heads that two of three trees agree on. Relations are those of the first
/// tree that has the head; where the head is not sure, nothing is known.
pub fn vote(trees: [&Tree; 3]) -> Tree {
    let mut voted = trees[0].clone();
    for word in 0..voted.words.len() {
        let votes = trees.map(|tree| tree.heads[word]);
        let agreed = votes
            .into_iter()
            .flatten()
            .find(|head| votes.iter().filter(|vote| **vote == Some(*head)).count() > 1);
        let first = trees.iter().find(|tree| agreed.is_some() && tree.heads[word] == agreed);
        voted.heads[word] = agreed;
        voted.relations[word] = first.and_then(|tree| tree.relations[word]);
    }
    voted
}
