//! Which texts of the construction suite are read right now, or no longer.

use super::Triple;
use crate::score::constructions::{MEASURES, Verdict, verdict};
use byline_core::Document;
use std::collections::BTreeMap;

/// Prints every text that came right or went wrong, and then the constructions that changed.
pub fn diff(texts: &[Triple]) {
    let mut changed: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for triple in texts {
        let Some(gold) = &triple.gold else { continue };
        let (was, is) = (verdict(gold, &triple.old), verdict(gold, &triple.new));
        if was.right() == is.right() {
            continue;
        }
        let construction = gold.construction.as_deref().unwrap_or_default();
        changed.entry(construction).or_default()[usize::from(is.right())] += 1;
        let (change, wrong, reading) =
            if is.right() { ("gained", was, &triple.old) } else { ("lost", is, &triple.new) };
        println!("{change} {}: {:?}", gold.id, gold.text);
        println!("    wrong {}: {}", failed(wrong), reading_of(reading));
    }
    for (construction, [lost, gained]) in &changed {
        println!("{construction:44} {gained:5} gained {lost:5} lost");
    }
    let sum = |side: usize| changed.values().map(|counts| counts[side]).sum::<usize>();
    println!("{:44} {:5} gained {:5} lost, of {} texts", "ALL", sum(1), sum(0), texts.len());
}

/// The measures by which a text is wrong; the last one says that it is.
fn failed(verdict: Verdict) -> String {
    let measures = MEASURES.iter().zip(verdict.measures()).take(MEASURES.len() - 1);
    let failed: Vec<&str> = measures.filter(|(_, right)| !right).map(|(name, _)| *name).collect();
    failed.join(", ")
}

fn reading_of(document: &Document) -> String {
    let quote =
        |quote: byline_core::QuoteRef<'_>| format!("{:?} :: {}", quote.chain(), quote.text());
    document.quote_refs().map(quote).collect::<Vec<_>>().join("; ")
}
