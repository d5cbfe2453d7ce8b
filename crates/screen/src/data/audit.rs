//! Which figures can be trusted: a grade for each, the checks behind the grades, and how to mend what they found.

use desk::figure::{Bent, DataCheck, Figures, Finding, LateBand, Measured, View, findings, goals};
use desk::query::{Page, Query};
use desk::rule::{EntryRule, FigureRule};
use desk::rules;
use ingest::IssueKind;
use language::say;

use crate::data::audit_text::{meaning, mend, title};
use crate::kit::words;
use crate::model::{Block, Board, Cell, Head, Place, Section, TableView, Tone};

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    A,
    B,
    C,
    D,
}

impl Grade {
    /// By the share of tickets or entries that its worst check found.
    fn of(share: f64) -> Self {
        match share {
            share if share <= 0.01 => Self::A,
            share if share <= 0.05 => Self::B,
            share if share <= 0.15 => Self::C,
            _ => Self::D,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::A => say!("A · can be trusted"),
            Self::B => say!("B · good enough to act on"),
            Self::C => say!("C · use with care"),
            Self::D => say!("D · fix the data first"),
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::A | Self::B => Tone::Good,
            Self::C => Tone::Warn,
            Self::D => Tone::Bad,
        }
    }
}

/// What is graded.
struct Figure {
    what: Bent,
    title: String,
    /// Why it cannot be measured at all.
    gap: Option<String>,
}

/// A figure with its grade and what lowers it; no grade for what cannot be measured.
type Graded = (Figure, Option<(Grade, Vec<Finding>)>);

/// The page of the audit.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let found = findings(view);
    let figures = figures(view);
    let rows: Vec<Graded> = figures
        .into_iter()
        .map(|figure| {
            let grade = figure.gap.is_none().then(|| grade(figure.what, &found));
            (figure, grade)
        })
        .collect();
    let trusted = rows.iter().filter(|(_, grade)| matches!(grade, Some((Grade::A | Grade::B, _)))).count();
    Board {
        title: say!("{trusted} of {} can be trusted", words::plural(rows.len(), say!("figure"), say!("figures"))),
        lede: say!("A grade follows the worst check behind a figure: A up to 1 % of its tickets, B up to 5 %, C up to 15 %, D above.")
            .into(),
        sections: vec![
            Section {
                id: "grades".into(),
                title: say!("Can this number be trusted?").into(),
                place: Place::Full,
                blocks: vec![Block::Table(grades(&rows, query))],
                ..Section::default()
            },
            Section {
                id: "checks".into(),
                title: say!("What was checked, what it affects, and how to fix it").into(),
                place: Place::Full,
                blocks: vec![
                    Block::Table(checks(view, &found, query)),
                    Block::Note {
                        tone: Tone::Plain,
                        text: say!("Cells and rows that could not be read are on the Data page").into(),
                        href: query.on(Page::Data).to_fragment(),
                    },
                ],
                ..Section::default()
            },
        ],
        ..Board::default()
    }
}

/// Every figure that has a goal, and the forecast.
fn figures(view: &View<'_>) -> Vec<Figure> {
    let measured = Figures::new(view);
    goals()
        .map(|(figure, _)| Figure {
            what: Bent::Figure(figure),
            title: figure.title(view.settings),
            gap: measured.measure(figure).err().map(|gap| gap.words()),
        })
        .chain([Figure { what: Bent::Forecast, title: say!("Forecast").into(), gap: None }])
        .collect()
}

/// The grade of a figure, and what was found that bends it, the most first.
fn grade(what: Bent, found: &[(DataCheck, Measured<Finding>)]) -> (Grade, Vec<Finding>) {
    let mut bending: Vec<Finding> = found
        .iter()
        .filter_map(|(check, finding)| check.bends().contains(&what).then_some(finding.as_ref().ok()?))
        .filter(|finding| finding.count > 0)
        .copied()
        .collect();
    bending.sort_by(|a, b| share(b).total_cmp(&share(a)).then_with(|| a.check.cmp(&b.check)));
    (Grade::of(bending.first().map_or(0.0, share)), bending)
}

fn share(finding: &Finding) -> f64 {
    if finding.of == 0 { 0.0 } else { finding.count as f64 / finding.of as f64 }
}

