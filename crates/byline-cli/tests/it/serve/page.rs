//! The form, and the page that it becomes.

use super::client::{Answer, Server};

/// Sends the form with a text and a file.
fn send(server: &Server, story: &str, file: (&str, &str)) -> Answer {
    let (name, content) = file;
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"story\"\r\n\r\n{story}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n{content}\r\n--edge--\r\n"
    );
    server.post("/", "multipart/form-data; boundary=edge", body)
}

#[test]
fn a_story_comes_back_as_a_page() {
    let server = Server::start(&[]);
    let form = server.get("/");
    assert_eq!(form.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(form.text().contains("<form method=\"post\"") && !form.text().contains("<script"));
    assert!(form.header("content-security-policy").unwrap().contains("form-action 'self'"));
    assert!(server.get("/start.css").text().contains(":root"));

    let pasted = send(&server, "“The café stays,” said Zoë Ruiz.", ("", ""));
    assert_eq!(pasted.status, 200);
    assert!(pasted.text().contains("<article class=\"story\"") && pasted.text().contains("café"));
    let policy = pasted.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
}

#[test]
fn a_file_comes_back_as_a_page_whatever_it_is() {
    let server = Server::start(&[]);
    let page = "<!doctype html><title>x</title><article><h1>Café stays</h1><p>“The café stays,” \
                said Zoë Ruiz.</p></article>";
    let lines = "{\"text\":\"“Oui,” said Zoë Ruiz.\"}\n{\"text\":\"“Non,” said Zoë Ruiz.\"}";
    for (name, content, stories) in
        [("café.txt", "“Oui,” said Zoë.", 1), ("page.html", page, 1), ("two.jsonl", lines, 2)]
    {
        let answer = send(&server, "  ", (name, content));
        assert_eq!(answer.text().matches("<article class=\"story\"").count(), stories, "{name}");
    }
    assert!(send(&server, "", ("café.txt", "“Oui,” said Zoë.")).text().contains(">café<"));
}

#[test]
fn what_is_no_story_brings_the_form_back_with_a_reason() {
    let server = Server::start(&["--max-size", "1"]);
    let cases = [
        (send(&server, " \n", ("", "")), 422, "neither a text nor a file"),
        (send(&server, "", ("x.pdf", "%PDF-1.7")), 422, "looks like a PDF"),
        (send(&server, "{\"a<b>\":1}", ("", "")), 422, "it has `a&#60;b&#62;`"),
        (send(&server, "", ("x.warc", "WARC/1.0\r\n\r\n")), 422, "is an archive"),
        (send(&server, &"x".repeat(1_100_000), ("", "")), 413, "larger than 1000000 bytes"),
        (server.post("/", "text/plain", "x"), 400, "multipart"),
    ];
    for (answer, status, reason) in cases {
        assert_eq!(answer.status, status, "{reason}");
        assert!(answer.text().contains(reason), "{reason} is not in {}", answer.text());
        assert!(answer.text().contains("<form"));
    }
}
