//! Stories of our own whose lines are broken in other ways read the same.

use crate::stories::Stories;
use byline::{Document, LineBreaks, Pipeline};

/// The words of a text with single blanks.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Breaks a line wherever the next word would make it wider than `width`.
fn wrapped(line: &str, width: usize) -> String {
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

/// What must not hang on line breaks: sentences, quotes with their speakers, citations.
fn reading(document: &Document) -> [Vec<String>; 3] {
    let quote = |quote: byline::QuoteRef| {
        format!("{} | {}", spaced(&quote.text()), quote.speaker_name().unwrap_or_default())
    };
    let citation = |citation: byline::CitationRef| {
        let names: Vec<&str> = citation.names().collect();
        format!("{} | {}", spaced(citation.text()), names.join(" | "))
    };
    [
        document.sentence_refs().map(|sentence| spaced(sentence.text())).collect(),
        document.quote_refs().map(quote).collect(),
        document.citation_refs().map(citation).collect(),
    ]
}

#[test]
fn every_layout_of_a_story_reads_the_same() {
    let pipeline = Pipeline::new();
    let mut stories = Stories::new(5);
    for number in 0..8 {
        let story = stories.story(12);
        let lines: Vec<String> =
            story.lines().map(spaced).filter(|line| !line.is_empty()).collect();
        let first = pipeline.analyze(&lines.join("\n\n"));
        let wrap = |width| lines.iter().map(|line| wrapped(line, width)).collect::<Vec<_>>();
        let layouts = [
            lines.join("\n"),
            format!("{}\n\n{}", lines[0], lines[1..].join("\n")),
            lines.join("\r\n \t\r\n"),
            wrap(72).join("\n\n"),
            wrap(50 + number).join("\n\n").replace('\n', "\r\n"),
        ];
        for text in layouts {
            assert_eq!(reading(&pipeline.analyze(&text)), reading(&first), "{text}");
        }
    }
}

#[test]
fn a_name_over_a_line_break_is_one_name() {
    let line = "“The café on the harbour pays no rent at all,” a spokesman of the Free Press Union \
                (FPU) told Le Monde on 5 March 2024. The union has asked Mayor Jonathan P. Blair \
                for a meeting, and the mayor said that he would see its members next week.";
    let pipeline = Pipeline::new();
    let names = |text: &str| -> Vec<String> {
        pipeline.analyze(text).entities().iter().map(|entity| entity.name.clone()).collect()
    };
    let whole = names(line);
    assert!(whole.iter().any(|name| name == "Jonathan P. Blair"), "{whole:?}");
    for width in 40..80 {
        let text = wrapped(line, width);
        assert_eq!(names(&text), whole, "{text}");
        assert_eq!(pipeline.analyze(&text).sentences().len(), 2, "{text}");
    }
}

#[test]
fn what_line_breaks_mean_can_be_said() {
    let text = "Café to close\nZoë Ruiz is sad";
    let read = |line_breaks| Pipeline::builder().line_breaks(line_breaks).build().analyze(text);
    assert_eq!(read(LineBreaks::BlankLines).sentences().len(), 1);
    assert_eq!(read(LineBreaks::EveryLine).sentences().len(), 2);

    // A document that knows its paragraphs keeps them, unless the pipeline is told otherwise.
    let mut document = Document::new(text);
    document.set_line_breaks(LineBreaks::BlankLines);
    Pipeline::new().annotate(&mut document);
    assert_eq!(document.paragraphs().len(), 1);
    Pipeline::builder().line_breaks(LineBreaks::Auto).build().annotate(&mut document);
    assert_eq!(document.paragraphs().len(), 2);
}
