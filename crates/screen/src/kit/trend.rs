//! A card's way here: the last weeks as a small line, and what changed since the day before that is known.

use desk::engagement::definition;
use desk::figure::{CoordinatorDay, FigureId, KpiDay, KpiHistory, Origin, View};
use language::say;

use super::words;
use crate::model::{KpiCard, Tone};

/// Days on a card's line.
pub(crate) const DAYS: u32 = 29;
/// Cards of a board that are marked as the worst.
pub(crate) const WORST: usize = 2;

/// What earlier imports kept, as far as today's rules have counted it; and on how many days another rule counted
/// something, because a setting or Zenboard has changed.
pub(crate) fn comparable(view: &View<'_>) -> (Vec<CoordinatorDay>, usize) {
    let rule = |figure: FigureId| definition(view, figure);
    let kept: Vec<CoordinatorDay> = view.kept.iter().map(|day| day.counted_by(rule)).collect();
    let is_less = |(all, left): &(&CoordinatorDay, &CoordinatorDay)| left.counts.len() < all.counts.len();
    let set_aside = view.kept.iter().zip(&kept).filter(is_less).count();
    (kept, set_aside)
}

/// Puts the days that are of one measure with today on a card.
pub(crate) fn put(view: &View<'_>, card: &mut KpiCard, history: &KpiHistory) {
    let days: Vec<&KpiDay> = history.comparable().collect();
    let Some((now, before)) = days.split_last() else { return };
    let Some(last) = before.last() else { return };
    if now.origin != Origin::Now {
        return;
    }
    card.trend = days.iter().map(|day| f64::from(day.count)).collect();
    card.rebuilt = before.iter().filter(|day| day.origin == Origin::Rebuilt).count() as u32;
    card.trend_goal = view.settings.goals.value(history.id);
    let on: Vec<_> = days.iter().map(|day| (day.on, day.on)).collect();
    card.trend_marks = super::remarks::marks(view, &on);
    card.change = change(now, last);
}

/// `+4 since Fri 20 Nov`; what was rebuilt says so.
fn change(now: &KpiDay, before: &KpiDay) -> String {
    let day = words::day(before.on);
    let more = i64::from(now.count) - i64::from(before.count);
    let is_rebuilt = before.origin == Origin::Rebuilt;
    match (more, is_rebuilt) {
        (0, false) => say!("as on {day}"),
        (0, true) => say!("as on {day} (rebuilt)"),
        (_, false) => say!("{} since {day}", words::signed(more as f64, 0)),
        (_, true) => say!("{} since {day} (rebuilt)", words::signed(more as f64, 0)),
    }
}

/// Marks the figures that are furthest from their goals, as a share of the goal.
pub(crate) fn mark_worst(view: &View<'_>, cards: &mut [KpiCard]) {
    let far = |figure: FigureId, number: f64| {
        let goal = view.settings.goals.value(figure)?;
        Some((number - goal).abs() / goal.abs().max(f64::EPSILON))
    };
    let mut over: Vec<(usize, f64)> = cards
        .iter()
        .enumerate()
        .filter(|(_, card)| card.tone == Tone::Bad)
        .filter_map(|(at, card)| Some((at, far(card.figure()?, card.number?)?)))
        .collect();
    over.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (at, _) in over.into_iter().take(WORST) {
        cards[at].is_worst = true;
    }
}

#[cfg(test)]
mod tests {
    use base::{Day, Timestamp};

    use super::*;

    fn day(on: i32, count: u32, origin: Origin) -> KpiDay {
        KpiDay { at: Timestamp(i64::from(on) * 86_400), on: Day(on), count, origin }
    }

    #[test]
    fn what_changed_is_told_and_what_was_rebuilt_says_so() {
        let now = day(20_000, 8, Origin::Now);
        assert_eq!(change(&now, &day(19_999, 4, Origin::Kept)), "+4 since Thu 3 Oct");
        assert_eq!(change(&now, &day(19_999, 8, Origin::Kept)), "as on Thu 3 Oct");
        assert_eq!(change(&now, &day(19_999, 10, Origin::Rebuilt)), "−2 since Thu 3 Oct (rebuilt)");
    }

    #[test]
    fn rebuilt_days_are_joined_only_where_rebuilding_gives_todays_count() {
        let days = vec![day(1, 0, Origin::Rebuilt), day(2, 3, Origin::Kept), day(3, 8, Origin::Now)];
        let history = |today| KpiHistory { id: FigureId::New, days: days.clone(), rebuilt: Ok(""), today };
        assert_eq!(history(Some(8)).comparable().count(), 3);
        assert_eq!(history(Some(5)).comparable().count(), 2);
        assert_eq!(history(None).comparable().count(), 2);
    }
}
