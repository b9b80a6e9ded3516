//! The names of outlets, agencies, broadcasters and platforms.

use crate::{LexiconError, without_article};
use byline_core::SourceKind;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A way to write the name of a source.
#[derive(Debug, Clone)]
struct Alias {
    text: Box<str>,
    name: Box<str>,
    kind: SourceKind,
    /// True for a plain word such as `Sun`, which is a name only after `the`.
    needs_article: bool,
    /// True if a user added it.
    own: bool,
}

/// The names of sources.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    /// By first word, longest first.
    aliases: FxHashMap<Box<str>, Vec<Alias>>,
    /// Bytes of the longest first word.
    longest: usize,
    /// The canonical names by every way to write them, without article and case; made when asked for.
    folded: OnceLock<FxHashMap<String, Box<str>>>,
}

impl Sources {
    /// Takes in a list of sources, one a line: `canonical name | alias | alias`. They win over
    /// what was there before.
    pub fn add(&mut self, kind: SourceKind, list: &str, own: bool) -> Result<(), LexiconError> {
        use SourceKind::{Agency, Broadcaster, Outlet, Platform, Website};
        if !matches!(kind, Agency | Broadcaster | Outlet | Platform | Website) {
            return Err(LexiconError::Kind { kind });
        }
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        for (line, names) in lines(list) {
            let name = names.split('|').next().unwrap_or(names).trim();
            for text in names.split('|').map(str::trim) {
                if text.is_empty() {
                    return Err(LexiconError::EmptyName { line, value: names.to_owned() });
                }
                let bare = text.strip_prefix("The ").unwrap_or(text);
                if first_word(bare).is_empty() {
                    return Err(LexiconError::NoWord { line, value: text.to_owned() });
                }
                if let Some(other) = seen.insert(bare, name).filter(|other| *other != name) {
                    let other = other.to_owned();
                    return Err(LexiconError::Ambiguous { line, value: text.to_owned(), other });
                }
                self.insert(Alias {
                    text: bare.into(),
                    name: name.into(),
                    kind,
                    needs_article: bare.len() < text.len() && !bare.contains([' ', '-']),
                    own,
                });
            }
        }
        Ok(())
    }

    fn insert(&mut self, alias: Alias) {
        self.folded.take();
        let first = first_word(&alias.text);
        self.longest = self.longest.max(first.len());
        let list = self.aliases.entry(first.into()).or_default();
        list.retain(|old| old.text != alias.text);
        // The longest alias must win, so it is tried first.
        let place = list.partition_point(|old| old.text.len() > alias.text.len());
        list.insert(place, alias);
    }

    /// The longest listed name that `text` begins with: its length in bytes, canonical name, kind.
    /// `article` tells whether `the` stands before it.
    pub fn at(&self, text: &str, article: bool) -> Option<(usize, &str, SourceKind)> {
        let end = text.char_indices().find(|(at, c)| !c.is_alphanumeric() || *at > self.longest);
        let first = text.get(..end.map_or(text.len(), |(at, _)| at))?;
        let list = self.aliases.get(first)?;
        list.iter()
            .filter(|alias| article || !alias.needs_article)
            .find_map(|alias| Some((matched(text, &alias.text)?, &*alias.name, alias.kind)))
    }

    /// Every way to write the outlets, agencies and broadcasters that a user added.
    pub fn own_outlets(&self) -> impl Iterator<Item = &str> {
        use SourceKind::{Agency, Broadcaster, Outlet};
        let own = self.aliases.values().flatten().filter(|alias| {
            alias.own && !alias.needs_article && matches!(alias.kind, Agency | Broadcaster | Outlet)
        });
        own.map(|alias| &*alias.text)
    }

    /// The canonical name of a source, however it is written.
    pub fn listed(&self, name: &str) -> Option<&str> {
        let listed = self.folded.get_or_init(|| {
            self.names().map(|(text, name)| (folded(text), Box::from(name))).collect()
        });
        listed.get(&folded(name)).map(|name| &**name)
    }

    /// Every way to write each source, with its canonical name.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases.values().flatten().map(|alias| (&*alias.text, &*alias.name))
    }
}

/// The lines that say something, with their numbers.
fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = list.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// A name without article and case.
fn folded(name: &str) -> String {
    without_article(name).to_lowercase()
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Length of the stretch of `text` that reads as `alias`, where any white space equals a space.
fn matched(text: &str, alias: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in alias.chars() {
        let found = rest.next()?;
        if expected == ' ' && found.is_whitespace() {
            rest = rest.as_str().trim_start().chars();
        } else if found != expected && (expected, found) != ('\'', '’') {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn the_longest_name_wins_and_ends_at_a_word() {
        let lexicon = Lexicon::embedded();
        let (len, name, kind) = lexicon.source_at("AP’s photo", false).unwrap();
        assert_eq!((len, name, kind), (2, "Associated Press", SourceKind::Agency));
        assert!(lexicon.source_at("APEC met", false).is_none());
        assert_eq!(
            lexicon.source_at("Financial\u{a0}Times", true).unwrap().1,
            "The Financial Times"
        );
        assert_eq!(lexicon.source_at("Financial \r\n  Times", true).unwrap().0, 19);
        assert_eq!(lexicon.source_at("RIA Novosti said", false).unwrap().1, "RIA Novosti");
    }

    #[test]
    fn errors_name_line_and_value() {
        let mut sources = Sources::default();
        let mut error =
            |list| sources.add(SourceKind::Outlet, list, false).unwrap_err().to_string();
        assert_eq!(error("# x\nLa Nuit | "), "line 2: a name in `La Nuit |` is empty");
        assert_eq!(error("…"), "line 1: `…` does not begin with a letter or a digit");
        assert_eq!(
            error("La Nuit | Nuit\nLe Jour | Nuit"),
            "line 2: `Nuit` already stands for `La Nuit`"
        );
        let error = sources.add(SourceKind::Person, "Zoé", false).unwrap_err();
        assert_eq!(error.to_string(), "sources of the kind `person` are not recognised by name");
    }
}
