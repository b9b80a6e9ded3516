//! CoNLL-U: sentences with their tokens, tags and names, for the tools of Universal Dependencies.
//!
//! | column | what it holds |
//! |---|---|
//! | 1 `ID`, 2 `FORM` | The number of the token in its sentence, and its characters. |
//! | 4 `UPOS`, 5 `XPOS` | The universal and the Penn tag, if the tagger has run. |
//! | 7 `HEAD`, 8 `DEPREL` | The number of the head, 0 for the head of the sentence, and the relation to it, if the parser has run. |
//! | 10 `MISC` | `NER`, the kind of the name or value that the token begins (`B-person`) or continues (`I-person`), and `EntityId`; `SpaceAfter=No` or, for anything but one blank, `SpacesAfter`; `TokenRange`, start and end in the story, in code points. |
//!
//! `# newpar` stands before the first sentence of a paragraph. Lemmas and features are not known and
//! left out (`_`). `SpacesAfter` and `TokenRange` are those of UDPipe, with its escapes, so that the
//! text of the story can be put together again.
//! A document without tokens writes nothing; one without sentences counts as one sentence.

use byline_core::{Document, MentionForm, Offsets, SentenceRef, Span, TokenRef, Unit};
use std::io::{self, Write};

/// Writes the sentences of a document, each with an empty line after it. Takes time linear in its
/// text.
///
/// # Errors
///
/// If a line cannot be written.
///
/// ```
/// use byline_core::{Document, QuoteSide, Span, Token, TokenKind};
///
/// let mut document = Document::new("“Café?”");
/// document.id = Some("a1".to_owned());
/// let token = |start, end, kind| Token { span: Span::new(start, end), kind, glued: start > 0 };
/// document.set_tokens(
///     vec![
///         token(0, 3, TokenKind::Quote(QuoteSide::Open)),
///         token(3, 8, TokenKind::Word),
///         token(8, 9, TokenKind::Punctuation),
///         token(9, 12, TokenKind::Quote(QuoteSide::Close)),
///     ],
///     vec![],
/// )?;
/// let mut out = Vec::new();
/// byline_export::conllu::write(&mut out, &document)?;
/// let text = String::from_utf8(out)?;
/// assert!(text.starts_with("# newdoc id = a1\n# newpar\n# sent_id = a1-1\n# text = “Café?”\n1\t“\t_\t_"));
/// assert!(text.contains("\n2\tCafé\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=1:5\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    let names = names(document);
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let id = one_line(document.id.as_deref().unwrap_or_default());
    let sentences: Vec<Vec<TokenRef<'_>>> = match document.sentences() {
        [] => vec![document.token_refs().collect()],
        _ => document
            .sentence_refs()
            .map(|sentence: SentenceRef<'_>| sentence.tokens().collect())
            .collect(),
    };
    let mut paragraph = None;
    for (index, tokens) in sentences.iter().filter(|tokens| !tokens.is_empty()).enumerate() {
        if index == 0 {
            let newdoc =
                if id.is_empty() { "# newdoc".to_owned() } else { format!("# newdoc id = {id}") };
            writeln!(out, "{newdoc}")?;
        }
        let begins = tokens.first().map(|token| document.paragraph_at(token.span().start()));
        if begins != paragraph {
            writeln!(out, "# newpar")?;
        }
        paragraph = begins;
        // An identifier of the format has no blanks, and a slash has a meaning of its own.
        let name = id.replace(|c: char| c.is_whitespace() || c == '/', "_");
        let prefix = if name.is_empty() { String::new() } else { format!("{name}-") };
        writeln!(out, "# sent_id = {prefix}{}", index + 1)?;
        writeln!(out, "# text = {}", text_of(document, tokens))?;
        for (number, &token) in (1..).zip(tokens) {
            let (upos, xpos) = match token.tag() {
                Some(tag) => (tag.universal.as_str(), tag.penn.as_str()),
                None => ("_", "_"),
            };
            let form = one_line(token.text());
            let (head, relation) = match token.relation() {
                Some(relation) => (number_of(token.head(), tokens), relation.as_str()),
                None => ("_".to_owned(), "_"),
            };
            let misc = misc(document, token, names[token.index()].as_deref(), &offsets);
            writeln!(out, "{number}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The number of a head among the tokens of its sentence, from 1; 0 where there is none.
fn number_of(head: Option<TokenRef<'_>>, tokens: &[TokenRef<'_>]) -> String {
    let first = tokens.first().map_or(0, |token| token.index());
    head.map_or(0, |head| head.index() + 1 - first).to_string()
}

/// For each token the name it belongs to, as it stands in `MISC`. Of names that overlap the first
/// has it.
fn names(document: &Document) -> Vec<Option<String>> {
    let mut names = vec![None; document.tokens().len()];
    for entity in document.entity_refs() {
        let kind = entity.kind();
        let mentions = entity.mentions();
        for mention in mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let (first, end) = (document.token_at(mention.span.start()), mention.span.end());
            let tokens = document.tokens()[first..].iter();
            let count = tokens.take_while(|token| token.span.start() < end).count();
            let places = &mut names[first..first + count];
            if places.iter().all(Option::is_none) {
                for (index, place) in places.iter_mut().enumerate() {
                    let side = if index == 0 { 'B' } else { 'I' };
                    *place = Some(format!("EntityId={}|NER={side}-{kind}|", entity.id().0));
                }
            }
        }
    }
    names
}

fn misc(
    document: &Document,
    token: TokenRef<'_>,
    name: Option<&str>,
    offsets: &Offsets<'_>,
) -> String {
    let space = match gap(document, token) {
        " " => String::new(),
        "" => "SpaceAfter=No|".to_owned(),
        gap => format!("SpacesAfter={}|", gap.chars().map(escaped).collect::<String>()),
    };
    let (start, end) = offsets.span_from_bytes(token.span());
    format!("{}{space}TokenRange={start}:{end}", name.unwrap_or_default())
}

/// What stands between a token and the next, or the end of the text.
fn gap<'d>(document: &'d Document, token: TokenRef<'d>) -> &'d str {
    let next = document.tokens().get(token.index() + 1);
    let end = next.map_or(document.text().len(), |next| next.span.start());
    &document.text()[Span::new(token.span().end(), end)]
}

fn escaped(c: char) -> String {
    match c {
        ' ' => "\\s".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        '\n' => "\\n".to_owned(),
        // Marks that some readers take for the end of a line.
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => "\\n".to_owned(),
        c => c.to_string(),
    }
}

/// The tokens with one blank where there is any, which is what readers compare them with.
fn text_of(document: &Document, tokens: &[TokenRef<'_>]) -> String {
    let mut text = String::new();
    for &token in tokens {
        text += &one_line(token.text());
        text += if gap(document, token).is_empty() { "" } else { " " };
    }
    text.trim_end().to_owned()
}

/// No tab and no end of a line may stand in a column or comment.
fn one_line(text: &str) -> String {
    let blank =
        |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().map(blank).collect()
}
