//! The bytes of a source, unpacked and counted.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How files packed with gzip begin.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Counts the bytes that were read from all files, as they lie there.
#[derive(Debug, Clone, Default)]
pub struct Counter(Arc<AtomicU64>);

impl Counter {
    /// The bytes read so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Opens a file or standard input, whose bytes are added to a counter as they are read.
pub fn open(path: Option<&Path>, counter: &Counter) -> io::Result<impl Read + use<>> {
    let file: Box<dyn Read> = match path {
        Some(path) => Box::new(File::open(path)?),
        None => Box::new(io::stdin()),
    };
    Ok(Counted { file, counter: counter.clone() })
}

/// Unpacks what begins as gzip does, and leaves everything else as it is.
pub fn unpacked<'r>(packed: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let (head, bytes) = peek(packed, GZIP.len())?;
    Ok(if head == GZIP { Box::new(MultiGzDecoder::new(bytes)) } else { Box::new(bytes) })
}

/// The first bytes of a reader, `count` of them if it has so many, and a reader that still gives
/// them.
pub fn peek(mut reader: impl Read, count: usize) -> io::Result<(Vec<u8>, impl Read)> {
    let mut head = Vec::new();
    reader.by_ref().take(count as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// A reader whose bytes are counted.
struct Counted {
    file: Box<dyn Read>,
    counter: Counter,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.counter.0.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
