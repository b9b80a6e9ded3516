//! Which body a name means.

use crate::lists::Lists;
use byline_lexicon::Words;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many bodies of one short form are looked at, the last ones: more would take too long in a
/// story that is nothing but names.
const MOST: usize = 16;

/// The bodies of a story. All names must be [learned](Self::learn) before the first is
/// [looked up](Self::find), so that a short form can go before its full form.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// Keys of full names by the short forms that they may have, in the order of the story.
    by_short: FxHashMap<String, Vec<String>>,
    learned: FxHashSet<String>,
    /// When a body was named last.
    last: FxHashMap<String, usize>,
    /// Counts the names that were looked up.
    clock: usize,
}

impl Bodies {
    /// Takes a name with its key in.
    pub(super) fn learn(&mut self, lists: Lists<'_>, name: &str, key: &str) {
        if key.contains(' ') && self.learned.insert(key.to_owned()) {
            for short in shorts(lists, name, key) {
                self.by_short.entry(short).or_default().push(key.to_owned());
            }
        }
    }

    /// The key of the body that a name means where it stands. `place` says that the story has a
    /// place of that name.
    pub(super) fn find(&mut self, key: &str, place: bool) -> String {
        let mut full = key;
        // `Navy` is short for `US Navy`, and that may be short in turn.
        for _ in 0..3 {
            let Some(longer) = self.longer(full).filter(|_| !place) else { break };
            full = longer;
        }
        let full = full.to_owned();
        self.clock += 1;
        self.last.insert(full.clone(), self.clock);
        full
    }

    /// What a name is short for: the body named last, or the first to come. A name of several words
    /// must be short for one only.
    fn longer(&self, short: &str) -> Option<&str> {
        let bodies = self.by_short.get(short)?;
        if short.contains(' ') {
            return (bodies.len() == 1).then(|| bodies[0].as_str());
        }
        let near = || bodies.iter().rev().take(MOST);
        let named = |body: &&String| self.last.get(*body).copied().unwrap_or(0);
        let seen = near().filter(|body| named(body) > 0).max_by_key(named);
        seen.or(near().next_back()).map(String::as_str)
    }
}

/// The short forms that a body of several words may have.
fn shorts(lists: Lists<'_>, name: &str, key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    let (first, last) = (words[0], words[words.len() - 1]);
    let mut shorts = vec![initials(name), last.to_owned(), words[1..].join(" ")];
    // `DNC Rules Committee` is no longer form of `DNC`, which has its own.
    let acronym = name.split(' ').next().is_some_and(|word| !word.contains(char::is_lowercase));
    if !acronym && (!lists.is(Words::OWN_BODY, first) || words[1] == "of") {
        shorts.push(first.to_owned());
    }
    if lists.is(Words::LEGAL_FORM, last) {
        shorts.push(words[..words.len() - 1].join(" "));
    }
    if let Some(small) = words.iter().position(|word| matches!(*word, "for" | "of")) {
        shorts.push(words[..small].join(" "));
        // `Ministry of Defence` and `Defence Ministry`.
        if small == 1 && matches!(first, "ministry" | "department") {
            shorts.push(format!("{} {first}", words[2..].join(" ")));
        }
    }
    shorts.sort_unstable();
    shorts.dedup();
    shorts.retain(|short| {
        short.len() > 1 && short != key && !matches!(short.as_str(), "of" | "for" | "inc" | "inc.")
    });
    shorts
}

/// The capitals that the words of a name begin with, in lower case.
pub(super) fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .flat_map(char::to_lowercase)
        .collect()
}
