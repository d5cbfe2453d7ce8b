//! What is on show: the last good picture, what was imported for it, and how far an import is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::protocol::ImportSummary;
use crate::query::Query;
use crate::screen::{Block, Header, Played, Screen, Tone};

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub file: String,
    pub bytes: u64,
    pub total: u64,
    pub rows: u64,
}

/// Whether there are data.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load {
    #[default]
    Empty,
    Importing(Progress),
    Loaded,
    /// The last question found no answer; what was on screen stays.
    Failed,
}

/// The last good picture, with the question it answers.
#[derive(Debug)]
pub struct Shown {
    pub query: Query,
    pub screen: Screen,
}

/// A sentence for the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub title: String,
    pub detail: String,
    pub hint: String,
}

/// Where a simulation stands.
#[derive(Clone, Debug, Default)]
pub struct Simulation {
    /// Runs played and to play, while it is under way.
    pub progress: Option<(u32, u32)>,
    /// What the last one led to; it stays until the next one is done.
    pub played: Option<Arc<Played>>,
    /// Whether the user stopped it.
    pub is_stopped: bool,
}

/// What is on show.
#[derive(Clone, Copy, Default)]
pub struct Data {
    /// Whether there are data, and how far an import is.
    pub load: RwSignal<Load>,
    /// The picture on show.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// What the last import led to.
    pub summary: RwSignal<Option<Arc<ImportSummary>>>,
    /// The simulation of the page on show.
    pub simulation: RwSignal<Simulation>,
}

impl Data {
    /// Whether there are data to ask about. Not tracked.
    pub fn is_there(&self) -> bool {
        self.summary.with_untracked(Option::is_some)
    }

    /// Whether an import is under way. Not tracked.
    pub fn is_importing(&self) -> bool {
        self.load.with_untracked(|load| matches!(load, Load::Importing(_)))
    }

    /// Marks the data as there, unless an import is under way, which says so itself.
    pub fn is_loaded_unless_importing(&self) {
        if !self.is_importing() {
            self.load.set(Load::Loaded);
        }
    }

    /// What stands above the page; empty before the first picture. Tracked.
    pub fn header(&self) -> Header {
        self.shown.with(|shown| shown.as_ref().map(|shown| shown.screen.header.clone()).unwrap_or_default())
    }

    /// How many figures of the page on show are over goal; `None` where it has none that is measured. Tracked.
    pub fn over_goal(&self) -> Option<usize> {
        self.shown.with(|shown| {
            let screen = &shown.as_ref()?.screen;
            let blocks = screen.board.sections.iter().flat_map(|section| &section.blocks);
            let cards = blocks.filter_map(|block| match block {
                Block::Cards(cards) => Some(cards),
                _ => None,
            });
            let tones: Vec<Tone> = cards.flatten().map(|card| card.tone).collect();
            let is_judged = tones.iter().any(|tone| matches!(tone, Tone::Good | Tone::Warn | Tone::Bad));
            is_judged.then(|| tones.iter().filter(|tone| **tone == Tone::Bad).count())
        })
    }
}
