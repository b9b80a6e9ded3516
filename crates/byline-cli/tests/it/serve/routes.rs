//! Each route, and what it says to what it cannot answer.

use super::super::{byline, json_lines, stdout};
use super::client::{Server, Talk};
use serde_json::{Value, json};

const STORY: &str = "“The café stays,” Mayor Zoë Ruiz told Le Monde.";
const STATEMENT: &str = include_str!("../../../../../examples/data/statement.jsonl");

/// What the program writes of the same.
fn program(args: &[&str], input: &str) -> String {
    stdout(byline(args).write_stdin(input))
}

#[test]
fn a_story_is_answered_as_the_program_writes_it() {
    let server = Server::start(&[]);
    let args = ["annotate", "--format", "json", "--offsets", "chars", "--tokens", "--no-text"];
    let expected: Value = serde_json::from_str(&program(&args, STORY)).unwrap();
    let path = "/v1/annotate?offsets=chars&tokens=true&text=false";
    let answer = server.post(path, "text/plain", STORY);
    assert_eq!((answer.status, answer.json()), (200, expected));

    let page = format!("<article><h1>Café stays</h1><p>{STORY}</p></article>");
    let args = ["annotate", "--format", "json", "--input", "html"];
    let expected: Value = serde_json::from_str(&program(&args, &page)).unwrap();
    assert_eq!(server.post("/v1/annotate", "text/html; charset=utf-8", &page).json(), expected);

    let args = ["annotate", "--format", "jsonl", "--input", "jsonl"];
    let expected = json_lines(&program(&args, STATEMENT));
    let list = format!("[{}]", STATEMENT.trim().replace('\n', ","));
    assert_eq!(server.post("/v1/annotate", "application/json", list).json(), json!(expected));
    let first = STATEMENT.lines().next().unwrap();
    assert_eq!(server.post("/v1/annotate", "application/json", first).json(), expected[0]);
    let answer = server.post("/v1/annotate", "application/x-ndjson", STATEMENT);
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    assert_eq!(json_lines(answer.text()), expected);
}

#[test]
fn another_encoding_is_read_where_it_is_stated() {
    let server = Server::start(&[]);
    let latin = b"\x93Caf\xE9,\x94 said Zo\xEB Ruiz.";
    let answer = server.post("/v1/annotate", "text/plain; charset=windows-1252", latin);
    assert_eq!(answer.json()["quotes"][0]["text"], "“Café,”");
    let answer = server.post("/v1/annotate", "text/plain", latin);
    assert!(answer.reason().contains("not UTF-8 at byte 0"), "{}", answer.reason());
    assert_eq!(answer.status, 422);
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let server = Server::start(&[]);
    let mut talk = Talk::start(&server);
    talk.say("{\"id\":\"a\",\"text\":\"“Oui,” said Zoë Ruiz.\"}\n");
    talk.hear("\"id\":\"a\"");
    talk.say("{\"id\":\"b\",\"text\":\"Café.\"}\n");
    talk.hear("\"id\":\"b\"");
    talk.end();
}

#[test]
fn every_line_has_its_answer_in_its_place() {
    let server = Server::start(&["--jobs", "4"]);
    let good = |n: usize| format!("{{\"id\":\"{n}\",\"text\":\"“Oui,” said Zoë Ruiz.\"}}\n");
    let bad = ["{\"body\":\"x\"}\n", "no json\n", "{\"text\":\"x\",\"date\":\"soon\"}\n", "[]\n"];
    let lines: String = (0..200)
        .map(|n| if n % 5 == 4 { bad[n / 5 % bad.len()].to_owned() } else { good(n) })
        .collect();
    let answers = json_lines(server.post("/v1/annotate", "application/x-ndjson", lines).text());
    assert_eq!(answers.len(), 200);
    for (n, answer) in answers.iter().enumerate() {
        if n % 5 == 4 {
            let error = answer["error"].as_str().unwrap();
            assert!(error.starts_with(&format!("body:{}: ", n + 1)), "{error}");
        } else {
            assert_eq!(answer["id"], n.to_string());
        }
    }
    assert_eq!(answers[4]["error"], "body:5: missing field `text` (it has `body`)");
}

