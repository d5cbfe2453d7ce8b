//! The user decides something; forms ask the worker what it means.

use leptos::prelude::*;

use crate::language::say;
use crate::protocol::Request;
use crate::screen::ExampleQuestion;
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::state::{AppState, Message, SETTINGS_KEY};
use crate::worker::Slot;

impl AppState {
    /// The user decided something that changes meanings, not how files are read.
    pub fn decide(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.with_untracked(Settings::to_json);
        self.remember_settings();
        self.worker.send(Slot::Aside, Request::Configure { settings });
        if self.data.is_there() {
            self.ask();
        }
    }

    /// The user decided something about how files are read.
    pub fn decide_reading(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.remember_settings();
        self.read_again();
    }

    pub(super) fn remember_settings(&self) {
        let kept = self.settings.with_untracked(Settings::without_key);
        browser::remember(SETTINGS_KEY, &kept.to_json());
    }

    /// Mappings that whoever serves this page has put beside it; what the user decided wins.
    pub(super) async fn take_shipped_profiles(self) {
        let Some(text) = browser::fetched("./profiles.json").await else {
            return;
        };
        // Hosts that answer everything with a page of their own have no such file.
        if text.trim_start().starts_with('<') {
            return;
        }
        match Settings::profiles(&text) {
            Ok(shipped) => self.settings.update(|settings| settings.add_profiles(shipped, false)),
            Err(why) => self.message.set(Some(Message {
                title: say!("The mappings of this site cannot be used").into(),
                detail: format!("profiles.json: {why}"),
                hint: say!("The page works without that file. You can drop files into it.").into(),
            })),
        }
    }

    /// The example is wanted for the settings as they are.
    pub fn ask_example(&self, question: ExampleQuestion) {
        let settings = self.settings.with_untracked(Settings::to_json);
        self.worker.send(Slot::Form, Request::Example { question, settings });
    }

    /// Holidays are to be read from a calendar file; `take` gets a line each, and what was not understood.
    pub fn read_holidays(&self, text: String, take: impl FnOnce(String, Vec<String>) + 'static) {
        let zone = self.zone();
        self.forms.holidays.set_value(Some(Box::new(take)));
        self.worker.send(Slot::Form, Request::Holidays { text, zone });
    }
}
