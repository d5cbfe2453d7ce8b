//! A list as a spreadsheet takes it: the cells as seen, numbers as numbers and moments as moments.

use serde::{Deserialize, Serialize};

use base::{Hours, Timestamp, Zone};
use language::say;

use crate::model::{Cell, ChartKind, ChartSpec, TableView};

/// What a number of a sheet is, so that it looks as it does on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A bare number.
    #[default]
    Plain,
    /// A share 0..=1, shown as percent.
    Share,
    /// Hours.
    Hours,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum SheetCell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64, Unit),
    /// A wall reading: seconds since 1970-01-01 00:00 on the wall of the data's zone.
    Moment(i64),
}

impl SheetCell {
    /// A text; an empty one is nothing.
    pub fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    /// A moment on the wall of a zone.
    pub fn moment(at: Option<Timestamp>, zone: &Zone) -> Self {
        at.map_or(Self::Empty, |at| Self::Moment(zone.wall(at)))
    }

    /// Hours.
    pub fn hours(hours: Option<Hours>) -> Self {
        hours.map_or(Self::Empty, |hours| Self::Number(hours.as_f64(), Unit::Hours))
    }

    /// What a cell of a page says: a count is its number; words that are a number with a unit are that number,
    /// rounded as on the page.
    fn seen(cell: &Cell, numeric: bool) -> Self {
        if numeric || cell.count.is_some() {
            read_number(&cell.text).unwrap_or_else(|| Self::text(cell.text.clone()))
        } else {
            Self::text(cell.text.clone())
        }
    }
}

/// `1,234`, `−0.5`, `93.8 %`, `9.5 h`; `None` for anything else.
fn read_number(text: &str) -> Option<SheetCell> {
    let (digits, unit) = match text.strip_suffix('%') {
        Some(rest) => (rest, Unit::Share),
        None => match text.strip_suffix(" h") {
            Some(rest) => (rest, Unit::Hours),
            None => (text, Unit::Plain),
        },
    };
    let digits = digits.trim().replace(',', "").replace('−', "-");
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let value: f64 = digits.parse().ok().filter(|_| is_number)?;
    Some(match unit {
        Unit::Share => SheetCell::Number(value / 100.0, unit),
        _ => SheetCell::Number(value, unit),
    })
}

/// A list with its heads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What it shows: the name of the sheet and of its file.
    pub name: String,
    /// Titles of the columns.
    pub heads: Vec<String>,
    /// Rows of as many cells as there are heads.
    pub rows: Vec<Vec<SheetCell>>,
}

