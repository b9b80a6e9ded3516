//! What the program writes, against the JSON Schema of a story.

use super::{byline, json_lines, stdout};
use byline::wire::JSON_SCHEMA;
use serde_json::{Value, json};

/// The schema as it stands, and one that knows no other fields than those it lists.
fn schemas() -> [jsonschema::Validator; 2] {
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let mut closed = schema.clone();
    close(&mut closed);
    [schema, closed].map(|schema| {
        jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
    })
}

/// Forbids, in every object that the schema describes, the fields that it does not.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.get("properties").is_some_and(Value::is_object) && fields.contains_key("type")
            {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn bridge() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data/bridge.txt")
}

#[test]
fn every_story_has_the_fields_of_the_schema_and_no_others() {
    let statements = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data/statement.jsonl");
    let args = ["annotate", "--format", "jsonl", "--offsets", "utf16", bridge(), statements];
    let mut stories = json_lines(&stdout(&mut byline(&args)));
    assert!(stories.len() > 1 && stories[0]["citations"][0]["hops"][0]["name"].is_string());
    stories.extend(json_lines(&stdout(&mut byline(&[&args[..], &["--tokens"]].concat()))));
    stories.extend(json_lines(&stdout(&mut byline(&[&args[..], &["--no-text"]].concat()))));
    for schema in schemas() {
        for story in &stories {
            let errors: Vec<_> = schema
                .iter_errors(story)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new());
        }
    }
}

#[test]
fn what_is_no_story_is_refused() {
    let out = stdout(&mut byline(&["annotate", "--format", "json", bridge()]));
    let story: Value = serde_json::from_str(&out).unwrap();
    let [schema, closed] = schemas();
    assert!(schema.is_valid(&story));
    let cases = [
        ("/schema", json!(2)),
        ("/offsets", json!("inches")),
        ("/date", json!("26 June")),
        ("/entities/0/kind", json!("horse")),
        ("/entities/0/mentions", json!([])),
        ("/quotes/0/content/0", json!([1])),
        ("/quotes/0/confidence", json!(1.5)),
        ("/citations/0/hops/0/source", json!("here")),
        ("/citations/0/medium", json!("smoke")),
    ];
    for (place, value) in cases {
        let mut broken = story.clone();
        *broken.pointer_mut(place).unwrap() = value;
        assert!(!schema.is_valid(&broken), "{place}");
    }
    let mut later = story;
    later["quotes"][0]["mood"] = json!("glum");
    assert!(schema.is_valid(&later) && !closed.is_valid(&later));
}
