//! Which quotes came, went and changed.

use super::Triple;
use super::context::context;
use crate::score::page::{Page, Words};
use crate::score::pairs::best_pairs;
use crate::score::stories::{Verdict, verdicts};
use byline_core::{Document, Quote};
use std::collections::BTreeMap;

/// Prints every quote that differs in content, speaker or chain, and then how many there are.
pub fn diff(stories: &[Triple]) {
    let mut counts = BTreeMap::new();
    for story in stories {
        for change in changes(story) {
            println!("{} {}", story.id(), change.lines.join("\n    "));
            *counts.entry((change.what, change.verdict)).or_insert(0) += 1;
        }
    }
    for ((what, verdict), count) in counts {
        println!("{what:8} {verdict:24} {count:5}");
    }
}

/// A difference: gained, lost or changed; what people say to it; and how it is shown.
struct Change {
    what: &'static str,
    verdict: String,
    lines: Vec<String>,
}

fn changes(story: &Triple) -> Vec<Change> {
    let page = Page::new(story.new.text());
    let words = |document: &Document| -> Vec<Words> {
        document.quotes().iter().map(|quote| page.inside(&quote.content)).collect()
    };
    let (old_words, new_words) = (words(&story.old), words(&story.new));
    let pairs = best_pairs(old_words.len(), new_words.len(), |old, new| {
        let likeness = old_words[old].likeness(&new_words[new]);
        if likeness >= 0.5 { likeness } else { 0.0 }
    });
    let judge = |document| story.gold.as_ref().map(|gold| verdicts(&page, gold, document));
    let (old_verdicts, new_verdicts) = (judge(&story.old), judge(&story.new));
    let verdict = |verdicts: &Option<Vec<Verdict>>, at: usize| {
        verdicts.as_ref().map_or("", |verdicts| name(verdicts[at]))
    };
    let show = |quote: &Quote| show(story.new.text(), quote);
    let (old_quotes, new_quotes) = (story.old.quotes(), story.new.quotes());
    let mut changes = Vec::new();
    for (at, quote) in old_quotes.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.0 == at) {
            changes.push(Change::one("lost", verdict(&old_verdicts, at), show(quote)));
        }
    }
    for (at, quote) in new_quotes.iter().enumerate() {
        let Some(&(before, _)) = pairs.iter().find(|pair| pair.1 == at) else {
            changes.push(Change::one("gained", verdict(&new_verdicts, at), show(quote)));
            continue;
        };
        let old = &old_quotes[before];
        let who = |quote: &Quote| quote.speaker.as_ref().map(|speaker| speaker.name.clone());
        let same = old_words[before] == new_words[at]
            && who(old) == who(quote)
            && old.chain == quote.chain;
        if !same {
            let (was, is) = (verdict(&old_verdicts, before), verdict(&new_verdicts, at));
            changes.push(Change::both((was, is), show(old), show(quote)));
        }
    }
    changes
}

impl Change {
    fn one(what: &'static str, verdict: &str, line: String) -> Self {
        let lines = vec![format!("{what} {verdict}"), line];
        Self { what, verdict: verdict.to_owned(), lines }
    }

    fn both((was, is): (&str, &str), old: String, new: String) -> Self {
        let verdict = if was == is { is.to_owned() } else { format!("{was} → {is}") };
        let lines = vec![format!("changed {verdict}"), old, new];
        Self { what: "changed", verdict, lines }
    }
}

/// Speaker and chain, then the content in its place.
fn show(text: &str, quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
    let via = quote.chain.get(1..).unwrap_or_default();
    let via: String = via.iter().map(|name| format!(" via {name}")).collect();
    format!("{speaker:?}{via}: {}", context(text, &quote.content))
}

/// What people say to a quote.
fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Free => "attitude",
        Verdict::Wrong => "wrong",
        Verdict::Found { speaker: false, .. } => "wrong speaker",
        Verdict::Found { chain: Some(false), .. } => "wrong chain",
        Verdict::Found { .. } => "right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tests::cases;

    #[test]
    fn what_came_went_and_changed_is_told_with_what_people_say() {
        let (gold, old) = cases("stories").swap_remove(0);
        let mut new = old.clone();
        let mut quotes = old.quotes().to_vec();
        quotes.remove(1);
        quotes[0].chain.push("Le Café".to_owned());
        quotes[1].speaker = None;
        new.set_quotes(quotes).unwrap();
        let changes = changes(&Triple { old, new, gold: Some(gold) });
        let heads: Vec<&str> = changes.iter().map(|change| change.lines[0].as_str()).collect();
        assert_eq!(heads, ["lost right", "changed wrong speaker", "changed wrong speaker",]);
        assert_eq!(
            changes[0].lines[1],
            "\"Ruiz\": …Café Gazette that the bridge would close, citing engineers. [“We have no \
             money,”] she said. The mayor hopes that it can reopen by May, the Ga…"
        );
        assert!(changes[1].lines[2].starts_with("\"Zoë Ruiz\" via Café Gazette via Le Café: "));
    }
}
