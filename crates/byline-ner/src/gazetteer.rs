//! Names that are known beforehand.

use byline_core::{Entity, EntityKind};
use rustc_hash::FxHashMap;
use thiserror::Error;

/// A gazetteer text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// A line has another number of columns.
    #[error("gazetteer line {line}: expected 2 to 4 columns, found {found}")]
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

/// A list of names with their kinds, and, where you like, with a key of your own (such as an id of
/// Wikidata) and other names of the same.
///
/// ```
/// use byline_core::EntityKind;
/// use byline_ner::Gazetteer;
///
/// let mut gazetteer: Gazetteer = "# bodies\norganization\tCafé Équité\tQ7\tÉquité | CE".parse()?;
/// assert_eq!(gazetteer.len(), 3, "a name and two others");
/// gazetteer.insert("“quoted”", EntityKind::Work);
/// assert_eq!(gazetteer.len(), 3, "a name begins with a letter or digit");
/// assert!("person Zoë".parse::<Gazetteer>().is_err());
/// # Ok::<(), byline_ner::GazetteerError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Entries by the letters and digits that they begin with, in lower case.
    by_start: FxHashMap<String, Vec<Entry>>,
    len: usize,
    /// The key of each record.
    keys: Vec<Option<Box<str>>>,
}

/// A way to write a name.
#[derive(Debug, Clone)]
struct Entry {
    form: Box<str>,
    kind: EntityKind,
    /// What the form stands for, as an index into the keys; the forms of one record mean one thing.
    record: usize,
}

impl Gazetteer {
    /// Makes an empty gazetteer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name. One that does not begin with a letter or digit is left out; returns whether
    /// the name was taken. A name that is there already gets the new kind, and loses its key.
    pub fn insert(&mut self, name: &str, kind: EntityKind) -> bool {
        self.insert_keyed(name, kind, None, &[])
    }

    /// Adds a name with other names for the same, and with the key that entities of these names
    /// get ([`Entity::key`]). They are one entity, whichever of the names a story has. Returns whether
    /// all begin with a letter or digit; if not, none is taken.
    ///
    /// ```
    /// use byline_core::EntityKind;
    /// use byline_ner::Gazetteer;
    ///
    /// let mut gazetteer = Gazetteer::new();
    /// let aliases = ["Équité", "CE"];
    /// assert!(gazetteer.insert_keyed("Café Équité", EntityKind::Organization, Some("Q7"), &aliases));
    /// ```
    pub fn insert_keyed(
        &mut self,
        name: &str,
        kind: EntityKind,
        key: Option<&str>,
        aliases: &[&str],
    ) -> bool {
        let forms = || std::iter::once(name).chain(aliases.iter().copied()).map(str::trim);
        if forms().any(|form| start(form).is_empty()) {
            return false;
        }
        let record = self.keys.len();
        self.keys.push(key.map(Box::from));
        for form in forms() {
            let bucket = self.by_start.entry(start(form).to_lowercase()).or_default();
            let entry = Entry { form: form.into(), kind, record };
            match bucket.iter_mut().find(|known| *known.form == *form) {
                Some(known) => *known = entry,
                None => {
                    bucket.push(entry);
                    self.len += 1;
                }
            }
        }
        true
    }

    /// Adds a name as [`insert`](Self::insert) does, unless it is there already.
    pub fn insert_new(&mut self, name: &str, kind: EntityKind) -> bool {
        let name = name.trim();
        let bucket = self.by_start.get(&start(name).to_lowercase());
        let known = bucket.is_some_and(|bucket| bucket.iter().any(|known| *known.form == *name));
        !known && self.insert(name, kind)
    }

