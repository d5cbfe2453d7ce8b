//! The team's time: for clients, for nobody, for the own company; entered at once or later.

use crate::dataset::{Entity, Field, NO_TICKET};
use crate::settings::{Settings, WorkflowFamily};
use base::{DAY, Day, Hours, MINUTE, Sym};
use language::say;

use super::gap::{Gap, Measured};
use super::reactive_hours::{entries_of_period, managed};
use super::trend::{WINDOWS, Windows, windows_of};
use super::utilization::{is_client_facing, knows_billing};
use super::view::View;

/// Where the hours of an entry belong, in the method's order of review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Neither a ticket nor a company.
    Internal,
    /// The service provider's own company.
    Company,
    /// For a client, and nothing of it is billed.
    NonBillable,
    /// For a client, billed or with an export that does not say.
    Client,
}

impl Bucket {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Internal, Self::Company, Self::NonBillable, Self::Client];

    /// The name in picks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Company => "company",
            Self::NonBillable => "non_billable",
            Self::Client => "client",
        }
    }
}

/// The bucket of an entry.
pub fn bucket(view: &View<'_>, entry: usize) -> Bucket {
    let facts = &view.data.entry_facts;
    if is_client_facing(view, entry) {
        let unbilled = facts.billable[entry].get() == Some(Hours::ZERO) && facts.hours[entry] > Hours::ZERO;
        if unbilled { Bucket::NonBillable } else { Bucket::Client }
    } else if facts.ticket[entry] == NO_TICKET && facts.company[entry].is_none() {
        Bucket::Internal
    } else {
        Bucket::Company
    }
}

/// Seconds from the end of an entry to when it was written down; `None` when either is missing.
pub fn lateness(view: &View<'_>, entry: usize) -> Option<i64> {
    let entries = &view.data.entries;
    let end = entries.date(Field::End, entry).get()?;
    Some(entries.date(Field::Entered, entry).get()?.since(end))
}

/// How late entries were written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LateBand {
    /// Within five minutes.
    Five,
    /// Within fifteen.
    Fifteen,
    /// Within the hour.
    Hour,
    /// Later, on the same day.
    SameDay,
    /// On a later day.
    Later,
}

impl LateBand {
    /// All, the earliest first.
    pub const ALL: [Self; 5] = [Self::Five, Self::Fifteen, Self::Hour, Self::SameDay, Self::Later];

    /// The name in picks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Five => "5",
            Self::Fifteen => "15",
            Self::Hour => "60",
            Self::SameDay => "day",
            Self::Later => "later",
        }
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Five => say!("Within 5 min"),
            Self::Fifteen => say!("5 to 15 min"),
            Self::Hour => say!("15 to 60 min"),
            Self::SameDay => say!("Later that day"),
            Self::Later => say!("On a later day"),
        }
    }
}

/// The band of an entry; `None` when it cannot be told.
pub fn late_band(view: &View<'_>, entry: usize) -> Option<LateBand> {
    let late = lateness(view, entry)?;
    Some(match late {
        _ if late <= 5 * MINUTE => LateBand::Five,
        _ if late <= 15 * MINUTE => LateBand::Fifteen,
        _ if late <= 60 * MINUTE => LateBand::Hour,
        _ => {
            let entries = &view.data.entries;
            let day = |field| entries.date(field, entry).get().map(|at| view.data.day(at));
            if day(Field::End) == day(Field::Entered) { LateBand::SameDay } else { LateBand::Later }
        }
    })
}

/// Whether an entry was written down as soon as the settings want it; `None` when it cannot be told.
pub fn is_real_time(view: &View<'_>, entry: usize) -> Option<bool> {
    let limit = (view.settings.manager.real_time_minutes * MINUTE as f64) as i64;
    lateness(view, entry).map(|late| late <= limit)
}

/// Entries of the reporting period that were written down in time, of those that can be told.
///
/// # Errors
/// The reason when it cannot be told.
pub fn real_time_entry(view: &View<'_>) -> Measured<Part> {
    knows_lateness(view)?;
    let mut part = Part::default();
    for entry in entries_of_period(view) {
        if let Some(good) = is_real_time(view, entry) {
            part.add(good);
        }
    }
    Ok(part)
}

/// That it can be told when entries were written down.
///
/// # Errors
/// The reason when it cannot.
pub fn knows_lateness(view: &View<'_>) -> Measured<()> {
    knows_entries(view)?;
    let entries = &view.data.entries;
    for field in [Field::End, Field::Entered] {
        if !entries.has(field) {
            return Err(Gap::NoColumn(Entity::TimeEntries, field));
        }
        if entries.is_blank(field) {
            return Err(Gap::EmptyColumn(Entity::TimeEntries, field));
        }
    }
    let zone = &view.data.zone;
    let has_times =
        entries.dates(Field::Entered).iter().filter_map(|at| at.get()).any(|at| zone.wall(at).rem_euclid(DAY) != 0);
    if has_times { Ok(()) } else { Err(Gap::EntryDaysOnly) }
}

