//! Words and sentences alone, from the crate `byline-tokenize`.

fn main() {
    let text = "“It’s not over,” Zoë said. The café reopens at 5pm on Jan. 3.";

    // The iterator allocates nothing.
    let words: Vec<&str> = byline_tokenize::tokens(text).map(|token| &text[token.span]).collect();
    println!("{}", words.join(" | "));

    // With sentences, into lists that can be used again for the next text.
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    for sentence in sentences {
        let words = &tokens[sentence.tokens.range()];
        println!(
            "{} tokens: {}",
            words.len(),
            &text[words[0].span.start()..words[words.len() - 1].span.end()]
        );
    }
}
