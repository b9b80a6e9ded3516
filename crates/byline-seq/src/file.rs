//! The frame that all files of this crate share.
//!
//! All numbers are little-endian. A head (magic, format version, length of the body, checksum of
//! the body) comes before the body.

use crate::ModelError;

const VERSION: u32 = 1;
const HEAD: usize = 24;

/// What a file holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Model,
    Records,
}

impl Kind {
    fn magic(self) -> &'static [u8; 8] {
        match self {
            Self::Model => b"byline\x00\x1a",
            Self::Records => b"byline\x00\x1b",
        }
    }
}

/// Puts the head before a body.
pub(crate) fn seal(kind: Kind, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEAD + body.len());
    bytes.extend_from_slice(kind.magic());
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&crc32(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// Names are checked to be short before a model or a set of records is made.
pub(crate) fn write_name(body: &mut Vec<u8>, name: &str) {
    body.push(name.len() as u8);
    body.extend_from_slice(name.as_bytes());
}

/// Checks the head and returns the body.
pub(crate) fn open(kind: Kind, bytes: &[u8]) -> Result<&[u8], ModelError> {
    let mut reader = Reader { rest: bytes };
    let magic = kind.magic();
    if reader.take(magic.len()).ok() != Some(&magic[..]) {
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
pub(crate) struct Reader<'b> {
    pub rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let split = self.rest.split_at_checked(count);
        let (taken, rest) = split.ok_or(ModelError::Invalid { what: "length" })?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn words(
        &mut self,
        count: usize,
    ) -> Result<impl Iterator<Item = [u8; 4]> + 'b, ModelError> {
        let bytes = self.take(count.saturating_mul(4))?;
        Ok(bytes.chunks_exact(4).map(|word| [word[0], word[1], word[2], word[3]]))
    }

    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        Ok(self.words(count)?.map(f32::from_le_bytes).collect())
    }

    pub fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(self.words(1)?.map(u32::from_le_bytes).sum())
    }

    pub fn u64(&mut self) -> Result<u64, ModelError> {
        let (low, high) = (self.u32()?, self.u32()?);
        Ok(u64::from(high) << 32 | u64::from(low))
    }

    pub fn name(&mut self) -> Result<String, ModelError> {
        let length = usize::from(self.take(1)?[0]);
        let bytes = self.take(length)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| ModelError::Invalid { what: "name" })
    }

    /// Checks that nothing is left.
    pub fn end(&self) -> Result<(), ModelError> {
        if self.rest.is_empty() { Ok(()) } else { Err(ModelError::Invalid { what: "length" }) }
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
