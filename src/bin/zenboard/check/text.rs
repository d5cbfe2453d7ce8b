//! The verdicts as a text for people: what is missed comes first.

use zenboard::screen::figure_text;

use crate::check::since::{Earlier, Move};
use crate::check::verdict::{Finding, Verdict};

/// The order in which findings are told.
const ORDER: [Finding; 3] = [Finding::Missed, Finding::Met, Finding::NotMeasurable];

/// A headline, and a line for each figure.
pub fn text(verdicts: &[Verdict], earlier: Option<&Earlier>, as_of: &str) -> String {
    let of = |finding: Finding| verdicts.iter().filter(move |verdict| verdict.finding() == finding);
    let counts = ORDER.map(|finding| of(finding).count());
    let mut lines = vec![headline(counts, as_of)];
    lines.extend(earlier.map(|earlier| format!("Compared with {}.", earlier.as_of)));
    lines.push(String::new());
    let wide = |part: fn(&Verdict) -> String| {
        let known = of(Finding::Missed).chain(of(Finding::Met));
        known.map(|verdict| part(verdict).chars().count()).max().unwrap_or_default()
    };
    let widths = [
        wide(|verdict| verdict.title.clone()),
        wide(Verdict::shown),
        wide(|verdict| verdict.goal_text.clone()),
        wide(|verdict| verdict.figure.id().to_owned()),
    ];
    for finding in ORDER {
        lines.extend(of(finding).map(|verdict| line(verdict, earlier, widths)));
    }
    lines.join("\n")
}

fn headline([missed, met, unknown]: [usize; 3], as_of: &str) -> String {
    let goals = |count: usize| if count == 1 { "1 goal".to_owned() } else { format!("{count} goals") };
    match (missed, unknown) {
        (0, 0) => format!("{} met as of {as_of}.", goals(met)),
        (_, 0) => format!("{} missed, {met} met as of {as_of}.", goals(missed)),
        _ => format!("{} missed, {met} met, {unknown} not measurable as of {as_of}.", goals(missed)),
    }
}

fn line(verdict: &Verdict, earlier: Option<&Earlier>, [title, shown, goal, ids]: [usize; 4]) -> String {
    let mark = match verdict.finding() {
        Finding::Met => "met   ",
        Finding::Missed => "MISSED",
        Finding::NotMeasurable => "–     ",
    };
    let id = verdict.figure.id();
    if let Err(reason) = &verdict.value {
        return format!("{mark}  {} ({id}): {reason}", verdict.title);
    }
    let moved = earlier.map_or_else(String::new, |earlier| moved(verdict, earlier));
    let (name, value, aim) = (&verdict.title, verdict.shown(), &verdict.goal_text);
    format!("{mark}  {name:title$}  {value:>shown$}  goal {aim:goal$}  {id:ids$}{moved}").trim_end().to_owned()
}

fn moved(verdict: &Verdict, earlier: &Earlier) -> String {
    match (earlier.value(verdict.figure), verdict.moved(earlier)) {
        (Some(_), Some(Move::Same)) => "  as before".to_owned(),
        (Some(then), Some(moved)) => format!("  {}, was {}", moved.id(), figure_text(verdict.figure, then)),
        _ => "  not known before".to_owned(),
    }
}
