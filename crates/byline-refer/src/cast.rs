//! Everybody and every body that a story speaks of.

use super::describe;
use super::gender::Gender;
use super::sort::{Sort, sort};
use super::succession;
use crate::story::Story;
use byline_core::{EntityId, EntityKind, MentionForm, Speaker, TokenRange};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How many candidates are looked at for one word, so that the work stays linear.
const MOST: usize = 50;

/// Stands for the head noun of several bodies that were named together.
pub(crate) const BODIES: &str = "bodies";

/// Somebody or something that the story speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Referent {
    /// The position in the document's entities; `None` for somebody without a name.
    pub entity: Option<EntityId>,
    /// The fullest name, or the phrase without determiner.
    pub name: String,
    /// True if the story does not name whom it means.
    pub anonymous: bool,
    /// What it is.
    pub sort: Sort,
    /// A man or a woman.
    pub gender: Gender,
    /// What the story says of it: the lemmas of nouns and adjectives beside the name.
    pub words: HashSet<String>,
    /// The lemma of the head noun, of a phrase; empty for a name.
    pub head: String,
    /// Where it is first named in full.
    pub introduced: usize,
}

impl Referent {
    /// The referent as a quote knows it.
    pub fn speaker(&self) -> Speaker {
        Speaker { entity: self.entity, name: self.name.clone(), anonymous: self.anonymous }
    }
}

/// A name in tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Whom it names, as a position in [`Cast::referents`].
    pub who: usize,
}

/// All referents and where they are named.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// The document's entities in their order, then those without a name as they come up.
    pub referents: Vec<Referent>,
    /// The names, in the order of the text.
    pub names: Vec<Name>,
    /// Whom pronouns and descriptions mean that came with the entities.
    given: HashMap<TokenRange, usize>,
    /// The people of each surname, in lower case.
    surnames: HashMap<String, Vec<usize>>,
    /// The named of whom the story says each word.
    described: HashMap<String, Vec<usize>>,
    /// Those without an entity by their phrase, by their head noun, and by the last word of a name.
    phrases: HashMap<String, usize>,
    heads: HashMap<String, Vec<usize>>,
    last_words: HashMap<String, usize>,
}

impl Cast {
    /// Reads a document's entities and what stands beside their names.
    pub fn new(story: &Story<'_>) -> Self {
        let entities = story.words.document.entities();
        let mut cast = Self {
            referents: Vec::with_capacity(entities.len()),
            names: Vec::new(),
            given: HashMap::new(),
            surnames: HashMap::new(),
            described: HashMap::new(),
            phrases: HashMap::new(),
            heads: HashMap::new(),
            last_words: HashMap::new(),
        };
        for (index, entity) in entities.iter().enumerate() {
            let sort = sort(entity.kind);
            let mut referent = Referent {
                entity: Some(EntityId(index as u32)),
                name: entity.name.clone(),
                anonymous: false,
                sort,
                gender: Gender::default(),
                words: story
                    .lists
                    .content_words(entity.role.as_deref().unwrap_or_default())
                    .collect(),
                head: String::new(),
                introduced: usize::MAX,
            };
            if sort == Sort::Person {
                referent.gender = Gender::of_name(story.lists, &entity.name);
                let surname = story.lists.surname(&entity.name).to_lowercase();
                cast.surnames.entry(surname).or_default().push(index);
            }
            for mention in &entity.mentions {
                let tokens = story.words.tokens(mention.span);
                if mention.form != MentionForm::Name {
                    cast.given.insert(tokens, index);
                } else if !tokens.is_empty() {
                    if tokens.len() > 1 {
                        referent.introduced = referent.introduced.min(tokens.start());
                    }
                    cast.names.push(Name { tokens, who: index });
                }
            }
            cast.referents.push(referent);
        }
        cast.names.sort_by_key(|name| (name.tokens.start(), name.tokens.end()));
        cast.names.dedup_by_key(|name| name.tokens);
        cast.relink(story);
        // What stands before the last person describes that one.
        let (mut floor, mut next_floor) = (0, 0);
        for at in 0..cast.names.len() {
            let name = cast.names[at];
            if cast.referents[name.who].sort == Sort::Person {
                next_floor = name.tokens.end();
            }
            if !matches!(cast.referents[name.who].sort, Sort::People | Sort::Value) {
                describe::around(story, name.tokens, floor, &mut cast.referents[name.who]);
            }
            if let Some((kin, holder)) = describe::kin(story, &cast, name.tokens) {
                cast.referents[name.who].gender.add(Gender::of_noun(story.lists, &kin));
                cast.referents[name.who].words.extend([kin, holder]);
            }
            floor = next_floor;
        }
        describe::pronouns(story, &mut cast);
        succession::successions(story, &mut cast);
        for who in 0..cast.referents.len() {
            let words: Vec<String> = cast.referents[who].words.iter().cloned().collect();
            cast.index(who, words);
        }
        cast
    }

    /// The names that lie in a range.
    pub fn inside(&self, range: TokenRange) -> impl DoubleEndedIterator<Item = Name> {
        let first = self.names.partition_point(|name| name.tokens.start() < range.start());
        let end = self.names.partition_point(|name| name.tokens.start() < range.end());
        let names = self.names[first..end.max(first)].iter().copied();
        names.filter(move |name| {
            name.tokens.end() <= range.end() && self.referents[name.who].sort != Sort::Value
        })
    }

