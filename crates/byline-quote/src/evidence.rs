//! What speaks for a candidate: features of its beginning, its end, its whole, its source, and of
//! the cue that would be none.

use crate::candidate::{Candidate, Parts};
use crate::constructions::Scene;
use crate::cue::Cue;
use crate::features::{bucket, join};
use crate::labels::Part;
use crate::reading::Reading;
use crate::source::Source;
use crate::tree::Tree;
use byline_core::{Deprel, EntityKind, TokenRange};
use byline_lexicon::{Features as Grammar, Nouns, Report};
use byline_seq::{Features, Model, Scores, feature, hash_bytes};

/// The features of all candidates of one cue. What candidates share is written down once, in rows;
/// the score of a candidate is the sum over its rows.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The rows.
    pub rows: Features,
    /// The rows of each candidate; those of the first say that the cue attributes nothing.
    uses: Vec<u32>,
    ends: Vec<u32>,
}

impl Evidence {
    /// How many candidates there are, the empty one included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The rows of a candidate.
    pub fn of(&self, candidate: usize) -> &[u32] {
        let start = candidate.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.uses[start..self.ends[candidate] as usize]
    }

    /// The score of every candidate by a model: the sum over its rows. `rows` is working memory.
    pub fn scores(&self, model: &Model, rows: &mut Scores) -> Vec<f32> {
        model.score(&self.rows, rows);
        let sum = |at: usize| self.of(at).iter().map(|&row| rows.token(row as usize)[0]).sum();
        (0..self.len()).map(sum).collect()
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.uses.clear();
        self.ends.clear();
    }

    fn end_row(&mut self) -> u32 {
        self.rows.end_token();
        self.rows.len() as u32 - 1
    }

    fn end_candidate(&mut self) {
        self.ends.push(self.uses.len() as u32);
    }
}

/// Where the templates of each kind of row begin.
mod template {
    pub const CUE: u8 = 0;
    pub const START: u8 = 60;
    pub const END: u8 = 100;
    pub const WHOLE: u8 = 140;
    pub const SOURCE: u8 = 180;
    pub const PAIR: u8 = 220;
}

/// Nothing is there.
const NOTHING: u64 = 0x6e6f;

/// Writes a row, one template after the other.
struct Row<'e> {
    features: &'e mut Features,
    template: u8,
}

impl Row<'_> {
    fn add(&mut self, value: u64) {
        self.features.push(feature(self.template, value));
        self.template = self.template.wrapping_add(1);
    }

    fn all(&mut self, values: &[u64]) {
        self.add(values.iter().fold(7, |all, &value| join(all, value)));
    }
}

/// Collects the evidence for the candidates of a cue.
pub(crate) fn collect(
    scene: &Scene<'_, '_, '_>,
    candidates: &[Candidate],
    evidence: &mut Evidence,
) {
    evidence.clear();
    let witness = Witness::new(scene);
    let row = witness.no_quote(evidence);
    evidence.uses.push(row);
    evidence.end_candidate();
    let mut starts: Vec<(TokenRange, u32)> = Vec::new();
    let mut ends: Vec<(usize, u32)> = Vec::new();
    let mut wholes: Vec<(Parts, u32)> = Vec::new();
    let mut sources: Vec<(Option<TokenRange>, u32)> = Vec::new();
    for candidate in candidates {
        for part in candidate.content.iter() {
            let key = TokenRange::new(part.start(), part.start());
            let row = once(&mut starts, key, || witness.start(part.start(), evidence));
            evidence.uses.push(row);
            let row = once(&mut ends, part.end(), || witness.end(part.end(), evidence));
            evidence.uses.push(row);
        }
        let row = once(&mut wholes, candidate.content, || witness.whole(candidate, evidence));
        evidence.uses.push(row);
        let key = candidate.source.map(|source| source.tokens);
        let row = once(&mut sources, key, || witness.source(candidate.source, evidence));
        evidence.uses.push(row);
        let row = witness.pair(candidate, evidence);
        evidence.uses.push(row);
        evidence.end_candidate();
    }
}

