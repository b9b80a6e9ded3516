//! The `meta` elements of a page.

use dom_query::NodeRef;

/// Names in small letters, and contents.
pub struct Meta(Vec<(String, String)>);

/// Attributes by which `meta` elements are named.
const NAMES: [&str; 4] = ["property", "name", "itemprop", "http-equiv"];

impl Meta {
    /// Reads the elements that have a content.
    pub fn of(elements: &[NodeRef]) -> Self {
        let mut found = Vec::new();
        for node in elements.iter().filter(|node| node.has_name("meta")) {
            let Some(content) = node.attr("content").filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            for name in NAMES.iter().filter_map(|name| node.attr(name)) {
                found.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
            }
        }
        Self(found)
    }

    /// The contents of the elements of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let same = move |entry: &&(String, String)| entry.0 == name;
        self.0.iter().filter(same).map(|(_, content)| content.as_str())
    }

    /// The first of them.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }
}
