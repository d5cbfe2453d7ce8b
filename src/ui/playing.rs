//! The simulation of the page on show: asked for with the page, heard piece by piece, stopped when left.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::AppState;
use crate::protocol::Request;
use crate::query::Query;
use crate::screen::{Played, Screen};
use crate::worker::Slot;

/// Where a simulation stands.
#[derive(Clone, Debug, Default)]
pub struct Playing {
    /// Runs played and to play, while it is under way.
    pub progress: Option<(u32, u32)>,
    /// What the last one led to; it stays until the next one is done.
    pub played: Option<Arc<Played>>,
    /// Whether the user stopped it.
    pub is_stopped: bool,
}

impl AppState {
    /// A new picture comes: its simulation is played, one of a page that was left is stopped.
    pub(super) fn follow_play(&self, query: &Query, screen: &Screen) {
        if screen.is_played() {
            self.playing.update(|playing| {
                playing.progress = Some((0, 1));
                playing.is_stopped = false;
            });
            self.send(Slot::Play, Request::Play(Box::new(query.clone())), Vec::new());
        } else if self.playing.with_untracked(|playing| playing.progress.is_some() || playing.played.is_some()) {
            self.send(Slot::Aside, Request::StopPlaying, Vec::new());
            self.playing.set(Playing::default());
        }
    }

    /// The user wants no more of it.
    pub fn stop_playing(&self) {
        self.send(Slot::Aside, Request::StopPlaying, Vec::new());
        self.playing.update(|playing| {
            playing.progress = None;
            playing.is_stopped = true;
        });
    }

    /// The user wants it after all.
    pub fn play_again(&self) {
        let shown = self.shown.get_untracked();
        if let Some(shown) = shown {
            self.follow_play(&shown.query, &shown.screen);
        }
    }

    pub(super) fn playing_on(&self, done: u32, total: u32) {
        self.playing.update(|playing| {
            if !playing.is_stopped {
                playing.progress = Some((done, total));
            }
        });
    }

    pub(super) fn played(&self, played: Played) {
        self.playing.set(Playing { played: Some(Arc::new(played)), ..Playing::default() });
    }

    /// Stopped below: by the user, or because a newer one took its place.
    pub(super) fn play_stopped(&self) {
        self.playing.update(|playing| {
            if playing.is_stopped {
                playing.progress = None;
            }
        });
    }
}
