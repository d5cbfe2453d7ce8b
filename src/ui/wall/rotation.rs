//! Whose turn it is: by the clock, by the keys, or nobody's while paused. The page is in the URL, so that a reload
//! finds the wall as it was.

use leptos::ev;
use leptos::prelude::*;

use super::clock::Clock;
use crate::query::{Page, Query};
use crate::screen::WallView;
use crate::ui::browser;
use crate::ui::state::AppState;

/// How long the controls stay after the pointer moved.
const AWAKE_MS: f64 = 4_000.0;
/// What of the URL's choices belongs to the wall, whatever page is on it.
const KEPT: [&str; 3] = ["pages", "rotate", "pause"];

/// The rotation of the wall. Ends with the view that started it.
#[derive(Clone, Copy)]
pub struct Rotation {
    state: AppState,
    clock: Clock,
    /// When the page on show got its turn.
    since_ms: StoredValue<f64>,
    /// When the pointer last moved.
    moved_ms: RwSignal<f64>,
}

impl Rotation {
    /// Starts it.
    pub fn start(state: AppState, clock: Clock) -> Self {
        let rotation =
            Self { state, clock, since_ms: StoredValue::new(clock.now_ms_untracked()), moved_ms: RwSignal::new(0.0) };
        Effect::new(move |_| rotation.tick());
        let keys = window_event_listener(ev::keydown, move |event| {
            // A button that has the focus takes its own keys.
            let is_free = !browser::focus_is_in(".wall__controls");
            match event.key().as_str() {
                "ArrowRight" => rotation.step(1),
                "ArrowLeft" => rotation.step(-1),
                " " if is_free => rotation.pause(),
                "Escape" => rotation.leave(),
                _ => return,
            }
            event.prevent_default();
        });
        let pointer = window_event_listener(ev::pointermove, move |_| {
            rotation.moved_ms.set(browser::now_ms());
        });
        on_cleanup(move || {
            keys.remove();
            pointer.remove();
        });
        rotation
    }

    /// Whether somebody is at the screen: then there are a pointer and controls.
    pub fn is_awake(&self) -> bool {
        // A clock that was set back does not keep them for ever.
        (0.0..AWAKE_MS).contains(&(self.clock.now_ms() - self.moved_ms.get()))
    }

    /// Whether the page on show stays.
    pub fn is_paused(&self) -> bool {
        self.state.question.query.with(|query| query.option("pause") == Some("1"))
    }

    fn tick(&self) {
        let now_ms = self.clock.now_ms();
        let turn_ms = self.wall(|wall| f64::from(wall.turn_seconds) * 1_000.0);
        let Some(turn_ms) = turn_ms else { return };
        let shown_ms = now_ms - self.since_ms.get_value();
        if shown_ms < 0.0 {
            // The clock was set back: the turn begins anew.
            self.since_ms.set_value(now_ms);
        } else if shown_ms >= turn_ms && !untrack(|| self.is_paused()) {
            self.step(1);
        }
    }

    fn wall<T>(&self, read: impl FnOnce(&WallView) -> T) -> Option<T> {
        self.state.data.shown.with_untracked(|shown| shown.as_ref()?.screen.wall.as_deref().map(read))
    }

    /// The next page, or the one before.
    pub fn step(&self, by: isize) {
        self.since_ms.set_value(self.clock.now_ms_untracked());
        let stays = self.state.settings.with_untracked(|settings| settings.wall.stay_on_missed);
        let next = self.wall(|wall| next_page(wall, by, stays)).flatten();
        if let Some(page) = next {
            self.go(&self.query_of(Page::from_path(&page)));
        }
    }

    /// The page on show stays, or goes on taking turns.
    pub fn pause(&self) {
        let value = if untrack(|| self.is_paused()) { "" } else { "1" };
        let query = self.state.question.query.with_untracked(|query| query.with_option("pause", value));
        self.since_ms.set_value(self.clock.now_ms_untracked());
        self.go(&query);
    }

    /// Back to the page behind the wall.
    pub fn leave(&self) {
        browser::leave_fullscreen();
        let page = self.wall(|wall| wall.page.clone()).unwrap_or_default();
        let query = self.state.question.query.with_untracked(|query| query.on(Page::from_path(&page)));
        browser::go(&query.to_fragment());
    }

    /// The same wall with another page.
    fn query_of(&self, page: Page) -> Query {
        self.state.question.query.with_untracked(|query| {
            KEPT.into_iter().fold(query.on(page).with_option("wall", "1"), |wall, name| {
                wall.with_option(name, query.option(name).unwrap_or_default())
            })
        })
    }

    /// In place: a month of turns is not a month of steps for Back.
    fn go(&self, query: &Query) {
        browser::replace(&query.to_fragment());
        self.state.follow(&browser::address());
    }
}

/// The page that comes `by` steps after the one on show; `None` when there is no other.
fn next_page(wall: &WallView, by: isize, stays_on_missed: bool) -> Option<String> {
    let is_missed = |path: &str| wall.pages.iter().any(|page| page.path == path && page.missed > 0);
    let any_missed = wall.pages.iter().any(|page| page.missed > 0);
    let wanted: Vec<&str> = wall
        .pages
        .iter()
        .map(|page| page.path.as_str())
        .filter(|path| !(stays_on_missed && any_missed) || is_missed(path))
        .collect();
    let at = wanted.iter().position(|path| *path == wall.page);
    let next = match at {
        Some(at) => (at as isize + by).rem_euclid(wanted.len() as isize) as usize,
        // The page on show is none of the rotation.
        None => 0,
    };
    let page = *wanted.get(next)?;
    (page != wall.page).then(|| page.to_owned())
}