    /// Takes a name of unknown kind for that of a body, once it has spoken.
    pub fn take_for_body(&mut self, story: &Story<'_>, who: usize) {
        let referent = &mut self.referents[who];
        let entity = referent.entity.and_then(|id| story.words.document.entities().get(id.index()));
        if referent.sort == Sort::Thing && entity.is_some_and(|e| e.kind == EntityKind::Other) {
            referent.sort = Sort::Body;
        }
    }

    /// Where each referent is named first, in any form.
    pub fn first_names(&self) -> HashMap<usize, usize> {
        let mut first = HashMap::new();
        for name in &self.names {
            first.entry(name.who).or_insert(name.tokens.start());
        }
        first
    }

    /// The name that holds a token.
    pub fn name_at(&self, token: usize) -> Option<Name> {
        let next = self.names.partition_point(|name| name.tokens.start() <= token);
        let before = self.names[..next].iter().rev().take(3);
        before.copied().find(|name| name.tokens.range().contains(&token))
    }

    /// Gives names of one word to whoever bears them in full: among several the one whom a title
    /// before it fits, who is no `Jr.`, and who is introduced first: the others go by their full
    /// names throughout. Two people of one surname stay two.
    fn relink(&mut self, story: &Story<'_>) {
        let mut first_names: HashMap<String, Vec<usize>> = HashMap::new();
        for (who, referent) in self.referents.iter().enumerate() {
            if let (Sort::Person, Some((first, _))) = (referent.sort, referent.name.split_once(' '))
            {
                first_names.entry(first.to_lowercase()).or_default().push(who);
            }
        }
        for at in 0..self.names.len() {
            let name = self.names[at];
            if name.tokens.len() > 1 || self.referents[name.who].sort == Sort::Value {
                continue;
            }
            let word = story.words.at(name.tokens.start());
            let mut asked = Gender::default();
            for title in name.tokens.start().saturating_sub(2)..name.tokens.start() {
                asked.add(Gender::of_noun(story.lists, story.words.at(title)));
            }
            let full = |&who: &usize| self.referents[who].name.contains(' ');
            let mut bearers: Vec<usize> = self.bearers(word).iter().copied().filter(full).collect();
            if bearers.is_empty() && self.referents[name.who].sort == Sort::Person {
                bearers = match first_names.get(word).map(Vec::as_slice) {
                    Some(&[only]) => vec![only],
                    _ => Vec::new(),
                };
            }
            let rank = |who: &usize| {
                let referent = &self.referents[*who];
                let fit = if asked.is_known() { referent.gender.fit(asked) } else { 1.0 };
                let fit = (fit * 10.0) as usize;
                (
                    fit,
                    !story.lists.has_suffix(&referent.name),
                    Reverse(referent.introduced),
                    Reverse(*who),
                )
            };
            if let Some(&best) = bearers.iter().take(MOST).max_by_key(|who| rank(who)) {
                self.names[at].who = best;
            }
        }
    }

    /// Whom a pronoun or description means, where the entities say so; with or without its article.
    pub fn given(&self, tokens: TokenRange) -> Option<usize> {
        let bare = TokenRange::new((tokens.start() + 1).min(tokens.end()), tokens.end());
        self.given.get(&tokens).or_else(|| self.given.get(&bare)).copied()
    }

    /// True if a token is not the second or a later one of a name.
    pub fn is_outside(&self, token: usize) -> bool {
        self.name_at(token).is_none_or(|name| name.tokens.start() == token)
    }

    fn index(&mut self, who: usize, words: impl IntoIterator<Item = String>) {
        for word in words {
            self.described.entry(word).or_default().push(who);
        }
    }

    /// Takes up somebody whom no entity stands for.
    pub fn add(&mut self, referent: Referent) -> usize {
        let who = self.referents.len();
        let name = referent.name.to_lowercase();
        if referent.head.is_empty() {
            let last = name.rsplit(' ').next().unwrap_or_default().to_owned();
            self.last_words.insert(last, who);
        } else {
            self.heads.entry(referent.head.clone()).or_default().push(who);
        }
        self.phrases.insert(name, who);
        self.referents.push(referent);
        who
    }

    /// Takes up what the story says of somebody.
    pub fn describe(&mut self, who: usize, words: Vec<String>) {
        self.referents[who].words.extend(words.iter().cloned());
        self.index(who, words);
    }

    /// Whoever was taken up under a phrase, in any case.
    pub fn phrase(&self, name: &str) -> Option<usize> {
        self.phrases.get(&name.to_lowercase()).copied()
    }

    /// Those without a name whose head noun it is, the latest first.
    pub fn headed(&self, head: &str) -> impl Iterator<Item = usize> {
        self.heads.get(head).into_iter().flatten().rev().copied().take(MOST)
    }

    /// Whoever was taken up under a name that ends in the words.
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        let who = *self.last_words.get(name.rsplit(' ').next()?)?;
        let whole = self.referents[who].name.to_lowercase();
        let rest = whole.strip_suffix(name.as_str())?;
        (rest.is_empty() || rest.ends_with(' ')).then_some(who)
    }

    /// The named of whom the story says a word.
    pub fn described(&self, word: &str) -> impl Iterator<Item = usize> {
        self.described.get(word).into_iter().flatten().copied().take(MOST)
    }

    /// The people who bear a surname.
    pub fn bearers(&self, surname: &str) -> &[usize] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }
}
