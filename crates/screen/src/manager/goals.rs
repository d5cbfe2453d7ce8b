//! The goals: what they are, where they come from, when they were changed, and which goal is realistic.

use base::Day;
use desk::figure::{
    CoordinatorDay, FigureId, Gap, Goal, GoalRule, Kind, Origin, Unit, View, coordinator_history, daily_figures, goals,
};
use desk::query::{Page, Query};
use desk::settings::SlaBasis;
use language::{self, say};

use crate::kit::figure_text;
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Head, Place, Point, Section, Series, TableView, Tone};

/// Days that are looked at.
const DAYS: u32 = 90;
/// A goal is realistic that was met on three days of four.
const REALISTIC: f64 = 0.75;
/// Goals tried in the ladder.
const TRIED: usize = 9;

/// One figure over the days, the newest first.
struct Days {
    figure: FigureId,
    goal: &'static Goal,
    /// The figure now.
    today: Option<f64>,
    figures: Vec<Option<f64>>,
    reason: String,
}

impl Days {
    fn known(&self) -> impl Iterator<Item = f64> + '_ {
        self.figures.iter().copied().flatten()
    }

    /// Days within a goal of `value`.
    fn within(&self, value: f64) -> usize {
        self.known().filter(|figure| self.goal.rule.is_met(*figure, value)).count()
    }
}

/// Whether a figure is a plain count of tickets or technicians.
fn is_count(figure: FigureId) -> bool {
    figure.spec().kind == Kind::Count
}

fn with_sign(figure: FigureId, goal: &Goal, value: f64) -> String {
    format!("{} {}", goal.rule.sign(), figure_text::in_unit(figure, value))
}

/// Title, lede and sections of the goals.
pub fn board(view: &View<'_>, query: &Query, basis: SlaBasis) -> (String, String, Vec<Section>) {
    let (kept, _) = crate::kit::trend::comparable(view);
    let all = all_days(view, &kept, basis);
    let chosen = chosen(query, view, &all);
    let section = |id: &str, title: &str, blocks: Vec<Block>| Section {
        id: id.into(),
        title: title.into(),
        place: Place::Full,
        blocks,
        ..Section::default()
    };
    let sections = vec![
        section("realistic", say!("What goal is realistic?"), realistic(view, query, &all, chosen)),
        section(
            "goals",
            say!("All goals"),
            vec![
                Block::Table(table(view, query, &all)),
                Block::Note {
                    tone: Tone::Plain,
                    text: say!("Goals are changed on the settings page; each change is noted with its day.").into(),
                    href: query.on(Page::Settings).to_fragment(),
                },
            ],
        ),
    ];
    let lede = say!(
        "A goal that is met every day is too easy; one that is never met is not a goal. Each figure is what the board would have shown on each of the last 90 days, for the period that ended that day."
    );
    (verdict(view, &all[chosen]), lede.to_owned(), sections)
}

/// How often the goal of a figure was met, in a sentence.
fn verdict(view: &View<'_>, days: &Days) -> String {
    let known = days.known().count();
    let goal = view.settings.goals.value(days.figure).unwrap_or_default();
    if known == 0 {
        return say!("{}: no earlier day is known", days.figure.title(view.settings));
    }
    say!(
        "With the goal at {}, {} was within it on {} of {known} days",
        with_sign(days.figure, days.goal, goal),
        language::lower_first(&days.figure.title(view.settings)),
        days.within(goal)
    )
}

fn all_days(view: &View<'_>, kept: &[CoordinatorDay], basis: SlaBasis) -> Vec<Days> {
    let daily = daily_figures(view, basis, DAYS);
    let counts = coordinator_history(view, kept, DAYS);
    goals()
        .map(|(figure, goal)| {
            let (figures, reason) = if let Some(known) = daily.iter().find(|known| known.id == figure) {
                match &known.days {
                    Ok(figures) => (figures.clone(), String::new()),
                    Err(gap) => (Vec::new(), gap.words()),
                }
            } else if let Some(known) = counts.iter().find(|known| known.id == figure) {
                let figures = known.days.iter().rev().map(|day| Some(f64::from(day.count)));
                let reason = known.rebuilt.as_ref().err().map_or_else(String::new, |gap| gap.words());
                (figures.collect(), reason)
            } else {
                (Vec::new(), Gap::NotComputed.words())
            };
            let counted = counts.iter().find(|known| known.id == figure);
            let today = match counted.and_then(|known| known.days.last()) {
                Some(day) => (day.origin == Origin::Now).then(|| f64::from(day.count)),
                None => figures.first().copied().flatten(),
            };
            // A single day is no history.
            let figures = if figures.len() > 1 { figures } else { Vec::new() };
            Days { figure, goal, today, figures, reason }
        })
        .collect()
}

