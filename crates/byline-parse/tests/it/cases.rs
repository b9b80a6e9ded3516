//! Arcs that a reading of reported speech rests on.

use crate::parsed;

/// Every arc that a case names must be in the tree of its sentence.
#[test]
fn arcs_of_reported_speech() {
    let mut missing = Vec::new();
    for (number, line) in (1..).zip(include_str!("trees.txt").lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let Some((sentence, arcs)) = line.split_once(" | ") else {
            panic!("line {number} of trees.txt: no ` | `: {line}");
        };
        let document = parsed(sentence);
        for arc in arcs.split("; ") {
            let [child, relation, head] = arc.split(' ').collect::<Vec<_>>()[..] else {
                panic!("line {number} of trees.txt: `{arc}` is no child, relation and head");
            };
            let found = document.token_refs().any(|token| {
                token.text() == child
                    && token.relation().is_some_and(|found| found.as_str() == relation)
                    && token.head().map_or("-", |head| head.text()) == head
            });
            if !found {
                missing.push(format!("line {number}: {arc}: {sentence}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
