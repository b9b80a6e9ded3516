//! WARC (ISO 28500): pages as crawlers and archives keep them, and the texts taken out of them.

use super::single::{self, Single};
use super::{Item, Take, bytes};
use crate::args::Input;
use encoding_rs::Encoding;
use httparse::{EMPTY_HEADER, Header, Status};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// How records begin.
const BEGINNING: &[u8] = b"WARC/";

/// The most bytes that the head of a record has.
const HEAD: u64 = 64 * 1024;

/// The most fields that a head has.
const FIELDS: usize = 128;

/// True for the first bytes of an archive.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(BEGINNING)
}

/// What is kept of a record that may be a story.
struct Record {
    kind: String,
    media: String,
    url: String,
    body: Vec<u8>,
}

/// A page or text out of a record.
struct Found {
    input: Input,
    encoding: Option<&'static Encoding>,
    body: Vec<u8>,
}

/// Calls `take` with the story of every page in an archive, whose address is its id. Records that
/// break off end it. Pages without an article are many in a crawl, and one warning.
pub fn read(
    name: &str,
    wanted: Option<&'static Encoding>,
    reader: impl Read,
    take: &mut Take,
) -> ControlFlow<()> {
    let mut reader = BufReader::new(reader);
    let mut without: Option<(usize, String)> = None;
    for number in 1.. {
        let record = match record(&mut reader) {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err(error) => {
                take(Item::Failure(format!("{name}: record {number}: {error}")))?;
                break;
            }
        };
        let url = record.url.clone();
        let Single { document, problem } = match found(record) {
            Ok(Some(Found { input, encoding, body })) => {
                single::read(body, input, wanted, encoding)
            }
            Ok(None) => continue,
            Err(error) => {
                take(Item::Failure(format!("{name}: {url}: {error}")))?;
                continue;
            }
        };
        if let Some(problem) = problem {
            take(Item::Warning(format!("{name}: {url}{problem}")))?;
        }
        match document {
            Ok(mut document) => {
                document.url.get_or_insert_with(|| url.clone());
                document.id = Some(url);
                take(Item::Story(Box::new(document)))?;
            }
            Err(_) => without.get_or_insert((0, url)).0 += 1,
        }
    }
    match without {
        None => ControlFlow::Continue(()),
        Some((1, url)) => take(Item::Warning(format!("{name}: {url}: no article found"))),
        Some((count, url)) => {
            take(Item::Warning(format!("{name}: {url} and {} others: no article found", count - 1)))
        }
    }
}

/// The next record; `None` at the end. The body of one that is no story is passed over.
fn record(reader: &mut impl BufRead) -> io::Result<Option<Record>> {
    let head = head(reader)?;
    if head.is_empty() {
        return Ok(None);
    }
    let wrong = |message: &str| io::Error::new(io::ErrorKind::InvalidData, message.to_owned());
    let version = head.iter().position(|&byte| byte == b'\n').filter(|_| is_archive(&head));
    let fields = version.map(|end| &head[end + 1..]).ok_or_else(|| wrong("no head of a record"))?;
    let mut headers = [EMPTY_HEADER; FIELDS];
    let headers = match httparse::parse_headers(fields, &mut headers) {
        Ok(Status::Complete((_, headers))) => headers,
        Ok(Status::Partial) => return Err(wrong("its head breaks off")),
        Err(error) => return Err(wrong(&format!("its head cannot be read: {error}"))),
    };
    let length = field(headers, "content-length").and_then(|length| length.parse::<u64>().ok());
    let length = length.ok_or_else(|| wrong("its head has no `Content-Length`"))?;
    let kind = field(headers, "warc-type").unwrap_or_default();
    let mut body = reader.take(length);
    let mut kept = Vec::new();
    let count = if matches!(kind.as_str(), "response" | "resource" | "conversion") {
        body.read_to_end(&mut kept)? as u64
    } else {
        io::copy(&mut body, &mut io::sink())?
    };
    if count < length {
        return Err(wrong("breaks off"));
    }
    let url = field(headers, "warc-target-uri").unwrap_or_default();
    Ok(Some(Record {
        kind,
        media: field(headers, "content-type").unwrap_or_default().to_ascii_lowercase(),
        url: url.trim_matches(['<', '>']).to_owned(),
        body: kept,
    }))
}

/// The lines up to a blank one, without the blank ones before them. Empty at the end.
fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let start = head.len();
        let left = HEAD.saturating_sub(start as u64);
        reader.by_ref().take(left).read_until(b'\n', &mut head)?;
        let line = &head[start..];
        if line.is_empty() {
            return Ok(head);
        }
        if line.trim_ascii().is_empty() {
            if start > 0 {
                return Ok(head);
            }
            head.clear();
        }
    }
}

fn field(headers: &[Header<'_>], name: &str) -> Option<String> {
    let found = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
    Some(String::from_utf8_lossy(found.value).trim().to_owned())
}

/// The page or text in a record; `None` if it is neither.
fn found(record: Record) -> Result<Option<Found>, String> {
    if !record.media.starts_with("application/http") {
        return Ok(of_media(&record.media, record.body).filter(|_| record.kind != "response"));
    }
    let mut headers = [EMPTY_HEADER; FIELDS];
    let mut response = httparse::Response::new(&mut headers);
    let start = match response.parse(&record.body) {
        Ok(Status::Complete(start)) => start,
        Ok(Status::Partial) => return Err("the answer of the server breaks off".to_owned()),
        Err(error) => return Err(format!("the answer of the server cannot be read: {error}")),
    };
    let field = |name| field(response.headers, name).unwrap_or_default().to_ascii_lowercase();
    let media = field("content-type");
    if response.code != Some(200) || !media.contains("html") {
        return Ok(None);
    }
    let body = match field("transfer-encoding").contains("chunked") {
        true => joined(&record.body[start..]),
        false => record.body[start..].to_vec(),
    };
    let packing = field("content-encoding");
    if !["", "identity", "gzip", "x-gzip", "zstd"].contains(&packing.as_str()) {
        return Err(format!("is packed with {packing}, which is not read"));
    }
    let mut unpacked = Vec::new();
    let read = bytes::unpacked(&body[..]).and_then(|mut body| body.read_to_end(&mut unpacked));
    read.map_err(|error| error.to_string())?;
    Ok(of_media(&media, unpacked))
}

/// What is a page or text by its media type.
fn of_media(media: &str, body: Vec<u8>) -> Option<Found> {
    let input = match media {
        media if media.contains("html") => Input::Html,
        media if media.starts_with("text/plain") => Input::Text,
        _ => return None,
    };
    let label = media.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ']));
    Some(Found {
        input,
        encoding: label.and_then(|label| Encoding::for_label(label.as_bytes())),
        body,
    })
}

/// The parts of a body that was sent in chunks. Archives often have joined them and left the head
/// as it was; then the body stays as it is.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut rest = body;
    while let Ok(Status::Complete((start, size))) = httparse::parse_chunk_size(rest) {
        let chunk = usize::try_from(size).ok().and_then(|size| rest[start..].get(..size));
        let Some(chunk) = chunk.filter(|chunk| !chunk.is_empty()) else { break };
        whole.extend_from_slice(chunk);
        rest = rest[start + chunk.len()..].strip_prefix(b"\r\n").unwrap_or_default();
    }
    if whole.is_empty() { body.to_vec() } else { whole }
}
