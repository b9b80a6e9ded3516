//! Why a cue may attribute nothing.

use super::{Evidence, NOTHING, Row, Witness, template, tenths};
use crate::features::{bucket, join};
use byline_core::{Deprel, TokenRange};
use byline_lexicon::Words;
use byline_view::Shape;

/// How far beside a mark words that attribute are looked for, in tokens.
const BESIDE: usize = 20;

impl Witness<'_, '_, '_, '_> {
    /// Why the cue may attribute nothing.
    pub(super) fn no_quote(&self, evidence: &mut Evidence) -> u32 {
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
        if cue.kind.is_mark() {
            let (place, more) = self.place();
            row.all(&[self.kind, place]);
            row.all(&[self.kind, more]);
            row.all(&[self.kind, place, more]);
            row.all(&[self.kind, place, speaks]);
            row.all(&[self.kind, place, role]);
            row.all(&[self.kind, more, speaks]);
        }
        evidence.end_row()
    }

    /// What the line around a mark says: where it stands, and what the name beside it is like.
    fn place(&self) -> (u64, u64) {
        let (reading, at) = (self.reading, self.cue.head);
        let words = &reading.story.words;
        let line = reading.line(at);
        let open = u64::from(line.end() == reading.line_without_stops(at).end());
        let name = self.cue.named.unwrap_or(TokenRange::new(at, at));
        let capitals = name.range().all(|at| words.shape(at) == Shape::Upper);
        if name.is_empty() {
            let nearby = tenths(self.nearby(TokenRange::new(at, at + 1)));
            let length = bucket(at - reading.sentence(at).start().min(at));
            return (join(5, nearby), join(6, length));
        }
        let turns = reading.turns(name).min(3) as u64;
        let others = u64::from(reading.takers() > 1);
        let first = u64::from(line.start() == 0);
        let place = [turns, others, first, open].iter().fold(3, |all, &v| join(all, v));
        let behind = u64::from(name.start() > at);
        let length = bucket(line.len());
        let mark = self.word(at);
        let name = [u64::from(capitals), behind, name.len() as u64, length, mark];
        (place, name.iter().fold(4, |all, &v| join(all, v)))
    }

    /// The highest probability of a cue beside a mark, by the labels.
    pub(super) fn nearby(&self, mark: TokenRange) -> f32 {
        let reading = self.reading;
        let line = reading.line(mark.start());
        let before = mark.start().saturating_sub(BESIDE).max(line.start());
        let behind = (mark.end() + BESIDE).min(line.end());
        let beside = (before..mark.start()).chain(mark.end()..behind);
        beside.map(|at| reading.cue_probability(at)).fold(0.0, f32::max)
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

    /// Auxiliaries, negations and subordinators of the cue, and the preposition of a noun.
    fn helpers(&self) -> u64 {
        let tree = &self.reading.tree;
        let relations = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Cop, Deprel::Case];
        let helpers = tree.children_of(self.cue.head, &relations);
        let story = self.reading.story;
        let negation = tree
            .children_of(self.cue.head, &[Deprel::Advmod])
            .filter(|&at| story.lexicon.word(story.words.lower(at)).is(Words::NEGATION));
        helpers.chain(negation).fold(1, |all, at| join(all, self.word(at)))
    }
}
