//! `POST /v1/track`: stories in, quotations across them out.

use super::annotate::{LINES, line};
use super::body;
use super::media::{Kind, Media};
use super::problem::Problem;
use super::work::Work;
use crate::track::{MIN_STORIES, analyse, naming, rows};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use byline::track::Index;
use serde::Deserialize;

/// What is to be followed.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    min_stories: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self { min_stories: MIN_STORIES }
    }
}

/// Answers stories, plain or analysed, with a quotation or an edge between outlets each: a list for a
/// list, JSON Lines for JSON Lines.
pub async fn track(
    State(work): State<Work>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Asked { min_stories } = asked?.0;
    let media = Media::of(request.headers())?;
    let bytes = body::whole(request.into_body(), work.most).await?;
    let found = work.run_in_time(move |pipeline| {
        let mut index = naming(Index::new(), pipeline);
        for mut document in body::stories(media, true, &bytes)? {
            analyse(pipeline, &mut document);
            index.add(&document);
        }
        let found = rows(&index, min_stories);
        match media.kind {
            Kind::Lines => Ok(found.flat_map(|row| line(&row)).collect()),
            _ => serde_json::to_vec(&found.collect::<Vec<_>>()).map_err(|_| Problem::ours()),
        }
    });
    let kind = if media.kind == Kind::Lines { LINES } else { mime::APPLICATION_JSON.as_ref() };
    Ok(([(CONTENT_TYPE, kind)], found.await?).into_response())
}
