//! The dependency diagram, the supply chain, the place of `unsafe` and the links between files as a
//! check.

use crate::{links, supply};
use anyhow::{Context, bail};
use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Which libraries of the workspace each crate may use at run time.
const EDGES: &[(&str, &[&str])] = &[
    ("byline-core", &[]),
    ("byline-seq", &[]),
    ("byline-model-en", &[]),
    ("byline-view", &["byline-core", "byline-lexicon"]),
    ("byline-lexicon", &["byline-core"]),
    ("byline-tokenize", &["byline-core"]),
    ("byline-pos", &["byline-core", "byline-seq"]),
    ("byline-parse", &["byline-core", "byline-seq"]),
    ("byline-ner", &["byline-core", "byline-seq", "byline-lexicon", "byline-view"]),
    ("byline-quote", &["byline-core", "byline-seq", "byline-lexicon", "byline-view"]),
    ("byline-encoder", &["byline-core", "byline-seq", "byline-view"]),
    ("byline-refer", &["byline-core", "byline-lexicon", "byline-view"]),
    ("byline-cite", &["byline-core", "byline-lexicon", "byline-view"]),
    ("byline-export", &["byline-core", "byline-cite"]),
    ("byline-page", &["byline-core"]),
    (
        "byline",
        &[
            "byline-core",
            "byline-lexicon",
            "byline-view",
            "byline-tokenize",
            "byline-pos",
            "byline-parse",
            "byline-ner",
            "byline-quote",
            "byline-refer",
            "byline-cite",
            "byline-encoder",
            "byline-model-en",
        ],
    ),
    ("byline-cli", &["byline", "byline-export", "byline-page"]),
    (
        "byline-lab",
        &[
            "byline",
            "byline-core",
            "byline-lexicon",
            "byline-view",
            "byline-tokenize",
            "byline-seq",
            "byline-pos",
            "byline-parse",
            "byline-quote",
            "byline-encoder",
            "byline-refer",
            "byline-ner",
            "byline-model-en",
        ],
    ),
    (BINDING, &["byline", "byline-export", "byline-page"]),
    ("byline-benches", &[]),
    ("byline-examples", &[]),
];

/// The Python package, which is a workspace of its own, and like a program takes what it needs.
const BINDING: &str = "byline-python";
const BINDING_MANIFEST: &str = "crates/byline-python/Cargo.toml";

/// What the published libraries may use of third parties at run time.
const THIRD_PARTIES: &[&str] = &[
    "jiff",
    "once_cell",
    "petgraph",
    "petgraph-graphml",
    "postcard",
    "rayon",
    "rustc-hash",
    "serde",
    "thiserror",
    "unicode-segmentation",
    "whatlang",
    "xxhash-rust",
];

/// What the export of other formats may use besides: their writers.
const WRITERS: &[&str] =
    &["askama", "base64", "csv", "percent-encoding", "rust-sugiyama", "serde_json", "sha2"];

/// What the reader of pages may use besides: HTML as a tree, the article in it, encodings.
const READERS: &[&str] = &["dom_query", "dom_smoothie", "encoding_rs", "serde_json"];

/// What the encoder may use besides: a runtime for networks, word pieces, the frame of its file.
const NETWORKS: &[&str] = &[
    "crc32fast",
    "rten",
    "rten-tensor",
    "serde_json",
    "unicode-normalization",
    "unicode-properties",
];

/// The one crate, and its one file, that may have `unsafe` code.
const UNSAFE: (&str, &str) = ("byline-tokenize", "simd.rs");

/// Compares `cargo metadata` with the lists above, and looks for `unsafe` code.
///
/// # Errors
///
/// One message that names everything that is not allowed, and a version that differs.
pub fn tidy() -> anyhow::Result<()> {
    let metadata = MetadataCommand::new().no_deps().exec().context("cargo metadata")?;
    let manifest = metadata.workspace_root.join(BINDING_MANIFEST);
    let binding = MetadataCommand::new()
        .manifest_path(&manifest)
        .no_deps()
        .exec()
        .with_context(|| format!("cargo metadata of {manifest}"))?;
    let mut packages = metadata.workspace_packages();
    packages.extend(binding.workspace_packages());
    let mut problems: Vec<String> =
        packages.iter().flat_map(|package| problems_of(package)).collect();
    problems.extend(unused_allowances(&packages));
    problems.extend(other_versions(&packages));
    problems.extend(links::problems(metadata.workspace_root.as_std_path())?);
    // The macros of the binding write `unsafe` code of their own.
    for package in metadata.workspace_packages() {
        problems.extend(unsafe_in(package)?);
    }
    problems.extend(supply::problems()?);
    if !problems.is_empty() {
        bail!("what crates/README.md does not allow:\n{}", problems.join("\n"));
    }
    println!("{} crates depend on each other as they should", packages.len());
    Ok(())
}

