//! What stands where.

use super::stories::{cafe, find, person, quote};
use super::{all, parsed, text};
use byline_core::{Document, Entity, Span, Speaker};
use byline_export::html::{Options, Page, page};
use proptest::prelude::*;
use scraper::Html;
use std::collections::HashSet;

#[test]
fn a_page_has_no_error() {
    let tree = parsed(&cafe());
    // A carriage return has no other way to be written.
    let errors = tree.errors.iter().filter(|error| !error.contains("character reference"));
    assert_eq!(errors.count(), 0, "{:?}", tree.errors);
    assert_eq!(format!("{:?}", tree.quirks_mode), "NoQuirks");
}

#[test]
fn the_text_is_kept_to_the_last_blank() {
    let document = cafe();
    let tree = parsed(&document);
    assert_eq!(text(&all(&tree, ".text")[0]), document.text());
}

#[test]
fn segments_of_an_annotation_are_its_words() {
    let document = cafe();
    let tree = parsed(&document);
    let words = |selector: &str| all(&tree, selector).iter().map(text).collect::<String>();
    assert_eq!(words(".text .quote[data-quotes~='0']"), "“We shut,”“and Ana Gil knows why.”");
    assert_eq!(words(".text .cue[data-quotes~='0']"), "said");
    assert_eq!(words(".text .source[data-quotes~='0']"), "Zoë Ruiz");
    assert_eq!(words(".text .name.person[data-entity='1']"), "Ana Gil");
    assert_eq!(words(".text .quote .name, .text .name.quote"), "Ana Gil");
    assert_eq!(words(".text [data-citations~='0']"), "Le Monde reported");
    assert_eq!(words(".text .heading"), "Café to close");
}

#[test]
fn a_note_says_who_and_how() {
    let tree = parsed(&cafe());
    let reference = all(&tree, ".text a.reference")[0];
    assert_eq!(reference.attr("aria-label"), Some("Quote 1: Zoë Ruiz"));
    let note = reference.attr("aria-describedby").unwrap();
    assert_eq!(reference.attr("href"), Some(format!("#{note}").as_str()));
    let note = text(&all(&tree, &format!("#{note}"))[0]);
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        note,
        "1 Zoë Ruiz, owner of the café “We shut,” … “and Ana Gil knows why.” Cue: said Kind: direct \
         statement Chain: Zoë Ruiz → Le Monde → this story"
    );
}

#[test]
fn ids_are_unique_and_every_link_leads_somewhere() {
    let mut several = Page::new(&Options::default());
    several.add(&cafe());
    several.add(&cafe());
    let tree = Html::parse_document(&several.finish());
    let all_ids = all(&tree, "[id]");
    let ids: HashSet<&str> = all_ids.iter().filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.len(), all_ids.len());
    let links = all(&tree, "a[href]");
    assert!(links.len() > 10);
    for link in links {
        let target = link.attr("href").unwrap().strip_prefix('#').unwrap();
        assert!(ids.contains(target), "nothing is called {target}");
    }
    for element in all(&tree, "[aria-labelledby], [aria-describedby]") {
        let by = element.attr("aria-labelledby").or(element.attr("aria-describedby"));
        assert!(ids.contains(by.unwrap()));
    }
}

#[test]
fn links_to_annotations_of_blanks_lead_somewhere() {
    for text in ["", " \n", "é\n\n"] {
        let mut document = Document::new(text);
        document.set_entities(vec![person(Span::new(text.len(), text.len()), "Zoë")]).unwrap();
        let tree = parsed(&document);
        assert_eq!(super::text(&all(&tree, ".text")[0]), text);
        assert_eq!(all(&tree, "#s1-entity-0").len(), 1, "in {text:?}");
    }
}

#[test]
fn several_stories_have_a_table_of_contents() {
    let mut several = Page::new(&Options::default());
    several.add(&cafe());
    several.add(&Document::new(""));
    let tree = Html::parse_document(&several.finish());
    let titles: Vec<_> = all(&tree, ".contents a").iter().map(text).collect();
    assert_eq!(titles[..2], ["Café to close", "Empty story"]);
    assert_eq!(text(&all(&tree, "title")[0]), "2 stories");
    assert!(all(&parsed(&cafe()), ".contents").is_empty());
}

#[test]
fn people_are_listed_over_all_stories() {
    let mut several = Page::new(&Options::default());
    several.add(&cafe());
    several.add(&cafe());
    let tree = Html::parse_document(&several.finish());
    let people: Vec<String> = all(&tree, ".people li").iter().map(text).collect();
    assert_eq!(people, ["Zoë Ruiz 2 quotes in 1 2"]);
}

