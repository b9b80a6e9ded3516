//! Finding names: runs of capitalised words are cut into pieces, pieces get kinds, and what a
//! piece alone does not tell is taken from the rest of the story.

use crate::classify::{common, headed, shape, title};
use crate::gazetteer::{BUILT_IN, Gazetteer};
use crate::lexicon::lexicon;
use crate::runs::{hyphenated, names, run};
use crate::values::values;
use crate::words::{Word, read};
use byline_core::{Document, Entity, EntityKind, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

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

/// Finds names. Making one is cheap; it can be shared between threads.
#[derive(Debug, Clone, Default)]
pub struct Tagger {
    gazetteer: Gazetteer,
}

/// Makes a [`Tagger`] with names of one's own.
#[derive(Debug, Clone, Default)]
pub struct TaggerBuilder {
    gazetteer: Gazetteer,
}

impl TaggerBuilder {
    /// Gives names that go before the built-in ones.
    ///
    /// ```
    /// use byline_ner::{Gazetteer, Tagger};
    ///
    /// let gazetteer: Gazetteer = "organization\tCafé Équité".parse()?;
    /// let tagger = Tagger::builder().gazetteer(gazetteer).build();
    /// # Ok::<(), byline_ner::GazetteerError>(())
    /// ```
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = gazetteer;
        self
    }

    /// Makes the tagger.
    pub fn build(self) -> Tagger {
        Tagger { gazetteer: self.gazetteer }
    }
}

impl Tagger {
    /// Makes a tagger with the built-in names.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a tagger with options.
    pub fn builder() -> TaggerBuilder {
        TaggerBuilder::default()
    }

    /// Finds the names of a document that has tokens and sentences, in the order of the text.
    ///
    /// ```
    /// use byline_core::{Document, EntityKind};
    ///
    /// let text = "“No,” said René Okafor.";
    /// let mut document = Document::new(text);
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    /// let names = byline_ner::Tagger::new().tag(&document);
    /// assert_eq!(&text[names[0].span], "René Okafor");
    /// assert_eq!(names[0].kind, EntityKind::Person);
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn tag(&self, document: &Document) -> Vec<Name> {
        let words = read(document);
        let mut cutter = Cutter { tagger: self, text: document.text(), words: &words, out: vec![] };
        cutter.cut_all();
        settle(&words, cutter.out)
    }

    /// Finds names and values, and puts the mentions of one entity together.
    ///
    /// ```
    /// let document = byline_core::Document::new("“Où est Zoé ?”");
    /// assert!(byline_ner::Tagger::new().entities(&document).is_empty(), "it has no tokens");
    /// ```
    pub fn entities(&self, document: &Document) -> Vec<Entity> {
        crate::link(document, self.tag(document), values(document))
    }
}

/// A stretch of tokens that may be a name.
#[derive(Debug, Clone)]
struct Piece {
    range: Range<usize>,
    kind: Option<EntityKind>,
    confidence: f32,
    /// The kind comes from a list of names, not from form.
    listed: bool,
}

struct Cutter<'a, 'd> {
    tagger: &'a Tagger,
    text: &'d str,
    words: &'a [Word<'d>],
    out: Vec<Piece>,
}

