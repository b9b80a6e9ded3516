//! The columns of a batch as stories.

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, RecordBatch, StringArray,
};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType};
use byline::Document;

use crate::input::written_date;

/// The names of the columns that say what a story is.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'c> {
    pub text: &'c str,
    pub id: Option<&'c str>,
    pub publisher: Option<&'c str>,
    pub date: Option<&'c str>,
}

/// The columns themselves.
pub struct Stories {
    texts: Texts,
    ids: Option<StringArray>,
    publishers: Option<StringArray>,
    dates: Option<StringArray>,
}

/// Texts as bytes: whether they are UTF-8 is seen row by row, whatever the producer promised.
enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    /// The column holds something else.
    Other(DataType),
}

impl Stories {
    /// Finds the columns.
    ///
    /// # Errors
    ///
    /// If a column is missing, or the ids, publishers or dates cannot be written as strings.
    pub fn of(batch: &RecordBatch, columns: Columns<'_>) -> Result<Self, ArrowError> {
        let strings = |name: Option<&str>| -> Result<Option<StringArray>, ArrowError> {
            let Some(name) = name else { return Ok(None) };
            Ok(Some(cast(find(batch, name)?, &DataType::Utf8)?.as_string().clone()))
        };
        Ok(Self {
            texts: Texts::of(find(batch, columns.text)?)?,
            ids: strings(columns.id)?,
            publishers: strings(columns.publisher)?,
            dates: strings(columns.date)?,
        })
    }

    /// The id of a story.
    pub fn id(&self, row: usize) -> Option<String> {
        value(self.ids.as_ref(), row).map(str::to_owned)
    }

    /// The length of a text in bytes.
    pub fn text_len(&self, row: usize) -> usize {
        self.texts.bytes(row).map_or(0, <[u8]>::len)
    }

    /// A story that is ready to be analysed.
    ///
    /// # Errors
    ///
    /// What is wrong with it, for people.
    pub fn document(&self, row: usize, max_bytes: usize) -> Result<Document, String> {
        if let Texts::Other(kind) = &self.texts {
            return Err(format!("the text column holds {kind}, expected strings"));
        }
        let bytes = self.texts.bytes(row).ok_or("the text is null")?;
        if bytes.len() > max_bytes {
            return Err(format!(
                "the text has {} bytes, more than the {max_bytes} of max_bytes",
                bytes.len()
            ));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| format!("the text is not UTF-8 at byte {}", error.valid_up_to()))?;
        let mut document = Document::new(text);
        document.id = self.id(row);
        document.publisher = value(self.publishers.as_ref(), row).map(str::to_owned);
        if let Some(date) = value(self.dates.as_ref(), row) {
            let (day, moment) = written_date(date).map_err(|message| format!("date: {message}"))?;
            (document.date, document.published) = (Some(day), moment);
        }
        Ok(document)
    }
}

impl Texts {
    fn of(array: &ArrayRef) -> Result<Self, ArrowError> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Small(array.as_string::<i32>().clone().into()),
            DataType::LargeUtf8 => Self::Large(array.as_string::<i64>().clone().into()),
            DataType::Utf8View => Self::View(array.as_string_view().clone().to_binary_view()),
            DataType::Binary => Self::Small(array.as_binary::<i32>().clone()),
            DataType::LargeBinary => Self::Large(array.as_binary::<i64>().clone()),
            DataType::BinaryView => Self::View(array.as_binary_view().clone()),
            DataType::Dictionary(_, values) => Self::of(&cast(array, values)?)?,
            other => Self::Other(other.clone()),
        })
    }

    fn bytes(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Small(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Other(_) => None,
        }
    }
}

/// The column of a name.
pub fn find<'b>(batch: &'b RecordBatch, name: &str) -> Result<&'b ArrayRef, ArrowError> {
    batch.column_by_name(name).ok_or_else(|| {
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        ArrowError::SchemaError(format!("no column `{name}` among {}", names.join(", ")))
    })
}

fn value(column: Option<&StringArray>, row: usize) -> Option<&str> {
    column.filter(|column| column.is_valid(row)).map(|column| column.value(row))
}