/// That there are time entries.
///
/// # Errors
/// The reason when there are none.
pub fn knows_entries(view: &View<'_>) -> Measured<()> {
    if view.knows_entries() { Ok(()) } else { Err(Gap::NoEntries) }
}

/// Whether a technician belongs to the team whose time is looked at: named and not hidden.
pub fn is_team(view: &View<'_>, name: &str) -> bool {
    !name.is_empty() && !Settings::names(&view.settings.hidden_resources, name)
}

/// Hours and the entries they are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labor {
    /// Hours.
    pub hours: Hours,
    /// Entries.
    pub entries: u32,
}

impl Labor {
    fn add(&mut self, hours: Hours) {
        self.hours += hours;
        self.entries += 1;
    }
}

/// A share of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Those that do.
    pub good: u32,
    /// All that can be told.
    pub all: u32,
}

impl Part {
    /// The share, 0..=1; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.good) / f64::from(self.all))
    }

    pub(super) fn add(&mut self, good: bool) {
        self.all += 1;
        self.good += u32::from(good);
    }
}

/// The time of one technician, by window.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Symbol of the name; none for who never booked.
    pub sym: Sym,
    /// Client-facing time.
    pub client: [Labor; WINDOWS],
    /// All time.
    pub worked: [Labor; WINDOWS],
    /// Billable hours among the client-facing ones; `None` when the export does not say what is billable.
    pub billable: [Option<Hours>; WINDOWS],
    /// Hours that could have been worked.
    pub available: [Hours; WINDOWS],
    /// Entries written down within a quarter of an hour.
    pub real_time: [Part; WINDOWS],
    /// The period's time by bucket.
    pub buckets: [Labor; 4],
    /// Hours that should be billed in the period, where the technicians' file has a goal.
    pub goal: Option<Hours>,
}

impl Person {
    fn new(name: &str, sym: Sym) -> Self {
        Self {
            name: name.to_owned(),
            sym,
            client: [Labor::default(); WINDOWS],
            worked: [Labor::default(); WINDOWS],
            billable: [None; WINDOWS],
            available: [Hours::ZERO; WINDOWS],
            real_time: [Part::default(); WINDOWS],
            buckets: [Labor::default(); 4],
            goal: None,
        }
    }

    /// Client-facing share of the available hours of a window; `None` without available hours.
    pub fn share(&self, window: usize) -> Option<f64> {
        ratio(self.client[window].hours, self.available[window])
    }

    /// Hours available and not booked at all.
    pub fn missing(&self) -> Hours {
        Hours((self.available[0].0 - self.worked[0].hours.0).max(0))
    }
}

/// Hours over hours; `None` over nothing.
pub fn ratio(part: Hours, whole: Hours) -> Option<f64> {
    (whole > Hours::ZERO).then(|| part.as_f64() / whole.as_f64())
}

/// The team's time.
#[derive(Clone, Debug, Default)]
pub struct TimeBook {
    /// Technicians with time in one of the windows or in the technicians' file, by name.
    pub people: Vec<Person>,
    /// Entries of anybody written down within a quarter of an hour, by window.
    pub real_time: [Part; WINDOWS],
    /// Entries of the period by band of lateness.
    pub bands: [u32; 5],
    /// Hours on incidents of companies with endpoints, by window.
    pub reactive: [Labor; WINDOWS],
}

impl TimeBook {
    /// Who is counted in a window: active in the technicians' file, or with time in it.
    pub fn in_window(&self, view: &View<'_>, window: usize) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| {
            person.worked[window].entries > 0 || view.data.resources.get(&person.name).is_some_and(|info| info.active)
        })
    }

    /// Client-facing and available hours of all in a window.
    pub fn sums(&self, view: &View<'_>, window: usize) -> (Labor, Hours) {
        let mut client = Labor::default();
        let mut available = Hours::ZERO;
        for person in self.in_window(view, window) {
            client.hours += person.client[window].hours;
            client.entries += person.client[window].entries;
            available += person.available[window];
        }
        (client, available)
    }

    /// Utilization of the team in a window; `None` without available hours or without any entry.
    pub fn share(&self, view: &View<'_>, window: usize) -> Option<f64> {
        let booked = self.people.iter().any(|person| person.worked[window].entries > 0);
        let (client, available) = self.sums(view, window);
        ratio(client.hours, available).filter(|_| booked)
    }
}

