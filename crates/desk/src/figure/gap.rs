//! Why a figure cannot be computed: a value that code can ask, and its words, made here only.

use crate::dataset::{Entity, Field};
use language::say;

use super::sla_event::SlaEvent;

/// A figure, or why there is none.
pub type Measured<T> = Result<T, Gap>;

/// Why a figure cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A table lacks a column.
    NoColumn(Entity, Field),
    /// A column of a table is empty in every row.
    EmptyColumn(Entity, Field),
    /// Neither a column for the hours worked nor time entries.
    NoHours,
    /// The column for the hours worked is empty, and there are no time entries.
    EmptyHours,
    /// No column for the due time of any SLA event.
    NoDueTimes,
    /// The settings give no target for an event, and exported due times are not wanted.
    NoTarget(SlaEvent),
    /// Neither a column for service calls nor a file of them.
    NoCalls,
    /// No file of service calls.
    NoCallFile,
    /// Service calls without a start.
    CallsWithoutStart,
    /// Service calls without an end.
    CallsWithoutEnd,
    /// No file of time entries.
    NoEntries,
    /// Time entries without a day.
    EntriesWithoutDay,
    /// When entries were logged is known by the day only.
    EntryDaysOnly,
    /// Nothing says which entries are billable.
    NoBillable,
    /// Neither a file of technicians nor of time entries.
    NoPeople,
    /// Nobody booked time in the last quarter.
    NobodyBooked,
    /// Nothing says which tickets are open.
    UnknownOpen,
    /// No status history.
    NoHistory,
    /// What cannot be told of earlier days.
    NotThen(Then),
    /// Neither a column for reopened tickets nor a status history.
    NoReopened,
    /// The status history has none of the tickets completed in the period.
    HistoryTellsNone,
    /// No column that tells a workflow.
    NoWorkflowColumns,
    /// Neither a priority nor a ticket type.
    NoPriorityOrType,
    /// Creation times are days without a time of day.
    CreatedDaysOnly,
    /// No endpoints at all.
    NoEndpoints,
    /// No endpoints of this company.
    NoEndpointsOfCompany,
    /// No company with endpoints.
    NoManagedCompany,
    /// The data does not cover a whole period.
    NoWholePeriod,
    /// The data does not reach back so many days.
    ShortHistory(u32),
    /// Not one whole week of history.
    NoWholeWeek,
    /// No ticket was created before today.
    NothingBeforeToday,
    /// Neither estimates nor service calls with an end.
    NoWorkAhead,
    /// No available hours in the period.
    NoAvailableHours,
    /// One person has no available hours.
    NoAvailableHoursOfPerson,
    /// No time entry in the period.
    NoEntryInPeriod,
    /// No time entry with end and entry times in the period.
    NoTimedEntry,
    /// No promise of an event was decided in the period.
    NothingDecided(SlaEvent),
    /// No ticket was completed in the period.
    NothingCompleted,
    /// No ticket was created in the period.
    NothingCreated,
    /// No completed ticket of the period answers the question.
    NoneTells,
    /// No completed ticket of the period has an estimate.
    NoneEstimated,
    /// Time entries where tickets are asked for.
    NotTickets,
    /// A rule of tickets in a list of time entries.
    RuleOfTickets(&'static str),
    /// A rule of time entries in a list of tickets.
    RuleOfEntries(&'static str),
    /// A list that nobody knows.
    UnknownList {
        /// Its rule.
        rule: String,
        /// Its value.
        value: String,
    },
    /// No time of the resolution: the completion is taken in its place.
    CompletedStandsIn,
    /// Its history is not computed.
    NotComputed,
}

/// What of earlier days an export does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// When tickets were new: no status history.
    New,
    /// When tickets waited: no status history.
    Waiting,
    /// When tickets were on hold: no status history.
    OnHold,
    /// When tickets were to be scheduled: no status history.
    ToSchedule,
    /// When tickets were ready: no status history.
    Ready,
    /// Service calls of earlier days: no file of them.
    Calls,
    /// Whom tickets belonged to.
    Owners,
    /// Hours of earlier days: no file of time entries.
    Hours,
}

impl Gap {
    /// The reason in words of the reader's language, to stand after a colon: no capital, no full stop.
    pub fn words(&self) -> String {
        match self {
            Self::NoColumn(entity, field) => say!("no column for {}", column(*entity, *field)),
            Self::EmptyColumn(entity, field) => {
                say!("the column for {} is empty in every row", column(*entity, *field))
            }
            Self::NoTarget(event) => {
                say!("the settings give no target for the {}", language::lower(event.title()))
            }
            Self::NothingDecided(event) => {
                say!("no {} was decided in the period", language::lower(event.title()))
            }
            Self::ShortHistory(days) => say!("the data does not reach back {days} days"),
            Self::UnknownList { rule, value } => say!("this Zenboard knows no list \"{rule}:{value}\""),
            Self::RuleOfTickets(id) => say!("\"{id}\" narrows lists of tickets, not of time entries"),
            Self::RuleOfEntries(id) => say!("\"{id}\" narrows lists of time entries, not of tickets"),
            Self::NotThen(then) => then.words().to_owned(),
            _ => self.sentence().to_owned(),
        }
    }

