//! Which full stop, question mark or exclamation mark ends a sentence.

use super::Splitter;
use crate::class::char_at;
use crate::lexicon::{Abbreviation, abbreviation};
use byline_core::{QuoteSide, Token, TokenKind};

impl Splitter<'_> {
    /// The token with the stop that may end the sentence before token `next`: the one before
    /// it, or one before the quotation marks, brackets and note numbers that stand there.
    pub(super) fn stop_before(&self, next: usize) -> Option<usize> {
        // No more than this many marks close at once in honest text; the bound keeps time linear.
        const MOST_CLOSERS: usize = 4;
        let mut index = next - 1;
        if let Some(before) = self.before_note(index) {
            index = before;
        }
        for _ in 0..=MOST_CLOSERS {
            let token = self.tokens.get(index)?;
            if is_stop(self.text, token) {
                return Some(index);
            }
            if index == self.start || !token.glued || !self.closes(index) {
                return None;
            }
            index -= 1;
        }
        None
    }

    /// The token before a note such as `[6]` that ends with token `index`.
    fn before_note(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(3)?;
        let note = before >= self.start
            && self.first_char(index) == ']'
            && self.tokens.get(index - 1)?.kind == TokenKind::Number
            && self.first_char(index - 2) == '[';
        note.then_some(before)
    }

    /// True if token `next` is a note such as `[6]` or the mark of an omission, `[...]`.
    fn is_note(&self, next: usize) -> bool {
        self.first_char(next) == '['
            && self.first_char(next + 2) == ']'
            && (matches!(self.first_char(next + 1), '.' | '…')
                || self.tokens.get(next + 1).is_some_and(|token| token.kind == TokenKind::Number))
    }

    /// How many stops in a row end with token `stop`, counted no further than five.
    fn stops_in_row(&self, stop: usize) -> usize {
        (0..5)
            .take_while(|&back| stop >= self.start + back && self.text_of(stop - back) == ".")
            .count()
    }

    /// True if token `next` begins a sentence after the stop at `stop`.
    pub(super) fn starts_sentence(&self, stop: usize, next: usize) -> bool {
        let (Some(end), Some(following)) = (self.tokens.get(stop), self.tokens.get(next)) else {
            return false;
        };
        let mark = following.kind == TokenKind::Punctuation && is_stop(self.text, following);
        if mark && end.glued && stop + 1 == next && self.is_omission(next) {
            return true;
        }
        if mark || following.glued && self.closes(next) || self.is_note(next) {
            return false;
        }
        if self.is_item_stop(stop) || stop + 1 < next && self.is_item_stop(next - 2) {
            return false;
        }
        if end.kind == TokenKind::Word {
            return stop + 1 == next && !following.glued && self.abbreviation_ends(stop, next);
        }
        let first = self.first_char(next);
        let plain = self.text_of(stop) == ".";
        if following.glued {
            let marks = end.span.len() > 1 || plain;
            let is_beside = stop + 1 == next || plain && self.is_closed_before(next);
            return marks && is_beside && first.is_uppercase();
        }
        if self.is_repeated(stop, next) {
            return false;
        }
        if first.is_lowercase() {
            return stop + 1 == next && (self.informal || self.ends_surely(stop, next));
        }
        if self.first_char(stop) == '.' && self.stops_in_row(stop) == 3
            || stop > 0 && self.first_char(stop - 1) == '°'
            || self.is_bracketed_ellipsis(stop)
        {
            return false;
        }
        !matches!(first, ',' | ';' | ':' | ')' | '-' | '–' | '—')
    }

    /// True if a curly mark closes a quotation before the word at `next`: `“Done.”The crowd`.
    fn is_closed_before(&self, next: usize) -> bool {
        self.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Word)
            && self.tokens[next - 1].kind == TokenKind::Quote(QuoteSide::Close)
            && self.text_of(next - 1) == "”"
    }

    /// True between two of the cries in `“Run! Run! Run!”`, which are one title or one call.
    fn is_repeated(&self, stop: usize, next: usize) -> bool {
        const MOST: usize = 4;
        let mark = self.text_of(stop);
        let is_cry = stop + 1 == next && mark == "!" && self.text_of(next + 1) == mark;
        if !is_cry || stop <= self.start || self.text_of(stop - 1) != self.text_of(next) {
            return false;
        }
        let mut word = stop - 1;
        for _ in 0..MOST {
            if word <= self.start {
                return false;
            }
            if let TokenKind::Quote(side) = self.tokens[word - 1].kind {
                return side != QuoteSide::Close;
            }
            let is_same = word >= self.start + 2
                && self.text_of(word - 1) == mark
                && self.text_of(word - 2) == self.text_of(word);
            if !is_same {
                return false;
            }
            word -= 2;
        }
        false
    }

    /// True for a mark that closes a quotation or bracket. One that opens in English closes in
    /// `„So.“` and `»So.«`, where it stands behind a word and before a blank.
    fn closes(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        match token.kind {
            TokenKind::Quote(QuoteSide::Open) => {
                let first = char_at(self.text, token.span.start());
                let is_apart = self.tokens.get(index + 1).is_none_or(|after| !after.glued);
                matches!(first, '“' | '«' | '‹' | '‘') && token.glued && is_apart
            }
            TokenKind::Quote(_) => true,
            TokenKind::Punctuation => {
                matches!(char_at(self.text, token.span.start()), ')' | ']' | '}')
            }
            _ => false,
        }
    }

    /// True for the letter of `vitamin C.` and `Plan B.`, which begins no name.
    fn is_lettered(&self, stop: usize, next: usize) -> bool {
        let Some(before) = stop.checked_sub(1).filter(|before| *before >= self.start) else {
            return false;
        };
        let word = self.text_of(before);
        self.first_char(next).is_uppercase()
            && LETTERED.lines().any(|lettered| lettered.eq_ignore_ascii_case(word))
    }

    /// True if three spaced stops and a capital begin at token `next`, after the stop of the
    /// sentence before: `It was so. . . . The rest`.
    fn is_omission(&self, next: usize) -> bool {
        (next..next + 3).all(|index| {
            self.text_of(index) == "." && self.tokens.get(index).is_some_and(|stop| !stop.glued)
        }) && self.first_char(next + 3).is_uppercase()
    }

    /// True if the stop ends a sentence even before a small letter, as it does where people write
    /// in haste: after a question, after a word too long for an abbreviation, and before an
    /// address.
    fn ends_surely(&self, stop: usize, next: usize) -> bool {
        const LONG: usize = 5;
        let is_address = self.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Url);
        let last = self.text_of(stop.wrapping_sub(1));
        let is_small = last.chars().all(char::is_lowercase);
        match self.text_of(stop) {
            // A capital would speak for a title: “Who Is Zoë? is a film”.
            "?" => is_small,
            "." => is_address || is_small && last.len() >= LONG,
            _ => false,
        }
    }

    /// True for the `...` of `[...]`.
    fn is_bracketed_ellipsis(&self, stop: usize) -> bool {
        stop > self.start && self.first_char(stop - 1) == '[' && self.first_char(stop + 1) == ']'
    }

    /// True if token `index` is an abbreviation that stands before names: `Mr.`
    fn is_title(&self, index: usize) -> bool {
        let word = self.text_of(index).strip_suffix('.');
        word.and_then(abbreviation) == Some(Abbreviation::Name)
    }

    /// True for a title or another capitalised word that says nothing of the time before it, as the
    /// day and the zone in `6 p.m. Friday` and `6 p.m. EST` do.
    fn begins_after_time(&self, next: usize) -> bool {
        let word = self.text_of(next);
        let capital = self.first_char(next).is_uppercase() && word.chars().any(char::is_lowercase);
        let cut = word.trim_end_matches('.');
        let day = cut.len() >= 3 && DAYS.iter().any(|day| day.starts_with(cut));
        let time = day || ZONES.contains(&word);
        self.is_title(next) || capital && !time && self.text_of(next + 1) != "time"
    }

    /// True if the abbreviation at `stop` also ends the sentence.
    fn abbreviation_ends(&self, stop: usize, next: usize) -> bool {
        let word = self.text_of(stop).trim_end_matches('.');
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() {
            return self.is_lettered(stop, next);
        }
        if matches!(abbreviation(word), Some(Abbreviation::Name | Abbreviation::Number)) {
            return false;
        }
        if is_month(word) && self.begins_after_time(next) {
            return self.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Word);
        }
        if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") && self.begins_after_time(next) {
            // “At 6 p.m. Mr. Ruiz left” is one sentence.
            const LONGEST_TIME: usize = 4;
            return stop - self.start >= LONGEST_TIME;
        }
        if word == "etc" {
            return self.first_char(next).is_uppercase();
        }
        match self.tokens.get(next).map(|token| token.kind) {
            Some(TokenKind::Quote(side)) => side == QuoteSide::Open,
            Some(TokenKind::Word) => OPENERS.contains(&self.text_of(next)),
            _ => false,
        }
    }
}

