//! Who the noun phrase of a source is in the story.

use crate::clause::Story;
use byline_core::{Entity, EntityId, EntityKind, MentionForm, Span, Speaker, TokenRange};
use std::collections::HashSet;

/// How far back a pronoun looks for its person, in tokens.
const PRONOUN_REACH: usize = 150;

/// A mention of an entity in tokens.
#[derive(Debug, Clone, Copy)]
struct Place {
    tokens: TokenRange,
    entity: usize,
    form: MentionForm,
}

/// Gender as far as words and first names tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// What the story says of an entity.
#[derive(Debug, Default, Clone)]
struct Profile {
    gender: Option<Gender>,
    words: HashSet<String>,
}

/// Resolves sources to speakers, in the order of the quotes.
#[derive(Debug)]
pub(crate) struct Speakers<'s, 'd> {
    story: &'s Story<'d>,
    entities: &'d [Entity],
    places: Vec<Place>,
    profiles: Vec<Profile>,
    previous: Option<Speaker>,
    resolved: Vec<(TokenRange, Speaker)>,
}

impl<'s, 'd> Speakers<'s, 'd> {
    /// Prepares the entities of a document.
    pub fn new(story: &'s Story<'d>) -> Self {
        let entities = story.words.document.entities();
        let mut places = places(story, entities);
        places.sort_by_key(|place| (place.tokens.start(), place.tokens.end()));
        let mut profiles = vec![Profile::default(); entities.len()];
        for (entity, profile) in entities.iter().zip(&mut profiles) {
            profile.gender = gender_of_name(&entity.name);
            profile.words.extend(content_words(entity.role.as_deref().unwrap_or_default()));
        }
        for place in places.iter().filter(|place| place.form == MentionForm::Name) {
            let person = entities[place.entity].kind == EntityKind::Person;
            describe(story, *place, person, &mut profiles[place.entity]);
        }
        Self { story, entities, places, profiles, previous: None, resolved: Vec::new() }
    }

    /// The speaker that a source phrase names, and how sure that is from 0 to 1.
    pub fn resolve(&mut self, source: TokenRange) -> (Option<Speaker>, f32) {
        if let Some((_, speaker)) = self.resolved.iter().rev().take(3).find(|(r, _)| *r == source) {
            return (Some(speaker.clone()), 1.0);
        }
        let (speaker, certainty) = self.decide(source);
        self.previous = Some(speaker.clone());
        self.resolved.push((source, speaker.clone()));
        (Some(speaker), certainty)
    }

    fn decide(&self, source: TokenRange) -> (Speaker, f32) {
        let words = &self.story.words;
        let head = self.head(source);
        if head.len() == 1 && words.is("pronoun", head.start()) {
            return self.pronoun(head);
        }
        if let Some(entity) = self.named(head).or_else(|| self.appositive(source, head)) {
            return (self.entity(entity), 0.95);
        }
        if let Some(place) = self.covering(head, MentionForm::Nominal) {
            return (self.entity(place.entity), 0.85);
        }
        if self.has_noun("document", head) {
            if let Some(author) = self.author(head) {
                return (author, 0.75);
            }
        }
        let definite = matches!(words.at(head.start()), "the" | "this" | "his" | "her" | "their");
        if definite || words.is_capital(head.start()) {
            if let Some(entity) = self.by_role(head) {
                return (self.entity(entity), 0.7);
            }
        }
        let anonymous = self.is_anonymous(head);
        (Speaker { entity: None, name: self.phrase(source, head), anonymous }, 0.8)
    }

    fn entity(&self, index: usize) -> Speaker {
        let name = self.entities[index].name.clone();
        Speaker { entity: Some(EntityId(index as u32)), name, anonymous: false }
    }

    /// The source up to its first comma, relative clause or coordination.
    fn head(&self, source: TokenRange) -> TokenRange {
        let words = &self.story.words;
        let cut = (source.start() + 1..source.end())
            .find(|&at| matches!(words.at(at), "," | "who" | "which" | "—" | "("));
        TokenRange::new(source.start(), cut.unwrap_or(source.end()))
    }

    fn inside(&self, range: TokenRange) -> impl Iterator<Item = &Place> {
        let first = self.places.partition_point(|place| place.tokens.start() < range.start());
        self.places[first..]
            .iter()
            .take_while(move |place| place.tokens.start() < range.end())
            .filter(move |place| place.tokens.end() <= range.end())
    }

    /// The entity whose name the noun phrase ends in, or that it begins with where the phrase
    /// goes on with `of`, `and` or a word for a document.
    fn named(&self, head: TokenRange) -> Option<usize> {
        let words = &self.story.words;
        let names: Vec<&Place> =
            self.inside(head).filter(|place| place.form == MentionForm::Name).collect();
        let usable = |place: &&&Place| !self.entities[place.entity].kind.is_value();
        if let Some(place) = names.iter().filter(usable).rfind(|p| p.tokens.end() == head.end()) {
            let led = (head.start()..place.tokens.start())
                .any(|at| words.is("preposition", at) && !words.is_capital(at));
            if !led {
                return Some(place.entity);
            }
        }
        names
            .iter()
            .filter(usable)
            .find(|place| {
                let next = place.tokens.end();
                let person = self.entities[place.entity].kind == EntityKind::Person;
                let goes_on = words.is("preposition", next)
                    || matches!(words.at(next), "and" | "himself" | "herself")
                    || words.is("document", next);
                goes_on && next < head.end() && (person || place.tokens.start() <= head.start() + 2)
            })
            .map(|place| place.entity)
    }

