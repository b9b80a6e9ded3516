//! Who the sources are, apart from the question where the quotes are: the spans that people marked
//! go in, and the names of the speakers are compared.

use crate::counts::percent;
use crate::eval::citations::names::same_name;
use crate::readers;
use anyhow::Context;
use byline::{Act, Document, Pipeline, Polarity, Quote, QuoteKind};
use byline_core::{Offsets, Span, Unit};
use byline_quote::Attributor;
use serde::Deserialize;
use std::path::Path;

/// A story with quotes; spans are in code points.
#[derive(Debug, Deserialize)]
struct Story {
    id: String,
    text: String,
    quotes: Vec<Gold>,
}

#[derive(Debug, Deserialize)]
struct Gold {
    content: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Option<Stretches>,
    #[serde(default)]
    source: Option<Stretches>,
    #[serde(default)]
    kind: Option<String>,
    /// Missing in a corpus that marks sources but does not say who they are.
    speaker: Option<String>,
}

/// One stretch or a list of them: both are in use.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Stretches {
    One([usize; 2]),
    Many(Vec<[usize; 2]>),
}

impl Stretches {
    fn list(&self) -> &[[usize; 2]] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// Speakers that are right, of all.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Of the statements.
    pub statements: (usize, usize),
    /// Of all quotes, attitudes too.
    pub all: (usize, usize),
}

impl Score {
    /// Accuracy on the statements in percent.
    pub fn statements(&self) -> f64 {
        percent(self.statements.0, self.statements.1)
    }
}

/// Prints the score of a file; with `list` also every source and whom it was taken for.
///
/// # Errors
///
/// If the file cannot be read or holds no stories.
pub fn eval(path: &Path, list: bool) -> anyhow::Result<()> {
    println!("{}", path.display());
    let score = score(&readers::text(path)?, list)?;
    for (name, (right, all)) in [("statements", score.statements), ("all quotes", score.all)] {
        println!("{name:12} {:.1} %, {right} of {all}", percent(right, all));
    }
    Ok(())
}

/// Gives the marked quotes of every story to the attributor and compares speakers.
///
/// # Errors
///
/// If a line is no story, or a span does not lie in its text.
pub fn score(lines: &str, list: bool) -> anyhow::Result<Score> {
    let pipeline = Pipeline::builder().quotes(false).citations(false).build();
    let mut score = Score::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let story: Story = serde_json::from_str(line)
            .with_context(|| format!("line {}: not a story with quotes", number + 1))?;
        let document = with_gold(&pipeline, &story)?;
        let found = Attributor::new().speakers(&document);
        for (gold, quote) in story.quotes.iter().zip(&found) {
            let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
            let right = gold.speaker.as_ref().map(|gold| same_name(gold, speaker));
            if let Some(right) = right {
                score.all = (score.all.0 + usize::from(right), score.all.1 + 1);
                if gold.kind.as_deref() != Some("attitude") {
                    let (hits, all) = score.statements;
                    score.statements = (hits + usize::from(right), all + 1);
                }
            }
            if list {
                println!("{}", show(&story, gold, quote, right));
            }
        }
    }
    Ok(score)
}

fn with_gold(pipeline: &Pipeline, story: &Story) -> anyhow::Result<Document> {
    let mut document = pipeline.analyze(&story.text);
    let chars = Offsets::new(&story.text, Unit::Chars);
    let spans = |list: &[[usize; 2]]| -> anyhow::Result<Vec<Span>> {
        list.iter()
            .map(|&[start, end]| {
                let span = chars.span_to_bytes(start, end);
                span.with_context(|| format!("{}: [{start}, {end}] is not in the text", story.id))
            })
            .collect()
    };
    let listed =
        |stretches: &Option<Stretches>| spans(stretches.as_ref().map_or(&[], |s| s.list()));
    let quotes = story.quotes.iter().map(|gold| {
        Ok(Quote {
            kind: QuoteKind::Indirect,
            act: Act::Statement,
            polarity: Polarity::Assert,
            content: spans(&gold.content)?,
            marked: Vec::new(),
            cue: listed(&gold.cue)?,
            source: listed(&gold.source)?,
            speaker: None,
            chain: Vec::new(),
            confidence: 1.0,
        })
    });
    let quotes = quotes.collect::<anyhow::Result<Vec<Quote>>>()?;
    document.set_quotes(quotes)?;
    Ok(document)
}

fn show(story: &Story, gold: &Gold, quote: &Quote, right: Option<bool>) -> String {
    let sources: Vec<&str> = quote.source.iter().map(|span| &story.text[span.range()]).collect();
    let (name, anonymous) = match &quote.speaker {
        Some(speaker) => (speaker.name.as_str(), speaker.anonymous),
        None => ("", false),
    };
    let mark = match right {
        None => ' ',
        Some(true) => '+',
        Some(false) => '-',
    };
    let gold = gold.speaker.as_ref().map_or(String::new(), |gold| format!(" for {gold:?}"));
    let unnamed = if anonymous { " (unnamed)" } else { "" };
    let certainty = quote.confidence;
    let source = sources.join(" … ").replace('\n', " ");
    format!(
        "{mark} {} {source:?} -> {name:?}{unnamed}{gold} {certainty:.2} {:?}",
        story.id, quote.chain
    )
}
