//! Documents as sources: `the statement`, `a poll by the institute`.

use super::phrase::Phrase;
use super::resolve::{Answer, Resolver};
use super::sort::Sort;
use byline_core::{Deprel, PennTag, TokenRange};
use byline_lexicon::{Groups, Nouns, Words};

impl Resolver<'_, '_> {
    /// The author of a document: named with it, or whoever was heard in it before. `None` where
    /// the document speaks for itself.
    pub fn document(&mut self, quote: usize, phrase: &Phrase) -> Option<Answer> {
        let lemma = self.story.lists.lemma(self.story.words.at(phrase.head));
        if let Some(who) = self.author(quote, phrase) {
            self.authors.insert(lemma, Some(who));
            return Some(Answer::Who(who, 0.8));
        }
        if !phrase.is_definite(self.story) {
            // A new document of the kind, of whose author nothing is known.
            self.authors.insert(lemma, None);
            return None;
        }
        if let Some(&author) = self.authors.get(&lemma) {
            return author.map(|who| Answer::Who(who, 0.7));
        }
        let voice = self
            .story
            .lists
            .is_noun(Nouns::VOICE, &self.story.lists.singular(self.story.words.at(phrase.head)));
        let last = self.trail.last_turn().filter(|_| voice && phrase.core.len() <= 2);
        last.map(|(who, _)| Answer::Who(who, 0.6))
    }

    fn author(&mut self, quote: usize, phrase: &Phrase) -> Option<usize> {
        if let Some(author) = self.author_after(phrase) {
            return self.author_named(quote, author);
        }
        if phrase.owner.is_some() {
            return self.owner_of(quote, phrase);
        }
        self.author_before(phrase)
    }

    /// Whom the words after `by` or `from` mean.
    fn author_named(&mut self, quote: usize, author: TokenRange) -> Option<usize> {
        let inner = Phrase::new(self.story, &self.cast, author);
        let named = self.named(&inner).or_else(|| self.in_apposition(&inner));
        named.or_else(|| match self.nominal(quote, &inner) {
            Answer::Who(who, _) => Some(who),
            Answer::Open => None,
        })
    }

    /// `a poll by the institute`, `a statement from his office`; of documents `of` tells the author
    /// only with a name: `the letter of Zoë Ruiz`, and of reports `in`. Whoever has seen or checked it
    /// did not write it.
    fn author_after(&self, phrase: &Phrase) -> Option<TokenRange> {
        let words = &self.story.words;
        let (of, end) = (phrase.core.end(), phrase.whole.end());
        let break_at = |at: usize| matches!(words.at(at), "," | "—" | "–");
        // `the statement, from the spokesman`: the comma parts nothing.
        let start = of + usize::from(break_at(of) && matches!(words.at(of + 1), "by" | "from"));
        let near: Vec<usize> = (start..end).take_while(|&at| !break_at(at)).collect();
        let leads = |at: usize, word: &str| {
            let found = word == "by" && self.story.lists.is(Words::CONSULTED, words.at(at - 1));
            let author = !words.at(at + 1).ends_with("ing") && !words.is_day(at + 1);
            words.at(at) == word && author && !found
        };
        let find = |word: &str| near.iter().copied().find(|&at| leads(at, word));
        let by = find("by").or_else(|| find("from"));
        let by = by.or_else(|| {
            let name = self.cast.inside(TokenRange::new(of, end.max(of))).next()?;
            let (noun, sort) = (words.at(phrase.head), self.cast.referents[name.who].sort);
            let voice = words.at(of) == "of" && self.story.lists.is_noun(Nouns::VOICE, noun);
            // `a report in Karlin News`
            let report = words.at(of) == "in" && self.story.lists.is(Words::REPORT, noun);
            let named = voice && sort != Sort::Thing || report && sort == Sort::Body;
            (named && name.tokens.start() <= of + 2).then_some(of)
        })?;
        (by + 1 < end).then(|| TokenRange::new(by + 1, end))
    }

    /// Who wrote a document that the reading comes upon outside of sources, as far as its words and
    /// the verb that it is the object of tell.
    pub fn author_in_passing(&mut self, head: usize) -> Option<usize> {
        let words = &self.story.words;
        let by = (head + 1..head + 5)
            .take_while(|&at| words.is_word(at))
            .find(|&at| matches!(words.at(at), "by" | "from"))
            .filter(|&at| !self.story.lists.is(Words::CONSULTED, words.at(at - 1)));
        if let Some(who) = by.and_then(|by| self.somebody_from(by + 1)) {
            return Some(who);
        }
        let phrase = self.phrase_around(head)?;
        if let Some(who) = self.author_before(&phrase) {
            return Some(who);
        }
        let subject = self.issuer(head)?;
        self.whom(subject, true)
    }

    /// The subject of a verb of writing or sending that the document is the object of, of `is the
    /// author of` it, or of `spent two months on` it. Needs trees.
    fn issuer(&self, head: usize) -> Option<usize> {
        use Deprel::{Nmod, Nsubj, Obj};
        let document = self.story.words.document;
        let dependency = document.syntax().get(head)?;
        let above = dependency.head()?;
        let word = self.story.words.at(above);
        let writes = dependency.relation() == Obj && self.story.lists.is(Words::ISSUING, word);
        let wrote = dependency.relation() == Nmod && self.story.lists.is(Words::WRITER, word);
        let verb = if writes || wrote { above } else { self.labour(head)? };
        let subject = |&&child: &&u32| document.syntax()[child as usize].relation() == Nsubj;
        document.children(verb).iter().find(subject).map(|&child| child as usize)
    }

