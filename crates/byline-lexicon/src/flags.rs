//! Sets of named flags, a bit for each.

/// Declares a set of flags whose written names stand in the data files. The bit of a flag is its
/// place in the declaration.
macro_rules! flags {
    ($(#[$meta:meta])* $what:literal $name:ident: $bits:ty { $($(#[$doc:meta])* $flag:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name($bits);

        impl $name {
            $($(#[$doc])* pub const $flag: Self = Self(1 << $crate::flags::position(Self::NAMES, $text));)+

            /// No flag.
            pub const NONE: Self = Self(0);

            /// The written name of every flag, in the order of the bits.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The flags as bits.
            pub const fn bits(self) -> $bits {
                self.0
            }

            /// The flags of both sets.
            #[must_use]
            pub const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// True if the sets have a flag in common.
            #[inline]
            pub const fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// True if no flag is set.
            #[inline]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }
        }

        impl std::str::FromStr for $name {
            type Err = byline_core::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let place = Self::NAMES.iter().position(|&name| name == text);
                place.map(|place| Self(1 << place)).ok_or_else(|| byline_core::UnknownName {
                    what: $what,
                    found: text.to_owned(),
                    expected: Self::NAMES.join(", "),
                })
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let set = Self::NAMES.iter().enumerate().filter(|(place, _)| self.0 >> place & 1 == 1);
                f.debug_set().entries(set.map(|(_, name)| name)).finish()
            }
        }
    };
}

/// The place of a name in a list that has it.
pub(crate) const fn position(names: &[&str], name: &str) -> usize {
    let mut place = 0;
    while !equal(names[place].as_bytes(), name.as_bytes()) {
        place += 1;
    }
    place
}

const fn equal(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
