//! The coordinator's twelve rows on earlier days: as they were kept at an import, or rebuilt from what the export
//! still tells. What it does not tell any more is a [`Gap`], and what had to be assumed is said.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::dataset::{Entity, Field, NO_TICKET, TicketRow};
use crate::settings::StatusMeaning;
use crate::table::FigureId;
use base::{DAY, Day, HOUR, Hours, OptTime, Sym, Timestamp, normalize};
use language::say;

use super::coordinator::{KPI_IDS, coordinator, measurable};
use super::gap::{Gap, Measured, Then};
use super::kept_day::CoordinatorDay;
use super::sla_event::SlaEvent;
use super::sla_performance::completed;
use super::view::View;

/// What a view shows, to be kept.
pub fn coordinator_day(view: &View<'_>) -> CoordinatorDay {
    CoordinatorDay {
        at: view.as_of.0,
        counts: coordinator(view).into_iter().filter_map(|kpi| Some((kpi.id, kpi.rows.ok()?.count() as u32))).collect(),
        rules: BTreeMap::new(),
    }
}

/// Where a count comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The picture itself.
    Now,
    /// Kept at an import of that day.
    Kept,
    /// Rebuilt from the export of today.
    Rebuilt,
}

/// One row on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KpiDay {
    /// The moment.
    pub at: Timestamp,
    /// Its day.
    pub on: Day,
    /// The count.
    pub count: u32,
    /// Where it comes from.
    pub origin: Origin,
}

/// One row over the days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiHistory {
    /// The row.
    pub id: FigureId,
    /// The days that are known, the oldest first; at most one count a day.
    pub days: Vec<KpiDay>,
    /// What rebuilding assumes, empty for nothing; or why earlier days cannot be rebuilt.
    pub rebuilt: Measured<&'static str>,
    /// What rebuilding says of today. Where that is not today's count, rebuilt days are of another measure.
    pub today: Option<u32>,
}

impl KpiHistory {
    /// Whether rebuilt days can be compared with today: rebuilding today gives today's count.
    pub fn is_comparable(&self) -> bool {
        let now = self.days.last().filter(|day| day.origin == Origin::Now);
        now.is_some_and(|now| self.today == Some(now.count))
    }

    /// The days that are of one measure with today, the oldest first: those kept, and those rebuilt where they compare.
    pub fn comparable(&self) -> impl Iterator<Item = &KpiDay> {
        let with_rebuilt = self.is_comparable();
        self.days.iter().filter(move |day| with_rebuilt || day.origin != Origin::Rebuilt)
    }
}

/// The twelve rows over the `days` days that end at *as of*, at the same time of each day. What was kept wins over
/// what is rebuilt.
pub fn coordinator_history(view: &View<'_>, kept: &[CoordinatorDay], days: u32) -> Vec<KpiHistory> {
    let today = coordinator_day(view);
    let counted = count_days(view, days);
    let first = view.data.day(view.as_of.plus(-i64::from(days.saturating_sub(1)) * DAY));
    let start = data_start(view);
    KPI_IDS
        .iter()
        .enumerate()
        .map(|(kpi, &id)| {
            let rebuilt = can_rebuild(view, id);
            let mut by_day: BTreeMap<Day, KpiDay> = BTreeMap::new();
            let mut put = |at: Timestamp, count: u32, origin: Origin| {
                let on = view.data.day(at);
                if on >= first && at <= view.as_of {
                    by_day.insert(on, KpiDay { at, on, count, origin });
                }
            };
            if rebuilt.is_ok() {
                for (back, counts) in counted.iter().enumerate().skip(1) {
                    let at = moment(view, back);
                    if start.is_some_and(|start| at >= start) {
                        put(at, counts[kpi], Origin::Rebuilt);
                    }
                }
            }
            // What was kept is of all the data.
            for day in kept.iter().filter(|_| !view.is_filtered()) {
                if let Some(&count) = day.counts.get(&id) {
                    put(Timestamp(day.at), count, Origin::Kept);
                }
            }
            if let Some(&count) = today.counts.get(&id) {
                put(view.as_of, count, Origin::Now);
            }
            let counted_now = counted.first().map(|counts| counts[kpi]);
            let today = rebuilt.as_ref().ok().and(counted_now);
            KpiHistory { id, days: by_day.into_values().collect(), rebuilt, today }
        })
        .collect()
}

