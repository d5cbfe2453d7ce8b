//! What every figure means, where it comes from, and the keys.

use desk::figure::{Panel, goals};
use desk::settings::Settings;
use language::{self, say};

use crate::kit::figure_text;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView};

/// The page of definitions.
pub fn present(settings: &Settings) -> Board {
    let head = |title: &str| Head { title: title.to_owned(), ..Head::default() };
    let rows = Panel::Stuck
        .figures()
        .map(|figure| {
            let definition = figure_text::definition(figure, settings);
            vec![
                Cell::text(figure.title(settings)),
                Cell::text(figure_text::goal(figure, settings)),
                Cell::text(definition.rule),
                Cell::text(definition.why),
                Cell::text(definition.action),
            ]
        })
        .collect();
    let goals = goals()
        .map(|(figure, goal)| {
            let value = settings.goals.value(figure).unwrap_or(goal.value);
            vec![
                Cell::text(figure.title(settings)),
                Cell::text(crate::kit::words::decimal(value, 2)),
                Cell::text(language::text(goal.source)),
                Cell::text(language::text(goal.owner)),
            ]
        })
        .collect();
    Board {
        title: say!("What the figures mean").into(),
        lede: say!(
            "Every figure opens the tickets behind it. A dash means it cannot be measured from this data, and says why."
        )
        .into(),
        sections: vec![
            Section {
                id: "kpis".into(),
                title: say!("The nine stuck-ticket KPIs in their twelve rows").into(),
                place: Place::Full,
                blocks: vec![Block::Table(TableView {
                    caption: say!("Stuck-ticket KPIs").into(),
                    heads: vec![
                        head("KPI"),
                        head(say!("Goal")),
                        head(say!("Which tickets")),
                        head(say!("Why")),
                        head(say!("Next action")),
                    ],
                    rows,
                    ..TableView::default()
                })],
                ..Section::default()
            },
            Section {
                id: "goals".into(),
                title: say!("Goals and their sources").into(),
                place: Place::Full,
                blocks: vec![Block::Table(TableView {
                    caption: say!("Goals").into(),
                    heads: vec![head(say!("Figure")), head(say!("Goal")), head(say!("Source")), head(say!("Owner"))],
                    rows: goals,
                    ..TableView::default()
                })],
                ..Section::default()
            },
        ],
        ..Board::default()
    }
}
