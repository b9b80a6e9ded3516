//! Who a cue may attribute to: the noun phrases that the tree, the order of words and the labels
//! offer.

use crate::cue::{Cue, CueKind};
use crate::labels::{Label, Part};
use crate::reading::Reading;
use byline_core::{Deprel, EntityKind, PennTag, TokenRange};
use byline_lexicon::{Class, Features, Nouns, Words};

/// How a noun phrase came to be a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Role {
    /// Subject of the cue: **Zoë Ruiz** *said*.
    Subject = 1,
    /// Subject of a verb that the cue shares it with: **she** *rose and said*.
    Shared,
    /// Who did it, of a passive: *was told by* **Ruiz**.
    Agent,
    /// Whom the passive is about: **Ruiz** *was quoted as saying*.
    Patient,
    /// What a relative clause or participle hangs on: **a baker** *who said*.
    Antecedent,
    /// Possessor of a noun: **her** *claim*.
    Possessor,
    /// *according to* **Ruiz**.
    Object,
    /// Behind a verb of saying: *said* **Zoë Ruiz**.
    Inverted,
    /// Right before the cue.
    Beside,
    /// What labels call a source.
    Labelled,
    /// Named beside a mark, by its place in the line: **RUIZ** *:*.
    Line,
    /// Whom the sentence before a quotation is about.
    Before,
    /// Who speaks by the cue before.
    Last,
    /// A name in the words before a colon.
    Named,
}

/// A noun phrase that may be a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its head.
    pub head: usize,
    /// How it was found.
    pub role: Role,
}

/// The most sources of one cue.
const MOST: usize = 6;

/// How many heads up a subject may be shared from.
const HIGHEST: usize = 6;

/// The longest noun phrase, in tokens.
const LONGEST: usize = 60;

/// The longest name behind a noun, in tokens.
const LONGEST_NAME: usize = 8;

/// The longest parenthesis between a source and its cue, in tokens.
const LONGEST_PARENTHESIS: usize = 14;

/// The longest apposition, in tokens.
const LONGEST_APPOSITION: usize = 14;

/// How far from a cue a labelled source may stand, in tokens.
const REACH: usize = 40;

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];

/// The sources of a cue, best first; `last` is who may speak by the cue before.
pub(crate) fn sources(reading: &Reading<'_, '_>, cue: &Cue, last: Option<Source>) -> Vec<Source> {
    let mut finder = Finder { reading, cue, found: Vec::new() };
    match cue.kind {
        CueKind::Verb => finder.of_verb(cue.head),
        CueKind::Passive => finder.of_passive(),
        CueKind::Noun | CueKind::Adjective => finder.of_noun(),
        CueKind::Phrase => finder.of_phrase(),
        CueKind::Other => finder.of_other(),
        CueKind::Colon => finder.of_colon(),
        CueKind::Turn | CueKind::Heading | CueKind::Signature => finder.of_line(),
        CueKind::Alone => finder.of_quotation(last),
    }
    if !matches!(cue.kind, CueKind::Turn | CueKind::Heading | CueKind::Signature | CueKind::Alone) {
        finder.of_labels();
    }
    finder.found
}

struct Finder<'r, 's, 'd> {
    reading: &'r Reading<'s, 'd>,
    cue: &'r Cue,
    found: Vec<Source>,
}

