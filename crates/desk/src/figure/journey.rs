//! The ways that tickets take: time in each status, waiting, reopens, and the map of all ways.

use rustc_hash::FxHashMap;

use crate::dataset::{HandOffs, TicketRow};
use crate::settings::TicketState;
use base::Sym;

use super::gap::{Gap, Measured};
use super::pauses::changes_until;
use super::view::{Condition, View};

/// The way of one ticket up to the moment of the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    /// Seconds on the wall in each status, in order of first appearance; the last one lasts until now
    /// unless it means that the ticket is complete.
    pub by_status: Vec<(Sym, i64)>,
    /// Seconds in statuses that mean waiting or on hold.
    pub waiting: i64,
    /// How often it went from complete to open.
    pub reopens: u32,
    /// How often it changed hands.
    pub handoffs: HandOffs,
}

/// The way of a ticket; `None` when its history is not known.
pub fn journey(view: &View<'_>, ticket: TicketRow) -> Option<Journey> {
    let states = view.clocks().states();
    let mut changes = changes_until(view.data, ticket, view.as_of).peekable();
    changes.peek()?;
    let mut journey = Journey { handoffs: view.data.spans.handoffs(ticket), ..Journey::default() };
    while let Some((at, status)) = changes.next() {
        let state = states.of(status);
        let next = changes.peek().copied();
        let until = match next {
            Some((until, _)) => until,
            None if state == TicketState::Complete => at,
            None => view.as_of,
        };
        let seconds = until.since(at).max(0);
        match journey.by_status.iter_mut().find(|(known, _)| *known == status) {
            Some((_, sum)) => *sum += seconds,
            None => journey.by_status.push((status, seconds)),
        }
        if matches!(state, TicketState::Waiting(_)) {
            journey.waiting += seconds;
        }
        let opens = next.is_some_and(|(_, next)| states.of(next) != TicketState::Complete);
        journey.reopens += u32::from(state == TicketState::Complete && opens);
    }
    Some(journey)
}

/// A way from one status to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The status before.
    pub from: Sym,
    /// The status after.
    pub to: Sym,
    /// How often it was taken.
    pub passes: usize,
    /// The tickets that took it, each once, in order of the data.
    pub tickets: Vec<u32>,
    /// The median of the seconds that a ticket was in the status before; of an even number the upper.
    pub median_wait: i64,
}

/// Which status directly follows which, over the tickets of a view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JourneyMap {
    /// The ways, most taken first; then by their names.
    pub edges: Vec<Edge>,
    /// Tickets whose history is known.
    pub known: Vec<u32>,
    /// Those of them that were complete and open again.
    pub reopened: Vec<u32>,
    /// Those that waited or were on hold at some time.
    pub waited: Vec<u32>,
    /// Seconds of waiting of all of them.
    pub waiting: i64,
    /// Reopens of all of them.
    pub reopens: u32,
    /// Hand-offs of all of them.
    pub handoffs: HandOffs,
    /// Tickets that were handed from queue to queue.
    pub handed: Vec<u32>,
    /// Tickets that came back to a queue they had just left.
    pub returned: Vec<u32>,
}

