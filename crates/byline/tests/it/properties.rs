//! What holds for any text.

use byline::{Document, Pipeline};
use proptest::prelude::*;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// Text made of the pieces that news is made of, in any order.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        " ",
        "\n",
        "\n\n",
        ". ",
        ", ",
        ": ",
        "(",
        ")",
        "— ",
        "said ",
        "told ",
        "reported, citing ",
        "according to ",
        "that ",
        "he ",
        "The ",
        "Zoë Ruiz ",
        "NATO ",
        "Reuters ",
        "Mr. ",
        "the report ",
        "a senior official ",
        "$5bn ",
        "next week ",
        "café ",
        "🇺🇦",
        "\u{200B}",
        "(Image: AP)",
        "KYIV (Reuters) - ",
        "in an interview with ",
        "é",
        "\u{301}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_sound(document: &Document, text: &str) -> bool {
    document.text() == text
        && document.sentences().iter().map(|s| s.tokens.len()).sum::<usize>()
            == document.tokens().len()
}

proptest! {
    #[test]
    fn any_text_is_analysed(text in any::<String>()) {
        prop_assert!(is_sound(&PIPELINE.analyze(&text), &text));
    }

    #[test]
    fn any_arrangement_of_news_is_analysed(text in newsy()) {
        let document = PIPELINE.analyze(&text);
        prop_assert!(is_sound(&document, &text));
        prop_assert_eq!(&PIPELINE.analyze(&text), &document);
    }
}
