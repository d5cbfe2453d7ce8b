//! What can go wrong with a source, each a sentence for the person in front of the screen.

use super::call::Reply;
use language::say;

/// Why a source gave nothing new. What was on screen stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No answer: name, connection, certificate, or the browser was not allowed to read it.
    Unreachable,
    /// The browser says that there is no network.
    Offline,
    /// Not complete within so many seconds.
    TooSlow(u32),
    /// More bytes than are taken.
    TooBig(u64),
    /// The answer broke off.
    BrokeOff,
    /// The address sends elsewhere.
    Redirected,
    /// The key is not taken (401, 403), and never was.
    Denied(u16),
    /// A key that was taken before is not taken now (401, 403): the server may be in trouble, or the key is over.
    Doubted(u16),
    /// It is refused (401, 403), and there is no key that anybody could enter.
    Refused(u16),
    /// There is nothing at this address (404, 410).
    Missing,
    /// Too many requests (429, 503), with what the server asks for: seconds from now.
    Busy {
        /// The status.
        status: u16,
        /// Seconds, as the server said; within bounds already.
        after: Option<i64>,
    },
    /// The server's own trouble.
    ServerError(u16),
    /// A status that nobody expects.
    Status(u16),
    /// A web page, perhaps to log in, where data should be.
    WebPage,
    /// Nothing in the body.
    Empty,
    /// Not what it should be, and what is wrong with it.
    Unreadable(String),
    /// A page of the list came again.
    Loop,
    /// The list has so many rows by its own count, and fewer came.
    Incomplete {
        /// Rows that came.
        came: u64,
        /// Rows that there are.
        of: u64,
    },
    /// There were tickets, and now there are none, or not half of them.
    Shrunk {
        /// Tickets before.
        from: u64,
        /// Tickets now.
        to: u64,
    },
    /// Columns that were there are gone.
    Changed(String),
    /// The credentials have not been typed in.
    NoKey,
    /// Something that should be posted is no query. A bug, kept from doing harm.
    NotReading,
    /// An answer leads to where the source's key must not go.
    Elsewhere,
    /// As many requests as this page allows itself in an hour.
    Spent,
}

/// What is known of the key of a source when it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The source has none that could be typed in.
    NotWanted,
    /// It was never taken.
    Untried,
    /// It was taken before.
    WasTaken,
}

impl Trouble {
    /// What the status of an answer says; nothing for one that can be read on.
    pub fn of(reply: &Reply, retry_after: Option<i64>) -> Option<Self> {
        Some(match reply.status {
            200..=299 | 304 => return None,
            300..=399 => Self::Redirected,
            401 | 403 => Self::Denied(reply.status),
            404 | 410 => Self::Missing,
            429 | 503 => Self::Busy { status: reply.status, after: retry_after },
            500..=599 => Self::ServerError(reply.status),
            status => Self::Status(status),
        })
    }

    /// What a refusal means, given what is known of the key: nobody is waited for where waiting can help as well.
    #[must_use]
    pub fn given(self, key: Key) -> Self {
        match (self, key) {
            (Self::Denied(status), Key::NotWanted) => Self::Refused(status),
            (Self::Denied(status), Key::WasTaken) => Self::Doubted(status),
            (trouble, _) => trouble,
        }
    }

    /// Whether only a person can help: nothing is asked again before they did.
    pub fn wants_key(&self) -> bool {
        matches!(self, Self::Denied(_) | Self::NoKey)
    }

    /// Whether another key may help.
    pub fn is_about_key(&self) -> bool {
        self.wants_key() || matches!(self, Self::Doubted(_))
    }

    /// The sentence. It holds nothing that was typed in and nothing that a server sent but counts and columns.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreachable => {
                say!("It does not answer, or does not let this page read the answer (CORS, or the page's own policy).")
                    .into()
            }
            Self::Offline => say!("This computer is offline.").into(),
            Self::TooSlow(seconds) => say!("The answer was not complete after {seconds} seconds."),
            Self::TooBig(bytes) => say!("The answer is larger than {} MB.", bytes >> 20),
            Self::BrokeOff => say!("The answer ended too early.").into(),
            Self::Redirected => say!("The address redirects elsewhere; redirects are not followed.").into(),
            Self::Denied(status) => {
                say!("The key was rejected (HTTP {status}). Polling stops until a key is entered.")
            }
            Self::Doubted(status) => {
                say!("The key that worked before was rejected (HTTP {status}). It is tried again every 15 minutes.")
            }
            Self::Refused(status) => say!("It refuses access (HTTP {status})."),
            Self::Missing => say!("There is nothing at this address (HTTP 404).").into(),
            Self::Busy { status, after: Some(seconds) } => {
                say!("It asked to retry later (HTTP {status}, in {}).", super::freshness::length(*seconds * 1_000))
            }
            Self::Busy { status, after: None } => say!("It is too busy to answer (HTTP {status})."),
            Self::ServerError(status) => say!("The server reported an error (HTTP {status})."),
            Self::Status(status) => say!("It answered with HTTP {status} instead of data."),
            Self::WebPage => say!("It answered with a web page instead of data; it may require a login.").into(),
            Self::Empty => say!("The answer was empty.").into(),
            Self::Unreadable(why) => say!("The answer could not be read: {why}"),
            Self::Loop => say!("The pages of the list repeat, so reading stopped.").into(),
            Self::Incomplete { came, of } => {
                say!("Only {came} of {of} rows arrived, so they were not used.")
            }
            Self::Shrunk { from, to } => {
                say!("It has {to} tickets; before there were {from}. They will be used if the next answer confirms it.")
            }
            Self::Changed(columns) => {
                say!("Its columns have changed: {columns}. Reload the page to take the new form as it is.")
            }
            Self::NoKey => say!("It needs a key, which is entered on the Data page.").into(),
            Self::NotReading => say!("A request that is not reading was not sent.").into(),
            Self::Elsewhere => say!("It leads to another address than its own, where its key must not go.").into(),
            Self::Spent => say!("This page has reached its own limit of requests per hour.").into(),
        }
    }
}

/// Whether a body is a web page, whatever its type says.
pub fn is_web_page(reply: &Reply) -> bool {
    let start: Vec<u8> = reply
        .body
        .iter()
        .copied()
        .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf))
        .take(15)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html") || start.starts_with(b"<head")
}
