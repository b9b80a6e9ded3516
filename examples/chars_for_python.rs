//! Offsets in code points, for programs that do not count bytes.

use byline::{Offsets, Pipeline, Unit};

fn main() {
    let text = "“Très bien,” said Zoë. “We’ll reopen the café.”";
    let document = Pipeline::new().analyze(text);
    let chars = Offsets::new(text, Unit::Chars);
    for sentence in document.sentence_refs() {
        let (start, end) = chars.span_from_bytes(sentence.span());
        println!("text[{start}:{end}] == {:?}", sentence.text());
    }
}
