//! The coaching report as the user has arranged it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Title, logo, and what was changed of the sections that the rules write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportPlan {
    /// The title; empty for the report's own.
    pub title: String,
    /// A picture as a `data:image/…` address; empty for none.
    pub logo: String,
    /// Ids of sections in the wanted order; those that are not named follow in their own.
    pub order: Vec<String>,
    /// Ids of sections that are left out.
    pub left_out: BTreeSet<String>,
    /// Texts in place of the rules', by `section/name`.
    pub texts: BTreeMap<String, String>,
}

impl ReportPlan {
    /// The text in place of a rule's; `None` where the rule's stands.
    pub fn text(&self, section: &str, name: &str) -> Option<&str> {
        self.texts.get(&format!("{section}/{name}")).map(String::as_str)
    }

    /// Puts a text in place of the rule's; an empty one takes it back.
    pub fn write(&mut self, section: &str, name: &str, text: &str) {
        let key = format!("{section}/{name}");
        match text.trim() {
            "" => self.texts.remove(&key),
            text => self.texts.insert(key, text.to_owned()),
        };
    }

    /// The ids in the wanted order.
    pub fn ordered<'s>(&self, ids: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
        let mut ids: Vec<&str> = ids.collect();
        let place = |id: &str| self.order.iter().position(|known| known == id).unwrap_or(usize::MAX);
        ids.sort_by_key(|id| place(id));
        ids
    }

    /// Moves a section by so many places among `ids`, the order on show.
    pub fn shift(&mut self, ids: &[String], id: &str, by: isize) {
        let mut order = ids.to_vec();
        if let Some(from) = order.iter().position(|known| known == id) {
            let to = from.saturating_add_signed(by).min(order.len() - 1);
            let moved = order.remove(from);
            order.insert(to, moved);
            self.order = order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_move_and_new_ones_follow() {
        let mut plan = ReportPlan::default();
        let ids: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
        plan.shift(&ids, "c", -1);
        assert_eq!(plan.ordered(["a", "b", "c", "new"].into_iter()), ["a", "c", "b", "new"]);
        plan.shift(&ids, "a", -1);
        assert_eq!(plan.order, ids);
        plan.write("a", "Evidence", " own words ");
        assert_eq!(plan.text("a", "Evidence"), Some("own words"));
        plan.write("a", "Evidence", "");
        assert_eq!(plan.text("a", "Evidence"), None);
    }
}
