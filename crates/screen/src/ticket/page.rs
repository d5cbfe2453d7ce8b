//! One ticket: all its fields, its promises, its time entries, its calls and its history.

use base::Hours;
use desk::dataset::{Field, FieldKind, Flag, TicketRow};
use desk::figure::{KpiRows, ResolveTimes, SlaEvent, View, coordinator, exported_verdict, journey, times_to_resolve};
use desk::query::{Page, Query};
use desk::rule::{Label, LabelRule, Rule, StateRule};
use desk::rules;
use desk::settings::StatusMeaning;
use language::{length_in_words, say};
use sla::{ClockState, Due, Gap};

use crate::kit::kpi_text;
use crate::kit::outside::psa_href;
use crate::kit::parts::kpi_list;
use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};
use crate::ticket::timeline::timeline;

/// The page of a ticket number.
pub fn present(view: &View<'_>, query: &Query, number: &str) -> Board {
    let Some(ticket) = view.data.ticket(number) else {
        return Board {
            title: say!("There is no ticket {number} in this data"),
            lede: say!("The link may come from another export.").into(),
            ..Board::default()
        };
    };
    let title = view.data.tickets.text(Field::Title, ticket);
    let meaning = view.data.facts.meaning[ticket];
    let lede = if meaning.is_open() {
        format!("{}. {}.", kpi_text::next_event_reason(view, ticket), kpi_text::next_action(view, ticket))
    } else if meaning == StatusMeaning::Cancelled {
        say!("Cancelled: it counts in no figure of completed work, and no promise is kept or broken.").into()
    } else {
        say!("Complete.").into()
    };
    let mut sections = Vec::new();
    sections.extend(clock_section(view, ticket));
    sections.extend([
        section("promises", say!("SLA events"), Place::Main, vec![Block::Table(events(view, ticket))]),
        section("stuck", say!("Stuck-ticket KPIs that count it"), Place::Side, stuck(view, query, ticket)),
        section("fields", say!("Fields"), Place::Side, vec![Block::Facts(fields(view, query, ticket))]),
    ]);
    if view.knows_entries() {
        sections.push(section("entries", say!("Time entries"), Place::Main, vec![Block::Table(entries(view, ticket))]));
    }
    if !view.data.calls.is_empty() {
        sections.push(section("calls", say!("Service calls"), Place::Main, vec![Block::Table(calls(view, ticket))]));
    }
    if !view.data.spans.is_empty() {
        sections.push(section("history", say!("Status history"), Place::Main, way(view, query, ticket)));
    }
    if let Some(times) = times_to_resolve(view, ticket) {
        let at = sections.iter().position(|section| section.id == "promises").map_or(sections.len(), |at| at + 1);
        sections.insert(
            at,
            section(
                "resolve",
                say!("Time to resolve"),
                Place::Main,
                vec![Block::Facts(resolve_facts(view, ticket, &times))],
            ),
        );
    }
    Board {
        title: if title.is_empty() { number.to_owned() } else { format!("{number} · {title}") },
        lede,
        sections,
        outside: psa_href(view, ticket),
        way: crate::list::way(view, query, ticket as u32),
        ..Board::default()
    }
}

fn section(id: &str, title: &str, place: Place, blocks: Vec<Block>) -> Section {
    Section { id: id.into(), title: title.into(), place, blocks, ..Section::default() }
}

/// Why the clock stands where it stands; `None` where no clock runs.
fn clock_section(view: &View<'_>, ticket: TicketRow) -> Option<Section> {
    if view.data.facts.meaning[ticket] == StatusMeaning::Cancelled {
        return None;
    }
    let strip = crate::ticket::strip::present(view, ticket)?;
    let late = strip.late;
    let title = match (late, view.data.facts.meaning[ticket].is_open()) {
        (true, true) => say!("Why is this overdue?"),
        (true, false) => say!("Why was this late?"),
        (false, _) => say!("Where the clock stands"),
    };
    Some(section("clock", title, Place::Main, vec![Block::Strip(strip)]))
}

