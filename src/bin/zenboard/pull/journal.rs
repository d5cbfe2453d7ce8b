//! The answers of a refresh under way, on the disk: one that breaks off goes on where it ended, instead of asking a
//! vendor for everything again.

use std::hash::Hasher;
use std::path::PathBuf;

use siphasher::sip::SipHasher13;
use zenboard::feed::{Call, Method, Reply};

use super::state::make;
use crate::files::write_whole;

/// What is older is not gone on with: too much has changed since.
const OLDEST_MS: i64 = 6 * 3_600_000;
const STARTED: &str = "started";

/// The answers of one refresh of one source.
pub struct Journal {
    folder: PathBuf,
    /// When the refresh began, in milliseconds since 1970.
    pub started_at: i64,
}

impl Journal {
    /// The journal of a refresh that broke off not long ago, or a new one.
    pub fn open(folder: PathBuf, now: i64) -> Self {
        let text = std::fs::read_to_string(folder.join(STARTED)).unwrap_or_default();
        let began = text.trim().parse().ok().filter(|at: &i64| (0..OLDEST_MS).contains(&(now - at)));
        let journal = Self { folder, started_at: began.unwrap_or(now) };
        if began.is_none() {
            journal.clear();
        }
        journal
    }

    /// The answer that a request had before.
    pub fn reply(&self, call: &Call) -> Option<Reply> {
        let bytes = std::fs::read(self.folder.join(name_of(call)?)).ok()?;
        postcard::from_bytes(&bytes).ok()
    }

    /// Keeps an answer. A disk that is full costs only the going on.
    pub fn keep(&self, call: &Call, reply: &Reply) {
        let Some(name) = name_of(call).filter(|_| reply.status == 200) else { return };
        // The server's clock is that of the moment, and a later run would hold it against its own.
        let timeless = Reply { date: None, ..reply.clone() };
        if let Ok(bytes) = postcard::to_stdvec(&timeless)
            && make(&self.folder).is_ok()
            && write_whole(&self.folder.join(STARTED), self.started_at.to_string().as_bytes()).is_ok()
        {
            let _ = write_whole(&self.folder.join(name), &bytes);
        }
    }

    /// The refresh ended, one way or the other.
    pub fn clear(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The name of the file of a request's answer; `None` for a token, which is never written down.
fn name_of(call: &Call) -> Option<String> {
    let body = match &call.method {
        Method::Get => "",
        Method::Query(body) => body,
        Method::Token(_) => return None,
    };
    let mut hasher = SipHasher13::new();
    hasher.write(call.url.as_bytes());
    hasher.write(&[0]);
    hasher.write(body.as_bytes());
    Some(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use zenboard::base::Secret;

    use super::*;

    #[test]
    fn an_answer_is_kept_and_a_token_is_not() {
        let folder = std::env::temp_dir().join(format!("zenboard-{}-journal", std::process::id()));
        let journal = Journal::open(folder.clone(), 1_000);
        let call = Call::get("https://a.example/t?page=1");
        let reply = Reply { status: 200, date: Some("now".into()), body: b"[]".to_vec(), ..Reply::default() };
        journal.keep(&call, &reply);
        let token = Call { method: Method::Token(Secret::new("x")), ..Call::get("https://a.example/token") };
        journal.keep(&token, &reply);
        let again = Journal::open(folder.clone(), 2_000);
        assert_eq!(again.started_at, 1_000);
        assert_eq!(again.reply(&call), Some(Reply { date: None, ..reply }));
        assert_eq!((again.reply(&token), again.reply(&Call::get("https://a.example/t?page=2"))), (None, None));
        // A day later it is not gone on with.
        let late = Journal::open(folder.clone(), 1_000 + 86_400_000);
        assert_eq!((late.started_at, late.reply(&call)), (86_401_000, None));
        late.clear();
        assert!(!folder.exists());
    }
}
