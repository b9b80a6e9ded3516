//! Seconds and memory for one text, in a process of its own.

use super::inputs::Input;
use anyhow::{Context, ensure};
use std::fs;
use std::process::Command;

/// What a process has used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Used {
    /// Seconds of a processor.
    seconds: f64,
    /// The most memory it has had at once, in bytes.
    memory: f64,
}

/// Prints for each text how long it takes, beyond what an empty one takes, and how much memory at
/// most, as a multiple of the text. Linux only: elsewhere nothing tells.
pub fn once(inputs: &[&Input], length: usize) -> anyhow::Result<()> {
    println!("{:34} {:>10} {:>8} {:>8} {:>6}", "text", "bytes", "s", "MB/s", "times");
    let least = measure(inputs.first().context("no text")?, 1)?;
    for input in inputs {
        let bytes = input.text(length).len() as f64;
        let used = measure(input, length)?;
        let (seconds, memory) = (used.seconds - least.seconds, used.memory - least.memory);
        let (speed, times) = (bytes / 1e6 / seconds, memory / bytes);
        println!("{:34} {bytes:>10} {seconds:>8.2} {speed:>8.1} {times:>6.1}", input.name);
    }
    Ok(())
}

fn measure(input: &Input, length: usize) -> anyhow::Result<Used> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["growth", "--only", &length.to_string(), input.name]);
    let output = command.output()?;
    ensure!(output.status.success(), "{}: {}", input.name, String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout)?;
    let (seconds, memory) = printed.trim().split_once(' ').context("this needs Linux")?;
    Ok(Used { seconds: seconds.parse()?, memory: memory.parse()? })
}

/// Prints what this process has used, for [`measure`].
pub fn print_used() {
    if let Some(Used { seconds, memory }) = used() {
        println!("{seconds} {memory}");
    }
}

fn used() -> Option<Used> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = peak.trim().strip_suffix(" kB")?.parse().ok()?;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in brackets, the twelfth field is the time in the program, in hundredths.
    let hundredths: f64 = stat.rsplit(')').next()?.split_whitespace().nth(11)?.parse().ok()?;
    Some(Used { seconds: hundredths / 100.0, memory: kilobytes * 1024.0 })
}
