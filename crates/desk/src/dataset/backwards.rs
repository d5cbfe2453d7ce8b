//! Tickets that contradict themselves: closed before they were created, or their own parent. They stay, and are told.

use base::OptTime;
use ingest::{IssueKind, Place};

use super::data::Dataset;
use super::field::Field;

/// Tells of tickets and time entries whose end lies before their begin, and of tickets that belong to themselves.
pub(super) fn report(data: &mut Dataset) {
    let mut found = Vec::new();
    for (columns, begin, ends) in [
        (&data.tickets, Field::Created, &[Field::Completed, Field::ResolvedAt, Field::FirstResponseAt][..]),
        (&data.entries, Field::Start, &[Field::End][..]),
    ] {
        for end in ends.iter().filter(|end| columns.has(**end) && columns.has(begin)) {
            let pairs = columns.dates(begin).iter().zip(columns.dates(*end)).enumerate();
            for (row, _) in pairs.filter(|(_, (begin, end))| is_before(**end, **begin)) {
                found.push((columns.file[row], columns.row[row], IssueKind::EndsBeforeItStarts, *end, String::new()));
            }
        }
    }
    let tickets = &data.tickets;
    if tickets.has(Field::Project) {
        for (row, &project) in tickets.labels(Field::Project).iter().enumerate() {
            let number = data.number(row);
            if !number.is_empty() && data.texts.text(project) == number {
                found.push((
                    tickets.file[row],
                    tickets.row[row],
                    IssueKind::OwnParent,
                    Field::Project,
                    number.to_owned(),
                ));
            }
        }
    }
    for (file, row, kind, field, sample) in found {
        let Some(file) = data.files.get(file as usize) else { continue };
        let place = Place { file: file.name.clone(), sheet: file.sheet.clone(), row };
        // What was made of another column is told where that column is.
        if let Some(known) = file.matches.iter().find(|known| known.field == field) {
            data.issues.report(&place, kind, &known.header, &sample);
        }
    }
}

fn is_before(end: OptTime, begin: OptTime) -> bool {
    matches!((end.get(), begin.get()), (Some(end), Some(begin)) if end < begin)
}