/// From creation to completion in three ways, each with what it counts.
fn resolve_facts(view: &View<'_>, ticket: TicketRow, times: &ResolveTimes) -> Vec<(String, Cell)> {
    let hours = crate::ticket::strip::hours_name(view, view.clocks().calendar(ticket).0);
    let clock = if times.estimated {
        say!("estimated, at most this: there is no status history, so time spent waiting is counted")
    } else {
        say!("without what stops the clock of the resolution")
    };
    [
        (say!("By the calendar"), times.calendar, say!("nights, weekends and waiting included").to_owned()),
        (say!("In business hours"), times.business, say!("counted in {hours}, waiting included")),
        (say!("On the SLA clock"), times.clock, clock.to_owned()),
    ]
    .into_iter()
    .map(|(name, seconds, note)| (name.to_owned(), Cell::text(length_in_words(seconds)).noted(note)))
    .collect()
}

/// The way of a ticket: what it adds up to, then status by status.
fn way(view: &View<'_>, query: &Query, ticket: TicketRow) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(timeline(view, ticket).map(Block::Timeline));
    blocks.push(Block::Table(history(view, ticket)));
    if let Some(way) = journey(view, ticket) {
        let times = |count: Option<u32>| {
            count.map_or_else(
                || Cell::unknown(say!("the history does not say who had it")),
                |count| Cell::text(words::count(count as usize)),
            )
        };
        let mut facts = vec![
            (say!("Waiting in all").to_owned(), Cell::text(words::duration(way.waiting))),
            (
                say!("Opened again").to_owned(),
                Cell::text(words::plural(way.reopens as usize, say!("time"), say!("times"))),
            ),
            (say!("Hand-offs between queues").to_owned(), times(way.handoffs.queues)),
            (say!("Returned immediately").to_owned(), times(way.handoffs.back)),
            (say!("Hand-offs between technicians").to_owned(), times(way.handoffs.resources)),
        ];
        facts.extend(way.by_status.iter().map(|(status, seconds)| {
            let label = view.data.texts.text(*status);
            (say!("In {label}"), Cell::text(words::duration(*seconds)))
        }));
        blocks.push(Block::Facts(facts));
        blocks.push(Block::Note {
            tone: Tone::Plain,
            text: say!("Paths of all tickets").into(),
            href: query.on(Page::Journey).to_fragment(),
        });
    }
    blocks
}

fn heads(titles: &[(&str, bool)]) -> Vec<Head> {
    titles
        .iter()
        .map(|(title, numeric)| Head { title: (*title).to_owned(), numeric: *numeric, ..Head::default() })
        .collect()
}

fn when(view: &View<'_>, at: Option<base::Timestamp>) -> Cell {
    Cell::text(at.map_or_else(|| words::DASH.to_owned(), |at| words::moment(at, &view.data.zone)))
}

/// A verdict on the resolution with what the export says of it, beside it.
fn with_flag(view: &View<'_>, ticket: TicketRow, verdict: Cell) -> Cell {
    let said = exported_verdict(view, ticket);
    let words = match said {
        Flag::Yes => say!("The export says: on time"),
        Flag::No => say!("The export says: overdue"),
        Flag::Unknown => return verdict,
    };
    verdict.noted(words)
}

fn events(view: &View<'_>, ticket: TicketRow) -> TableView {
    let tickets = &view.data.tickets;
    let is_measured = !view.settings.policy.rules.is_empty();
    let is_cancelled = view.data.facts.meaning[ticket] == StatusMeaning::Cancelled;
    let rows = SlaEvent::ALL
        .into_iter()
        .map(|event| {
            let (due, at) = (view.due(event, ticket).get(), tickets.date(event.at(), ticket).get());
            let verdict = match (due, at) {
                (Some(_), _) if is_cancelled => Cell::unknown(say!("cancelled: not counted")),
                (None, _) => Cell::unknown(if view.needs_due(event).is_ok() {
                    say!("no target")
                } else {
                    say!("the export has no due time")
                }),
                (Some(due), Some(at)) if at <= due => {
                    Cell::text(say!("Met, {} early", words::duration(due.since(at)))).toned(Tone::Good)
                }
                (Some(due), Some(at)) => {
                    Cell::text(say!("Missed by {}", words::duration(at.since(due)))).toned(Tone::Bad)
                }
                (Some(_), None) if event != SlaEvent::Resolution && !tickets.has(event.at()) => {
                    Cell::unknown(say!("the export has no actual time"))
                }
                (Some(due), None) if due < view.as_of => {
                    Cell::text(say!("Overdue for {}", words::duration(view.as_of.since(due)))).toned(Tone::Bad)
                }
                (Some(due), None) => Cell::text(say!("Due {}", words::distance(due, view.as_of))),
            };
            let verdict = if event == SlaEvent::Resolution { with_flag(view, ticket, verdict) } else { verdict };
            let mut cells =
                vec![Cell::text(event.title()).noted(event.stage()), when(view, due), when(view, at), verdict];
            if is_measured {
                cells[1].note = match (due.is_some(), view.is_reported(event, ticket)) {
                    (false, _) => String::new(),
                    (true, true) => say!("as exported").into(),
                    _ if view.is_estimated(event, ticket) => say!("by our clock, estimated").into(),
                    (true, false) => say!("by our clock").into(),
                };
                cells.push(measured(view, event, ticket));
            }
            cells
        })
        .collect();
    let mut titles =
        vec![(say!("Event"), false), (say!("Due"), false), (say!("Actual"), false), (say!("Verdict"), false)];
    if is_measured {
        titles.push((say!("Our clock"), false));
    }
    TableView {
        caption: if is_measured {
            say!("SLA events, as exported and by our clock").into()
        } else {
            say!("SLA events, as exported").into()
        },
        heads: heads(&titles),
        rows,
        ..TableView::default()
    }
}

