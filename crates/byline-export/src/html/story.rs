//! One story, as its template wants it.

use super::anchors::AnchorKind;
use super::characters::{Text, is_unsafe, plain, shortened};
use super::drawing::{Drawings, draw};
use super::marks::name_class;
use super::notes::{Voice, voices};
use super::segments::{Paragraph, cut};
use super::sources::{Way, stations, ways};
use askama::Template;
use byline_core::{CitationRef, Document, EntityRef};

/// The longest title that is taken from the text, in characters.
const TITLE: usize = 80;

/// The classes of names, with what they are called in lists.
const NAME_CLASSES: [(&str, &str); 6] = [
    ("person", "People"),
    ("organization", "Organisations"),
    ("location", "Places"),
    ("group", "Groups"),
    ("other", "Other names"),
    ("value", "Dates and amounts"),
];

/// A story with all that is shown beside it.
#[derive(Debug, Template)]
#[template(path = "story.html")]
pub(super) struct Story<'d> {
    number: usize,
    pub(super) title: String,
    /// How the title is shown: not at all where it is the first words of the text, and small
    /// above a headline.
    title_class: &'static str,
    /// The headline, or the first words where there is none.
    pub(super) headline: String,
    /// Publisher, date and authors, where they are known.
    pub(super) origin: Vec<String>,
    /// The address of the story, if it is one of the web.
    address: Option<&'d str>,
    paragraphs: Vec<Paragraph<'d>>,
    /// The blanks after the last paragraph.
    after: Text<'d>,
    pub(super) voices: Vec<Voice>,
    ways: Vec<Way>,
    drawings: Drawings,
    citations: Vec<Cited>,
    names: Vec<Names>,
    /// The speakers by quote, for the labels of the numbers in the text.
    speakers: Vec<String>,
}

/// A citation for the list.
#[derive(Debug)]
struct Cited {
    index: usize,
    names: Vec<String>,
    /// `second-hand, report` ...
    how: String,
    quotes: Vec<usize>,
}

/// The names of one class.
#[derive(Debug)]
struct Names {
    class: &'static str,
    heading: &'static str,
    names: Vec<Named>,
}

/// An entity for the list.
#[derive(Debug)]
struct Named {
    index: usize,
    name: String,
    role: String,
    mentions: usize,
}

impl<'d> Story<'d> {
    /// A story as the one with this number on its page.
    pub(super) fn new(document: &'d Document, number: usize) -> Self {
        let stations = stations(document);
        let ways = ways(&stations);
        let (paragraphs, after) = cut(document);
        let voices = voices(document, &stations);
        let mut speakers = vec![String::new(); document.quotes().len()];
        for note in voices.iter().flat_map(|voice| &voice.notes) {
            speakers[note.quote].clone_from(&note.who);
        }
        let id = document.id.as_deref().filter(|id| !id.trim().is_empty());
        Self {
            number,
            title: shortened(id.unwrap_or_else(|| first_line(document)), TITLE),
            headline: shortened(first_line(document), TITLE),
            title_class: match (id, paragraphs.first()) {
                (None, _) => "unseen",
                (_, Some(first)) if first.heading => "kicker",
                _ => "title",
            },
            origin: origin(document),
            address: document.url.as_deref().filter(|url| is_web(url)),
            paragraphs,
            after,
            voices,
            drawings: draw(&ways),
            ways,
            citations: document.citation_refs().map(cited).collect(),
            names: names(document),
            speakers,
        }
    }
}

/// Who published the story, when, and who wrote it.
fn origin(document: &Document) -> Vec<String> {
    let publisher = document.publisher.as_deref().map(plain);
    let day = document.date.map(|date| date.strftime("%-d %B %Y").to_string());
    let time = document.published.map(|moment| moment.strftime("%H:%M UTC").to_string());
    let date = day.map(|day| day + &time.map_or(String::new(), |time| format!(", {time}")));
    let authors = Some(plain(&document.authors.join(", "))).filter(|names| !names.is_empty());
    [publisher, date, authors].into_iter().flatten().collect()
}

/// True for what a browser opens as a page, and as nothing else. An address has no blanks and no
/// characters that are not shown.
fn is_web(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && !url.chars().any(|c| c.is_whitespace() || is_unsafe(c))
}

fn first_line(document: &Document) -> &str {
    document.paragraphs().first().map_or("Empty story", |&span| &document.text()[span])
}

fn cited(citation: CitationRef<'_>) -> Cited {
    let found = citation.citation();
    let mut names: Vec<String> = citation.names().map(plain).collect();
    if names.is_empty() {
        names.push("somebody".to_owned());
    }
    let mut how = found.relation.label().to_owned();
    if let Some(medium) = found.medium.filter(|medium| medium.as_str() != how) {
        how = format!("{how}, {}", medium.as_str().replace('-', " "));
    }
    if let Some(platform) = &found.platform {
        how = format!("{how} on {}", plain(platform));
    }
    let mut quotes: Vec<usize> = found.supports.iter().map(|s| s.quote.index()).collect();
    quotes.sort_unstable();
    Cited { index: citation.id().index(), names, how, quotes }
}

fn names(document: &Document) -> Vec<Names> {
    let lists = NAME_CLASSES.iter().map(|&(class, heading)| {
        let of_class = |entity: &EntityRef| name_class(entity.kind()) == class;
        let names = document.entity_refs().filter(of_class).map(named).collect();
        Names { class, heading, names }
    });
    lists.filter(|list| !list.names.is_empty()).collect()
}

fn named(entity: EntityRef<'_>) -> Named {
    let found = entity.entity();
    Named {
        index: entity.id().index(),
        name: plain(&found.name),
        role: plain(found.role.as_deref().unwrap_or_default()),
        mentions: found.mentions.len(),
    }
}
