//! What is coming: the history's tail, the forecast with its bands, and how wrong such forecasts were.

use base::Day;
use desk::figure::{DeskHistory, View};
use desk::query::Query;
use desk::rule::{CreatedRule, TimeRule, WeekdayOf, Weeks};
use desk::settings::Workflow;
use forecast::{self, Memo, Projection};
use language::{self, say};

use crate::forecast::parts::{
    GHOST, choices, chosen_workflow, entries, gap, heads, list, note, of_workflow, short_day,
};
use crate::forecast::reading;
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Place, Point, Section, Series, TableView, Tone};

/// Days of the history shown before the forecast: eight weeks.
const TAIL_DAYS: usize = 56;
/// Days ahead that are projected: a quarter, for the simulation.
const DAYS_AHEAD: usize = 91;
/// Days ahead that are shown one by one.
const DAYS_SHOWN: usize = 28;

/// A history and what is projected from it, or the sentence that says why nothing is.
pub struct Outlook {
    /// One amount a day.
    pub series: forecast::Series,
    /// The projection.
    pub projection: Result<Projection, String>,
}

impl Outlook {
    /// Projects a daily history; the holidays of the data are known for past and future.
    pub fn of(view: &View<'_>, memo: &Memo, first: Day, values: Vec<f64>) -> Self {
        let last = first.plus(values.len() as i32 - 1);
        let future: Vec<Day> = view.data.holidays.iter().copied().filter(|day| *day > last).collect();
        let series = forecast::Series {
            start: first,
            values,
            holidays: view.data.holidays.iter().copied().filter(|day| *day <= last).collect(),
        };
        let projection = memo.project(&series, &future, DAYS_AHEAD).map_err(reading::no_forecast);
        Self { series, projection }
    }

    /// What the next seven days bring, against the mean week of the last four: mean and change.
    pub fn next_week(&self) -> Option<(f64, Option<f64>)> {
        let next = self.projection.as_ref().ok()?.weeks.first()?.mean;
        let tail = self.series.values.len().checked_sub(28)?;
        let usual = self.series.values[tail..].iter().sum::<f64>() / 4.0;
        Some((next, (usual > 0.0).then(|| next / usual - 1.0)))
    }
}

/// What is looked at.
struct Asked<'a> {
    of: Option<Workflow>,
    hours: bool,
    weeks: bool,
    history: &'a DeskHistory,
}

impl Asked<'_> {
    fn unit(&self) -> &'static str {
        if self.hours { say!("hours") } else { say!("tickets") }
    }

    /// What a point ahead is like: the same weekdays of the last eight weeks, or the last four weeks.
    fn like(&self, query: &Query, day: Day) -> String {
        match (self.hours, self.weeks) {
            (_, false) => self.weekdays_like(query, day.weekday(), Weeks::EIGHT),
            (false, true) => list(query, &of_workflow(self.of, CreatedRule::InWeeks(Weeks::FOUR))),
            (true, true) => entries(query, &of_workflow(self.of, TimeRule::InWeeks(Weeks::FOUR))),
        }
    }

    /// The tickets or entries of a weekday of the last weeks.
    fn weekdays_like(&self, query: &Query, weekday: usize, weeks: Weeks) -> String {
        let days = WeekdayOf { weekday, weeks };
        if self.hours {
            entries(query, &of_workflow(self.of, TimeRule::OnWeekday(days)))
        } else {
            list(query, &of_workflow(self.of, CreatedRule::OnWeekday(days)))
        }
    }

    fn amount(&self, value: f64) -> String {
        let digits = usize::from(value < 10.0);
        format!("{} {}", words::decimal(value, digits), self.unit())
    }
}

/// The section. `total` is the outlook of all tickets, which need not be made twice.
pub fn section(view: &View<'_>, query: &Query, (history, total): (&DeskHistory, &Outlook), memo: &Memo) -> Section {
    let asked = Asked {
        of: chosen_workflow(query),
        hours: query.option("what") == Some("hours"),
        weeks: query.option("grain") == Some("week"),
        history,
    };
    let mut blocks = asked_choices(view, query, history);
    if asked.of.is_none() && !asked.hours {
        blocks.extend(answer(view, query, &asked, total));
    } else {
        let values = if asked.hours { history.hours(asked.of) } else { Ok(history.created(asked.of)) };
        match values {
            Ok(values) => {
                let outlook = Outlook::of(view, memo, history.first, values);
                blocks.extend(answer(view, query, &asked, &outlook));
            }
            Err(gap) => blocks.push(note(Tone::Unknown, say!("Hours are not measurable: {}.", gap.words()))),
        }
    }
    Section {
        id: "outlook".into(),
        title: say!("What is coming?").into(),
        note: say!(
            "{} of history, up to {}",
            words::plural(history.days(), say!("day"), say!("days")),
            words::day(history.last())
        ),
        place: Place::Full,
        blocks,
    }
}

