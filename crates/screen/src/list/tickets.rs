//! A list of tickets: what was clicked, why each ticket is in it, what to do next.

use base::Timestamp;
use desk::dataset::{ClassifiedBy, Field};
use desk::figure::{DataCheck, DueCause, SlaEvent, View, select};
use desk::query::{Page, Pick, Query};
use desk::settings::StatusMeaning;
use language::{self, say};

use crate::kit::kpi_text;
use crate::kit::sheet::{Sheet, SheetCell};
use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Paging, Place, Section, TableView, Tone};

/// Rows on a page.
pub const PAGE: u32 = 50;

/// A column of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Col {
    Number,
    Title,
    Why,
    Action,
    Field(Field),
    Due,
    Age,
    Worked,
    Workflow,
    Rule,
}

impl Col {
    fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Why => "why",
            Self::Action => "action",
            Self::Field(field) => field.id(),
            Self::Due => "next_due",
            Self::Age => "age",
            Self::Worked => "worked",
            Self::Workflow => "workflow",
            Self::Rule => "rule",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Number => say!("Ticket"),
            Self::Title => say!("Title"),
            Self::Why => say!("Why it is here"),
            Self::Action => say!("Next action"),
            Self::Field(Field::Resource) => say!("Technician"),
            Self::Field(field) => field.title(),
            Self::Due => say!("Next SLA event"),
            Self::Age => say!("Age"),
            Self::Worked => say!("Worked"),
            Self::Workflow => say!("Workflow"),
            Self::Rule => say!("Classified by"),
        }
    }

    fn is_numeric(self) -> bool {
        matches!(self, Self::Age | Self::Worked | Self::Field(Field::Estimate))
    }
}

/// The list of a query.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let title = list_title(view, &query.picks);
    let rows = match select(view, &query.picks) {
        Ok(rows) => rows,
        Err(gap) => {
            return Board {
                title: say!("{title}: not measurable"),
                lede: words::capital(&gap.0),
                paging: Some(Paging { size: PAGE, ..Paging::default() }),
                ..Board::default()
            };
        }
    };
    let kpi = kpi_of(&query.picks);
    let columns = columns(view, kpi);
    let total = rows.len() as u32;
    let rows = sorted(view, query, kpi, rows);
    let offset = query.offset.min(total.saturating_sub(1)) / PAGE * PAGE;
    let table = TableView {
        caption: title.clone(),
        heads: columns.iter().map(|&column| head(query, column)).collect(),
        rows: rows
            .iter()
            .skip(offset as usize)
            .take(PAGE as usize)
            .map(|&row| columns.iter().map(|&column| cell(view, query, kpi, column, row as usize)).collect())
            .collect(),
        has_total: false,
        empty: say!("No ticket is in this list.").into(),
    };
    Board {
        title: format!("{title}: {}", words::tickets(total as usize)),
        lede: kpi.map_or_else(String::new, |id| {
            let definition = kpi_text::definition(id, view.settings);
            format!("{} {}", definition.rule, definition.action)
        }),
        sections: vec![Section {
            id: "list".into(),
            place: Place::Full,
            blocks: vec![Block::Table(table)],
            ..Section::default()
        }],
        paging: Some(Paging { total, offset, size: PAGE }),
        tabs: Vec::new(),
    }
}

/// All rows of a list in the order shown, for exports.
pub fn sheet(view: &View<'_>, query: &Query) -> Sheet {
    let kpi = kpi_of(&query.picks);
    let columns = columns(view, kpi);
    let rows = sorted(view, query, kpi, select(view, &query.picks).unwrap_or_default());
    let mut heads: Vec<String> = Vec::new();
    for column in &columns {
        heads.push(column.title().to_owned());
        if *column == Col::Due {
            heads.push(say!("Due at").into());
        }
    }
    let row = |&row: &u32| {
        let cells = columns.iter().flat_map(|&column| sheet_cells(view, query, kpi, column, row as usize));
        cells.collect()
    };
    Sheet { name: list_title(view, &query.picks), heads, rows: rows.iter().map(row).collect() }
}

