//! What was inferred of the files: the same list on the Data page and on the import, and a line on each card that rests
//! on a guess.

use desk::figure::{View, guesses_behind};
use desk::query::{Page, Query};
use language::say;

use crate::model::{Block, Board, Cell, Head, Place, Section, SideCount, TableView, Tone};

/// Below this an assumption is shown as one to look at.
const SURE: u8 = 75;

/// The section with everything that was inferred; `None` when nothing was.
pub(crate) fn section(view: &View<'_>) -> Option<Section> {
    let rows: Vec<Vec<Cell>> = view
        .data
        .assumptions()
        .into_iter()
        .map(|one| {
            let tone = if one.confidence < SURE { Tone::Warn } else { Tone::Plain };
            vec![
                Cell::text(one.column).noted(one.file),
                Cell::text(one.field.title()),
                Cell::text(say!("{} %", one.confidence)).toned(tone),
                Cell::text(one.because),
            ]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let head = |title: &str, numeric: bool| Head { title: title.to_owned(), numeric, ..Head::default() };
    Some(Section {
        id: "assumed".into(),
        title: say!("What was assumed").into(),
        place: Place::Full,
        blocks: vec![Block::Table(TableView {
            caption: say!("Columns that no known name tells, and why they were taken").into(),
            heads: vec![
                head(say!("Column"), false),
                head(say!("Is"), false),
                head(say!("Sure"), true),
                head(say!("Because"), false),
            ],
            rows,
            ..TableView::default()
        })],
        ..Section::default()
    })
}

/// Says on every card which guesses its figure rests on.
pub(crate) fn mark_cards(view: &View<'_>, query: &Query, board: &mut Board) {
    if view.data.assumptions().is_empty() {
        return;
    }
    for block in board.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Cards(cards) = block else { continue };
        for card in cards.iter_mut().filter(|card| card.number.is_some()) {
            for guess in guesses_behind(view.data, &card.id) {
                card.beside.push(SideCount {
                    words: say!("Rests on a guess: “{}” read as {}", guess.column, guess.field.title()),
                    count: None,
                    href: query.on(Page::Import).to_fragment(),
                });
            }
        }
    }
}
