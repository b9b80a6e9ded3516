//! Any bytes as the JSON of an analysed story.

use crate::{json, sound};
use byline::Document;
use byline::wire::Story;

/// Checks that bytes are an error or a document that fits its text and is written as it was read.
pub fn check(data: &[u8]) {
    let Ok(story) = serde_json::from_slice::<Story>(data) else { return };
    let again: Story = serde_json::from_str(&serde_json::to_string(&story).unwrap()).unwrap();
    assert_eq!(again, story);
    match Document::try_from(story) {
        Ok(document) => {
            sound::fits(&document);
            json::check(&document);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