/// A column's cells in a sheet: whole moments and bare numbers, so that a spreadsheet can count with them.
fn sheet_cells(view: &View<'_>, query: &Query, kpi: Option<&str>, column: Col, row: usize) -> Vec<SheetCell> {
    let data = view.data;
    vec![match column {
        Col::Field(field @ (Field::Due | Field::LastActivity)) => {
            SheetCell::moment(data.tickets.date(field, row).get(), &data.zone)
        }
        Col::Field(Field::Estimate) => SheetCell::hours(data.tickets.amount(Field::Estimate, row).get()),
        Col::Worked => SheetCell::hours(data.facts.worked[row]),
        Col::Due => {
            let next = view.next_event(row);
            return vec![
                SheetCell::text(next.map_or("", |(event, _)| event.stage())),
                SheetCell::moment(next.map(|(_, due)| due), &data.zone),
            ];
        }
        _ => SheetCell::text(cell(view, query, kpi, column, row).text),
    }]
}

fn kpi_of(picks: &[Pick]) -> Option<&str> {
    picks.iter().find(|pick| pick.rule == "kpi").map(|pick| pick.value.as_str())
}

/// What the picks say, in words.
fn list_title(view: &View<'_>, picks: &[Pick]) -> String {
    if picks.is_empty() {
        return say!("Open tickets").into();
    }
    let parts: Vec<String> = picks.iter().map(|pick| pick_words(view, pick)).filter(|part| !part.is_empty()).collect();
    words::capital(&parts.join(", "))
}

fn pick_words(view: &View<'_>, pick: &Pick) -> String {
    let value = pick.value.as_str();
    let or = |empty: &str| {
        if value.is_empty() { empty.to_owned() } else { value.to_owned() }
    };
    match pick.rule.as_str() {
        "kpi" => kpi_text::title(value, view.settings),
        "beside" => match value {
            "hold_without_due" => say!("On hold without a due date").into(),
            "over_estimate_once" => say!("Worked more than the estimate").into(),
            "without_estimate" => say!("Open without an estimate").into(),
            "unassigned_intake" => say!("Unassigned in triage, alert and NOC queues").into(),
            _ => value.replace('_', " "),
        },
        "open" => say!("open").into(),
        "tech" => or(say!("unassigned")),
        "company" => or(say!("without a company")),
        "queue" => or(say!("without a queue")),
        "status" | "priority" | "type" | "issue" => or(say!("none")),
        "meaning" => StatusMeaning::ALL
            .into_iter()
            .find(|meaning| meaning.id() == value)
            .map_or_else(String::new, |meaning| meaning.title().into()),
        "workflow" => value.to_owned(),
        "band" => match value {
            "overdue" => say!("next SLA event overdue").into(),
            "two_hours" => say!("next SLA event due within 2 h").into(),
            "today" => say!("next SLA event due later today").into(),
            "tomorrow" => say!("next SLA event due tomorrow").into(),
            "later" => say!("next SLA event due later").into(),
            "paused" => say!("clock paused").into(),
            _ => say!("no SLA target").into(),
        },
        "ready" => say!("ready to engage").into(),
        "next_overdue_h" => say!("next SLA event more than {value} h past due"),
        "created" => {
            say!("created in the last {}", words::plural(view.period_days as usize, say!("day"), say!("days")))
        }
        "created_days" => say!("created in the last {value} days"),
        "completed" => {
            say!("completed in the last {}", words::plural(view.period_days as usize, say!("day"), say!("days")))
        }
        "created_on" => say!("created on {value}"),
        "created_weekday" => crate::forecast::slots::weekday_words(say!("created"), value),
        "created_weeks" => say!("created in the last {value} whole weeks"),
        "moved" => {
            let mut parts = value.split('|');
            let mut next = || parts.next().unwrap_or_default();
            say!("from {} to {} by the draft of the rules", next(), next())
        }
        "created_week" => say!("created in the seven days from {value}"),
        "created_slot90" => crate::forecast::slots::slot_words(view, value),
        "created_uncovered" => {
            say!("created outside coverage in the last {} days", view.settings.distribution_days)
        }
        "estimated" if value == "no" => say!("without an estimate").into(),
        "estimated" => say!("with an estimate").into(),
        "rule" => ClassifiedBy::ALL
            .into_iter()
            .find(|rule| rule.id() == value)
            .map_or_else(String::new, |rule| language::lower(rule.title())),
        "completed_on" => say!("completed on {value}"),
        "sla" => or(say!("without an SLA")),
        "sla_met" => say!("{} met", promise_words(value)),
        "sla_missed" => say!("{} missed", promise_words(value)),
        "sla_decided" => say!("{} decided", promise_words(value)),
        "sla_untargeted" => say!("{} without a due time", promise_words(value)),
        "completed_yes" => answer_words(value, true).into(),
        "completed_no" => answer_words(value, false).into(),
        "incident" => say!("incidents").into(),
        "client_company" => say!("of clients").into(),
        "edge" => say!("took the way {}", value.replace('→', " → ")),
        "journey" => match value {
            "known" => say!("with a status history").into(),
            "reopened" => say!("opened again").into(),
            "waited" => say!("waited or were on hold").into(),
            "handed" => say!("handed from queue to queue").into(),
            "returned" => say!("handed back where they came from").into(),
            _ => value.replace('_', " "),
        },
        "audit" => DataCheck::named(value)
            .map_or_else(|| value.to_owned(), |check| crate::data::audit_text::title(check).to_owned()),
        "due_differs" => due_differs(value),
        "was" => {
            let (id, at) = value.split_once('@').unwrap_or((value, ""));
            let at = Timestamp::from_rfc3339(at).map_or_else(String::new, |at| words::moment(at, &view.data.zone));
            say!("{} on {at}, rebuilt", kpi_text::title(id, view.settings))
        }
        rule => crate::kit::list_words::pick_words(view, pick)
            .unwrap_or_else(|| format!("{} {value}", rule.replace('_', " "))),
    }
}

