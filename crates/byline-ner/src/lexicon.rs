//! What the lists say.

use byline_lexicon::{Forms, Lexicon, Strength};

/// The entries of a list: one a line, `#` begins a comment line.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// True for a form by which a sentence reports: said, warns.
pub(crate) fn reports(word: &str) -> bool {
    let word = Lexicon::embedded().word(word);
    let finite = word.forms.has(Forms::PAST.or(Forms::THIRD));
    finite && word.verb.is_some_and(|verb| verb.strength == Strength::Always)
}
