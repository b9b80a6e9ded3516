//! A content as a whole.

use super::{Evidence, Row, Witness, template, tenths};
use crate::candidate::{Candidate, Parts};
use crate::features::bucket;
use byline_core::{PennTag, TokenRange};

impl Witness<'_, '_, '_, '_> {
    pub(super) fn whole(&self, candidate: &Candidate, evidence: &mut Evidence) -> u32 {
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
        let outside = self.outside(content);
        let verbs_of = |part: TokenRange| u64::from(reading.finite_verbs(part).min(1));
        let verbs_apart = content.iter().fold(2, |all, part| 2 * all + verbs_of(part));
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
        row.all(&[name, outside]);
        row.all(&[self.kind, tag, outside]);
        row.all(&[self.class, outside]);
        row.all(&[name, outside, verbs, marks]);
        if let Some(second) = content.iter().nth(1) {
            let at = second.start();
            let (relation, standing) = self.opening(at);
            row.all(&[name, self.tag(at), self.tag(at + 1)]);
            row.all(&[name, relation, standing]);
            row.all(&[name, relation, self.class]);
            row.all(&[name, verbs_apart, self.kind, self.quoted(at)]);
            row.all(&[name, self.word(at), self.quoted(at)]);
            let first = content.end_of_first();
            row.all(&[name, self.tag(first - 1), u64::from(first == content.start() + 1)]);
        }
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

    /// What a content leaves of the sentence of its cue: how many finite verbs beside those of the
    /// cue, whether the cue is finite, and whether it stands in a relative clause.
    fn outside(&self, content: &Parts) -> u64 {
        let (reading, cue) = (self.reading, self.cue.tokens);
        let sentence = reading.sentence(self.cue.head);
        let clip = |part: TokenRange| {
            let start = part.start().clamp(sentence.start(), sentence.end());
            TokenRange::new(start, part.end().clamp(start, sentence.end()))
        };
        let inside: u32 = content.iter().map(|part| reading.finite_verbs(clip(part))).sum();
        let own = reading.finite_verbs(clip(cue));
        let all = reading.finite_verbs(sentence);
        let before = cue.start().checked_sub(1).and_then(|before| reading.tag(before));
        let relative = matches!(before, Some(PennTag::Wp | PennTag::Wdt));
        let rest = u64::from(all.saturating_sub(inside + own).min(2));
        rest | u64::from(own > 0) << 2 | u64::from(relative) << 3
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
}
