//! The desk on paper: six CSV files as Autotask would label them.

use std::io::{self, Write};

use super::calendar::{DAY_MINUTES, Minute, NEVER};
use super::desk::{MANAGED, ON_DEMAND};
use super::invent::Sample;
use super::model::{Entry, Kind, NOBODY, SampleSpec, Stand, Ticket};
use super::rng::Rng;
use super::words;
use crate::base::Day;

/// One of the files of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleFile {
    /// The tickets, by ticket number.
    Tickets,
    /// The time entries, in the order they were entered.
    TimeEntries,
    /// The service calls, by start.
    ServiceCalls,
    /// The technicians.
    Resources,
    /// The companies and their endpoints.
    Companies,
    /// What happened to each ticket: statuses, queues, technicians.
    History,
}

impl SampleFile {
    /// All files, tickets first.
    pub const ALL: [Self; 6] =
        [Self::Tickets, Self::TimeEntries, Self::ServiceCalls, Self::Resources, Self::Companies, Self::History];

    /// What every desk exports; a history of its tickets is what some have beside it.
    pub const EXPORTS: [Self; 5] =
        [Self::Tickets, Self::TimeEntries, Self::ServiceCalls, Self::Resources, Self::Companies];

    /// The name of the file, for example `tickets.csv`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tickets => "tickets.csv",
            Self::TimeEntries => "time_entries.csv",
            Self::ServiceCalls => "service_calls.csv",
            Self::Resources => "resources.csv",
            Self::Companies => "companies.csv",
            Self::History => "ticket_history.csv",
        }
    }

    const fn header(self) -> &'static str {
        match self {
            Self::Tickets => {
                "Ticket Number,Title,Account,Contact,Queue,Status,Priority,Ticket Type,Issue Type,Sub-Issue Type,\
                 Source,Primary Resource,Contract,Service Level Agreement,Created,Last Activity,Completed,Due Date,\
                 First Response Due,First Response Actual,Resolution Plan Due,Resolution Plan Actual,Resolution Due,\
                 Resolution Actual,Next Service Call,Estimated Hours,Total Hours Worked,Reopened"
            }
            Self::TimeEntries => {
                "Ticket Number,Resource,Start Date/Time,End Date/Time,Create Date/Time,Hours Worked,Hours to Bill,\
                 Non-Billable,Work Type,Summary Notes"
            }
            Self::ServiceCalls => "Ticket Number,Resource,Start Date/Time,End Date/Time,Status",
            Self::Resources => "Resource,Weekly Hours,Billable Goal,Role,Active",
            Self::Companies => "Company,Endpoints,Contract,Own",
            Self::History => "ticket_id,field_name,updated,value",
        }
    }
}

/// The exports of a sample as name and text, without the history of its tickets. All of them are written by
/// [`write_sample`].
pub fn sample_files(spec: &SampleSpec) -> Vec<(String, String)> {
    let sample = Sample::new(spec);
    SampleFile::EXPORTS
        .into_iter()
        .map(|file| {
            let mut text = Vec::new();
            // A vector takes everything, and what is written is made of texts.
            let _ = sample.write(file, &mut text);
            (file.name().to_owned(), String::from_utf8(text).unwrap_or_default())
        })
        .collect()
}

/// Writes all files of a sample, each to what `open` gives for it.
///
/// # Errors
/// What `open` or a write reports, at the first trouble.
pub fn write_sample<W: Write>(spec: &SampleSpec, mut open: impl FnMut(SampleFile) -> io::Result<W>) -> io::Result<()> {
    let sample = Sample::new(spec);
    for file in SampleFile::ALL {
        let mut out = open(file)?;
        sample.write(file, &mut out)?;
        out.flush()?;
    }
    Ok(())
}

impl Sample {
    /// Writes one file, in pieces of about 64 kB.
    ///
    /// # Errors
    /// What a write reports.
    pub fn write(&self, file: SampleFile, out: &mut dyn Write) -> io::Result<()> {
        let mut lines = Lines { text: String::with_capacity(80_000), out };
        lines.text.push_str(file.header());
        lines.end()?;
        match file {
            SampleFile::Tickets => self.write_tickets(&mut lines)?,
            SampleFile::TimeEntries => self.write_entries(&mut lines)?,
            SampleFile::ServiceCalls => self.write_calls(&mut lines)?,
            SampleFile::Resources => self.write_resources(&mut lines)?,
            SampleFile::Companies => self.write_companies(&mut lines)?,
            SampleFile::History => self.write_history(&mut lines)?,
        }
        lines.flush()
    }

