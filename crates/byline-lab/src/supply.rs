//! What the published crates are built from at run time: licences, versions, the Rust they need.

use anyhow::Context;
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use std::collections::{BTreeMap, BTreeSet};

/// Licences that ask for no more than to name the authors, and two that are by file (`MPL-2.0`, in
/// the program alone) or for data (`Unicode-3.0`). `.cargo/deny.toml` has the same.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "BSL-1.0",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates that stand in the tree in two versions: `petgraph` has an older `hashbrown` than
/// `indexmap`, and `askama` an older `syn` than `serde`; newer ones there are none, or they need a
/// newer Rust. `flatbuffers`, which `rten` needs, has an older `bitflags` than others. `postcard` names
/// two of `embedded-io`, and is built without either.
const TWICE: &[&str] = &["bitflags", "embedded-io", "foldhash", "hashbrown", "syn"];

/// The one published crate that may promise a newer Rust than the workspace. Others have it as an option.
const NEWER: &str = "byline-encoder";

/// Checks the crates that come with the published ones.
///
/// # Errors
///
/// If `cargo metadata` fails.
pub fn problems() -> anyhow::Result<Vec<String>> {
    let metadata = MetadataCommand::new().exec().context("cargo metadata")?;
    let come_with = |all_but: Option<&str>| {
        run_time(&metadata, all_but).context("cargo metadata names no dependencies")
    };
    let packages = come_with(None)?;
    let mut problems = too_new(&metadata, &packages, &come_with(Some(NEWER))?);
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in &packages {
        *versions.entry(package.name.as_str()).or_default() += 1;
        let licence = package.license.as_deref().unwrap_or("none");
        if !is_allowed(licence) {
            problems.push(format!("{} has the licence {licence}", package.name));
        }
    }
    let twice = versions.iter().filter(|(name, count)| **count > 1 && !TWICE.contains(name));
    problems.extend(twice.map(|(name, count)| format!("{name} is there in {count} versions")));
    println!("{} crates of others come with the published ones", packages.len());
    Ok(problems)
}

/// What needs a newer Rust than is promised: by the workspace for its crates and what comes `without` the
/// one that may need a newer one, by that one for all.
fn too_new(metadata: &Metadata, all: &[&Package], without: &[&Package]) -> Vec<String> {
    let own = metadata.workspace_packages();
    let newer = own.iter().find(|own| own.name == NEWER).and_then(|own| own.rust_version.as_ref());
    let least = own.iter().filter_map(|own| own.rust_version.as_ref()).min();
    let published = own.iter().filter(|own| own.publish.is_none() && own.name != NEWER);
    let of_workspace = published.chain(without).map(|package| (package, least));
    let of_all = all.iter().map(|package| (package, newer));
    let refused =
        of_workspace.chain(of_all).filter(|(p, promised)| p.rust_version.as_ref() > *promised);
    let message = |name| format!("{name} needs a newer Rust than is promised");
    refused.map(|(package, _)| message(&package.name)).collect()
}

/// All crates that others have written and that the published crates are built from, all or all but one,
/// on any system.
fn run_time<'a>(metadata: &'a Metadata, all_but: Option<&str>) -> Option<Vec<&'a Package>> {
    let resolve = metadata.resolve.as_ref()?;
    let own = metadata.workspace_packages();
    let (without, with): (Vec<&&Package>, Vec<&&Package>) =
        own.iter().partition(|package| Some(package.name.as_str()) == all_but);
    let published = with.iter().filter(|package| package.publish.is_none());
    let mut open: Vec<_> = published.map(|package| &package.id).collect();
    let mut seen: BTreeSet<_> =
        without.iter().map(|package| &package.id).chain(open.iter().copied()).collect();
    while let Some(id) = open.pop() {
        let node = resolve.nodes.iter().find(|node| node.id == *id)?;
        let wanted = node.deps.iter().filter(|dependency| {
            dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development)
        });
        open.extend(wanted.map(|dependency| &dependency.pkg).filter(|id| seen.insert(id)));
    }
    let others = |package: &&Package| seen.contains(&package.id) && package.source.is_some();
    Some(metadata.packages.iter().filter(others).collect())
}

/// True if a licence expression leaves a choice that is allowed: of `A OR B` one is enough, of
/// `A AND B` both must be.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(" / ", " OR ").replace('/', " OR ");
    expression.split(" AND ").all(|part| {
        let choices = part.trim_matches(['(', ')']);
        choices.split(" OR ").any(|licence| LICENCES.contains(&licence.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_choice_or_every_part_must_be_allowed() {
        for allowed in ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "(GPL-3.0 OR MIT) AND Zlib"]
        {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in ["none", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT OR Zlib) AND GPL-2.0"]
        {
            assert!(!is_allowed(refused), "{refused}");
        }
    }
}
