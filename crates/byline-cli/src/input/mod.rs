//! Where stories come from: files, directories, patterns, standard input; plain text, JSON Lines
//! or HTML pages; packed with gzip or not.

mod bytes;
mod decode;
mod find;
mod lines;
mod page;

pub use bytes::Counter;
pub use find::sources;
pub use lines::Fields;

use crate::args::Input;
use byline::Document;
use encoding_rs::Encoding;
use lines::Lines;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// What reading gives, in the order of the input.
#[derive(Debug)]
pub enum Item {
    /// A story.
    Story(Box<Document>),
    /// A message about a story that cannot be read, with file and line.
    Failure(String),
    /// A message about a story that was read, but not as it stands.
    Warning(String),
}

/// Is called with every item, and says whether to go on.
pub type Take<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// One place to read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// `None` is standard input.
    path: Option<PathBuf>,
    /// The id of its story, if it holds just one.
    id: Option<String>,
    input: Input,
    encoding: Option<&'static Encoding>,
    fields: Arc<Fields>,
    analysed: bool,
}

impl Source {
    fn name(&self) -> String {
        self.path.as_ref().map_or("standard input".to_owned(), |path| path.display().to_string())
    }

    /// The same source, of which lines may be stories that have been analysed before.
    pub fn analysed(self) -> Self {
        Self { analysed: true, ..self }
    }

    /// True if the source holds one story at most.
    pub fn is_single(&self) -> bool {
        self.input != Input::Jsonl
    }

    /// Bytes to read; `None` for standard input.
    pub fn size(&self) -> Option<u64> {
        Some(std::fs::metadata(self.path.as_ref()?).map_or(0, |data| data.len()))
    }

    /// Calls `take` with every story of the source. What is read from files is added to `counter`.
    pub fn read(&self, counter: &Counter, take: &mut Take) -> ControlFlow<()> {
        match bytes::open(self.path.as_deref(), counter) {
            Err(error) => take(Item::Failure(format!("{}: {error}", self.name()))),
            Ok(bytes) => self.read_from(bytes, take),
        }
    }

    /// Like [`read`](Self::read), as if these bytes were those of the source.
    pub fn read_from(&self, bytes: impl Read, take: &mut Take) -> ControlFlow<()> {
        match bytes::unpacked(bytes) {
            Err(error) => take(Item::Failure(format!("{}: {error}", self.name()))),
            Ok(bytes) if self.is_single() => self.read_single(bytes, take),
            Ok(bytes) => Lines {
                name: &self.name(),
                encoding: self.encoding,
                fields: &self.fields,
                analysed: self.analysed,
            }
            .read(bytes, take),
        }
    }

    /// Reads a source that is one story as a whole.
    fn read_single(&self, mut reader: impl Read, take: &mut Take) -> ControlFlow<()> {
        let name = self.name();
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            return take(Item::Failure(format!("{name}: {error}")));
        }
        let declared = if self.input == Input::Html { page::charset(&bytes) } else { None };
        let decoded = decode::decode(bytes, self.encoding, declared);
        if let Some(problem) = decoded.problem {
            take(Item::Warning(format!("{name}{problem}")))?;
        }
        let document = match self.input {
            Input::Html => page::read(&decoded.text),
            _ => Document::try_new(decoded.text).map_err(|error| error.to_string()),
        };
        take(match document {
            Ok(mut document) => {
                document.id = self.id.clone();
                Item::Story(Box::new(document))
            }
            Err(error) => Item::Failure(format!("{name}: {error}")),
        })
    }
}
