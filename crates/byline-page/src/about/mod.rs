//! What a page says about its story: in JSON-LD, in `meta` elements, in microdata.

mod authors;
mod linked;
mod meta;
mod published;
mod publisher;

use crate::date::When;
use crate::text::tidy;
use crate::words;
use dom_query::{Document, NodeRef};
use linked::Linked;
use meta::Meta;

/// What a page says about its story.
#[derive(Debug, Default, PartialEq)]
pub struct About {
    pub headlines: Vec<String>,
    pub when: Option<When>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    /// The text of the story, where JSON-LD holds it.
    pub body: Option<String>,
}

/// Where a page says it.
struct Page<'p> {
    elements: Vec<NodeRef<'p>>,
    linked: Linked,
    meta: Meta,
}

/// Reads what a page says.
pub fn read(page: &Document) -> About {
    let elements: Vec<NodeRef> = page.root().descendants_it().filter(NodeRef::is_element).collect();
    let page = Page { linked: Linked::of(&elements), meta: Meta::of(&elements), elements };
    let url = address(&page);
    let publisher = publisher::of(&page);
    let mut authors = authors::of(&page);
    authors.retain(|name| Some(name) != publisher.as_ref());
    About {
        headlines: headlines(&page),
        when: published::of(&page).or_else(|| url.as_deref().and_then(published::in_address)),
        publisher,
        authors,
        url,
        body: page.linked.text("articleBody").map(str::to_owned),
    }
}

/// The headlines that a page states, the surest first.
fn headlines(page: &Page) -> Vec<String> {
    let linked = page.linked.text("headline").map(tidy);
    let meta = words::all("headline-meta").flat_map(|name| page.meta.all(name)).map(tidy);
    let title = page.elements.iter().find(|node| node.has_name("title"));
    linked.into_iter().chain(meta).chain(title.map(|node| tidy(node.text()))).collect()
}

/// The canonical address.
fn address(page: &Page) -> Option<String> {
    let is_link = |node: &&NodeRef| {
        node.has_name("link")
            && node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    };
    let link = page.elements.iter().find(is_link).and_then(|node| node.attr("href"));
    let stated = page.meta.first("og:url").or_else(|| page.linked.text("url"));
    let url = link.map(|href| href.to_string()).or_else(|| stated.map(str::to_owned))?;
    Some(url.trim().to_owned()).filter(|url| url.starts_with("http"))
}
