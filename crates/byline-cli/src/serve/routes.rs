//! What is answered where.

use super::options::Options;
use super::problem::Problem;
use super::work::Work;
use super::{admission, annotate, log, openapi, page, track};
use axum::extract::DefaultBodyLimit;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// All paths, with the methods that they take.
pub const PATHS: [(&str, &[&str]); 6] = [
    ("/", &["get", "post"]),
    ("/start.css", &["get"]),
    ("/v1/annotate", &["post"]),
    ("/v1/health", &["get"]),
    ("/v1/openapi.json", &["get"]),
    ("/v1/track", &["post"]),
];

/// What every answer says unless it says something else: that it is to be shown by nobody, guessed at
/// by nobody, and kept by nobody.
const HEADERS: [(HeaderName, &str); 4] = [
    (CACHE_CONTROL, "no-store"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The service.
///
/// # Errors
///
/// If a list of the user cannot be read.
pub fn routes(options: &Options) -> anyhow::Result<Router> {
    let work = Work::new(options)?;
    let room = Arc::new(Semaphore::new(options.max_requests.into()));
    let patience = options.patience();
    // What costs time has limits. Whether the service is there must be said at any time.
    let costly = Router::new()
        .route("/v1/annotate", post(annotate::annotate))
        .route("/v1/track", post(track::track))
        .route("/", post(page::read))
        .route_layer(middleware::from_fn_with_state(room, admission::admit))
        .layer(RequestBodyTimeoutLayer::new(patience))
        .layer(DefaultBodyLimit::max(options.most()))
        .with_state(work);
    let cheap = Router::new()
        .route("/", get(page::start))
        .route("/start.css", get(page::style))
        .route("/v1/health", get(health))
        .route("/v1/openapi.json", get(openapi::openapi));
    let mut router = costly
        .merge(cheap)
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn(log::logged))
                .layer(CatchPanicLayer::custom(Problem::panicked)),
        );
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    if !options.allow_origin.is_empty() {
        router = router.layer(cross_origin(&options.allow_origin));
    }
    Ok(router)
}

/// Lets pages of these sites read the answers.
fn cross_origin(origins: &[HeaderValue]) -> CorsLayer {
    let layer = CorsLayer::new().allow_methods([Method::GET, Method::POST]).allow_headers(Any);
    if origins.iter().any(|origin| origin == "*") {
        layer.allow_origin(Any)
    } else {
        layer.allow_origin(origins.to_vec())
    }
}

async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

async fn no_such_path(uri: Uri) -> Problem {
    let paths: Vec<_> = PATHS.iter().map(|(path, _)| *path).collect();
    let detail = format!("nothing is at {}, but at {}", uri.path(), paths.join(", "));
    Problem::new(StatusCode::NOT_FOUND, detail)
}

async fn no_such_method(method: Method, uri: Uri) -> Problem {
    let found = PATHS.iter().find(|(path, _)| *path == uri.path());
    let methods = found.map_or(String::new(), |(_, methods)| methods.join(", ").to_uppercase());
    let detail = format!("{} takes {methods}, and not {method}", uri.path());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
}
