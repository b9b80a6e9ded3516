//! How the work grows with the text, on texts that nobody would write.

mod count;
mod once;

#[path = "../../../byline/tests/it/inputs.rs"]
mod inputs;

use anyhow::Context;
use byline::Pipeline;
use clap::Args;
use inputs::{INPUTS, Input};

/// Count instructions for texts of every kind in two lengths, one twice the other; needs valgrind.
#[derive(Debug, Args)]
pub struct Growth {
    /// The kinds of text; all without any.
    names: Vec<String>,

    /// The shorter length in bytes.
    #[arg(long, default_value_t = 10_000)]
    length: usize,

    /// The most that the instructions may grow by when the text is twice as long.
    #[arg(long, default_value_t = 2.2)]
    limit: f64,

    /// Analyse texts of the length once, one a process, and print seconds and memory.
    #[arg(long)]
    once: bool,

    /// List the kinds of text.
    #[arg(long)]
    list: bool,

    /// Analyse, and measure nothing: what the other two start.
    #[arg(long, hide = true, value_name = "LENGTHS", value_delimiter = ',')]
    only: Vec<usize>,
}

/// Measures as the arguments say.
///
/// # Errors
///
/// If a name is unknown, valgrind cannot be started, or a text takes more than the limit.
pub fn growth(growth: &Growth) -> anyhow::Result<()> {
    let inputs = selected(&growth.names)?;
    if growth.list {
        for input in inputs {
            println!("{}", input.name);
        }
        return Ok(());
    }
    if !growth.only.is_empty() {
        analyse(&inputs, &growth.only);
        once::print_used();
        return Ok(());
    }
    if growth.once {
        return once::once(&inputs, growth.length);
    }
    count::count(&inputs, growth.length, growth.limit)
}

fn selected(names: &[String]) -> anyhow::Result<Vec<&'static Input>> {
    if names.is_empty() {
        return Ok(INPUTS.iter().collect());
    }
    let find = |name: &String| INPUTS.iter().find(|input| input.name == name);
    let found = names.iter().map(|name| {
        find(name).with_context(|| format!("no text is called `{name}`; --list lists them"))
    });
    found.collect()
}

/// Analyses each text in each length, one after the other.
fn analyse(inputs: &[&Input], lengths: &[usize]) {
    let pipeline = Pipeline::new();
    // What is made at first use is no part of the work.
    drop(pipeline.analyze("“The café is shut,” Zoë Ruiz told Reuters on Tuesday."));
    for input in inputs {
        for &length in lengths {
            measured(&pipeline, &input.text(length));
        }
    }
}

/// What is measured: callgrind finds it by its name.
#[inline(never)]
fn measured(pipeline: &Pipeline, text: &str) {
    std::hint::black_box(pipeline.analyze(text));
}
