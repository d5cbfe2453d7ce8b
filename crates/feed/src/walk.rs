//! Reads lists page by page until all rows are there, or says why they are not.

use language::say;
use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::call::{Call, Reply, encoded, join};
use super::records::{Keep, Rows, Store, json, plain, rows_of, slim, text_at};
use super::trouble::Trouble;

/// No list has more pages than this.
const MOST_PAGES: usize = 5_000;

/// How a list goes on.
#[derive(Clone, Debug)]
pub enum Paging {
    /// It does not.
    One,
    /// The address of the next page stands in the answer. It is asked below `base`, from `path` on, so that a relay
    /// is not left; the path is empty for an interface that is asked where it says.
    Pointer {
        /// JSON pointer to the address.
        pointer: String,
        /// The interface, or the relay.
        base: String,
        /// The path of the list below it.
        path: String,
    },
    /// The address of the next page stands in the `Link` header.
    Link,
    /// Pages are numbered from 1; one that is not full is the last.
    Number {
        /// Query parameter of the number.
        parameter: String,
        /// Rows of a full page; 0 when that is not known, then an empty page is the last.
        size: usize,
    },
}

/// A list to read into a table.
#[derive(Clone, Debug)]
pub struct List {
    /// The table, by name.
    pub table: &'static str,
    /// The first page.
    pub call: Call,
    /// JSON pointer to the rows of an answer.
    pub rows: String,
    /// JSON pointer to the id of a row; rows without are told apart by all they say.
    pub id: String,
    /// JSON pointer to the moment of a row's last change; empty where there is none.
    pub changed: &'static str,
    /// JSON pointer to the number of all rows; empty where it is not said.
    pub total: String,
    /// How it goes on.
    pub paging: Paging,
    /// What is kept of a row.
    pub keep: Keep,
    /// Whether the rows join those that are there, instead of taking their place.
    pub adds: bool,
}

/// Lists under way. What was there before is not touched.
#[derive(Debug)]
pub struct Walk {
    waiting: VecDeque<List>,
    current: Option<Current>,
    /// The tables as they will be.
    pub store: Store,
    /// Whether anything is different from before.
    pub changed: bool,
    /// Tables as they were, where new rows take their place.
    old: BTreeMap<&'static str, Rows>,
    /// Ids of the rows that came, by table: those that changed.
    pub came: Vec<(&'static str, String)>,
}

#[derive(Debug)]
struct Current {
    list: List,
    page: usize,
    next: Call,
    /// Addresses that were asked already.
    asked: FxHashSet<String>,
    ids: FxHashSet<String>,
    total: Option<u64>,
}

impl Walk {
    /// Reads `lists` into what is there already.
    pub fn new(store: Store, lists: Vec<List>) -> Self {
        Self { waiting: lists.into(), current: None, store, changed: false, old: BTreeMap::new(), came: Vec::new() }
    }

    /// More lists, behind those that wait.
    pub fn add(&mut self, lists: Vec<List>) {
        self.waiting.extend(lists);
    }

    /// The next request; `None` when all lists are complete.
    pub fn next(&mut self) -> Option<Call> {
        if self.current.is_none() {
            let list = self.waiting.pop_front()?;
            if !list.adds && !self.old.contains_key(list.table) {
                let table = self.store.entry(list.table.to_owned()).or_default();
                let newest = table.newest.clone();
                // The old rows are compared with the new ones when the list is complete.
                self.old.insert(list.table, std::mem::take(table));
                table.newest = newest;
            }
            let next = numbered(&list, 1);
            self.current = Some(Current {
                asked: std::iter::once(next.url.clone()).collect(),
                next,
                list,
                page: 1,
                ids: FxHashSet::default(),
                total: None,
            });
        }
        self.current.as_ref().map(|current| current.next.clone())
    }

    /// The answer to the last request.
    ///
    /// # Errors
    /// When the list cannot be read to its end. Nothing of it is to be used then.
    pub fn take(&mut self, reply: &Reply) -> Result<(), Trouble> {
        let Some(current) = &mut self.current else {
            return Ok(());
        };
        let document = json(&reply.body)?;
        let rows = rows_of(&document, &current.list.rows)?;
        let table = self.store.entry(current.list.table.to_owned()).or_default();
        let old = self.old.get(current.list.table);
        let news = current.receive(rows, (table, old), &mut self.came)?;
        self.changed |= news && current.list.adds;
        if !current.list.total.is_empty() {
            current.total = document.pointer(&current.list.total).and_then(Value::as_u64);
        }
        let Some(call) = current.after(&document, rows.len(), reply)? else {
            return self.complete();
        };
        if !current.asked.insert(call.url.clone()) || current.page >= MOST_PAGES {
            return Err(Trouble::Loop);
        }
        current.page += 1;
        current.next = call;
        Ok(())
    }