/// The row of a key; a new one if there is none.
fn once<K: PartialEq>(known: &mut Vec<(K, u32)>, key: K, make: impl FnOnce() -> u32) -> u32 {
    if let Some((_, row)) = known.iter().find(|(other, _)| *other == key) {
        return *row;
    }
    let row = make();
    known.push((key, row));
    row
}

/// What all rows of a cue have in common.
struct Witness<'w, 'r, 's, 'd> {
    scene: &'w Scene<'r, 's, 'd>,
    reading: &'r Reading<'s, 'd>,
    cue: &'r Cue,
    lemma: u64,
    class: u64,
    pattern: u64,
    kind: u64,
}

impl<'w, 'r, 's, 'd> Witness<'w, 'r, 's, 'd> {
    fn new(scene: &'w Scene<'r, 's, 'd>) -> Self {
        let (reading, cue) = (scene.reading, scene.cue);
        let lexicon = reading.story.lexicon;
        let word = reading.story.words.at(cue.head);
        let lemma = cue.entry.map_or(word, |entry| lexicon.lemma(entry.lemma));
        let lemma = hash_bytes(lemma.as_bytes());
        let kind = cue.kind as u64;
        let class = join(class(cue.entry), kind);
        Self { scene, reading, cue, lemma, class, pattern: pattern(cue.entry), kind }
    }

    fn word(&self, at: usize) -> u64 {
        if at >= self.reading.story.words.len() {
            return NOTHING;
        }
        hash_bytes(self.reading.story.words.at(at).as_bytes())
    }

    fn tag(&self, at: usize) -> u64 {
        self.reading.tag(at).map_or(NOTHING, |tag| tag as u64)
    }

    fn before(&self, at: usize) -> (u64, u64) {
        at.checked_sub(1).map_or((NOTHING, NOTHING), |before| (self.word(before), self.tag(before)))
    }

    /// How the largest subtree that begins with a token hangs on its head, and where that is.
    fn opening(&self, at: usize) -> (u64, u64) {
        self.edge(at, |tree, node| tree.left(node) == at)
    }

    /// The same for the largest subtree that ends before a place.
    fn closing(&self, end: usize) -> (u64, u64) {
        self.edge(end - 1, |tree, node| tree.right(node) == end)
    }