/// What our clock says of an event, beside what the export says.
fn measured(view: &View<'_>, event: SlaEvent, ticket: TicketRow) -> Cell {
    let reading = view.clock(event, ticket);
    let Some(due) = reading.due.moment() else {
        return Cell::unknown(match reading.state {
            ClockState::NotMeasured(Gap::NoTarget) => say!("the settings give no target"),
            ClockState::NotMeasured(Gap::NeverOpen) => say!("the calendar never has that much time"),
            _ => say!("the ticket does not say when it was created"),
        });
    };
    let at_least = matches!(reading.due, Due::AtLeast(_));
    let sure = if at_least { say!("at the earliest ") } else { "" };
    let spent = say!(
        "{} of {} used{}",
        length_in_words(reading.elapsed),
        length_in_words(reading.target),
        if reading.estimated { say!(", estimated") } else { "" }
    );
    Cell::text(format!("{sure}{}", words::moment(due, &view.data.zone))).noted(spent)
}

fn stuck(view: &View<'_>, query: &Query, ticket: TicketRow) -> Vec<Block> {
    let row = ticket as u32;
    let mut notes: Vec<Block> = coordinator(view)
        .into_iter()
        .filter(|kpi| match &kpi.rows {
            Ok(rows @ KpiRows::Tickets(_)) => rows.tickets(view).contains(&row),
            Ok(KpiRows::Technicians(all)) => all.iter().any(|(_, rows)| rows.contains(&row)),
            Err(_) => false,
        })
        .map(|kpi| Block::Note {
            tone: Tone::Bad,
            text: format!("{}: {}", kpi.id.title(view.settings), kpi_text::reason(view, kpi.id, ticket)),
            href: kpi_list(query, kpi.id),
        })
        .collect();
    if notes.is_empty() {
        notes.push(Block::Note { tone: Tone::Good, text: say!("None.").into(), href: String::new() });
    }
    notes
}

fn fields(view: &View<'_>, query: &Query, ticket: TicketRow) -> Vec<(String, Cell)> {
    let data = view.data;
    let tickets = &data.tickets;
    let mut facts = vec![
        (
            say!("Status").to_owned(),
            Cell::text(data.label(Field::Status, ticket))
                .noted(say!("taken as {}", data.facts.meaning[ticket].title())),
        ),
        (
            say!("Workflow").to_owned(),
            Cell::text(view.settings.rules.title(data.facts.workflow[ticket])).noted(data.facts.rule[ticket].title()),
        ),
    ];
    for &field in Field::ALL {
        if !tickets.has(field) || matches!(field, Field::Status | Field::Number | Field::SubStatus) {
            continue;
        }
        let cell = match field.kind() {
            FieldKind::Label => {
                let text = data.label(field, ticket);
                let rule: Option<Rule> = match field {
                    Field::Company => Some(LabelRule::company(text).into()),
                    Field::Resource => Some(StateRule::technician(text).into()),
                    Field::Queue => Some(LabelRule::Queue(Label(text.to_owned())).into()),
                    _ => None,
                };
                let href = rule
                    .filter(|_| !text.is_empty())
                    .map(|rule| query.tickets(&rules![rule, StateRule::Open]).to_fragment());
                Cell::text(text).to(href.unwrap_or_default())
            }
            FieldKind::Key => Cell::text(data.keys.text(tickets.label(field, ticket))),
            FieldKind::Text => Cell::text(tickets.text(field, ticket)),
            FieldKind::Date => when(view, tickets.date(field, ticket).get()),
            FieldKind::Amount if field == Field::Reopened => Cell::text(
                tickets.amount(field, ticket).get().map_or_else(String::new, |hours| words::decimal(hours.as_f64(), 0)),
            ),
            FieldKind::Amount => Cell::text(tickets.amount(field, ticket).get().map_or_else(String::new, words::hours)),
            FieldKind::Flag => Cell::text(match tickets.flag(field, ticket) {
                Flag::Yes => say!("Yes"),
                Flag::No => say!("No"),
                Flag::Unknown => "",
            }),
        };
        if !cell.text.is_empty() && cell.text != words::DASH {
            facts.push((field.title().to_owned(), cell));
        }
    }
    let file = &data.files[tickets.file[ticket] as usize];
    facts.push((say!("From").to_owned(), Cell::text(say!("{}, row {}", file.name, tickets.row[ticket]))));
    facts
}

