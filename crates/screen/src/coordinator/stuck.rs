//! B, below the KPIs: the SLA ladder, what is parked, the backlog, what is abandoned.

use desk::dataset::Field;
use desk::figure::{
    Backlog, BacklogTable, DaySpan, FAMILIES, FigureId, Measured, Parked, SlaBand, View, abandoned, backlog,
    backlog_line, ladder, parked,
};
use desk::query::Query;
use desk::rule::{FigureRule, StateRule};
use desk::rules;
use language::say;

use crate::kit::kpi_text;
use crate::kit::list_words::backlog_title;
use crate::kit::parts::{count, figure_head, list, not_measurable, note, section, table, word_head, work, worklist};
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Place, Point, Section, Series, Tone};

/// Abandoned tickets that are listed, and where there is room.
const WORKLIST: [usize; 2] = [7, 14];

/// The sections in order.
pub(crate) fn sections(view: &View<'_>, query: &Query) -> Vec<Section> {
    vec![
        ladder_section(view, query),
        abandoned_section(view, query),
        waiting_section(view, query),
        backlog_section(view, query),
    ]
}

fn ladder_section(view: &View<'_>, query: &Query) -> Section {
    let block = match ladder(view) {
        Err(gap) => not_measurable(&gap),
        Ok(bands) => Block::Chart(ladder_chart(query, &bands)),
    };
    section("ladder", say!("SLA ladder"), Place::Main, vec![block])
}

fn ladder_chart(query: &Query, bands: &[u32; 7]) -> ChartSpec {
    let points = SlaBand::ALL
        .into_iter()
        .zip(bands)
        .map(|(band, &tickets)| Point {
            label: band.title().into(),
            value: f64::from(tickets),
            other: None,
            words: format!("{}: {}", band.title(), words::tickets(tickets as usize)),
            href: if tickets == 0 {
                String::new()
            } else {
                list(query, &rules![StateRule::Open, StateRule::Band(band)])
            },
            count: Some(tickets),
        })
        .collect();
    let of = |band: SlaBand| bands[band as usize] as usize;
    let verb = if of(SlaBand::Overdue) == 1 { say!("is") } else { say!("are") };
    ChartSpec {
        kind: ChartKind::Bars,
        title: say!("Open tickets by when the next SLA event is due").into(),
        reading: say!(
            "{} {verb} overdue, {} due within 2 h, {} later today; {} paused.",
            words::tickets(of(SlaBand::Overdue)),
            words::count(of(SlaBand::TwoHours)),
            words::count(of(SlaBand::Today)),
            words::count(of(SlaBand::Paused)),
        ),
        unit: say!("tickets").into(),
        series: vec![Series { name: say!("Open tickets").into(), color: 0, points }],
        goal: None,
        ..ChartSpec::default()
    }
}

fn abandoned_section(view: &View<'_>, query: &Query) -> Section {
    let title = say!("Abandoned tickets");
    let rows = match abandoned(view) {
        Err(gap) => return section("abandoned", title, Place::Side, vec![not_measurable(&gap)]),
        Ok(rows) => rows,
    };
    if rows.is_empty() {
        let line = kpi_text::days(view.settings.boards.abandoned_hours);
        let text = say!("No active ticket is without activity for {line} and without a service call.");
        return section("abandoned", title, Place::Side, vec![note(Tone::Good, text)]);
    }
    let items = rows
        .iter()
        .take(WORKLIST[1])
        .map(|&row| {
            let field = Field::LastActivity;
            let idle = view.data.tickets.date(field, row as usize).get().map_or(0, |at| view.as_of.since(at));
            let why = say!("active, but nothing happened for {} and nothing is scheduled", words::duration(idle));
            let mut item = work(view, query, None, row, &why);
            item.action = say!("Complete, escalate, schedule or set to waiting").into();
            item
        })
        .collect();
    let line = kpi_text::days(view.settings.boards.abandoned_hours);
    let facts = vec![(
        say!("Active, assigned, nothing scheduled, no activity for {line}"),
        count(query, rows.len() as u32, &rules![StateRule::Open, StateRule::Abandoned]),
    )];
    Section {
        note: say!("{}, longest idle first", words::tickets(rows.len())),
        ..section("abandoned", title, Place::Side, vec![Block::Facts(facts), worklist(items, WORKLIST[0])])
    }
}

