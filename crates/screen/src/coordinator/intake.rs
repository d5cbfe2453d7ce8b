//! A: intake and triage. Is everything that came in looked at, classified and assigned?

use base::MINUTE;
use desk::figure::{
    Arrivals, FigureId, Measured, PriorityMix, View, arrivals, is_covered, knows_workflow, knows_workflows, kpi,
    new_for, new_tickets, priority_mix, requests_blur, shape_warnings, triage_age,
};
use desk::query::Query;
use desk::rule::{CreatedRule, InOut, LabelRule, Rule, Slot, StateRule};
use desk::rules;
use desk::settings::{Workflow, WorkflowFamily};
use language::{self, say, term};

use crate::kit::list_words::{coverage, hour_span, triage_hours, triage_wait};
use crate::kit::parts::{card, count, figure_head, list, not_measurable, note, section, word_head, work, worklist};
use crate::kit::words;
use crate::model::{Block, Board, Cell, ChartKind, ChartSpec, KpiCard, Place, Point, Section, Series, TableView, Tone};

/// New tickets in the worklist, and where there is room.
const WORKLIST: [usize; 2] = [12, 24];

const QUESTION: &str = term!("Has every new ticket been looked at, classified and assigned?");

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let (title, lede) = verdict(view);
    Board {
        title,
        lede,
        sections: vec![
            section("intake", "", Place::Main, vec![Block::Cards(cards(view, query))]),
            new_section(view, query),
            distribution_section(view, query),
            arrivals_section(view, query),
        ],
        tabs: crate::coordinator::board::tabs(query),
        ..Board::default()
    }
}

fn verdict(view: &View<'_>) -> (String, String) {
    let rows = match new_tickets(view) {
        Ok(rows) => rows,
        Err(gap) => {
            return (
                say!("New tickets cannot be identified").into(),
                format!("{} {}.", language::text(QUESTION), words::capital(&gap.words())),
            );
        }
    };
    let Some(&oldest) = rows.first() else {
        return (
            say!("No ticket waits for triage").into(),
            say!("{} Every open ticket has been looked at.", language::text(QUESTION)),
        );
    };
    let wait = if rows.len() == 1 { say!("waits") } else { say!("wait") };
    let mut title = say!("{} {wait} for triage", words::tickets(rows.len()));
    let promise = view.settings.boards.triage_lines()[1];
    if let Ok(late) = new_for(view, promise) {
        let long = match promise {
            60 => say!("an hour").to_owned(),
            minutes => words::duration(i64::from(minutes) * MINUTE),
        };
        title += &match late {
            0 => say!(", none for more than {long}"),
            late => say!(", {} for more than {long}", words::count(late)),
        };
    }
    let created = view.data.tickets.date(desk::dataset::Field::Created, oldest as usize);
    let since = created.get().map_or_else(String::new, |at| say!(", new for {}", triage_wait(view, at)));
    let number = view.data.number(oldest as usize);
    (title, say!("{} Start with {number}{since}.", language::text(QUESTION)))
}

/// The figures of the board.
pub(crate) fn cards(view: &View<'_>, query: &Query) -> Vec<KpiCard> {
    let open = say!("of {} open", words::count(view.open.len()));
    let mut cards: Vec<KpiCard> =
        kpi(view, FigureId::New).map(|kpi| crate::coordinator::board::card(view, query, &kpi)).into_iter().collect();
    let lines = view.settings.boards.triage_lines();
    for minutes in lines {
        let figure = new_for(view, minutes).map(|count| count as u32);
        let late = figure.as_ref().is_ok_and(|count| *count > 0) && minutes == lines[1];
        let mut one = card(
            &format!("new_{minutes}"),
            &say!("New for more than {minutes} min"),
            &say!(
                "Tickets whose status means New that have waited for more than {minutes} minutes, {}.",
                triage_hours(view)
            ),
            figure,
            &format!("{open}, {}", triage_hours(view)),
            list(query, &rules![CreatedRule::NewForMinutes(minutes)]),
        );
        one.is_part = true;
        if late {
            one.tone = Tone::Warn;
            one.verdict = say!("Past the triage deadline").into();
        }
        cards.push(one);
    }
    cards.extend(kpi(view, FigureId::Unassigned).map(|kpi| crate::coordinator::board::card(view, query, &kpi)));
    let unclassified = view.knows_open().and_then(|()| knows_workflows(view)).map(|()| {
        view.open.iter().filter(|&&row| view.data.facts.workflow[row as usize] == Workflow::Unclassified).count() as u32
    });
    cards.push(card(
        "unclassified",
        say!("Unclassified"),
        say!("Open tickets for which no rule gives a workflow: neither queue, priority nor type says what they are."),
        unclassified,
        &open,
        list(query, &rules![StateRule::Open, LabelRule::workflow(Workflow::Unclassified)]),
    ));
    cards
}

