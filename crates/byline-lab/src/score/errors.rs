//! What differs between a story and what was found in it, in words for people to read.

use super::page::Page;
use super::stories::{
    Verdict, carriers, citation_pairs, named_and_kind, names_in, names_of, verdicts,
};
use crate::readers::stories::Story;
use byline_core::{Act, Document};
use clap::ValueEnum;

/// The errors that can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Topic {
    /// Names that are missing, and found words that are no names.
    Names,
    /// Statements that are missing, and that nobody made.
    Quotes,
    /// Statements in the wrong mouth.
    Speakers,
    /// Statements with the wrong chain.
    Chains,
    /// Mentions of sources that are missing, wrong, or none.
    Citations,
}

/// A line for each error of a topic; `-` stands before what is missing, `+` before what is too much.
pub fn errors(gold: &Story, found: &Document, topic: Topic) -> Vec<String> {
    match topic {
        Topic::Names => names(gold, found),
        Topic::Quotes => quotes(gold, found),
        Topic::Speakers | Topic::Chains => attributions(gold, found, topic),
        Topic::Citations => citations(gold, found),
    }
}

fn names(gold: &Story, found: &Document) -> Vec<String> {
    let (gold_names, found_names) = (names_of(gold), names_in(found));
    let show = |sign: char| {
        move |(span, class): &(byline_core::Span, &'static str)| {
            format!("name {sign} {class} {:?}", &gold.text[span.range()])
        }
    };
    let missing = gold_names.difference(&found_names).map(show('-'));
    missing.chain(found_names.difference(&gold_names).map(show('+'))).collect()
}

fn quotes(gold: &Story, found: &Document) -> Vec<String> {
    let page = Page::new(&gold.text);
    let verdicts = verdicts(&page, gold, found);
    let is_found =
        |at| verdicts.iter().any(|v| matches!(v, Verdict::Found { gold, .. } if *gold == at));
    let statements = gold.quotes.iter().enumerate().filter(|(_, q)| q.act == Act::Statement);
    let missing = statements.filter(|(at, _)| !is_found(*at)).map(|(_, quote)| {
        format!(
            "quote - {:?} {:?}",
            quote.speaker.as_deref().unwrap_or(""),
            page.show(&quote.content)
        )
    });
    let wrong =
        found.quote_refs().zip(&verdicts).filter(|(_, verdict)| **verdict == Verdict::Wrong);
    let wrong = wrong.map(|(quote, _)| {
        format!("quote + {:?} {:?}", quote.speaker_name().unwrap_or_default(), quote.text())
    });
    missing.chain(wrong).collect()
}

fn attributions(gold: &Story, found: &Document, topic: Topic) -> Vec<String> {
    let page = Page::new(&gold.text);
    let verdicts = verdicts(&page, gold, found);
    let line = |(quote, verdict): (byline_core::QuoteRef<'_>, &Verdict)| {
        let Verdict::Found { gold: index, speaker, chain, .. } = *verdict else { return None };
        let right = &gold.quotes[index];
        if topic == Topic::Speakers {
            let name = right.speaker.as_deref().unwrap_or("");
            (!speaker).then(|| {
                format!(
                    "speaker {:?} for {name:?} {:?}",
                    quote.speaker_name().unwrap_or_default(),
                    quote.text()
                )
            })
        } else {
            let names = right.chain.as_deref().unwrap_or_default();
            (chain == Some(false))
                .then(|| format!("chain {:?} for {names:?} {:?}", quote.chain(), quote.text()))
        }
    };
    found.quote_refs().zip(&verdicts).filter_map(line).collect()
}

fn citations(gold: &Story, found: &Document) -> Vec<String> {
    let pairs = citation_pairs(&Page::new(&gold.text), gold, found);
    let mut lines = Vec::new();
    for (at, (hop, _)) in carriers(found).into_iter().enumerate() {
        let Some(&(_, other)) = pairs.iter().find(|pair| pair.0 == at) else {
            lines.push(format!("citation + {} {:?}", hop.kind, hop.name));
            continue;
        };
        let right = &gold.citations[other];
        if named_and_kind(hop, right) != (true, true) {
            let (kind, name) = (right.kind, &right.name);
            lines.push(format!("citation {} {:?} for {kind} {name:?}", hop.kind, hop.name));
        }
    }
    for (at, citation) in gold.citations.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == at) {
            let (kind, role) = (citation.kind, &citation.role);
            lines.push(format!("citation - {kind} {:?} ({role})", citation.name));
        }
    }
    lines
}
