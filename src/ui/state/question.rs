//! What is asked: the query of the URL, and the one that the worker was asked last.

use leptos::prelude::*;

use crate::query::{Page, Query};
use crate::ui::browser;

/// The question of the page.
#[derive(Clone, Copy)]
pub struct Question {
    /// Mirrors the URL.
    pub query: RwSignal<Query>,
    /// What the worker was asked last.
    pub asked: StoredValue<Query>,
}

impl Question {
    /// What the URL asks.
    pub fn new(query: Query) -> Self {
        Self { query: RwSignal::new(query), asked: StoredValue::new(Query::default()) }
    }

    /// Whether the picture hangs on a wall. Not tracked.
    pub fn is_wall(&self) -> bool {
        self.query.with_untracked(Query::is_wall)
    }

    /// Whether a page is asked for. Not tracked.
    pub fn is_on(&self, page: &Page) -> bool {
        self.query.with_untracked(|query| query.page == *page)
    }

    /// Goes to another question, as a link does.
    pub fn turn_to(&self, query: Query) {
        browser::go(&query.to_fragment());
        self.query.set(query);
    }
}
