//! From a document to names.

use crate::decode::{Decoder, DecoderScratch, Found};
use crate::features::Extractor;
use crate::gazetteer::Gazetteer;
use crate::lists::{List, ListSet, Lists};
use crate::models::Models;
use crate::values::values_in;
use crate::words::{Word, Words, read, spaced};
use byline_core::{Document, Entity, EntityKind, Mention, MentionForm, Span};
use byline_lexicon::{Lexicon, Nouns};
use byline_seq::{Features, ModelError, Scores};
use byline_view::{Looks, View};
use std::ops::Range;
use std::sync::Arc;

/// A name where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    /// The words of the name: no title, no leading `the` unless part of it, no possessive 's.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// How sure the tagger is, from 0 to 1.
    pub confidence: f32,
}

/// The bytes of the files that a tagger is made of.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights of the features.
    pub weights: &'b [u8],
    /// The classes of words.
    pub classes: &'b [u8],
    /// The lists of words and names.
    pub lists: &'b [u8],
}

/// How much higher the score of a listed outlet is made: the corpora are older than many outlets
/// and seldom name the others, so that the model does not trust the list enough.
const OUTLET: f32 = 2.0;

/// How much higher the score of a ship is made: the corpora name few.
const SHIP: f32 = 3.0;

/// What is added to the score of an organization where a country or city is named and the story is
/// not about sport: the corpora are full of teams that are named so.
const TEAM: f32 = -6.0;

/// How much the scores of an encoder count beside those of the second pass: it knows more of the
/// sentence, and the second pass more of the story and of the world.
const ENCODER: f32 = 0.6;

/// How sure a value is.
const VALUE: f32 = 0.9;

/// Finds names. Cheap to clone and to share between threads: clones have one model.
#[derive(Debug, Clone)]
pub struct Tagger {
    models: Arc<Models>,
    lists: Arc<Lists>,
    decoder: Decoder,
    gazetteer: Gazetteer,
}

/// Memory that is used again from one story to the next.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    extractor: Extractor,
    features: Features,
    scores: Scores,
    decoder: DecoderScratch,
}

