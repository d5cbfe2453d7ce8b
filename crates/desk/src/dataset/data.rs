//! The data set: columns of tickets, time entries and service calls, with what their labels mean.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::settings::{QueueRole, StatusMeaning, Workflow};
use base::{Day, Hours, Interner, OptHours, OptTime, Sym, Timestamp, Zone};
use ingest::Issues;

use super::classify::ClassifiedBy;
use super::columns::{Columns, Flag};
use super::field::{Entity, Field};
use super::fold::StatusSpans;
use super::mapping::Match;
use super::resolve::DateQuestion;
use super::rows::RowLists;
use super::status::{StatusDoubt, StatusLabels};

/// A ticket's row in a [`Dataset`].
pub type TicketRow = usize;

/// No ticket, in columns of ticket rows.
pub const NO_TICKET: u32 = u32::MAX;

/// One table that was taken.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FileInfo {
    /// File name, as the user knows it.
    pub name: String,
    /// Sheet; empty where there are none.
    pub sheet: String,
    /// What the table is about.
    pub entity: Option<Entity>,
    /// Id of the system it comes from.
    pub source: String,
    /// Name of that system.
    pub source_title: String,
    /// Records behind the header.
    pub rows: u64,
    /// Records that were not used.
    pub rejected: u64,
    /// Whether many rows were folded into one ticket each.
    pub event_log: bool,
    /// Confidence in what was recognised, 0..=100.
    pub confidence: u32,
    /// The columns that were understood.
    pub matches: Vec<Match>,
    /// All headers.
    pub headers: Vec<String>,
    /// Up to three values of each column.
    pub samples: Vec<Vec<String>>,
    /// The headers that told the system.
    pub evidence: Vec<String>,
    /// A time as it is written without a zone, if there is one: its header and the cell.
    pub wall_sample: Option<(String, String)>,
}

/// A table that is none of ours: shown with its headers, so that the user can say what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct UnknownTable {
    /// File and sheet, joined for people.
    pub name: String,
    /// The most likely header row.
    pub headers: Vec<String>,
    /// Its row in the file.
    pub header_row: u32,
    /// Up to three values of each column.
    pub samples: Vec<Vec<String>>,
    /// Records in it.
    pub rows: u64,
    /// What its columns would be, were it a table of tickets.
    pub matches: Vec<Match>,
}

/// What is known of tickets beside their columns. All vectors are as long as there are tickets.
#[derive(Clone, Debug, Default)]
pub struct TicketFacts {
    /// What the status means.
    pub meaning: Vec<StatusMeaning>,
    /// What the queue is for.
    pub role: Vec<QueueRole>,
    /// The workflow.
    pub workflow: Vec<Workflow>,
    /// The rule that gave the workflow.
    pub rule: Vec<ClassifiedBy>,
    /// Hours of the ticket's time entries, or its own column where there is no entries file.
    pub worked: Vec<OptHours>,
    /// Start of the last service call that is neither cancelled nor done.
    pub last_call: Vec<OptTime>,
    /// Entries of each ticket: `entry_rows[entry_starts[n]..entry_starts[n + 1]]`.
    pub entry_starts: Vec<u32>,
    /// See `entry_starts`.
    pub entry_rows: Vec<u32>,
}

/// What is known of time entries beside their columns.
#[derive(Clone, Debug, Default)]
pub struct EntryFacts {
    /// The ticket, [`NO_TICKET`] when there is none.
    pub ticket: Vec<u32>,
    /// The company worked for: the ticket's, else the entry's own column.
    pub company: Vec<Sym>,
    /// Hours worked.
    pub hours: Vec<Hours>,
    /// Hours to bill; `None` when the export does not say.
    pub billable: Vec<OptHours>,
    /// The day the entry starts on; `None` without a start.
    pub day: Vec<Option<Day>>,
}

impl EntryFacts {
    /// Room for so many entries.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            ticket: Vec::with_capacity(count),
            company: Vec::with_capacity(count),
            hours: Vec::with_capacity(count),
            billable: Vec::with_capacity(count),
            day: Vec::with_capacity(count),
        }
    }
}

/// What is known of service calls beside their columns.
#[derive(Clone, Debug, Default)]
pub struct CallFacts {
    /// The ticket, [`NO_TICKET`] when there is none.
    pub ticket: Vec<u32>,
    /// Neither cancelled nor done.
    pub live: Vec<bool>,
}

/// A technician of the resources file.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceInfo {
    /// Hours a week, when the file says so.
    pub weekly_hours: Option<Hours>,
    /// Billable goal as in the file: hours a week, or a share when it is at most 1.
    pub billable_goal: Option<f64>,
    /// Role or department.
    pub role: String,
    /// Whether the technician still works here.
    pub active: bool,
}

/// A company of the companies file or of the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyInfo {
    /// Managed endpoints, when known.
    pub endpoints: Option<u32>,
    /// The service provider's own company.
    pub own: bool,
}

/// A contract of the contracts file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContractInfo {
    /// The company that has it.
    pub company: Sym,
    /// Its service level agreement.
    pub sla: Sym,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Whether it is in force.
    pub active: bool,
}

