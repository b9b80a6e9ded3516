//! `GET /v1/openapi.json`: the service as others describe theirs (OpenAPI 3.1).

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use byline::wire::JSON_SCHEMA;
use serde_json::Value;
use std::sync::LazyLock;

/// All but the schema of a story.
const DESCRIPTION: &str = include_str!("openapi.json");

/// Where definitions stand in a JSON Schema, and where in a description.
const DEFINITIONS: (&str, &str) = ("#/$defs/", "#/components/schemas/");

/// Answers with the description.
pub async fn openapi() -> impl IntoResponse {
    static DESCRIBED: LazyLock<String> = LazyLock::new(|| described().to_string());
    ([(CONTENT_TYPE, mime::APPLICATION_JSON.as_ref())], DESCRIBED.as_str())
}

/// The description, with the JSON Schema of a story and its definitions among the others.
fn described() -> Value {
    let mut described: Value = serde_json::from_str(DESCRIPTION).unwrap_or_default();
    let mut story: Value = serde_json::from_str(JSON_SCHEMA).unwrap_or_default();
    moved(&mut story);
    described["info"]["version"] = env!("CARGO_PKG_VERSION").into();
    let schemas = &mut described["components"]["schemas"];
    if let Some(fields) = story.as_object_mut() {
        fields.remove("$schema");
        fields.remove("$id");
        for (name, schema) in fields.remove("$defs").iter().filter_map(Value::as_object).flatten() {
            schemas[name.as_str()] = schema.clone();
        }
    }
    schemas["story"] = story;
    described
}

/// Lets references point to where the definitions stand now.
fn moved(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(target) if name == "$ref" => {
                        *target = target.replace(DEFINITIONS.0, DEFINITIONS.1);
                    }
                    value => moved(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(moved),
        _ => {}
    }
}
