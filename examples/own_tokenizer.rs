//! Tokens from another program, here spans in code points as a Python tokenizer gives them.

use byline::{Document, Offsets, Pipeline, Sentence, Token, TokenKind, TokenRange, Unit, tokenize};
use std::collections::HashMap;

const TEXT: &str = "“It’s shut,” Zoë Ruiz said. Reuters called the café a ruin.";

/// Start and end of every token, sentence by sentence.
const SENTENCES: &[&[(usize, usize)]] = &[
    &[(0, 1), (1, 3), (3, 5), (6, 10), (10, 11), (11, 12), (13, 16), (17, 21), (22, 26), (26, 27)],
    &[(28, 35), (36, 42), (43, 46), (47, 51), (52, 53), (54, 58), (58, 59)],
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let chars = Offsets::new(TEXT, Unit::Chars);
    // The kind of a token says which marks are quotation marks. The program does not tell, so
    // kinds are those of our own tokens that begin at the same place.
    let kinds: HashMap<usize, TokenKind> =
        tokenize::tokens(TEXT).map(|token| (token.span.start(), token.kind)).collect();
    let (mut tokens, mut sentences) = (Vec::<Token>::new(), Vec::new());
    for spans in SENTENCES {
        let first = tokens.len();
        for &(start, end) in *spans {
            let span = chars.span_to_bytes(start, end).ok_or("a span outside the text")?;
            let kind = kinds.get(&span.start()).copied().unwrap_or(TokenKind::Word);
            let glued = tokens.last().is_some_and(|last| last.span.end() == span.start());
            tokens.push(Token { span, kind, glued });
        }
        sentences.push(Sentence { tokens: TokenRange::new(first, tokens.len()) });
    }

    let mut document = Document::new(TEXT);
    document.set_tokens(tokens, sentences)?;
    Pipeline::new().annotate_tokens(&mut document);
    let tagged = document.tokens().iter().zip(document.tags());
    let words: Vec<_> = tagged.map(|(t, tag)| format!("{}/{}", &TEXT[t.span], tag.penn)).collect();
    println!("{}", words.join(" "));
    for quote in document.quote_refs() {
        println!("{}: {}", quote.speaker_name().unwrap_or("(nobody named)"), quote.text());
    }
    Ok(())
}
