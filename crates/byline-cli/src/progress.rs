//! How far a run has come, on standard error.

use crate::visible::visible;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// A bar, shown if standard error is a terminal.
pub struct Progress {
    bar: ProgressBar,
    stories: u64,
}

impl Progress {
    /// Starts a bar. `total` is the number of bytes to read, if it is known. Results that are
    /// written on the way, to a terminal, show the progress themselves.
    pub fn new(total: Option<u64>, writes_on_the_way: bool) -> Self {
        if !io::stderr().is_terminal() || (writes_on_the_way && io::stdout().is_terminal()) {
            return Self { bar: ProgressBar::hidden(), stories: 0 };
        }
        let template = match total {
            Some(_) => "{bar:24} {percent}% of {total_bytes}, {msg}, {eta} left",
            None => "{spinner} {bytes}, {msg}, {elapsed}",
        };
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
        Self { bar: bar.with_style(style), stories: 0 }
    }

    /// Says that `stories` more are done, and that the input has been read up to `position`.
    pub fn advance(&mut self, stories: usize, position: u64) {
        self.stories += stories as u64;
        let rate = self.stories as f64 / self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_position(position);
        self.bar.set_message(format!("{} stories, {rate:.0}/s", HumanCount(self.stories)));
    }

    /// Writes a line to standard error, above the bar.
    pub fn say(&self, message: &str) {
        self.bar.suspend(|| anstream::eprintln!("byline: {}", visible(message)));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
