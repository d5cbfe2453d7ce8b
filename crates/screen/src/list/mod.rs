//! Lists: what was clicked, row by row, with the reason of each row.
//!
//! In: a view, a question whose picks are rules. Out: a [`Board`] with a page of the list, a [`Sheet`] with all of it.
//! Never: an order or a page of its own for one kind of row; what kinds of rows differ in is [`Listed`].

mod entries;
mod entry_words;
mod ticket_words;
mod tickets;
mod words;

use base::Timestamp;
use desk::figure::{Measured, View};
use desk::query::{Page, Query};
use desk::rule::Rule;
use language::say;

use crate::kit::sheet::{Sheet, SheetCell};
use crate::kit::words::capital;
use crate::model::{Block, Board, Cell, Head, Paging, Place, Section, TableView, Way, WorkItem};
use entries::Entries;
use tickets::Tickets;

/// Rows on a page.
const PAGE: u32 = 50;
/// The choice that holds what is searched for.
const FIND: &str = "find";
/// The choice that says that a ticket was opened from the list of all.
const OF: &str = "of";
/// The choice of rows without columns.
const BRIEF: &str = "brief";

/// What a list is made from.
struct List<'v, 'a> {
    view: &'v View<'a>,
    query: &'v Query,
    rules: Vec<Rule>,
}

/// A column of a list.
trait Column: Copy {
    /// The name in the address.
    fn id(self) -> &'static str;
    /// The name on screen.
    fn title(self) -> &'static str;
    /// Whether it holds figures.
    fn is_numeric(self) -> bool;
    /// Whether its cells hold titles of tickets, in their text or their note.
    fn holds_titles(self) -> bool;
}

/// By what a column sorts the rows; what is missing comes last.
enum SortKey {
    Number(Option<i64>),
    Text,
}

/// What can be listed.
trait Listed {
    /// Its columns.
    type Column: Column;

