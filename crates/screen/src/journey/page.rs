//! The journey map: which status follows which, how often, after how long, with the tickets behind each way.

use base::Sym;
use desk::figure::{Edge, JourneyList, JourneyMap, View, journey_map};
use desk::query::Query;
use desk::rule::{Change, FigureRule};
use desk::rules;
use language::say;

use crate::journey::flow::flow;
use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};

/// Ways in the table.
const ROWS: usize = 200;

/// The page of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let map = match journey_map(view) {
        Ok(map) => map,
        Err(gap) => {
            return Board {
                title: say!("The ticket journey cannot be shown").into(),
                lede: words::capital(&gap.words()) + ".",
                sections: vec![Section {
                    id: "journey".into(),
                    blocks: vec![Block::Note {
                        tone: Tone::Unknown,
                        text: say!("Drop an event log, or the ticket or status history export of the service desk, beside the tickets.").into(),
                        href: String::new(),
                    }],
                    ..Section::default()
                }],
                tabs: crate::manager::board::tabs(query, None),
                ..Board::default()
            };
        }
    };
    let picture = (!map.edges.is_empty()).then(|| Section {
        id: "journey_map".into(),
        title: say!("Which status follows which").into(),
        note: words::plural(map.edges.len(), say!("path"), say!("paths")),
        place: Place::Full,
        blocks: vec![Block::Flow(flow(view, query, &map))],
    });
    Board {
        title: title(view, &map),
        lede: say!(
            "{} have a known history; each path opens the tickets that took it.",
            words::tickets(map.known.len())
        ),
        sections: picture
            .into_iter()
            .chain([
                Section {
                    id: "journey".into(),
                    title: say!("Every path").into(),
                    note: String::new(),
                    place: Place::Main,
                    blocks: vec![Block::Table(table(view, query, &map))],
                },
                Section {
                    id: "journey_facts".into(),
                    title: say!("Waiting, reopens, hand-offs").into(),
                    place: Place::Side,
                    blocks: vec![Block::Facts(facts(query, &map))],
                    ..Section::default()
                },
            ])
            .collect(),
        tabs: crate::manager::board::tabs(query, None),
        ..Board::default()
    }
}

pub(crate) fn status(view: &View<'_>, sym: Sym) -> String {
    match view.data.texts.text(sym) {
        "" => say!("No status").into(),
        text => text.to_owned(),
    }
}

fn title(view: &View<'_>, map: &JourneyMap) -> String {
    match map.edges.first() {
        Some(edge) => say!("Most often {} is followed by {}", status(view, edge.from), status(view, edge.to)),
        None => say!("No ticket has changed its status").into(),
    }
}

pub(crate) fn href(view: &View<'_>, query: &Query, edge: &Edge) -> String {
    let name = |status: Sym| view.data.texts.text(status);
    query.tickets(&rules![FigureRule::Changed(Change::new(name(edge.from), name(edge.to)))]).to_fragment()
}

pub(crate) fn arrow(view: &View<'_>, edge: &Edge) -> String {
    format!("{} → {}", status(view, edge.from), status(view, edge.to))
}

fn table(view: &View<'_>, query: &Query, map: &JourneyMap) -> TableView {
    let head = |title: &str, numeric: bool| Head { title: title.to_owned(), numeric, ..Head::default() };
    let rows = map
        .edges
        .iter()
        .take(ROWS)
        .map(|edge| {
            vec![
                Cell::text(status(view, edge.from)),
                Cell::text(status(view, edge.to)),
                Cell::count(edge.tickets.len(), href(view, query, edge)),
                Cell::text(words::count(edge.passes)),
                Cell::text(words::duration(edge.median_wait)),
            ]
        })
        .collect();
    TableView {
        caption: say!("From status to status, most frequent first").into(),
        heads: vec![
            head(say!("From"), false),
            head(say!("To"), false),
            head(say!("Tickets"), true),
            head(say!("Times"), true),
            head(say!("Median wait before"), true),
        ],
        rows,
        empty: say!("No ticket has changed its status.").into(),
        ..TableView::default()
    }
}

fn facts(query: &Query, map: &JourneyMap) -> Vec<(String, Cell)> {
    let list = |list: JourneyList| query.tickets(&rules![FigureRule::Journey(list)]).to_fragment();
    let handed = |known: Option<u32>, rows: &[u32], of: JourneyList, note: &str| match known {
        Some(times) => Cell::count(rows.len(), list(of))
            .noted(format!("{} {note}", words::plural(times as usize, say!("time"), say!("times")))),
        None => Cell::unknown(say!("the history does not say who had the ticket")),
    };
    let waiting = if map.waited.is_empty() {
        String::new()
    } else {
        say!("{} each on average", words::duration(map.waiting / map.waited.len() as i64))
    };
    vec![
        (say!("Tickets with a history").into(), Cell::count(map.known.len(), list(JourneyList::Known))),
        (
            say!("Waited or were on hold").into(),
            Cell::count(map.waited.len(), list(JourneyList::Waited)).noted(waiting),
        ),
        (
            say!("Opened again").into(),
            Cell::count(map.reopened.len(), list(JourneyList::Reopened)).noted(words::plural(
                map.reopens as usize,
                say!("time"),
                say!("times"),
            )),
        ),
        (
            say!("Moved between queues").into(),
            handed(map.handoffs.queues, &map.handed, JourneyList::Handed, say!("in all")),
        ),
        (
            say!("Returned to where they came from").into(),
            handed(map.handoffs.back, &map.returned, JourneyList::Returned, say!("in all")),
        ),
        (
            say!("Hand-offs between technicians").into(),
            map.handoffs.resources.map_or_else(
                || Cell::unknown(say!("the history does not say who had the ticket")),
                |times| Cell::text(words::count(times as usize)),
            ),
        ),
    ]
}
