//! Runs the program as a user does.

mod archive;
mod faults;
mod formats;
mod input;
mod interrupt;
mod kinds;
mod lists;
mod manual;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod target;
mod terminal;
#[cfg(feature = "encoder")]
mod tier;
mod track;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn byline(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("byline").unwrap();
    command.args(args);
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

/// Standard output and standard error of a run that must end with an error.
fn failure(command: &mut Command) -> (String, String) {
    let assert = command.assert().failure();
    let output = assert.get_output();
    (
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

fn file(directory: &tempfile::TempDir, name: &str, content: &[u8]) -> String {
    let path: PathBuf = directory.path().join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn standard_input_becomes_one_json_object() {
    let out = stdout(byline(&["annotate", "--format", "json"]).write_stdin("“No,” said Zoë Ruiz."));
    let story: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(story["schema"], 1);
    assert_eq!(story["text"], "“No,” said Zoë Ruiz.");
    assert_eq!(story["quotes"][0]["speaker"]["name"], "Zoë Ruiz");
}

#[test]
fn offsets_count_what_was_asked_for() {
    let text = "“Zoë 🇺🇦” won.";
    for (unit, end) in [("bytes", 24), ("chars", 13), ("utf16", 15)] {
        let args = ["tokens", "--format", "json", "--offsets", unit];
        let story: Value = serde_json::from_str(&stdout(byline(&args).write_stdin(text))).unwrap();
        assert_eq!(story["offsets"], unit);
        assert_eq!(story["sentences"][0][1], end, "{unit}");
    }
}

#[test]
fn line_breaks_mean_what_is_said() {
    let text = "Café to close\nZoë Ruiz is sad";
    for (meaning, count) in [("auto", 2), ("every-line", 2), ("blank-lines", 1)] {
        let args = ["tokens", "--format", "json", "--line-breaks", meaning];
        let story: Value = serde_json::from_str(&stdout(byline(&args).write_stdin(text))).unwrap();
        for layer in ["paragraphs", "sentences"] {
            assert_eq!(story[layer].as_array().unwrap().len(), count, "{layer}, {meaning}");
        }
    }
    let (_, error) = failure(&mut byline(&["annotate", "--line-breaks", "none"]));
    assert!(error.contains("expected one of auto, blank-lines, every-line, wrapped"), "{error}");
}

#[test]
fn json_lines_keep_their_order_on_any_number_of_threads() {
    let input: String = (0..500)
        .map(|n| format!("{{\"id\":\"s{n}\",\"text\":\"Café {n} opens.\",\"mood\":1}}\n"))
        .collect();
    let run = |threads| {
        let args = ["annotate", "--input", "jsonl", "--format", "jsonl", "--threads", threads];
        stdout(byline(&args).write_stdin(input.as_str()))
    };
    let one = run("1");
    assert_eq!(one, run("4"));
    let ids: Vec<Value> = json_lines(&one).iter().map(|story| story["id"].clone()).collect();
    assert_eq!(ids, (0..500).map(|n| Value::from(format!("s{n}"))).collect::<Vec<_>>());
}

#[test]
fn a_broken_line_is_reported_and_the_others_are_done() {
    let directory = tempfile::tempdir().unwrap();
    let lines = b"{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n{\"id\":\"b\"}\n\n\n{\"id\":\"d\",\"date\":\"soon\",\"text\":\"x\"}\n{\"id\":\"e\",\"text\":\"Two.\"}\n";
    let path = file(&directory, "stories.jsonl", lines);
    let (out, err) = failure(&mut byline(&["annotate", "--format", "jsonl", &path]));
    let ids: Vec<_> = json_lines(&out).iter().map(|s| s["id"].clone()).collect();
    assert_eq!(ids, ["a", "e"]);
    for message in [
        "stories.jsonl:2: expected",
        "stories.jsonl:3: missing field `text`",
        "stories.jsonl:6: `date` is `soon`",
    ] {
        assert!(err.contains(message), "{message} is not in {err}");
    }
}

#[test]
fn a_broken_file_is_reported_and_the_others_are_done() {
    let directory = tempfile::tempdir().unwrap();
    let good = file(&directory, "good.txt", "Zoë ran.".as_bytes());
    let bad = file(&directory, "bad.html", b"<html></html>");
    let (out, err) =
        failure(&mut byline(&["annotate", "--format", "jsonl", &bad, "no-such-file", &good]));
    assert_eq!(json_lines(&out)[0]["id"], "good");
    assert!(err.contains("bad.html: no article found"), "{err}");
    assert!(err.contains("no-such-file: "), "{err}");
}

#[test]
fn a_directory_is_read_in_the_order_of_names() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["b.txt", "a.txt"] {
        file(&directory, name, b"Text.");
    }
    let out = stdout(&mut byline(&[
        "annotate",
        "--format",
        "json",
        "--no-text",
        directory.path().to_str().unwrap(),
    ]));
    let stories: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(stories[0]["id"], "a");
    assert_eq!(stories[1]["id"], "b");
    assert_eq!(stories.as_array().unwrap().len(), 2);
    assert_eq!(stories[0].get("text"), None);
}

/// Two stories of one statement, the later of which names its source.
const STATEMENT: &str = r#"{"id":"later","publisher":"CNN","date":"2024-05-01","text":"“We will not close the café in Karlin,” Zoë Ruiz said, CNN reported, citing Le Monde."}
{"id":"origin","publisher":"Le Monde","date":"2024-05-02","text":"“We will not close the café in Karlin,” Zoë Ruiz told Le Monde."}
"#;

#[test]
fn quotations_are_followed_across_stories_plain_or_analysed() {
    let plain =
        stdout(byline(&["track", "--format", "jsonl", "--input", "jsonl"]).write_stdin(STATEMENT));
    let rows = json_lines(&plain);
    assert_eq!((&rows[0]["type"], &rows[0]["stories"]), (&"cluster".into(), &2.into()));
    assert_eq!((&rows[0]["first"], &rows[0]["first_by"]), (&"origin".into(), &"citation".into()));
    assert!(rows[1..].iter().any(|row| row["from"] == "CNN" && row["to"] == "Le Monde"));
    let args = ["annotate", "--input", "jsonl", "--format", "jsonl"];
    let analysed = stdout(byline(&args).write_stdin(STATEMENT));
    let again =
        stdout(byline(&["track", "--format", "jsonl", "--input", "jsonl"]).write_stdin(analysed));
    assert_eq!(again, plain);
}

#[test]
fn an_index_goes_on_in_the_next_run_and_damage_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let index = directory.path().join("quotes.idx").to_str().unwrap().to_owned();
    let args = ["track", "--format", "jsonl", "--input", "jsonl", "--index", &index];
    let (first, second) = STATEMENT.split_once('\n').unwrap();
    assert!(!stdout(byline(&args).write_stdin(first)).contains("\"cluster\""));
    let out = stdout(byline(&args).write_stdin(second));
    assert_eq!(json_lines(&out)[0]["stories"], 2);
    fs::write(&index, &fs::read(&index).unwrap()[..40]).unwrap();
    let (_, error) = failure(byline(&args).write_stdin(first));
    assert!(error.contains("quotes.idx") && error.contains("expected"), "{error}");
}

#[test]
fn who_cites_whom_is_a_graph() {
    for (format, begin) in [("dot", "digraph {"), ("graphml", "<?xml")] {
        let args = ["track", "--input", "jsonl", "--format", format];
        let out = stdout(byline(&args).write_stdin(STATEMENT));
        assert!(out.starts_with(begin) && out.contains("Le Monde"), "{out}");
    }
}
