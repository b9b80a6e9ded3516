//! The drawing of the sources.

use super::stories::quote;
use super::{all, parsed, text};
use byline_core::{Document, Span, Speaker};
use std::collections::BTreeSet;

/// A story whose quotes came on these ways.
fn story(ways: &[&[&str]]) -> Document {
    let mut document = Document::new("“Été,” she said.");
    let quotes = ways.iter().map(|way| {
        let name = way.first().copied().unwrap_or_default().to_owned();
        let who = Speaker { entity: None, name, anonymous: false };
        let mut said = quote(vec![Span::new(0, 12)], vec![], vec![], who);
        said.chain = way.iter().map(|&name| name.to_owned()).collect();
        said
    });
    document.set_quotes(quotes.collect()).unwrap();
    document
}

/// The class of each drawing, and the size of its boxes.
const SIZES: [(&str, f64, f64); 2] = [("wide", 176.0, 42.0), ("narrow", 98.0, 50.0)];

/// The middles of the boxes in a drawing, with their names.
fn stops(document: &Document, class: &str) -> Vec<(String, f64, f64)> {
    let tree = parsed(document);
    let stops = all(&tree, &format!("svg.{class} .stop"));
    let place = |stop: &scraper::ElementRef| {
        let moved = stop.attr("transform").unwrap();
        let numbers = moved.trim_start_matches("translate(").trim_end_matches(')');
        let (x, y) = numbers.split_once(' ').unwrap();
        let name = text(stop).split(", ").next().unwrap().to_owned();
        (name, x.parse().unwrap(), y.parse().unwrap())
    };
    stops.iter().map(place).collect()
}

#[test]
fn every_way_goes_from_left_to_right() {
    let ways: [&[&str]; 4] =
        [&["Zoë", "The Post", "Radio 5"], &["Ana", "Radio 5"], &["Ana"], &["Zoë", "The Post"]];
    for (class, width, _) in SIZES {
        let found = stops(&story(&ways), class);
        let x = |name: &str| found.iter().find(|stop| stop.0 == name).unwrap().1;
        for way in ways {
            let mut along: Vec<f64> = way.iter().map(|name| x(name)).collect();
            along.push(x("this story"));
            assert!(along.is_sorted_by(|a, b| a + width < *b), "{way:?}: {along:?}");
        }
    }
}

#[test]
fn boxes_do_not_overlap() {
    let names: Vec<String> = (0..30).map(|n| format!("Speaker {n}")).collect();
    let carriers = ["The Post", "Radio 5", "Wire", "Le Monde"];
    let ways: Vec<Vec<&str>> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let on = carriers[n % 4..].iter().copied().take(n % 3);
            std::iter::once(name.as_str()).chain(on).collect()
        })
        .collect();
    let ways: Vec<&[&str]> = ways.iter().map(Vec::as_slice).collect();
    for (class, width, height) in SIZES {
        let found = stops(&story(&ways), class);
        assert_eq!(found.len(), 35);
        for (index, one) in found.iter().enumerate() {
            for other in &found[index + 1..] {
                let apart = (one.1 - other.1).abs() > width || (one.2 - other.2).abs() > height;
                assert!(apart, "{class}: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn a_circle_of_sources_is_left_to_the_list() {
    let document = story(&[&["Zoë", "Post", "Radio"], &["Ana", "Radio", "Post"], &["Eva"]]);
    let names: BTreeSet<_> = stops(&document, "wide").into_iter().map(|stop| stop.0).collect();
    assert!(names.contains("Zoë") && names.contains("Eva") && !names.contains("Ana"));
    let tree = parsed(&document);
    assert_eq!(text(&all(&tree, ".left-out")[0]), "1 more in the list.");
    assert_eq!(all(&tree, ".ways li").len(), 3);
}

#[test]
fn many_sources_are_left_to_the_list() {
    let names: Vec<String> = (0..300).map(|n| format!("Speaker {n}")).collect();
    let ways: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
    let ways: Vec<&[&str]> = ways.iter().map(|way| way.as_slice()).collect();
    let document = story(&ways);
    assert_eq!(stops(&document, "wide").len(), 41);
    assert_eq!(text(&all(&parsed(&document), ".left-out")[0]), "260 more in the list.");
}
