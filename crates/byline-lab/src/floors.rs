//! The scores that a change must not lose.

use crate::counts::percent;
use crate::eval::citations::{examples, seed, stories_of};
use crate::eval::{constructions, ner, parse, pos, quotes, referents, stories, tokenize};
use crate::models;
use crate::names::CLASSES;
use crate::readers;
use anyhow::{Context, bail};
use std::path::Path;

/// F1 of words and of sentences that each gold file must reach, in percent. The floors lie a
/// little under what is reached, so that a harmless change passes and a loss does not.
const TOKENIZE: &[(&str, f64, f64)] =
    &[("ewt_dev", 99.1, 85.5), ("gum_dev", 99.8, 95.5), ("golden_rules", 0.0, 97.0)];

/// Share of the statements whose marked source goes to the right speaker, in percent.
const SPEAKERS: &[(&str, f64)] =
    &[("stories/stories_dev.jsonl", 98.0), ("stories/wire_dev.jsonl", 88.0)];

/// Hops and antecedents of the hard sentences, in percent.
const EXAMPLES: (f64, f64) = (88.0, 80.0);

/// Citations and chains of the seed story.
const SEED: (usize, usize) = (11, 10);

/// Accuracy of the Penn tags on the words of a treebank, in percent.
const POS: &[(&str, f64)] = &[("ewt_dev", 95.0), ("gum_dev", 95.2)];

/// F1 of names in four classes, in percent.
const NER: &[(&str, f64)] = &[
    ("ner/conll2003/dev.conll", 94.1),
    ("ner/cleanconll/dev.conll", 88.1),
    ("ner/worldwide/dev.conll", 79.0),
];

/// A name, and the least that stands beside it, in percent.
type Floor = (&'static str, f64);

/// What stories and quotes must reach that are read with an encoder, or without.
struct Tier {
    /// Figures of whole stories, as `eval::stories` prints them.
    stories: &'static [(&'static str, &'static [Floor])],
    /// Texts of the construction suite that are read right in all.
    constructions: &'static [Floor],
    /// Quotes of the development part of PolNeAR: the measures of `eval::quotes`.
    quotes: &'static [Floor],
    /// Unlabelled and labelled attachment score on the words of a treebank, in percent.
    trees: &'static [(&'static str, f64, f64)],
}

const FAST: Tier = Tier {
    stories: &[
        (
            "stories_dev",
            &[
                ("names", 93.5),
                ("FULL", 84.8),
                ("speaker", 86.5),
                ("named", 85.0),
                ("2 or more", 69.5),
            ],
        ),
        (
            "wire_dev",
            &[
                ("names", 96.5),
                ("FULL", 80.0),
                ("speaker", 82.5),
                ("named", 94.0),
                ("2 or more", 80.0),
            ],
        ),
        (
            "modern_dev",
            &[
                ("names", 91.5),
                ("FULL", 90.5),
                ("speaker", 87.5),
                ("named", 76.5),
                ("2 or more", 57.0),
            ],
        ),
        (
            "chains_dev",
            &[
                ("names", 92.5),
                ("FULL", 80.0),
                ("speaker", 72.0),
                ("named", 74.0),
                ("2 or more", 58.0),
            ],
        ),
        (
            "stories_train",
            &[
                ("names", 98.0),
                ("FULL", 87.0),
                ("speaker", 79.5),
                ("named", 77.5),
                ("2 or more", 66.0),
            ],
        ),
    ],
    constructions: &[("dev", 95.0), ("reports", 77.5)],
    quotes: &[
        ("content exact", 60.0),
        ("FULL", 69.5),
        ("FULL direct", 89.5),
        ("FULL mixed", 78.0),
        ("FULL indirect", 61.0),
    ],
    trees: &[("ewt_dev", 86.0, 82.4), ("gum_dev", 84.8, 80.6)],
};

/// The first two sets have names by an older guideline than the encoder learned.
const ACCURATE: Tier = Tier {
    stories: &[
        ("stories_dev", &[("names", 92.5), ("FULL", 91.0), ("speaker", 94.5), ("named", 86.5)]),
        ("wire_dev", &[("names", 96.0), ("FULL", 80.5), ("speaker", 80.5), ("named", 93.5)]),
        ("modern_dev", &[("names", 93.5), ("FULL", 88.5), ("speaker", 84.5), ("named", 72.0)]),
        (
            "chains_dev",
            &[
                ("names", 92.0),
                ("FULL", 83.0),
                ("speaker", 80.0),
                ("named", 79.5),
                ("2 or more", 75.0),
            ],
        ),
    ],
    constructions: &[("reports", 81.0)],
    quotes: &[
        ("content exact", 63.5),
        ("FULL", 73.5),
        ("FULL direct", 91.5),
        ("FULL mixed", 84.5),
        ("FULL indirect", 65.5),
    ],
    trees: &[("ewt_dev", 90.5, 87.2), ("gum_dev", 89.0, 85.2)],
};

/// A score and what it must not fall under.
struct Measure {
    name: String,
    score: f64,
    floor: f64,
}

/// Compares the scores on the development sets under `data` with their floors. With an encoder these
/// are what it has a say in: trees, stories, constructions and quotes.
///
/// # Errors
///
/// If a set cannot be read, or a score lies under its floor.
pub fn floors(data: &Path, encoder: Option<&Path>) -> anyhow::Result<()> {
    type Layer<'l> = Box<dyn Fn() -> anyhow::Result<Vec<Measure>> + 'l>;
    let tier = if encoder.is_some() { &ACCURATE } else { &FAST };
    let mut layers: Vec<Layer<'_>> = Vec::new();
    if encoder.is_none() {
        for layer in [tokenize, pos, ner, citations, speakers] {
            layers.push(Box::new(move || layer(data)));
        }
    }
    for layer in [trees, stories, constructions, quotations] {
        layers.push(Box::new(move || layer(data, encoder, tier)));
    }
    let mut fallen = Vec::new();
    for layer in layers {
        for Measure { name, score, floor } in layer()? {
            println!("{name} {score:.2}, floor {floor}");
            if score < floor {
                fallen.push(name);
            }
        }
    }
    if !fallen.is_empty() {
        bail!("under their floor: {}", fallen.join(", "));
    }
    Ok(())
}

