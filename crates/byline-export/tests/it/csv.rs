//! Read back by the crate `csv`.

use crate::stories;
use byline::{Offsets, Unit};
use byline_export::csv::{COLUMNS, QuoteTable};

#[test]
fn every_quote_comes_back_with_its_words_and_its_place() {
    let mut table = QuoteTable::new(Vec::new(), Unit::Chars).unwrap();
    for document in stories() {
        table.write(document).unwrap();
    }
    let bytes = table.finish().unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    let mut rows = reader.records();
    for document in stories() {
        let offsets = Offsets::new(document.text(), Unit::Chars);
        for quote in document.quote_refs() {
            let row = rows.next().unwrap().unwrap();
            let field = |name| &row[COLUMNS.iter().position(|column| *column == name).unwrap()];
            assert_eq!(field("story"), document.id.as_deref().unwrap());
            assert_eq!(field("content"), quote.text());
            assert_eq!(field("speaker"), quote.speaker_name());
            assert_eq!(field("chain"), quote.quote().chain.join(" > "));
            let [start, end] = ["start", "end"].map(|name| field(name).parse().unwrap());
            let whole = offsets.span_to_bytes(start, end).unwrap();
            assert!(quote.quote().content.iter().all(|part| whole.covers(*part)));
        }
    }
    assert!(rows.next().is_none());
}
