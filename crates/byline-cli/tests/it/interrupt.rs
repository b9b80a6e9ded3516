//! Ctrl-C.

#![cfg(unix)]

use super::{file, json_lines};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

/// Starts the program and gives it two lines, but no end of the input; waits for `wait` lines.
fn start(args: &[&str], wait: usize) -> (Child, String) {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("byline"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = child.stdin.as_mut().unwrap();
    input.write_all("{\"text\":\"Zoë ran.\"}\n{\"text\":\"Two.\"}\n{\"te".as_bytes()).unwrap();
    let mut out = String::new();
    let mut reader = BufReader::new(child.stdout.as_mut().unwrap());
    for _ in 0..wait {
        reader.read_line(&mut out).unwrap();
    }
    out.push_str(std::str::from_utf8(reader.buffer()).unwrap());
    (child, out)
}

/// Presses Ctrl-C, and returns the exit code and what was written after it.
fn interrupt(mut child: Child) -> (Option<i32>, String) {
    // The pipe stays open until the program has ended.
    let _input = child.stdin.take();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let code = child.wait().unwrap().code();
    let mut rest = String::new();
    child.stdout.unwrap().read_to_string(&mut rest).unwrap();
    (code, rest)
}

#[test]
fn stories_appear_while_the_pipe_is_open_and_ctrl_c_leaves_whole_lines() {
    let (child, mut out) = start(&["annotate", "--input", "jsonl", "--format", "jsonl"], 2);
    let (code, rest) = interrupt(child);
    out.push_str(&rest);
    assert_eq!(code, Some(130));
    assert!(out.ends_with('\n'));
    assert_eq!(json_lines(&out).len(), 2);
}

#[test]
fn a_file_is_left_as_it_was() {
    let directory = tempfile::tempdir().unwrap();
    let path = file(&directory, "out.jsonl", b"before");
    let args = ["annotate", "--input", "jsonl", "--format", "jsonl", "--out", &path];
    let (child, _) = start(&args, 0);
    wait_for_part(directory.path());
    assert_eq!(interrupt(child).0, Some(130));
    assert_eq!(std::fs::read(&path).unwrap(), b"before");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1, "no half file is left");
}

/// Waits until the file that is to replace the other is there: from then on the run is under way.
fn wait_for_part(directory: &std::path::Path) {
    for _ in 0..600 {
        if std::fs::read_dir(directory).unwrap().count() == 2 {
            // Ctrl-C is listened to right after.
            std::thread::sleep(std::time::Duration::from_millis(500));
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("nothing was begun");
}
