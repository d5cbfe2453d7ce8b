//! What a wall gets: the verdict, one page of figures, the worst tickets, and the pages that take turns.

use serde::{Deserialize, Serialize};

use super::card::{KpiCard, Tone, WorkItem};
use super::chart::ChartSpec;
use super::table::TableView;

/// A page of the rotation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallPage {
    /// Its part of the URL.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Figures that miss their goal; 0 for a page without goals.
    pub missed: u32,
}

/// What is said where no ticket merits attention, and how that stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calm {
    /// Good only where every row can be measured.
    pub tone: Tone,
    /// A sentence.
    pub text: String,
}

/// What a wall shows of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WallView {
    /// The verdict over all pages, for example `7 of 17 miss their goal`.
    pub overall: String,
    /// How that stands.
    pub tone: Tone,
    /// The page on show, by its part of the URL.
    pub page: String,
    /// Its title.
    pub title: String,
    /// Its own verdict.
    pub heading: String,
    /// Its figures, at most twelve.
    pub tiles: Vec<KpiCard>,
    /// Its pictures, where there is room beside the figures.
    pub charts: Vec<ChartSpec>,
    /// Its first table, for a page without figures and pictures.
    pub table: Option<TableView>,
    /// The worst tickets of the desk, worst first.
    pub work: Vec<WorkItem>,
    /// How many there are in all.
    pub work_total: u32,
    /// What there is to say when there are none.
    pub calm: Calm,
    /// Figures of other pages.
    pub strip: Vec<KpiCard>,
    /// What the figures are narrowed to; empty when to nothing.
    pub narrowed: String,
    /// The pages that take turns.
    pub pages: Vec<WallPage>,
    /// How long a page stays, in seconds.
    pub turn_seconds: u32,
}
