//! The forecast: levers of the what-if, scenarios, rules of workflows.

use serde::{Deserialize, Serialize};

use super::board::Block;

/// How a lever is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeverKind {
    /// Along a track.
    #[default]
    Slider,
    /// As a number that is typed.
    Number,
}

/// A number that the user moves; its value is an option of the URL.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lever {
    /// The option.
    pub name: String,
    /// What is moved.
    pub label: String,
    /// The unit, for example `%`; may be empty.
    pub unit: String,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// The step from value to value.
    pub step: f64,
    /// The value as it is.
    pub value: f64,
    /// The value at which nothing is changed; it leaves the URL.
    pub neutral: f64,
    /// What to say then.
    pub neutral_words: String,
    /// Whether the value is a change, said with its sign.
    pub is_change: bool,
    /// How it is moved.
    pub kind: LeverKind,
}

impl Lever {
    /// A value in words: `+10 %`, `as today`.
    pub fn words(&self, value: f64) -> String {
        if value == self.neutral && !self.neutral_words.is_empty() {
            return self.neutral_words.clone();
        }
        let sign = match self.is_change {
            true if value < 0.0 => "−",
            true => "+",
            false => "",
        };
        let amount = if self.is_change { value.abs() } else { value };
        format!("{sign}{amount} {}", self.unit).trim_end().to_owned()
    }
}

/// A scenario that was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedScenario {
    /// Its name.
    pub name: String,
    /// What it moves.
    pub words: String,
    /// Moves the levers as it does.
    pub open_href: String,
    /// Plays it beside the levers as they stand, or no more.
    pub beside_href: String,
    /// Whether it is played beside them.
    pub is_beside: bool,
}

/// Saved scenarios, and what could be saved now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosView {
    /// Those in the settings.
    pub saved: Vec<SavedScenario>,
    /// Options of the levers that are moved; empty when nothing is.
    pub moved: Vec<(String, String)>,
    /// The same in words.
    pub words: String,
}

/// What a simulation led to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Whether the last quarter was told right, so that the levers may be moved.
    pub is_open: bool,
    /// What there is to show.
    pub blocks: Vec<Block>,
}

/// The rules that find the workflow of a ticket, to be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesView {
    /// The rules on show, as a draft text.
    pub draft: String,
    /// The rules in force, as such a text.
    pub applied: String,
}
