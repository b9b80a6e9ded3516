//! DOT, read back by the crate `graphviz-rust`; Mermaid, by its grammar.

use crate::stories;
use byline_export::{dot, mermaid::Chart};
use graphviz_rust::dot_structures::{Graph, Stmt};

#[test]
fn dot_has_a_node_for_each_quote_and_source() {
    for document in stories() {
        let mut out = Vec::new();
        dot::write(&mut out, document).unwrap();
        let text = String::from_utf8(out).unwrap();
        let Graph::DiGraph { stmts, .. } = graphviz_rust::parse(&text).unwrap() else {
            panic!("{text}")
        };
        let nodes = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Node(_))).count();
        let edges = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Edge(_))).count();
        assert!(nodes > document.quotes().len() && edges > document.quotes().len(), "{text}");
        assert_eq!(nodes + edges, stmts.len(), "{text}");
    }
}

#[test]
fn mermaid_has_nothing_but_nodes_and_edges_that_are_there() {
    let mut chart = Chart::new(Vec::new()).unwrap();
    for document in stories() {
        chart.write(document).unwrap();
    }
    let text = String::from_utf8(chart.finish().unwrap()).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart LR"));
    let mut nodes = Vec::new();
    let mut edges = 0;
    for line in lines {
        let line = line.trim_start();
        if let Some((from, rest)) = line.split_once(" -->|\"") {
            let (label, to) = rest.split_once("\"| ").expect(line);
            assert!(is_plain(label), "{line}");
            assert!(nodes.contains(&from) && nodes.contains(&to), "{line}");
            edges += 1;
        } else {
            let (id, rest) = line.split_at(line.find(['[', '(']).expect(line));
            let open = ["[[\"", "([\"", "[\""].into_iter().find(|open| rest.starts_with(open));
            let close = match open.expect(line) {
                "[[\"" => "\"]]",
                "([\"" => "\"])",
                _ => "\"]",
            };
            let label = rest.strip_prefix(open.unwrap()).unwrap().strip_suffix(close).expect(line);
            assert!(is_plain(label), "{line}");
            nodes.push(id);
        }
    }
    let quotes: usize = stories().iter().map(|document| document.quotes().len()).sum();
    assert!(nodes.len() > quotes && edges > quotes, "{text}");
}

/// True for a label that can only be read as text: marks stand in it as `#` number `;`, and it does
/// not begin like an item of a list.
fn is_plain(label: &str) -> bool {
    let mut rest = label;
    while let Some(at) = rest.find('#') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let Some((number, after)) = after.split_once(';') else { return false };
        if !has_no_mark(before) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        rest = after;
    }
    let item = label.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    !label.is_empty() && has_no_mark(rest) && !item
}

fn has_no_mark(text: &str) -> bool {
    text.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || " ,.?!()".contains(c))
}
