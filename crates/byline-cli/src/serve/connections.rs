//! Connections, none of which may wait or be waited for without end.

use axum::Router;
use futures_util::future::{Either, select};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tracing::warn;

/// The most connections at once; what comes on top waits until one ends.
const MOST: usize = 512;

/// How long to wait after a connection could not be taken, as when the system has no more files.
const REST: Duration = Duration::from_millis(100);

/// Where connections come from.
pub struct Connections {
    pub listener: TcpListener,
    /// How long to wait for the head of a request, and for a client to take what we write.
    pub patience: Duration,
}

impl Connections {
    /// Answers requests until `stop` is over; then no connection is taken any more, and those that are
    /// there have `patience` left to be answered.
    pub async fn answer(self, routes: &Router, stop: impl Future<Output = ()>) {
        let Self { listener, patience } = self;
        let open = GracefulShutdown::new();
        let room = Arc::new(Semaphore::new(MOST));
        let mut stop = pin!(stop);
        loop {
            let place = room.clone().acquire_owned();
            let next = pin!(async { (place.await, listener.accept().await) });
            let (place, stream) = match select(&mut stop, next).await {
                Either::Left(_) => break,
                Either::Right(((place, Ok((stream, _))), _)) => (place, stream),
                Either::Right(((_, Err(error)), _)) => {
                    warn!(%error, "a connection could not be taken");
                    sleep(REST).await;
                    continue;
                }
            };
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(patience));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(patience)
                .serve_connection(
                    TokioIo::new(Box::pin(stream)),
                    TowerToHyperService::new(routes.clone()),
                );
            let connection = open.watch(connection);
            tokio::spawn(async move {
                // Whoever breaks off misses the answer; there is nobody to tell.
                let _ = connection.await;
                drop(place);
            });
        }
        drop(listener);
        if timeout(patience, open.shutdown()).await.is_err() {
            warn!("some requests were not answered before the end");
        }
    }
}