impl Sheet {
    /// A table of a page. Second lines of cells get a column of their own.
    pub fn of_table(table: &TableView) -> Self {
        let noted: Vec<bool> = (0..table.heads.len())
            .map(|at| table.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.note.is_empty())))
            .collect();
        let mut heads = Vec::new();
        for (head, noted) in table.heads.iter().zip(&noted) {
            heads.push(head.title.clone());
            if *noted {
                heads.push(say!("{}: note", head.title));
            }
        }
        let row = |cells: &Vec<Cell>| {
            let mut row = Vec::new();
            for ((cell, head), noted) in cells.iter().zip(&table.heads).zip(&noted) {
                row.push(SheetCell::seen(cell, head.numeric));
                if *noted {
                    row.push(SheetCell::text(cell.note.clone()));
                }
            }
            row
        };
        Self { name: table.caption.clone(), heads, rows: table.rows.iter().map(row).collect() }
    }

    /// The values of a chart: labels down, series across; of a heat map as in its picture.
    pub fn of_chart(spec: &ChartSpec) -> Self {
        let mut labels: Vec<&str> = Vec::new();
        for point in spec.series.iter().flat_map(|series| &series.points) {
            if !labels.contains(&point.label.as_str()) {
                labels.push(&point.label);
            }
        }
        let value = |series: &crate::model::Series, label: &str| {
            let point = series.points.iter().find(|point| point.label == label);
            match point.map(|point| point.value).filter(|value| value.is_finite()) {
                Some(value) if spec.unit == "share" => SheetCell::Number(value, Unit::Share),
                Some(value) => SheetCell::Number(value, Unit::Plain),
                None => SheetCell::Empty,
            }
        };
        let title = |series: &crate::model::Series| match series.name.as_str() {
            "" => spec.unit.clone(),
            name => name.to_owned(),
        };
        let text = |text: &str| SheetCell::text(text);
        let (first, heads, rows): (&str, Vec<String>, Vec<Vec<SheetCell>>) = if spec.kind == ChartKind::Heat {
            let row = |series: &crate::model::Series| {
                let cells = labels.iter().map(|label| value(series, label));
                std::iter::once(text(&series.name)).chain(cells).collect()
            };
            let heads = labels.iter().map(|label| (*label).to_owned()).collect();
            ("", heads, spec.series.iter().map(row).collect())
        } else {
            let row = |label: &&str| {
                let cells = spec.series.iter().map(|series| value(series, label));
                std::iter::once(text(label)).chain(cells).collect()
            };
            (say!("Label"), spec.series.iter().map(title).collect(), labels.iter().map(row).collect())
        };
        Self { name: spec.title.clone(), heads: std::iter::once(first.to_owned()).chain(heads).collect(), rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Head, Point, Series};

    #[test]
    fn what_reads_as_a_number_is_one_and_nothing_else() {
        let number = |text: &str| read_number(text);
        assert_eq!(number("1,234"), Some(SheetCell::Number(1234.0, Unit::Plain)));
        assert_eq!(number("−0.5"), Some(SheetCell::Number(-0.5, Unit::Plain)));
        assert_eq!(number("93.8 %"), Some(SheetCell::Number(0.938, Unit::Share)));
        assert_eq!(number("9.5 h"), Some(SheetCell::Number(9.5, Unit::Hours)));
        for text in ["3 h 20 min", "—", "", "12 days", "=1", "1e5", "2026-06-30"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn second_lines_become_columns() {
        let head = |title: &str, numeric| Head { title: title.into(), numeric, ..Head::default() };
        let table = TableView {
            caption: "Loads".into(),
            heads: vec![head("Technician", false), head("Open", true)],
            rows: vec![
                vec![Cell::text("12"), Cell::count(23, String::new())],
                vec![Cell::text("Ann").noted("off today"), Cell::text("—")],
            ],
            ..TableView::default()
        };
        let sheet = Sheet::of_table(&table);
        assert_eq!(sheet.heads, ["Technician", "Technician: note", "Open"]);
        assert_eq!(sheet.rows[0][0], SheetCell::Text("12".into()));
        assert_eq!(sheet.rows[0][2], SheetCell::Number(23.0, Unit::Plain));
        assert_eq!(sheet.rows[1][1], SheetCell::Text("off today".into()));
        assert_eq!(sheet.rows[1][2], SheetCell::Text("—".into()));
    }

    #[test]
    fn a_chart_is_a_table_of_its_points() {
        let point = |label: &str, value| Point { label: label.into(), value, ..Point::default() };
        let series = |name: &str, points: Vec<Point>| Series { name: name.into(), points, ..Series::default() };
        let spec = ChartSpec {
            kind: ChartKind::Columns,
            title: "Came and went".into(),
            series: vec![
                series("Created", vec![point("Mon", 3.0), point("Tue", f64::NAN)]),
                series("Completed", vec![point("Mon", 2.0), point("Tue", 5.0)]),
            ],
            ..ChartSpec::default()
        };
        let sheet = Sheet::of_chart(&spec);
        assert_eq!(sheet.heads, ["Label", "Created", "Completed"]);
        assert_eq!(sheet.rows[1][1], SheetCell::Empty);
        assert_eq!(sheet.rows[1][2], SheetCell::Number(5.0, Unit::Plain));
    }
}