    /// The reasons that need no value.
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoHours => say!("no column for the hours worked, and no file of time entries"),
            Self::EmptyHours => {
                say!("the column for the hours worked is empty in every row, and there is no file of time entries")
            }
            Self::NoDueTimes => say!("no column for an SLA due time"),
            Self::NoCalls => say!("no service call column, and no file of service calls"),
            Self::NoCallFile => say!("no file of service calls"),
            Self::CallsWithoutStart => say!("the service calls have no start"),
            Self::CallsWithoutEnd => say!("the service calls have no end"),
            Self::NoEntries => say!("no file of time entries"),
            Self::EntriesWithoutDay => say!("the time entries have no day"),
            Self::EntryDaysOnly => {
                say!("the time at which entries were logged is exported as days, without times")
            }
            Self::NoBillable => say!("the export does not say what is billable"),
            Self::NoPeople => say!("no file of technicians, and no file of time entries"),
            Self::NobodyBooked => say!("nobody booked time in the last 91 days"),
            Self::UnknownOpen => {
                say!("no column for the status or the completion, so which tickets are open is not known")
            }
            Self::NoHistory => say!("the data has no status history"),
            Self::NoReopened => say!("no column for reopened tickets, and no status history"),
            Self::NoWorkflowColumns => say!("no column for priority, type or queue"),
            Self::NoPriorityOrType => say!("no column for the priority or the ticket type"),
            Self::CreatedDaysOnly => say!("creation times have no time of day"),
            Self::NoEndpoints => say!("no endpoints"),
            Self::NoEndpointsOfCompany => say!("no endpoints known"),
            Self::NoManagedCompany => say!("no company with endpoints is known"),
            Self::NoWholePeriod => say!("the data does not reach back over a whole period"),
            Self::NoWholeWeek => say!("there is not one whole week of history"),
            Self::NothingBeforeToday => say!("no ticket was created before today"),
            Self::NoWorkAhead => say!("neither estimated hours nor service calls with an end"),
            Self::NoAvailableHours => say!("no available hours in the period"),
            Self::NoAvailableHoursOfPerson => say!("no available hours"),
            Self::NoEntryInPeriod => say!("no time entry in the period"),
            Self::NoTimedEntry => say!("no time entry with end and entry times in the period"),
            Self::NothingCompleted => say!("no ticket was completed in the period"),
            Self::NothingCreated => say!("no ticket was created in the period"),
            Self::HistoryTellsNone => {
                say!("the status history tells of none of the tickets completed in the period")
            }
            Self::NoneTells => say!("no completed ticket of the period can tell"),
            Self::NoneEstimated => say!("no completed ticket of the period has an estimate"),
            Self::NotTickets => say!("these are time entries, not tickets"),
            Self::CompletedStandsIn => say!("the completion stands in for the resolution"),
            Self::NotComputed => say!("no history is computed"),
            // Said with their values above.
            Self::NoColumn(..)
            | Self::EmptyColumn(..)
            | Self::NoTarget(_)
            | Self::NothingDecided(_)
            | Self::ShortHistory(_)
            | Self::RuleOfTickets(_)
            | Self::RuleOfEntries(_)
            | Self::UnknownList { .. }
            | Self::NotThen(_) => "",
        }
    }
}

impl Then {
    fn words(self) -> &'static str {
        match self {
            Self::New => say!("no status history: when tickets were new is not known"),
            Self::Waiting => say!("no status history: when tickets waited is not known"),
            Self::OnHold => say!("no status history: when tickets were on hold is not known"),
            Self::ToSchedule => say!("no status history: when tickets were to be scheduled is not known"),
            Self::Ready => say!("no status history: which tickets were ready is not known"),
            Self::Calls => say!("no file of service calls: calls of earlier days are not known"),
            Self::Owners => say!("the export does not say who owned tickets on earlier days"),
            Self::Hours => say!("no file of time entries: hours of earlier days are not known"),
        }
    }
}

/// What a column holds, as it stands after “no column for”.
fn column(entity: Entity, field: Field) -> String {
    let words = match (entity, field) {
        (Entity::TimeEntries, Field::Start) => say!("the start of time entries"),
        (Entity::TimeEntries, Field::End) => say!("the end of time entries"),
        (Entity::TimeEntries, Field::Entered) => say!("when time entries were logged"),
        (Entity::TimeEntries, Field::Note) => say!("the note of time entries"),
        (Entity::TimeEntries, Field::Resource) => say!("the technician of time entries"),
        (_, Field::Status) => say!("the status"),
        (_, Field::Resource) => say!("the primary resource"),
        (_, Field::Queue) => say!("the queue"),
        (_, Field::Company) => say!("the company"),
        (_, Field::Contract) => say!("the contract"),
        (_, Field::Priority) => say!("the priority"),
        (_, Field::Created) => say!("the creation time"),
        (_, Field::Completed) => say!("the completion time"),
        (_, Field::ResolvedAt) => say!("the resolution time"),
        (_, Field::LastActivity) => say!("the last activity"),
        (_, Field::Due) => say!("the due date"),
        (_, Field::Estimate) => say!("the estimated hours"),
        (_, Field::Worked) => say!("the hours worked"),
        (_, Field::FirstResponseDue) => say!("the due time of the first response"),
        (_, Field::PlanDue) => say!("the due time of the resolution plan"),
        (_, Field::ResolutionDue) => say!("the due time of the resolution"),
        (_, Field::FirstResponseAt) => say!("the actual time of the first response"),
        (_, Field::PlanAt) => say!("the actual time of the resolution plan"),
        (_, Field::SlaMet) => say!("the vendor's own SLA verdict"),
        _ => return say!("the {}", language::lower(field.title())),
    };
    words.to_owned()
}
