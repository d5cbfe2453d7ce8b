//! B: the stuck tickets. The verdict first, then what merits attention, then the twelve rows.

use desk::dataset::Field;
use desk::figure::{FigureId, Kpi, KpiRows, URGENCY, View, coordinator, coordinator_history};
use desk::query::{Page, Query};
use desk::rule::FigureRule;
use desk::rules;
use language::say;

use crate::kit::figure_text;
use crate::kit::parts::{kpi_list, worklist};
use crate::kit::trend;
use crate::kit::words;
use crate::kit::work_item::work_item;
use crate::model::{Block, Board, Calm, KpiCard, Place, Section, SideCount, Tone, WorkItem};

/// Tickets in the list of what merits attention, and where there is room.
const WORKLIST: [usize; 2] = [7, 16];

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let kpis = coordinator(view);
    let cards = cards(view, query, &kpis);
    let (work, total) = attention(view, query, &kpis, WORKLIST[1]);
    let note = say!("{}, worst first", words::tickets(total));
    let mut board = Board {
        title: verdict(&cards),
        lede: lede(view, &kpis),
        sections: vec![
            Section { id: "kpis".into(), place: Place::Main, blocks: vec![Block::Cards(cards)], ..Section::default() },
            Section {
                id: "attention".into(),
                title: say!("What needs attention now").into(),
                note,
                place: Place::Side,
                blocks: vec![if work.is_empty() {
                    let Calm { tone, text } = calm(&kpis);
                    Block::Note { tone, text, href: String::new() }
                } else {
                    worklist(work, WORKLIST[0])
                }],
            },
        ],
        tabs: tabs(query),
        ..Board::default()
    };
    board.sections.extend(crate::coordinator::stuck::sections(view, query));
    board
}

/// The twelve rows as cards, each with its way here; the two that are most urgent are marked.
pub(crate) fn cards(view: &View<'_>, query: &Query, kpis: &[Kpi]) -> Vec<KpiCard> {
    let mut cards: Vec<KpiCard> = kpis.iter().map(|kpi| card(view, query, kpi)).collect();
    let (kept, _) = trend::comparable(view);
    for (card, history) in cards.iter_mut().zip(coordinator_history(view, &kept, trend::DAYS)) {
        trend::put(view, card, &history);
    }
    mark_worst(&mut cards);
    cards
}

/// Marks the two rows over goal that are the most urgent.
fn mark_worst(cards: &mut [KpiCard]) {
    let over = |id: FigureId| cards.iter().position(|card| card.id == id.id() && card.tone == Tone::Bad);
    let worst: Vec<usize> = URGENCY.into_iter().filter_map(over).take(trend::WORST).collect();
    for at in worst {
        cards[at].is_worst = true;
    }
}

/// The coordinator's boards as tabs.
pub fn tabs(query: &Query) -> Vec<(String, String, bool)> {
    [
        (Page::Intake, say!("Intake and triage")),
        (Page::Coordinator, say!("Stuck tickets")),
        (Page::Workload, say!("Ready to engage")),
        (Page::Huddle, say!("Huddle")),
    ]
    .into_iter()
    .map(|(page, title)| (title.to_owned(), query.on(page.clone()).to_fragment(), query.page == page))
    .collect()
}

/// One of the twelve rows as a card.
pub fn card(view: &View<'_>, query: &Query, kpi: &Kpi) -> KpiCard {
    let settings = view.settings;
    let base = KpiCard {
        id: kpi.id.id().to_owned(),
        title: kpi.id.title(settings),
        goal: say!("goal {}", figure_text::goal(kpi.id, settings)),
        is_part: kpi.id.spec().is_part,
        definition: figure_text::definition(kpi.id, settings),
        beside: kpi
            .companions
            .iter()
            .map(|companion| match &companion.rows {
                Ok(rows) => SideCount {
                    words: format!("{} {}", words::count(rows.len()), companion.title),
                    count: Some(rows.len() as u32),
                    href: query.tickets(&rules![FigureRule::Beside(companion.id)]).to_fragment(),
                },
                Err(gap) => SideCount {
                    words: format!("{}: {}", words::capital(companion.title), gap.words()),
                    ..SideCount::default()
                },
            })
            .collect(),
        ..KpiCard::default()
    };
    match &kpi.rows {
        Ok(rows) => {
            let count = rows.count();
            let within = settings.goals.is_met(kpi.id, count as f64);
            KpiCard {
                value: words::count(count),
                number: Some(count as f64),
                tone: if within { Tone::Good } else { Tone::Bad },
                verdict: if within { say!("Within goal").into() } else { say!("Over goal").into() },
                reading: reading(view, rows) + &estimated(view, kpi.id, rows),
                href: kpi_list(query, kpi.id),
                ..base
            }
        }
        Err(gap) => KpiCard {
            value: words::DASH.into(),
            tone: Tone::Unknown,
            verdict: words::capital(&gap.words()),
            reading: say!("Not measurable").into(),
            ..base
        },
    }
}

fn reading(view: &View<'_>, rows: &KpiRows) -> String {
    match rows {
        KpiRows::Tickets(rows) => {
            say!("{} of {} open", words::count(rows.len()), words::count(view.open.len()))
        }
        KpiRows::Technicians(all) => match all.first() {
            Some((resource, rows)) => {
                say!("{} has {}", view.data.texts.text(*resource), words::count(rows.len()))
            }
            None => say!("Nobody is over").into(),
        },
    }
}

