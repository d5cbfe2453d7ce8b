//! The clock of the meeting: it runs from the first step on, can be stopped, and says when time is up.

use std::time::Duration;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::marks::HuddleMarks;
use crate::language::say;
use crate::ui::browser;

/// When the meeting started, and how long it stood still. Milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingClock {
    started_ms: Option<f64>,
    /// Since when it stands still.
    stopped_ms: Option<f64>,
    /// How long it stood still before.
    lost_ms: f64,
}

/// A clock that was started so long ago belongs to another meeting.
const STALE_MS: f64 = 3.0 * 3_600_000.0;

impl MeetingClock {
    /// Starts a clock that does not run, or whose meeting is long over.
    pub fn start(&mut self, now_ms: f64) {
        if self.started_ms.is_none_or(|started| now_ms - started > STALE_MS) {
            self.restart(now_ms);
        }
    }

    /// From the beginning.
    pub fn restart(&mut self, now_ms: f64) {
        *self = Self { started_ms: Some(now_ms), ..Self::default() };
    }

    /// Stands still, or goes on.
    pub fn toggle(&mut self, now_ms: f64) {
        match self.stopped_ms.take() {
            None => self.stopped_ms = Some(now_ms),
            Some(since) => self.lost_ms += now_ms - since,
        }
    }

    fn is_stopped(self) -> bool {
        self.stopped_ms.is_some()
    }

    /// Whole seconds left of so many minutes; negative when they are over.
    fn left(self, minutes: u32, now_ms: f64) -> i64 {
        let now = self.stopped_ms.unwrap_or(now_ms);
        let used = self.started_ms.map_or(0.0, |started| now - started - self.lost_ms);
        ((f64::from(minutes) * 60_000.0 - used) / 1_000.0).ceil() as i64
    }
}

fn clock_text(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let seconds = seconds.abs();
    format!("{sign}{:02}:{:02}", seconds / 60, seconds % 60)
}

/// The time left, and what it means for each turn that is still to come.
pub fn timer(marks: HuddleMarks, minutes: u32, waiting: Memo<usize>) -> AnyView {
    let now = RwSignal::new(browser::now_ms());
    marks.set_clock(|clock| clock.start(browser::now_ms()));
    // Refused only where the page is being left.
    if let Ok(ticking) = set_interval_with_handle(move || now.set(browser::now_ms()), Duration::from_millis(250)) {
        on_cleanup(move || ticking.clear());
    }
    let left = Memo::new(move |_| marks.clock().left(minutes, now.get()));
    let tone = move || match left.get() {
        ..0 => "bad",
        0..=60 => "warn",
        _ => "plain",
    };
    let pace = move || match (waiting.get(), left.get()) {
        (0, _) => say!("everyone discussed").to_owned(),
        (_, ..=0) => say!("time is up").to_owned(),
        (waiting, left) => say!("{} for each of {waiting}", clock_text(left / waiting as i64)),
    };
    // Said once when it happens, not at every second.
    let told = Memo::new(move |_| match left.get() {
        ..=0 => say!("Time is up."),
        1..=60 => say!("One minute left."),
        _ => "",
    });
    let stopped = move || marks.clock().is_stopped().then_some(say!(", stopped"));
    view! {
        <p class="huddle__timer" data-tone=tone>
            <span class="shape" aria-hidden="true">{move || if left.get() < 0 { "▲" } else { "" }}</span>
            <span role="timer" aria-label={say!("Time left")}>{move || clock_text(left.get())}</span>
            <span class="note">{pace}{stopped}</span>
        </p>
        <p class="unseen" role="status">{move || told.get()}</p>
    }
    .into_any()
}
