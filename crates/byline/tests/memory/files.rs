//! Damaged files: refused, and without taking memory that a file of their size does not need.

use super::{alone, measured};
use byline_model_en::{NER, NER_CLASSES, NER_LISTS, PARSE, POS, QUOTES};
use byline_seq::{Model, Records};

/// How many bytes a loader may take for each byte of its files, and how many besides.
const MOST: usize = 16;
const BESIDES: usize = 4096;

/// A file of the models: its name, its bytes, and what reads it.
struct File {
    name: &'static str,
    bytes: &'static [u8],
    read: fn(&[u8]) -> Result<(), String>,
}

/// What reads a file in the place of the sound one, beside others that are sound.
const FILES: &[File] = &[
    File { name: "pos.bin", bytes: POS, read: |bytes| tags(bytes, NER_CLASSES) },
    File { name: "parse.bin", bytes: PARSE, read: |bytes| trees(bytes, NER_CLASSES) },
    File { name: "ner.bin", bytes: NER, read: |bytes| names(bytes, NER_CLASSES, NER_LISTS) },
    File { name: "ner_classes.bin", bytes: NER_CLASSES, read: |bytes| classes(bytes) },
    File {
        name: "ner_lists.bin",
        bytes: NER_LISTS,
        read: |bytes| done(byline::ner::train::Lists::from_bytes(NER_CLASSES, bytes)),
    },
    File { name: "quotes.bin", bytes: QUOTES, read: |bytes| quotes(bytes, NER_CLASSES) },
    #[cfg(feature = "encoder")]
    File { name: "encoder.bin", bytes: encoder::FILE, read: encoder::read },
];

fn done<T, E: ToString>(loaded: Result<T, E>) -> Result<(), String> {
    loaded.map(drop).map_err(|error| error.to_string())
}

fn names(weights: &[u8], classes: &[u8], lists: &[u8]) -> Result<(), String> {
    done(byline::ner::Tagger::from_files(byline::ner::ModelFiles { weights, classes, lists }))
}

fn tags(weights: &[u8], classes: &[u8]) -> Result<(), String> {
    done(byline::pos::Tagger::from_files(byline::pos::ModelFiles { weights, classes }))
}

fn trees(weights: &[u8], classes: &[u8]) -> Result<(), String> {
    done(byline::parse::Parser::from_files(byline::parse::ModelFiles { weights, classes }))
}

fn quotes(weights: &[u8], classes: &[u8]) -> Result<(), String> {
    done(byline::quote::Attributor::from_files(byline::quote::ModelFiles { weights, classes }))
}

/// The layers that read the classes must refuse them.
fn classes(bytes: &[u8]) -> Result<(), String> {
    let classes = done(byline_seq::Classes::from_bytes(bytes));
    done(byline::ner::train::Lists::from_bytes(bytes, NER_LISTS)).or(classes)
}

/// Where the models and tables in a file begin: at their magic bytes.
fn sections(bytes: &[u8]) -> Vec<usize> {
    let begins = |at: &usize| {
        bytes[*at..].starts_with(b"byline\0\x1a") || bytes[*at..].starts_with(b"byline\0\x1b")
    };
    (0..bytes.len()).filter(begins).collect()
}

/// Reads damaged bytes, which must be refused with a message, and returns the memory it took.
fn refused(file: &File, bytes: &[u8], what: &str) -> usize {
    let (result, taken) = measured(|| (file.read)(bytes));
    let Err(message) = result else { panic!("{} {what} is accepted", file.name) };
    assert!(!message.is_empty());
    assert!(taken < MOST * file.bytes.len() + BESIDES, "{} {what}: {taken} bytes", file.name);
    taken
}

#[test]
fn sound_files_are_read_within_bounds() {
    let _turn = alone();
    for file in FILES {
        let (result, taken) = measured(|| (file.read)(file.bytes));
        assert_eq!(result, Ok(()), "{}", file.name);
        let share = taken as f64 / file.bytes.len() as f64;
        println!(
            "{}: {} bytes, {share:.1} times that while it is read",
            file.name,
            file.bytes.len()
        );
        // The names and the quotes are read beside files that are counted here as well.
        let all = file.bytes.len() + NER_CLASSES.len() + NER_LISTS.len();
        assert!(taken < MOST * all, "{}: {taken} bytes", file.name);
    }
}

/// Every model and table at every length, and the files at all lengths near where these begin and
/// end and at others between.
#[test]
fn a_file_cut_at_any_length_is_refused() {
    let _turn = alone();
    let mut cuts = 0;
    for file in FILES {
        let mut borders = sections(file.bytes);
        borders.push(file.bytes.len());
        for section in borders.windows(2) {
            let whole = &file.bytes[section[0]..section[1]];
            let (accepted, taken) = measured(|| {
                (0..whole.len()).find(|&end| {
                    // What follows a section but the last is the length of the next.
                    let cut = &whole[..end];
                    end + 8 != whole.len()
                        && (Model::from_bytes(cut).is_ok() || Records::from_bytes(cut).is_ok())
                })
            });
            assert_eq!(accepted, None, "{} at {}", file.name, section[0]);
            assert!(taken < 2 * whole.len() + BESIDES, "{}: {taken} bytes", file.name);
            cuts += whole.len();
        }
        let near = borders.iter().flat_map(|&at| at.saturating_sub(40)..at + 40);
        let between = (0..file.bytes.len()).step_by(file.bytes.len() / 50);
        for end in near.chain(between).filter(|&end| end < file.bytes.len()) {
            refused(file, &file.bytes[..end], &format!("cut to {end} bytes"));
            cuts += 1;
        }
    }
    println!("{cuts} cuts, all refused");
}

