//! Analysed stories in the formats of other tools.
//!
//! Each module is one format and writes one or more [`Document`](byline_core::Document)s. A layer
//! that has not run leaves its part of the output empty. Nothing is read and nothing is fetched.
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::panic,
        clippy::todo,
        clippy::print_stdout,
        clippy::dbg_macro
    )
)]

pub mod brat;
pub mod conllu;
pub mod csv;
pub mod dot;
pub mod html;
mod iri;
pub mod mermaid;
pub mod schema_org;
pub mod web_annotation;
