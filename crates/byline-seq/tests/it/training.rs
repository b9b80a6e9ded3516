use crate::{decode, example, toy};
use byline_seq::{Example, Features, ModelError, Scores, TrainError, TrainOptions};
use byline_seq::{train, train_choice};

const LABELS: [&str; 4] = ["O", "B-PER", "I-PER", "B-LOC"];

#[test]
fn a_small_problem_is_learned_exactly() {
    let model = train("toy/1", &LABELS, &toy(), &TrainOptions::default()).unwrap();
    assert_eq!(decode(&model, "“ Zoë Ruiz visits Léon ”"), [0, 1, 2, 0, 3, 0]);
    assert_eq!(decode(&model, "Ruiz visits the café"), [1, 0, 0, 0]);
    assert_eq!(decode(&model, "Léon and Zoë Ruiz"), [3, 0, 1, 2]);
    assert_eq!(model.labels(), LABELS);
    assert_eq!(model.task(), "toy/1");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let options = TrainOptions { l2: 1e-4, ..TrainOptions::default() };
    let first = train("toy/1", &LABELS, &toy(), &options).unwrap().to_bytes();
    let second = train("toy/1", &LABELS, &toy(), &options).unwrap().to_bytes();
    assert_eq!(first, second);
    let other = TrainOptions { seed: 7, ..options };
    assert_ne!(first, train("toy/1", &LABELS, &toy(), &other).unwrap().to_bytes());
}

#[test]
fn the_mean_of_the_last_epochs_differs_from_the_last() {
    let last = TrainOptions::default();
    let mean = TrainOptions { averaged: 4, ..last.clone() };
    let model = train("toy/1", &LABELS, &toy(), &mean).unwrap();
    let only = train("toy/1", &LABELS, &toy(), &last).unwrap();
    assert_ne!(model.to_bytes(), only.to_bytes());
    // Before the first epoch there is nothing to take.
    let all = TrainOptions { averaged: last.epochs, ..last.clone() };
    let more = TrainOptions { averaged: 2 * last.epochs, ..last };
    let [all, more] = [all, more].map(|options| train("toy/1", &LABELS, &toy(), &options).unwrap());
    assert_eq!(all.to_bytes(), more.to_bytes());
}

#[test]
fn l1_makes_models_smaller() {
    let weak = TrainOptions { l1: 0.0, ..TrainOptions::default() };
    let strong = TrainOptions { l1: 0.05, ..TrainOptions::default() };
    let weak = train("toy/1", &LABELS, &toy(), &weak).unwrap().to_bytes();
    let strong = train("toy/1", &LABELS, &toy(), &strong).unwrap().to_bytes();
    assert!(strong.len() < weak.len());
}

#[test]
fn rare_features_are_left_out() {
    let options = TrainOptions { min_count: 2, ..TrainOptions::default() };
    let all = train("toy/1", &LABELS, &toy(), &TrainOptions::default()).unwrap();
    let some = train("toy/1", &LABELS, &toy(), &options).unwrap();
    assert!(some.features() < all.features());
}

#[test]
fn examples_that_do_not_fit_are_errors() {
    let options = TrainOptions::default();
    let short = [example("a b", "0")];
    let error = train("toy/1", &LABELS, &short, &options).unwrap_err();
    assert_eq!(error, TrainError::LabelCount { index: 0, expected: 2, found: 1 });
    let strange = [example("a", "0"), example("a", "9")];
    let error = train("toy/1", &LABELS, &strange, &options).unwrap_err();
    assert_eq!(error, TrainError::UnknownLabel { index: 1, found: 9 });
    let none: [&str; 0] = [];
    let error = train("toy/1", &none, &[], &options).unwrap_err();
    assert_eq!(error, TrainError::Model(ModelError::Invalid { what: "number of labels" }));
    assert!(train("toy/1", &LABELS, &[], &options).is_ok());
}

#[test]
fn a_choice_is_learned_from_the_candidates_beside_it() {
    let choice = |candidates: &[&[u32]], right: usize| {
        let mut features = Features::default();
        for hashes in candidates {
            features.extend(hashes);
            features.end_token();
        }
        let labels = (0..candidates.len()).map(|at| u8::from(at == right)).collect();
        Example { features, labels }
    };
    // 1 beats 2, and 2 beats 3: none is right or wrong in itself.
    let examples = [choice(&[&[1], &[2]], 0), choice(&[&[3], &[2]], 1)];
    let model = train_choice("toy/1", &examples, &TrainOptions::default()).unwrap();
    let mut scores = Scores::default();
    model.score(&choice(&[&[1], &[2], &[3]], 0).features, &mut scores);
    let [first, second, third] = [0, 1, 2].map(|at| scores.token(at)[0]);
    assert!(first > second && second > third);

    let strange = Example { labels: vec![0, 2], ..choice(&[&[1], &[2]], 0) };
    let error = train_choice("toy/1", &[strange], &TrainOptions::default()).unwrap_err();
    assert_eq!(error, TrainError::UnknownLabel { index: 0, found: 2 });
}
