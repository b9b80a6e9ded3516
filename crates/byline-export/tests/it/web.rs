//! The two kinds of JSON-LD. What their words expand to is checked by `.ci/readers.py`.

use crate::stories;
use byline_export::{schema_org, web_annotation};
use serde_json::Value;
use std::collections::HashSet;

#[test]
fn selectors_find_the_same_words_by_place_and_by_neighbours() {
    for document in stories() {
        let characters: Vec<char> = document.text().chars().collect();
        let collection = web_annotation::collection(document);
        let items = collection["first"]["items"].as_array().unwrap();
        let layers =
            [document.entities().len(), document.quotes().len(), document.citations().len()];
        assert_eq!(items.len(), layers.iter().sum::<usize>());
        assert_eq!(collection["total"], items.len());
        let ids: HashSet<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), items.len());
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let [place, words] = [0, 1].map(|n| &target["selector"][n]);
            let [start, end] = ["start", "end"].map(|side| place[side].as_u64().unwrap() as usize);
            let exact: String = characters[start..end].iter().collect();
            assert_eq!(words["exact"], exact);
            let whole = format!("{}{exact}{}", string(&words["prefix"]), string(&words["suffix"]));
            assert!(document.text().contains(&whole), "{whole}");
        }
        let quote = items.iter().find(|item| string(&item["id"]).ends_with("#quote-0")).unwrap();
        assert_eq!(quote["body"]["byline:chain"], Value::from(&*document.quotes()[0].chain));
    }
}

#[test]
fn an_article_has_its_quotes_and_the_works_they_came_through() {
    let document = &stories()[0];
    let article = schema_org::article(document);
    assert_eq!(article["datePublished"], "2023-04-18");
    let parts = article["hasPart"].as_array().unwrap();
    assert_eq!(parts.len(), document.quotes().len());
    let lifeline = parts.iter().find(|part| string(&part["text"]).contains("lifeline")).unwrap();
    assert_eq!(lifeline["@type"], "Quotation");
    assert_eq!(lifeline["spokenByCharacter"]["name"], "Renée Okafor");
    let nearest = &lifeline["isBasedOn"];
    assert_eq!(nearest["publisher"]["name"], "Sky News");
    assert_eq!(nearest["isBasedOn"]["publisher"]["name"], "The Guardian");
    let speaker = string(&lifeline["spokenByCharacter"]["@id"]);
    let mentions = article["mentions"].as_array().unwrap();
    let person = mentions.iter().find(|thing| thing["@id"] == speaker).unwrap();
    assert_eq!((&person["@type"], &person["name"]), (&"Person".into(), &"Renée Okafor".into()));
    let claim = parts.iter().find(|part| part["@type"] == "Claim").unwrap();
    assert_eq!(claim["appearance"]["@id"], article["@id"]);
}

#[test]
fn an_article_says_who_wrote_it_where_it_stands_and_in_which_language() {
    let mut document = byline_core::Document::new("“Oui,” dit Zoë.");
    assert_eq!(schema_org::article(&document).get("author"), None);
    document.authors = vec!["Renée Okafor".into(), "Ben Holt".into()];
    document.url = Some("https://example.org/oui".into());
    document.language = Some("fr".into());
    let article = schema_org::article(&document);
    assert_eq!(
        article["author"][0],
        serde_json::json!({"@type": "Person", "name": "Renée Okafor"})
    );
    assert_eq!(article["author"][1]["name"], "Ben Holt");
    assert_eq!(article["url"], "https://example.org/oui");
    assert_eq!(article["inLanguage"], "fr");
}

#[test]
fn ids_that_are_no_addresses_become_ones() {
    let article = schema_org::article(&stories()[1]);
    let id = string(&article["@id"]);
    assert_eq!(id, "urn:byline:story:..%2Fa%7Cb%22%5D--%3E%0A%3Cscript%3E");
    assert_eq!(article["identifier"], "../a|b\"]-->\n<script>");
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn neighbours_are_whole_characters_for_whoever_sees_them() {
    let text = format!("“{} 👍🏽,” Zoë Ruiz told The Guardian.", "👍🏽".repeat(40));
    let collection = web_annotation::collection(&byline::Pipeline::new().analyze(&text));
    let items = collection["first"]["items"].as_array().unwrap();
    for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
        let words = &target["selector"][1];
        assert!(!string(&words["prefix"]).starts_with('🏽'), "{words}");
        assert!(!string(&words["suffix"]).ends_with('👍'), "{words}");
    }
}
