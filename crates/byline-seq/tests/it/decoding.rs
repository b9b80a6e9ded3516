use byline_seq::{Lattice, Scores, Scratch, Transitions, viterbi};
use proptest::prelude::*;

/// Scores and transitions for up to five tokens and four labels.
fn problem() -> impl Strategy<Value = (Scores, Transitions)> {
    (1_usize..5, 1_usize..6).prop_flat_map(|(labels, tokens)| {
        let numbers = |count| prop::collection::vec(-4.0_f32..4.0, count);
        let size = (tokens * labels, labels, labels, labels * labels);
        (Just(labels), numbers(size.0), numbers(size.1), numbers(size.2), numbers(size.3)).prop_map(
            |(labels, values, start, end, between)| {
                let mut scores = Scores::new(labels);
                values.chunks(labels).for_each(|row| scores.push(row));
                (scores, Transitions::new(labels, &start, &end, &between).unwrap())
            },
        )
    })
}

/// Every sequence of labels.
fn sequences(labels: usize, tokens: usize) -> Vec<Vec<u8>> {
    (0..tokens).fold(vec![vec![]], |sequences, _| {
        let longer = |sequence: Vec<u8>| {
            (0..labels).map(move |label| [sequence.clone(), vec![label as u8]].concat())
        };
        sequences.into_iter().flat_map(longer).collect()
    })
}

fn score(labels: &[u8], scores: &Scores, transitions: &Transitions) -> f32 {
    let at = |index: usize| usize::from(labels[index]);
    let last = labels.len() - 1;
    let tokens: f32 = (0..=last).map(|token| scores.token(token)[at(token)]).sum();
    let pairs: f32 = (0..last).map(|token| transitions.from(at(token))[at(token + 1)]).sum();
    tokens + pairs + transitions.start()[at(0)] + transitions.end()[at(last)]
}

proptest! {
    #[test]
    fn the_best_sequence_is_found((scores, transitions) in problem()) {
        let mut labels = Vec::new();
        let found = viterbi(&scores, &transitions, &mut Scratch::default(), &mut labels);
        let all = sequences(scores.labels(), scores.len());
        let best = all.iter().map(|one| score(one, &scores, &transitions)).fold(f32::MIN, f32::max);
        prop_assert!((found - best).abs() < 1e-3, "{} {}", found, best);
        prop_assert!((score(&labels, &scores, &transitions) - best).abs() < 1e-3);
    }

    #[test]
    fn probabilities_are_those_of_all_sequences((scores, transitions) in problem()) {
        let mut lattice = Lattice::default();
        lattice.compute(&scores, &transitions);
        let all = sequences(scores.labels(), scores.len());
        let weight = |one: &[u8]| score(one, &scores, &transitions).exp();
        let total: f32 = all.iter().map(|one| weight(one)).sum();
        for one in &all {
            prop_assert!((lattice.path(0, one) - weight(one) / total).abs() < 1e-4);
        }
        for token in 0..scores.len() {
            let sum: f32 = (0..scores.labels()).map(|label| lattice.label(token, label)).sum();
            prop_assert!((sum - 1.0).abs() < 1e-4);
            for label in 0..scores.labels() {
                let with = all.iter().filter(|one| usize::from(one[token]) == label);
                let expected = with.map(|one| weight(one)).sum::<f32>() / total;
                prop_assert!((lattice.label(token, label) - expected).abs() < 1e-4);
                let path = lattice.path(token, &[label as u8]);
                prop_assert!((path - expected).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn strange_scores_never_panic(
        values in prop::collection::vec(prop::num::f32::ANY, 0..30),
        between in prop::collection::vec(prop::num::f32::NORMAL, 9),
    ) {
        let mut scores = Scores::new(3);
        values.chunks(3).for_each(|row| scores.push(row));
        let transitions = Transitions::new(3, &[0.0; 3], &[0.0; 3], &between).unwrap();
        let mut labels = Vec::new();
        viterbi(&scores, &transitions, &mut Scratch::default(), &mut labels);
        prop_assert_eq!(labels.len(), scores.len());
        let mut lattice = Lattice::default();
        lattice.compute(&scores, &transitions);
        prop_assert!((0.0..=1.0).contains(&lattice.path(0, &labels)));
    }
}

#[test]
fn scores_for_other_labels_give_nothing() {
    let transitions = Transitions::new(1, &[0.0], &[0.0], &[0.0]).unwrap();
    let mut scores = Scores::new(2);
    scores.push(&[1.0, 2.0]);
    let mut labels = vec![1];
    viterbi(&scores, &transitions, &mut Scratch::default(), &mut labels);
    assert!(labels.is_empty());
    let mut lattice = Lattice::default();
    lattice.compute(&scores, &transitions);
    assert!(lattice.is_empty());
    assert_eq!(lattice.path(0, &[0]), 0.0);
    assert_eq!(lattice.label(0, 0), 0.0);
}
