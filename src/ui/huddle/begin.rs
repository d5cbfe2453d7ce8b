//! The way into the meeting.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::key_list;
use super::marks::HuddleMarks;
use crate::language::say;
use crate::screen::{HuddleView, Marks};
use crate::ui::browser;

/// A button that starts it full screen, what was heard so far, and the keys.
pub fn begin(view: &Arc<HuddleView>) -> AnyView {
    let marks = expect_context::<HuddleMarks>().on(&view.day);
    let total = view.turns().count();
    let heard = {
        let (view, marks) = (view.clone(), marks.clone());
        Memo::new(move |_| view.turns().filter(|turn| marks.is_discussed(&turn.name)).count())
    };
    let first = view.steps.first().map(|step| step.href.clone()).unwrap_or_default();
    let next = {
        let view = view.clone();
        move || {
            let step = view.turns().find(|turn| !marks.is_discussed(&turn.name));
            step.filter(|_| heard.get() > 0).map(|step| {
                view! {
                    <a class="button" href=step.href.clone()>{say!("Go on with ")}<bdi>{step.name.clone()}</bdi></a>
                }
            })
        }
    };
    let actions = view.steps.last().map(|step| step.href.clone()).unwrap_or_default();
    view! {
        <div class="huddle-begin">
            <p class="row">
                <a class="button main" href=first on:click=move |_| browser::enter_full_screen()>
                    {say!("Start the huddle, {}:00", view.minutes)}
                </a>
                {next}
                <a class="button" href=actions>{say!("Actions")}</a>
                <span class="note">{move || say!("{} of {total} discussed today", heard.get())}</span>
            </p>
            <details class="panel">
                <summary class="chip">{say!("Keys: ")} <kbd>"J"</kbd> <kbd>"K"</kbd> <kbd>"X"</kbd> <kbd>"?"</kbd></summary>
                <div class="sheet">{key_list()}</div>
            </details>
        </div>
    }
    .into_any()
}
