//! The manager's figures as they stood on each day: what the board would have said that day, over the period that
//! ended then. It is what tells which goal is realistic.

use crate::dataset::Field;
use crate::settings::{SlaBasis, StatusMeaning};
use crate::table::FigureId;
use base::{DAY, Day, Hours, Timestamp};

use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::sla_performance::{Verdict, completed, judge};
use super::time_entry::{
    Bucket, bucket, is_reactive, is_real_time, is_team, knows_entries, knows_lateness, managed_by_sym, working_days,
};
use super::view::View;

/// One figure over the days.
#[derive(Clone, Debug, PartialEq)]
pub struct DailyFigure {
    /// The figure.
    pub id: FigureId,
    /// The figure by days back from *as of*, the newest first; `None` where nothing was decided. As long as the
    /// data reaches back.
    pub days: Measured<Vec<Option<f64>>>,
}

/// The six figures with a goal that the manager owns, over at most `days` days.
pub fn daily_figures(view: &View<'_>, basis: SlaBasis, days: u32) -> Vec<DailyFigure> {
    let days = days.min(covered_days(view)) as usize;
    let mut figures: Vec<DailyFigure> = SlaEvent::ALL
        .into_iter()
        .map(|event| DailyFigure {
            id: FigureId::kept(event),
            days: reaching(days).and_then(|()| promises(view, basis, event, days)),
        })
        .collect();
    let time = reaching(days).and_then(|()| knows_entries(view)).map(|()| Time::new(view, days));
    let of = |id, values: Measured<Vec<Option<f64>>>| DailyFigure { id, days: values };
    let team = || time.as_ref().map_err(Clone::clone);
    figures.push(of(FigureId::Utilization, team().map(|time| (0..days).map(|back| time.utilization(back)).collect())));
    figures.push(of(
        FigureId::ReactiveHours,
        team().and_then(|time| {
            let endpoints = super::reactive_hours::managed(view).values().map(|count| f64::from(*count)).sum::<f64>();
            if endpoints <= 0.0 {
                return Err(Gap::NoEndpoints);
            }
            Ok((0..days).map(|back| time.reactive(view, back, endpoints)).collect())
        }),
    ));
    figures.push(of(
        FigureId::RealTimeEntry,
        knows_lateness(view).and_then(|()| team()).map(|time| (0..days).map(|back| time.real_time(back)).collect()),
    ));
    figures
}

fn reaching(days: usize) -> Measured<()> {
    if days == 0 {
        return Err(Gap::NoWholePeriod);
    }
    Ok(())
}

/// Days back on which a whole period lay within the data.
fn covered_days(view: &View<'_>) -> u32 {
    let Some(first) = view.data.first_created().get() else {
        return 0;
    };
    let reach = view.as_of.since(first) / DAY + 1 - i64::from(view.period_days);
    u32::try_from(reach.max(0)).unwrap_or(u32::MAX)
}

fn moment(view: &View<'_>, back: i64) -> Timestamp {
    view.as_of.plus(-back * DAY)
}

/// Kept ÷ decided promises of an event over the periods that end on each day.
fn promises(view: &View<'_>, basis: SlaBasis, event: SlaEvent, days: usize) -> Measured<Vec<Option<f64>>> {
    view.can_judge(event)?;
    let tickets = &view.data.tickets;
    let period = i64::from(view.period_days) * DAY;
    // Differences from day to day: what begins and what ends to count.
    let (mut met, mut missed) = (vec![0_i64; days + 1], vec![0_i64; days + 1]);
    for &row in &view.rows {
        let row = row as usize;
        let belongs_at = match basis {
            SlaBasis::Completed if view.data.facts.meaning[row] == StatusMeaning::Complete => {
                completed(view, row).get()
            }
            SlaBasis::Completed => None,
            SlaBasis::Created => tickets.date(Field::Created, row).get(),
            SlaBasis::Due => view.due(event, row).get(),
        };
        let Some(at) = belongs_at else { continue };
        let age = view.as_of.since(at);
        if age < 0 {
            continue;
        }
        // Both ends are in.
        let newest = (age - period + DAY - 1).div_euclid(DAY).max(0);
        let oldest = (age / DAY).min(days as i64 - 1);
        let mut count = |from: i64, to: i64, verdict: Option<Verdict>| {
            let into = match verdict {
                Some(Verdict::Met) => &mut met,
                Some(Verdict::Missed) => &mut missed,
                _ => return,
            };
            into[from as usize] += 1;
            into[to as usize + 1] -= 1;
        };
        if newest > oldest {
            continue;
        }
        if tickets.date(event.at(), row).is_some() || basis == SlaBasis::Completed {
            // What has happened does not depend on the day it is asked on.
            count(newest, oldest, judge(view, basis, event, row, view.as_of));
        } else {
            for back in newest..=oldest {
                count(back, back, judge(view, basis, event, row, moment(view, back)));
            }
        }
    }
    let (mut kept, mut broken) = (0, 0);
    Ok((0..days)
        .map(|back| {
            kept += met[back];
            broken += missed[back];
            (kept + broken > 0).then(|| kept as f64 / (kept + broken) as f64)
        })
        .collect())
}

