//! Who has too much, who has room, and which tickets could move. Suggestions, never orders.

use rustc_hash::FxHashSet;

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::StatusMeaning;
use base::Sym;

use super::coordinator::has_future_call;
use super::gap::{Gap, Measured};
use super::team::Team;
use super::view::View;

/// A ticket that could move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The ticket.
    pub ticket: u32,
    /// Place in the team of who has it.
    pub from: usize,
    /// Place in the team of who could take it.
    pub to: usize,
}

/// What could be moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Places of those with too many open tickets, the fullest first, then by name.
    pub over: Vec<usize>,
    /// Places of those with room, the emptiest first, then by name.
    pub under: Vec<usize>,
    /// Open tickets of each of the team.
    pub open: Vec<u32>,
    /// Moves that bring as many as possible down to the limit; tickets due latest first.
    pub moves: Vec<Move>,
}

/// Suggestions that even out the open tickets.
///
/// # Errors
/// The reason when technicians or queues are not exported.
pub fn balance(view: &View<'_>, team: &Team) -> Measured<Balance> {
    view.knows_open()?;
    view.needs(Field::Resource)?;
    let limit = view.settings.max_open_per_technician;
    let data = view.data;
    let mut owned: Vec<Vec<u32>> = vec![Vec::new(); team.members.len()];
    for &row in &view.open {
        if let Some(place) = team.place(data.tickets.label(Field::Resource, row as usize)) {
            owned[place].push(row);
        }
    }
    let open: Vec<u32> = owned.iter().map(|rows| rows.len() as u32).collect();
    let mut over: Vec<usize> = (0..open.len()).filter(|&place| open[place] > limit).collect();
    over.sort_by_key(|&place| (std::cmp::Reverse(open[place]), place));
    let mut under: Vec<usize> =
        (0..open.len()).filter(|&place| open[place] < limit && is_active(view, team, place)).collect();
    under.sort_by_key(|&place| (open[place], place));
    let mut moves = Vec::new();
    if !over.is_empty() {
        if !data.tickets.has(Field::Queue) {
            return Err(Gap::NoColumn(Entity::Tickets, Field::Queue));
        }
        let works_in = queues_of(view, team);
        let mut load = open.clone();
        for &from in &over {
            let mut rows: Vec<u32> = owned[from].iter().copied().filter(|&row| may_move(view, row as usize)).collect();
            latest_due_first(view, &mut rows);
            for row in rows {
                if load[from] <= limit {
                    break;
                }
                let queue = data.tickets.label(Field::Queue, row as usize);
                let receiver = under
                    .iter()
                    .copied()
                    .filter(|&to| load[to] < limit && works_in.contains(&(to, queue)))
                    .min_by_key(|&to| (load[to], to));
                if let Some(to) = receiver {
                    load[from] -= 1;
                    load[to] += 1;
                    moves.push(Move { ticket: row, from, to });
                }
            }
        }
    }
    Ok(Balance { over, under, open, moves })
}

fn is_active(view: &View<'_>, team: &Team, place: usize) -> bool {
    view.data.resources.get(&team.members[place].name).is_none_or(|info| info.active)
}

/// Who works in which queue: has a ticket there that is open or was created in the reporting period.
fn queues_of(view: &View<'_>, team: &Team) -> FxHashSet<(usize, Sym)> {
    let tickets = &view.data.tickets;
    let mut known = FxHashSet::default();
    for row in 0..view.data.len() {
        if view.data.facts.meaning[row].is_open() || view.in_period(tickets.date(Field::Created, row).get()) {
            let queue = tickets.label(Field::Queue, row);
            if let (false, Some(place)) = (queue.is_none(), team.place(tickets.label(Field::Resource, row))) {
                known.insert((place, queue));
            }
        }
    }
    known
}

/// Whether a ticket is not in progress: nobody worked on it today, and no service call is booked for it.
fn may_move(view: &View<'_>, row: TicketRow) -> bool {
    let today = view.data.day(view.as_of);
    let touched_today =
        view.data.tickets.date(Field::LastActivity, row).get().is_some_and(|at| view.data.day(at) == today);
    let in_progress = view.data.facts.meaning[row] == StatusMeaning::Active
        && (touched_today || !view.data.tickets.has(Field::LastActivity));
    !in_progress && !has_future_call(view, row)
}

/// Due latest first; those without a due time before all others; then by number.
fn latest_due_first(view: &View<'_>, rows: &mut [u32]) {
    let due = |row: u32| view.next_event(row as usize).map_or(i64::MAX, |(_, due)| due.0);
    rows.sort_by(|&a, &b| {
        due(b).cmp(&due(a)).then_with(|| view.data.number(a as usize).cmp(view.data.number(b as usize)))
    });
}
