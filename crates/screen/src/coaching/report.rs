//! The coaching report: written by rules from the boards, arranged by the user, printed or sent as one file.
//!
//! Each finding is a figure beyond its goal: what was found, the evidence, why it matters in the method, the question
//! to ask, the first step, and when to measure again.

use std::collections::BTreeMap;

use base::{Day, Sym};
use desk::dataset::Field;
use desk::figure::{FigureId, KpiRows, Unit, View, coordinator, distribution, knows_workflow, shape_warnings};
use desk::query::{Page, Query};
use desk::settings::Workflow;
use language::{self, say};

use crate::kit::parts::{figure_head, note, section, table, title_head, word_head};
use crate::kit::{figure_text, kpi_text, words};
use crate::manager::Manager;
use crate::manager::cards::headline;
use crate::model::{Block, Board, Cell, ChartKind, ChartSpec, KpiCard, Place, Point, Section, Series, Tone};

/// Findings of a report: more than these nobody acts on.
const FINDINGS: usize = 6;
/// Tickets of a finding in the annex.
const ANNEX: usize = 25;
/// Days until the figures are measured again.
const MEASURE_AFTER: i32 = 30;
/// Bars of a picture.
const BARS: usize = 8;

/// The report of a view. In editing (`edit=1`) sections that are left out are there too, and say so.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let plan = &view.settings.report;
    let is_editing = query.option("edit") == Some("1");
    let cards = cards(view, query);
    let mut over: Vec<&KpiCard> = cards
        .iter()
        .filter(|card| card.number.is_some() && matches!(card.tone, Tone::Bad | Tone::Warn) && !card.is_part)
        .collect();
    over.sort_by(|a, b| distance(view, b).total_cmp(&distance(view, a)));
    let also = over.split_off(over.len().min(FINDINGS));
    let mut sections = vec![summary(view, &cards, &over)];
    sections.extend(over.iter().map(|card| finding(view, card)));
    sections.push(rest(&also, &cards));
    sections.push(shape(view));
    sections.push(annex(view, query, &over));
    sections.retain(|section| !section.blocks.is_empty());
    for section in &mut sections {
        write_over(view, section);
    }
    let ids: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    let order = plan.ordered(ids.iter().map(String::as_str));
    let mut arranged: Vec<Section> =
        order.into_iter().filter_map(|id| sections.iter().find(|section| section.id == id).cloned()).collect();
    for section in arranged.iter_mut().filter(|section| plan.left_out.contains(&section.id)) {
        section.note = say!("left out").into();
    }
    arranged.retain(|section| is_editing || !plan.left_out.contains(&section.id));
    Board {
        title: match plan.title.as_str() {
            "" => say!("Service desk coaching report").into(),
            title => title.to_owned(),
        },
        lede: say!(
            "As of {}, over the {} before. {} of {}.",
            words::moment(view.as_of, &view.data.zone),
            words::plural(view.period_days as usize, say!("day"), say!("days")),
            words::plural(over.len(), say!("finding"), say!("findings")),
            words::plural(
                cards.iter().filter(|card| card.number.is_some()).count(),
                say!("measured figure"),
                say!("measured figures")
            )
        ),
        sections: arranged,
        ..Board::default()
    }
}

/// The coach's pages as tabs.
pub(crate) fn tabs(query: &Query) -> Vec<(String, String, bool)> {
    [Page::Report, Page::Compare, Page::Past]
        .into_iter()
        .map(|page| (page.title(), query.on(page.clone()).to_fragment(), page == query.page))
        .collect()
}

/// The twelve rows of the coordinator and the headline of the manager.
fn cards(view: &View<'_>, query: &Query) -> Vec<KpiCard> {
    let coordinator_query = query.on(Page::Coordinator);
    let mut cards: Vec<KpiCard> =
        coordinator(view).iter().map(|kpi| crate::coordinator::board::card(view, &coordinator_query, kpi)).collect();
    cards.extend(headline(&Manager::new(view, &query.on(Page::Manager))));
    cards
}