    /// `the baker, Zoë Ruiz`: the name that follows a description.
    fn appositive(&self, source: TokenRange, head: TokenRange) -> Option<usize> {
        let rest = TokenRange::new((head.end() + 1).min(source.end()), source.end());
        let place = self.inside(rest).find(|place| place.tokens.start() == rest.start())?;
        let person = self.entities[place.entity].kind == EntityKind::Person;
        (person && place.form == MentionForm::Name).then_some(place.entity)
    }

    fn covering(&self, range: TokenRange, form: MentionForm) -> Option<&Place> {
        self.inside(range).find(|place| {
            place.form == form
                && place.tokens.end() == range.end()
                && place.tokens.start() <= range.start() + 1
        })
    }

    fn pronoun(&self, head: TokenRange) -> (Speaker, f32) {
        if let Some(place) = self.covering(head, MentionForm::Pronoun) {
            return (self.entity(place.entity), 0.85);
        }
        let word = self.story.words.at(head.start());
        let found = match word {
            "he" => self.antecedent(head.start(), Some(Gender::Male)),
            "she" => self.antecedent(head.start(), Some(Gender::Female)),
            "it" | "they" | "we" => self.previous_body(word),
            _ => None,
        };
        match found {
            Some(speaker) => (speaker, 0.75),
            None => {
                let name = self.text(head);
                (Speaker { entity: None, name, anonymous: false }, 0.4)
            }
        }
    }

    /// The person whom `he` or `she` means: the nearest sentence before that names a fitting
    /// person decides, with its first person; a tie with the previous speaker goes to the latter.
    fn antecedent(&self, before: usize, gender: Option<Gender>) -> Option<Speaker> {
        let fits = |entity: usize| {
            let known = self.profiles[entity].gender;
            self.entities[entity].kind == EntityKind::Person && (known.is_none() || known == gender)
        };
        let previous = self.previous.as_ref();
        let previous_entity = previous.and_then(|speaker| speaker.entity);
        let end = self.places.partition_point(|place| place.tokens.start() < before);
        let document = self.story.words.document;
        let mut chosen: Option<(Option<usize>, usize, bool)> = None;
        for place in self.places[..end].iter().rev() {
            if before - place.tokens.start() > PRONOUN_REACH {
                break;
            }
            if place.form != MentionForm::Name || !fits(place.entity) {
                continue;
            }
            let sentence = document.sentence_of(place.tokens.start());
            if chosen.is_some_and(|(first, _, _)| first != sentence) {
                break;
            }
            let known = self.profiles[place.entity].gender.is_some();
            if known || !chosen.is_some_and(|(_, _, known)| known) {
                chosen = Some((sentence, place.entity, known));
            }
            if previous_entity.is_some_and(|id| id.index() == place.entity) {
                break;
            }
        }
        if let Some((_, entity, _)) = chosen {
            return Some(self.entity(entity));
        }
        let last = previous?;
        let person = last.entity.is_none_or(|id| fits(id.index()));
        (person && !last.name.is_empty()).then(|| last.clone())
    }

    /// `it` and `they` go back to a previous speaker that is a body or several people.
    fn previous_body(&self, word: &str) -> Option<Speaker> {
        let last = self.previous.as_ref()?;
        let person =
            last.entity.is_some_and(|id| self.entities[id.index()].kind == EntityKind::Person);
        let unclear = last.entity.is_none() && word == "it" && last.anonymous;
        (!person && !unclear).then(|| last.clone())
    }

    fn has_noun(&self, class: &str, head: TokenRange) -> bool {
        let words = &self.story.words;
        let cut = (head.start() + 1..head.end()).find(|&at| words.is("preposition", at));
        let noun = cut.unwrap_or(head.end()) - 1;
        let word = words.at(noun);
        words.is(class, noun) || crate::words::is(class, word.strip_suffix('s').unwrap_or(word))
    }

    /// The author of a document: named with it, or the previous speaker for `the statement`.
    fn author(&self, head: TokenRange) -> Option<Speaker> {
        let words = &self.story.words;
        let mut names = self.inside(head).filter(|place| {
            let owner = matches!(words.at(place.tokens.end()), "'s" | "’s" | "'" | "’");
            let by = place.tokens.start() > head.start()
                && (head.start()..place.tokens.start())
                    .any(|at| matches!(words.at(at), "by" | "of" | "from"));
            !self.entities[place.entity].kind.is_value() && (owner || by)
        });
        if let Some(place) = names.next() {
            return Some(self.entity(place.entity));
        }
        let refers = matches!(words.at(head.start()), "the" | "his" | "her" | "its" | "their");
        (refers && head.len() <= 2).then(|| self.previous.clone()).flatten()
    }

