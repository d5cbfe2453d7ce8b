//! What is kept of a day, so that later imports can show it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::FigureId;

/// The counts of one day, as they are kept from import to import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoordinatorDay {
    /// The moment of the picture, seconds since 1970 in UTC.
    pub at: i64,
    /// Count by row; a row that could not be measured is not there.
    #[serde(deserialize_with = "crate::table::known")]
    pub counts: BTreeMap<FigureId, u32>,
    /// The hash of the rule that counted a row, where it was kept with it.
    #[serde(default, deserialize_with = "crate::table::known")]
    pub rules: BTreeMap<FigureId, String>,
}

impl CoordinatorDay {
    /// The day without the rows that another rule has counted; `rule` is the hash of today's. A row that does not say
    /// its rule is of today's.
    pub fn counted_by(&self, rule: impl Fn(FigureId) -> String) -> Self {
        let mut day = self.clone();
        day.counts.retain(|id, _| self.rules.get(id).is_none_or(|known| *known == rule(*id)));
        day
    }
}
