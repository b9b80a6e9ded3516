//! The accurate tier, with an encoder of some kilobytes.

use super::{byline, file, json_lines, stdout};

pub const ENCODER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../byline-encoder/tests/tiny/encoder.bin");

pub const STORY: &str =
    "“The café stays,” said Zoé Ruiz. Mayor Ruiz told Le Monde that nobody asked.";

fn entities(args: &[&str], variable: Option<&str>) -> String {
    let args = [&["annotate", "--format", "jsonl", "--input", "text"], args].concat();
    let mut command = byline(&args);
    command.env_remove("BYLINE_ENCODER").envs(variable.map(|file| ("BYLINE_ENCODER", file)));
    json_lines(&stdout(command.write_stdin(STORY)))[0]["entities"].to_string()
}

#[test]
fn the_encoder_has_a_say_where_the_tier_is_accurate() {
    let fast = entities(&[], None);
    let accurate = entities(&["--tier", "accurate", "--encoder", ENCODER], None);
    assert_ne!(fast, accurate);
    assert_eq!(entities(&["--encoder", ENCODER], None), accurate);
    assert_eq!(entities(&["--tier", "accurate"], Some(ENCODER)), accurate);
    assert_eq!(entities(&[], Some(ENCODER)), fast, "a variable alone changes nothing");
    assert_eq!(entities(&["--tier", "fast"], None), fast);
}

#[test]
fn what_is_tracked_is_what_is_annotated() {
    let stories = include_str!("../../../../examples/data/statement.jsonl");
    let run = |args: &[&str], input: &str| stdout(byline(args).write_stdin(input));
    let annotated = run(&["annotate", "--format", "jsonl", "--encoder", ENCODER], stories);
    let tracked = run(&["track", "--format", "jsonl"], &annotated);
    assert!(tracked.contains("We will not sell the harbour"), "{tracked}");
    assert_eq!(run(&["track", "--format", "jsonl", "--encoder", ENCODER], stories), tracked);
}

#[test]
fn what_is_missing_or_damaged_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let damaged = file(&directory, "café.bin", "“Café”".as_bytes());
    for (args, code, message) in [
        (&["--tier", "accurate"][..], 2, "BYLINE_ENCODER names it"),
        (&["--tier", "fast", "--encoder", ENCODER], 2, "--encoder does nothing for --tier fast"),
        (&["--encoder", "nothing.bin"], 1, "byline: nothing.bin: No such file"),
        (&["--encoder", &damaged], 1, "café.bin: not the file of an encoder"),
    ] {
        for command in ["annotate", "track"] {
            let mut command = byline(&[&[command], args].concat());
            let command = command.env_remove("BYLINE_ENCODER").write_stdin(STORY);
            let assert = command.assert().code(code);
            let error = String::from_utf8_lossy(&assert.get_output().stderr);
            assert!(error.contains(message), "{error}");
        }
    }
}
