//! The sources of words that attribute: by the tree.

use super::{Finder, REACH, Role, SUBJECTS, is_asked};
use byline_core::{Deprel, PennTag};
use byline_lexicon::{Class, Takes, Words};

/// How many heads up a subject may be shared from.
const HIGHEST: usize = 6;

impl Finder<'_, '_, '_> {
    pub(super) fn of_verb(&mut self, verb: usize) {
        let tree = &self.reading.tree;
        if !self.subject(verb, Role::Subject) {
            self.inherited(verb);
        }
        // `said Zoë Ruiz` is often taken for an object.
        let objects =
            [Deprel::Nsubj, Deprel::Obj, Deprel::Obl, Deprel::Iobj, Deprel::Dep, Deprel::Ccomp];
        let behind = tree.children_of(verb, &objects).find(|&child| child > verb);
        // A particle of the cue may pass for a preposition: `chimed in Zoë Ruiz`.
        let right_behind = verb + 1..=self.cue.tokens.end();
        let inverted = behind
            .filter(|&child| right_behind.contains(&tree.left(child)) && self.is_nominal(child));
        match inverted {
            Some(child) => self.add(child, Role::Inverted),
            None if self.is_behind_comma() => self.behind(self.cue.tokens.end(), Role::Inverted),
            None => {}
        }
        self.beside();
    }

    /// True for a verb without hearers behind a comma: `S, said Zoë Ruiz, S`, wherever the tree hangs
    /// what follows it.
    fn is_behind_comma(&self) -> bool {
        let words = &self.reading.story.words;
        let hears = self.cue.entry.is_some_and(|entry| entry.takes(Takes::HEARER));
        !hears && self.cue.tokens.start().checked_sub(1).is_some_and(|at| words.lower(at) == ",")
    }

    /// The subject of a verb; for a relative pronoun what it stands for.
    pub(super) fn subject(&mut self, verb: usize, role: Role) -> bool {
        let tree = &self.reading.tree;
        let Some(subject) = tree.children_of(verb, SUBJECTS).next() else { return false };
        let relative = matches!(self.reading.tag(subject), Some(PennTag::Wp | PennTag::Wdt))
            && matches!(tree.relation(verb), Deprel::AclRelcl | Deprel::Acl);
        match tree.head(verb).filter(|_| relative) {
            Some(antecedent) => {
                self.add_without(antecedent, verb, Role::Antecedent);
                self.add(subject, role);
            }
            None => self.add(subject, role),
        }
        true
    }

    /// The subject that a verb without its own has from the verb above it.
    fn inherited(&mut self, verb: usize) {
        let tree = &self.reading.tree;
        let mut at = verb;
        for _ in 0..HIGHEST {
            let Some(head) = tree.head(at) else { return };
            match tree.relation(at) {
                Deprel::Acl | Deprel::AclRelcl => {
                    self.add_without(head, at, Role::Antecedent);
                    return;
                }
                // `urged her to say`, `quoted her as saying`: she does, and nobody above.
                Deprel::Xcomp if self.object(head) => return,
                Deprel::Advcl
                    if self.reading.is_verb_of(head, Class::Relay) && self.object(head) =>
                {
                    self.relayed = true;
                    return;
                }
                Deprel::Xcomp
                | Deprel::Conj
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Ccomp
                | Deprel::Dep => {}
                _ => return,
            }
            if self.subject(head, Role::Shared) {
                return;
            }
            at = head;
        }
    }

    /// The object of a verb, who does what a verb below it says; false if it has none.
    fn object(&mut self, verb: usize) -> bool {
        let objects = [Deprel::Obj, Deprel::Iobj];
        let object = self.reading.tree.children_of(verb, &objects).next();
        object.into_iter().for_each(|object| self.add(object, Role::Shared));
        object.is_some()
    }

    pub(super) fn of_passive(&mut self) {
        let tree = &self.reading.tree;
        let verb = self.cue.head;
        let agent = tree.children_of(verb, &[Deprel::OblAgent]).next().or_else(|| {
            tree.children_of(verb, &[Deprel::Obl]).find(|&child| self.has_case(child, Words::AGENT))
        });
        if let Some(agent) = agent {
            self.without_said(agent, Role::Agent);
            self.add(agent, Role::Agent);
        }
        self.behind_preposition(Words::AGENT, Role::Agent);
        if is_asked(self.cue) {
            return;
        }
        if !self.subject(verb, Role::Patient) {
            self.inherited(verb);
            self.found
                .iter_mut()
                .filter(|s| s.role != Role::Agent)
                .for_each(|s| s.role = Role::Patient);
        }
        self.beside();
    }

    /// `accused by the army of firing`, `a call by the army for calm`: what is said hangs on who says it.
    fn without_said(&mut self, head: usize, role: Role) {
        let inside = [Deprel::Nmod, Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp];
        let said = self.reading.tree.children_of(head, &inside).find(|&child| child > head);
        if let Some(said) = said.filter(|_| head > self.cue.head) {
            self.add_without(head, said, role);
        }
    }

    /// `called “a ruin” by Zoë Ruiz`: the noun phrase behind the next preposition of a class that is not
    /// quoted.
    fn behind_preposition(&mut self, class: Words, role: Role) {
        let story = self.reading.story;
        let from = self.cue.tokens.end();
        let ceiling = self.reading.sentence(self.cue.head).end().min(from + REACH);
        let fits =
            |&at: &usize| !story.quoted(at) && story.lexicon.word(story.words.lower(at)).is(class);
        if let Some(preposition) = (from..ceiling).find(fits) {
            self.behind(preposition + 1, role);
        }
    }

    /// True if a noun phrase has a preposition of a class, or begins with one.
    fn has_case(&self, noun: usize, class: Words) -> bool {
        let (tree, story) = (&self.reading.tree, self.reading.story);
        let fits = |at: usize| story.lexicon.word(story.words.lower(at)).is(class);
        tree.children_of(noun, &[Deprel::Case]).any(fits) || fits(tree.left(noun))
    }

    pub(super) fn of_noun(&mut self) {
        let tree = &self.reading.tree;
        let noun = self.cue.head;
        let possessors = [Deprel::NmodPoss, Deprel::Nmod, Deprel::Compound];
        for child in tree.children_of(noun, &possessors) {
            let of = tree.relation(child) != Deprel::Nmod || self.has_case(child, Words::OWNER);
            if of {
                self.without_said(child, Role::Possessor);
                self.add(child, Role::Possessor);
            }
        }
        self.behind_preposition(Words::AGENT, Role::Possessor);
        if !self.subject(noun, Role::Subject) {
            let mut at = noun;
            for _ in 0..HIGHEST {
                let Some(head) = tree.head(at) else { break };
                if self.subject(head, Role::Shared) {
                    break;
                }
                at = head;
            }
        }
    }

    pub(super) fn of_phrase(&mut self) {
        let tree = &self.reading.tree;
        let end = self.cue.tokens.end();
        // The noun that the phrase is the preposition of, or what hangs on the phrase.
        let within = |at: usize| self.cue.tokens.range().contains(&at);
        let mut at = self.cue.head;
        while let Some(head) = tree.head(at).filter(|&head| within(head)) {
            at = head;
        }
        let above = tree.head(at).filter(|&head| head >= end && tree.left(head) <= end);
        let below = tree.children(at).iter().map(|&c| c as usize).find(|&child| child >= end);
        let noun = above.filter(|_| tree.relation(at) == Deprel::Case).or(below);
        if let Some(noun) = noun.filter(|&noun| self.is_nominal(noun)) {
            self.add(noun, Role::Object);
        }
        self.behind(end, Role::Object);
    }

    pub(super) fn of_other(&mut self) {
        let tree = &self.reading.tree;
        let at = self.cue.head;
        if let Some(head) = tree.head(at) {
            if tree.relation(at) == Deprel::Case {
                self.add(head, Role::Object);
            }
        }
        if !self.subject(at, Role::Subject) {
            self.inherited(at);
        }
        self.beside();
        self.behind(self.cue.tokens.end(), Role::Object);
    }
}
