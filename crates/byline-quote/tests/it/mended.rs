//! Quotes that labels get nearly right, and what is made of them.

use crate::document;
use crate::labelled::shown;
use std::sync::LazyLock;

static TAGGER: LazyLock<byline_pos::Tagger> =
    LazyLock::new(|| byline_pos::Tagger::from_model(byline_model_en::POS).unwrap());

/// `content | cue | source` of each quote of a tagged text.
fn lines(text: &str, marks: &str) -> Vec<String> {
    let mut document = document(text, &[]);
    document.set_tags(TAGGER.tag(&document)).unwrap();
    shown(&document, marks)
}

#[test]
fn a_verb_of_saying_behind_a_comma_has_its_source_after_it() {
    assert_eq!(
        lines("Storm shuts the café, says the dock office", "Qqqq.CQqq"),
        ["Storm shuts the café | says | the dock office"]
    );
    assert_eq!(
        lines("If they agree, says Ruiz, “no dock will be left”.", ".SC.CS.Qqqqqqq."),
        ["If they agree … “no dock will be left” | says | Ruiz"]
    );
    assert_eq!(
        lines("The mayor, said to be ill, denied the rumour.", "Ss......CQq."),
        ["the rumour | denied | The mayor"],
        "what is said of somebody is no source"
    );
}

#[test]
fn where_the_writer_has_it_from_is_not_what_is_said() {
    assert_eq!(
        lines("Ruiz said that the dam holds, as per a statement on Friday.", "SCQqqqqqqqqqq."),
        ["that the dam holds | said | Ruiz"]
    );
    assert_eq!(
        lines("Ruiz said that the dam holds, according to the café owner.", "SCQqqqqqqqqq."),
        ["that the dam holds | said | Ruiz"]
    );
    assert_eq!(
        lines("Ruiz said that prices, according to rumours, rise.", "SCQqqqqqqq."),
        ["that prices, according to rumours, rise | said | Ruiz"],
        "what stands amid a content stays in it"
    );
}

#[test]
fn words_that_end_a_sentence_attribute_all_of_it() {
    assert_eq!(
        lines("The café now expects a loss, it said in a statement.", "SS.CQqqqqqqq."),
        ["The café now expects a loss | said | it"]
    );
    assert_eq!(
        lines("Half of them chose the right lamp, the team found.", "SSSCQqqqqqq."),
        ["Half of them chose the right lamp | found | the team"]
    );
    assert_eq!(
        lines("Ruiz said that the dock, the mayor argued on Monday, leaks.", "SCQqqqqqqqqqq."),
        ["that the dock, the mayor argued on Monday, leaks | said | Ruiz"],
        "amid a content another may speak"
    );
    assert_eq!(
        lines("Ruiz said that after the storm, the mayor said she wept.", "SCQqqqqqqqqq."),
        ["that after the storm, the mayor said she wept | said | Ruiz"],
        "what the words go on to say is theirs"
    );
}

#[test]
fn a_report_that_somebody_has_seen_is_no_content() {
    assert_eq!(
        lines("According to a report seen by the Echo, the café leaks.", "CcSsQqqqqqqq."),
        ["the café leaks | According to | a report"]
    );
    assert_eq!(
        lines("According to a report, seen by the Echo, the café leaks.", "CcSs.Qqqqqqqq."),
        ["the café leaks | According to | a report"]
    );
}

#[test]
fn a_clause_about_the_source_is_no_content() {
    assert_eq!(
        lines("According to the Echo, which has a copy, the café will shut.", "Cc.S.Qqqq......"),
        ["the café will shut | According to | the Echo"]
    );
}

#[test]
fn what_is_said_stands_before_whom_the_writer_cites() {
    assert_eq!(
        lines("The yard will shut, the Echo reported, citing a leaked memo.", "......S..CQqq."),
        ["The yard will shut | reported | the Echo"]
    );
    assert_eq!(
        lines("The café will shut, according to a report that cited officials.", ".........CcQ."),
        ["The café will shut | according to | a report"]
    );
}

#[test]
fn whoever_is_quoted_as_saying_is_the_source() {
    assert_eq!(
        lines("The mayor was quoted by the Echo as saying that it rained.", "..CcccSccQqq."),
        ["that it rained | as saying | The mayor"]
    );
    assert_eq!(
        lines("The café will shut, the Echo quoted an official as saying.", "......SCQqqq."),
        ["The café will shut | quoted | an official"]
    );
}

#[test]
fn a_sentence_that_no_label_is_in_may_end_in_an_attribution() {
    assert_eq!(
        lines("The café will shut, people close to the owner told the Echo.", ".............."),
        ["The café will shut | told | people close to the owner"]
    );
}

