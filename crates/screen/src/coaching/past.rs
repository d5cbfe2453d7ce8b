//! The boards as of a past day: each figure with how sure it is, and what has moved since the time before.

use std::collections::{BTreeMap, BTreeSet};

use base::{DAY, Timestamp};
use desk::dataset::{Dataset, Rewound};
use desk::engagement::{Engagement, definition};
use desk::figure::{Certainty, FigureId, Figures, KPI_IDS, Needs, Panel, View, certainty, coordinator};
use desk::query::{Page, Query};
use desk::settings::Settings;
use forecast::Memo;
use language::say;

use crate::coaching::compare::value_words;
use crate::kit::figure_text;
use crate::kit::parts::{figure_head, section, table, word_head};
use crate::kit::words;
use crate::model::{Block, Board, Cell, KpiCard, Place, Screen, Section, SideCount, Tone};

/// Tickets listed of what moved.
const LISTED: usize = 60;
/// Days between the pictures that are compared, unless the page asks for others.
const SINCE_DAYS: u32 = 7;

/// The screen of a query of a past day. Every figure of it is counted over the data as they were.
///
/// `imports` are the figures that were kept of earlier imports: what one of that day counted stands beside.
pub fn present_past(data: &Dataset, settings: &Settings, query: &Query, imports: &[Engagement]) -> Screen {
    let at = query.as_of.or(data.newest).unwrap_or(Timestamp(0));
    let query = Query { as_of: Some(at), rewound: true, ..query.clone() };
    let then = data.as_it_was(at, settings);
    let view = View::new(&then.data, settings, &query);
    let mut screen = crate::present_view(&view, &query, &Memo::default());
    if query.page == Page::Past {
        screen.board = board(data, &view, &query, &then);
    }
    mark(&mut screen, &then, &view);
    if !view.is_filtered() {
        set_beside(&mut screen, &view, imports);
    }
    // What can be filtered by, and the range of days, are those of all the data.
    screen.header.days = crate::header::days(data);
    screen.header.as_of_note = say!("reconstructed as it was then").into();
    screen
}

/// Says on each card how sure its figure is; what is unknown is not shown as a number.
fn mark(screen: &mut Screen, then: &Rewound, view: &View<'_>) {
    for card in cards_of(screen).filter(|card| card.number.is_some()) {
        match certainty(then, view, needs(card)) {
            Certainty::Exact => card.mark = "exact".into(),
            Certainty::Reconstructed => card.mark = "reconstructed".into(),
            Certainty::Unknown => {
                *card = KpiCard {
                    value: words::DASH.into(),
                    number: None,
                    tone: Tone::Unknown,
                    verdict: say!("Most tickets have changed since").into(),
                    mark: "unknown".into(),
                    href: String::new(),
                    beside: Vec::new(),
                    trend: Vec::new(),
                    ..card.clone()
                };
            }
        }
    }
}

/// What the number of a card needs to know of a ticket.
fn needs(card: &KpiCard) -> Needs {
    card.figure().map_or(Needs::Row, |figure| figure.spec().needs)
}

fn cards_of(screen: &mut Screen) -> impl Iterator<Item = &mut KpiCard> {
    let sections = screen.board.sections.iter_mut();
    sections
        .flat_map(|section| &mut section.blocks)
        .filter_map(|block| match block {
            Block::Cards(cards) => Some(cards),
            _ => None,
        })
        .flatten()
}

/// Puts what an import of that day counted beside the figures: the last one of the day, where the rules are the same.
fn set_beside(screen: &mut Screen, view: &View<'_>, imports: &[Engagement]) {
    let day = view.data.day(view.as_of);
    let taken = imports.iter().rev().find_map(|import| {
        let at = Timestamp::from_rfc3339(&import.as_of)?;
        (view.data.day(at) == day).then_some((at, import))
    });
    let Some((at, import)) = taken else { return };
    for card in cards_of(screen).filter(|card| !card.mark.is_empty()) {
        let kept = import.figures.iter().find(|figure| figure.id == card.id);
        let Some(kept) = kept.filter(|kept| kept.value.is_some()) else {
            continue;
        };
        if card.figure().is_some_and(|figure| definition(view, figure) == kept.definition) {
            card.beside.push(SideCount {
                words: say!("{} in the import of {}", value_words(kept), words::moment(at, &view.data.zone)),
                ..SideCount::default()
            });
        }
    }
}

