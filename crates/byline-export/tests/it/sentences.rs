//! CoNLL-U, read back by the crate `rs-conllu`.

use crate::stories;
use byline::{EntityKind, MentionForm};
use byline_export::conllu;
use rs_conllu::TokenID;
use std::io::{Seek, Write};

#[test]
fn every_token_comes_back_with_its_tags_tree_and_names() {
    for document in stories() {
        let mut file = tempfile::tempfile().unwrap();
        conllu::write(&mut file, document).unwrap();
        file.flush().unwrap();
        file.rewind().unwrap();
        let sentences: Vec<_> = rs_conllu::parse_file(file).unwrap().into_iter().collect();
        assert_eq!(sentences.len(), document.sentences().len());
        let tokens: Vec<_> = sentences.into_iter().flatten().collect();
        assert_eq!(tokens.len(), document.tokens().len());
        let mut begun = 0;
        for (found, token) in tokens.iter().zip(document.token_refs()) {
            assert_eq!(found.form, token.text());
            let tag = token.tag().unwrap();
            assert_eq!(found.upos.unwrap().to_string(), tag.universal.as_str());
            assert_eq!(found.xpos.as_deref(), Some(tag.penn.as_str()));
            let first = token.sentence().unwrap().sentence().tokens.start();
            let head = token.head().map_or(0, |head| head.index() - first + 1);
            assert_eq!(found.head, Some(TokenID::Single(head)));
            assert_eq!(found.deprel.as_deref(), token.relation().map(|relation| relation.as_str()));
            let misc = found.misc.as_deref().unwrap();
            begun += usize::from(misc.contains("NER=B-"));
            let next = document.tokens().get(token.index() + 1);
            let end = next.map_or(document.text().len(), |next| next.span.start());
            let glued = token.span().end() == end;
            assert_eq!(misc.contains("SpaceAfter=No"), glued, "{misc}");
        }
        let entities = document.entities().iter().flat_map(|entity| &entity.mentions);
        let names = entities.filter(|mention| mention.form == MentionForm::Name).count();
        assert!(begun > 0 && begun <= names, "{begun} of {names}");
    }
}

#[test]
fn the_text_can_be_put_together_again() {
    for document in stories() {
        let mut out = Vec::new();
        conllu::write(&mut out, document).unwrap();
        let written = String::from_utf8(out).unwrap();
        let mut text = String::new();
        for line in written.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 10, "{line}");
            let field =
                |name| columns[9].split('|').find_map(|field: &str| field.strip_prefix(name));
            text += columns[1];
            text += &match (field("SpaceAfter="), field("SpacesAfter=")) {
                (Some("No"), None) => String::new(),
                (None, None) => " ".to_owned(),
                (None, Some(gap)) => {
                    gap.replace("\\s", " ").replace("\\r", "\r").replace("\\n", "\n")
                }
                other => panic!("{other:?}"),
            };
        }
        // A line separator counts as the end of a line.
        let expected = document.text().replace('\u{2028}', "\n").replace('\t', "\\t");
        assert_eq!(text, expected.trim_start());
    }
}

#[test]
fn a_name_of_several_tokens_begins_once() {
    let document = &stories()[0];
    let person = document.entities().iter().find(|entity| entity.name == "Renée Okafor").unwrap();
    assert_eq!(person.kind, EntityKind::Person);
    let mut out = Vec::new();
    conllu::write(&mut out, document).unwrap();
    let text = String::from_utf8(out).unwrap();
    let line = |words| text.lines().find(|line: &&str| line.contains(words)).unwrap();
    assert!(line("\tRenée\t").contains("NER=B-person"));
    assert!(line("\tOkafor\t").contains("NER=I-person"));
}

#[test]
fn the_id_of_a_sentence_has_no_blank_and_no_slash() {
    let mut document = byline::Pipeline::new().analyze("The café closed.");
    document.id = Some("b/c d.txt".to_owned());
    let mut out = Vec::new();
    conllu::write(&mut out, &document).unwrap();
    assert!(String::from_utf8(out).unwrap().contains("\n# sent_id = b_c_d.txt-1\n"));
}
