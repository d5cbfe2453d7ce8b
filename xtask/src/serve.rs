//! A small server for `dist/` on this machine. Never: a folder above it, another machine.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::bundle::DIST;
use crate::project::{Outcome, Project};

/// Serves until the program is ended.
pub fn forever(project: &Project, port: u16, base: &str) -> Outcome {
    let url = start(project, port, base)?;
    println!("Zenboard is at {url} (end with Ctrl-C)");
    loop {
        thread::park();
    }
}

/// Serves from a thread of its own; gives the address of the page.
pub fn start(project: &Project, port: u16, base: &str) -> Outcome<String> {
    let root = project.at(DIST);
    if !root.join("index.html").is_file() {
        return Err("There is no dist/ yet: run `cargo xtask build` first.".into());
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("Port {port} cannot be used ({error}): choose another with --port."))?;
    let address = answer(listener, site(&root, base)).map_err(|error| format!("dist/ cannot be served: {error}."))?;
    Ok(format!("http://{address}{base}"))
}

/// A path with a slash at both ends.
pub fn base_of(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".into(),
        inner => format!("/{inner}/"),
    }
}

/// The files of `root` below `base`, which begins and ends with a slash.
fn site(root: &Path, base: &str) -> Router {
    let files = ServeDir::new(root);
    let router = match base.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        inner => {
            // Relative links need the slash at the end.
            let (bare, whole) = (inner.to_owned(), base.to_owned());
            let slash = move |request: Request, next: Next| {
                let moved = (request.uri().path() == bare).then(|| Redirect::permanent(&whole));
                async move {
                    match moved {
                        Some(moved) => moved.into_response(),
                        None => next.run(request).await,
                    }
                }
            };
            Router::new().nest_service(inner, files).layer(from_fn(slash))
        }
    };
    let always = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    router.layer(always(header::CACHE_CONTROL, "no-cache")).layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}

/// Answers what comes in, on a thread of its own; gives where it listens.
fn answer(listener: TcpListener, site: Router) -> std::io::Result<std::net::SocketAddr> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    thread::spawn(move || {
        runtime.block_on(async move {
            let served = async { axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await };
            if let Err(error) = served.await {
                eprintln!("The server ended: {error}.");
            }
        });
    });
    Ok(address)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::time::Duration;

    use super::*;

    /// The sources of this program, served.
    fn served(base: &str) -> SocketAddr {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        answer(listener, site(&root, &base_of(base))).expect("served")
    }

    fn connect(address: SocketAddr) -> TcpStream {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        stream
    }

    /// Head and body of an answer.
    fn get(address: SocketAddr, path: &str) -> (String, String) {
        let mut stream = connect(address);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        (head.to_ascii_lowercase(), body.to_owned())
    }

    fn status(address: SocketAddr, path: &str) -> String {
        get(address, path).0.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn files_are_found_below_the_base_only() {
        let (top, deep) = (served("/"), served("some/path"));
        assert_eq!(status(top, "/main.rs?v=1"), "200");
        assert_eq!(status(top, "/m%61in.rs"), "200");
        assert_eq!(status(top, "/nothing.js"), "404");
        assert_eq!(status(top, "/"), "404");
        assert_eq!(status(deep, "/some/path/main.rs"), "200");
        assert_eq!(status(deep, "/main.rs"), "404");
        let (head, _) = get(deep, "/some/path");
        assert!(head.starts_with("http/1.1 308") && head.contains("location: /some/path/\r"), "{head}");
    }

    #[test]
    fn there_is_no_way_up() {
        let top = served("/");
        for target in [
            "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/%2e%2e%2fCargo.toml", "/..%5cCargo.toml", "/main.rs%00", "/%ff",
            "//etc/passwd",
        ] {
            let status = status(top, target);
            assert!(status.starts_with('4'), "{target}: {status}");
        }
    }

    #[test]
    fn pages_are_served_with_their_headers() {
        let (head, body) = get(served("/deep"), "/deep/main.rs");
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(head.contains("cache-control: no-cache") && head.contains("x-content-type-options: nosniff"), "{head}");
        assert!(body.contains("mod serve;"), "{body}");
    }

    /// A browser opens six connections to a host at once, and lets some of them idle.
    #[test]
    fn idle_connections_hold_up_nobody() {
        let top = served("/");
        let mut idle: Vec<TcpStream> = (0..40).map(|_| connect(top)).collect();
        for stream in idle.iter_mut().step_by(2) {
            write!(stream, "GET /main.rs HTTP/1.1\r\nHost: x\r\n\r\n").expect("sent");
            let mut first = [0; 12];
            stream.read_exact(&mut first).expect("an answer");
            assert_eq!(&first, b"HTTP/1.1 200");
        }
        assert_eq!(status(top, "/main.rs"), "200");
    }
}
