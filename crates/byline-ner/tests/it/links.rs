//! Names and the entities behind them: `links.txt` says what belongs together, `roles.txt` who
//! people are.

use super::{TAGGER, document};
use byline_core::{Entity, EntityKind, Span};
use byline_ner::{Name, link};

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
        let entities = TAGGER.entities(&document(&text));
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
        let entities = TAGGER.entities(&document(&text.replace("\\n", "\n")));
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
            Name { span: Span::new(start, start + word.len()), kind, confidence: 0.9 }
        };
        let found = link(&document(text), names.iter().map(name).collect(), vec![]);
        found.into_iter().map(|entity| (entity.name, entity.kind)).collect::<Vec<_>>()
    };
    use EntityKind::{Organization, Person};
    let lumio = [("Lumio", 0, Organization), ("Lumio", 22, Person)];
    assert_eq!(kinds(&lumio), [("Lumio".to_owned(), Organization)]);
    let ford = [("Anna Ford", 0, Person), ("Ford", 55, Person), ("Ford", 70, Organization)];
    assert_eq!(kinds(&ford)[0], ("Anna Ford".to_owned(), Person), "a surname stays one");
}
