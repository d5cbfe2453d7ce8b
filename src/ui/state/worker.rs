//! The worker as the page knows it: the way to it, whether it lives, and what was asked of it beside the page.

use leptos::prelude::*;
use web_sys::File;

use crate::protocol::{Pulse, Request, RequestLine};
use crate::screen::{ClockExample, Found, NoExample};
use crate::worker::{Bridge, RequestLog, Slot};

/// The way to the worker, and whether it lives.
#[derive(Clone, Copy)]
pub struct WorkerState {
    /// Set once, as soon as somebody hears what the worker says.
    pub bridge: StoredValue<Option<Bridge>, LocalStorage>,
    /// Heartbeats that were not answered.
    pub pulse: StoredValue<Pulse>,
    /// Whether the worker takes messages.
    pub is_up: StoredValue<bool>,
    /// How often workers died in a row, without a picture between.
    pub deaths: StoredValue<u32>,
}

impl WorkerState {
    /// No worker was started yet.
    pub fn new() -> Self {
        Self {
            bridge: StoredValue::new_local(None),
            pulse: StoredValue::default(),
            is_up: StoredValue::default(),
            deaths: StoredValue::default(),
        }
    }

    fn with_bridge(&self, work: impl FnOnce(&Bridge)) {
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                work(bridge);
            }
        });
    }

    /// Asks the worker something, with files beside it.
    pub fn send_with(&self, slot: Slot, request: Request, files: Vec<File>) {
        self.with_bridge(|bridge| bridge.send(slot, request, files));
    }

    /// Asks the worker something.
    pub fn send(&self, slot: Slot, request: Request) {
        self.send_with(slot, request, Vec::new());
    }

    /// Says something that is not answered, if the worker is there to hear it.
    pub fn tell(&self, request: Request) {
        self.with_bridge(|bridge| bridge.tell(request));
    }

    /// Tells all workers which language to speak.
    pub fn speak(&self, language: Request) {
        self.with_bridge(|bridge| bridge.speak(language));
    }

    /// Ends the worker with all it holds, and starts another.
    pub fn restart(&self) {
        self.forget_life();
        self.with_bridge(Bridge::restart);
    }

    /// Ends the worker; another is started later.
    pub fn stop(&self) {
        self.forget_life();
        self.with_bridge(Bridge::stop);
    }

    /// Tries how files would be read, beside the worker with the data on show.
    pub fn attempt(&self, request: Request, files: Vec<File>) {
        self.with_bridge(|bridge| bridge.attempt(request, files));
    }

    /// No files are tried any more.
    pub fn end_trials(&self) {
        self.with_bridge(Bridge::end_trials);
    }

    fn forget_life(&self) {
        self.is_up.set_value(false);
        self.pulse.set_value(Pulse::default());
    }
}

/// What forms of the settings asked the worker.
#[derive(Clone, Copy)]
pub struct Forms {
    /// The example of the settings page, or why there is none.
    pub example: RwSignal<Option<Result<ClockExample, NoExample>>>,
    /// What the palette's letters found in the data: the letters, and what fits.
    pub found: RwSignal<(String, Vec<Found>)>,
    /// Who waits for holidays to be read.
    pub holidays: StoredValue<Option<TakeHolidays>, LocalStorage>,
}

/// Takes holidays, a line each, and what was not understood.
pub type TakeHolidays = Box<dyn FnOnce(String, Vec<String>)>;

impl Forms {
    /// Nothing was asked yet.
    pub fn new() -> Self {
        Self { example: RwSignal::new(None), found: RwSignal::default(), holidays: StoredValue::new_local(None) }
    }
}

/// Requests that the browser recorded: the page's own, and the worker's.
#[derive(Clone, Copy)]
pub struct RequestLogs {
    of_page: StoredValue<RequestLog, LocalStorage>,
    /// As the worker said when it was asked last.
    pub of_worker: RwSignal<Vec<RequestLine>>,
}

impl RequestLogs {
    /// Records from now on.
    pub fn new() -> Self {
        Self { of_page: StoredValue::new_local(RequestLog::start()), of_worker: RwSignal::default() }
    }

    /// What the page itself asked for so far.
    pub fn of_page(&self) -> Vec<RequestLine> {
        self.of_page.with_value(RequestLog::lines)
    }
}
