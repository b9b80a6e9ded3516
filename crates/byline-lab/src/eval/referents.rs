//! Who is meant. The quotes and sources that people marked go in, so that it does not matter where
//! quotes are found, and the names of the speakers are compared; mentions of persons are compared as
//! they are put together.

use crate::counts::Share;
use crate::eval::entities;
use crate::readers::stories::{self, Story};
use crate::score::names::same_name;
use byline::{Act, Document, PennTag, Pipeline, Quote, QuoteKind};
use byline_refer::Resolver;
use std::path::Path;

/// How a source speaks of whom it means.
const FORMS: [&str; 3] = ["by name", "by pronoun", "by description"];

/// Speakers that are right, of all.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Of the statements.
    pub statements: Share,
    /// Of all quotes, attitudes too.
    pub all: Share,
    /// Of all quotes by the form of the source, in the order of [`FORMS`].
    forms: [Share; 3],
}

/// Prints the score of a file; with `list` also every source and whom it was taken for.
///
/// # Errors
///
/// If the file cannot be read or holds no stories.
pub fn eval(path: &Path, list: bool) -> anyhow::Result<()> {
    println!("{}", path.display());
    let score = score(path, list)?;
    let forms = FORMS.into_iter().zip(score.forms);
    let rows = [("statements", score.statements), ("all quotes", score.all)];
    for (name, share) in rows.into_iter().chain(forms) {
        let percent = share.percent().unwrap_or_default();
        println!("{name:14} {percent:5.1} %, {} of {}", share.right, share.all);
    }
    entities::eval(path)
}

/// Gives the marked quotes of every story to the resolver and compares speakers.
///
/// # Errors
///
/// If the file cannot be read or holds no stories.
pub fn score(path: &Path, list: bool) -> anyhow::Result<Score> {
    let pipeline = Pipeline::builder().quotes(false).citations(false).build();
    let mut score = Score::default();
    for story in stories::read(path)? {
        let document = with_gold(&pipeline, &story)?;
        let found = Resolver::new().resolve(&document).quotes;
        for (gold, quote) in story.quotes.iter().zip(&found) {
            let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
            let right = gold.speaker.as_ref().map(|gold| same_name(gold, speaker));
            if let Some(right) = right {
                score.all.add(right);
                if let Some(form) = form(&story, &document, gold) {
                    score.forms[form].add(right);
                }
                if gold.act == Act::Statement {
                    score.statements.add(right);
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
    let quotes = story.quotes.iter().map(|gold| {
        let mut quote = Quote::new(QuoteKind::Indirect, gold.content.clone());
        quote.cue = gold.cue.clone();
        quote.source = gold.source.clone();
        quote
    });
    document.set_quotes(quotes.collect())?;
    Ok(document)
}

/// The position in [`FORMS`] of what a source is; `None` without one.
fn form(story: &Story, document: &Document, quote: &stories::Quote) -> Option<usize> {
    let source = *quote.source.first()?;
    if story.names.iter().any(|name| name.class != "MISC" && source.covers(name.span)) {
        return Some(0);
    }
    let tokens = document.token_at(source.start())..document.token_at(source.end());
    let tags = document.tags().get(tokens).unwrap_or_default();
    let pronoun = |tag: PennTag| matches!(tag, PennTag::Prp | PennTag::PrpS | PennTag::Wp);
    Some(if matches!(tags, [tag] if pronoun(tag.penn)) { 1 } else { 2 })
}

fn show(story: &Story, gold: &stories::Quote, quote: &Quote, right: Option<bool>) -> String {
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
