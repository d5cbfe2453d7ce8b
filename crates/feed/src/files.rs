//! Files that are polled: asked with what identifies the last version, so that only what changed is sent.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde::Deserialize;

use base::{Secret, Timestamp};
use language::say;

use super::call::{Call, Reply, shown};
use super::records::json;
use super::trouble::{Trouble, is_web_page};

/// A manifest names no more files than this.
const MOST_FILES: usize = 200;

/// A file as it was last sent.
#[derive(Clone, Debug)]
pub struct Held {
    /// What identifies this version, where the server says it.
    pub etag: Option<String>,
    /// When it was changed, where the server says it.
    pub last_modified: Option<String>,
    /// What is in it.
    pub bytes: Rc<[u8]>,
}

/// The files of a source by their address.
pub type Files = BTreeMap<String, Held>;

#[derive(Deserialize)]
struct Manifest {
    files: Vec<Entry>,
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    every: u32,
}

/// How old the files of a manifest are, where whoever wrote them says it: `zenboard pull` does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ManifestAge {
    /// The moment of what is in them, in milliseconds since 1970.
    pub as_of: Option<i64>,
    /// Seconds after which they are expected to be written again.
    pub every: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Url(String),
    Sized { url: String, bytes: Option<u64> },
}

#[derive(Clone, Debug)]
struct Wanted {
    url: String,
    /// Its size, where the manifest says it.
    bytes: Option<u64>,
    is_manifest: bool,
    /// Asked without what identifies the last version.
    is_plain: bool,
}

/// Files under way. What was there before is not touched.
#[derive(Debug)]
pub struct FileWalk {
    waiting: VecDeque<Wanted>,
    header: Option<(String, Secret)>,
    before: Files,
    /// The files as they will be, the manifest among them.
    pub files: Files,
    /// Addresses of the files with data, in order.
    pub urls: Vec<String>,
    /// Whether anything is different from before.
    pub changed: bool,
    /// How old the files are by their manifest.
    pub age: ManifestAge,
}

impl FileWalk {
    /// Asks for a manifest (when its address is not empty) or for files.
    pub fn new(before: Files, manifest: &str, files: &[String], header: Option<(String, Secret)>) -> Self {
        let wanted = |url: &str, is_manifest| Wanted { url: url.to_owned(), bytes: None, is_manifest, is_plain: false };
        let waiting = if manifest.is_empty() {
            files.iter().map(|url| wanted(url, false)).collect()
        } else {
            VecDeque::from([wanted(manifest, true)])
        };
        Self {
            waiting,
            header,
            before,
            files: Files::new(),
            urls: Vec::new(),
            changed: false,
            age: ManifestAge::default(),
        }
    }

    /// The next request; `None` when all files are there.
    pub fn next(&self) -> Option<Call> {
        let wanted = self.waiting.front()?;
        let mut call = Call::get(&wanted.url);
        if let Some((name, key)) = &self.header {
            call = call.with(name, key.clone());
        }
        if let (false, Some(held)) = (wanted.is_plain, self.before.get(&wanted.url)) {
            if let Some(etag) = &held.etag {
                call = call.with("If-None-Match", Secret::new(etag.clone()));
            } else if let Some(at) = &held.last_modified {
                call = call.with("If-Modified-Since", Secret::new(at.clone()));
            }
        }
        Some(call)
    }

    /// The answer to the last request.
    ///
    /// # Errors
    /// When it holds no data. Nothing of this refresh is to be used then.
    pub fn take(&mut self, reply: &Reply) -> Result<(), Trouble> {
        let Some(wanted) = self.waiting.pop_front() else {
            return Ok(());
        };
        let known = self.before.get(&wanted.url).cloned();
        let held = match (reply.status, known) {
            (304, Some(known)) => known,
            // Nothing new, and nothing old to keep: asked again without any condition, once.
            (304, None) if !wanted.is_plain => {
                let again = Wanted { is_plain: true, ..wanted };
                self.waiting.push_front(again);
                return Ok(());
            }
            (304, None) => {
                let what = say!("it says that nothing has changed, and there is nothing to keep.");
                return Err(Trouble::Unreadable(what.into()));
            }
            (_, known) => self.sent(reply, &wanted, known)?,
        };
        if wanted.is_manifest {
            self.list(&wanted.url, &held.bytes)?;
        } else {
            self.urls.push(wanted.url.clone());
        }
        self.files.insert(wanted.url, held);
        if self.waiting.is_empty() && self.files.len() != self.before.len() {
            self.changed = true;
        }
        Ok(())
    }

