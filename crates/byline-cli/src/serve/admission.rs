//! No more requests at once than can be worked on in decent time.

use super::problem::Problem;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Lets a request pass if there is room for it, which it fills until its answer is written.
pub async fn admit(
    State(room): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let place = room.try_acquire_owned().map_err(|_| {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many requests at once; come again later")
    })?;
    let response = next.run(request).await;
    Ok(response.map(|body| match body.is_end_stream() {
        true => body,
        false => Body::new(body.map_frame(move |frame| {
            let _ = &place;
            frame
        })),
    }))
}