fn new_section(view: &View<'_>, query: &Query) -> Section {
    let rows = match new_tickets(view) {
        Ok(rows) => rows,
        Err(gap) => {
            return section("triage", say!("New tickets"), Place::Side, vec![not_measurable(&gap)]);
        }
    };
    let [soon, late] = view.settings.boards.triage_lines();
    let items: Vec<_> = rows
        .iter()
        .take(WORKLIST[1])
        .map(|&row| {
            let created = view.data.tickets.date(desk::dataset::Field::Created, row as usize).get();
            let why = created.map_or_else(
                || say!("new, its creation time is not known").to_owned(),
                |at| {
                    let age = triage_age(view, at);
                    let band = match age {
                        _ if age > i64::from(late) * MINUTE => say!("past {late} min"),
                        _ if age > i64::from(soon) * MINUTE => say!("past {soon} min"),
                        _ => say!("within {soon} min"),
                    };
                    say!("new for {}, {band}", triage_wait(view, at))
                },
            );
            work(view, query, Some(FigureId::New), row, &why)
        })
        .collect();
    let block = if items.is_empty() {
        note(Tone::Good, say!("Nothing waits for triage."))
    } else {
        worklist(items, WORKLIST[0])
    };
    Section {
        note: if rows.is_empty() {
            String::new()
        } else {
            say!("{}, oldest first, {}", words::tickets(rows.len()), triage_hours(view))
        },
        ..section("triage", say!("New tickets"), Place::Side, vec![block])
    }
}

fn arrivals_section(view: &View<'_>, query: &Query) -> Section {
    let blocks = match arrivals(view) {
        Err(gap) => vec![not_measurable(&gap)],
        Ok(found) if found.covered + found.uncovered == 0 => {
            vec![note(Tone::Plain, say!("No ticket was created in the period."))]
        }
        Ok(found) => {
            let total = f64::from(found.covered + found.uncovered);
            let share = |count: u32| words::percent(f64::from(count) / total);
            vec![
                Block::Facts(vec![
                    (
                        say!("Within coverage, {}", coverage(view)),
                        count(query, found.covered, &rules![CreatedRule::Covered(InOut(true))])
                            .noted(share(found.covered)),
                    ),
                    (
                        say!("Outside coverage").into(),
                        count(query, found.uncovered, &rules![CreatedRule::Covered(InOut(false))])
                            .noted(share(found.uncovered)),
                    ),
                ]),
                Block::Chart(heat(view, query, &found)),
            ]
        }
    };
    Section { note: period_words(view), ..section("arrivals", say!("When tickets arrive"), Place::Full, blocks) }
}

fn period_words(view: &View<'_>) -> String {
    say!("last {}", words::plural(view.period_days as usize, say!("day"), say!("days")))
}

