//! The heartbeat between page and worker: one that gives no sign of life is ended, and another reads the data again.

use leptos::prelude::*;

use crate::language::say;
use crate::protocol::{BEAT_MS, Pulse, Request};
use crate::ui::browser;
use crate::ui::state::{AppState, Load, Message, Source};
use crate::worker::Slot;

/// The longest rest before another worker is tried, in milliseconds.
const LONGEST_REST_MS: i32 = 300_000;

/// Beats as long as the page is there.
pub fn keep_alive(state: AppState) {
    browser::every(BEAT_MS as i32, move || state.beat());
}

impl AppState {
    fn beat(&self) {
        let is_up = self.worker.is_up.get_value();
        let is_busy = self.data.is_importing() || !is_up;
        let is_lost = self.worker.pulse.try_update_value(|pulse| pulse.beat(is_busy)).unwrap_or_default();
        if is_lost {
            let why = if is_up { say!("It stopped responding.") } else { say!("It did not start.") };
            self.recover(why.into());
        } else if is_up {
            self.worker.send(Slot::Pulse, Request::Ping);
        }
    }

    /// The worker said something: it lives.
    pub(super) fn worker_answered(&self) {
        self.worker.pulse.update_value(Pulse::answered);
    }

    /// Data were read: what the worker holds now is what it needs.
    pub(super) fn worker_has_read(&self) {
        self.worker.pulse.update_value(Pulse::read);
    }

    /// The worker holds so much memory, which never shrinks: one that has grown too far is replaced by another.
    pub(super) fn weigh(&self, bytes: u64) {
        let is_heavy = self.worker.pulse.try_update_value(|pulse| pulse.weigh(bytes)).unwrap_or_default();
        let is_idle = self.data.load.with_untracked(|load| *load == Load::Loaded);
        if is_heavy && is_idle {
            self.worker.restart();
            self.read_again();
        }
    }

    /// The worker died: the picture stays, another worker reads the data again. What killed two
    /// workers in a row is not tried a third time at a desk; a wall has nobody to ask, and tries on, ever more rarely.
    pub(super) fn recover(&self, reason: String) {
        let deaths = self.worker.deaths.get_value() + 1;
        self.worker.deaths.set_value(deaths);
        let old = self.import.source.get_value();
        let source = match (deaths, self.import.take_next()) {
            (1, next) => next.unwrap_or(old),
            // The new files are the trouble: the old ones come back.
            (2, Some(_)) => old,
            (2, None) if matches!(old, Source::Live) => old,
            _ if self.question.is_wall() => old,
            _ => Source::Nothing,
        };
        let mut message = Message {
            title: say!("Something went wrong inside Zenboard").into(),
            detail: say!("What is on screen stays. Technical reason: {reason}"),
            hint: say!("Your files are being read again.").into(),
        };
        if matches!(source, Source::Nothing) {
            message.hint = say!("Choose your files again, or reload the page.").into();
            self.data.summary.set(None);
            self.data.load.set(Load::Failed);
        }
        self.start_again(deaths, source);
        self.message.set(Some(message));
    }

    /// Starts another worker after so many deaths in a row, and has it read `source`. The first two deaths may be
    /// chance; after them each rest is twice as long, so that a broken site is not asked without end.
    fn start_again(&self, deaths: u32, source: Source) {
        let state = *self;
        let go = move |source| {
            state.worker.restart();
            state.import_from(source);
        };
        match deaths {
            0..=2 => go(source),
            _ => {
                state.worker.stop();
                let rest_ms = 1_000_i32.saturating_mul(1 << (deaths - 2).min(12));
                let source = StoredValue::new_local(source);
                browser::after(rest_ms.min(LONGEST_REST_MS), move || go(source.get_value()));
            }
        }
    }
}
