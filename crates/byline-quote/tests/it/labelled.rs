//! Labels that some other model gave, as evidence for the choice.

use crate::document;
use crate::models::attributor;
use byline_quote::labels::{LABELS, Label, Labelled};

/// Labels the words of a text: `c` cue, `s` source, `q` content, `.` none; capitals begin a part.
fn labelled(marks: &str) -> Labelled {
    let label = |mark| match mark {
        'C' => Label::CueBegin,
        'c' => Label::Cue,
        'S' => Label::SourceBegin,
        's' => Label::Source,
        'Q' => Label::ContentBegin,
        'q' => Label::Content,
        _ => Label::Outside,
    };
    let labels: Vec<Label> = marks.chars().map(label).collect();
    let sure = |&label: &Label| {
        let mut all = [0.0; LABELS.len()];
        all[label as usize] = 1.0;
        all
    };
    let probabilities = labels.iter().map(sure).collect();
    Labelled { labels, probabilities }
}

#[test]
fn labels_count_as_evidence() {
    let document = document("Zoë Ruiz hinted that the café is full.", &[]);
    assert_eq!(document.tokens().len(), 9);
    let sure = |marks| {
        let found = attributor().attribute_labelled(&document, &labelled(marks)).quotes;
        found.first().map_or(0.0, |quote| quote.confidence)
    };
    let (with, without) = (sure("SsCQqqqq."), sure("........."));
    assert!(with > without + 0.05, "{with} and {without}");
}

#[test]
fn labels_of_another_length_do_no_harm() {
    let document = document("Zoë Ruiz said that the café is full.", &[]);
    for marks in ["", "SsC", "SsCQqqqq.SsCQqqqq."] {
        attributor().attribute_labelled(&document, &labelled(marks));
    }
}
