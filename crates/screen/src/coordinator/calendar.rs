//! Where every technician (or queue) is, and how full the next days are.

use base::{Day, Hours};
use desk::dataset::NO_TICKET;
use desk::figure::{
    Absences, CalendarLoad, DayLoad, Grouping, Measured, PlannedCall, Team, TeamToday, View, calendar_load, tickets_of,
    whereabouts,
};
use desk::query::Query;
use desk::rule::{FigureRule, Name, OnDay, Rule, StateRule};
use desk::rules;
use language::{self, say, term};

use crate::kit::parts::{count, figure_head, not_measurable, section, table, ticket_href, unfiltered, word_head};
use crate::kit::words;
use crate::model::{Block, Cell, Place, Section, Tone};

/// Why it is not known who is off.
pub(crate) const OFF_UNKNOWN: &str =
    term!("who is off is not known: no calendar and no setting names anybody's time off");

/// Where the team is, and its calendars.
pub(crate) fn sections(view: &View<'_>, query: &Query, team: &Team) -> Vec<Section> {
    vec![whereabouts_section(view, query, team), calendar_section(view, query, team)]
}

fn notes(parts: [&str; 2]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

fn filter_note(view: &View<'_>) -> &'static str {
    if view.is_filtered() { say!("calls and hours are whole, whatever is filtered") } else { "" }
}

/// The tickets of somebody's day: the technician stands in the rule, the queue is a rule of its own.
pub(crate) fn day_list(
    query: &Query,
    team: &Team,
    name: &str,
    rule: fn(OnDay) -> FigureRule,
    day: Day,
    tickets: u32,
) -> Cell {
    let query = unfiltered(query);
    match team.grouping {
        Grouping::Technician => {
            let who = Some(Name(name.to_owned()));
            count(&query, tickets, &rules![rule(OnDay { day, who })])
        }
        Grouping::Queue => {
            count(&query, tickets, &rules![rule(OnDay { day, who: None }), Rule::of_grouping(team.grouping, name)])
        }
    }
}

fn whereabouts_section(view: &View<'_>, query: &Query, team: &Team) -> Section {
    let today = whereabouts(view, team);
    let absences = Absences::of(view);
    let rows = (0..team.members.len())
        .map(|place| whereabouts_row(view, query, team, &today, place))
        .zip(&team.members)
        .map(|(mut row, member)| {
            let day = view.data.day(view.as_of);
            if team.grouping == Grouping::Technician && absences.is_off(&member.name, day) {
                row[0].note = say!("off today").into();
            }
            row
        })
        .collect();
    let heads = vec![
        word_head(team.grouping.title()),
        word_head(say!("Ticket in progress")),
        figure_head(say!("Today's service calls")),
        figure_head(say!("Logged today, h")),
        word_head(say!("Last activity")),
        figure_head(say!("Open")),
    ];
    let (title, caption) = match team.grouping {
        Grouping::Technician => {
            (say!("Where every technician is"), say!("What each technician is working on at the as-of time"))
        }
        Grouping::Queue => (say!("Where every queue is"), say!("What is in progress in each queue at the as-of time")),
    };
    let block = table(caption, heads, rows, say!("Nobody is known here."));
    let off = match team.grouping {
        Grouping::Technician if absences.is_empty() => language::text(OFF_UNKNOWN),
        _ => "",
    };
    Section { note: notes([off, filter_note(view)]), ..section("whereabouts", title, Place::Full, vec![block]) }
}

fn whereabouts_row(view: &View<'_>, query: &Query, team: &Team, today: &TeamToday, place: usize) -> Vec<Cell> {
    let member = &team.members[place];
    let one = &today.all[place];
    let day = view.data.day(view.as_of);
    let progress = match (&today.progress, one.in_progress) {
        (Err(gap), _) => Cell::unknown(&gap.words()),
        (Ok(()), None) => Cell::text(say!("nothing active")),
        (Ok(()), Some(ticket)) => {
            let since = one
                .progress_at
                .map_or_else(String::new, |at| say!("last activity {}", words::distance(at, view.as_of)));
            Cell::text(view.data.number(ticket as usize)).to(ticket_href(view, query, ticket)).noted(since)
        }
    };
    let calls = match &today.calls {
        Err(gap) => Cell::unknown(&gap.words()),
        Ok(calls) => calls_cell(view, query, team, calls, place),
    };
    let hours = match &today.hours {
        Err(gap) => Cell::unknown(&gap.words()),
        Ok(()) => Cell {
            text: words::decimal(one.hours.as_f64(), 2),
            ..day_list(query, team, &member.name, FigureRule::WorkedOn, day, one.worked)
        },
    };
    let activity = one.last_activity.map_or_else(
        || Cell::unknown(say!("none known")),
        |at| Cell::text(words::short_moment(at, view.as_of, &view.data.zone)),
    );
    let open = match &today.open {
        Err(gap) => Cell::unknown(&gap.words()),
        Ok(()) => {
            let limit = view.settings.max_open_per_technician;
            let over = team.grouping == Grouping::Technician && one.open > limit;
            let cell = count(query, one.open, &rules![StateRule::Open, Rule::of_grouping(team.grouping, &member.name)]);
            cell.toned(if over { Tone::Bad } else { Tone::Plain })
        }
    };
    vec![Cell::text(member.name.clone()), progress, calls, hours, activity, open]
}

/// The tickets of today's calls of one of the team, with the times of the calls.
fn calls_cell(view: &View<'_>, query: &Query, team: &Team, calls: &[PlannedCall], place: usize) -> Cell {
    let mine = || calls.iter().filter(|call| team.place_of_call(view, call) == Some(place));
    let times: Vec<String> = mine().map(|call| call_time(view, call)).collect();
    let tickets = tickets_of(mine()).len() as u32;
    let day = view.data.day(view.as_of);
    let cell = day_list(query, team, &team.members[place].name, FigureRule::Called, day, tickets);
    let without = mine().filter(|call| call.ticket == NO_TICKET).count();
    let cell = match without {
        0 => cell,
        // A call of which the ticket was not exported still takes the time.
        _ => Cell { text: say!("{} + {without} without a ticket", cell.text), ..cell },
    };
    cell.noted(times.join(", "))
}

/// `10:30–12:00`.
pub(crate) fn call_time(view: &View<'_>, call: &PlannedCall) -> String {
    let clock = |at| words::time_of_day(at, &view.data.zone);
    match call.end {
        Some(end) => format!("{}–{}", clock(call.start), clock(end)),
        None => clock(call.start),
    }
}

fn calendar_section(view: &View<'_>, query: &Query, team: &Team) -> Section {
    let found: Measured<CalendarLoad> = calendar_load(view, team);
    let without = match team.grouping {
        Grouping::Technician => "",
        Grouping::Queue => say!("a queue has no capacity of its own: group by technician to see who is full"),
    };
    let block = match &found {
        Err(gap) => not_measurable(gap),
        Ok(load) => calendar_table(query, team, load),
    };
    Section {
        note: notes([without, filter_note(view)]),
        ..section("calendar", say!("Calendar load, next five working days"), Place::Full, vec![block])
    }
}

fn calendar_table(query: &Query, team: &Team, load: &CalendarLoad) -> Block {
    let mut heads = vec![word_head(team.grouping.title())];
    heads.extend(load.days.iter().map(|day| figure_head(words::day(*day))));
    heads.push(figure_head(say!("All, h")));
    let rows = team
        .members
        .iter()
        .zip(&load.loads)
        .map(|(member, days)| {
            let mut row = vec![Cell::text(member.name.clone())];
            for (day, one) in load.days.iter().zip(days) {
                let cell = day_list(query, team, &member.name, FigureRule::Called, *day, one.tickets);
                row.push(day_cell(cell, one));
            }
            let scheduled: Hours = days.iter().map(|one| one.scheduled).sum();
            let capacity: Option<Hours> = days.iter().map(|one| one.capacity).sum();
            let calls: u32 = days.iter().map(|one| one.calls).sum();
            row.push(Cell::text(words::decimal(scheduled.as_f64(), 1)).noted(share(scheduled, capacity, calls)));
            row
        })
        .collect();
    let caption = match team.grouping {
        Grouping::Technician => {
            say!("Hours of service calls against what can be worked on a day (weekly hours ÷ 5), by technician")
        }
        Grouping::Queue => say!("Hours of the service calls for each queue's tickets"),
    };
    table(caption, heads, rows, say!("Nobody is known here."))
}

/// How much of what can be worked is taken; the number of calls where there is no such limit.
fn share(scheduled: Hours, capacity: Option<Hours>, calls: u32) -> String {
    match capacity {
        None if calls == 0 => String::new(),
        None => words::plural(calls as usize, say!("call"), say!("calls")),
        Some(capacity) if capacity > Hours::ZERO => say!(
            "{} of {} h",
            words::percent(scheduled.as_f64() / capacity.as_f64()),
            words::decimal(capacity.as_f64(), 1)
        ),
        Some(_) => say!("no capacity").into(),
    }
}

fn day_cell(cell: Cell, one: &DayLoad) -> Cell {
    let tone = if one.capacity.is_some_and(|capacity| one.scheduled > capacity) { Tone::Bad } else { Tone::Plain };
    let mut note = if one.is_off { say!("off").to_owned() } else { share(one.scheduled, one.capacity, one.calls) };
    if one.open_ended > 0 {
        note += &say!(", {} without an end", words::plural(one.open_ended as usize, say!("call"), say!("calls")));
    }
    Cell { text: say!("{} h", words::decimal(one.scheduled.as_f64(), 1)), ..cell }.noted(note).toned(tone)
}