/// The map of the tickets that pass the filters.
///
/// # Errors
/// That no history is known.
pub fn journey_map(view: &View<'_>) -> Measured<JourneyMap> {
    needs_history(view)?;
    let mut map = JourneyMap::default();
    let mut found: FxHashMap<(Sym, Sym), (Vec<i64>, Vec<u32>)> = FxHashMap::default();
    for &row in &view.rows {
        let Some(way) = journey(view, row as usize) else {
            continue;
        };
        map.known.push(row);
        map.waiting += way.waiting;
        map.reopens += way.reopens;
        if way.reopens > 0 {
            map.reopened.push(row);
        }
        if has_waited(view, row as usize) {
            map.waited.push(row);
        }
        add(&mut map.handoffs.queues, way.handoffs.queues);
        add(&mut map.handoffs.back, way.handoffs.back);
        add(&mut map.handoffs.resources, way.handoffs.resources);
        if way.handoffs.queues.is_some_and(|count| count > 0) {
            map.handed.push(row);
        }
        if way.handoffs.back.is_some_and(|count| count > 0) {
            map.returned.push(row);
        }
        let mut last = None;
        for (at, status) in changes_until(view.data, row as usize, view.as_of) {
            if let Some((since, from)) = last {
                let (waits, tickets) = found.entry((from, status)).or_default();
                waits.push(at.since(since));
                if tickets.last() != Some(&row) {
                    tickets.push(row);
                }
            }
            last = Some((at, status));
        }
    }
    map.edges = found
        .into_iter()
        .map(|((from, to), (mut waits, tickets))| {
            let middle = waits.len() / 2;
            let (_, median, _) = waits.select_nth_unstable(middle);
            Edge { from, to, median_wait: *median, passes: waits.len(), tickets }
        })
        .collect();
    let name = |sym: Sym| view.data.texts.text(sym);
    map.edges.sort_by(|a, b| {
        b.passes.cmp(&a.passes).then_with(|| name(a.from).cmp(name(b.from))).then_with(|| name(a.to).cmp(name(b.to)))
    });
    Ok(map)
}

fn add(sum: &mut Option<u32>, more: Option<u32>) {
    if let Some(more) = more {
        *sum = Some(sum.unwrap_or_default() + more);
    }
}

/// That some ticket has a history, or the reason.
pub fn needs_history(view: &View<'_>) -> Measured<()> {
    if view.data.spans.is_empty() { Err(Gap::NoHistory) } else { Ok(()) }
}

fn has_waited(view: &View<'_>, ticket: TicketRow) -> bool {
    let states = view.clocks().states();
    changes_until(view.data, ticket, view.as_of).any(|(_, status)| matches!(states.of(status), TicketState::Waiting(_)))
}

/// Tickets that took the way from one status to another, written `New→Done`.
pub(crate) fn change_condition<'v>(view: &'v View<'_>, change: &str) -> Condition<'v> {
    let find = |name: &str| match name {
        "" => Some(Sym::NONE),
        name => view.data.texts.find(name),
    };
    // A status may have an arrow in its name: every arrow may be the one between the two.
    let pairs: Vec<(Sym, Sym)> = change
        .match_indices('→')
        .filter_map(|(at, arrow)| Some((find(&change[..at])?, find(&change[at + arrow.len()..])?)))
        .collect();
    Box::new(move |row| {
        let mut last = None;
        changes_until(view.data, row, view.as_of).any(|(_, status)| {
            let before = last.replace(status);
            before.is_some_and(|before| pairs.contains(&(before, status)))
        })
    })
}

/// The figures of the journey that open a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JourneyList {
    /// With a status history.
    Known,
    /// Opened again.
    Reopened,
    /// Waited or were on hold.
    Waited,
    /// Handed from queue to queue.
    Handed,
    /// Handed back where they came from.
    Returned,
}

impl JourneyList {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Known, Self::Reopened, Self::Waited, Self::Handed, Self::Returned];

    /// The name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Reopened => "reopened",
            Self::Waited => "waited",
            Self::Handed => "handed",
            Self::Returned => "returned",
        }
    }
}

/// The condition of such a list.
///
/// # Errors
/// That no history is known.
pub(crate) fn journey_condition<'v>(view: &'v View<'_>, list: JourneyList) -> Measured<Condition<'v>> {
    needs_history(view)?;
    let handoffs = move |row: TicketRow| {
        // A ticket without changes by the moment of the picture has no history then.
        let known = changes_until(view.data, row, view.as_of).next().is_some();
        known.then(|| view.data.spans.handoffs(row))
    };
    Ok(match list {
        JourneyList::Known => Box::new(|row| changes_until(view.data, row, view.as_of).next().is_some()),
        JourneyList::Reopened => Box::new(|row| journey(view, row).is_some_and(|way| way.reopens > 0)),
        JourneyList::Waited => Box::new(|row| has_waited(view, row)),
        JourneyList::Handed => Box::new(move |row| handoffs(row).is_some_and(|h| h.queues.is_some_and(|n| n > 0))),
        JourneyList::Returned => Box::new(move |row| handoffs(row).is_some_and(|h| h.back.is_some_and(|n| n > 0))),
    })
}
