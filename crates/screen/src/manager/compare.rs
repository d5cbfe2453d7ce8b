//! Two periods, or two groups, side by side: the same figures of both, each with its list.

use base::DAY;
use desk::dataset::{Field, Rewound};
use desk::figure::{FigureId, Group, Steps, TREND, View, Windows};
use desk::query::{Dimension, Query};
use desk::settings::Workflow;
use language::{self, say};

use crate::kit::figure_text;
use crate::kit::words;
use crate::manager::Manager;
use crate::manager::cards::headline;
use crate::manager::figures::{lagging, leading};
use crate::model::{Block, Cell, ChartKind, ChartSpec, Head, KpiCard, Place, Point, Section, Series, TableView, Tone};

/// Names that can be chosen.
const NAMES: usize = 200;
/// Days of a year in whole weeks, so that weekdays meet weekdays.
const YEAR: i64 = 364;

/// One side: what it is called, and its question.
struct Side {
    id: String,
    title: String,
    query: Query,
}

/// Title, lede and sections of the comparison.
pub fn board(view: &View<'_>, query: &Query) -> (String, String, Vec<Section>) {
    let dimension = query.option("by").and_then(|id| Dimension::ALL.into_iter().find(|dimension| dimension.id() == id));
    let sides = match dimension {
        Some(dimension) => groups(view, query, dimension),
        None => periods(view, query),
    };
    let mut choices = vec![what(view, query, dimension)];
    let find = |name: &str, or: usize| {
        let wanted = query.option(name);
        wanted.and_then(|wanted| sides.iter().position(|side| side.id == wanted)).unwrap_or(or)
    };
    let (left, right) = (find("left", 0), find("right", 1));
    for (name, label, chosen) in [("left", say!("Compare"), left), ("right", say!("with"), right)] {
        choices.push(Block::Picker {
            label: label.into(),
            options: sides
                .iter()
                .enumerate()
                .map(|(at, side)| {
                    let href = query.with_option(name, &side.id).to_fragment();
                    (side.title.clone(), href, at == chosen)
                })
                .collect(),
        });
    }
    let lede = say!("The same figures of both, computed in the same way. Each opens what it counts.").to_owned();
    let (Some(left), Some(right)) = (sides.get(left), sides.get(right)) else {
        return (say!("Nothing to compare with").into(), lede, vec![section("compare", say!("Side by side"), choices)]);
    };
    let (left_then, right_then) = (rewound(view, &left.query), rewound(view, &right.query));
    let (left_view, right_view) = (then(view, left, left_then.as_ref()), then(view, right, right_then.as_ref()));
    let both = [(left, Manager::new(&left_view, &left.query)), (right, Manager::new(&right_view, &right.query))];
    let cards = both.each_ref().map(|(_, manager)| {
        let mut cards = headline(manager);
        cards.extend(leading(manager));
        cards.extend(lagging(manager));
        cards
    });
    choices.push(Block::Table(table(&both, &cards)));
    let mut sections = vec![section("compare", say!("Side by side"), choices)];
    let charts = charts(&both);
    if !charts.is_empty() {
        sections.push(section("compare-trend", say!("Over the weeks before"), charts));
    }
    (verdict(&both, &cards), lede, sections)
}

/// The data as they were at the moment of a side that lies before that of the page: what was open then, not what is
/// open now.
fn rewound(view: &View<'_>, query: &Query) -> Option<Rewound> {
    let at = query.as_of.filter(|at| *at < view.as_of)?;
    query.rewound.then(|| view.data.as_it_was(at, view.settings))
}

/// The view of a side.
fn then<'v>(view: &View<'v>, side: &Side, rewound: Option<&'v Rewound>) -> View<'v> {
    match rewound {
        Some(rewound) => View::new(&rewound.data, view.settings, &side.query),
        None => view.asked(&side.query),
    }
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.into(), title: title.into(), place: Place::Full, blocks, ..Section::default() }
}

/// Periods, or which kind of group.
fn what(view: &View<'_>, query: &Query, chosen: Option<Dimension>) -> Block {
    let with = |id: &str| query.with_option("left", "").with_option("right", "").with_option("by", id).to_fragment();
    let mut options = vec![(say!("Periods").to_owned(), with(""), chosen.is_none())];
    for dimension in Dimension::ALL {
        if field(dimension).is_none_or(|field| view.data.tickets.has(field)) {
            let title = match dimension {
                Dimension::Company => say!("Companies"),
                Dimension::Resource => say!("Technicians"),
                Dimension::Queue => say!("Queues"),
                Dimension::Priority => say!("Priorities"),
                Dimension::Workflow => say!("Workflows"),
            };
            options.push((title.into(), with(dimension.id()), chosen == Some(dimension)));
        }
    }
    Block::Choices { label: say!("Two").into(), options }
}

