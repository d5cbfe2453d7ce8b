//! Days that the user has remarked on, marked on every chart over time.

use base::Day;
use desk::figure::View;
use desk::settings::Remark;
use language::say;

use crate::kit::words;
use crate::model::{ChartMark, ChartSpec};

/// Marks the remarks on a chart whose labels are of these days, the oldest first, and says them in its reading.
pub(crate) fn mark(view: &View<'_>, chart: &mut ChartSpec, labels: &[(Day, Day)]) {
    for (remark, at) in on(view, labels) {
        chart.marks.push(ChartMark { at, words: remark.text.clone() });
        chart.reading.push_str(&say!(" Marked, {}.", in_words(remark)));
    }
}

/// The remarks on a small line without room for words beside it: each is told whole.
pub(crate) fn marks(view: &View<'_>, labels: &[(Day, Day)]) -> Vec<ChartMark> {
    on(view, labels).map(|(remark, at)| ChartMark { at, words: in_words(remark) }).collect()
}

fn in_words(remark: &Remark) -> String {
    format!("{}: {}", words::day(remark.day()), remark.text.trim_end_matches('.'))
}

/// The remarks in the picture with their places, the oldest first. A day between two labels is marked between them; one
/// before the first or after the last is not in the picture.
fn on<'v>(view: &View<'v>, labels: &[(Day, Day)]) -> impl Iterator<Item = (&'v Remark, f64)> {
    let mut remarks: Vec<&Remark> = view.settings.remarks.iter().collect();
    remarks.sort();
    remarks.into_iter().filter_map(move |remark| Some((remark, place(labels, remark.day())?)))
}

/// The same for a chart whose labels are single days.
pub(crate) fn mark_days(view: &View<'_>, chart: &mut ChartSpec, days: impl IntoIterator<Item = Day>) {
    let labels: Vec<(Day, Day)> = days.into_iter().map(|day| (day, day)).collect();
    mark(view, chart, &labels);
}

/// Where a day is among labels: 2 on the third, 2.5 between it and the fourth.
fn place(labels: &[(Day, Day)], day: Day) -> Option<f64> {
    let before = labels.iter().take_while(|(_, last)| *last < day).count();
    let (first, _) = labels.get(before)?;
    if *first <= day {
        return Some(before as f64);
    }
    let (_, last) = labels.get(before.checked_sub(1)?)?;
    let share = f64::from(day.0 - last.0) / f64::from(first.0 - last.0);
    Some((before - 1) as f64 + share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_marked_on_its_label_or_between_two() {
        let weeks = [(Day(1), Day(7)), (Day(8), Day(14)), (Day(15), Day(21))];
        assert_eq!(place(&weeks, Day(1)), Some(0.0));
        assert_eq!(place(&weeks, Day(14)), Some(1.0));
        assert_eq!(place(&weeks, Day(0)), None);
        assert_eq!(place(&weeks, Day(22)), None);
        let days = [(Day(10), Day(10)), (Day(14), Day(14))];
        assert_eq!(place(&days, Day(13)), Some(0.75));
        assert_eq!(place(&[], Day(13)), None);
    }
}