    /// The rows for which the rules hold.
    fn select(view: &View<'_>, rules: &[Rule]) -> Measured<Vec<u32>>;
    /// The columns that there is something to show in.
    fn columns(list: &List<'_, '_>) -> Vec<Self::Column>;
    /// What stands in a column.
    fn cell(list: &List<'_, '_>, column: Self::Column, row: usize) -> Cell;
    /// The same for a spreadsheet where that is not the text: whole moments and bare numbers, to count with.
    fn sheet_cells(list: &List<'_, '_>, column: Self::Column, row: usize) -> Option<Vec<SheetCell>>;
    /// The titles of these.
    fn sheet_titles(column: Self::Column) -> Vec<String>;
    /// By what a column sorts.
    fn sort_key(list: &List<'_, '_>, column: Self::Column, row: usize) -> SortKey;
    /// The column that the list's own order goes by, and whether from the top down.
    const ORDERED_BY: (Self::Column, bool);
    /// The list's own order.
    fn order(list: &List<'_, '_>, rows: &mut [u32]);
    /// What a rule says; empty for one that goes without saying.
    fn rule_words(view: &View<'_>, rule: &Rule) -> String;
    /// The title of a list without rules.
    fn everything() -> &'static str;
    /// How many there are, with the noun.
    fn counted(total: usize) -> String;
    /// Whether each of these words, in lower case, stands in some text of a row.
    fn holds(list: &List<'_, '_>, row: usize, wanted: &[String]) -> bool;
    /// A row as ranked work, for where there is no room for its columns; `None` where it is none.
    fn brief(list: &List<'_, '_>, row: usize) -> Option<WorkItem>;
    /// A sentence about the whole list.
    fn lede(list: &List<'_, '_>, rows: &[u32]) -> String;
    /// The sentence of an empty list.
    fn none() -> &'static str;
}

/// The list of a question.
pub(crate) fn present(view: &View<'_>, query: &Query) -> Board {
    match query.page {
        Page::Entries => board::<Entries>(view, query),
        _ => board::<Tickets>(view, query),
    }
}

/// All rows of a question's list in the order shown, for exports.
pub(crate) fn sheet(view: &View<'_>, query: &Query) -> Sheet {
    match query.page {
        Page::Entries => whole::<Entries>(view, query),
        _ => whole::<Tickets>(view, query),
    }
}

fn board<L: Listed>(view: &View<'_>, query: &Query) -> Board {
    let list = match Rule::read_all(&query.picks) {
        Ok(rules) => List { view, query, rules },
        Err(gap) => return nothing(say!("Unknown list"), &gap.words()),
    };
    let title = title::<L>(&list);
    let rows = match found::<L>(&list) {
        Ok(rows) => rows,
        Err(gap) => return nothing(&title, &gap.words()),
    };
    let lede = L::lede(&list, &rows);
    let total = rows.len() as u32;
    let offset = query.offset.min(total.saturating_sub(1)) / PAGE * PAGE;
    let columns = L::columns(&list);
    let rows = sorted::<L>(&list, rows);
    let shown: Vec<usize> = rows.iter().skip(offset as usize).take(PAGE as usize).map(|&row| row as usize).collect();
    let brief: Option<Vec<WorkItem>> =
        query.option(BRIEF).and_then(|_| shown.iter().map(|&row| L::brief(&list, row)).collect());
    let block = match brief {
        Some(items) if !items.is_empty() => Block::Work(items),
        _ => Block::Table(TableView {
            heads: columns.iter().map(|&column| head::<L>(&list, column)).collect(),
            rows: shown
                .iter()
                .map(|&row| columns.iter().map(|&column| L::cell(&list, column, row)).collect())
                .collect(),
            has_total: false,
            empty: L::none().into(),
            caption: title.clone(),
        }),
    };
    Board {
        title: format!("{title}: {}", L::counted(total as usize)),
        lede,
        sections: vec![Section { id: "list".into(), place: Place::Full, blocks: vec![block], ..Section::default() }],
        paging: Some(Paging { total, offset, size: PAGE }),
        find: Some(query.option(FIND).unwrap_or_default().to_owned()),
        ..Board::default()
    }
}

/// The rows of the rules in which what is searched for stands.
fn found<L: Listed>(list: &List<'_, '_>) -> Measured<Vec<u32>> {
    let mut rows = L::select(list.view, &list.rules)?;
    let wanted: Vec<String> =
        list.query.option(FIND).unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    if !wanted.is_empty() {
        rows.retain(|&row| L::holds(list, row as usize, &wanted));
    }
    Ok(rows)
}

/// The way that led to a ticket, where its address names the list.
pub(crate) fn way(view: &View<'_>, query: &Query, ticket: u32) -> Option<Way> {
    if query.picks.is_empty() && query.option(OF).is_none() {
        return None;
    }
    let rules = Rule::read_all(&query.picks).ok()?;
    let list = List { view, query, rules };
    let rows = sorted::<Tickets>(&list, found::<Tickets>(&list).ok()?);
    let at = rows.iter().position(|&row| row == ticket);
    let to = |at: Option<usize>| {
        let row = at.and_then(|at| rows.get(at));
        row.map_or_else(String::new, |&row| {
            Query { page: Page::Ticket(view.data.number(row as usize).to_owned()), ..query.clone() }.to_fragment()
        })
    };
    let offset = at.map_or(0, |at| at as u32 / PAGE * PAGE);
    let back = Query { page: Page::Tickets, offset, ..query.clone() }.with_option(OF, "");
    Some(Way {
        list: title::<Tickets>(&list),
        href: back.to_fragment(),
        at: at.map_or(0, |at| at as u32 + 1),
        total: rows.len() as u32,
        before: to(at.and_then(|at| at.checked_sub(1))),
        after: to(at.map(|at| at + 1)),
    })
}

/// A list that cannot be shown, and why.
fn nothing(title: &str, reason: &str) -> Board {
    Board {
        title: say!("{title}: not measurable"),
        lede: capital(reason),
        paging: Some(Paging { size: PAGE, ..Paging::default() }),
        ..Board::default()
    }
}

fn whole<L: Listed>(view: &View<'_>, query: &Query) -> Sheet {
    let Ok(rules) = Rule::read_all(&query.picks) else {
        return Sheet { name: say!("Unknown list").into(), ..Sheet::default() };
    };
    let list = List { view, query, rules };
    let columns = L::columns(&list);
    let rows = sorted::<L>(&list, found::<L>(&list).unwrap_or_default());
    let cells = |column: L::Column, row: usize| {
        L::sheet_cells(&list, column, row).unwrap_or_else(|| vec![SheetCell::text(L::cell(&list, column, row).text)])
    };
    Sheet {
        name: title::<L>(&list),
        heads: columns.iter().flat_map(|&column| L::sheet_titles(column)).collect(),
        rows: rows
            .iter()
            .map(|&row| columns.iter().flat_map(|&column| cells(column, row as usize)).collect())
            .collect(),
    }
}

/// What the rules say, in words.
fn title<L: Listed>(list: &List<'_, '_>) -> String {
    let parts: Vec<String> = list.rules.iter().map(|rule| L::rule_words(list.view, rule)).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if list.rules.is_empty() || parts.is_empty() { L::everything().into() } else { capital(&parts.join(", ")) }
}

fn head<L: Listed>(list: &List<'_, '_>, column: L::Column) -> Head {
    let id = column.id();
    let (sorted_by, descending) = match chosen::<L>(list) {
        Some((column, descending)) => (column.id(), descending),
        None => (L::ORDERED_BY.0.id(), L::ORDERED_BY.1),
    };
    let (sorted, next) = match (sorted_by == id, descending) {
        (true, true) => ("descending", id.to_owned()),
        (true, false) => ("ascending", format!("-{id}")),
        (false, _) => ("", id.to_owned()),
    };
    Head {
        title: column.title().to_owned(),
        numeric: column.is_numeric(),
        sort_href: Query { sort: next, offset: 0, ..list.query.clone() }.to_fragment(),
        sorted: sorted.to_owned(),
        of_titles: column.holds_titles(),
    }
}

/// The column that the question sorts by, and whether it turns the order.
fn chosen<L: Listed>(list: &List<'_, '_>) -> Option<(L::Column, bool)> {
    let (wanted, descending) = match list.query.sort.strip_prefix('-') {
        Some(wanted) => (wanted, true),
        None => (list.query.sort.as_str(), false),
    };
    let column = L::columns(list).into_iter().find(|column| column.id() == wanted)?;
    Some((column, descending))
}

/// The rows as the chosen column sorts them, else in the list's own order.
fn sorted<L: Listed>(list: &List<'_, '_>, mut rows: Vec<u32>) -> Vec<u32> {
    let Some((column, descending)) = chosen::<L>(list) else {
        L::order(list, &mut rows);
        return rows;
    };
    let key = |row: u32| match L::sort_key(list, column, row as usize) {
        SortKey::Number(value) => (value.is_none(), value.unwrap_or_default(), String::new()),
        SortKey::Text => {
            let text = L::cell(list, column, row as usize).text;
            (text.is_empty(), 0, text.to_lowercase())
        }
    };
    rows.sort_by_cached_key(|&row| key(row));
    if descending {
        let missing = rows.partition_point(|&row| !key(row).0);
        rows[..missing].reverse();
    }
    rows
}

/// The page of a ticket.
fn ticket_href(query: &Query, number: &str) -> String {
    Query { page: Page::Ticket(number.to_owned()), ..query.on(Page::Tickets) }.to_fragment()
}

/// The page of a ticket that knows its list.
fn ticket_of_list(query: &Query, number: &str) -> String {
    let of = if query.picks.is_empty() { Page::Tickets.path() } else { "" };
    Query { page: Page::Ticket(number.to_owned()), offset: 0, ..query.clone() }.with_option(OF, of).to_fragment()
}

/// A moment as a key.
fn moment_key(at: Option<Timestamp>) -> SortKey {
    SortKey::Number(at.map(|at| at.0))
}
