//! What was read, what was not understood, and what cannot be measured because of it.

use desk::figure::{DeskCount, DueAudit, DueCause, Figures, Panel, SlaEvent, View};
use desk::query::{Page, Query};
use desk::rule::{FigureRule, OtherDue};
use desk::rules;
use ingest::{Issue, IssueKind};
use language::say;

use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};

/// The page of the data.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let data = view.data;
    let rejected: u64 = data.files.iter().map(|file| file.rejected).sum();
    let gaps = gaps(view);
    let title = match (rejected, gaps.len()) {
        (0, 0) => say!("{} read, every figure can be measured", words::capital(&words::tickets(data.len()))),
        (0, gaps) => say!(
            "{} read, {} cannot be measured",
            words::tickets(data.len()),
            words::plural(gaps, say!("figure"), say!("figures"))
        ),
        (rows, gaps) => say!(
            "{} read, {} not used, {} cannot be measured",
            words::tickets(data.len()),
            words::plural(rows as usize, say!("row"), say!("rows")),
            words::plural(gaps, say!("figure"), say!("figures"))
        ),
    };
    let mut board = Board {
        title,
        lede: lede(view),
        sections: vec![
            Section {
                id: "files".into(),
                title: say!("What was recognized").into(),
                place: Place::Full,
                blocks: vec![Block::Table(files(view))],
                ..Section::default()
            },
            Section {
                id: "gaps".into(),
                title: say!("What cannot be measured, and why").into(),
                place: Place::Full,
                blocks: vec![Block::Table(gap_table(gaps))],
                ..Section::default()
            },
            Section {
                id: "issues".into(),
                title: say!("What could not be read").into(),
                place: Place::Full,
                blocks: vec![Block::Table(issues(view))],
                ..Section::default()
            },
        ],
        ..Board::default()
    };
    board.sections.extend(super::assumed::section(view));
    board.sections.extend(clock_section(view, query));
    board
}

/// What became of the tickets, first of all: it shows at a glance whether the statuses were understood.
fn lede(view: &View<'_>) -> String {
    let desk = DeskCount::new(view);
    let (open, completed) = (words::count(desk.open as usize), words::count(desk.completed as usize));
    let counts = match desk.cancelled {
        0 => say!("{} open, {} completed.", open, completed),
        cancelled => say!("{} open, {} completed, {} cancelled.", open, completed, words::count(cancelled as usize)),
    };
    let promise = say!("Everything was read and computed in this browser; nothing was sent anywhere.");
    format!("{counts} {promise}")
}

/// Where the exported due times and ours disagree; `None` when the settings ask for no clock of ours.
fn clock_section(view: &View<'_>, query: &Query) -> Option<Section> {
    let mut blocks: Vec<Block> = view
        .clocks()
        .trouble()
        .iter()
        .map(|sentence| Block::Note { tone: Tone::Warn, text: sentence.clone(), href: String::new() })
        .collect();
    if !view.settings.policy.rules.is_empty() {
        if view.data.spans.is_empty() {
            blocks.push(Block::Note {
                tone: Tone::Warn,
                text: say!("Estimated: there is no status history, so our clock counts the time spent waiting.").into(),
                href: String::new(),
            });
        }
        blocks.push(Block::Table(differences(view, query)));
    }
    if !view.data.spans.is_empty() {
        blocks.push(Block::Note {
            tone: Tone::Plain,
            text: say!("Status history is available: see the ticket journey").into(),
            href: query.on(Page::Journey).to_fragment(),
        });
    }
    (!blocks.is_empty()).then(|| Section {
        id: "clock".into(),
        title: say!("Due times, as exported and by our clock").into(),
        place: Place::Full,
        blocks,
        ..Section::default()
    })
}

/// How many due times differ by more than a minute: by event, then by likely cause.
fn differences(view: &View<'_>, query: &Query) -> TableView {
    let audit = DueAudit::new(view);
    let mut compared = [0_usize; 3];
    let mut counts = [[0_usize; DueCause::ALL.len()]; 3];
    for &row in &view.rows {
        for event in SlaEvent::ALL {
            compared[event.index()] += usize::from(audit.compares(event, row as usize));
            if let Some(cause) = audit.cause(event, row as usize) {
                counts[event.index()][cause as usize] += 1;
            }
        }
    }
    let list = |event: SlaEvent, cause: Option<DueCause>| {
        query.tickets(&rules![FigureRule::OtherDue(OtherDue { event, cause })]).to_fragment()
    };
    let cell = |event: SlaEvent, count: usize, href: String| {
        if compared[event.index()] == 0 { Cell::unknown(say!("nothing to compare")) } else { Cell::count(count, href) }
    };
    let mut rows: Vec<Vec<Cell>> = DueCause::ALL
        .into_iter()
        .filter(|cause| counts.iter().any(|by_cause| by_cause[*cause as usize] > 0))
        .map(|cause| {
            let mut cells = vec![Cell::text(cause_words(cause))];
            cells.extend(SlaEvent::ALL.map(|event| {
                let count = counts[event.index()][cause as usize];
                cell(event, count, list(event, Some(cause)))
            }));
            cells
        })
        .collect();
    let mut total = vec![Cell::text(say!("All that differ by more than one minute"))];
    total.extend(SlaEvent::ALL.map(|event| {
        let count = counts[event.index()].iter().sum();
        let all = compared[event.index()];
        let cell = cell(event, count, list(event, None));
        if all == 0 { cell } else { cell.noted(say!("of {} compared", words::count(all))) }
    }));
    rows.push(total);
    let mut heads = vec![head(say!("Likely cause"), false)];
    heads.extend(SlaEvent::ALL.map(|event| head(event.title(), true)));
    TableView {
        caption: say!("Tickets whose exported due time differs from ours, by likely cause").into(),
        heads,
        rows,
        has_total: true,
        ..TableView::default()
    }
}

