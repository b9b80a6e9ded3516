//! Names that are known beforehand.

use byline_core::EntityKind;
use rustc_hash::FxHashMap;
use thiserror::Error;

/// A gazetteer text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// A line has another number of columns.
    #[error("gazetteer line {line}: expected 2 columns, found {found}")]
    Columns {
        /// The line, counted from 1.
        line: usize,
        /// How many columns it has.
        found: usize,
    },
    /// A line names a kind that does not exist.
    #[error("gazetteer line {line}: {source}")]
    Kind {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with the kind.
        source: byline_core::UnknownName,
    },
    /// A line has a name without a letter or digit at its beginning.
    #[error("gazetteer line {line}: name `{name}` does not begin with a letter or digit")]
    Name {
        /// The line, counted from 1.
        line: usize,
        /// The name.
        name: String,
    },
}

/// A list of names with their kinds.
///
/// ```
/// use byline_core::EntityKind;
/// use byline_ner::Gazetteer;
///
/// let mut gazetteer: Gazetteer = "# bodies\norganization\tCafé Équité".parse()?;
/// gazetteer.insert("“quoted”", EntityKind::Work);
/// assert_eq!(gazetteer.len(), 1, "a name begins with a letter or digit");
/// assert!("person Zoë".parse::<Gazetteer>().is_err());
/// # Ok::<(), byline_ner::GazetteerError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Entries by the letters and digits that they begin with, in lower case.
    by_start: FxHashMap<String, Vec<(Box<str>, EntityKind)>>,
    len: usize,
}

impl Gazetteer {
    /// Makes an empty gazetteer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name. One that does not begin with a letter or digit is left out; returns whether
    /// the name was taken. A name that is there already gets the new kind.
    pub fn insert(&mut self, name: &str, kind: EntityKind) -> bool {
        let name = name.trim();
        let key = start(name);
        if key.is_empty() {
            return false;
        }
        let bucket = self.by_start.entry(key.to_lowercase()).or_default();
        match bucket.iter_mut().find(|(known, _)| **known == *name) {
            Some(entry) => entry.1 = kind,
            None => {
                bucket.push((name.into(), kind));
                self.len += 1;
            }
        }
        true
    }

    /// Adds a name as [`insert`](Self::insert) does, unless it is there already.
    pub fn insert_new(&mut self, name: &str, kind: EntityKind) -> bool {
        let name = name.trim();
        let bucket = self.by_start.get(&start(name).to_lowercase());
        let known = bucket.is_some_and(|bucket| bucket.iter().any(|(known, _)| **known == *name));
        !known && self.insert(name, kind)
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True if it holds no name.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The longest entry that `text` begins with and that `ends` accepts as a place to end.
    /// Entries of more than three letters also match in capitals.
    pub(crate) fn longest(
        &self,
        word: &str,
        text: &str,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(usize, EntityKind)> {
        let bucket = self.by_start.get(&start(word).to_lowercase())?;
        bucket
            .iter()
            .filter_map(|(entry, kind)| Some((matched(text, entry)?, *kind)))
            .filter(|(len, _)| ends(*len))
            .max_by_key(|(len, _)| *len)
    }
}

impl std::str::FromStr for Gazetteer {
    type Err = GazetteerError;

    /// Reads one entry a line: kind, tab, name. `#` begins a comment line.
    ///
    /// # Errors
    ///
    /// If a line has not two columns, names no kind, or has a name that begins with neither letter
    /// nor digit. The first such line is named, and nothing is kept.
    ///
    /// ```
    /// use byline_ner::{Gazetteer, GazetteerError};
    ///
    /// let read = |text: &str| text.parse::<Gazetteer>();
    /// assert_eq!(read("work\tCafé “Équité”\n\nperson\tZoë Ruiz")?.len(), 2);
    /// let error = read("# mine\nperson Zoë Ruiz").unwrap_err();
    /// assert_eq!(error.to_string(), "gazetteer line 2: expected 2 columns, found 1");
    /// let error = read("people\tZoë Ruiz").unwrap_err();
    /// assert!(error.to_string().starts_with("gazetteer line 1: unknown entity kind `people`"));
    /// assert!(matches!(read("work\t“Équité”"), Err(GazetteerError::Name { line: 1, .. })));
    /// # Ok::<(), GazetteerError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, GazetteerError> {
        let mut gazetteer = Self::new();
        for (index, row) in text.lines().enumerate() {
            let line = index + 1;
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = row.split('\t').collect();
            let [kind, name] = columns[..] else {
                return Err(GazetteerError::Columns { line, found: columns.len() });
            };
            let kind =
                kind.trim().parse().map_err(|source| GazetteerError::Kind { line, source })?;
            if !gazetteer.insert(name, kind) {
                return Err(GazetteerError::Name { line, name: name.to_owned() });
            }
        }
        Ok(gazetteer)
    }
}

/// The letters and digits that a text begins with.
fn start(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// How many bytes of `text` the entry takes, if `text` begins with it. Any white space stands for
/// a space: names are broken across lines and held together by no-break spaces.
fn matched(text: &str, entry: &str) -> Option<usize> {
    let mut found = text.chars();
    let (mut exact, mut capitals) = (true, entry.len() > 3);
    for expected in entry.chars() {
        let character = found.next()?;
        if expected == ' ' && character.is_whitespace() {
            found = found.as_str().trim_start().chars();
            continue;
        }
        if character == expected {
            capitals &= !character.is_lowercase();
            continue;
        }
        exact = false;
        capitals &= character.eq_ignore_ascii_case(&expected) && character.is_uppercase();
        if !capitals {
            return None;
        }
    }
    (exact || capitals).then(|| text.len() - found.as_str().len())
}
