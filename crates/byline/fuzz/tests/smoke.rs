//! Every target over its seeds and some thousand mutations of them, the same in every run. What a
//! fuzzer has gathered in `corpus/TARGET` counts as seeds where it is; `BYLINE_FUZZ_TIMES=100` makes
//! a hundred times as many mutations.

use byline_fuzz::mutate::{Numbers, mutate};
use std::path::{Path, PathBuf};
use std::{fs, panic};

/// Runs a target. An input that it stops at is put into a file.
fn run(target: &str, check: fn(&[u8]), mutations: usize) {
    let mut seeds = inputs("seeds", target);
    seeds.extend(inputs("corpus", target));
    assert!(!seeds.is_empty(), "{target} has no seeds");
    for seed in &seeds {
        try_input(target, check, seed);
    }
    let times = std::env::var("BYLINE_FUZZ_TIMES").map_or(1, |times| times.parse().unwrap());
    let mut numbers = Numbers::new(1);
    for _ in 0..times * mutations {
        let seed = &seeds[numbers.below(seeds.len())];
        let other = &seeds[numbers.below(seeds.len())];
        try_input(target, check, &mutate(seed, other, &mut numbers));
    }
}

fn inputs(folder: &str, target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(target);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let entries = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn try_input(target: &str, check: fn(&[u8]), input: &[u8]) {
    if let Err(reason) = panic::catch_unwind(|| check(input)) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(target);
        let path = folder.join("smoke");
        fs::create_dir_all(folder).unwrap();
        fs::write(&path, input).unwrap();
        eprintln!("{target} stops at {}", path.display());
        panic::resume_unwind(reason);
    }
}

macro_rules! targets {
    ($($target:ident: $mutations:literal,)+) => {
        $(#[test]
        fn $target() {
            run(stringify!($target), byline_fuzz::$target::check, $mutations);
        })+

        #[test]
        fn no_target_is_forgotten() {
            let names: Vec<&str> = byline_fuzz::TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($target)),+]);
        }
    };
}

// As many mutations as take some seconds.
targets! {
    tokenize: 3000,
    pipeline: 200,
    wire: 3000,
    model: 2000,
    index: 2000,
    html: 500,
    command: 2000,
}
