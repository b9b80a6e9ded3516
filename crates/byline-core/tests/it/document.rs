use byline_core::{
    Document, DocumentError, Entity, EntityId, EntityKind, Mention, MentionForm, Sentence, Span,
    Token, TokenKind, TokenRange,
};

fn word(start: usize, end: usize) -> Token {
    Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false }
}

fn sentence(start: usize, end: usize) -> Sentence {
    Sentence { tokens: TokenRange::new(start, end) }
}

fn entity(span: Span, confidence: f32) -> Entity {
    let mention = Mention { span, form: MentionForm::Name, confidence };
    Entity {
        name: "Zoë".to_owned(),
        kind: EntityKind::Person,
        aliases: vec![],
        role: None,
        value: None,
        mentions: vec![mention],
    }
}

#[test]
fn tokens_must_cover_the_text_in_order() {
    let mut document = Document::new("Zoë ran\u{200B} ");
    let error = |found: Result<(), DocumentError>| found.unwrap_err().to_string();

    assert_eq!(document.set_tokens(vec![word(0, 4), word(5, 8)], vec![sentence(0, 2)]), Ok(()));
    assert_eq!(document.sentence_refs().next().unwrap().text(), "Zoë ran");
    assert_eq!(
        error(document.set_tokens(vec![word(0, 3)], vec![])),
        "token 0: span 0..3 is no stretch of whole characters of the text"
    );
    assert_eq!(
        error(document.set_tokens(vec![word(0, 4)], vec![])),
        "token 1: text other than white space stands before it and belongs to no token"
    );
    assert_eq!(
        error(document.set_tokens(vec![word(0, 4), word(0, 4)], vec![])),
        "token 1: empty, or not after the token before it"
    );
    assert_eq!(
        error(document.set_tokens(vec![word(0, 4), word(5, 8)], vec![sentence(0, 1)])),
        "the sentences hold 1 tokens, the document has 2"
    );
    assert_eq!(document.tokens().len(), 2, "a refused layer leaves the document as it was");
}

#[test]
fn entities_must_fit_the_text() {
    let mut document = Document::new("Zoë ran");
    assert_eq!(document.set_entities(vec![entity(Span::new(0, 4), 0.5)]), Ok(()));
    assert!(document.set_entities(vec![entity(Span::new(0, 9), 0.5)]).is_err());
    assert!(document.set_entities(vec![entity(Span::new(0, 4), f32::NAN)]).is_err());
    assert_eq!(document.entities().len(), 1);
}

#[test]
fn mentions_are_added_in_the_order_of_the_text() {
    let mut document = Document::new("he left, Zoë ran, she fell");
    document.set_entities(vec![entity(Span::new(9, 13), 0.5)]).unwrap();
    let mention = |start, end| Mention {
        span: Span::new(start, end),
        form: MentionForm::Pronoun,
        confidence: 0.8,
    };
    let added = vec![(EntityId(0), mention(19, 22)), (EntityId(0), mention(0, 2))];
    document.add_mentions(added.clone()).unwrap();
    document.add_mentions(added).unwrap();
    let starts: Vec<usize> =
        document.entities()[0].mentions.iter().map(|mention| mention.span.start()).collect();
    assert_eq!(starts, [0, 9, 19]);
    assert!(document.add_mentions(vec![(EntityId(1), mention(0, 2))]).is_err());
    assert!(document.add_mentions(vec![(EntityId(0), mention(10, 12))]).is_err());
    assert_eq!(document.entities()[0].mentions.len(), 3);
}

#[test]
fn tokens_are_found_by_offset() {
    let mut document = Document::new("Zoë ran");
    document.set_tokens(vec![word(0, 4), word(5, 8)], vec![sentence(0, 2)]).unwrap();
    assert_eq!([0, 3, 4, 7, 8].map(|offset| document.token_at(offset)), [0, 0, 1, 1, 2]);
    assert_eq!(document.sentence_of(1), Some(0));
    assert_eq!(document.sentence_of(2), None);
}
