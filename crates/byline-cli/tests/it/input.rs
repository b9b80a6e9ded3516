//! What can be read.

use super::{byline, failure, file, json_lines, stdout};
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::fs;
use std::io::Write;

const JSON_LINES: [&str; 3] = ["annotate", "--format", "jsonl"];

/// The ids of the stories of a run.
fn ids(out: &str) -> Vec<String> {
    json_lines(out).iter().map(|story| story["id"].as_str().unwrap_or("none").to_owned()).collect()
}

fn run(args: &[&str]) -> String {
    stdout(&mut byline(&[&JSON_LINES[..], args].concat()))
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_json_says_of_a_story_is_kept() {
    let lines = "{\"text\":\"Zoë ran.\",\"date\":\"2024-03-05T23:30:00-05:00\",\"publisher\":\"Le Monde\",\
                 \"authors\":[\"Renée Okafor\",{\"name\":\"x\"}],\"url\":\"https://lemonde.example\"}\n\
                 {\"text\":\"Two.\",\"authors\":\"Jan Kos\",\"url\":7}\n";
    let args = [&JSON_LINES[..], &["--input", "jsonl"]].concat();
    let stories = json_lines(&stdout(byline(&args).write_stdin(lines)));
    assert_eq!(
        (&stories[0]["date"], &stories[0]["published"]),
        (&"2024-03-05".into(), &"2024-03-06T04:30:00Z".into())
    );
    assert_eq!(stories[0]["authors"], serde_json::json!(["Renée Okafor"]));
    assert_eq!(
        (&stories[0]["publisher"], &stories[0]["url"]),
        (&"Le Monde".into(), &"https://lemonde.example".into())
    );
    assert_eq!(stories[1]["authors"], serde_json::json!(["Jan Kos"]));
    assert_eq!(stories[1].get("url"), None);
}

#[test]
fn gzip_is_unpacked_whatever_the_name_and_in_a_pipe() {
    let directory = tempfile::tempdir().unwrap();
    let lines =
        "{\"id\":\"a\",\"text\":\"Zoë ran.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n".as_bytes();
    // Packed in two parts, as `cat a.gz b.gz` would be.
    let packed = [gzip(&lines[..30]), gzip(&lines[30..])].concat();
    let path = file(&directory, "stories.jsonl.gz", &packed);
    assert_eq!(ids(&run(&[&path])), ["a", "b"]);
    let args = [&JSON_LINES[..], &["--input", "jsonl"]].concat();
    assert_eq!(ids(&stdout(byline(&args).write_stdin(packed.clone()))), ["a", "b"]);
    let unmarked = file(&directory, "story", &gzip("Zoë ran.".as_bytes()));
    assert_eq!(json_lines(&run(&[&unmarked]))[0]["text"], "Zoë ran.");
    let named = file(&directory, "story.txt.gz", &gzip(b"One."));
    assert_eq!(ids(&run(&[&named])), ["story"]);

    let cut = &packed[..packed.len() - 9];
    let broken = file(&directory, "broken.jsonl.gz", cut);
    let (out, error) = failure(&mut byline(&[&JSON_LINES[..], &[&broken, &named]].concat()));
    assert_eq!(ids(&out), ["a", "story"]);
    assert!(error.contains("broken.jsonl.gz:"), "{error}");
}

#[test]
fn directories_are_read_whole_in_the_order_of_names() {
    let directory = tempfile::tempdir().unwrap();
    for folder in ["b", "b/deep", ".hidden"] {
        fs::create_dir(directory.path().join(folder)).unwrap();
    }
    file(&directory, "c.txt", b"C.");
    file(&directory, "a.TXT", b"A.");
    file(&directory, "notes.md", b"No story.");
    file(&directory, ".hidden/x.txt", b"No story.");
    file(&directory, "b/lines.jsonl.gz", &gzip(b"{\"text\":\"L.\",\"id\":\"line\"}"));
    file(&directory, "b/deep/page.html", PAGE.as_bytes());
    let path = directory.path().to_str().unwrap();
    assert_eq!(ids(&run(&[path])), ["a", "b/deep/page", "line", "c"]);
    assert_eq!(ids(&run(&[path, "--input", "text"])), ["a", "c"]);
    assert_eq!(ids(&run(&[path, "--input", "html"])), ["b/deep/page"]);
    let empty = directory.path().join(".hidden");
    fs::remove_file(empty.join("x.txt")).unwrap();
    let (_, error) = failure(&mut byline(&["annotate", empty.to_str().unwrap()]));
    assert!(error.contains("the directory has no .txt"), "{error}");
}

#[test]
fn patterns_are_expanded_where_the_shell_has_not_done_it() {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join("sub")).unwrap();
    for name in ["b1.txt", "b2.txt", "b3.md", "sub/b4.txt", "odd[1].txt"] {
        file(&directory, name, b"Text.");
    }
    let pattern = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    assert_eq!(ids(&run(&[&pattern("b?.txt")])), ["b1", "b2"]);
    assert_eq!(ids(&run(&[&pattern("**/b*.txt")])), ["b1", "b2", "b4"]);
    assert_eq!(ids(&run(&[&pattern("s*")])), ["b4"], "a directory that a pattern finds is read");
    assert_eq!(ids(&run(&[&pattern("odd[1].txt")])), ["odd[1]"]);
    for (name, message) in [("x*.txt", "no file has such a name"), ("[.txt", "invalid range")] {
        let (_, error) = failure(&mut byline(&["annotate", &pattern(name), &pattern("b1.txt")]));
        assert!(error.contains(name) && error.contains(message), "{error}");
    }
}

