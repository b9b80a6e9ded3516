//! Putting the mentions of one entity together.

mod body;
mod person;
mod role;

use crate::story::Story;
use body::Bodies;
use byline_core::{Entity, EntityKind, Mention, MentionForm, Span};
use person::People;
use role::role;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
struct Name {
    span: Span,
    kind: EntityKind,
    confidence: f32,
}

/// A date or an amount where it stands.
#[derive(Debug)]
struct Value {
    span: Span,
    kind: EntityKind,
    value: Option<String>,
}

/// A word where it stands, with compounds in one piece.
#[derive(Debug, Clone, Copy)]
struct Word<'d> {
    text: &'d str,
    span: Span,
}

/// Makes entities of names and values, in the order of their first mentions.
pub(crate) fn link(story: &Story<'_>, found: Vec<Entity>) -> Vec<Entity> {
    let document = story.words.document;
    let text = document.text();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for Entity { kind, value, mentions, .. } in found {
        for Mention { span, confidence, .. } in mentions {
            if kind.is_value() {
                values.push(Value { span, kind, value: value.clone() });
            } else {
                names.push(Name { span, kind, confidence });
            }
        }
    }
    values.sort_by_key(|value| value.span);
    names.retain(|name| {
        let found = text.get(name.span.range()).is_some_and(|found| !found.is_empty());
        found && !(name.kind == EntityKind::Other && in_date(&values, name.span))
    });
    names.sort_by_key(|name| name.span);
    agree(text, &mut names);
    let words = words(story);
    let mut linker = Linker::default();
    linker.learn(story, &names);
    for (index, name) in names.iter().enumerate() {
        let person = name.kind == EntityKind::Person;
        let role = if person { role(story, &words, &names, index) } else { None };
        linker.add(text, *name, role);
    }
    linker.bracketed(text, &names);
    let mut entities = linker.finish(text);
    entities.extend(value_entities(text, &names, values));
    entities.sort_by_key(|entity| entity.mentions[0].span);
    entities
}

/// The words of the story's sentences.
fn words<'d>(story: &Story<'d>) -> Vec<Word<'d>> {
    let view = &story.words.view;
    let sentences = story.words.document.sentences().iter();
    let words = sentences.flat_map(|sentence| view.compounds(sentence.tokens));
    words.map(|range| Word { text: view.text(range), span: view.span(range) }).collect()
}

/// A stretch of text with single blanks, so that a line break never enters a name.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entries of a list: one a line, `#` begins a comment line.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// For each alias the first name of its line.
static ALIASES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut aliases = FxHashMap::default();
    for line in entries(include_str!("../../data/en/aliases.txt")) {
        let mut names = line.split('\t').map(str::trim);
        let Some(full) = names.next() else { continue };
        aliases.extend(names.map(|name| (name, full)));
    }
    aliases
});

#[derive(Default)]
struct Linker {
    people: People,
    bodies: Bodies,
    /// Keys of the places.
    places: FxHashSet<String>,
    /// Entity by kind and key of the name; for a person the key is the number of the person.
    by_key: FxHashMap<(EntityKind, String), usize>,
    entities: Vec<Entity>,
    /// The entity of each name.
    of_name: Vec<usize>,
}

impl Linker {
    fn learn(&mut self, story: &Story<'_>, names: &[Name]) {
        let text = story.words.document.text();
        for name in names {
            let words = &text[name.span];
            match name.kind {
                EntityKind::Person => self.people.learn(words),
                EntityKind::Organization => self.bodies.learn(story.lists, words, &key(words)),
                EntityKind::Location => {
                    self.places.insert(key(words));
                }
                _ => {}
            }
        }
    }

    /// Adds a name, with the role that the words around it give.
    fn add(&mut self, text: &str, name: Name, role: Option<String>) {
        let own = key(&text[name.span]);
        let key = match name.kind {
            EntityKind::Person => {
                let Self { people, by_key, entities, .. } = self;
                let fits = |person: usize| {
                    let entity = by_key.get(&(EntityKind::Person, person.to_string()));
                    role.is_some() && entity.is_some_and(|&entity| entities[entity].role == role)
                };
                people.find(&text[name.span], fits).to_string()
            }
            EntityKind::Organization => {
                let place = self.places.contains(&own);
                self.bodies.find(&own, place)
            }
            _ => own,
        };
        let entity = self.entity(name.kind, key);
        let slot = &mut self.entities[entity];
        if slot.role.is_none() {
            slot.role = role;
        }
        slot.mentions.push(Mention {
            span: name.span,
            form: MentionForm::Name,
            confidence: if name.confidence.is_finite() {
                name.confidence.clamp(0.0, 1.0)
            } else {
                0.0
            },
        });
        self.of_name.push(entity);
    }

    fn entity(&mut self, kind: EntityKind, key: String) -> usize {
        let next = self.entities.len();
        let entity = *self.by_key.entry((kind, key)).or_insert(next);
        if entity == next {
            self.entities.push(Entity::new("", kind, Vec::new()));
        }
        entity
    }

