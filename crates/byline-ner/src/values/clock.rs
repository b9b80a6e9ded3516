//! Times of the day.

use super::{Reading, text_at};
use crate::words::Word;
use byline_core::EntityKind;

/// Words in lower case that a time begins with.
pub(super) const OPENERS: &[&str] = &["noon", "midday", "midnight"];

/// `10:30`, `5 p.m.`, `5.30pm`, `1730 GMT`, `five o'clock`, `noon`.
pub(super) fn time(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let (end, time) = clock(words, at)?;
    let (end, offset) = zone(words, end).unwrap_or((end, ""));
    Some((
        end,
        EntityKind::Time,
        time.map(|(hour, minute)| format!("{hour:02}:{minute:02}{offset}")),
    ))
}

type Clock = Option<(u32, u32)>;

fn clock(words: &[Word<'_>], at: usize) -> Option<(usize, Clock)> {
    let text = text_at(words, at);
    match text {
        "noon" | "midday" => return Some((at + 1, Some((12, 0)))),
        "midnight" => return Some((at + 1, Some((0, 0)))),
        _ => {}
    }
    if matches!(text_at(words, at + 1), "o'clock" | "o’clock") {
        let hour = text.starts_with(|c: char| c.is_ascii_digit())
            || super::number::small(&text.to_ascii_lowercase()).is_some();
        return hour.then_some((at + 2, None));
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')));
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, ""));
    let next = half(text_at(words, at + 1)).filter(|_| rest.is_empty());
    let afternoon = half(rest).or(next);
    let end = at + 1 + usize::from(next.is_some());
    if afternoon.is_none() {
        // `1730 GMT`, `17:30`; a stop alone makes no time.
        let bare = digits.len() == 4 && minute.is_empty() && zone(words, end).is_some();
        if bare && rest.is_empty() {
            return valid(&digits[..2], &digits[2..], None).map(|time| (end, Some(time)));
        }
        let colon = minute.len() == 2 && (digits.contains(':') || zone(words, end).is_some());
        if !colon || !rest.is_empty() {
            return None;
        }
    }
    valid(hour, minute, afternoon).map(|time| (end, Some(time)))
}

fn valid(hour: &str, minute: &str, afternoon: Option<bool>) -> Clock {
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = match afternoon {
        Some(_) if hour > 12 => return None,
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// Whether a word puts a time in the second half of the day.
fn half(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m." | "a.m" | "AM" | "A.M." => Some(false),
        "pm" | "p.m." | "p.m" | "PM" | "P.M." => Some(true),
        _ => None,
    }
}

/// A time zone: the word after it, and its distance from UTC unless that hangs on the country or
/// the season.
fn zone(words: &[Word<'_>], at: usize) -> Option<(usize, &'static str)> {
    let offset = match text_at(words, at) {
        "GMT" | "UTC" => "Z",
        "BST" | "CET" => "+01:00",
        "CEST" | "EET" => "+02:00",
        "EEST" | "MSK" => "+03:00",
        "EDT" => "-04:00",
        "EST" | "CDT" => "-05:00",
        "PDT" => "-07:00",
        "PST" => "-08:00",
        "ET" | "CT" | "PT" | "CST" | "MST" | "MDT" | "IST" => "",
        place if text_at(words, at + 1) == "time" => {
            let named = place == "local" || place.starts_with(char::is_uppercase);
            return named.then_some((at + 2, ""));
        }
        _ => return None,
    };
    Some((at + 1, offset))
}
