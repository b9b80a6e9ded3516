//! The tags of a treebank as a tagger gives them that has not seen the sentences: the parser has
//! to learn what it will be given.

use crate::readers::conllu::Word;
use crate::train::pos;
use byline_core::{PennTag, Tag};
use byline_pos::{Classes, TASK, Tagger};
use byline_seq::{Example, TrainOptions};

/// How many parts the treebank is cut into. Each is tagged by what was learned from the others.
const PARTS: usize = 5;

const OPTIONS: TrainOptions = TrainOptions { epochs: 6, ignore: 0.02, ..pos::OPTIONS };

/// The tags of each sentence.
pub fn unseen(sentences: &[Vec<Word>], classes: &Classes) -> anyhow::Result<Vec<Vec<Tag>>> {
    let labels: Vec<_> = PennTag::ALL.iter().map(|tag| tag.as_str()).collect();
    let mut tags = Vec::with_capacity(sentences.len());
    for part in 0..PARTS {
        let cut = |part: usize| sentences.len() * part / PARTS;
        let mine = cut(part)..cut(part + 1);
        let others = sentences[..mine.start].iter().chain(&sentences[mine.end..]);
        let examples: Vec<Example> =
            others.filter_map(|sentence| pos::of_words(sentence, classes)).collect();
        let model = byline_seq::train(TASK, &labels, &examples, &OPTIONS)?;
        let tagger = Tagger::new(model, classes.clone())?;
        tags.extend(sentences[mine].iter().map(|sentence| {
            let words: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
            tagger.tag_words(&words)
        }));
    }
    Ok(tags)
}