    fn edge(&self, at: usize, fits: impl Fn(Tree<'_>, usize) -> bool) -> (u64, u64) {
        let tree = self.reading.tree;
        if at >= self.reading.story.words.len() {
            return (NOTHING, 0);
        }
        let mut node = at;
        for _ in 0..12 {
            match tree.head(node) {
                Some(head) if fits(tree, head) => node = head,
                _ => break,
            }
        }
        (tree.relation(node) as u64, self.standing(tree.head(node)))
    }

    /// Where a head stands to the cue: it is the cue, hangs on it, holds it, or neither.
    fn standing(&self, head: Option<usize>) -> u64 {
        let tree = &self.reading.tree;
        let cue = self.cue.head;
        match head {
            None => 0,
            Some(head) if head == cue => 1,
            Some(head) if tree.head(head) == Some(cue) => 2,
            Some(head) if tree.left(cue) <= head && head < tree.right(cue) => 3,
            Some(head) if tree.head(cue) == Some(head) => 4,
            Some(head) if tree.left(head) <= cue && cue < tree.right(head) => 5,
            Some(_) => 6,
        }
    }

    /// Before or behind the cue.
    fn side(&self, at: usize) -> u64 {
        u64::from(at >= self.cue.tokens.end())
    }

    /// Why the cue may attribute nothing.
    fn no_quote(&self, evidence: &mut Evidence) -> u32 {
        let (reading, cue) = (self.reading, self.cue);
        let tree = &reading.tree;
        let head = cue.head;
        let tag = self.tag(head);
        let relation = tree.relation(head) as u64;
        let probability = tenths(cue.probability);
        let source = self.scene.sources.first();
        let speaks = source.map_or(NOTHING, |source| self.person(source));
        let role = source.map_or(0, |source| source.role as u64);
        let children = self.children();
        let parent = tree.head(head).map_or(NOTHING, |parent| self.word(parent));
        let (word_before, tag_before) = self.before(cue.tokens.start());
        let next = cue.tokens.end();
        let (word_after, tag_after) = (self.word(next), self.tag(next));
        let helpers = self.helpers();
        let position = bucket(head - reading.sentence(head).start());
        let mut row = Row { features: &mut evidence.rows, template: template::CUE };
        row.add(1);
        row.add(self.lemma);
        row.add(self.class);
        row.all(&[self.kind, tag]);
        row.all(&[self.lemma, tag]);
        row.all(&[self.kind, probability]);
        row.all(&[self.class, probability]);
        row.all(&[self.lemma, probability]);
        row.all(&[self.class, relation]);
        row.all(&[self.lemma, relation]);
        row.all(&[self.kind, relation, parent]);
        row.all(&[self.class, role]);
        row.all(&[self.lemma, role]);
        row.all(&[self.class, speaks]);
        row.all(&[self.lemma, speaks]);
        row.all(&[self.kind, role, speaks]);
        row.all(&[self.class, children]);
        row.all(&[self.lemma, children]);
        row.all(&[self.kind, children, speaks]);
        row.all(&[self.kind, tag, children]);
        row.all(&[self.kind, word_before]);
        row.all(&[self.class, tag_before]);
        row.all(&[self.kind, word_after]);
        row.all(&[self.lemma, word_after]);
        row.all(&[self.class, tag_after]);
        row.all(&[self.class, word_after]);
        row.all(&[tag_before, tag, tag_after]);
        row.all(&[self.class, helpers]);
        row.all(&[self.lemma, helpers]);
        row.all(&[helpers, role]);
        row.all(&[helpers, relation]);
        row.all(&[self.kind, position]);
        row.all(&[self.class, tag]);
        row.add(self.pattern);
        row.all(&[self.pattern, children]);
        row.all(&[self.pattern, self.class, relation]);
        evidence.end_row()
    }

    /// Which kinds of children the cue has on which side, as bits.
    fn children(&self) -> u64 {
        let (reading, cue) = (self.reading, self.cue);
        let tree = &reading.tree;
        let mut bits = 0;
        for &child in tree.near(cue.head) {
            let child = child as usize;
            let bit = match tree.relation(child) {
                Deprel::Ccomp => 0,
                Deprel::Xcomp => 1,
                Deprel::Obj => 2,
                Deprel::Nsubj => 3,
                Deprel::NsubjPass => 4,
                Deprel::Parataxis => 5,
                Deprel::Advcl => 6,
                Deprel::Acl | Deprel::AclRelcl => 7,
                Deprel::Nmod | Deprel::Obl => continue,
                _ => continue,
            };
            bits |= 1 << (2 * bit + u64::from(child > cue.head));
        }
        let beside = |at: Option<usize>| at.is_some_and(|at| reading.story.quoted(at));
        let before = (1..=2).any(|step| beside(cue.tokens.start().checked_sub(step)));
        let behind = (0..=2).any(|step| beside(Some(cue.tokens.end() + step)));
        bits | u64::from(before) << 40 | u64::from(behind) << 41
    }

    /// Auxiliaries, negations and subordinators of the cue.
    fn helpers(&self) -> u64 {
        let tree = &self.reading.tree;
        let relations = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Cop];
        let helpers = tree.children_of(self.cue.head, &relations);
        let negation = tree.children_of(self.cue.head, &[Deprel::Advmod]).filter(|&at| {
            matches!(self.reading.story.words.at(at), "not" | "n't" | "n’t" | "never")
        });
        helpers.chain(negation).fold(1, |all, at| join(all, self.word(at)))
    }

