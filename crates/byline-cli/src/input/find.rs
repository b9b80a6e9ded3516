//! The sources that the command line names.

use super::Source;
use crate::args::{Input, Reading};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// Lists the sources that the command line names; what cannot be listed is a message. Where neither
/// the user nor a name says what a source holds, its first bytes are read.
pub fn sources(reading: &Reading) -> Vec<Result<Source, String>> {
    let fields = Arc::new(reading.fields.fields());
    let source = |path: Option<PathBuf>, root: Option<&Path>| {
        // Whoever names fields has JSON Lines in mind.
        let named = match &path {
            Some(path) => by_extension(path),
            None => reading.fields.given().map(|_| Input::Jsonl),
        };
        let source = Source {
            id: path.as_deref().and_then(|path| id(path, root)),
            path,
            input: reading.input.or(named),
            is_asked: reading.input.is_some(),
            is_walked: root.is_some(),
            head: Vec::new(),
            encoding: reading.encoding,
            fields: fields.clone(),
            analysed: false,
            is_sent: false,
        };
        source.looked_at()
    };
    if reading.paths.is_empty() {
        return vec![Ok(source(None, None))];
    }
    let mut sources = Vec::new();
    for path in &reading.paths {
        if path.as_os_str() == "-" {
            sources.push(Ok(source(None, None)));
            continue;
        }
        for found in expand(path) {
            match found {
                Ok(file) if file.is_dir() => sources.extend(
                    walk(&file, reading.input)
                        .into_iter()
                        .map(|found| found.map(|path| source(Some(path), Some(&file)))),
                ),
                found => sources.push(found.map(|file| source(Some(file), None))),
            }
        }
    }
    sources
}

/// The paths that a pattern stands for, sorted; a path that is there stands for itself, whatever
/// its characters.
fn expand(path: &Path) -> Vec<Result<PathBuf, String>> {
    let pattern = path.to_string_lossy();
    if !pattern.contains(['*', '?', '[']) || path.exists() {
        return vec![Ok(path.to_owned())];
    }
    let paths: Vec<_> = match glob::glob(&pattern) {
        Ok(paths) => paths.map(|path| path.map_err(|error| error.to_string())).collect(),
        Err(error) => return vec![Err(format!("{pattern}: {error}"))],
    };
    if paths.is_empty() { vec![Err(format!("{pattern}: no file has such a name"))] } else { paths }
}

/// The stories of a directory and the directories in it, in the order of their names.
fn walk(directory: &Path, input: Option<Input>) -> Vec<Result<PathBuf, String>> {
    let is_wanted = |entry: &DirEntry| {
        let found = by_extension(entry.path());
        entry.file_type().is_file() && found.is_some_and(|found| input.is_none_or(|i| i == found))
    };
    let entries = WalkDir::new(directory).follow_links(true).sort_by_file_name().into_iter();
    let paths: Vec<_> = entries
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry) && !is_collection(entry))
        .filter(|entry| entry.as_ref().map_or(true, is_wanted))
        .map(|entry| entry.map(DirEntry::into_path).map_err(|error| message(&error)))
        .collect();
    if paths.is_empty() {
        let wanted = match input {
            None => ".txt, .json, .jsonl, .ndjson, .html, .htm or .warc",
            Some(Input::Text) => ".txt",
            Some(Input::Jsonl) => ".json, .jsonl or .ndjson",
            Some(Input::Html) => ".html or .htm",
            Some(Input::Warc) => ".warc",
        };
        return vec![Err(format!("{}: the directory has no {wanted} file", directory.display()))];
    }
    paths
}

fn message(error: &walkdir::Error) -> String {
    let reason = error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
    error.path().map_or_else(|| reason.clone(), |path| format!("{}: {reason}", path.display()))
}

/// A directory of brat, whose texts are those of stories that were read before.
fn is_collection(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && entry.path().join("annotation.conf").is_file()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// What a file holds by the ending of its name, before `.gz` or `.zst` if it has that.
pub fn by_extension(path: &Path) -> Option<Input> {
    let path = unpacked(path);
    let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "txt" => Some(Input::Text),
        "json" | "jsonl" | "ndjson" => Some(Input::Jsonl),
        "html" | "htm" => Some(Input::Html),
        "warc" => Some(Input::Warc),
        _ => None,
    }
}

/// The path without `.gz` or `.zst`.
fn unpacked(path: &Path) -> PathBuf {
    let is_packed = |end: &OsStr| ["gz", "zst"].iter().any(|name| end.eq_ignore_ascii_case(name));
    match path.extension() {
        Some(extension) if is_packed(extension) => path.with_extension(""),
        _ => path.to_owned(),
    }
}

/// The id of the story in a file: its name without ending, after the directories within `root`.
fn id(path: &Path, root: Option<&Path>) -> Option<String> {
    let path = unpacked(path);
    let inner = match root {
        Some(root) => path.strip_prefix(root).ok()?,
        None => Path::new(path.file_name()?),
    };
    let inner = inner.with_extension("");
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}
