//! Output that must not become input: a story that would be overwritten, a result that would be read.

use super::{Source, find, result};
use crate::args::{Format, Output};
use same_file::Handle;
use std::path::Path;

/// Takes the file that is written out of what is read.
///
/// # Errors
///
/// If a story is to be overwritten, or a result would be taken for a story the next time.
pub fn check_target(
    sources: &mut Vec<Result<Source, String>>,
    output: &Output,
    format: Format,
) -> Result<(), String> {
    let target = match output.file() {
        Some(path) => Handle::from_path(path).ok(),
        None => Handle::stdout().ok(),
    };
    let is_file = |handle: &Handle| handle.as_file().metadata().is_ok_and(|data| data.is_file());
    if let Some(target) = target.filter(is_file) {
        let mut refused = Ok(());
        sources.retain(|source| {
            let Ok(Source { path: Some(path), is_walked, .. }) = source else { return true };
            if Handle::from_path(path).ok().as_ref() != Some(&target) {
                return true;
            }
            if !is_walked || !is_replaceable(path, output, format) {
                refused = Err(format!("{}: is read and cannot be written too", path.display()));
            }
            false
        });
        refused?;
    }
    match output.file() {
        Some(path) => check_place(sources, path, format),
        None => Ok(()),
    }
}

/// True for a result of an earlier run, or a file that a shell has just made for this one.
fn is_replaceable(path: &Path, output: &Output, format: Format) -> bool {
    if output.file().is_none() {
        return result::is_known(format);
    }
    let head = std::fs::File::open(path).and_then(super::bytes::head).unwrap_or_default();
    head.is_empty() || result::is_result(&head)
}

/// Refuses to write what looks like a story into a directory that is read.
fn check_place(
    sources: &[Result<Source, String>],
    path: &Path,
    format: Format,
) -> Result<(), String> {
    if result::is_known(format) || format == Format::Brat || find::by_extension(path).is_none() {
        return Ok(());
    }
    let directory = path.parent().filter(|parent| *parent != Path::new(""));
    let Ok(directory) = directory.unwrap_or(Path::new(".")).canonicalize() else { return Ok(()) };
    let is_beside = |source: &Source| {
        let parent = source.path.as_deref().and_then(Path::parent);
        source.is_walked && parent.is_some_and(|p| p.canonicalize().is_ok_and(|p| p == directory))
    };
    if sources.iter().flatten().any(is_beside) {
        return Err(format!(
            "{}: the next run would read it as a story; write it elsewhere, or with another ending",
            path.display()
        ));
    }
    Ok(())
}
