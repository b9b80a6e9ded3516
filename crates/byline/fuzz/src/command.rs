//! Any bytes as the input of the command line.

use byline::Document;
use byline_cli::args::{Args, Command};
use byline_cli::input::{Item, Source, sources};
use clap::Parser;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// What the input is taken for, and how it is read.
const ARGUMENTS: &[&[&str]] = &[
    &["--input", "jsonl"],
    &["--input", "text"],
    &["--input", "html"],
    &["--input", "jsonl", "--text-field", "body.text", "--id-field", "a.b", "--date-field", "d"],
    &["--input", "jsonl", "--encoding", "shift_jis"],
    &["--input", "text", "--encoding", "utf-16le"],
    &["--input", "html", "--encoding", "windows-1252"],
    &["--input", "warc"],
];

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |arguments: &[&str]| {
        let arguments = ["byline", "annotate"].iter().chain(arguments);
        let Command::Annotate(options) = Args::parse_from(arguments).command else {
            unreachable!("the command is `annotate`")
        };
        sources(&options.reading).remove(0).expect("standard input is a source")
    };
    ARGUMENTS.iter().map(|arguments| source(arguments)).collect()
});

/// Checks that the whole, or what stands in lines and lists, is stories or errors. The first byte says
/// how the rest is read.
pub fn check(data: &[u8]) {
    let (&choice, data) = data.split_first().unwrap_or((&0, &[]));
    let source = &SOURCES[usize::from(choice & 0x7f) % SOURCES.len()];
    let analysed = choice & 0x80 != 0;
    let source = if analysed { source.clone().analysed() } else { source.clone() };
    let (mut stories, mut failures) = (0, 0);
    let _ = source.read_from(data, &mut |item| {
        match item {
            Item::Story(document) => {
                stories += 1;
                story(&document, analysed);
            }
            Item::Failure(message) | Item::Warning(message) if message.is_empty() => {
                panic!("a message without words")
            }
            Item::Failure(_) => failures += 1,
            Item::Warning(_) => {}
        }
        ControlFlow::Continue(())
    });
    if source.is_single() {
        assert_eq!(stories + failures, 1, "one story or one message");
    } else if is_utf8(data, choice) {
        let lines = data.strip_prefix("\u{feff}".as_bytes()).unwrap_or(data).split(|&b| b == b'\n');
        let is_empty = lines.into_iter().all(|line| line.trim_ascii().is_empty());
        // Lists may be empty, and problems of one kind are one message.
        let is_list = data.trim_ascii().starts_with(b"[");
        assert!(is_empty || is_list || stories + failures > 0, "a story or a message");
    }
}

/// True if lines of the input are lines as they stand.
fn is_utf8(data: &[u8], choice: u8) -> bool {
    let is_other = [&b"\x1f\x8b"[..], b"\xff\xfe", b"\xfe\xff", b"\x28\xb5\x2f\xfd"]
        .iter()
        .any(|m| data.starts_with(m));
    let arguments = ARGUMENTS[usize::from(choice & 0x7f) % ARGUMENTS.len()];
    !is_other && !arguments.contains(&"--encoding") && !arguments.contains(&"warc")
}

fn story(document: &Document, analysed: bool) {
    crate::sound::fits(document);
    assert!(analysed || document.tokens().is_empty());
}