fn entries(view: &View<'_>, ticket: TicketRow) -> TableView {
    let data = view.data;
    let mut rows: Vec<usize> = data.entries_of(ticket).iter().map(|&entry| entry as usize).collect();
    rows.sort_by_key(|&entry| (data.entries.date(Field::Start, entry).get(), entry));
    let total: Hours = rows.iter().map(|&entry| data.entry_facts.hours[entry]).sum();
    let mut cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|&entry| {
            let billable = data.entry_facts.billable[entry].get().map_or_else(|| words::DASH.to_owned(), words::hours);
            vec![
                when(
                    view,
                    data.entries.date(Field::Start, entry).get().or(data.entries.date(Field::WorkedOn, entry).get()),
                ),
                Cell::text(data.texts.text(data.entries.label(Field::Resource, entry))),
                Cell::text(words::hours(data.entry_facts.hours[entry])),
                Cell::text(billable),
                Cell::text(data.entries.text(Field::Note, entry)),
            ]
        })
        .collect();
    let has_total = cells.len() > 1;
    if has_total {
        cells.push(vec![
            Cell::text(say!("Total")),
            Cell::text(""),
            Cell::text(words::hours(total)),
            Cell::text(""),
            Cell::text(""),
        ]);
    }
    TableView {
        caption: say!("Time entries of this ticket").into(),
        heads: heads(&[
            (say!("Start"), false),
            (say!("Technician"), false),
            (say!("Hours"), true),
            (say!("To bill"), true),
            (say!("Note"), false),
        ]),
        rows: cells,
        has_total,
        empty: say!("No time has been entered.").into(),
    }
}

fn calls(view: &View<'_>, ticket: TicketRow) -> TableView {
    let data = view.data;
    let rows = (0..data.calls.len())
        .filter(|&call| data.call_facts.ticket[call] == ticket as u32)
        .map(|call| {
            vec![
                when(view, data.calls.date(Field::Start, call).get()),
                when(view, data.calls.date(Field::End, call).get()),
                Cell::text(data.texts.text(data.calls.label(Field::Resource, call))),
                Cell::text(data.texts.text(data.calls.label(Field::Status, call))),
            ]
        })
        .collect();
    TableView {
        caption: say!("Service calls of this ticket").into(),
        heads: heads(&[
            (say!("Start"), false),
            (say!("End"), false),
            (say!("Technician"), false),
            (say!("Status"), false),
        ]),
        rows,
        empty: say!("No service call is known.").into(),
        ..TableView::default()
    }
}

fn history(view: &View<'_>, ticket: TicketRow) -> TableView {
    let changes: Vec<_> = view.data.spans.of(ticket).collect();
    let rows = changes
        .iter()
        .enumerate()
        .map(|(at, (from, status))| {
            let until = changes.get(at + 1).map_or(view.as_of, |next| next.0);
            let label = view.data.texts.text(*status);
            vec![
                Cell::text(label).noted(view.data.statuses.meaning(*status).title()),
                when(view, Some(*from)),
                Cell::text(if until >= *from { words::duration(until.since(*from)) } else { words::DASH.to_owned() }),
            ]
        })
        .collect();
    TableView {
        caption: say!("Status by status").into(),
        heads: heads(&[(say!("Status"), false), (say!("From"), false), (say!("For"), true)]),
        rows,
        empty: say!("No history is known.").into(),
        ..TableView::default()
    }
}
