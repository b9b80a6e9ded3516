//! Whole stories: names, quotes with their speakers, citations and chains, as `score_story.py` has
//! them. Statements are matched one to one where contents share half of their words; citations
//! where a hop's words overlap a mention. What falls on an attitude counts neither for nor against.

use super::names::{same_chain, same_name};
use super::page::{Page, Words};
use super::pairs::best_pairs;
use crate::counts::{Counts, Share};
use crate::names::{CLASSES, class};
use crate::readers::stories::{Citation, Quote, Story};
use byline_core::{Act, Document, Hop, MentionForm, SourceKind, Span};
use std::collections::BTreeSet;

/// All figures of some stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// How many stories.
    pub stories: usize,
    /// Names with span and class.
    pub names: Counts,
    /// The same of each class, in the order of [`CLASSES`].
    pub classes: [Counts; 4],
    /// Spans of names, whatever their class.
    pub spans: Counts,
    /// Statements whose content was found.
    pub quotes: Counts,
    /// Found, and the marked source is the one that people marked.
    pub full: Counts,
    /// Found, with the right speaker.
    pub speaker: Counts,
    /// Of the statements found, those of the right kind.
    pub kind: Share,
    /// Mentions of sources.
    pub citations: Counts,
    /// Found, with the right name.
    pub named: Counts,
    /// Of the mentions found, those of the right kind.
    pub citation_kind: Share,
    /// Of the statements found, those with the right chain.
    pub chains: Share,
    /// The same where the chain has two members or more.
    pub long_chains: Share,
}

impl Figures {
    /// Adds those of other stories.
    pub fn join(&mut self, other: &Self) {
        self.stories += other.stories;
        self.names.join(other.names);
        for (mine, other) in self.classes.iter_mut().zip(other.classes) {
            mine.join(other);
        }
        self.spans.join(other.spans);
        self.quotes.join(other.quotes);
        self.full.join(other.full);
        self.speaker.join(other.speaker);
        self.kind.join(other.kind);
        self.citations.join(other.citations);
        self.named.join(other.named);
        self.citation_kind.join(other.citation_kind);
        self.chains.join(other.chains);
        self.long_chains.join(other.long_chains);
    }
}

/// Compares what was found in a story with what people found.
pub fn figures(gold: &Story, found: &Document) -> Figures {
    let page = Page::new(&gold.text);
    let mut figures = Figures { stories: 1, ..Figures::default() };
    count_names(&names_of(gold), &names_in(found), &mut figures);
    count_quotes(gold, &verdicts(&page, gold, found), &mut figures);
    count_citations(gold, &carriers(found), &citation_pairs(&page, gold, found), &mut figures);
    figures
}

/// A name as it is compared.
pub type NameAt = (Span, &'static str);

/// The names that people marked.
pub fn names_of(gold: &Story) -> BTreeSet<NameAt> {
    gold.names.iter().map(|name| (name.span, name.class)).collect()
}

/// The names that were found; values and other mentions are none.
pub fn names_in(found: &Document) -> BTreeSet<NameAt> {
    let mut names = BTreeSet::new();
    for entity in found.entities() {
        let Some(class) = class(entity.kind) else { continue };
        let mentions = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        names.extend(mentions.map(|mention| (mention.span, class)));
    }
    names
}

fn count_names(gold: &BTreeSet<NameAt>, found: &BTreeSet<NameAt>, figures: &mut Figures) {
    let count = |class: &str| {
        let of = |names: &BTreeSet<NameAt>| names.iter().filter(|name| name.1 == class).count();
        let right = gold.intersection(found).filter(|name| name.1 == class).count();
        Counts { right, found: of(found), gold: of(gold) }
    };
    figures.classes = CLASSES.map(count);
    figures.classes.into_iter().for_each(|counts| figures.names.join(counts));
    let spans = |names: &BTreeSet<NameAt>| names.iter().map(|name| name.0).collect();
    let (gold_spans, found_spans): (BTreeSet<Span>, BTreeSet<Span>) = (spans(gold), spans(found));
    figures.spans.add(gold_spans.intersection(&found_spans).count(), found.len(), gold.len());
}

/// What is to be said of a quote that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It falls on an attitude or is one: it does not count.
    Free,
    /// Nobody said that.
    Wrong,
    /// Its content is that of a statement.
    Found {
        /// Which of the gold quotes.
        gold: usize,
        /// Whether the marked source agrees.
        source: bool,
        /// Whether the speaker's name agrees.
        speaker: bool,
        /// Whether the kind agrees.
        kind: bool,
        /// Whether the chain agrees; `None` if people gave none.
        chain: Option<bool>,
    },
}

/// A verdict for each quote that was found.
pub fn verdicts(page: &Page<'_>, gold: &Story, found: &Document) -> Vec<Verdict> {
    let quotes = found.quotes();
    let contents = |contents: &mut dyn Iterator<Item = &Vec<Span>>| -> Vec<Words> {
        contents.map(|content| page.inside(content)).collect()
    };
    let gold_words = contents(&mut gold.quotes.iter().map(|quote| &quote.content));
    let found_words = contents(&mut quotes.iter().map(|quote| &quote.content));
    let pairs = best_pairs(quotes.len(), gold.quotes.len(), |one, other| {
        let likeness = found_words[one].likeness(&gold_words[other]);
        if gold.quotes[other].act == Act::Statement && likeness >= 0.5 { likeness } else { 0.0 }
    });
    let mut verdicts: Vec<Verdict> = quotes
        .iter()
        .zip(&found_words)
        .map(|(quote, words)| {
            let mut attitudes =
                gold.quotes.iter().zip(&gold_words).filter(|(quote, _)| quote.act == Act::Attitude);
            let free = quote.act == Act::Attitude || attitudes.any(|(_, gold)| gold.touches(words));
            if free { Verdict::Free } else { Verdict::Wrong }
        })
        .collect();
    for (one, other) in pairs {
        verdicts[one] = compare(page, &quotes[one], &gold.quotes[other], other);
    }
    verdicts
}

