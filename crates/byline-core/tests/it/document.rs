use byline_core::{
    Dependency, Deprel, Document, DocumentError, Entity, EntityId, EntityKind, Mention,
    MentionForm, Sentence, Span, Token, TokenKind, TokenRange,
};

fn word(start: usize, end: usize) -> Token {
    Token { span: Span::new(start, end), kind: TokenKind::Word, glued: false }
}

fn sentence(start: usize, end: usize) -> Sentence {
    Sentence { tokens: TokenRange::new(start, end) }
}

fn entity(span: Span, confidence: f32) -> Entity {
    let mention = Mention { span, form: MentionForm::Name, confidence };
    Entity::new("Zoë", EntityKind::Person, vec![mention])
}

#[test]
fn tokens_must_cover_the_text_in_order() {
    let mut document = Document::new("Zoë ran\u{200B} ");
    let error = |found: Result<(), DocumentError>| found.unwrap_err().to_string();

    assert_eq!(document.set_tokens(vec![word(0, 4), word(5, 8)], vec![sentence(0, 2)]), Ok(()));
    assert_eq!(document.sentence_refs().next().unwrap().text(), "Zoë ran");
    assert_eq!(
        error(document.set_tokens(vec![word(0, 3)], vec![])),
        "token 0: span 0..3 does not begin and end between characters of the text"
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

/// Four words in two sentences.
fn two_sentences() -> Document {
    let mut document = Document::new("Zoë ran. Ana fell.");
    let tokens = [(0, 4), (5, 8), (8, 9), (10, 13), (14, 18), (18, 19)];
    let tokens = tokens.map(|(start, end)| word(start, end)).to_vec();
    document.set_tokens(tokens, vec![sentence(0, 3), sentence(3, 6)]).unwrap();
    document
}

#[test]
fn trees_must_be_trees() {
    use Deprel::{Dep, Root};
    let mut document = two_sentences();
    let on = |head| Dependency::new(head, Dep);
    let root = Dependency::ROOT;
    let good = vec![on(1), root, on(1), on(4), root, on(4)];
    assert_eq!(document.set_syntax(good.clone()), Ok(()));

    let cases = [
        (vec![root], "1 dependencies for 6 tokens"),
        (vec![on(1), root, on(4), on(4), root, on(4)], "token 2: its head is not in its sentence"),
        (vec![on(1), root, on(1), on(4), root, root], "sentence 1: 2 roots, expected 1"),
        (vec![on(1), on(0), on(1), on(4), root, on(4)], "sentence 0: 0 roots, expected 1"),
        (vec![on(1), root, on(1), on(5), root, on(3)], "token 3: it hangs on itself through"),
        (vec![on(0), root, on(1), on(4), root, on(4)], "token 0: it hangs on itself through"),
        (
            vec![Dependency::new(1, Root), root, on(1), on(4), root, on(4)],
            "token 0: a token has the relation `root` if, and only if, it has no head",
        ),
    ];
    for (trees, message) in cases {
        let error = document.set_syntax(trees).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
    assert_eq!(document.syntax(), good, "a refused layer leaves the document as it was");

    assert_eq!(document.set_syntax(vec![]), Ok(()));
    assert_eq!((document.syntax(), document.children(1)), (&[][..], &[][..]));
}

#[test]
fn trees_are_seen_from_above_and_below() {
    let mut document = two_sentences();
    let on = |head| Dependency::new(head, Deprel::Dep);
    let crossing = vec![on(1), Dependency::ROOT, on(0), on(4), Dependency::ROOT, on(4)];
    document.set_syntax(crossing).unwrap();
    let token = |index| document.token_ref(index).unwrap();
    assert_eq!(token(1).subtree(), Some(TokenRange::new(0, 3)));
    assert_eq!(token(0).subtree(), None, "the verb stands between the two");
    let children: Vec<_> = token(4).children().map(|child| child.index()).collect();
    assert_eq!(children, [3, 5]);
    assert_eq!(token(3).head().map(|head| head.text()), Some("fell"));
    assert_eq!((token(4).head().is_none(), token(4).relation()), (true, Some(Deprel::Root)));
    assert!(document.token_ref(6).is_none());
}