    fn start(&self, at: usize, evidence: &mut Evidence) -> u32 {
        let reading = self.reading;
        let side = self.side(at);
        let (word, tag) = (self.word(at), self.tag(at));
        let (word_before, tag_before) = self.before(at);
        let (relation, standing) = self.opening(at);
        let inside = reading.inside(at);
        let outside = at.checked_sub(1).map_or(0.0, |before| reading.inside(before));
        let begin = tenths(reading.labelled.begin(at, Part::Content));
        let step = change(inside - outside);
        let gap = bucket(at.abs_diff(self.cue.tokens.end()));
        let sentence = u64::from(reading.sentence(at).start() == at);
        let quoted = self.quoted(at);
        let mut row = Row { features: &mut evidence.rows, template: template::START };
        row.all(&[side, tag]);
        row.all(&[side, word]);
        row.all(&[side, word_before]);
        row.all(&[side, tag_before, tag]);
        row.all(&[side, word_before, tag]);
        row.all(&[side, begin]);
        row.all(&[side, step]);
        row.all(&[side, begin, step, quoted]);
        row.all(&[side, relation, standing]);
        row.all(&[side, relation, standing, self.class]);
        row.all(&[side, relation, standing, self.lemma]);
        row.all(&[side, relation, standing, tag]);
        row.all(&[side, relation, standing, word]);
        row.all(&[side, gap]);
        row.all(&[side, gap, self.class]);
        row.all(&[side, gap, word_before]);
        row.all(&[side, sentence, quoted]);
        row.all(&[side, sentence, quoted, self.class]);
        row.all(&[side, word, self.class]);
        row.all(&[side, word, self.lemma]);
        row.all(&[side, tag, self.lemma]);
        row.all(&[side, tag, self.tag(at + 1)]);
        row.all(&[side, tag, begin, sentence]);
        evidence.end_row()
    }

    fn end(&self, end: usize, evidence: &mut Evidence) -> u32 {
        let reading = self.reading;
        let last = end - 1;
        let side = self.side(last);
        let (word, tag) = (self.word(last), self.tag(last));
        let (next_word, next_tag) = (self.word(end), self.tag(end));
        // The first word behind the content says what was left out.
        let next = (end..end + 3).find(|&at| reading.story.words.is_word(at)).unwrap_or(end);
        let (cut, cut_standing) = self.opening(next);
        let (relation, standing) = self.closing(end);
        let begin = reading.labelled.begin(next, Part::Content);
        let drop = change(reading.inside(last) - reading.inside(end) + begin);
        let sentence = reading.sentence(last).end();
        let at_end = u64::from(end == sentence) + 2 * u64::from(end + 1 == sentence);
        let quoted = self.quoted(last);
        let gap = if side == 0 { bucket(self.cue.tokens.start().abs_diff(end)) } else { 99 };
        let mut row = Row { features: &mut evidence.rows, template: template::END };
        row.all(&[side, next_tag]);
        row.all(&[side, next_word]);
        row.all(&[side, next_word, self.word(end + 1)]);
        row.all(&[side, next_word, self.tag(end + 1)]);
        row.all(&[side, tag, next_tag]);
        row.all(&[side, word, next_tag]);
        row.all(&[side, drop]);
        row.all(&[side, drop, quoted, at_end]);
        row.all(&[side, cut, cut_standing, at_end]);
        row.all(&[side, cut, cut_standing, next_word]);
        row.all(&[side, cut, cut_standing, self.class]);
        row.all(&[side, cut, cut_standing, self.lemma]);
        row.all(&[side, cut, cut_standing, self.tag(next)]);
        row.all(&[side, cut, cut_standing, self.word(next)]);
        row.all(&[side, relation, standing]);
        row.all(&[side, relation, standing, self.class]);
        row.all(&[side, relation, standing, cut]);
        row.all(&[side, at_end, quoted]);
        row.all(&[side, at_end, quoted, self.class]);
        row.all(&[side, gap, quoted]);
        row.all(&[side, gap, self.class]);
        row.all(&[side, drop, at_end, self.kind]);
        evidence.end_row()
    }

    /// Where a token stands to quotation marks.
    fn quoted(&self, at: usize) -> u64 {
        let story = self.reading.story;
        let Some(number) = story.quotation(at) else { return 0 };
        let tokens = story.quotations()[number].tokens;
        1 + u64::from(tokens.start() == at) + 2 * u64::from(tokens.end() == at + 1)
    }

