//! The simulation of the page on show: asked for with the page, heard piece by piece, stopped when left.

use std::sync::Arc;

use leptos::prelude::*;

use crate::protocol::Request;
use crate::query::Query;
use crate::screen::{Played, Screen};
use crate::ui::state::{AppState, Simulation};
use crate::worker::Slot;

impl AppState {
    /// A new picture comes: its simulation is played, one of a page that was left is stopped.
    pub(super) fn follow_simulation(&self, query: &Query, screen: &Screen) {
        let simulation = self.data.simulation;
        if screen.is_played() {
            simulation.update(|simulation| {
                simulation.progress = Some((0, 1));
                simulation.is_stopped = false;
            });
            self.worker.send(Slot::Play, Request::Play(Box::new(query.clone())));
        } else if simulation.with_untracked(|one| one.progress.is_some() || one.played.is_some()) {
            self.worker.send(Slot::Aside, Request::StopPlaying);
            simulation.set(Simulation::default());
        }
    }

    /// The user wants no more of it.
    pub fn stop_simulation(&self) {
        self.worker.send(Slot::Aside, Request::StopPlaying);
        self.data.simulation.update(|simulation| {
            simulation.progress = None;
            simulation.is_stopped = true;
        });
    }

    /// The user wants it after all.
    pub fn simulate_again(&self) {
        let shown = self.data.shown.get_untracked();
        if let Some(shown) = shown {
            self.follow_simulation(&shown.query, &shown.screen);
        }
    }

    pub(super) fn simulation_goes_on(&self, done: u32, total: u32) {
        self.data.simulation.update(|simulation| {
            if !simulation.is_stopped {
                simulation.progress = Some((done, total));
            }
        });
    }

    pub(super) fn simulation_is_done(&self, played: Played) {
        self.data.simulation.set(Simulation { played: Some(Arc::new(played)), ..Simulation::default() });
    }

    /// Stopped in the worker: by the user, or because a newer one took its place.
    pub(super) fn simulation_stopped(&self) {
        self.data.simulation.update(|simulation| {
            if simulation.is_stopped {
                simulation.progress = None;
            }
        });
    }
}