#[test]
fn fields_have_the_names_that_the_user_gives() {
    let line = r#"{"url":"u1","body":{"text":"Zoë ran."},"day":"2024-05-01T10:00:00Z","site":"Le Monde","text":7}"#;
    let args = ["--text-field", "body.text", "--id-field", "url", "--date-field", "day"];
    let args = [&JSON_LINES[..], &args, &["--publisher-field", "site"]].concat();
    let story = &json_lines(&stdout(byline(&args).write_stdin(line)))[0];
    for (field, value) in
        [("id", "u1"), ("text", "Zoë ran."), ("date", "2024-05-01"), ("publisher", "Le Monde")]
    {
        assert_eq!(story[field], value);
    }
    let args = [&JSON_LINES[..], &["--input", "jsonl"]].concat();
    let (_, error) = failure(byline(&args).write_stdin(line));
    assert!(error.contains("standard input:1: `text` is `7`, expected a string"), "{error}");
    let args = [&JSON_LINES[..], &["--text-field", "story"]].concat();
    let (_, error) = failure(byline(&args).write_stdin(line));
    assert!(error.contains("standard input:1: missing field `story`"), "{error}");
}

#[test]
fn bad_lines_are_reported_with_their_value_and_the_others_are_done() {
    let lines = "[1]\n{\"text\":\"a\",\"date\":\"1 May\"}\n{\"text\":[\"a\"]}\n{\"text\":\"good\"}\n{\"text\":\"cut";
    let args = [&JSON_LINES[..], &["--input", "jsonl"]].concat();
    let (out, error) = failure(byline(&args).write_stdin(lines));
    assert_eq!(ids(&out), ["4"]);
    for message in [
        ":1: expected an object, found a list",
        ":2: `date` is `1 May`, expected YYYY-MM-DD",
        ":3: `text` is a list, expected a string",
        ":5: EOF while parsing a string",
    ] {
        assert!(error.contains(message), "{message} is not in {error}");
    }
    byline(&args).write_stdin(lines).assert().code(1);
}

#[test]
fn marked_encodings_are_read() {
    let directory = tempfile::tempdir().unwrap();
    let text = "“Café” 🇺🇦";
    let lines =
        format!("{{\"id\":\"é\",\"text\":\"{text}\"}}\r\n\r\n{{\"id\":\"2\",\"text\":\"x\"}}");
    let wide = file(&directory, "wide.txt", &utf16(text));
    let marked = file(&directory, "marked.txt", format!("\u{FEFF}{text}").as_bytes());
    for path in [wide, marked] {
        assert_eq!(json_lines(&run(&[&path]))[0]["text"], text);
    }
    let wide = file(&directory, "wide.jsonl", &utf16(&lines));
    let marked = file(&directory, "marked.jsonl", format!("\u{FEFF}{lines}").as_bytes());
    for path in [wide, marked] {
        assert_eq!(ids(&run(&[&path])), ["é", "2"]);
    }
    let old = file(&directory, "old.txt", b"Caf\xE9 \x93x\x94");
    let out = run(&[&old, "--encoding", "windows-1252"]);
    assert_eq!(json_lines(&out)[0]["text"], "Café “x”");
    let assert = byline(&["annotate", "--encoding", "klingon", &old]).assert().code(2);
    let error = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(error.contains("klingon") && error.contains("no such encoding"), "{error}");
}

