//! The wall: a page for a screen that nobody touches, read from four metres.
//!
//! In: the wall of the last picture. Out: elements, and the next page of the rotation in the URL. Never: scrolling.

mod awake;
mod clock;
mod controls;
mod figures;
mod ledger;
mod rotation;

use leptos::prelude::*;

use super::browser;
use super::pages::StartPage;
use super::parts::{MessageBar, NewBuild, ProgressBar};
use super::state::AppState;
use crate::language::say;
use crate::screen::{Tone, WallView};
use clock::{Clock, ClockFace, DataAge};
use controls::Controls;
use figures::Figures;
use ledger::{Strip, Turns, Worst};
use rotation::Rotation;

/// The wall of the last picture, filling the window.
#[component]
pub fn Wall() -> impl IntoView {
    let state = expect_context::<AppState>();
    let clock = Clock::start();
    let rotation = Rotation::start(state, clock);
    awake::keep(clock);
    dress(state);
    let wall = Memo::new(move |_| {
        state.data.shown.with(|shown| shown.as_ref().and_then(|shown| shown.screen.wall.as_deref().cloned()))
    });
    let has_picture = Memo::new(move |_| state.data.shown.with(Option::is_some));
    let shift = move || {
        let is_on = state.settings.with(|settings| settings.wall.shift);
        let (x, y) = if is_on { clock.shift() } else { (0.0, 0.0) };
        format!("{x}vmin {y}vmin")
    };
    view! {
        <main
            id="main"
            class="wall"
            tabindex="-1"
            data-state=move || state.state_name()
            data-page=move || wall.with(|wall| wall.as_ref().map(|wall| wall.page.clone()))
            data-fresh=move || state.live.is_on.get().then(|| state.live.freshness().id())
            data-awake=move || rotation.is_awake().then_some("")
            style:translate=shift
        >
            <div class="wall__notes"><MessageBar/><ProgressBar/><NewBuild/></div>
            {move || match wall.get() {
                // The picture of the page that was left is none of a wall.
                None if has_picture.get() => view! { <p class="wall__words">"…"</p> }.into_any(),
                None => view! { <StartPage/> }.into_any(),
                Some(shown) => picture(&shown, clock),
            }}
            <Controls rotation/>
        </main>
    }
}

fn picture(wall: &WallView, clock: Clock) -> AnyView {
    let narrowed = (!wall.narrowed.is_empty()).then(|| say!("Only {}. ", wall.narrowed));
    let lede = format!("{}{}", narrowed.unwrap_or_default(), wall.heading);
    view! {
        <header class="wall__head">
            <h1 tabindex="-1" data-tone=wall.tone.id()>{shape(wall.tone)}{wall.overall.clone()}</h1>
            <ClockFace clock/>
            <p class="wall__page"><strong>{wall.title.clone()}</strong>" "<bdi>{lede}</bdi></p>
            <DataAge clock/>
        </header>
        <div class="wall__body">
            <Figures wall=wall.clone()/>
            <Worst items=wall.work.clone() total=wall.work_total calm=wall.calm.clone() clock/>
        </div>
        <footer class="wall__foot">
            <Strip cards=wall.strip.clone()/>
            <Turns pages=wall.pages.clone() page=wall.page.clone()/>
        </footer>
    }
    .into_any()
}

/// The shape that says the same as the color.
fn shape(tone: Tone) -> AnyView {
    match tone.shape() {
        "" => ().into_any(),
        shape => view! { <span class="wall__shape" aria-hidden="true">{shape}</span>" " }.into_any(),
    }
}

/// Dark, and without a scroll bar, for as long as the wall hangs.
fn dress(state: AppState) {
    browser::set_theme("dark");
    browser::mark_root("data-wall", true);
    on_cleanup(move || {
        browser::mark_root("data-wall", false);
        browser::set_theme(&state.device.theme.get_untracked());
    });
}
