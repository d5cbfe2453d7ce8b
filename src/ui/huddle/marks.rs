//! What the meeting marked: who was discussed, which tickets are settled, how long it runs.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::clock::MeetingClock;
use crate::screen::Marks;
use crate::ui::browser;

const KEY: &str = "zenboard.huddle";

/// What is kept while the tab is open, across reloads and new data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    discussed: BTreeSet<u64>,
    settled: BTreeSet<u64>,
    clock: MeetingClock,
}

/// The marks of the meeting. Names and numbers are kept as hashes with their day: another day has other
/// marks, and what is stored tells nobody anything.
#[derive(Clone, Copy)]
pub struct HuddleMarks {
    kept: RwSignal<Kept>,
    /// Whether the sheet of keys is open.
    pub help: RwSignal<bool>,
}

impl HuddleMarks {
    /// The marks of this tab.
    pub fn start() -> Self {
        let kept = browser::recall_here(KEY).and_then(|text| serde_json::from_str(&text).ok());
        Self { kept: RwSignal::new(kept.unwrap_or_default()), help: RwSignal::new(false) }
    }

    /// The marks of a day.
    pub fn on(self, day: &str) -> DayMarks {
        DayMarks { marks: self, day: day.to_owned() }
    }

    /// The clock.
    pub fn clock(self) -> MeetingClock {
        self.kept.with(|kept| kept.clock)
    }

    /// The clock is started, stopped or set back.
    pub fn set_clock(self, change: impl FnOnce(&mut MeetingClock)) {
        self.change(|kept| change(&mut kept.clock));
    }

    fn change(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(change);
        let text = self.kept.with_untracked(|kept| serde_json::to_string(kept).unwrap_or_default());
        browser::remember_here(KEY, &text);
    }
}

/// The marks of one day.
#[derive(Clone)]
pub struct DayMarks {
    marks: HuddleMarks,
    day: String,
}

impl DayMarks {
    /// A turn was discussed, or was not after all.
    pub fn toggle_discussed(&self, name: &str) {
        let key = hash(&[&self.day, "turn", name]);
        self.marks.change(|kept| toggle(&mut kept.discussed, key));
    }

    /// A ticket needs no action, or does after all.
    pub fn toggle_settled(&self, number: &str) {
        let key = hash(&[&self.day, "ticket", number]);
        self.marks.change(|kept| toggle(&mut kept.settled, key));
    }
}

impl Marks for DayMarks {
    fn is_discussed(&self, name: &str) -> bool {
        let key = hash(&[&self.day, "turn", name]);
        self.marks.kept.with(|kept| kept.discussed.contains(&key))
    }

    fn is_settled(&self, number: &str) -> bool {
        let key = hash(&[&self.day, "ticket", number]);
        self.marks.kept.with(|kept| kept.settled.contains(&key))
    }
}

fn toggle(set: &mut BTreeSet<u64>, key: u64) {
    if !set.remove(&key) {
        set.insert(key);
    }
}

/// FNV-1a of some texts: the same in every build, as the marks outlive one.
fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(0)));
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
