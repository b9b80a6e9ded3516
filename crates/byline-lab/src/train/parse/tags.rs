//! The tags of a treebank as a tagger gives them that has not seen the sentences: the parser has
//! to learn what it will be given.

use crate::readers::conllu::Word;
use crate::train::pos;
use byline_core::Tag;
use byline_pos::{Classes, Tagger};
use byline_seq::TrainOptions;

/// How many parts the treebank is cut into. Each is tagged by what was learned from the others.
const PARTS: usize = 5;

/// Of so many sentences of news one is learned from, so that training takes minutes.
const ONE_OF: usize = 4;

const OPTIONS: TrainOptions = TrainOptions { epochs: 6, ignore: 0.02, ..pos::OPTIONS };

/// The tags of each sentence of a treebank; the taggers learn from news as well.
///
/// # Errors
///
/// If training does not give finite weights.
pub fn unseen(
    sentences: &[Vec<Word>],
    news: &[Vec<Word>],
    classes: &Classes,
) -> anyhow::Result<Vec<Vec<Tag>>> {
    let mut tags = Vec::with_capacity(sentences.len());
    for part in 0..PARTS {
        let cut = |part: usize| sentences.len() * part / PARTS;
        let mine = cut(part)..cut(part + 1);
        let others = sentences[..mine.start].iter().chain(&sentences[mine.end..]);
        let news = news.iter().step_by(ONE_OF);
        let tagger = pos::learn(others.chain(news), classes, &OPTIONS)?;
        tags.extend(sentences[mine].iter().map(|sentence| of(sentence, &tagger)));
    }
    Ok(tags)
}

/// The tags that a tagger gives a sentence.
pub fn of(sentence: &[Word], tagger: &Tagger) -> Vec<Tag> {
    let words: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
    tagger.tag_words(&words)
}
