//! Point cases from a file, each with its reason.

use byline_core::{Citation, Hop};

#[test]
fn every_case_gives_its_citations() {
    let mut wrong = Vec::new();
    for block in include_str!("cases.txt").split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        let (comments, rest): (Vec<&str>, Vec<&str>) =
            lines.into_iter().partition(|line| line.starts_with('#'));
        let (expected, text): (Vec<&str>, Vec<&str>) =
            rest.into_iter().partition(|line| line.starts_with('='));
        let text = text.join("\n");
        let found: Vec<String> =
            super::track(&super::document(&text)).citations.iter().map(shown).collect();
        let expected: Vec<&str> = expected.iter().map(|line| &line[2..]).collect();
        if found != expected {
            wrong.push(format!("{text}\n  {found:?}\n  {expected:?}\n  {comments:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn shown(citation: &Citation) -> String {
    let hop = |hop: &Hop| format!("{} ({})", hop.name, hop.kind.as_str());
    let steps = citation.steps().map(|hops| hops.iter().map(hop).collect::<Vec<_>>().join(" & "));
    format!("{}: {}", citation.relation.as_str(), steps.collect::<Vec<_>>().join(" < "))
}
