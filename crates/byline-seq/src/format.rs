//! The model file.
//!
//! All numbers are little-endian. A head (magic, format version, length of the body, checksum of
//! the body) comes before the body: task, labels, scales, transitions, then the features in columns,
//! because columns compress better than rows.

use crate::model::Parts;
use crate::transitions::MAX_LABELS;
use crate::{Model, ModelError, Transitions};

const MAGIC: [u8; 8] = *b"byline\x00\x1a";
const VERSION: u32 = 1;
const HEAD: usize = 24;

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// If the bytes are not exactly those that [`Model::to_bytes`] writes for some model.
    ///
    /// ```
    /// use byline_seq::{Model, ModelError};
    ///
    /// assert_eq!(Model::from_bytes("“Café”".as_bytes()), Err(ModelError::Magic));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let body = open(bytes)?;
        let mut reader = Reader { rest: body };
        let parts = reader.parts()?;
        if !reader.rest.is_empty() {
            return Err(ModelError::Invalid { what: "length" });
        }
        Self::from_parts(parts)
    }

    /// Writes a model file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = body(self);
        let mut bytes = Vec::with_capacity(HEAD + body.len());
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&crc32(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }
}

fn body(model: &Model) -> Vec<u8> {
    let mut body = Vec::new();
    write_name(&mut body, &model.task);
    body.push(model.labels.len() as u8);
    for label in &model.labels {
        write_name(&mut body, label);
    }
    let transitions = &model.transitions;
    for scores in [&model.scales[..], transitions.start(), transitions.end(), transitions.between()]
    {
        body.extend(scores.iter().flat_map(|score| score.to_le_bytes()));
    }
    body.extend_from_slice(&(model.keys.len() as u32).to_le_bytes());
    body.extend(model.keys.iter().flat_map(|key| key.to_le_bytes()));
    body.extend_from_slice(&model.counts);
    let weights = model.weights();
    body.extend(weights.iter().map(|&(label, _)| label));
    body.extend(weights.iter().map(|&(_, weight)| weight as u8));
    body
}

/// Names are checked to be short before a model is made.
fn write_name(body: &mut Vec<u8>, name: &str) {
    body.push(name.len() as u8);
    body.extend_from_slice(name.as_bytes());
}

/// Checks the head and returns the body.
fn open(bytes: &[u8]) -> Result<&[u8], ModelError> {
    let mut reader = Reader { rest: bytes };
    if reader.take(MAGIC.len()).ok() != Some(&MAGIC[..]) {
        return Err(ModelError::Magic);
    }
    let version = reader.u32()?;
    if version != VERSION {
        return Err(ModelError::Version { found: version, expected: VERSION });
    }
    let expected = reader.u64()?;
    let checksum = reader.u32()?;
    let body = reader.rest;
    if body.len() as u64 != expected {
        return Err(ModelError::Length {
            expected: expected.saturating_add(HEAD as u64),
            found: bytes.len() as u64,
        });
    }
    let found = crc32(body);
    if found != checksum {
        return Err(ModelError::Checksum { expected: checksum, found });
    }
    Ok(body)
}

/// The part of a file that was not read yet.
struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn parts(&mut self) -> Result<Parts, ModelError> {
        let task = self.name()?;
        let count = usize::from(self.take(1)?[0]);
        if count == 0 || count > MAX_LABELS {
            return Err(ModelError::Invalid { what: "number of labels" });
        }
        let labels = (0..count).map(|_| self.name()).collect::<Result<Vec<_>, _>>()?;
        let scales = self.floats(count)?;
        let (start, end) = (self.floats(count)?, self.floats(count)?);
        let transitions = Transitions::new(count, &start, &end, &self.floats(count * count)?)?;
        let known = self.u32()? as usize;
        let keys = self.words(known)?.map(u32::from_le_bytes).collect();
        let counts = self.take(known)?.to_vec();
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (of, weights) = (self.take(total)?, self.take(total)?);
        let weights = of.iter().zip(weights).map(|(&of, &weight)| (of, weight as i8)).collect();
        Ok(Parts { task, labels, scales, transitions, keys, counts, weights })
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let split = self.rest.split_at_checked(count);
        let (taken, rest) = split.ok_or(ModelError::Invalid { what: "length" })?;
        self.rest = rest;
        Ok(taken)
    }

    fn words(&mut self, count: usize) -> Result<impl Iterator<Item = [u8; 4]> + 'b, ModelError> {
        let bytes = self.take(count.saturating_mul(4))?;
        Ok(bytes.chunks_exact(4).map(|word| [word[0], word[1], word[2], word[3]]))
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        Ok(self.words(count)?.map(f32::from_le_bytes).collect())
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(self.words(1)?.map(u32::from_le_bytes).sum())
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        let (low, high) = (self.u32()?, self.u32()?);
        Ok(u64::from(high) << 32 | u64::from(low))
    }

    fn name(&mut self) -> Result<String, ModelError> {
        let length = usize::from(self.take(1)?[0]);
        let bytes = self.take(length)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| ModelError::Invalid { what: "name" })
    }
}

/// The usual CRC-32 (reflected, polynomial 0xedb88320), eight bytes at a time because a model of
/// some megabytes must be ready within milliseconds.
fn crc32(bytes: &[u8]) -> u32 {
    let mut state = u32::MAX;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let low = state ^ u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]);
        let high = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]);
        let entry =
            |table: usize, word: u32, shift: u32| TABLES[table][(word >> shift & 255) as usize];
        state = entry(7, low, 0)
            ^ entry(6, low, 8)
            ^ entry(5, low, 16)
            ^ entry(4, low, 24)
            ^ entry(3, high, 0)
            ^ entry(2, high, 8)
            ^ entry(1, high, 16)
            ^ entry(0, high, 24);
    }
    for &byte in chunks.remainder() {
        state = state >> 8 ^ TABLES[0][((state ^ u32::from(byte)) & 255) as usize];
    }
    !state
}

static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut value = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        tables[0][byte] = value;
        byte += 1;
    }
    let mut table = 1;
    while table < 8 {
        let mut byte = 0;
        while byte < 256 {
            let value = tables[table - 1][byte];
            tables[table][byte] = value >> 8 ^ tables[0][(value & 255) as usize];
            byte += 1;
        }
        table += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