fn is_stop(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Punctuation => {
            matches!(char_at(text, token.span.start()), '.' | '!' | '?' | '…' | '。')
        }
        TokenKind::Word => ends_with_stop(text, token),
        _ => false,
    }
}

/// True for a month that was cut: `Dec`.
fn is_month(word: &str) -> bool {
    word.len() >= 3
        && DAYS[7..].iter().any(|month| month.len() > word.len() && month.starts_with(word))
}

fn ends_with_stop(text: &str, token: &Token) -> bool {
    text.get(token.span.range()).is_some_and(|word| word.ends_with('.'))
}

/// Words before a letter that stands for itself, one a line.
const LETTERED: &str = include_str!("../../data/en/lettered.txt");

/// Days and months, which may be cut after three letters: `Tues.`.
const DAYS: [&str; 19] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Zones of time that are written as words.
const ZONES: [&str; 6] = ["Eastern", "Central", "Mountain", "Pacific", "Greenwich", "Local"];

/// Words that begin a sentence far more often than a name: after `U.S.` and addresses they decide.
pub(super) const OPENERS: [&str; 40] = [
    "The", "A", "An", "It", "He", "She", "They", "We", "I", "You", "This", "That", "These",
    "Those", "There", "In", "On", "At", "But", "And", "However", "If", "When", "While", "As",
    "After", "Before", "For", "His", "Her", "Their", "Its", "Our", "My", "How", "What", "Why",
    "Who", "Where", "Some",
];
