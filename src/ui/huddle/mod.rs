//! The morning meeting: one step fills the screen, the keyboard is enough, and what was marked is kept.
//!
//! In: a [`HuddleView`](crate::screen::HuddleView) of the worker. Out: elements, marks. Never: client data
//! in the browser's storage; marks are kept as numbers that say nothing by themselves.

mod actions;
mod begin;
mod clock;
mod keys;
mod marks;
mod stage;

use std::sync::Arc;

use leptos::prelude::*;

use crate::screen::{HuddleView, StepKind};

pub use keys::listen;
pub use marks::HuddleMarks;

/// The meeting at its step; before it, the way in.
#[component]
pub fn Huddle(
    /// All steps, and which is on show.
    view: HuddleView,
) -> impl IntoView {
    let view = Arc::new(view);
    match view.step().map(|step| step.kind) {
        None => begin::begin(&view),
        Some(StepKind::Actions) => actions::stage(&view),
        Some(StepKind::Opening | StepKind::Turn) => stage::stage(&view),
    }
}
