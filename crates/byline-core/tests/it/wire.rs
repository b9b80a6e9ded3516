use byline_core::wire::{JSON_SCHEMA, Options, Story};
use byline_core::{
    Act, Dependency, Deprel, Document, EntityKind, HopForm, LineBreaks, Medium, MentionForm,
    PennTag, Polarity, QuoteKind, Relation, Scope, SourceKind, TokenKind, Unit, UniversalTag,
};
use serde_json::Value;

/// Schema 1 as it must be read for ever.
const GOLDEN: &str = include_str!("schema1.json");

fn read(json: &str) -> Result<Document, String> {
    let story: Story = serde_json::from_str(json).map_err(|error| error.to_string())?;
    Document::try_from(story).map_err(|error| error.to_string())
}

#[test]
fn the_golden_story_comes_back_unchanged_but_for_words_beside_its_offsets() {
    let document = read(GOLDEN).unwrap();
    let options = Options { offsets: Unit::Chars, text: true, tokens: true };
    let mut written = serde_json::to_value(Story::new(&document, &options)).unwrap();
    assert_eq!(written["quotes"][0]["text"], "“Voilà,”");
    assert_eq!(written["quotes"][0]["cue_text"], "said");
    assert_eq!(written["quotes"][0]["source_text"], "Zoë");
    assert_eq!(written["citations"][0]["hops"][0]["source_text"], "RT");
    for layer in ["entities", "quotes", "citations"] {
        drop_words(&mut written[layer]);
    }
    assert_eq!(written, serde_json::from_str::<Value>(GOLDEN).unwrap());
}

/// Takes the words out that were added to schema 1.
fn drop_words(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_words),
        Value::Object(fields) => {
            fields.retain(|name, _| !["text", "cue_text", "source_text"].contains(&name.as_str()));
            fields.values_mut().for_each(drop_words);
        }
        _ => {}
    }
}

