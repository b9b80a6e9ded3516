//! Read back by the crate `csv`.

use crate::stories;
use byline::{Document, Offsets, Span, Unit};
use byline_export::csv::{Rows, Table};
use std::collections::HashMap;

/// Every row, by the names of its columns.
fn rows(rows: Rows, unit: Unit) -> Vec<HashMap<String, String>> {
    let mut table = Table::new(Vec::new(), rows, unit).unwrap();
    for document in stories() {
        table.write(document).unwrap();
    }
    let bytes = table.finish().unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let names: Vec<&str> = rows.columns().iter().map(|column| column.name).collect();
    assert_eq!(reader.headers().unwrap(), names);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn span(row: &HashMap<String, String>, document: &Document, unit: Unit) -> Span {
    let [start, end] = ["start", "end"].map(|name| row[name].parse().unwrap());
    Offsets::new(document.text(), unit).span_to_bytes(start, end).unwrap()
}

#[test]
fn every_quote_comes_back_with_its_words_and_its_place() {
    let mut rows = rows(Rows::Quotes, Unit::Chars).into_iter();
    for document in stories() {
        for quote in document.quote_refs() {
            let row = rows.next().unwrap();
            assert_eq!(row["story"], document.id.as_deref().unwrap());
            assert_eq!(row["content"], quote.text());
            assert_eq!(row["speaker"], quote.speaker_name().unwrap_or_default());
            assert_eq!(row["chain"], quote.chain().join(" > "));
            let whole = span(&row, document, Unit::Chars);
            assert!(quote.quote().content.iter().all(|part| whole.covers(*part)));
        }
    }
    assert!(rows.next().is_none());
}

#[test]
fn every_hop_comes_back_with_what_it_supports() {
    let mut rows = rows(Rows::Citations, Unit::Utf16).into_iter();
    for document in stories() {
        for citation in document.citations() {
            for (index, hop) in citation.hops.iter().enumerate() {
                let row = rows.next().unwrap();
                assert_eq!((&row["source"], &row["hop"]), (&hop.name, &index.to_string()));
                assert_eq!(row["text"], hop.source.map_or("", |span| &document.text()[span]));
                assert_eq!(row["supports"].split_whitespace().count(), citation.supports.len());
                assert_eq!(span(&row, document, Unit::Utf16), citation.clause);
                assert_eq!(row["clause"], document.text()[citation.clause]);
            }
        }
    }
    assert!(rows.next().is_none());
}

#[test]
fn every_mention_comes_back_with_its_entity() {
    let mut rows = rows(Rows::Entities, Unit::Bytes).into_iter();
    for document in stories() {
        for entity in document.entities() {
            for mention in &entity.mentions {
                let row = rows.next().unwrap();
                assert_eq!(
                    (&row["name"], row["kind"].as_str()),
                    (&entity.name, entity.kind.as_str())
                );
                assert_eq!(row["text"], document.text()[mention.span]);
                assert_eq!(span(&row, document, Unit::Bytes), mention.span);
            }
        }
    }
    assert!(rows.next().is_none());
}
