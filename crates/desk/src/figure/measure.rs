//! How figures are measured. What several of them share is computed when one asks for it, and once.

use std::cell::OnceCell;

use crate::settings::SlaBasis;
use crate::table::FigureId;
use base::{HOUR, MONTH_DAYS};

use super::breakdown::{Breakdown, Group, Kept, Tally, breakdown};
use super::coordinator::kpi_rows;
use super::effort::{Effort, Lengths, Question, effort, knows_completion};
use super::gap::{Gap, Measured};
use super::reactive_hours::{ReactiveHours, reactive_hours};
use super::sla_event::SlaEvent;
use super::time_entry::{Part, TimeBook, knows_lateness, time_book};
use super::trend::{Steps, WEEK, Windows};
use super::view::View;
use crate::dataset::Field;

/// A figure as it was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number; or why there is none although its numerator and denominator are known.
    pub value: Measured<f64>,
    /// Numerator and denominator, where it has them.
    pub parts: Option<[f64; 2]>,
}

impl Reading {
    const fn number(value: f64) -> Self {
        Self { value: Ok(value), parts: None }
    }

    /// A part of a whole; `nothing` is what is missing where the whole is nothing.
    fn share(part: f64, whole: f64, nothing: Gap) -> Self {
        Self::ratio([part, whole], part / whole, nothing)
    }

    /// A number from a numerator and a denominator; without a denominator there is none.
    fn ratio(parts: [f64; 2], value: f64, nothing: Gap) -> Self {
        Self { value: if parts[1] > 0.0 { Ok(value) } else { Err(nothing) }, parts: Some(parts) }
    }
}

/// A figure of a view, by the settings' basis.
///
/// # Errors
/// The reason when it cannot be measured.
pub fn measure(view: &View<'_>, figure: FigureId) -> Measured<Reading> {
    Figures::new(view).measure(figure)
}

/// The figures of a view, and what they are made of.
pub struct Figures<'v, 'a> {
    /// The view.
    pub view: &'v View<'a>,
    /// The period, the one before it, and the steps of trends.
    pub windows: Windows,
    /// Over which tickets promises are counted.
    pub basis: SlaBasis,
    /// What [`Figures::table`] is grouped by.
    pub group: Group,
    parts: Parts,
}

/// What not every figure needs.
#[derive(Default)]
struct Parts {
    table: OnceCell<Breakdown>,
    late: OnceCell<Measured<()>>,
    book: OnceCell<Measured<TimeBook>>,
    effort: OnceCell<Measured<Effort>>,
    reactive: OnceCell<Measured<ReactiveHours>>,
}

impl<'v, 'a> Figures<'v, 'a> {
    /// The figures by the settings' basis, with trends by weeks.
    pub fn new(view: &'v View<'a>) -> Self {
        Self::with(view, Windows::new(view, Steps::Days(WEEK)), view.settings.sla_basis, Group::Workflow)
    }

    /// The figures by another basis, over other windows, with a table by another group.
    pub fn with(view: &'v View<'a>, windows: Windows, basis: SlaBasis, group: Group) -> Self {
        Self { view, windows, basis, group, parts: Parts::default() }
    }

