//! What is too large, too slow, too much, or breaks off: nothing hangs, and the next is answered.

use super::client::{Answer, Server, Talk};
use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

const STORY: &str = "{\"text\":\"“Oui,” said Zoë Ruiz.\"}";

/// Fails unless the service still answers.
fn check(server: &Server) {
    assert_eq!(server.post("/v1/annotate", "application/json", STORY).status, 200);
}

#[test]
fn a_body_has_a_largest_size() {
    let server = Server::start(&["--max-size", "1"]);
    let large = "x".repeat(1_100_000);
    for media in ["text/plain", "application/json"] {
        let answer = server.post("/v1/annotate", media, &large);
        assert_eq!(answer.status, 413, "{media}");
        assert!(answer.reason().contains("larger than 1000000 bytes"), "{}", answer.reason());
    }
    assert_eq!(server.post("/v1/track", "application/x-ndjson", &large).status, 413);
    check(&server);
}

#[test]
fn lines_have_a_largest_size_and_their_number_has_none() {
    let server = Server::start(&["--max-size", "1"]);
    let line = format!("{{\"text\":\"Café.\",\"notes\":\"{}\"}}\n", "x".repeat(50_000));
    let many = server.post("/v1/annotate", "application/x-ndjson", line.repeat(50));
    assert_eq!(many.text().lines().count(), 50);
    let long = format!("{STORY}\n{{\"text\":\"{}\"}}\n{STORY}\n", "x".repeat(1_100_000));
    let answers = server.post("/v1/annotate", "application/x-ndjson", long);
    let lines: Vec<&str> = answers.text().lines().collect();
    assert!(lines[0].starts_with("{\"schema\":1"), "{lines:?}");
    assert!(lines[1].contains("\"error\"") && lines[1].contains("longer than"), "{lines:?}");
    check(&server);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::start(&["--timeout", "1"]);
    let mut slow = server.connect();
    let head = "POST /v1/annotate HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n";
    write!(slow, "{head}Content-Length: 10\r\n\r\nabc").unwrap();
    let answer = Answer::take(&mut slow);
    assert_eq!(answer.status, 408);
    assert!(answer.reason().contains("did not come in time"));

    let mut lines = Talk::start(&server);
    lines.say(&format!("{STORY}\n{{\"te"));
    lines.hear("\"error\"");
    check(&server);
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let server = Server::start(&["--timeout", "1"]);
    let mut slow = server.connect();
    write!(slow, "POST /v1/annotate HTTP/1.1\r\nHo").unwrap();
    let mut rest = Vec::new();
    let _ = std::io::Read::read_to_end(&mut slow, &mut rest);
    check(&server);
}

#[test]
fn an_answer_that_is_not_taken_is_not_waited_for() {
    let server = Server::start(&["--timeout", "1", "--max-requests", "1"]);
    // Far more than the buffers of two sockets hold.
    let line = format!("{{\"text\":\"{}\"}}\n", "café ".repeat(10_000));
    let mut deaf = server.connect();
    let head = "POST /v1/annotate?tokens=true HTTP/1.1\r\nHost: h\r\n";
    let length = line.len() * 400;
    write!(deaf, "{head}Content-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n")
        .unwrap();
    deaf.set_write_timeout(Some(Duration::from_millis(100))).unwrap();
    while deaf.write_all(line.as_bytes()).is_ok() {}
    // It holds the only place until the service gives it up.
    while server.post("/v1/annotate", "application/json", STORY).status != 200 {
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn too_many_requests_are_told_to_come_again() {
    let server = Server::start(&["--max-requests", "1"]);
    let mut first = Talk::start(&server);
    first.say(&format!("{STORY}\n"));
    first.hear("\"schema\"");
    let second = server.post("/v1/annotate", "application/json", STORY);
    assert_eq!((second.status, second.header("retry-after")), (503, Some("1")));
    assert!(second.reason().contains("too many requests"));
    assert_eq!(server.get("/v1/health").status, 200);
    first.end();
    while server.post("/v1/annotate", "application/json", STORY).status == 503 {
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn many_connections_are_answered() {
    let server = Server::start(&["--max-requests", "1000"]);
    // Some that say nothing, beside those that ask.
    let idle: Vec<TcpStream> = (0..100).map(|_| server.connect()).collect();
    thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| (0..10).for_each(|_| check(&server)));
        }
    });
    drop(idle);
}

#[test]
fn whoever_goes_away_leaves_nothing_behind() {
    let server = Server::start(&["--max-requests", "4", "--jobs", "1"]);
    for _ in 0..20 {
        let mut talk = Talk::start(&server);
        talk.say(&format!("{STORY}\n").repeat(50));
        talk.say("{\"te");
        drop(talk);
        let mut half = server.connect();
        write!(half, "POST /v1/annotate HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nab")
            .unwrap();
    }
    while server.post("/v1/annotate", "application/json", STORY).status == 503 {
        thread::sleep(Duration::from_millis(10));
    }
    check(&server);
}

#[test]
fn what_was_asked_is_answered_before_the_end() {
    let server = Server::start(&[]);
    let address = server.address;
    let mut talk = Talk::start(&server);
    talk.say(&format!("{STORY}\n"));
    talk.hear("\"schema\"");
    let ended = server.stop();
    while TcpStream::connect(address).is_ok() {
        thread::sleep(Duration::from_millis(10));
    }
    assert!(ended.try_recv().is_err(), "a request is not answered yet");
    talk.say("{\"id\":\"last\",\"text\":\"Café.\"}\n");
    assert!(talk.end().contains("\"id\":\"last\""));
    ended.recv_timeout(Duration::from_secs(60)).unwrap();
}

#[test]
fn the_end_comes_though_somebody_does_not_end() {
    let server = Server::start(&["--timeout", "1"]);
    let mut talk = Talk::start(&server);
    talk.say(&format!("{STORY}\n"));
    talk.hear("\"schema\"");
    server.stop().recv_timeout(Duration::from_secs(60)).unwrap();
}
