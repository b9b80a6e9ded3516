//! How stories are read: fast, or with an encoder.

use crate::run::Usage;
use anyhow::Context;
use byline::PipelineBuilder;
use byline::encoder::Encoder;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Names the file of the encoder where `--encoder` does not.
const VARIABLE: &str = "BYLINE_ENCODER";

/// The tier, and the file that it needs.
#[derive(Debug, Clone, Args)]
pub struct Reader {
    /// How stories are read: `fast`, or `accurate`, which takes some ten times as long and needs the
    /// file of an encoder [default: fast, and accurate with --encoder].
    #[arg(long, value_enum)]
    tier: Option<Tier>,

    /// The file of the encoder, for the tier `accurate` [default: what BYLINE_ENCODER names].
    #[arg(long, value_name = "FILE")]
    encoder: Option<PathBuf>,
}

/// How stories are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tier {
    /// With the models in the program.
    Fast,
    /// With an encoder as well: a small transformer.
    Accurate,
}

impl Reader {
    /// Gives the encoder to a pipeline, if there is to be one.
    ///
    /// # Errors
    ///
    /// If no file is named for the tier `accurate`, or one for `fast`; if it cannot be read or is
    /// damaged.
    pub fn add_to(&self, builder: PipelineBuilder) -> anyhow::Result<PipelineBuilder> {
        let file = match (self.tier, &self.encoder) {
            (Some(Tier::Fast), Some(_)) => {
                return Err(Usage("--encoder does nothing for --tier fast".to_owned()).into());
            }
            (None | Some(Tier::Fast), None) => return Ok(builder),
            (_, Some(file)) => file.clone(),
            (Some(Tier::Accurate), None) => std::env::var_os(VARIABLE)
                .filter(|file| !file.is_empty())
                .map(PathBuf::from)
                .ok_or_else(|| {
                    Usage(format!(
                        "--tier accurate needs the file of an encoder: --encoder or {VARIABLE} names \
                         it. It is crates/byline-encoder/encoder-en.bin in the repository of byline; \
                         train/README.md beside it says how it is made"
                    ))
                })?,
        };
        let encoder = Encoder::load(&file).with_context(|| format!("{}", file.display()))?;
        builder.encoder(encoder).with_context(|| format!("{}", file.display()))
    }
}
