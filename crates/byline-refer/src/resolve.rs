//! Reads a story once and says for every source who it is.

use super::cast::{Cast, Name};
use super::lists;
use super::phrase::Phrase;
use super::sort::Sort;
use super::trail::{self, Trail};
use crate::Said;
use crate::story::Story;
use byline_core::{EntityId, Mention, MentionForm, Speaker, TokenRange};
use byline_lexicon::{Features, Nouns, Words};
use std::collections::{HashMap, HashSet};

/// Whom a source was taken for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    /// The speaker; an open pronoun stands for itself.
    pub speaker: Speaker,
    /// How sure that is, from 0 to 1.
    pub certainty: f32,
}

/// The speakers of a story's quotes.
#[derive(Debug, Default)]
pub(crate) struct Verdicts {
    /// One for each quote; `None` where it has no source.
    pub verdicts: Vec<Option<Verdict>>,
    /// Pronouns and descriptions that were found to mean an entity, in the order of the text.
    pub mentions: Vec<(EntityId, Mention)>,
}

/// Whom a phrase means, before it is a speaker.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    /// A referent, with how sure that is.
    Who(usize, f32),
    /// Nobody in particular, or more than one just as well.
    Open,
}

/// What the reading comes upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Source(usize),
    Name(usize),
    Pronoun,
    Noun,
    Document,
}

/// A story under reading.
#[derive(Debug)]
pub(crate) struct Resolver<'s, 'd> {
    pub story: &'s Story<'d>,
    pub cast: Cast,
    pub trail: Trail,
    pub found: &'s [Said],
    /// Who each quote's source is, as far as read.
    pub answers: Vec<Option<Answer>>,
    /// Who wrote the documents spoken of, by the lemma of their noun; `None` if nobody is known to.
    pub authors: HashMap<String, Option<usize>>,
    /// The bodies that have reported something, as outlets do.
    pub reporters: HashSet<usize>,
    /// The last document that somebody was heard in, and its sentence: `in a statement`.
    pub venue: Option<(String, Option<usize>)>,
    /// The sentence of the last document that somebody gave out, and who that was.
    pub issued: Option<(usize, usize)>,
    mentions: Vec<(EntityId, Mention)>,
}

/// Says who the sources of quotes are.
pub(crate) fn resolve(story: &Story<'_>, found: &[Said], outer: &[Option<usize>]) -> Verdicts {
    let mut resolver = Resolver {
        story,
        cast: Cast::new(story),
        trail: Trail::default(),
        found,
        answers: vec![None; found.len()],
        mentions: Vec::new(),
        authors: HashMap::new(),
        reporters: HashSet::new(),
        venue: None,
        issued: None,
    };
    resolver.read();
    resolver.name_later();
    let verdicts = (0..found.len()).map(|quote| resolver.verdict(quote, outer)).collect();
    Verdicts { verdicts, mentions: resolver.mentions }
}

impl Resolver<'_, '_> {
    fn read(&mut self) {
        let mut nested = 0;
        let mut read: Option<TokenRange> = None;
        for (start, event) in self.events() {
            match event {
                Event::Source(quote) => {
                    let Some(source) = self.found[quote].source else { continue };
                    self.source(quote, source);
                    nested = nested.max(source.end());
                    read = Some(source);
                }
                Event::Name(index) => {
                    let name = self.cast.names[index];
                    let in_source =
                        read.is_some_and(|source| source.range().contains(&name.tokens.start()));
                    self.name(name, in_source && start < nested);
                }
                Event::Pronoun if start >= nested => self.passing_pronoun(start),
                Event::Noun if start >= nested => self.passing_noun(start),
                Event::Document if start >= nested => self.passing_document(start),
                Event::Pronoun | Event::Noun | Event::Document => {}
            }
        }
    }