/// The picture alone, for the first page.
pub fn summary(view: &View<'_>, query: &Query, (history, total): (&DeskHistory, &Outlook)) -> Vec<Block> {
    let asked = Asked { of: None, hours: false, weeks: false, history };
    match &total.projection {
        Ok(projection) => vec![
            Block::Chart(chart(view, query, &asked, total, projection)),
            note(Tone::Plain, trend(&asked, projection)),
            note(Tone::Plain, holidays(view, &asked, projection)),
        ],
        Err(why) => vec![note(Tone::Unknown, why.clone())],
    }
}

fn asked_choices(view: &View<'_>, query: &Query, history: &DeskHistory) -> Vec<Block> {
    let pair = |value: &str, title: &str| (value.to_owned(), title.to_owned());
    let mut of = vec![pair("", say!("All"))];
    of.extend(
        view.settings
            .rules
            .ordered()
            .into_iter()
            .filter(|&workflow| history.created(Some(workflow)).iter().any(|&count| count > 0.0))
            .map(|workflow| pair(workflow.title(), view.settings.rules.title(workflow))),
    );
    vec![
        choices(
            query,
            say!("Ahead"),
            "grain",
            &[pair("", say!("4 weeks by day")), pair("week", say!("13 weeks by week"))],
        ),
        choices(query, say!("What"), "what", &[pair("", say!("Tickets")), pair("hours", say!("Hours"))]),
        choices(query, say!("Workflow"), "of", &of),
    ]
}

fn answer(view: &View<'_>, query: &Query, asked: &Asked<'_>, outlook: &Outlook) -> Vec<Block> {
    let projection = match &outlook.projection {
        Ok(projection) => projection,
        Err(why) => return vec![note(Tone::Unknown, why.clone())],
    };
    let mut blocks = vec![
        Block::Chart(chart(view, query, asked, outlook, projection)),
        note(Tone::Plain, reading::of_projection(projection)),
    ];
    blocks.push(note(Tone::Plain, trend(asked, projection)));
    blocks.push(note(Tone::Plain, holidays(view, asked, projection)));
    blocks.push(Block::Chart(weekdays(query, asked, projection)));
    blocks.extend(outliers(query, asked, outlook, projection));
    blocks
}

fn trend(asked: &Asked<'_>, projection: &Projection) -> String {
    let trend = projection.trend_per_week;
    let week = projection.weeks.first().map_or(0.0, |week| week.mean);
    if week <= 0.0 || trend.abs() < week * 0.001 {
        return say!("No trend in the last six months.").into();
    }
    say!(
        "Trend of the last six months: each week {} {} than the one before.",
        words::decimal(trend.abs(), 1),
        match (asked.hours, trend > 0.0) {
            (true, true) => say!("hours more"),
            (true, false) => say!("hours fewer"),
            (false, true) => say!("tickets more"),
            (false, false) => say!("tickets fewer"),
        }
    )
}

fn holidays(view: &View<'_>, asked: &Asked<'_>, projection: &Projection) -> String {
    if view.data.holidays.is_empty() {
        return say!("No holidays are known; drop a calendar or name them in the settings.").into();
    }
    let end = match (asked.weeks, projection.weeks.last()) {
        (true, Some(week)) => week.day.plus(6),
        _ => asked.history.last().plus(DAYS_SHOWN as i32),
    };
    let ahead: Vec<String> = view
        .data
        .holidays
        .iter()
        .filter(|day| **day > asked.history.last() && **day <= end)
        .map(|day| words::day(*day))
        .collect();
    if ahead.is_empty() {
        say!("No holiday lies ahead.").into()
    } else {
        say!("Holidays ahead, known to the forecast: {}.", ahead.join(", "))
    }
}

/// History, mean and bands on one axis.
fn chart(view: &View<'_>, query: &Query, asked: &Asked<'_>, outlook: &Outlook, projection: &Projection) -> ChartSpec {
    let (days, past): (Vec<Day>, Vec<Point>) = tail(query, asked, &outlook.series).into_iter().unzip();
    let ahead: &[forecast::Point] =
        if asked.weeks { &projection.weeks } else { &projection.points[..DAYS_SHOWN.min(projection.points.len())] };
    let labels: Vec<String> =
        past.iter().map(|point| point.label.clone()).chain(ahead.iter().map(|point| short_day(point.day))).collect();
    let after = |make: &dyn Fn(&forecast::Point) -> Point| -> Vec<Point> {
        labels[..past.len()].iter().map(|label| gap(label)).chain(ahead.iter().map(make)).collect()
    };
    let band = |low: fn(&forecast::Point) -> f64, high: fn(&forecast::Point) -> f64| {
        after(&|point| Point {
            label: short_day(point.day),
            value: low(point),
            other: Some(high(point)),
            words: say!("{} to {}", words::decimal(low(point), 1), asked.amount(high(point))),
            ..Point::default()
        })
    };
    let (wide, narrow) = (band(|point| point.lo95, |point| point.hi95), band(|point| point.lo80, |point| point.hi80));
    let means = after(&|point| Point {
        label: short_day(point.day),
        value: point.mean,
        words: say!("about {}", asked.amount(point.mean)),
        href: asked.like(query, point.day),
        ..Point::default()
    });
    let mut history = past;
    history.extend(ahead.iter().map(|point| gap(&short_day(point.day))));
    let name = asked.of.map_or(say!("all workflows"), |workflow| view.settings.rules.title(workflow));
    let named = |name: &str, color, points| Series { name: name.to_owned(), color, points };
    let step = if asked.weeks { 6 } else { 0 };
    let spans: Vec<(Day, Day)> =
        days.into_iter().chain(ahead.iter().map(|point| point.day)).map(|day| (day, day.plus(step))).collect();
    let mut chart = ChartSpec {
        kind: ChartKind::Lines,
        title: if asked.weeks {
            say!("{} a week, {name}", words::capital(asked.unit()))
        } else {
            say!("{} a day, {name}", words::capital(asked.unit()))
        },
        reading: ahead.first().map_or_else(String::new, |next| {
            say!(
                "{} from {}: about {}, in four out of five cases {} to {}.",
                if asked.weeks { say!("The seven days") } else { say!("The day") },
                words::day(next.day),
                asked.amount(next.mean),
                words::decimal(next.lo80, 1),
                words::decimal(next.hi80, 1)
            )
        }),
        unit: asked.unit().into(),
        series: vec![
            named(say!("95 % of cases"), GHOST, wide),
            named(say!("80 % of cases"), GHOST, narrow),
            named(say!("History"), 0, history),
            named(say!("Forecast"), 1, means),
        ],
        goal: None,
        ..ChartSpec::default()
    };
    crate::kit::remarks::mark(view, &mut chart, &spans);
    chart
}

