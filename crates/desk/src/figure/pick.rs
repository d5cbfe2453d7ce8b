//! What opens a list: conditions by name. A figure's list is selected by the rule that counted it.

use crate::dataset::{ClassifiedBy, Field, TicketRow};
use crate::query::Pick;
use crate::settings::{SlaBasis, StatusMeaning, WorkflowFamily};
use base::{DAY, Day, HOUR, Timestamp};
use language::say;

use super::arrivals::last_whole_day;
use super::audit::DataCheck;
use super::coordinator::{Beside, KPI_IDS, beside, is_ready, kpi};
use super::coordinator_history::rebuilt_rows;
use super::due_audit::due_condition;
use super::effort::{Question, answer, can_answer, is_completed_in_period};
use super::journey::{JourneyList, edge_condition, journey_condition};
use super::moves::is_moved;
use super::sla_event::{SlaBand, SlaEvent};
use super::sla_performance::{completed, sla_performance_by, without_target};
use super::time_slots::{is_covered, slot_of_period};
use super::view::{Gap, Measured, View};
use super::workflow_table::has_estimate;

/// A condition on a ticket.
pub type Condition<'v> = Box<dyn Fn(TicketRow) -> bool + 'v>;

/// The condition of a pick.
///
/// # Errors
/// When the rule is not known, or what it needs cannot be measured.
pub fn condition<'v>(view: &'v View<'_>, pick: &Pick) -> Measured<Condition<'v>> {
    let data = view.data;
    let value = pick.value.as_str();
    let label = |field: Field| -> Condition<'v> {
        match data.texts.find(value) {
            Some(sym) => Box::new(move |row| data.tickets.label(field, row) == sym),
            None => Box::new(|_| false),
        }
    };
    Ok(match pick.rule.as_str() {
        "kpi" => among(view, kpi(view, value).ok_or_else(|| unknown(pick))?.rows?.tickets(view)),
        "beside" => among(
            view,
            beside(view, Beside::ALL.into_iter().find(|one| one.id() == value).ok_or_else(|| unknown(pick))?)?,
        ),
        "open" => Box::new(|row| data.facts.meaning[row].is_open()),
        "tech" => label(Field::Resource),
        "company" => label(Field::Company),
        "queue" => label(Field::Queue),
        "status" => label(Field::Status),
        "priority" => label(Field::Priority),
        "type" => label(Field::TicketType),
        "issue" => label(Field::IssueType),
        "meaning" => {
            let wanted =
                StatusMeaning::ALL.into_iter().find(|meaning| meaning.id() == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| data.facts.meaning[row] == wanted)
        }
        "workflow" => {
            let wanted = view.settings.rules.titled(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| data.facts.workflow[row] == wanted)
        }
        "band" => {
            let wanted = SlaBand::ALL.into_iter().find(|band| band.id() == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| data.facts.meaning[row].is_open() && view.band(row) == wanted)
        }
        "ready" => Box::new(|row| data.facts.meaning[row].is_open() && is_ready(view, row)),
        "next_overdue_h" => {
            let hours: i64 = value.parse().map_err(|_| unknown(pick))?;
            let limit = view.as_of.plus(-hours * HOUR);
            Box::new(move |row| view.next_event(row).is_some_and(|(_, due)| due < limit))
        }
        "created" => Box::new(|row| view.in_period(data.tickets.date(Field::Created, row).get())),
        "created_days" => {
            let days: i64 = value.parse().map_err(|_| unknown(pick))?;
            let from = view.as_of.plus(-days * DAY);
            Box::new(move |row| {
                data.tickets.date(Field::Created, row).get().is_some_and(|at| at >= from && at <= view.as_of)
            })
        }
        "created_weekday" => {
            // `3-8`: the Thursdays of the last eight whole weeks.
            let (weekday, weeks) = value.split_once('-').ok_or_else(|| unknown(pick))?;
            let weekday: usize = weekday.parse().map_err(|_| unknown(pick))?;
            let days = whole_weeks(view, weeks).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| {
                let created = data.tickets.date(Field::Created, row).get().map(|at| data.day(at));
                created.is_some_and(|day| days.contains(&day) && day.weekday() == weekday)
            })
        }
        "created_weeks" => {
            let days = whole_weeks(view, value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| {
                let created = data.tickets.date(Field::Created, row).get();
                created.is_some_and(|at| days.contains(&data.day(at)))
            })
        }
        "moved" => {
            let moved = is_moved(view, value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| moved[row])
        }
        "created_on" => on_day(view, value, Field::Created).ok_or_else(|| unknown(pick))?,
        "created_week" => {
            let first = read_day(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| {
                let created = data.tickets.date(Field::Created, row).get();
                created.is_some_and(|at| (first..first.plus(7)).contains(&data.day(at)))
            })
        }
        "created_slot90" => {
            let (weekday, hour) = value.split_once('-').ok_or_else(|| unknown(pick))?;
            let wanted: (usize, usize) =
                (weekday.parse().map_err(|_| unknown(pick))?, hour.parse().map_err(|_| unknown(pick))?);
            Box::new(move |row| slot_of_period(view, row) == Some(wanted))
        }
        "created_uncovered" => {
            Box::new(|row| slot_of_period(view, row).is_some_and(|(weekday, hour)| !is_covered(view, weekday, hour)))
        }
        "estimated" => {
            let wanted = value != "no";
            Box::new(move |row| has_estimate(view, row) == wanted)
        }
        "rule" => {
            let wanted = ClassifiedBy::ALL.into_iter().find(|rule| rule.id() == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| data.facts.rule[row] == wanted)
        }
        "completed_on" => {
            let day = read_day(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| {
                data.facts.meaning[row].is_complete()
                    && completed(view, row).get().is_some_and(|at| data.day(at) == day)
            })
        }
        "completed" => {
            Box::new(|row| data.facts.meaning[row].is_complete() && view.in_period(completed(view, row).get()))
        }
        "sla" => label(Field::Sla),
        "sla_met" | "sla_missed" | "sla_decided" | "sla_untargeted" => promises(view, pick)?,
        "completed_yes" => answered(view, pick, true)?,
        "completed_no" => answered(view, pick, false)?,
        "client_company" => Box::new(|row| !data.is_own(data.tickets.label(Field::Company, row))),
        "incident" => Box::new(|row| data.facts.workflow[row].family() == WorkflowFamily::Incident),
        "edge" => edge_condition(view, value).ok_or_else(|| unknown(pick))?,
        "journey" => {
            let list = JourneyList::ALL.into_iter().find(|list| list.id() == value).ok_or_else(|| unknown(pick))?;
            journey_condition(view, list)?
        }
        "was" => {
            let (id, at) = value.split_once('@').ok_or_else(|| unknown(pick))?;
            let id = KPI_IDS.into_iter().find(|known| *known == id).ok_or_else(|| unknown(pick))?;
            let at = Timestamp::from_rfc3339(at).ok_or_else(|| unknown(pick))?;
            among(view, rebuilt_rows(view, id, at)?)
        }
        "audit" => {
            let check = DataCheck::named(value).ok_or_else(|| unknown(pick))?;
            super::audit::condition(view, check)?
        }
        "due_differs" => due_condition(view, value).ok_or_else(|| unknown(pick))?,
        _ => return super::board_pick::condition(view, pick),
    })
}

