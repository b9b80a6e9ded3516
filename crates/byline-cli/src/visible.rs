//! Text that no terminal takes for a command.

use std::borrow::Cow;

/// The text with a visible sign for every character that could move the cursor, colour the screen
/// or turn the order of the text around. Line breaks and tabs are such characters too.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| sign(c).is_some()) {
        text.chars().map(|c| sign(c).unwrap_or(c)).collect::<String>().into()
    } else {
        text.into()
    }
}

/// What stands for a character that must not reach a terminal.
pub fn sign(c: char) -> Option<char> {
    match c {
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)),
        '\x7F' => Some('␡'),
        // Control characters of eight bits; signs that end lines; signs that set the direction.
        '\u{80}'..='\u{9F}' => Some('�'),
        '\u{2028}' | '\u{2029}' => Some('␤'),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some('�'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_is_left() {
        assert_eq!(visible("a\x1B[31mb\x07\r\n\t\x7F"), "a␛[31mb␇␍␊␉␡");
        assert_eq!(visible("\u{9B}2J\u{202E}x\u{2028}"), "�2J�x␤");
        assert!(matches!(visible("Zoë “naïve” 日本 👩‍🚀 e\u{301}"), Cow::Borrowed(_)));
    }
}
