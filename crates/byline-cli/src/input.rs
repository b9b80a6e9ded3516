//! Where stories come from: files, directories, standard input; plain text or JSON Lines.

use crate::args::{Input, Reading};
use byline::{Date, Document, wire};
use serde::Deserialize;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A story that was read, or a message that says why not, with file and line.
pub type Story = Result<Document, String>;

/// A line of JSON Lines. Fields that are not named here are ignored.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    id: Option<serde_json::Value>,
    date: Option<String>,
    publisher: Option<String>,
    /// Only an analysed story has one.
    schema: Option<u32>,
}

/// One place to read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// `None` is standard input.
    path: Option<PathBuf>,
    input: Input,
    analysed: bool,
}

impl Source {
    fn new(path: Option<PathBuf>, reading: &Reading) -> Self {
        let lines = path.as_deref().is_some_and(|path| has_extension(path, "jsonl"));
        let guess = if lines { Input::Jsonl } else { Input::Text };
        Self { path, input: reading.input.unwrap_or(guess), analysed: false }
    }

    fn name(&self) -> String {
        self.path.as_ref().map_or("standard input".to_owned(), |path| path.display().to_string())
    }

    /// The same source, of which lines may be stories that have been analysed before.
    pub fn analysed(self) -> Self {
        Self { analysed: true, ..self }
    }

    /// True if the source holds one story at most.
    pub fn is_single(&self) -> bool {
        self.input == Input::Text
    }

    /// Calls `take` with every story of the source.
    pub fn read(&self, take: &mut dyn FnMut(Story)) {
        let file: io::Result<Box<dyn Read>> = match &self.path {
            Some(path) => File::open(path).map(|file| Box::new(file) as Box<dyn Read>),
            None => Ok(Box::new(io::stdin())),
        };
        match (file, self.input) {
            (Err(error), _) => take(Err(format!("{}: {error}", self.name()))),
            (Ok(file), Input::Text) => take(self.read_text(file)),
            (Ok(file), Input::Jsonl) => self.read_lines(BufReader::new(file), take),
        }
    }

    fn read_text(&self, mut file: Box<dyn Read>) -> Story {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| format!("{}: {error}", self.name()))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
            format!("{}:{line}: not UTF-8 at byte {}", self.name(), valid.len())
        })?;
        let mut document =
            Document::try_new(text).map_err(|error| format!("{}: {error}", self.name()))?;
        document.id = self.path.as_deref().and_then(stem);
        Ok(document)
    }

    fn read_lines(&self, mut file: impl BufRead, take: &mut dyn FnMut(Story)) {
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            match file.read_until(b'\n', &mut bytes) {
                Ok(0) => return,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => take(
                    read_line(&bytes, number, self.analysed)
                        .map_err(|error| format!("{}:{number}: {error}", self.name())),
                ),
                Err(error) => return take(Err(format!("{}:{number}: {error}", self.name()))),
            }
        }
    }
}

/// Lists the sources that the command line names; what cannot be listed is a message.
pub fn sources(reading: &Reading) -> Vec<Result<Source, String>> {
    if reading.paths.is_empty() {
        return vec![Ok(Source::new(None, reading))];
    }
    let mut sources = Vec::new();
    for path in &reading.paths {
        if path.as_os_str() == "-" {
            sources.push(Ok(Source::new(None, reading)));
        } else if path.is_dir() {
            match list(path, reading) {
                Ok(paths) => sources
                    .extend(paths.into_iter().map(|path| Ok(Source::new(Some(path), reading)))),
                Err(error) => sources.push(Err(format!("{}: {error}", path.display()))),
            }
        } else {
            sources.push(Ok(Source::new(Some(path.clone()), reading)));
        }
    }
    sources
}

/// The stories of a directory, in the order of their names.
fn list(directory: &Path, reading: &Reading) -> io::Result<Vec<PathBuf>> {
    let extension = if reading.input == Some(Input::Jsonl) { "jsonl" } else { "txt" };
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if has_extension(&path, extension) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(io::Error::other(format!("the directory has no .{extension} file")));
    }
    paths.sort();
    Ok(paths)
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_string_lossy().into_owned())
}

/// Reads a story from a line. If it may be `analysed`, its annotations are kept, and a story without
/// an id has none; else the number of the line is its id.
fn read_line(bytes: &[u8], number: usize, analysed: bool) -> Result<Document, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {} of the line", error.valid_up_to()))?;
    let line: Line = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if analysed && line.schema.is_some() {
        let story: wire::Story = serde_json::from_str(text).map_err(|error| error.to_string())?;
        return Document::try_from(story).map_err(|error| error.to_string());
    }
    let date = line.date.as_deref().filter(|date| !date.is_empty());
    let date = date.map(|date| {
        let day = date.get(..10).unwrap_or(date);
        day.parse::<Date>().map_err(|_| format!("`date` is `{date}`, expected YYYY-MM-DD"))
    });
    let mut document = Document::try_new(line.text).map_err(|error| error.to_string())?;
    document.date = date.transpose()?;
    document.publisher = line.publisher;
    document.id = Some(match line.id {
        Some(serde_json::Value::String(id)) => id,
        Some(serde_json::Value::Null) | None if analysed => return Ok(document),
        Some(serde_json::Value::Null) | None => number.to_string(),
        Some(id) => id.to_string(),
    });
    Ok(document)
}
