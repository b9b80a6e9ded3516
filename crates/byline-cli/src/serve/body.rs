//! Bodies, as the readers of files want them.

use super::media::Media;
use super::problem::Problem;
use crate::input::{Item, Source};
use axum::body::Body;
use axum::http::StatusCode;
use byline::Document;
use futures_util::TryStreamExt;
use http_body_util::{BodyExt, Limited};
use std::io::{self, Read};
use std::ops::ControlFlow;
use tokio_util::io::{StreamReader, SyncIoBridge};

/// Takes a body that has no more bytes than `most`.
pub async fn whole(body: Body, most: usize) -> Result<Vec<u8>, Problem> {
    match Limited::new(body, most).collect().await {
        Ok(collected) => Ok(collected.to_bytes().into()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(too_large(most)),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "the body broke off, or its next bytes did not come in time",
        )),
    }
}

/// For what has more bytes than are taken.
pub fn too_large(most: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the body is larger than {most} bytes (--max-size of the service)"),
    )
}

/// The stories in a body, all of which must be readable.
pub fn stories(media: Media, analysed: bool, bytes: &[u8]) -> Result<Vec<Document>, Problem> {
    media.check(bytes)?;
    let source = Source::sent(Some(media.input()), media.encoding);
    read(&if analysed { source.analysed() } else { source }, bytes)
}

/// The stories of a source, all of which must be readable.
pub fn read(source: &Source, bytes: &[u8]) -> Result<Vec<Document>, Problem> {
    let (mut stories, mut reasons) = (Vec::new(), Vec::new());
    let _ = source.read_from(bytes, &mut |item| {
        match item {
            Item::Story(document) => stories.push(*document),
            Item::Failure(reason) => reasons.push(reason),
            // What was replaced in a page or by a stated encoding is seen in the text.
            Item::Warning(_) => {}
        }
        ControlFlow::Continue(())
    });
    match reasons.is_empty() {
        true => Ok(stories),
        false => Err(Problem::unreadable(reasons)),
    }
}

/// A body to be read on a thread that may wait for it, none of whose lines has more bytes than `most`.
/// To be called within the runtime.
pub fn lines(body: Body, most: usize) -> impl Read + Send {
    let stream = TryStreamExt::map_err(body.into_data_stream(), io::Error::other);
    ShortLines { reader: SyncIoBridge::new(StreamReader::new(stream)), most, length: 0 }
}

/// A reader that fails where a line becomes too long to be kept.
struct ShortLines<R> {
    reader: R,
    most: usize,
    /// The length of the line that is being read.
    length: usize,
}

impl<R: Read> Read for ShortLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.length = match buffer[..count].iter().rposition(|&byte| byte == b'\n') {
            Some(end) => count - end - 1,
            None => self.length + count,
        };
        if self.length > self.most {
            let message = format!("longer than {} bytes (--max-size of the service)", self.most);
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_length_and_all_of_them_have_none() {
        let read = |text: &str| {
            let mut lines = ShortLines { reader: text.as_bytes(), most: 6, length: 0 };
            let mut buffer = [0; 4];
            loop {
                match lines.read(&mut buffer) {
                    Ok(0) => return true,
                    Ok(_) => {}
                    Err(_) => return false,
                }
            }
        };
        assert!(read("Zoë\nran\nto the\ncafé\n\n\n"));
        assert!(!read("Zoë\nran away\n"));
    }
}