/// Flips bits at places that are the same in every run.
fn flip(times: usize) {
    let _turn = alone();
    let (mut random, mut most) = (super::stories::Stories::new(7), 0);
    for file in FILES {
        let mut bytes = file.bytes.to_vec();
        for _ in 0..times {
            let (at, bit) = (random.below(bytes.len()), random.below(8));
            bytes[at] ^= 1 << bit;
            most = most.max(refused(file, &bytes, &format!("with bit {bit} of byte {at} flipped")));
            bytes[at] ^= 1 << bit;
        }
    }
    println!("{times} flips in each of {} files, all refused; {most} bytes at most", FILES.len());
}

#[test]
fn a_flipped_bit_is_refused() {
    flip(30);
}

#[test]
#[ignore = "takes a minute: cargo test --release -p byline --test memory thousand -- --ignored"]
fn a_thousand_flipped_bits_in_each_file_are_refused() {
    flip(1_000);
}

/// Lengths and counts that somebody has changed who also made the checksum right.
#[test]
fn a_forged_count_takes_no_memory() {
    let _turn = alone();
    // Behind the fingerprint of the classes.
    let section = &POS[8..];
    for at in (24..400).step_by(4) {
        let mut bytes = section.to_vec();
        bytes[at..at + 4].fill(0xff);
        let Err(byline_seq::ModelError::Checksum { found, .. }) = Model::from_bytes(&bytes) else {
            panic!("byte {at} is not covered by the checksum");
        };
        bytes[20..24].copy_from_slice(&found.to_le_bytes());
        let (_, taken) = measured(|| Model::from_bytes(&bytes).is_ok());
        assert!(taken < MOST * section.len(), "{at}: {taken} bytes");
    }
}

/// The file of an encoder, with a network of some kilobytes.
#[cfg(feature = "encoder")]
mod encoder {
    use super::{alone, measured};
    use byline::encoder::{Encoder, EncoderError};

    pub const FILE: &[u8] = include_bytes!("../../../byline-encoder/tests/tiny/encoder.bin");

    pub fn read(bytes: &[u8]) -> Result<(), String> {
        super::done(Encoder::from_bytes(bytes.to_vec()))
    }

    /// Numbers all over the header and the network that somebody has changed who also made the checksum
    /// right: an error, or an encoder, and no more memory than that a network of this size may need.
    #[test]
    fn a_forged_number_takes_no_memory() {
        let _turn = alone();
        let (sound, enough) = measured(|| read(FILE));
        assert_eq!(sound, Ok(()));
        // The runtime may panic, which is an error; to say where takes more memory than all else.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let mut takes = Vec::new();
        for at in (17..FILE.len() - 8).step_by(11) {
            let mut bytes = FILE.to_vec();
            bytes[at..at + 4].fill(0x7f);
            let Err(EncoderError::Checksum { found, .. }) = Encoder::from_bytes(bytes.clone())
            else {
                panic!("byte {at} is not covered by the checksum");
            };
            let end = bytes.len() - 4;
            bytes[end..].copy_from_slice(&found.to_le_bytes());
            let (_, taken) = measured(|| read(&bytes).is_ok());
            takes.push((taken, at));
        }
        std::panic::set_hook(hook);
        let (most, at) = takes.into_iter().max().unwrap_or_default();
        assert!(most < 4 * enough, "{at}: {most} bytes where {enough} are enough");
        println!("{enough} bytes for the sound file, {most} at most for a forged one");
    }
}

#[cfg(feature = "track")]
#[test]
fn a_damaged_index_is_refused_and_takes_no_memory() {
    use byline::track::Index;
    let _turn = alone();
    let (mut index, mut stories) = (Index::new(), super::stories::Stories::new(3));
    let pipeline = byline::Pipeline::new();
    for number in 0..40 {
        let mut document = byline::Document::new(stories.story(8));
        document.id = Some(number.to_string());
        pipeline.annotate(&mut document);
        index.add(&document);
    }
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("quotes.idx");
    index.save(&path).unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let bound = MOST * bytes.len() + BESIDES;
    let refused = |bytes: &[u8], what: &str| {
        let (result, taken) = measured(|| Index::from_bytes(bytes).map(drop));
        assert!(result.is_err() && taken < bound, "{what}: {result:?}, {taken} bytes");
    };
    let (sound, taken) = measured(|| Index::from_bytes(&bytes).is_ok());
    assert!(sound && taken < bound, "{taken} bytes");
    for end in 0..bytes.len() {
        refused(&bytes[..end], &format!("cut to {end} bytes"));
    }
    for _ in 0..1_000 {
        let (at, bit) = (stories.below(bytes.len()), stories.below(8));
        bytes[at] ^= 1 << bit;
        refused(&bytes, &format!("bit {bit} of byte {at} flipped"));
        bytes[at] ^= 1 << bit;
    }
    println!(
        "index of {} bytes: {taken} taken to read; every cut and 1000 flips refused",
        bytes.len()
    );
}
