//! Names as spans with one of four classes, the common ground of all annotations.

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
        if let (Some(("I", class)), Some((_, before))) = (tag, open) {
            if class == before {
                continue;
            }
        }
        spans.extend(open.take().map(|(start, class)| (start, at, class)));
        open = tag.map(|(_, class)| (at, class));
    }
    spans.extend(open.map(|(start, class)| (start, count, class)));
    spans
}

/// Names that are right, found, and there to be found, by class.
#[derive(Debug, Default)]
pub struct Score(BTreeMap<&'static str, [usize; 3]>);

impl Score {
    /// Counts the names of a sentence or story.
    pub fn add(&mut self, found: &BTreeSet<NameSpan>, gold: &BTreeSet<NameSpan>) {
        for span in gold {
            self.0.entry(span.2).or_default()[2] += 1;
        }
        for span in found {
            let counts = self.0.entry(span.2).or_default();
            counts[1] += 1;
            counts[0] += usize::from(gold.contains(span));
        }
    }

    /// F1 of some classes together, in percent.
    pub fn f1(&self, classes: &[&str]) -> f64 {
        let [right, found, gold] = self.sum(classes);
        percent(2 * right, found + gold)
    }

    /// Prints precision, recall and F1 of all classes together, of the three without MISC, and of
    /// each.
    pub fn print(&self) {
        let each = CLASSES.each_ref().map(std::slice::from_ref);
        let rows = [("four", &CLASSES[..]), ("three", &CLASSES[..3])];
        for (name, classes) in rows.into_iter().chain(CLASSES.into_iter().zip(each)) {
            let [right, found, gold] = self.sum(classes);
            println!(
                "{name:5} P {:.2} R {:.2} F1 {:.2}  gold {gold} found {found}",
                percent(right, found),
                percent(right, gold),
                self.f1(classes),
            );
        }
    }

    fn sum(&self, classes: &[&str]) -> [usize; 3] {
        let mut sum = [0; 3];
        for class in classes {
            let counts = self.0.get(class).copied().unwrap_or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        sum
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
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
