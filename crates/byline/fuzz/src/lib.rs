//! What no input may break. Each module is a target of the fuzzer: `check` takes any bytes and
//! panics if something that is promised does not hold.

pub mod command;
pub mod html;
pub mod index;
pub mod model;
pub mod mutate;
pub mod parts;
pub mod pipeline;
pub mod tokenize;
pub mod wire;

#[path = "../../tests/it/json.rs"]
mod json;
#[path = "../../tests/it/sound.rs"]
mod sound;

use byline::Pipeline;
use std::sync::LazyLock;

/// A target: its name and its check.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("tokenize", tokenize::check),
    ("pipeline", pipeline::check),
    ("wire", wire::check),
    ("model", model::check),
    ("index", index::check),
    ("html", html::check),
    ("command", command::check),
];

/// The pipeline of all layers with the embedded models.
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);
