//! Tickets: why each is in the list, what to do next.

use desk::dataset::Field;
use desk::figure::{FigureId, Measured, View};
use desk::rule::{FigureRule, Rule, select};
use desk::settings::StatusMeaning;
use language::say;

use super::{Column, List, Listed, SortKey, moment_key, ticket_of_list, words::words_of};
use crate::kit::outside::psa_href;
use crate::kit::sheet::SheetCell;
use crate::kit::work_item::work_item;
use crate::kit::{figure_text, kpi_text, words};
use crate::model::{Cell, Tone, WorkItem};

/// Tickets.
pub(super) struct Tickets;

/// A column of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Col {
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

impl Column for Col {
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

    fn holds_titles(self) -> bool {
        matches!(self, Self::Title)
    }
}

impl Listed for Tickets {
    type Column = Col;

    fn select(view: &View<'_>, rules: &[Rule]) -> Measured<Vec<u32>> {
        select(view, rules)
    }

    /// The columns that matter for a row of the board; the reason comes first.
    fn columns(list: &List<'_, '_>) -> Vec<Col> {
        let tickets = &list.view.data.tickets;
        let mut columns = vec![Col::Number, Col::Why, Col::Action];
        if tickets.has(Field::Title) {
            columns.push(Col::Title);
        }
        let fields = [Field::Company, Field::Resource, Field::Queue, Field::Status, Field::Priority];
        columns.extend(fields.into_iter().filter(|field| tickets.has(*field)).map(Col::Field));
        columns.push(Col::Workflow);
        match kpi(list) {
            Some(FigureId::OverEstimate) => columns.extend([Col::Worked, Col::Field(Field::Estimate)]),
            Some(FigureId::Unscheduled) => columns.push(Col::Field(Field::Estimate)),
            Some(FigureId::HoldPastDue) => columns.push(Col::Field(Field::Due)),
            Some(FigureId::WaitingStale) => columns.push(Col::Field(Field::LastActivity)),
            Some(_) => columns.push(Col::Due),
            None => columns.extend([Col::Due, Col::Rule]),
        }
        columns.push(Col::Age);
        columns
    }

    fn cell(list: &List<'_, '_>, column: Col, row: usize) -> Cell {
        let view = list.view;
        let data = view.data;
        match column {
            Col::Number => Cell {
                outside: psa_href(view, row),
                ..Cell::text(data.number(row)).to(ticket_of_list(list.query, data.number(row)))
            },
            Col::Title => Cell::text(data.tickets.text(Field::Title, row)),
            Col::Why => Cell::text(why(list, row)),
            Col::Action => Cell::text(match kpi(list) {
                Some(id) => kpi_text::action(view, id, row),
                None => kpi_text::next_action(view, row),
            }),
            Col::Field(field @ (Field::Due | Field::LastActivity)) => {
                let at = data.tickets.date(field, row).get();
                Cell::text(at.map_or_else(String::new, |at| words::short_moment(at, view.as_of, &data.zone)))
            }
            Col::Field(Field::Estimate) => {
                let estimate = data.tickets.amount(Field::Estimate, row).get();
                Cell::text(estimate.map_or_else(String::new, words::hours))
            }
            Col::Field(field) => Cell::text(data.label(field, row)),
            Col::Due => due(view, row),
            Col::Age => {
                let created = data.tickets.date(Field::Created, row).get();
                Cell::text(created.map_or_else(String::new, |at| words::duration(view.as_of.since(at))))
            }
            Col::Worked => Cell::text(data.facts.worked[row].get().map_or_else(String::new, words::hours)),
            Col::Workflow => Cell::text(view.settings.rules.title(data.facts.workflow[row])),
            Col::Rule => Cell::text(data.facts.rule[row].title()),
        }
    }

    fn sheet_cells(list: &List<'_, '_>, column: Col, row: usize) -> Option<Vec<SheetCell>> {
        let data = list.view.data;
        Some(match column {
            Col::Field(field @ (Field::Due | Field::LastActivity)) => {
                vec![SheetCell::moment(data.tickets.date(field, row).get(), &data.zone)]
            }
            Col::Field(Field::Estimate) => vec![SheetCell::hours(data.tickets.amount(Field::Estimate, row).get())],
            Col::Worked => vec![SheetCell::hours(data.facts.worked[row].get())],
            Col::Due => {
                let next = list.view.next_event(row);
                vec![
                    SheetCell::text(next.map_or("", |(event, _)| event.stage())),
                    SheetCell::moment(next.map(|(_, due)| due), &data.zone),
                ]
            }
            _ => return None,
        })
    }

