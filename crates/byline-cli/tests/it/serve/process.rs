//! The service as a process: what it says, and how it ends.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

#[test]
fn the_log_is_json_without_a_word_of_any_story_and_ctrl_c_ends_it_well() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("byline"))
        .args(["serve", "--listen", "127.0.0.1:0", "--log", "json"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    log.read_line(&mut first).unwrap();
    let first: Value = serde_json::from_str(&first).unwrap();
    let mut stream = TcpStream::connect(first["address"].as_str().unwrap()).unwrap();
    let story = "“The café stays,” said Zoë Ruiz.";
    let head = "POST /v1/annotate?tokens=false HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
    let head = format!("{head}Content-Type: text/plain\r\nContent-Length: {}\r\n", story.len());
    write!(stream, "{head}\r\n{story}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");

    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    log.read_to_string(&mut rest).unwrap();
    let line: Value = serde_json::from_str(rest.trim()).unwrap();
    assert_eq!((&line["status"], &line["span"]["path"]), (&200.into(), &"/v1/annotate".into()));
    assert!(!rest.contains("café") && !rest.contains("Ruiz") && !rest.contains("tokens"), "{rest}");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (_, error) =
        super::super::failure(&mut super::super::byline(&["serve", "--listen", &address]));
    assert!(error.contains(&address) && error.contains("cannot be listened on"), "{error}");
}
