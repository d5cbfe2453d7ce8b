//! What was read, what was not understood, and what cannot be measured because of it.

use crate::ingest::{Issue, IssueKind};
use crate::query::Query;
use crate::report::{SlaEvent, View, coordinator, reactive_hours, sla_performance, utilization};

use super::kpi_text;
use super::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};
use super::words;

/// The page of the data.
pub fn present(view: &View<'_>, _query: &Query) -> Board {
    let data = view.data;
    let rejected: u64 = data.files.iter().map(|file| file.rejected).sum();
    let gaps = gaps(view);
    let title = match (rejected, gaps.len()) {
        (0, 0) => format!(
            "{} read, every figure can be measured",
            words::capital(&words::tickets(data.len()))
        ),
        (0, gaps) => format!(
            "{} read, {} cannot be measured",
            words::tickets(data.len()),
            words::plural(gaps, "figure", "figures")
        ),
        (rows, gaps) => format!(
            "{} read, {} not used, {} cannot be measured",
            words::tickets(data.len()),
            words::plural(rows as usize, "row", "rows"),
            words::plural(gaps, "figure", "figures")
        ),
    };
    Board {
        title,
        lede: "Everything was read and computed in this browser; nothing was sent anywhere.".into(),
        sections: vec![
            Section {
                id: "files".into(),
                title: "What was recognised".into(),
                place: Place::Full,
                blocks: vec![Block::Table(files(view))],
                ..Section::default()
            },
            Section {
                id: "gaps".into(),
                title: "What cannot be measured, and why".into(),
                place: Place::Full,
                blocks: vec![Block::Table(gap_table(gaps))],
                ..Section::default()
            },
            Section {
                id: "issues".into(),
                title: "What was not understood".into(),
                place: Place::Full,
                blocks: vec![Block::Table(issues(view))],
                ..Section::default()
            },
        ],
        ..Board::default()
    }
}

fn head(title: &str, numeric: bool) -> Head {
    Head {
        title: title.to_owned(),
        numeric,
        ..Head::default()
    }
}

fn files(view: &View<'_>) -> TableView {
    let rows = view
        .data
        .files
        .iter()
        .map(|file| {
            let entity = file.entity.map_or("", |entity| entity.title());
            let matched = file
                .matches
                .iter()
                .map(|found| format!("{} → {}", found.header, found.field.title()))
                .collect::<Vec<_>>()
                .join(", ");
            let unread: Vec<&str> = file
                .headers
                .iter()
                .enumerate()
                .filter(|(column, _)| !file.matches.iter().any(|found| found.column == *column))
                .map(|(_, header)| header.as_str())
                .collect();
            let note = if unread.is_empty() {
                String::new()
            } else {
                format!("not used: {}", unread.join(", "))
            };
            vec![
                Cell::text(&file.name).noted(&file.sheet),
                Cell::text(words::capital(entity)).noted(if file.event_log {
                    "an event log, folded into tickets"
                } else {
                    ""
                }),
                Cell::text(&file.source_title).noted(format!("{} %", file.confidence)),
                Cell::text(words::count(file.rows as usize)),
                Cell::text(words::count(file.rejected as usize)).toned(if file.rejected > 0 {
                    Tone::Warn
                } else {
                    Tone::Plain
                }),
                Cell::text(matched).noted(note),
            ]
        })
        .collect();
    TableView {
        caption: "Files and what they were taken for".into(),
        heads: vec![
            head("File", false),
            head("Holds", false),
            head("From", false),
            head("Rows", true),
            head("Not used", true),
            head("Columns", false),
        ],
        rows,
        ..TableView::default()
    }
}

/// Figures that cannot be measured, with the reason.
fn gaps(view: &View<'_>) -> Vec<(String, String)> {
    let mut gaps: Vec<(String, String)> = coordinator(view)
        .into_iter()
        .filter_map(|kpi| Some((kpi_text::title(kpi.id, view.settings), kpi.rows.err()?.0)))
        .collect();
    for event in SlaEvent::ALL {
        if let Err(gap) = sla_performance(view, event) {
            gaps.push((
                format!("SLA performance, {}", event.stage().to_lowercase()),
                gap.0,
            ));
        }
    }
    if let Err(gap) = utilization(view) {
        gaps.push(("Utilization".into(), gap.0));
    }
    if let Err(gap) = reactive_hours(view) {
        gaps.push(("Reactive hours per endpoint".into(), gap.0));
    }
    gaps
}

fn gap_table(gaps: Vec<(String, String)>) -> TableView {
    TableView {
        caption: "Figures that cannot be measured".into(),
        heads: vec![head("Figure", false), head("Why", false)],
        rows: gaps
            .into_iter()
            .map(|(figure, why)| {
                vec![
                    Cell::text(figure),
                    Cell::text(words::capital(&why)).toned(Tone::Unknown),
                ]
            })
            .collect(),
        empty: "Every figure can be measured.".into(),
        ..TableView::default()
    }
}

fn issues(view: &View<'_>) -> TableView {
    let mut all: Vec<&Issue> = view.data.issues.iter().collect();
    all.sort_by(|a, b| {
        b.kind
            .rejects_row()
            .cmp(&a.kind.rejects_row())
            .then_with(|| b.count.cmp(&a.count))
    });
    TableView {
        caption: "Import issues by kind".into(),
        heads: vec![
            head("What", false),
            head("File", false),
            head("Column", false),
            head("Count", true),
            head("First in row", true),
            head("Example", false),
        ],
        rows: all
            .into_iter()
            .map(|issue| {
                vec![
                    Cell::text(issue_words(issue.kind)),
                    Cell::text(&issue.first.file).noted(&issue.first.sheet),
                    Cell::text(&issue.column),
                    Cell::text(words::count(issue.count as usize)),
                    Cell::text(if issue.first.row == 0 {
                        String::new()
                    } else {
                        words::count(issue.first.row as usize)
                    }),
                    Cell::text(&issue.sample),
                ]
            })
            .collect(),
        empty: "Everything was understood.".into(),
        ..TableView::default()
    }
}

/// A kind of trouble in words.
pub fn issue_words(kind: IssueKind) -> &'static str {
    match kind {
        IssueKind::NotADate => "Not a date; the cell is taken as empty",
        IssueKind::NotAnAmount => "Not a number; the cell is taken as empty",
        IssueKind::NotAYesOrNo => "Neither yes nor no; the cell is taken as empty",
        IssueKind::NoKey => "Row without a number or name: not used",
        IssueKind::NotARecord => "Total, footer or heading: not used",
        IssueKind::SeenBefore => "Ticket number again: the newest by last activity is used",
        IssueKind::NoSuchTicket => "Its ticket is not in the data",
        IssueKind::Ragged => "Row with fewer or more cells than the header",
        IssueKind::NotText => "Bytes that are no text, replaced by \u{fffd}",
        IssueKind::TooLong => "Too long: cut, or not used",
        IssueKind::UnclosedQuote => "A quote that is never closed",
        IssueKind::DuplicateHeader => "Column name twice: the first is used",
        IssueKind::UnknownLabel => "Label without a known meaning",
        IssueKind::AmbiguousDates => "Day and month cannot be told apart",
        IssueKind::Truncated => "Probably cut by the exporting system",
        IssueKind::EndsBeforeItStarts => "Ends before it starts",
        IssueKind::Skipped => "Not used",
        IssueKind::Assumed => "Assumed",
    }
}