impl Cutter<'_, '_> {
    fn cut_all(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let word = &self.words[at];
            at = if names(word) {
                let run = run(self.words, at);
                self.compound(&run).unwrap_or_else(|| self.cut_run(run))
            } else if let Some((end, kind)) = self.own(at).or_else(|| self.small(at)) {
                self.push(at..end, Some(kind), 0.95, true);
                end
            } else {
                at + 1
            };
        }
    }

    /// A compound of which a listed name of several words is the first part: `New York-based`.
    fn compound(&mut self, run: &Range<usize>) -> Option<usize> {
        let first = &self.words[run.start];
        let last = self.words.get(run.end).filter(|last| hyphenated(last) && !last.block)?;
        let cut = last.span.start() + last.text.rfind('-')?;
        let part = self.text.get(first.span.start()..cut)?;
        let listed = BUILT_IN.longest(first.text, part, |len| len == part.len()).is_some();
        if !(listed || last.text.ends_with("-class")) {
            return None;
        }
        self.push(run.start..run.end + 1, Some(EntityKind::Group), 0.8, true);
        Some(run.end + 1)
    }

    /// A listed name that does not begin with a capitalised word: `bitcoin`.
    fn small(&self, at: usize) -> Option<(usize, EntityKind)> {
        let lettered = self.words[at].text.starts_with(char::is_alphabetic);
        (lettered && !lexicon().calendar.contains(self.words[at].text))
            .then(|| self.listed(&BUILT_IN, at))
            .flatten()
    }

    fn push(
        &mut self,
        range: Range<usize>,
        kind: Option<EntityKind>,
        confidence: f32,
        listed: bool,
    ) {
        if !range.is_empty() {
            self.out.push(Piece { range, kind, confidence, listed });
        }
    }

    fn own(&self, at: usize) -> Option<(usize, EntityKind)> {
        if self.tagger.gazetteer.is_empty() {
            None
        } else {
            self.listed(&self.tagger.gazetteer, at)
        }
    }

    /// The listed name that begins at a token, as the token after its last and its kind.
    fn known(&self, at: usize) -> Option<(usize, EntityKind)> {
        self.own(at).or_else(|| self.listed(&BUILT_IN, at))
    }

    fn listed(&self, gazetteer: &Gazetteer, at: usize) -> Option<(usize, EntityKind)> {
        let start = self.words[at].span.start();
        let end_token = |len: usize| {
            let ahead = &self.words[at..];
            let near = &ahead[..ahead.len().min(16)];
            near.iter().position(|word| word.span.end() == start + len).map(|n| at + n + 1)
        };
        let (len, kind) = gazetteer
            .longest(self.words[at].text, &self.text[start..], |len| end_token(len).is_some())?;
        Some((end_token(len)?, kind))
    }

    /// Cuts a run into names; returns the token after the last that was used.
    fn cut_run(&mut self, run: Range<usize>) -> usize {
        let (mut at, end) = (run.start, run.end);
        let mut after_title = false;
        while at < end {
            let word = &self.words[at];
            if let Some((stop, kind)) = self.own(at) {
                self.push(at..stop, Some(kind), 0.99, true);
                at = stop;
                continue;
            }
            if hyphenated(word) {
                self.push(at..at + 1, Some(EntityKind::Group), 0.8, true);
                at += 1;
                continue;
            }
            let known = self.known(at).filter(|(stop, _)| !self.shouted(at, *stop));
            let chunk_end = self.chunk_end(at, end);
            if let Some((stop, _)) = known.filter(|(stop, _)| *stop >= chunk_end) {
                self.push(at..stop, known.map(|(_, kind)| kind), 0.95, true);
                at = stop;
            } else if title(self.words, at)
                && !(at + 1 < chunk_end && headed(self.words, at, chunk_end).is_some())
            {
                after_title = true;
                at += 1;
                continue;
            } else if !word.capital || known.is_none() && self.no_name(at) {
                at += 1;
                continue;
            } else {
                at = self.cut_chunk(at, chunk_end, known, after_title);
            }
            after_title = false;
        }
        at.max(end)
    }

    /// A short acronym in a line of capitals is more likely a word: `US` for us.
    fn shouted(&self, at: usize, end: usize) -> bool {
        end == at + 1 && self.words[at].initial && matches!(self.words[at].text, "IT" | "WHO")
    }

    /// A word that is capitalised only for where it stands.
    fn no_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.text.chars().nth(1).is_none() && !matches!(word.text, "X" | "A") {
            return !self.words.get(at + 1).is_some_and(names);
        }
        let lists = lexicon();
        if matches!(word.text, "A" | "An" | "The")
            || word.initial && (word.text.ends_with("ing") && word.text.len() > 6)
        {
            return !lists.first_names.contains(word.text);
        }
        let name_part = lists.first_names.contains(word.text)
            || lists.organization_words.contains(word.text) && !word.initial;
        (word.initial || word.headline) && common(word) && !name_part
    }

    fn chunk_end(&self, start: usize, end: usize) -> usize {
        let personal = lexicon().first_names.contains(self.words[start].text);
        let stops = |at: &usize| {
            title(self.words, *at) && !(*at == start + 1 && *at + 1 == end && personal)
                || hyphenated(&self.words[*at])
                || self.words[*at].headline
                    && self.words[*at].capital
                    && common(&self.words[*at])
                    && headed(self.words, start, at + 1).is_none()
                    && !lexicon().organization_words.contains(self.words[*at].text)
        };
        let mut stop = (start + 1..end).find(stops).unwrap_or(end);
        while stop > start + 1 && !self.words[stop - 1].capital {
            stop -= 1;
        }
        stop
    }

    fn cut_chunk(
        &mut self,
        at: usize,
        end: usize,
        known: Option<(usize, EntityKind)>,
        after_title: bool,
    ) -> usize {
        let personal = lexicon().first_names.contains(self.words[at].text) && end - at <= 3;
        let split = known.is_some_and(|(stop, kind)| {
            kind == EntityKind::Group && self.known(stop).is_some_and(|(last, _)| last > stop + 1)
        });
        let full_name = personal && end == at + 2;
        if !(after_title || split || full_name) {
            if let Some((stop, kind)) = headed(self.words, at, end) {
                self.push(at..stop, Some(kind), 0.8, false);
                return stop;
            }
        }
        if let Some((stop, kind)) = known {
            let next_known = self.known(stop).is_some();
            let next_person = lexicon().first_names.contains(self.words[stop].text);
            if kind == EntityKind::Group || next_known || next_person && !personal || stop > at + 1
            {
                self.push(at..stop, Some(kind), 0.9, true);
                return stop;
            }
            if !personal && !after_title {
                self.push(at..end, Some(EntityKind::Organization), 0.5, false);
                return end;
            }
        }
        match shape(&self.words[at..end], after_title) {
            Some((kind, confidence)) => self.push(at..end, Some(kind), confidence, false),
            None if end == at + 1 => self.push(at..end, None, 0.4, false),
            None => self.push(at..end, Some(EntityKind::Organization), 0.4, false),
        }
        end
    }
}

