//! Graphviz DOT: the chains of a story as a directed graph, from the story to the origins.
//!
//! Nodes are the story, its quotes, and their speakers and carriers; an edge says how one came to
//! the other (`asserts`, `via`, `attributed-to`, `published-by`). There are no offsets in it.

use byline_cite::SourceGraph;
use byline_core::Document;
use std::io::{self, Write};

/// Writes one `digraph`. A file may hold several, one after the other. Takes time linear in the
/// quotes and citations.
///
/// # Errors
///
/// If it cannot be written.
///
/// ```
/// use byline_core::Document;
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("the \"café\" story".to_owned());
/// let mut out = Vec::new();
/// byline_export::dot::write(&mut out, &document)?;
/// let text = String::from_utf8(out)?;
/// assert!(text.starts_with("digraph {") && text.contains(r#"[ label = "the \"café\" story" ]"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    write!(out, "{}", SourceGraph::of_story(document).to_dot())
}
