//! Who is the source, and how that goes with the content.

use super::{Evidence, NOTHING, Row, Witness, template, tenths};
use crate::candidate::Candidate;
use crate::features::{bucket, join};
use crate::labels::Part;
use crate::source::Source;
use byline_core::EntityKind;
use byline_lexicon::{Features as Grammar, Nouns, Words};

impl Witness<'_, '_, '_, '_> {
    pub(super) fn source(&self, source: Option<Source>, evidence: &mut Evidence) -> u32 {
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
        let (end, last) = (tokens.end(), self.tag(tokens.end() - 1));
        let behind = join(self.word(end), self.tag(end + 1));
        row.all(&[behind, role]);
        row.all(&[behind, self.word(end + 1), self.kind]);
        row.all(&[behind, last, self.kind]);
        let comma = tokens.range().any(|at| self.reading.story.words.lower(at) == ",");
        row.all(&[u64::from(comma), role, last]);
        row.all(&[u64::from(comma), self.kind, behind]);
        row.all(&[word_before, self.class]);
        row.all(&[word_before, self.lemma, side]);
        evidence.end_row()
    }

    /// What sort of thing a source is: what its name stands for, or what its head is.
    pub(super) fn person(&self, source: &Source) -> u64 {
        let tag = self.tag(source.head);
        let story = self.reading.story;
        if story.lexicon.word(story.words.lower(source.tokens.start())).is(Words::NEGATION) {
            return join(6, 0);
        }
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
        let word = self.reading.story.lexicon.word(self.reading.story.words.lower(at));
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

    pub(super) fn pair(&self, candidate: &Candidate, evidence: &mut Evidence) -> u32 {
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
