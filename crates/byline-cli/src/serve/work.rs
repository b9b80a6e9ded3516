//! What all requests share: what analyses, and the threads for it.

use super::options::Options;
use super::problem::Problem;
use axum::http::StatusCode;
use byline::Pipeline;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// What requests are worked on with.
#[derive(Clone)]
pub struct Work {
    pipeline: Arc<Pipeline>,
    /// One permit for each story that may be analysed at once.
    threads: Arc<Semaphore>,
    /// How many there are.
    pub jobs: usize,
    /// The most bytes of a story.
    pub most: usize,
    patience: Duration,
}

impl Work {
    /// Reads the user's lists.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn new(options: &Options) -> anyhow::Result<Self> {
        let jobs = options.threads();
        Ok(Self {
            pipeline: Arc::new(options.pipeline()?),
            threads: Arc::new(Semaphore::new(jobs)),
            jobs,
            most: options.most(),
            patience: options.patience(),
        })
    }

    /// Does something long on a thread of its own, when fewer than `jobs` are at work.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Pipeline) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = self.threads.clone().acquire_owned().await.map_err(|_| Problem::ours())?;
        let pipeline = self.pipeline.clone();
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&pipeline);
            drop(permit);
            done
        });
        done.await.map_err(|_| Problem::ours())
    }

    /// The same, for somebody who waits no longer than the service allows.
    pub async fn run_in_time<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Pipeline) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        timeout(self.patience, self.run(work)).await.unwrap_or_else(|_| {
            let detail = format!("took longer than {} s", self.patience.as_secs());
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail))
        })?
    }
}