#[test]
fn bytes_of_no_encoding_are_replaced_with_one_warning_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let text = file(&directory, "bad.txt", b"one\ntwo \xFF");
    let lines = b"{\"text\":\"a\"}\n{\"text\":\"b\xFF\"}\n{\"text\":\"\xFF\"}\n";
    let lines = file(&directory, "bad.jsonl", lines);
    let assert = byline(&[&JSON_LINES[..], &[&text, &lines]].concat()).assert().success();
    let stories = json_lines(std::str::from_utf8(&assert.get_output().stdout).unwrap());
    assert_eq!(stories[0]["text"], "one\ntwo \u{FFFD}");
    assert_eq!((stories.len(), &stories[2]["text"]), (4, &Value::from("b\u{FFFD}")));
    let error = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert_eq!(error.lines().count(), 2, "{error}");
    assert!(error.contains("bad.txt:2: not UTF-8 at byte 8; replaced"), "{error}");
    assert!(error.contains("bad.jsonl:2: not UTF-8 at byte 10 of the line"), "{error}");
}

/// A page with what stands around articles.
const PAGE: &str = r#"<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Bridge stays closed | The Harbour Post</title>
<meta property="og:title" content="Bridge stays closed until autumn">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2024-05-01T08:30:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge stays closed until autumn</h1>
<p>The old bridge over the river will not be opened before autumn, the mayor, Ren&eacute;e Okafor,
said on Wednesday, after engineers had found new cracks in two of its piers.</p>
<p>“It is the lifeline of the southern bank,” she told reporters. “But I will not send a bus across
it until I know that it holds.”</p>
<script>alert("no story")</script>
</article><aside><p>Subscribe to our newsletter!</p></aside>
<footer>Copyright The Harbour Post</footer></body></html>"#;

#[test]
fn the_article_of_a_page_is_read() {
    let directory = tempfile::tempdir().unwrap();
    let latin: Vec<u8> = encoding_rs::WINDOWS_1252
        .encode(&PAGE.replace("utf-8", "windows-1252").replace("&eacute;", "é"))
        .0
        .into_owned();
    let paths = [file(&directory, "a.html", PAGE.as_bytes()), file(&directory, "b.htm", &latin)];
    let stories = json_lines(&run(&[&paths[0], &paths[1]]));
    for story in &stories {
        let text = story["text"].as_str().unwrap();
        assert!(text.starts_with("Bridge stays closed until autumn\n\nThe old bridge"), "{text}");
        for absent in ["Sport", "Subscribe", "Copyright", "no story", "<"] {
            assert!(!text.contains(absent), "{absent} in {text}");
        }
        assert_eq!(story["publisher"], "The Harbour Post");
        assert_eq!(story["date"], "2024-05-01");
        let quote = &story["quotes"].as_array().unwrap().last().unwrap();
        assert_eq!(quote["speaker"]["name"], "Renée Okafor", "{quote}");
    }
    assert_eq!(stories[0]["text"], stories[1]["text"]);
    let args = [&JSON_LINES[..], &["--input", "html"]].concat();
    let piped = stdout(byline(&args).write_stdin(PAGE));
    assert_eq!(json_lines(&piped)[0]["text"], stories[0]["text"]);
    let empty = file(&directory, "empty.html", b"<html></html>");
    let (_, error) = failure(&mut byline(&["annotate", &empty]));
    assert!(error.contains("empty.html: no article found"), "{error}");
}

#[test]
fn a_page_of_endless_nesting_is_refused_before_it_takes_long() {
    let page = format!("<html><body>{}<p>Zoë ran.</p>", "<div>".repeat(5_000));
    let (_, error) = failure(byline(&["annotate", "--input", "html"]).write_stdin(page));
    assert!(error.contains("standard input: elements are nested more than 512 deep"), "{error}");
}

#[test]
fn nothing_to_read_is_no_error() {
    let directory = tempfile::tempdir().unwrap();
    let empty = file(&directory, "empty.jsonl", b"");
    assert_eq!(run(&[&empty]), "");
    assert_eq!(stdout(&mut byline(&["annotate", "--format", "json", &empty])), "[]\n");
    assert_eq!(json_lines(&stdout(byline(&JSON_LINES).write_stdin("")))[0]["text"], "");
}

#[test]
fn ten_thousand_stories_keep_their_order() {
    let input: String = (0..10_000)
        .map(|n| format!("{{\"id\":\"s{n}\",\"text\":\"Café {n} opens.\"}}\n"))
        .collect();
    let args = ["tokens", "--format", "jsonl", "--input", "jsonl", "-j", "3"];
    let out = stdout(byline(&args).write_stdin(input));
    assert_eq!(ids(&out), (0..10_000).map(|n| format!("s{n}")).collect::<Vec<_>>());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let directory = tempfile::tempdir().unwrap();
    let line = "{\"text\":\"Zoë ran.\"}\n".repeat(5000);
    let path = file(&directory, "many.jsonl", line.as_bytes());
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("byline"))
        .args(["tokens", "--format", "jsonl", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
