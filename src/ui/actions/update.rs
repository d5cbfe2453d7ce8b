//! What a page does that runs for months: it looks for a new version of itself and takes it, once a night it starts
//! anew, and it is there without a network. All but the last only on a wall: a page at a desk is silent.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

use crate::ui::browser;
use crate::ui::state::AppState;

/// Between two looks for a new version.
const LOOK_EVERY_MS: f64 = 600_000.0;
const TICK_MS: i32 = 60_000;
/// A page that is younger does not start anew at night.
const YOUNG_MS: f64 = 2.0 * 3_600_000.0;
/// The build that the page was reloaded for, so that a host that serves two in turns is not followed in circles.
const RELOADED_KEY: &str = "zenboard.reloaded-for";
const BUILD_META: &str = "<meta name=\"zenboard-build\" content=\"";

/// Looks after the page as long as it is there.
pub fn keep_up_to_date(state: AppState) {
    browser::every(TICK_MS, move || state.look_after());
    // After sleep or a time without network the last look is long ago.
    browser::on_return(move || state.look_after());
    browser::on_other_service_worker(move || spawn_local(async move { state.look_for_build().await }));
}

impl AppState {
    fn look_after(&self) {
        if !self.question.is_wall() {
            return;
        }
        let now_ms = browser::now_ms();
        // A clock that was set back is as good a reason as one that went on.
        if (now_ms - self.device.update.looked_ms.get_value()).abs() >= LOOK_EVERY_MS {
            self.device.update.looked_ms.set_value(now_ms);
            let state = *self;
            spawn_local(async move { state.look_for_build().await });
        }
        let hour = self.settings.with_untracked(|settings| settings.wall.reload_hour);
        let is_old = (now_ms - self.device.update.started_ms.get_value()).abs() >= YOUNG_MS;
        let is_hour = hour == Some(browser::hour());
        if is_old && is_hour && self.survives_reload() {
            browser::reload();
        }
    }

    async fn look_for_build(self) {
        let Some(build) = build_of_site().await else {
            return;
        };
        if build == browser::build_id() {
            return self.device.update.new_build.set(None);
        }
        let is_tried = browser::recall_here(RELOADED_KEY).as_deref() == Some(build.as_str());
        if self.question.is_wall() && !is_tried && self.survives_reload() {
            browser::remember_here(RELOADED_KEY, &build);
            return browser::reload();
        }
        self.device.update.new_build.set(Some(build));
    }
}

/// The build that the site has now; `None` when it cannot be told.
async fn build_of_site() -> Option<String> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let promise = browser::window().fetch_with_str_and_init("./", &init);
    let response: Response = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let page = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let (_, rest) = page.split_once(BUILD_META)?;
    let (build, _) = rest.split_once('"')?;
    Some(build.to_owned())
}
