//! From a document to trees.

use crate::decode::{Scratch, decode};
use crate::models::Models;
use crate::state::ROOT;
use byline_core::{Dependency, Deprel, Document, Tag};
use byline_seq::Classes;
use byline_seq::ModelError;

/// The bytes of the files that a parser is made of.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights.
    pub weights: &'b [u8],
    /// The classes of words, which other layers read too.
    pub classes: &'b [u8],
}

/// Finds the tree of each sentence.
#[derive(Debug, Clone)]
pub struct Parser {
    models: Models,
    classes: Classes,
}

impl Parser {
    /// Makes a parser from the bytes of its files.
    ///
    /// # Errors
    ///
    /// If a file is damaged or for something else, or if the weights were trained with other
    /// classes.
    ///
    /// ```
    /// use byline_parse::{ModelError, ModelFiles, Parser};
    ///
    /// let files = ModelFiles { weights: "“Café”, é, and more".as_bytes(), classes: &[] };
    /// assert_eq!(Parser::from_files(files).err(), Some(ModelError::Magic));
    /// ```
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        let models = Models::from_bytes(files.weights)?;
        Self::new(models, Classes::from_bytes(files.classes)?)
    }

    /// Makes a parser from its models and the classes of words.
    ///
    /// # Errors
    ///
    /// If the models were trained with other classes.
    pub fn new(models: Models, classes: Classes) -> Result<Self, ModelError> {
        models.check(&classes)?;
        Ok(Self { models, classes })
    }

    /// Finds the head and the relation of every token of a document that has tags: in each
    /// sentence one tree with one root, without crossing arcs. Without tags there are no trees, and
    /// the list is empty. Takes time linear in the number of tokens.
    ///
    /// ```
    /// use byline_core::{Deprel, Document};
    /// use byline_parse::{ModelFiles, Parser};
    /// use byline_pos::Tagger;
    ///
    /// let mut document = Document::new("“The café is closed,” said Zoë.");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    /// let files = byline_pos::ModelFiles {
    ///     weights: byline_model_en::POS,
    ///     classes: byline_model_en::NER_CLASSES,
    /// };
    /// document.set_tags(Tagger::from_files(files)?.tag(&document))?;
    ///
    /// let files = ModelFiles {
    ///     weights: byline_model_en::PARSE,
    ///     classes: byline_model_en::NER_CLASSES,
    /// };
    /// document.set_syntax(Parser::from_files(files)?.parse(&document))?;
    /// let said = document.token_refs().find(|token| token.text() == "said").unwrap();
    /// let speaker = said.children().find(|child| child.relation() == Some(Deprel::Nsubj));
    /// assert_eq!(speaker.unwrap().text(), "Zoë");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(&self, document: &Document) -> Vec<Dependency> {
        let mut out = Vec::with_capacity(document.tags().len());
        self.parse_with(document, &mut Scratch::default(), &mut out);
        out
    }

    /// Like [`parse`](Self::parse), with the caller's memory. `out` is emptied first.
    pub fn parse_with(
        &self,
        document: &Document,
        scratch: &mut Scratch,
        out: &mut Vec<Dependency>,
    ) {
        out.clear();
        if document.tags().is_empty() {
            return;
        }
        let text = document.text();
        for sentence in document.sentences() {
            let tokens = document.tokens()[sentence.tokens.range()].iter();
            let words = tokens.map(|token| &text[token.span.range()]);
            let tags = &document.tags()[sentence.tokens.range()];
            self.sentence(words, tags, sentence.tokens.start(), scratch, out);
        }
    }

    /// Finds the tree of one sentence, given as words and their tags. Heads are counted from 0.
    /// Words without a tag are left out.
    ///
    /// ```
    /// use byline_core::{Dependency, Deprel, PennTag, Tag, UniversalTag};
    /// use byline_parse::{ModelFiles, Parser};
    ///
    /// let files = ModelFiles {
    ///     weights: byline_model_en::PARSE,
    ///     classes: byline_model_en::NER_CLASSES,
    /// };
    /// let tags = [
    ///     Tag { penn: PennTag::Dt, universal: UniversalTag::Det },
    ///     Tag { penn: PennTag::Nn, universal: UniversalTag::Noun },
    ///     Tag { penn: PennTag::Vbd, universal: UniversalTag::Verb },
    /// ];
    /// let tree = Parser::from_files(files)?.parse_words(&["The", "café", "closed"], &tags);
    /// let subject = Dependency::new(2, Deprel::Nsubj);
    /// assert_eq!(tree, [Dependency::new(1, Deprel::Det), subject, Dependency::ROOT]);
    /// # Ok::<(), byline_parse::ModelError>(())
    /// ```
    pub fn parse_words(&self, words: &[&str], tags: &[Tag]) -> Vec<Dependency> {
        let mut out = Vec::with_capacity(words.len());
        let words = words.iter().copied().take(tags.len());
        self.sentence(words, tags, 0, &mut Scratch::default(), &mut out);
        out
    }

    /// Adds the tree of a sentence whose first token has the index `first`.
    fn sentence<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        tags: &[Tag],
        first: usize,
        scratch: &mut Scratch,
        out: &mut Vec<Dependency>,
    ) {
        scratch.read(words, tags, &self.classes);
        decode(scratch, &self.models);
        let nodes = scratch.state.words().iter();
        out.extend(nodes.map(|node| match node.head {
            ROOT => Dependency::ROOT,
            head => {
                let relation = Deprel::ALL[usize::from(node.label)];
                Dependency::new(first + head as usize - 1, relation)
            }
        }));
    }
}
