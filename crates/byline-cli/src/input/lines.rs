//! Stories as JSON Lines.

use super::{Item, Take, bytes, decode};
use byline::{Document, wire};
use byline_page::{self as page, Order};
use encoding_rs::{Encoding, UTF_8};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;

/// The names of the fields that are read.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The text of the story.
    pub text: String,
    /// Its id.
    pub id: String,
    /// Its date.
    pub date: String,
    /// Who published it.
    pub publisher: String,
}

impl Default for Fields {
    fn default() -> Self {
        let [text, id, date, publisher] = ["text", "id", "date", "publisher"].map(str::to_owned);
        Self { text, id, date, publisher }
    }
}

/// How to read JSON Lines.
pub struct Lines<'a> {
    /// What the source is called in messages.
    pub name: &'a str,
    /// The encoding that the user asked for.
    pub encoding: Option<&'static Encoding>,
    /// Where things stand in a line.
    pub fields: &'a Fields,
    /// Whether lines may be stories that have been analysed before.
    pub analysed: bool,
    /// Whether each line that is no story is a failure of its own, in its place. Else those without
    /// text are told once, at the end, and so is what is not UTF-8.
    pub answers_each: bool,
}

impl Lines<'_> {
    /// Calls `take` with the story of every line that is not blank.
    pub fn read(&self, reader: impl Read, take: &mut Take) -> ControlFlow<()> {
        let mut reader = match self.to_utf8(reader, take)? {
            Ok(reader) => reader,
            Err(error) => return take(Item::Failure(format!("{}: {error}", self.name))),
        };
        let mut bytes = Vec::new();
        let mut warned = false;
        let mut problems = Problems::default();
        for number in 1.. {
            bytes.clear();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) if bytes.trim_ascii().is_empty() => continue,
                Ok(_) => {}
                Err(error) => return take(self.failure(number, error)),
            }
            if number == 1 && is_part(&bytes) {
                let mut text = bytes;
                return match reader.read_to_end(&mut text) {
                    Ok(_) => self.read_values(&text, take),
                    Err(error) => take(self.failure(number, error)),
                };
            }
            let utf8 = std::str::from_utf8(&bytes);
            if let (true, Err(error)) = (self.answers_each, utf8) {
                let place = error.valid_up_to();
                take(self.failure(number, format!("not UTF-8 at byte {place} of the line")))?;
                continue;
            }
            if let (false, Err(error)) = (warned, utf8) {
                warned = true;
                take(Item::Warning(format!(
                    "{}:{number}: not UTF-8 at byte {} of the line; replaced by �, as is all \
                     else that is not UTF-8 (--encoding names another encoding)",
                    self.name,
                    error.valid_up_to()
                )))?;
            }
            let value = serde_json::from_str(&String::from_utf8_lossy(&bytes));
            let value = value.map_err(|error| Problem::Other(error.to_string()));
            self.take_value(value, number, &mut problems, take)?;
        }
        problems.tell(self, take)
    }

    /// Reads objects that are not one a line: one after the other, or in lists. What breaks off ends
    /// it; the others are numbered as lines are.
    fn read_values(&self, bytes: &[u8], take: &mut Take) -> ControlFlow<()> {
        let text = String::from_utf8_lossy(bytes);
        let mut problems = Problems::default();
        let mut number = 0;
        for value in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
            let values = match value {
                Ok(Value::Array(values)) => values,
                Ok(value) => vec![value],
                Err(error) => {
                    take(Item::Failure(format!("{}:{}: {error}", self.name, error.line())))?;
                    break;
                }
            };
            for value in values {
                number += 1;
                self.take_value(Ok(value), number, &mut problems, take)?;
            }
        }
        problems.tell(self, take)
    }

    fn take_value(
        &self,
        value: Result<Value, Problem>,
        number: usize,
        problems: &mut Problems,
        take: &mut Take,
    ) -> ControlFlow<()> {
        match value.and_then(|value| self.story(value, number)) {
            Ok(document) => take(Item::Story(Box::new(document))),
            Err(problem) if self.answers_each => {
                take(self.failure(number, problem.message(&self.fields.text)))
            }
            Err(Problem::NoText(names)) => {
                problems.without_text += 1;
                problems.first_without.get_or_insert((number, names));
                ControlFlow::Continue(())
            }
            Err(Problem::Other(_)) if problems.others >= TOLD => {
                problems.others += 1;
                ControlFlow::Continue(())
            }
            Err(Problem::Other(message)) => {
                problems.others += 1;
                take(self.failure(number, message))
            }
        }
    }

    fn failure(&self, number: usize, error: impl std::fmt::Display) -> Item {
        Item::Failure(format!("{}:{number}: {error}", self.name))
    }

    /// A reader of UTF-8. What is in another encoding is held in memory as a whole.
    fn to_utf8<'r>(
        &self,
        reader: impl Read + 'r,
        take: &mut Take,
    ) -> ControlFlow<(), io::Result<Box<dyn BufRead + 'r>>> {
        let mut peeked = match bytes::peek(reader, 3) {
            Ok((head, reader)) => (head, BufReader::new(reader)),
            Err(error) => return ControlFlow::Continue(Err(error)),
        };
        let (encoding, mark) =
            Encoding::for_bom(&peeked.0).unwrap_or((self.encoding.unwrap_or(UTF_8), 0));
        if encoding == UTF_8 {
            let skipped = peeked.1.read_exact(&mut peeked.0[..mark]);
            return ControlFlow::Continue(skipped.map(|()| Box::new(peeked.1) as _));
        }
        let mut bytes = Vec::new();
        if let Err(error) = peeked.1.read_to_end(&mut bytes) {
            return ControlFlow::Continue(Err(error));
        }
        let decoded = decode::decode(bytes, Some(encoding), None);
        if let Some(problem) = decoded.problem {
            take(Item::Warning(format!("{}{problem}", self.name)))?;
        }
        ControlFlow::Continue(Ok(Box::new(Cursor::new(decoded.text))))
    }

    /// Reads a story. If it may be analysed, its annotations are kept, and a story without an id has
    /// none; else the number of the line is its id.
    fn story(&self, value: Value, number: usize) -> Result<Document, Problem> {
        let Some(object) = value.as_object() else {
            return Err(Problem::Other(format!("expected an object, found {}", kind(&value))));
        };
        if self.analysed && value.get("schema").is_some() {
            let story: wire::Story =
                serde_json::from_value(value).map_err(|error| error.to_string())?;
            return Ok(Document::try_from(story).map_err(|error| error.to_string())?);
        }
        let fields = self.fields;
        let text = string(&value, &fields.text)?
            .ok_or_else(|| Problem::NoText(object.keys().cloned().collect()))?;
        let mut document = Document::try_new(text).map_err(|error| error.to_string())?;
        if let Some(date) = string(&value, &fields.date)?.filter(|date| !date.is_empty()) {
            let when = page::when(date, Order::Unknown)
                .ok_or_else(|| format!("`{}` is `{date}`, expected YYYY-MM-DD", fields.date))?;
            (document.date, document.published) = (Some(when.day), when.moment);
        }
        document.publisher = string(&value, &fields.publisher)?.map(str::to_owned);
        document.authors = authors(&value);
        document.url = value["url"].as_str().map(str::to_owned);
        document.id = match find(&value, &fields.id) {
            Some(Value::String(id)) => Some(id.clone()),
            Some(id) => Some(id.to_string()),
            None if self.analysed => None,
            None => Some(number.to_string()),
        };
        Ok(document)
    }
}

