//! A service of a test's own, and what asks it.

use byline_cli::args::{Args, Command};
use byline_cli::serve::serve;
use clap::Parser;
use httparse::{EMPTY_HEADER, Status};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The longest that a test waits for anything before it fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A service on a free port.
pub struct Server {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: Mutex<Receiver<()>>,
}

impl Server {
    /// Starts the service with these options.
    pub fn start(options: &[&str]) -> Self {
        let options = [&["byline", "serve", "--log", "none"], options].concat();
        let Command::Serve(options) = Args::try_parse_from(options).unwrap().command else {
            unreachable!("`serve` was given");
        };
        let ((stop, stopped), (told, ended), (tell, address)) =
            (oneshot::channel(), channel(), channel());
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let stop = async { stopped.await.unwrap_or(()) };
                serve(listener, &options, stop).await.unwrap();
            });
            told.send(()).unwrap();
        });
        Self { address: address.recv_timeout(PATIENCE).unwrap(), stop, ended: ended.into() }
    }

    /// Tells it to stop, and gives what tells when it has.
    pub fn stop(self) -> Receiver<()> {
        self.stop.send(()).unwrap();
        self.ended.into_inner().unwrap()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a request, and takes the answer. Whatever stops the sending, an answer may be there.
    pub fn ask(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = self.connect();
        let length = body.len();
        let head = format!("{head}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        Answer::take(&mut stream)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: here"), b"")
    }

    pub fn post(&self, path: &str, media: &str, body: impl AsRef<[u8]>) -> Answer {
        let head = format!("POST {path} HTTP/1.1\r\nHost: here\r\nContent-Type: {media}");
        self.ask(&head, body.as_ref())
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads to the end of a connection.
    pub fn take(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        // A connection that is reset after its answer has given it all the same.
        let _ = stream.read_to_end(&mut bytes);
        let mut headers = [EMPTY_HEADER; 32];
        let mut response = httparse::Response::new(&mut headers);
        let start = match response.parse(&bytes) {
            Ok(Status::Complete(start)) => start,
            other => panic!("no answer but {other:?}: {}", String::from_utf8_lossy(&bytes)),
        };
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let headers: Vec<_> = response
            .headers
            .iter()
            .map(|header| (header.name.to_ascii_lowercase(), text(header.value)))
            .collect();
        let is_chunked = headers.iter().any(|(name, _)| name == "transfer-encoding");
        let body = &bytes[start..];
        let body = if is_chunked { joined(body) } else { body.to_vec() };
        Self { status: response.code.unwrap(), headers, body }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", self.text()))
    }

    /// The reason why there is no other answer.
    pub fn reason(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        problem["detail"].as_str().unwrap().to_owned()
    }
}

fn joined(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Ok(Status::Complete((start, size))) = httparse::parse_chunk_size(body) {
        let end = start + size as usize;
        whole.extend_from_slice(&body[start..end]);
        body = &body[end + 2..];
    }
    whole
}

/// A request whose body is sent piece by piece, and what comes back meanwhile.
pub struct Talk {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Talk {
    /// Begins to send JSON Lines.
    pub fn start(server: &Server) -> Self {
        let mut stream = server.connect();
        let head = "POST /v1/annotate HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\
                    Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        Self { stream, read: Vec::new() }
    }

    pub fn say(&mut self, piece: &str) {
        write!(self.stream, "{:x}\r\n{piece}\r\n", piece.len()).unwrap();
    }

    /// Waits until the answer has this in it.
    pub fn hear(&mut self, wanted: &str) {
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&self.read).contains(wanted) {
            let count = self.stream.read(&mut buffer).unwrap();
            assert!(count > 0, "{wanted} is not in {}", String::from_utf8_lossy(&self.read));
            self.read.extend_from_slice(&buffer[..count]);
        }
    }

    /// Ends the body, and waits for the end of the answer.
    pub fn end(mut self) -> String {
        self.stream.write_all(b"0\r\n\r\n").unwrap();
        self.stream.read_to_end(&mut self.read).unwrap();
        String::from_utf8(self.read).unwrap()
    }
}