/// An event, with the tickets it is taken over where that was chosen on the page.
fn promise_words(value: &str) -> String {
    let (event, basis) = value.split_once('@').unwrap_or((value, ""));
    let stage = SlaEvent::ALL.into_iter().find(|known| known.id() == event).map_or(event, |known| known.stage());
    if basis.is_empty() { stage.to_owned() } else { say!("{stage} ({basis} in the period)") }
}

fn answer_words(question: &str, yes: bool) -> &'static str {
    match (question, yes) {
        ("same_day", true) => say!("completed on the day of creation"),
        ("same_day", false) => say!("completed on a later day"),
        ("one_technician", true) => say!("completed by one technician"),
        ("one_technician", false) => say!("completed by several technicians"),
        ("reopened", true) => say!("completed after being reopened"),
        ("reopened", false) => say!("completed without being reopened"),
        ("within_estimate", true) => say!("completed within twice the estimate"),
        ("within_estimate", false) => say!("completed, worked more than twice the estimate"),
        _ => say!("completed"),
    }
}

fn due_differs(value: &str) -> String {
    let (event, cause) = value.split_once(',').unwrap_or((value, ""));
    let differs = say!("{} due elsewhere by our clock", event.replace('_', " "));
    match DueCause::ALL.into_iter().find(|known| known.id() == cause) {
        Some(cause) => format!("{differs}: {}", crate::data::page::cause_words(cause)),
        None => differs,
    }
}

/// The columns that matter for a row of the board; the reason comes first.
fn columns(view: &View<'_>, kpi: Option<&str>) -> Vec<Col> {
    let tickets = &view.data.tickets;
    let mut columns = vec![Col::Number, Col::Why, Col::Action];
    if tickets.has(Field::Title) {
        columns.push(Col::Title);
    }
    for field in [Field::Company, Field::Resource, Field::Queue, Field::Status, Field::Priority] {
        if tickets.has(field) {
            columns.push(Col::Field(field));
        }
    }
    columns.push(Col::Workflow);
    match kpi {
        Some("over_estimate") => columns.extend([Col::Worked, Col::Field(Field::Estimate)]),
        Some("unscheduled") => columns.push(Col::Field(Field::Estimate)),
        Some("hold_past_due") => columns.push(Col::Field(Field::Due)),
        Some("waiting_stale") => columns.push(Col::Field(Field::LastActivity)),
        Some(_) => columns.push(Col::Due),
        None => columns.extend([Col::Due, Col::Rule]),
    }
    columns.push(Col::Age);
    columns
}

fn head(query: &Query, column: Col) -> Head {
    let id = column.id();
    let (sorted, next) = match query.sort.strip_prefix('-') {
        Some(known) if known == id => ("descending", id.to_owned()),
        _ if query.sort == id => ("ascending", format!("-{id}")),
        _ => ("", id.to_owned()),
    };
    Head {
        title: column.title().to_owned(),
        numeric: column.is_numeric(),
        sort_href: Query { sort: next, offset: 0, ..query.clone() }.to_fragment(),
        sorted: sorted.to_owned(),
    }
}

