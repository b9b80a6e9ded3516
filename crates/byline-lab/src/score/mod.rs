//! Comparing what was found in a text with what people found, by the rules of the shared scorers
//! `score_story.py` and `score_constructions.py`. Every command and every floor counts with this.

pub mod constructions;
pub mod errors;
pub mod names;
pub mod page;
pub mod pairs;
pub mod stories;

#[cfg(test)]
pub mod tests {
    use super::constructions::verdict;
    use super::errors::{Topic, errors};
    use super::stories::{Figures, figures};
    use crate::readers::predictions;
    use crate::readers::stories::{self, Story};
    use byline_core::Document;
    use std::path::Path;

    /// Texts with what is right and what somebody might find. The figures below are those that the
    /// shared scorers print for them.
    pub fn cases(name: &str) -> Vec<(Story, Document)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/score/cases");
        let gold = stories::read(&folder.join(format!("{name}_gold.jsonl"))).unwrap();
        let found = predictions::read(&folder.join(format!("{name}_found.jsonl"))).unwrap();
        assert!(gold.iter().zip(&found).all(|(gold, found)| gold.text == found.text()));
        gold.into_iter().zip(found).collect()
    }

    #[test]
    fn stories_have_the_figures_of_the_shared_scorer() {
        let mut sum = Figures::default();
        cases("stories").iter().for_each(|(gold, found)| sum.join(&figures(gold, found)));
        let rounded: Vec<String> = sum
            .all()
            .into_iter()
            .map(|(name, figure)| format!("{name} {:.1}", figure.percent().unwrap()))
            .collect();
        assert_eq!(
            rounded,
            [
                "names 60.0",
                "PER 66.7",
                "ORG 66.7",
                "LOC 0.0",
                "MISC 0.0",
                "spans 80.0",
                "quotes 90.9",
                "FULL 36.4",
                "speaker 18.2",
                "kind 80.0",
                "citations 50.0",
                "named 50.0",
                "what 50.0",
                "chains 25.0",
                "2 or more 0.0",
            ]
        );
        let sides = [sum.quotes, sum.full]
            .map(|counts| format!("{:.1} {:.1}", counts.precision(), counts.recall()));
        assert_eq!(sides, ["83.3 100.0", "33.3 40.0"]);
    }

    #[test]
    fn errors_say_what_is_missing_and_what_is_too_much() {
        let [(bridge, found), _] = &cases("stories")[..] else { panic!("two stories") };
        let errors = |topic| errors(bridge, found, topic);
        assert_eq!(
            errors(Topic::Names),
            ["name - ORG \"Café Gazette\"", "name + LOC \"Café Gazette\""]
        );
        assert_eq!(errors(Topic::Quotes), ["quote + \"\" \"told the Café Gazette\""]);
        assert_eq!(errors(Topic::Speakers).len(), 2);
        assert_eq!(errors(Topic::Chains).len(), 2);
        assert_eq!(
            errors(Topic::Citations)[1..],
            [
                "citation + document \"money\"",
                "citation - unnamed \"engineers\" (cited)",
                "citation - outlet \"Café Gazette\" (reports)",
            ]
        );
    }

    #[test]
    fn texts_of_the_suite_are_judged_as_by_the_shared_scorer() {
        let judged: Vec<String> = cases("suite")
            .iter()
            .map(|(gold, found)| {
                let marks =
                    verdict(gold, found).measures().map(|right| if right { '+' } else { '-' });
                format!("{} {}", gold.id, String::from_iter(marks))
            })
            .collect();
        assert_eq!(
            judged,
            [
                "right +++++",
                "too-long -----",
                "wrong-speaker +-++-",
                "wrong-chain ++-+-",
                "chain-left-open +++++",
                "left-over +++--",
                "optional +++++",
                "nothing +++++",
            ]
        );
    }
}
