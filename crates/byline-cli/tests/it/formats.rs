//! The formats, and the files that they are written to.

use super::{byline, failure, file, json_lines, stdout};
use std::fs;

const STORY: &str = "“No,” said Zoë Ruiz. “The café, she said, “stays.”";

#[test]
fn a_table_has_a_row_for_each_quote_of_all_stories() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        file(&directory, name, "“No,” said Zoë Ruiz.".as_bytes());
    }
    let path = directory.path().to_str().unwrap();
    let out = stdout(&mut byline(&["annotate", "--format", "csv", "--offsets", "chars", path]));
    let rows: Vec<_> = out.lines().collect();
    assert!(rows[0].starts_with("story,publisher,date,quote,kind"), "{out}");
    assert!(rows[1].starts_with("a,,,0,direct") && rows[1].ends_with(",0,5"), "{out}");
    assert!(rows[2].starts_with("b,,,0,direct"), "{out}");
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let directory = tempfile::tempdir().unwrap();
    for format in ["terminal", "json", "jsonl", "csv"] {
        let path = directory.path().join(format);
        let name = path.to_str().unwrap();
        let args = ["annotate", "--format", format];
        let expected = stdout(byline(&args).write_stdin(STORY));
        let args = ["annotate", "--format", format, "--out", name];
        assert_eq!(stdout(byline(&args).write_stdin(STORY)), "");
        assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{format}");
    }
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 4, "no half file is left");
}

#[test]
fn a_file_is_replaced_at_the_end_and_broken_stories_are_left_out_of_it() {
    let directory = tempfile::tempdir().unwrap();
    let target = file(&directory, "out.jsonl", b"what was there before");
    let lines = file(&directory, "in.jsonl", b"{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n");
    let (_, error) =
        failure(&mut byline(&["annotate", "--format", "jsonl", "--out", &target, &lines]));
    assert!(error.contains("in.jsonl:2: expected"), "{error}");
    assert_eq!(json_lines(&fs::read_to_string(&target).unwrap())[0]["id"], "a");
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_that_names_it() {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().to_str().unwrap();
    let missing = directory.path().join("missing").join("out.csv");
    for (path, reason) in [(folder, "is a directory"), (missing.to_str().unwrap(), "No such file")]
    {
        let args = ["annotate", "--format", "csv", "--out", path];
        let (out, error) = failure(byline(&args).write_stdin(STORY));
        assert_eq!(out, "");
        assert!(error.contains(path) && error.contains(reason), "{error}");
    }
}

#[test]
fn tokens_alone_are_no_table() {
    let (_, error) = failure(byline(&["tokens", "--format", "csv"]).write_stdin(STORY));
    assert!(error.contains("not csv"), "{error}");
}
