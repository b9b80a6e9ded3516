//! What a page of several stories begins with.

use super::story::Story;
use std::collections::HashMap;

/// How many people the list has: those who say most.
const PEOPLE: usize = 60;

/// The stories of a page, and everybody who is quoted in them.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) entries: Vec<Entry>,
    people: Vec<Person>,
    known: HashMap<String, usize>,
}

/// A story.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) number: usize,
    /// The file that it was cut off to; empty for this one.
    pub(super) file: String,
    pub(super) title: String,
    pub(super) headline: String,
    /// Publisher and date.
    pub(super) origin: Vec<String>,
    pub(super) quotes: usize,
}

/// Somebody who is quoted, with the same name in all stories.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) quotes: usize,
    /// The positions of the stories among the entries.
    pub(super) stories: Vec<usize>,
}

impl Contents {
    /// These stories, without a list of people.
    pub(super) fn of(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Adds a story with all who speak in it.
    pub(super) fn add(&mut self, story: &Story<'_>) {
        let place = self.entries.len();
        let mut quotes = 0;
        for voice in &story.voices {
            quotes += voice.notes.len();
            if voice.class.is_empty() {
                // The official of one story is not that of another.
                continue;
            }
            let next = self.people.len();
            let index = *self.known.entry(voice.name.to_lowercase()).or_insert(next);
            if index == next {
                let (name, class) = (voice.name.clone(), voice.class);
                self.people.push(Person { name, class, quotes: 0, stories: Vec::new() });
            }
            self.people[index].quotes += voice.notes.len();
            self.people[index].stories.push(place);
        }
        self.entries.push(Entry {
            number: place + 1,
            file: String::new(),
            title: story.title.clone(),
            headline: story.headline.clone(),
            origin: story.origin.clone(),
            quotes,
        });
    }

    /// False where the page itself is its only story.
    pub(super) fn is_needed(&self) -> bool {
        !matches!(self.entries.as_slice(), [only] if only.file.is_empty())
    }

    /// Those who say most, over all stories.
    pub(super) fn people(&self) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.people.iter().collect();
        people.sort_by_key(|person| std::cmp::Reverse(person.quotes));
        people.truncate(PEOPLE);
        people
    }
}
