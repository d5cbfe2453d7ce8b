//! Lists and tickets beside the page: what was clicked is opened over it, and steps back lead to where it was left.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::protocol::Request;
use crate::query::{Page, Query};
use crate::screen::Screen;
use crate::ui::browser;
use crate::ui::hold;
use crate::ui::later::when_all_there;
use crate::ui::state::{AppState, LeftAt, Shown, joined, parted};
use crate::worker::Slot;

/// What scrolls beside the page.
const PANEL: &str = ".beside-panel .beside-panel__body";
/// Marks of entries are a number, and how many steps above the page the entry lies.
const DEPTHS: u32 = 1_000;

impl AppState {
    /// Whether a link opens beside the page that is on show: a list or a ticket, where there is room for it.
    pub fn opens_beside(&self, href: &str) -> bool {
        let is_detail = |page: &Page| matches!(page, Page::Tickets | Page::Entries | Page::Ticket(_));
        let on_board = self.question.query.with_untracked(|query| {
            let in_meeting = query.page == Page::Huddle && query.option("turn").is_some();
            !is_detail(&query.page) && !query.is_wall() && !in_meeting
        });
        on_board && href.starts_with("#/") && is_detail(&Query::from_fragment(href).page) && browser::is_roomy()
    }

    /// A click in the page or beside it: what can be opened beside the page is.
    pub fn open_clicked(&self, event: &web_sys::MouseEvent) {
        let with_key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || with_key {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.filter(|link| !link.has_attribute("data-whole")) else { return };
        if link.closest(".tabs").ok().flatten().is_some() {
            return;
        }
        let href = link.get_attribute("href").unwrap_or_default();
        if self.opens_beside(&href) {
            event.prevent_default();
            self.open_beside(&href);
        }
    }

    /// Goes where a link leads: beside the page, where that is possible.
    pub fn open(&self, href: &str) {
        if self.opens_beside(href) {
            self.open_beside(href);
        } else {
            browser::go(href);
        }
    }

    /// Opens a list or a ticket beside the page: a step back closes it.
    pub fn open_beside(&self, href: &str) {
        // There is no room for columns.
        let wanted = Query::from_fragment(href).with_option("brief", "1");
        let address = self.question.query.with_untracked(|page| joined(page, &wanted));
        self.leave();
        let depth = if self.beside.is_open() { depth() + 1 } else { 1 };
        browser::push_marked(&address, self.new_mark(depth));
        self.follow_beside(parted(&address).1);
    }

    /// Shows something else in the place of what is beside the page: steps back lead where they did.
    pub fn turn_beside(&self, query: &Query) {
        let address = self.question.query.with_untracked(|page| joined(page, query));
        browser::replace(&address);
        self.follow_beside(Some(query.clone()));
    }

    /// Closes what is beside the page.
    pub fn close_beside(&self) {
        match depth() {
            0 => browser::go(&self.question.query.with_untracked(Query::to_fragment)),
            steps => browser::back(steps as i32),
        }
    }

    /// The address asks for something else beside the page.
    pub(super) fn follow_beside(&self, query: Option<Query>) {
        if self.beside.query.with_untracked(|known| *known == query) {
            return;
        }
        self.beside.typed.set_value(None);
        if query.is_none() {
            self.beside.shown.set(None);
        }
        self.beside.query.set(query);
        self.ask_beside();
    }

    pub(super) fn ask_beside(&self) {
        let query = self.beside.query.get_untracked();
        if let (Some(query), true) = (&query, self.data.is_there()) {
            self.worker.send(Slot::Beside, Request::Ask(Box::new(query.clone())));
            self.beside.asked.set_value(Some(query.clone()));
        }
    }

    /// The picture beside the page came.
    pub(super) fn show_beside(&self, screen: Screen) {
        let Some(mut query) = self.beside.asked.get_value() else { return };
        if self.beside.query.with_untracked(|now| now.as_ref() == Some(&query)) {
            if !screen.header.address.is_empty() {
                // What was asked may hold a name that these data do not show.
                query = Query::from_fragment(&screen.header.address);
                self.beside.asked.set_value(Some(query.clone()));
                self.beside.query.set(Some(query.clone()));
                self.question.query.with_untracked(|page| browser::replace(&joined(page, &query)));
            }
            hold::take();
            self.beside.shown.set(Some(Arc::new(Shown { query, screen })));
            when_all_there(hold::give_back);
        }
    }

    /// What the letters of a search narrow a list to; the newest letters win.
    pub fn search_list(&self, query: &Query, letters: &str) {
        self.beside.typed.set_value(Some(letters.to_owned()));
        let (state, letters) = (*self, letters.to_owned());
        let wanted = Query { offset: 0, ..query.with_option("find", letters.trim()) };
        let number = self.beside.searches.try_update_value(|searches| {
            *searches += 1;
            *searches
        });
        browser::after(250, move || {
            if Some(state.beside.searches.get_value()) != number {
                return;
            }
            let is_beside =
                state.beside.query.with_untracked(|known| known.as_ref().is_some_and(|q| q.page == wanted.page));
            if is_beside {
                state.turn_beside(&wanted);
            } else {
                let address = wanted.to_fragment();
                browser::replace(&address);
                state.follow(&address);
            }
            state.beside.typed.set_value(Some(letters));
        });
    }

    /// Another entry of the history is on show: it is marked, and where the one before was left is remembered.
    pub(super) fn turn_page(&self) {
        self.leave();
        match browser::mark() {
            Some(mark) => {
                self.beside.entry.set_value(mark as u32 / DEPTHS);
                self.beside.is_return.set_value(true);
            }
            None => browser::set_mark(self.new_mark(0)),
        }
    }

    /// The page was opened: its entry of the history is marked.
    pub fn begin_history(&self) {
        browser::scroll_by_hand();
        match browser::mark() {
            Some(mark) => self.beside.entry.set_value(mark as u32 / DEPTHS),
            None => browser::set_mark(self.new_mark(0)),
        }
    }

    /// The next mark: a number of its own, and its depth.
    fn new_mark(&self, depth: u32) -> f64 {
        // What an earlier life of this page has marked stays apart.
        let known = self.beside.last.get_value().max(browser::mark().map_or(0, |mark| mark as u32 / DEPTHS));
        self.beside.last.set_value(known + 1);
        self.beside.is_return.set_value(false);
        self.beside.entry.set_value(known + 1);
        f64::from((known + 1) * DEPTHS + depth.min(DEPTHS - 1))
    }

    /// Remembers where the entry on show is left.
    fn leave(&self) {
        let panel = browser::document().query_selector(PANEL).ok().flatten();
        let left = LeftAt {
            page: browser::window().scroll_y().unwrap_or_default(),
            beside: panel.map_or(0.0, |panel| f64::from(panel.scroll_top())),
            link: browser::focused_link(),
        };
        let entry = self.beside.entry.get_value();
        self.beside.places.update_value(|places| {
            places.insert(entry, left);
        });
    }

    /// Where the entry on show was left, if it was come back to. It is told once.
    pub fn left_at(&self) -> Option<LeftAt> {
        let is_return = self.beside.is_return.try_update_value(std::mem::take).unwrap_or_default();
        let entry = self.beside.entry.get_value();
        is_return.then(|| self.beside.places.with_value(|places| places.get(&entry).cloned())).flatten()
    }

    /// Puts what is beside the page where it was left, or begins it at its title.
    pub fn place_beside(&self) {
        let left = self.left_at();
        when_all_there(move || {
            let top = left.as_ref().map_or(0.0, |left| left.beside);
            if let Ok(Some(panel)) = browser::document().query_selector(PANEL) {
                panel.set_scroll_top(top as i32);
            }
            let has_link = left.is_some_and(|left| !left.link.is_empty() && browser::focus_link(PANEL, &left.link));
            if !has_link && !browser::focus_is_in(".beside-panel input") {
                browser::focus(".beside-panel h2");
            }
        });
    }
}

/// How many steps above its page the entry on show lies.
fn depth() -> u32 {
    browser::mark().map_or(0, |mark| mark as u32 % DEPTHS)
}
