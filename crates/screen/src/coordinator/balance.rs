//! Who has too much, who has room, and which tickets could move.

use std::collections::BTreeMap;

use base::Sym;
use desk::dataset::Field;
use desk::figure::{Balance, FigureId, Grouping, KpiRows, Team, View, balance, kpi};
use desk::query::Query;
use desk::rule::{FigureRule, Label, LabelRule, StateRule};
use desk::rules;
use language::say;

use crate::kit::parts::{count, figure_head, list, not_measurable, note, section, table, word_head, work};
use crate::kit::words;
use crate::model::{Block, Cell, Place, Section, Tone, WorkItem};

/// Suggested moves that are listed.
const MOVES: usize = 10;

/// The suggestions, by technician or by queue.
pub(crate) fn balance_section(view: &View<'_>, query: &Query, grouping: Grouping) -> Section {
    let title = say!("Balance");
    // Whatever the board is grouped by, tickets move between technicians.
    let found = Team::of(view, Grouping::Technician).and_then(|team| Ok((balance(view, &team)?, team)));
    let (found, team) = match found {
        Err(gap) => return section("balance", title, Place::Full, vec![not_measurable(&gap)]),
        Ok(found) => found,
    };
    let limit = view.settings.max_open_per_technician;
    if found.over.is_empty() {
        let text = say!("Nobody has more than {limit} open tickets: there is nothing to move.");
        return section("balance", title, Place::Full, vec![note(Tone::Good, text)]);
    }
    let mut blocks = match grouping {
        Grouping::Technician => found
            .over
            .iter()
            .map(|&place| Block::Note {
                tone: Tone::Warn,
                text: over_words(&team, &found, place, limit),
                href: list(query, &rules![StateRule::Open, StateRule::technician(&team.members[place].name)]),
            })
            .collect(),
        Grouping::Queue => vec![queue_table(view, query, &found)],
    };
    blocks.push(note(Tone::Plain, room_words(&team, &found, limit)));
    let items = moves(view, query, &team, &found);
    let shown = items.len();
    if !items.is_empty() {
        blocks.push(Block::Work(items));
    }
    Section {
        note: say!("{shown} of {} suggestions, due latest first", found.moves.len()),
        ..section("balance", title, Place::Full, blocks)
    }
}

fn moves(view: &View<'_>, query: &Query, team: &Team, found: &Balance) -> Vec<WorkItem> {
    found
        .moves
        .iter()
        .take(MOVES)
        .map(|step| {
            let row = step.ticket as usize;
            let due = view.next_event(row).map_or_else(
                || say!("no SLA event due").to_owned(),
                |(_, due)| say!("due {}", words::short_moment(due, view.as_of, &view.data.zone)),
            );
            let (from, to) = (&team.members[step.from].name, &team.members[step.to].name);
            let why = say!(
                "from {from} to {to}, who also works in {}: not in progress, {due}",
                view.data.label(Field::Queue, row)
            );
            let mut item = work(view, query, Some(FigureId::Overloaded), step.ticket, &why);
            item.action = say!("Could move").into();
            item
        })
        .collect()
}

/// The queues in which those who have too much hold tickets, the most first, then by name.
fn queue_table(view: &View<'_>, query: &Query, found: &Balance) -> Block {
    let queue_of = |row: u32| view.data.tickets.label(Field::Queue, row as usize);
    let mut held: BTreeMap<Sym, (u32, u32)> = BTreeMap::new();
    if let Some(Ok(KpiRows::Technicians(all))) = kpi(view, FigureId::Overloaded).map(|kpi| kpi.rows) {
        for row in all.into_iter().flat_map(|(_, rows)| rows) {
            held.entry(queue_of(row)).or_default().0 += 1;
        }
    }
    for step in &found.moves {
        held.entry(queue_of(step.ticket)).or_default().1 += 1;
    }
    let mut held: Vec<(&str, (u32, u32))> =
        held.into_iter().map(|(queue, counts)| (view.data.texts.text(queue), counts)).collect();
    held.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(b.0)));
    let rows = held
        .into_iter()
        .map(|(queue, (tickets, could))| {
            let title = if queue.is_empty() { say!("Without a queue") } else { queue };
            let in_queue = LabelRule::Queue(Label(queue.to_owned()));
            vec![
                Cell::text(title),
                count(query, tickets, &rules![FigureRule::Kpi(FigureId::Overloaded), in_queue.clone()]),
                count(query, could, &rules![FigureRule::CouldMove, in_queue]),
            ]
        })
        .collect();
    let limit = view.settings.max_open_per_technician;
    let heads = vec![
        word_head(say!("Queue")),
        figure_head(say!("With technicians over {limit}")),
        figure_head(say!("Could move")),
    ];
    table(say!("Where overloaded technicians hold their tickets"), heads, rows, "")
}

fn over_words(team: &Team, found: &Balance, place: usize, limit: u32) -> String {
    let open = found.open[place];
    let could = found.moves.iter().filter(|step| step.from == place).count();
    let could = match could {
        0 => {
            say!("no ticket can move: nobody with capacity works in the same queues, or all are in progress").to_owned()
        }
        1 => say!("one could move").to_owned(),
        _ => say!("{} could move", words::number_word(could)),
    };
    say!("{} has {open} open, {} over {limit}; {could}.", team.members[place].name, open - limit)
}

fn room_words(team: &Team, found: &Balance, limit: u32) -> String {
    if found.under.is_empty() {
        return say!("Nobody has fewer than {limit} open: moving tickets would only move the problem.");
    }
    let names: Vec<String> = found
        .under
        .iter()
        .take(5)
        .map(|&place| say!("{} ({} open)", team.members[place].name, found.open[place]))
        .collect();
    let more = match found.under.len().saturating_sub(5) {
        0 => String::new(),
        more => say!(" and {more} more"),
    };
    say!("Capacity: {}{more}.", names.join(", "))
}