#[test]
fn whom_the_writer_cites_is_not_what_is_said() {
    assert_eq!(
        lines("The Echo reported, citing two officials, that the dam held.", ".S..CQqqqqqq."),
        ["that the dam held | reported | Echo"]
    );
    assert_eq!(
        lines("The Echo reported, citing the Café Courier.", "SS..CQqq."),
        [""; 0],
        "an outlet is no statement"
    );
    assert_eq!(
        lines("It rains, according to the Echo, which cited officials.", "Qq.CcSs.Qqq."),
        ["It rains | according to | the Echo"]
    );
    assert_eq!(
        lines("Ruiz resigned, citing the strain of office.", "S..CQqqq."),
        ["the strain of office | citing | Ruiz"],
        "a reason is what somebody says"
    );
}

#[test]
fn whoever_is_quoted_as_saying_it_is_the_source() {
    assert_eq!(
        lines("“We wait,” the agency quoted him as saying.", "Qqqqq.SCQqq."),
        ["“We wait,” | quoted | him"]
    );
}

#[test]
fn a_relative_clause_between_commas_is_no_source() {
    assert_eq!(
        lines("Vogt, who came in May, denied that it rains.", "..S....CQqq."),
        ["that it rains | denied | Vogt, who came in May"]
    );
    assert_eq!(
        lines("The cook who denied that it rains left.", "..SCQqq.."),
        ["that it rains | denied | who"]
    );
}

#[test]
fn a_dateline_is_no_source() {
    assert_eq!(
        lines("MANILA: Nine people died, the agency said on Friday.", "SCQqq......."),
        ["Nine people died | said | the agency"]
    );
    assert_eq!(
        lines("RUIZ: Nine people died.", "SCQqq."),
        ["Nine people died | : | RUIZ"],
        "a transcript has names in capitals"
    );
}

#[test]
fn nobody_is_the_source_of_what_is_said_of_a_thing() {
    assert_eq!(lines("The dam is said to leak.", "SsCcQq."), ["The dam … to leak | is said | "]);
}

#[test]
fn nobody_asked_in_a_fronted_question() {
    assert_eq!(
        lines("Asked whether it rains, Ruiz said no.", "CQqq.SC.."),
        ["whether it rains | Asked | "]
    );
    assert!(lines("Asked whether it rains, Ruiz said no.", "Qqqq.SC..").is_empty());
}

#[test]
fn content_ends_where_the_source_begins() {
    assert_eq!(
        lines("The dock is “a mess,” the owner, Zoë Ruiz, told them.", "Qqqqqqqqqq.Ss.C.."),
        ["The dock is “a mess,” | told | the owner, Zoë Ruiz"]
    );
}

#[test]
fn a_relative_clause_about_the_source_is_no_content() {
    assert_eq!(
        lines("According to a report, which names two men, the dock is shut.", "CcSs.Qqqqqqqqq."),
        ["the dock is shut | According to | a report"]
    );
}

#[test]
fn credits_and_origins_are_no_quotes() {
    assert!(lines("Photo: Zoë Ruiz", "S.Qq").is_empty());
    assert!(lines("Volna left early, citing a source in the office.", "S...CQqqqq.").is_empty());
}

#[test]
fn a_quotation_of_several_paragraphs_is_one_quote() {
    let text =
        "“One is bread and salt.\n\n“Two is wine and rest.\n\n“Three is rest,” Zoë Ruiz said.";
    assert_eq!(
        lines(text, "Qqqqqq.Qqqqqq.QqqqqqSsC."),
        ["“One is bread and salt. … “Two is wine and rest. … “Three is rest,” | said | Zoë Ruiz"]
    );
}

#[test]
fn an_outlet_passes_on_what_a_sentence_is_according_to() {
    assert_eq!(
        lines(
            "According to Ruiz, who led it, the dock is shut, Volna reported.",
            "Qqqqqqqqqqqq.SC."
        ),
        ["the dock is shut | According to | Ruiz"]
    );
}

#[test]
fn a_relative_clause_behind_a_preposition_has_a_subject_of_its_own() {
    assert_eq!(
        lines("He made a film in which a doctor said the café was full.", "SSSSSSSSCQqqq."),
        ["the café was full | said | doctor"]
    );
}

#[test]
fn a_plan_inside_leaves_the_sentence_to_whoever_reports_it() {
    assert_eq!(
        lines(
            "The yard plans to shut the café, the Echo reported, citing a source.",
            "SSCQqqq........."
        ),
        [
            "The yard plans to shut the café | reported | the Echo",
            "to shut the café | plans | yard"
        ]
    );
}

#[test]
fn what_a_memo_says_is_not_said_by_whoever_published_it() {
    assert_eq!(
        lines("The memo, first published by the Echo, said the café was lost.", "Qq....SssCQqqq."),
        ["the café was lost | said | The memo"]
    );
}

#[test]
fn how_something_is_said_is_no_part_of_it() {
    assert_eq!(
        lines("“That café,” he said, his voice rising, “is a ruin.”", "QqqqqSC.Qqqqqqqqqq"),
        ["“That café,” … “is a ruin.” | said | he"]
    );
}

#[test]
fn behind_while_others_speak() {
    assert_eq!(
        lines(
            "Ruiz said it was “safe”, while officials told the Echo the café had burned.",
            "SCQqqqqqqqqqqqqqq."
        ),
        ["it was “safe” | said | Ruiz", "the café had burned | told | officials"]
    );
}
