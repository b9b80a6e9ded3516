//! The examples that the training program of the encoder reads (`crates/byline-encoder/train`).
//!
//! Words, paragraphs and quotation marks are found here, by the code that the encoder meets in use, so
//! that it learns from what it will see. The texts are those of the models of quotes and names, in the
//! same folds, and the treebank that tagger and parser learn from.

use super::{ner, pos, texts, treebank};
use crate::readers::boundaries;
use crate::readers::conll::{self, Sentence};
use crate::readers::conllu::{self, Word};
use crate::readers::stories;
use anyhow::Context;
use byline::Pipeline;
use byline_core::{Deprel, Document, Span};
use byline_lexicon::Lexicon;
use byline_ner::train::Lists;
use byline_quote::labels::{Classes, Paragraphs};
use byline_view::View;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// A text as the training program reads it: one line of JSON.
#[derive(Debug, Serialize)]
struct Example<'d> {
    id: String,
    /// The fold that it is in; none for the treebank, which has no quotes.
    fold: Option<usize>,
    /// True for a text of the suite of constructions.
    construction: bool,
    /// The tokens.
    words: Vec<&'d str>,
    /// The first token of each paragraph.
    paragraphs: Vec<usize>,
    /// 1 for each token that stands in quotation marks, 0 for the others.
    quoted: Vec<u8>,
    /// The label of each token as a part of a quote, if people marked quotes.
    quotes: Option<Vec<u8>>,
    /// The label of each token as a part of a name, if people marked names.
    names: Option<Vec<u8>>,
    /// The tag, the head and the relation of each token, if it is from the treebank.
    trees: Option<Trees>,
}

/// The tags and trees of a text. What is not known is -1.
#[derive(Debug, Serialize)]
struct Trees {
    /// The first token of each sentence.
    sentences: Vec<usize>,
    /// The place of each tag among [`byline_core::PennTag::ALL`].
    tags: Vec<i32>,
    /// The token that each token hangs on; a root hangs on itself.
    heads: Vec<i32>,
    /// The place of each relation among [`Deprel::ALL`].
    relations: Vec<i32>,
}

/// Writes the examples.
///
/// # Errors
///
/// If a corpus cannot be read or the file cannot be written.
pub fn write(data: &Path, lists: &Lists, out: &Path) -> anyhow::Result<()> {
    let file = File::create(out).with_context(|| out.display().to_string())?;
    let mut file = BufWriter::new(file);
    let mut count = 0;
    let mut put = |example: Example<'_>| -> anyhow::Result<()> {
        serde_json::to_writer(&mut file, &example)?;
        file.write_all(b"\n")?;
        count += 1;
        Ok(())
    };
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    for text in texts::read(data, None, Pipeline::builder())? {
        let names = (!text.story.names.is_empty()).then(|| {
            let class = |name: &stories::Name| format!("B-{}", name.class);
            let names = text.story.names.iter().map(|name| (name.span, class(name)));
            name_labels(&text.document, names, lists)
        });
        let paragraphs = Paragraphs::new(&text.document, &classes);
        put(Example {
            fold: Some(text.fold(texts::FOLDS)),
            construction: text.story.construction.is_some(),
            quotes: Some(paragraphs.labels(&text.document, &text.parts()).concat()),
            names,
            ..Example::of(&text.document, &text.story.id)
        })?;
    }
    for corpus in ner::CORPORA.map(|(corpus, _)| corpus) {
        let sentences = conll::read(&data.join("ner").join(corpus))?;
        for (number, sentences) in boundaries::stories(&sentences).into_iter().enumerate() {
            let (document, names) = written(sentences)?;
            put(Example {
                fold: Some(ner::fold_of(number)),
                names: Some(name_labels(&document, names.into_iter(), lists)),
                ..Example::of(&document, &format!("{corpus} {number}"))
            })?;
        }
    }
    let sentences = conllu::read(&data.join("pos/ewt_train.conllu"))?;
    for (number, text) in treebank::texts(&sentences).enumerate() {
        let text = text?;
        let trees = Some(Trees::of(&text));
        put(Example { trees, ..Example::of(&text.document, &format!("treebank {number}")) })?;
    }
    file.flush()?;
    println!("{count} texts");
    Ok(())
}

impl<'d> Example<'d> {
    /// A document of which nothing is marked.
    fn of(document: &'d Document, id: &str) -> Self {
        let view = View::new(document, Lexicon::embedded());
        Self {
            id: id.to_owned(),
            fold: None,
            construction: false,
            words: document.tokens().iter().map(|token| &document.text()[token.span]).collect(),
            paragraphs: view.paragraphs().iter().map(|paragraph| paragraph.start()).collect(),
            quoted: (0..view.len()).map(|at| u8::from(view.is_quoted(at))).collect(),
            quotes: None,
            names: None,
            trees: None,
        }
    }
}

impl Trees {
    fn of(text: &treebank::Text<'_>) -> Self {
        let tag = |word: &Word| pos::label(word).map_or(-1, i32::from);
        let relation = |word: &Word| {
            let own = word.relation;
            let place = own.and_then(|own| Deprel::ALL.iter().position(|&known| known == own));
            place.map_or(-1, |at| at as i32)
        };
        let mut trees = Self {
            sentences: text.document.sentences().iter().map(|one| one.tokens.start()).collect(),
            tags: text.sentences.iter().flatten().map(tag).collect(),
            heads: Vec::new(),
            relations: text.sentences.iter().flatten().map(relation).collect(),
        };
        for (&first, sentence) in trees.sentences.iter().zip(text.sentences) {
            trees.heads.extend(sentence.iter().enumerate().map(|(at, word)| match word.head {
                None => -1,
                Some(0) => (first + at) as i32,
                Some(head) => first as i32 + head as i32 - 1,
            }));
        }
        trees
    }
}

/// The words of a corpus as a text, and its names with their tags. A sentence without a full stop,
/// such as a headline, is a paragraph of its own.
fn written(sentences: &[Sentence]) -> anyhow::Result<(Document, Vec<(Span, String)>)> {
    let (mut text, mut names) = (String::new(), Vec::<(Span, String)>::new());
    for sentence in sentences.iter().filter(|sentence| sentence[0].form != "-DOCSTART-") {
        for word in sentence {
            let start = text.len();
            text.push_str(&word.form);
            let span = Span::new(start, text.len());
            match names.last_mut() {
                Some((name, _)) if word.tag.starts_with("I-") => *name = name.cover(span),
                _ if word.tag != "O" => names.push((span, word.tag.clone())),
                _ => {}
            }
            text.push(' ');
        }
        let stopped = sentence.last().is_some_and(|word| word.form == ".");
        text.push_str(if stopped { "" } else { "\n\n" });
    }
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences)?;
    Ok((document, names))
}

/// The label of each token as the first of a name of a kind, a later one, or none.
fn name_labels(
    document: &Document,
    names: impl Iterator<Item = (Span, String)>,
    lists: &Lists,
) -> Vec<u8> {
    let mut labels = vec![0; document.tokens().len()];
    for (span, tag) in names {
        let start = document.token_at(span.start());
        let tokens = document.tokens()[start..].iter();
        let count = tokens.take_while(|token| token.span.start() < span.end()).count();
        let words: Vec<&str> = document.text()[span].split_whitespace().collect();
        let Some(label) = ner::label_of(&tag, &words, lists) else { continue };
        for (nth, own) in labels[start..start + count].iter_mut().enumerate() {
            *own = label + u8::from(nth > 0);
        }
    }
    labels
}