    fn whole(&self, candidate: &Candidate, evidence: &mut Evidence) -> u32 {
        let reading = self.reading;
        let content = &candidate.content;
        let name = candidate.construction as u64;
        let tag = self.tag(self.cue.head);
        let parts = content.iter();
        let count = |of: &dyn Fn(TokenRange) -> u32| parts.clone().map(of).sum::<u32>();
        let length = bucket(count(&|part| reading.word_count(part)) as usize);
        let verbs = u64::from(count(&|part| reading.finite_verbs(part)).min(3));
        let inside = parts.clone().map(|part| reading.inside_mean(part)).fold(1.0, f32::min);
        let inside = tenths(inside);
        let missed = tenths(self.missed(content));
        let marks = self.marks(content);
        let holds_cue = u64::from(content.contains(self.cue.head));
        let mut row = Row { features: &mut evidence.rows, template: template::WHOLE };
        row.add(name);
        row.all(&[name, self.class]);
        row.all(&[name, self.pattern]);
        row.all(&[name, self.lemma]);
        row.all(&[name, self.kind, tag]);
        row.all(&[name, inside]);
        row.all(&[self.kind, inside]);
        row.all(&[inside, missed]);
        row.all(&[missed, self.kind]);
        row.all(&[name, length]);
        row.all(&[self.class, length]);
        row.all(&[name, verbs]);
        row.all(&[self.class, verbs]);
        row.all(&[self.lemma, verbs]);
        row.all(&[name, marks]);
        row.all(&[self.class, marks]);
        row.all(&[self.lemma, marks]);
        row.all(&[marks, length]);
        row.all(&[holds_cue, name]);
        row.all(&[verbs, length, self.kind]);
        evidence.end_row()
    }

    /// How much content, by the labels, there is in the sentence of the cue beside a content; at
    /// most about one.
    fn missed(&self, content: &Parts) -> f32 {
        let sentence = self.reading.sentence(self.cue.head);
        let first = sentence.start().max(self.cue.head.saturating_sub(60));
        let last = sentence.end().min(self.cue.head + 60);
        let mut missed = 0.0;
        let mut at = first;
        for part in content.iter() {
            if part.start() > at {
                let gap = TokenRange::new(at, part.start().min(last).max(at));
                missed += self.reading.inside_mean(gap) * gap.len() as f32;
            }
            at = at.max(part.end());
        }
        if at < last {
            let gap = TokenRange::new(at, last);
            missed += self.reading.inside_mean(gap) * gap.len() as f32;
        }
        missed / (missed + 4.0)
    }

    /// Whether a content is a quotation, begins or ends with one, or holds one.
    fn marks(&self, content: &Parts) -> u64 {
        let story = self.reading.story;
        let (start, last) = (content.start(), content.end() - 1);
        let [first, end] = [story.quotation(start), story.quotation(last)];
        let opens = first.is_some_and(|q| story.quotations()[q].tokens.start() == start);
        let closes = end.is_some_and(|q| story.quotations()[q].tokens.end() == last + 1);
        let cut = first.is_some() && !opens || end.is_some() && !closes;
        let whole = opens
            && closes
            && content.iter().all(|part| {
                let number = story.quotation(part.start());
                number.is_some_and(|q| story.quotations()[q].tokens == part)
            });
        u64::from(opens) | u64::from(closes) << 1 | u64::from(cut) << 2 | u64::from(whole) << 3
    }

    fn source(&self, source: Option<Source>, evidence: &mut Evidence) -> u32 {
        let mut row = Row { features: &mut evidence.rows, template: template::SOURCE };
        let Some(source) = source else {
            row.add(NOTHING);
            row.all(&[NOTHING, self.kind]);
            row.all(&[NOTHING, self.class]);
            row.all(&[NOTHING, self.lemma]);
            row.all(&[NOTHING, self.scene.sources.first().map_or(0, |s| 1 + s.role as u64)]);
            return evidence.end_row();
        };
        let role = source.role as u64;
        let person = self.person(&source);
        let tokens = source.tokens;
        let probability = tenths(self.reading.labelled.mean(tokens, Part::Source));
        let (tag, word) = (self.tag(source.head), self.word(source.head));
        let side = self.side(tokens.start());
        let gap = match side {
            0 => self.cue.tokens.start().saturating_sub(tokens.end()),
            _ => tokens.start() - self.cue.tokens.end(),
        };
        let rank = self.scene.sources.iter().position(|other| *other == source).unwrap_or(9) as u64;
        let gap = bucket(gap);
        let (word_before, tag_before) = self.before(tokens.start());
        row.all(&[role]);
        row.all(&[role, self.class]);
        row.all(&[role, self.lemma]);
        row.all(&[role, rank]);
        row.all(&[role, person]);
        row.all(&[person, self.class]);
        row.all(&[person, self.lemma]);
        row.all(&[word]);
        row.all(&[word, role]);
        row.all(&[tag, role]);
        row.all(&[tag, self.class]);
        row.all(&[probability]);
        row.all(&[probability, role]);
        row.all(&[probability, self.kind, side]);
        row.all(&[side, gap]);
        row.all(&[side, gap, role]);
        row.all(&[side, self.class]);
        row.all(&[side, self.lemma]);
        row.all(&[bucket(tokens.len()), role]);
        row.all(&[word_before, role]);
        row.all(&[tag_before, self.tag(tokens.start()), role]);
        row.all(&[self.tag(tokens.end()), role]);
        row.all(&[self.word(tokens.end()), role]);
        evidence.end_row()
    }