fn heat(view: &View<'_>, query: &Query, found: &Arrivals) -> ChartSpec {
    let series = language::weekdays()
        .iter()
        .zip(&found.slots)
        .enumerate()
        .map(|(weekday, (name, hours))| Series {
            name: (*name).to_owned(),
            color: 0,
            points: hours
                .iter()
                .enumerate()
                .map(|(hour, &tickets)| Point {
                    label: format!("{hour:02}"),
                    value: f64::from(tickets),
                    // Underlined: within the coordinator's hours.
                    other: is_covered(view, weekday, hour).then_some(f64::from(tickets)),
                    words: format!(
                        "{name} {} h: {}{}",
                        hour_span(hour),
                        words::tickets(tickets as usize),
                        if is_covered(view, weekday, hour) { say!(", within coverage") } else { "" },
                    ),
                    href: if tickets == 0 {
                        String::new()
                    } else {
                        list(query, &rules![CreatedRule::InSlot(Slot { weekday, hour })])
                    },
                    count: Some(tickets),
                })
                .collect(),
        })
        .collect();
    let total = found.covered + found.uncovered;
    let (mut busiest, mut most) = ((0, 0), 0);
    for (weekday, hours) in found.slots.iter().enumerate() {
        for (hour, &tickets) in hours.iter().enumerate() {
            if tickets > most {
                (busiest, most) = ((weekday, hour), tickets);
            }
        }
    }
    ChartSpec {
        kind: ChartKind::Heat,
        title: say!("Tickets created by weekday and hour").into(),
        reading: say!(
            "{} of the {} arrived within coverage ({}, underlined); the busiest hour is {} {} h with {}.",
            words::percent(f64::from(found.covered) / f64::from(total.max(1))),
            words::tickets(total as usize),
            coverage(view),
            language::weekday(busiest.0),
            hour_span(busiest.1),
            most
        ),
        unit: say!("tickets").into(),
        series,
        goal: None,
        ..ChartSpec::default()
    }
}

fn distribution_section(view: &View<'_>, query: &Query) -> Section {
    let blocks = match priority_mix(view) {
        Err(gap) => vec![not_measurable(&gap)],
        Ok(mix) => {
            let mut blocks = Vec::new();
            if mix.open.is_ok() || mix.created.is_ok() {
                blocks.push(Block::Chart(columns(view, query, &mix)));
            }
            blocks.push(mix_table(view, query, &mix));
            blocks.extend(shape(view, &mix).into_iter().map(|(tone, text)| note(tone, text)));
            blocks
        }
    };
    section("distribution", say!("Priority distribution"), Place::Main, blocks)
}

/// Whether requests flow into the workflows as they should, in sentences: the verdict first.
fn shape(view: &View<'_>, mix: &PriorityMix) -> Vec<(Tone, String)> {
    let created = match &mix.created {
        Ok(created) if created.iter().any(|count| *count > 0) => created,
        Ok(_) => {
            return vec![(Tone::Unknown, say!("No ticket was created in the period: no shape to judge.").into())];
        }
        Err(gap) => return vec![(Tone::Unknown, say!("The shape cannot be judged: {}.", gap.words()))],
    };
    let counts: Vec<(Workflow, usize)> =
        Workflow::ALL.into_iter().zip(created).map(|(workflow, count)| (workflow, *count as usize)).collect();
    let warnings = match shape_warnings(view, &counts) {
        Ok(warnings) => warnings,
        Err(gap) => return vec![(Tone::Unknown, say!("The shape cannot be judged: {}.", gap.words()))],
    };
    let of = |workflow: Workflow| created[workflow.rank()];
    let peak = |family: WorkflowFamily| {
        Workflow::ALL.into_iter().filter(|workflow| workflow.family() == family).map(of).max().unwrap_or_default()
    };
    let has_humps = of(Workflow::Medium) > 0
        && of(Workflow::QuickHit) > 0
        && of(Workflow::Medium) == peak(WorkflowFamily::Incident)
        && of(Workflow::QuickHit) == peak(WorkflowFamily::ServiceRequest);
    let verdict = match (has_humps, warnings.is_empty()) {
        (true, true) => (Tone::Good, say!("Double hump: healthy. Medium leads the incidents, Quick Hit the requests.")),
        (true, false) => {
            (Tone::Warn, say!("Double hump, with deviations: Medium leads the incidents, Quick Hit the requests."))
        }
        (false, _) => (Tone::Bad, say!("No double hump: requests do not flow into their workflows.")),
    };
    std::iter::once((verdict.0, verdict.1.to_owned()))
        .chain(warnings.into_iter().map(|warning| (Tone::Warn, warning)))
        .chain(requests_blur(view).map(|why| (Tone::Unknown, why)))
        .collect()
}

