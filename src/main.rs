//! The page: mounts the views and starts the worker.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

fn main() {
    console_error_panic_hook::set_once();
    let (answered, set_answered) = signal(false);
    if start_worker(move || set_answered.set(true)).is_none() {
        leptos::logging::error!("The worker could not be started.");
    }
    mount_to_body(move || {
        view! {
            <main data-state="empty">
                <h1>"Zenboard"</h1>
                <p role="status">{move || if answered.get() { "Ready." } else { "Starting." }}</p>
            </main>
        }
    });
}

/// Spawns the worker and calls `on_message` whenever it says something.
fn start_worker(on_message: impl Fn() + 'static) -> Option<()> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options("./worker_loader.js", &options).ok()?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| on_message());
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // The page never ends: neither do its worker and its ear.
    heard.forget();
    std::mem::forget(worker);
    Some(())
}
