//! Texts with everything that people found in them, one JSON object a line: whole stories, the short
//! texts of the construction suite, and corpora of quotes alone. Spans are in code points there and in bytes here.

use crate::names;
use anyhow::Context;
use byline_core::{Act, Offsets, QuoteKind, SourceKind, Span, Unit};
use byline_quote::training::Marked;
use serde::Deserialize;
use std::path::Path;

/// A text with its annotations, each list in the order of the file.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// For a text of the construction suite its construction: `plain.said-that`.
    pub construction: Option<String>,
    /// Why its annotation is right, where that is said.
    pub why: Option<String>,
    /// Names.
    pub names: Vec<Name>,
    /// Statements and attitudes.
    pub quotes: Vec<Quote>,
    /// Mentions of sources.
    pub citations: Vec<Citation>,
}

/// A name.
#[derive(Debug, Clone)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// One of [`CLASSES`](names::CLASSES).
    pub class: &'static str,
}

/// A quote.
#[derive(Debug, Clone)]
pub struct Quote {
    /// What is said.
    pub content: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// The noun phrase that it is attributed to.
    pub source: Vec<Span>,
    /// Direct, indirect or mixed, where the corpus says so.
    pub kind: Option<QuoteKind>,
    /// Statement or attitude.
    pub act: Act,
    /// True for what may be found or not.
    pub optional: bool,
    /// Who the source is, empty for nobody; `None` in a corpus that does not say.
    pub speaker: Option<String>,
    /// Who passed it on, origin first; `None` where this is not said.
    pub chain: Option<Vec<String>>,
}

impl Quote {
    /// The quote as the trainer of choices takes it: its parts in the order of the text.
    pub fn marked(&self) -> Marked {
        let sorted = |spans: &[Span]| {
            let mut spans = spans.to_vec();
            spans.sort();
            spans
        };
        let (content, cue) = (sorted(&self.content), sorted(&self.cue));
        Marked { content, cue, source: sorted(&self.source) }
    }
}

/// A mention of a source.
#[derive(Debug, Clone)]
pub struct Citation {
    /// The noun phrase.
    pub mention: Span,
    /// Who that is.
    pub name: String,
    /// What that is.
    pub kind: SourceKind,
    /// How the information came from there: `reports`, `venue`, `dateline`.
    pub role: String,
}

type Pair = (usize, usize);

/// One stretch, a list of them, or none: all are in use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
enum Pairs {
    One(Pair),
    Many(Vec<Pair>),
    #[default]
    None,
}

impl Pairs {
    fn list(&self) -> &[Pair] {
        match self {
            Self::One(pair) => std::slice::from_ref(pair),
            Self::Many(pairs) => pairs,
            Self::None => &[],
        }
    }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    construction: Option<String>,
    why: Option<String>,
    #[serde(default)]
    entities: Vec<NameLine>,
    quotes: Vec<QuoteLine>,
    #[serde(default)]
    citations: Vec<CitationLine>,
}

#[derive(Deserialize)]
struct NameLine {
    span: Pair,
    #[serde(rename = "type")]
    class: String,
}

#[derive(Deserialize)]
struct QuoteLine {
    content: Vec<Pair>,
    #[serde(default)]
    cue: Pairs,
    #[serde(default)]
    source: Pairs,
    #[serde(rename = "type")]
    kind: Option<String>,
    /// The stories say `kind`, the suite says `act`.
    #[serde(rename = "kind", alias = "act")]
    act: Option<String>,
    #[serde(default)]
    optional: bool,
    speaker: Option<String>,
    chain: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct CitationLine {
    mention: Pair,
    name: String,
    what: String,
    role: String,
}

/// Reads all texts of a file.
///
/// # Errors
///
/// If the file cannot be read, a line is no such object, a kind is unknown, or a span is not in
/// its text.
pub fn read(path: &Path) -> anyhow::Result<Vec<Story>> {
    super::lines(path, parse)
}

/// True if the first line of a file is a story with quotes.
pub fn are(text: &str) -> bool {
    let first: Option<serde_json::Value> =
        text.lines().next().and_then(|line| serde_json::from_str(line).ok());
    first.is_some_and(|line| line.get("quotes").is_some() && line.get("entities").is_some())
}

fn parse(line: &str) -> anyhow::Result<Story> {
    let line: Line = serde_json::from_str(line)?;
    let place = Place { offsets: Offsets::new(&line.text, Unit::Chars) };
    Ok(Story {
        names: line.entities.iter().map(|name| place.name(name)).collect::<Result<_, _>>()?,
        quotes: line
            .quotes
            .into_iter()
            .map(|quote| place.quote(quote))
            .collect::<Result<_, _>>()?,
        citations: line
            .citations
            .into_iter()
            .map(|citation| place.citation(citation))
            .collect::<Result<_, _>>()?,
        id: line.id,
        construction: line.construction,
        why: line.why,
        text: line.text.clone(),
    })
}

/// Turns what a line says into what the text has there.
struct Place<'t> {
    offsets: Offsets<'t>,
}

