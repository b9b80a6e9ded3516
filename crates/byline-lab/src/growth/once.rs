//! Seconds and memory for one text, in a process of its own.

use super::inputs::Input;
use anyhow::{Context, ensure};
use std::process::Command;
use std::time::Instant;

/// Prints for each text how long it takes, beyond what an empty one takes, and how much memory at
/// most, as a multiple of the text.
pub fn once(inputs: &[&Input], length: usize) -> anyhow::Result<()> {
    println!("{:34} {:>10} {:>8} {:>8} {:>6}", "text", "bytes", "s", "MB/s", "times");
    let shortest = inputs.first().context("no text")?;
    let (least_seconds, least_memory) = measure(shortest, 1)?;
    for input in inputs {
        let bytes = input.text(length).len() as f64;
        let (seconds, memory) = measure(input, length)?;
        let (seconds, memory) = (seconds - least_seconds, memory - least_memory);
        let (speed, times) = (bytes / 1e6 / seconds, memory / bytes);
        println!("{:34} {bytes:>10} {seconds:>8.2} {speed:>8.1} {times:>6.1}", input.name);
    }
    Ok(())
}

/// Seconds, and the most memory in bytes.
fn measure(input: &Input, length: usize) -> anyhow::Result<(f64, f64)> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["growth", "--only", &length.to_string(), input.name]);
    let start = Instant::now();
    let output = command.output()?;
    ensure!(output.status.success(), "{}: {}", input.name, String::from_utf8_lossy(&output.stderr));
    let seconds = start.elapsed().as_secs_f64();
    let memory = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(f64::NAN);
    Ok((seconds, memory))
}

/// The most memory that this process has had, in bytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