/// The last eight weeks as points, each with its first day: each opens its tickets.
fn tail(query: &Query, asked: &Asked<'_>, series: &forecast::Series) -> Vec<(Day, Point)> {
    let days = series.values.len();
    let shown = TAIL_DAYS.min(days);
    let step = if asked.weeks { 7 } else { 1 };
    let first = days - shown / step * step;
    series.values[first..]
        .chunks_exact(step)
        .enumerate()
        .map(|(turn, values)| {
            let day = series.day(first + turn * step);
            let value: f64 = values.iter().sum();
            let created = if asked.weeks { CreatedRule::InWeekFrom } else { CreatedRule::On };
            let opens = !asked.hours && value > 0.0;
            let point = Point {
                label: short_day(day),
                value,
                words: asked.amount(value),
                href: match (opens, asked.hours && value > 0.0) {
                    (true, _) => list(query, &of_workflow(asked.of, created(day))),
                    (_, true) => {
                        let worked = if asked.weeks { TimeRule::InWeekFrom } else { TimeRule::On };
                        entries(query, &of_workflow(asked.of, worked(day)))
                    }
                    _ => String::new(),
                },
                count: (!asked.hours).then_some(value as u32),
                ..Point::default()
            };
            (day, point)
        })
        .collect()
}

fn weekdays(query: &Query, asked: &Asked<'_>, projection: &Projection) -> ChartSpec {
    let pattern = projection.weekday_pattern;
    let most = (0..7).fold(0, |best, day| if pattern[day] > pattern[best] { day } else { best });
    ChartSpec {
        kind: ChartKind::Columns,
        title: say!("Weekday pattern").into(),
        reading: say!("{} brings {:.0} % of an average day.", language::short_weekday(most), 100.0 * pattern[most]),
        unit: say!("% of an average day").into(),
        series: vec![Series {
            name: say!("Share of an average day").into(),
            color: 0,
            points: language::short_weekdays()
                .iter()
                .zip(pattern)
                .enumerate()
                .map(|(weekday, (name, share))| Point {
                    href: asked.weekdays_like(query, weekday, Weeks::TWENTY_SIX),
                    label: (*name).to_owned(),
                    value: (1000.0 * share).round() / 10.0,
                    words: words::percent(share),
                    ..Point::default()
                })
                .collect(),
        }],
        // The average is a line of the scale, and no goal.
        goal: None,
        ..ChartSpec::default()
    }
}

/// Days that were not believed.
fn outliers(query: &Query, asked: &Asked<'_>, outlook: &Outlook, projection: &Projection) -> Option<Block> {
    if projection.outliers.is_empty() {
        return None;
    }
    let rows = projection
        .outliers
        .iter()
        .rev()
        .filter_map(|day| {
            let place = usize::try_from(day.0 - outlook.series.start.0).ok()?;
            let value = *outlook.series.values.get(place)?;
            let cell = if asked.hours {
                let href = entries(query, &of_workflow(asked.of, TimeRule::On(*day)));
                Cell::text(words::decimal(value, 1)).to(href)
            } else {
                let href = list(query, &of_workflow(asked.of, CreatedRule::On(*day)));
                Cell::count(value as usize, href)
            };
            Some(vec![Cell::text(words::day(*day)).noted(day.date().format("%Y").to_string()), cell])
        })
        .collect();
    Some(Block::Table(TableView {
        caption: say!("Days far out of the pattern, such as an outage: excluded as outliers").into(),
        heads: heads(&[say!("Day"), if asked.hours { say!("Hours") } else { say!("Tickets") }]),
        rows,
        ..TableView::default()
    }))
}
