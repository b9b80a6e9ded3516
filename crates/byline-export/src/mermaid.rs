//! Mermaid: the chains of stories as a flowchart, which many sites draw where Markdown holds it.
//!
//! The same graph as in [`dot`](crate::dot). Stories are drawn as boxes with double sides, quotes as
//! boxes, sources with round ends. There are no offsets in it.

use byline_cite::{Node, SourceGraph};
use byline_core::Document;
use std::io::{self, Write};

/// Writes one flowchart of all its stories.
///
/// ```
/// use byline_core::Document;
/// use byline_export::mermaid::Chart;
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("the “café” story --> [1]".to_owned());
/// let mut chart = Chart::new(Vec::new())?;
/// chart.write(&document)?;
/// let text = String::from_utf8(chart.finish()?)?;
/// let label = "the “café” story #45;#45;#62; #91;1#93;";
/// assert_eq!(text, format!("flowchart LR\n  s0n0[[\"{label}\"]]\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Chart<W: Write> {
    out: W,
    stories: usize,
}

impl<W: Write> Chart<W> {
    /// Begins a chart.
    ///
    /// # Errors
    ///
    /// If its first line cannot be written.
    pub fn new(mut out: W) -> io::Result<Self> {
        writeln!(out, "flowchart LR")?;
        Ok(Self { out, stories: 0 })
    }

    /// Writes the nodes and edges of a document; stories share none. Takes time linear in the
    /// quotes and citations.
    ///
    /// # Errors
    ///
    /// If a line cannot be written.
    pub fn write(&mut self, document: &Document) -> io::Result<()> {
        let graph = SourceGraph::of_story(document);
        let story = self.stories;
        self.stories += 1;
        for (index, node) in graph.nodes().enumerate() {
            let (open, close) = shape(node);
            let label = escaped(&node.to_string());
            writeln!(self.out, "  s{story}n{index}{open}\"{label}\"{close}")?;
        }
        for (from, to, edge) in graph.links() {
            let label = escaped(&edge.to_string());
            writeln!(self.out, "  s{story}n{from} -->|\"{label}\"| s{story}n{to}")?;
        }
        Ok(())
    }

    /// Writes what is held back, and gives the writer back.
    ///
    /// # Errors
    ///
    /// If that cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn shape(node: &Node) -> (&'static str, &'static str) {
    match node.kind.as_str() {
        "story" => ("[[", "]]"),
        "quote" => ("[", "]"),
        _ => ("([", "])"),
    }
}

/// Every ASCII character that could mean something to Mermaid, to Markdown or to HTML, as its
/// number. A label needs at least one character to be one.
fn escaped(label: &str) -> String {
    let mut text = String::with_capacity(label.len());
    // `1.` and `1)` begin a list.
    let mut numbered = true;
    for c in label.chars() {
        match c {
            '.' | ')' if numbered => text += &format!("#{};", c as u32),
            ' ' | ',' | '.' | '?' | '!' | '(' | ')' => text.push(c),
            c if c.is_whitespace() || c.is_control() => text.push(' '),
            c if c.is_ascii_alphanumeric() || !c.is_ascii() => text.push(c),
            c => text += &format!("#{};", c as u32),
        }
        numbered &= c.is_ascii_digit() || c == ' ';
    }
    if text.trim().is_empty() { "#8203;".to_owned() } else { text }
}
