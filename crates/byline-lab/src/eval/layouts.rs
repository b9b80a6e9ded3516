//! `cargo lab eval layouts`: whether a story reads the same however its lines are broken.

use crate::counts::Counts;
use crate::models;
use crate::readers::stories;
use byline::Pipeline;
use byline_core::{Document, Span};
use clap::Args;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to compare.
#[derive(Debug, Args)]
pub struct Layouts {
    /// Files of stories, one a line, whose texts have one line a paragraph.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print what one layout has and another has not.
    #[arg(long)]
    errors: bool,
}

/// Writes paragraphs as a text.
type Write = fn(&[String]) -> String;

/// The layouts; the others are compared with the first.
const LAYOUTS: [(&str, Write); 6] = [
    ("blank lines", |lines| lines.join("\n\n")),
    ("one line each", |lines| lines.join("\n")),
    ("extracted", |lines| format!("{}\n\n{}", lines[0], lines[1..].join("\n"))),
    ("CRLF, blanks", |lines| lines.join("\r\n \t\r\n")),
    ("wrapped at 72", |lines| wrapped(lines, 72, "\n")),
    ("60 and CRLF", |lines| wrapped(lines, 60, "\r\n")),
];

/// Reads what is compared off a document.
type Read = fn(&Document) -> Vec<String>;

/// What is compared, as words: what stands here in one layout should in the other.
const LAYERS: [(&str, Read); 5] = [
    ("paragraphs", |document| words(document, document.paragraphs().iter().copied())),
    ("sentences", |document| {
        words(document, document.sentence_refs().map(|sentence| sentence.span()))
    }),
    ("names", |document| {
        let names = document.entity_refs().map(|entity| {
            format!("{} {} ×{}", entity.kind(), entity.name(), entity.mentions().len())
        });
        names.collect()
    }),
    ("quotes", |document| {
        let quotes = document.quote_refs().map(|quote| {
            format!("{} | {}", spaced(&quote.text()), quote.speaker_name().unwrap_or_default())
        });
        quotes.collect()
    }),
    ("citations", |document| {
        let names = document.citation_refs().map(|citation| {
            format!(
                "{} | {}",
                spaced(citation.text()),
                citation.names().collect::<Vec<_>>().join(" ← ")
            )
        });
        names.collect()
    }),
];

/// Prints a table: for each layout and layer how much of it is as in the first layout.
///
/// # Errors
///
/// If a file cannot be read or a model is damaged.
pub fn eval(args: &Layouts) -> anyhow::Result<()> {
    let pipeline = models::pipeline(&models::Files::default())?;
    let mut rows = vec![[Counts::default(); LAYERS.len()]; LAYOUTS.len() - 1];
    for file in &args.files {
        let stories = stories::read(file)?;
        let read = |story: &stories::Story| layers(&pipeline, &story.text);
        let read: Vec<_> = stories.par_iter().map(read).collect();
        for (story, layouts) in stories.iter().zip(read) {
            for (layout, row) in rows.iter_mut().enumerate() {
                for (layer, counts) in row.iter_mut().enumerate() {
                    let (first, other) = (&layouts[0][layer], &layouts[layout + 1][layer]);
                    let lost = difference(first, other);
                    counts.gold += first.len();
                    counts.found += other.len();
                    counts.right += first.len() - lost.len();
                    if args.errors {
                        let (layout, layer) = (LAYOUTS[layout + 1].0, LAYERS[layer].0);
                        let gained = difference(other, first);
                        let lines = lost.iter().map(|line| ('-', line));
                        for (sign, line) in lines.chain(gained.iter().map(|line| ('+', line))) {
                            println!("{} {layout}, {layer} {sign} {line}", story.id);
                        }
                    }
                }
            }
        }
    }
    print!("{:14}", "F1");
    LAYERS.iter().for_each(|(name, _)| print!("{name:>11}"));
    println!();
    for ((name, _), row) in LAYOUTS[1..].iter().zip(&rows) {
        print!("{name:14}");
        row.iter().for_each(|counts| print!("{:11.2}", counts.f1()));
        println!();
    }
    Ok(())
}

/// Each layer of each layout of a text, in words.
fn layers(pipeline: &Pipeline, text: &str) -> Vec<Vec<Vec<String>>> {
    let lines: Vec<String> = text.lines().map(spaced).filter(|line| !line.is_empty()).collect();
    let documents = LAYOUTS.iter().map(|(_, layout)| {
        if lines.is_empty() { Document::new("") } else { pipeline.analyze(&layout(&lines)) }
    });
    documents.map(|document| LAYERS.iter().map(|(_, layer)| layer(&document)).collect()).collect()
}

fn words(document: &Document, spans: impl Iterator<Item = Span>) -> Vec<String> {
    spans.map(|span| spaced(&document.text()[span])).collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in one list more often than in the other.
fn difference(one: &[String], other: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    other.iter().for_each(|line| *counts.entry(line).or_default() += 1);
    let missing = one.iter().filter(|line| match counts.get_mut(line.as_str()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    missing.cloned().collect()
}

/// Breaks lines wherever the next word would make them too wide, and parts them by blank lines.
fn wrapped(lines: &[String], width: usize, end: &str) -> String {
    let wrap = |line: &String| {
        let (mut wrapped, mut used) = (String::new(), 0);
        for word in line.split(' ') {
            let len = word.chars().count();
            if used > 0 {
                let fits = used + 1 + len <= width;
                wrapped.push_str(if fits { " " } else { end });
                used = if fits { used + 1 } else { 0 };
            }
            wrapped.push_str(word);
            used += len;
        }
        wrapped
    };
    lines.iter().map(wrap).collect::<Vec<_>>().join(&format!("{end}{end}"))
}
