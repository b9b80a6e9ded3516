//! A name that comes after its description: `a NATO official said`, and a sentence on `Zoë Ruiz, a
//! NATO official`.

use super::cast::Referent;
use super::lists;
use super::resolve::{Answer, Resolver};
use super::sort::Sort;
use byline_core::TokenRange;
use byline_lexicon::Words;
use std::collections::HashMap;

/// How far behind the description the name may stand, in tokens.
const REACH: usize = 300;

impl Resolver<'_, '_> {
    /// Gives those without a name the name of whoever the story introduces soon after in the same
    /// words, unless it says that the name is withheld.
    pub fn name_later(&mut self) {
        let first = self.cast.first_names();
        let mut named: HashMap<usize, Option<usize>> = HashMap::new();
        for quote in 0..self.found.len() {
            let Some(Answer::Who(who, certainty)) = self.answers[quote] else { continue };
            let Some(source) = self.found[quote].source else { continue };
            let later = match named.get(&who) {
                Some(&later) => later,
                None => self.introduced_later(who, quote, source, &first),
            };
            named.insert(who, later);
            if let Some(later) = later {
                self.answers[quote] = Some(Answer::Who(later, certainty * 0.9));
            }
        }
    }

    /// The one person whom the story introduces after a source with the words of its description.
    fn introduced_later(
        &self,
        who: usize,
        quote: usize,
        source: TokenRange,
        first: &HashMap<usize, usize>,
    ) -> Option<usize> {
        let described = &self.cast.referents[who];
        let somebody = described.anonymous && described.entity.is_none();
        if !somebody || described.sort != Sort::Person || self.is_withheld(quote, source) {
            return None;
        }
        let near = source.end()..source.end() + REACH;
        let fits = |&other: &usize| {
            let referent = &self.cast.referents[other];
            referent.sort == Sort::Person
                && near.contains(&referent.introduced)
                && first.get(&other) == Some(&referent.introduced)
                && shares_description(described, referent)
        };
        let fitting = self.cast.described(&described.head).filter(fits);
        fitting.min_by_key(|&other| self.cast.referents[other].introduced)
    }

    /// True if the sentence of a source says that it is not named: `on condition of anonymity`.
    fn is_withheld(&self, quote: usize, source: TokenRange) -> bool {
        let words = &self.story.words;
        let document = words.document;
        let Some(sentence) = document.sentence_of(source.start()) else { return false };
        let content = &self.found[quote].content;
        let said = |at: usize| content.iter().any(|range| range.range().contains(&at));
        let mut around = document.sentences()[sentence].tokens.range().filter(|&at| !said(at));
        around.any(|at| {
            let nameless = self.story.lexicon.word(words.at(at)).is(Words::NAMELESS);
            nameless || lists::is("withheld", words.at(at))
        })
    }
}

/// True if the story says of somebody named what it said of somebody without a name: the noun, and
/// one of the words beside it. A noun alone says too little.
fn shares_description(described: &Referent, named: &Referent) -> bool {
    let mut beside =
        described.words.iter().filter(|word| **word != described.head && !lists::is("new", word));
    let agrees = described.gender.is_known() && named.gender.is_known();
    let gender = !agrees || named.gender.fit(described.gender) > 0.0;
    gender && beside.any(|word| named.words.contains(word))
}
