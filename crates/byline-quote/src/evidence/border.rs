//! Where a content begins and ends.

use super::{Evidence, NOTHING, Row, Witness, change, template, tenths};
use crate::features::bucket;
use crate::labels::Part;
use byline_core::PennTag;

/// How far behind a content the next clause is looked for, in tokens.
const NEXT_CLAUSE: usize = 12;

impl Witness<'_, '_, '_, '_> {
    pub(super) fn start(&self, at: usize, evidence: &mut Evidence) -> u32 {
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

    pub(super) fn end(&self, end: usize, evidence: &mut Evidence) -> u32 {
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
        let clause = self.next_clause(end);
        let next_mark = if reading.story.words.is_word(end) { 0 } else { self.word(end + 1) };
        let finite = |&at: &usize| reading.tag(at).is_some_and(PennTag::is_finite);
        let first = end.saturating_sub(NEXT_CLAUSE);
        let tense = (first..end).rev().find(finite).map_or(NOTHING, |at| self.tag(at));
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
        let (subject, verb, reports) = clause;
        row.all(&[side, next_word, subject, verb]);
        row.all(&[side, next_word, subject, reports]);
        row.all(&[side, next_word, next_mark, subject, verb, reports]);
        row.all(&[side, subject, verb, tense]);
        row.all(&[side, next_mark, subject, verb, tense]);
        row.all(&[side, quoted, next_word, subject, reports]);
        evidence.end_row()
    }

    /// The clause that begins behind a content, if one does: whether it has a subject, the tag of its
    /// verb, and whether that reports.
    fn next_clause(&self, end: usize) -> (u64, u64, u64) {
        use PennTag::{Nn, Nnp, Nnps, Nns, Prp};
        let reading = self.reading;
        let last = reading.sentence(end - 1).end().min(end + NEXT_CLAUSE);
        let finite = |&at: &usize| reading.tag(at).is_some_and(PennTag::is_finite);
        let Some(verb) = (end..last).find(finite) else { return (0, NOTHING, 0) };
        let nominal = |at: usize| matches!(reading.tag(at), Some(Nn | Nns | Nnp | Nnps | Prp));
        let subject = 1 + u64::from((end..verb).any(nominal));
        let lexicon = reading.story.lexicon;
        let report = (verb..last.min(verb + 3))
            .filter(|&at| reading.tag(at).is_some_and(PennTag::is_verb))
            .find_map(|at| lexicon.word(reading.story.words.lower(at)).verb);
        (subject, self.tag(verb), report.map_or(0, |entry| 1 + entry.strength as u64))
    }
}
