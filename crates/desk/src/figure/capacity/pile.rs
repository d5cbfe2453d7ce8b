//! What has piled up: the open tickets against their usual number, and whether more comes than is done.

use base::Day;

use crate::dataset::Field;
use crate::figure::arrivals::DeskHistory;
use crate::figure::sla_performance::completed;
use crate::figure::view::View;

/// The last weeks, which say nothing of what is usual.
const LATELY: usize = 28;
/// The weeks before them, which do.
const USUAL: usize = 91;
/// Days of the usual weeks that it takes at least.
const ENOUGH: usize = 28;
/// Days at the beginning of an export on which tickets from before it are missing.
const FILLING: usize = 28;

/// The backlog and its usual level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pile {
    /// Tickets open at the end of the last whole day.
    pub open: u32,
    /// The median of the open count at the ends of the 91 days before the last 28; `None` when the history is too short.
    pub usual: Option<u32>,
    /// Tickets created minus tickets done over the last 28 days and over the last 91; `None` where the history is
    /// shorter.
    pub grown: [Option<i64>; 2],
    /// Tickets created in the last 91 days.
    created: u32,
}

impl Pile {
    /// The backlog at the end of the history.
    pub fn of(view: &View<'_>, history: &DeskHistory) -> Self {
        let open = open_counts(view, history);
        let days = history.days();
        let came = history.created(None);
        let grown = |days: usize| {
            let before = open.len().checked_sub(days + 1)?;
            Some(i64::from(*open.last()?) - i64::from(open[before]))
        };
        Self {
            open: open.last().copied().unwrap_or(0),
            usual: usual(&open[1..]),
            grown: [grown(LATELY), grown(USUAL)],
            created: came[days.saturating_sub(USUAL)..].iter().sum::<f64>() as u32,
        }
    }

    /// Tickets above the usual level; `None` when that is not known.
    pub fn above(&self) -> Option<u32> {
        self.usual.map(|usual| self.open.saturating_sub(usual))
    }

    /// Whether more came than was done, over the last four weeks and over the last thirteen: nothing is to spare then.
    pub fn outran(&self) -> bool {
        self.grown.iter().all(|grown| grown.is_some_and(|grown| grown > 0))
    }

    /// Tickets that pile up in a week, where arrivals outran what was done by more than chance does: as many as the
    /// counted arrivals of a quarter vary by themselves.
    pub fn grows_by(&self) -> f64 {
        let grown = self.grown[1].unwrap_or(0) as f64;
        if self.outran() && grown * grown > f64::from(self.created) { grown * 7.0 / USUAL as f64 } else { 0.0 }
    }
}

/// Open tickets before the first day of the history and at the end of each of its days.
fn open_counts(view: &View<'_>, history: &DeskHistory) -> Vec<u32> {
    let facts = &view.data.facts;
    let days = history.days();
    // A day at which the count changes, from the evening before the first day on; what lies beyond is no change.
    let place = |day: Day| usize::try_from(i64::from(day.0) - i64::from(history.first.0) + 1).unwrap_or(0);
    let mut change = vec![0_i64; days + 1];
    for row in view.rows.iter().map(|&row| row as usize) {
        let Some(came) = view.data.tickets.date(Field::Created, row).get() else { continue };
        let came = view.data.day(came);
        // What was done before it came, by its dates, was never open.
        let done = completed(view, row).get().map(|at| view.data.day(at).max(came));
        let is_open = facts.meaning[row].is_open();
        // Nobody knows when it left, so nobody knows when it was open.
        if !is_open && done.is_none() {
            continue;
        }
        if let Some(change) = change.get_mut(place(came)) {
            *change += 1;
        }
        if let Some(change) = done.filter(|_| !is_open).and_then(|day| change.get_mut(place(day))) {
            *change -= 1;
        }
    }
    let mut open = 0;
    change
        .into_iter()
        .map(|change| {
            open += change;
            u32::try_from(open).unwrap_or(0)
        })
        .collect()
}

fn usual(open: &[u32]) -> Option<u32> {
    let until = open.len().checked_sub(LATELY)?;
    let from = until.saturating_sub(USUAL).max(FILLING);
    let mut known = open.get(from..until).filter(|known| known.len() >= ENOUGH)?.to_vec();
    known.sort_unstable();
    Some(known[known.len() / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_level_is_that_of_the_weeks_before_the_last_four() {
        let mut open: Vec<u32> = (0..200).map(|day| 40 + day % 3).collect();
        open[172..].fill(90);
        assert_eq!(usual(&open), Some(41));
        // An export that begins with its first ticket fills up first.
        assert_eq!(usual(&open[..83]), None);
        assert_eq!(usual(&open[..84]), Some(41));
    }

    #[test]
    fn a_pile_grows_only_by_what_chance_does_not_explain() {
        let pile = |lately, quarter| Pile { open: 50, usual: Some(40), grown: [lately, quarter], created: 900 };
        assert!(pile(Some(3), Some(20)).outran() && pile(Some(3), Some(20)).grows_by() == 0.0);
        assert!((pile(Some(3), Some(39)).grows_by() - 3.0).abs() < 1e-12);
        assert!(!pile(Some(-1), Some(39)).outran() && !pile(Some(3), None).outran());
    }
}