    /// The one entity whose description holds the words of a nominal: `the NATO chief`.
    fn by_role(&self, head: TokenRange) -> Option<usize> {
        let asked: Vec<String> = content_words(&self.text(head)).collect();
        if asked.is_empty() {
            return None;
        }
        let score =
            |profile: &Profile| asked.iter().filter(|word| holds(&profile.words, word)).count();
        let human = self.has_noun("leader", head) || self.has_noun("people", head);
        let person = |index: usize| self.entities[index].kind == EntityKind::Person;
        let counted = self.profiles.iter().enumerate();
        let scores: Vec<usize> = counted
            .map(|(index, profile)| if person(index) == human { score(profile) } else { 0 })
            .collect();
        let best = scores.iter().copied().max().filter(|&best| best == asked.len())?;
        let mut winners = (0..scores.len()).filter(|&index| scores[index] == best);
        let winner = winners.next()?;
        // Two people of one description are a tie, and a tie is left open.
        winners.next().is_none().then_some(winner)
    }

    fn is_anonymous(&self, head: TokenRange) -> bool {
        let words = &self.story.words;
        let first = words.at(head.start());
        let unnamed = matches!(first, "a" | "an" | "another" | "some" | "several" | "many" | "one");
        let plural = !words.is_capital(head.start()) || head.len() > 1;
        self.has_noun("people", head) && (unnamed || plural)
    }

    /// The phrase without determiner and without what follows its head.
    fn phrase(&self, source: TokenRange, head: TokenRange) -> String {
        let words = &self.story.words;
        let mut start = head.start();
        if words.is("determiner", start) && start + 1 < head.end() {
            start += 1;
        }
        let end = if words.at(head.end()) == "," { head.end() } else { source.end() };
        self.text(TokenRange::new(start, end.max(start)))
    }

    fn text(&self, range: TokenRange) -> String {
        let span = self.story.words.span(range);
        self.story.words.document.text()[span].to_owned()
    }
}

fn places(story: &Story<'_>, entities: &[Entity]) -> Vec<Place> {
    let document = story.words.document;
    let tokens = |span: Span| {
        let start = document.token_at(span.start());
        let end = document.tokens().partition_point(|token| token.span.start() < span.end());
        TokenRange::new(start.min(end), end)
    };
    let all = entities
        .iter()
        .enumerate()
        .flat_map(|(entity, found)| found.mentions.iter().map(move |mention| (entity, mention)));
    all.map(|(entity, mention)| Place { tokens: tokens(mention.span), entity, form: mention.form })
        .filter(|place| !place.tokens.is_empty())
        .collect()
}

/// Takes up the words before a name (`NATO Secretary-General`) and in apposition after it.
fn describe(story: &Story<'_>, place: Place, person: bool, profile: &mut Profile) {
    let words = &story.words;
    let (start, end) = (place.tokens.start(), place.tokens.end());
    for at in (start.saturating_sub(5)..start).rev() {
        let hyphen = words.at(at) == "-" && words.token(at).glued;
        let stop =
            !(words.is_word(at) || hyphen) || words.is("preposition", at) || story.is_verb(at);
        if stop && words.at(at) != "'s" || words.is("subordinator", at) || words.at(at) == "and" {
            break;
        }
        note(words.at(at), profile);
    }
    let apposition =
        person && words.at(end) == "," && matches!(words.at(end + 1), "a" | "an" | "the" | "who");
    if apposition {
        for at in end + 1..words.len().min(end + 12) {
            if !words.is_word(at) || story.is_verb(at) {
                break;
            }
            note(words.at(at), profile);
        }
    }
}

fn note(word: &str, profile: &mut Profile) {
    if crate::words::is("male", word.trim_end_matches('.')) {
        profile.gender = Some(Gender::Male);
    } else if crate::words::is("female", word.trim_end_matches('.')) {
        profile.gender = Some(Gender::Female);
    }
    profile.words.extend(content_words(word));
}

fn gender_of_name(name: &str) -> Option<Gender> {
    let first = name.split_whitespace().next()?.to_lowercase();
    match (crate::words::is("male-name", &first), crate::words::is("female-name", &first)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

fn content_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| letter.is_whitespace() || letter == ',')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").to_lowercase())
        .filter(|word| {
            let small = ["determiner", "preposition", "subordinator"];
            !word.is_empty() && !small.iter().any(|class| crate::words::is(class, word))
        })
}

/// True if a description holds a word, or another word for the head of a body where that is one.
fn holds(words: &HashSet<String>, word: &str) -> bool {
    let leads = |word: &str| crate::words::is("leader", word);
    words.contains(word)
        || (matches!(word, "chief" | "leader" | "head" | "boss") && words.iter().any(|w| leads(w)))
        || (word == "adviser" && words.contains("advisor"))
}
