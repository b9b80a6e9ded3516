//! The description of the service, against the service.

use super::super::json_lines;
use super::client::{Answer, Server};
use byline_cli::serve::PATHS;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a schema within the description says to an instance.
fn errors(description: &Value, schema: &Value, instance: &Value) -> Vec<String> {
    let mut root = schema.clone();
    root["components"] = description["components"].clone();
    let schema = jsonschema::draft202012::new(&root).unwrap();
    let told = |error: jsonschema::ValidationError| format!("{}: {error}", error.instance_path());
    schema.iter_errors(instance).map(told).collect()
}

/// The thing that a reference points to, or the thing itself.
fn found<'v>(description: &'v Value, value: &'v Value) -> &'v Value {
    match value["$ref"].as_str() {
        Some(target) => description.pointer(&target[1..]).unwrap_or_else(|| panic!("{target}")),
        None => value,
    }
}

/// Every reference in a value.
fn references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_description_names_every_path_with_its_methods_and_no_other() {
    let server = Server::start(&[]);
    let description = server.get("/v1/openapi.json").json();
    assert_eq!(description["openapi"], "3.1.0");
    let described: Vec<(&String, Vec<&String>)> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(path, methods)| (path, methods.as_object().unwrap().keys().collect()))
        .collect();
    let expected: Vec<_> = PATHS.iter().map(|(path, methods)| (*path, methods.to_vec())).collect();
    assert_eq!(json!(described), json!(expected));
    for (path, methods) in PATHS {
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            let status = server.ask(&format!("{method} {path} HTTP/1.1\r\nHost: h"), b"").status;
            let is_taken = methods.contains(&method.to_lowercase().as_str());
            assert_eq!(status != 405, is_taken, "{method} {path}: {status}");
            assert_ne!(status, 404, "{path}");
        }
    }
    let mut targets = BTreeSet::new();
    references(&description, &mut targets);
    assert!(targets.len() > 10);
    for target in targets {
        assert!(description.pointer(&target[1..]).is_some(), "{target} is not there");
    }
}

/// Fails unless an answer is one of those that the description of an operation has.
fn check(description: &Value, operation: &Value, answer: &Answer) {
    let responses = &operation["responses"];
    let status = answer.status.to_string();
    let response = responses.get(&status).unwrap_or(&responses["default"]);
    let contents = &found(description, response)["content"];
    let media = answer.header("content-type").unwrap().split(';').next().unwrap();
    let schema = contents.get(media).unwrap_or_else(|| panic!("{media} in {contents}"));
    let values = match media {
        "application/x-ndjson" => json_lines(answer.text()),
        media if media.ends_with("json") => vec![answer.json()],
        _ => vec![answer.text().into()],
    };
    for value in &values {
        let errors = errors(description, &schema["schema"], value);
        assert_eq!(errors, Vec::<String>::new(), "{media}: {value}");
    }
}

#[test]
fn every_example_is_answered_as_described() {
    let server = Server::start(&[]);
    let description = server.get("/v1/openapi.json").json();
    let mut count = 0;
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            if method == "get" {
                check(&description, operation, &server.get(path));
                continue;
            }
            let contents = operation["requestBody"]["content"].as_object().unwrap();
            for (media, content) in contents.iter().filter(|(_, c)| c.get("example").is_some()) {
                let example = &content["example"];
                assert_eq!(errors(&description, &content["schema"], example), Vec::<String>::new());
                let body = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                let answer = server.post(path, media, &body);
                assert_eq!(answer.status, 200, "{}", answer.text());
                check(&description, operation, &answer);
                count += 1;
                // What is wrong is described too.
                check(&description, operation, &server.post(path, media, b"\xFF{"));
                check(&description, operation, &server.post(path, "nonsense", b""));
            }
        }
    }
    assert_eq!(count, 6);
}
