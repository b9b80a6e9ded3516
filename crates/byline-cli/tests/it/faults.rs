//! A full disk, a directory that cannot be written to, a reader that goes away, a kill.

use super::{byline, failure, file, stdout};
use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FORMATS: &[&str] = &[
    "terminal",
    "json",
    "jsonl",
    "csv",
    "csv-citations",
    "csv-entities",
    "conllu",
    "web-annotation",
    "json-ld",
    "dot",
    "mermaid",
    "html",
];

const TRACK_FORMATS: &[&str] = &["jsonl", "dot", "graphml"];

/// Stories, one a line, that differ by their numbers.
fn stories(numbers: std::ops::Range<usize>) -> String {
    let story = |n: usize| {
        format!(
            "{{\"id\":\"s{n}\",\"publisher\":\"Reuters\",\"text\":\"“Café number {n} will not be \
             closed,” Zoë Ruiz told Le Monde. According to the BBC, citing a report, café {n} of \
             {n} stays.\"}}\n"
        )
    };
    numbers.map(story).collect()
}

#[test]
fn every_run_writes_the_same_whatever_the_number_of_threads() {
    let directory = tempfile::tempdir().unwrap();
    let input = file(&directory, "in.jsonl", stories(0..12).as_bytes());
    let commands = FORMATS.iter().map(|format| ("annotate", format));
    for (command, format) in commands.chain(TRACK_FORMATS.iter().map(|format| ("track", format))) {
        let run =
            |jobs| stdout(&mut byline(&[command, "--format", format, "--jobs", jobs, &input]));
        assert_eq!(run("1"), run("3"), "{format}");
    }
}

/// The program with files that may have half a kilobyte at most: what a full disk looks like. The
/// path of the program is argument 0 of the script, so that nothing has to be quoted.
#[cfg(unix)]
fn on_a_full_disk(args: &[&str]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new("sh");
    let script = "ulimit -f 1; trap '' XFSZ; exec \"$0\" \"$@\"";
    command.args(["-c", script]).arg(cargo_bin("byline")).args(args);
    command
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_named_and_what_was_there_stays() {
    let directory = tempfile::tempdir().unwrap();
    let input = file(&directory, "in.jsonl", stories(0..12).as_bytes());
    for format in FORMATS {
        let target = file(&directory, "target", b"before");
        let args = ["annotate", "--format", format, "--out", &target, &input];
        let (_, error) = failure(&mut on_a_full_disk(&args));
        assert!(error.contains("target: ") && error.contains("large"), "{format}: {error}");
        assert_eq!(fs::read(&target).unwrap(), b"before", "{format}");
    }
    let new = directory.path().join("brat");
    let args = ["annotate", "--format", "brat", "--out", new.to_str().unwrap(), &input];
    let (_, error) = failure(&mut on_a_full_disk(&args));
    assert!(error.contains("annotation.conf: ") || error.contains("s0.ann: "), "{error}");
    let count = fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(count, 3, "no half file is left");
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_index() {
    let directory = tempfile::tempdir().unwrap();
    let first = file(&directory, "first.jsonl", stories(0..1).as_bytes());
    let index = directory.path().join("quotes.idx");
    let index = index.to_str().unwrap();
    stdout(&mut byline(&["track", "--format", "jsonl", "--index", index, &first]));
    let before = fs::read(index).unwrap();
    let input = file(&directory, "in.jsonl", stories(0..12).as_bytes());
    let (out, error) =
        failure(&mut on_a_full_disk(&["track", "--format", "jsonl", "--index", index, &input]));
    assert!(error.contains("quotes.idx: ") && error.contains("large"), "{error}");
    assert_eq!(out, "", "what is not saved is not reported");
    assert_eq!(fs::read(index).unwrap(), before);
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 3, "no half file is left");
}

/// A place where not even root can make a file.
#[cfg(target_os = "linux")]
#[test]
fn a_directory_that_cannot_be_written_to_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let input = file(&directory, "in.jsonl", stories(0..2).as_bytes());
    for format in FORMATS.iter().chain(&["brat"]) {
        let args = ["annotate", "--format", format, "--out", "/proc/target", &input];
        let (_, error) = failure(&mut byline(&args));
        assert!(error.contains("/proc/target: "), "{format}: {error}");
    }
    let (out, error) = failure(&mut byline(&[
        "track",
        "--format",
        "jsonl",
        "--index",
        "/proc/quotes.idx",
        &input,
    ]));
    assert!(error.contains("/proc/quotes.idx: "), "{error}");
    assert_eq!(out, "");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let input = file(&directory, "in.jsonl", stories(0..2).as_bytes());
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let commands = FORMATS.iter().map(|format| ("annotate", format));
    for (command, format) in commands.chain(TRACK_FORMATS.iter().map(|format| ("track", format))) {
        let mut run = Command::new(cargo_bin("byline"));
        run.args([command, "--format", format, &input]).stdout(full()).stderr(Stdio::piped());
        let output = run.output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}: {error}");
        assert!(error.contains("standard output: No space left"), "{format}: {error}");
    }
    let args = ["annotate", "--format", "csv", "--out", "/dev/full", &input];
    let (_, error) = failure(&mut byline(&args));
    assert!(error.contains("/dev/full: "), "{error}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let directory = tempfile::tempdir().unwrap();
    let input = file(&directory, "in.jsonl", stories(0..12).as_bytes());
    let index = directory.path().join("quotes.idx");
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for format in FORMATS {
        runs.push(vec!["annotate", "--format", format, &input]);
    }
    for format in TRACK_FORMATS {
        runs.push(vec!["track", "--format", format, "--index", index.to_str().unwrap(), &input]);
    }
    for args in runs {
        let mut command = Command::new(cargo_bin("byline"));
        command.args(&args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}: {:?}", output.status);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
    }
    // What `track` was asked to keep is kept all the same.
    assert_eq!(::byline::track::Index::load(&index).unwrap().stories(), 12);
}

