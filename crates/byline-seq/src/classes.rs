//! Classes of words, computed from word vectors: words that are used alike share a class.

use crate::{ModelError, Records, hash_bytes, key};

/// The task in the file of classes. The number changes whenever the meaning of a record does.
pub const CLASSES_TASK: &str = "ner-classes/1";

/// How many classes the words are sorted into, from coarse to fine. A record of the file is a number
/// of two bytes for each.
pub const CLASS_SIZES: [usize; 4] = [64, 256, 1024, 4096];

/// The classes of words, which the layers look up by the hash of the lower case.
#[derive(Debug, Clone)]
pub struct Classes {
    records: Records,
    fingerprint: u64,
}

impl Classes {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If it is damaged or for something else.
    ///
    /// ```
    /// use byline_seq::{CLASSES_TASK, Classes, Records, hash_bytes, key};
    ///
    /// let cafe = hash_bytes("café".as_bytes());
    /// let records = Records::new(CLASSES_TASK, 8, [(key(cafe), vec![6, 0, 7, 0, 8, 0, 9, 0])])?;
    /// let classes = Classes::from_bytes(&records.to_bytes())?;
    /// assert_eq!((classes.of(cafe), classes.of(1)), ([7, 8, 9, 10], [0; 4]));
    /// assert!(Classes::from_bytes("“no”".as_bytes()).is_err());
    /// # Ok::<(), byline_seq::ModelError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let records = Records::for_task(bytes, CLASSES_TASK, 2 * CLASS_SIZES.len())?;
        Ok(Self { records, fingerprint: hash_bytes(bytes) })
    }

    /// A number that tells this file from all others.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The classes of a word, from coarse to fine: counted from 1, 0 if the file does not have it.
    #[inline]
    pub fn of(&self, word: u64) -> [u16; CLASS_SIZES.len()] {
        let mut classes = [0; CLASS_SIZES.len()];
        if let Some(record) = self.records.get(key(word)) {
            for (class, bytes) in classes.iter_mut().zip(record.chunks_exact(2)) {
                *class = u16::from_le_bytes([bytes[0], bytes[1]]).saturating_add(1);
            }
        }
        classes
    }
}