    fn sent(&mut self, reply: &Reply, wanted: &Wanted, known: Option<Held>) -> Result<Held, Trouble> {
        if is_web_page(reply) {
            return Err(Trouble::WebPage);
        }
        if reply.body.is_empty() {
            return Err(Trouble::Empty);
        }
        let came = reply.body.len() as u64;
        match wanted.bytes {
            Some(of) if of != came => {
                let name = file_name(&wanted.url);
                let what = say!("{name} has {came} bytes, and its manifest says {of}; it may be half written.");
                return Err(Trouble::Unreadable(what));
            }
            _ => {}
        }
        let is_same = known.as_ref().is_some_and(|known| *known.bytes == *reply.body);
        self.changed |= !is_same && !wanted.is_manifest;
        Ok(Held {
            etag: reply.etag.clone(),
            last_modified: reply.last_modified.clone(),
            bytes: match known {
                // A new mark on the same bytes: the old copy serves.
                Some(known) if is_same => known.bytes,
                _ => reply.body.as_slice().into(),
            },
        })
    }

    fn list(&mut self, manifest: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let bad = || {
            let what = say!("the manifest has no list \"files\" of addresses.");
            Trouble::Unreadable(what.into())
        };
        let document: Manifest = serde_json::from_value(json(bytes)?).map_err(|_| bad())?;
        if document.files.is_empty() || document.files.len() > MOST_FILES {
            return Err(bad());
        }
        self.age = ManifestAge {
            as_of: Timestamp::from_rfc3339(&document.as_of).map(|at| at.0.saturating_mul(1_000)),
            every: document.every,
        };
        for entry in document.files {
            let (url, bytes) = match entry {
                Entry::Url(url) => (url, None),
                Entry::Sized { url, bytes } => (url, bytes),
            };
            self.waiting.push_back(Wanted {
                url: beside(manifest, &url).ok_or(Trouble::Redirected)?,
                bytes,
                is_manifest: false,
                is_plain: false,
            });
        }
        Ok(())
    }
}

/// The address of a file that a manifest names: beside the manifest. A manifest does not lead to another host.
fn beside(manifest: &str, url: &str) -> Option<String> {
    if url.is_empty() || url.contains("://") || url.starts_with("//") || url.split('/').any(|part| part == "..") {
        return None;
    }
    let folder = match shown(manifest).rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/"),
        None => String::new(),
    };
    match url.strip_prefix('/') {
        // From the root of the same host.
        Some(rest) => {
            let (scheme, tail) = manifest.split_once("://").map_or(("", manifest), |(scheme, tail)| (scheme, tail));
            if scheme.is_empty() {
                return Some(url.to_owned());
            }
            let host = tail.split('/').next().unwrap_or_default();
            Some(format!("{scheme}://{host}/{rest}"))
        }
        None => Some(format!("{folder}{url}")),
    }
}

