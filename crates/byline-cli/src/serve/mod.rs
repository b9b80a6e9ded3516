//! `byline serve`: an HTTP service, without state and without any network beyond its port.
//!
//! A request is read by what reads files, analysed on one of a few threads, and written by what writes
//! the JSON and the page of `annotate` and `track`. Nothing of a story is kept or logged.

mod admission;
mod annotate;
mod body;
mod connections;
mod log;
mod media;
mod openapi;
mod options;
mod page;
mod problem;
mod routes;
mod track;
mod work;

pub use options::Options;
pub use routes::{PATHS, routes};

use crate::interrupt;
use crate::run::Outcome;
use anyhow::Context;
use connections::Connections;
use std::future::Future;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often to look whether Ctrl-C was pressed.
const GLANCE: Duration = Duration::from_millis(100);

/// Runs the command, until it is told to stop by Ctrl-C or by the system.
///
/// # Errors
///
/// If a list of the user cannot be read, or the address cannot be listened on.
pub fn run(options: &Options) -> anyhow::Result<Outcome> {
    interrupt::listen().context("Ctrl-C cannot be listened to")?;
    log::start(options.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let runs = runtime.block_on(async {
        let listener = TcpListener::bind(options.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", options.listen))?;
        log::tell(options.log, listener.local_addr()?);
        serve(listener, options, stopped()).await
    });
    // What is still being analysed for somebody who has gone is not waited for.
    runtime.shutdown_background();
    runs.map(|()| Outcome::default())
}

/// Answers whoever connects, until `stop` is over; then answers what was asked, and returns.
///
/// # Errors
///
/// If a list of the user cannot be read.
pub async fn serve(
    listener: TcpListener,
    options: &Options,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let connections = Connections { listener, patience: options.patience() };
    connections.answer(&routes(options)?, stop).await;
    Ok(())
}

async fn stopped() {
    while !interrupt::requested() {
        tokio::time::sleep(GLANCE).await;
    }
}
