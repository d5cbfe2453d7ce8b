//! One measure of every group as a picture: bars for the period, and a small chart over time for each of the largest.

use base::Day;
use desk::figure::{FigureId, PERIODS, SlaEvent, TREND, Tally, WINDOWS};
use desk::rule::{CompletedRule, CreatedRule, Rule};
use language::{self, say};

use crate::kit::words;
use crate::manager::Manager;
use crate::manager::groups::title;
use crate::manager::trends::{FEW, share_axis, step_label};
use crate::model::{Block, ChartKind, ChartSpec, GoodSide, Point, Series};

/// Bars of the chart.
const BARS: usize = 12;
/// Small charts.
const SMALL: usize = 6;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    Kept(SlaEvent),
    Created,
    Completed,
    Hours,
}

impl Drawn {
    const ALL: [Self; 6] = [
        Self::Kept(SlaEvent::Resolution),
        Self::Kept(SlaEvent::ResolutionPlan),
        Self::Kept(SlaEvent::FirstResponse),
        Self::Completed,
        Self::Created,
        Self::Hours,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::Kept(event) => event.id(),
            Self::Created => "created",
            Self::Completed => "completed",
            Self::Hours => "hours",
        }
    }

    fn title(self) -> String {
        match self {
            Self::Kept(event) => say!("{} in time", event.stage()),
            Self::Created => say!("Tickets created").into(),
            Self::Completed => say!("Tickets completed").into(),
            Self::Hours => say!("Hours worked").into(),
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::Kept(_) => "%",
            Self::Created | Self::Completed => say!("tickets"),
            Self::Hours => say!("h"),
        }
    }

    fn goal(self, manager: &Manager<'_, '_>) -> Option<f64> {
        let Self::Kept(event) = self else { return None };
        let goal = manager.view.settings.goals.value(FigureId::kept(event))?;
        Some(goal * 100.0)
    }

    fn good(self) -> GoodSide {
        if matches!(self, Self::Kept(_)) { GoodSide::Above } else { GoodSide::Neither }
    }

    fn is_known(self, manager: &Manager<'_, '_>) -> bool {
        match self {
            Self::Kept(event) => manager.table().gaps[event.index()].is_none(),
            Self::Created | Self::Completed => true,
            Self::Hours => manager.book().is_ok(),
        }
    }

    /// How much a group weighs: what is decided, or the measure itself.
    fn weight(self, tally: &Tally, window: usize) -> f64 {
        match self {
            Self::Kept(event) => f64::from(tally.kept(event, window).decided()),
            Self::Created => f64::from(tally.created[window]),
            Self::Completed => f64::from(tally.completed[window]),
            Self::Hours => tally.hours[window].as_f64(),
        }
    }

    /// The measure of a group in a window; `None` where nothing was decided.
    fn point(self, manager: &Manager<'_, '_>, name: &str, tally: &Tally, window: usize) -> Option<Point> {
        let of_group = Rule::of_group(manager.group, name);
        let tickets = |rule: Rule| manager.tickets(window, &of_group.iter().cloned().chain([rule]).collect::<Vec<_>>());
        let (value, words, href, count) = match self {
            Self::Kept(event) => {
                let kept = tally.kept(event, window);
                let share = kept.share()?;
                (
                    share * 100.0,
                    say!("{} of {}", words::percent(share), kept.decided()),
                    tickets(CompletedRule::Decided(manager.promise(event)).into()),
                    kept.decided(),
                )
            }
            Self::Created => {
                let count = tally.created[window];
                let href = tickets(CreatedRule::InPeriod.into());
                (f64::from(count), words::tickets(count as usize), href, count)
            }
            Self::Completed => {
                let count = tally.completed[window];
                let href = tickets(CompletedRule::InPeriod.into());
                (f64::from(count), words::tickets(count as usize), href, count)
            }
            Self::Hours => {
                let hours = tally.hours[window];
                let href = manager.entries(window, Rule::entries_of_group(manager.group, name).as_slice());
                (hours.as_f64(), words::hours(hours), href, tally.entries[window])
            }
        };
        Some(Point {
            value,
            words,
            href: if count > 0 { href } else { String::new() },
            count: Some(count),
            ..Point::default()
        })
    }
}

