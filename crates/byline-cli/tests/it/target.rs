//! Output that must not become input.

use super::{byline, file, stdout};
use std::fs;

/// Runs the program, which must refuse its command line, and returns what it says.
fn refused(args: &[&str]) -> String {
    let assert = byline(args).assert().code(2);
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

#[test]
fn a_story_is_never_written_over() {
    let directory = tempfile::tempdir().unwrap();
    let story = file(&directory, "s.txt", "Zoë ran.".as_bytes());
    let folder = directory.path().to_str().unwrap();
    let other = file(&directory, "a.txt", b"One.");
    let round_about =
        format!("{folder}/../{}/s.txt", directory.path().file_name().unwrap().to_str().unwrap());
    for input in [&[story.as_str()][..], &[folder], &[&other, &story]] {
        for out in [&story, &round_about] {
            let args = [&["annotate", "--out", out], input].concat();
            let error = refused(&args);
            assert!(error.contains("s.txt: is read and cannot be written too"), "{error}");
        }
    }
    assert_eq!(fs::read_to_string(&story).unwrap(), "Zoë ran.");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
}

#[test]
fn results_in_the_directory_that_is_read_are_no_stories() {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().to_str().unwrap().to_owned();
    file(&directory, "a.txt", "“No,” said Zoë Ruiz.".as_bytes());
    file(&directory, "b.jsonl", b"{\"id\":\"b\",\"text\":\"Two.\"}\n");
    let annotate = |format: &str, name: &str| {
        let out = format!("{folder}/{name}");
        stdout(&mut byline(&["annotate", &folder, "--format", format, "--out", &out]));
    };
    let ids = || {
        let out = stdout(&mut byline(&["tokens", &folder, "--format", "jsonl"]));
        super::json_lines(&out).iter().map(|s| s["id"].to_string()).collect::<Vec<_>>().join(" ")
    };
    let formats = [
        ("jsonl", "r.jsonl"),
        ("json", "r.json"),
        ("html", "r.html"),
        ("web-annotation", "w.json"),
        ("json-ld", "l.json"),
        ("csv", "r.csv"),
        ("brat", "brat"),
    ];
    for (format, name) in formats {
        annotate(format, name);
        assert_eq!(ids(), r#""a" "b""#, "{format}");
        if format != "brat" {
            annotate(format, name);
        }
    }
    let tokens = format!("{folder}/t.jsonl");
    stdout(&mut byline(&["tokens", &folder, "--format", "jsonl", "--out", &tokens]));
    fs::write(
        format!("{folder}/track.jsonl"),
        stdout(&mut byline(&["track", "--format", "jsonl", &folder])),
    )
    .unwrap();
    assert_eq!(ids(), r#""a" "b""#);
    for (format, name) in [("terminal", "r.txt"), ("csv", "r.json"), ("conllu", "r.txt")] {
        let out = format!("{folder}/{name}");
        let error = refused(&["annotate", &folder, "--format", format, "--out", &out]);
        assert!(error.contains("would read it as a story") || error.contains("is read"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn what_a_shell_writes_into_the_directory_is_not_read() {
    use std::process::Command;
    let directory = tempfile::tempdir().unwrap();
    file(&directory, "a.txt", b"One.");
    let program = assert_cmd::cargo::cargo_bin("byline");
    let run = |name: &str, format: &str| {
        let out = fs::File::create(directory.path().join(name)).unwrap();
        let args = ["annotate", directory.path().to_str().unwrap(), "--format", format];
        Command::new(&program).args(args).stdout(out).output().unwrap()
    };
    for _ in 0..2 {
        assert!(run("out.jsonl", "jsonl").status.success());
        let out = fs::read_to_string(directory.path().join("out.jsonl")).unwrap();
        assert_eq!(out.lines().count(), 1);
    }
    assert_eq!(run("out.txt", "terminal").status.code(), Some(2));
}

#[test]
fn an_option_without_effect_is_an_error() {
    for args in [
        &["tokens", "--view", "quotes"][..],
        &["tokens", "--no-text"],
        &["tokens", "--tokens"],
        &["tokens", "--format", "csv"],
        &["tokens", "--offsets", "chars"],
        &["annotate", "--offsets", "chars"],
        &["annotate", "--format", "csv", "--no-text"],
        &["annotate", "--format", "html", "--tokens"],
        &["annotate", "--format", "jsonl", "--view", "full"],
        &["annotate", "--format", "jsonl", "--color", "never"],
        &["annotate", "--format", "csv", "--width", "80"],
        &["track", "--format", "dot", "--min-stories", "3"],
        &["annotate", "--input", "html", "--text-field", "body"],
        &["track", "--input", "text", "--id-field", "url"],
    ] {
        let error = refused(args);
        assert!(error.contains("does nothing") || error.contains("error:"), "{args:?}: {error}");
    }
}
