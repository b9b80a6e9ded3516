//! `cargo lab eval stories`: every figure of whole stories, a row a file.

use super::reliability::Reliability;
use crate::folds::folds;
use crate::models;
use crate::readers::stories::{self, Story};
use crate::score::errors::{Topic, errors};
use crate::score::stories::{Figure, Figures, figures};
use anyhow::Context;
use byline::Pipeline;
use byline_core::Document;
use clap::Args;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What to score.
#[derive(Debug, Args)]
pub struct Stories {
    /// Gold files: one story a line.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Cut each file into so many folds, which keep the stories of a publisher together, and print a
    /// row for each.
    #[arg(long)]
    folds: Option<usize>,
    #[command(flatten)]
    models: models::Files,
    /// Print for each file how many quotes of each tenth of confidence are right.
    #[arg(long)]
    reliability: bool,
    /// List what is wrong: `--errors quotes,speakers`.
    #[arg(long, value_enum, value_delimiter = ',')]
    errors: Vec<Topic>,
}

/// Prints the tables.
///
/// # Errors
///
/// If a file cannot be read or a model is damaged.
pub fn eval(args: &Stories) -> anyhow::Result<()> {
    let pipeline = models::pipeline(&args.models)?;
    let mut rows = Vec::new();
    for file in &args.files {
        let stories = stories::read(file)?;
        let documents = analyze(&pipeline, &stories);
        for (story, document) in stories.iter().zip(&documents) {
            let lines = args.errors.iter().flat_map(|topic| errors(story, document, *topic));
            lines.for_each(|line| println!("{} {line}", story.id));
        }
        if args.reliability {
            let mut reliability = Reliability::default();
            let pairs = stories.iter().zip(&documents);
            pairs.for_each(|(story, document)| reliability.add(story, document));
            println!("{}", file.display());
            reliability.print();
        }
        let each = each(&stories, &documents);
        let name = name(file)?;
        let Some(count) = args.folds else {
            rows.push((name, sum(&each)));
            continue;
        };
        let folds = folds(&stories, count);
        rows.extend((0..count).map(|fold| {
            let inside = each.iter().zip(&folds).filter(|(_, of)| **of == fold);
            (format!("{name} {fold}"), sum(inside.map(|(figures, _)| figures)))
        }));
    }
    print(&rows);
    Ok(())
}

/// The figures of a file.
///
/// # Errors
///
/// If it cannot be read.
pub fn score(path: &Path, pipeline: &Pipeline) -> anyhow::Result<Figures> {
    let stories = stories::read(path)?;
    Ok(sum(&each(&stories, &analyze(pipeline, &stories))))
}

/// Reads stories on all cores.
pub fn analyze(pipeline: &Pipeline, stories: &[Story]) -> Vec<Document> {
    let document = |story: &Story| {
        let mut document = pipeline.analyze(&story.text);
        document.id = Some(story.id.clone());
        document
    };
    stories.par_iter().map(document).collect()
}

fn each(stories: &[Story], documents: &[Document]) -> Vec<Figures> {
    stories.iter().zip(documents).map(|(story, document)| figures(story, document)).collect()
}

fn sum<'f>(all: impl IntoIterator<Item = &'f Figures>) -> Figures {
    let mut sum = Figures::default();
    all.into_iter().for_each(|figures| sum.join(figures));
    sum
}

fn name(file: &Path) -> anyhow::Result<String> {
    let name = file.file_stem().with_context(|| format!("{} is no file", file.display()))?;
    Ok(name.to_string_lossy().into_owned())
}

/// Prints F1 and shares, then precision, then recall: a row for each set, and one for all.
pub fn print(rows: &[(String, Figures)]) {
    let all = sum(rows.iter().map(|(_, figures)| figures));
    let all = (rows.len() > 1).then(|| ("all".to_owned(), all));
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(9);
    let views: [(&str, View); 3] = [
        ("F1", Figure::percent),
        ("precision", |figure| counts(figure).map(|counts| counts.precision())),
        ("recall", |figure| counts(figure).map(|counts| counts.recall())),
    ];
    for (title, view) in views {
        let heads = all_heads().map(|head| format!("{head:>10}")).concat();
        println!("{title:width$} stories{heads}");
        for (name, figures) in rows.iter().chain(&all) {
            let cells = figures.all().map(|(_, figure)| cell(view(figure))).concat();
            let long = if title == "F1" {
                format!(" of {}", figures.long_chains.all)
            } else {
                String::new()
            };
            println!("{name:width$} {:7}{cells}{long}", figures.stories);
        }
        println!();
    }
}

/// What a table shows of a figure.
type View = fn(Figure) -> Option<f64>;

fn all_heads() -> [&'static str; 15] {
    Figures::default().all().map(|(name, _)| name)
}

fn counts(figure: Figure) -> Option<crate::counts::Counts> {
    match figure {
        Figure::Counts(counts) => Some(counts),
        Figure::Share(_) => None,
    }
}

fn cell(percent: Option<f64>) -> String {
    percent.map_or_else(|| format!("{:>10}", "–"), |percent| format!("{percent:10.1}"))
}
