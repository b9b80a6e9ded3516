//! Columns and cells, and the macro that makes a type of a list of columns.

use super::Pair;
use crate::{
    Act, Construction, EntityKind, HopForm, Medium, MentionForm, Polarity, QuoteKind, Relation,
    SourceKind,
};

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells hold, unless they are empty.
    pub kind: CellKind,
}

/// What cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "as for `Cell`")]
pub enum CellKind {
    Text,
    Number,
    Truth,
    Fraction,
    Texts,
    Numbers,
    Spans,
}

/// A value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'r> {
    /// Nothing.
    Empty,
    /// Words.
    Text(&'r str),
    /// A whole number.
    Number(usize),
    /// Yes or no.
    Truth(bool),
    /// A number from 0 to 1.
    Fraction(f64),
    /// A list of words.
    Texts(&'r [String]),
    /// A list of whole numbers.
    Numbers(&'r [u32]),
    /// A list of stretches of the text.
    Spans(&'r [Pair]),
}

/// What can stand in a column.
pub(super) trait Value {
    const KIND: CellKind;

    fn cell(&self) -> Cell<'_>;
}

macro_rules! value {
    ($($type:ty, $kind:ident, $value:ident => $cell:expr;)+) => {$(
        impl Value for $type {
            const KIND: CellKind = CellKind::$kind;

            fn cell(&self) -> Cell<'_> {
                let $value = self;
                Cell::$kind($cell)
            }
        }
    )+};
}

value! {
    String, Text, value => value;
    u32, Number, value => *value as usize;
    usize, Number, value => *value;
    bool, Truth, value => *value;
    f64, Fraction, value => *value;
    Vec<String>, Texts, value => value;
    Vec<u32>, Numbers, value => value;
    Vec<Pair>, Spans, value => value;
    QuoteKind, Text, value => value.as_str();
    Act, Text, value => value.as_str();
    Polarity, Text, value => value.as_str();
    Construction, Text, value => value.as_str();
    EntityKind, Text, value => value.as_str();
    MentionForm, Text, value => value.as_str();
    Relation, Text, value => value.as_str();
    Medium, Text, value => value.as_str();
    SourceKind, Text, value => value.as_str();
    HopForm, Text, value => value.as_str();
}

impl<V: Value> Value for Option<V> {
    const KIND: CellKind = V::KIND;

    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Empty, V::cell)
    }
}

/// Makes a row of a list of columns: the type, and all of [`Row`](super::Row) but `of`, for which a
/// function is named.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident by $of:ident {
        $($(#[$doc:meta])* $column:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name { $($(#[$doc])* pub $column: $type,)+ }

        impl $crate::rows::Row for $name {
            const COLUMNS: &'static [$crate::rows::Column] = &[$($crate::rows::Column {
                name: stringify!($column),
                kind: <$type as $crate::rows::cell::Value>::KIND,
            },)+];

            fn cells(&self) -> Vec<$crate::rows::Cell<'_>> {
                use $crate::rows::cell::Value;
                vec![$(self.$column.cell(),)+]
            }

            fn of(document: &$crate::Document, unit: $crate::Unit) -> Vec<Self> {
                $of(document, unit)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use $crate::rows::Row;
                let names = Self::COLUMNS.iter().map(|column| column.name);
                serializer.collect_map(names.zip(self.cells()))
            }
        }
    };
}

pub(super) use row;

#[cfg(feature = "serde")]
impl serde::Serialize for Cell<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(number as u64),
            Self::Truth(truth) => serializer.serialize_bool(truth),
            Self::Fraction(fraction) => serializer.serialize_f64(fraction),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Numbers(numbers) => numbers.serialize(serializer),
            Self::Spans(spans) => spans.serialize(serializer),
        }
    }
}
