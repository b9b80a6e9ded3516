use crate::FILE;
use byline_encoder::{Encoder, EncoderError};
use proptest::prelude::*;
use std::sync::LazyLock;

const START: usize = 21;

/// Where the header ends.
static HEADER_END: LazyLock<usize> =
    LazyLock::new(|| START + u32::from_le_bytes(FILE[17..START].try_into().unwrap()) as usize);

/// Makes the checksum right again, as somebody who means harm would.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Err(EncoderError::Checksum { found, .. }) = Encoder::from_bytes(bytes.clone()) {
        let end = bytes.len() - 4;
        bytes[end..].copy_from_slice(&found.to_le_bytes());
    }
    bytes
}

/// The file with something else in the place of a part of its header.
fn with_header(from: &str, to: &str) -> Vec<u8> {
    let header = std::str::from_utf8(&FILE[START..*HEADER_END]).unwrap();
    assert!(header.contains(from), "{from}");
    let header = header.replacen(from, to, 1);
    let mut bytes = FILE[..17].to_vec();
    bytes.extend((header.len() as u32).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(&FILE[*HEADER_END..]);
    sealed(bytes)
}

/// The file with a further section.
fn with_section(name: &str, section: &[u8]) -> Vec<u8> {
    let bytes = with_header("]]", &format!("], [\"{name}\", {}]]", section.len()));
    sealed([&bytes[..bytes.len() - 4], section, &[0; 4]].concat())
}

fn error(bytes: Vec<u8>) -> EncoderError {
    Encoder::from_bytes(bytes).unwrap_err()
}

#[test]
fn a_whole_file_is_read() {
    let encoder = Encoder::from_bytes(FILE.to_vec()).unwrap();
    assert_eq!(encoder.quotes_model(), None);
    assert_eq!(encoder.about(), "Knows a quotation mark, a capital and a verb.");
    let with_weights = Encoder::from_bytes(with_section("quotes", b"weights")).unwrap();
    assert_eq!(with_weights.quotes_model(), Some(&b"weights"[..]));
}

#[test]
fn errors_say_what_is_wrong() {
    assert!(matches!(error(Vec::new()), EncoderError::Magic));
    assert!(matches!(error(FILE[..20].to_vec()), EncoderError::Length { .. }));
    let other = with_header("B-cue", "B-clue");
    assert!(matches!(error(other), EncoderError::Labels { head: "quotes", .. }));
    let other = with_header("I-group", "I-team");
    let message = error(other).to_string();
    assert!(message.contains("names") && message.contains("I-team"), "{message}");
    let other = with_header("nsubj", "subject");
    assert!(matches!(error(other), EncoderError::Labels { head: "relations", .. }));
    let few = with_header("\"[SEP]\"", "\"[SEQ]\"");
    assert_eq!(error(few).to_string(), "encoder vocabulary is invalid");
    let cut = with_header("\"pieces\": 64", "\"pieces\": ");
    assert!(error(cut).to_string().starts_with("encoder header: "));
    let long = with_header("\"pieces\": 64", "\"pieces\": 640000");
    assert_eq!(error(long).to_string(), "encoder length of rows is invalid");
    let unknown = with_section("cues", b"weights");
    assert_eq!(error(unknown).to_string(), "encoder name of a section is invalid");
    let twice = with_section("network", b"weights");
    assert_eq!(error(twice).to_string(), "encoder list of sections is invalid");
    let huge = with_header("]]", "], [\"quotes\", 18446744073709551615]]");
    assert_eq!(error(huge).to_string(), "encoder length of a section is invalid");
    let none = with_header("[[\"network\"", "[[\"quotes\"");
    assert_eq!(error(none).to_string(), "encoder list of sections is invalid");
    let mut longer = FILE[..FILE.len() - 4].to_vec();
    longer.extend([0; 5]);
    assert!(matches!(error(sealed(longer)), EncoderError::Length { .. }));
}

#[test]
fn a_network_that_does_not_work_is_refused() {
    // It has places for 65 pieces.
    let long = with_header("\"pieces\": 64", "\"pieces\": 65");
    assert!(matches!(error(long), EncoderError::Network { .. }));
    // It has no pieces of such numbers.
    let many = with_header("\"zoe\"", "\"zoe\", \"more\"");
    assert!(matches!(error(many), EncoderError::Network { .. }));
    let mut other = FILE.to_vec();
    other[*HEADER_END..][..200].fill(0);
    assert!(matches!(error(sealed(other)), EncoderError::Network { .. }));
}

#[test]
fn a_cut_file_is_an_error_at_every_length() {
    for length in 0..FILE.len() {
        assert!(Encoder::from_bytes(FILE[..length].to_vec()).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn a_flipped_bit_is_an_error(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let mut bytes = FILE.to_vec();
        bytes[at.index(FILE.len())] ^= 1_u8 << bit;
        prop_assert!(Encoder::from_bytes(bytes).is_err());
    }

    #[test]
    fn a_forged_file_never_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = FILE.to_vec();
        for (at, value) in changes {
            bytes[17 + at.index(FILE.len() - 17)] = value;
        }
        // An encoder or an error: what comes of other weights does not matter.
        let _ = Encoder::from_bytes(sealed(bytes));
    }

    #[test]
    fn other_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Encoder::from_bytes(bytes).is_err());
    }
}
