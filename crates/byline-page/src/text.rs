//! Elements to paragraphs.

use dom_query::{Document, NodeRef};

/// What kind of block a paragraph was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// Prose.
    Plain,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
}

/// A paragraph of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words; blanks are single, and line ends are blanks.
    pub text: String,
    pub block: Block,
    /// The level of a heading, from 1.
    pub level: u8,
    /// How many elements it stands in.
    pub depth: usize,
    /// The characters of it that stand in links.
    pub linked: usize,
}

impl Paragraph {
    /// The number of its words.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// True if it is a link and little else.
    pub fn is_linked(&self) -> bool {
        self.linked * 10 >= self.text.chars().filter(|c| !c.is_whitespace()).count() * 8
    }

    /// True for prose that no box of links has.
    pub fn is_story(&self) -> bool {
        self.block == Block::Plain && !self.is_linked() && self.words() > 20
    }
}

/// A line of fewer characters is not broken because it is full.
const SHORT_LINE: usize = 50;

/// A table is one, and no page laid out as one, if no cell of it has more characters.
const CELL: usize = 200;

/// Makes boxes of the tables that pages are laid out in.
pub fn unfold_tables(page: &Document) {
    for table in page.select("table").nodes() {
        let rows = table.children_it(false).filter(NodeRef::is_element);
        let rows: Vec<NodeRef> = rows.flat_map(|part| part.children()).collect();
        let cells: Vec<NodeRef> = rows.iter().flat_map(NodeRef::element_children).collect();
        if cells.iter().any(|cell| cell.normalized_char_count() > CELL) {
            let parts = table.element_children();
            let all = parts.iter().chain(&rows).chain(&cells).filter(|node| node.is_element());
            all.for_each(|node| node.rename("div"));
            table.rename("div");
        }
    }
}

/// A text on one line: blanks are single, and line ends are blanks.
pub fn tidy(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs within an element, in the order of the page.
pub fn paragraphs(root: &NodeRef) -> Vec<Paragraph> {
    let mut walk = Walk { done: Vec::new(), text: String::new(), linked: 0 };
    walk.visit(root, Place { block: Block::Plain, level: 0, depth: 0, is_link: false });
    walk.end(Place { block: Block::Plain, level: 0, depth: 0, is_link: false });
    walk.done
}

/// Where the walk is.
#[derive(Debug, Clone, Copy)]
struct Place {
    block: Block,
    level: u8,
    depth: usize,
    is_link: bool,
}

struct Walk {
    done: Vec<Paragraph>,
    text: String,
    linked: usize,
}

impl Walk {
    fn visit(&mut self, node: &NodeRef, place: Place) {
        if node.is_text() {
            return self.add(&node.text(), place);
        }
        let Some(name) = node.node_name() else {
            return node.children_it(false).for_each(|child| self.visit(&child, place));
        };
        match &*name {
            "br" => self.break_line(place),
            "td" | "th" => {
                self.text.push(' ');
                self.go_on(node, place);
                self.text.push('\t');
            }
            "a" => self.go_on(node, Place { is_link: true, ..place }),
            "q" => {
                self.text.push('“');
                self.go_on(node, place);
                self.text.push('”');
            }
            name if is_inline(name) => self.go_on(node, place),
            name => {
                self.end(place);
                let inner = Place { depth: place.depth + 1, ..place.within(name) };
                self.go_on(node, inner);
                self.end(inner);
            }
        }
    }

    fn go_on(&mut self, node: &NodeRef, place: Place) {
        for child in node.children_it(false) {
            self.visit(&child, place);
        }
    }

    fn add(&mut self, text: &str, place: Place) {
        if place.is_link {
            self.linked += text.chars().filter(|c| !c.is_whitespace()).count();
        }
        self.text.push_str(text);
    }

    /// A line break ends a paragraph behind the end of a sentence or a short line, or if it is one of
    /// two.
    fn break_line(&mut self, place: Place) {
        let text = self.text.trim_end_matches([' ', '\t']);
        let closing = ['”', '’', '"', '\'', ')', '»'];
        let ends = text.trim_end_matches(closing).ends_with(['.', '!', '?', ':', '…']);
        let is_short = text.chars().count() < SHORT_LINE && !text.ends_with(',');
        if ends || is_short || text.ends_with('\n') {
            self.end(place);
        } else {
            self.text.push('\n');
        }
    }

    /// Ends the paragraph, if one has begun.
    fn end(&mut self, place: Place) {
        let cells = self.text.split('\t').map(|cell| {
            let words = cell
                .split_whitespace()
                .map(|word| word.replace(['\u{200B}', '\u{FEFF}', '\u{AD}'], ""));
            words.collect::<Vec<_>>().join(" ")
        });
        let text = cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t");
        let linked = std::mem::take(&mut self.linked);
        self.text.clear();
        if !text.is_empty() {
            let Place { block, level, depth, .. } = place;
            self.done.push(Paragraph { text, block, level, depth, linked });
        }
    }
}

impl Place {
    fn within(self, name: &str) -> Self {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                Self { block: Block::Heading, level: name.as_bytes()[1] - b'0', ..self }
            }
            "li" | "dt" | "dd" => Self { block: Block::Item, ..self },
            "tr" => Self { block: Block::Row, ..self },
            _ => self,
        }
    }
}

/// Elements that stand within a line; so do those that a page has made itself.
fn is_inline(name: &str) -> bool {
    name.contains('-')
        || matches!(
            name,
            "abbr"
                | "acronym"
                | "b"
                | "bdi"
                | "bdo"
                | "big"
                | "cite"
                | "code"
                | "data"
                | "del"
                | "dfn"
                | "em"
                | "font"
                | "i"
                | "ins"
                | "kbd"
                | "label"
                | "mark"
                | "ruby"
                | "s"
                | "samp"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "sub"
                | "sup"
                | "time"
                | "tt"
                | "u"
                | "var"
                | "wbr"
        )
}
