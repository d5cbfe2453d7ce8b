//! What was inferred of the files: the same list on the Data page and on the import, and a line on each card that rests
//! on a guess.

use desk::dataset::Assumption;
use desk::figure::{View, guesses_behind};
use desk::query::{Page, Query};
use language::say;

use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, SideCount, TableView, Tone};

/// Below this an assumption is shown as one to look at.
const SURE: u8 = 75;
/// So many guesses are named on a card.
const NAMED: usize = 2;

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
            let guesses = guesses_behind(view.data, &card.id);
            if let Some(words) = rests_on(&guesses) {
                card.beside.push(SideCount { words, count: None, href: query.on(Page::Data).to_fragment() });
            }
        }
    }
}

/// The sentence about the guesses of a figure; `None` where there are none.
fn rests_on(guesses: &[Assumption]) -> Option<String> {
    match guesses {
        [] => None,
        [one] if one.label.is_empty() => Some(say!("Rests on a guess: “{}” read as {}", one.column, one.field.title())),
        [one] => Some(say!("Rests on a guess: what the status “{}” means", one.label)),
        many => {
            let name = |one: &Assumption| if one.label.is_empty() { one.column.clone() } else { one.label.clone() };
            let mut names: Vec<String> = many.iter().take(NAMED).map(name).collect();
            if many.len() > NAMED {
                names.push(say!("{} more", many.len() - NAMED));
            }
            Some(say!("Rests on {} guesses: {}", many.len(), words::list(&names)))
        }
    }
}
