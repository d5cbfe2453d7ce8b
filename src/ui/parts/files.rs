//! Taking files: a labelled input, and the whole window as a place to drop them.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{DragEvent, File, FileList};

use crate::language::say;
use crate::ui::state::AppState;

fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// The input, with its label.
#[component]
pub fn FilePicker(
    /// What the label says.
    label: &'static str,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let chosen = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        state.take_files(list(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="picker">
            <span class="button main">{label}</span>
            <input
                class="unseen"
                type="file"
                multiple
                accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsm,.ods,.json,.ndjson,.ics,.gz,.zip"
                on:change=chosen
            />
            <span class="note">{say!("or drop files anywhere: CSV, Excel, JSON, also zipped; several at once")}</span>
        </label>
    }
}

/// Takes drops anywhere in the window, and shows that it will.
#[component]
pub fn DropVeil() -> impl IntoView {
    let state = expect_context::<AppState>();
    let depth = RwSignal::new(0_i32);
    let has_files =
        |event: &DragEvent| event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"));
    // The page never ends: the handles are kept by forgetting them.
    std::mem::forget(window_event_listener(ev::dragenter, move |event| {
        if has_files(&event) {
            event.prevent_default();
            depth.update(|depth| *depth += 1);
        }
    }));
    std::mem::forget(window_event_listener(ev::dragleave, move |_| {
        depth.update(|depth| *depth = (*depth - 1).max(0));
    }));
    std::mem::forget(window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
        }
    }));
    std::mem::forget(window_event_listener(ev::drop, move |event| {
        if has_files(&event) {
            event.prevent_default();
            depth.set(0);
            state.take_files(list(event.data_transfer().and_then(|data| data.files())));
        }
    }));
    view! {
        <div class="veil" aria-hidden="true" class:on=move || { depth.get() > 0 }>
            <p>{say!("Drop to read")}</p>
        </div>
    }
}
