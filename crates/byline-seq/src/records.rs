//! What is known about words beforehand.

use crate::ModelError;
use crate::file::{Kind, Reader, open, seal, write_name};
use crate::model::check_task;

/// A map from hashes to small records, all of one width: classes of words, lists of names.
///
/// Holds hashes rather than words, so that it is small and needs no reading. Two words in four
/// thousand million share a hash, which a list of some hundred thousand can bear.
///
/// ```
/// use byline_seq::{Records, hash_bytes, key};
///
/// let word = key(hash_bytes("“Café”".as_bytes()));
/// let table = Records::new("toy/1", 2, [(word, [1, 2].to_vec())])?;
/// assert_eq!(table.get(word), Some(&[1, 2][..]));
/// assert_eq!(Records::from_bytes(&table.to_bytes()), Ok(table));
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    task: String,
    width: usize,
    /// The hashes, ascending, and their records in the same order.
    keys: Vec<u32>,
    records: Vec<u8>,
    /// For the first bits of a hash where its keys begin. Hashes are spread evenly, so that about
    /// one key begins with each.
    starts: Vec<u32>,
    shift: u32,
}

impl Records {
    /// Makes a set of records. Of several records with one hash the first is kept.
    ///
    /// # Errors
    ///
    /// [`ModelError::Invalid`] if the name is longer than 255 bytes, or a record does not have
    /// the width.
    pub fn new(
        task: &str,
        width: u8,
        entries: impl IntoIterator<Item = (u32, Vec<u8>)>,
    ) -> Result<Self, ModelError> {
        let mut entries: Vec<(u32, Vec<u8>)> = entries.into_iter().collect();
        entries.sort_by_key(|entry| entry.0);
        entries.dedup_by_key(|entry| entry.0);
        if task.len() > 255 {
            return Err(ModelError::Invalid { what: "name" });
        }
        let width = usize::from(width);
        if entries.iter().any(|(_, record)| record.len() != width) {
            return Err(ModelError::Invalid { what: "record" });
        }
        let keys = entries.iter().map(|entry| entry.0).collect();
        let records = entries.into_iter().flat_map(|entry| entry.1).collect();
        Ok(Self::indexed(task.to_owned(), width, keys, records))
    }

    /// Adds the index to the columns, whose order and length were checked.
    fn indexed(task: String, width: usize, keys: Vec<u32>, records: Vec<u8>) -> Self {
        let bits = keys.len().next_power_of_two().trailing_zeros().clamp(1, 24);
        let shift = 32 - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for &key in &keys {
            starts[(key >> shift) as usize + 1] += 1;
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        Self { task, width, keys, records, starts, shift }
    }

    /// Reads a set of records file.
    ///
    /// # Errors
    ///
    /// If the bytes are not exactly those that [`Records::to_bytes`] writes for some table.
    ///
    /// ```
    /// use byline_seq::{ModelError, Records};
    ///
    /// assert_eq!(Records::from_bytes("“Café”".as_bytes()), Err(ModelError::Magic));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { rest: open(Kind::Records, bytes)? };
        let task = reader.name()?;
        let width = usize::from(reader.take(1)?[0]);
        let count = reader.u32()? as usize;
        let keys: Vec<u32> = reader.words(count)?.map(u32::from_le_bytes).collect();
        let records = reader.take(count.saturating_mul(width))?.to_vec();
        reader.end()?;
        if !keys.is_sorted_by(|a, b| a < b) {
            return Err(ModelError::Invalid { what: "order of keys" });
        }
        Ok(Self::indexed(task, width, keys, records))
    }

    /// Reads a file of records that must be for a task, and have so many bytes each.
    ///
    /// # Errors
    ///
    /// As for [`Records::from_bytes`], and if they are for another task or of another length.
    ///
    /// ```
    /// use byline_seq::{ModelError, Records};
    ///
    /// let bytes = Records::new("cafés/1", 1, [(7, vec![1])])?.to_bytes();
    /// assert!(Records::for_task(&bytes, "cafés/1", 1).is_ok());
    /// assert!(matches!(Records::for_task(&bytes, "bars/1", 1), Err(ModelError::Task { .. })));
    /// assert!(matches!(Records::for_task(&bytes, "cafés/1", 2), Err(ModelError::Invalid { .. })));
    /// # Ok::<(), ModelError>(())
    /// ```
    pub fn for_task(bytes: &[u8], task: &str, width: usize) -> Result<Self, ModelError> {
        let records = Self::from_bytes(bytes)?;
        check_task(&records.task, task)?;
        if records.width != width {
            return Err(ModelError::Invalid { what: "record" });
        }
        Ok(records)
    }

    /// Writes a set of records file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        write_name(&mut body, &self.task);
        body.push(self.width as u8);
        body.extend_from_slice(&(self.keys.len() as u32).to_le_bytes());
        body.extend(self.keys.iter().flat_map(|key| key.to_le_bytes()));
        body.extend_from_slice(&self.records);
        seal(Kind::Records, &body)
    }

    /// What the table is for, with its version: `ner-classes/1`.
    pub fn task(&self) -> &str {
        &self.task
    }

    /// The length of each record.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// True if there are no records.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The record of a hash.
    #[inline]
    pub fn get(&self, key: u32) -> Option<&[u8]> {
        let bucket = (key >> self.shift) as usize;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let at = start + self.keys[start..end].binary_search(&key).ok()?;
        Some(&self.records[at * self.width..][..self.width])
    }
}
