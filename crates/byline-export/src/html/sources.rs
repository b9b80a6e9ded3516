//! The ways on which quotes came to the story.

use super::characters::plain;
use byline_cite::{Chain, Link, chains};
use byline_core::{Document, Quote};
use std::collections::HashMap;

/// One station of a way: a speaker or a carrier.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Station {
    pub(super) name: String,
    /// `person`, `outlet`, `agency`, `document` ...; `speaker` where nothing more is known.
    pub(super) kind: &'static str,
}

/// A way that one or more quotes took.
#[derive(Debug)]
pub(super) struct Way {
    /// From the origin to the station nearest to the story. Never empty.
    pub(super) stations: Vec<Station>,
    /// The quotes that took it.
    pub(super) quotes: Vec<usize>,
}

/// The stations of every quote; none where nobody is known to have said it.
pub(super) fn stations(document: &Document) -> Vec<Vec<Station>> {
    chains(document)
        .iter()
        .zip(document.quotes())
        .map(|(chain, quote)| stations_of(chain, quote))
        .collect()
}

fn stations_of(chain: &Chain, quote: &Quote) -> Vec<Station> {
    let mut stations: Vec<Station> = chain.links.iter().map(station).collect();
    if stations.is_empty() {
        // Citations have not been tracked, so the speaker is all that is known.
        let speaker = quote.speaker.as_ref().filter(|speaker| !speaker.name.is_empty());
        stations.extend(speaker.map(|speaker| Station {
            name: plain(&speaker.name),
            kind: if speaker.anonymous { "unnamed" } else { "speaker" },
        }));
    }
    stations.dedup();
    stations
}

fn station(link: &Link) -> Station {
    let mut name = if link.name.is_empty() { "somebody".to_owned() } else { plain(&link.name) };
    if let Some(year) = &link.edition {
        name = format!("{name} ({year})");
    }
    Station { name, kind: link.kind.map_or("speaker", |kind| kind.as_str()) }
}

/// The different ways, those of several stations first, in the order of the story.
pub(super) fn ways(stations: &[Vec<Station>]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let mut known: HashMap<&[Station], usize> = HashMap::new();
    for (quote, stations) in stations.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
        let index = *known.entry(stations).or_insert_with(|| {
            ways.push(Way { stations: stations.clone(), quotes: Vec::new() });
            ways.len() - 1
        });
        ways[index].quotes.push(quote);
    }
    ways.sort_by_key(|way| std::cmp::Reverse(way.stations.len()));
    ways
}