    fn complete(&mut self) -> Result<(), Trouble> {
        let Some(current) = self.current.take() else {
            return Ok(());
        };
        let came = current.ids.len() as u64;
        match current.total {
            Some(of) if came < of => return Err(Trouble::Incomplete { came, of }),
            _ => {}
        }
        let table = current.list.table;
        let is_last = self.waiting.iter().all(|list| list.table != table);
        if let (true, Some(old), Some(new)) = (is_last, self.old.get(table), self.store.get(table)) {
            self.changed |= !new.is_same(old);
        }
        Ok(())
    }
}

impl Current {
    /// Puts the rows of a page into the table, beside which are the rows that it replaces; whether anything is new.
    fn receive(
        &mut self,
        page: &[Value],
        (table, old): (&mut Rows, Option<&Rows>),
        came: &mut Vec<(&'static str, String)>,
    ) -> Result<bool, Trouble> {
        let mut is_news = false;
        let mut is_repeated = !page.is_empty();
        for row in page {
            if !row.is_object() {
                return Err(Trouble::Unreadable(say!("a row of the list is no object.").into()));
            }
            let text = slim(row, &self.list.keep);
            let id = if self.list.id.is_empty() { text.clone() } else { text_at(row, &self.list.id) };
            if id.is_empty() {
                let what = say!("a row has no id at \"{}\".", self.list.id);
                return Err(Trouble::Unreadable(what));
            }
            if !self.list.changed.is_empty() {
                let changed = text_at(row, self.list.changed);
                if changed > table.newest {
                    table.newest = changed;
                }
            }
            is_repeated &= !self.ids.insert(id.clone());
            if table.put_as_before(&id, &text, old) {
                is_news = true;
                came.push((self.list.table, id));
            }
        }
        if is_repeated && self.page > 1 {
            return Err(Trouble::Loop);
        }
        Ok(is_news)
    }

    /// The request for the page after this one, if there is one.
    fn after(&self, document: &Value, rows: usize, reply: &Reply) -> Result<Option<Call>, Trouble> {
        let at = |url: String| {
            // A list does not lead a key to another host, nor off an encrypted connection.
            if origin(&url) != origin(&self.list.call.url) {
                return Err(Trouble::Redirected);
            }
            Ok(Some(Call { url, ..self.list.call.clone() }))
        };
        match &self.list.paging {
            Paging::One => Ok(None),
            Paging::Link => reply.next.clone().map_or(Ok(None), at),
            Paging::Pointer { pointer, base, path } => {
                match document.pointer(pointer).map(plain).filter(|url| !url.is_empty()) {
                    Some(url) => at(below(&url, base, path)),
                    None => Ok(None),
                }
            }
            Paging::Number { size, .. } => {
                let is_short = self.total.is_some_and(|total| (self.ids.len() as u64) < total);
                let goes_on = rows > 0 && (rows >= *size || is_short);
                Ok(goes_on.then(|| numbered(&self.list, self.page + 1)))
            }
        }
    }
}

/// The request for a numbered page; the first page of lists that are not numbered.
fn numbered(list: &List, page: usize) -> Call {
    let Paging::Number { parameter, .. } = &list.paging else {
        return list.call.clone();
    };
    let mark = if list.call.url.contains('?') { '&' } else { '?' };
    Call { url: format!("{}{mark}{}={page}", list.call.url, encoded(parameter)), ..list.call.clone() }
}

/// The address of a next page, asked through `base`: from `path` on it is taken as it is.
fn below(url: &str, base: &str, path: &str) -> String {
    let found = url.to_ascii_lowercase().find(&path.to_ascii_lowercase()).filter(|_| !path.is_empty());
    match found {
        Some(at) => join(base, url.get(at..).unwrap_or_default()),
        None => url.to_owned(),
    }
}

/// Scheme and host of an absolute address.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    Some(format!("{scheme}://{host}").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn list(paging: Paging) -> List {
        List {
            table: "tickets",
            call: Call::get("https://psa.example/api/tickets"),
            rows: "/items".into(),
            id: "/id".into(),
            changed: "/at",
            total: "/total".into(),
            paging,
            keep: Keep::Whole,
            adds: false,
        }
    }

    fn numbered_by(size: usize) -> Paging {
        Paging::Number { parameter: "page".into(), size }
    }

