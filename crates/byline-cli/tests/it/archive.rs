//! Archives of pages.

use super::{byline, failure, file, json_lines, stdout};
use flate2::write::GzEncoder;
use std::io::Write;

const HEAD: &str = "<!DOCTYPE html><html><head><title>Bridge stays closed</title></head><body><article>\
<h1>Bridge stays closed</h1><p>The old bridge over the river will not be opened before autumn, the \
mayor, Renée Okafor, said on Wednesday.</p><p>“It is the lifeline of the southern bank, and I will not \
send a bus across it until I know that it holds,” she told reporters.</p></article></body></html>";

fn record(fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\n{fields}Content-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn response(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n");
    let fields = format!(
        "WARC-Type: response\r\nWARC-Target-URI: {url}\r\n\
         Content-Type: application/http; msgtype=response\r\n"
    );
    record(&fields, &[head.as_bytes(), body].concat())
}

/// A page as it is, one in chunks, one in another encoding, one without an article, an image, a text
/// that was taken out of a page.
fn records() -> Vec<Vec<u8>> {
    let chunks = format!("{:x}\r\n{HEAD}\r\n0\r\n\r\n", HEAD.len());
    let (old, ..) = encoding_rs::WINDOWS_1252.encode(HEAD);
    vec![
        record("WARC-Type: warcinfo\r\n", b"software: by hand\r\n"),
        response("https://a.example/1", "Content-Type: text/html\r\n", HEAD.as_bytes()),
        response(
            "https://a.example/2",
            "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
            chunks.as_bytes(),
        ),
        response("https://a.example/3", "Content-Type: text/html; charset=latin1\r\n", &old),
        response("https://a.example/4", "Content-Type: text/html\r\n", b"<html></html>"),
        response("https://a.example/5", "Content-Type: image/png\r\n", b"\x89PNG\r\n\0\0"),
        record(
            "WARC-Type: conversion\r\nWARC-Target-URI: https://a.example/6\r\n\
             Content-Type: text/plain\r\n",
            "“Oui,” said Zoë.".as_bytes(),
        ),
    ]
}

#[test]
fn every_page_of_an_archive_is_a_story() {
    let directory = tempfile::tempdir().unwrap();
    let mut packed = Vec::new();
    for record in records() {
        let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&record).unwrap();
        packed.extend(encoder.finish().unwrap());
    }
    for (name, bytes) in
        [("a.warc", records().concat()), ("b.warc.gz", packed.clone()), ("c", packed)]
    {
        let path = file(&directory, name, &bytes);
        let assert = byline(&["annotate", "--format", "jsonl", &path]).assert().success();
        let error = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(error.contains("https://a.example/4: no article found"), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        let stories = json_lines(&String::from_utf8_lossy(&assert.get_output().stdout));
        let ids: Vec<_> = stories.iter().map(|story| story["id"].as_str().unwrap()).collect();
        assert_eq!(ids, [1, 2, 3, 6].map(|n| format!("https://a.example/{n}")));
        assert_eq!(stories[1]["text"], stories[0]["text"]);
        assert_eq!(stories[2]["text"], stories[0]["text"]);
        assert_eq!(stories[0]["quotes"][0]["speaker"]["name"], "Renée Okafor");
        assert_eq!(stories[3]["url"], "https://a.example/6");
    }
}

#[test]
fn an_archive_that_breaks_off_gives_what_it_has_and_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let whole = records()[..3].concat();
    let path = file(&directory, "cut.warc", &whole[..whole.len() - 100]);
    let (out, error) = failure(&mut byline(&["tokens", "--format", "jsonl", &path]));
    assert_eq!(json_lines(&out).len(), 1);
    assert!(error.contains("cut.warc: record 3: breaks off"), "{error}");
    let path = file(&directory, "other.warc", b"Not an archive.\n");
    let (_, error) = failure(&mut byline(&["tokens", &path]));
    assert!(error.contains("record 1: no head of a record"), "{error}");
    assert_eq!(stdout(byline(&["tokens", "--input", "warc"]).write_stdin("")), "");
}
