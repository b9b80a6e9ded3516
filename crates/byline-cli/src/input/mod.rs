//! Where stories come from: files, directories, patterns, standard input; plain text, JSON, HTML
//! pages or archives of them; packed with gzip, with zstd or not.

mod bytes;
mod decode;
mod find;
mod kind;
mod lines;
mod result;
mod single;
mod target;
mod warc;

pub use bytes::Counter;
pub use find::sources;
pub use lines::Fields;
pub use target::check_target;

use crate::args::Input;
use byline::Document;
use encoding_rs::Encoding;
use lines::Lines;
use single::Single;
use std::fs::File;
use std::io::{self, Cursor, IsTerminal, Read};
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
    /// What it holds; `None` where only its bytes can tell.
    input: Option<Input>,
    /// Whether the user says what it holds.
    is_asked: bool,
    /// Whether it was found in a directory, and not named.
    is_walked: bool,
    /// The first bytes of standard input, if they were read.
    head: Vec<u8>,
    encoding: Option<&'static Encoding>,
    fields: Arc<Fields>,
    analysed: bool,
    /// Whether it is the body of a request. Such a one is never unpacked, as nobody can tell how much
    /// it would become, and whoever sent it is answered line by line.
    is_sent: bool,
}

impl Source {
    /// The body of a request. `None` where only its bytes can tell what it holds.
    pub fn sent(input: Option<Input>, encoding: Option<&'static Encoding>) -> Self {
        Self {
            path: None,
            id: None,
            input,
            is_asked: false,
            is_walked: false,
            head: Vec::new(),
            encoding,
            fields: Arc::default(),
            analysed: false,
            is_sent: true,
        }
    }

    fn name(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None if self.is_sent => "body".to_owned(),
            None => "standard input".to_owned(),
        }
    }

    /// The same source, of which lines may be stories that have been analysed before.
    pub fn analysed(self) -> Self {
        Self { analysed: true, ..self }
    }

    /// True if the source holds one story at most.
    pub fn is_single(&self) -> bool {
        !matches!(self.input, Some(Input::Jsonl | Input::Warc))
    }

    /// True if a person at a terminal is to write the story.
    pub fn is_terminal(&self) -> bool {
        self.path.is_none() && io::stdin().is_terminal()
    }

    /// Bytes to read; `None` for standard input.
    pub fn size(&self) -> Option<u64> {
        Some(std::fs::metadata(self.path.as_ref()?).map_or(0, |data| data.len()))
    }

    /// The same source, whose kind is known by its first bytes where nothing else says it. What
    /// cannot be read is found out when it is read.
    fn looked_at(mut self) -> Self {
        if self.input.is_some() || self.is_terminal() {
            return self;
        }
        let head = match &self.path {
            Some(path) => File::open(path).and_then(bytes::head),
            None => bytes::head(io::stdin()),
        };
        let head = head.unwrap_or_default();
        let inside = bytes::unpacked(&head[..]).and_then(bytes::head_of_cut).unwrap_or_default();
        self.input = Some(kind::of(&inside, self.encoding));
        if self.path.is_none() {
            self.head = head;
        }
        self
    }

    /// Calls `take` with every story of the source. What is read from files is added to `counter`.
    pub fn read(&self, counter: &Counter, take: &mut Take) -> ControlFlow<()> {
        match bytes::open(self.path.as_deref(), &self.head, counter) {
            Err(error) => take(Item::Failure(format!("{}: {error}", self.name()))),
            Ok(bytes) => self.read_from(bytes, take),
        }
    }

    /// Like [`read`](Self::read), as if these bytes were those of the source.
    pub fn read_from(&self, bytes: impl Read, take: &mut Take) -> ControlFlow<()> {
        let unpacked = if self.is_sent {
            Ok(Box::new(bytes) as Box<dyn Read>)
        } else {
            bytes::unpacked(bytes)
        };
        let opened = unpacked.and_then(|mut bytes| Ok((bytes::head(&mut bytes)?, bytes)));
        let (head, rest) = match opened {
            Ok(opened) => opened,
            Err(error) => return take(Item::Failure(format!("{}: {error}", self.name()))),
        };
        let is_input = self.analysed && result::is_story(&head);
        if self.is_walked && !is_input && result::is_result(&head) {
            return ControlFlow::Continue(());
        }
        let refusal = kind::refusal(&head, self.encoding).filter(|_| !self.is_asked);
        if let Some(reason) = refusal {
            return take(Item::Failure(format!("{}: {reason}", self.name())));
        }
        let input = self.input.unwrap_or_else(|| kind::of(&head, self.encoding));
        let bytes = Cursor::new(head).chain(rest);
        match input {
            Input::Text | Input::Html => self.read_single(bytes, input, take),
            Input::Warc if self.is_sent => {
                take(Item::Failure(format!("{}: is an archive, expected a story", self.name())))
            }
            Input::Warc => warc::read(&self.name(), self.encoding, bytes, take),
            Input::Jsonl => Lines {
                name: &self.name(),
                encoding: self.encoding,
                fields: &self.fields,
                analysed: self.analysed,
                answers_each: self.is_sent,
            }
            .read(bytes, take),
        }
    }

    /// Reads a source that is one story as a whole.
    fn read_single(&self, mut reader: impl Read, input: Input, take: &mut Take) -> ControlFlow<()> {
        let name = self.name();
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            return take(Item::Failure(format!("{name}: {error}")));
        }
        let Single { document, problem } = single::read(bytes, input, self.encoding, None);
        if let Some(problem) = problem {
            take(Item::Warning(format!("{name}{problem}")))?;
        }
        take(match document {
            Ok(mut document) => {
                document.id = self.id.clone();
                Item::Story(Box::new(document))
            }
            Err(error) => Item::Failure(format!("{name}: {error}")),
        })
    }
}