#[test]
fn a_long_quote_is_whole() {
    let words = format!("“{}”", "Été ".repeat(200).trim_end());
    let mut document = Document::new(format!("{words} she said."));
    let she = Speaker { entity: None, name: "Zoë".to_owned(), anonymous: false };
    let said = quote(vec![Span::new(0, words.len())], vec![], vec![], she);
    document.set_quotes(vec![said]).unwrap();
    assert_eq!(text(&all(&parsed(&document), ".note .words")[0]), words);
}

#[test]
fn pages_that_are_cut_off_hold_their_stories_and_are_listed() {
    let mut whole = Page::new(&Options::default());
    whole.add(&cafe());
    whole.add(&cafe());
    let first = Html::parse_document(&whole.cut("café 1.html"));
    whole.add(&cafe());
    let second = Html::parse_document(&whole.cut("café 2.html"));
    assert_eq!(all(&first, "article#s1, article#s2").len(), 2);
    assert_eq!(all(&second, "article").len(), 1);
    let contents = Html::parse_document(&whole.finish());
    assert!(all(&contents, "article").is_empty());
    let links: Vec<_> = all(&contents, ".contents ol a").iter().map(|a| a.attr("href")).collect();
    let wanted = ["caf%C3%A9%201.html#s1", "caf%C3%A9%201.html#s2", "caf%C3%A9%202.html#s3"];
    assert_eq!(links, wanted.map(Some));
    assert_eq!(text(&all(&contents, ".people li")[0]), "Zoë Ruiz 3 quotes in 1 2 3");
}

#[test]
fn layers_may_be_missing() {
    for text in ["", " \n", "Nobody said anything."] {
        let tree = parsed(&Document::new(text));
        assert_eq!(super::text(&all(&tree, ".text")[0]), text);
        assert!(all(&tree, ".voices, .citations, .names, .ways, .reference").is_empty());
    }
    let mut names_alone = Document::new("Zoë came.");
    names_alone.set_entities(vec![person(Span::new(0, 4), "Zoë")]).unwrap();
    assert_eq!(all(&parsed(&names_alone), ".text .name").len(), 1);
}

#[test]
fn a_speaker_without_citations_is_drawn_too() {
    let text = "“Oui,” said Zoë.";
    let mut document = Document::new(text);
    let zoe = Speaker { entity: None, name: "Zoë".to_owned(), anonymous: false };
    let said = quote(vec![find(text, "“Oui,”")], vec![], vec![], zoe);
    document.set_quotes(vec![said]).unwrap();
    let tree = parsed(&document);
    assert_eq!(all(&tree, "svg.wide .stop").len(), 2);
    assert_eq!(super::text(&all(&tree, ".ways li bdi")[0]), "Zoë");
}

#[test]
fn the_page_is_the_same_each_time() {
    let first = page(&cafe(), &Options::default());
    for _ in 0..20 {
        assert!(first == page(&cafe(), &Options::default()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However spans overlap, the text stays, and segments of a quote are its characters.
    #[test]
    fn spans_may_overlap_in_any_way(
        spans in prop::collection::vec((0usize..60, 0usize..60), 1..6),
        names in prop::collection::vec((0usize..60, 0usize..60), 0..5),
    ) {
        let words = "“Zoë left,” he said.\n\nThe café closed\r\n\r\nfor good, reports say \u{202e}.";
        let places: Vec<usize> = words.char_indices().map(|(place, _)| place).collect();
        let span = |&(a, b): &(usize, usize)| {
            let (a, b) = (a.min(b), a.max(b));
            Span::new(places[a], places[b.min(places.len() - 1)])
        };
        let mut document = Document::new(words);
        let named: Vec<Entity> = names.iter().map(|pair| person(span(pair), "Zoë")).collect();
        document.set_entities(named).unwrap();
        let quotes: Vec<_> = spans.iter().map(|pair| {
            let nobody = Speaker { entity: None, name: String::new(), anonymous: false };
            quote(vec![span(pair)], vec![], vec![], nobody)
        }).collect();
        document.set_quotes(quotes).unwrap();
        let tree = parsed(&document);
        prop_assert_eq!(text(&all(&tree, ".text")[0]), words);
        prop_assert_eq!(all(&tree, ".text .reference").len(), spans.len());
        for (index, pair) in spans.iter().enumerate() {
            let shown: String = all(&tree, &format!(".text .quote[data-quotes~='{index}']"))
                .iter().map(text).collect();
            let without_breaks = |text: &str| text.replace(['\r', '\n'], "");
            prop_assert_eq!(without_breaks(&shown), without_breaks(&words[span(pair)]));
        }
    }
}
