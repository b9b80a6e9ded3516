//! Which hops of citations came, went and changed.

use super::Triple;
use super::context::context;
use crate::score::page::Page;
use crate::score::pairs::best_pairs;
use crate::score::stories::{carriers, citation_pairs, named_and_kind};
use byline_core::{Document, Hop, Span};
use std::collections::BTreeMap;

/// Prints every hop that differs in name or kind, and then how many there are.
pub fn diff(stories: &[Triple]) {
    let mut counts = BTreeMap::new();
    for story in stories {
        let mut print = |what: &'static str, verdict: String, lines: &[String]| {
            println!("{} {what} {verdict}\n    {}", story.id(), lines.join("\n    "));
            *counts.entry((what, verdict)).or_insert(0) += 1;
        };
        let page = Page::new(story.new.text());
        let (old, new) = (Side::of(&page, story, &story.old), Side::of(&page, story, &story.new));
        let pairs = best_pairs(old.hops.len(), new.hops.len(), |one, other| {
            page.overlap(old.hops[one].1, new.hops[other].1)
        });
        for at in (0..old.hops.len()).filter(|at| !pairs.iter().any(|pair| pair.0 == *at)) {
            print("lost", old.verdict(at).to_owned(), &[old.show(at)]);
        }
        for at in 0..new.hops.len() {
            let Some(&(before, _)) = pairs.iter().find(|pair| pair.1 == at) else {
                print("gained", new.verdict(at).to_owned(), &[new.show(at)]);
                continue;
            };
            let (was, is) = (old.hops[before].0, new.hops[at].0);
            if (&was.name, was.kind) != (&is.name, is.kind) {
                let verdict = format!("{} → {}", old.verdict(before), new.verdict(at));
                print("changed", verdict, &[old.show(before), new.show(at)]);
            }
        }
    }
    for ((what, verdict), count) in counts {
        println!("{what:8} {verdict:24} {count:5}");
    }
}

/// The hops of one reading, and what people say to each.
struct Side<'s> {
    text: &'s str,
    hops: Vec<(&'s Hop, Span)>,
    /// Empty without a gold file.
    verdicts: Vec<&'static str>,
}

impl<'s> Side<'s> {
    fn of(page: &Page<'_>, story: &Triple, document: &'s Document) -> Self {
        let hops = carriers(document);
        let mut verdicts = Vec::new();
        if let Some(gold) = &story.gold {
            verdicts = vec!["wrong"; hops.len()];
            for (one, other) in citation_pairs(page, gold, document) {
                verdicts[one] = match named_and_kind(hops[one].0, &gold.citations[other]) {
                    (true, true) => "right",
                    (true, false) => "wrong kind",
                    (false, _) => "wrong name",
                };
            }
        }
        Self { text: document.text(), hops, verdicts }
    }

    fn verdict(&self, at: usize) -> &'static str {
        self.verdicts.get(at).copied().unwrap_or_default()
    }

    fn show(&self, at: usize) -> String {
        let (hop, span) = self.hops[at];
        format!("{} {:?}: {}", hop.kind, hop.name, context(self.text, &[span]))
    }
}