    /// Everything that the reading comes upon, in the order of the text.
    fn events(&self) -> Vec<(usize, Event)> {
        let sources = self.found.iter().enumerate().filter_map(|(quote, found)| {
            let source = found.source.filter(|source| !source.is_empty())?;
            Some((source.start(), Event::Source(quote)))
        });
        let names = self.cast.names.iter().enumerate();
        let names = names.map(|(index, name)| (name.tokens.start(), Event::Name(index)));
        let words = &self.story.words;
        let others = (0..words.len()).filter_map(|at| {
            let word = words.at(at);
            let pronoun = self.story.lists.pronoun(word);
            let gendered = pronoun.has(Features::MALE.or(Features::FEMALE));
            if gendered && !pronoun.has(Features::REFLEXIVE) {
                return Some((at, Event::Pronoun));
            }
            let singular = self.story.lists.singular(word);
            let somebody = self.story.lists.is_person(&singular)
                || singular == word && self.story.lists.is_body(word);
            let somebody = somebody && !words.is_capital_or_digit(at);
            let event = if somebody { Event::Noun } else { Event::Document };
            (somebody || self.story.lists.is_noun(lists::DOCUMENT, word)).then_some((at, event))
        });
        let mut events: Vec<(usize, Event)> = sources.chain(names).chain(others).collect();
        events.sort_unstable();
        events
    }

    fn source(&mut self, quote: usize, source: TokenRange) {
        let before = quote.checked_sub(1).and_then(|before| self.answers[before]);
        let same = quote > 0 && self.found[quote - 1].source == Some(source);
        let answer = match before {
            Some(answer) if same => answer,
            _ => self.decide(quote, source),
        };
        self.answers[quote] = Some(answer);
        let phrase = Phrase::new(self.story, &self.cast, source);
        let owner = phrase.owner.filter(|&owner| !same && self.is_possessive_pronoun(owner));
        if let Some(owner) = owner {
            self.passing_pronoun(owner.start());
        }
        if let Answer::Who(who, certainty) = answer {
            self.cast.take_for_body(self.story, who);
            self.heard_in(source.start(), who);
            self.reported(quote, who);
            self.trail.add(self.story, source.start(), who, trail::role::SOURCE);
            self.trail.spoke(self.story, source.start(), who);
            let form = self.form(&phrase, who).filter(|_| !same);
            self.mention(phrase.core, who, form, certainty);
        }
    }

    /// Takes down that a body has reported something, as outlets do: it is the author of `the report`.
    fn reported(&mut self, quote: usize, who: usize) {
        let words = &self.story.words;
        let cue = self.found[quote].cue.filter(|cue| !cue.is_empty());
        let reports = cue.is_some_and(|cue| words.is(Words::REPORT, cue.end() - 1));
        if reports && self.cast.referents[who].sort == Sort::Body {
            self.reporters.insert(who);
            self.authors.insert("report".to_owned(), Some(who));
        }
    }

    fn decide(&mut self, quote: usize, source: TokenRange) -> Answer {
        let words = &self.story.words;
        let phrase = Phrase::new(self.story, &self.cast, source);
        let pronoun = words.at(phrase.head);
        if let Some(who) = self.cast.given(phrase.core) {
            return Answer::Who(who, 0.85);
        }
        if phrase.whole.len() == 1 && self.story.lists.is_pronoun(pronoun) {
            return self.pronoun(quote, phrase.head);
        }
        if let Some(who) = self.of_two(&phrase) {
            return Answer::Who(who, 0.9);
        }
        if let Some(who) = self.together(&phrase) {
            return Answer::Who(who, 0.9);
        }
        if let Some(who) = self.named(&phrase) {
            return Answer::Who(who, 0.95);
        }
        let beside = self.in_apposition(&phrase).or_else(|| self.before_apposition(&phrase));
        if let Some(who) = beside.or_else(|| self.after_office(&phrase)) {
            return Answer::Who(who, 0.9);
        }
        self.nominal(quote, &phrase)
    }

    /// Notes a name that the reading comes upon.
    fn name(&mut self, name: Name, in_source: bool) {
        let referent = &self.cast.referents[name.who];
        let adjective = referent.sort == Sort::People && self.goes_on(name.tokens.end());
        if referent.sort == Sort::Value || adjective {
            return;
        }
        let weight = match in_source || self.goes_on(name.tokens.end()) {
            true => trail::role::NESTED,
            false => trail::weight(self.story, name.tokens),
        };
        self.trail.add(self.story, name.tokens.start(), name.who, weight);
        if !in_source {
            self.passing_pair(name);
        }
    }

    /// True if a noun in lower case follows, so that the word before it is no noun phrase.
    pub fn goes_on(&self, at: usize) -> bool {
        use byline_core::PennTag::{Nn, Nns};
        let tag = self.story.words.document.tags().get(at);
        tag.is_some_and(|tag| matches!(tag.penn, Nn | Nns))
    }

