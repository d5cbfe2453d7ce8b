//! The list or the ticket that is shown beside the page, and the places that steps back lead to.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::data::Shown;
use crate::query::Query;

/// The choice of an address that holds what is shown beside the page.
const OVER: &str = "over";

/// What is shown beside the page.
#[derive(Clone, Copy)]
pub struct Beside {
    /// What is asked; `None` for nothing.
    pub query: RwSignal<Option<Query>>,
    /// The last picture.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// What the worker was asked last.
    pub asked: StoredValue<Option<Query>>,
    /// Where each entry of the history was left, by its mark.
    pub places: StoredValue<HashMap<u32, LeftAt>>,
    /// The mark of the entry on show.
    pub entry: StoredValue<u32>,
    /// The mark that was given last.
    pub last: StoredValue<u32>,
    /// Whether the entry on show was come back to.
    pub is_return: StoredValue<bool>,
    /// What is being typed into the search of a list.
    pub typed: StoredValue<Option<String>>,
    /// Searches that were begun: the newest is carried out.
    pub searches: StoredValue<u32>,
}

/// Where a page was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftAt {
    /// Pixels from the top of the page.
    pub page: f64,
    /// Pixels from the top of what is beside it.
    pub beside: f64,
    /// The link that had the focus; empty for none.
    pub link: String,
}

impl Beside {
    /// As an address says.
    pub fn new(query: Option<Query>) -> Self {
        Self {
            query: RwSignal::new(query),
            shown: RwSignal::new(None),
            asked: StoredValue::new(None),
            places: StoredValue::default(),
            entry: StoredValue::new(0),
            last: StoredValue::new(0),
            is_return: StoredValue::new(false),
            typed: StoredValue::new(None),
            searches: StoredValue::new(0),
        }
    }

    /// Whether its picture answers what is asked. Tracked.
    pub fn is_current(&self) -> bool {
        self.query.with(|query| match query {
            None => true,
            Some(query) => self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.query == *query)),
        })
    }

    /// Whether anything is beside the page. Not tracked.
    pub fn is_open(&self) -> bool {
        self.query.with_untracked(Option::is_some)
    }
}

/// The page of an address, and what is beside it.
pub fn parted(address: &str) -> (Query, Option<Query>) {
    let whole = Query::from_fragment(address);
    let beside = whole.option(OVER).map(Query::from_fragment);
    (whole.with_option(OVER, ""), beside)
}

/// The address of a page with something beside it.
pub fn joined(page: &Query, beside: &Query) -> String {
    page.with_option(OVER, beside.to_fragment().trim_start_matches("#/")).to_fragment()
}
