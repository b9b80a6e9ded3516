//! Names as spans with one of four classes, the common ground of all annotations.

use crate::counts::Counts;
use byline_core::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// The classes of CoNLL-2003.
pub const CLASSES: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];

/// Where a name begins and ends, and its class.
pub type NameSpan = (usize, usize, &'static str);

/// The kind that a type of some corpus stands for; none for types that are no names.
pub fn kind_of_type(name: &str) -> Option<EntityKind> {
    Some(match name {
        "PER" | "Person" | "person" | "per" | "politician" => EntityKind::Person,
        "ORG" | "Organization" | "organization" | "org" | "organisation" | "politicalparty" => {
            EntityKind::Organization
        }
        "LOC" | "Location" | "location" | "Facility" | "geo" | "country" => EntityKind::Location,
        "NORP" | "gpe" | "group" => EntityKind::Group,
        "event" | "election" | "eve" => EntityKind::Event,
        "work" | "art" => EntityKind::Work,
        "Product" | "product" => EntityKind::Product,
        "MISC" | "Misc" | "misc" | "other" => EntityKind::Other,
        _ => return None,
    })
}

/// The class of a kind; none for values.
pub const fn class(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("PER"),
        EntityKind::Organization => Some("ORG"),
        EntityKind::Location => Some("LOC"),
        _ if kind.is_value() => None,
        _ => Some("MISC"),
    }
}

/// The position (`B` or `I`) and the class of a tag of any corpus; none for a word outside names.
fn read_tag(tag: &str) -> Option<(&str, &'static str)> {
    let (position, name) = tag.split_once('-')?;
    Some((position, class(kind_of_type(name)?)?))
}

/// The names of a sentence, counted in words.
pub fn spans<'t>(tags: impl IntoIterator<Item = &'t str>) -> BTreeSet<NameSpan> {
    let mut spans = BTreeSet::new();
    let mut open: Option<(usize, &'static str)> = None;
    let mut count = 0;
    for (at, tag) in tags.into_iter().enumerate() {
        count = at + 1;
        let tag = read_tag(tag);
        if let (Some(("I", class)), Some((_, before))) = (tag, open)
            && class == before
        {
            continue;
        }
        spans.extend(open.take().map(|(start, class)| (start, at, class)));
        open = tag.map(|(_, class)| (at, class));
    }
    spans.extend(open.map(|(start, class)| (start, count, class)));
    spans
}

/// Names that are right, found, and there to be found, by class.
#[derive(Debug, Default)]
pub struct Score(BTreeMap<&'static str, Counts>);

impl Score {
    /// Counts the names of a sentence or story.
    pub fn add(&mut self, found: &BTreeSet<NameSpan>, gold: &BTreeSet<NameSpan>) {
        for span in gold {
            self.0.entry(span.2).or_default().gold += 1;
        }
        for span in found {
            let counts = self.0.entry(span.2).or_default();
            counts.found += 1;
            counts.right += usize::from(gold.contains(span));
        }
    }

    /// F1 of some classes together, in percent.
    pub fn f1(&self, classes: &[&str]) -> f64 {
        self.sum(classes).f1()
    }

    /// Prints precision, recall and F1 of all classes together, of the three without MISC, and of
    /// each.
    pub fn print(&self) {
        let each = CLASSES.each_ref().map(std::slice::from_ref);
        let rows = [("four", &CLASSES[..]), ("three", &CLASSES[..3])];
        for (name, classes) in rows.into_iter().chain(CLASSES.into_iter().zip(each)) {
            let counts = self.sum(classes);
            println!(
                "{name:5} P {:.2} R {:.2} F1 {:.2}  gold {} found {}",
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.gold,
                counts.found,
            );
        }
    }

    fn sum(&self, classes: &[&str]) -> Counts {
        let mut sum = Counts::default();
        for counts in classes.iter().filter_map(|class| self.0.get(class)) {
            sum.add(counts.right, counts.found, counts.gold);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans() {
        let tags = ["B-PER", "I-PER", "O", "B-NORP", "B-Misc", "B-Date", "I-LOC"];
        let spans: Vec<NameSpan> = spans(tags).into_iter().collect();
        assert_eq!(spans, [(0, 2, "PER"), (3, 4, "MISC"), (4, 5, "MISC"), (6, 7, "LOC")]);
    }

    #[test]
    fn only_whole_names_of_the_right_class_count() {
        let mut score = Score::default();
        let gold = [(0, 2, "PER"), (3, 4, "LOC")].into();
        score.add(&[(0, 2, "PER"), (3, 4, "ORG"), (5, 6, "ORG")].into(), &gold);
        assert_eq!(score.f1(&CLASSES), 40.0);
        assert_eq!(score.f1(&["PER"]), 100.0);
    }
}
