//! Puts lists of words and names into one file: those of byline-ner, places of GeoNames, personal
//! names of the US census.

use crate::readers::{names, text};
use byline_ner::train::{List, lists_file};
use std::path::Path;

/// The lists that are text files of byline-ner.
const OWN: &[List] = &[
    List::Region,
    List::Place,
    List::Group,
    List::Organization,
    List::Outlet,
    List::Event,
    List::Work,
    List::Product,
    List::NewsFirstName,
    List::OrganizationHead,
    List::OrganizationWord,
    List::PlaceHead,
    List::PlacePrefix,
    List::EventHead,
    List::WorkHead,
    List::Title,
    List::TitleWord,
    List::Role,
    List::ReportVerb,
    List::Calendar,
    List::Common,
    List::Particle,
    List::ProductPrefix,
];

/// Collects the lists and returns the bytes of their file.
pub fn train(geonames: &Path, census: &Path) -> anyhow::Result<Vec<u8>> {
    let mut all = Vec::new();
    let own = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../byline-ner/data/en"));
    for &list in OWN {
        let path = own.join(list.name()).with_extension("txt");
        if !path.exists() {
            continue;
        }
        for line in text(&path)?.lines() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                all.push((list, words(line)));
            }
        }
    }
    let mut places = |file: &str, list: &dyn Fn(u64) -> List| -> anyhow::Result<()> {
        for place in names::places(&geonames.join(file).with_extension("json"))? {
            all.push((list(place.population), words(&place.name)));
        }
        Ok(())
    };
    places("countries", &|_| List::Country)?;
    places("us_states", &|_| List::Region)?;
    places("us_counties", &|_| List::Region)?;
    places("continents", &|_| List::Region)?;
    places("cities15000", &|people| if people >= 100_000 { List::City } else { List::Town })?;
    let mut people =
        |file: &str, share: f64, often: f64, list: (List, List)| -> anyhow::Result<()> {
            let path = census.join(file);
            let frequent = names::people(&path, often)?.len();
            for (rank, name) in names::people(&path, share)?.into_iter().enumerate() {
                all.push((if rank < frequent { list.0 } else { list.1 }, name));
            }
            Ok(())
        };
    people("dist.male.first", 100.0, 80.0, (List::FirstName, List::RareFirstName))?;
    people("dist.female.first", 100.0, 80.0, (List::FirstName, List::RareFirstName))?;
    people("dist.all.last", 80.0, 55.0, (List::Surname, List::RareSurname))?;
    Ok(lists_file(all)?)
}

/// The words of a name in lower case, cut as stories are.
fn words(name: &str) -> String {
    name.to_lowercase().replace('’', "'").replace("'s", " 's").replace(',', " ,")
}
