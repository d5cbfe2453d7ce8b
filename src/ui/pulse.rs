//! The heartbeat between page and worker: one that gives no sign of life is ended, and another reads the data again.

use leptos::prelude::*;

use super::browser;
use super::state::{AppState, Held, Load};
use crate::language::say;
use crate::protocol::{BEAT_MS, Pulse, Request};
use crate::worker::Slot;

/// The longest rest before another worker is tried, in milliseconds.
const LONGEST_REST_MS: i32 = 300_000;

/// What the page knows of its worker's life.
#[derive(Clone, Copy, Default)]
pub struct Life {
    pulse: StoredValue<Pulse>,
    /// Whether the worker takes letters.
    is_up: StoredValue<bool>,
}

/// Beats as long as the page is there.
pub fn keep_alive(state: AppState) {
    browser::every(BEAT_MS as i32, move || state.beat());
}

impl AppState {
    fn beat(&self) {
        let is_up = self.life.is_up.get_value();
        let is_reading = self.load.with_untracked(|load| matches!(load, Load::Importing(_)));
        let is_lost = self.life.pulse.try_update_value(|pulse| pulse.beat(is_reading || !is_up)).unwrap_or_default();
        if is_lost {
            let why = if is_up { say!("It gave no sign of life.") } else { say!("It did not start.") };
            self.recover(why.into());
        } else if is_up {
            self.send(Slot::Pulse, Request::Ping, Vec::new());
        }
    }

    /// Something was heard from the worker.
    pub(super) fn hear_life(&self) {
        self.life.pulse.update_value(Pulse::heard);
    }

    /// The worker takes letters.
    pub(super) fn worker_is_up(&self) {
        self.life.is_up.set_value(true);
    }

    /// A worker was ended, another was started.
    pub(super) fn worker_is_new(&self) {
        self.life.is_up.set_value(false);
        self.life.pulse.set_value(Pulse::default());
    }

    /// Data were read: what the worker holds now is what it needs.
    pub(super) fn worker_has_read(&self) {
        self.life.pulse.update_value(Pulse::read);
    }

    /// The worker holds so much memory, which never shrinks: one that has grown too far is replaced by another.
    pub(super) fn weigh(&self, bytes: u64) {
        let is_heavy = self.life.pulse.try_update_value(|pulse| pulse.weigh(bytes)).unwrap_or_default();
        let is_idle = self.load.with_untracked(|load| *load == Load::Loaded);
        if is_heavy && is_idle {
            self.restart_worker();
            self.read_again();
        }
    }

    /// Starts another worker after so many deaths in a row, and has it read `source`. The first two deaths may be
    /// chance; after them each rest is twice as long, so that a broken site is not asked without end.
    pub(super) fn start_again(&self, deaths: u32, source: Held) {
        let state = *self;
        let go = move |source| {
            state.restart_worker();
            state.import(source);
        };
        match deaths {
            0..=2 => go(source),
            _ => {
                state.stop_worker();
                let rest_ms = 1_000_i32.saturating_mul(1 << (deaths - 2).min(12));
                let source = StoredValue::new_local(source);
                browser::after(rest_ms.min(LONGEST_REST_MS), move || go(source.get_value()));
            }
        }
    }
}