/// What the rest of the story says about single words.
#[derive(Default)]
struct Evidence<'d> {
    surnames: FxHashSet<&'d str>,
    products: FxHashSet<&'d str>,
    lower: FxHashSet<&'d str>,
    votes: FxHashMap<&'d str, Votes>,
}

#[derive(Default, Clone, Copy)]
struct Votes {
    person: u32,
    place: u32,
    body: u32,
}

impl<'d> Evidence<'d> {
    fn gather(words: &[Word<'d>], pieces: &[Piece]) -> Self {
        let mut evidence = Self::default();
        evidence.lower.extend(words.iter().filter(|w| !w.capital).map(|w| w.text));
        for piece in pieces {
            let chunk = &words[piece.range.clone()];
            let last =
                chunk.iter().rev().find(|w| !matches!(w.text, "Jr." | "Jr" | "Sr." | "II" | "III"));
            let Some(last) = last else { continue };
            match piece.kind {
                Some(EntityKind::Person) if !piece.listed => {
                    evidence.surnames.insert(last.text);
                }
                Some(EntityKind::Product) if chunk.len() > 1 => {
                    evidence.products.insert(last.text);
                }
                None => evidence.vote(words, piece, last.text),
                _ => {}
            }
        }
        evidence
    }

    fn vote(&mut self, words: &[Word<'d>], piece: &Piece, text: &'d str) {
        let votes = self.votes.entry(text).or_default();
        let before = piece.range.start.checked_sub(1).map_or("", |at| words[at].text);
        let after = words.get(piece.range.end).map_or("", |word| word.text);
        let lists = lexicon();
        votes.person += u32::from(lists.report_verbs.contains(after));
        votes.person += 2 * u32::from(lists.roles.contains(before));
        votes.place +=
            2 * u32::from(matches!(before, "in" | "In" | "near" | "at" | "from" | "around"));
        votes.person += 2 * u32::from(matches!(after, "administration" | "campaign" | "family"));
        votes.body += u32::from(matches!(before, "the" | "The"));
    }

    fn kind(&self, word: &Word<'d>) -> Option<(EntityKind, f32)> {
        let votes = self.votes.get(word.text).copied().unwrap_or_default();
        if self.surnames.contains(word.text) {
            return Some((EntityKind::Person, 0.9));
        }
        if self.products.contains(word.text) {
            return Some((EntityKind::Product, 0.7));
        }
        let lower = word.text.to_lowercase();
        if self.lower.contains(lower.as_str()) || common(word) {
            return None;
        }
        if lexicon().organization_heads.contains(word.text)
            || lexicon().organization_words.contains(word.text)
        {
            return None;
        }
        if votes.place > votes.person {
            Some((EntityKind::Location, 0.6))
        } else if votes.body > votes.person {
            Some((EntityKind::Organization, 0.5))
        } else {
            Some((EntityKind::Person, 0.5))
        }
    }
}

/// Gives every piece its kind by what the story says elsewhere, and drops what is no name.
fn settle(words: &[Word<'_>], pieces: Vec<Piece>) -> Vec<Name> {
    let evidence = Evidence::gather(words, &pieces);
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let first = &words[piece.range.start];
        let last = &words[piece.range.end - 1];
        let alone = piece.range.len() == 1;
        let surname = alone && evidence.surnames.contains(first.text);
        let settled = match piece.kind {
            Some(EntityKind::Location) if surname => Some((EntityKind::Person, 0.7)),
            Some(EntityKind::Work) if piece.confidence < 0.5 => None,
            Some(kind) => Some((kind, piece.confidence)),
            None => evidence.kind(first),
        };
        if let Some((kind, confidence)) = settled {
            out.push(Name { span: first.span.cover(last.span), kind, confidence });
        }
    }
    out
}
