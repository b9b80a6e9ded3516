//! The page, read by a parser of HTML.

mod colours;
mod drawing;
mod harmless;
mod snapshot;
mod stories;
mod structure;

use byline_core::Document;
use byline_export::html::{Options, page};
use scraper::{ElementRef, Html, Selector};

/// A page as a tree.
fn parsed(document: &Document) -> Html {
    Html::parse_document(&page(document, &Options::default()))
}

/// All elements that a selector picks.
fn all<'t>(tree: &'t Html, selector: &str) -> Vec<ElementRef<'t>> {
    tree.select(&Selector::parse(selector).unwrap()).collect()
}

/// The characters of an element.
fn text(element: &ElementRef) -> String {
    element.text().collect()
}
