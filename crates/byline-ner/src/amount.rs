//! Numbers, sums of money, shares and quantities.

use crate::words::Word;
use byline_core::{EntityKind, TokenKind};

/// A value that was read: the token after its last, its kind and normalised form.
pub(crate) type Reading = (usize, EntityKind, Option<String>);

/// A number in digits or words, with its magnitude: the token after it and the number.
fn number(words: &[Word<'_>], at: usize) -> Option<(usize, f64)> {
    let (mut end, mut value) = (at + 1, 0.0);
    let text = words.get(at)?.text;
    let digits =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        value +=
            text[..digits].trim_end_matches(['.', ',']).replace(',', "").parse::<f64>().ok()?;
        let rest = &text[digits..];
        if !rest.is_empty() {
            return Some((end, value * magnitude(rest)?));
        }
    } else {
        value += spelled(text)?;
    }
    if let Some(word) = words.get(end).filter(|w| w.text == "-") {
        end += usize::from(
            words.get(end + 1).is_some_and(|w| magnitude(w.text).is_some())
                && word.kind == TokenKind::Punctuation,
        );
    }
    if let Some(factor) = words.get(end).and_then(|word| magnitude(word.text)) {
        return Some((end + 1, value * factor));
    }
    Some((end, value))
}

fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" | "K" => 1e3,
        "million" | "m" | "mn" | "mln" | "M" => 1e6,
        "billion" | "bn" | "bln" | "B" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

fn spelled(word: &str) -> Option<f64> {
    const SMALL: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word = word.to_lowercase();
    if let Some(index) = SMALL.iter().position(|&small| small == word) {
        return Some(index as f64);
    }
    TENS.iter().position(|&tens| tens == word).map(|index| 20.0 + 10.0 * index as f64)
}

fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "US$" | "USD" | "dollar" | "dollars" => "USD",
        "€" | "EUR" | "euro" | "euros" => "EUR",
        "£" | "GBP" | "pound" | "pounds" => "GBP",
        "¥" | "JPY" | "yen" => "JPY",
        "₽" | "RUB" | "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "₹" | "INR" | "rupee" | "rupees" => "INR",
        "₴" | "UAH" | "hryvnia" | "hryvnias" => "UAH",
        "CHF" | "francs" => "CHF",
        "yuan" | "CNY" => "CNY",
        "zloty" | "zlotys" | "PLN" => "PLN",
        "A$" => "AUD",
        "C$" => "CAD",
        "HK$" => "HKD",
        _ => return None,
    })
}

/// `$5bn`, `€3.5 million`, `20 million dollars`.
pub(crate) fn money(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let text = words.get(at)?.text;
    if let Some(code) = currency(text) {
        if text.chars().all(char::is_lowercase) {
            return None;
        }
        let (end, value) = number(words, at + 1)?;
        return Some((end, EntityKind::Money, Some(format!("{code} {}", plain(value)))));
    }
    let (end, value) = number(words, at)?;
    let code = currency(words.get(end)?.text)?;
    let name = words[end].text.chars().all(char::is_alphabetic);
    name.then(|| (end + 1, EntityKind::Money, Some(format!("{code} {}", plain(value)))))
}

/// `12%`, `3.5 percent`, `40 per cent`.
pub(crate) fn percent(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let (end, value) = number(words, at)?;
    let value = Some(format!("{}%", plain(value)));
    match words.get(end)?.text {
        "%" | "percent" | "pct" => Some((end + 1, EntityKind::Percent, value)),
        "per" if words.get(end + 1)?.text == "cent" => Some((end + 2, EntityKind::Percent, value)),
        _ => None,
    }
}

/// `10:30`, `5 p.m.`, `5pm`.
pub(crate) fn time(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let text = words.get(at)?.text;
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(digits);
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, ""));
    let half = |word: &str| match word.to_lowercase().trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    };
    let next = words.get(at + 1).and_then(|word| half(word.text)).filter(|_| rest.is_empty());
    let afternoon = half(rest).or(next);
    if afternoon.is_none() && (minute.len() != 2 || !rest.is_empty()) {
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let end = at + 1 + usize::from(next.is_some());
    (hour < 24 && minute < 60)
        .then(|| (end, EntityKind::Time, Some(format!("{hour:02}:{minute:02}"))))
}

/// `300 kilometres`, `2,000 troops`: a number with a unit of measure.
pub(crate) fn quantity(words: &[Word<'_>], at: usize) -> Option<Reading> {
    let (end, value) = number(words, at)?;
    let unit = match words.get(end)?.text {
        "km" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => "km",
        "m" | "meters" | "metres" | "meter" | "metre" => "m",
        "cm" | "centimeters" | "centimetres" => "cm",
        "miles" | "mile" => "mi",
        "feet" | "foot" | "ft" => "ft",
        "kg" | "kilograms" | "kilos" => "kg",
        "tons" | "tonnes" | "ton" | "tonne" => "t",
        "pounds" => "lb",
        "barrels" => "bbl",
        "liters" | "litres" => "l",
        "hectares" => "ha",
        "acres" => "ac",
        "megawatts" | "MW" => "MW",
        "degrees" => "°",
        _ => return None,
    };
    Some((end + 1, EntityKind::Quantity, Some(format!("{} {unit}", plain(value)))))
}

/// A number without exponent or needless decimals.
fn plain(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}