impl Tagger {
    /// Makes a tagger from the bytes of its files.
    ///
    /// # Errors
    ///
    /// If one is damaged, for something else, or not made for the others.
    ///
    /// ```
    /// use byline_ner::{ModelError, ModelFiles, Tagger};
    ///
    /// let text = "“Café”".as_bytes();
    /// let files = ModelFiles { weights: text, classes: text, lists: text };
    /// assert_eq!(Tagger::from_files(files).err(), Some(ModelError::Magic));
    /// ```
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        let models = Models::from_bytes(files.weights)?;
        Self::new(models, Lists::from_bytes(files.classes, files.lists)?)
    }

    /// Makes a tagger from models and the lists they were trained with.
    fn new(models: Models, lists: Lists) -> Result<Self, ModelError> {
        models.check(&lists)?;
        let second = &models.second;
        let decoder = Decoder::new(second.labels(), second.transitions().clone())?;
        Ok(Self {
            models: Arc::new(models),
            lists: Arc::new(lists),
            decoder,
            gazetteer: Gazetteer::new(),
        })
    }

    /// Adds names of your own, which go before all that the model finds.
    ///
    /// ```
    /// # use byline_ner::{Gazetteer, ModelFiles, Tagger};
    /// # let files = ModelFiles {
    /// #     weights: byline_model_en::NER,
    /// #     classes: byline_model_en::NER_CLASSES,
    /// #     lists: byline_model_en::NER_LISTS,
    /// # };
    /// let gazetteer: Gazetteer = "organization\tCafé Équité".parse()?;
    /// let tagger = Tagger::from_files(files)?.with_gazetteer(gazetteer);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = gazetteer;
        self
    }

    /// Finds the names of a document that has tokens and sentences, in the order of the text.
    ///
    /// ```
    /// # use byline_core::{Document, EntityKind};
    /// # use byline_ner::{ModelFiles, Tagger};
    /// # let files = ModelFiles {
    /// #     weights: byline_model_en::NER,
    /// #     classes: byline_model_en::NER_CLASSES,
    /// #     lists: byline_model_en::NER_LISTS,
    /// # };
    /// let tagger = Tagger::from_files(files)?;
    /// let text = "“No,” said René Okafor.";
    /// let mut document = Document::new(text);
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    /// let names = tagger.tag(&document);
    /// assert_eq!(&text[names[0].span], "René Okafor");
    /// assert_eq!(names[0].kind, EntityKind::Person);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tag(&self, document: &Document) -> Vec<Name> {
        self.tag_in(&read(&View::new(document, Lexicon::embedded())), document, None)
    }

    fn tag_in(&self, words: &Words<'_>, document: &Document, scores: Option<&Scores>) -> Vec<Name> {
        let (text, Words { words, sentences }) = (document.text(), words);
        let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
        let sentences: Vec<&[&str]> = sentences.iter().map(|range| &texts[range.clone()]).collect();
        let mut found = Vec::new();
        let size = (document.tokens().len(), self.labels().len());
        let fitting = scores.filter(|scores| (scores.len(), scores.labels()) == size);
        let beside = fitting.map(|scores| of_words(scores, words, document));
        self.tag_words_beside(&sentences, beside.as_ref(), &mut Scratch::default(), &mut found);
        let span = |range: Range<usize>| words[range.start].span.cover(words[range.end - 1].span);
        let own = self.own(text, words);
        let mut names: Vec<Name> = own
            .into_iter()
            .map(|(range, kind)| Name { span: span(range), kind, confidence: 1.0 })
            .collect();
        let given = names.len();
        for Found { words: range, kind, confidence } in found {
            let span = span(without_trade(words, range, kind));
            // The user's names are sorted and disjoint.
            let next = names[..given].partition_point(|name| name.span.end() <= span.start());
            if !names[..given].get(next).is_some_and(|name| name.span.overlaps(span)) {
                names.push(Name { span, kind, confidence });
            }
        }
        names.sort_by_key(|name| name.span);
        names
    }

    /// The names of your own, whose [keys](Gazetteer::identify) entities get once it is known which
    /// mentions are of one.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Finds names and values: an entity for every mention, names before values, each in the order of
    /// the text. Which are of one entity is for others to say.
    pub fn entities(&self, document: &Document) -> Vec<Entity> {
        self.run(&View::new(document, Lexicon::embedded()), None)
    }

    /// The same, with what was seen of the document's tokens before, and with the scores that an
    /// encoder gave each token for each of [`labels`](Self::labels), if one did: logarithms of
    /// probabilities, but for a summand that the labels of a token share. Scores for another number of
    /// tokens or labels change nothing.
    pub fn entities_seen(
        &self,
        document: &Document,
        seen: &Looks<'_>,
        scores: Option<&Scores>,
    ) -> Vec<Entity> {
        self.run(&View::with(document, seen.lexicon(), Some(seen)), scores)
    }

    /// The labels that words are given: `O`, and for each kind of name `B-kind` for its first word and
    /// `I-kind` for a later one.
    pub fn labels(&self) -> &[String] {
        self.models.second.labels()
    }

    fn run(&self, view: &View<'_>, scores: Option<&Scores>) -> Vec<Entity> {
        let (document, words) = (view.document(), read(view));
        let names = self.tag_in(&words, document, scores);
        let values = values_in(&words.words, document.date);
        let text = document.text();
        let entity = |span: Span, kind, confidence| {
            let mention = Mention { span, form: MentionForm::Name, confidence };
            Entity::new(spaced(&text[span]), kind, vec![mention])
        };
        let names = names.into_iter().map(|name| entity(name.span, name.kind, name.confidence));
        let values = values.into_iter().map(|value| {
            let mut found = entity(value.span, value.kind, VALUE);
            found.value = value.value;
            found
        });
        names.chain(values).collect()
    }

    /// Finds the names of a story that is cut into sentences and words, with the caller's memory.
    /// `found` is emptied first.
    pub fn tag_words_with(
        &self,
        sentences: &[&[&str]],
        scratch: &mut Scratch,
        found: &mut Vec<Found>,
    ) {
        self.tag_words_beside(sentences, None, scratch, found);
    }

    fn tag_words_beside(
        &self,
        sentences: &[&[&str]],
        beside: Option<&Scores>,
        scratch: &mut Scratch,
        found: &mut Vec<Found>,
    ) {
        found.clear();
        let Scratch { extractor, features, scores, decoder } = scratch;
        extractor.read(sentences.iter().copied(), &self.lists);
        extractor.vote(&self.models.first);
        for (number, segment) in extractor.segments().iter().enumerate() {
            extractor.second(number, features);
            self.models.second.score(features, scores);
            if let Some(beside) = beside {
                for (at, word) in segment.clone().enumerate() {
                    let both = scores.token_mut(at).iter_mut().zip(beside.token(word));
                    both.for_each(|(score, more)| *score += ENCODER * more);
                }
            }
            for name in extractor.outlets(segment) {
                self.decoder.favour(scores, name, EntityKind::Organization, OUTLET);
            }
            for name in extractor.ships(segment) {
                self.decoder.favour(scores, name, EntityKind::Other, SHIP);
            }
            for place in extractor.lone_places(segment) {
                self.decoder.favour(scores, place, EntityKind::Organization, TEAM);
            }
            self.decoder.decode(scores, segment.start, decoder, found);
        }
        for name in found.iter_mut().filter(|name| name.kind == EntityKind::Other) {
            name.kind = finer(extractor.lists_of(name.words.clone()));
        }
    }

    /// The names of the user's gazetteer.
    fn own(&self, text: &str, words: &[Word<'_>]) -> Vec<(Range<usize>, EntityKind)> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < words.len() && !self.gazetteer.is_empty() {
            let start = words[at].span.start();
            let near = &words[at..words.len().min(at + 16)];
            let end_word = |len: usize| near.iter().position(|word| word.span.end() == start + len);
            let ends = |len| end_word(len).is_some();
            let longest = self.gazetteer.longest(words[at].text, &text[start..], ends);
            match longest.and_then(|(len, kind)| Some((at + end_word(len)? + 1, kind))) {
                Some((end, kind)) => {
                    out.push((at..end, kind));
                    at = end;
                }
                None => at += 1,
            }
        }
        out
    }
}

