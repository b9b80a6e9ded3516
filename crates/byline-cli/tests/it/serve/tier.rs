//! The service with an encoder.

use super::super::tier::{ENCODER, STORY};
use super::super::{byline, stdout};
use super::client::Server;
use serde_json::Value;
use std::thread;

#[test]
fn every_connection_has_the_answer_of_the_program() {
    let server = Server::start(&["--encoder", ENCODER, "--jobs", "4"]);
    let long = [STORY; 40].join("\n\n");
    let args = ["annotate", "--format", "json", "--input", "text", "--encoder", ENCODER];
    for story in [STORY, &long] {
        let ask = || server.post("/v1/annotate", "text/plain", story).body;
        let alone = ask();
        let written: Value =
            serde_json::from_str(&stdout(byline(&args).write_stdin(story))).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&alone).unwrap(), written);
        thread::scope(|scope| {
            for connection in [(); 12].map(|()| scope.spawn(ask)) {
                assert!(connection.join().unwrap() == alone, "{story:.40}");
            }
        });
    }
}
