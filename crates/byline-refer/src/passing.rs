//! What is no source but comes to mind: pronouns, descriptions of people, documents.

use super::phrase::Phrase;
use super::pronoun::{decide, fit};
use super::resolve::{Answer, Resolver};
use super::trail::{self, Search, role};
use byline_core::{MentionForm, PennTag, TokenRange};
use byline_lexicon::{Features, Nouns, Words};

/// Only a sure antecedent is noted.
const SURE: f32 = 0.6;

/// The longest question that is looked through, in tokens.
const LONGEST_QUESTION: usize = 40;

impl Resolver<'_, '_> {
    /// A pronoun that is no source: noted if it is clear whom it means, so that whoever comes up
    /// as `he` stays in mind.
    pub fn passing_pronoun(&mut self, at: usize) {
        if self.is_asked(at) {
            return;
        }
        let word = self.story.words.at(at);
        let pronoun = self.story.lists.pronoun(word);
        let subject = pronoun.has(Features::SUBJECT);
        let object = pronoun.has(Features::OBJECT);
        let owner = pronoun.has(Features::POSSESSIVE) && (!object || self.is_possessive(at));
        // In `Roe told him` he is not Roe.
        let banned: Vec<usize> = match subject || owner {
            true => Vec::new(),
            false => self.trail.subject_before(self.story, at).into_iter().collect(),
        };
        let search = Search { at, content: &[], banned: &banned };
        let ranked = self
            .trail
            .rank(self.story, &self.cast, &search, |_, who| fit(self.story.lists, word, who));
        let Answer::Who(who, certainty) = decide(&ranked, SURE) else { return };
        let weight = match (subject, owner) {
            (true, _) => role::SUBJECT,
            (_, true) => role::OBLIQUE,
            _ => role::OTHER,
        };
        self.trail.add(self.story, at, who, weight);
        let tokens = TokenRange::new(at, at + 1);
        self.mention(tokens, who, Some(MentionForm::Pronoun), certainty);
    }

    /// `Asked what she would do, Mary Roe laughed`: she is Mary Roe, of whom nothing is known yet.
    fn is_asked(&self, at: usize) -> bool {
        let words = &self.story.words;
        let sentence = words.document.sentence_of(at);
        let first = sentence.map(|at| words.document.sentences()[at].tokens.start());
        first.is_some_and(|first| {
            words.is(Words::ASKS, first)
                && at - first < LONGEST_QUESTION
                && !(first..at).any(|at| words.at(at) == ",")
        })
    }

    fn is_possessive(&self, at: usize) -> bool {
        let tag = self.story.words.document.tags().get(at);
        tag.is_none_or(|tag| tag.penn == PennTag::PrpS)
    }

    /// A noun phrase that is no source: `a woman`, `the official`. Whoever it is may be meant by
    /// the next pronoun.
    pub fn passing_noun(&mut self, head: usize) {
        let Some(start) = self.article_before(head) else { return };
        let core = TokenRange::new(start, head + 1);
        let phrase = Phrase { whole: core, core, head, owner: None };
        let definite = phrase.is_definite(self.story);
        let known = if definite { self.described_so(&phrase) } else { Vec::new() };
        let search = Search { at: start, content: &[], banned: &[] };
        let kind = |resolver: &Self| resolver.by_kind(&phrase, &search).filter(|_| definite);
        let (who, certain) = match known[..] {
            [who] => (who, true),
            [] => match kind(self) {
                Some(Answer::Who(who, _)) => (who, false),
                _ => (self.somebody(&phrase, None), false),
            },
            _ => return,
        };
        self.trail.add(self.story, start, who, trail::weight(self.story, core));
        if certain {
            self.mention(core, who, Some(MentionForm::Nominal), 0.8);
        }
    }

    /// The article of a noun that stands for somebody: not in apposition to a name, no predicate,
    /// no modifier of another noun.
    fn article_before(&self, head: usize) -> Option<usize> {
        let words = &self.story.words;
        let near = (head.saturating_sub(4)..head).rev().take_while(|&at| words.is_word(at));
        let article = |at: &usize| matches!(words.at(*at), "a" | "an" | "the" | "one" | "another");
        let start = near.into_iter().find(article)?;
        let broken = (start + 1..head).any(|at| {
            words.is_preposition(at)
                || self.story.words.is_verb(at)
                || self.cast.name_at(at).is_some()
        });
        let before = if start > 0 { words.at(start - 1) } else { "" };
        let beside = matches!(before, "," | "is" | "was" | "as" | "are" | "were");
        let next = if words.at(head + 1) == "," { head + 2 } else { head + 1 };
        let named = self.cast.name_at(next).is_some();
        (!broken && !beside && !named && !self.is_noun(head + 1)).then_some(start)
    }

    /// True if a tagger takes the token for a noun or name.
    fn is_noun(&self, at: usize) -> bool {
        use PennTag::{Nn, Nnp, Nns};
        let tag = self.story.words.document.tags().get(at);
        tag.is_some_and(|tag| matches!(tag.penn, Nn | Nns | Nnp))
    }

    /// A document that is no source: who wrote it is kept in mind for `the survey` further down.
    pub fn passing_document(&mut self, head: usize) {
        let lemma = self.story.lists.lemma(self.story.words.at(head));
        if let Some(who) = self.author_in_passing(head) {
            self.authors.insert(lemma, Some(who));
            let sentence = self.story.words.document.sentence_of(head);
            self.issued = sentence.map(|sentence| (sentence, who));
            return;
        }
        let words = &self.story.words;
        let before = || head.saturating_sub(4)..head;
        let led = before().any(|at| matches!(words.at(at), "in" | "on" | "to"));
        let sentence = words.document.sentence_of(head);
        if led && self.story.lists.is_noun(Nouns::VOICE, words.at(head)) {
            match self.trail.last_turn().filter(|turn| Some(turn.1) == sentence) {
                Some((who, _)) => {
                    self.authors.insert(lemma, Some(who));
                }
                None => self.venue = Some((lemma, sentence)),
            }
        } else if before().any(|at| matches!(words.at(at), "a" | "an" | "another")) {
            self.authors.insert(lemma, None);
        }
    }

    /// Takes down that a source was heard in the document named before it in its sentence.
    pub fn heard_in(&mut self, at: usize, who: usize) {
        let Some((lemma, sentence)) = self.venue.take() else { return };
        if sentence == self.story.words.document.sentence_of(at) {
            self.authors.insert(lemma, Some(who));
        }
    }
}
