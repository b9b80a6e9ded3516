//! How a word is written, which word pieces do not say: they are in lower case.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// How a word is written. The number of each is that of its embedding, where 0 stands for what is no
/// word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// Without letters.
    None = 1,
    /// All in small letters.
    Lower,
    /// All in capitals, and more than one character.
    Upper,
    /// With a capital first.
    Capital,
    /// In another way: `iPhone`, or a script that knows no case.
    Other,
}

impl Case {
    pub fn of(word: &str) -> Self {
        let is_title = |char: char| char.general_category() == GeneralCategory::TitlecaseLetter;
        let mut letters = false;
        let (mut lower, mut upper, mut title) = (false, false, false);
        for char in word.chars() {
            letters |= char.general_category_group() == GeneralCategoryGroup::Letter;
            lower |= char.is_lowercase();
            upper |= char.is_uppercase();
            title |= is_title(char);
        }
        if !letters {
            Self::None
        } else if lower && !upper && !title {
            Self::Lower
        } else if upper && !lower && !title && word.chars().nth(1).is_some() {
            Self::Upper
        } else if word.chars().next().is_some_and(char::is_uppercase) {
            Self::Capital
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_by_their_capitals() {
        let cases = [
            ("café", Case::Lower),
            ("Élan", Case::Capital),
            ("A", Case::Capital),
            ("EU", Case::Upper),
            ("U.S.", Case::Upper),
            ("iPhone", Case::Other),
            ("McDonald", Case::Capital),
            ("ǅ", Case::Other),
            ("新聞", Case::Other),
            ("“", Case::None),
            ("1990", Case::None),
            ("1990s", Case::Lower),
            ("", Case::None),
        ];
        for (word, case) in cases {
            assert_eq!(Case::of(word), case, "{word}");
        }
    }
}