/// Why a value is no story.
enum Problem {
    /// It has no field for the text, but these.
    NoText(Vec<String>),
    Other(String),
}

impl Problem {
    /// The whole of it as a message. `field` is the field that was to hold the text.
    fn message(self, field: &str) -> String {
        match self {
            Self::NoText(names) => format!("missing field `{field}` ({})", fields_of(&names)),
            Self::Other(message) => message,
        }
    }
}

/// What a value has in place of what was looked for.
fn fields_of(names: &[String]) -> String {
    let names: Vec<_> = names.iter().take(TOLD).map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "it is empty".to_owned() } else { format!("it has {}", names.join(", ")) }
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Self::Other(message)
    }
}

/// How many problems of a source are told one by one.
const TOLD: usize = 20;

/// The problems of a source: a wrong name of a field would be one a line.
#[derive(Default)]
struct Problems {
    without_text: usize,
    /// The first value without text, and the fields it has.
    first_without: Option<(usize, Vec<String>)>,
    others: usize,
}

impl Problems {
    /// Tells what was not told when it was met.
    fn tell(self, lines: &Lines, take: &mut Take) -> ControlFlow<()> {
        if let Some((number, names)) = self.first_without {
            let field = &lines.fields.text;
            let more = match self.without_text - 1 {
                0 => String::new(),
                count => format!(", nor do {count} others"),
            };
            let has = fields_of(&names);
            let message =
                format!("missing field `{field}`{more} ({has}; --text-field names another)");
            take(lines.failure(number, message))?;
        }
        match self.others.saturating_sub(TOLD) {
            0 => ControlFlow::Continue(()),
            count => take(Item::Failure(format!("{}: {count} more like these", lines.name))),
        }
    }
}

/// True for a first line with which an object or a list goes on into the next.
fn is_part(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let ends_too_soon = |error: serde_json::Error| error.is_eof();
    let start = line.trim_start();
    let opens = start.starts_with('{') || start.starts_with('[');
    let is_list = start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    is_list || opens && serde_json::from_str::<Value>(&line).is_err_and(ends_too_soon)
}

/// The field of this name, or along this path: `body.text`. There is no field that is null.
fn find<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let found = value.get(name).or_else(|| {
        name.contains('.')
            .then(|| name.split('.').try_fold(value, |value, part| value.get(part)))?
    });
    found.filter(|value| !value.is_null())
}

fn string<'v>(value: &'v Value, name: &str) -> Result<Option<&'v str>, String> {
    match find(value, name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("`{name}` is {}, expected a string", kind(other))),
    }
}

/// The names in `authors`, a list or one of them. Whatever else stands there is somebody's own.
fn authors(value: &Value) -> Vec<String> {
    let stated = match &value["authors"] {
        Value::Array(names) => names.as_slice(),
        name => std::slice::from_ref(name),
    };
    stated.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A value as messages show it.
fn kind(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(_) => "a string".to_owned(),
        other => format!("`{other}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_is_found_by_name_before_path() {
        let value = json!({"a.b": 1, "a": {"b": 2, "c": {"d": 3}}, "n": null});
        assert_eq!(find(&value, "a.b"), Some(&json!(1)));
        assert_eq!(find(&value, "a.c.d"), Some(&json!(3)));
        for missing in ["n", "b", "a.x", "a.b.c", ""] {
            assert_eq!(find(&value, missing), None, "{missing}");
        }
    }
}
