//! Instructions, counted by valgrind: the same in every run, whatever else the machine does.

use super::inputs::Input;
use anyhow::{Context, bail, ensure};
use rayon::prelude::*;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The function that is measured, as callgrind knows it.
const MEASURED: &str = "byline_lab::growth::measured";

/// How many processes each core gets, one after the other: texts of one do not take the same time.
const SHARES: usize = 2;

/// Prints the instructions for each text in two lengths. A few processes analyse them, as callgrind
/// needs seconds until the models are read; it writes a file whenever it leaves the function that
/// analyses a text.
pub fn count(inputs: &[&Input], length: usize, limit: f64) -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("byline-growth-{}", std::process::id()));
    fs::create_dir(&folder)?;
    let share = inputs.len().div_ceil(SHARES * rayon::current_num_threads()).max(1);
    let shares = inputs.par_chunks(share).enumerate();
    let counts: anyhow::Result<Vec<_>> = shares
        .map(|(number, inputs)| run(inputs, length, &folder.join(number.to_string())))
        .collect();
    fs::remove_dir_all(&folder)?;
    let counts = counts?.concat();
    ensure!(counts.len() == 2 * inputs.len(), "callgrind counted {} texts", counts.len());
    println!("{:34} {:>12} {:>12} {:>7}", "text", "of 1", "of 2", "growth");
    let mut slow = Vec::new();
    for (input, pair) in inputs.iter().zip(counts.chunks_exact(2)) {
        // Texts have whole pieces, so the longer one is not exactly twice the other.
        let lengths = [length, 2 * length].map(|length| input.text(length).len() as f64);
        let growth = 2.0 * (pair[1] as f64 / lengths[1]) / (pair[0] as f64 / lengths[0]);
        println!("{:34} {:>12} {:>12} {growth:>7.2}", input.name, pair[0], pair[1]);
        if growth > limit {
            slow.push(input.name);
        }
    }
    if !slow.is_empty() {
        bail!("twice the text takes more than {limit} times the work: {}", slow.join(", "));
    }
    Ok(())
}

/// The instructions for some texts, each in both lengths, counted in one process.
fn run(inputs: &[&Input], length: usize, folder: &Path) -> anyhow::Result<Vec<u64>> {
    fs::create_dir(folder)?;
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--dump-line=no"]);
    command.args(["--toggle-collect", "--dump-after"].map(|option| format!("{option}={MEASURED}")));
    command.arg(format!("--callgrind-out-file={}", folder.join("out").display()));
    command.arg(std::env::current_exe()?).args(["growth", "--only"]);
    command.arg(format!("{length},{}", 2 * length));
    command.args(inputs.iter().map(|input| input.name));
    let output = command.stdout(Stdio::null()).output().context("valgrind cannot be started")?;
    ensure!(output.status.success(), "valgrind: {}", String::from_utf8_lossy(&output.stderr));
    // `out.1`, `out.2` ... and `out` for what came after the last.
    (1..=2 * inputs.len()).map(|number| total(&folder.join(format!("out.{number}")))).collect()
}

/// The instructions in a file of callgrind.
fn total(path: &Path) -> anyhow::Result<u64> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let line = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let line = line.with_context(|| format!("{}: no total", path.display()))?;
    Ok(line.trim().parse()?)
}