/// How far a figure is beyond its goal, in goals; a goal of nothing counts as one.
fn distance(view: &View<'_>, card: &KpiCard) -> f64 {
    let goal = card.figure().and_then(|figure| view.settings.goals.value(figure)).unwrap_or_default();
    (card.number.unwrap_or_default() - goal).abs() / goal.max(if goal < 1.0 && goal > 0.0 { goal } else { 1.0 })
}

fn summary(view: &View<'_>, cards: &[KpiCard], over: &[&KpiCard]) -> Section {
    let within = cards.iter().filter(|card| card.tone == Tone::Good && !card.is_part).count();
    let open = words::tickets(view.open.len());
    let first = over.first().map_or_else(
        || say!("No figure is beyond its goal.").to_owned(),
        |card| say!("Begin with {}: {}.", language::lower_first(&card.title), card.reading),
    );
    let rows = over
        .iter()
        .map(|card| {
            vec![
                Cell::text(card.title.clone()),
                Cell::text(card.value.clone()).toned(card.tone),
                Cell::text(card.figure().map_or_else(String::new, |figure| figure_text::goal(figure, view.settings))),
                Cell::text(card.verdict.clone()),
            ]
        })
        .collect();
    let heads = vec![
        word_head(say!("Figure")),
        figure_head(say!("Now")),
        figure_head(say!("Goal")),
        word_head(say!("Verdict")),
    ];
    let text = say!(
        "{open} are open. {} within goal; beyond goal: {}. {first}",
        words::capital(&words::plural(within, say!("figure is"), say!("figures are"))),
        words::plural(over.len(), say!("figure"), say!("figures")),
    );
    section(
        "summary",
        say!("In short"),
        Place::Full,
        vec![
            Block::Facts(vec![(say!("Summary").into(), Cell::text(text))]),
            table(say!("Findings"), heads, rows, say!("Every measured figure is within its goal.")),
        ],
    )
}

fn measure_on(view: &View<'_>) -> Day {
    let mut day = view.data.day(view.as_of).plus(MEASURE_AFTER);
    while day.is_weekend() || view.data.holidays.binary_search(&day).is_ok() {
        day = day.plus(1);
    }
    day
}

