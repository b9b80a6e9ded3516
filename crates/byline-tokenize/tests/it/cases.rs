//! Point cases: `tokens.txt` and `sentences.txt` say what each is and why.

use byline_tokenize::{QuoteSide, TokenKind, fill, sentences, tokens};

/// The cases of a file as (reason, lines). A case is a `#` line with the reason, then its lines.
fn read(file: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("# ") {
            Some(reason) => cases.push((reason, Vec::new())),
            None => cases.last_mut().expect("a reason stands before the first case").1.push(line),
        }
    }
    cases
}

#[test]
fn words_fall_apart_as_the_cases_say() {
    for (reason, lines) in read(include_str!("tokens.txt")) {
        for line in lines {
            // A bar is a boundary without a space, so the text is the line without its bars.
            let text = line.replace('|', "");
            let found: Vec<&str> = tokens(&text).map(|token| &text[token.span.range()]).collect();
            let expected: Vec<&str> = line
                .split(['|', ' ', '\u{a0}', '\u{200b}'])
                .filter(|part| !part.is_empty())
                .collect();
            assert_eq!(found, expected, "{reason}: {text}");
        }
    }
}

#[test]
fn sentences_end_where_the_cases_say() {
    for (reason, lines) in read(include_str!("sentences.txt")) {
        for line in lines {
            let text = line.replace(" | ", " ").replace('|', "").replace("\\n", "\n");
            let mut tokens = Vec::new();
            fill(&text, &mut tokens);
            let found: Vec<&str> = sentences(&text, &tokens)
                .iter()
                .map(|sentence| {
                    let tokens = &tokens[sentence.tokens.range()];
                    &text[tokens[0].span.start()..tokens[tokens.len() - 1].span.end()]
                })
                .collect();
            let line = line.replace("\\n", "\n");
            let expected: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(found, expected, "{reason}");
        }
    }
}

/// The kinds of the tokens of a text.
fn kinds(text: &str) -> Vec<TokenKind> {
    tokens(text).map(|token| token.kind).collect()
}

/// The sides of the quotation marks of a text.
fn sides(text: &str) -> Vec<QuoteSide> {
    kinds(text)
        .into_iter()
        .filter_map(|kind| if let TokenKind::Quote(side) = kind { Some(side) } else { None })
        .collect()
}

#[test]
fn every_kind_is_recognised() {
    use TokenKind::*;
    let text = "Café 3,000.5 — $ https://a.example/é zoe@a.example @zoe_r #Café 🇺🇦 :-)";
    let expected = [Word, Number, Punctuation, Symbol, Url, Email, Handle, Hashtag, Emoji, Emoji];
    assert_eq!(kinds(text), expected);
    assert_eq!(kinds("5pm"), [Number, Word]);
    assert_eq!(kinds("the voters’ choice")[2], Word);
}

#[test]
fn quotation_marks_know_their_side() {
    use QuoteSide::*;
    assert_eq!(sides("“Oui,” she said."), [Open, Close]);
    assert_eq!(
        sides("\"Oui,\" she said. (\"Non\")—\"é\"."),
        [Open, Close, Open, Close, Open, Close]
    );
    assert_eq!(sides("'Oui,' she said, 'it's the café'."), [Open, Close, Open, Close]);
    assert_eq!(sides("“She said ‘no’ to José’s plan”"), [Open, Open, Close, Close]);
    assert_eq!(sides("a \" b"), [Unknown]);
    assert_eq!(sides("‘Oui, she said.\n\nThe voters’ café."), [Open]);
    // A plural possessive closes nothing where speech ends later.
    assert_eq!(sides("‘The bakers’ café is shut,’ she said."), [Open, Close]);
    assert_eq!(sides("'The bakers' café is shut,' she said."), [Open, Close]);
    assert_eq!(sides("The ‘birds’ and the others’ nests."), [Open, Close]);
    assert_eq!(sides("‘Bakers’ she wrote. ‘Cafés.’"), [Open, Close, Open, Close]);
}

#[test]
fn tokens_of_another_text_do_no_harm() {
    let mut tokens = Vec::new();
    fill("“Café.” One. Two more words here.", &mut tokens);
    tokens.reverse();
    assert!(!sentences("é“.", &tokens).is_empty());
}
