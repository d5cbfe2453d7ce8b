//! The time of day, and what follows from it. Every tick reads the clock anew: nothing is counted, so a machine that
//! slept, a window that was hidden or a clock that was set leave no trace.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use crate::base::{DAY, Timestamp};
use crate::feed::Freshness;
use crate::language::{self, say};
use crate::screen::words;
use crate::ui::browser;
use crate::ui::state::AppState;

/// Data that were not renewed for a working day are marked.
const OLD: i64 = DAY;
/// Ahead of the clock by more than this, the clock or the data are wrong.
const SKEW: i64 = 60;
/// Where the picture stands, minute by minute, in hundredths of the shorter side: eight places around the middle.
const SHIFTS: [(f64, f64); 8] =
    [(0.0, 0.0), (0.4, 0.0), (0.4, 0.4), (0.0, 0.4), (-0.4, 0.4), (-0.4, 0.0), (-0.4, -0.4), (0.4, -0.4)];

/// The clock of the wall. Ends with the view that started it.
#[derive(Clone, Copy)]
pub struct Clock {
    now_ms: RwSignal<f64>,
    minute: Memo<i64>,
}

impl Clock {
    /// Starts it.
    pub fn start() -> Self {
        let now_ms = RwSignal::new(browser::now_ms());
        let tick = move || now_ms.set(browser::now_ms());
        let every = Duration::from_secs(1);
        let handle = set_interval_with_handle(tick, every).ok();
        // A window that comes back, or a machine that wakes, is right at once.
        let visible = window_event_listener(ev::visibilitychange, move |_| tick());
        on_cleanup(move || {
            if let Some(handle) = handle {
                handle.clear();
            }
            visible.remove();
        });
        Self { now_ms, minute: Memo::new(move |_| (now_ms.get() / 60_000.0) as i64) }
    }

    /// Now, in milliseconds since 1970; changes every second.
    pub fn now_ms(&self) -> f64 {
        self.now_ms.get()
    }

    /// The same without listening.
    pub fn now_ms_untracked(&self) -> f64 {
        self.now_ms.get_untracked()
    }

    /// The first moment of this minute; changes every minute.
    pub fn minute(&self) -> Timestamp {
        Timestamp(self.minute.get() * 60)
    }

    /// How far the picture is moved against burning in, in hundredths of the shorter side.
    pub fn shift(&self) -> (f64, f64) {
        SHIFTS[self.minute.get().rem_euclid(SHIFTS.len() as i64) as usize]
    }

    /// Which of `parts` has its turn when each has `seconds`; changes only with the part.
    pub fn turn(&self, parts: usize, seconds: u32) -> Memo<usize> {
        let clock = *self;
        Memo::new(move |_| {
            let turn = clock.now_ms() / 1_000.0 / f64::from(seconds.max(1));
            (turn as i64).rem_euclid(parts.max(1) as i64) as usize
        })
    }
}

/// The time of day in the data's zone.
#[component]
pub fn ClockFace(
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let zone = Memo::new(move |_| state.data.header().zone);
    let time = move || {
        let wall = browser::wall_text(clock.minute(), &zone.get()).unwrap_or_default();
        let time = wall.get(11..16).unwrap_or_default();
        chrono::NaiveTime::parse_from_str(time, "%H:%M").map_or_else(|_| time.to_owned(), language::time)
    };
    let day = move || {
        let wall = browser::wall_text(clock.minute(), &zone.get()).unwrap_or_default();
        let day = wall.get(..10).and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        day.map(|day| language::long_date(day, false))
    };
    view! {
        <p class="wall__clock">
            <time>{time}</time>
            <span class="wall__day">{day}</span>
        </p>
    }
}

/// How old the picture is, in words; a word and a shape more when it is old.
#[component]
pub fn DataAge(
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let as_of = Memo::new(move |_| {
        let header = state.data.header();
        (Timestamp::from_rfc3339(&header.as_of_rfc3339), header.as_of)
    });
    let age = Memo::new(move |_| as_of.with(|(at, _)| at.map(|at| clock.minute().since(at))));
    let live = Memo::new(move |_| state.live.is_on.get().then(|| state.live.worst()).flatten());
    let text = move || {
        if let Some((how, name, words)) = live.get() {
            return match how {
                Freshness::Fresh => say!("Live · updated {words}"),
                how => format!("{} {} · {name} {words}", how.shape(), how.word()),
            };
        }
        let moment = as_of.with(|(_, words)| words.clone());
        match age.get() {
            None => String::new(),
            Some(age) if age < -SKEW => {
                say!("◆ Data of {moment}, {} ahead of this screen’s clock", words::duration(age))
            }
            Some(age) if age >= OLD => say!("◆ Old data: {moment}, {} ago", words::duration(age)),
            Some(age) => say!("Data of {moment}, {} ago", words::duration(age.max(0))),
        }
    };
    let tone = move || match (live.get(), age.get()) {
        (Some((Freshness::Fresh, ..)), _) => "plain",
        (None, Some(age)) if (-SKEW..OLD).contains(&age) => "plain",
        _ => "warn",
    };
    view! { <p class="wall__age" data-tone=tone>{text}</p> }
}
