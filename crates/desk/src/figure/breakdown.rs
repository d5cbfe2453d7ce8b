//! SLA shares, tickets and hours by a dimension and by window of time, in one pass over tickets and one over entries.

use crate::dataset::{Field, NO_TICKET, TicketRow};
use crate::settings::{SlaBasis, StatusMeaning, Workflow};
use base::{Hours, Sym};

use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::sla_performance::{Verdict, completed, judge};
use super::trend::{Mask, WINDOWS, Windows, windows_of};
use super::view::View;

/// What the manager's figures are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Week,
    Month,
    Workflow,
    #[default]
    Technician,
    Company,
    Queue,
    Sla,
}

impl Group {
    /// All, in the order of the choices.
    pub const ALL: [Self; 7] =
        [Self::Technician, Self::Workflow, Self::Company, Self::Queue, Self::Sla, Self::Week, Self::Month];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Workflow => "workflow",
            Self::Technician => "resource",
            Self::Company => "company",
            Self::Queue => "queue",
            Self::Sla => "sla",
        }
    }

    /// The group of a name; technicians for one that is not known.
    pub fn named(id: &str) -> Self {
        Self::ALL.into_iter().find(|group| group.id() == id).unwrap_or_default()
    }

    /// Whether the groups are the steps of the trend.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Week | Self::Month)
    }

    const fn field(self) -> Option<Field> {
        match self {
            Self::Week | Self::Month | Self::Workflow => None,
            Self::Technician => Some(Field::Resource),
            Self::Company => Some(Field::Company),
            Self::Queue => Some(Field::Queue),
            Self::Sla => Some(Field::Sla),
        }
    }
}

/// Promises of one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Met.
    pub met: u32,
    /// Missed.
    pub missed: u32,
}

impl Kept {
    /// How many were decided.
    pub const fn decided(self) -> u32 {
        self.met + self.missed
    }

    /// The share met, 0..=1; `None` when nothing was decided.
    pub fn share(self) -> Option<f64> {
        (self.decided() > 0).then(|| f64::from(self.met) / f64::from(self.decided()))
    }
}

/// The figures of one group, by window.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Promises by event, then window.
    pub sla: [[Kept; WINDOWS]; 3],
    /// Tickets of the period without a due time, by event.
    pub untargeted: [u32; 3],
    /// Tickets created.
    pub created: [u32; WINDOWS],
    /// Tickets completed.
    pub completed: [u32; WINDOWS],
    /// Hours worked.
    pub hours: [Hours; WINDOWS],
    /// Time entries.
    pub entries: [u32; WINDOWS],
    /// Open tickets at *as of*.
    pub open: u32,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            sla: [[Kept::default(); WINDOWS]; 3],
            untargeted: [0; 3],
            created: [0; WINDOWS],
            completed: [0; WINDOWS],
            hours: [Hours::ZERO; WINDOWS],
            entries: [0; WINDOWS],
            open: 0,
        }
    }
}

impl Tally {
    /// The promises of an event in a window.
    pub const fn kept(&self, event: SlaEvent, window: usize) -> Kept {
        self.sla[event as usize][window]
    }
}

/// The figures of all groups.
#[derive(Clone, Debug, Default)]
pub struct Breakdown {
    /// All tickets and entries of the view.
    pub total: Tally,
    /// Each group by its key: the symbol of its label, or the rank of the workflow. In order of first appearance.
    pub groups: Vec<(u32, Tally)>,
    /// Events that cannot be judged, with the reason, in order of [`SlaEvent::ALL`].
    pub gaps: [Option<Gap>; 3],
}

impl Breakdown {
    /// The name of a group; empty for tickets without one.
    pub fn name<'a>(&self, view: &View<'a>, group: Group, key: u32) -> &'a str {
        match group {
            Group::Workflow => {
                Workflow::ALL.get(key as usize).map_or("", |workflow| view.settings.rules.title(*workflow))
            }
            _ => view.data.texts.text(Sym(key)),
        }
    }

    /// A group's figures.
    pub fn of(&self, key: u32) -> Option<&Tally> {
        self.groups.iter().find(|(known, _)| *known == key).map(|(_, tally)| tally)
    }
}

/// That an export has what a group needs.
///
/// # Errors
/// The reason when the column is missing.
pub fn can_group(view: &View<'_>, group: Group) -> Measured<()> {
    match group.field() {
        Some(field) => view.needs(field),
        None => Ok(()),
    }
}

/// Gives keys a place in a list in order of first appearance.
struct Places {
    slots: Vec<u32>,
    tallies: Vec<(u32, Tally)>,
}

