//! How the kinds of names look.

use anstyle::{AnsiColor, Color, Style};
use byline::{Act, EntityKind, Polarity, QuoteRef};

/// The look of one kind.
pub struct Look {
    /// What a list of such names is headed.
    pub heading: &'static str,
    /// What stands for the kind where there are no colours.
    pub letter: char,
    /// Its colour.
    pub style: Style,
}

/// The kinds of names in the order in which they are listed. Values are no names.
pub const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Location,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
    EntityKind::Other,
];

/// How names of a kind look.
pub fn look(kind: EntityKind) -> Look {
    let (heading, letter, colour) = match kind {
        EntityKind::Person => ("People", 'P', AnsiColor::Cyan),
        EntityKind::Organization => ("Organizations", 'O', AnsiColor::Yellow),
        EntityKind::Location => ("Places", 'L', AnsiColor::Green),
        EntityKind::Group => ("Groups", 'G', AnsiColor::Magenta),
        EntityKind::Event => ("Events", 'E', AnsiColor::Red),
        EntityKind::Work => ("Works", 'W', AnsiColor::Blue),
        EntityKind::Product => ("Products", 'T', AnsiColor::BrightMagenta),
        _ => ("Other names", 'N', AnsiColor::BrightBlue),
    };
    Look { heading, letter, style: Style::new().fg_color(Some(Color::Ansi(colour))) }
}

/// What a reader should know of a quote before believing it, with the signs of the margin.
pub const REMARKS: [(char, &str); 3] = [('✗', "denied"), ('∅', "no answer"), ('?', "doubtful")];

/// Which of the remarks a quote has.
pub fn remarks(quote: QuoteRef<'_>) -> impl Iterator<Item = (char, &'static str)> {
    let is_unanswered = quote.act() == Act::NoAnswer;
    let is_denied = quote.polarity() == Polarity::Deny && !is_unanswered;
    let has = [is_denied, is_unanswered, quote.is_doubtful()];
    REMARKS.into_iter().zip(has).filter_map(|(remark, has)| has.then_some(remark))
}

/// The small number of a quote in the text and in the margin; tables have plain digits.
pub fn number(index: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let decimal = (index + 1).to_string();
    decimal.bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_counted_from_one() {
        assert_eq!((number(0), number(9), number(122)), ("¹".into(), "¹⁰".into(), "¹²³".into()));
    }

    #[test]
    fn every_kind_of_name_has_a_letter_of_its_own() {
        let letters: std::collections::HashSet<_> = KINDS.iter().map(|&k| look(k).letter).collect();
        assert_eq!(letters.len(), KINDS.len());
        for &kind in EntityKind::ALL {
            assert_ne!(kind.is_value(), KINDS.contains(&kind), "{kind}");
        }
    }
}
