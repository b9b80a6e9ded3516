//! What a token looks like.

/// The letters of a token at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A small letter first, and no capital: `café`, `'s`.
    Lower,
    /// A capital first, and small letters: `Zoë`, `McDonald`.
    Capital,
    /// A capital first, and no small letter: `UN`, `U.S.`, `A`.
    Upper,
    /// A small letter first, and a capital behind it: `iPhone`, `al-Qaeda`.
    Inner,
    /// A digit or another numeral first: `3,000`, `1990s`, `½`.
    Number,
    /// Nothing of these first: `“`, `$`, `日本`.
    Other,
}

impl Shape {
    /// The shape of a token. An apostrophe before a letter is passed over.
    ///
    /// ```
    /// use byline_view::Shape;
    ///
    /// assert_eq!(["Zoë", "ÉLAN", "’s", "2nd"].map(Shape::of),
    ///     [Shape::Capital, Shape::Upper, Shape::Lower, Shape::Number]);
    /// ```
    pub fn of(token: &str) -> Self {
        let mut letters = token.strip_prefix(['\'', '’']).unwrap_or(token).chars();
        match letters.next() {
            Some(first) if first.is_uppercase() => {
                if letters.any(char::is_lowercase) {
                    Self::Capital
                } else {
                    Self::Upper
                }
            }
            Some(first) if first.is_lowercase() => {
                if letters.any(char::is_uppercase) {
                    Self::Inner
                } else {
                    Self::Lower
                }
            }
            Some(first) if first.is_numeric() => Self::Number,
            _ => Self::Other,
        }
    }

    /// True if a capital letter stands first.
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}