    fn sheet_titles(column: Col) -> Vec<String> {
        let more = (column == Col::Due).then(|| say!("Due at").to_owned());
        std::iter::once(column.title().to_owned()).chain(more).collect()
    }

    fn sort_key(list: &List<'_, '_>, column: Col, row: usize) -> SortKey {
        let data = list.view.data;
        SortKey::Number(match column {
            Col::Due => list.view.next_event(row).map(|(_, due)| due.0),
            Col::Age => data.tickets.date(Field::Created, row).get().map(|at| list.view.as_of.since(at)),
            Col::Worked => data.facts.worked[row].get().map(|hours| hours.0),
            Col::Workflow => Some(data.facts.workflow[row].rank() as i64),
            Col::Field(field @ (Field::Due | Field::LastActivity)) => {
                return moment_key(data.tickets.date(field, row).get());
            }
            Col::Field(Field::Estimate) => data.tickets.amount(Field::Estimate, row).get().map(|hours| hours.0),
            _ => return SortKey::Text,
        })
    }

    const ORDERED_BY: (Col, bool) = (Col::Due, false);

    /// The most overdue first, then the oldest.
    fn order(list: &List<'_, '_>, rows: &mut [u32]) {
        let view = list.view;
        rows.sort_by_cached_key(|&row| {
            let row = row as usize;
            let due = view.next_event(row).map(|(_, due)| due.0);
            let open = view.data.facts.meaning[row].is_open();
            let created = view.data.tickets.date(Field::Created, row).get().map(|at| at.0);
            (!open, due.is_none(), due, created)
        });
    }

    fn rule_words(view: &View<'_>, rule: &Rule) -> String {
        words_of(view, rule)
    }

    fn everything() -> &'static str {
        say!("Open tickets")
    }

    fn counted(total: usize) -> String {
        words::tickets(total)
    }

    fn holds(list: &List<'_, '_>, row: usize, wanted: &[String]) -> bool {
        let data = list.view.data;
        let fields = [Field::Company, Field::Resource, Field::Queue, Field::Status, Field::Priority];
        let texts = [data.number(row), data.tickets.text(Field::Title, row)];
        let texts: Vec<String> =
            texts.into_iter().chain(fields.map(|field| data.label(field, row))).map(str::to_lowercase).collect();
        wanted.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }

    fn brief(list: &List<'_, '_>, row: usize) -> Option<WorkItem> {
        let view = list.view;
        let item = work_item(view, list.query, kpi(list), row);
        Some(WorkItem {
            href: ticket_of_list(list.query, view.data.number(row)),
            why: words::capital(&why(list, row)),
            ..item
        })
    }

    fn lede(list: &List<'_, '_>, _: &[u32]) -> String {
        kpi(list).map_or_else(String::new, |id| {
            let definition = figure_text::definition(id, list.view.settings);
            format!("{} {}", definition.rule, definition.action)
        })
    }

    fn none() -> &'static str {
        say!("No ticket is in this list.")
    }
}

/// The row of the coordinator's board that is listed.
fn kpi(list: &List<'_, '_>) -> Option<FigureId> {
    list.rules.iter().find_map(|rule| match rule {
        Rule::FigureRule(FigureRule::Kpi(id)) => Some(*id),
        _ => None,
    })
}

/// When the next SLA event is due, and which it is.
fn due(view: &View<'_>, row: usize) -> Cell {
    let Some((event, due)) = view.next_event(row) else {
        return Cell::text("");
    };
    let meaning = view.data.facts.meaning[row];
    let late = due < view.as_of && meaning.is_open() && !meaning.is_paused();
    let stage = event.stage();
    let note = if view.is_estimated(event, row) { say!("{}, estimated", stage) } else { stage.to_owned() };
    Cell::text(words::short_moment(due, view.as_of, &view.data.zone)).noted(note).toned(if late {
        Tone::Bad
    } else {
        Tone::Plain
    })
}

fn why(list: &List<'_, '_>, row: usize) -> String {
    let view = list.view;
    match kpi(list) {
        Some(id) => kpi_text::reason(view, id, row),
        None if view.data.facts.meaning[row].is_open() => kpi_text::next_event_reason(view, row),
        None if view.data.facts.meaning[row] == StatusMeaning::Cancelled => {
            match view.data.tickets.date(Field::Completed, row).get() {
                Some(at) => say!("Cancelled {}", words::short_moment(at, view.as_of, &view.data.zone)),
                None => say!("Cancelled").into(),
            }
        }
        None => match view.data.tickets.date(Field::Completed, row).get() {
            Some(at) => say!("Completed {}", words::short_moment(at, view.as_of, &view.data.zone)),
            None => say!("Complete").into(),
        },
    }
}
