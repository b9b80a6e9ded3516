//! Several files in one, each behind its length.

use crate::ModelError;

/// Adds a part to a file, behind its length in eight bytes, little-endian.
///
/// ```
/// use byline_seq::{next_part, push_part};
///
/// let mut file = Vec::new();
/// push_part(&mut file, "café".as_bytes());
/// push_part(&mut file, b"");
/// let mut rest = file.as_slice();
/// assert_eq!(next_part(&mut rest)?, "café".as_bytes());
/// assert_eq!((next_part(&mut rest)?, rest), (&b""[..], &b""[..]));
/// assert!(next_part(&mut rest).is_err());
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
pub fn push_part(file: &mut Vec<u8>, part: &[u8]) {
    file.extend((part.len() as u64).to_le_bytes());
    file.extend_from_slice(part);
}

/// Takes the next part off the bytes of a file.
///
/// # Errors
///
/// [`ModelError::Magic`] if the bytes are shorter than they say.
pub fn next_part<'b>(file: &mut &'b [u8]) -> Result<&'b [u8], ModelError> {
    let (length, rest) = file.split_first_chunk::<8>().ok_or(ModelError::Magic)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let (part, rest) = rest.split_at_checked(length).ok_or(ModelError::Magic)?;
    *file = rest;
    Ok(part)
}