/// What the vendor says of a ticket's three promises: first response, resolution plan, resolution.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SlaVerdict {
    /// Whether each was kept.
    pub met: [Flag; 3],
    /// Business hours that each took.
    pub elapsed: [Option<Hours>; 3],
}

/// Everything that was dropped, as columns. Never changes after it was built.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Labels and names.
    pub texts: Interner,
    /// Ticket numbers.
    pub keys: Interner,
    /// The zone in which wall times were read.
    pub zone: Zone,
    /// Tickets.
    pub tickets: Columns,
    /// Tickets, beside their columns.
    pub facts: TicketFacts,
    /// Status history, where known.
    pub spans: StatusSpans,
    /// Time entries.
    pub entries: Columns,
    /// Time entries, beside their columns.
    pub entry_facts: EntryFacts,
    /// Service calls.
    pub calls: Columns,
    /// Service calls, beside their columns.
    pub call_facts: CallFacts,
    /// Technicians by name.
    pub resources: BTreeMap<String, ResourceInfo>,
    /// Companies by symbol, those with something known.
    pub companies: BTreeMap<Sym, CompanyInfo>,
    /// Days on which nobody works, sorted.
    pub holidays: Vec<Day>,
    /// Technicians who are off, by the calendars: first and last day; sorted.
    pub time_off: Vec<(Sym, Day, Day)>,
    /// Contracts by name.
    pub contracts: BTreeMap<Sym, ContractInfo>,
    /// The vendor's own verdicts, by row of the ticket.
    pub verdicts: FxHashMap<u32, SlaVerdict>,
    /// Tickets that were in the files more than once.
    pub repeated: Vec<u32>,
    /// Newest activity: the default *as of*.
    pub newest: Option<Timestamp>,
    /// The tables.
    pub files: Vec<FileInfo>,
    /// Tables that are none of ours.
    pub unknown: Vec<UnknownTable>,
    /// Date columns of which the order was assumed.
    pub questions: Vec<DateQuestion>,
    /// What was wrong in rows.
    pub issues: Issues,
    /// Whether no export has the moment of resolution, so that the completion of done tickets stands in for it.
    pub completed_stands_in: bool,
    /// Status labels whose tickets have a resolution and never a completion: resolved, and not yet closed.
    pub(crate) resolved_only: Vec<Sym>,
    /// What the status labels mean, and why.
    pub statuses: StatusLabels,
    pub(super) ticket_of_key: Vec<u32>,
    /// What stands ready for questions; made anew when meanings change.
    pub(super) lists: RowLists,
}

impl Dataset {
    /// How many tickets there are.
    pub fn len(&self) -> usize {
        self.tickets.len()
    }

    /// Whether there is no ticket.
    pub fn is_empty(&self) -> bool {
        self.tickets.is_empty()
    }

    /// A ticket's number.
    pub fn number(&self, ticket: TicketRow) -> &str {
        self.keys.text(self.tickets.label(Field::Number, ticket))
    }

    /// The ticket with a number or id.
    pub fn ticket(&self, number: &str) -> Option<TicketRow> {
        self.ticket_of(self.keys.find(number)?)
    }

    pub(super) fn ticket_of(&self, key: Sym) -> Option<TicketRow> {
        match self.ticket_of_key.get(key.index()) {
            Some(&NO_TICKET) | None => None,
            Some(&ticket) => Some(ticket as usize),
        }
    }

    /// The text of a ticket's label; empty when it has none.
    pub fn label(&self, field: Field, ticket: TicketRow) -> &str {
        self.texts.text(self.tickets.label(field, ticket))
    }

    /// Rows of the time entries of a ticket.
    pub fn entries_of(&self, ticket: TicketRow) -> &[u32] {
        match (self.facts.entry_starts.get(ticket), self.facts.entry_starts.get(ticket + 1)) {
            (Some(&from), Some(&to)) => &self.facts.entry_rows[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Whether a table of this entity was dropped.
    pub fn has_entity(&self, entity: Entity) -> bool {
        self.files.iter().any(|file| file.entity == Some(entity))
    }

    /// Whether service calls are known at all.
    pub fn knows_calls(&self) -> bool {
        self.has_entity(Entity::ServiceCalls) || self.tickets.has(Field::NextServiceCall)
    }

    /// Whether a company is the service provider's own.
    pub fn is_own(&self, company: Sym) -> bool {
        self.companies.get(&company).is_some_and(|known| known.own)
    }

    /// Status labels of which nothing says what they mean, with their tickets, most tickets first.
    pub fn unknown_statuses(&self) -> Vec<(String, u32)> {
        let unknown = self.statuses.doubtful().filter(|(_, doubt)| *doubt == StatusDoubt::Unknown);
        unknown.map(|(label, _)| (self.texts.text(label.label).to_owned(), label.tickets)).collect()
    }

    /// A moment's day in the zone of the data.
    pub fn day(&self, at: Timestamp) -> Day {
        self.zone.day(at)
    }
}