    /// What was created, completed, promised and kept, by group.
    pub fn table(&self) -> &Breakdown {
        self.parts.table.get_or_init(|| breakdown(self.view, &self.windows, self.basis, self.group))
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

    /// Hours on incidents by company and endpoint.
    pub fn reactive_hours(&self) -> &Measured<ReactiveHours> {
        self.parts.reactive.get_or_init(|| reactive_hours(self.view))
    }

    /// An event's promises in a window.
    ///
    /// # Errors
    /// Why they cannot be told.
    pub fn kept(&self, event: SlaEvent, window: usize) -> Measured<Kept> {
        match &self.table().gaps[event as usize] {
            Some(gap) => Err(gap.clone()),
            None => Ok(self.table().total.kept(event, window)),
        }
    }

    /// A figure of the period.
    ///
    /// # Errors
    /// The reason when it cannot be measured.
    pub fn measure(&self, figure: FigureId) -> Measured<Reading> {
        use FigureId as Id;
        match figure {
            Id::New
            | Id::SlaOverdue
            | Id::SlaTriage
            | Id::SlaEngagement
            | Id::SlaCompletion
            | Id::WaitingStale
            | Id::HoldPastDue
            | Id::Unscheduled
            | Id::Unassigned
            | Id::OverEstimate
            | Id::ReadyOverdue
            | Id::Overloaded => self.row(figure),
            Id::Open => self.open(),
            Id::Created => self.created(),
            Id::Completed => self.completed(),
            Id::TechniciansUtilized => self.technicians_utilized(),
            Id::BacklogDays => self.backlog_days(),
            Id::WorkedVsEstimated => self.worked_vs_estimated(),
            Id::Effort => self.hours_per_ticket(),
            Id::TimeToResolve => self.time_to_resolve(|effort| &effort.calendar),
            Id::TimeToResolveBusiness => self.time_to_resolve(|effort| &effort.business),
            Id::TimeToResolveClock => self.time_to_resolve(|effort| &effort.clock),
            Id::KillRate => self.kill_rate(),
            Id::Reopened => self.answer(Question::Reopened),
            Id::SameDay => self.answer(Question::SameDay),
            Id::OneTechnician => self.answer(Question::OneTechnician),
            // These have a trend.
            Id::FirstResponseKept | Id::PlanKept | Id::ResolutionKept => self.in_window(figure, 0),
            Id::Utilization | Id::ReactiveHours | Id::RealTimeEntry => self.in_window(figure, 0),
        }
    }

    /// A figure in a window of its trend; the period is window 0.
    fn in_window(&self, figure: FigureId, window: usize) -> Measured<Reading> {
        match figure {
            FigureId::FirstResponseKept => self.promises(SlaEvent::FirstResponse, window),
            FigureId::PlanKept => self.promises(SlaEvent::ResolutionPlan, window),
            FigureId::ResolutionKept => self.promises(SlaEvent::Resolution, window),
            FigureId::Utilization => self.utilization(window),
            FigureId::ReactiveHours => self.reactive(window),
            FigureId::RealTimeEntry => self.real_time(window),
            _ => Err(Gap::NotComputed),
        }
    }

    /// The number of a figure in a window of its trend; the period is window 0.
    ///
    /// # Errors
    /// The reason when it cannot be measured, or is not computed for other windows than the period.
    pub fn value(&self, figure: FigureId, window: usize) -> Measured<f64> {
        let reading = if window == 0 { self.measure(figure) } else { self.in_window(figure, window) };
        reading?.value
    }

    /// One of the coordinator's rows.
    fn row(&self, figure: FigureId) -> Measured<Reading> {
        Ok(Reading::number(kpi_rows(self.view, figure)?.count() as f64))
    }

    fn open(&self) -> Measured<Reading> {
        self.view.knows_open().map(|()| Reading::number(self.view.open.len() as f64))
    }

    fn created(&self) -> Measured<Reading> {
        self.view.needs(Field::Created).map(|()| self.in_period(|tally| tally.created[0]))
    }

    fn completed(&self) -> Measured<Reading> {
        knows_completion(self.view).map(|()| self.in_period(|tally| tally.completed[0]))
    }

    /// A count of the period, as all other figures of the manager take it.
    fn in_period(&self, of: fn(&Tally) -> u32) -> Reading {
        Reading::number(f64::from(of(&self.table().total)))
    }

    fn promises(&self, event: SlaEvent, window: usize) -> Measured<Reading> {
        let kept = self.kept(event, window)?;
        Ok(Reading::share(f64::from(kept.met), f64::from(kept.decided()), Gap::NothingDecided(event)))
    }

    fn utilization(&self, window: usize) -> Measured<Reading> {
        let book = self.book().as_ref().map_err(Clone::clone)?;
        let (client, available) = book.sums(self.view, window);
        let nothing = if available.0 == 0 { Gap::NoAvailableHours } else { Gap::NoEntryInPeriod };
        let value = book.share(self.view, window).ok_or(nothing);
        Ok(Reading { value, parts: Some([client.hours.as_f64(), available.as_f64()]) })
    }

    fn technicians_utilized(&self) -> Measured<Reading> {
        let book = self.book().as_ref().map_err(Clone::clone)?;
        let target = self.view.settings.target_utilization();
        let shares = book.in_window(self.view, 0).filter_map(|person| person.share(0));
        let (above, all) = shares.fold((0, 0), |(above, all), share| (above + u32::from(share > target), all + 1));
        Ok(Reading::share(f64::from(above), f64::from(all), Gap::NoAvailableHours))
    }

    fn reactive(&self, window: usize) -> Measured<Reading> {
        let reactive = self.reactive_hours().as_ref().map_err(Clone::clone)?;
        let endpoints = reactive.endpoints as f64;
        if window == 0 {
            return Ok(Reading { value: Ok(reactive.value), parts: Some([reactive.hours.as_f64(), endpoints]) });
        }
        let book = self.book().as_ref().map_err(Clone::clone)?;
        if !book.people.iter().any(|person| person.worked[window].entries > 0) {
            return Err(Gap::NoEntryInPeriod);
        }
        let hours = book.reactive[window].hours.as_f64();
        let months = f64::from(self.windows.all[window].days) / MONTH_DAYS;
        Ok(Reading { value: Ok(hours / endpoints / months), parts: Some([hours, endpoints]) })
    }

    fn real_time(&self, window: usize) -> Measured<Reading> {
        self.late().clone()?;
        let part = self.book().as_ref().map_err(Clone::clone)?.real_time[window];
        Ok(share_of(part, Gap::NoTimedEntry))
    }

    fn backlog_days(&self) -> Measured<Reading> {
        knows_completion(self.view)?;
        let open = f64::from(self.table().total.open);
        let done = f64::from(self.table().total.completed[0]);
        let value = open / (done / f64::from(self.view.period_days));
        Ok(Reading::ratio([open, done], value, Gap::NothingCompleted))
    }

    fn worked_vs_estimated(&self) -> Measured<Reading> {
        let (worked, estimated, _) = self.effort().as_ref().map_err(Clone::clone)?.against_estimate.clone()?;
        Ok(Reading::share(worked.as_f64(), estimated.as_f64(), Gap::NoneEstimated))
    }

    fn hours_per_ticket(&self) -> Measured<Reading> {
        let (hours, tickets) = self.effort().as_ref().map_err(Clone::clone)?.worked.clone()?;
        Ok(Reading::share(hours.as_f64(), f64::from(tickets), Gap::NothingCompleted))
    }

    fn time_to_resolve(&self, of: fn(&Effort) -> &Measured<Lengths>) -> Measured<Reading> {
        let effort = self.effort().as_ref().map_err(Clone::clone)?;
        let mean = of(effort).as_ref().map_err(Clone::clone)?.mean().ok_or(Gap::NothingCompleted);
        Ok(Reading { value: mean.map(|seconds| seconds / HOUR as f64), parts: None })
    }

    fn kill_rate(&self) -> Measured<Reading> {
        knows_completion(self.view)?;
        self.view.needs(Field::Created)?;
        let total = &self.table().total;
        Ok(Reading::share(f64::from(total.completed[0]), f64::from(total.created[0]), Gap::NothingCreated))
    }

    fn answer(&self, question: Question) -> Measured<Reading> {
        let part = self.effort().as_ref().map_err(Clone::clone)?.answers[question as usize].clone()?;
        Ok(share_of(part, Gap::NoneTells))
    }
}

fn share_of(part: Part, nothing: Gap) -> Reading {
    Reading::share(f64::from(part.good), f64::from(part.all), nothing)
}
