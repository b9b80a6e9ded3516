//! Classes of words, computed from word vectors: words that are used alike share a class.

use byline_seq::{ModelError, Records, hash_bytes, key};

/// The task in the file, which names of people and places share.
const TASK: &str = "ner-classes/1";

/// How many bytes the file has for each word: four classes of two.
const WIDTH: usize = 8;

/// How many classes of each word are used, of those in the file: from coarse to fine.
const USED: usize = 3;

/// The classes of words. A word that is not in the file has class 0.
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
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let records = Records::for_task(bytes, TASK, WIDTH)?;
        Ok(Self { records, fingerprint: hash_bytes(bytes) })
    }

    /// A number that tells this file from all others.
    pub(crate) fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The classes of a word, by the hash of its lower case; counted from 1.
    #[inline]
    pub(super) fn of(&self, word: u64) -> [u16; USED] {
        let mut classes = [0; USED];
        if let Some(record) = self.records.get(key(word)) {
            for (class, bytes) in classes.iter_mut().zip(record.chunks_exact(2)) {
                *class = u16::from_le_bytes([bytes[0], bytes[1]]).saturating_add(1);
            }
        }
        classes
    }
}
