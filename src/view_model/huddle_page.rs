//! The morning meeting, technician by technician: what breaks a rule, and what stands in the calendar.

use crate::dataset::{Field, NO_TICKET};
use crate::query::Query;
use crate::report::{
    DayFlow, Gap, Grouping, KpiRows, PlannedCall, SlaBand, Team, URGENCY, View, broken_rules, calls_between,
    coordinator, day_before, day_flow, knows_sla, tickets_of,
};

use super::board_parts::{
    count, figure_head, not_measurable, note, section, table, ticket_href, unfiltered, word_head, work,
};
use super::calendar_sections::call_time;
use super::coordinator_board;
use super::model::{Block, Board, Cell, KpiCard, Place, Section, Tone};
use super::words;

/// Tickets of each technician that are talked about.
const TALK: usize = 5;

/// What is said of one technician, or of what nobody has.
struct Turn<'t> {
    id: String,
    name: &'t str,
    /// The technician's place in the team; `None` for what is not assigned.
    place: Option<usize>,
}

/// What all turns look at.
struct Table<'t> {
    team: &'t Team,
    broken: Vec<(u32, usize)>,
    calls: Result<Vec<PlannedCall>, Gap>,
    /// Open and overdue tickets of each of the team; the last is of nobody.
    open: Vec<(u32, u32)>,
}

/// The page of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let team = match Team::of(view, Grouping::Technician) {
        Err(gap) => return without_team(view, query, &gap),
        Ok(_) if !view.data.tickets.has(Field::Resource) => {
            let gap = Gap("no column for the primary resource".into());
            return without_team(view, query, &gap);
        }
        Ok(team) => team,
    };
    let today = view.data.day(view.as_of);
    let table = Table {
        team: &team,
        broken: broken_rules(view),
        calls: calls_between(view, today, today),
        open: open_of(view, &team),
    };
    let chosen = query.option("tech").filter(|wanted| !wanted.is_empty());
    let chosen = chosen.map(|wanted| (wanted, team.find(wanted)));
    let mut sections = vec![day_section(view, query)];
    match chosen {
        Some((wanted, None)) => sections.push(section(
            "tech",
            wanted,
            Place::Main,
            vec![note(
                Tone::Plain,
                format!("{wanted} has no turn in this picture."),
            )],
        )),
        Some((_, Some(place))) => sections.push(turn(view, query, &table, &turn_of(&team, place))),
        None => {
            for place in 0..team.members.len() {
                sections.push(turn(view, query, &table, &turn_of(&team, place)));
            }
            let nobody = Turn {
                id: "tech-none".into(),
                name: "Nobody assigned",
                place: None,
            };
            if table.open.last().is_some_and(|(open, _)| *open > 0) {
                sections.push(turn(view, query, &table, &nobody));
            }
        }
    }
    Board {
        title: format!(
            "Huddle: {}, {} that {} a rule",
            words::plural(team.members.len(), "technician", "technicians"),
            words::tickets(table.broken.len()),
            if table.broken.len() == 1 {
                "breaks"
            } else {
                "break"
            }
        ),
        lede: "What keeps each of these tickets, and what happens with it today?".into(),
        sections,
        paging: None,
        tabs: coordinator_board::tabs(query),
    }
}

fn turn_of(team: &Team, place: usize) -> Turn<'_> {
    Turn {
        id: format!("tech-{place}"),
        name: &team.members[place].name,
        place: Some(place),
    }
}

fn without_team(view: &View<'_>, query: &Query, gap: &Gap) -> Board {
    let broken = broken_rules(view);
    let items: Vec<_> = broken
        .iter()
        .take(2 * TALK)
        .map(|&(row, rank)| work(view, query, URGENCY[rank], row, ""))
        .collect();
    let mut blocks = vec![not_measurable(gap)];
    if !items.is_empty() {
        blocks.push(Block::Work(items));
    }
    Board {
        title: "Huddle: technicians are not known".into(),
        lede: "What keeps each of these tickets, and what happens with it today?".into(),
        sections: vec![
            day_section(view, query),
            section("tech-0", "All technicians", Place::Main, blocks),
        ],
        paging: None,
        tabs: coordinator_board::tabs(query),
    }
}

/// Open and overdue tickets by place in the team; the last is of nobody.
fn open_of(view: &View<'_>, team: &Team) -> Vec<(u32, u32)> {
    let mut open = vec![(0, 0); team.members.len() + 1];
    for &row in &view.open {
        let owner = view.data.tickets.label(Field::Resource, row as usize);
        let place = match team.place(owner) {
            Some(place) => place,
            None if owner.is_none() => team.members.len(),
            None => continue,
        };
        open[place].0 += 1;
        open[place].1 += u32::from(view.band(row as usize) == SlaBand::Overdue);
    }
    open
}

