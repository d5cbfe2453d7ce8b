//! The part of the data that a query asks about, at its moment.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::dataset::{Dataset, Entity, Field, NO_TICKET, TicketRow};
use crate::query::{Dimension, Query};
use crate::settings::{Settings, Workflow};
use base::{DAY, Day, Sym, Timestamp, normalize};

use super::gap::{Gap, Measured};
use super::kept_day::CoordinatorDay;
use super::measured::SlaClocks;

/// The option of a query that moves the first moment of its period.
pub(super) const FROM: &str = "from";

/// A condition on a ticket.
pub type Condition<'v> = Box<dyn Fn(TicketRow) -> bool + 'v>;

/// A filtered dimension, the symbols that are wanted of it, and the workflows.
type Filter = (Dimension, Vec<Sym>, Vec<Workflow>);

/// A data set seen through the filters of a query at its moment.
pub struct View<'a> {
    /// All the data.
    pub data: &'a Dataset,
    /// What the user decided.
    pub settings: &'a Settings,
    /// The moment of the picture.
    pub as_of: Timestamp,
    /// Whether the moment is the clock's, not the newest activity in files.
    pub is_live: bool,
    /// Length of the reporting period in days.
    pub period_days: u32,
    /// Rows of the tickets that pass the filters, in order of the data.
    pub rows: Vec<u32>,
    /// Those of them that are open.
    pub open: Vec<u32>,
    /// Whether any ticket of the whole data is in a status that means Ready to engage.
    pub uses_ready_status: bool,
    /// First moment of the reporting period where the question moved it.
    from: Option<Timestamp>,
    filters: Vec<Filter>,
    /// The coordinator's counts of earlier imports.
    pub kept: &'a [CoordinatorDay],
    /// Clocks that were measured before, for the same data and settings.
    given: Option<&'a SlaClocks>,
    /// Clocks measured when first asked for, where none were given.
    own: Rc<OnceCell<SlaClocks>>,
}

impl<'a> View<'a> {
    /// The view of a query. Without a moment in the query and without any activity in the data, the
    /// moment is the first of 1970; there is nothing to show then.
    pub fn new(data: &'a Dataset, settings: &'a Settings, query: &Query) -> Self {
        Self::live(data, settings, query, None)
    }

    /// The view of a query over live data, which are shown as of now unless the query says otherwise.
    pub fn live(data: &'a Dataset, settings: &'a Settings, query: &Query, now: Option<Timestamp>) -> Self {
        let as_of = query.as_of.or(now).or(data.newest).unwrap_or(Timestamp(0));
        let filters = filters(data, settings, query);
        let mut view = Self {
            data,
            settings,
            as_of,
            is_live: now.is_some() && query.as_of.is_none(),
            period_days: query.period.unwrap_or(settings.period_days),
            rows: Vec::new(),
            open: Vec::new(),
            uses_ready_status: data.uses_ready_status(),
            from: query.option(FROM).and_then(Timestamp::from_rfc3339).filter(|from| *from <= as_of),
            filters,
            kept: &[],
            given: None,
            own: Rc::default(),
        };
        view.rows = view.filtered();
        debug_assert!((0..data.len() as u32).filter(|&row| view.passes(row as usize)).eq(view.rows.iter().copied()));
        view.open = if view.is_filtered() {
            view.rows.iter().copied().filter(|&row| data.facts.meaning[row as usize].is_open()).collect()
        } else {
            data.open_rows().to_vec()
        };
        view
    }

    /// The same view with clocks that were measured before, for the same data and settings.
    pub fn with_clocks(self, clocks: &'a SlaClocks) -> Self {
        Self { given: Some(clocks), ..self }
    }

    /// The same view with what was kept of earlier imports.
    pub fn with_kept(self, kept: &'a [CoordinatorDay]) -> Self {
        Self { kept, ..self }
    }

    /// The view of another question about the same data.
    pub fn asked(&self, query: &Query) -> Self {
        Self {
            kept: self.kept,
            given: self.given,
            own: Rc::clone(&self.own),
            ..Self::new(self.data, self.settings, query)
        }
    }

    /// Our clocks of all tickets; measured now where they were not handed over.
    pub fn clocks(&self) -> &SlaClocks {
        match self.given {
            Some(clocks) => clocks,
            None => self.own.get_or_init(|| SlaClocks::measure(self.data, self.settings)),
        }
    }

    /// The tickets that pass all filters: looked for among those that pass the one that fewest pass, which stand ready.
    fn filtered(&self) -> Vec<u32> {
        let lists = self.filters.iter().map(|filter| self.listed(filter));
        let Some(fewest) = lists.min_by_key(|lists| lists.iter().map(|rows| rows.len()).sum::<usize>()) else {
            return (0..self.data.len() as u32).collect();
        };
        let mut rows = fewest.concat();
        if fewest.len() > 1 {
            rows.sort_unstable();
            rows.dedup();
        }
        rows.retain(|&row| self.passes(row as usize));
        rows
    }

