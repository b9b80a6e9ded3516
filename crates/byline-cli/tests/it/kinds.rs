//! What an input is, where its name does not say it, and what is refused.

use super::{byline, failure, file, json_lines, stdout};

const PAGE: &str = "<!DOCTYPE html><html><head><title>Bridge stays closed</title></head><body>\
<article><h1>Bridge stays closed</h1><p>The old bridge over the river will not be opened before \
autumn, the mayor, Renée Okafor, said on Wednesday.</p><p>“It is the lifeline of the southern bank, \
and I will not send a bus across it until I know that it holds,” she told reporters.</p></article>";

fn ids(out: &str) -> String {
    json_lines(out).iter().map(|s| s["id"].to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_comes_by_a_pipe_is_told_by_what_it_holds() {
    let run =
        |input: &[u8]| stdout(byline(&["tokens", "--format", "jsonl"]).write_stdin(input.to_vec()));
    assert_eq!(
        ids(&run(b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}")),
        r#""a" "b""#
    );
    assert_eq!(
        ids(&run(b"[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\",\"text\":\"Two.\"}]")),
        r#""a" "b""#
    );
    assert_eq!(ids(&run(b"{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}\n")), r#""a""#);
    let page = stdout(byline(&["annotate", "--format", "json"]).write_stdin(PAGE));
    assert!(page.contains("\"text\": \"Bridge stays closed\\n\\nThe old bridge"), "{page}");
    let as_text =
        byline(&["annotate", "--format", "json", "--input", "text"]).write_stdin(PAGE).assert();
    assert!(String::from_utf8_lossy(&as_text.success().get_output().stdout).contains("DOCTYPE"));
}

#[test]
fn a_file_without_a_telling_name_is_told_by_what_it_holds() {
    let directory = tempfile::tempdir().unwrap();
    let run = |name: &str, content: &[u8]| {
        let path = file(&directory, name, content);
        stdout(&mut byline(&["annotate", "--format", "json", "--no-text", &path]))
    };
    assert!(run("stories", b"{\"id\":\"a\",\"text\":\"One.\"}\n").starts_with("[{"));
    assert!(run("page", PAGE.as_bytes()).starts_with("{"));
    assert!(run("list.json", b"[\n{\"id\":\"a\",\"text\":\"One.\"}\n]").contains("\"id\": \"a\""));
    assert!(run("pretty.jsonl", b"{\n\"id\":\"a\",\n\"text\":\"One.\"}").contains("\"id\": \"a\""));
    // A line packed with zstd, twice.
    let frame =
        *b"\x28\xB5\x2F\xFD\x04\x58\xC9\0\0{\"id\":\"a\",\"text\":\"One.\"}\n\xBA\x7B\xD8\xF1";
    let packed = frame.repeat(2);
    assert_eq!(run("packed.jsonl.zst", &packed).matches("\"id\": \"a\"").count(), 2);
    assert_eq!(run("packed", &packed).matches("\"id\": \"a\"").count(), 2);
    let path = file(&directory, "cut.jsonl.zst", &packed[..packed.len() - 9]);
    let (_, error) = failure(&mut byline(&["tokens", &path]));
    assert!(error.contains("cut.jsonl.zst:"), "{error}");
}

#[test]
fn stories_in_other_languages_are_told_and_get_tokens_alone() {
    let german = "„Wir schließen das Café am Hafen nicht“, sagte Bürgermeisterin Zoë Ruiz am Dienstag \
                  der Zeitung. Die Stadt habe genug Geld dafür, und die Leute wollten es behalten.";
    let assert = byline(&["annotate", "--format", "json"]).write_stdin(german).assert().success();
    let output = assert.get_output();
    let story: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&story["language"], &story["entities"]), (&"de".into(), &serde_json::json!([])));
    assert!(story["sentences"].as_array().unwrap().len() == 2);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("another language than English (de)"), "{error}");
    let args = ["annotate", "--format", "json", "--any-language"];
    let assert = byline(&args).write_stdin(german).assert().success();
    assert!(assert.get_output().stderr.is_empty());
    let story: serde_json::Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
    assert!(!story["entities"].as_array().unwrap().is_empty());
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let directory = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = "One here. Two.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, content, message) in [
        (
            "p.pdf",
            &b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\nxref\n"[..],
            "p.pdf: looks like a PDF, which is not read",
        ),
        ("d.docx", b"PK\x03\x04 word/document.xml\0\x01", "looks like an archive (ZIP)"),
        ("i.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "looks like an image (PNG)"),
        ("w.txt", &wide, "UTF-16LE without a byte order mark (--encoding utf-16le reads it)"),
        ("b.bin", b"One\0\x01two", "holds bytes that no text has"),
    ] {
        let path = file(&directory, name, content);
        let (out, error) = failure(&mut byline(&["annotate", "--format", "jsonl", &path]));
        assert_eq!(out, "");
        assert!(error.contains(name) && error.contains(message), "{error}");
        let args = ["annotate", "--format", "jsonl", "--input", "text", &path];
        assert_eq!(json_lines(&stdout(&mut byline(&args))).len(), 1);
    }
    let args = ["tokens", "--format", "jsonl", "--encoding", "utf-16le", "--input", "text"];
    assert!(stdout(byline(&args).write_stdin(wide)).contains("\"tokens\":[[0,3]"));
}

#[test]
fn a_wrong_name_of_a_field_is_one_message() {
    let lines = "{\"id\":\"a\",\"body\":\"One.\"}\n".repeat(1000);
    let (out, error) = failure(byline(&["annotate", "--format", "jsonl"]).write_stdin(lines));
    assert_eq!(out, "");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(
        error.contains("missing field `text`, nor do 999 others (it has `body`, `id`"),
        "{error}"
    );
}