    /// What sort of thing a source is: what its name stands for, or what its head is.
    fn person(&self, source: &Source) -> u64 {
        let tag = self.tag(source.head);
        match self.reading.entity(source.head) {
            Some(EntityKind::Person) => join(1, tag),
            Some(EntityKind::Organization) => join(2, tag),
            Some(EntityKind::Location) => join(3, tag),
            Some(_) => join(4, tag),
            None => join(5, self.noun(source.head)),
        }
    }

    /// What a noun or pronoun stands for, by the lexicon: the first that fits.
    fn noun(&self, at: usize) -> u64 {
        let word = self.reading.story.lexicon.word(self.reading.story.words.at(at));
        let kinds = [
            Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN).or(Nouns::EPITHET),
            Nouns::UNNAMED.or(Nouns::PEOPLE),
            Nouns::DOCUMENT.or(Nouns::RECORDING).or(Nouns::VOICE),
            Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE),
            Nouns::BODY.or(Nouns::METONYM),
        ];
        let kind = kinds.iter().position(|&kinds| word.is_noun(kinds));
        let person = Grammar::MALE.or(Grammar::FEMALE).or(Grammar::FIRST).or(Grammar::PLURAL);
        match kind {
            Some(kind) => kind as u64,
            None if word.features.has(person) => 10,
            None if word.features.has(Grammar::NEUTER) => 11,
            None => 12 + self.tag(at),
        }
    }

    fn pair(&self, candidate: &Candidate, evidence: &mut Evidence) -> u32 {
        let name = candidate.construction as u64;
        let content = &candidate.content;
        let side = self.side(content.start());
        let role = candidate.source.map_or(0, |source| source.role as u64);
        let person = candidate.source.map_or(NOTHING, |source| self.person(&source));
        let place = candidate.source.map_or(9, |source| {
            let at = source.tokens.start();
            if at < content.start() {
                0
            } else if at >= content.end() {
                1
            } else {
                2
            }
        });
        let between = candidate.source.map_or(99, |source| {
            let (first, last) = if source.tokens.end() <= content.start() {
                (source.tokens.end(), content.start())
            } else {
                (content.end().min(source.tokens.start()), source.tokens.start())
            };
            bucket(last.saturating_sub(first))
        });
        let mut row = Row { features: &mut evidence.rows, template: template::PAIR };
        row.all(&[name, role]);
        row.all(&[name, role, self.class]);
        row.all(&[name, role, self.kind, person]);
        row.all(&[side, place, role]);
        row.all(&[side, place, self.class]);
        row.all(&[side, place, self.lemma]);
        row.all(&[name, place, between]);
        row.all(&[name, side, place]);
        evidence.end_row()
    }
}

/// What the lexicon says of a cue.
fn class(entry: Option<Report>) -> u64 {
    entry.map_or(NOTHING, |entry| join(entry.class as u64, entry.strength as u64))
}

/// What the lexicon says that a cue takes.
fn pattern(entry: Option<Report>) -> u64 {
    entry.map_or(NOTHING, |entry| entry.takes.bits().into())
}

fn tenths(probability: f32) -> u64 {
    (probability.clamp(0.0, 1.0) * 9.99) as u64
}

/// A difference between two probabilities, in fifths.
fn change(difference: f32) -> u64 {
    ((difference.clamp(-1.0, 1.0) + 1.0) * 5.0) as u64
}
