//! Quotes that the layout of a story attributes, and quotations without a cue of their own.

use crate::{attribute, document, lines};

#[test]
fn a_signature_says_whose_quotation_it_is() {
    let text = "Readers on the café:\n\n“It is dear.” ― Zoë Ruiz\n“The tea is cold.” — Karl Brandt\n\n\
                Others nodded.\n\n“It will never do again!” – a tired baker said";
    let found = lines(text);
    assert_eq!(found[0], "signature | “It is dear.” | ― | Zoë Ruiz");
    assert_eq!(found[1], "signature | “The tea is cold.” | — | Karl Brandt");
    assert!(!found[2].contains("– |"), "a clause is no signature: {}", found[2]);
}

#[test]
fn the_turns_of_a_transcript_belong_to_the_names_before_them() {
    let text = "“RUIZ: Why was the café shut for all of the summer?\n\n\
                “BRANDT: Nobody came, so we could not pay the two cooks.\n\n\
                “And the oven was broken.\n\n\
                “RUIZ: Will it be open again in the spring, as you said?\n\n\
                “BRANDT: It will be, if the bank gives us the money.”";
    let found = lines(text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].ends_with("| : | RUIZ"), "{}", found[0]);
    assert!(found[1].contains("cooks. … “And the oven was broken."), "{}", found[1]);
}

#[test]
fn a_table_is_no_transcript() {
    let text = "Ruiz: 12.\n\nBrandt: 14.\n\nRuiz: 11.\n\nBrandt: 9.";
    let found = lines(text);
    assert!(found.iter().all(|line| !line.contains("| : |")), "{found:?}");
}

#[test]
fn a_heading_may_end_with_its_source() {
    let text = "Bread in Orléans to be dearer by May – bakers\n\nThe mills are idle.";
    assert_eq!(lines(text), ["heading | Bread in Orléans to be dearer by May |  | bakers"]);
    assert!(lines("Bread in Orléans to be dearer by May – bakers are on strike again").is_empty());
}

#[test]
fn a_quotation_in_a_paragraph_of_its_own_goes_on() {
    let text = "“The café is shut,” Ruiz said.\n\n“It will be shut all summer long.”";
    assert_eq!(
        lines(text),
        [
            "quotation-before | “The café is shut,” … “It will be shut all summer long.” | said | Ruiz"
        ]
    );
}

#[test]
fn marked_words_amid_a_sentence_and_titles_quote_nobody() {
    let text = "She lives near “the last café of them all” in Lyon.\n\n“The Girl With a Kettle.”";
    let attribution = attribute(&document(text, &[]));
    assert!(attribution.quotes.is_empty(), "{:?}", attribution.quotes);
    assert_eq!(attribution.scare_quotes.len(), 2);
}

#[test]
fn straight_and_curly_marks_may_pair() {
    assert_eq!(
        lines("“The café is shut,\" Ruiz said. “It was dear.\""),
        ["quotation-around | “The café is shut,\" … “It was dear.\" | said | Ruiz"]
    );
    assert_eq!(
        lines("“They call it \"the café\" in Lyon,” Ruiz said."),
        ["quotation-before | “They call it \"the café\" in Lyon,” | said | Ruiz"]
    );
}