impl Places {
    fn of(&mut self, key: u32) -> &mut Tally {
        let slot = &mut self.slots[key as usize];
        if *slot == u32::MAX {
            *slot = self.tallies.len() as u32;
            self.tallies.push((key, Tally::default()));
        }
        &mut self.tallies[*slot as usize].1
    }
}

/// All figures by a dimension. By week or month, only the total is filled: its windows are the steps.
pub fn breakdown(view: &View<'_>, windows: &Windows, basis: SlaBasis, group: Group) -> Breakdown {
    let data = view.data;
    let gaps = SlaEvent::ALL.map(|event| view.can_judge(event).err());
    let mut total = Tally::default();
    let mut places = Places { slots: vec![u32::MAX; data.texts.len().max(Workflow::ALL.len())], tallies: Vec::new() };
    let labels = group.field().map(|field| data.tickets.labels(field));
    let key_of = |row: TicketRow| match (group, labels) {
        (Group::Workflow, _) => data.facts.workflow[row].rank() as u32,
        (_, Some(labels)) => labels.get(row).map_or(0, |sym| sym.0),
        _ => 0,
    };
    let grouped = !group.is_time();
    for &row in &view.rows {
        let row = row as usize;
        let noted = Noted::of(view, windows, basis, &gaps, row);
        if noted.is_nothing() {
            continue;
        }
        noted.add_to(&mut total);
        if grouped {
            noted.add_to(places.of(key_of(row)));
        }
    }
    for entry in windows.entries(data) {
        let Some(day) = data.entry_facts.day[entry] else {
            continue;
        };
        let mask = windows.on(day);
        if mask == 0 || !view.entry_passes(entry) {
            continue;
        }
        let hours = data.entry_facts.hours[entry];
        add_entry(&mut total, mask, hours);
        let ticket = data.entry_facts.ticket[entry];
        let key = match group {
            Group::Week | Group::Month => continue,
            Group::Technician => data.entries.label(Field::Resource, entry).0,
            Group::Company => data.entry_facts.company[entry].0,
            _ if ticket == NO_TICKET => continue,
            _ => key_of(ticket as usize),
        };
        add_entry(places.of(key), mask, hours);
    }
    Breakdown { total, groups: places.tallies, gaps }
}

fn add_entry(tally: &mut Tally, mask: Mask, hours: Hours) {
    for window in windows_of(mask) {
        tally.hours[window] += hours;
        tally.entries[window] += 1;
    }
}

/// What one ticket counts for: a bit for each window.
#[derive(Default)]
struct Noted {
    met: [Mask; 3],
    missed: [Mask; 3],
    untargeted: [bool; 3],
    created: Mask,
    completed: Mask,
    open: bool,
}

impl Noted {
    fn of(view: &View<'_>, windows: &Windows, basis: SlaBasis, gaps: &[Option<Gap>; 3], row: TicketRow) -> Self {
        let tickets = &view.data.tickets;
        let is_done = view.data.facts.meaning[row] == StatusMeaning::Complete;
        let mask = |at: Option<base::Timestamp>| at.map_or(0, |at| windows.at(at));
        let mut noted = Self {
            created: mask(tickets.date(Field::Created, row).get()),
            completed: if is_done { mask(completed(view, row).get()) } else { 0 },
            open: view.data.facts.meaning[row].is_open(),
            ..Self::default()
        };
        for event in SlaEvent::ALL {
            let at = event as usize;
            if gaps[at].is_some() {
                continue;
            }
            let candidates = match basis {
                SlaBasis::Completed => noted.completed,
                SlaBasis::Created => noted.created,
                SlaBasis::Due => mask(view.due(event, row).get()),
            };
            for window in windows_of(candidates) {
                match judge(view, basis, event, row, windows.all[window].to) {
                    Some(Verdict::Met) => noted.met[at] |= 1 << window,
                    Some(Verdict::Missed) => noted.missed[at] |= 1 << window,
                    Some(Verdict::WithoutTarget) => noted.untargeted[at] |= window == 0,
                    None => {}
                }
            }
        }
        noted
    }

    const fn is_nothing(&self) -> bool {
        !self.open
            && self.created | self.completed | self.met[0] | self.met[1] | self.met[2] == 0
            && self.missed[0] | self.missed[1] | self.missed[2] == 0
    }

    fn add_to(&self, tally: &mut Tally) {
        tally.open += u32::from(self.open);
        windows_of(self.created).for_each(|window| tally.created[window] += 1);
        windows_of(self.completed).for_each(|window| tally.completed[window] += 1);
        for event in 0..3 {
            windows_of(self.met[event]).for_each(|window| tally.sla[event][window].met += 1);
            windows_of(self.missed[event]).for_each(|window| tally.sla[event][window].missed += 1);
            tally.untargeted[event] += u32::from(self.untargeted[event]);
        }
    }
}
