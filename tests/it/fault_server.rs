//! A small server on this computer that answers as it is told, also wrongly: for tests of what reads live sources.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Path and query.
    pub path: String,
    /// Header fields, in lower case.
    pub headers: Vec<(String, String)>,
}

impl Asked {
    /// A header field; empty without one.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A number in the query; 1 without one.
    pub fn page(&self) -> usize {
        self.path.rsplit_once("page=").and_then(|(_, page)| page.parse().ok()).unwrap_or(1)
    }
}

/// How to answer.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// Only so many bytes of the body are sent, and the length of all of it is promised.
    cut: Option<usize>,
}

impl Answer {
    /// A body, and all is well.
    pub fn good(body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.into(), cut: None }
    }

    /// A status without a body.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::good("") }
    }

    /// The same with a header field.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same, broken off after so many bytes.
    pub fn cut(self, at: usize) -> Self {
        Self { cut: Some(at), ..self }
    }
}

type Answers = Box<dyn FnMut(&Asked) -> Answer + Send>;

/// The server; it ends with its value.
pub struct FaultServer {
    port: u16,
    answers: Arc<Mutex<Answers>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    is_over: Arc<AtomicBool>,
}

impl FaultServer {
    /// A server that answers so.
    pub fn start(answers: impl FnMut(&Asked) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = Self {
            port: listener.local_addr().expect("an address").port(),
            answers: Arc::new(Mutex::new(Box::new(answers))),
            asked: Arc::default(),
            is_over: Arc::default(),
        };
        let (answers, asked, is_over) =
            (Arc::clone(&server.answers), Arc::clone(&server.asked), Arc::clone(&server.is_over));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                // Whoever hangs up has what it wanted.
                let _ = serve(stream, &answers, &asked);
            }
        });
        server
    }

    /// From now on it answers so.
    pub fn answer(&self, answers: impl FnMut(&Asked) -> Answer + Send + 'static) {
        *self.answers.lock().expect("not poisoned") = Box::new(answers);
    }

    /// What was asked since the last call of this.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().expect("not poisoned"))
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // Wakes the thread, so that it sees that it is over.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn serve(stream: TcpStream, answers: &Mutex<Answers>, all: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut asked = Asked { path: line.split(' ').nth(1).unwrap_or_default().to_owned(), ..Asked::default() };
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            asked.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let answer = answers.lock().expect("not poisoned")(&asked);
    all.lock().expect("not poisoned").push(asked);
    let mut stream = reader.into_inner();
    let mut head = format!("HTTP/1.1 {} Told\r\nConnection: close\r\n", answer.status);
    if answer.status != 304 {
        head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    }
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(&answer.body[..answer.cut.unwrap_or(answer.body.len())])?;
    stream.flush()
}