    fn reply(document: Value) -> Reply {
        Reply { status: 200, body: document.to_string().into_bytes(), ..Reply::default() }
    }

    fn page(ids: std::ops::Range<u32>) -> Value {
        json!(ids.map(|id| json!({"id": id, "at": format!("2026-01-{:02}", id % 28 + 1)})).collect::<Vec<_>>())
    }

    #[test]
    fn a_list_that_leads_back_is_noticed() {
        let pointer =
            Paging::Pointer { pointer: "/next".into(), base: "https://psa.example/api".into(), path: String::new() };
        let mut walk = Walk::new(Store::new(), vec![list(pointer)]);
        walk.next();
        let leads = |to: &str| reply(json!({"items": page(0..2), "next": to}));
        assert_eq!(walk.take(&leads("https://psa.example/api/tickets")), Err(Trouble::Loop));
        // Other addresses, the same rows.
        let mut walk = Walk::new(Store::new(), vec![list(numbered_by(2))]);
        walk.next();
        assert_eq!(walk.take(&reply(json!({"items": page(0..2)}))), Ok(()));
        walk.next();
        assert_eq!(walk.take(&reply(json!({"items": page(0..2)}))), Err(Trouble::Loop));
    }

    #[test]
    fn a_list_does_not_lead_to_another_host() {
        for elsewhere in ["https://evil.example/api/tickets?2", "http://psa.example/api/tickets?2", "/tickets?2"] {
            let pointer = Paging::Pointer {
                pointer: "/next".into(),
                base: "https://psa.example/api".into(),
                path: String::new(),
            };
            let mut walk = Walk::new(Store::new(), vec![list(pointer)]);
            walk.next();
            let answer = reply(json!({"items": page(0..2), "next": elsewhere}));
            assert_eq!(walk.take(&answer), Err(Trouble::Redirected), "{elsewhere}");
        }
    }

    #[test]
    fn the_next_page_is_asked_through_the_relay() {
        let paging = Paging::Pointer {
            pointer: "/pageDetails/nextPageUrl".into(),
            base: "https://psa.example/relay/V1.0".into(),
            path: "Tickets/query".into(),
        };
        let mut walk = Walk::new(Store::new(), vec![list(paging)]);
        walk.next();
        let next = "https://webservices2.autotask.net/ATServicesRest/v1.0/tickets/query/next?paging=%7b1%7d";
        let answer = json!({"items": page(0..2), "pageDetails": {"nextPageUrl": next}});
        walk.take(&reply(answer)).expect("a page");
        let call = walk.next().expect("another page");
        assert_eq!(call.url, "https://psa.example/relay/V1.0/tickets/query/next?paging=%7b1%7d");
    }

    #[test]
    fn fewer_rows_than_there_are_by_its_own_count_are_not_used() {
        let mut walk = Walk::new(Store::new(), vec![list(numbered_by(10))]);
        walk.next();
        walk.take(&reply(json!({"items": page(0..3), "total": 5}))).expect("a page");
        walk.next();
        let end = walk.take(&reply(json!({"items": [], "total": 5})));
        assert_eq!(end, Err(Trouble::Incomplete { came: 3, of: 5 }));
    }

    #[test]
    fn the_same_rows_again_are_no_change() {
        let mut store = Store::new();
        for (rows, changed) in [(0..3, true), (0..3, false), (0..2, true)] {
            let mut walk = Walk::new(store, vec![list(Paging::One)]);
            walk.next();
            walk.take(&reply(json!({"items": page(rows.clone())}))).expect("a page");
            assert!(walk.next().is_none());
            assert_eq!(walk.changed, changed, "{rows:?}");
            store = walk.store;
        }
        assert_eq!(store["tickets"].objects().count(), 2);
        assert_eq!(store["tickets"].newest, "2026-01-03");
    }

    proptest! {
        /// Any number of rows on pages of any size: all of them come, each once, and the walk ends.
        #[test]
        fn all_rows_come(rows in 0..90_u32, size in 1..20_u32) {
            let mut walk = Walk::new(Store::new(), vec![list(numbered_by(size as usize))]);
            let mut asked = 0;
            while let Some(call) = walk.next() {
                let number: u32 = call.url.rsplit('=').next().and_then(|text| text.parse().ok()).expect("a number");
                let from = ((number - 1) * size).min(rows);
                walk.take(&reply(json!({"items": page(from..(from + size).min(rows)), "total": rows}))).expect("a page");
                asked += 1;
                prop_assert!(asked < 200);
            }
            prop_assert_eq!(walk.store["tickets"].objects().count(), rows as usize);
        }
    }
}