/// One finding, from what was found to when it is measured again.
fn finding(view: &View<'_>, card: &KpiCard) -> Section {
    let found = format!("{}: {} ({}). {}.", card.title, card.value, card.goal, card.verdict);
    let beside: Vec<String> = card.beside.iter().map(|side| side.words.clone()).collect();
    let mut evidence = format!("{}.", card.reading);
    if !beside.is_empty() {
        evidence.push_str(&say!(" Beside it: {}.", beside.join("; ")));
    }
    if let Some(worst) = card.figure().and_then(|figure| worst(view, figure)) {
        evidence.push_str(&say!(" The worst: {worst}"));
    }
    let day = language::long_date(measure_on(view).date(), true);
    let step = match card.definition.action.as_str() {
        "" => say!("Agree on one change and who will make it."),
        action => action,
    };
    let facts = [
        (say!("Finding"), found),
        (say!("Evidence"), evidence),
        (say!("Why it matters"), card.definition.why.clone()),
        (say!("Question to ask"), card.figure().map_or("", |figure| figure.question()).to_owned()),
        (say!("First step"), step.to_owned()),
        (say!("Measure again on"), day),
        (say!("How it is counted"), card.definition.rule.clone()),
        (say!("Goal"), card.definition.source.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let mut blocks = vec![Block::Facts(facts.map(|(name, text)| (name.to_owned(), Cell::text(text))).collect())];
    blocks.extend(trend(view, card).or_else(|| by_technician(view, card)).map(Block::Chart));
    section(&format!("finding-{}", card.id), &card.title, Place::Full, blocks)
}

/// Tickets of a row of the coordinator's, by number; empty for any other figure.
fn tickets_of(view: &View<'_>, figure: Option<FigureId>) -> Vec<u32> {
    match figure.and_then(|figure| desk::figure::kpi(view, figure)).map(|kpi| kpi.rows) {
        Some(Ok(rows @ (KpiRows::Tickets(_) | KpiRows::Technicians(_)))) => rows.tickets(view),
        _ => Vec::new(),
    }
}

/// The ticket of a row that is due first, with its reason.
fn worst(view: &View<'_>, figure: FigureId) -> Option<String> {
    let row = tickets_of(view, Some(figure)).into_iter().min_by_key(|&row| {
        let due = view.next_event(row as usize).map(|(_, due)| due);
        (due.is_none(), due, view.data.number(row as usize).to_owned())
    })? as usize;
    Some(format!("{}. {}.", view.data.number(row), kpi_text::reason(view, figure, row).trim_end_matches('.')))
}

fn trend(view: &View<'_>, card: &KpiCard) -> Option<ChartSpec> {
    if card.trend.len() < 2 {
        return None;
    }
    let is_share = card.figure().is_some_and(|figure| figure.spec().unit == Unit::Percent);
    let scale = if is_share { 100.0 } else { 1.0 };
    let last = card.trend.len() - 1;
    let points = card
        .trend
        .iter()
        .enumerate()
        .map(|(at, value)| Point {
            label: match last - at {
                0 => say!("now").into(),
                weeks => format!("−{weeks}"),
            },
            value: *value * scale,
            ..Point::default()
        })
        .collect();
    let today = view.data.day(view.as_of);
    let weeks = (0..=last).rev().map(|back| {
        let end = today.plus(-7 * back as i32);
        (end.plus(-6), end)
    });
    let mut chart = ChartSpec {
        kind: ChartKind::Lines,
        title: say!("{}, week by week", card.title),
        reading: say!("Weeks before the as-of time; now {}.", card.value),
        unit: if is_share { "%" } else { "" }.into(),
        goal: card.trend_goal.map(|goal| goal * scale),
        series: vec![Series { name: card.title.clone(), color: 0, points }],
        ..ChartSpec::default()
    };
    crate::kit::remarks::mark(view, &mut chart, &weeks.collect::<Vec<_>>());
    Some(chart)
}

fn by_technician(view: &View<'_>, card: &KpiCard) -> Option<ChartSpec> {
    if !view.data.tickets.has(Field::Resource) || card.figure() == Some(FigureId::Unassigned) {
        return None;
    }
    let mut counts: BTreeMap<Sym, u32> = BTreeMap::new();
    for row in tickets_of(view, card.figure()) {
        *counts.entry(view.data.tickets.label(Field::Resource, row as usize)).or_default() += 1;
    }
    let name = |sym: Sym| match view.data.texts.text(sym) {
        "" => say!("Unassigned").to_owned(),
        name => name.to_owned(),
    };
    let mut counts: Vec<(String, u32)> = counts.into_iter().map(|(sym, count)| (name(sym), count)).collect();
    if counts.len() < 2 {
        return None;
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let (first, most) = counts[0].clone();
    let others = counts.len().saturating_sub(BARS);
    counts.truncate(BARS);
    let more = if others > 0 { say!(" {others} more are not shown.") } else { String::new() };
    Some(ChartSpec {
        kind: ChartKind::Bars,
        title: say!("{}, by technician", card.title),
        reading: say!("{first} has {most}.{more}"),
        unit: say!("tickets").into(),
        series: vec![Series {
            name: say!("Tickets").into(),
            color: 0,
            points: counts
                .into_iter()
                .map(|(label, count)| Point {
                    label,
                    value: f64::from(count),
                    words: words::count(count as usize),
                    ..Point::default()
                })
                .collect(),
        }],
        ..ChartSpec::default()
    })
}

/// What else is beyond its goal, what is within it, and what could not be measured.
fn rest(also: &[&KpiCard], cards: &[KpiCard]) -> Section {
    let list = |wanted: &dyn Fn(&KpiCard) -> bool| {
        let titles: Vec<String> =
            cards.iter().filter(|card| wanted(card)).map(|card| format!("{} ({})", card.title, card.value)).collect();
        titles.join("; ")
    };
    let also: Vec<String> = also.iter().map(|card| format!("{} ({})", card.title, card.value)).collect();
    let gaps: Vec<String> = cards
        .iter()
        .filter(|card| card.number.is_none())
        .map(|card| format!("{}: {}", card.title, language::lower_first(&card.verdict)))
        .collect();
    let facts = [
        (say!("Also beyond goal"), also.join("; ")),
        (say!("What works: within goal"), list(&|card| card.tone == Tone::Good)),
        (say!("Not measurable"), gaps.join("; ")),
    ];
    let facts: Vec<(String, Cell)> = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), Cell::text(text)))
        .collect();
    let blocks = if facts.is_empty() { Vec::new() } else { vec![Block::Facts(facts)] };
    section("rest", say!("Everything else"), Place::Full, blocks)
}

