//! Who published a story.

use super::Page;
use super::linked::name_of;
use crate::{text::tidy, words};

/// Marks behind which a site says what it is.
const MARKS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", ": "];

/// The publisher: as JSON-LD has it, as `meta` elements have it, or the name of the site.
pub fn of(page: &Page) -> Option<String> {
    let stated = page.linked.named("publisher");
    let meta = words::all("publisher-meta").flat_map(|name| page.meta.all(name)).map(str::to_owned);
    let sites = page.linked.all("site-type").filter_map(name_of);
    stated.chain(meta).chain(sites).map(|name| site(&name)).find(|name| {
        !name.is_empty() && !name.contains("://") && !words::is("site", &name.to_lowercase())
    })
}

/// The name of a site, without what it says of itself.
fn site(name: &str) -> String {
    let end = MARKS.iter().filter_map(|mark| name.find(mark)).min();
    tidy(&name[..end.unwrap_or(name.len())])
}
