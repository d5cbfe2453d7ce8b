//! What a source knows, as a value: a reader that is started again, such as the command line every night, goes on where
//! it ended. Its keys and tokens are never part of it.

use serde::{Deserialize, Serialize};

use super::files::{Files, Held};
use super::records::{Rows, Store};
use super::site::SourceSpec;

/// What a source knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// What the site said of the source: under other words it is read anew.
    pub(super) spec: String,
    /// When it last answered in full, in milliseconds since 1970.
    pub good_at: Option<i64>,
    /// Not to be asked before this moment, where a failure or a server says so.
    pub(super) wait_until: Option<i64>,
    pub(super) full_at: Option<i64>,
    /// The requests of the last hour.
    pub(super) hour: Vec<i64>,
    /// The address of the user's zone, where it was looked up.
    pub(super) zone: Option<String>,
    /// A number of tickets that was too small to be believed.
    pub(super) doubt: Option<u64>,
    pub(super) urls: Vec<String>,
    pub(super) files: Vec<KeptFile>,
    pub(super) tables: Vec<KeptTable>,
}

impl Memory {
    /// Whether a failure or a server says that it is not to be asked yet.
    pub fn is_waiting(&self, now: i64) -> bool {
        self.wait_until.is_some_and(|at| at > now)
    }

    /// What was read before, with how often it was asked by now and when it may be asked again.
    pub fn under(self, now: Self) -> Self {
        Self { wait_until: now.wait_until, hour: now.hour, ..self }
    }

    /// Forgets what was read, and not how often it was asked or when it may be asked again.
    pub fn forget(&mut self) {
        *self = Self { wait_until: self.wait_until, hour: std::mem::take(&mut self.hour), ..Self::default() };
    }
}

/// A file as it was last sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptFile {
    url: String,
    etag: Option<String>,
    last_modified: Option<String>,
    bytes: Vec<u8>,
}

/// The rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptTable {
    name: String,
    newest: String,
    /// Ids and rows.
    rows: Vec<(String, String)>,
}

/// What makes a source another one: all that the site says of it but how often it is asked, and a token.
pub(super) fn identity(spec: &SourceSpec) -> String {
    let plain = SourceSpec { refresh: 0, timeout: 0, hourly: 0, public_token: String::new(), ..spec.clone() };
    serde_json::to_string(&plain).unwrap_or_default()
}

pub(super) fn kept_files(files: &Files) -> Vec<KeptFile> {
    files
        .iter()
        .map(|(url, held)| KeptFile {
            url: url.clone(),
            etag: held.etag.clone(),
            last_modified: held.last_modified.clone(),
            bytes: held.bytes.to_vec(),
        })
        .collect()
}

pub(super) fn files_of(kept: Vec<KeptFile>) -> Files {
    kept.into_iter()
        .map(|file| {
            let held = Held { etag: file.etag, last_modified: file.last_modified, bytes: file.bytes.into() };
            (file.url, held)
        })
        .collect()
}

pub(super) fn kept_tables(store: &Store) -> Vec<KeptTable> {
    store
        .iter()
        .map(|(name, rows)| KeptTable {
            name: name.clone(),
            newest: rows.newest.clone(),
            rows: rows.texts().map(|(id, row)| (id.to_owned(), row.to_owned())).collect(),
        })
        .collect()
}

pub(super) fn store_of(kept: Vec<KeptTable>) -> Store {
    kept.into_iter().map(|table| (table.name, Rows::of(table.newest, table.rows))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::call::Reply;
    use super::super::source::Source;
    use super::super::vendors::Keys;
    use super::*;

    const MINUTE: i64 = 60_000;

    fn source() -> Source {
        let spec = SourceSpec {
            name: "Exports".into(),
            manifest: "https://a.example/feed/manifest.json".into(),
            refresh: 60,
            timeout: 30,
            hourly: 100,
            ..SourceSpec::default()
        };
        Source::new(spec, Keys::new(), 1, false)
    }

    fn read(source: &mut Source, now: i64) {
        let mut round = source.begin(now).expect("it may be asked");
        while let Some(call) = source.next(&mut round, now).expect("there is room") {
            let body = match call.url.ends_with("manifest.json") {
                true => r#"{"as_of": "1970-01-01T00:10:00Z", "every": 300, "files": ["tickets.csv"]}"#,
                false => "Ticket Number\nT1\n",
            };
            let reply = Reply { status: 200, body: body.as_bytes().to_vec(), ..Reply::default() };
            source.take(&mut round, &reply, now).expect("an answer");
        }
        source.keep(round, now);
    }

    #[test]
    fn what_was_written_by_another_reader_is_as_old_as_that_says() {
        let mut source = source();
        read(&mut source, 30 * MINUTE);
        let state = source.state();
        assert_eq!((state.good_at, state.every), (Some(10 * MINUTE), 6 * MINUTE));
    }

    #[test]
    fn another_reader_goes_on_with_what_one_knew() {
        let mut first = source();
        read(&mut first, 30 * MINUTE);
        let mut second = source();
        assert!(second.recall(first.memory()));
        assert!(second.has_data() && second.parts()[0].bytes == first.parts()[0].bytes);
        // It was read half a minute after that, or it is time.
        assert!(!second.is_due(10 * MINUTE) && second.is_due(30 * MINUTE));
        let hour = second.memory().hour;
        assert_eq!(hour.len(), 2);

        let mut other = source();
        other.spec.days = 7;
        assert!(!other.recall(first.memory()), "it is asked for something else");
        assert_eq!(other.memory().hour, hour, "the requests count all the same");
        assert!(other.parts().is_empty());
    }

    #[test]
    fn a_source_is_another_one_when_it_is_asked_for_something_else() {
        let spec = SourceSpec { url: "https://a.example".into(), days: 90, ..SourceSpec::default() };
        let same = SourceSpec { refresh: 300, public_token: "x".into(), ..spec.clone() };
        assert_eq!(identity(&spec), identity(&same));
        assert_ne!(identity(&spec), identity(&SourceSpec { days: 30, ..spec.clone() }));
    }

    #[test]
    fn rows_are_remembered_as_they_are() {
        let rows = Rows::of("2026-01-05".into(), vec![("1".into(), "{\"a\":1}".into())]);
        let store = Store::from([("tickets".to_owned(), rows)]);
        let again = store_of(kept_tables(&store));
        assert_eq!((again["tickets"].list(), &*again["tickets"].newest), (store["tickets"].list(), "2026-01-05"));
    }
}