#[test]
fn quotations_are_followed_as_the_program_follows_them() {
    let server = Server::start(&[]);
    let args = ["track", "--input", "jsonl", "--format", "jsonl"];
    let expected = program(&args, STATEMENT);
    let answer = server.post("/v1/track", "application/x-ndjson", STATEMENT);
    assert_eq!((answer.status, answer.text()), (200, expected.as_str()));
    let analysed = server.post("/v1/annotate", "application/x-ndjson", STATEMENT);
    let again = server.post("/v1/track", "application/x-ndjson", &analysed.body);
    assert_eq!(again.text(), expected);
    let list = format!("[{}]", STATEMENT.trim().replace('\n', ","));
    let answer = server.post("/v1/track?min_stories=9", "application/json", list);
    let rows = answer.json();
    let rows = rows.as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["type"] == "edge"), "{rows:?}");
}

#[test]
fn another_language_is_told_and_left_alone() {
    let german = "Der Bürgermeister sagte am Dienstag, dass das Café an der Straße nicht \
                  geschlossen wird. „Wir bleiben hier“, erklärte Zoë Ruiz der Zeitung.";
    let story = Server::start(&[]).post("/v1/annotate", "text/plain", german).json();
    assert_eq!((&story["language"], &story["entities"]), (&json!("de"), &json!([])));
    let server = Server::start(&["--any-language"]);
    let story = server.post("/v1/annotate", "text/plain", german).json();
    assert_ne!(story["entities"], json!([]));
}

#[test]
fn what_cannot_be_answered_gets_a_reason() {
    let server = Server::start(&[]);
    let annotate = |media: &str, body: &[u8]| server.post("/v1/annotate", media, body);
    let cases = [
        (server.get("/v2"), 404, "nothing is at /v2"),
        (server.get("/v1/annotate"), 405, "takes POST, and not GET"),
        (server.ask("POST /v1/annotate HTTP/1.1\r\nHost: h", b"x"), 415, "is missing, expected"),
        (annotate("application/x-www-form-urlencoded", b"x"), 415, "x-www-form-urlencoded`"),
        (annotate("nonsense", b"x"), 415, "`nonsense`"),
        (annotate("text/plain; charset=klingon", b"x"), 415, "`klingon`"),
        (annotate("text/plain\r\nContent-Encoding: gzip", b"x"), 415, "`gzip`"),
        (annotate("text/plain", b"%PDF-1.7 x"), 422, "looks like a PDF"),
        (annotate("text/html", b"<html></html>"), 422, "no article found"),
        (annotate("application/json", b"{\"text\":"), 422, "body:1: EOF"),
        (annotate("application/json", b"[{\"text\":\"a\"}, 1]"), 422, "expected an object"),
        (server.post("/v1/annotate?offsets=inches", "text/plain", b"x"), 400, "inches"),
        (server.post("/v1/annotate?mood=glum", "text/plain", b"x"), 400, "mood"),
        (server.post("/v1/track", "application/json", b"[{}]"), 422, "missing field `text`"),
        (server.post("/v1/track", "application/x-ndjson", b"{\"schema\":1}"), 422, "missing"),
    ];
    for (answer, status, reason) in cases {
        let found = answer.reason();
        assert_eq!(answer.status, status, "{found}");
        assert!(found.contains(reason), "{reason} is not in {found}");
    }
    assert_eq!(server.get("/v1/health").json()["status"], "ok");
}

#[test]
fn answers_are_kept_by_nobody_and_have_an_id() {
    let server = Server::start(&[]);
    let answer = server.get("/v1/health");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert!(answer.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
    assert!(answer.header("access-control-allow-origin").is_none());
    let id = |given: &str| {
        let head = format!("GET /v1/health HTTP/1.1\r\nHost: h\r\nX-Request-Id: {given}");
        server.ask(&head, b"").header("x-request-id").unwrap().to_owned()
    };
    assert_eq!(id("desk-7.a"), "desk-7.a");
    assert_ne!(id("with blanks"), "with blanks");
    assert_ne!(id("x y"), id("x y"));
}

#[test]
fn only_sites_that_are_named_may_read_the_answers() {
    let server = Server::start(&["--allow-origin", "https://desk.example"]);
    let allowed = |origin: &str| {
        let head = format!("GET /v1/health HTTP/1.1\r\nHost: h\r\nOrigin: {origin}");
        server.ask(&head, b"").header("access-control-allow-origin").map(str::to_owned)
    };
    assert_eq!(allowed("https://desk.example").as_deref(), Some("https://desk.example"));
    assert_eq!(allowed("https://other.example"), None);
}
