use byline_core::{Document, DocumentError, LineBreaks, Span, paragraphs};
use proptest::prelude::*;

/// Sentences of a story, each of them wider than the widths that lines are broken at.
const SENTENCES: [&str; 8] = [
    "The council voted nine to two on Tuesday to close the old ferry line to the islands.",
    "“We have no money left for it,” Mayor Ines Holt said after the vote at the town hall.",
    "Zoë Ruiz, who owns the Café du Port on the pier, told Le Monde that she would appeal.",
    "\"Nobody asked us,\" she said, and added that the boats carried 3,000 people a week.",
    "Its 16 boats, built in Gdańsk in the 1970s, are to be sold to a firm in Portugal.",
    "A spokesman for the ministry, who asked not to be named, denied that it had been told.",
    "According to a report of the U.S. embassy seen by Reuters, the line never made a loss.",
    "‘It is a lifeline,’ the head of the islands’ school said in a letter to Mr. Holt.",
];

const TITLES: [&str; 4] = [
    "Ferry line to close in autumn, ninety years after its first boat",
    "‘No Money Left’: Harbour Loses Its Boats",
    "Café owner vows to fight on",
    "Islands to lose ferry – mayor",
];

/// The words of each paragraph, with single blanks.
fn words(text: &str, line_breaks: LineBreaks) -> Vec<String> {
    paragraphs(text, line_breaks).into_iter().map(|span| one_line(&text[span])).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Breaks a line wherever the next word would make it wider than `width`.
fn wrap(line: &str, width: usize) -> String {
    let (mut wrapped, mut used) = (String::new(), 0);
    for word in line.split(' ') {
        let len = word.chars().count();
        if used > 0 {
            let fits = used + 1 + len <= width;
            wrapped.push(if fits { ' ' } else { '\n' });
            used = if fits { used + 1 } else { 0 };
        }
        wrapped.push_str(word);
        used += len;
    }
    wrapped
}

/// A title, and paragraphs of two to four sentences.
fn story() -> impl Strategy<Value = Vec<String>> {
    let paragraph =
        prop::sample::subsequence(&SENTENCES[..], 2..5).prop_map(|parts| parts.join(" "));
    let title = prop::sample::select(&TITLES[..]);
    (title, prop::collection::vec(paragraph, 3..8)).prop_map(|(title, mut paragraphs)| {
        paragraphs.insert(0, title.to_owned());
        paragraphs
    })
}

proptest! {
    #[test]
    fn every_layout_of_a_story_has_the_same_paragraphs(story in story(), width in 44_usize..76) {
        let wrapped: Vec<String> = story.iter().map(|line| wrap(line, width)).collect();
        let layouts = [
            story.join("\n\n"),
            story.join("\n"),
            format!("{}\n\n{}", story[0], story[1..].join("\n")),
            wrapped.join("\n\n"),
            wrapped.join("\n\n").replace('\n', "\r\n"),
            wrapped.join("\n \t\u{A0}\n"),
            story.join("\r"),
            story.join("\u{2029}"),
            format!("\u{FEFF}\n\n{}\n\n\n", story.join("\n")),
        ];
        for text in layouts {
            prop_assert_eq!(words(&text, LineBreaks::Auto), story.clone(), "{:?}", text);
        }
    }

    #[test]
    fn paragraphs_cover_any_text(text in "([a-zA-Zé.“ ]{0,30}(\n|\r|\r\n|\u{2028}|\u{2029}|\u{C}| ){0,3}){0,12}") {
        for &line_breaks in LineBreaks::ALL {
            let found = paragraphs(&text, line_breaks);
            prop_assert!(found.iter().all(|span| text[span.range()] == *text[span.range()].trim()));
            prop_assert_eq!(Document::new(text.as_str()).set_paragraphs(found), Ok(()));
        }
    }
}

#[test]
fn layouts_are_read_as_a_person_would() {
    for case in include_str!("layouts.txt").split("=== ").skip(1) {
        let (why, marked) = case.split_once('\n').unwrap();
        let text = marked.replace('¶', "");
        let wanted: Vec<String> = marked.split('¶').skip(1).map(one_line).collect();
        assert_eq!(words(&text, LineBreaks::Auto), wanted, "{why}");
    }
}

#[test]
fn a_meaning_that_is_given_holds() {
    let text = "The café on the harbour pays\nno rent.\nIt will close.\n\nSoon.";
    let counts = |line_breaks| paragraphs(text, line_breaks).len();
    assert_eq!(counts(LineBreaks::BlankLines), 2);
    assert_eq!(counts(LineBreaks::EveryLine), 4);
    assert_eq!(counts(LineBreaks::Wrapped), 3);
}

#[test]
fn paragraphs_must_cover_the_text_in_order() {
    let mut document = Document::new("“Café” shut");
    let set = |document: &mut Document, spans: &[(usize, usize)]| {
        let spans = spans.iter().map(|&(start, end)| Span::new(start, end));
        document.set_paragraphs(spans.collect())
    };
    let layer = "paragraph";
    let unordered = Err(DocumentError::Unordered { layer, index: 1 });
    assert_eq!(set(&mut document, &[(0, 11), (5, 16)]), unordered);
    let uncovered = |index| Err(DocumentError::Uncovered { layer, index });
    assert_eq!(set(&mut document, &[(3, 11), (12, 16)]), uncovered(0));
    assert_eq!(set(&mut document, &[(0, 11)]), uncovered(1));
    assert_eq!(document.paragraphs(), [Span::new(0, 16)]);
    assert_eq!(set(&mut document, &[(0, 11), (12, 16)]), Ok(()));
    assert_eq!([10, 11, 12, 16].map(|at| document.paragraph_at(at)), [0, 1, 1, 2]);
}