/// The team's time in all windows, in one pass over the entries.
///
/// # Errors
/// The reason when there are no time entries.
pub fn time_book(view: &View<'_>, windows: &Windows) -> Measured<TimeBook> {
    knows_entries(view)?;
    let data = view.data;
    let mut book = TimeBook::default();
    // Per symbol: not seen, left out, or the place in the list.
    const NEW: u32 = u32::MAX;
    const OUT: u32 = u32::MAX - 1;
    let mut place = vec![NEW; data.texts.len()];
    for (name, info) in &data.resources {
        if info.active && is_team(view, name) && view.resource_passes(name) {
            let sym = data.texts.find(name).unwrap_or_default();
            if !sym.is_none() {
                place[sym.index()] = book.people.len() as u32;
            }
            book.people.push(Person::new(name, sym));
        }
    }
    let managed = managed_by_sym(view);
    let can_tell_late = knows_lateness(view).is_ok();
    for entry in windows.entries(data) {
        let Some(day) = data.entry_facts.day[entry] else {
            continue;
        };
        let mask = windows.on(day);
        if mask == 0 || !view.entry_passes(entry) {
            continue;
        }
        let hours = data.entry_facts.hours[entry];
        let real_time = if can_tell_late { is_real_time(view, entry) } else { None };
        let reactive = is_reactive(view, &managed, entry);
        for window in windows_of(mask) {
            if let Some(good) = real_time {
                book.real_time[window].add(good);
            }
            if reactive {
                book.reactive[window].add(hours);
            }
        }
        if mask & 1 != 0
            && can_tell_late
            && let Some(band) = late_band(view, entry)
        {
            book.bands[band as usize] += 1;
        }
        let sym = data.entries.label(Field::Resource, entry);
        if place[sym.index()] == NEW {
            let name = data.texts.text(sym);
            place[sym.index()] = if is_team(view, name) {
                book.people.push(Person::new(name, sym));
                book.people.len() as u32 - 1
            } else {
                OUT
            };
        }
        if let Some(person) = book.people.get_mut(place[sym.index()] as usize) {
            note(view, person, entry, mask, real_time);
        }
    }
    finish(view, windows, &mut book);
    Ok(book)
}

fn note(view: &View<'_>, person: &mut Person, entry: usize, mask: u32, real_time: Option<bool>) {
    let facts = &view.data.entry_facts;
    let hours = facts.hours[entry];
    let bucket = bucket(view, entry);
    let is_client = matches!(bucket, Bucket::Client | Bucket::NonBillable);
    for window in windows_of(mask) {
        person.worked[window].add(hours);
        if is_client {
            person.client[window].add(hours);
            if let Some(billable) = facts.billable[entry].get() {
                person.billable[window] = Some(person.billable[window].unwrap_or_default() + billable);
            }
        }
        if let Some(good) = real_time {
            person.real_time[window].add(good);
        }
    }
    if mask & 1 != 0 {
        person.buckets[bucket as usize].add(hours);
    }
}

fn finish(view: &View<'_>, windows: &Windows, book: &mut TimeBook) {
    let data = view.data;
    let days: Vec<i64> = windows.all.iter().map(|window| working_days(view, window.first, window.last)).collect();
    let knows_billing = knows_billing(view);
    for person in &mut book.people {
        if knows_billing {
            person.billable.iter_mut().for_each(|hours| {
                hours.get_or_insert(Hours::ZERO);
            });
        }
        let info = data.resources.get(&person.name);
        let weekly =
            info.and_then(|info| info.weekly_hours).unwrap_or_else(|| Hours::from_f64(view.settings.weekly_hours));
        for (available, days) in person.available.iter_mut().zip(&days) {
            *available = Hours(weekly.times(*days).0 / 5);
        }
        person.goal = info.and_then(|info| info.billable_goal).map(|goal| {
            if goal <= 1.0 {
                Hours::from_f64(person.available[0].as_f64() * goal)
            } else {
                Hours(Hours::from_f64(goal).times(days[0]).0 / 5)
            }
        });
    }
    book.people.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Weekdays that are no holidays.
pub fn working_days(view: &View<'_>, first: Day, last: Day) -> i64 {
    (first.0..=last.0)
        .map(Day)
        .filter(|day| !day.is_weekend() && view.data.holidays.binary_search(day).is_err())
        .count() as i64
}

/// For each symbol whether it is a managed company: not the own one, with endpoints.
pub(crate) fn managed_by_sym(view: &View<'_>) -> Vec<bool> {
    let mut managed_by_sym = vec![false; view.data.texts.len()];
    for company in managed(view).keys() {
        managed_by_sym[company.index()] = true;
    }
    managed_by_sym
}

/// Whether an entry is work on an incident of a managed company.
pub(crate) fn is_reactive(view: &View<'_>, managed: &[bool], entry: usize) -> bool {
    let facts = &view.data.entry_facts;
    let ticket = facts.ticket[entry];
    ticket != NO_TICKET
        && managed[facts.company[entry].index()]
        && view.data.facts.workflow[ticket as usize].family() == WorkflowFamily::Incident
}