const fn field(dimension: Dimension) -> Option<Field> {
    match dimension {
        Dimension::Company => Some(Field::Company),
        Dimension::Resource => Some(Field::Resource),
        Dimension::Queue => Some(Field::Queue),
        Dimension::Priority => Some(Field::Priority),
        Dimension::Workflow => None,
    }
}

/// The base of a side: the question without what only the comparison needs.
fn plain(query: &Query) -> Query {
    let mut plain = query.clone();
    for name in ["view", "by", "left", "right"] {
        plain = plain.with_option(name, "");
    }
    plain.group = Group::Week.id().to_owned();
    plain
}

/// The period, the ones before it, the same of a year ago, and the last thirteen months.
fn periods(view: &View<'_>, query: &Query) -> Vec<Side> {
    let days = i64::from(view.period_days);
    let length = words::plural(view.period_days as usize, say!("day"), say!("days"));
    let at = |id: &str, title: String, back: i64| Side {
        id: id.to_owned(),
        title,
        query: Query {
            as_of: (back > 0).then(|| view.as_of.plus(-back * DAY)).or(query.as_of),
            rewound: back > 0 || query.rewound,
            ..plain(query)
        },
    };
    let mut sides = vec![
        at("now", say!("The last {length}"), 0),
        at("before", say!("The {length} before"), days),
        at("2", say!("The {length} two periods before"), 2 * days),
        at("3", say!("The {length} three periods before"), 3 * days),
        at("year", say!("The same days a year before").into(), YEAR),
    ];
    let months = Windows::new(view, Steps::Months);
    let first = view.data.tickets.dates(Field::Created);
    let first = first.iter().filter_map(|at| at.get()).min();
    for window in desk::figure::PERIODS..desk::figure::PERIODS + TREND {
        let month = months.all[window];
        if first.is_none_or(|first| month.to < first) {
            break;
        }
        let so_far = if window == desk::figure::PERIODS { say!(", so far") } else { "" };
        sides.push(Side {
            id: month.first.date().format("%Y-%m").to_string(),
            title: format!("{}{so_far}", language::month_of(month.first.date())),
            query: Query { rewound: true, ..months.query(&plain(query), window) },
        });
    }
    sides.retain(|side| side.query.as_of.is_none_or(|as_of| first.is_some_and(|first| as_of >= first)));
    sides
}

/// The values of a dimension, those with most tickets first.
fn groups(view: &View<'_>, query: &Query, dimension: Dimension) -> Vec<Side> {
    let data = view.data;
    let names: Vec<String> = match field(dimension) {
        None => Workflow::ALL
            .into_iter()
            .filter(|workflow| data.facts.workflow.contains(workflow))
            .map(|workflow| view.settings.rules.title(workflow).to_owned())
            .collect(),
        Some(field) => {
            let mut counts = vec![0_u32; data.texts.len()];
            for label in data.tickets.labels(field) {
                counts[label.index()] += 1;
            }
            let mut names: Vec<(&str, u32)> = data
                .texts
                .iter()
                .filter(|(sym, name)| counts[sym.index()] > 0 && !name.is_empty())
                .map(|(sym, name)| (name, counts[sym.index()]))
                .collect();
            names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            names.into_iter().take(NAMES).map(|(name, _)| name.to_owned()).collect()
        }
    };
    names
        .into_iter()
        .map(|name| {
            let mut query = plain(query);
            query.filters.retain(|(known, _)| *known != dimension);
            query.filters.push((dimension, name.clone()));
            Side { id: name.clone(), title: name, query }
        })
        .collect()
}

type Both<'s, 'v, 'a> = [(&'s Side, Manager<'v, 'a>); 2];

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
}

fn table(both: &Both<'_, '_, '_>, cards: &[Vec<KpiCard>; 2]) -> TableView {
    let rows = cards[0]
        .iter()
        .zip(&cards[1])
        .map(|(left, right)| {
            vec![
                Cell::text(left.title.clone()).noted(left.goal.clone()),
                side_cell(left),
                side_cell(right),
                difference(left, right),
            ]
        })
        .collect();
    TableView {
        caption: say!("{} and {}", both[0].0.title, both[1].0.title),
        heads: vec![
            head(say!("Figure"), false),
            head(&both[0].0.title, true),
            head(&both[1].0.title, true),
            head(say!("Difference"), true),
        ],
        rows,
        has_total: false,
        empty: String::new(),
    }
}

