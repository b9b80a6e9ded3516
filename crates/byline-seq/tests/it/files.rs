use crate::{decode, toy};
use byline_seq::{Model, ModelError, Records, TrainOptions, train};
use proptest::prelude::*;
use std::sync::LazyLock;

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let labels = ["O", "B-PER", "I-PER", "B-LOC"];
    train("toy/1", &labels, &toy(), &TrainOptions::default()).unwrap().to_bytes()
});

/// Makes the checksum and the length right again, as somebody who means harm would.
fn seal(bytes: &mut [u8]) {
    let body = bytes.len() - 24;
    bytes[12..20].copy_from_slice(&(body as u64).to_le_bytes());
    let Err(ModelError::Checksum { found, .. }) = Model::from_bytes(bytes) else { return };
    bytes[20..24].copy_from_slice(&found.to_le_bytes());
}

#[test]
fn a_model_survives_its_file() {
    let model = Model::from_bytes(&FILE).unwrap();
    assert_eq!(model.to_bytes(), *FILE);
    assert_eq!(decode(&model, "Léon and Zoë Ruiz"), [3, 0, 1, 2]);
}

#[test]
fn errors_say_what_is_wrong() {
    assert_eq!(Model::from_bytes(b""), Err(ModelError::Magic));
    let mut newer = FILE.clone();
    newer[8] = 9;
    assert_eq!(Model::from_bytes(&newer), Err(ModelError::Version { found: 9, expected: 1 }));
    let cut = &FILE[..FILE.len() - 1];
    assert!(matches!(Model::from_bytes(cut), Err(ModelError::Length { .. })));
    let mut flipped = FILE.clone();
    flipped[40] ^= 1;
    let error = Model::from_bytes(&flipped).unwrap_err();
    assert!(matches!(error, ModelError::Checksum { .. }));
    assert!(error.to_string().starts_with("model checksum "));
}

proptest! {
    #[test]
    fn a_flipped_bit_is_an_error(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let mut bytes = FILE.clone();
        bytes[at.index(FILE.len())] ^= 1_u8 << bit;
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_cut_file_is_an_error(at in any::<prop::sample::Index>()) {
        prop_assert!(Model::from_bytes(&FILE[..at.index(FILE.len())]).is_err());
    }

    #[test]
    fn a_forged_file_never_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        keep in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = FILE.clone();
        for (at, value) in changes {
            bytes[24 + at.index(FILE.len() - 24)] = value;
        }
        if cut {
            bytes.truncate(24 + keep.index(FILE.len() - 24));
        }
        seal(&mut bytes);
        if let Ok(model) = Model::from_bytes(&bytes) {
            prop_assert_eq!(decode(&model, "“ Zoë Ruiz visits Léon ”").len(), 6);
            prop_assert_eq!(model.to_bytes(), bytes);
        }
    }

    #[test]
    fn other_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }
}

#[test]
fn damaged_records_are_refused() {
    let entries = (0..40).map(|number: u32| (number.wrapping_mul(0x9e37_79b9), vec![1, 2, 3]));
    let records = Records::new("toy/1", 3, entries).expect("every record has the width");
    let bytes = records.to_bytes();
    assert_eq!(Records::from_bytes(&bytes), Ok(records));
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x40;
        assert!(Records::from_bytes(&damaged).is_err(), "byte {at}");
        assert!(Records::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
    }
    assert!(Records::new("toy/1", 3, [(1, vec![1])]).is_err(), "a record that is too short");
}
