//! Stories that try to be more than text.

use super::stories::{citation, find, person, quote};
use super::{all, parsed, text};
use byline_core::{Document, EntityId, Span, Speaker};
use std::collections::BTreeSet;

const HOSTILE: &str = "<script>alert(1)</script></style></title></p></div><!-- \"'> <img src=x \
                       onerror=alert(2)> <a href=\"javascript:alert(3)\">&amp;&lt;</a> {{ 7 * 7 }} \
                       ]]> \u{202e}txet\u{2066} \0 \u{7} said Eve.";

/// A story that has the same text in every place where text can be.
fn hostile() -> Document {
    let mut document = Document::new(HOSTILE);
    document.id = Some(format!("\" onclick=\"alert(4)\" {HOSTILE}"));
    document.publisher = Some(HOSTILE.to_owned());
    document.authors = vec![HOSTILE.to_owned()];
    document.url = Some("javascript:alert(5)".to_owned());
    let mut eve = person(find(HOSTILE, "<script>"), HOSTILE);
    eve.role = Some(HOSTILE.to_owned());
    document.set_entities(vec![eve]).unwrap();
    let name = HOSTILE.to_owned();
    let who = Speaker { entity: Some(EntityId(0)), name: name.clone(), anonymous: false };
    let whole = Span::new(0, HOSTILE.len());
    let mut said = quote(vec![whole], vec![find(HOSTILE, "</style>")], vec![], who);
    said.chain = vec![name.clone(), name];
    document.set_quotes(vec![said.clone()]).unwrap();
    let mut cited = citation(find(HOSTILE, "javascript:"), find(HOSTILE, "Eve"), HOSTILE);
    cited.platform = Some(HOSTILE.to_owned());
    document.set_citations(vec![cited], vec![said]).unwrap();
    document
}

#[test]
fn a_hostile_story_stays_text() {
    let tree = parsed(&hostile());
    let expected = HOSTILE.replace('\0', "\u{fffd}");
    assert_eq!(text(&all(&tree, ".text")[0]), expected);
    assert_eq!(all(&tree, "script").len(), 1);
    assert_eq!(all(&tree, "style").len(), 1);
    assert!(all(&tree, "img, iframe, object, embed, link, form, base").is_empty());
}

#[test]
fn only_our_elements_and_attributes_are_there() {
    let tree = parsed(&hostile());
    let elements: BTreeSet<&str> = all(&tree, "*").iter().map(|e| e.value().name()).collect();
    let known = "a article aside bdi body button circle dd defs div dl dt fieldset g h2 h3 h4 head header html \
                 input label legend li main marker meta ol p path rect script search section span style svg \
                 text title ul";
    let known: BTreeSet<&str> = known.split_whitespace().collect();
    assert!(elements.is_subset(&known), "{:?}", elements.difference(&known));
    for element in all(&tree, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}={value}");
            assert!(name != "href" || value.starts_with('#'), "{name}={value}");
        }
    }
}

#[test]
fn the_address_of_a_story_is_a_link_to_the_web_or_none() {
    let mut document = Document::new("“Voilà,” said Zoë.");
    let links = |url: &str, document: &mut Document| {
        document.url = Some(url.to_owned());
        let tree = parsed(document);
        let links = all(&tree, ".origin a");
        links.iter().map(|link| link.attr("href").unwrap().to_owned()).collect::<Vec<_>>()
    };
    for url in ["https://post.example/café?a=1&b=\"2\"", "http://post.example"] {
        assert_eq!(links(url, &mut document), [url]);
    }
    for url in [
        "javascript:alert(1)",
        "//post.example",
        "data:text/html,x",
        " https://x",
        "https://x\0",
        "",
    ] {
        assert_eq!(links(url, &mut document), Vec::<String>::new());
    }
}

#[test]
fn the_head_of_a_story_says_who_when_and_where() {
    let mut document = Document::new("“Voilà,” said Zoë.");
    document.publisher = Some("Le Monde".to_owned());
    document.authors = vec!["Renée Okafor".to_owned(), "Jan Kos".to_owned()];
    document.date = "2024-03-05".parse().ok();
    document.published = "2024-03-05T07:02:00Z".parse().ok();
    let said: Vec<_> = all(&parsed(&document), ".origin span").iter().map(text).collect();
    assert_eq!(said[..3], ["Le Monde", "5 March 2024, 07:02 UTC", "Renée Okafor, Jan Kos"]);
}

#[test]
fn characters_that_turn_text_are_shown_by_their_codes() {
    let tree = parsed(&hostile());
    let codes: Vec<_> = all(&tree, ".text .control")
        .iter()
        .map(|control| control.attr("data-code").unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["U+202E", "U+2066", "U+0000", "U+0007"]);
    for element in all(&tree, ".panel, .ways, .head, title") {
        assert!(!text(&element).contains(['\u{202e}', '\u{2066}', '\u{7}', '\0']));
    }
}

#[test]
fn the_policy_allows_the_script_and_style_of_the_page_alone() {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    let tree = parsed(&hostile());
    let policy = all(&tree, "meta[http-equiv='Content-Security-Policy']")[0];
    let policy = policy.attr("content").unwrap();
    for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
        let hash = BASE64_STANDARD.encode(Sha256::digest(text(&all(&tree, element)[0])));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none';"));
    assert!(!policy.contains("unsafe"));
}
