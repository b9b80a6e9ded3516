//! Reads the lists: headings in brackets, and the entries under them.

use crate::LexiconError;

/// A line of a list that has entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'t> {
    /// Counted from one.
    pub number: usize,
    /// The words of the heading above it.
    pub heading: &'t str,
    /// Its entries, with blanks between.
    pub entries: &'t str,
}

/// The lines of a list that have entries. Empty lines and those that begin with `#` say nothing.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = Result<Line<'_>, LexiconError>> {
    let mut heading = None;
    (1..).zip(list.lines().map(str::trim)).filter_map(move |(number, line)| {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(rest) = line.strip_prefix('[') {
            heading = rest.strip_suffix(']');
            let wrong = || Err(LexiconError::Heading { line: number, found: line.to_owned() });
            return heading.is_none().then(wrong);
        }
        Some(match heading {
            Some(heading) => Ok(Line { number, heading, entries: line }),
            None => Err(LexiconError::NoHeading { line: number, found: line.to_owned() }),
        })
    })
}
