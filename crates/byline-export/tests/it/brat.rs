//! brat’s files, read back by what its manual says of them.

use crate::stories;
use byline_export::brat;
use std::collections::HashMap;

/// A line, taken apart: its id, its first column without the id, and its last.
fn columns(line: &str) -> (&str, Vec<&str>, &str) {
    let parts: Vec<_> = line.split('\t').collect();
    assert!(parts.len() == 2 || parts.len() == 3, "{line:?}");
    (parts[0], parts[1].split(' ').collect(), parts.get(2).copied().unwrap_or_default())
}

#[test]
fn every_line_says_what_stands_in_the_text() {
    for document in stories() {
        let text = brat::text(document.text());
        let characters: Vec<char> = text.chars().collect();
        assert_eq!(characters.len(), document.text().chars().count());
        assert!(!text.contains('\r'));
        let mut out = Vec::new();
        brat::write(&mut out, document).unwrap();
        let written = String::from_utf8(out).unwrap();
        let mut types: HashMap<&str, &str> = HashMap::new();
        for line in written.lines() {
            let (id, fields, words) = columns(line);
            match &id[..1] {
                "T" => {
                    let places = fields[1..].join(" ");
                    let parts = places.split(';').map(|place| {
                        let (start, end) = place.split_once(' ').unwrap();
                        let range = start.parse().unwrap()..end.parse().unwrap();
                        characters[range].iter().collect::<String>()
                    });
                    let parts: Vec<String> = parts.collect();
                    assert!(parts.iter().all(|part| !part.contains(['\n', '\t', '\u{2028}'])));
                    assert_eq!(parts.join(" "), words);
                    assert!(types.insert(id, fields[0]).is_none(), "{id} stands twice");
                }
                "R" => {
                    let [from, to] = [fields[1], fields[2]].map(|arg| &arg[5..]);
                    assert!(fields[1].starts_with("Arg1:") && fields[2].starts_with("Arg2:"));
                    let expected = match fields[0] {
                        "HasCue" => ("Quote", "Cue"),
                        "HasSource" => ("Quote", "Source"),
                        "SpokenBy" => ("Quote", types[to]),
                        "HasCarrier" => ("Citation", "Carrier"),
                        "Supports" => ("Citation", "Quote"),
                        other => panic!("{other}"),
                    };
                    assert_eq!((types[from], types[to]), expected);
                }
                "A" | "#" => assert!(types.contains_key(fields[1]), "{line}"),
                "*" => assert!(fields[1..].iter().all(|of| types.contains_key(of)), "{line}"),
                other => panic!("{other}"),
            }
        }
        let quotes = types.values().filter(|kind| **kind == "Quote").count();
        assert_eq!(quotes, document.quotes().len());
    }
}

#[test]
fn the_configuration_declares_whatever_is_written() {
    let configuration = brat::configuration();
    let declared: Vec<&str> =
        configuration.lines().filter_map(|line| line.split(' ').next()).collect();
    for document in stories() {
        let mut out = Vec::new();
        brat::write(&mut out, document).unwrap();
        for line in String::from_utf8(out).unwrap().lines() {
            let (_, fields, _) = columns(line);
            assert!(fields[0] == "AnnotatorNotes" || declared.contains(&fields[0]), "{line}");
            if let ("A", Some(value)) = (&line[..1], fields.get(2)) {
                let line = configuration.lines().find(|line| line.starts_with(fields[0]));
                let (_, values) = line.unwrap().split_once("Value:").unwrap();
                assert!(values.split('|').any(|known| known == *value), "{value}");
            }
        }
    }
}

#[test]
fn a_quote_over_two_lines_has_two_stretches() {
    let document = &stories()[1];
    let mut out = Vec::new();
    brat::write(&mut out, document).unwrap();
    let text = String::from_utf8(out).unwrap();
    let quote = text.lines().find(|line| line.contains("“The café")).unwrap();
    assert!(quote.contains("\tQuote 0 9;11 "), "{quote}");
    assert!(quote.contains("\t“The café stays \"open\"; open | <script>"), "{quote}");
}
