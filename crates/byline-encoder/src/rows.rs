//! Tokens to rows: stretches of a text that the network reads at once.
//!
//! A row is `[CLS] stretch [SEP] stretch [SEP]`, where a stretch is a paragraph, or a part of a long
//! one. The training program cuts a text in the same way (`train/pieces.py`).

use crate::case::Case;
use crate::pieces::Vocabulary;
use byline_view::View;
use std::ops::Range;

/// A paragraph is cut where it comes this close to the length of a row.
const SPARE: usize = 20;

/// What the network reads at once: three numbers for each piece, and where the tokens stand in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Row {
    /// The number of each piece in the vocabulary.
    pub pieces: Vec<i32>,
    /// The [`Case`] of the word that each piece is of; 0 for a mark of the row.
    pub cases: Vec<i32>,
    /// 1 for each piece of a word outside quotation marks, 2 inside; 0 for a mark of the row.
    pub quoted: Vec<i32>,
    /// The place of the first piece of each token. The tokens of a row follow each other.
    pub firsts: Vec<usize>,
}

impl Row {
    fn new(start: i32) -> Self {
        let mut row = Self::default();
        row.push(start, 0, 0);
        row
    }

    pub fn push(&mut self, piece: i32, case: i32, quoted: i32) {
        self.pieces.push(piece);
        self.cases.push(case);
        self.quoted.push(quoted);
    }
}

/// The pieces of a text, token by token.
struct Pieces {
    all: Vec<i32>,
    /// Where the pieces of each token begin, and where those of the last end.
    bounds: Vec<usize>,
}

impl Pieces {
    fn new(view: &View<'_>, vocabulary: &Vocabulary) -> Self {
        let mut pieces = Self { all: Vec::new(), bounds: vec![0] };
        for token in 0..view.len() {
            vocabulary.cut(view.word(token), &mut pieces.all);
            pieces.bounds.push(pieces.all.len());
        }
        pieces
    }

    fn of(&self, tokens: Range<usize>) -> &[i32] {
        &self.all[self.bounds[tokens.start]..self.bounds[tokens.end]]
    }
}

/// Cuts a text into rows of at most `longest` pieces besides the first mark; together they have every
/// token, in order.
pub(crate) fn rows(view: &View<'_>, vocabulary: &Vocabulary, longest: usize) -> Vec<Row> {
    let pieces = Pieces::new(view, vocabulary);
    let mut rows: Vec<Row> = Vec::new();
    for stretch in stretches(view, &pieces, longest) {
        let cost = pieces.of(stretch.clone()).len() + 1;
        let fits = |row: &Row| row.pieces.len() - 1 + cost <= longest;
        if !rows.last().is_some_and(fits) {
            rows.push(Row::new(vocabulary.start));
        }
        let Some(row) = rows.last_mut() else { continue };
        for token in stretch {
            let case = Case::of(view.word(token)) as i32;
            let quoted = 1 + i32::from(view.is_quoted(token));
            row.firsts.push(row.pieces.len());
            for &piece in pieces.of(token..token + 1) {
                row.push(piece, case, quoted);
            }
        }
        row.push(vocabulary.separator, 0, 0);
    }
    rows
}

/// The paragraphs of a text, long ones in parts.
fn stretches(view: &View<'_>, pieces: &Pieces, longest: usize) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut start, mut count) = (0, 0);
    for token in 0..view.len() {
        let full = count > longest.saturating_sub(SPARE);
        if token > start && (view.begins_paragraph(token) || full) {
            stretches.push(start..token);
            (start, count) = (token, 0);
        }
        count += pieces.of(token..token + 1).len();
    }
    if start < view.len() {
        stretches.push(start..view.len());
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use byline_core::Document;
    use byline_lexicon::Lexicon;
    use proptest::prelude::*;

    fn vocabulary() -> Vocabulary {
        let pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "“", "”", "cafe", "##s", "zoe", "."];
        Vocabulary::new(&pieces.map(str::to_owned)).unwrap()
    }

    fn rows_of(text: &str, longest: usize) -> (usize, Vec<Row>) {
        let mut document = Document::new(text);
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
        document.set_tokens(tokens, sentences).unwrap();
        let view = View::new(&document, Lexicon::embedded());
        (view.len(), rows(&view, &vocabulary(), longest))
    }

    #[test]
    fn paragraphs_share_a_row() {
        let (_, rows) = rows_of("“Cafés.”\n\nZoé 12", 256);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].pieces, [2, 4, 6, 7, 9, 5, 3, 8, 1, 3]);
        assert_eq!(rows[0].cases, [0, 1, 4, 4, 1, 1, 0, 4, 1, 0]);
        assert_eq!(rows[0].quoted, [0, 2, 2, 2, 2, 2, 0, 1, 1, 0]);
        assert_eq!(rows[0].firsts, [1, 2, 4, 5, 7, 8]);
    }

    #[test]
    fn a_paragraph_that_does_not_fit_begins_a_row() {
        let (_, rows) = rows_of("Zoé Zoé Zoé Zoé\n\nZoé Zoé Zoé\n\nZoé", 8);
        let lengths: Vec<usize> = rows.iter().map(|row| row.firsts.len()).collect();
        assert_eq!(lengths.iter().sum::<usize>(), 8);
    }

    #[test]
    fn a_text_without_tokens_has_no_rows() {
        assert_eq!(rows_of(" ", 256), (0, Vec::new()));
    }

    proptest! {
        #[test]
        fn rows_have_every_token_and_keep_their_length(
            words in prop::collection::vec(
                prop::sample::select(vec!["“", "”", "cafés", "Zoé", ".", "\n\n", "x.y.z.a.b.c"]), 0..900),
        ) {
            let (tokens, rows) = rows_of(&words.join(" "), 256);
            prop_assert_eq!(rows.iter().map(|row| row.firsts.len()).sum::<usize>(), tokens);
            for row in rows {
                prop_assert!(row.pieces.len() <= 257);
                prop_assert_eq!(row.cases.len(), row.pieces.len());
                prop_assert_eq!(row.quoted.len(), row.pieces.len());
                prop_assert!(row.firsts.is_sorted());
                prop_assert_eq!(row.cases.last(), Some(&0));
            }
        }
    }
}
