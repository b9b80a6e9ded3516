//! The bytes of a source, unpacked and counted.

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How files packed with gzip begin.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// How files packed with zstd begin.
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// How many bytes are looked at to see what they are.
const HEAD: usize = 4096;

/// Counts the bytes that were read from all files, as they lie there.
#[derive(Debug, Clone, Default)]
pub struct Counter(Arc<AtomicU64>);

impl Counter {
    /// The bytes read so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Opens a file or standard input, whose bytes are added to a counter as they are read. `head` is
/// what was read of standard input before.
pub fn open(path: Option<&Path>, head: &[u8], counter: &Counter) -> io::Result<impl Read + use<>> {
    let file: Box<dyn Read> = match path {
        Some(path) => Box::new(File::open(path)?),
        None => Box::new(Cursor::new(head.to_vec()).chain(io::stdin())),
    };
    Ok(Counted { file, counter: counter.clone() })
}

/// Unpacks what begins as gzip or zstd does, and leaves everything else as it is.
pub fn unpacked<'r>(packed: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let (head, bytes) = peek(packed, ZSTD.len())?;
    if head.starts_with(&GZIP) {
        return Ok(Box::new(MultiGzDecoder::new(bytes)));
    }
    if head == ZSTD {
        return Ok(Box::new(Zstd { frame: None, packed: Some(Box::new(BufReader::new(bytes))) }));
    }
    Ok(Box::new(bytes))
}

/// The first bytes of a reader, `count` of them if it has so many, and a reader that still gives
/// them.
pub fn peek(mut reader: impl Read, count: usize) -> io::Result<(Vec<u8>, impl Read)> {
    let mut head = Vec::new();
    reader.by_ref().take(count as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// The first bytes of a reader, as many as tell what it is. Of JSON no more than the first line is
/// waited for, since others may come much later.
pub fn head(mut reader: impl Read) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD];
    let mut length = 0;
    while length < HEAD {
        match reader.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        let text = head[..length].trim_ascii_start();
        if text.starts_with(b"{") && text.contains(&b'\n') {
            break;
        }
    }
    head.truncate(length);
    Ok(head)
}

/// Like [`head`], of something that may break off.
pub fn head_of_cut(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    // What was read before the end is all that is wanted.
    let _ = reader.take(HEAD as u64).read_to_end(&mut head);
    Ok(head)
}

/// Unpacks zstd: one frame after the other.
struct Zstd<'r> {
    frame: Option<StreamingDecoder<Box<dyn BufRead + 'r>, ruzstd::decoding::FrameDecoder>>,
    /// What comes next, between two frames.
    packed: Option<Box<dyn BufRead + 'r>>,
}

impl Read for Zstd<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                match frame.read(buffer)? {
                    0 if !buffer.is_empty() => {}
                    count => return Ok(count),
                }
            }
            if let Some(frame) = self.frame.take() {
                self.packed = Some(frame.into_inner());
            }
            let Some(mut packed) = self.packed.take() else { return Ok(0) };
            if packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let frame = StreamingDecoder::new(packed).map_err(io::Error::other)?;
            self.frame = Some(frame);
        }
    }
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
