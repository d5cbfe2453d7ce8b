//! The table of figures: what each is called, held against, made of and good for. Boards, wall, report, past days,
//! comparisons, engagement files, JSON, palette and help all read it. A new figure is a name and a row here, and a
//! function in `figure`, which measures.
//!
//! In: nothing but pages. Out: [`FigureId`], [`FigureSpec`]. Never: data, settings; what stands in the braces of a text
//! is filled in by [`settings`](crate::settings).

mod desk;
mod row;
mod stuck;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use desk::FigureId;
pub use row::{Blank, CountedBy, FigureSpec, Goal, GoalRule, Kind, Needs, Panel, Unit};

/// All rows, in the order of [`FigureId::ALL`].
pub fn specs() -> impl Iterator<Item = &'static FigureSpec> {
    stuck::ROWS.iter().chain(&desk::ROWS)
}

/// The figures that have a goal, with it.
pub fn goals() -> impl Iterator<Item = (FigureId, &'static Goal)> {
    specs().filter_map(|spec| Some((spec.id, spec.goal.as_ref()?)))
}

impl Panel {
    /// The figures that stand on it, in order.
    pub fn figures(self) -> impl Iterator<Item = FigureId> {
        specs().filter(move |spec| spec.panel == self).map(|spec| spec.id)
    }
}

impl FigureId {
    /// The figure of a name; `None` for a name that is none.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|figure| figure.id() == id)
    }

    /// The figure's row.
    pub fn spec(self) -> &'static FigureSpec {
        let at = self as usize;
        stuck::ROWS.get(at).unwrap_or_else(|| &desk::ROWS[at - stuck::ROWS.len()])
    }

    /// The published goal.
    pub fn goal(self) -> Option<&'static Goal> {
        self.spec().goal.as_ref()
    }
}

impl Serialize for FigureId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

/// Values by figure, as they stand in settings and stored files; names of figures that are none are passed over.
pub(crate) fn known<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    from: D,
) -> Result<BTreeMap<FigureId, V>, D::Error> {
    let all = BTreeMap::<String, V>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(id, value)| Some((FigureId::from_id(&id)?, value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_is_found_by_its_own_name() {
        for figure in FigureId::ALL {
            assert_eq!(FigureId::from_id(figure.id()), Some(*figure));
        }
        assert_eq!(FigureId::from_id("over"), None);
    }

    #[test]
    fn every_figure_has_its_row() {
        let rows: Vec<FigureId> = specs().map(|spec| spec.id).collect();
        assert_eq!(rows, FigureId::ALL);
        assert!(FigureId::ALL.iter().all(|figure| figure.spec().id == *figure));
    }

    #[test]
    fn every_row_says_what_it_is_and_every_brace_has_its_setting() {
        for spec in specs() {
            assert!(!spec.title.is_empty() && !spec.rule.is_empty(), "{:?}", spec.id);
            let braces = |text: &str| text.matches('{').count();
            let most = usize::from(spec.blank.is_some());
            assert!([spec.title, spec.rule].into_iter().all(|text| braces(text) <= most), "{:?}", spec.id);
            assert!([spec.short, spec.why, spec.action, spec.question].into_iter().all(|text| braces(text) == 0));
        }
    }
}
