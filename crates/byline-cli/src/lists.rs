//! Names, reporting verbs and outlets of the user's own, from files.

use anyhow::Context;
use byline::PipelineBuilder;
use byline::SourceKind;
use byline::lexicon::Lexicon;
use byline::ner::Gazetteer;
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the user's own lists. In all of them `#` begins a comment line.
#[derive(Debug, Clone, Args)]
pub struct Lists {
    /// Names that take precedence over all that is found, one a line: kind, tab, name. After another
    /// tab may stand a key of your own, such as an id of Wikidata, which all output then has, and
    /// after a third other names for the same, with `|` between.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,

    /// Verbs that report, any number on a line, below a heading that says how they do so, such as
    /// `[manner always quote that]`.
    #[arg(long, value_name = "FILE")]
    verbs: Option<PathBuf>,

    /// Outlets, one a line: the name, then other ways to write it, with `|` between.
    #[arg(long, value_name = "FILE")]
    outlets: Option<PathBuf>,
}

impl Lists {
    /// Gives the lists to a pipeline.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or a line of it cannot be understood; the error names both.
    pub fn add_to(&self, mut builder: PipelineBuilder) -> anyhow::Result<PipelineBuilder> {
        if let Some(path) = &self.names {
            let names: Gazetteer =
                read(path)?.parse().with_context(|| path.display().to_string())?;
            builder = builder.gazetteer(names);
        }
        let mut lexicon = Lexicon::builder();
        if let Some(path) = &self.verbs {
            lexicon = lexicon.verbs(&read(path)?);
            lexicon.build().with_context(|| path.display().to_string())?;
        }
        if let Some(path) = &self.outlets {
            // What is wrong now can only be wrong in this list.
            lexicon = lexicon.sources(SourceKind::Outlet, &read(path)?);
            lexicon.build().with_context(|| path.display().to_string())?;
        }
        Ok(if lexicon.is_empty() { builder } else { builder.lexicon(lexicon.build()?) })
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
