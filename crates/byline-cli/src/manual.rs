//! What shells and manuals are to know of the program.

use crate::args::Args;
use crate::run::Outcome;
use clap::error::ErrorKind;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};

/// Writes the completions for a shell.
///
/// # Errors
///
/// If they cannot be written.
pub fn completions(shell: Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "byline", &mut script);
    write(&script)
}

/// Writes the manual page of the program, or of one of its commands. Ends the program with the exit
/// code of wrong usage if there is no such command.
///
/// # Errors
///
/// If the page cannot be written.
pub fn page(name: Option<&str>) -> anyhow::Result<Outcome> {
    let mut program = Args::command();
    program.build();
    let command = match name {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => unknown(&mut program, name),
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    write(escaped(&String::from_utf8_lossy(&page)).as_bytes())
}

/// What is not ASCII by the number of its character, as readers of manual pages want it.
fn escaped(page: &str) -> String {
    let mut escaped = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            c if c.is_ascii() => escaped.push(c),
            c => escaped.push_str(&format!("\\[u{:04X}]", u32::from(c))),
        }
    }
    escaped
}

fn unknown(program: &mut Command, name: &str) -> ! {
    let names: Vec<_> = program.get_subcommands().map(Command::get_name).collect();
    let message = format!("no command `{name}`, expected one of {}", names.join(", "));
    program.error(ErrorKind::InvalidSubcommand, message).exit()
}

/// Neither of the two may panic where the reader has seen enough, as their own writers do.
fn write(bytes: &[u8]) -> anyhow::Result<Outcome> {
    io::stdout().write_all(bytes)?;
    Ok(Outcome::default())
}