/// The figure that was asked for; else the first of the manager's that is missed on most days.
fn chosen(query: &Query, view: &View<'_>, all: &[Days]) -> usize {
    let asked = query.option("figure");
    if let Some(at) = asked.and_then(|id| all.iter().position(|days| days.figure.id() == id)) {
        return at;
    }
    let missed = |days: &Days| {
        let known = days.known().count();
        let goal = view.settings.goals.value(days.figure).unwrap_or_default();
        !is_count(days.figure) && known > 0 && days.within(goal) * 2 < known
    };
    all.iter()
        .position(missed)
        .or_else(|| all.iter().position(|days| days.known().next().is_some()))
        .unwrap_or_default()
}

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
}

fn realistic(view: &View<'_>, query: &Query, all: &[Days], chosen: usize) -> Vec<Block> {
    let options = all
        .iter()
        .enumerate()
        .map(|(at, days)| {
            let href = query.with_option("figure", days.figure.id()).to_fragment();
            (days.figure.title(view.settings), href, at == chosen)
        })
        .collect();
    let mut blocks = vec![Block::Picker { label: say!("Figure").into(), options }];
    let days = &all[chosen];
    if days.known().next().is_none() {
        blocks.push(Block::Note {
            tone: Tone::Unknown,
            text: say!("No history: {}.", days.reason),
            href: String::new(),
        });
        return blocks;
    }
    blocks.push(Block::Table(ladder(view, days)));
    blocks.push(over_time(view, query, days));
    blocks
}

/// Goals to try: the one in force, the published one, and steps between the best and the worst day.
fn tried(view: &View<'_>, days: &Days) -> Vec<f64> {
    let goal = days.goal;
    let (low, high) = days
        .known()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| (low.min(figure), high.max(figure)));
    let unit = match days.figure.spec().unit {
        _ if is_count(days.figure) => 1.0,
        Unit::HoursPerEndpoint => 0.01,
        _ => 0.005,
    };
    let (low, high) = ((low / unit).floor(), (high / unit).ceil());
    let step = ((high - low) / (TRIED - 3) as f64).ceil().max(1.0);
    let mut all: Vec<f64> =
        (0..TRIED - 2).map(|at| (low + step * at as f64) * unit).filter(|value| *value <= high * unit + 1e-9).collect();
    all.push(view.settings.goals.value(days.figure).unwrap_or(goal.value));
    all.push(goal.value);
    // In units, so that equal goals are equal however they were computed.
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < unit / 100.0);
    all
}

fn ladder(view: &View<'_>, days: &Days) -> TableView {
    let goal = days.goal;
    let known = days.known().count();
    let in_force = view.settings.goals.value(days.figure).unwrap_or(goal.value);
    let rows = tried(view, days)
        .into_iter()
        .map(|value| {
            let within = days.within(value);
            let share = within as f64 / known.max(1) as f64;
            let mut notes = Vec::new();
            if (value - in_force).abs() < 1e-9 {
                notes.push(say!("in force"));
            }
            if (value - goal.value).abs() < 1e-9 {
                notes.push(say!("published"));
            }
            vec![
                Cell::text(with_sign(days.figure, goal, value)).noted(notes.join(", ")),
                Cell::text(say!("{within} of {known} days")),
                Cell::text(words::percent(share)),
                Cell::text(reach(share)),
            ]
        })
        .collect();
    TableView {
        caption: say!("{}: days within a goal at…", days.figure.title(view.settings)),
        heads: vec![
            head(say!("With the goal at"), false),
            head(say!("within it on"), true),
            head(say!("Share of days"), true),
            head(say!("In a word"), false),
        ],
        rows,
        has_total: false,
        empty: String::new(),
    }
}

fn reach(share: f64) -> &'static str {
    match share {
        _ if share >= 1.0 => say!("Always met"),
        _ if share >= 0.9 => say!("Easy"),
        _ if share >= REALISTIC => say!("Realistic"),
        _ if share >= 0.4 => say!("Period"),
        _ if share > 0.0 => say!("Far"),
        _ => say!("Never met"),
    }
}

/// The figure day by day. A point opens the board of its day.
fn over_time(view: &View<'_>, query: &Query, days: &Days) -> Block {
    let scale = figure_text::scale(days.figure);
    let page = days.figure.spec().panel.page();
    // Every third day: a line needs no more, and each point has a row in the table beside it.
    let (on, points): (Vec<Day>, Vec<Point>) = days
        .figures
        .iter()
        .enumerate()
        .step_by(3)
        .filter_map(|(back, figure)| {
            let figure = (*figure)?;
            let at = view.as_of.plus(-(back as i64) * base::DAY);
            let href = Query { as_of: Some(at), ..query.on(page.clone()) };
            let point = Point {
                label: words::day(view.data.day(at)),
                value: figure * scale,
                words: figure_text::in_unit(days.figure, figure),
                // The coordinator's board does not know earlier days.
                href: if is_count(days.figure) { String::new() } else { href.to_fragment() },
                ..Point::default()
            };
            Some((view.data.day(at), point))
        })
        .rev()
        .unzip();
    let median =
        quantile(days, 0.5).map_or_else(|| words::DASH.into(), |figure| figure_text::in_unit(days.figure, figure));
    let mut chart = ChartSpec {
        kind: ChartKind::Lines,
        title: say!("{}, day by day", days.figure.title(view.settings)),
        reading: say!("Half of the days were at {median} or better."),
        unit: figure_text::axis_unit(days.figure),
        series: vec![Series { name: days.figure.title(view.settings), color: 0, points }],
        goal: view.settings.goals.value(days.figure).map(|value| value * scale),
        good: figure_text::good_side(days.figure),
        ..ChartSpec::default()
    };
    crate::kit::remarks::mark_days(view, &mut chart, on);
    Block::Chart(chart)
}

