//! Rows hold what the document holds, in all their forms.

use byline_core::rows::{Cell, CellKind, MentionRow, QuoteRow, Row, SourceRow};
use byline_core::wire::Story;
use byline_core::{Document, Unit};
use serde_json::{Value, json};

fn document() -> Document {
    let mut story: Story = serde_json::from_str(include_str!("schema1.json")).unwrap();
    story.entities[0].key = Some("Q42".to_owned());
    story.published = Some("2022-06-26T09:02:00+02:00".to_owned());
    story.authors = vec!["Renée Okafor".to_owned()];
    Document::try_from(story).unwrap()
}

#[test]
fn a_quote_is_a_flat_object() {
    let rows = serde_json::to_value(QuoteRow::of(&document(), Unit::Chars)).unwrap();
    let wanted = json!([{
        "story": "café", "publisher": null, "date": "2022-06-26", "quote": 0, "kind": "direct",
        "act": "statement", "polarity": "assert", "speaker": "Zoë", "speaker_entity": 0,
        "speaker_key": "Q42", "anonymous": false, "content": "“Voilà,”", "cue": "said",
        "source": "Zoë", "chain": ["Zoë", "RT"], "construction": null, "confidence": 0.91,
        "start": 0, "end": 8, "content_spans": [[0, 8]], "marked_spans": [[0, 8]],
        "cue_spans": [[9, 13]], "source_spans": [[14, 17]],
        "published": "2022-06-26T07:02:00Z", "authors": ["Renée Okafor"], "url": null,
    }]);
    assert_eq!(rows, wanted);
}

#[test]
fn a_source_and_a_mention_say_what_they_belong_to() {
    let sources = serde_json::to_value(SourceRow::of(&document(), Unit::Bytes)).unwrap();
    assert_eq!((&sources[0]["source"], &sources[0]["supports"]), (&json!("RT"), &json!([0])));
    assert_eq!((&sources[0]["text"], &sources[0]["clause"]), (&json!("RT"), &json!("RT reported")));
    let mentions = serde_json::to_value(MentionRow::of(&document(), Unit::Bytes)).unwrap();
    assert_eq!((&mentions[0]["name"], &mentions[0]["key"]), (&json!("Zoë"), &json!("Q42")));
    assert_eq!(mentions.as_array().map(Vec::len), Some(2));
}

#[test]
fn cells_are_what_their_columns_say() {
    check(&QuoteRow::of(&document(), Unit::Utf16));
    check(&SourceRow::of(&document(), Unit::Utf16));
    check(&MentionRow::of(&document(), Unit::Utf16));
    assert!(QuoteRow::of(&Document::new("Café"), Unit::Bytes).is_empty());
}

fn check<R: Row + serde::Serialize>(rows: &[R]) {
    assert!(!rows.is_empty());
    for row in rows {
        let object = serde_json::to_value(row).unwrap();
        for (column, cell) in R::COLUMNS.iter().zip(row.cells()) {
            assert_eq!(object[column.name], serde_json::to_value(cell).unwrap(), "{column:?}");
            let fits = match cell {
                Cell::Empty => object[column.name] == Value::Null,
                Cell::Text(_) => column.kind == CellKind::Text,
                Cell::Number(_) => column.kind == CellKind::Number,
                Cell::Truth(_) => column.kind == CellKind::Truth,
                Cell::Fraction(_) => column.kind == CellKind::Fraction,
                Cell::Texts(_) => column.kind == CellKind::Texts,
                Cell::Numbers(_) => column.kind == CellKind::Numbers,
                Cell::Spans(_) => column.kind == CellKind::Spans,
            };
            assert!(fits, "{column:?} holds {cell:?}");
        }
    }
}
