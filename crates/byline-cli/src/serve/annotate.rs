//! `POST /v1/annotate`: stories in, what was found in them out.

use super::body;
use super::media::{Kind, Media};
use super::problem::Problem;
use super::work::Work;
use crate::input::{Item, Source};
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use byline::{Unit, wire};
use futures_util::StreamExt;
use futures_util::stream::poll_fn;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::ops::ControlFlow;
use tokio::sync::mpsc;

/// The media type of JSON Lines.
pub const LINES: &str = "application/x-ndjson";

/// What the JSON is to have, as the options of `annotate` say it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    offsets: Counted,
    text: bool,
    tokens: bool,
}

/// What offsets count.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Counted {
    Bytes,
    Chars,
    Utf16,
}

impl Default for Asked {
    fn default() -> Self {
        Self { offsets: Counted::Bytes, text: true, tokens: false }
    }
}

impl From<Asked> for wire::Options {
    fn from(asked: Asked) -> Self {
        let offsets = match asked.offsets {
            Counted::Bytes => Unit::Bytes,
            Counted::Chars => Unit::Chars,
            Counted::Utf16 => Unit::Utf16,
        };
        Self { offsets, text: asked.text, tokens: asked.tokens }
    }
}

/// Answers a story with an object, a list with a list, and JSON Lines with JSON Lines.
pub async fn annotate(
    State(work): State<Work>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let options = wire::Options::from(asked?.0);
    let media = Media::of(request.headers())?;
    let sent = request.into_body();
    if media.kind == Kind::Lines {
        return Ok(as_they_come(work, media, options, sent));
    }
    let bytes = body::whole(sent, work.most).await?;
    let is_list = media.kind == Kind::Json && bytes.trim_ascii_start().starts_with(b"[");
    let json = work.run_in_time(move |pipeline| {
        let mut stories = body::stories(media, false, &bytes)?;
        stories.iter_mut().for_each(|document| pipeline.annotate(document));
        let written: Vec<_> = stories.iter().map(|d| wire::Story::new(d, &options)).collect();
        let json = match written.as_slice() {
            [story] if !is_list => serde_json::to_vec(story),
            _ => serde_json::to_vec(&written),
        };
        json.map_err(|_| Problem::ours())
    });
    Ok(([(CONTENT_TYPE, mime::APPLICATION_JSON.as_ref())], json.await?).into_response())
}

/// Answers each line when it has come, in their order; some are analysed at once. If the client goes
/// away, reading ends with the next line.
fn as_they_come(work: Work, media: Media, options: wire::Options, sent: Body) -> Response {
    let source = Source::sent(Some(media.input()), media.encoding);
    let (sender, mut items) = mpsc::channel(work.jobs);
    let lines = body::lines(sent, work.most);
    tokio::task::spawn_blocking(move || {
        let _ = source.read_from(lines, &mut |item| match sender.blocking_send(item) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
    });
    let jobs = work.jobs;
    let answers = poll_fn(move |context| items.poll_recv(context)).map(move |item| {
        let work = work.clone();
        async move { Ok::<_, Infallible>(answer(&work, options, item).await) }
    });
    ([(CONTENT_TYPE, LINES)], Body::from_stream(answers.buffered(jobs))).into_response()
}

/// A line for what was read.
async fn answer(work: &Work, options: wire::Options, item: Item) -> Bytes {
    let line = match item {
        Item::Story(mut document) => {
            let written = work.run(move |pipeline| {
                pipeline.annotate(&mut document);
                line(&wire::Story::new(&document, &options))
            });
            written.await.unwrap_or_else(|problem| line(&Said::Error(problem.detail())))
        }
        Item::Failure(reason) => line(&Said::Error(&reason)),
        Item::Warning(reason) => line(&Said::Warning(&reason)),
    };
    line.into()
}

/// A line that is no story.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Said<'r> {
    Error(&'r str),
    Warning(&'r str),
}

/// A value as a line of JSON Lines.
pub fn line(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).unwrap_or_default();
    line.push(b'\n');
    line
}
