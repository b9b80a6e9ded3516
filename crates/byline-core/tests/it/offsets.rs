use byline_core::{Offsets, Span, Unit};
use proptest::prelude::*;

/// The slow and obvious way to count.
fn count(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Bytes => text.len(),
        Unit::Chars => text.chars().count(),
        Unit::Utf16 => text.encode_utf16().count(),
    }
}

proptest! {
    #[test]
    fn conversion_agrees_with_counting(text in "[a-zé“”🇺\n]{0,200}") {
        for &unit in Unit::ALL {
            let offsets = Offsets::new(&text, unit);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let units = count(&text[..byte], unit);
                prop_assert_eq!(offsets.from_bytes(byte), units);
                prop_assert_eq!(offsets.to_bytes(units), Some(byte));
            }
            prop_assert_eq!(offsets.to_bytes(count(&text, unit) + 1), None);
        }
    }
}

#[test]
fn a_position_inside_a_character_is_refused() {
    let flag = Offsets::new("é🇺🇦", Unit::Utf16);
    assert_eq!(flag.to_bytes(2), None);
    assert_eq!(flag.span_to_bytes(1, 3), Some(Span::new(2, 6)));
    assert_eq!(flag.span_to_bytes(3, 1), None);
    assert_eq!(Offsets::new("é", Unit::Bytes).to_bytes(1), None);
}
