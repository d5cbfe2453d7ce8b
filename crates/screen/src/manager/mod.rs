//! What the sections of the manager's board are made of. Each part is computed when a view asks for it, and once.

pub(crate) mod alerts;
pub(crate) mod board;
pub(crate) mod cards;
pub(crate) mod companies;
pub(crate) mod compare;
pub(crate) mod coordinator;
pub(crate) mod figures;
pub(crate) mod goals;
pub(crate) mod groups;
pub(crate) mod multiples;
pub(crate) mod scores;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod trends;

use std::cell::OnceCell;

use desk::figure::{
    Breakdown, Effort, Gap, Group, Kept, Measured, Noise, ReactiveHours, Review, SlaEvent, Steps, TimeBook, View, WEEK,
    Windows, breakdown, can_group, covered_periods, effort, entry_review, knows_lateness, noise, reactive_hours,
    time_book,
};
use desk::query::Query;
use desk::rule::{Promise, Rule, TimeRule, join};
use desk::rules;
use desk::settings::SlaBasis;
use language::say;

use crate::kit::words;

/// Everything that the sections of the board are made of, computed once.
pub(crate) struct Manager<'v, 'a> {
    pub view: &'v View<'a>,
    pub query: &'v Query,
    pub windows: Windows,
    pub basis: SlaBasis,
    pub group: Group,
    pub table: Breakdown,
    pub has_before: bool,
    parts: Parts,
}

/// What not every view needs.
#[derive(Default)]
struct Parts {
    technicians: OnceCell<Option<Breakdown>>,
    late: OnceCell<Measured<()>>,
    book: OnceCell<Measured<TimeBook>>,
    effort: OnceCell<Measured<Effort>>,
    noise: OnceCell<Measured<Noise>>,
    review: OnceCell<Measured<Review>>,
    reactive: OnceCell<Measured<ReactiveHours>>,
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
        let basis = basis_of(view, query);
        let wanted = Group::named(&query.group);
        let group = if can_group(view, wanted).is_ok() { wanted } else { Group::Workflow };
        Self {
            has_before: covered_periods(view, &windows) > 0,
            table: breakdown(view, &windows, basis, group),
            parts: Parts::default(),
            view,
            query,
            windows,
            basis,
            group,
        }
    }

    /// Whether it can be told when entries were written down: it takes a look at whole columns.
    pub fn late(&self) -> &Measured<()> {
        self.parts.late.get_or_init(|| knows_lateness(self.view))
    }

    /// Hours by technician and window.
    pub fn book(&self) -> &Measured<TimeBook> {
        self.parts.book.get_or_init(|| time_book(self.view, &self.windows))
    }

    /// What completed tickets took.
    pub fn effort(&self) -> &Measured<Effort> {
        self.parts.effort.get_or_init(|| effort(self.view))
    }

    /// Companies against their own periods before.
    pub fn noise(&self) -> &Measured<Noise> {
        self.parts.noise.get_or_init(|| noise(self.view, &self.windows))
    }

    /// Entries that merit a second look.
    pub fn review(&self) -> &Measured<Review> {
        self.parts.review.get_or_init(|| entry_review(self.view))
    }

    /// Hours on incidents by company and endpoint.
    pub fn reactive_hours(&self) -> &Measured<ReactiveHours> {
        self.parts.reactive.get_or_init(|| reactive_hours(self.view))
    }

    /// The figures by technician, where tickets say whose they are.
    pub fn by_technician(&self) -> Option<&Breakdown> {
        if self.group == Group::Technician {
            return Some(&self.table);
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

    /// An event's promises in a window, or why they cannot be told.
    pub fn kept(&self, event: SlaEvent, window: usize) -> Measured<Kept> {
        match &self.table.gaps[event as usize] {
            Some(gap) => Err(gap.clone()),
            None => Ok(self.table.total.kept(event, window)),
        }
    }

    /// The length of the period in words.
    pub fn period(&self) -> String {
        words::plural(self.view.period_days as usize, say!("day"), say!("days"))
    }

    /// The team's utilization in a window.
    pub fn utilization(&self, window: usize) -> Measured<f64> {
        let book = self.book().as_ref().map_err(Clone::clone)?;
        book.share(self.view, window).ok_or_else(|| {
            if book.sums(self.view, window).1.0 == 0 { Gap::NoAvailableHours } else { Gap::NoEntryInPeriod }
        })
    }

    /// Reactive hours per endpoint and month in a window.
    pub fn reactive(&self, window: usize) -> Measured<f64> {
        let reactive = self.reactive_hours().as_ref().map_err(Clone::clone)?;
        if window == 0 {
            return Ok(reactive.value);
        }
        let book = self.book().as_ref().map_err(Clone::clone)?;
        let days = f64::from(self.windows.all[window].days);
        let booked = book.people.iter().any(|person| person.worked[window].entries > 0);
        if booked {
            Ok(book.reactive[window].hours.as_f64() / reactive.endpoints as f64 / (days / base::MONTH_DAYS))
        } else {
            Err(Gap::NoEntryInPeriod)
        }
    }
}

/// The basis that the question wants, else the settings'.
pub(crate) fn basis_of(view: &View<'_>, query: &Query) -> SlaBasis {
    query.option("basis").and_then(SlaBasis::named).unwrap_or(view.settings.sla_basis)
}