/// The tickets for which all picks hold, by number. Without any pick: the open ones.
///
/// # Errors
/// The first pick that is not known or not measurable.
pub fn select(view: &View<'_>, picks: &[Pick]) -> Measured<Vec<u32>> {
    if picks.is_empty() {
        return Ok(view.by_number(view.open.clone()));
    }
    let conditions = picks.iter().map(|pick| condition(view, pick)).collect::<Measured<Vec<_>>>()?;
    Ok(view.by_number(
        view.rows.iter().copied().filter(|&row| conditions.iter().all(|holds| holds(row as usize))).collect(),
    ))
}

/// A condition that holds for the given tickets.
pub(super) fn among<'v>(view: &View<'_>, rows: Vec<u32>) -> Condition<'v> {
    let mut is_in = vec![false; view.data.len()];
    for row in rows {
        is_in[row as usize] = true;
    }
    Box::new(move |row| is_in[row])
}

/// Promises of an event: `resolution`, or with a basis other than the settings' own `resolution@created`.
fn promises<'v>(view: &View<'_>, pick: &Pick) -> Measured<Condition<'v>> {
    let (event, basis) = match pick.value.split_once('@') {
        Some((event, basis)) => (event, SlaBasis::named(basis).ok_or_else(|| unknown(pick))?),
        None => (pick.value.as_str(), view.settings.sla_basis),
    };
    let event = SlaEvent::ALL.into_iter().find(|known| known.id() == event).ok_or_else(|| unknown(pick))?;
    if pick.rule == "sla_untargeted" {
        return Ok(among(view, without_target(view, event, basis)?));
    }
    let mut share = sla_performance_by(view, event, basis)?;
    Ok(among(
        view,
        match pick.rule.as_str() {
            "sla_met" => share.met,
            "sla_missed" => share.missed,
            _ => {
                share.met.append(&mut share.missed);
                share.met
            }
        },
    ))
}

/// Tickets completed in the period for which a question has an answer.
fn answered<'v>(view: &'v View<'_>, pick: &Pick, wanted: bool) -> Measured<Condition<'v>> {
    let question = Question::named(&pick.value).ok_or_else(|| unknown(pick))?;
    can_answer(view, question)?;
    Ok(Box::new(move |row| is_completed_in_period(view, row) && answer(view, question, row) == Some(wanted)))
}

/// `2026-06-30`.
pub(super) fn read_day(text: &str) -> Option<Day> {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Day::of)
}

/// The last so many whole weeks before today.
pub(super) fn whole_weeks(view: &View<'_>, weeks: &str) -> Option<std::ops::RangeInclusive<Day>> {
    let weeks: i32 = weeks.parse().ok().filter(|weeks| (1..=520).contains(weeks))?;
    let last = last_whole_day(view);
    Some(last.plus(1 - 7 * weeks)..=last)
}

fn on_day<'v>(view: &'v View<'_>, value: &str, field: Field) -> Option<Condition<'v>> {
    let day = read_day(value)?;
    Some(Box::new(move |row| view.data.tickets.date(field, row).get().is_some_and(|at| view.data.day(at) == day)))
}

pub(super) fn unknown(pick: &Pick) -> Gap {
    Gap(say!("this Zenboard knows no list \"{}:{}\"", pick.rule, pick.value))
}
