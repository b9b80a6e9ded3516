//! Where the reading of quotes fails: for each construction, how often what people marked is among
//! the candidates, and how often it is chosen.

use crate::readers::stories::{self, Quote};
use byline::Pipeline;
use byline_quote::Attributor;
use byline_quote::training::{Choice, choices};
use byline_seq::{Model, Scores};
use std::collections::BTreeMap;
use std::path::Path;

/// What is counted for one construction.
#[derive(Debug, Default, Clone, Copy)]
struct Row {
    marked: usize,
    exact: usize,
    half: usize,
    chosen: usize,
    nothing: usize,
}

/// Prints a table for a file of texts with marked quotes.
///
/// # Errors
///
/// If the file cannot be read.
pub fn eval(path: &Path, attributor: &Attributor, choice: &Model) -> anyhow::Result<()> {
    let pipeline = Pipeline::builder().quotes(false).citations(false).build();
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    let (mut all, mut without_cue, mut false_alarms, mut idle) = (Row::default(), 0, 0, 0);
    let mut scores = Scores::default();
    for text in stories::read(path)? {
        let document = pipeline.analyze(text.text.as_str());
        let marked: Vec<_> = text.quotes.iter().map(Quote::marked).collect();
        let (list, missed) = choices(&document, &attributor.labels(&document), &marked);
        without_cue += missed;
        for found in &list {
            choice.score(&found.features, &mut scores);
            let best = (0..scores.len())
                .max_by(|&a, &b| scores.token(a)[0].total_cmp(&scores.token(b)[0]));
            let best = best.unwrap_or(0);
            match found.best {
                None => {
                    idle += 1;
                    false_alarms += usize::from(best != 0);
                }
                Some(_) => {
                    count(rows.entry(found.construction).or_default(), found, best);
                    count(&mut all, found, best);
                }
            }
        }
    }
    println!("{}", path.display());
    println!(
        "{:20} {:>6} {:>7} {:>7} {:>7} {:>8}",
        "construction", "marked", "exact", "half", "chosen", "nothing"
    );
    for (name, row) in rows.iter().map(|(name, row)| (*name, row)).chain([("all", &all)]) {
        let share = |count: usize| 100.0 * count as f64 / row.marked.max(1) as f64;
        println!(
            "{name:20} {:6} {:7.1} {:7.1} {:7.1} {:8.1}",
            row.marked,
            share(row.exact),
            share(row.half),
            share(row.chosen),
            share(row.nothing)
        );
    }
    println!(
        "{without_cue} marked quotes have no cue; of {idle} other cues {false_alarms} attribute"
    );
    Ok(())
}

fn count(row: &mut Row, found: &Choice, best: usize) {
    row.marked += 1;
    row.exact += usize::from(found.best.is_some_and(|best| best > 0.999));
    row.half += usize::from(found.best.is_some_and(|best| best >= 0.5));
    row.chosen += usize::from(found.labels.get(best) == Some(&1));
    row.nothing += usize::from(best == 0);
}
