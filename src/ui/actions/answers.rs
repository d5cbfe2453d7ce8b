//! Starts the worker, and gives what it says to those whom it concerns.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::protocol::Response;
use crate::ui::browser;
use crate::ui::state::{AppState, Load, LoadedLanguage, Message, Progress};
use crate::worker::{Bridge, Slot, WorkerEvent};

/// The state of a fresh page, with its worker.
pub fn start(language: &LoadedLanguage) -> AppState {
    let state = AppState::new(language);
    let language = state.device.language.request();
    let bridge = Bridge::start(&browser::build_id(), language, move |event| state.on_event(event));
    state.worker.bridge.set_value(Some(bridge));
    spawn_local(async move { state.take_shipped_profiles().await });
    state
}

impl AppState {
    fn on_event(&self, event: WorkerEvent) {
        self.worker_answered();
        match event {
            WorkerEvent::Ready => {
                self.worker.is_up.set_value(true);
                self.restore();
                self.greet();
                self.begin();
            }
            WorkerEvent::Tried(trial) => self.tried(&trial),
            WorkerEvent::TrialLost(reason) => self.trial_lost(reason),
            WorkerEvent::News(news) => self.take_news(*news),
            WorkerEvent::HandedOver(kept) => self.take_over(kept),
            WorkerEvent::Broken(reason) => self.recover(reason),
            WorkerEvent::Answer(slot, response) => self.on_answer(slot, response),
        }
    }

    fn on_answer(&self, slot: Slot, response: Response) {
        match response {
            Response::Progress { file, bytes, total, rows } => {
                self.data.load.set(Load::Importing(Progress { file, bytes, total, rows }));
            }
            Response::Imported(summary) => self.imported(*summary),
            Response::Cancelled => self.keep_old(),
            Response::Screen(screen) if slot == Slot::Beside => self.show_beside(*screen),
            Response::Screen(screen) => self.show(*screen),
            Response::Found { letters, found } => self.forms.found.set((letters, found)),
            Response::Playing { done, total } => self.simulation_goes_on(done, total),
            Response::Played(played) => self.simulation_is_done(*played),
            Response::PlayStopped => self.simulation_stopped(),
            Response::Example(example) => self.forms.example.set(Some(example)),
            Response::Holidays { lines, notes } => {
                if let Some(take) = self.forms.holidays.try_update_value(Option::take).flatten() {
                    take(lines, notes);
                }
            }
            Response::Aggregates { key, text } => self.keep_figures(key, text),
            Response::Exported { name, mime, bytes } => browser::save(&name, &mime, &bytes),
            Response::Failed { title, detail, hint } => self.failed(slot, Message { title, detail, hint }),
            Response::Unrecognized(files) => self.match_refused(*files),
            Response::RequestLog(lines) => self.requests.of_worker.set(lines),
            Response::Site { text, trouble } => self.take_site(&text, trouble),
            Response::Pong { bytes } => self.weigh(bytes),
            Response::Ready { .. }
            | Response::News(_)
            | Response::HandedOver(_)
            | Response::Configured
            | Response::Tried(_)
            | Response::Forgotten => {}
        }
    }

    fn failed(&self, slot: Slot, message: Message) {
        self.message.set(Some(message));
        match slot {
            Slot::Import => self.keep_old(),
            Slot::Screen => self.data.load.set(Load::Failed),
            Slot::Play
            | Slot::Beside
            | Slot::Find
            | Slot::Export
            | Slot::Form
            | Slot::Site
            | Slot::RequestLog
            | Slot::Watch
            | Slot::Aside
            | Slot::Pulse => {}
        }
    }

    /// The worker takes messages: it is told what lies beside the data.
    fn greet(&self) {
        self.tell_engagements();
        let state = *self;
        spawn_local(async move {
            state.tell_history().await;
            // What failed says so until something else is done.
            if !state.data.is_there() && state.data.load.get_untracked() == Load::Empty {
                state.go_without_data();
            }
        });
    }
}