/// The shape of the distribution.
fn shape(view: &View<'_>) -> Section {
    let counts: Vec<(Workflow, usize)> =
        distribution(view).into_iter().map(|share| (share.workflow, share.tickets.len())).collect();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    if total == 0 {
        return Section::default();
    }
    let reading = match shape_warnings(view, &counts) {
        Err(gap) => say!("The shape cannot be judged: {}.", gap.words()),
        Ok(warnings) if warnings.is_empty() => {
            say!("The distribution shows the double hump of a healthy desk.").to_owned()
        }
        Ok(warnings) => warnings.join(" "),
    };
    let chart = ChartSpec {
        kind: ChartKind::Columns,
        title: say!("Tickets by workflow").into(),
        reading: say!("{} created in {} days.", words::tickets(total), view.settings.distribution_days),
        unit: say!("tickets").into(),
        series: vec![Series {
            name: say!("Tickets").into(),
            color: 0,
            points: counts
                .iter()
                // What no column tells is not none.
                .filter(|(workflow, count)| *count > 0 || knows_workflow(view, *workflow).is_ok())
                .map(|(workflow, count)| Point {
                    label: view.settings.rules.title(*workflow).into(),
                    value: *count as f64,
                    words: words::count(*count),
                    ..Point::default()
                })
                .collect(),
        }],
        ..ChartSpec::default()
    };
    let facts = vec![
        (say!("Reading").to_owned(), Cell::text(reading)),
        (
            say!("Why it matters").to_owned(),
            Cell::text(say!("Staffing follows workflows: misclassified tickets are forecast and staffed wrongly.")),
        ),
    ];
    section("shape", say!("The shape of the work"), Place::Full, vec![Block::Facts(facts), Block::Chart(chart)])
}

/// The tickets behind the findings.
fn annex(view: &View<'_>, query: &Query, over: &[&KpiCard]) -> Section {
    let mut blocks = Vec::new();
    for card in over {
        let rows = tickets_of(view, card.figure());
        if rows.is_empty() {
            continue;
        }
        let total = rows.len();
        let cells = rows
            .iter()
            .take(ANNEX)
            .map(|&row| {
                let row = row as usize;
                let number = view.data.number(row).to_owned();
                let to = Query { page: Page::Ticket(number.clone()), ..query.on(Page::Tickets) };
                vec![
                    Cell::text(number).to(to.to_fragment()),
                    Cell::text(view.data.tickets.text(Field::Title, row)),
                    Cell::text(view.data.label(Field::Company, row)),
                    Cell::text(view.data.label(Field::Resource, row)),
                    Cell::text(card.figure().map_or_else(String::new, |figure| kpi_text::reason(view, figure, row))),
                ]
            })
            .collect();
        let caption = match total {
            0..=ANNEX => format!("{}: {}", card.title, words::tickets(total)),
            _ => say!("{}: {ANNEX} of {}", card.title, words::tickets(total)),
        };
        let mut heads = vec![word_head(say!("Ticket")), title_head(say!("Title"))];
        heads.extend([say!("Company"), say!("Technician"), say!("Why it is here")].map(word_head));
        blocks.push(table(&caption, heads, cells, ""));
    }
    if blocks.is_empty() {
        blocks.push(note(Tone::Good, say!("No finding is based on single tickets.")));
    }
    section("annex", say!("Annex: the tickets"), Place::Full, blocks)
}

/// The user's own words in place of the rules'.
fn write_over(view: &View<'_>, section: &mut Section) {
    let plan = &view.settings.report;
    let id = section.id.clone();
    for block in &mut section.blocks {
        let Block::Facts(facts) = block else { continue };
        for (name, cell) in facts {
            if let Some(text) = plan.text(&id, name) {
                *cell = Cell::text(text);
            }
        }
    }
}