fn measure(name: impl Into<String>, score: f64, floor: f64) -> Measure {
    Measure { name: name.into(), score, floor }
}

fn tokenize(data: &Path) -> anyhow::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    for &(name, words, sentences) in TOKENIZE {
        let score = tokenize::score(&data.join("tokenize").join(name).with_extension("json"))?;
        measures.push(measure(format!("{name} words"), score.words.f1(), words));
        measures.push(measure(format!("{name} sentences"), score.sentences.f1(), sentences));
    }
    Ok(measures)
}

fn pos(data: &Path) -> anyhow::Result<Vec<Measure>> {
    let tagger = models::tagger(None)?;
    let score = |&(name, floor): &(&str, f64)| {
        let score = pos::score(&data.join("pos").join(name).with_extension("conllu"), &tagger)?;
        Ok(measure(format!("{name} Penn tags"), score.penn(), floor))
    };
    POS.iter().map(score).collect()
}

fn trees(data: &Path, encoder: Option<&Path>, tier: &Tier) -> anyhow::Result<Vec<Measure>> {
    let pipeline = models::pipeline(&models::Files::of(encoder))?;
    let mut measures = Vec::new();
    for &(name, unlabelled, labelled) in tier.trees {
        let path = data.join("pos").join(name).with_extension("conllu");
        let score = parse::score(&path, &pipeline)?;
        measures.push(measure(format!("{name} UAS"), score.unlabelled(), unlabelled));
        measures.push(measure(format!("{name} LAS"), score.labelled(), labelled));
    }
    Ok(measures)
}

fn ner(data: &Path) -> anyhow::Result<Vec<Measure>> {
    let tagger = models::ner(None)?;
    let score = |&(name, floor): &(&str, f64)| {
        let score = ner::score(&data.join(name), &tagger)?;
        Ok(measure(format!("{name} names"), score.f1(&CLASSES), floor))
    };
    NER.iter().map(score).collect()
}

fn quotations(data: &Path, encoder: Option<&Path>, tier: &Tier) -> anyhow::Result<Vec<Measure>> {
    let pipeline = models::pipeline(&models::Files::of(encoder))?;
    let path = data.join("quote/polnear_dev.jsonl");
    let score = quotes::score(&path, &pipeline, &quotes::Options::default())?;
    let floor = |name: &str| tier.quotes.iter().find(|(other, _)| *other == name).map(|(_, f)| *f);
    let rows = score.rows().into_iter();
    let measures = rows.filter_map(|(name, counts)| {
        Some(measure(format!("PolNeAR {name}"), counts.f1(), floor(name)?))
    });
    Ok(measures.collect())
}

fn stories(data: &Path, encoder: Option<&Path>, tier: &Tier) -> anyhow::Result<Vec<Measure>> {
    let pipeline = models::pipeline(&models::Files::of(encoder))?;
    let mut measures = Vec::new();
    for &(set, floors) in tier.stories {
        let path = data.join("stories").join(set).with_extension("jsonl");
        let figures = stories::score(&path, &pipeline)?.all();
        for &(name, floor) in floors {
            let figure = figures.iter().find(|figure| figure.0 == name);
            let score = figure.and_then(|figure| figure.1.percent());
            let score = score.with_context(|| format!("{set} has no figure `{name}`"))?;
            measures.push(measure(format!("{set} {name}"), score, floor));
        }
    }
    Ok(measures)
}

fn constructions(data: &Path, encoder: Option<&Path>, tier: &Tier) -> anyhow::Result<Vec<Measure>> {
    let pipeline = models::pipeline(&models::Files::of(encoder))?;
    let score = |&(set, floor): &(&str, f64)| {
        let path = data.join("constructions").join(set).with_extension("jsonl");
        let right = constructions::score(&path, &pipeline)?.right();
        Ok(measure(format!("constructions {set} right"), right, floor))
    };
    tier.constructions.iter().map(score).collect()
}

fn citations(data: &Path) -> anyhow::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    let path = data.join("cite/examples.jsonl");
    let score =
        examples::score(&readers::text(&path)?, &readers::text(&stories_of(&path))?, false)?;
    measures.push(measure("example hops", percent(score.hops.0, score.hops.1), EXAMPLES.0));
    let (right, all) = score.antecedents;
    measures.push(measure("example antecedents", percent(right, all), EXAMPLES.1));
    let path = data.join("cite/seed_gold.json");
    let gold =
        seed::Gold::from_json(&readers::text(&path)?).context("the seed annotation is damaged")?;
    let score = seed::score(&gold, &readers::text(&gold.article(&path))?, false);
    measures.push(measure("seed citations", score.citations.0 as f64, SEED.0 as f64));
    measures.push(measure("seed chains", score.chains.0 as f64, SEED.1 as f64));
    Ok(measures)
}

fn speakers(data: &Path) -> anyhow::Result<Vec<Measure>> {
    let score = |&(name, floor): &(&str, f64)| {
        let statements = referents::score(&data.join(name), false)?.statements;
        let score = statements.percent().with_context(|| format!("{name} has no statements"))?;
        Ok(measure(format!("{name} speakers, sources given"), score, floor))
    };
    SPEAKERS.iter().map(score).collect()
}