fn columns(view: &View<'_>, query: &Query, mix: &PriorityMix) -> ChartSpec {
    let series = |name: &str, color: u8, counts: &[u32; 13], rule: &Rule| Series {
        name: name.to_owned(),
        color,
        points: Workflow::ALL
            .into_iter()
            .zip(counts)
            .map(|(workflow, &tickets)| match knows_workflow(view, workflow) {
                Err(gap) if tickets == 0 => Point {
                    label: view.settings.rules.title(workflow).into(),
                    value: f64::NAN,
                    words: say!("{}: not measurable, {}", view.settings.rules.title(workflow), gap.words()),
                    ..Point::default()
                },
                _ => Point {
                    label: view.settings.rules.title(workflow).into(),
                    value: f64::from(tickets),
                    words: format!(
                        "{}: {} {}",
                        view.settings.rules.title(workflow),
                        words::tickets(tickets as usize),
                        language::lower(name)
                    ),
                    href: if tickets == 0 {
                        String::new()
                    } else {
                        list(query, &rules![rule.clone(), LabelRule::workflow(workflow)])
                    },
                    count: Some(tickets),
                    ..Point::default()
                },
            })
            .collect(),
    };
    let mut all = Vec::new();
    if let Ok(open) = &mix.open {
        all.push(series(say!("Open"), 0, open, &StateRule::Open.into()));
    }
    if let Ok(created) = &mix.created {
        all.push(series(say!("Created in the period"), 1, created, &CreatedRule::InPeriod.into()));
    }
    let reading = shape(view, mix).into_iter().next().map_or_else(String::new, |(_, text)| text);
    ChartSpec {
        kind: ChartKind::Columns,
        title: say!("Tickets by workflow, open and created in the {}", period_words(view)),
        reading,
        unit: say!("tickets").into(),
        series: all,
        goal: None,
        ..ChartSpec::default()
    }
}

fn mix_table(view: &View<'_>, query: &Query, mix: &PriorityMix) -> Block {
    let cell = |counts: &Measured<[u32; 13]>, rule: &Rule, at: Option<usize>| {
        let counts = match counts {
            Err(gap) => return Cell::unknown(&gap.words()),
            Ok(counts) => counts,
        };
        let total: u32 = counts.iter().sum();
        let Some(at) = at else {
            return count(query, total, std::slice::from_ref(rule));
        };
        match knows_workflow(view, Workflow::ALL[at]) {
            Err(gap) if counts[at] == 0 => return Cell::unknown(&gap.words()),
            _ => {}
        }
        let rules = rules![rule.clone(), LabelRule::workflow(Workflow::ALL[at])];
        let share = match total {
            0 => String::new(),
            _ => words::percent(f64::from(counts[at]) / f64::from(total)),
        };
        count(query, counts[at], &rules).noted(share)
    };
    let (open, created) = (StateRule::Open.into(), CreatedRule::InPeriod.into());
    let mut rows: Vec<Vec<Cell>> = view
        .settings
        .rules
        .ordered()
        .into_iter()
        .map(|workflow| {
            let at = workflow.rank();
            vec![
                Cell::text(view.settings.rules.title(workflow)).noted(workflow.family().title()),
                cell(&mix.open, &open, Some(at)),
                cell(&mix.created, &created, Some(at)),
            ]
        })
        .collect();
    rows.push(vec![Cell::text(say!("All")), cell(&mix.open, &open, None), cell(&mix.created, &created, None)]);
    Block::Table(TableView {
        caption: say!("Tickets by workflow, in canonical order").into(),
        heads: vec![
            word_head(say!("Workflow")),
            figure_head(say!("Open")),
            figure_head(say!("Created, {}", period_words(view))),
        ],
        rows,
        has_total: true,
        empty: String::new(),
    })
}
