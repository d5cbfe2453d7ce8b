//! Tables become one set of columns: which header is which field, what the labels mean.
//!
//! In: records from `ingest` and the settings. Out: a [`Dataset`] that never changes. Never: SLA, reports.

mod amount;
mod as_of;
mod assumed;
mod backwards;
mod build;
mod cell;
mod classify;
mod columns;
mod data;
mod date;
mod day_or_month;
mod derive;
pub mod dialects;
mod facts;
mod field;
mod fold;
mod history;
mod intake;
mod layout;
mod lookup;
mod mapping;
mod masked;
mod nothing;
mod others;
mod raw;
mod references;
mod resolve;
mod rewind;
mod rows;
mod sentence;
mod status;
mod time_off;

pub use assumed::Assumption;
pub use build::build;
pub use classify::ClassifiedBy;
pub use columns::{Column, Columns, Flag};
pub use data::{
    CallFacts, CompanyInfo, ContractInfo, Dataset, EntryFacts, FileInfo, NO_TICKET, ResourceInfo, SlaVerdict,
    TicketFacts, TicketRow, UnknownTable,
};
pub use field::{Entity, Field, FieldKind};
pub use fold::{HandOffs, StatusSpans};
pub use intake::Intake;
pub use mapping::{Because, Lost, Mapping, Match, MatchKind, map_headers};
pub use masked::Names;
pub use raw::{PartSpec, TablePart, read_part};
pub use resolve::DateQuestion;
pub use rewind::Rewound;
pub use status::{Share, StatusBecause, StatusDoubt, StatusLabel, StatusLabels};
