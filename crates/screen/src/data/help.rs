//! What every figure means, where it comes from, and the keys.

use desk::figure::KPI_IDS;
use desk::settings::{GOALS, Settings};
use language::{self, say};

use crate::kit::kpi_text;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView};

/// The page of definitions.
pub fn present(settings: &Settings) -> Board {
    let head = |title: &str| Head { title: title.to_owned(), ..Head::default() };
    let rows = KPI_IDS
        .iter()
        .map(|id| {
            let definition = kpi_text::definition(id, settings);
            vec![
                Cell::text(kpi_text::title(id, settings)),
                Cell::text(kpi_text::goal(id, settings)),
                Cell::text(definition.rule),
                Cell::text(definition.why),
                Cell::text(definition.action),
            ]
        })
        .collect();
    let goals = GOALS
        .iter()
        .map(|goal| {
            let value = settings.goals.value(goal.id).unwrap_or(goal.value);
            vec![
                Cell::text(goal_title(goal.id, settings)),
                Cell::text(crate::kit::words::decimal(value, 2)),
                Cell::text(language::text(goal.source)),
                Cell::text(language::text(goal.owner)),
            ]
        })
        .collect();
    Board {
        title: say!("What the figures mean").into(),
        lede: say!(
            "Every figure opens the tickets behind it. A dash says that it cannot be measured from this data, and why."
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

/// The name of a figure that has a goal.
fn goal_title(id: &str, settings: &Settings) -> String {
    if KPI_IDS.contains(&id) { kpi_text::title(id, settings) } else { crate::manager::text::title(id).to_owned() }
}
