//! A story of our own with every turn that the pipeline must follow.

use crate::{chain_of, cites, has_entity, speaker_of};
use byline::{Document, EntityKind, Pipeline, Relation};

fn story() -> Document {
    Pipeline::new().analyze(include_str!("../../../../examples/data/bridge.txt"))
}

#[test]
fn names_are_found() {
    let document = story();
    for name in ["Renée Okafor", "Tomás Figueira", "Karin Lindqvist", "Marta Vilhena"] {
        assert!(has_entity(&document, EntityKind::Person, name), "{name}");
    }
    for name in ["EBSA", "Sky News", "The Guardian", "Politico"] {
        assert!(has_entity(&document, EntityKind::Organization, name), "{name}");
    }
    assert_eq!(document.date.unwrap().to_string(), "2023-04-18");
}

#[test]
fn quotations_have_their_speakers() {
    let document = story();
    for (words, speaker) in [
        ("quick fix", "Renée Okafor"),
        ("lifeline of the southern bank", "Renée Okafor"),
        ("clear and binding rules", "Renée Okafor"),
        ("the clearest warning", "Karin Lindqvist"),
        ("shaken trust", "Karin Lindqvist"),
        ("that lack the means", "Karin Lindqvist"),
        ("We know what to do", "Karin Lindqvist"),
        ("I wouldn’t drive over it", "João Brás"),
        ("the cracks were known", "senior official"),
    ] {
        assert_eq!(speaker_of(&document, words), speaker, "{words}");
    }
}

#[test]
fn chains_lead_back_to_the_origin() {
    let document = story();
    assert_eq!(
        chain_of(&document, "lifeline of the southern bank"),
        ["Renée Okafor", "The Guardian", "Sky News"]
    );
    assert_eq!(chain_of(&document, "that lack the means"), ["Karin Lindqvist", "Politico"]);
    assert!(cites(&document, Relation::Credit, "Associated Press"));
}
