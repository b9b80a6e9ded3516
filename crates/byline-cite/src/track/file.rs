//! The index as a file: a header with version, length and checksum, then the data.

use super::index::{Data, Index};
use byline_core::Relation;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use thiserror::Error;
use xxhash_rust::xxh3::xxh3_64;

/// What every index file begins with. The line break at its end is lost when a file goes through
/// a program that takes it for text.
const MAGIC: &[u8; 8] = b"BYLTRK\r\n";

/// The version of the format.
const VERSION: u32 = 2;

/// Magic, version, length and checksum.
const HEADER: usize = 8 + 4 + 8 + 8;

/// An index that cannot be saved or loaded.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The file cannot be read or written.
    #[error("index file cannot be read or written")]
    Io {
        /// What the system says.
        #[from]
        source: io::Error,
    },
    /// The file is something else.
    #[error("not an index file")]
    Magic,
    /// The file was written by another version.
    #[error("index file of format {found}, expected {VERSION}")]
    Version {
        /// The version found.
        found: u32,
    },
    /// Bytes are missing, or there are too many.
    #[error("index file of {found} bytes, expected {expected}")]
    Length {
        /// The length that the header gives.
        expected: u64,
        /// The length found.
        found: u64,
    },
    /// Bytes have changed.
    #[error("damaged index file: the checksum is {found:016x}, expected {expected:016x}")]
    Checksum {
        /// The sum that the header gives.
        expected: u64,
        /// The sum of the bytes found.
        found: u64,
    },
    /// The data contradicts itself.
    #[error("damaged index file: {what}")]
    Data {
        /// What is wrong.
        what: String,
    },
}

impl Index {
    /// Saves the index. The file appears, or is replaced, as a whole and only when every byte has
    /// reached the disk: a crash loses nothing of what was there before. A symbolic link stays, and
    /// the file it leads to is replaced.
    ///
    /// # Errors
    ///
    /// If the directory cannot be written to or is full. What was there before is untouched.
    pub fn save(&self, path: &Path) -> Result<(), IndexError> {
        let body = postcard::to_stdvec(&self.data)
            .map_err(|error| IndexError::Data { what: error.to_string() })?;
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&xxh3_64(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        Ok(replace(path, &bytes)?)
    }

    /// Loads an index that was saved.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is no index, is of another version, or is damaged.
    pub fn load(path: &Path) -> Result<Self, IndexError> {
        Self::from_bytes(&fs::read(path)?)
    }

    /// Reads an index from the bytes of a file.
    ///
    /// # Errors
    ///
    /// As [`load`](Self::load).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        if bytes.get(..MAGIC.len()) != Some(MAGIC.as_slice()) {
            return Err(IndexError::Magic);
        }
        let found = bytes.len() as u64;
        let field = |at: usize| -> Result<[u8; 8], IndexError> {
            let field = bytes.get(at..at + 8).and_then(|field| field.try_into().ok());
            field.ok_or(IndexError::Length { expected: HEADER as u64, found })
        };
        let [a, b, c, d, ..] = field(8)?;
        let version = u32::from_le_bytes([a, b, c, d]);
        if version != VERSION {
            return Err(IndexError::Version { found: version });
        }
        let expected = u64::from_le_bytes(field(12)?).saturating_add(HEADER as u64);
        let sum = u64::from_le_bytes(field(20)?);
        if expected != found {
            return Err(IndexError::Length { expected, found });
        }
        let body = bytes.get(HEADER..).unwrap_or_default();
        let actual = xxh3_64(body);
        if actual != sum {
            return Err(IndexError::Checksum { expected: sum, found: actual });
        }
        let data: Data = postcard::from_bytes(body)
            .map_err(|error| IndexError::Data { what: error.to_string() })?;
        check(&data)?;
        Ok(Self::from_data(data))
    }
}

/// Writes beside the file, waits for the disk, and puts the new file in the place of the old.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.file_name().map(|name| name.to_owned()).unwrap_or_default();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = write(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // Nothing is lost if it cannot be removed either.
        let _ = fs::remove_file(&temporary);
    }
    written?;
    // The new name is on the disk only when the directory is.
    #[cfg(unix)]
    {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(parent.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Every number must lead somewhere, so that nothing needs to be checked later.
fn check(data: &Data) -> Result<(), IndexError> {
    let damaged = |what: &str| Err(IndexError::Data { what: what.to_owned() });
    let name = |name: &u32| (*name as usize) < data.names.len();
    let cluster = |cluster: &u32| (*cluster as usize) < data.clusters.len();
    if !data.stories.iter().filter_map(|story| story.publisher.as_ref()).all(name) {
        return damaged("a publisher without a name");
    }
    if !data.forms.iter().all(|form| cluster(&form.cluster)) {
        return damaged("words without a quotation");
    }
    for found in &data.clusters {
        let whole = found.occurrences.iter().all(|occurrence| {
            (occurrence.story as usize) < data.stories.len()
                && occurrence.start <= occurrence.end
                && occurrence.chain.iter().chain(&occurrence.outlets).all(name)
        });
        if found.occurrences.is_empty() || !whole {
            return damaged("a quotation without its stories");
        }
    }
    let edges = data.edges.iter().all(|(key, edge)| {
        name(&key.0)
            && name(&key.1)
            && (key.2 as usize) < Relation::ALL.len()
            && edge.quotes.iter().all(cluster)
    });
    if edges { Ok(()) } else { damaged("a citation without a source") }
}
