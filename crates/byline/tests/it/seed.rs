//! The story that the project started from. It belongs to its publisher, so it is not part of the
//! repository: the test runs where `../shared` lies beside it, and says so where it does not.

use crate::{chain_of, cites, has_entity, speaker_of};
use byline::{EntityKind, Pipeline, Relation};

#[test]
fn the_seed_story_is_understood() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/seed/article.txt");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("SKIPPED: the seed story is not at {path}");
        return;
    };
    let document = Pipeline::new().analyze(&text);

    for name in ["Igor Zhovkva", "Volodymyr Zelenskyy", "Jens Stoltenberg", "Vladimir Putin"] {
        assert!(has_entity(&document, EntityKind::Person, name), "{name}");
    }
    for name in ["NATO", "RT", "The Financial Times", "Politico"] {
        assert!(has_entity(&document, EntityKind::Organization, name), "{name}");
    }
    assert_eq!(document.date.unwrap().to_string(), "2022-06-26");

    // The document that one quotation comes from may be named by its publisher.
    let quotations = [
        ("aspirations", "Igor Zhovkva"),
        ("cornerstone of", "Igor Zhovkva"),
        ("a true strategic", "NATO"),
        ("strict and severe", "Igor Zhovkva"),
        ("special military", "Vladimir Putin"),
        ("the most urgent", "Jens Stoltenberg"),
        ("shattered peace", "Jens Stoltenberg"),
        ("that are vulnerable", "Jens Stoltenberg"),
    ];
    let right = quotations.iter().filter(|(words, speaker)| {
        let found = speaker_of(&document, words);
        found == *speaker || *speaker == "NATO" && found.contains("Strategic Concept")
    });
    assert!(right.count() >= 6, "{:?}", quotations.map(|q| (q.0, speaker_of(&document, q.0))));

    assert_eq!(
        chain_of(&document, "cornerstone of"),
        ["Igor Zhovkva", "The Financial Times", "RT"]
    );
    assert!(cites(&document, Relation::Credit, "Associated Press"));
}
