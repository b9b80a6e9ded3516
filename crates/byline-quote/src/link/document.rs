//! Documents as sources: `the statement`, `a poll by the institute`.

use super::lists;
use super::phrase::Phrase;
use super::resolve::{Answer, Resolver};
use super::sort::{Sort, is_body_noun};
use byline_core::TokenRange;

impl Resolver<'_, '_> {
    /// The author of a document: named with it, or whoever was heard in it before. `None` where
    /// the document speaks for itself.
    pub fn document(&mut self, quote: usize, phrase: &Phrase) -> Option<Answer> {
        let lemma = lists::lemma(self.story.words.at(phrase.head));
        if let Some(who) = self.author(quote, phrase) {
            self.authors.insert(lemma, who);
            return Some(Answer::Who(who, 0.8));
        }
        if !phrase.is_definite(self.story) {
            // A new document of the kind, of whose author nothing is known.
            self.authors.remove(&lemma);
            return None;
        }
        if let Some(&who) = self.authors.get(&lemma) {
            return Some(Answer::Who(who, 0.7));
        }
        let voice = lists::is("voice", &lists::singular(self.story.words.at(phrase.head)));
        let last = self.trail.last_turn().filter(|_| voice && phrase.core.len() <= 2);
        last.map(|(who, _)| Answer::Who(who, 0.6))
    }

    fn author(&mut self, quote: usize, phrase: &Phrase) -> Option<usize> {
        if let Some(author) = self.author_after(phrase) {
            let inner = Phrase::new(self.story, &self.cast, author);
            let named = self.named(&inner).or_else(|| self.in_apposition(&inner));
            return named.or_else(|| match self.nominal(quote, &inner) {
                Answer::Who(who, _) => Some(who),
                Answer::Open => None,
            });
        }
        if phrase.owner.is_some() {
            return self.owner_of(quote, phrase);
        }
        self.author_before(phrase)
    }

    /// `a poll by the institute`, `a statement from his office`; of documents `of` tells the author
    /// only with a name: `the letter of Zoë Ruiz`. Whoever has seen or checked it did not write it.
    fn author_after(&self, phrase: &Phrase) -> Option<TokenRange> {
        let words = &self.story.words;
        let (of, end) = (phrase.core.end(), phrase.whole.end());
        let near = (of..end).take_while(|&at| !matches!(words.at(at), "," | "—" | "–"));
        let by = near.into_iter().find(|&at| {
            let found = words.at(at) == "by" && lists::is("finding", words.at(at - 1));
            matches!(words.at(at), "by" | "from") && !words.at(at + 1).ends_with("ing") && !found
        });
        let by = by.or_else(|| {
            let name = self.cast.inside(TokenRange::new(of, end.max(of))).next()?;
            let voice = lists::is("voice", words.at(phrase.head));
            let named = voice && words.at(of) == "of" && name.tokens.start() <= of + 2;
            (named && self.cast.referents[name.who].sort != Sort::Thing).then_some(of)
        })?;
        (by + 1 < end).then(|| TokenRange::new(by + 1, end))
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
        if !is_body_noun(self.story.words.at(last)) {
            return None;
        }
        let inner = Phrase { whole: before, core: before, head: last, owner: None };
        Some(self.somebody(&inner, None))
    }
}