fn board(data: &Dataset, view: &View<'_>, query: &Query, then: &Rewound) -> Board {
    let mut cards: Vec<KpiCard> = flows(view);
    cards.extend(coordinator(view).iter().map(|kpi| crate::coordinator::board::card(view, query, kpi)));
    let count = |wanted| {
        cards.iter().filter(|card| card.number.is_some() && certainty(then, view, needs(card)) == wanted).count()
    };
    let (exact, rebuilt) = (count(Certainty::Exact), count(Certainty::Reconstructed));
    let tabs = [
        (Page::Past, say!("Figures")),
        (Page::Coordinator, say!("Stuck tickets")),
        (Page::Workload, say!("Ready to engage")),
        (Page::Manager, say!("Manager")),
        (Page::Tickets, say!("Tickets")),
    ];
    Board {
        title: say!("The desk as it was on {}", words::moment(view.as_of, &view.data.zone)),
        lede: say!(
            "{exact} figures exact, {rebuilt} reconstructed, {} unknown. Exact: an export of that day would say the same. \
             Reconstructed: tickets touched since are taken by their milestones and present rows.",
            cards.len() - exact - rebuilt
        ),
        sections: vec![section("figures", "", Place::Full, vec![Block::Cards(cards)]), since(data, view, query)],
        tabs: tabs
            .into_iter()
            .map(|(page, title)| (title.to_owned(), query.on(page.clone()).to_fragment(), page == query.page))
            .collect(),
        ..Board::default()
    }
}

/// What was open, and came and went in the period.
fn flows(view: &View<'_>) -> Vec<KpiCard> {
    let figures = Figures::new(view);
    Panel::Flow
        .figures()
        .map(|figure| {
            let base = KpiCard {
                id: figure.id().to_owned(),
                title: figure.title(view.settings),
                definition: figure_text::definition(figure, view.settings),
                ..KpiCard::default()
            };
            match figures.value(figure, 0) {
                Ok(number) => KpiCard {
                    value: words::count(number as usize),
                    number: Some(number),
                    verdict: say!("No goal is published").into(),
                    ..base
                },
                Err(gap) => KpiCard {
                    value: words::DASH.into(),
                    tone: Tone::Unknown,
                    verdict: words::capital(&gap.words()),
                    reading: say!("Not measurable").into(),
                    ..base
                },
            }
        })
        .collect()
}

/// Numbers of the tickets in each row; a row that cannot be measured is not among them.
type Stuck = BTreeMap<FigureId, BTreeSet<String>>;

/// Who was stuck at a moment.
fn stuck_at(data: &Dataset, settings: &Settings, query: &Query, at: Timestamp) -> Stuck {
    let then = data.as_it_was(at, settings);
    let query = Query { as_of: Some(at), ..query.clone() };
    stuck(&View::new(&then.data, settings, &query))
}

fn stuck(view: &View<'_>) -> Stuck {
    coordinator(view)
        .into_iter()
        .filter_map(|kpi| {
            let rows = kpi.rows.ok()?.tickets(view);
            let numbers = rows.iter().map(|&row| view.data.number(row as usize).to_owned());
            Some((kpi.id, numbers.collect()))
        })
        .collect()
}

/// What became of a ticket in a row from one picture to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    Again,
    Newly,
    Aged,
    Cleared,
}

impl Moved {
    const ALL: [Self; 4] = [Self::Again, Self::Newly, Self::Aged, Self::Cleared];

    fn title(self) -> &'static str {
        match self {
            Self::Again => say!("Stuck again"),
            Self::Newly => say!("Newly stuck"),
            Self::Aged => say!("Still stuck"),
            Self::Cleared => say!("Cleared"),
        }
    }
}

