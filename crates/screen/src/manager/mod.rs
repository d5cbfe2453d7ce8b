//! What the sections of the manager's board are made of. Each part is computed when a view asks for it, and once.

pub(crate) mod alerts;
pub(crate) mod board;
pub(crate) mod cards;
pub(crate) mod claims;
pub(crate) mod companies;
pub(crate) mod compare;
pub(crate) mod coordinator;
pub(crate) mod figures;
pub(crate) mod goals;
pub(crate) mod groups;
pub(crate) mod multiples;
pub(crate) mod scores;
pub(crate) mod time;
pub(crate) mod trends;

use std::cell::OnceCell;
use std::ops::Deref;

use desk::figure::{
    Breakdown, Figures, Group, Measured, Noise, Review, SlaEvent, Steps, View, WEEK, Windows, breakdown, can_group,
    covered_periods, entry_review, noise,
};
use desk::query::Query;
use desk::rule::{Promise, Rule, TimeRule, join};
use desk::rules;
use desk::settings::SlaBasis;
use language::say;

use crate::kit::words;

/// The figures, and everything else that the sections of the board are made of, computed once.
pub(crate) struct Manager<'v, 'a> {
    pub figures: Figures<'v, 'a>,
    pub query: &'v Query,
    pub has_before: bool,
    parts: Parts,
}

/// What not every view needs.
#[derive(Default)]
struct Parts {
    technicians: OnceCell<Option<Breakdown>>,
    noise: OnceCell<Measured<Noise>>,
    review: OnceCell<Measured<Review>>,
}

impl<'v, 'a> Deref for Manager<'v, 'a> {
    type Target = Figures<'v, 'a>;

    fn deref(&self) -> &Self::Target {
        &self.figures
    }
}

impl<'v, 'a> Manager<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>, query: &'v Query) -> Self {
        let steps = match query.option("trend") {
            _ if query.group == Group::Month.id() => Steps::Months,
            Some("month") => Steps::Months,
            Some("period") if query.group != Group::Week.id() => Steps::Days(view.period_days),
            _ => Steps::Days(WEEK),
        };
        let windows = Windows::new(view, steps);
        let wanted = Group::named(&query.group);
        let group = if can_group(view, wanted).is_ok() { wanted } else { Group::Workflow };
        Self {
            has_before: covered_periods(view, &windows) > 0,
            figures: Figures::with(view, windows, basis_of(view, query), group),
            parts: Parts::default(),
            query,
        }
    }

    /// Companies against their own periods before.
    pub fn noise(&self) -> &Measured<Noise> {
        self.parts.noise.get_or_init(|| noise(self.view, &self.windows))
    }

    /// Entries that merit a second look.
    pub fn review(&self) -> &Measured<Review> {
        self.parts.review.get_or_init(|| entry_review(self.view))
    }

    /// The figures by technician, where tickets say whose they are.
    pub fn by_technician(&self) -> Option<&Breakdown> {
        if self.group == Group::Technician {
            return Some(self.table());
        }
        let known = self.parts.technicians.get_or_init(|| {
            can_group(self.view, Group::Technician)
                .is_ok()
                .then(|| breakdown(self.view, &self.windows, self.basis, Group::Technician))
        });
        known.as_ref()
    }

    /// The tickets of a window for which some conditions hold.
    pub fn tickets(&self, window: usize, rules: &[Rule]) -> String {
        self.windows.query(&self.query.tickets(rules), window).to_fragment()
    }

    /// The time entries of a window for which some conditions hold.
    pub fn entries(&self, window: usize, rules: &[Rule]) -> String {
        let rules = join(&rules![TimeRule::InPeriod], rules);
        self.windows.query(&self.query.entries(&rules), window).to_fragment()
    }

    /// An event, by the basis of the page.
    pub fn promise(&self, event: SlaEvent) -> Promise {
        Promise { event, basis: Some(self.basis).filter(|basis| *basis != self.view.settings.sla_basis) }
    }

    /// The length of the period in words.
    pub fn period(&self) -> String {
        words::plural(self.view.period_days as usize, say!("day"), say!("days"))
    }
}

/// The basis that the question wants, else the settings'.
pub(crate) fn basis_of(view: &View<'_>, query: &Query) -> SlaBasis {
    query.option("basis").and_then(SlaBasis::named).unwrap_or(view.settings.sla_basis)
}
