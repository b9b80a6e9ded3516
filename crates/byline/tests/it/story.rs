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
    ] {
        assert_eq!(speaker_of(&document, words), speaker, "{words}");
    }
}

#[test]
fn pronouns_stand_with_the_entity_they_mean() {
    let document = Pipeline::new().analyze(
        "Renée Okafor spoke in Lyon on Monday. “The café is full,” she said. Her deputy, Karl \
         Brandt, told reporters that he agreed.",
    );
    let mentions = |name: &str| {
        let entity = document.entities().iter().find(|entity| entity.name == name).unwrap();
        let mentions = entity.mentions.iter().map(|mention| &document.text()[mention.span]);
        mentions.collect::<Vec<_>>()
    };
    assert_eq!(mentions("Renée Okafor"), ["Renée Okafor", "she", "Her"]);
    assert_eq!(mentions("Karl Brandt"), ["Her deputy", "Karl Brandt", "he"]);
}

#[test]
fn an_outlet_passes_on_what_somebody_else_said() {
    let chain = |text: &str, words| chain_of(&Pipeline::new().analyze(text), words).to_vec();
    assert_eq!(
        chain("RT reported, citing the Financial Times, that the café would close.", "close"),
        ["The Financial Times", "RT"]
    );
    assert_eq!(
        chain("The café is shut, Reuters reported, citing Foreign Minister Ana Novak.", "shut"),
        ["Ana Novak", "Reuters"]
    );
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

#[test]
fn nobody_passes_on_what_nobody_is_named_for() {
    let text = "“The bridge stays shut.”\n\n“Mind the café,” Zoë Ruiz told Le Monde on Monday.";
    let document = Pipeline::new().analyze(text);
    let via: Vec<(Option<&str>, &[String])> =
        document.quote_refs().map(|quote| (quote.speaker_name(), quote.via())).collect();
    assert_eq!(via, [(None, &[][..]), (Some("Zoë Ruiz"), &["Le Monde".to_owned()][..])]);
}
