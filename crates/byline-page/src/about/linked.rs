//! JSON-LD (schema.org): objects that a page holds for machines.

use crate::{text::tidy, words};
use dom_query::NodeRef;
use serde_json::Value;

/// The objects of a page, each with those in it.
pub struct Linked(Vec<Value>);

/// The deepest that objects are looked into.
const DEEPEST: usize = 6;

impl Linked {
    /// Reads the objects. What is no JSON is left out.
    pub fn of(elements: &[NodeRef]) -> Self {
        let is_data = |node: &&NodeRef| {
            node.has_name("script")
                && node
                    .attr("type")
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        };
        let mut values = Vec::new();
        for script in elements.iter().filter(is_data) {
            let text = script.text();
            let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
            // Line ends inside strings are the commonest fault.
            let value = serde_json::from_str(text)
                .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
            values.extend(value);
        }
        Self(values)
    }

    /// The object that is the story.
    pub fn story(&self) -> Option<&Value> {
        self.all("story-type").next()
    }

    /// A field of the story that is a text.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.story()?[field].as_str()
    }

    /// The objects of which the type ends in a name of this kind.
    pub fn all<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        self.objects().into_iter().filter(move |object| {
            strings(&object["@type"]).any(|own| words::all(kind).any(|name| own.ends_with(name)))
        })
    }

    /// The names in a field of the story: of what it holds, or refers to by `@id`.
    pub fn named(&self, field: &str) -> impl Iterator<Item = String> {
        let objects = self.objects();
        let found = self.story().map(|story| referred(&story[field], &objects)).unwrap_or_default();
        found.into_iter().filter_map(name_of)
    }

    /// All objects, each before those in it.
    fn objects(&self) -> Vec<&Value> {
        let mut objects = Vec::new();
        self.0.iter().for_each(|value| collect(value, &mut objects, 0));
        objects
    }
}

/// What a value holds, or refers to among some objects.
fn referred<'a>(value: &'a Value, objects: &[&'a Value]) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| referred(item, objects)).collect(),
        Value::Object(fields) if fields.get("name").is_none() => {
            let id = fields.get("@id").and_then(Value::as_str);
            let is_it =
                |object: &&&Value| object["@id"].as_str() == id && !object["name"].is_null();
            id.and_then(|_| objects.iter().find(is_it)).copied().into_iter().collect()
        }
        Value::Null => Vec::new(),
        _ => vec![value],
    }
}

fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Value>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects, depth + 1)),
        Value::Object(fields) => {
            objects.push(value);
            fields.values().for_each(|field| collect(field, objects, depth + 1));
        }
        _ => {}
    }
}

/// A string, or the strings of a list.
pub fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    value.as_str().into_iter().chain(list.iter().filter_map(Value::as_str))
}

/// A name: a string, or the field of an object.
pub fn name_of(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| strings(&value["name"]).next())?;
    Some(tidy(name)).filter(|name| !name.is_empty() && !name.contains("://") && !name.contains('@'))
}