/// The figure that was reached on a share of the days; `None` without days.
fn quantile(days: &Days, share: f64) -> Option<f64> {
    let mut figures: Vec<f64> = days.known().collect();
    figures.sort_by(f64::total_cmp);
    if days.goal.rule != GoalRule::AtMost {
        figures.reverse();
    }
    let at = (figures.len() as f64 * share).ceil() as usize;
    figures.get(at.saturating_sub(1)).copied()
}

fn table(view: &View<'_>, query: &Query, all: &[Days]) -> TableView {
    TableView {
        caption: say!("Goals, and the last {DAYS} days"),
        heads: vec![
            head(say!("Figure"), false),
            head(say!("Goal"), true),
            head(say!("Published"), true),
            head(say!("Today"), true),
            head(say!("Days within goal"), true),
            head(say!("Met on three days of four"), true),
            head(say!("Owner"), false),
            head(say!("Source"), false),
            head(say!("Changes"), false),
        ],
        rows: all.iter().map(|days| row(view, query, days)).collect(),
        has_total: false,
        empty: String::new(),
    }
}

fn row(view: &View<'_>, query: &Query, days: &Days) -> Vec<Cell> {
    let goal = days.goal;
    let in_force = view.settings.goals.value(days.figure).unwrap_or(goal.value);
    let known = days.known().count();
    let href = query.with_option("figure", days.figure.id()).to_fragment();
    let past = |text: String| {
        if known > 0 { Cell::text(text) } else { Cell::unknown(&days.reason) }
    };
    vec![
        Cell::text(days.figure.title(view.settings)).to(href),
        Cell::text(with_sign(days.figure, goal, in_force)),
        Cell::text(with_sign(days.figure, goal, goal.value)),
        match days.today {
            Some(figure) => {
                let met = goal.rule.is_met(figure, in_force);
                Cell::text(figure_text::in_unit(days.figure, figure)).toned(if met { Tone::Good } else { Tone::Bad })
            }
            None => Cell::text(words::DASH),
        },
        past(say!("{} of {known}", days.within(in_force))),
        Cell::text(
            quantile(days, REALISTIC)
                .map_or_else(|| words::DASH.into(), |figure| figure_text::in_unit(days.figure, figure)),
        ),
        Cell::text(language::text(goal.owner)),
        Cell::text(language::text(goal.source)),
        Cell::text(changes(view, days)),
    ]
}

/// When the goal was changed, the newest first.
fn changes(view: &View<'_>, days: &Days) -> String {
    let told = |value: Option<f64>| {
        value.map_or_else(|| say!("none").into(), |value| figure_text::in_unit(days.figure, value))
    };
    let all: Vec<String> = view
        .settings
        .goal_changes
        .iter()
        .rev()
        .filter(|change| change.id == days.figure.id())
        .map(|change| format!("{}: {} → {}", change.on, told(change.from), told(change.to)))
        .collect();
    if all.is_empty() { say!("none").into() } else { all.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(figure: FigureId, figures: &[f64]) -> Days {
        Days {
            figure,
            goal: figure.goal().expect("a goal"),
            today: None,
            figures: figures.iter().copied().map(Some).collect(),
            reason: String::new(),
        }
    }

    #[test]
    fn a_realistic_goal_was_met_on_three_days_of_four() {
        let shares = [0.9, 0.8, 0.7, 0.6];
        assert_eq!(quantile(&days(FigureId::ResolutionKept, &shares), REALISTIC), Some(0.7));
        assert_eq!(quantile(&days(FigureId::ReactiveHours, &shares), REALISTIC), Some(0.8));
        assert_eq!(quantile(&days(FigureId::Utilization, &[]), REALISTIC), None);
    }

    #[test]
    fn days_within_a_goal_follow_its_comparison() {
        // Utilization must be above its goal, the promises at least at theirs.
        assert_eq!(days(FigureId::Utilization, &[0.8, 0.81, 0.79]).within(0.8), 1);
        assert_eq!(days(FigureId::ResolutionKept, &[0.8, 0.81, 0.79]).within(0.8), 2);
        assert_eq!(days(FigureId::New, &[3.0, 4.0, 2.0]).within(3.0), 2);
    }
}
