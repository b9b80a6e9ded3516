//! Several byte strings in one, as a fuzzer can make them.

/// Cuts bytes into `N` parts, each behind its length in two bytes, little-endian. What is missing
/// is empty; the last part takes what is left.
pub fn parts<const N: usize>(mut bytes: &[u8]) -> [&[u8]; N] {
    let mut parts = [&[][..]; N];
    for part in &mut parts[..N - 1] {
        let Some((head, rest)) = bytes.split_first_chunk() else { return parts };
        (*part, bytes) = rest.split_at(usize::from(u16::from_le_bytes(*head)).min(rest.len()));
    }
    parts[N - 1] = bytes;
    parts
}

/// The bytes that [`parts`] cuts into these.
pub fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let Some((last, others)) = parts.split_last() else { return Vec::new() };
    let mut bytes = Vec::new();
    for part in others {
        bytes.extend((part.len() as u16).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    bytes.extend_from_slice(last);
    bytes
}