/// The scores of the token that begins each word.
fn of_words(scores: &Scores, words: &[Word<'_>], document: &Document) -> Scores {
    let mut all = Scores::new(scores.labels());
    for word in words {
        all.push(scores.token(document.token_at(word.span.start())));
    }
    all
}

/// A person's name without what he or she does, which a capital makes part of it at the beginning of
/// a sentence: `Baker Zoë Ruiz`. A first name stays, also one that is a trade: `Baker Mayfield`.
fn without_trade(words: &[Word<'_>], name: Range<usize>, kind: EntityKind) -> Range<usize> {
    let trade = || {
        let word = words[name.start].known();
        let office = Nouns::OFFICE.or(Nouns::TITLE).or(Nouns::COURTESY);
        word.is_noun(Nouns::PERSON) && !word.is_noun(office)
    };
    let led = kind == EntityKind::Person && name.len() > 2 && trade();
    name.start + usize::from(led)..name.end
}

/// What a name is that is no person, organization, location or group.
fn finer(lists: ListSet) -> EntityKind {
    let any = |of: &[List]| of.iter().any(|&list| lists.has(list));
    if any(&[List::Event, List::EventHead]) {
        EntityKind::Event
    } else if any(&[List::Work, List::WorkHead]) {
        EntityKind::Work
    } else if any(&[List::Product, List::ProductPrefix]) {
        EntityKind::Product
    } else {
        EntityKind::Other
    }
}
