//! The headline figures over time.

use base::Day;
use desk::figure::{FigureId, PERIODS, Panel, SlaEvent, Steps, WEEK, WINDOWS};
use desk::query::Query;
use desk::rule::{CompletedRule, EntryRule, YesNo};
use desk::rules;
use language::{self, say};

use crate::kit::figure_text;
use crate::kit::remarks;
use crate::kit::words;
use crate::manager::Manager;
use crate::model::{Block, ChartKind, ChartSpec, Point, Series};

/// Fewer decided tickets are not drawn as a percentage.
pub(crate) const FEW: u32 = 5;

/// The headline figures over the steps of the trend, one small chart each.
pub fn trends(manager: &Manager<'_, '_>) -> Vec<Block> {
    let query = manager.query;
    let steps = [
        ("", say!("7 days").to_owned(), Steps::Days(WEEK)),
        ("period", manager.period(), Steps::Days(manager.view.period_days)),
        ("month", say!("A month").to_owned(), Steps::Months),
    ];
    // Grouping by week or month decides the steps itself.
    let plain =
        Query { group: if manager.group.is_time() { String::new() } else { query.group.clone() }, ..query.clone() };
    let mut blocks = vec![Block::Choices {
        label: say!("Steps of").into(),
        options: steps
            .into_iter()
            .filter(|(id, _, steps)| *id != "period" || *steps != Steps::Days(WEEK))
            .map(|(id, title, steps)| {
                let href = plain.with_option("trend", id).to_fragment();
                (title, href, steps == manager.windows.steps)
            })
            .collect(),
    }];
    let promises = Panel::Headline.figures().filter(|id| id.kept_event().is_some());
    let of_promises: Vec<String> = promises.map(|id| id.title(manager.view.settings)).collect();
    for id in Panel::Headline.figures().chain([FigureId::RealTimeEntry]) {
        let (spans, points): (Vec<(Day, Day)>, Vec<Point>) = (PERIODS..WINDOWS)
            .rev()
            .filter_map(|window| {
                let span = (manager.windows.all[window].first, manager.windows.all[window].last);
                let point = point(manager, id, window, manager.value(id, window).ok()?);
                // One ticket is all or nothing: that is no percentage of a week.
                let is_few = id.kept_event().is_some() && point.count.is_some_and(|decided| decided < FEW);
                (!is_few).then_some((span, point))
            })
            .unzip();
        if points.len() < 2 {
            continue;
        }
        let scale = figure_text::scale(id);
        let reading = say!(
            "{}: from {} to {} over {} steps.",
            words::capital(&id.short(manager.view.settings)),
            points[0].words,
            points[points.len() - 1].words,
            points.len()
        );
        let mut chart = ChartSpec {
            kind: ChartKind::Lines,
            title: id.title(manager.view.settings),
            reading,
            unit: figure_text::axis_unit(id),
            series: vec![Series { name: id.title(manager.view.settings), color: 0, points }],
            goal: manager.view.settings.goals.value(id).map(|goal| goal * scale),
            good: figure_text::good_side(id),
            is_unfinished: manager.windows.steps == Steps::Months,
            ..ChartSpec::default()
        };
        remarks::mark(manager.view, &mut chart, &spans);
        blocks.push(Block::Chart(chart));
    }
    share_axis(&mut blocks, |chart| of_promises.contains(&chart.title));
    if blocks.len() == 1 { Vec::new() } else { blocks }
}

/// Gives charts of one measure, side by side, one axis: what is higher in one is higher in the other.
pub(crate) fn share_axis(blocks: &mut [Block], is_same: impl Fn(&ChartSpec) -> bool) {
    let mut charts: Vec<&mut ChartSpec> = blocks
        .iter_mut()
        .filter_map(|block| match block {
            Block::Chart(chart) if is_same(chart) => Some(chart),
            _ => None,
        })
        .collect();
    let points = charts.iter().flat_map(|chart| &chart.series).flat_map(|series| &series.points);
    let values = points.map(|point| point.value).filter(|value| value.is_finite());
    let goals = charts.iter().filter_map(|chart| chart.goal);
    let (low, high) = values
        .chain(goals)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if charts.len() > 1 && low <= high {
        charts.iter_mut().for_each(|chart| chart.reach = Some((low, high)));
    }
}

/// The label of a step on the axis: its last day, or its month.
pub(crate) fn step_label(manager: &Manager<'_, '_>, window: usize) -> String {
    let last = manager.windows.all[window].last;
    match manager.windows.steps {
        Steps::Days(_) => words::day(last),
        Steps::Months => language::short_month_of(last.date()),
    }
}

fn point(manager: &Manager<'_, '_>, id: FigureId, window: usize, value: f64) -> Point {
    let (count, href) = match (id, manager.book()) {
        (FigureId::Utilization, Ok(book)) => (
            book.sums(manager.view, window).0.entries,
            manager.entries(window, &rules![EntryRule::Team, EntryRule::ClientFacing]),
        ),
        (FigureId::ReactiveHours, Ok(book)) => {
            (book.reactive[window].entries, manager.entries(window, &rules![EntryRule::Reactive]))
        }
        (FigureId::RealTimeEntry, Ok(book)) => (
            book.real_time[window].all - book.real_time[window].good,
            manager.entries(window, &rules![EntryRule::RealTime(YesNo(false))]),
        ),
        _ => {
            let event = id.kept_event().unwrap_or(SlaEvent::Resolution);
            (
                manager.table().total.kept(event, window).decided(),
                manager.tickets(window, &rules![CompletedRule::Decided(manager.promise(event))]),
            )
        }
    };
    let scale = figure_text::scale(id);
    Point {
        label: step_label(manager, window),
        value: value * scale,
        words: figure_text::in_unit(id, value),
        href: if count == 0 { String::new() } else { href },
        count: Some(count),
        ..Point::default()
    }
}