/// Two runs over one index: the second to end must not undo what the first has saved.
#[cfg(unix)]
#[test]
fn an_index_that_another_run_has_changed_is_not_overwritten() {
    use std::io::Write;
    let directory = tempfile::tempdir().unwrap();
    let first = file(&directory, "first.jsonl", stories(0..1).as_bytes());
    let other = file(&directory, "other.jsonl", stories(1..3).as_bytes());
    let index = directory.path().join("quotes.idx");
    let index = index.to_str().unwrap();
    stdout(&mut byline(&["track", "--format", "jsonl", "--index", index, &first]));

    let mut command = Command::new(cargo_bin("byline"));
    command.args(["track", "--format", "jsonl", "--index", index, "--input", "jsonl"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut slow = command.spawn().unwrap();
    let mut input = slow.stdin.take().unwrap();
    // More than a pipe holds, so that it has read the index once all of it is taken.
    input.write_all(stories(3..600).as_bytes()).unwrap();
    stdout(&mut byline(&["track", "--format", "jsonl", "--index", index, &other]));
    drop(input);
    let output = slow.wait_with_output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains("quotes.idx: another run has changed it"), "{error}");
    assert_eq!(::byline::track::Index::load(Path::new(index)).unwrap().stories(), 3);
}

/// Kills `track` while it saves, again and again, and loads the index each time.
#[cfg(target_os = "linux")]
fn kill_while_saving(times: usize) {
    use ::byline::track::Index;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("quotes.idx");
    let index = path.to_str().unwrap();
    let input = |from, to| file(&directory, "in.jsonl", stories(from..to).as_bytes());
    stdout(&mut byline(&["track", "--format", "jsonl", "--index", index, &input(0, 500)]));
    let mut saved = 500;
    let (mut in_time, mut random) = (0, 1_u64);
    for _ in 0..times {
        let mut command = Command::new(cargo_bin("byline"));
        command.args(["track", "--format", "jsonl", "--index", index, &input(saved, saved + 10)]);
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        let unfinished = directory.path().join(format!("quotes.idx.{}.tmp", child.id()));
        wait_for(&unfinished, || child.try_wait().unwrap().is_some());
        // Any moment from the first byte to well after the last (a generator of Lehmer's).
        random = random * 48_271 % 0x7fff_ffff;
        std::thread::sleep(Duration::from_micros(random % 4_000));
        let _ = child.kill();
        let acknowledged = child.wait().unwrap().success();
        in_time += usize::from(unfinished.exists());
        let _ = fs::remove_file(&unfinished);
        let stories = Index::load(&path).unwrap().stories();
        assert!(stories == saved + 10 || stories == saved && !acknowledged, "{stories} of {saved}");
        saved = stories;
    }
    println!("{times} kills, {in_time} of them before the new file was in its place");
    // The index goes on as if nothing had happened.
    stdout(&mut byline(&[
        "track",
        "--format",
        "jsonl",
        "--index",
        index,
        &input(saved, saved + 10),
    ]));
    assert_eq!(Index::load(&path).unwrap().stories(), saved + 10);
}

/// Waits until a file is there, or until something else ends the wait.
#[cfg(target_os = "linux")]
fn wait_for(path: &Path, mut ended: impl FnMut() -> bool) {
    let start = Instant::now();
    while !path.exists() && !ended() && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_micros(100));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_kill_while_saving_loses_nothing_that_was_saved() {
    kill_while_saving(5);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes a minute: cargo test --release -p byline-cli fifty -- --ignored --nocapture"]
fn fifty_kills_while_saving_lose_nothing_that_was_saved() {
    kill_while_saving(50);
}
