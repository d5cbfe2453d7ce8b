//! A ticket: the strip of its clock, and its way from status to status.

use serde::{Deserialize, Serialize};

/// What happened to a clock in a slice of its strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StripKind {
    /// It counted.
    #[default]
    Counted,
    /// Out of hours on a day that has some.
    Night,
    /// A weekday without hours.
    Weekend,
    /// A holiday.
    Holiday,
    /// Waiting stopped the clock.
    Paused,
    /// The ticket was complete, to be opened again later.
    Complete,
}

impl StripKind {
    /// The name in `data-kind` attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Night => "night",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
            Self::Paused => "paused",
            Self::Complete => "complete",
        }
    }
}

/// A stretch of a strip in which nothing changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripSlice {
    /// What happened to the clock.
    pub kind: StripKind,
    /// Whether it lies behind the moment the target ran out.
    pub over: bool,
    /// Its first moment, for example `Fri 26 Jun 2026, 16:30`.
    pub from: String,
    /// The first moment after it.
    pub to: String,
    /// Its length on the wall in seconds.
    pub seconds: i64,
    /// Where it starts on the strip, 0..=1.
    pub start: f64,
    /// Its part of the strip's width, 0..=1; the slices add up to 1.
    pub share: f64,
    /// The slice in a sentence, for hover, keyboard and the list beside the picture.
    pub words: String,
}

/// A moment marked on a strip.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripMark {
    /// Where it is, 0..=1.
    pub at: f64,
    /// What it is, for example `Ran out Mon 29 Jun 2026, 11:30`.
    pub words: String,
}

/// A clock taken apart: from creation to now or to the event, every stretch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripView {
    /// The event, for example `Resolution (Completion)`.
    pub title: String,
    /// What the strip says, in one sentence (`aria-label` of the picture).
    pub reading: String,
    /// The stretches in order of time, without gaps.
    pub slices: Vec<StripSlice>,
    /// Where the target ends: when it ran out, or will; `None` when that lies behind the strip's end.
    pub target: Option<StripMark>,
    /// How far along the strip the target reaches, 0..=1: to its end when it is not used up by then.
    pub target_reach: f64,
    /// The target in words, for example `Target 8 h 00 min`.
    pub target_words: String,
    /// Days, or hours of a short strip, marked along it.
    pub ticks: Vec<StripMark>,
    /// When the target ran out; `None` while it has not.
    pub ran_out: Option<StripMark>,
    /// Whether the due time in force has passed: an exported one may lie later than `ran_out`, out of hours.
    pub late: bool,
    /// The due time in force, where it lies on the strip (the exported one may differ from `target`).
    pub due: Option<StripMark>,
    /// The counted stretches within the target as a sum: `2 h 10 min + 5 h 50 min = 8 h 00 min`.
    pub sum: String,
    /// Whether there is no status history, so that waiting is not known.
    pub estimated: bool,
    /// The whole explanation as lines of plain text, to read aloud and to paste into an e-mail.
    pub text: String,
}

/// What a status is, for shape and color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatusKind {
    /// Nobody has looked at it.
    New,
    /// Ours to work on.
    #[default]
    Active,
    /// Waiting or on hold.
    Waiting,
    /// Done.
    Complete,
}

impl StatusKind {
    /// The name in `data-kind` attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Complete => "complete",
        }
    }
}

/// A stay in one status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// The status, as exported.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// The same for shape and color.
    pub kind: StatusKind,
    /// Since when.
    pub from: String,
    /// For how long; a dash for the end of the way.
    pub length: String,
    /// Where it starts on the line from creation to now, 0..=1.
    pub start: f64,
    /// Its part of that line, 0..=1.
    pub share: f64,
}

/// The way of a ticket from New to Complete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    /// What it says, in one sentence.
    pub reading: String,
    /// The stays, in order of time.
    pub stays: Vec<Stay>,
}