/// A likely cause in words.
pub fn cause_words(cause: DueCause) -> &'static str {
    match cause {
        DueCause::AroundTheClock => say!("The export counts around the clock"),
        DueCause::OtherHours => say!("Other hours: the exported due time lies out of our hours"),
        DueCause::HolidayNotObserved => say!("The export worked through one of our holidays"),
        DueCause::HolidayMissing => {
            say!("A holiday is missing here: the export is later by whole working days")
        }
        DueCause::PausesNotCounted => say!("The export did not move the due time while the ticket waited"),
        DueCause::PausesUnknown => say!("The export is later, probably by waiting that no history shows"),
        DueCause::OtherTarget => say!("Another target: on our clock the export gives another round amount"),
        DueCause::Edited => say!("None of these: probably an edited date"),
    }
}

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
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
            let note = if unread.is_empty() { String::new() } else { say!("not used: {}", unread.join(", ")) };
            vec![
                Cell::text(&file.name).noted(&file.sheet),
                Cell::text(words::capital(entity)).noted(if file.event_log {
                    say!("an event log, folded into tickets")
                } else {
                    ""
                }),
                Cell::text(&file.source_title).noted(say!("{} %", file.confidence)),
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
        caption: say!("Files and what they were taken for").into(),
        heads: vec![
            head(say!("File"), false),
            head(say!("Holds"), false),
            head(say!("From"), false),
            head(say!("Rows"), true),
            head(say!("Not used"), true),
            head(say!("Columns"), false),
        ],
        rows,
        ..TableView::default()
    }
}

/// Figures that cannot be measured, with the reason.
fn gaps(view: &View<'_>) -> Vec<(String, String)> {
    let figures = Figures::new(view);
    [Panel::Stuck, Panel::Headline]
        .into_iter()
        .flat_map(Panel::figures)
        .filter_map(|figure| Some((figure.title(view.settings), figures.measure(figure).err()?.words())))
        .collect()
}

fn gap_table(gaps: Vec<(String, String)>) -> TableView {
    TableView {
        caption: say!("Figures that cannot be measured").into(),
        heads: vec![head(say!("Figure"), false), head(say!("Why"), false)],
        rows: gaps
            .into_iter()
            .map(|(figure, why)| vec![Cell::text(figure), Cell::text(words::capital(&why)).toned(Tone::Unknown)])
            .collect(),
        empty: say!("Every figure can be measured.").into(),
        ..TableView::default()
    }
}

fn issues(view: &View<'_>) -> TableView {
    let mut all: Vec<&Issue> = view.data.issues.iter().collect();
    all.sort_by(|a, b| b.kind.rejects_row().cmp(&a.kind.rejects_row()).then_with(|| b.count.cmp(&a.count)));
    TableView {
        caption: say!("Import issues by kind").into(),
        heads: vec![
            head(say!("What"), false),
            head(say!("File"), false),
            head(say!("Column"), false),
            head(say!("Count"), true),
            head(say!("First in row"), true),
            head(say!("Example"), false),
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
        empty: say!("Everything was understood.").into(),
        ..TableView::default()
    }
}

/// A kind of trouble in words.
pub fn issue_words(kind: IssueKind) -> &'static str {
    match kind {
        IssueKind::NotADate => say!("Not a date; treated as empty"),
        IssueKind::TextBehindDate => say!("Text behind a date; the date is used, the text left out"),
        IssueKind::NotAnAmount => say!("Not a number; treated as empty"),
        IssueKind::NotAYesOrNo => say!("Neither yes nor no; treated as empty"),
        IssueKind::NoKey => say!("Row without a number or name: not used"),
        IssueKind::NotARecord => say!("Total, footer or heading: not used"),
        IssueKind::SeenBefore => say!("Ticket number again: the newest by last activity is used"),
        IssueKind::NoSuchTicket => say!("Its ticket is not in the data"),
        IssueKind::Ragged => say!("Row with fewer or more cells than the header"),
        IssueKind::NotText => say!("Bytes that are not text, replaced by �"),
        IssueKind::TooLong => say!("Too long: cut, or not used"),
        IssueKind::UnclosedQuote => say!("Unclosed quote"),
        IssueKind::DuplicateHeader => say!("Column name twice: the first is used"),
        IssueKind::UnknownLabel => say!("Label without a known meaning"),
        IssueKind::Contradiction => say!("Label and rows contradict each other"),
        IssueKind::AmbiguousDates => say!("Day and month cannot be told apart"),
        IssueKind::MixedDates => say!("Day first and month first in one column"),
        IssueKind::Truncated => say!("Probably truncated by the exporting system"),
        IssueKind::LaterThanAsOf => {
            say!("Long after everything else: taken for a slip and left out of the moment of the picture")
        }
        IssueKind::NoResult => say!("Formulas without stored results; the cells count as empty"),
        IssueKind::BrokenText => say!("Letters were lost when the file was written (�)"),
        IssueKind::EndsBeforeItStarts => say!("Ends before it starts"),
        IssueKind::OwnParent => say!("Ticket that is its own parent: the link is not used"),
        IssueKind::Skipped => say!("Not used"),
        IssueKind::Assumed => say!("Assumed"),
    }
}