fn problems_of(package: &Package) -> Vec<String> {
    let name = package.name.as_str();
    let Some((_, allowed)) = EDGES.iter().find(|(from, _)| *from == name) else {
        return vec![format!("{name} is not in the diagram")];
    };
    let is_program = name == BINDING || package.targets.iter().any(|target| target.is_bin());
    let run_time = package.dependencies.iter().filter(|d| d.kind == DependencyKind::Normal);
    let refused = run_time.filter(|dependency| {
        let on = dependency.name.as_str();
        if on.starts_with("byline") {
            !allowed.contains(&on)
        } else {
            let writer = name == "byline-export" && WRITERS.contains(&on);
            let reader = name == "byline-page" && READERS.contains(&on);
            let network = name == "byline-encoder" && NETWORKS.contains(&on);
            !is_program && !writer && !reader && !network && !THIRD_PARTIES.contains(&on)
        }
    });
    refused.map(|dependency| format!("{name} -> {}", dependency.name)).collect()
}

/// What was allowed once and is not used any more: crates of this workspace by another one, and third
/// parties by any library.
fn unused_allowances(packages: &[&Package]) -> Vec<String> {
    let libraries = packages.iter().filter(|package| !package.targets.iter().any(|t| t.is_bin()));
    let dependencies = libraries.flat_map(|package| &package.dependencies);
    let used: BTreeSet<&str> = dependencies
        .filter(|dependency| dependency.kind == DependencyKind::Normal)
        .map(|dependency| dependency.name.as_str())
        .collect();
    let lists = THIRD_PARTIES.iter().chain(WRITERS).chain(READERS).chain(NETWORKS);
    let idle = lists.filter(|on| !used.contains(*on));
    let idle = idle.map(|on| format!("{on} is allowed, and no library uses it"));
    let uses = |from: &str, on: &str| {
        let package = packages.iter().find(|package| package.name.as_str() == from);
        package.is_some_and(|package| {
            let mut run_time = package.dependencies.iter();
            run_time.any(|d| d.kind == DependencyKind::Normal && d.name == on)
        })
    };
    let edges = EDGES.iter().flat_map(|(from, to)| to.iter().map(move |on| (from, on)));
    let edges = edges.filter(|(from, on)| !uses(from, on));
    idle.chain(edges.map(|(from, on)| format!("{from} -> {on} is allowed, and not used"))).collect()
}

/// The Python package cannot inherit the version of the workspace, but has the same.
fn other_versions(packages: &[&Package]) -> Option<String> {
    let version = |name| packages.iter().find(|package| package.name == name).map(|p| &p.version);
    let (binding, facade) = (version(BINDING)?, version("byline")?);
    (binding != facade).then(|| format!("{BINDING} has version {binding}, byline {facade}"))
}

/// Every crate forbids `unsafe` code, so that the compiler refuses it. The one that has some denies
/// it, and lifts that in one file.
fn unsafe_in(package: &Package) -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    let is_root = |target: &&cargo_metadata::Target| target.is_lib() || target.is_bin();
    for root in package.targets.iter().filter(is_root).map(|target| target.src_path.as_std_path()) {
        if package.name.as_str() != UNSAFE.0 {
            if !read(root)?.contains("\n#![forbid(unsafe_code)]\n") {
                problems.push(format!("{} without #![forbid(unsafe_code)]", root.display()));
            }
            continue;
        }
        for entry in walkdir::WalkDir::new(root.parent().unwrap_or(root)) {
            let path = entry?.into_path();
            let allowed =
                path.ends_with(UNSAFE.1) || path.extension().is_none_or(|end| end != "rs");
            if !allowed && read(&path)?.contains("unsafe_code") {
                problems.push(format!("{} speaks of unsafe_code", path.display()));
            }
        }
    }
    Ok(problems)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
