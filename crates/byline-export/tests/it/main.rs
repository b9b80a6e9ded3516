//! What is written is read again, by readers that others have made where there are any.

mod brat;
mod csv;
mod graphs;
mod html;
mod sentences;
mod web;

use byline::{Document, LineBreaks, Pipeline};
use std::sync::LazyLock;

/// A story with every layer, and one with all that formats stumble over: ends of lines of several
/// kinds, tabs, columns, quotation marks, markup, emoji, an id that is a path.
static STORIES: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let pipeline = Pipeline::new();
    let mut bridge = pipeline.analyze(include_str!("../../../../examples/data/bridge.txt"));
    bridge.id = Some("bridge".to_owned());
    // Its lines are broken anywhere, so that a quote goes over two of them.
    let by_blank_lines = Pipeline::builder().line_breaks(LineBreaks::BlankLines).build();
    let mut hostile = by_blank_lines.analyze(HOSTILE);
    hostile.id = Some("../a|b\"]-->\n<script>".to_owned());
    hostile.publisher = Some("Le “Monde”, 1. \\ & <b>".to_owned());
    vec![bridge, hostile]
});

const HOSTILE: &str = "“The café\r\nstays \"open\";\topen | <script>alert(1)</script>,” said Zoë \
    Ruiz 🇺🇦, mayor of Brno.\u{2028}“1. We’ll see ]] --> end,\nall \\of #us;” she told Reuters. The \
    mayor told Le Monde that\r\n\r\n“it”, _she_ said = *no*.";

/// The stories with their layers; a test of a format over stories without quotes proves nothing.
fn stories() -> &'static [Document] {
    for document in STORIES.iter() {
        assert!(document.quotes().len() > 1 && document.citations().len() > 1);
    }
    &STORIES
}