    /// The verb of `worked on the report`, also where the tree has the report as a part of the time
    /// that it took.
    fn labour(&self, head: usize) -> Option<usize> {
        use Deprel::{Nmod, Obj, Obl};
        let (words, document) = (&self.story.words, self.story.words.document);
        let led = (head.saturating_sub(3)..head).any(|at| words.at(at) == "on");
        let mut at = head;
        for _ in 0..2 {
            let dependency = document.syntax().get(at)?;
            at = dependency.head().filter(|_| matches!(dependency.relation(), Nmod | Obl | Obj))?;
            if self.story.lists.is_of(Groups::LABOURS, words.at(at)) {
                return Some(at).filter(|_| led);
            }
        }
        None
    }

    /// Whom the noun phrase means that begins at a token.
    fn somebody_from(&mut self, start: usize) -> Option<usize> {
        let words = &self.story.words;
        let name = self.cast.inside(TokenRange::new(start, start + 6)).next().filter(|name| {
            let titles = start..name.tokens.start();
            titles.into_iter().all(|at| {
                words.is_word(at) && !words.is_preposition(at) && !self.story.words.is_verb(at)
            })
        });
        if let Some(name) = name {
            let sort = self.cast.referents[name.who].sort;
            let whole =
                matches!(sort, Sort::Person | Sort::Body) && !self.goes_on(name.tokens.end());
            return whole.then_some(name.who);
        }
        let head = (start..start + 6)
            .take_while(|&at| words.is_word(at) && !words.is_preposition(at))
            .take_while(|&at| !super::trail::is_finite(self.story, at))
            .last()?;
        let by = start > 0 && words.at(start - 1) == "by" && !words.is_preposition(head + 1);
        self.whom(head, by)
    }

    /// Whom a noun means that stands for somebody or some body, or the name that it belongs to.
    /// Whatever has an article and gives out documents is a body: `the coastguard`.
    fn whom(&mut self, head: usize, issues: bool) -> Option<usize> {
        // `Baker Zoë Ruiz`: the tree may take the noun for the head.
        let noun = self.story.words.at(head);
        let beside = || {
            self.cast
                .name_at(head + 1)
                .filter(|_| self.story.lists.sort_of_noun(noun) == Sort::Person)
        };
        if let Some(name) = self.cast.name_at(head).or_else(beside) {
            let sort = self.cast.referents[name.who].sort;
            return matches!(sort, Sort::Person | Sort::Body).then_some(name.who);
        }
        let phrase = self.phrase_around(head)?;
        let named = match self.story.lists.sort_of_noun(noun) {
            Sort::Person | Sort::People | Sort::Body => true,
            _ => issues && phrase.is_definite(self.story) && self.is_unknown(head),
        };
        if !named || self.story.lists.is_pronoun(noun) {
            return None;
        }
        match self.described_so(&phrase)[..] {
            [who] if phrase.is_definite(self.story) => Some(who),
            _ => Some(self.somebody(&phrase, None)),
        }
    }

    /// True for a noun of which no list says anything.
    fn is_unknown(&self, at: usize) -> bool {
        let words = &self.story.words;
        let noun = words.document.tags().get(at).is_some_and(|tag| tag.penn == PennTag::Nn);
        noun && !words.is_day(at) && self.story.lists.known(words.at(at)).nouns.is_empty()
    }

    /// The article, modifiers and head of a noun.
    fn phrase_around(&self, head: usize) -> Option<Phrase> {
        let words = &self.story.words;
        let joins = |&at: &usize| {
            let owner = matches!(words.at(at), "'s" | "’s" | "'" | "’" | "-");
            (words.is_word(at) || owner)
                && !words.is_preposition(at)
                && !words.is_subordinator(at)
                && !super::trail::is_finite(self.story, at)
                && !words.is_pronoun(at)
        };
        let mut start = head;
        for at in (head.saturating_sub(7)..head).rev().take_while(joins) {
            start = at;
            if words.is_determiner(at) {
                break;
            }
        }
        let core = TokenRange::new(start, head + 1);
        Some(Phrase { whole: core, core, head, owner: None })
    }

    /// `a defence ministry statement`, `the Marist poll`: the body whose document it is.
    fn author_before(&mut self, phrase: &Phrase) -> Option<usize> {
        let start = phrase.described(self.story).start();
        let before = TokenRange::new(start, phrase.head.max(start));
        let last = before.range().next_back()?;
        if let Some(name) = self.cast.inside(before).next_back() {
            let sort = self.cast.referents[name.who].sort;
            let direct = name.tokens.end() == before.end();
            return (direct && matches!(sort, Sort::Person | Sort::Body)).then_some(name.who);
        }
        // Court documents lie at the court; others have written them. And a press release is one word.
        let noun = self.story.words.at(last);
        let compound = self.story.lexicon.longest([noun, self.story.words.at(phrase.head)]);
        if !self.story.lists.is_body(noun)
            || self.story.lists.is(Words::REGISTRY, noun)
            || compound.is_some()
        {
            return None;
        }
        let inner = Phrase { whole: before, core: before, head: last, owner: None };
        Some(self.somebody(&inner, None))
    }
}