/// What one technician booked, by days before the day of *as of*.
struct Booked {
    client: Vec<i64>,
    entries: Vec<u32>,
    weekly: Hours,
    is_active: bool,
}

/// Time by day.
struct Time {
    period: usize,
    /// By days back: how many days before the day of *as of* its last day is.
    shift: Vec<usize>,
    working: Vec<i64>,
    people: Vec<Booked>,
    reactive: Vec<i64>,
    in_time: Vec<u32>,
    timed: Vec<u32>,
}

impl Time {
    fn new(view: &View<'_>, days: usize) -> Self {
        let data = view.data;
        let today = data.day(view.as_of);
        let period = view.period_days.max(1) as usize;
        let length = days + period + 2;
        let last_of = |back: usize| data.day(moment(view, back as i64));
        let mut time = Self {
            period,
            shift: (0..days).map(|back| (today.0 - last_of(back).0).max(0) as usize).collect(),
            working: (0..days)
                .map(|back| {
                    let last = last_of(back);
                    working_days(view, last.plus(1 - period as i32), last)
                })
                .collect(),
            people: Vec::new(),
            reactive: vec![0; length],
            in_time: vec![0; length],
            timed: vec![0; length],
        };
        time.fill(view, today, length);
        time
    }

    fn fill(&mut self, view: &View<'_>, today: Day, length: usize) {
        let data = view.data;
        let usual = Hours::from_f64(view.settings.weekly_hours);
        let booked = |name: &str, is_active: bool| Booked {
            client: vec![0; length],
            entries: vec![0; length],
            weekly: data.resources.get(name).and_then(|info| info.weekly_hours).unwrap_or(usual),
            is_active,
        };
        let mut place: Vec<Option<usize>> = vec![None; data.texts.len()];
        for (name, info) in &data.resources {
            if info.active && is_team(view, name) && view.resource_passes(name) {
                if let Some(sym) = data.texts.find(name) {
                    place[sym.index()] = Some(self.people.len());
                }
                self.people.push(booked(name, true));
            }
        }
        let managed = managed_by_sym(view);
        let can_tell_late = knows_lateness(view).is_ok();
        for entry in data.entries_on(today.plus(1 - length as i32), today) {
            let Some(day) = data.entry_facts.day[entry] else {
                continue;
            };
            let Some(age) = usize::try_from(today.0 - day.0).ok().filter(|age| *age < length) else {
                continue;
            };
            if !view.entry_passes(entry) {
                continue;
            }
            let hours = data.entry_facts.hours[entry].0;
            if is_reactive(view, &managed, entry) {
                self.reactive[age] += hours;
            }
            if can_tell_late && let Some(good) = is_real_time(view, entry) {
                self.timed[age] += 1;
                self.in_time[age] += u32::from(good);
            }
            let sym = data.entries.label(Field::Resource, entry);
            let name = data.texts.text(sym);
            if !is_team(view, name) {
                continue;
            }
            let at = *place[sym.index()].get_or_insert_with(|| {
                self.people.push(booked(name, false));
                self.people.len() - 1
            });
            let person = &mut self.people[at];
            person.entries[age] += 1;
            if matches!(bucket(view, entry), Bucket::Client | Bucket::NonBillable) {
                person.client[age] += hours;
            }
        }
    }

    fn window(&self, back: usize) -> std::ops::Range<usize> {
        self.shift[back]..self.shift[back] + self.period
    }

    fn has_entries(&self, back: usize) -> bool {
        let window = self.window(back);
        self.people.iter().any(|person| person.entries[window.clone()].iter().any(|count| *count > 0))
    }

    fn utilization(&self, back: usize) -> Option<f64> {
        let window = self.window(back);
        let (mut client, mut available) = (0, 0);
        let mut has_entries = false;
        for person in &self.people {
            let booked = person.entries[window.clone()].iter().any(|count| *count > 0);
            has_entries |= booked;
            if booked || person.is_active {
                client += person.client[window.clone()].iter().sum::<i64>();
                available += person.weekly.times(self.working[back]).0 / 5;
            }
        }
        (has_entries && available > 0).then(|| Hours(client).as_f64() / Hours(available).as_f64())
    }

    fn reactive(&self, view: &View<'_>, back: usize, endpoints: f64) -> Option<f64> {
        let hours: i64 = self.reactive[self.window(back)].iter().sum();
        let months = f64::from(view.period_days) / base::MONTH_DAYS;
        self.has_entries(back).then(|| Hours(hours).as_f64() / endpoints / months)
    }

    fn real_time(&self, back: usize) -> Option<f64> {
        let window = self.window(back);
        let all: u32 = self.timed[window.clone()].iter().sum();
        let good: u32 = self.in_time[window].iter().sum();
        (all > 0).then(|| f64::from(good) / f64::from(all))
    }
}
