//! Before and after, figure by figure.

use super::file::{Engagement, Figure};
use super::interval::{Interval, newcombe, rate_ratio};
use crate::table::Kind;
use language::say;

/// What can be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Better, and more so than chance explains.
    Better,
    /// Worse, and more so than chance explains.
    Worse,
    /// Different, more so than chance explains, where neither way is better.
    Different,
    /// Chance alone may explain it.
    Chance,
    /// There is no interval for a figure of its kind: only the change itself is known.
    Untested,
    /// Nothing changed.
    Same,
}

/// A figure before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Its title, as the later file has it.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Before; its `value` may be missing.
    pub before: Figure,
    /// After.
    pub after: Figure,
    /// After − before; for shares in parts of one. Of flows after the later is brought to the earlier's number of days.
    pub difference: Option<f64>,
    /// The interval of 95 %: of the difference for shares, of the ratio after ÷ before for counts and flows.
    pub interval: Option<Interval>,
    /// What can be said; `None` with the reason in `cannot` when nothing can.
    pub verdict: Option<Verdict>,
    /// Why the two must not or cannot be compared, in a sentence; empty when they can.
    pub cannot: String,
}

/// Two engagement files, the earlier first.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Changes in the order of the later file.
    pub changes: Vec<Change>,
    /// Ids that only one of the files has.
    pub only_one: Vec<String>,
}

/// Compares two files. The earlier is the one whose figures are of an earlier moment; the caller has put it first.
pub fn compare(before: &Engagement, after: &Engagement) -> Comparison {
    let days = (f64::from(before.period_days), f64::from(after.period_days));
    let changes =
        after.figures.iter().filter_map(|figure| Some(change(before.figure(&figure.id)?, figure, days))).collect();
    let missing = |from: &Engagement, other: &Engagement| {
        let ids = from.figures.iter().filter(|figure| other.figure(&figure.id).is_none());
        ids.map(|figure| figure.id.clone()).collect::<Vec<_>>()
    };
    let mut only_one = missing(before, after);
    only_one.extend(missing(after, before));
    Comparison { changes, only_one }
}

fn change(before: &Figure, after: &Figure, days: (f64, f64)) -> Change {
    let cannot = reason_against(before, after);
    let values = before.value.zip(after.value).filter(|_| cannot.is_empty());
    let difference = values.map(|(earlier, later)| match after.kind {
        Kind::Flow => later * days.0 / days.1 - earlier,
        Kind::Count | Kind::Share | Kind::Ratio => later - earlier,
    });
    let interval = values.and_then(|(one, two)| interval(before, after, (one, two), days));
    let verdict = difference.map(|difference| verdict(after, difference, interval));
    Change {
        id: after.id.clone(),
        title: after.title.clone(),
        kind: after.kind,
        before: before.clone(),
        after: after.clone(),
        difference,
        interval,
        verdict,
        cannot,
    }
}

fn reason_against(before: &Figure, after: &Figure) -> String {
    let gap = |figure: &Figure, when: &str| {
        if figure.value.is_some() {
            None
        } else if figure.under_5 {
            Some(say!("{when} a count is under 5 and was omitted from the file"))
        } else {
            let why = figure.missing.as_deref().unwrap_or(say!("it is not in the file"));
            Some(say!("{when} it could not be measured: {why}"))
        }
    };
    if before.definition != after.definition || before.kind != after.kind {
        return say!("the two were counted by different rules or settings").into();
    }
    gap(before, say!("before,")).or_else(|| gap(after, say!("after,"))).unwrap_or_default()
}

fn interval(before: &Figure, after: &Figure, values: (f64, f64), days: (f64, f64)) -> Option<Interval> {
    match after.kind {
        Kind::Share => newcombe((before.part?, before.whole?), (after.part?, after.whole?)),
        Kind::Count => rate_ratio((values.0 as u64, 1.0), (values.1 as u64, 1.0)),
        Kind::Flow => rate_ratio((values.0 as u64, days.0), (values.1 as u64, days.1)),
        Kind::Ratio => None,
    }
}

fn verdict(figure: &Figure, difference: f64, interval: Option<Interval>) -> Verdict {
    let unchanged = if figure.kind == Kind::Share { 0.0 } else { 1.0 };
    match interval {
        _ if difference == 0.0 => Verdict::Same,
        None => Verdict::Untested,
        Some(interval) if interval.holds(unchanged) => Verdict::Chance,
        Some(_) => match figure.less_is_better {
            None => Verdict::Different,
            Some(less) if less == (difference < 0.0) => Verdict::Better,
            Some(_) => Verdict::Worse,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(days: u32, figures: Vec<Figure>) -> Engagement {
        Engagement { period_days: days, figures, ..Engagement::default() }
    }

    fn count(id: &str, kind: Kind, value: f64) -> Figure {
        Figure { id: id.into(), kind, value: Some(value), less_is_better: Some(true), ..Figure::default() }
    }

    #[test]
    fn a_large_fall_is_better_and_a_small_one_may_be_chance() {
        let before = desk(30, vec![count("new", Kind::Count, 40.0), count("unassigned", Kind::Count, 6.0)]);
        let after = desk(30, vec![count("new", Kind::Count, 12.0), count("unassigned", Kind::Count, 4.0)]);
        let changes = compare(&before, &after).changes;
        assert_eq!(changes[0].verdict, Some(Verdict::Better));
        assert_eq!(changes[0].difference, Some(-28.0));
        assert_eq!(changes[1].verdict, Some(Verdict::Chance));
        let back = compare(&after, &before).changes;
        assert_eq!(back[0].verdict, Some(Verdict::Worse));
    }

    #[test]
    fn flows_are_brought_to_the_same_number_of_days() {
        let before = desk(30, vec![count("created", Kind::Flow, 100.0)]);
        let after = desk(60, vec![count("created", Kind::Flow, 200.0)]);
        let change = &compare(&before, &after).changes[0];
        assert_eq!((change.difference, change.verdict), (Some(0.0), Some(Verdict::Same)));
    }

    #[test]
    fn other_rules_and_missing_figures_are_said_and_not_compared() {
        let mut other = count("new", Kind::Count, 3.0);
        other.definition = "another".into();
        let mut small = count("unassigned", Kind::Count, 3.0);
        small.value = None;
        small.under_5 = true;
        let before = desk(
            30,
            vec![
                count("new", Kind::Count, 3.0),
                count("unassigned", Kind::Count, 9.0),
                count("gone", Kind::Count, 1.0),
            ],
        );
        let compared = compare(&before, &desk(30, vec![other, small]));
        assert!(compared.changes[0].cannot.contains("different rules"));
        assert!(compared.changes[1].cannot.contains("under 5"), "{}", compared.changes[1].cannot);
        assert!(compared.changes.iter().all(|change| change.verdict.is_none() && change.difference.is_none()));
        assert_eq!(compared.only_one, ["gone"]);
    }
}
