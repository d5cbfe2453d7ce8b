//! The wall: what of a page can be read from four metres, the overall verdict first, clients masked.

pub(crate) mod mask;

use std::collections::BTreeMap;

use desk::figure::{FigureId, View, coordinator};
use desk::query::{Page, Query};
use forecast::Memo;
use language::say;

use crate::kit::words;
use crate::manager::Manager;
use crate::manager::cards::headline;
use crate::manager::figures::{lagging, leading};
use crate::model::{
    Block, Board, ChartSpec, Definition, FilterView, Header, KpiCard, TableView, Tone, WallPage, WallView, WorkItem,
};
use crate::wall::mask::Mask;

/// Figures on one page of the wall.
const TILES: usize = 12;
/// Tickets that take turns in the list of the worst.
const WORK: usize = 18;
/// Pictures beside each other.
const CHARTS: usize = 2;
/// Rows and columns of a table that are read from afar.
const TABLE: (usize, usize) = (12, 6);
/// Figures of other pages in the last line.
const STRIP: usize = 5;

/// The page that the wall shows for a query: a page without a board of its own is the first of the rotation.
pub fn present(view: &View<'_>, query: &Query, memo: &Memo) -> WallView {
    let rotation = rotation(view, query);
    let first = rotation.first().cloned().unwrap_or_default();
    let page = if can_hang(&query.page) { query.page.clone() } else { first };
    // Links and choices of a page are not of the wall: its options are.
    let plain = |page: &Page| Query { picks: query.picks.clone(), ..query.on(page.clone()) };
    let mut goals = Goals::default();
    let mut pages = Vec::new();
    let mut strip = Vec::new();
    for turn in rotation.iter().filter(|turn| **turn != page) {
        let cards = figures(view, &plain(turn));
        let missed = goals.count(view, &cards);
        // Each figure once; what the board of the page says is not said again.
        if *turn != Page::Intake {
            strip.extend(worth_a_line(view, &cards));
        }
        pages.push(wall_page(turn, missed));
    }
    let board = super::present::board(view, &plain(&page), memo);
    let tiles = if has_goals(&page) { figures(view, &plain(&page)) } else { cards(&board) };
    let missed = goals.count(view, &tiles);
    if let Some(at) = rotation.iter().position(|turn| *turn == page) {
        pages.insert(at, wall_page(&page, missed));
    }
    strip.truncate(STRIP);
    let (overall, tone) = goals.verdict();
    let kpis = coordinator(view);
    let (work, total) = crate::coordinator::board::attention(view, query, &kpis, WORK);
    let mut wall = WallView {
        overall,
        tone,
        page: page.path().to_owned(),
        title: page.title(),
        heading: board.title.clone(),
        charts: charts(&board, tiles.len()),
        table: if tiles.is_empty() { table(view, &board) } else { None },
        tiles,
        work,
        work_total: total as u32,
        calm: crate::coordinator::board::calm(&kpis),
        strip,
        narrowed: narrowed(query),
        pages,
        turn_seconds: turn_seconds(view, query),
    };
    if !wall.charts.is_empty() {
        wall.table = None;
    }
    hide(view, &mut wall);
    wall
}

/// What stands above a page, without the names of files and of clients to filter by.
pub fn masked_header(header: Header) -> Header {
    Header { files: String::new(), filters: Vec::<FilterView>::new(), question: String::new(), ..header }
}

/// What is written in tickets and time entries may name anybody, so their pages do not hang; nor do pages to work with.
fn can_hang(page: &Page) -> bool {
    matches!(
        page,
        Page::Coordinator
            | Page::Intake
            | Page::Workload
            | Page::Huddle
            | Page::Manager
            | Page::Forecast
            | Page::Journey
            | Page::Tickets
    )
}

fn has_goals(page: &Page) -> bool {
    matches!(page, Page::Coordinator | Page::Intake | Page::Manager)
}

/// The pages that take turns: the URL's, or the settings'.
fn rotation(view: &View<'_>, query: &Query) -> Vec<Page> {
    let of_url = query.option("pages").map(|pages| pages.split(',').collect());
    let of_settings = || view.settings.wall.pages.iter().map(String::as_str).collect();
    let names: Vec<&str> = of_url.unwrap_or_else(of_settings);
    let mut pages: Vec<Page> = Vec::new();
    for name in names {
        let page = Page::from_path(name);
        // No name at all reads as the first board: that one is meant only by its own name.
        if !name.is_empty() && can_hang(&page) && !pages.contains(&page) {
            pages.push(page);
        }
    }
    if pages.is_empty() {
        pages.push(Page::Coordinator);
    }
    pages
}

fn turn_seconds(view: &View<'_>, query: &Query) -> u32 {
    let mut wall = view.settings.wall.clone();
    if let Some(seconds) = query.option("rotate").and_then(|text| text.parse().ok()) {
        wall.seconds = seconds;
    }
    wall.turn_seconds()
}

fn wall_page(page: &Page, missed: u32) -> WallPage {
    WallPage { path: page.path().to_owned(), title: page.title(), missed }
}

/// Every figure once, whatever number of pages shows it: its id, and whether it is within its goal.
#[derive(Default)]
struct Goals(BTreeMap<FigureId, bool>);

impl Goals {
    /// Takes the figures of a page; how many of them miss their goal.
    fn count(&mut self, view: &View<'_>, cards: &[KpiCard]) -> u32 {
        let mut missed = 0;
        for card in cards {
            if let Some((figure, is_met)) = card.figure().zip(is_met(view, card)) {
                missed += u32::from(!is_met);
                self.0.insert(figure, is_met);
            }
        }
        missed
    }

