//! Why a request has no result, as JSON (RFC 9457).

use axum::Json;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::rejection::QueryRejection;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::any::Any;

/// The media type of a problem.
const MEDIA: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The most reasons that are told one by one.
const TOLD: usize = 20;

/// A status, and the reason for it in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    detail: String,
}

#[derive(Serialize)]
struct Written {
    title: &'static str,
    status: u16,
    detail: String,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into() }
    }

    /// What was sent cannot be read, for these reasons.
    pub fn unreadable(mut reasons: Vec<String>) -> Self {
        let more = reasons.len().saturating_sub(TOLD);
        reasons.truncate(TOLD);
        if more > 0 {
            reasons.push(format!("{more} more like these"));
        }
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, reasons.join("; "))
    }

    /// A mistake of ours, of which the client learns no more.
    pub fn ours() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "a mistake of the service")
    }

    /// For a panic, which is such a mistake.
    pub fn panicked(_: Box<dyn Any + Send>) -> Response {
        Self::ours().into_response()
    }

    pub fn detail(&self) -> &str {
        &self.detail
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<MultipartRejection> for Problem {
    fn from(rejection: MultipartRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<MultipartError> for Problem {
    fn from(error: MultipartError) -> Self {
        Self::new(error.status(), error.body_text())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { status, detail } = self;
        let title = status.canonical_reason().unwrap_or("Error");
        let written = Written { title, status: status.as_u16(), detail };
        let mut response = (status, [(CONTENT_TYPE, MEDIA)], Json(written)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, MEDIA);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
