//! Labels that some other model gave, assembled into quotes.

use crate::{document, show};
use byline_core::Document;
use byline_quote::tagging::{LABELS, Label, Labelled};
use byline_quote::{Attribution, Attributor};

/// Labels the words of a text: `c` cue, `s` source, `q` content, `.` none; capitals begin a part.
pub(crate) fn labelled(marks: &str) -> Labelled {
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

fn attribute(document: &Document, labelled: &Labelled) -> Attribution {
    Attributor::new().attribute_labelled(document, labelled)
}

/// `content | cue | source` of each quote, from a text and the marks of its tokens.
fn lines(text: &str, marks: &str) -> Vec<String> {
    shown(&document(text, &[]), marks)
}

/// The same of a document.
pub(crate) fn shown(document: &Document, marks: &str) -> Vec<String> {
    assert_eq!(document.tokens().len(), marks.chars().count(), "one mark for each token");
    let quotes = attribute(document, &labelled(marks)).quotes;
    let line = |quote: &byline_core::Quote| {
        let [content, cue, source] =
            [&quote.content, &quote.cue, &quote.source].map(|spans| show(document.text(), spans));
        format!("{content} | {cue} | {source}")
    };
    quotes.iter().map(line).collect()
}

#[test]
fn content_goes_to_the_cue_of_its_sentence() {
    // A verb that no rule knows, so that only the labels can tell.
    assert_eq!(
        lines(
            "Ruiz gathers that the dock is full. Brandt gathers that it is shut.",
            "SCQqqqq.SCQqqq."
        ),
        ["that the dock is full | gathers | Ruiz", "that it is shut | gathers | Brandt",]
    );
}

#[test]
fn a_source_may_be_shared() {
    assert_eq!(
        lines("Ruiz gathers that it rains and moots a cab.", "SCQqq.CQq."),
        ["that it rains | gathers | Ruiz", "a cab | moots | Ruiz"]
    );
}

#[test]
fn an_interrupted_quotation_is_one_quote() {
    assert_eq!(
        lines("“We wait,” quoth she, “for é.”", "QqqqqCS.Qqqqq"),
        ["“We wait,” … “for é.” | quoth | she"]
    );
}

#[test]
fn a_whole_sentence_goes_to_the_cue_at_its_end() {
    // Inside it somebody wants something, but the minister says all of it.
    assert_eq!(
        lines("Ruiz wants to sell the dock, the minister says.", "SCQqqq.SsC."),
        ["Ruiz wants to sell the dock | says | the minister"]
    );
}

#[test]
fn a_source_is_the_whole_noun_phrase() {
    assert_eq!(
        lines("Igor Roe, an adviser to Mayor Ann Lee said that it rains.", "......SssCQqq."),
        ["that it rains | said | Igor Roe, an adviser to Mayor Ann Lee"]
    );
}

#[test]
fn words_are_not_cut_and_marks_stay_with_their_quotation() {
    assert_eq!(
        lines("The Courier-Journal gathers it is “a mess”.", "...SCQqqqq.."),
        ["it is “a mess” | gathers | Courier-Journal"]
    );
}

#[test]
fn labels_of_the_wrong_number_do_no_harm() {
    let text = "“Is it far?” Ruiz wondered.";
    let document = document(text, &[]);
    for marks in ["", "QqqqqqSC", "QqqqqqSC.QqqCcSsQ"] {
        let mut labelled = labelled(marks);
        attribute(&document, &labelled);
        labelled.probabilities.clear();
        attribute(&document, &labelled);
        labelled.probabilities = vec![[f32::NAN; LABELS.len()]; 3];
        attribute(&document, &labelled);
    }
}

#[test]
fn a_name_after_a_comma_and_a_cue_is_the_source() {
    assert_eq!(
        lines("Rain will delay the ferry, says Zoë Ruiz.", "Qqqqq.CQq."),
        ["Rain will delay the ferry | says | Zoë Ruiz"]
    );
}

#[test]
fn a_single_word_without_marks_is_no_content() {
    assert!(lines("Ruiz gathers as the dock fills.", "SCQ....").is_empty());
    assert_eq!(
        lines("Ruiz calls it a “café” today.", "SC..Qqq.."),
        ["“café” | calls | Ruiz"],
        "marks make a word worth quoting"
    );
}

#[test]
fn content_ends_at_a_semicolon_before_another_cue() {
    assert_eq!(
        lines("Ruiz gathers that it rains; Brandt denied the claim.", "SCQqqqqqqq."),
        ["that it rains | gathers | Ruiz", "the claim | denied | Brandt"],
        "the rules find the second"
    );
    assert_eq!(
        lines("Ruiz gathers that it rains; the dock is full.", "SCQqqqqqqq."),
        ["that it rains; the dock is full | gathers | Ruiz"]
    );
}

#[test]
fn content_ends_before_a_remark_of_the_writer() {
    assert_eq!(
        lines("Ruiz denied selling the café, as the Herald first reported.", "SCQqqqqqqqq."),
        ["selling the café | denied | Ruiz"]
    );
}

#[test]
fn a_quotation_that_ends_like_a_sentence_goes_on_from_the_one_before() {
    assert_eq!(
        lines(
            "“We wait,” quoth Ruiz. “It is late.” Her sister moots: “We go.”",
            "QqqqqCS.QqqqqqSsC.Qqqqq"
        ),
        ["“We wait,” … “It is late.” | quoth | Ruiz", "“We go.” | moots | Her sister"]
    );
}

#[test]
fn what_follows_a_quotation_and_its_cue_without_marks_is_not_part_of_it() {
    assert_eq!(
        lines("“We wait,” quoth Ruiz and the é rang.", "QqqqqCSQqqq."),
        ["“We wait,” | quoth | Ruiz"]
    );
}

#[test]
fn a_source_does_not_reach_over_the_end_of_a_sentence() {
    assert_eq!(
        lines("Come in May. The baker gathers that it rains.", "..SsssCQqq."),
        ["that it rains | gathers | The baker"]
    );
}

#[test]
fn an_introduction_in_the_paragraph_before_attributes() {
    assert_eq!(
        lines("The Lyon Herald reports:\n\n“The café is very old.”", "............."),
        ["“The café is very old.” | reports | The Lyon Herald"]
    );
}

#[test]
fn what_somebody_says_that_another_said_is_two_quotes() {
    let text = "Ruiz said that Karl Brandt had told her that it rains.";
    let document = document(text, &[]);
    let quotes = attribute(&document, &labelled("SCQqqqqqqqq.")).quotes;
    let inner = &quotes[1];
    assert_eq!(show(text, &inner.content), "that it rains");
    assert_eq!(inner.chain, ["Karl Brandt", "Ruiz"]);
    assert_eq!(quotes[0].chain, ["Ruiz"]);
}

#[test]
fn the_noun_phrase_beside_a_cue_is_the_source() {
    assert_eq!(
        lines("The café has shut its doors, a baker from Lyon said.", "Ss.Qqq.....C."),
        ["shut its doors | said | a baker from Lyon"]
    );
    assert_eq!(
        lines("Earlier in May bakers denied that it rains.", "SsssCQqq."),
        ["that it rains | denied | bakers"]
    );
}