    fn verdict(&self) -> (String, Tone) {
        let all = self.0.len();
        let missed = self.0.values().filter(|is_met| !**is_met).count();
        match (all, missed) {
            (0, _) => (say!("No figure can be measured").into(), Tone::Unknown),
            (1, 0) => (say!("The one figure is within goal").into(), Tone::Good),
            (_, 0) => (say!("All {all} within goal"), Tone::Good),
            (_, 1) => (say!("1 of {all} misses its goal"), Tone::Bad),
            _ => (say!("{missed} of {all} miss their goal"), Tone::Bad),
        }
    }
}

/// Whether a figure is within its goal; `None` where there is no figure or no goal.
fn is_met(view: &View<'_>, card: &KpiCard) -> Option<bool> {
    let goals = &view.settings.goals;
    let figure = card.figure().filter(|figure| figure.goal().is_some())?;
    Some(goals.is_met(figure, card.number?))
}

/// The figures of a page with goals, as they hang on a wall.
fn figures(view: &View<'_>, query: &Query) -> Vec<KpiCard> {
    let cards = match query.page {
        Page::Coordinator => crate::coordinator::board::cards(view, query, &coordinator(view)),
        Page::Intake => crate::coordinator::intake::cards(view, query),
        Page::Manager => {
            let manager = Manager::new(view, query);
            let mut cards = headline(&manager);
            cards.extend(leading(&manager));
            cards.extend(lagging(&manager));
            cards
        }
        _ => Vec::new(),
    };
    cards.into_iter().take(TILES).map(hung).collect()
}

/// The figures of any other board.
fn cards(board: &Board) -> Vec<KpiCard> {
    let blocks = board.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Cards(cards) => Some(cards),
            _ => None,
        })
        .flatten()
        .take(TILES)
        .cloned()
        .map(hung)
        .collect()
}

/// A figure on a wall: nothing to press, nothing to read up.
fn hung(card: KpiCard) -> KpiCard {
    KpiCard { href: String::new(), beside: Vec::new(), definition: Definition::default(), ..card }
}

/// Figures of another page for the last line: those of the headline first, and only what has a goal.
fn worth_a_line(view: &View<'_>, cards: &[KpiCard]) -> Vec<KpiCard> {
    let mut line: Vec<KpiCard> = cards.iter().filter(|card| is_met(view, card).is_some()).cloned().collect();
    // A page of shares is its headline; of a page of counts, what misses its goal comes first.
    line.sort_by_key(|card| card.tone != Tone::Bad);
    line.truncate(STRIP);
    line
}

fn charts(board: &Board, tiles: usize) -> Vec<ChartSpec> {
    // Twelve figures fill a wall; up to six leave half of it.
    let room = match tiles {
        0 => CHARTS,
        1..=6 => 1,
        _ => 0,
    };
    let blocks = board.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .take(room)
        .map(|chart| {
            let mut chart = chart.clone();
            for point in chart.series.iter_mut().flat_map(|series| &mut series.points) {
                point.href.clear();
                point.count = None;
            }
            chart
        })
        .collect()
}

fn table(view: &View<'_>, board: &Board) -> Option<TableView> {
    let blocks = board.sections.iter().flat_map(|section| &section.blocks);
    let found = blocks.filter_map(|block| match block {
        Block::Table(table) if !table.rows.is_empty() => Some(table),
        _ => None,
    });
    let mut table = found.into_iter().next()?.clone();
    let may_show = |at: usize| view.settings.wall.ticket_titles || !table.heads[at].of_titles;
    let columns: Vec<usize> = (0..table.heads.len()).filter(|&at| may_show(at)).take(TABLE.1).collect();
    let total = table.rows.len();
    table.rows = table
        .rows
        .iter()
        .take(TABLE.0)
        .map(|row| {
            let cells = columns.iter().filter_map(|&at| row.get(at));
            cells.map(|cell| cell.clone().to(String::new())).collect()
        })
        .collect();
    table.heads = columns.iter().map(|&at| table.heads[at].clone()).collect();
    table.heads.iter_mut().for_each(|head| head.sort_href.clear());
    table.has_total = table.has_total && total <= TABLE.0;
    Some(table)
}

fn narrowed(query: &Query) -> String {
    let parts: Vec<String> =
        query.filters.iter().map(|(dimension, value)| format!("{} {value}", dimension.title())).collect();
    words::list(&parts)
}

/// Takes out what must not hang on a wall. What the method says itself holds no names and stays as it is.
fn hide(view: &View<'_>, wall: &mut WallView) {
    for item in &mut wall.work {
        if !view.settings.wall.ticket_titles {
            item.title.clear();
        }
        item.href.clear();
    }
    let mask = Mask::new(view);
    mask.hide(&mut wall.heading);
    mask.hide(&mut wall.narrowed);
    for item in &mut wall.work {
        // Named one by one: a part that is added later does not pass unseen.
        let WorkItem { number: _, title, why, about, action: _, is_extra: _, href: _ } = item;
        [title, why, about].into_iter().for_each(|text| mask.hide(text));
    }
    for card in wall.tiles.iter_mut().chain(&mut wall.strip) {
        mask.hide(&mut card.reading);
    }
    for chart in &mut wall.charts {
        mask.hide(&mut chart.title);
        mask.hide(&mut chart.reading);
        for series in &mut chart.series {
            mask.hide(&mut series.name);
            for point in &mut series.points {
                mask.hide(&mut point.label);
                mask.hide(&mut point.words);
            }
        }
    }
    let cells = wall.table.iter_mut().flat_map(|table| &mut table.rows).flatten();
    for cell in cells {
        mask.hide(&mut cell.text);
        mask.hide(&mut cell.note);
    }
}
