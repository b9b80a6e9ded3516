//! A whole story as it stands in the page, to be read by people.

use super::stories::cafe;
use byline_export::html::{Options, page};
use std::path::Path;

/// Set this to write the file anew.
const WRITE: &str = "BYLINE_WRITE_SNAPSHOTS";

#[test]
fn a_story_looks_like_this() {
    let html = page(&cafe(), &Options::default());
    let start = html.find("<article").unwrap();
    let end = html.find("</main>").unwrap();
    let found = html[start..end].trim_end().to_owned() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/html/cafe.html");
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&file, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap();
    assert!(found == expected, "the page has changed; with {WRITE}=1 git shows how:\n{found}");
}
