//! The written names of token kinds.

use crate::{QuoteSide, TokenKind, UnknownName};
use std::str::FromStr;

/// Every token kind with its written name.
const TOKEN_KINDS: [(TokenKind, &str); 12] = [
    (TokenKind::Word, "word"),
    (TokenKind::Number, "number"),
    (TokenKind::Punctuation, "punctuation"),
    (TokenKind::Quote(QuoteSide::Open), "opening-quote"),
    (TokenKind::Quote(QuoteSide::Close), "closing-quote"),
    (TokenKind::Quote(QuoteSide::Unknown), "quote"),
    (TokenKind::Symbol, "symbol"),
    (TokenKind::Url, "url"),
    (TokenKind::Email, "email"),
    (TokenKind::Handle, "handle"),
    (TokenKind::Hashtag, "hashtag"),
    (TokenKind::Emoji, "emoji"),
];

impl std::fmt::Display for TokenKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = TOKEN_KINDS.iter().find(|(kind, _)| kind == self).map_or("symbol", |k| k.1);
        f.pad(name)
    }
}

impl FromStr for TokenKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let kind = TOKEN_KINDS.iter().find(|(_, name)| *name == text);
        kind.map(|k| k.0).ok_or_else(|| UnknownName {
            what: "token kind",
            found: text.to_owned(),
            expected: TOKEN_KINDS.map(|k| k.1).join(", "),
        })
    }
}
