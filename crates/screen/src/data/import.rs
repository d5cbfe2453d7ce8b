//! The first step of an import: what was recognised, how surely, and by what.

use desk::figure::View;
use desk::query::{Page, Query};
use language::say;

use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};

/// So many headers of evidence are named.
const NAMED: usize = 6;

/// The board of the import; the questions stand beside it on the page.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let files = view.data.files.len();
    let mut board = Board {
        title: say!(
            "{} from {}",
            words::capital(&words::tickets(view.data.len())),
            words::plural(files, say!("table"), say!("tables"))
        ),
        lede: say!("Files are recognized by their headers and values. You are asked once about what remains in doubt; the answer is remembered.")
            .into(),
        sections: vec![Section {
            id: "recognised".into(),
            title: say!("What was recognized").into(),
            place: Place::Full,
            blocks: vec![
                Block::Table(recognised(view)),
                Block::Note {
                    tone: Tone::Plain,
                    text: say!("All columns, and what could not be read, are on the Data page").into(),
                    href: query.on(Page::Data).to_fragment(),
                },
            ],
            ..Section::default()
        }],
        ..Board::default()
    };
    board.sections.extend(super::assumed::section(view));
    board
}

fn recognised(view: &View<'_>) -> TableView {
    let mut rows: Vec<Vec<Cell>> = view
        .data
        .files
        .iter()
        .map(|file| {
            let what = file.entity.map_or("", |entity| entity.title());
            let told = match (file.source.as_str(), file.evidence.len()) {
                ("generic", _) | (_, 0) => say!("By the columns alone; no system has these headers.").to_owned(),
                (_, count) => say!("{count} of its headers: {}", named(&file.evidence)),
            };
            let guessed = file.matches.iter().filter(|found| found.kind.is_doubtful()).count();
            let columns = say!("{} of {} columns are used", file.matches.len(), file.headers.len());
            vec![
                Cell::text(&file.name).noted(&file.sheet),
                Cell::text(format!("{}: {what} ({} %)", file.source_title, file.confidence)).noted(told),
                Cell::text(columns).toned(if guessed > 0 { Tone::Warn } else { Tone::Good }).noted(match guessed {
                    0 => String::new(),
                    _ => say!("{} guessed", words::plural(guessed, say!("column was"), say!("columns were"))),
                }),
                Cell::text(words::count(file.rows as usize)).noted(match file.rejected {
                    0 => String::new(),
                    rejected => say!("{} not used", words::count(rejected as usize)),
                }),
            ]
        })
        .collect();
    rows.extend(view.data.unknown.iter().map(|table| {
        vec![
            Cell::text(&table.name),
            Cell::text(say!("Not recognized"))
                .toned(Tone::Unknown)
                .noted(say!("Its headers: {}", named(&table.headers))),
            Cell::text(say!("Say what it contains above if you need it.")),
            Cell::text(words::count(table.rows as usize)),
        ]
    }));
    let head = |title: &str, numeric: bool| Head { title: title.to_owned(), numeric, ..Head::default() };
    TableView {
        caption: say!("Tables and what they were taken for").into(),
        heads: vec![
            head(say!("File"), false),
            head(say!("Recognized as"), false),
            head(say!("Columns"), false),
            head(say!("Rows"), true),
        ],
        rows,
        ..TableView::default()
    }
}

fn named(headers: &[String]) -> String {
    let shown = headers.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match headers.len().saturating_sub(NAMED) {
        0 => shown,
        more => say!("{shown} and {more} more"),
    }
}
