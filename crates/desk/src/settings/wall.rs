//! What the wall shows, how long, and what it leaves out.

use serde::{Deserialize, Serialize};

/// The wall display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wall {
    /// Pages that take turns, by their part of the URL.
    pub pages: Vec<String>,
    /// How long a page stays, in seconds.
    pub seconds: u32,
    /// While a page has a figure that misses its goal, only such pages take turns.
    pub stay_on_missed: bool,
    /// Companies and contacts are named; otherwise they are `Client 17`.
    pub company_names: bool,
    /// Titles of tickets are shown.
    pub ticket_titles: bool,
    /// The picture moves a little every minute, so that no edge burns into the screen.
    pub shift: bool,
    /// Hour of the day (0–23) at which the page is loaded anew when its data survives that.
    pub reload_hour: Option<u32>,
}

impl Default for Wall {
    fn default() -> Self {
        Self {
            pages: ["coordinator", "intake", "workload", "manager", "forecast"].map(str::to_owned).to_vec(),
            seconds: 30,
            stay_on_missed: false,
            company_names: false,
            ticket_titles: false,
            shift: true,
            reload_hour: Some(4),
        }
    }
}

impl Wall {
    /// How long a page stays: neither a flicker nor for ever.
    pub fn turn_seconds(&self) -> u32 {
        self.seconds.clamp(5, 3_600)
    }
}
