//! The service, asked as programs and browsers ask it.

mod client;
mod limits;
mod openapi;
mod page;
#[cfg(unix)]
mod process;
mod routes;
#[cfg(feature = "encoder")]
mod tier;
