//! What holds for the JSON of every document.

use byline::wire::{Options, Story};
use byline::{Document, Unit};

/// Checks that a document survives the way to JSON and back in every unit, but for the digits of
/// confidences that are not written.
pub fn check(document: &Document) {
    for &offsets in Unit::ALL {
        let options = Options { offsets, text: true, tokens: true };
        let written = Story::new(document, &options);
        let json = serde_json::to_string(&written).unwrap();
        let story: Story = serde_json::from_str(&json).unwrap();
        assert_eq!(story, written);
        let read = Document::try_from(story).unwrap();
        assert_eq!(Story::new(&read, &options), written);
    }
}
