//! Where content ends.

use super::{Clause, Group};
use crate::cues::Form;
use byline_core::Act;

impl Clause<'_, '_> {
    /// Where content that begins at `from` ends: at the end of the unit, or before a second
    /// attribution.
    pub(super) fn clause_end(&self, from: usize, groups: &[Group<'_>]) -> usize {
        let (story, words) = (self.story, &self.story.words);
        let mut at = from;
        let mut end = self.end;
        while at < self.end {
            if let Some(number) = story.quotation(at) {
                let quotation = story.quotations[number].tokens;
                at = quotation.end();
                // A quotation that the cue introduced ends with its own full stop or comma.
                let inner = quotation.end().checked_sub(2).map_or("", |last| words.at(last));
                let whole = quotation.start() == from && matches!(inner, "." | "," | "?" | "!");
                if whole || (inner == "," && self.cuts_at(quotation.end() - 1, groups)) {
                    return at.min(self.end);
                }
                continue;
            }
            let cut = match words.at(at) {
                ";" => true,
                "," => self.cuts_at(at, groups),
                "and" | "but" => at > from && self.second_cue(at + 1, groups),
                "according" => words.at(at + 1) == "to" && at > from,
                "as" => words.at(at + 1) == "per" && at > from,
                _ => false,
            };
            if cut {
                end = at;
                break;
            }
            at += 1;
        }
        while end > from && words.at(end - 1) == "," && !story.quoted(end - 1) {
            end -= 1;
        }
        end
    }

    /// True if the words after a comma attribute: `, RT reported`, `, adding that`, `, citing`.
    pub(super) fn cuts_at(&self, comma: usize, groups: &[Group<'_>]) -> bool {
        let words = &self.story.words;
        let next = comma + 1;
        if matches!(words.at(next), "citing" | "according" | "quoting" | "adding")
            || (words.at(next) == "as" && words.at(next + 1) == "per")
            || (matches!(words.at(next), "and" | "but")
                && (self.second_cue(next + 1, groups) || self.second_subject(next + 1, groups)))
        {
            return true;
        }
        let number = groups.partition_point(|group| group.tokens.start() < next);
        let Some(group) = groups.get(number) else { return false };
        if group.tokens.start() == next && group.form == Form::Participle {
            return true;
        }
        let near = group.tokens.start() - next <= 10 && group.tokens.start() > next;
        let plain = (next..group.tokens.start()).all(|at| words.is_word(at));
        let after = group.tokens.end();
        let closed = after >= self.end || words.at(after) == "," || words.is("day", after);
        near && plain && closed && group.cue.takes("quote")
    }

    /// True if somebody else begins to speak at `at`: `and an official told Reuters that`.
    pub(super) fn second_subject(&self, at: usize, groups: &[Group<'_>]) -> bool {
        let number = groups.partition_point(|group| group.tokens.start() < at);
        // The verb of a relative clause may stand between: `an official, who asked not to be
        // named, told`.
        groups[number..].iter().take(2).any(|group| {
            group.cue.act == Act::Statement
                && matches!(group.form, Form::Past | Form::Third)
                && self.subject(*group, at).is_some_and(|subject| subject.start() == at)
                && self.opening(group.cue, self.skip_object(*group), group.form).is_some()
        })
    }

    /// True if a cue verb with its own content stands at `at`: `and stressed that`.
    pub(super) fn second_cue(&self, at: usize, groups: &[Group<'_>]) -> bool {
        let words = &self.story.words;
        let skipped = if words.is("adverb", at) { at + 1 } else { at };
        let number = groups.partition_point(|group| group.tokens.start() < at);
        groups.get(number).is_some_and(|group| {
            let start = group.tokens.start();
            (start == at || start == skipped)
                && matches!(group.form, Form::Past | Form::Third)
                && group.cue.act == Act::Statement
                && self.opening(group.cue, self.skip_object(*group), group.form).is_some()
        })
    }
}