    /// Gives entities their keys, and puts those together that have names of one record. The first
    /// name of an entity that is in the list decides.
    ///
    /// ```
    /// use byline_core::{Entity, EntityKind, Mention, MentionForm, Span};
    ///
    /// let names: byline_ner::Gazetteer = "organization\tÉquité maintenant\tQ42".parse()?;
    /// let mention = Mention { span: Span::new(0, 19), form: MentionForm::Name, confidence: 1.0 };
    /// let kind = EntityKind::Organization;
    /// let mut entities = vec![Entity::new("Équité maintenant", kind, vec![mention])];
    /// names.identify(&mut entities);
    /// assert_eq!(entities[0].key.as_deref(), Some("Q42"));
    /// # Ok::<(), byline_ner::GazetteerError>(())
    /// ```
    pub fn identify(&self, entities: &mut Vec<Entity>) {
        let mut first_of: FxHashMap<usize, usize> = FxHashMap::default();
        for at in 0..entities.len() {
            let names = std::iter::once(&entities[at].name).chain(&entities[at].aliases);
            let Some(record) = names.filter_map(|name| self.record(name)).next() else { continue };
            match first_of.get(&record) {
                Some(&first) => {
                    let other = std::mem::replace(
                        &mut entities[at],
                        Entity::new("", EntityKind::Other, Vec::new()),
                    );
                    absorb(&mut entities[first], other);
                }
                None => {
                    first_of.insert(record, at);
                    entities[at].key = self.keys[record].as_deref().map(str::to_owned);
                }
            }
        }
        entities.retain(|entity| !entity.mentions.is_empty());
    }

    /// The record that the whole of `name` is a form of.
    fn record(&self, name: &str) -> Option<usize> {
        let bucket = self.by_start.get(&start(name).to_lowercase())?;
        let whole = |entry: &&Entry| matched(name, &entry.form) == Some(name.len());
        bucket.iter().find(whole).map(|entry| entry.record)
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
            .filter_map(|entry| Some((matched(text, &entry.form)?, entry.kind)))
            .filter(|(len, _)| ends(*len))
            .max_by_key(|(len, _)| *len)
    }
}

impl std::str::FromStr for Gazetteer {
    type Err = GazetteerError;

    /// Reads one entry a line: kind, tab, name, and if you like a tab with a key, and a tab with other
    /// names between bars. `#` begins a comment line. The key may be left empty.
    ///
    /// # Errors
    ///
    /// If a line has fewer than two or more than four columns, names no kind, or has a name that
    /// begins with neither letter nor digit. The first such line is named, and nothing is kept.
    ///
    /// ```
    /// use byline_ner::{Gazetteer, GazetteerError};
    ///
    /// let read = |text: &str| text.parse::<Gazetteer>();
    /// assert_eq!(read("work\tCafé “Équité”\n\nperson\tZoë Ruiz\tQ42\tZ. Ruiz | Ruiz")?.len(), 4);
    /// let error = read("# mine\nperson Zoë Ruiz").unwrap_err();
    /// assert_eq!(error.to_string(), "gazetteer line 2: expected 2 to 4 columns, found 1");
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
            let (kind, name, key, aliases) = match columns[..] {
                [kind, name] => (kind, name, "", ""),
                [kind, name, key] => (kind, name, key, ""),
                [kind, name, key, aliases] => (kind, name, key, aliases),
                _ => return Err(GazetteerError::Columns { line, found: columns.len() }),
            };
            let kind =
                kind.trim().parse().map_err(|source| GazetteerError::Kind { line, source })?;
            let aliases: Vec<&str> =
                aliases.split('|').map(str::trim).filter(|alias| !alias.is_empty()).collect();
            let mut names = std::iter::once(name.trim()).chain(aliases.iter().copied());
            if let Some(name) = names.find(|name| start(name).is_empty()) {
                return Err(GazetteerError::Name { line, name: name.to_owned() });
            }
            let key = Some(key.trim()).filter(|key| !key.is_empty());
            gazetteer.insert_keyed(name, kind, key, &aliases);
        }
        Ok(gazetteer)
    }
}

/// Takes mentions and names of an entity that is the same.
fn absorb(entity: &mut Entity, other: Entity) {
    entity.mentions.extend(other.mentions);
    entity.mentions.sort_by_key(|mention| mention.span);
    entity.role = entity.role.take().or(other.role);
    for name in std::iter::once(other.name).chain(other.aliases) {
        if entity.name != name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
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
