//! Makes the requests of `zenboard pull`, by the same rules as the page: it only reads, redirects are not followed, an
//! answer has a time and a size.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use ureq::http::{Request, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, AsSendBody, Body, Error};

use zenboard::feed::{Call, Method, Reply, Trouble, next_link};

/// No answer is larger.
const LARGEST: u64 = 256 << 20;

/// Why there is no answer.
#[derive(Debug)]
pub struct Failure {
    pub trouble: Trouble,
    /// More than the trouble says; it holds nothing that was sent.
    pub detail: String,
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self { trouble, detail: String::new() }
    }
}

/// Asks servers.
pub struct Client {
    agent: Agent,
}

impl Client {
    /// A client that trusts what the system trusts, and takes the proxy that the environment names.
    pub fn new() -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A source stays at its address, and its key with it.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("zenboard/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build();
        Self { agent: config.new_agent() }
    }

    /// Makes a request and reads all of its answer.
    pub fn ask(&self, call: &Call, timeout_s: u32) -> Result<Reply, Failure> {
        let request = |method: &str, kind: Option<&str>| {
            let mut request = Request::builder().method(method).uri(&call.url);
            for (name, value) in &call.headers {
                request = request.header(name.as_str(), value.reveal());
            }
            match kind {
                Some(kind) => request.header("Content-Type", kind),
                None => request,
            }
        };
        let unsendable = |_| Failure {
            trouble: Trouble::Unreachable,
            detail: "the address or a key holds a character that cannot be sent".into(),
        };
        let answer = match &call.method {
            Method::Get => self.send(request("GET", None).body(()).map_err(unsendable)?, timeout_s),
            Method::Query(body) => {
                let request = request("POST", Some("application/json")).body(body.as_str());
                self.send(request.map_err(unsendable)?, timeout_s)
            }
            Method::Token(form) => {
                let request = request("POST", Some("application/x-www-form-urlencoded")).body(form.reveal());
                self.send(request.map_err(unsendable)?, timeout_s)
            }
        };
        let answer = answer.map_err(|error| failure(&error, timeout_s, Trouble::Unreachable))?;
        reply(answer, timeout_s)
    }

    fn send(&self, request: Request<impl AsSendBody>, timeout_s: u32) -> Result<Response<Body>, Error> {
        let limit = Some(Duration::from_secs(u64::from(timeout_s)));
        let request = self.agent.configure_request(request).timeout_global(limit).build();
        self.agent.run(request)
    }
}

fn reply(mut answer: Response<Body>, timeout_s: u32) -> Result<Reply, Failure> {
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let mut reply = Reply {
        status: answer.status().as_u16(),
        etag: header("ETag"),
        last_modified: header("Last-Modified"),
        retry_after: header("Retry-After"),
        date: header("Date"),
        next: header("Link").and_then(|link| next_link(&link)),
        body: Vec::new(),
    };
    let mut reader = answer.body_mut().as_reader().take(LARGEST + 1);
    reader.read_to_end(&mut reply.body).map_err(|error| failure(&Error::from(error), timeout_s, Trouble::BrokeOff))?;
    if reply.body.len() as u64 > LARGEST {
        return Err(Trouble::TooBig(LARGEST).into());
    }
    Ok(reply)
}

/// An error of the client in our words. Nothing of the request stands in it: its address may hold a name.
fn failure(error: &Error, timeout_s: u32, otherwise: Trouble) -> Failure {
    let detail = match error {
        Error::Timeout(_) => return Trouble::TooSlow(timeout_s).into(),
        Error::HostNotFound => "there is no such host".to_owned(),
        Error::ConnectionFailed => "no connection could be made".to_owned(),
        Error::Io(error) if error.kind() == ErrorKind::TimedOut => return Trouble::TooSlow(timeout_s).into(),
        Error::Io(error) if error.kind() == ErrorKind::InvalidData => format!("the connection is not secure: {error}"),
        Error::Io(error) => error.to_string().trim_end_matches('.').to_owned(),
        Error::Tls(what) => format!("the connection is not secure: {what}"),
        Error::Rustls(what) => format!("the connection is not secure: {what}"),
        Error::BadUri(_) => "the address is none".to_owned(),
        Error::Http(_) | Error::Protocol(_) => "it does not speak HTTP".to_owned(),
        Error::InvalidProxyUrl => "the proxy that the environment names is none".to_owned(),
        Error::ConnectProxyFailed(_) => "the proxy that the environment names does not let it through".to_owned(),
        _ => String::new(),
    };
    Failure { trouble: otherwise, detail }
}