fn grades(rows: &[Graded], query: &Query) -> TableView {
    let rows = rows
        .iter()
        .map(|(figure, grade)| match grade {
            None => vec![
                Cell::text(&figure.title),
                Cell::text(say!("not measured")).toned(Tone::Unknown),
                Cell::text(words::capital(figure.gap.as_deref().unwrap_or_default())),
            ],
            Some((grade, bending)) => {
                let worst = bending.first().map_or_else(
                    || Cell::text(say!("Nothing was found")),
                    |finding| {
                        let rest = bending.len() - 1;
                        let note = if rest == 0 {
                            String::new()
                        } else {
                            say!("and {} below", words::plural(rest, say!("other check"), say!("other checks")))
                        };
                        Cell::text(format!("{}: {}", title(finding.check), of_all(finding)))
                            .to(href(finding.check, query))
                            .counting(finding.count as u32)
                            .noted(note)
                    },
                );
                vec![Cell::text(&figure.title), Cell::text(grade.words()).toned(grade.tone()), worst]
            }
        })
        .collect();
    TableView {
        caption: say!("How far each figure can be trusted").into(),
        heads: vec![head(say!("Figure"), false), head(say!("Grade"), false), head(say!("Because of"), false)],
        rows,
        ..TableView::default()
    }
}

fn checks(view: &View<'_>, found: &[(DataCheck, Measured<Finding>)], query: &Query) -> TableView {
    let mut rows: Vec<Vec<Cell>> = found
        .iter()
        .map(|(check, finding)| {
            let count = match finding {
                Ok(finding) => Cell::count(finding.count, href(*check, query))
                    .noted(say!("of {}", words::count(finding.of)))
                    .toned(if finding.count > 0 { Grade::of(share(finding)).tone() } else { Tone::Good }),
                Err(gap) => Cell::unknown(&gap.words()),
            };
            vec![
                Cell::text(title(*check)),
                count,
                Cell::text(meaning(*check)).noted(bent(view, *check)),
                Cell::text(mend(*check)),
            ]
        })
        .collect();
    rows.push(dates_row(view, query));
    TableView {
        caption: say!("Checks of the data").into(),
        heads: vec![
            head(say!("Check"), false),
            head(say!("Found"), true),
            head(say!("What it does"), false),
            head(say!("How to fix it in the PSA"), false),
        ],
        rows,
        ..TableView::default()
    }
}

/// Columns of dates in which day and month are in doubt: cells, not tickets, so the Data page tells where.
fn dates_row(view: &View<'_>, query: &Query) -> Vec<Cell> {
    let cells: u64 = view
        .data
        .issues
        .iter()
        .filter(|issue| matches!(issue.kind, IssueKind::MixedDates | IssueKind::AmbiguousDates))
        .map(|issue| issue.count)
        .sum();
    let found = match cells {
        0 => Cell::text("0").toned(Tone::Good),
        cells => Cell::text(words::count(cells as usize)).to(query.on(Page::Data).to_fragment()).toned(Tone::Bad),
    };
    vec![
        Cell::text(say!("Day and month in doubt or mixed")),
        found.noted(say!("cells")),
        Cell::text(say!("If day and month are swapped, dates are off by months, and so are ages and due times."))
            .noted(say!("Affects: every figure")),
        Cell::text(say!("Set the order under Import, Dates and zone; use one date format for all exports.")),
    ]
}

/// The figures that a check bends, in words.
fn bent(view: &View<'_>, check: DataCheck) -> String {
    let names: Vec<String> = check
        .bends()
        .iter()
        .map(|bent| match bent {
            Bent::Figure(figure) => figure.title(view.settings),
            Bent::Forecast => say!("Forecast").to_owned(),
        })
        .collect();
    say!("Affects: {}", names.join("; "))
}

fn href(check: DataCheck, query: &Query) -> String {
    match check {
        DataCheck::LateEntries => query.entries(&rules![EntryRule::LateBand(LateBand::Later)]).to_fragment(),
        check => query.tickets(&rules![FigureRule::Audit(check)]).to_fragment(),
    }
}

fn of_all(finding: &Finding) -> String {
    say!("{} of {}", words::count(finding.count), words::count(finding.of))
}

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
}
