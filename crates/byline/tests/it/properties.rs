//! What holds for any text.

use crate::sound;
use byline::Pipeline;
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
        "\0",
        "\r\n",
        "\u{202e}",
        "\u{feff}",
        "\u{2029}",
        "日本",
        "U.S. ",
        "’s ",
        "3,000 ",
        "June 3 ",
        "Asked whether ",
        "RUIZ: ",
        "; ",
        "... ",
        "-",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pipelines of some layers each: no layer may need another.
static PARTS: LazyLock<Vec<Pipeline>> = LazyLock::new(|| {
    let part = |bits: u8| {
        let builder = Pipeline::builder().tags(bits & 1 != 0).entities(bits & 2 != 0);
        builder.quotes(bits & 4 != 0).citations(bits & 8 != 0).syntax(bits & 16 != 0).build()
    };
    (0..32).map(part).collect()
});

fn check(text: &str) {
    let document = PIPELINE.analyze(text);
    sound::check(&document, text);
    #[cfg(feature = "serde")]
    crate::json::check(&document);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_analysed(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_arrangement_of_news_is_analysed(text in newsy()) {
        check(&text);
    }

    #[test]
    fn any_layers_do_without_the_others(text in newsy(), layers in 0..16_usize) {
        sound::check(&PARTS[layers].analyze(&text), &text);
    }

    #[test]
    fn a_text_gives_the_same_each_time_and_on_every_thread(text in newsy()) {
        let document = PIPELINE.analyze(&text);
        prop_assert_eq!(&PIPELINE.analyze(&text), &document);
        let elsewhere = std::thread::scope(|scope| {
            scope.spawn(|| PIPELINE.analyze(&text)).join()
        });
        prop_assert_eq!(&elsewhere.unwrap(), &document);
    }

    #[test]
    fn blanks_after_a_text_change_nothing(text in newsy()) {
        let document = PIPELINE.analyze(&text);
        let longer = PIPELINE.analyze(&format!("{text}\n\n "));
        prop_assert_eq!(longer.tokens(), document.tokens());
        prop_assert_eq!(longer.tags(), document.tags());
        prop_assert_eq!(longer.entities(), document.entities());
        prop_assert_eq!(longer.quotes(), document.quotes());
        prop_assert_eq!(longer.citations(), document.citations());
    }
}

/// Lines are paragraphs where no blank line parts them; one after the story parts none.
#[test]
fn blank_lines_after_a_story_join_no_paragraphs() {
    let story = "Cole met the press\n“The café is shut,” Zoë Ruiz said.\n“It is not,” he said.";
    let document = PIPELINE.analyze(story);
    let longer = PIPELINE.analyze(&format!("{story}\n\n"));
    assert_eq!(longer.quotes(), document.quotes());
    let broken = PIPELINE.analyze("the report \r\naccording to : \n\n ");
    assert!(broken.quotes().is_empty());
}