/// The last part of an address, as the name of the file.
pub fn file_name(url: &str) -> &str {
    let name = shown(url).rsplit('/').next().unwrap_or_default();
    if name.is_empty() { "file" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, etag: &str, body: &str) -> Reply {
        Reply {
            status,
            etag: (!etag.is_empty()).then(|| etag.to_owned()),
            body: body.as_bytes().to_vec(),
            ..Reply::default()
        }
    }

    fn one(before: Files) -> FileWalk {
        FileWalk::new(before, "", &["https://a.example/tickets.csv".into()], None)
    }

    fn mark(call: &Call) -> Option<&str> {
        call.headers.iter().find(|(name, _)| name == "If-None-Match").map(|(_, value)| value.reveal())
    }

    #[test]
    fn only_what_changed_is_sent_and_counts_as_changed() {
        let mut first = one(Files::new());
        assert_eq!(mark(&first.next().expect("a request")), None);
        first.take(&reply(200, "\"1\"", "a,b\n1,2\n")).expect("a file");
        assert!(first.changed && first.next().is_none());

        let mut second = one(first.files.clone());
        assert_eq!(mark(&second.next().expect("a request")), Some("\"1\""));
        second.take(&reply(304, "", "")).expect("nothing new");
        assert!(!second.changed);
        assert_eq!(&*second.files["https://a.example/tickets.csv"].bytes, b"a,b\n1,2\n");

        // The mark flips, the bytes do not.
        let mut third = one(second.files.clone());
        third.next();
        third.take(&reply(200, "\"2\"", "a,b\n1,2\n")).expect("the same file");
        assert!(!third.changed);
        assert_eq!(mark(&one(third.files).next().expect("a request")), Some("\"2\""));
    }

    #[test]
    fn nothing_new_without_anything_old_is_asked_again_once() {
        let mut walk = one(Files::new());
        walk.next();
        walk.take(&reply(304, "", "")).expect("asked again");
        assert!(walk.next().is_some());
        let sentence = walk.take(&reply(304, "", "")).expect_err("no data").sentence();
        assert!(sentence.contains("nothing to keep"), "{sentence}");
    }

    #[test]
    fn a_login_page_and_an_empty_body_are_no_files() {
        for (body, trouble) in [("  <!DOCTYPE html><title>Sign in</title>", Trouble::WebPage), ("", Trouble::Empty)] {
            let mut walk = one(Files::new());
            walk.next();
            assert_eq!(walk.take(&reply(200, "", body)), Err(trouble));
        }
    }

    #[test]
    fn a_manifest_names_files_beside_it_and_their_sizes() {
        let url = "https://a.example/feed/manifest.json";
        let manifest = r#"{"files": [{"url": "tickets.csv", "bytes": 3}, "deep/entries.csv", "/root.csv"]}"#;
        let mut walk = FileWalk::new(Files::new(), url, &[], None);
        walk.next();
        walk.take(&reply(200, "", manifest)).expect("a manifest");
        assert_eq!(walk.next().expect("a file").url, "https://a.example/feed/tickets.csv");
        let sentence = walk.take(&reply(200, "", "half")).expect_err("another size").sentence();
        assert!(sentence.contains("4 bytes") && sentence.contains("says 3"), "{sentence}");

        let mut walk = FileWalk::new(Files::new(), url, &[], None);
        walk.next();
        walk.take(&reply(200, "", manifest)).expect("a manifest");
        walk.take(&reply(200, "", "abc")).expect("a file");
        assert_eq!(walk.next().expect("a file").url, "https://a.example/feed/deep/entries.csv");
        walk.take(&reply(200, "", "abc")).expect("a file");
        assert_eq!(walk.next().expect("a file").url, "https://a.example/root.csv");

        for bad in [r#"{"files": ["https://evil.example/x"]}"#, r#"{"files": ["../../x"]}"#, r#"{"files": []}"#, "[]"] {
            let mut walk = FileWalk::new(Files::new(), url, &[], None);
            walk.next();
            assert!(walk.take(&reply(200, "", bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_manifest_may_say_how_old_its_files_are() {
        for (manifest, age) in [
            (
                r#"{"as_of": "2026-01-05T08:00:00Z", "every": 300, "files": ["a.csv"]}"#,
                ManifestAge { as_of: Some(1_767_600_000_000), every: 300 },
            ),
            (r#"{"as_of": "soon", "files": ["a.csv"]}"#, ManifestAge::default()),
            (r#"{"files": ["a.csv"]}"#, ManifestAge::default()),
        ] {
            let mut walk = FileWalk::new(Files::new(), "feed/manifest.json", &[], None);
            walk.next();
            walk.take(&reply(200, "", manifest)).expect("a manifest");
            assert_eq!(walk.age, age, "{manifest}");
        }
    }
}