fn day_section(view: &View<'_>, query: &Query) -> Section {
    let flow = day_flow(view, day_before(view));
    let kpis = coordinator(view);
    let over: Vec<KpiCard> = kpis
        .iter()
        .filter(|kpi| {
            let count = kpi.rows.as_ref().map_or(0, KpiRows::count);
            kpi.rows.is_ok() && !view.settings.goals.is_met(kpi.id, count as f64)
        })
        .map(|kpi| KpiCard {
            is_part: false,
            ..coordinator_board::card(view, query, kpi)
        })
        .collect();
    let unknown = kpis.iter().filter(|kpi| kpi.rows.is_err()).count();
    let mut blocks = vec![Block::Facts(flow_facts(query, &flow))];
    blocks.push(match over.len() {
        0 if unknown == kpis.len() => note(Tone::Unknown, "No stuck-ticket KPI can be measured."),
        0 => note(Tone::Good, "Every measurable stuck-ticket KPI is within goal."),
        _ => Block::Cards(over),
    });
    if unknown > 0 && unknown < kpis.len() {
        let text = format!(
            "{} cannot be measured from this data; the board of stuck tickets says why.",
            words::capital(&words::plural(unknown, "stuck-ticket KPI", "stuck-ticket KPIs"))
        );
        blocks.push(note(Tone::Unknown, text));
    }
    Section {
        note: "the last working day".into(),
        ..section("day-before", &words::day(flow.day), Place::Full, blocks)
    }
}

fn flow_facts(query: &Query, flow: &DayFlow) -> Vec<(String, Cell)> {
    let day = flow.day.to_string();
    let cell = |figure: &Result<u32, Gap>, rule: &str| match figure {
        Ok(figure) => count(query, *figure, &[(rule, &day)]),
        Err(gap) => Cell::unknown(&gap.0),
    };
    let rate = match (&flow.created, &flow.completed) {
        (Ok(0), Ok(_)) => Cell::unknown("nothing was created"),
        (Ok(created), Ok(completed)) => {
            let rate = f64::from(*completed) / f64::from(*created);
            Cell::text(words::percent(rate)).noted("closed ÷ new")
        }
        (Err(gap), _) | (_, Err(gap)) => Cell::unknown(&gap.0),
    };
    vec![
        ("New".into(), cell(&flow.created, "created_on")),
        ("Closed".into(), cell(&flow.completed, "completed_on")),
        ("Kill rate".into(), rate),
    ]
}

fn turn(view: &View<'_>, query: &Query, all: &Table<'_>, turn: &Turn<'_>) -> Section {
    let name = if turn.place.is_some() { turn.name } else { "" };
    let (open, overdue) = all.open[turn.place.unwrap_or(all.team.members.len())];
    let own: Vec<(u32, usize)> = all
        .broken
        .iter()
        .copied()
        .filter(|(row, _)| {
            let owner = view.data.tickets.label(Field::Resource, *row as usize);
            match turn.place {
                Some(place) => all.team.place(owner) == Some(place),
                None => owner.is_none(),
            }
        })
        .collect();
    let over = turn.place.is_some() && open > view.settings.max_open_per_technician;
    let mut facts = vec![(
        "Open".to_owned(),
        count(query, open, &[("open", ""), ("tech", name)]).toned(if over { Tone::Bad } else { Tone::Plain }),
    )];
    facts.push((
        "Overdue".into(),
        match knows_sla(view) {
            Ok(()) => count(
                query,
                overdue,
                &[("open", ""), ("band", "overdue"), ("tech", name)],
            ),
            Err(gap) => Cell::unknown(&gap.0),
        },
    ));
    facts.push((
        "Break a rule".into(),
        count(query, own.len() as u32, &[("breaks", ""), ("tech", name)]),
    ));
    let mut blocks = Vec::new();
    let mut calendar = None;
    if let Some(place) = turn.place {
        let (cell, block) = calls(view, query, all, place);
        facts.push(("Today's calls".into(), cell));
        calendar = block;
    }
    blocks.push(Block::Facts(facts));
    blocks.push(if own.is_empty() {
        note(Tone::Good, "No ticket breaks a rule.")
    } else {
        let items = own
            .iter()
            .take(TALK)
            .map(|&(row, rank)| work(view, query, URGENCY[rank], row, ""))
            .collect();
        Block::Work(items)
    });
    blocks.extend(calendar);
    Section {
        note: match own.len() {
            0 => String::new(),
            many => format!("{} of {many}, most urgent first", many.min(TALK)),
        },
        ..section(&turn.id, turn.name, Place::Main, blocks)
    }
}

/// The number of tickets with a call today, and the calls.
fn calls(view: &View<'_>, query: &Query, all: &Table<'_>, place: usize) -> (Cell, Option<Block>) {
    let calls = match &all.calls {
        Err(gap) => return (Cell::unknown(&gap.0), None),
        Ok(calls) => calls,
    };
    let own: Vec<&PlannedCall> = calls
        .iter()
        .filter(|call| all.team.place(call.resource) == Some(place))
        .collect();
    let day = view.data.day(view.as_of);
    let key = format!("{day}/{}", all.team.members[place].name);
    let tickets = tickets_of(own.iter().copied()).len() as u32;
    let cell = count(&unfiltered(query), tickets, &[("called", &key)]);
    if own.is_empty() {
        return (cell, None);
    }
    let rows = own
        .iter()
        .map(|call| {
            let time = Cell::text(call_time(view, call));
            if call.ticket == NO_TICKET {
                return vec![
                    time,
                    Cell::text("not in the export"),
                    Cell::text(""),
                    Cell::text(""),
                ];
            }
            let row = call.ticket as usize;
            vec![
                time,
                Cell::text(view.data.number(row)).to(ticket_href(view, query, call.ticket)),
                Cell::text(view.data.tickets.text(Field::Title, row)),
                Cell::text(view.data.label(Field::Company, row)),
            ]
        })
        .collect();
    let heads = vec![
        figure_head("Time"),
        word_head("Ticket"),
        word_head("Title"),
        word_head("Company"),
    ];
    (cell, Some(table("Today's service calls", heads, rows, "")))
}