/// The key by which a column sorts: a number where there is one, else text; what is missing comes last.
fn sort_key(view: &View<'_>, query: &Query, kpi: Option<&str>, column: Col, row: usize) -> (bool, i64, String) {
    let data = view.data;
    let number = |value: Option<i64>| (value.is_none(), value.unwrap_or_default(), String::new());
    match column {
        Col::Due => number(view.next_event(row).map(|(_, due)| due.0)),
        Col::Age => number(data.tickets.date(Field::Created, row).get().map(|at| view.as_of.since(at))),
        Col::Worked => number(data.facts.worked[row].map(|hours| hours.0)),
        Col::Workflow => number(Some(data.facts.workflow[row].rank() as i64)),
        Col::Field(field @ (Field::Due | Field::LastActivity)) => {
            number(data.tickets.date(field, row).get().map(|at| at.0))
        }
        Col::Field(Field::Estimate) => number(data.tickets.amount(Field::Estimate, row).get().map(|hours| hours.0)),
        _ => {
            let text = cell(view, query, kpi, column, row).text;
            (text.is_empty(), 0, text.to_lowercase())
        }
    }
}

fn sorted(view: &View<'_>, query: &Query, kpi: Option<&str>, mut rows: Vec<u32>) -> Vec<u32> {
    let (wanted, descending) = match query.sort.strip_prefix('-') {
        Some(wanted) => (wanted, true),
        None => (query.sort.as_str(), false),
    };
    let column = columns(view, kpi).into_iter().find(|column| column.id() == wanted);
    match column {
        // The list's own order: the most overdue first, then the oldest.
        None => rows.sort_by_cached_key(|&row| {
            let row = row as usize;
            let due = view.next_event(row).map(|(_, due)| due.0);
            let open = view.data.facts.meaning[row].is_open();
            let created = view.data.tickets.date(Field::Created, row).get().map(|at| at.0);
            (!open, due.is_none(), due, created)
        }),
        Some(column) => {
            rows.sort_by_cached_key(|&row| sort_key(view, query, kpi, column, row as usize));
            if descending {
                let missing = rows
                    .iter()
                    .position(|&row| sort_key(view, query, kpi, column, row as usize).0)
                    .unwrap_or(rows.len());
                rows[..missing].reverse();
            }
        }
    }
    rows
}

fn cell(view: &View<'_>, query: &Query, kpi: Option<&str>, column: Col, row: usize) -> Cell {
    let data = view.data;
    match column {
        Col::Number => {
            let number = data.number(row).to_owned();
            let href = Query { page: Page::Ticket(number.clone()), ..query.on(Page::Tickets) }.to_fragment();
            Cell::text(number).to(href)
        }
        Col::Title => Cell::text(data.tickets.text(Field::Title, row)),
        Col::Why => Cell::text(why(view, kpi, row)),
        Col::Action => {
            Cell::text(kpi.map_or_else(|| kpi_text::next_action(view, row), |id| kpi_text::action(view, id, row)))
        }
        Col::Field(field @ (Field::Due | Field::LastActivity)) => {
            let at = data.tickets.date(field, row).get();
            Cell::text(at.map_or_else(String::new, |at| words::short_moment(at, view.as_of, &data.zone)))
        }
        Col::Field(Field::Estimate) => {
            let estimate = data.tickets.amount(Field::Estimate, row).get();
            Cell::text(estimate.map_or_else(String::new, words::hours))
        }
        Col::Field(field) => Cell::text(data.label(field, row)),
        Col::Due => match view.next_event(row) {
            Some((event, due)) => {
                let late =
                    due < view.as_of && data.facts.meaning[row].is_open() && !data.facts.meaning[row].is_paused();
                let tone = if late { Tone::Bad } else { Tone::Plain };
                Cell::text(words::short_moment(due, view.as_of, &data.zone))
                    .noted(if view.is_estimated(event, row) {
                        say!("{}, estimated", event.stage())
                    } else {
                        event.stage().to_owned()
                    })
                    .toned(tone)
            }
            None => Cell::text(""),
        },
        Col::Age => {
            let created = data.tickets.date(Field::Created, row).get();
            Cell::text(created.map_or_else(String::new, |at| words::duration(view.as_of.since(at))))
        }
        Col::Worked => Cell::text(data.facts.worked[row].map_or_else(String::new, words::hours)),
        Col::Workflow => Cell::text(view.settings.rules.title(data.facts.workflow[row])),
        Col::Rule => Cell::text(data.facts.rule[row].title()),
    }
}

fn why(view: &View<'_>, kpi: Option<&str>, row: usize) -> String {
    match kpi {
        Some(id) => kpi_text::reason(view, id, row),
        None if view.data.facts.meaning[row].is_open() => kpi_text::next_event_reason(view, row),
        None => match view.data.tickets.date(Field::Completed, row).get() {
            Some(at) => say!("Completed {}", words::short_moment(at, view.as_of, &view.data.zone)),
            None => say!("Complete").into(),
        },
    }
}
