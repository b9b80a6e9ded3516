//! Names and the entities behind them: `links.txt` says what belongs together, `roles.txt` who
//! people are.

use super::document;
use byline_core::{Document, Entity, EntityKind, Mention, MentionForm, Span};
use byline_ner::{ModelFiles, Tagger, story_date};
use byline_refer::Resolver;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    Tagger::from_files(ModelFiles {
        weights: byline_model_en::NER,
        classes: byline_model_en::NER_CLASSES,
        lists: byline_model_en::NER_LISTS,
    })
    .expect("the embedded files are sound")
});

/// The entities of a text, by the names and values that are found in it.
fn entities(text: &str) -> Vec<Entity> {
    let mut document = document(text);
    document.date = story_date(&document);
    linked(&document, TAGGER.entities(&document))
}

fn linked(document: &Document, found: Vec<Entity>) -> Vec<Entity> {
    Resolver::new().link(document, None, found)
}

fn name(start: usize, end: usize, kind: EntityKind) -> Entity {
    let mention = Mention { span: Span::new(start, end), form: MentionForm::Name, confidence: 0.9 };
    Entity::new("", kind, vec![mention])
}

fn entity<'e>(entities: &'e [Entity], name: &str) -> &'e Entity {
    entities
        .iter()
        .find(|entity| entity.name == name)
        .unwrap_or_else(|| panic!("no {name}: {entities:?}"))
}

/// `name | alias | alias : role N`.
fn shown(entity: &Entity) -> String {
    let names = [&entity.name].into_iter().chain(&entity.aliases);
    let names = names.map(String::as_str).collect::<Vec<_>>().join(" | ");
    let role = entity.role.as_deref().map_or(String::new(), |role| format!(" : {role}"));
    format!("{names}{role} {}", entity.mentions.len())
}

#[test]
fn mentions_of_one_entity_are_together() {
    let mut wrong = Vec::new();
    for case in include_str!("links.txt").split("\n\n") {
        let lines = case.lines().filter(|line| !line.starts_with('#'));
        let (expected, text): (Vec<&str>, Vec<&str>) = lines.partition(|l| l.starts_with("= "));
        let text = text.join("\n");
        let entities = entities(&text);
        let found: Vec<String> = entities.iter().map(shown).collect();
        for line in expected {
            if !found.iter().any(|entity| *entity == line[2..]) {
                wrong.push(format!("{text}\n  missed {line}\n  found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn roles_are_what_the_story_says() {
    let mut wrong = Vec::new();
    for line in include_str!("roles.txt").lines() {
        let Some((text, expected)) = line.split_once(" = ") else { continue };
        let (name, role) = expected.split_once(": ").expect("a name and a role");
        let entities = entities(&text.replace("\\n", "\n"));
        let found = entities.iter().find(|entity| entity.name == name);
        let found = found.map_or("not found", |entity| entity.role.as_deref().unwrap_or("-"));
        if found != role {
            wrong.push(format!("{line}\n  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_called_by_one_word_is_a_body_throughout_or_a_person() {
    let text =
        "The café chain Lumio grew. Lumio paid. Anna Ford stayed, and Ford left. Ford sells.";
    let kinds = |names: &[(&str, usize, EntityKind)]| {
        let name = |&(word, from, kind): &(&str, usize, EntityKind)| {
            let start = from + text[from..].find(word).unwrap();
            name(start, start + word.len(), kind)
        };
        let found = linked(&document(text), names.iter().map(name).collect());
        found.into_iter().map(|entity| (entity.name, entity.kind)).collect::<Vec<_>>()
    };
    use EntityKind::{Organization, Person};
    let lumio = [("Lumio", 0, Organization), ("Lumio", 22, Person)];
    assert_eq!(kinds(&lumio), [("Lumio".to_owned(), Organization)]);
    let ford = [("Anna Ford", 0, Person), ("Ford", 55, Person), ("Ford", 70, Organization)];
    assert_eq!(kinds(&ford)[0], ("Anna Ford".to_owned(), Person), "a surname stays one");
}

#[test]
fn surnames_go_to_the_person_named_last() {
    let text = "Anna Berg met Carl Holm. Berg smiled. Then Paul Berg came, and Berg left.";
    let entities = entities(text);
    assert_eq!(entity(&entities, "Anna Berg").mentions.len(), 2);
    assert_eq!(entity(&entities, "Paul Berg").mentions.len(), 2);
    assert_eq!(entity(&entities, "Carl Holm").mentions.len(), 1);
}

#[test]
fn acronyms_in_brackets_are_aliases() {
    let text = "The Nordic Fish Council (NFC) met in Oslo. The NFC then voted.";
    let entities = entities(text);
    let council = entity(&entities, "Nordic Fish Council");
    assert_eq!(council.aliases, ["NFC"]);
    assert_eq!(council.mentions.len(), 3);
}

#[test]
fn short_forms_of_outlets_are_aliases() {
    let text = "He wrote in The Financial Times. Later the FT apologised.";
    let entities = entities(text);
    assert_eq!(entity(&entities, "The Financial Times").aliases, ["FT"]);
}

#[test]
fn roles_come_from_titles_and_appositions() {
    let text =
        "NATO Secretary-General Jens Holm met Ida Krüger, an adviser to the mayor, on Friday.";
    let entities = entities(text);
    let role = |name| entity(&entities, name).role.as_deref();
    assert_eq!(role("Jens Holm"), Some("NATO Secretary-General"));
    assert_eq!(role("Ida Krüger"), Some("adviser to the mayor"));
}

#[test]
fn a_day_taken_for_a_name_is_a_date() {
    let text = "It broke on Tuesday morning in Riga.";
    let found = [
        name(12, 19, EntityKind::Other),
        name(31, 35, EntityKind::Location),
        name(12, 27, EntityKind::Date),
    ];
    let entities = linked(&document(text), found.to_vec());
    let found: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(found, ["Tuesday morning", "Riga"]);
}
