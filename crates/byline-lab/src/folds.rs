//! Folds, so that rules and weights are tried on texts that they were not made from.
//!
//! What belongs together stays together: the stories of a publisher have a style, a dateline and a
//! subject in common, the texts of a construction their wording. Every run gives the same folds.

use crate::readers::stories::Story;
use std::collections::BTreeMap;

/// One publisher under two names, neither of which begins with the other.
const OTHER_NAMES: &[(&str, &str)] = &[("newyorkpost", "nypost")];

/// Gives every story one of `count` folds, from 0; the folds are as equal in length as publishers
/// allow. A text of the construction suite goes with its group of constructions.
///
/// Train on the stories with another number, and try on those with this one.
pub fn folds(stories: &[Story], count: usize) -> Vec<usize> {
    let groups = groups(stories);
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (story, group) in stories.iter().zip(&groups) {
        *sizes.entry(group).or_default() += story.text.len();
    }
    let mut order: Vec<(&str, usize)> = sizes.into_iter().collect();
    // The longest first, each into the fold that is shortest so far; names decide among equals.
    order.sort_by_key(|&(name, size)| (std::cmp::Reverse(size), name));
    let mut lengths = vec![0; count.max(1)];
    let mut fold_of = BTreeMap::new();
    for (name, size) in order {
        let fold = (0..lengths.len()).min_by_key(|&fold| lengths[fold]).unwrap_or(0);
        lengths[fold] += size;
        fold_of.insert(name, fold);
    }
    groups.iter().map(|group| fold_of[group.as_str()]).collect()
}

/// What each story must stay together with.
fn groups(stories: &[Story]) -> Vec<String> {
    let names: Vec<String> = stories.iter().map(name).collect();
    // Some ids cut a publisher short or add to it (`fox`, `foxonline`): the shortest stands for all
    // that begin with it. Where this puts two publishers together, nothing is lost.
    let shortest = |name: &String| {
        names.iter().filter(|other| name.starts_with(*other)).min_by_key(|other| other.len())
    };
    names.iter().map(|name| shortest(name).unwrap_or(name).clone()).collect()
}

/// `t44_theguardian` is by `guardian`; `passive.told-by` is of the group `passive`.
fn name(story: &Story) -> String {
    if let Some(construction) = &story.construction {
        return construction.split('.').next().unwrap_or(construction).to_owned();
    }
    let publisher = story.id.split_once('_').map_or(story.id.as_str(), |(_, name)| name);
    let publisher = publisher.strip_prefix("the").unwrap_or(publisher);
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == publisher);
    other.map_or(publisher, |(_, name)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(id: &str, words: usize) -> Story {
        Story {
            id: id.to_owned(),
            text: "café ".repeat(words),
            construction: None,
            why: None,
            names: vec![],
            quotes: vec![],
            citations: vec![],
        }
    }

    #[test]
    fn a_publisher_stays_together_whatever_the_id_makes_of_it() {
        let ids = [
            "t1_theguardian",
            "t2_guardian",
            "u3_fox",
            "u4_foxonline",
            "t5_nypost",
            "u6_newyorkpost",
            "t7_cnn",
        ];
        let stories: Vec<Story> = ids.iter().map(|id| story(id, 10)).collect();
        let folds = folds(&stories, 4);
        assert_eq!((folds[0], folds[2], folds[4]), (folds[1], folds[3], folds[5]));
        let mut used = folds.clone();
        used.sort_unstable();
        used.dedup();
        assert_eq!(used, [0, 1, 2, 3]);
    }

    #[test]
    fn folds_are_of_like_length_and_do_not_hang_on_the_order() {
        let mut stories: Vec<Story> =
            (0..40).map(|at| story(&format!("t{at}_p{:02}", at % 20), 50 + at)).collect();
        let of = |stories: &[Story]| -> BTreeMap<String, usize> {
            let folds = folds(stories, 4);
            stories.iter().map(|story| story.id.clone()).zip(folds).collect()
        };
        let before = of(&stories);
        let length = |fold| -> usize {
            stories.iter().filter(|s| before[&s.id] == fold).map(|s| s.text.len()).sum()
        };
        let lengths: Vec<usize> = (0..4).map(length).collect();
        assert!(lengths.iter().max() < lengths.iter().min().map(|min| min + min / 10).as_ref());
        stories.reverse();
        assert_eq!(of(&stories), before);
    }
}
