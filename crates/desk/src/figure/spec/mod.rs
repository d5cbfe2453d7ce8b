//! The table of figures: what each is called, held against, made of and good for. Boards, wall, report, past days,
//! comparisons, engagement files, JSON and help all read it; a new figure is one row here, with the function
//! that measures it.
//!
//! Texts are English terms; a brace stands for the setting that the row names, and is filled when the text is shown.

mod desk;
mod goal;
mod row;
mod stuck;

use crate::figure_id::FigureId;
use crate::settings::Settings;

use super::gap::{Gap, Measured};
use super::measure::{Figures, Reading};
use super::sla_event::SlaEvent;
use super::view::View;
use row::Measure;

pub use goal::{Goal, GoalRule};
pub use row::{FigureSpec, Kind, Needs, Panel, Unit};

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

/// A figure of a view, by the settings' basis.
///
/// # Errors
/// The reason when it cannot be measured.
pub fn measure(view: &View<'_>, figure: FigureId) -> Measured<Reading> {
    Figures::new(view).measure(figure)
}

impl Figures<'_, '_> {
    /// A figure of the period.
    ///
    /// # Errors
    /// The reason when it cannot be measured.
    pub fn measure(&self, figure: FigureId) -> Measured<Reading> {
        match figure.spec().measure {
            Measure::Row => self.row(figure),
            Measure::Period(measure) => measure(self),
            Measure::Windows(measure) => measure(self, 0),
        }
    }

    /// The number of a figure in a window of its trend; the period is window 0.
    ///
    /// # Errors
    /// The reason when it cannot be measured, or is not computed for other windows than the period.
    pub fn value(&self, figure: FigureId, window: usize) -> Measured<f64> {
        match figure.spec().measure {
            Measure::Windows(measure) => measure(self, window)?.value,
            _ if window == 0 => self.measure(figure)?.value,
            _ => Err(Gap::NotComputed),
        }
    }
}

impl FigureId {
    /// The figure's row.
    pub fn spec(self) -> &'static FigureSpec {
        let at = self as usize;
        stuck::ROWS.get(at).unwrap_or_else(|| &desk::ROWS[at - stuck::ROWS.len()])
    }

    /// What it is called.
    pub fn title(self, settings: &Settings) -> String {
        self.spec().filled(self.spec().title, settings)
    }

    /// The published goal.
    pub fn goal(self) -> Option<&'static Goal> {
        self.spec().goal.as_ref()
    }

    /// The figure that says how an event's promises were kept.
    pub const fn kept(event: SlaEvent) -> Self {
        match event {
            SlaEvent::FirstResponse => Self::FirstResponseKept,
            SlaEvent::ResolutionPlan => Self::PlanKept,
            SlaEvent::Resolution => Self::ResolutionKept,
        }
    }

    /// The event whose kept promises it counts.
    pub fn kept_event(self) -> Option<SlaEvent> {
        SlaEvent::ALL.into_iter().find(|event| Self::kept(*event) == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let most = usize::from(spec.setting.is_some());
            assert!([spec.title, spec.rule].into_iter().all(|text| braces(text) <= most), "{:?}", spec.id);
            assert!([spec.short, spec.why, spec.action, spec.question].into_iter().all(|text| braces(text) == 0));
        }
    }

    #[test]
    fn a_length_is_in_days_where_it_is_whole() {
        let with = |hours| Settings { waiting_stale_hours: hours, ..Settings::default() };
        let title = |hours| FigureId::WaitingStale.title(&with(hours));
        assert_eq!(title(24.0), "Waiting, no activity for 1 day");
        assert_eq!(title(48.0), "Waiting, no activity for 2 days");
        assert_eq!(title(36.0), "Waiting, no activity for 36 h");
    }
}
