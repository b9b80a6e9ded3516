//! From words to features.

use crate::word::Word;
use byline_seq::{CLASS_SIZES, Classes, Features, feature, feature_of_two};

/// The task in the model file. The number changes whenever a feature does.
pub const TASK: &str = "pos/2";

/// Turns the words of a sentence into features, and keeps its memory from one to the next.
///
/// ```
/// use byline_pos::Extractor;
/// use byline_seq::{CLASSES_TASK, Classes, Features, Records};
///
/// let classes = Classes::from_bytes(&Records::new(CLASSES_TASK, 8, [])?.to_bytes())?;
/// let mut features = Features::default();
/// Extractor::default().extract(["“", "Café", "”"], &classes, &mut features);
/// assert_eq!(features.len(), 3);
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    words: Vec<Word>,
    buffer: String,
    lower: String,
}

/// What stands before the first word and after the last.
const EDGE: Word = Word {
    exact: 1,
    lower: 1,
    prefixes: [1; 3],
    suffixes: [1; 5],
    shape: 1,
    classes: [0; CLASS_SIZES.len()],
};

impl Extractor {
    /// Replaces `features` by those of the words of one sentence.
    pub fn extract<'w>(
        &mut self,
        words: impl IntoIterator<Item = &'w str>,
        classes: &Classes,
        features: &mut Features,
    ) {
        let Self { words: analysed, buffer, lower } = self;
        analysed.clear();
        analysed.extend([EDGE; 2]);
        analysed.extend(words.into_iter().map(|word| Word::new(word, classes, buffer, lower)));
        analysed.extend([EDGE; 2]);
        features.clear();
        for window in analysed.windows(5) {
            if let [before2, before, word, after, after2] = window {
                own(word, features);
                around([before2, before, word, after, after2], features);
                classes_of([before, word, after], features);
                features.end_token();
            }
        }
    }
}

/// The features of the word itself.
fn own(word: &Word, features: &mut Features) {
    features.extend(&[feature(0, 0), feature(1, word.exact), feature(2, word.lower)]);
    for (template, &prefix) in (3..).zip(&word.prefixes) {
        if prefix != 0 {
            features.push(feature(template, prefix));
        }
    }
    for (template, &suffix) in (6..).zip(&word.suffixes) {
        if suffix != 0 {
            features.push(feature(template, suffix));
        }
    }
    features.extend(&[feature(11, word.shape), feature_of_two(12, word.shape, word.suffixes[1])]);
}

/// The features of its neighbours.
fn around(window: [&Word; 5], features: &mut Features) {
    let [before2, before, word, after, after2] = window;
    features.extend(&[
        feature(13, before2.lower),
        feature(14, before.lower),
        feature(15, after.lower),
        feature(16, after2.lower),
        feature_of_two(17, before.lower, word.lower),
        feature_of_two(18, word.lower, after.lower),
        feature_of_two(19, before.lower, after.lower),
        feature(20, before.suffixes[2]),
        feature(21, after.suffixes[2]),
        feature_of_two(22, before.shape, word.shape),
        feature_of_two(23, word.shape, after.shape),
        feature_of_two(24, before.lower, word.suffixes[1]),
        feature_of_two(25, word.suffixes[1], after.lower),
    ]);
}

/// The classes of the word, and those of its neighbours but the coarsest.
fn classes_of([before, word, after]: [&Word; 3], features: &mut Features) {
    for (template, &class) in (26..).zip(&word.classes) {
        features.push(feature(template, u64::from(class)));
    }
    for (template, neighbour) in [(30, before), (33, after)] {
        for (template, &class) in (template..).zip(&neighbour.classes[1..]) {
            features.push(feature(template, u64::from(class)));
        }
    }
}