#[test]
fn paragraphs_come_back_as_they_were() {
    let mut document = Document::new("Café to close\nZoë Ruiz is sad");
    for &line_breaks in LineBreaks::ALL {
        document.set_line_breaks(line_breaks);
        let story = Story::new(&document, &Options::default());
        assert_eq!(Document::try_from(story).unwrap(), document);
    }
    let without = GOLDEN.replacen(r#""paragraphs": [[0, 31]],"#, "", 1);
    assert_eq!(read(&without), read(GOLDEN));
}

#[test]
fn units_do_not_change_the_document() {
    let document = read(GOLDEN).unwrap();
    for &offsets in Unit::ALL {
        let story = Story::new(&document, &Options { offsets, text: true, tokens: true });
        let again = read(&serde_json::to_string(&story).unwrap()).unwrap();
        assert_eq!(again.quotes()[0].content, document.quotes()[0].content);
        assert_eq!(again.tokens().len(), document.tokens().len());
        assert_eq!(again.citations(), document.citations());
    }
}

/// Each replacement breaks one rule; the message must say which and where.
#[test]
fn broken_stories_are_refused_with_a_reason() {
    let cases = [
        (r#""schema": 1"#, r#""schema": 2"#, "schema 2, expected 1"),
        (r#""offsets": "chars""#, r#""offsets": "inches""#, "unknown offset unit `inches`"),
        (r#""2022-06-26""#, r#""26 June""#, "`26 June` is no date"),
        (r#""2022-06-26""#, r#""2022-06-26","published":"noon""#, "`noon` is no moment"),
        (r#""paragraphs": [[0, 31]]"#, r#""paragraphs": [[0, 7]]"#, "paragraph 1: text other than"),
        (
            r#""content": [[0, 8]]"#,
            r#""content": [[0, 99]]"#,
            "quote 0: [0, 99] does not begin and end",
        ),
        (r#""content": [[0, 8]]"#, r#""content": []"#, "quote 0: no content"),
        (r#""kind": "person""#, r#""kind": "horse""#, "unknown entity kind `horse`"),
        (r#""entity": 0, "name""#, r#""entity": 7, "name""#, "quote 0: there is no entity 7"),
        (r#""quote": 0"#, r#""quote": 3"#, "citation 0: there is no quote 3"),
        (r#"{"id": 1, "name": "RT""#, r#"{"id": 5, "name": "RT""#, "entity 1: id 5, expected 1"),
        (r#""confidence": 0.91"#, r#""confidence": 1.5"#, "confidence 1.5 is not between"),
        (r#"["opening-quote", "#, "[", "9 `token_kinds` for 10 tokens"),
    ];
    for (from, to, message) in cases {
        assert!(GOLDEN.contains(from), "the golden story no longer holds {from}");
        let error = read(&GOLDEN.replacen(from, to, 1)).unwrap_err();
        assert!(error.contains(message), "{to}: {error}");
    }
}

/// The golden story has no trees; here every token hangs on the first.
fn with_trees() -> Value {
    let mut document = read(GOLDEN).unwrap();
    let mut trees = vec![Dependency::new(0, Deprel::Dep); document.tokens().len()];
    trees[0] = Dependency::ROOT;
    document.set_syntax(trees).unwrap();
    let options = Options { offsets: Unit::Chars, text: true, tokens: true };
    serde_json::to_value(Story::new(&document, &options)).unwrap()
}

#[test]
fn trees_come_back_unchanged() {
    let json = with_trees();
    assert_eq!((&json["heads"][0], &json["heads"][1]), (&Value::Null, &Value::from(0)));
    let document = read(&json.to_string()).unwrap();
    assert_eq!(document.token_ref(1).unwrap().relation(), Some(Deprel::Dep));
    assert_eq!(document.children(0).len(), document.tokens().len() - 1);
}

#[test]
fn broken_trees_are_refused_with_a_reason() {
    let cases = [
        ("/heads/1", Value::from(10), "token 1: its head is not in its sentence"),
        ("/heads/1", Value::from(1), "token 1: it hangs on itself"),
        ("/heads/1", Value::Null, "token 1: a token has the relation `root` if, and only if"),
        ("/relations/1", Value::from("root"), "token 1: a token has the relation `root`"),
        ("/relations/1", Value::from("son"), "unknown dependency relation `son`"),
        ("/heads", Value::Array(vec![]), "0 `heads` for 10 tokens"),
    ];
    for (place, value, message) in cases {
        let mut json = with_trees();
        *json.pointer_mut(place).unwrap() = value;
        let error = read(&json.to_string()).unwrap_err();
        assert!(error.contains(message), "{place}: {error}");
    }
}

#[test]
fn fields_of_later_versions_are_ignored() {
    let later = GOLDEN.replacen(r#""schema": 1,"#, r#""schema": 1, "mood": "glum","#, 1);
    assert_eq!(read(&later), read(GOLDEN));
}

/// The lists of the JSON Schema are those of the types, so that neither goes on alone.
#[test]
fn the_json_schema_has_every_name() {
    fn names<T: ToString>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    let cases = [
        ("/properties/offsets", names(Unit::ALL)),
        ("/properties/tags/items/prefixItems/0", names(PennTag::ALL)),
        ("/properties/tags/items/prefixItems/1", names(UniversalTag::ALL)),
        ("/properties/relations/items", names(Deprel::ALL)),
        ("/$defs/entity/properties/kind", names(EntityKind::ALL)),
        ("/$defs/mention/properties/form", names(MentionForm::ALL)),
        ("/$defs/quote/properties/kind", names(QuoteKind::ALL)),
        ("/$defs/quote/properties/act", names(Act::ALL)),
        ("/$defs/quote/properties/polarity", names(Polarity::ALL)),
        ("/$defs/citation/properties/relation", names(Relation::ALL)),
        ("/$defs/citation/properties/medium", names(Medium::ALL)),
        ("/$defs/hop/properties/kind", names(SourceKind::ALL)),
        ("/$defs/hop/properties/form", names(HopForm::ALL)),
        ("/$defs/support/properties/scope", names(Scope::ALL)),
    ];
    for (place, expected) in cases {
        let listed = schema.pointer(place).unwrap()["enum"].as_array().unwrap();
        let listed: Vec<_> = listed.iter().filter_map(Value::as_str).collect();
        assert_eq!(listed, expected, "{place}");
    }
    let kinds = &schema["properties"]["token_kinds"]["items"]["enum"];
    for kind in kinds.as_array().unwrap() {
        kind.as_str().unwrap().parse::<TokenKind>().unwrap();
    }
}

#[test]
fn what_a_page_says_of_its_story_comes_back() {
    let mut document = Document::new("Zoë left the café.");
    document.authors = vec!["Zoë Ruiz".to_owned()];
    document.url = Some("https://news.example/café".to_owned());
    document.language = Some("en".to_owned());
    let json = serde_json::to_string(&Story::new(&document, &Options::default())).unwrap();
    assert_eq!(read(&json).unwrap(), document);
}
