//! Questions: the URL changes, the worker is asked, its picture is shown or saved.

use std::sync::Arc;

use leptos::prelude::*;

use crate::protocol::{ListFormat, Request};
use crate::query::{Page, Query};
use crate::screen::{Screen, Sheet};
use crate::ui::browser;
use crate::ui::hold;
use crate::ui::later::{hold_height, is_all_there};
use crate::ui::state::{AppState, Load, Shown, joined, parted};
use crate::worker::Slot;

impl AppState {
    /// The name in `main[data-state]`. `ready` says that the picture answers the question of the URL.
    pub fn state_name(&self) -> &'static str {
        match self.data.load.get() {
            Load::Importing(_) => "importing",
            Load::Empty => "empty",
            Load::Failed => "failed",
            Load::Loaded if self.is_current() && self.beside.is_current() && is_all_there() => "ready",
            Load::Loaded => "importing",
        }
    }

    /// The URL has changed.
    pub fn follow(&self, address: &str) {
        let (query, beside) = parted(address);
        let is_same_page = self.question.query.with_untracked(|known| *known == query);
        let is_same_beside = self.beside.query.with_untracked(|known| *known == beside);
        if is_same_page && is_same_beside {
            return;
        }
        self.turn_page();
        self.follow_beside(beside);
        if is_same_page {
            return;
        }
        if self.data.is_there() && !matches!(query.page, Page::Settings | Page::Help) {
            // Another page is wanted than the match of refused files.
            self.leave_refused();
        }
        self.question.query.set(query);
        if !self.data.is_there() {
            self.go_without_data();
        } else if self.zone() == self.import.zone.get_value() {
            self.ask();
        } else {
            self.read_again();
        }
    }

    /// Comparisons need no data; every other page without them is the start.
    pub(super) fn go_without_data(&self) {
        if self.question.is_on(&Page::Compare) {
            self.ask();
        } else {
            self.data.shown.set(None);
            self.data.load.set(Load::Empty);
        }
    }

    /// Asks for the page of the URL.
    pub(super) fn ask(&self) {
        let query = self.question.query.get_untracked();
        self.question.asked.set_value(query.clone());
        self.data.is_loaded_unless_importing();
        self.worker.send(Slot::Screen, Request::Ask(Box::new(query)));
        self.ask_beside();
    }

    /// A picture came.
    pub(super) fn show(&self, screen: Screen) {
        let mut query = self.question.asked.get_value();
        if !screen.header.address.is_empty() {
            // A link that was sent held no name: from here on the address does, as any other.
            let open = Query::from_fragment(&screen.header.address);
            if self.question.query.with_untracked(|now| *now == query) {
                let beside = self.beside.query.get_untracked();
                browser::replace(&beside.map_or(screen.header.address.clone(), |beside| joined(&open, &beside)));
                self.question.query.set(open.clone());
            }
            query = open;
        }
        if self.worker.deaths.get_value() > 0 && self.question.is_wall() {
            // Nobody is there to close the message.
            self.message.set(None);
        }
        self.worker.deaths.set_value(0);
        hold::take();
        hold_height();
        self.follow_simulation(&query, &screen);
        self.data.shown.set(Some(Arc::new(Shown { query, screen })));
        self.data.is_loaded_unless_importing();
    }

    /// A list is wanted as a file.
    pub fn export(&self, query: Query, format: ListFormat) {
        self.worker.send(Slot::Export, Request::Export(Box::new(query), format));
    }

    /// Tables on show are wanted as a workbook.
    pub fn save_workbook(&self, sheets: Vec<Sheet>) {
        self.worker.send(Slot::Export, Request::Workbook(sheets));
    }

    /// What did the worker ask for?
    pub fn ask_request_log(&self) {
        self.worker.send(Slot::RequestLog, Request::RequestLog);
    }
}
