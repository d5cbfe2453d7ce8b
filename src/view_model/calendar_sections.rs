//! Where every technician is, how full the next days are, and who could take what from whom.

use crate::base::Hours;
use crate::dataset::{Field, NO_TICKET};
use crate::query::Query;
use crate::report::{
    Balance, CalendarLoad, DayLoad, PlannedCall, Team, TeamToday, View, balance, calendar_load, tickets_of,
    whereabouts,
};

use super::board_parts::{
    count, figure_head, list, not_measurable, note, section, table, ticket_href, unfiltered, word_head, work,
};
use super::model::{Block, Cell, Place, Section, Tone};
use super::words;

/// Suggested moves that are listed.
const MOVES: usize = 10;

/// The sections in order.
pub(super) fn sections(view: &View<'_>, query: &Query, team: &Team) -> Vec<Section> {
    vec![
        balance_section(view, query, team),
        whereabouts_section(view, query, team),
        calendar_section(view, query, team),
    ]
}

fn filter_note(view: &View<'_>) -> String {
    if view.is_filtered() {
        "calls and hours are each technician's whole, whatever is filtered".into()
    } else {
        String::new()
    }
}

fn whereabouts_section(view: &View<'_>, query: &Query, team: &Team) -> Section {
    let today = whereabouts(view, team);
    let rows = (0..team.members.len())
        .map(|place| whereabouts_row(view, query, team, &today, place))
        .collect();
    let heads = vec![
        word_head("Technician"),
        word_head("Ticket in progress"),
        figure_head("Today's service calls"),
        figure_head("Logged today, h"),
        word_head("Last activity"),
        figure_head("Open"),
    ];
    Section {
        note: filter_note(view),
        ..section(
            "whereabouts",
            "Where every technician is",
            Place::Full,
            vec![table(
                "What each technician is at, at the moment of the picture",
                heads,
                rows,
                "No technician is known.",
            )],
        )
    }
}

fn whereabouts_row(
    view: &View<'_>,
    query: &Query,
    team: &Team,
    today: &TeamToday,
    place: usize,
) -> Vec<Cell> {
    let member = &team.members[place];
    let one = &today.all[place];
    let day = view.data.day(view.as_of);
    let own = format!("{day}/{}", member.name);
    let progress = match (&today.progress, one.in_progress) {
        (Err(gap), _) => Cell::unknown(&gap.0),
        (Ok(()), None) => Cell::text("nothing active"),
        (Ok(()), Some(ticket)) => {
            let since = one.progress_at.map_or_else(String::new, |at| {
                format!("last activity {}", words::distance(at, view.as_of))
            });
            Cell::text(view.data.number(ticket as usize))
                .to(ticket_href(view, query, ticket))
                .noted(since)
        }
    };
    let calls = match &today.calls {
        Err(gap) => Cell::unknown(&gap.0),
        Ok(calls) => calls_cell(view, query, calls, team, place, &own),
    };
    let hours = match &today.hours {
        Err(gap) => Cell::unknown(&gap.0),
        Ok(()) => Cell {
            text: words::decimal(one.hours.as_f64(), 2),
            ..count(&unfiltered(query), one.worked, &[("worked_on", &own)])
        },
    };
    let activity = one.last_activity.map_or_else(
        || Cell::unknown("none known"),
        |at| Cell::text(words::short_moment(at, view.as_of, &view.data.zone)),
    );
    let open = if view.data.tickets.has(Field::Resource) {
        let over = one.open > view.settings.max_open_per_technician;
        let cell = count(query, one.open, &[("open", ""), ("tech", &member.name)]);
        cell.toned(if over { Tone::Bad } else { Tone::Plain })
    } else {
        Cell::unknown("no column for the primary resource")
    };
    vec![
        Cell::text(member.name.clone()),
        progress,
        calls,
        hours,
        activity,
        open,
    ]
}

/// A technician's tickets of today's calls, with the times of the calls.
fn calls_cell(
    view: &View<'_>,
    query: &Query,
    calls: &[PlannedCall],
    team: &Team,
    place: usize,
    own: &str,
) -> Cell {
    let mine = || {
        calls
            .iter()
            .filter(|call| team.place(call.resource) == Some(place))
    };
    let times: Vec<String> = mine().map(|call| call_time(view, call)).collect();
    let tickets = tickets_of(mine()).len() as u32;
    let cell = count(&unfiltered(query), tickets, &[("called", own)]);
    let without = mine().filter(|call| call.ticket == NO_TICKET).count();
    let cell = match without {
        0 => cell,
        // A call of which the ticket was not exported still takes the time.
        _ => Cell {
            text: format!("{} + {without} without a ticket", cell.text),
            ..cell
        },
    };
    cell.noted(times.join(", "))
}

/// `10:30–12:00`.
pub(super) fn call_time(view: &View<'_>, call: &PlannedCall) -> String {
    let clock = |at| view.data.zone.naive(at).format("%H:%M").to_string();
    match call.end {
        Some(end) => format!("{}–{}", clock(call.start), clock(end)),
        None => clock(call.start),
    }
}

