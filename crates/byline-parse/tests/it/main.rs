//! What the parser promises, with the shipped model.

mod cases;

use byline_core::{Dependency, Document, PennTag, Tag, UniversalTag};
use byline_parse::{ModelError, ModelFiles, Parser};
use byline_pos::Tagger;
use proptest::prelude::*;
use std::sync::LazyLock;

const FILES: ModelFiles<'_> =
    ModelFiles { weights: byline_model_en::PARSE, classes: byline_model_en::NER_CLASSES };

static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::from_files(FILES).unwrap());
static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    let (weights, classes) = (byline_model_en::POS, byline_model_en::NER_CLASSES);
    Tagger::from_files(byline_pos::ModelFiles { weights, classes }).unwrap()
});

/// Cuts, tags and parses; the document checks that the result is a tree for each sentence.
fn parsed(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document.set_tags(TAGGER.tag(&document)).unwrap();
    document.set_syntax(PARSER.parse(&document)).unwrap();
    document
}

/// A tree among words that stand alone: one root, heads inside, no circle.
fn is_tree(tree: &[Dependency]) -> bool {
    let roots = tree.iter().filter(|dependency| dependency.head().is_none()).count();
    let reaches_root = |start: usize| {
        let mut at = start;
        for _ in 0..tree.len() {
            match tree[at].head() {
                Some(head) if head < tree.len() => at = head,
                Some(_) => return false,
                None => return true,
            }
        }
        false
    };
    (roots == 1 || tree.is_empty()) && (0..tree.len()).all(reaches_root)
}

#[test]
fn a_document_without_tags_has_no_trees() {
    assert!(PARSER.parse(&Document::new("“Café”")).is_empty());
    assert!(PARSER.parse_words(&[], &[]).is_empty());
}

#[test]
fn sentences_of_any_kind_have_a_tree() {
    for text in ["Café", ".", "“”", "... !!! ???", ", , , ,", "\u{301}", "1 2 3", "🇺🇦"] {
        let document = parsed(text);
        assert_eq!(document.syntax().len(), document.tokens().len(), "{text}");
    }
}

#[test]
fn a_sentence_of_ten_thousand_words_is_parsed() {
    for piece in ["said Zoë ", "of the café ", "that he said ", "“ ", "very "] {
        let words: Vec<&str> = piece.split_whitespace().cycle().take(10_000).collect();
        let tags = TAGGER.tag_words(&words);
        let mut document = Document::new(words.join(" "));
        let mut end = 0;
        let tokens = words.iter().map(|word| {
            let span = byline_core::Span::new(end, end + word.len());
            end = span.end() + 1;
            byline_core::Token { span, kind: byline_core::TokenKind::Word, glued: false }
        });
        let tokens = tokens.collect();
        let sentence = byline_core::Sentence { tokens: byline_core::TokenRange::new(0, 10_000) };
        document.set_tokens(tokens, vec![sentence]).unwrap();
        document.set_tags(tags).unwrap();
        assert_eq!(document.set_syntax(PARSER.parse(&document)), Ok(()), "{piece}");
    }
}

#[test]
fn other_classes_are_refused() {
    let other = byline_seq::Records::new("ner-classes/1", 8, []).unwrap().to_bytes();
    let error = Parser::from_files(ModelFiles { classes: &other, ..FILES }).unwrap_err();
    assert!(matches!(error, ModelError::Tables { .. }), "{error}");
    let lists = ModelFiles { classes: byline_model_en::NER_LISTS, ..FILES };
    assert!(matches!(Parser::from_files(lists), Err(ModelError::Task { .. })));
    let tags = ModelFiles { weights: byline_model_en::POS, ..FILES };
    assert!(Parser::from_files(tags).is_err());
}

fn any_tag() -> impl Strategy<Value = Tag> {
    let penn = prop::sample::select(PennTag::ALL);
    (penn, prop::sample::select(UniversalTag::ALL))
        .prop_map(|(penn, universal)| Tag { penn, universal })
}

proptest! {
    #[test]
    fn any_words_with_any_tags_become_a_tree(
        words in prop::collection::vec(("[a-zA-Zé0-9“”.,'-]{1,9}", any_tag()), 0..40),
    ) {
        let (words, tags): (Vec<String>, Vec<Tag>) = words.into_iter().unzip();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let tree = PARSER.parse_words(&words, &tags);
        prop_assert_eq!(tree.len(), words.len());
        prop_assert!(is_tree(&tree));
        prop_assert_eq!(tree, PARSER.parse_words(&words, &tags));
    }
}
