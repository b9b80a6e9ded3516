//! Writes a story as one page for a browser: names, quotes and citations marked in the text, who
//! said what beside it, and the chains of its sources as a drawing.
//!
//! `cargo run --release --example highlight_html > page.html`

use byline::Pipeline;
use byline_export::html::{Options, Page};

const STORY: &str = "Portugal will not reopen the bridge before autumn, Renée Okafor said. She called \
    it a “lifeline of the southern bank,” Sky News reported, citing The Guardian.";

fn main() {
    let document = Pipeline::new().analyze(STORY);
    let mut page = Page::new(&Options { title: Some("The bridge".to_owned()) });
    page.add(&document);
    println!("{}", page.finish());
}
