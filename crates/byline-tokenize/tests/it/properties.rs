//! What holds for every text.

use byline_core::{LineBreaks, paragraphs};
use byline_tokenize::{fill, fill_with_sentences, sentences, sentences_in, tokens};
use proptest::prelude::*;

/// White space as documents define it.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

fn check(text: &str) {
    let iterated: Vec<_> = tokens(text).collect();
    let (mut filled, mut grouped) = (Vec::new(), Vec::new());
    fill(text, &mut filled);
    assert_eq!(iterated, filled, "iterator and fill in {text:?}");

    let mut end = 0;
    for (index, token) in filled.iter().enumerate() {
        assert!(!token.span.is_empty(), "empty token in {text:?}");
        assert!(token.span.start() >= end, "unsorted tokens in {text:?}");
        assert!(text.get(token.span.range()).is_some(), "split character in {text:?}");
        let gap = &text[end..token.span.start()];
        assert!(is_blank(gap), "uncovered {gap:?} in {text:?}");
        assert_eq!(token.glued, index > 0 && gap.is_empty(), "glued in {text:?}");
        end = token.span.end();
    }
    assert!(is_blank(&text[end..]), "uncovered end in {text:?}");

    fill_with_sentences(text, &mut filled, &mut grouped);
    assert_eq!(filled, iterated);
    assert_eq!(grouped, sentences(text, &filled));
    for &line_breaks in LineBreaks::ALL {
        let paragraphs = paragraphs(text, line_breaks);
        let found = sentences_in(text, &filled, &paragraphs);
        for pair in filled.windows(2).enumerate() {
            let (index, [last, next]) = pair else { continue };
            let parted = paragraphs.iter().any(|paragraph| {
                last.span.start() < paragraph.start() && paragraph.start() <= next.span.start()
            });
            let ends = found.iter().any(|sentence| sentence.tokens.end() == index + 1);
            assert!(ends || !parted, "a sentence over the end of a paragraph in {text:?}");
        }
        let mut end = 0;
        for sentence in &found {
            assert!(!sentence.tokens.is_empty(), "empty sentence in {text:?}");
            assert_eq!(sentence.tokens.start(), end, "gap between sentences in {text:?}");
            end = sentence.tokens.end();
        }
        assert_eq!(end, filled.len(), "tokens outside sentences in {text:?}");
    }
}

/// Blanks around a text change none of its tokens.
fn check_blanks(text: &str) {
    let shape = |text: &str, shift: usize| -> Vec<_> {
        tokens(text).map(|t| (t.span.start() - shift, t.span.len(), t.kind)).collect()
    };
    let expected = shape(text, 0);
    for blank in [" ", "\n", "\r\n\t ", "\u{a0}", "\u{feff}\u{2003}"] {
        let around = format!("{blank}{text}{blank}");
        assert_eq!(shape(&around, blank.len()), expected, "{blank:?} around {text:?}");
    }
}

#[test]
fn a_word_that_was_broken_off_keeps_its_hyphen_before_any_blank() {
    check_blanks("pre-");
}

/// What follows a blank line changes no token before it: long texts can be taken in paragraphs.
fn check_prefix(first: &str, second: &str) {
    let alone: Vec<_> = tokens(first).collect();
    let both: Vec<_> = tokens(&format!("{first}\n\n{second}")).take(alone.len()).collect();
    assert_eq!(both, alone, "{first:?} before {second:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn a_paragraph_has_the_same_tokens_whatever_follows(
        first in "([a-cA-C1]|Mr|No|U\\.|www|[ \n.,:'\"’‘“”/@#-]|[\u{e9}\u{301}\u{1F600}\u{1F1FA}]){0,20}",
        second in "([a-cA-C1]|[ .,'\"’”@-]|[\u{301}\u{1F1FA}]){0,4}",
    ) {
        check_prefix(&first, &second);
    }

    #[test]
    fn text_of_the_marks_that_rules_look_at(
        text in "([a-cnstA-CNST0-9]|Mr|https?://|www|com|can't|cannot|[ \n\r\t.,:;!?@#&/'\"’‘“”_-]|[\u{e9}\u{301}\u{ad}\u{200b}\u{200d}\u{2014}\u{2011}\u{feff}\u{a0}]|😀|🇺🇦|👩‍🚀|日|ไ){0,40}"
    ) {
        check(&text);
        check_blanks(&text);
    }
}

#[test]
fn long_runs_take_linear_time() {
    for part in [
        "a.", "a'", "a-", "'s", "n't", ")\"", "..", "\u{301}", "e\u{301}", "(", "a@", "pre-", "1-",
        "http://(", "x&", "🇺🇦", "www.", "é’", "1.a", "1-1a-", "@_#1", "www.),",
    ] {
        check(&part.repeat(20_000));
    }
}