/// The tickets of a row at an earlier moment, in order of the data: the rule that counted them.
///
/// # Errors
/// Why the row cannot be rebuilt.
pub fn rebuilt_rows(view: &View<'_>, id: FigureId, at: Timestamp) -> Measured<Vec<u32>> {
    can_rebuild(view, id)?;
    let calls = last_calls(view);
    let past = Past::new(view, at, &calls);
    let open: Vec<(u32, Standing)> =
        view.rows.iter().filter_map(|&row| Some((row, past.standing(row as usize)?))).collect();
    if id == FigureId::Overloaded {
        let mut counts: FxHashMap<Sym, u32> = FxHashMap::default();
        let of = |row: u32| view.data.tickets.label(Field::Resource, row as usize);
        for (row, _) in &open {
            *counts.entry(of(*row)).or_default() += 1;
        }
        return Ok(open
            .iter()
            .map(|(row, _)| *row)
            .filter(|&row| !of(row).is_none() && counts[&of(row)] > view.settings.max_open_per_technician)
            .collect());
    }
    Ok(open.iter().filter(|(row, standing)| past.counts(id, *row as usize, *standing)).map(|(row, _)| *row).collect())
}

fn moment(view: &View<'_>, back: usize) -> Timestamp {
    view.as_of.plus(-(back as i64) * DAY)
}

/// The creation of the first ticket: before it nothing can be told.
fn data_start(view: &View<'_>) -> Option<Timestamp> {
    view.data.first_created().get()
}

/// By days back, then by row: the counts.
fn count_days(view: &View<'_>, days: u32) -> Vec<[u32; 12]> {
    let calls = last_calls(view);
    let pasts: Vec<Past<'_, '_>> = (0..days as usize).map(|back| Past::new(view, moment(view, back), &calls)).collect();
    let mut counted = vec![[0_u32; 12]; pasts.len()];
    let can: Vec<bool> = KPI_IDS.into_iter().map(|id| can_rebuild(view, id).is_ok()).collect();
    if !can.contains(&true) {
        return counted;
    }
    let mut open_of: Vec<FxHashMap<Sym, u32>> = vec![FxHashMap::default(); pasts.len()];
    for &row in &view.rows {
        let row = row as usize;
        let Some((newest, oldest)) = days_back(view, row) else {
            continue;
        };
        let last = oldest.min(pasts.len() as i64 - 1);
        for back in newest..=last {
            let past = &pasts[back as usize];
            let Some(standing) = past.standing(row) else {
                continue;
            };
            let resource = view.data.tickets.label(Field::Resource, row);
            if !resource.is_none() {
                *open_of[back as usize].entry(resource).or_default() += 1;
            }
            for (kpi, id) in KPI_IDS.into_iter().enumerate() {
                if can[kpi] && past.counts(id, row, standing) {
                    counted[back as usize][kpi] += 1;
                }
            }
        }
    }
    let most = view.settings.max_open_per_technician;
    for (counts, open) in counted.iter_mut().zip(&open_of) {
        counts[11] = open.values().filter(|count| **count > most).count() as u32;
    }
    counted
}

/// The days back on which a ticket may have been open: the newest and the oldest.
fn days_back(view: &View<'_>, row: TicketRow) -> Option<(i64, i64)> {
    let created = view.data.tickets.date(Field::Created, row).get()?;
    let oldest = view.as_of.since(created).div_euclid(DAY);
    let is_open = view.data.facts.meaning[row].is_open();
    let last_change = view.data.spans.of(row).last().map(|(at, _)| at);
    let end = match (is_open, completed(view, row).get().max(last_change)) {
        (true, _) => return (oldest >= 0).then_some((0, oldest)),
        (false, end) => end?,
    };
    // On the day before the end it was open at the latest.
    let newest = view.as_of.since(end).div_euclid(DAY).max(0);
    (oldest >= newest).then_some((newest, oldest))
}