    /// Joins a name with the acronym in brackets behind it, or the other way round.
    fn bracketed(&mut self, text: &str, names: &[Name]) {
        let mut joined: BTreeMap<usize, usize> = BTreeMap::new();
        let mut kept: FxHashSet<usize> = FxHashSet::default();
        for (index, pair) in names.windows(2).enumerate() {
            let [full, short] = pair else { continue };
            let (keep, drop) = (self.of_name[index], self.of_name[index + 1]);
            // A chain of joins could form a ring, so each entity takes part on one side only.
            let free = !joined.contains_key(&drop) && !joined.contains_key(&keep);
            if keep != drop && free && !kept.contains(&drop) && brackets(text, full, short) {
                joined.insert(drop, keep);
                kept.insert(keep);
            }
        }
        for (drop, keep) in joined {
            let moved = std::mem::take(&mut self.entities[drop].mentions);
            self.entities[keep].mentions.extend(moved);
        }
    }

    /// Sorts mentions, and names each entity by its fullest mention.
    fn finish(self, text: &str) -> Vec<Entity> {
        let mut entities: Vec<Entity> =
            self.entities.into_iter().filter(|entity| !entity.mentions.is_empty()).collect();
        for entity in &mut entities {
            entity.mentions.sort_by_key(|mention| mention.span);
            let mut forms: Vec<String> = Vec::new();
            for mention in &entity.mentions {
                let form = spaced(&text[mention.span]);
                if !forms.contains(&form) && forms.len() < 32 {
                    forms.push(form);
                }
            }
            let fullest =
                (0..forms.len()).rev().max_by_key(|&at| fullness(&forms[at])).unwrap_or(0);
            entity.name = forms.remove(fullest);
            entity.aliases = forms;
        }
        entities
    }
}

/// How full a form of a name is: words, then letters in lower case as against capitals.
fn fullness(form: &str) -> (usize, bool, usize) {
    let words = form.split(' ').count();
    (words, form.chars().any(char::is_lowercase), form.chars().count())
}

/// What equal names have in common: known short forms spelled out, no article, lower case.
fn key(name: &str) -> String {
    let name = spaced(name);
    let full = ALIASES.get(name.as_str()).copied().unwrap_or(&name);
    let full = full.strip_prefix("The ").unwrap_or(full);
    full.to_lowercase()
}

fn value_entities(text: &str, names: &[Name], values: Vec<Value>) -> Vec<Entity> {
    let mut by_value: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut out: Vec<Entity> = Vec::new();
    for value in values {
        let Some(form) = text.get(value.span.range()).filter(|form| !form.is_empty()) else {
            continue;
        };
        if overlaps(names, value.span) {
            continue;
        }
        let form = spaced(form);
        let key = (value.kind, value.value.clone().unwrap_or_else(|| form.to_lowercase()));
        let next = out.len();
        let at = *by_value.entry(key).or_insert(next);
        if at == next {
            let mut entity = Entity::new(form.clone(), value.kind, Vec::new());
            entity.value = value.value;
            out.push(entity);
        }
        let entity = &mut out[at];
        if entity.name != form && entity.aliases.len() < 32 && !entity.aliases.contains(&form) {
            entity.aliases.push(form);
        }
        entity.mentions.push(Mention {
            span: value.span,
            form: MentionForm::Name,
            confidence: 0.9,
        });
    }
    out
}

/// `Lumio` is a firm throughout if it is one once: the press names people in full before it calls
/// them by a word.
fn agree(text: &str, names: &mut [Name]) {
    use EntityKind::{Organization, Person};
    let mut bodies: FxHashSet<&str> = FxHashSet::default();
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter() {
        match (name.kind, text[name.span].rsplit_once(char::is_whitespace)) {
            (Person, Some((_, surname))) => drop(surnames.insert(surname)),
            (Organization, None) => drop(bodies.insert(&text[name.span])),
            _ => {}
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == Person) {
        let found = &text[name.span];
        if bodies.contains(found) && !surnames.contains(found) {
            name.kind = Organization;
        }
    }
}

/// True if a span is part of a date. The values are in the order of the text.
fn in_date(values: &[Value], span: Span) -> bool {
    let at = values.partition_point(|value| value.span.end() < span.end());
    values
        .get(at)
        .is_some_and(|value| value.kind == EntityKind::Date && value.span.start() <= span.start())
}

/// True if a span shares a byte with one of the names, which are sorted.
fn overlaps(names: &[Name], span: Span) -> bool {
    let at = names.partition_point(|name| name.span.end() <= span.start());
    names.get(at).is_some_and(|name| name.span.overlaps(span))
}

/// True if one of two names is an acronym in brackets right after the other, or is explained in
/// brackets itself: `Free Press Union (FPU)`, `FPU (Free Press Union)`.
fn brackets(text: &str, first: &Name, second: &Name) -> bool {
    let acronym = |name: &Name| {
        let name = &text[name.span];
        name.chars().filter(|c| c.is_uppercase()).count() >= 2 && !name.contains(' ')
    };
    let spelled = || {
        let initials = body::initials(&text[second.span]);
        acronym(first) && text[first.span].to_lowercase() == initials
    };
    first.kind == second.kind
        && text.get(first.span.end()..second.span.start()).is_some_and(|gap| {
            gap.strip_suffix('(').is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
        })
        && text.get(second.span.end()..).is_some_and(|rest| rest.starts_with(')'))
        && (acronym(second) || spelled())
}
