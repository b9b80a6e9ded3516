//! The sources of marks that attribute, and of quotations that stand alone.

use super::{Finder, REACH, Role, SUBJECTS, Source};
use byline_core::{Deprel, EntityKind, TokenRange};

impl Finder<'_, '_, '_> {
    /// `Zoë Ruiz was unmoved: “No.”`: the subject of the sentence before a colon, or the name alone.
    pub(super) fn of_colon(&mut self) {
        self.of_line();
        let tree = &self.reading.tree;
        let colon = self.cue.head;
        let sentence = self.reading.sentence(colon.saturating_sub(1));
        let root = (sentence.start().max(colon.saturating_sub(REACH))..colon)
            .find(|&at| tree.head(at).is_none_or(|head| head >= colon));
        if let Some(root) = root {
            if !self.subject(root, Role::Shared) && self.is_nominal(root) {
                self.add(root, Role::Beside);
            }
        }
        let person = |&at: &usize| self.reading.entity(at) == Some(EntityKind::Person);
        let near = sentence.start().max(colon.saturating_sub(REACH))..colon;
        if let Some((first, last)) = near.clone().find(person).zip(near.rev().find(person)) {
            let end = (first..=last).find(|&at| self.reading.entity(at).is_none());
            self.add_whole(TokenRange::new(first, end.unwrap_or(last + 1)), Role::Named);
        }
        self.beside();
    }

    /// Who is named beside a mark.
    pub(super) fn of_line(&mut self) {
        if let Some(tokens) = self.cue.named {
            self.add_whole(tokens, Role::Line);
        }
    }

    /// `Zoë Ruiz shook her head. “No.”`: whom the sentence before is about, or who spoke last.
    pub(super) fn of_quotation(&mut self, last: Option<Source>) {
        let reading = self.reading;
        let at = self.cue.head;
        let Some(before) =
            at.checked_sub(1).filter(|&before| reading.line(at) == reading.line(before))
        else {
            return;
        };
        if !reading.story.quoted(before) {
            let sentence = reading.sentence(before);
            let first = sentence.start().max(at.saturating_sub(REACH));
            let root = (first..at).find(|&at| reading.tree.head(at).is_none());
            let subject = root.and_then(|root| reading.tree.children_of(root, SUBJECTS).next());
            if let Some(subject) = subject.filter(|&subject| self.names_person(subject)) {
                self.add(subject, Role::Before);
            }
        }
        if let Some(last) = last.filter(|last| reading.same_paragraph(last.head, at)) {
            self.push(Source { role: Role::Last, ..last });
        }
    }

    /// True if a noun phrase stands for a human being, by its head or a name beside it: trees may take
    /// the first word of `Housing Minister Zoë Ruiz` for the head.
    fn names_person(&self, head: usize) -> bool {
        let tree = &self.reading.tree;
        let case = |&at: &usize| tree.relation(at) == Deprel::Case;
        let mut phrase = tree.range(head).range().take_while(|at| !case(at));
        self.is_person(head) || phrase.any(|at| self.reading.entity(at) == Some(EntityKind::Person))
    }
}