impl Finder<'_, '_, '_> {
    fn of_verb(&mut self, verb: usize) {
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
        if let Some(child) = inverted {
            self.add(child, Role::Inverted);
        }
        self.beside();
    }

    /// The subject of a verb; for a relative pronoun what it stands for.
    fn subject(&mut self, verb: usize, role: Role) -> bool {
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
                Deprel::Xcomp => self.object(head),
                // `quoted her as saying`
                Deprel::Advcl if self.relays(head) => self.object(head),
                Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep => {}
                _ => return,
            }
            if self.subject(head, Role::Shared) {
                return;
            }
            at = head;
        }
    }

    /// True for verbs by which somebody passes on what another said: `quoted`, `cited`.
    fn relays(&self, verb: usize) -> bool {
        let story = self.reading.story;
        let entry = story.lexicon.word(story.words.at(verb)).verb;
        entry.is_some_and(|entry| entry.class == Class::Relay)
    }

    /// The object of a verb, who does what a verb below it says.
    fn object(&mut self, verb: usize) {
        let objects = [Deprel::Obj, Deprel::Iobj];
        if let Some(object) = self.reading.tree.children_of(verb, &objects).next() {
            self.add(object, Role::Shared);
        }
    }

    fn of_passive(&mut self) {
        let tree = &self.reading.tree;
        let verb = self.cue.head;
        let agent = tree.children_of(verb, &[Deprel::OblAgent]).next().or_else(|| {
            tree.children_of(verb, &[Deprel::Obl]).find(|&child| self.has_case(child, Words::AGENT))
        });
        if let Some(agent) = agent {
            // `accused by the army of firing`: what is said hangs on who said it.
            let inside = [Deprel::Nmod, Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp];
            if let Some(said) = tree.children_of(agent, &inside).find(|&child| child > agent) {
                self.add_without(agent, said, Role::Agent);
            }
            self.add(agent, Role::Agent);
        }
        self.behind_preposition(Words::AGENT, Role::Agent);
        if !self.subject(verb, Role::Patient) {
            self.inherited(verb);
            self.found
                .iter_mut()
                .filter(|s| s.role != Role::Agent)
                .for_each(|s| s.role = Role::Patient);
        }
        self.beside();
    }

    /// `called “a ruin” by Zoë Ruiz`: the noun phrase behind the next preposition of a class that is not
    /// quoted.
    fn behind_preposition(&mut self, class: Words, role: Role) {
        let story = self.reading.story;
        let from = self.cue.tokens.end();
        let ceiling = self.reading.sentence(self.cue.head).end().min(from + REACH);
        let fits =
            |&at: &usize| !story.quoted(at) && story.lexicon.word(story.words.at(at)).is(class);
        if let Some(preposition) = (from..ceiling).find(fits) {
            self.behind(preposition + 1, role);
        }
    }

    /// True if a noun phrase has a preposition of a class, or begins with one.
    fn has_case(&self, noun: usize, class: Words) -> bool {
        let (tree, story) = (&self.reading.tree, self.reading.story);
        let fits = |at: usize| story.lexicon.word(story.words.at(at)).is(class);
        tree.children_of(noun, &[Deprel::Case]).any(fits) || fits(tree.left(noun))
    }

    fn of_noun(&mut self) {
        let tree = &self.reading.tree;
        let noun = self.cue.head;
        let possessors = [Deprel::NmodPoss, Deprel::Nmod, Deprel::Compound];
        for child in tree.children_of(noun, &possessors) {
            let of = tree.relation(child) != Deprel::Nmod || self.has_case(child, Words::OWNER);
            if of {
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

    fn of_phrase(&mut self) {
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
        if let Some(noun) = above.filter(|_| tree.relation(at) == Deprel::Case).or(below) {
            self.add(noun, Role::Object);
        }
        self.behind(end, Role::Object);
    }

    /// `Zoë Ruiz was unmoved: “No.”`: the subject of the sentence before a colon, or the name alone.
    fn of_colon(&mut self) {
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
    fn of_line(&mut self) {
        if let Some(tokens) = self.cue.named {
            self.add_whole(tokens, Role::Line);
        }
    }

    /// `Zoë Ruiz shook her head. “No.”`: whom the sentence before is about, or who spoke last.
    fn of_quotation(&mut self, last: Option<Source>) {
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
            if let Some(subject) = subject.filter(|&subject| self.is_person(subject)) {
                self.add(subject, Role::Before);
            }
        }
        if let Some(last) = last.filter(|last| reading.same_paragraph(last.head, at)) {
            self.push(Source { role: Role::Last, ..last });
        }
    }

    fn of_other(&mut self) {
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

    /// The noun phrase right before the cue, as far as word classes tell.
    fn beside(&mut self) {
        let story = self.reading.story;
        let start = self.cue.tokens.start();
        let floor = self.reading.sentence(start).start();
        let end = self.before_parenthesis(floor, start);
        let comma = end > floor && story.words.at(end - 1) == ",";
        let Some(tokens) = story.subject_before(floor, end - usize::from(comma)) else { return };
        // `Zoë Ruiz, a baker, said`: the name before an apposition.
        let first = tokens.start();
        let named = comma && first > floor && story.words.at(first - 1) == ",";
        let name = story.subject_before(floor, first.saturating_sub(1)).filter(|_| named);
        if let Some(name) = name {
            self.add_whole(TokenRange::new(name.start(), tokens.end()), Role::Beside);
        }
        self.add_whole(tokens, Role::Beside);
    }

    /// Where the words before a parenthesis end that ends at `end`; else `end`.
    fn before_parenthesis(&self, floor: usize, end: usize) -> usize {
        let words = &self.reading.story.words;
        let floor = floor.max(end.saturating_sub(LONGEST_PARENTHESIS));
        if end <= floor || words.at(end - 1) != ")" {
            return end;
        }
        (floor..end).rev().find(|&at| words.at(at) == "(").unwrap_or(end)
    }

    /// The noun phrase right behind the cue, as far as word classes tell.
    fn behind(&mut self, start: usize, role: Role) {
        let story = self.reading.story;
        let ceiling = self.reading.sentence(self.cue.head).end();
        if let Some(tokens) = story.phrase_after(start, ceiling) {
            let head = self.head_of(tokens);
            self.push(Source { tokens, head, role });
        }
    }

    /// The nearest stretch that labels call a source.
    fn of_labels(&mut self) {
        let labelled = self.reading.labelled;
        if labelled.labels.is_empty() {
            return;
        }
        let words = &self.reading.story.words;
        let cue = self.cue.tokens;
        let first = cue.start().saturating_sub(REACH);
        let last = words.len().min(cue.end() + REACH);
        let mut best: Option<(usize, TokenRange)> = None;
        let mut at = first;
        while at < last {
            if labelled.label(at).part() != Some(Part::Source) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < last && labelled.label(end) == Label::Source {
                end += 1;
            }
            let distance =
                if end <= cue.start() { cue.start() - end } else { at.saturating_sub(cue.end()) };
            let near = self.reading.same_paragraph(at, cue.start());
            if near && best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, TokenRange::new(at, end)));
            }
            at = end;
        }
        if let Some((_, tokens)) = best {
            let head = self.head_of(tokens);
            self.push(Source { tokens, head, role: Role::Labelled });
        }
    }

    /// True if a noun or name stands for a human being.
    fn is_person(&self, at: usize) -> bool {
        let word = self.reading.story.lexicon.word(self.reading.story.words.at(at));
        self.reading.entity(at) == Some(EntityKind::Person)
            || word.is_noun(Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN))
            || word.features.has(Features::MALE.or(Features::FEMALE))
    }

    fn is_nominal(&self, at: usize) -> bool {
        use PennTag::{Cd, Nn, Nnp, Nnps, Nns, Prp};
        self.reading.tag(at).is_none_or(|tag| matches!(tag, Nn | Nns | Nnp | Nnps | Prp | Cd))
    }

    /// The token of a phrase whose head stands outside it.
    fn head_of(&self, tokens: TokenRange) -> usize {
        let tree = &self.reading.tree;
        let outside =
            |&at: &usize| tree.head(at).is_none_or(|head| !tokens.range().contains(&head));
        tokens
            .range()
            .filter(|&at| self.reading.story.words.is_word(at))
            .find(outside)
            .unwrap_or(tokens.end() - 1)
    }

    fn add(&mut self, head: usize, role: Role) {
        let tokens = self.reading.tree.range(head);
        self.trimmed(head, tokens, role);
    }

    /// A stretch of tokens as it is.
    fn add_whole(&mut self, tokens: TokenRange, role: Role) {
        let head = self.head_of(tokens);
        self.push(Source { tokens, head, role });
    }

    /// A noun phrase without the clause that hangs on it.
    fn add_without(&mut self, head: usize, clause: usize, role: Role) {
        let range = self.reading.tree.range(head);
        let left = self.reading.tree.left(clause);
        let tokens =
            if left > head { TokenRange::new(range.start(), left.min(range.end())) } else { range };
        self.trimmed(head, tokens, role);
    }

    /// Adds a phrase without the prepositions and marks at its edges, without the cue, and without
    /// a quotation.
    fn trimmed(&mut self, head: usize, tokens: TokenRange, role: Role) {
        let (tree, words) = (&self.reading.tree, &self.reading.story.words);
        let (mut start, mut end) = (tokens.start(), tokens.end());
        let cue = self.cue.tokens;
        if head < cue.start() {
            end = end.min(cue.start());
        } else if head >= cue.end() {
            start = start.max(cue.end());
        }
        if let Some(stop) = (head..end).find(|&at| self.reading.story.quoted(at)) {
            end = stop;
        }
        start = start.max(head.saturating_sub(LONGEST));
        if let Some(stop) = (start..head).rev().find(|&at| self.reading.story.quoted(at)) {
            start = stop + 1;
        }
        end = end.min(head + LONGEST);
        let loose = |at: usize| {
            at != head
                && (!words.is_word(at)
                    || matches!(tree.relation(at), Deprel::Case | Deprel::Cc | Deprel::Mark)
                        && !words.is("clitic", at))
        };
        while start < head && loose(start) {
            start += 1;
        }
        while end > head + 1 && (!words.is_word(end - 1) || words.is("clitic", end - 1)) {
            end -= 1;
        }
        if start <= head && head < end && words.is_word(head) {
            let end = self.with_name(end);
            self.push(Source { tokens: TokenRange::new(start, end), head, role });
            if let Some(end) = self.with_apposition(end) {
                self.push(Source { tokens: TokenRange::new(start, end), head, role });
            }
        }
    }

    /// `architect` + `Zoë Ruiz`: the name that stands right behind a noun belongs to it.
    fn with_name(&self, end: usize) -> usize {
        let name = |&at: &usize| {
            matches!(self.reading.tag(at), Some(PennTag::Nnp | PennTag::Nnps))
                && !self.reading.story.quoted(at)
                && !self.cue.tokens.range().contains(&at)
                && self.reading.sentence(at) == self.reading.sentence(end - 1)
        };
        end + (end..).take(LONGEST_NAME).take_while(name).count()
    }

    /// `the mayor` + `, Zoë Ruiz`: where an apposition ends that stands behind a noun phrase, if one
    /// may.
    fn with_apposition(&self, end: usize) -> Option<usize> {
        use PennTag::{Cc, Cd, Dt, In, Jj, Nn, Nnp, Nnps, Nns, Pos, PrpS};
        let (reading, words) = (self.reading, &self.reading.story.words);
        let limit = reading.sentence(end - 1).end().min(end + LONGEST_APPOSITION);
        if end >= limit || words.at(end) != "," {
            return None;
        }
        let nominal = |&at: &usize| {
            let tag = reading.tag(at);
            matches!(tag, Some(Cc | Cd | Dt | In | Jj | Nn | Nnp | Nnps | Nns | Pos | PrpS))
                && !reading.story.quoted(at)
        };
        let last = end + 1 + (end + 1..limit).take_while(nominal).count();
        let closed = last == reading.sentence(end - 1).end() || !words.is_word(last);
        let clear = !self.cue.tokens.range().any(|at| (end..last).contains(&at));
        (last > end + 1 && closed && clear).then_some(last)
    }

    fn push(&mut self, source: Source) {
        let same = |other: &Source| other.tokens == source.tokens;
        let cue = self.cue.tokens;
        let apart = source.tokens.end() <= cue.start()
            || cue.end() <= source.tokens.start()
            || self.cue.kind == CueKind::Noun;
        if apart && self.found.len() < MOST && !self.found.iter().any(same) {
            self.found.push(source);
        }
    }
}