fn side_cell(card: &KpiCard) -> Cell {
    if card.number.is_none() {
        return Cell::unknown(&card.verdict);
    }
    let count = card.beside.iter().find(|side| side.href == card.href).and_then(|side| side.count);
    Cell {
        href: card.href.clone(),
        count,
        ..Cell::text(card.value.clone()).toned(card.tone).noted(card.reading.clone())
    }
}

/// Whether more of a card's figure is better; `None` where it is neither.
fn more_is_better(card: &KpiCard) -> Option<bool> {
    card.figure()?.spec().less_is_better().map(|less| !less)
}

fn difference(left: &KpiCard, right: &KpiCard) -> Cell {
    let (Some(a), Some(b)) = (left.number, right.number) else {
        return Cell::text(words::DASH);
    };
    let text = left.figure().map_or_else(|| words::signed(a - b, 3), |id| figure_text::difference(id, a - b));
    // What is shown as no difference is none.
    let is_same = (a - b).abs() < 0.000_5;
    let tone = match more_is_better(left) {
        _ if is_same => Tone::Plain,
        Some(more) if more == (a > b) => Tone::Good,
        Some(_) => Tone::Warn,
        None => Tone::Plain,
    };
    let note = match tone {
        Tone::Good => say!("left is better"),
        Tone::Warn => say!("right is better"),
        _ => "",
    };
    Cell::text(text).toned(tone).noted(note)
}

fn verdict(both: &Both<'_, '_, '_>, cards: &[Vec<KpiCard>; 2]) -> String {
    let mut better = [0, 0];
    for (left, right) in cards[0].iter().zip(&cards[1]) {
        let (Some(a), Some(b), Some(more)) = (left.number, right.number, more_is_better(left)) else {
            continue;
        };
        if a != b {
            better[usize::from(more != (a > b))] += 1;
        }
    }
    let [left, right] = better;
    if left + right == 0 {
        return say!("{} and {}: no figure that both can measure differs", both[0].0.title, both[1].0.title);
    }
    say!(
        "{}: better on {} of {}. {}: better on {}",
        both[0].0.title,
        words::number_word(left),
        words::plural(left + right, say!("figure"), say!("figures")),
        both[1].0.title,
        words::number_word(right)
    )
}

/// Both over the steps that end with each side's period.
fn charts(both: &Both<'_, '_, '_>) -> Vec<Block> {
    [FigureId::ResolutionKept, FigureId::Utilization]
        .into_iter()
        .filter_map(|id| {
            let scale = 100.0;
            let series: Vec<Series> = both
                .iter()
                .zip(0_u8..)
                .map(|((side, manager), color)| Series {
                    name: side.title.clone(),
                    color,
                    points: (0..TREND)
                        .rev()
                        .map(|back| {
                            let figure = manager.value(id, desk::figure::PERIODS + back);
                            Point {
                                label: match back {
                                    0 => say!("last week").into(),
                                    back => {
                                        say!("{} before", words::plural(back, say!("week"), say!("weeks")))
                                    }
                                },
                                value: figure.as_ref().map_or(f64::NAN, |figure| figure * scale),
                                words: figure
                                    .as_ref()
                                    .map_or_else(|gap| gap.words(), |figure| figure_text::in_unit(id, *figure)),
                                ..Point::default()
                            }
                        })
                        .collect(),
                })
                .collect();
            let known = |series: &Series| series.points.iter().all(|point| point.value.is_finite());
            if !series.iter().all(known) {
                return None;
            }
            Some(Block::Chart(ChartSpec {
                kind: ChartKind::Lines,
                title: id.title(both[0].1.view.settings),
                reading: say!(
                    "{} ends at {}, {} at {}.",
                    series[0].name,
                    series[0].points[TREND - 1].words,
                    series[1].name,
                    series[1].points[TREND - 1].words
                ),
                unit: "%".into(),
                goal: both[0].1.view.settings.goals.value(id).map(|goal| goal * scale),
                good: figure_text::good_side(id),
                series,
                ..ChartSpec::default()
            }))
        })
        .collect()
}
