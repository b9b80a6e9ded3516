//! What is one story as a whole: a page or a text.

use super::decode;
use crate::args::Input;
use byline::Document;
use byline_page as page;
use encoding_rs::Encoding;

/// What was read, and what had to be replaced on the way.
pub struct Single {
    /// The story, or why there is none.
    pub document: Result<Document, String>,
    /// A message to be put after the name of the source.
    pub problem: Option<String>,
}

/// Reads a page or a text. What the user `wanted` is surer than what the server `stated`, and that
/// than what the page declares.
pub fn read(
    bytes: Vec<u8>,
    input: Input,
    wanted: Option<&'static Encoding>,
    stated: Option<&'static Encoding>,
) -> Single {
    let declared = if input == Input::Html { page::charset(&bytes, stated) } else { stated };
    let decoded = decode::decode(bytes, wanted, declared);
    let document = match input {
        Input::Html => page::read(&decoded.text).map_err(|error| error.to_string()),
        _ => Document::try_new(decoded.text).map_err(|error| error.to_string()),
    };
    Single { document, problem: decoded.problem }
}
