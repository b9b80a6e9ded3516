//! A line for each request.

use super::options::Log;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::io::{self, IsTerminal};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime};
use tracing::{Instrument, info, info_span};

/// By which a client and the log speak of one request.
const ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id of a client that is taken over.
const LONGEST: usize = 64;

/// Has lines written to standard error from now on.
pub fn start(log: Log) {
    let lines = tracing_subscriber::fmt().with_writer(io::stderr).with_target(false);
    match log {
        Log::Text => lines.with_ansi(io::stderr().is_terminal()).init(),
        Log::Json => lines.json().flatten_event(true).with_span_list(false).init(),
        Log::None => {}
    }
}

/// Says where the service is: to whoever started it, or in the log, of which each line is JSON then.
pub fn tell(log: Log, address: SocketAddr) {
    match log {
        Log::Json => info!(%address, "listening"),
        Log::Text | Log::None => anstream::eprintln!("byline: listening on http://{address}"),
    }
}

/// Logs a request when its answer begins, and gives both an id: that of the client, or a new one.
pub async fn logged(request: Request, next: Next) -> Response {
    let given = request.headers().get(&ID).filter(|id| is_plain(id)).cloned();
    let id = given.unwrap_or_else(new_id);
    // Not the address itself, in which a client may have written what it likes.
    let path = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let text = id.to_str().unwrap_or_default();
    let span = info_span!("request", id = text, method = %request.method(), path);
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let milliseconds = start.elapsed().as_millis() as u64;
    span.in_scope(|| info!(status = response.status().as_u16(), milliseconds, "answered"));
    response.headers_mut().insert(ID, id);
    response
}

fn is_plain(id: &HeaderValue) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    !id.is_empty() && id.len() <= LONGEST && id.as_bytes().iter().all(plain)
}

/// An id that no other request to this service has: when it began, and a number.
fn new_id() -> HeaderValue {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let id = format!("{:x}-{number}", now.as_millis());
    HeaderValue::from_str(&id).unwrap_or(HeaderValue::from_static("none"))
}
