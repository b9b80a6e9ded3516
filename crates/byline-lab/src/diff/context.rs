//! Spans in the words around them.

use byline_core::Span;

/// How many characters are shown on either side.
const AROUND: usize = 60;

/// The spans in square brackets, with some characters before and after, on one line.
pub fn context(text: &str, spans: &[Span]) -> String {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let before = text[..first.start()].char_indices().rev().take(AROUND).last();
    let after = text[last.end()..].char_indices().nth(AROUND);
    let start = before.map_or(first.start(), |(at, _)| at);
    let end = after.map_or(text.len(), |(at, _)| last.end() + at);
    let mut line = String::from(if start > 0 { "…" } else { "" });
    let mut at = start;
    for span in spans {
        line += &text[at..span.start()];
        line.push('[');
        line += &text[span.range()];
        line.push(']');
        at = span.end();
    }
    line += &text[at..end];
    if end < text.len() {
        line.push('…');
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_stand_in_brackets_with_what_is_around() {
        let text = "“Café,” she said,\n“is open.”";
        let spans = [Span::new(0, 12), Span::new(23, text.len())];
        assert_eq!(context(text, &spans), "[“Café,”] she said, [“is open.”]");
        let long = "é".repeat(200);
        let shown = context(&long, &[Span::new(200, 202)]);
        assert_eq!(shown, format!("…{}[é]{}…", "é".repeat(60), "é".repeat(60)));
    }
}