    fn write_tickets(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for (index, ticket) in self.tickets.iter().enumerate() {
            let mut rng = Rng::new(self.seed, 1_000 + index as u64);
            let company = &self.desk.companies[usize::from(ticket.company)];
            lines.field(&self.number(ticket));
            lines.field(&words::title(ticket.kind, &mut rng));
            lines.field(&company.name);
            lines.field(words::contact(ticket.company, &mut rng));
            lines.field(queue(ticket, &mut rng));
            lines.field(status(ticket.stand));
            let [class, issue, sub, priority] = words::labels(ticket.kind, &mut rng);
            [priority, class, issue, sub].into_iter().for_each(|text| lines.field(text));
            lines.field(words::source(ticket.kind, &mut rng));
            lines.field(self.resource(ticket.resource));
            lines.field(company.contract);
            lines.field(agreement(ticket, company.contract));
            let resolved = ticket.completed;
            for at in [
                ticket.created, ticket.last, ticket.completed, ticket.due, ticket.response_due, ticket.response,
                ticket.plan_due, ticket.plan, ticket.resolution_due, resolved, ticket.next_call,
            ] {
                lines.time(at);
            }
            lines.hundredths(if ticket.estimate == 0 { None } else { Some(u32::from(ticket.estimate) * 25) });
            lines.hundredths(Some(ticket.worked * 5 / 3));
            lines.number(u32::from(ticket.reopened));
            lines.end()?;
        }
        Ok(())
    }

    fn write_entries(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for (index, entry) in self.entries.iter().enumerate() {
            let mut rng = Rng::new(self.seed, u64::from(u32::MAX) + index as u64);
            let ticket = entry.ticket.map(|index| &self.tickets[index as usize]);
            match ticket {
                Some(ticket) => lines.field(&self.number(ticket)),
                None => lines.field(""),
            }
            lines.field(self.resource(entry.resource));
            lines.time(entry.start);
            lines.time(entry.start + i32::from(entry.minutes));
            lines.time(entry.entered);
            let (billed, is_free) = self.billed(entry, ticket);
            lines.hundredths(Some(u32::from(entry.minutes) * 5 / 3));
            lines.hundredths(Some(billed * 5 / 3));
            lines.field(if is_free { "Yes" } else { "No" });
            lines.field(match ticket.map(|ticket| ticket.kind) {
                None => "Internal",
                Some(Kind::Project | Kind::Install) => "Project Work",
                Some(Kind::Recurring) => "Preventive Maintenance",
                Some(_) if rng.chance(0.12) => "Onsite Support",
                Some(_) => "Remote Support",
            });
            lines.field(if ticket.is_none() { "Morning huddle" } else { words::note(&mut rng) });
            lines.end()?;
        }
        Ok(())
    }

    /// Minutes to bill, and whether the entry is free of charge.
    fn billed(&self, entry: &Entry, ticket: Option<&Ticket>) -> (u32, bool) {
        let minutes = u32::from(entry.minutes);
        let Some(ticket) = ticket.filter(|ticket| ticket.company > 0 && !entry.free) else {
            return (0, true);
        };
        let contract = self.desk.companies[usize::from(ticket.company)].contract;
        // Without an agreement every quarter of an hour that was begun is billed.
        (if contract == MANAGED { minutes } else { minutes.div_ceil(15) * 15 }, false)
    }

    fn write_calls(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for call in &self.calls {
            lines.field(&self.number(&self.tickets[call.ticket as usize]));
            lines.field(self.resource(call.resource));
            lines.time(call.start);
            lines.time(call.start + i32::from(call.minutes));
            lines.field(call.status);
            lines.end()?;
        }
        Ok(())
    }

    fn write_resources(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for resource in &self.desk.resources {
            lines.field(&resource.name);
            lines.number(u32::from(resource.weekly_hours));
            lines.number(u32::from(resource.goal_hours));
            lines.field(resource.role);
            lines.field(if resource.is_active { "Yes" } else { "No" });
            lines.end()?;
        }
        Ok(())
    }

    fn write_companies(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for (index, company) in self.desk.companies.iter().enumerate() {
            lines.field(&company.name);
            match company.endpoints {
                0 => lines.field(""),
                endpoints => lines.number(endpoints),
            }
            lines.field(company.contract);
            lines.field(if index == 0 { "Yes" } else { "No" });
            lines.end()?;
        }
        Ok(())
    }

