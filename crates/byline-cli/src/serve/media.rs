//! What a body is, as its `Content-Type` says.

use super::problem::Problem;
use crate::args::Input;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use encoding_rs::Encoding;
use mime::Mime;

/// The types that are taken, as a message has them.
const TAKEN: &str = "text/plain, text/html, application/json and application/x-ndjson";

/// What a body holds, and in which encoding.
#[derive(Debug, Clone, Copy)]
pub struct Media {
    pub kind: Kind,
    /// The encoding, where it is stated.
    pub encoding: Option<&'static Encoding>,
}

/// The kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A story, plain.
    Text,
    /// A page with a story.
    Html,
    /// An object, or a list of them.
    Json,
    /// An object a line, answered as they come.
    Lines,
}

impl Media {
    /// Reads the headers of a request.
    pub fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let refuse = |found: &str| {
            let detail = format!("`Content-Type` is {found}, expected one of {TAKEN}");
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
        };
        if let Some(packing) = headers.get(CONTENT_ENCODING).filter(|value| *value != "identity") {
            let packing = String::from_utf8_lossy(packing.as_bytes());
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("`Content-Encoding` is `{packing}`, and nothing is unpacked here"),
            ));
        }
        let stated = headers.get(CONTENT_TYPE).ok_or_else(|| refuse("missing"))?;
        let stated = String::from_utf8_lossy(stated.as_bytes());
        let mime: Mime = stated.parse().map_err(|_| refuse(&format!("`{stated}`")))?;
        let kind = match mime.essence_str() {
            "text/plain" => Kind::Text,
            "text/html" | "application/xhtml+xml" => Kind::Html,
            "application/json" => Kind::Json,
            "application/x-ndjson" | "application/jsonl" | "application/x-jsonlines" => Kind::Lines,
            other => return Err(refuse(&format!("`{other}`"))),
        };
        let encoding = match mime.get_param(mime::CHARSET) {
            Some(label) => {
                Some(Encoding::for_label(label.as_str().as_bytes()).ok_or_else(|| {
                    Problem::new(
                        StatusCode::UNSUPPORTED_MEDIA_TYPE,
                        format!("no encoding is called `{label}`"),
                    )
                })?)
            }
            None => None,
        };
        Ok(Self { kind, encoding })
    }

    /// What the readers of files call it.
    pub fn input(self) -> Input {
        match self.kind {
            Kind::Text => Input::Text,
            Kind::Html => Input::Html,
            Kind::Json | Kind::Lines => Input::Jsonl,
        }
    }

    /// Refuses bytes that must be UTF-8 and are not. A page may say later what it is in.
    pub fn check(self, bytes: &[u8]) -> Result<(), Problem> {
        if self.kind == Kind::Html || self.encoding.or(bom(bytes)).is_some() {
            return Ok(());
        }
        std::str::from_utf8(bytes).map(|_| ()).map_err(|error| {
            Problem::unreadable(vec![format!(
                "body: not UTF-8 at byte {} (`charset` in `Content-Type` names another encoding)",
                error.valid_up_to()
            )])
        })
    }
}

fn bom(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}
