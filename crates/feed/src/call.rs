//! One request as a value, and what came back. Nothing but reading can be said in these words.

use serde::{Deserialize, Serialize};

use base::Secret;

/// How a request asks. Reading is all there is: the two posts are the questions of vendors who take them in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// An ordinary request.
    Get,
    /// A vendor's query, as JSON in the body. Its address ends in `/query`, or comes from such an answer.
    Query(String),
    /// A vendor's token endpoint, as a form in the body. Its address ends in `/token`.
    Token(Secret),
}

/// A request to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where, relative to the page or absolute.
    pub url: String,
    /// How.
    pub method: Method,
    /// Header fields; all of them are kept out of sight.
    pub headers: Vec<(String, Secret)>,
}

impl Call {
    /// An ordinary request.
    pub fn get(url: impl Into<String>) -> Self {
        Self { url: url.into(), method: Method::Get, headers: Vec::new() }
    }

    /// A vendor's query.
    pub fn query(url: impl Into<String>, body: &serde_json::Value) -> Self {
        Self { method: Method::Query(body.to_string()), ..Self::get(url) }
    }

    /// The same request with a header field.
    pub fn with(mut self, name: &str, value: Secret) -> Self {
        self.headers.push((name.to_owned(), value));
        self
    }

    /// Whether the address is one to which this method may go.
    pub fn is_reading(&self) -> bool {
        let path = self.url.split(['?', '#']).next().unwrap_or_default();
        match self.method {
            Method::Get => true,
            Method::Query(_) => path.to_ascii_lowercase().contains("/query"),
            Method::Token(_) => path.to_ascii_lowercase().ends_with("/token"),
        }
    }
}

/// What came back. A request that was not answered is a [`Trouble`](super::Trouble) instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// `ETag`, where the server lets it be read.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// `Date`.
    pub date: Option<String>,
    /// The address of `Link: <…>; rel="next"`.
    pub next: Option<String>,
    /// The body, complete.
    pub body: Vec<u8>,
}

/// The address behind `rel="next"` in a `Link` header.
pub fn next_link(header: &str) -> Option<String> {
    header.split(',').find_map(|link| {
        let (address, rest) = link.trim().strip_prefix('<')?.split_once('>')?;
        let is_next = rest.split(';').any(|part| {
            let part = part.trim().to_ascii_lowercase();
            matches!(part.as_str(), "rel=\"next\"" | "rel=next")
        });
        is_next.then(|| address.to_owned())
    })
}

/// Adds a path to a base address, with one slash between.
pub fn join(base: &str, path: &str) -> String {
    format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'))
}

/// A text as it may stand in a query string or a form.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The address as it may be shown: without what stands behind `?`, which may hold anything.
pub fn shown(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// Scheme and host, and the path. The origin of a relative address is empty: it is the page's.
pub fn parted(url: &str) -> (&str, &str) {
    let url = shown(url);
    let host = match url.find("://") {
        Some(at) => at + 3,
        None if url.starts_with("//") => 2,
        None => return ("", url),
    };
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    url.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_reading_can_be_said() {
        let base = "https://psa.example/v1.0/Tickets";
        let query = |url: &str| Call::query(url, &serde_json::Value::Null);
        assert!(query(&format!("{base}/query")).is_reading());
        assert!(query(&format!("{base}/query/next?paging=2")).is_reading());
        assert!(!query(base).is_reading());
        assert!(!query(&format!("{base}?x=/query")).is_reading());
        let token = |url: &str| Call { method: Method::Token(Secret::new("secret")), ..Call::get(url) };
        assert!(token("https://psa.example/auth/token?tenant=x").is_reading());
        assert!(!token("https://psa.example/api/Tickets").is_reading());
    }

    #[test]
    fn a_secret_does_not_print() {
        let call = Call::get("https://psa.example").with("Secret", Secret::new("canary"));
        assert!(!format!("{call:?}").contains("canary"));
    }

    #[test]
    fn the_next_page_of_a_link_header() {
        let header = "<https://a.example/t?page=2&x=1,2>; rel=\"next\", <https://a.example/t?page=9>; rel=\"last\"";
        // A comma inside an address is legal and rare; it must not lead anywhere wrong.
        assert_eq!(next_link(header), None);
        let header = "<https://a.example/t?page=2>; rel=\"next\", <https://a.example/t?page=9>; rel=\"last\"";
        assert_eq!(next_link(header).as_deref(), Some("https://a.example/t?page=2"));
        assert_eq!(next_link("<https://a.example/t?page=9>; rel=\"last\""), None);
    }

    #[test]
    fn addresses_are_put_together_and_shown_without_their_query() {
        assert_eq!(join("https://a.example/x/", "/y"), "https://a.example/x/y");
        assert_eq!(encoded("a b&[é]"), "a%20b%26%5B%C3%A9%5D");
        assert_eq!(shown("https://a.example/x?token=1#y"), "https://a.example/x");
    }
}