impl Place<'_> {
    fn name(&self, line: &NameLine) -> anyhow::Result<Name> {
        let class = names::kind_of_type(&line.class).and_then(names::class);
        let class = class.with_context(|| format!("there is no class `{}`", line.class))?;
        Ok(Name { span: self.span(line.span)?, class })
    }

    fn quote(&self, line: QuoteLine) -> anyhow::Result<Quote> {
        Ok(Quote {
            content: self.spans(&line.content)?,
            cue: self.spans(line.cue.list())?,
            source: self.spans(line.source.list())?,
            kind: line.kind.map(|kind| kind.parse()).transpose()?,
            act: line.act.map_or(Ok(Act::Statement), |act| act.parse())?,
            optional: line.optional,
            speaker: line.speaker,
            chain: line.chain,
        })
    }

    fn citation(&self, line: CitationLine) -> anyhow::Result<Citation> {
        Ok(Citation {
            mention: self.span(line.mention)?,
            name: line.name,
            kind: line.what.replace("organisation", "organization").parse()?,
            role: line.role,
        })
    }

    fn spans(&self, pairs: &[Pair]) -> anyhow::Result<Vec<Span>> {
        pairs.iter().map(|&pair| self.span(pair)).collect()
    }

    fn span(&self, (start, end): Pair) -> anyhow::Result<Span> {
        let span = self.offsets.span_to_bytes(start, end);
        span.with_context(|| format!("[{start}, {end}] is not in the text"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_read_with_all_its_layers() {
        let story = parse(
            r#"{"id": "a", "text": "“Café,” Roe told AP.",
                "entities": [{"span": [8, 11], "type": "PER"}],
                "quotes": [{"content": [[0, 7]], "cue": [12, 16], "source": [[8, 11]],
                            "type": "direct", "kind": "attitude", "speaker": "Roe", "chain": ["Roe", "AP"]}],
                "citations": [{"mention": [17, 19], "name": "AP", "what": "organisation",
                               "role": "venue", "cue": [12, 16], "quotes": [0]}]}"#,
        )
        .unwrap();
        let words = |span: Span| &story.text[span.range()];
        assert_eq!((words(story.names[0].span), story.names[0].class), ("Roe", "PER"));
        let quote = &story.quotes[0];
        assert_eq!((words(quote.content[0]), words(quote.cue[0])), ("“Café,”", "told"));
        assert_eq!((quote.kind, quote.act), (Some(QuoteKind::Direct), Act::Attitude));
        assert_eq!(story.citations[0].kind, SourceKind::Organization);
    }

    #[test]
    fn what_a_text_of_the_suite_leaves_open_is_open() {
        let story = parse(
            r#"{"id": "a", "construction": "plain.said", "text": "Roe said so.", "quotes":
                [{"content": [[9, 11]], "cue": null, "source": [0, 3], "act": "statement",
                  "speaker": null, "chain": null, "optional": true}]}"#,
        )
        .unwrap();
        let quote = &story.quotes[0];
        assert!(quote.optional && quote.cue.is_empty() && quote.chain.is_none());
        assert_eq!(story.construction.as_deref(), Some("plain.said"));
    }

    #[test]
    fn errors_name_the_value() {
        let error = |line| parse(line).unwrap_err().to_string();
        let outside = r#"{"id": "a", "text": "é", "quotes": [{"content": [[0, 2]]}]}"#;
        assert_eq!(error(outside), "[0, 2] is not in the text");
        let odd = r#"{"id": "a", "text": "é", "quotes": [], "entities": [{"span": [0, 1], "type": "X"}]}"#;
        assert_eq!(error(odd), "there is no class `X`");
        let act = r#"{"id": "a", "text": "é", "quotes": [{"content": [[0, 1]], "act": "shout"}]}"#;
        assert!(error(act).contains("shout"), "{}", error(act));
    }
}