fn calendar_section(view: &View<'_>, query: &Query, team: &Team) -> Section {
    let block = match calendar_load(view, team) {
        Err(gap) => not_measurable(&gap),
        Ok(load) => calendar_table(query, team, &load),
    };
    Section {
        note: filter_note(view),
        ..section(
            "calendar",
            "Calendar load, next five working days",
            Place::Full,
            vec![block],
        )
    }
}

fn calendar_table(query: &Query, team: &Team, load: &CalendarLoad) -> Block {
    let mut heads = vec![word_head("Technician")];
    heads.extend(load.days.iter().map(|day| figure_head(words::day(*day))));
    heads.push(figure_head("All, h"));
    let rows = team
        .members
        .iter()
        .zip(&load.loads)
        .map(|(member, days)| {
            let mut row = vec![Cell::text(member.name.clone())];
            for (day, one) in load.days.iter().zip(days) {
                let own = format!("{day}/{}", member.name);
                let cell = count(&unfiltered(query), one.tickets, &[("called", &own)]);
                row.push(day_cell(cell, one));
            }
            let scheduled: Hours = days.iter().map(|one| one.scheduled).sum();
            let capacity: Hours = days.iter().map(|one| one.capacity).sum();
            row.push(Cell::text(words::decimal(scheduled.as_f64(), 1)).noted(share(scheduled, capacity)));
            row
        })
        .collect();
    table(
        "Hours of service calls against what can be worked on a day (weekly hours ÷ 5), by technician",
        heads,
        rows,
        "No technician is known.",
    )
}

fn share(scheduled: Hours, capacity: Hours) -> String {
    if capacity > Hours::ZERO {
        format!(
            "{} of {} h",
            words::percent(scheduled.as_f64() / capacity.as_f64()),
            words::decimal(capacity.as_f64(), 1)
        )
    } else {
        "no capacity".into()
    }
}

fn day_cell(cell: Cell, one: &DayLoad) -> Cell {
    let tone = if one.scheduled > one.capacity {
        Tone::Bad
    } else {
        Tone::Plain
    };
    let mut note = share(one.scheduled, one.capacity);
    if one.open_ended > 0 {
        note += &format!(
            ", {} without an end",
            words::plural(one.open_ended as usize, "call", "calls")
        );
    }
    Cell {
        text: format!("{} h", words::decimal(one.scheduled.as_f64(), 1)),
        ..cell
    }
    .noted(note)
    .toned(tone)
}

fn balance_section(view: &View<'_>, query: &Query, team: &Team) -> Section {
    let title = "Balance";
    let found = match balance(view, team) {
        Err(gap) => return section("balance", title, Place::Full, vec![not_measurable(&gap)]),
        Ok(found) => found,
    };
    let limit = view.settings.max_open_per_technician;
    if found.over.is_empty() {
        let text = format!("Nobody has more than {limit} open tickets: there is nothing to move.");
        return section("balance", title, Place::Full, vec![note(Tone::Good, text)]);
    }
    let mut blocks: Vec<Block> = found
        .over
        .iter()
        .map(|&place| Block::Note {
            tone: Tone::Warn,
            text: over_words(team, &found, place, limit),
            href: list(query, &[("open", ""), ("tech", &team.members[place].name)]),
        })
        .collect();
    blocks.push(note(Tone::Plain, room_words(team, &found, limit)));
    let items: Vec<_> = found
        .moves
        .iter()
        .take(MOVES)
        .map(|step| {
            let row = step.ticket as usize;
            let due = view.next_event(row).map_or_else(
                || "no SLA event due".to_owned(),
                |(_, due)| format!("due {}", words::short_moment(due, view.as_of, &view.data.zone)),
            );
            let (from, to) = (&team.members[step.from].name, &team.members[step.to].name);
            let why = format!(
                "from {from} to {to}, who also works in {}: not in progress, {due}",
                view.data.label(Field::Queue, row)
            );
            let mut item = work(view, query, "over_20", step.ticket, &why);
            item.action = "Could move".into();
            item
        })
        .collect();
    let shown = items.len();
    if !items.is_empty() {
        blocks.push(Block::Work(items));
    }
    Section {
        note: format!("{shown} of {} suggestions, due latest first", found.moves.len()),
        ..section("balance", title, Place::Full, blocks)
    }
}

fn over_words(team: &Team, found: &Balance, place: usize, limit: u32) -> String {
    let open = found.open[place];
    let could = found.moves.iter().filter(|step| step.from == place).count();
    let could = match could {
        0 => "no ticket could move: nobody with room works in the same queues, or all are in progress"
            .to_owned(),
        1 => "one could move".to_owned(),
        _ => format!("{} could move", words::number_word(could)),
    };
    format!(
        "{} has {open} open, {} over {limit}; {could}.",
        team.members[place].name,
        open - limit
    )
}

fn room_words(team: &Team, found: &Balance, limit: u32) -> String {
    if found.under.is_empty() {
        return format!("Nobody has fewer than {limit} open: moving tickets would only move the problem.");
    }
    let names: Vec<String> = found
        .under
        .iter()
        .take(5)
        .map(|&place| format!("{} ({} open)", team.members[place].name, found.open[place]))
        .collect();
    let more = match found.under.len().saturating_sub(5) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Room: {}{more}.", names.join(", "))
}