/// By ticket: the start of its last service call that was not cancelled, whether it is done by now or not.
fn last_calls(view: &View<'_>) -> Vec<OptTime> {
    let data = view.data;
    let mut last = data.facts.last_call.clone();
    for (call, &ticket) in data.call_facts.ticket.iter().enumerate() {
        let status = data.texts.text(data.calls.label(Field::Status, call));
        if ticket != NO_TICKET && !normalize(status).contains("cancel") {
            let slot = &mut last[ticket as usize];
            *slot = slot.later(data.calls.date(Field::Start, call));
        }
    }
    last
}

/// What must be known to rebuild a row, and what is assumed when it is.
fn can_rebuild(view: &View<'_>, id: FigureId) -> Measured<&'static str> {
    measurable(view, id)?;
    view.needs(Field::Created)?;
    let has_history = !view.data.spans.is_empty();
    if !has_history {
        super::effort::knows_completion(view)?;
    }
    let history = |what: Then| if has_history { Ok(()) } else { Err(Gap::NotThen(what)) };
    match id {
        FigureId::New => history(Then::New).map(|()| ""),
        FigureId::SlaOverdue | FigureId::SlaTriage | FigureId::SlaEngagement | FigureId::SlaCompletion => {
            Ok(if has_history {
                say!("due times as they are today")
            } else {
                say!("due times as they are today; what waited then is counted too")
            })
        }
        FigureId::WaitingStale => {
            history(Then::Waiting).map(|()| say!("activity taken from status changes and time entries"))
        }
        FigureId::HoldPastDue => history(Then::OnHold).map(|()| say!("due dates as they are today")),
        FigureId::Unscheduled => {
            history(Then::ToSchedule)?;
            if view.data.has_entity(Entity::ServiceCalls) {
                Ok(say!("service calls as if planned from the start"))
            } else {
                Err(Gap::NotThen(Then::Calls))
            }
        }
        FigureId::Unassigned => Err(Gap::NotThen(Then::Owners)),
        FigureId::OverEstimate => {
            if view.knows_entries() {
                Ok(say!("estimates as they are today"))
            } else {
                Err(Gap::NotThen(Then::Hours))
            }
        }
        FigureId::ReadyOverdue => {
            history(Then::Ready)?;
            if view.uses_ready_status || view.data.has_entity(Entity::ServiceCalls) {
                Ok(say!("technicians and due times as they are today"))
            } else {
                Err(Gap::NotThen(Then::Calls))
            }
        }
        _ => Ok(say!("by the technicians of today")),
    }
}

/// How an open ticket stood: its meaning, where the history tells.
type Standing = Option<StatusMeaning>;

/// The desk at an earlier moment.
struct Past<'v, 'a> {
    view: &'v View<'a>,
    at: Timestamp,
    /// See [`last_calls`].
    calls: &'v [OptTime],
}

impl<'v, 'a> Past<'v, 'a> {
    const fn new(view: &'v View<'a>, at: Timestamp, calls: &'v [OptTime]) -> Self {
        Self { view, at, calls }
    }

    /// How a ticket stood; `None` when it was not open.
    fn standing(&self, row: TicketRow) -> Option<Standing> {
        let view = self.view;
        let created = view.data.tickets.date(Field::Created, row).get()?;
        if created > self.at {
            return None;
        }
        let mut changes = view.data.spans.of(row);
        let Some(first) = changes.next() else {
            return match view.data.facts.meaning[row] {
                ended if !ended.is_open() => (completed(view, row).get()? > self.at).then_some(None),
                // Today's status says nothing about an earlier day.
                meaning => Some((self.at >= view.as_of).then_some(meaning)),
            };
        };
        let (_, status) = changes.take_while(|(at, _)| *at <= self.at).last().unwrap_or(first);
        let meaning = view.data.statuses.meaning(status);
        meaning.is_open().then_some(Some(meaning))
    }

    /// Whether an open ticket counted for a row of tickets.
    fn counts(&self, id: FigureId, row: TicketRow, standing: Standing) -> bool {
        let tickets = &self.view.data.tickets;
        let is = |wanted: StatusMeaning| standing == Some(wanted);
        match id {
            FigureId::New => is(StatusMeaning::New),
            FigureId::SlaOverdue => self.next_due(row, standing, None).is_some_and(|due| due < self.at),
            FigureId::SlaTriage => self.is_coming(row, standing, SlaEvent::FirstResponse),
            FigureId::SlaEngagement => self.is_coming(row, standing, SlaEvent::ResolutionPlan),
            FigureId::SlaCompletion => self.is_coming(row, standing, SlaEvent::Resolution),
            FigureId::WaitingStale => {
                let limit = self.at.plus(-(self.view.settings.waiting_stale_hours * HOUR as f64) as i64);
                standing.is_some_and(StatusMeaning::is_waiting) && self.last_activity(row).is_some_and(|at| at < limit)
            }
            FigureId::HoldPastDue => is(StatusMeaning::OnHold) && tickets.date(Field::Due, row).is_before(self.at),
            FigureId::Unscheduled => {
                let limit = Hours::from_f64(self.view.settings.schedule_above_hours);
                let estimate = tickets.amount(Field::Estimate, row).get();
                (is(StatusMeaning::Scheduled) || estimate.is_some_and(|hours| hours > limit))
                    && !self.has_future_call(row)
            }
            FigureId::OverEstimate => self.is_over_estimate(row),
            FigureId::ReadyOverdue => {
                let is_ready = if self.view.uses_ready_status {
                    is(StatusMeaning::ReadyToEngage)
                } else {
                    is(StatusMeaning::Active) && !self.has_future_call(row)
                };
                is_ready
                    && !tickets.label(Field::Resource, row).is_none()
                    && self.next_event(row).is_some_and(|(_, due)| due < self.at.plus(-24 * HOUR))
            }
            _ => false,
        }
    }

    /// The next event then: the first with a due time that had not happened.
    fn next_event(&self, row: TicketRow) -> Option<(SlaEvent, Timestamp)> {
        let tickets = &self.view.data.tickets;
        SlaEvent::ALL.into_iter().find_map(|event| {
            let can_tell = event == SlaEvent::Resolution || tickets.has(event.at());
            let had_happened = tickets.date(event.at(), row).get().is_some_and(|at| at <= self.at);
            if !can_tell || had_happened {
                return None;
            }
            Some((event, self.view.due(event, row).get()?))
        })
    }

    /// When the next event was due, unless the clock stood still; of one event only where one is wanted.
    fn next_due(&self, row: TicketRow, standing: Standing, only: Option<SlaEvent>) -> Option<Timestamp> {
        if standing.is_some_and(StatusMeaning::is_paused) {
            return None;
        }
        let (event, due) = self.next_event(row)?;
        only.is_none_or(|only| only == event).then_some(due)
    }

    fn is_coming(&self, row: TicketRow, standing: Standing, event: SlaEvent) -> bool {
        let ahead = (self.view.settings.look_ahead_hours * HOUR as f64) as i64;
        self.next_due(row, standing, Some(event)).is_some_and(|due| due < self.at.plus(ahead))
    }

    /// The last status change or time entry until then, or the creation.
    fn last_activity(&self, row: TicketRow) -> Option<Timestamp> {
        let data = self.view.data;
        let changed = data.spans.of(row).map(|(at, _)| at);
        let worked =
            data.entries_of(row).iter().filter_map(|&entry| data.entries.date(Field::Start, entry as usize).get());
        let exported = data.tickets.date(Field::LastActivity, row).get();
        changed
            .chain(worked)
            .chain(exported)
            .chain(data.tickets.date(Field::Created, row).get())
            .filter(|at| *at <= self.at)
            .max()
    }

    fn has_future_call(&self, row: TicketRow) -> bool {
        self.calls[row].get().is_some_and(|call| call >= self.at)
    }

    fn is_over_estimate(&self, row: TicketRow) -> bool {
        let data = self.view.data;
        let limit = match data.tickets.amount(Field::Estimate, row).get() {
            Some(estimate) if estimate > Hours::ZERO => estimate.times(2),
            _ => return false,
        };
        if data.facts.worked[row].get().is_none_or(|worked| worked <= limit) {
            return false;
        }
        let today = self.view.data.day(self.at);
        let worked: Hours = data
            .entries_of(row)
            .iter()
            .map(|&entry| entry as usize)
            .filter(|&entry| match data.entries.date(Field::Start, entry).get() {
                Some(start) => start <= self.at,
                None => data.entry_facts.day[entry].is_none_or(|day| day <= today),
            })
            .map(|entry| data.entry_facts.hours[entry])
            .sum();
        worked > limit
    }
}
