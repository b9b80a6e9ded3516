//! The file of an encoder.
//!
//! A first line, the length of the header in four bytes, the header in JSON, the sections one behind
//! the other, and the checksum (CRC-32) of all that stands before it. Numbers are little-endian.

use crate::{EncoderError, NAME_LABELS, QUOTE_LABELS};
use byline_core::{Deprel, PennTag};
use serde::{Deserialize, Serialize};
use std::ops::Range;

const MAGIC: &[u8] = b"byline encoder 2\n";

/// The most word pieces that a row may have: attention takes the square of it.
const LONGEST: usize = 1024;

/// What stands before the sections.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Header {
    /// The word pieces, in the order of their numbers.
    pub vocabulary: Vec<String>,
    /// How many pieces a row has at most, its first mark aside.
    pub pieces: usize,
    quotes: Vec<String>,
    names: Vec<String>,
    tags: Vec<String>,
    relations: Vec<String>,
    sections: Vec<(String, u64)>,
    /// How the encoder was made.
    #[serde(default)]
    pub about: String,
}

/// A file that is whole and for this version.
#[derive(Debug)]
pub(crate) struct File {
    pub header: Header,
    pub network: Vec<u8>,
    /// The weights of the choice among quotes, if there are some.
    pub quotes: Option<Box<[u8]>>,
}

impl File {
    pub fn read(mut bytes: Vec<u8>) -> Result<Self, EncoderError> {
        let header_at = check(&bytes)?;
        let body = bytes.len() - 4;
        let header: Header = serde_json::from_slice(&bytes[header_at.clone()])?;
        check_labels("quotes", &QUOTE_LABELS, &header.quotes)?;
        check_labels("names", &NAME_LABELS, &header.names)?;
        check_labels("tags", &names(PennTag::ALL, |tag| tag.as_str()), &header.tags)?;
        let relations = names(Deprel::ALL, |relation| relation.as_str());
        check_labels("relations", &relations, &header.relations)?;
        if !(8..=LONGEST).contains(&header.pieces) {
            return Err(EncoderError::Invalid { what: "length of rows" });
        }
        let mut start = header_at.end;
        let (mut network, mut quotes) = (None, None);
        for (name, length) in &header.sections {
            let end = usize::try_from(*length).ok().and_then(|length| start.checked_add(length));
            let end = end.filter(|&end| end <= body);
            let end = end.ok_or(EncoderError::Invalid { what: "length of a section" })?;
            let place = match name.as_str() {
                "network" => &mut network,
                "quotes" => &mut quotes,
                _ => return Err(EncoderError::Invalid { what: "name of a section" }),
            };
            if place.replace(start..end).is_some() {
                return Err(EncoderError::Invalid { what: "list of sections" });
            }
            start = end;
        }
        if start != body {
            return Err(EncoderError::Length {
                expected: start as u64 + 4,
                found: bytes.len() as u64,
            });
        }
        let network = network.ok_or(EncoderError::Invalid { what: "list of sections" })?;
        let quotes = quotes.map(|place| bytes[place].into());
        // The network is the greater part by far, so it stays where it is.
        bytes.truncate(network.end);
        bytes.drain(..network.start);
        Ok(Self { header, network: bytes, quotes })
    }
}

/// The file of an encoder with weights of the choice among quotes, in place of those that it has.
///
/// # Errors
///
/// If the file is damaged, for something else, or for other labels.
///
/// ```
/// use byline_encoder::{Encoder, with_quotes_model};
///
/// let file = include_bytes!("../tests/tiny/encoder.bin").to_vec();
/// let encoder = Encoder::from_bytes(with_quotes_model(file, "“Café”".as_bytes())?)?;
/// assert_eq!(encoder.quotes_model(), Some("“Café”".as_bytes()));
/// # Ok::<(), byline_encoder::EncoderError>(())
/// ```
#[cfg(feature = "train")]
pub fn with_quotes_model(file: Vec<u8>, quotes: &[u8]) -> Result<Vec<u8>, EncoderError> {
    let File { mut header, network, .. } = File::read(file)?;
    let section = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.len() as u64);
    header.sections = vec![section("network", &network), section("quotes", quotes)];
    let header = serde_json::to_vec(&header)?;
    let length = (header.len() as u32).to_le_bytes();
    let mut file = [MAGIC, &length, &header, &network, quotes].concat();
    file.extend(crc32fast::hash(&file).to_le_bytes());
    Ok(file)
}

/// Checks first line, lengths and checksum, and says where the header stands.
fn check(bytes: &[u8]) -> Result<Range<usize>, EncoderError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(EncoderError::Magic)?;
    let found = bytes.len() as u64;
    let short = |expected: usize| EncoderError::Length { expected: expected as u64, found };
    let least = MAGIC.len() + 8;
    let (length, _) = rest.split_first_chunk().ok_or(short(least))?;
    let (body, checksum) =
        bytes.split_last_chunk().filter(|_| rest.len() >= 8).ok_or(short(least))?;
    let (expected, found) = (u32::from_le_bytes(*checksum), crc32fast::hash(body));
    if expected != found {
        return Err(EncoderError::Checksum { expected, found });
    }
    let start = MAGIC.len() + 4;
    let length = u32::from_le_bytes(*length) as usize;
    let end = start.checked_add(length).filter(|&end| end <= body.len());
    Ok(start..end.ok_or(short(least.saturating_add(length)))?)
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|&one| name(one)).collect()
}

fn check_labels(
    head: &'static str,
    expected: &[&'static str],
    found: &[String],
) -> Result<(), EncoderError> {
    if expected == found {
        return Ok(());
    }
    Err(EncoderError::Labels { head, expected: expected.to_vec(), found: found.to_vec() })
}
