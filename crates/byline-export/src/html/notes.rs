//! What is said about a quote beside the text, and who said what.

use super::characters::{plain, shortened};
use super::marks::name_class;
use super::sources::Station;
use byline_core::{Act, Document, EntityId, EntityRef, Polarity, QuoteRef, Span};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How much of a quote a note repeats, in characters: all of it, unless somebody wants to fill the
/// page with quotes of quotes.
const WORDS: usize = 5000;

/// What is known about one quote.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) quote: usize,
    pub(super) who: String,
    pub(super) role: String,
    /// All of its words.
    pub(super) words: String,
    pub(super) cue: String,
    /// `direct statement`, `indirect attitude, denied, doubtful` ...
    pub(super) kind: String,
    pub(super) stations: Vec<Station>,
}

/// Somebody with all that they said, in the order of the story.
#[derive(Debug)]
pub(super) struct Voice {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) role: String,
    pub(super) notes: Vec<Note>,
}

/// Everybody who is quoted, those who say most first.
pub(super) fn voices(document: &Document, stations: &[Vec<Station>]) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: HashMap<(Option<EntityId>, String), usize> = HashMap::new();
    for (quote, stations) in document.quote_refs().zip(stations) {
        let note = note(document, quote, stations);
        let entity = quote.speaker().map(EntityRef::id);
        let name = if entity.is_some() { String::new() } else { note.who.to_lowercase() };
        let index = *known.entry((entity, name)).or_insert_with(|| {
            voices.push(Voice {
                name: note.who.clone(),
                class: quote.speaker().map_or("", |speaker| name_class(speaker.kind())),
                role: note.role.clone(),
                notes: Vec::new(),
            });
            voices.len() - 1
        });
        voices[index].notes.push(note);
    }
    voices.sort_by_key(|voice| Reverse(voice.notes.len()));
    voices
}

fn note(document: &Document, quote: QuoteRef<'_>, stations: &[Station]) -> Note {
    let role = quote.speaker().and_then(EntityRef::role);
    Note {
        quote: quote.id().index(),
        who: quote.speaker_name().map_or("Nobody named".to_owned(), |name| capital(&plain(name))),
        role: plain(role.unwrap_or_default()),
        words: words(document, &quote.quote().content),
        cue: plain(&quote.cue().unwrap_or_default()),
        kind: kind(quote),
        stations: stations.to_vec(),
    }
}

/// What a reader should know of a quote before believing it.
fn kind(quote: QuoteRef<'_>) -> String {
    let act = match quote.act() {
        Act::NoAnswer => "no answer".to_owned(),
        act => act.to_string(),
    };
    let is_denied = quote.polarity() == Polarity::Deny && quote.act() != Act::NoAnswer;
    let denied = if is_denied { ", denied" } else { "" };
    let doubtful = if quote.is_doubtful() { ", doubtful" } else { "" };
    format!("{} {act}{denied}{doubtful}", quote.kind())
}

fn words(document: &Document, spans: &[Span]) -> String {
    let mut words = String::new();
    for (index, span) in spans.iter().enumerate() {
        if index > 0 {
            words.push_str(" … ");
        }
        // Blanks are made fewer later on, so somewhat more than can be shown is taken.
        words.extend(document.text()[*span].chars().take(4 * WORDS));
        if words.len() > 4 * WORDS {
            break;
        }
    }
    shortened(&words, WORDS)
}

fn capital(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}
