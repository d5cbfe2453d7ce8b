//! What a worker knows of the live sources that it watches.

use std::cell::{Cell, RefCell};

use crate::base::{Timestamp, Zone};
use crate::feed::Live;

/// What is known of live sources; nothing while files are on show.
#[derive(Default)]
pub(super) struct Watch {
    /// The sources.
    pub(super) live: RefCell<Option<Live>>,
    /// The site that is watched, as its JSON.
    pub(super) site: RefCell<Option<String>>,
    /// Name of the zone for times without one.
    pub(super) zone: RefCell<String>,
    /// The page's clock at its last tick, in milliseconds.
    pub(super) now: Cell<i64>,
    /// A refresh is under way.
    pub(super) is_busy: Cell<bool>,
    /// A refresh of another number is not wanted any more.
    pub(super) number: Cell<u32>,
}

impl Watch {
    /// The moment that live data are shown as of: the page's clock, put right by the server's.
    pub fn now(&self) -> Option<Timestamp> {
        let live = self.live.borrow();
        let live = live.as_ref()?;
        Some(Timestamp(self.now.get().div_euclid(1_000) + live.skew()))
    }

    /// Nothing is asked any more: files are on show.
    pub fn stop(&self) {
        self.number.set(self.number.get() + 1);
        self.is_busy.set(false);
        *self.live.borrow_mut() = None;
        *self.site.borrow_mut() = None;
    }

    /// The zone for times without one.
    pub(super) fn zone(&self) -> Zone {
        Zone::named(&self.zone.borrow()).unwrap_or_else(Zone::utc)
    }

    /// Does something with the sources, if there are any.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Live) -> T) -> Option<T> {
        self.live.borrow_mut().as_mut().map(work)
    }
}