    /// The ticket number; recurring tickets carry the number of their series and their place in it.
    pub(super) fn number(&self, ticket: &Ticket) -> String {
        if ticket.kind == Kind::Recurring {
            // Series were set up in the days before the first ticket, so the numbers are free.
            let first = self.tickets.first().map_or(0, |first| first.created.div_euclid(DAY_MINUTES));
            let round = i32::from(ticket.instance / 1_000);
            let day = first - 2 - i32::from(ticket.series) / 40 - round * 600;
            let of_day = ticket.series % 40 + 1;
            return format!("T{}.{of_day:04}.{:03}", compact(day), ticket.instance % 1_000);
        }
        format!("T{}.{:04}", compact(ticket.created.div_euclid(DAY_MINUTES)), ticket.of_day)
    }

    pub(super) fn resource(&self, index: u16) -> &str {
        if index == NOBODY {
            return "";
        }
        &self.desk.resources[usize::from(index)].name
    }
}

fn compact(day: i32) -> impl std::fmt::Display {
    Day(day).date().format("%Y%m%d")
}

pub(super) fn status(stand: Stand) -> &'static str {
    match stand {
        Stand::New => "New",
        Stand::Ready => "Ready to Engage",
        Stand::InProgress => "In Progress",
        Stand::Scheduled => "Scheduled",
        Stand::WaitingCustomer => "Waiting Customer",
        Stand::WaitingVendor => "Waiting Vendor",
        Stand::WaitingMaterials => "Waiting Materials",
        Stand::OnHold => "On Hold",
        Stand::Escalated => "Escalated",
        Stand::Complete => "Complete",
    }
}

/// The queue that the file of the tickets names.
pub(super) fn queue_of(seed: u64, index: usize, ticket: &Ticket) -> &'static str {
    let mut rng = Rng::new(seed, 1_000 + index as u64);
    // As the row is written: the title and the contact are drawn first.
    words::title(ticket.kind, &mut rng);
    words::contact(ticket.company, &mut rng);
    queue(ticket, &mut rng)
}

fn queue(ticket: &Ticket, rng: &mut Rng) -> &'static str {
    match ticket.kind {
        Kind::Alert if rng.chance(0.25) => "NOC",
        Kind::Alert => "Monitoring Alert",
        _ if ticket.stand == Stand::New => "Triage",
        Kind::Recurring => "Recurring Tickets",
        Kind::Project => "Projects",
        _ if ticket.company == 0 => "Internal",
        Kind::Critical | Kind::High | Kind::HighBackup | Kind::Major => "Level II Support",
        _ if rng.chance(0.12) => "Level II Support",
        _ => "Service Desk",
    }
}

fn agreement(ticket: &Ticket, contract: &str) -> &'static str {
    if ticket.resolution_due == NEVER {
        ""
    } else if contract == ON_DEMAND {
        "Best Effort SLA"
    } else {
        "Standard SLA"
    }
}

/// Builds lines and hands them on in pieces.
pub(super) struct Lines<'a> {
    text: String,
    out: &'a mut dyn Write,
}

impl Lines<'_> {
    /// Adds a field, quoted where RFC 4180 asks for it.
    pub(super) fn field(&mut self, text: &str) {
        if text.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            for (index, part) in text.split('"').enumerate() {
                if index > 0 {
                    self.text.push_str("\"\"");
                }
                self.text.push_str(part);
            }
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
        self.text.push(',');
    }

    fn number(&mut self, number: u32) {
        self.text.push_str(&number.to_string());
        self.text.push(',');
    }

    /// Adds hours given in hundredths, with two decimals; nothing when there are none.
    fn hundredths(&mut self, amount: Option<u32>) {
        if let Some(amount) = amount {
            self.text.push_str(&format!("{}.{:02}", amount / 100, amount % 100));
        }
        self.text.push(',');
    }

    /// Adds a moment such as `6/30/2026 3:00 PM`; nothing when there is none.
    pub(super) fn time(&mut self, at: Minute) {
        use chrono::Datelike;
        use std::fmt::Write;
        if at != NEVER {
            let date = Day(at.div_euclid(DAY_MINUTES)).date();
            let minute = at.rem_euclid(DAY_MINUTES);
            let (hour, half) = (minute / 60, if minute < 720 { "AM" } else { "PM" });
            let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
            // Writing to a text cannot fail.
            let _ =
                write!(self.text, "{}/{}/{} {shown}:{:02} {half}", date.month(), date.day(), date.year(), minute % 60);
        }
        self.text.push(',');
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        if self.text.ends_with(',') {
            self.text.pop();
        }
        self.text.push_str("\r\n");
        if self.text.len() >= 64_000 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}