fn compare(page: &Page<'_>, found: &byline_core::Quote, gold: &Quote, index: usize) -> Verdict {
    let sources = (page.content_words(&found.source), page.content_words(&gold.source));
    let speaker = found.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
    let chain = gold.chain.as_ref().filter(|chain| !chain.is_empty());
    Verdict::Found {
        gold: index,
        source: sources.0.is_empty() && sources.1.is_empty() || sources.0.touches(&sources.1),
        speaker: same_name(speaker, gold.speaker.as_deref().unwrap_or("")),
        kind: Some(found.kind) == gold.kind,
        chain: chain.map(|chain| same_chain(&found.chain, chain)),
    }
}

fn count_quotes(gold: &Story, verdicts: &[Verdict], figures: &mut Figures) {
    let found = verdicts.iter().filter(|verdict| **verdict != Verdict::Free).count();
    let statements = gold.quotes.iter().filter(|quote| quote.act == Act::Statement).count();
    for counts in [&mut figures.quotes, &mut figures.full, &mut figures.speaker] {
        counts.add(0, found, statements);
    }
    for verdict in verdicts {
        let Verdict::Found { gold: index, source, speaker, kind, chain } = *verdict else {
            continue;
        };
        figures.quotes.right += 1;
        figures.full.right += usize::from(source);
        figures.speaker.right += usize::from(speaker);
        figures.kind.add(kind);
        let Some(chain) = chain else { continue };
        figures.chains.add(chain);
        if gold.quotes[index].chain.as_ref().is_some_and(|chain| chain.len() > 1) {
            figures.long_chains.add(chain);
        }
    }
}

/// The hops that count, with their words: written ones, and people only where they relay.
pub fn carriers(document: &Document) -> Vec<(&Hop, Span)> {
    let written = document.citations().iter().flat_map(|citation| {
        let relayed = citation.hops.len() > 1;
        let counts = move |hop: &&Hop| hop.kind != SourceKind::Person || relayed;
        citation.hops.iter().filter(counts).filter_map(|hop| Some((hop, hop.source?)))
    });
    written.collect()
}

/// Which carrier is which of the gold citations.
pub fn citation_pairs(page: &Page<'_>, gold: &Story, found: &Document) -> Vec<(usize, usize)> {
    let carriers = carriers(found);
    best_pairs(carriers.len(), gold.citations.len(), |one, other| {
        page.overlap(carriers[one].1, gold.citations[other].mention)
    })
}

/// Whether a hop has the name that the citation should have, and whether it has the kind.
pub fn named_and_kind(hop: &Hop, gold: &Citation) -> (bool, bool) {
    (same_name(&hop.name, &gold.name), hop.kind == gold.kind)
}

fn count_citations(
    gold: &Story,
    carriers: &[(&Hop, Span)],
    pairs: &[(usize, usize)],
    figures: &mut Figures,
) {
    figures.citations.add(pairs.len(), carriers.len(), gold.citations.len());
    figures.named.add(0, carriers.len(), gold.citations.len());
    for &(one, other) in pairs {
        let (named, kind) = named_and_kind(carriers[one].0, &gold.citations[other]);
        figures.named.right += usize::from(named);
        figures.citation_kind.add(kind);
    }
}

/// One figure: of things found and to be found, or of things that are right or not.
#[derive(Debug, Clone, Copy)]
pub enum Figure {
    Counts(Counts),
    Share(Share),
}

impl Figure {
    /// F1 or the share that is right, in percent; `None` where there is nothing to be right.
    pub fn percent(self) -> Option<f64> {
        match self {
            Self::Counts(counts) => Some(counts.f1()),
            Self::Share(share) => share.percent(),
        }
    }
}

impl Figures {
    /// All figures with their names.
    pub fn all(&self) -> [(&'static str, Figure); 15] {
        let [person, organization, location, other] = self.classes;
        [
            ("names", Figure::Counts(self.names)),
            ("PER", Figure::Counts(person)),
            ("ORG", Figure::Counts(organization)),
            ("LOC", Figure::Counts(location)),
            ("MISC", Figure::Counts(other)),
            ("spans", Figure::Counts(self.spans)),
            ("quotes", Figure::Counts(self.quotes)),
            ("FULL", Figure::Counts(self.full)),
            ("speaker", Figure::Counts(self.speaker)),
            ("kind", Figure::Share(self.kind)),
            ("citations", Figure::Counts(self.citations)),
            ("named", Figure::Counts(self.named)),
            ("what", Figure::Share(self.citation_kind)),
            ("chains", Figure::Share(self.chains)),
            ("2 or more", Figure::Share(self.long_chains)),
        ]
    }
}
