//! Small parts that the boards share.

use desk::figure::{FigureId, Gap, View};
use desk::query::{Page, Query};
use desk::rule::{FigureRule, Rule};
use desk::rules;
use language::say;

use crate::kit::words;
use crate::kit::work_item::work_item;
use crate::model::{Block, Cell, Definition, Head, KpiCard, Place, Section, TableView, Tone, WorkItem};

/// A section.
pub(crate) fn section(id: &str, title: &str, place: Place, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), place, blocks, ..Section::default() }
}

/// A sentence.
pub(crate) fn note(tone: Tone, text: impl Into<String>) -> Block {
    Block::Note { tone, text: text.into(), href: String::new() }
}

/// Why a part cannot be measured.
pub(crate) fn not_measurable(gap: &Gap) -> Block {
    note(Tone::Unknown, say!("Not measurable: {}.", gap.words()))
}

/// A sentence that something cannot be measured.
pub(crate) fn unmeasurable(what: &str, gap: &Gap) -> Block {
    note(Tone::Unknown, say!("{what} cannot be measured: {}.", gap.words()))
}

/// A column of words.
pub(crate) fn word_head(title: impl Into<String>) -> Head {
    Head { title: title.into(), ..Head::default() }
}

/// A column of titles of tickets.
pub(crate) fn title_head(title: impl Into<String>) -> Head {
    Head { of_titles: true, ..word_head(title) }
}

/// A column of figures.
pub(crate) fn figure_head(title: impl Into<String>) -> Head {
    Head { title: title.into(), numeric: true, ..Head::default() }
}

/// A table without a total.
pub(crate) fn table(caption: &str, heads: Vec<Head>, rows: Vec<Vec<Cell>>, empty: &str) -> Block {
    Block::Table(TableView { caption: caption.to_owned(), heads, rows, has_total: false, empty: empty.to_owned() })
}

/// The list that some rules open.
pub(crate) fn list(query: &Query, rules: &[Rule]) -> String {
    query.tickets(rules).to_fragment()
}

/// The tickets of a row of the coordinator's board.
pub(crate) fn kpi_list(query: &Query, figure: FigureId) -> String {
    list(query, &rules![FigureRule::Kpi(figure)])
}

/// A count with the list that some rules open.
pub(crate) fn count(query: &Query, number: u32, rules: &[Rule]) -> Cell {
    if number == 0 {
        return Cell::count(0, String::new());
    }
    Cell { text: words::count(number as usize), ..Cell::count(number as usize, list(query, rules)) }
}

/// The same question without filters: calendars and hours belong to technicians, whatever is filtered.
pub(crate) fn unfiltered(query: &Query) -> Query {
    Query { filters: Vec::new(), ..query.clone() }
}

/// The page of a ticket.
pub(crate) fn ticket_href(view: &View<'_>, query: &Query, ticket: u32) -> String {
    Query { page: Page::Ticket(view.data.number(ticket as usize).to_owned()), ..query.on(Page::Tickets) }.to_fragment()
}

/// A ticket in a worklist with a reason of its own; where `why` is empty, the reason why it counts for a figure, or what
/// its next SLA event says.
pub(crate) fn work(view: &View<'_>, query: &Query, figure: Option<FigureId>, ticket: u32, why: &str) -> WorkItem {
    let item = work_item(view, query, figure, ticket as usize);
    if why.is_empty() {
        return item;
    }
    WorkItem { why: words::capital(why), ..item }
}

/// A worklist of which the first `shown` stand on every screen, and the rest where there is room.
pub(crate) fn worklist(mut items: Vec<WorkItem>, shown: usize) -> Block {
    for item in items.iter_mut().skip(shown) {
        item.is_extra = true;
    }
    Block::Work(items)
}

/// A count as a card without a goal; a dash with the reason where it is not measurable.
pub(crate) fn card(id: &str, title: &str, rule: &str, figure: Result<u32, Gap>, of: &str, href: String) -> KpiCard {
    let base = KpiCard {
        id: id.to_owned(),
        title: title.to_owned(),
        definition: Definition { rule: rule.to_owned(), ..Definition::default() },
        ..KpiCard::default()
    };
    match figure {
        Ok(figure) => KpiCard {
            value: words::count(figure as usize),
            number: Some(f64::from(figure)),
            reading: of.to_owned(),
            href,
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
}