fn waiting_section(view: &View<'_>, query: &Query) -> Section {
    let block = match parked(view) {
        Err(gap) => not_measurable(&gap),
        Ok(groups) => {
            let mut heads = vec![
                word_head(say!("Waiting for")),
                figure_head(say!("Tickets")),
                figure_head(say!("No activity for {}", kpi_text::days(view.settings.waiting_stale_hours))),
            ];
            heads.extend(DaySpan::IDLE.iter().map(|band| figure_head(say!("Last activity {}", band.title()))));
            if groups.iter().any(|group| group.unknown > 0 && group.idle.is_ok()) {
                heads.push(figure_head(say!("No activity known")));
            }
            let rows = groups.iter().map(|group| waiting_row(view, query, group, heads.len())).collect();
            table(
                say!("Parked tickets by days since last activity"),
                heads,
                rows,
                say!("Nothing is waiting or on hold."),
            )
        }
    };
    section("waiting", say!("Waiting and on hold"), Place::Full, vec![block])
}

fn waiting_row(view: &View<'_>, query: &Query, group: &Parked, width: usize) -> Vec<Cell> {
    let meaning = StateRule::Meaning(group.meaning);
    let mut row = vec![Cell::text(group.meaning.title()), count(query, group.count, &rules![meaning.clone()])];
    row.push(match &group.stale {
        Err(gap) => Cell::unknown(&gap.words()),
        // On hold is judged by its due date, not by its activity.
        Ok(_) if !group.meaning.is_waiting() => Cell::text("").noted(say!("judged by the due date")),
        Ok(stale) => {
            let over = !view.settings.goals.is_met(FigureId::WaitingStale, f64::from(*stale));
            let cell = count(query, *stale, &rules![FigureRule::Kpi(FigureId::WaitingStale), meaning.clone()]);
            cell.toned(if over { Tone::Bad } else { Tone::Plain })
        }
    });
    match &group.idle {
        Err(gap) => row.extend(DaySpan::IDLE.iter().map(|_| Cell::unknown(&gap.words()))),
        Ok(idle) => row.extend(
            DaySpan::IDLE
                .iter()
                .zip(idle)
                .map(|(band, &tickets)| count(query, tickets, &rules![meaning.clone(), StateRule::Idle(Some(*band))])),
        ),
    }
    if row.len() < width {
        row.push(count(query, group.unknown, &rules![meaning, StateRule::Idle(None)]));
    }
    row
}

fn backlog_section(view: &View<'_>, query: &Query) -> Section {
    let found: Measured<BacklogTable> = backlog(view);
    let blocks = match &found {
        Err(gap) => vec![not_measurable(gap)],
        Ok(found) => vec![Block::Facts(parts(view, query, found)), age_table(view, query, found)],
    };
    Section {
        note: say!("by age since creation, whatever the due date says").into(),
        ..section("backlog", say!("Backlog"), Place::Full, blocks)
    }
}

fn parts(view: &View<'_>, query: &Query, found: &BacklogTable) -> Vec<(String, Cell)> {
    let mut facts = Vec::new();
    for (part, &(tickets, parked)) in Backlog::ALL.into_iter().zip(&found.parts) {
        facts.push((
            backlog_title(part, &view.settings.boards),
            count(query, tickets, &rules![StateRule::Backlog(part)]),
        ));
        if part == Backlog::All && tickets > 0 {
            let share = words::percent(f64::from(parked) / f64::from(tickets));
            let cell = match view.needs(Field::Status) {
                Ok(()) => count(query, parked, &rules![StateRule::Backlog(part), StateRule::Parked]).noted(share),
                Err(gap) => Cell::unknown(&gap.words()),
            };
            facts.push((say!("of these parked (waiting or on hold)").into(), cell));
        }
    }
    facts
}

fn age_table(view: &View<'_>, query: &Query, found: &BacklogTable) -> Block {
    let mut heads = vec![word_head(say!("Open tickets"))];
    heads.extend(found.bands.iter().map(|band| figure_head(band.title())));
    let rows = FAMILIES
        .into_iter()
        .zip(&found.ages)
        .filter(|(_, ages)| ages.iter().any(|tickets| *tickets > 0))
        .map(|(family, ages)| {
            let mut row = vec![Cell::text(family.title())];
            row.extend(found.bands.iter().zip(ages).map(|(band, &tickets)| {
                let rules = rules![StateRule::Open, StateRule::Family(family), StateRule::Age(Some(*band))];
                let line = backlog_line(family, &view.settings.boards);
                let is_backlog = line.is_some_and(|line| band.over >= Some(line));
                let tone = if is_backlog && tickets > 0 { Tone::Warn } else { Tone::Plain };
                count(query, tickets, &rules).toned(tone)
            }));
            row
        })
        .collect();
    let mut caption = say!("Open tickets by kind and age since creation").to_owned();
    if found.unknown > 0 {
        caption += &say!("; {} without a creation time", words::tickets(found.unknown as usize));
    }
    table(&caption, heads, rows, say!("No ticket is open."))
}
