//! The command line of the service.

use crate::lists::Lists;
#[cfg(feature = "encoder")]
use crate::tier::Reader;
use axum::http::HeaderValue;
use byline::Pipeline;
use clap::{Args, ValueEnum};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

/// What `serve` takes.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// The address and port to listen on. Port 0 is any that is free. The service does not ask who
    /// its clients are: give an address that others can reach only in a network that you trust.
    #[arg(long, default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)), value_name = "ADDRESS")]
    pub listen: SocketAddr,

    /// Stories to analyse at once; 0 means one for each core.
    #[arg(long, short, visible_alias = "threads", default_value_t = 0, value_name = "N")]
    pub jobs: usize,

    /// The largest story that is taken, and the largest body that is not JSON Lines, in megabytes.
    #[arg(long, default_value_t = 8, value_name = "MB", value_parser = clap::value_parser!(u16).range(1..))]
    pub max_size: u16,

    /// Requests to take at once. Further ones are told to come again later.
    #[arg(long, default_value_t = 64, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub max_requests: u16,

    /// How long to wait for the next bytes of a client, for a client to take ours, and for the
    /// analysis of a body that is not JSON Lines, in seconds. When the service is stopped, requests
    /// that came before have as long.
    #[arg(long, default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u16).range(1..))]
    pub timeout: u16,

    /// A site whose pages may read the answers, such as `https://desk.example.org`; `*` is every site.
    /// Can be given several times [default: none].
    #[arg(long, value_name = "ORIGIN")]
    pub allow_origin: Vec<HeaderValue>,

    /// How to write a line for each request to standard error. No line holds anything of a story.
    #[arg(long, value_enum, default_value_t = Log::Text)]
    pub log: Log,

    #[command(flatten)]
    pub lists: Lists,

    #[cfg(feature = "encoder")]
    #[command(flatten)]
    pub reader: Reader,

    /// Analyse stories of any language as if they were English. Without it, stories in another
    /// language get tokens and sentences alone.
    #[arg(long)]
    pub any_language: bool,
}

/// How requests are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
    /// Not at all.
    None,
}

impl Options {
    /// How long anything may take that a client waits for, or is waited for.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.timeout.into())
    }

    /// The most bytes of a story.
    pub fn most(&self) -> usize {
        usize::from(self.max_size) * 1_000_000
    }

    /// How many stories are analysed at once.
    pub fn threads(&self) -> usize {
        match self.jobs {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            jobs => jobs,
        }
    }

    /// What analyses.
    ///
    /// # Errors
    ///
    /// If a list of the user or the file of the encoder cannot be read.
    pub fn pipeline(&self) -> anyhow::Result<Pipeline> {
        let builder = Pipeline::builder().english_only(!self.any_language);
        let builder = self.lists.add_to(builder)?;
        #[cfg(feature = "encoder")]
        let builder = self.reader.add_to(builder)?;
        Ok(builder.build())
    }
}
