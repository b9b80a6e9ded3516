//! Bytes to text.

use encoding_rs::{Encoding, UTF_8};

/// A text, and what had to be replaced in it.
#[derive(Debug, PartialEq)]
pub struct Decoded {
    /// The text, with U+FFFD for what could not be read.
    pub text: String,
    /// Where the first of these stands, to be put after the name of the file.
    pub problem: Option<String>,
}

/// Decodes a whole text. A byte order mark decides, then what the user says, then what the text
/// itself declares; without any of them it is UTF-8.
pub fn decode(
    bytes: Vec<u8>,
    wanted: Option<&'static Encoding>,
    declared: Option<&'static Encoding>,
) -> Decoded {
    let marked = Encoding::for_bom(&bytes);
    let (encoding, start) = marked.unwrap_or((wanted.or(declared).unwrap_or(UTF_8), 0));
    if encoding == UTF_8 {
        return utf8(bytes, start);
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[start..]);
    let problem = had_errors
        .then(|| format!(": not {} throughout; what is not was replaced by �", encoding.name()));
    Decoded { text: text.into_owned(), problem }
}

fn utf8(bytes: Vec<u8>, start: usize) -> Decoded {
    let text = match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => return Decoded { text: text.to_owned(), problem: None },
        Err(error) => &bytes[..start + error.valid_up_to()],
    };
    let line = text.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let problem = format!(
        ":{line}: not UTF-8 at byte {}; replaced by �, as is all else that is not UTF-8 \
         (--encoding names another encoding)",
        text.len()
    );
    Decoded { text: String::from_utf8_lossy(&bytes[start..]).into_owned(), problem: Some(problem) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16LE, WINDOWS_1252};

    #[test]
    fn a_byte_order_mark_wins_and_is_no_part_of_the_text() {
        for bytes in [&b"\xEF\xBB\xBFZ\xC3\xA9"[..], b"\xFF\xFEZ\0\xE9\0", b"\xFE\xFF\0Z\0\xE9"] {
            let decoded = decode(bytes.to_vec(), Some(WINDOWS_1252), Some(UTF_16LE));
            assert_eq!(decoded, Decoded { text: "Zé".into(), problem: None });
        }
    }

    #[test]
    fn the_user_knows_better_than_the_text() {
        let decoded = decode(b"Z\xE9".to_vec(), Some(WINDOWS_1252), Some(UTF_16LE));
        assert_eq!(decoded.text, "Zé");
        assert_eq!(decode(b"Z\xE9".to_vec(), None, Some(WINDOWS_1252)).text, "Zé");
    }

    #[test]
    fn what_is_not_utf8_is_replaced_and_its_place_is_told() {
        let decoded = decode(b"one\ntwo \xFF\xFE three".to_vec(), None, None);
        assert_eq!(decoded.text, "one\ntwo �� three");
        assert!(decoded.problem.unwrap().starts_with(":2: not UTF-8 at byte 8"));
        let odd = decode(b"\xFF\xFEa\0b".to_vec(), None, None);
        assert_eq!(odd.text, "a�");
        assert!(odd.problem.unwrap().contains("not UTF-16LE"));
    }
}
