//! The service, asked as programs and browsers ask it.

mod client;
mod limits;
mod openapi;
mod page;
mod routes;
