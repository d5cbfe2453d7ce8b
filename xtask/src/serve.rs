//! A small server for `dist/` on this machine. Never: a folder above it, another machine.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::bundle::DIST;
use crate::project::{Outcome, Project};

/// A request has no more header bytes than this.
const LONGEST_HEAD: u64 = 32 * 1024;
const IDLE: Duration = Duration::from_secs(30);

/// What is served, and below which path.
struct Site {
    /// Canonical, so that a path can be compared with it.
    root: PathBuf,
    /// Begins and ends with a slash.
    base: String,
}

/// What a request gets.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    Moved(String),
    Missing,
    Refused,
}

/// Serves until the program is ended.
pub fn forever(project: &Project, port: u16, base: &str) -> Outcome {
    let (url, accepting) = start(project, port, base)?;
    println!("Zenboard is at {url} (end with Ctrl-C)");
    accepting.join().map_err(|_| "The server broke off.".into())
}

/// Serves from a thread of its own; gives the address of the page.
pub fn start(project: &Project, port: u16, base: &str) -> Outcome<(String, thread::JoinHandle<()>)> {
    let root = project.at(DIST);
    if !root.join("index.html").is_file() {
        return Err("There is no dist/ yet: run `cargo xtask build` first.".into());
    }
    let root = root.canonicalize().map_err(|error| format!("dist/ cannot be opened: {error}."))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("Port {port} cannot be used ({error}): choose another with --port."))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let site = Arc::new(Site { root, base: base.to_owned() });
    let accepting = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A browser that hangs up in the middle is nobody's trouble.
            thread::spawn(move || talk(&site, stream).ok());
        }
    });
    Ok((format!("http://{address}{base}"), accepting))
}

/// A path with a slash at both ends.
pub fn base_of(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".into(),
        inner => format!("/{inner}/"),
    }
}

/// Answers the requests of one connection, one after the other.
fn talk(site: &Site, stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(&stream);
    while let Some(head) = read_head(&mut reader)? {
        let mut words = head.lines().next().unwrap_or_default().split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let answer = match method {
            "GET" | "HEAD" => site.resolve(target),
            _ => Answer::Refused,
        };
        respond(&stream, answer, method == "HEAD")?;
        let head = head.to_ascii_lowercase();
        // A body is never read, so that nothing after it could be told from a request.
        if head.contains("\nconnection: close") || !matches!(method, "GET" | "HEAD") {
            break;
        }
    }
    Ok(())
}

/// The lines up to the empty one; `None` when the other side has no more to ask.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut limited = io::Read::take(reader, LONGEST_HEAD);
    loop {
        let before = head.len();
        limited.read_until(b'\n', &mut head)?;
        match &head[before..] {
            b"" => return Ok(None),
            b"\r\n" | b"\n" => return Ok(Some(String::from_utf8_lossy(&head).into_owned())),
            _ => {}
        }
    }
}

fn respond(mut stream: &TcpStream, answer: Answer, head_only: bool) -> io::Result<()> {
    let (status, extra, kind, body) = match answer {
        Answer::File(path) => match fs::read(&path) {
            Ok(bytes) => ("200 OK", String::new(), mime(&path), bytes),
            Err(_) => ("404 Not Found", String::new(), TEXT, b"Not found.\n".to_vec()),
        },
        Answer::Moved(to) => ("301 Moved Permanently", format!("Location: {to}\r\n"), TEXT, Vec::new()),
        Answer::Missing => ("404 Not Found", String::new(), TEXT, b"Not found.\n".to_vec()),
        Answer::Refused => ("400 Bad Request", String::new(), TEXT, b"Refused.\n".to_vec()),
    };
    let length = body.len();
    let mut message = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{extra}\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\r\n"
    )
    .into_bytes();
    if !head_only {
        message.extend(body);
    }
    stream.write_all(&message)
}

impl Site {
    fn resolve(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decoded(path) else {
            return Answer::Refused;
        };
        // Backslashes and drive letters are ways up on other systems.
        if path.contains(['\\', '\0', ':']) || path.split('/').any(|part| part == "..") {
            return Answer::Refused;
        }
        if format!("{path}/") == self.base {
            return Answer::Moved(self.base.clone());
        }
        let Some(inside) = path.strip_prefix(&self.base) else {
            return Answer::Missing;
        };
        let mut file = self.root.join(inside.trim_start_matches('/'));
        if inside.is_empty() || inside.ends_with('/') {
            file.push("index.html");
        }
        match file.canonicalize() {
            Ok(file) if file.starts_with(&self.root) && file.is_file() => Answer::File(file),
            Ok(file) if !file.starts_with(&self.root) => Answer::Refused,
            _ => Answer::Missing,
        }
    }
}

/// Percent signs undone; `None` when that is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

const TEXT: &str = "text/plain; charset=utf-8";

/// Browsers refuse modules and stream-compiled WebAssembly of another type.
fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of the sources of this program: a folder that is there.
    fn site(base: &str) -> Site {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        Site { root: root.canonicalize().expect("the sources are there"), base: base_of(base) }
    }

    #[test]
    fn files_are_found_below_the_base_only() {
        let main = |site: &Site| Answer::File(site.root.join("main.rs"));
        let (top, deep) = (site("/"), site("some/path"));
        assert_eq!(top.resolve("/main.rs?v=1"), main(&top));
        assert_eq!(top.resolve("/m%61in.rs"), main(&top));
        assert_eq!(deep.resolve("/some/path/main.rs"), main(&deep));
        assert_eq!(deep.resolve("/main.rs"), Answer::Missing);
        assert_eq!(deep.resolve("/some/path"), Answer::Moved("/some/path/".into()));
        assert_eq!(top.resolve("/nothing.js"), Answer::Missing);
        assert_eq!(top.resolve("/"), Answer::Missing);
    }

    #[test]
    fn there_is_no_way_up() {
        let top = site("/");
        for target in [
            "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/%2e%2e%2fCargo.toml", "/..%5cCargo.toml", "/main.rs%00", "/%zz",
            "/%", "/%ff",
        ] {
            assert_eq!(top.resolve(target), Answer::Refused, "{target}");
        }
        // A second slash is not the root of the machine.
        assert_eq!(top.resolve("//etc/passwd"), Answer::Missing);
    }

    #[test]
    fn a_head_ends_at_the_empty_line_or_not_at_all() {
        let mut two: &[u8] = b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /a HTTP/1.1\r\n\r\n";
        let first = read_head(&mut two).expect("in memory");
        assert_eq!(first.as_deref(), Some("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        assert!(read_head(&mut two).expect("in memory").is_some());
        assert_eq!(read_head(&mut two).expect("in memory"), None);
        let endless = vec![b'a'; 100_000];
        assert_eq!(read_head(&mut endless.as_slice()).expect("in memory"), None);
    }

    #[test]
    fn wasm_has_its_own_type() {
        assert_eq!(mime(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("README")), "application/octet-stream");
    }
}