/// The choice of the measure, the bars and the small charts.
pub fn blocks(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)]) -> Vec<Block> {
    let known: Vec<Drawn> = Drawn::ALL.into_iter().filter(|drawn| drawn.is_known(manager)).collect();
    let wanted = manager.query.option("measure");
    let Some(drawn) = known.iter().copied().find(|drawn| wanted == Some(drawn.id())).or_else(|| known.first().copied())
    else {
        return Vec::new();
    };
    let charts: Vec<Block> = bars(manager, groups, drawn).into_iter().chain(small(manager, groups, drawn)).collect();
    if charts.is_empty() && wanted.is_none() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Choices {
        label: say!("Draw").into(),
        options: known
            .into_iter()
            .map(|option| {
                let href = manager.query.with_option("measure", option.id()).to_fragment();
                (option.title(), href, option == drawn)
            })
            .collect(),
    }];
    blocks.extend(charts);
    blocks
}

fn bars(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)], drawn: Drawn) -> Option<Block> {
    let mut groups: Vec<&(&str, u32, &Tally)> =
        groups.iter().filter(|(name, _, tally)| !name.is_empty() && drawn.weight(tally, 0) > 0.0).collect();
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by(|a, b| drawn.weight(b.2, 0).total_cmp(&drawn.weight(a.2, 0)).then_with(|| a.0.cmp(b.0)));
    groups.truncate(BARS);
    if manager.group == desk::figure::Group::Workflow {
        groups.sort_by_key(|(_, key, _)| *key);
    }
    let points: Vec<Point> = groups
        .iter()
        .filter_map(|(name, _, tally)| {
            Some(Point { label: (*name).to_owned(), ..drawn.point(manager, name, tally, 0)? })
        })
        .collect();
    let (is_share, first) = (matches!(drawn, Drawn::Kept(_)), points.first()?);
    let telling = points.iter().fold(first, |best, next| {
        let beats = if is_share { next.value < best.value } else { next.value > best.value };
        if beats { next } else { best }
    });
    Some(Block::Chart(ChartSpec {
        kind: ChartKind::Bars,
        title: say!("{} by {}", drawn.title(), language::lower(title(manager.group))),
        reading: say!(
            "{} has {}: {}.",
            telling.label,
            if is_share { say!("the lowest share") } else { say!("most") },
            telling.words
        ),
        unit: drawn.unit().into(),
        goal: drawn.goal(manager),
        good: drawn.good(),
        series: vec![Series { name: drawn.title(), color: 0, points }],
        ..ChartSpec::default()
    }))
}

/// A small chart over time for each of the largest groups.
fn small(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)], drawn: Drawn) -> Vec<Block> {
    let weight = |tally: &Tally| -> f64 { (PERIODS..PERIODS + TREND).map(|window| drawn.weight(tally, window)).sum() };
    let mut groups: Vec<&(&str, u32, &Tally)> = groups.iter().filter(|(name, ..)| !name.is_empty()).collect();
    groups.sort_by(|a, b| weight(b.2).total_cmp(&weight(a.2)).then_with(|| a.0.cmp(b.0)));
    groups.truncate(SMALL);
    let mut blocks: Vec<Block> = groups
        .into_iter()
        .filter_map(|(name, _, tally)| {
            let (spans, points): (Vec<(Day, Day)>, Vec<Point>) = (PERIODS..WINDOWS)
                .rev()
                .filter_map(|window| {
                    let step = &manager.windows.all[window];
                    let point =
                        Point { label: step_label(manager, window), ..drawn.point(manager, name, tally, window)? };
                    if matches!(drawn, Drawn::Kept(_)) && point.count.is_some_and(|decided| decided < FEW) {
                        return None;
                    }
                    Some(((step.first, step.last), point))
                })
                .unzip();
            (points.len() > 2).then(|| {
                let mut chart = ChartSpec {
                    kind: ChartKind::Lines,
                    title: format!("{}: {name}", drawn.title()),
                    reading: say!(
                        "{name}: {} at the start, {} at the end.",
                        points[0].words,
                        points[points.len() - 1].words
                    ),
                    unit: drawn.unit().into(),
                    goal: drawn.goal(manager),
                    good: drawn.good(),
                    series: vec![Series { name: (*name).to_owned(), color: 0, points }],
                    ..ChartSpec::default()
                };
                crate::kit::remarks::mark(manager.view, &mut chart, &spans);
                Block::Chart(chart)
            })
        })
        .collect();
    share_axis(&mut blocks, |_| true);
    blocks
}