/// The tickets that moved in one row, from `before` to `now`; `earlier` tells who was stuck the time before that.
fn moves<'s>(
    now: &'s BTreeSet<String>,
    before: &'s BTreeSet<String>,
    earlier: &'s BTreeSet<String>,
    moved: Moved,
) -> Vec<&'s String> {
    let of = |set: &'s BTreeSet<String>, wanted: &dyn Fn(&String) -> bool| {
        set.iter().filter(|number| wanted(number)).collect()
    };
    match moved {
        Moved::Again => of(now, &|number| !before.contains(number) && earlier.contains(number)),
        Moved::Newly => of(now, &|number| !before.contains(number) && !earlier.contains(number)),
        Moved::Aged => of(now, &|number| before.contains(number)),
        Moved::Cleared => of(before, &|number| !now.contains(number)),
    }
}

fn since(data: &Dataset, view: &View<'_>, query: &Query) -> Section {
    let days = query
        .option("since")
        .and_then(|days| days.parse().ok())
        .filter(|days| (1..=365).contains(days))
        .unwrap_or(SINCE_DAYS);
    let back = |times: i64| view.as_of.plus(-i64::from(days) * DAY * times);
    let [before, earlier] = [1, 2].map(|times| stuck_at(data, view.settings, query, back(times)));
    let now = stuck(view);
    let none = BTreeSet::new();
    let mut rows = Vec::new();
    let mut tickets = Vec::new();
    for id in KPI_IDS {
        let (Some(now), Some(before)) = (now.get(&id), before.get(&id)) else {
            continue;
        };
        let moved = |kind| moves(now, before, earlier.get(&id).unwrap_or(&none), kind);
        // What moves is tickets, also where the card counts technicians.
        let title = match id {
            FigureId::Overloaded => {
                say!("Tickets of technicians with more than {} open", view.settings.max_open_per_technician)
            }
            _ => id.title(view.settings),
        };
        let mut cells = vec![Cell::text(title.clone()), Cell::text(words::count(before.len()))];
        for kind in Moved::ALL {
            let list = moved(kind);
            cells.push(Cell::text(words::count(list.len())));
            tickets.extend(list.into_iter().filter(|_| kind != Moved::Aged).map(|number| {
                let to = Query { page: Page::Ticket(number.clone()), ..query.on(Page::Tickets) };
                vec![
                    Cell::text(number.clone()).to(to.to_fragment()),
                    Cell::text(kind.title()),
                    Cell::text(title.clone()),
                ]
            }));
        }
        cells.push(Cell::text(words::count(now.len())));
        rows.push(cells);
    }
    let total = tickets.len();
    tickets.truncate(LISTED);
    let mut heads = vec![word_head(say!("Row")), figure_head(say!("Before"))];
    heads.extend(Moved::ALL.map(|kind| figure_head(kind.title())));
    heads.push(figure_head(say!("Now")));
    let options = [1, 7, 30]
        .map(|known| {
            let href = query.with_option("since", &known.to_string()).to_fragment();
            (words::plural(known as usize, say!("day"), say!("days")), href, known == days)
        })
        .to_vec();
    let caption = say!("Tickets that moved: {} of {}", tickets.len(), words::count(total));
    let blocks = vec![
        Block::Choices { label: say!("Since the previous import").into(), options },
        table(say!("What moved, by row"), heads, rows, say!("No row can be measured on both days.")),
        table(
            &caption,
            vec![word_head(say!("Ticket")), word_head(say!("What happened")), word_head(say!("Row"))],
            tickets,
            say!("No ticket became stuck or was cleared."),
        ),
    ];
    section("since", &say!("Since {}", words::moment(back(1), &view.data.zone)), Place::Full, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_that_comes_back_is_stuck_again_and_not_newly() {
        let set =
            |numbers: &[&str]| -> BTreeSet<String> { numbers.iter().map(|number| (*number).to_owned()).collect() };
        let (now, before, earlier) = (set(&["a", "b", "c"]), set(&["a", "d"]), set(&["b"]));
        let list = |kind| moves(&now, &before, &earlier, kind);
        assert_eq!(list(Moved::Again), ["b"]);
        assert_eq!(list(Moved::Newly), ["c"]);
        assert_eq!(list(Moved::Aged), ["a"]);
        assert_eq!(list(Moved::Cleared), ["d"]);
    }
}
