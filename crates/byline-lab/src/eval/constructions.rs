//! `cargo lab eval constructions`: how many texts of the construction suite are read right.

use crate::counts::percent;
use crate::models;
use crate::readers::stories::{self, Story};
use crate::score::constructions::{MEASURES, Verdict, verdict};
use crate::score::page::Page;
use anyhow::Context;
use byline::Pipeline;
use byline_core::Document;
use clap::Args;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What to score.
#[derive(Debug, Args)]
pub struct Constructions {
    /// Files of the suite: one text a line.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A row for each group of constructions, not for each construction.
    #[arg(long)]
    by_group: bool,
    /// Print the row of all texts only.
    #[arg(long)]
    brief: bool,
    /// Show so many texts of each row that are read wrong.
    #[arg(long, default_value_t = 0)]
    errors: usize,
    #[command(flatten)]
    models: models::Files,
}

/// How many texts there are, and how many of them are right by each measure.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    texts: usize,
    right: [usize; 5],
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.texts += 1;
        for (count, right) in self.right.iter_mut().zip(verdict.measures()) {
            *count += usize::from(right);
        }
    }

    /// The share of texts that are right by each of [`MEASURES`], in percent.
    fn percents(&self) -> [f64; 5] {
        self.right.map(|right| percent(right, self.texts))
    }

    /// The share of texts that are right in all, in percent.
    pub fn right(&self) -> f64 {
        self.percents()[MEASURES.len() - 1]
    }

    /// How many are not right in all.
    fn wrong(&self) -> usize {
        self.texts - self.right[MEASURES.len() - 1]
    }
}

/// Prints a table for each file, the worst row first.
///
/// # Errors
///
/// If a file cannot be read or a model is damaged.
pub fn eval(args: &Constructions) -> anyhow::Result<()> {
    let pipeline = models::pipeline(&args.models)?;
    for file in &args.files {
        let texts = stories::read(file)?;
        let mut rows = Rows::default();
        for (text, (document, verdict)) in texts.iter().zip(judge(&texts, &pipeline)) {
            let row = row_of(text, args.by_group)?;
            let shown = rows.add(row, verdict);
            if shown <= args.errors && !verdict.right() {
                show(text, &document);
            }
        }
        println!("{}", file.display());
        rows.print(args.brief);
    }
    Ok(())
}

/// How many texts of a file are right.
///
/// # Errors
///
/// If it cannot be read.
pub fn score(path: &Path, pipeline: &Pipeline) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    for (_, verdict) in judge(&stories::read(path)?, pipeline) {
        tally.add(verdict);
    }
    Ok(tally)
}

fn judge(texts: &[Story], pipeline: &Pipeline) -> Vec<(Document, Verdict)> {
    let one = |text: &Story| {
        let document = pipeline.analyze(&text.text);
        let verdict = verdict(text, &document);
        (document, verdict)
    };
    texts.par_iter().map(one).collect()
}

/// `passive.told-by`, or its group `passive`.
fn row_of(text: &Story, by_group: bool) -> anyhow::Result<&str> {
    let construction = text.construction.as_deref();
    let name = construction.with_context(|| format!("{} has no construction", text.id))?;
    Ok(if by_group { name.split('.').next().unwrap_or(name) } else { name })
}

/// The rows of a table, in the order in which they came up.
#[derive(Default)]
struct Rows<'s> {
    places: HashMap<&'s str, usize>,
    rows: Vec<(&'s str, Tally)>,
    all: Tally,
}

impl<'s> Rows<'s> {
    /// Adds a text, and says how many of its row are wrong so far.
    fn add(&mut self, name: &'s str, verdict: Verdict) -> usize {
        let place = *self.places.entry(name).or_insert(self.rows.len());
        if place == self.rows.len() {
            self.rows.push((name, Tally::default()));
        }
        let row = &mut self.rows[place].1;
        row.add(verdict);
        self.all.add(verdict);
        row.wrong()
    }

    fn print(mut self, brief: bool) {
        if brief {
            self.rows.clear();
        }
        self.rows.sort_by(|(_, a), (_, b)| a.right().total_cmp(&b.right()));
        for (name, tally) in self.rows.iter().chain([&("ALL", self.all)]) {
            let named = MEASURES.iter().zip(tally.percents());
            let cells: Vec<String> =
                named.map(|(name, value)| format!("{name} {value:5.1}")).collect();
            println!("{name:44} n {:5}  {}", tally.texts, cells.join("  "));
        }
    }
}

/// Prints a text with what should have been found and what was.
fn show(text: &Story, found: &Document) {
    println!("-- {}: {:?}", text.id, text.text);
    let page = Page::new(&text.text);
    for quote in &text.quotes {
        let speaker = quote.speaker.as_deref().unwrap_or("");
        let chain = quote.chain.as_deref().unwrap_or_default();
        println!("   want {speaker:?} {chain:?} :: {}", page.show(&quote.content));
    }
    for quote in found.quote_refs() {
        println!(
            "   got  {:?} {:?} :: {}",
            quote.speaker_name().unwrap_or_default(),
            quote.chain(),
            quote.text()
        );
    }
    if let Some(why) = &text.why {
        println!("   why  {why}");
    }
}
