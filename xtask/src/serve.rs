//! A small server for `dist/` on this machine. Never: a folder above it, another machine.

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::bundle::DIST;
use crate::project::{Outcome, Project};

/// Requests that are answered at the same time.
const THREADS: usize = 8;

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
    let url = start(project, port, base)?;
    println!("Zenboard is at {url} (end with Ctrl-C)");
    loop {
        thread::park();
    }
}

/// Serves from threads of its own; gives the address of the page.
pub fn start(project: &Project, port: u16, base: &str) -> Outcome<String> {
    let root = project.at(DIST);
    if !root.join("index.html").is_file() {
        return Err("There is no dist/ yet: run `cargo xtask build` first.".into());
    }
    let root = root.canonicalize().map_err(|error| format!("dist/ cannot be opened: {error}."))?;
    let server = Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("Port {port} cannot be used ({error}): choose another with --port."))?;
    let url = format!("http://{}{base}", server.server_addr());
    let (server, site) = (Arc::new(server), Arc::new(Site { root, base: base.to_owned() }));
    for _ in 0..THREADS {
        let (server, site) = (Arc::clone(&server), Arc::clone(&site));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // A browser that hangs up in the middle is nobody's trouble.
                let _ = respond(&site, request);
            }
        });
    }
    Ok(url)
}

/// A path with a slash at both ends.
pub fn base_of(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".into(),
        inner => format!("/{inner}/"),
    }
}

fn respond(site: &Site, request: Request) -> std::io::Result<()> {
    let answer = match request.method() {
        Method::Get | Method::Head => site.resolve(request.url()),
        _ => Answer::Refused,
    };
    let headers = ["Cache-Control: no-cache", "X-Content-Type-Options: nosniff"];
    let headers = headers.into_iter().filter_map(|header| header.parse::<Header>().ok());
    let words = |text: &str, status: u16| Response::from_string(text).with_status_code(status);
    let mut response = match answer {
        Answer::File(path) => match File::open(&path) {
            Ok(file) => {
                let kind = format!("Content-Type: {}", mime(&path)).parse::<Header>();
                return request
                    .respond(headers.chain(kind.ok()).fold(Response::from_file(file), Response::with_header));
            }
            Err(_) => words("Not found.\n", 404),
        },
        Answer::Moved(to) => match format!("Location: {to}").parse::<Header>() {
            Ok(location) => words("", 301).with_header(location),
            Err(()) => words("Not found.\n", 404),
        },
        Answer::Missing => words("Not found.\n", 404),
        Answer::Refused => words("Refused.\n", 400),
    };
    headers.for_each(|header| response.add_header(header));
    request.respond(response)
}

impl Site {
    fn resolve(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Ok(path) = percent_decode_str(path).decode_utf8() else {
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

/// Browsers refuse modules and stream-compiled WebAssembly of another type.
fn mime(path: &Path) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    match kind.type_() {
        mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
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
        for target in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/%2e%2e%2fCargo.toml", "/..%5cCargo.toml", "/main.rs%00", "/%ff"]
        {
            assert_eq!(top.resolve(target), Answer::Refused, "{target}");
        }
        // What is no escape is a name like any other, and there is no such file.
        assert_eq!(top.resolve("/%zz"), Answer::Missing);
        // A second slash is not the root of the machine.
        assert_eq!(top.resolve("//etc/passwd"), Answer::Missing);
    }

    #[test]
    fn browsers_get_the_types_that_they_insist_on() {
        for (name, kind) in [
            ("app_bg.wasm", "application/wasm"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("base.css", "text/css; charset=utf-8"),
            ("index.html", "text/html; charset=utf-8"),
            ("manifest.webmanifest", "application/manifest+json"),
            ("de.json", "application/json"),
            ("README", "application/octet-stream"),
        ] {
            assert_eq!(mime(Path::new(name)), kind);
        }
    }

    #[test]
    fn pages_are_served_with_their_headers() {
        use std::io::{Read, Write};
        let server = Server::http((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = server.server_addr().to_ip().expect("an address");
        let answering = thread::spawn(move || respond(&site("/deep"), server.recv().expect("a request")));
        let mut stream = std::net::TcpStream::connect(address).expect("a connection");
        stream.write_all(b"GET /deep/main.rs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        answering.join().expect("no panic").expect("answered");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("Cache-Control: no-cache") && head.contains("X-Content-Type-Options: nosniff"), "{head}");
        assert!(body.contains("mod serve;"), "{body}");
    }
}
