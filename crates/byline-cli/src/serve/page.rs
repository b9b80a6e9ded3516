//! `/`: a story is pasted or dropped, and comes back as the page that `--format html` writes.

use super::body;
use super::problem::Problem;
use super::work::Work;
use crate::input::Source;
use askama::Template;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use byline_export::html::{self, Page};
use std::path::Path;

/// What a browser may do with the form: show it, and send it back here.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'",
);

const STYLE: &str = include_str!("../../templates/start.css");

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'r> {
    /// Why what was sent before did not become a page.
    reason: Option<&'r str>,
}

/// The form.
pub async fn start() -> Response {
    form(StatusCode::OK, None)
}

fn form(status: StatusCode, reason: Option<&str>) -> Response {
    let page = Start { reason }.render().unwrap_or_default();
    (status, [(CONTENT_SECURITY_POLICY, POLICY)], Html(page)).into_response()
}

/// The look of the form.
pub async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, mime::TEXT_CSS_UTF_8.as_ref())], STYLE)
}

/// The page of what was pasted or dropped, or the form again with the reason why there is none.
pub async fn read(State(work): State<Work>, request: Request) -> Response {
    match shown(&work, request).await {
        Ok(page) => {
            let policy = format!("{}; frame-ancestors 'none'", html::policy());
            ([(CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response()
        }
        Err(problem) => form(problem.status(), Some(problem.detail())),
    }
}

async fn shown(work: &Work, request: Request) -> Result<String, Problem> {
    let Sent { name, bytes } = sent(request).await.map_err(|problem| match problem.status() {
        StatusCode::PAYLOAD_TOO_LARGE => body::too_large(work.most),
        _ => problem,
    })?;
    let page = work.run_in_time(move |pipeline| {
        let mut page = Page::new(&html::Options::default());
        for mut document in body::read(&Source::sent(None, None), &bytes)? {
            document.id = document.id.or(name.clone());
            pipeline.annotate(&mut document);
            page.add(&document);
        }
        Ok(page.finish())
    });
    page.await
}

/// What a form had in it.
struct Sent {
    /// The name of the file, if it was one, without its ending.
    name: Option<String>,
    bytes: Vec<u8>,
}

async fn sent(request: Request) -> Result<Sent, Problem> {
    let mut fields = Multipart::from_request(request, &()).await?;
    while let Some(field) = fields.next_field().await? {
        let file = field.file_name().map(Path::new).and_then(Path::file_stem);
        let name = file.map(|stem| stem.to_string_lossy().into_owned());
        let bytes = field.bytes().await?;
        if !bytes.trim_ascii().is_empty() {
            return Ok(Sent { name, bytes: bytes.into() });
        }
    }
    Err(Problem::unreadable(vec!["neither a text nor a file was sent".to_owned()]))
}
