//! The rules of the cells of the coordinator's boards.

use crate::dataset::Field;
use crate::query::Pick;
use base::Sym;

use super::backlog::{Backlog, FAMILIES, age, family_id};
use super::balance::balance;
use super::calls::{calls_between, tickets_of};
use super::day_span::DaySpan;
use super::huddle::broken_rules;
use super::intake::{is_covered, is_new_for, slot};
use super::pick::{Condition, among, read_day, unknown};
use super::team::{Grouping, Team};
use super::view::{Measured, View};
use super::waiting::{idle, is_abandoned};
use super::whereabouts::worked_on;
use super::workload::{is_outside_team, is_ready_in_queue};

/// The condition of a pick of the boards.
///
/// # Errors
/// When the rule is not known, or what it needs cannot be measured.
pub(super) fn condition<'v>(view: &'v View<'_>, pick: &Pick) -> Measured<Condition<'v>> {
    let value = pick.value.as_str();
    let facts = &view.data.facts;
    let created = move |row| view.data.tickets.date(Field::Created, row).get();
    Ok(match pick.rule.as_str() {
        "new_min" => {
            let minutes: u32 = value.parse().map_err(|_| unknown(pick))?;
            Box::new(move |row| is_new_for(view, row, i64::from(minutes)))
        }
        "created_slot" => {
            let wanted = read_slot(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| created(row).is_some_and(|at| view.in_period(Some(at)) && slot(view, at) == wanted))
        }
        "covered" => {
            let wanted = match value {
                "in" => true,
                "out" => false,
                _ => return Err(unknown(pick)),
            };
            Box::new(move |row| {
                created(row).is_some_and(|at| view.in_period(Some(at)) && is_covered(view, at) == wanted)
            })
        }
        "parked" => Box::new(move |row| facts.meaning[row].is_paused()),
        "waiting" => Box::new(move |row| facts.meaning[row].is_waiting()),
        "abandoned" => Box::new(move |row| is_abandoned(view, row)),
        "idle_d" => match value {
            "none" => Box::new(move |row| idle(view, row).is_none()),
            _ => {
                let band = DaySpan::from_id(value).ok_or_else(|| unknown(pick))?;
                Box::new(move |row| idle(view, row).is_some_and(|age| band.holds(age)))
            }
        },
        "age_d" => match value {
            "none" => Box::new(move |row| age(view, row).is_none()),
            _ => {
                let band = DaySpan::from_id(value).ok_or_else(|| unknown(pick))?;
                Box::new(move |row| age(view, row).is_some_and(|age| band.holds(age)))
            }
        },
        "family" => {
            let wanted =
                FAMILIES.into_iter().find(|family| family_id(*family) == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| facts.workflow[row].family() == wanted)
        }
        "backlog" => {
            let part = Backlog::ALL.into_iter().find(|part| part.id() == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |row| {
                facts.meaning[row].is_open()
                    && age(view, row)
                        .is_some_and(|age| part.holds(facts.workflow[row].family(), age, &view.settings.boards))
            })
        }
        "ready_in_queue" => Box::new(move |row| facts.meaning[row].is_open() && is_ready_in_queue(view, row)),
        "breaks" => among(view, broken_rules(view).into_iter().map(|(row, _)| row).collect()),
        "could_move" => {
            let team = Team::of(view, Grouping::Technician)?;
            among(view, balance(view, &team)?.moves.iter().map(|step| step.ticket).collect())
        }
        "outside_team" => Box::new(move |row| is_outside_team(view, row)),
        "called" => {
            let (day, resource) = day_and_name(view, value).ok_or_else(|| unknown(pick))?;
            let calls = calls_between(view, day, day)?;
            let own = calls.iter().filter(|call| resource.is_none_or(|wanted| call.resource == wanted));
            among(view, tickets_of(own))
        }
        "worked_on" => {
            let (day, resource) = day_and_name(view, value).ok_or_else(|| unknown(pick))?;
            among(view, worked_on(view, day, resource))
        }
        _ => return Err(unknown(pick)),
    })
}

/// `0-13`: weekday from Monday, hour of day.
fn read_slot(value: &str) -> Option<(usize, usize)> {
    let (weekday, hour) = value.split_once('-')?;
    let slot = (weekday.parse().ok()?, hour.parse().ok()?);
    (slot.0 < 7 && slot.1 < 24).then_some(slot)
}

/// `2026-06-30/Brooks, Hugo`, or a day alone; a name that no row carries is nobody.
fn day_and_name(view: &View<'_>, value: &str) -> Option<(base::Day, Option<Sym>)> {
    let (day, name) = match value.split_once('/') {
        Some((day, name)) => (day, Some(name)),
        None => (value, None),
    };
    let resource = name.map(|name| view.data.texts.find(name).unwrap_or(Sym(u32::MAX)));
    Some((read_day(day)?, resource))
}