    /// The lists of tickets that pass one filter, by each of its values.
    fn listed(&self, (dimension, wanted, workflows): &Filter) -> Vec<&'a [u32]> {
        let data = self.data;
        let field = match dimension {
            Dimension::Company => Field::Company,
            Dimension::Resource => Field::Resource,
            Dimension::Queue => Field::Queue,
            Dimension::Priority => Field::Priority,
            Dimension::Workflow => return workflows.iter().map(|&workflow| data.rows_of(workflow)).collect(),
        };
        wanted.iter().filter_map(|&label| data.rows_with(field, label)).collect()
    }

    /// Whether a ticket passes all filters.
    fn passes(&self, row: usize) -> bool {
        let tickets = &self.data.tickets;
        self.filters.iter().all(|(dimension, wanted, workflows)| match dimension {
            Dimension::Company => wanted.contains(&tickets.label(Field::Company, row)),
            Dimension::Resource => wanted.contains(&tickets.label(Field::Resource, row)),
            Dimension::Queue => wanted.contains(&tickets.label(Field::Queue, row)),
            Dimension::Priority => wanted.contains(&tickets.label(Field::Priority, row)),
            Dimension::Workflow => workflows.contains(&self.data.facts.workflow[row]),
        })
    }

    /// Whether a time entry passes: by its own technician, and by what its ticket is.
    pub fn entry_passes(&self, entry: usize) -> bool {
        let data = self.data;
        let ticket = data.entry_facts.ticket[entry];
        self.filters.iter().all(|(dimension, wanted, workflows)| match dimension {
            Dimension::Company => wanted.contains(&data.entry_facts.company[entry]),
            Dimension::Resource => wanted.contains(&data.entries.label(Field::Resource, entry)),
            _ if ticket == NO_TICKET => false,
            Dimension::Queue => wanted.contains(&data.tickets.label(Field::Queue, ticket as usize)),
            Dimension::Priority => wanted.contains(&data.tickets.label(Field::Priority, ticket as usize)),
            Dimension::Workflow => workflows.contains(&data.facts.workflow[ticket as usize]),
        })
    }

    /// Whether a technician passes the filter by technician.
    pub fn resource_passes(&self, name: &str) -> bool {
        self.filters
            .iter()
            .filter(|(dimension, ..)| *dimension == Dimension::Resource)
            .all(|(_, wanted, _)| wanted.iter().any(|sym| self.data.texts.text(*sym) == name))
    }

    /// Whether a company passes the filter by company.
    pub fn company_passes(&self, company: Sym) -> bool {
        self.filters
            .iter()
            .filter(|(dimension, ..)| *dimension == Dimension::Company)
            .all(|(_, wanted, _)| wanted.contains(&company))
    }

    /// Whether there is any filter.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty()
    }

    /// First moment of the reporting period; it ends, like the picture, at *as of*, both included.
    pub fn period_start(&self) -> Timestamp {
        self.from.unwrap_or_else(|| self.as_of.plus(-i64::from(self.period_days) * DAY))
    }

    /// Whether a moment lies in the reporting period.
    pub fn in_period(&self, at: Option<Timestamp>) -> bool {
        at.is_some_and(|at| at >= self.period_start() && at <= self.as_of)
    }

    /// First and last of the `days` calendar days that end on the day of *as of*.
    pub fn last_days(&self, days: u32) -> (Day, Day) {
        let last = self.data.day(self.as_of);
        (last.plus(1 - days.max(1) as i32), last)
    }

    /// Whether time entries are known.
    pub fn knows_entries(&self) -> bool {
        self.data.has_entity(Entity::TimeEntries)
    }

    /// That a ticket column is there and not empty in all rows, or the reason.
    pub fn needs(&self, field: Field) -> Measured<()> {
        if !self.data.tickets.has(field) {
            Err(Gap::NoColumn(Entity::Tickets, field))
        } else if self.data.tickets.is_blank(field) {
            Err(Gap::EmptyColumn(Entity::Tickets, field))
        } else {
            Ok(())
        }
    }

    /// That it can be told which tickets are open: by a status, or by a time of completion.
    pub fn knows_open(&self) -> Measured<()> {
        let tickets = &self.data.tickets;
        // A column of completions tells as well where it is empty: nothing is complete then.
        let tells = tickets.has(Field::Completed) || tickets.has(Field::ResolvedAt);
        if tells || !tickets.is_blank(Field::Status) { Ok(()) } else { Err(Gap::UnknownOpen) }
    }

    /// Rows in the stated order of lists: by ticket number.
    pub fn by_number(&self, mut rows: Vec<u32>) -> Vec<u32> {
        rows.sort_by(|&a, &b| self.data.number(a as usize).cmp(self.data.number(b as usize)));
        rows
    }
}

/// The wanted symbols of each filtered dimension; a name is also found without regard to case and spaces.
fn filters(data: &Dataset, settings: &Settings, query: &Query) -> Vec<Filter> {
    Dimension::ALL
        .into_iter()
        .filter_map(|dimension| {
            let values: Vec<&str> = query.wanted(dimension).collect();
            if values.is_empty() {
                return None;
            }
            let workflows = values.iter().filter_map(|value| settings.rules.titled(value)).collect();
            let symbols = values.iter().flat_map(|value| symbols_of(data, value)).collect();
            Some((dimension, symbols, workflows))
        })
        .collect()
}

fn symbols_of(data: &Dataset, value: &str) -> Vec<Sym> {
    if let Some(sym) = data.texts.find(value) {
        return vec![sym];
    }
    let wanted = normalize(value);
    data.texts.iter().filter(|(_, text)| normalize(text) == wanted).map(|(sym, _)| sym).collect()
}