/// How many of the tickets of an SLA row are in it by an estimate, as the end of a sentence.
fn estimated(view: &View<'_>, id: FigureId, rows: &KpiRows) -> String {
    let KpiRows::Tickets(rows) = rows else {
        return String::new();
    };
    let is_sla = matches!(
        id,
        FigureId::SlaOverdue
            | FigureId::SlaTriage
            | FigureId::SlaEngagement
            | FigureId::SlaCompletion
            | FigureId::ReadyOverdue
    );
    let count = rows.iter().filter(|&&row| is_sla && view.next_is_estimated(row as usize)).count();
    match count {
        0 => String::new(),
        count => say!("; {} estimated, as there is no status history", words::count(count)),
    }
}

/// What an empty list of what merits attention says: only where every row can be measured is nothing stuck.
pub(crate) fn calm(kpis: &[Kpi]) -> Calm {
    let measured = kpis.iter().filter(|kpi| kpi.rows.is_ok()).count();
    let (tone, text) = match kpis.len() - measured {
        0 => (Tone::Good, say!("Nothing is stuck.").into()),
        _ if measured == 0 => (
            Tone::Unknown,
            say!("Whether anything is stuck cannot be told: no KPI can be measured from this data.").into(),
        ),
        gaps => (
            Tone::Plain,
            say!(
                "Nothing is over goal in what can be measured: {} of {} KPIs. The other {} cannot be told.",
                words::count(measured),
                words::count(kpis.len()),
                words::count(gaps)
            ),
        ),
    };
    Calm { tone, text }
}

fn verdict(cards: &[KpiCard]) -> String {
    let over = cards.iter().filter(|card| card.tone == Tone::Bad).count();
    let measured = cards.iter().filter(|card| card.tone != Tone::Unknown).count();
    let all = match cards.len() - measured {
        0 => words::number_word(measured),
        _ => say!("{} measurable", words::number_word(measured)),
    };
    match over {
        0 if measured == 0 => say!("No stuck-ticket KPI can be measured from this data").into(),
        0 => say!("All {all} stuck-ticket KPIs are within goal"),
        1 => say!("One of {all} stuck-ticket KPIs is over goal"),
        _ => say!("{} of {all} stuck-ticket KPIs are over goal", words::capital(&words::number_word(over))),
    }
}

fn rows_of(kpis: &[Kpi], id: FigureId) -> Option<&[u32]> {
    match &kpis.iter().find(|kpi| kpi.id == id)?.rows {
        Ok(KpiRows::Tickets(rows)) => Some(rows),
        _ => None,
    }
}

fn lede(view: &View<'_>, kpis: &[Kpi]) -> String {
    let mut sentences = Vec::new();
    if let Some(overdue) = rows_of(kpis, FigureId::SlaOverdue).filter(|rows| !rows.is_empty()) {
        let verb = if overdue.len() == 1 { say!("is") } else { say!("are") };
        sentences.push(say!("{} {verb} past the next SLA event.", words::tickets(overdue.len())));
    }
    if let Some(new) = rows_of(kpis, FigureId::New).filter(|rows| !rows.is_empty()) {
        let oldest = new.iter().filter_map(|&row| view.data.tickets.date(Field::Created, row as usize).get()).min();
        let age =
            oldest.map_or_else(String::new, |at| say!(", the oldest for {}", words::duration(view.as_of.since(at))));
        let verb = if new.len() == 1 { say!("has") } else { say!("have") };
        sentences.push(say!("Start with triage: {} {verb} not been looked at{age}.", words::tickets(new.len())));
    }
    if sentences.is_empty() {
        sentences.push(say!("{} open.", words::tickets(view.open.len())));
    }
    sentences.join(" ")
}

/// Tickets of rows over goal, each once, in order of urgency; and how many there are.
///
/// One row after the other gives its worst ticket, so that the list shows every kind of trouble.
pub(crate) fn attention(view: &View<'_>, query: &Query, kpis: &[Kpi], most: usize) -> (Vec<WorkItem>, usize) {
    let mut queues: Vec<(FigureId, Vec<u32>)> = URGENCY
        .into_iter()
        .filter_map(|id| {
            let mut rows = rows_of(kpis, id)?.to_vec();
            if view.settings.goals.is_met(id, rows.len() as f64) {
                return None;
            }
            rows.sort_by_cached_key(|&row| {
                let row = row as usize;
                let due = view.next_event(row).map(|(_, due)| due);
                (view.data.facts.workflow[row].rank(), due.is_none(), due, view.data.number(row).to_owned())
            });
            rows.reverse();
            Some((id, rows))
        })
        .collect();
    let all: std::collections::BTreeSet<u32> = queues.iter().flat_map(|(_, rows)| rows.iter().copied()).collect();
    let mut taken = std::collections::BTreeSet::new();
    let mut items = Vec::new();
    while items.len() < most && queues.iter().any(|(_, rows)| !rows.is_empty()) {
        for (id, rows) in &mut queues {
            while let Some(row) = rows.pop() {
                if taken.insert(row) {
                    items.push(work_item(view, query, Some(*id), row as usize));
                    break;
                }
            }
        }
    }
    items.truncate(most);
    (items, all.len())
}