    /// How a source that is no name speaks of its entity; `None` where its words do not.
    fn form(&self, phrase: &Phrase, who: usize) -> Option<MentionForm> {
        let (words, core) = (&self.story.words, phrase.core);
        if core.len() == 1 && self.story.lists.is_pronoun(words.at(core.start())) {
            return Some(MentionForm::Pronoun);
        }
        let named = self.cast.inside(core).any(|name| name.who == who);
        // Whoever speaks in a document is not the document.
        let document = self
            .story
            .lists
            .is_noun(lists::DOCUMENT, &self.story.lists.singular(words.at(phrase.head)));
        let whole = core.end() == phrase.whole.end() || !words.is_preposition(core.end());
        (!named && !document && whole).then_some(MentionForm::Nominal)
    }

    /// Notes that words mean an entity; names are known already.
    pub fn mention(
        &mut self,
        tokens: TokenRange,
        who: usize,
        form: Option<MentionForm>,
        certainty: f32,
    ) {
        let (Some(form), Some(entity)) = (form, self.cast.referents[who].entity) else { return };
        let span = self.story.words.span(tokens);
        self.mentions.push((entity, Mention { span, form, confidence: certainty }));
    }

    fn verdict(&self, quote: usize, outer: &[Option<usize>]) -> Option<Verdict> {
        let Some(source) = self.found[quote].source else {
            let speaking = self.goes_on_speaking(quote)?;
            let verdict = self.verdict(speaking, outer)?;
            return Some(Verdict { certainty: verdict.certainty * 0.7, ..verdict });
        };
        let answer = match self.first_person(quote, source, outer) {
            Some(other) => self.answers[other],
            None => self.answers[quote],
        };
        let named = |who: usize| self.cast.referents[who].entity.is_some();
        if self.is_time(source) && !matches!(answer, Some(Answer::Who(who, _)) if named(who)) {
            return None;
        }
        Some(match answer {
            Some(Answer::Who(who, certainty)) => {
                Verdict { speaker: self.cast.referents[who].speaker(), certainty }
            }
            _ => {
                let name = self.text(source);
                Verdict {
                    speaker: Speaker { entity: None, name, anonymous: false },
                    certainty: 0.3,
                }
            }
        })
    }

    /// True for a year or a time of which nobody has the name, as it never speaks: `2010` in `since
    /// 2010 mentions`.
    fn is_time(&self, source: TokenRange) -> bool {
        let words = &self.story.words;
        let time = |at: usize| {
            let word = words.at(at);
            let year = word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
            // `April Summers` is somebody, and `a quarter` may be one of the voters.
            let small = !words.is_capital_or_digit(at) && !self.story.lists.is_amount(word);
            year || small && self.story.lists.is_noun(Nouns::TIME, word)
        };
        let beside =
            |at: usize| words.is_day(at) || words.is_preposition(at) || words.is_determiner(at);
        source.range().any(time) && source.range().all(|at| time(at) || beside(at))
    }

    /// The quote before a quotation without cue or source that stands in the same paragraph: whoever
    /// spoke there goes on.
    fn goes_on_speaking(&self, quote: usize) -> Option<usize> {
        let words = &self.story.words;
        let start = |quote: usize| self.found[quote].content.first().map(|range| range.start());
        let bare =
            |quote: usize| self.found[quote].source.is_none() && self.found[quote].cue.is_none();
        let here = start(quote).filter(|&at| bare(quote) && self.story.quoted(at))?;
        let paragraph = |at: usize| words.paragraph(at);
        let mut before = (0..quote)
            .rev()
            .take(8)
            .take_while(|&other| start(other).is_some_and(|at| paragraph(at) == paragraph(here)));
        before.find(|&other| self.found[other].source.is_some())
    }

    /// The quote in whose words `I` stands, so that its speaker is meant.
    fn first_person(
        &self,
        quote: usize,
        source: TokenRange,
        outer: &[Option<usize>],
    ) -> Option<usize> {
        let mine = |source: TokenRange| {
            source.len() == 1
                && self
                    .story
                    .lists
                    .pronoun(self.story.words.at(source.start()))
                    .has(Features::FIRST)
        };
        if !mine(source) {
            return None;
        }
        // The chain of quotes around it is short, but a text may be strange.
        let mut at = quote;
        for _ in 0..8 {
            at = outer[at]?;
            if !self.found[at].source.is_some_and(mine) {
                return Some(at);
            }
        }
        None
    }

    /// The words of a range as written, on one line.
    pub fn text(&self, range: TokenRange) -> String {
        let span = self.story.words.span(range);
        let words = self.story.words.document.text()[span].split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }
}
