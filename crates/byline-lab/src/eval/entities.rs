//! Which mentions of persons are put together, against texts annotated by people.
//!
//! The files say where names are, not whom they mean; that follows from the names of a story. A
//! name of one word means the full name that ends in it or else holds it, where there is only one
//! with the same suffix (`Jr.` or none). Where there are several, the mention is left out.

use crate::counts::percent;
use crate::models;
use crate::readers::stories::{self, Story};
use byline_core::{Document, Entity, EntityKind, Span};
use byline_ner::Tagger;
use byline_refer::Resolver;
use std::collections::BTreeSet;
use std::path::Path;

/// How mentions are put together: B-cubed, over the mentions that were found.
#[derive(Debug, Default)]
pub struct Score {
    mentions: usize,
    precision: f64,
    recall: f64,
    /// Mentions whose entity has the name that it should have.
    named: usize,
}

/// Prints the score of a file of stories.
///
/// # Errors
///
/// If the file cannot be read.
pub fn eval(path: &Path) -> anyhow::Result<()> {
    let tagger = models::ner(None)?;
    let mut score = Score::default();
    for story in stories::read(path)? {
        let entities = entities(&story.text, &tagger)?;
        score.add(&pairs(&persons(&story), &entities), &entities);
    }
    let mean = |sum: f64| 100.0 * sum / score.mentions.max(1) as f64;
    let (p, r) = (mean(score.precision), mean(score.recall));
    let f1 = 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE);
    println!("persons P {p:.1} R {r:.1} F1 {f1:.1}  (B-cubed, {} mentions)", score.mentions);
    let named = percent(score.named, score.mentions);
    println!("named right {named:.1} %, {} of {}", score.named, score.mentions);
    Ok(())
}

impl Score {
    /// Adds a story: for each mention its right name and the number of its entity.
    fn add(&mut self, pairs: &[(String, usize)], entities: &[Entity]) {
        for (name, entity) in pairs {
            let same = pairs.iter().filter(|pair| pair.0 == *name).count() as f64;
            let together = pairs.iter().filter(|pair| pair.1 == *entity).count() as f64;
            let both =
                pairs.iter().filter(|pair| pair.0 == *name && pair.1 == *entity).count() as f64;
            self.precision += both / together;
            self.recall += both / same;
            self.named += usize::from(entities[*entity].name == *name);
        }
        self.mentions += pairs.len();
    }
}

fn entities(text: &str, tagger: &Tagger) -> anyhow::Result<Vec<Entity>> {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences)?;
    Ok(Resolver::new().link(&document, None, tagger.entities(&document)))
}

/// The right name and the entity of every gold mention that was found.
fn pairs(persons: &[(Span, String)], entities: &[Entity]) -> Vec<(String, usize)> {
    let entity = |span: Span| {
        entities.iter().position(|entity| {
            entity.kind == EntityKind::Person && entity.mentions.iter().any(|m| m.span == span)
        })
    };
    persons.iter().filter_map(|(span, name)| Some((name.clone(), entity(*span)?))).collect()
}

/// The mentions of persons in a story whose full name is plain, with that name.
fn persons(story: &Story) -> Vec<(Span, String)> {
    let of_persons = story.names.iter().filter(|name| name.class == "PER");
    let mention = |span: Span| {
        (span, story.text[span.range()].split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let mut mentions: Vec<(Span, String)> = of_persons.map(|name| mention(name.span)).collect();
    let full: BTreeSet<String> = mentions
        .iter()
        .map(|(_, name)| name.clone())
        .filter(|name| parts(name).0.contains(' '))
        .collect();
    mentions.retain_mut(|(_, name)| match canonical(name, &full) {
        Some(full) => {
            *name = full;
            true
        }
        None => false,
    });
    mentions
}

/// A name without its suffix, and whether it has one.
fn parts(name: &str) -> (&str, bool) {
    match name.strip_suffix(" Jr.") {
        Some(rest) => (rest, true),
        None => (name, false),
    }
}

/// The full name that a name means, itself if there is none, nothing if there are several.
fn canonical(name: &str, full: &BTreeSet<String>) -> Option<String> {
    let (word, junior) = parts(name);
    if word.contains(' ') {
        return Some(name.to_owned());
    }
    let bearers = |bears: &dyn Fn(&str) -> bool| -> Vec<&String> {
        full.iter().filter(|full| parts(full).1 == junior && bears(parts(full).0)).collect()
    };
    let mut found = bearers(&|full| full.rsplit(' ').next() == Some(word));
    if found.is_empty() {
        found = bearers(&|full| full.split(' ').any(|part| part == word));
    }
    match found[..] {
        [] => Some(name.to_owned()),
        [one] => Some(one.clone()),
        _ => None,
    }
}
