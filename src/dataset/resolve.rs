//! A raw table becomes typed columns: the order of dates, the decimal sign and the unit are decided over
//! whole columns, names are cleaned once for each distinct text.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::base::{Interner, OptHours, OptTime, Sym, Zone, normalize};
use crate::ingest::{IssueKind, Issues, Place};
use crate::settings::DateOrder;

use super::amount::{DecimalEvidence, Unit, read_amount};
use super::columns::{Column, Columns, Flag};
use super::date::{OrderEvidence, RawDate};
use super::dialects::label_of;
use super::field::{Entity, Field, FieldKind};
use super::raw::{RawColumn, RawTable, whole_number};

/// A date column of which nothing says whether day or month comes first.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DateQuestion {
    /// The file.
    pub file: String,
    /// The column's header.
    pub column: String,
    /// Real values of it.
    pub samples: Vec<String>,
    /// What was assumed: day first.
    pub day_first: bool,
}

/// What resolving needs besides the table.
pub(super) struct Resolver<'a> {
    pub zone: &'a Zone,
    pub order: DateOrder,
    /// The evidence of all date columns of all tables.
    pub everywhere: OrderEvidence,
    pub texts: &'a mut Interner,
    pub issues: &'a mut Issues,
    pub questions: &'a mut Vec<DateQuestion>,
    /// Labels of codes: normalised field name and code → label.
    pub picklists: &'a BTreeMap<(String, String), String>,
}

/// The evidence of all date columns of a table.
pub(super) fn evidence_of(table: &RawTable) -> OrderEvidence {
    table
        .fields
        .iter()
        .fold(OrderEvidence::default(), |sum, field| match &field.cells {
            RawColumn::Dates(_, evidence) => sum.and(*evidence),
            _ => sum,
        })
}

impl Resolver<'_> {
    /// The table's rows as typed columns; `file` is the index of its file.
    pub fn columns(&mut self, table: RawTable, file: u16) -> Columns {
        let in_table = evidence_of(&table);
        let RawTable {
            name,
            mapping,
            dialect,
            fields,
            rows,
            samples,
            ..
        } = table;
        let place = |row: u32| Place {
            file: name.file.clone(),
            sheet: name.sheet.clone(),
            row,
        };
        let mut columns = Columns::new(vec![file; rows.len()], Vec::new());
        for field in fields {
            let column = match (field.cells, field.field.kind()) {
                (RawColumn::Text(cells), _) => Column::Text(cells),
                (RawColumn::Dates(cells, evidence), _) => {
                    let day_first = self.day_first(
                        evidence,
                        in_table,
                        &name.file,
                        &field.header,
                        &samples[field.column],
                    );
                    Column::Dates(self.dates(cells, day_first, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Amount) => {
                    let unit = dialect.unit(field.field, &field.header);
                    Column::Amounts(self.amounts(&cells, unit, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Flag) => {
                    let inverted = normalize(&field.header).contains("inactive");
                    Column::Flags(self.flags(&cells, inverted, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Key) => Column::Labels(cells),
                (RawColumn::Symbols(cells), _) => {
                    let people = field.field == Field::Resource && mapping.entity != Entity::Companies;
                    let decode = |code: &str| self.label_of(dialect.id, field.field, &field.header, code);
                    let decoded: FxHashMap<Sym, String> = decoded(&cells, self.texts, decode);
                    Column::Labels(self.labels(cells, people, dialect.comma_resources, &decoded))
                }
            };
            columns.set(field.field, column);
        }
        columns.set_rows(rows);
        columns
    }

    fn day_first(
        &mut self,
        own: OrderEvidence,
        table: OrderEvidence,
        file: &str,
        header: &str,
        samples: &[String],
    ) -> bool {
        match self.order {
            DateOrder::DayFirst => return true,
            DateOrder::MonthFirst => return false,
            DateOrder::Auto => {}
        }
        if let Some(decided) = own.decided() {
            return decided;
        }
        if own.open == 0 {
            return false;
        }
        if let Some(decided) = table.decided().or_else(|| self.everywhere.decided()) {
            return decided;
        }
        // Nothing decides. AM and PM are written where the month comes first.
        if self.everywhere.meridiem == 0 {
            let question = DateQuestion {
                file: file.to_owned(),
                column: header.to_owned(),
                samples: samples.to_vec(),
                day_first: false,
            };
            self.issues.report_many(
                &Place { file: file.to_owned(), ..Place::default() },
                IssueKind::AmbiguousDates,
                header,
                "Nothing tells day from month; month first was assumed. The order can be set on the Data page.",
                own.open,
            );
            self.questions.push(question);
        }
        false
    }

    fn dates(
        &mut self,
        cells: Vec<RawDate>,
        day_first: bool,
        header: &str,
        rows: &[u32],
        place: &impl Fn(u32) -> Place,
    ) -> Vec<OptTime> {
        cells
            .into_iter()
            .enumerate()
            .map(|(at, cell)| {
                cell.resolve(day_first, self.zone).unwrap_or_else(|()| {
                    let order = if day_first { "day/month" } else { "month/day" };
                    self.issues.report(
                        &place(rows[at]),
                        IssueKind::NotADate,
                        header,
                        &format!("contradicts the {order} order of its column"),
                    );
                    OptTime::NONE
                })
            })
            .collect()
    }

    fn amounts(
        &mut self,
        cells: &[Sym],
        unit: Unit,
        header: &str,
        rows: &[u32],
        place: &impl Fn(u32) -> Place,
    ) -> Vec<OptHours> {
        let mut known: FxHashMap<Sym, OptHours> = FxHashMap::default();
        let mut evidence = DecimalEvidence::default();
        for &cell in cells {
            known.entry(cell).or_insert_with(|| {
                evidence.note(self.texts.text(cell));
                OptHours::NONE
            });
        }
        for (cell, amount) in &mut known {
            let text = self.texts.text(*cell);
            let yes_or_no = || match read_flag(text) {
                Flag::Yes => Some(crate::base::Hours::whole(1)),
                Flag::No => Some(crate::base::Hours::ZERO),
                Flag::Unknown => None,
            };
            *amount = if cell.is_none() {
                None
            } else {
                read_amount(text, evidence.is_comma(), unit).or_else(yes_or_no)
            }
            .into();
        }
        cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let amount = known.get(cell).copied().unwrap_or_default();
                if !amount.is_some() && !cell.is_none() {
                    self.issues.report(
                        &place(rows[at]),
                        IssueKind::NotAnAmount,
                        header,
                        self.texts.text(*cell),
                    );
                }
                amount
            })
            .collect()
    }

    fn flags(
        &mut self,
        cells: &[Sym],
        inverted: bool,
        header: &str,
        rows: &[u32],
        place: &impl Fn(u32) -> Place,
    ) -> Vec<Flag> {
        let mut known: FxHashMap<Sym, Flag> = FxHashMap::default();
        cells
            .iter()
            .enumerate()
            .map(|(at, &cell)| {
                let flag = *known
                    .entry(cell)
                    .or_insert_with(|| read_flag(self.texts.text(cell)));
                if flag == Flag::Unknown && !cell.is_none() {
                    self.issues.report(
                        &place(rows[at]),
                        IssueKind::NotAYesOrNo,
                        header,
                        self.texts.text(cell),
                    );
                }
                match (flag, inverted) {
                    (Flag::Yes, true) => Flag::No,
                    (Flag::No, true) => Flag::Yes,
                    (flag, _) => flag,
                }
            })
            .collect()
    }

    /// The label of a code: by the picklists that were dropped, else by the vendor's defaults.
    fn label_of(&self, dialect: &str, field: Field, header: &str, code: &str) -> Option<String> {
        let key = (normalize(header), code.to_owned());
        self.picklists
            .get(&key)
            .cloned()
            .or_else(|| label_of(dialect, field, code))
    }

    fn labels(
        &mut self,
        mut cells: Vec<Sym>,
        people: bool,
        comma_list: bool,
        decoded: &FxHashMap<Sym, String>,
    ) -> Vec<Sym> {
        let mut known: FxHashMap<Sym, Sym> = FxHashMap::default();
        for cell in &mut cells {
            let texts = &mut *self.texts;
            *cell = *known.entry(*cell).or_insert_with(|| {
                if let Some(label) = decoded.get(cell) {
                    return texts.intern(label);
                }
                let text = texts.text(*cell);
                let cleaned = if people {
                    one_person(text, comma_list)
                } else {
                    squeeze(whole_number(picture_name(text)))
                };
                if cleaned == text {
                    *cell
                } else {
                    texts.intern(&cleaned)
                }
            });
        }
        cells
    }
}

/// Yes and no in the words of exports.
pub(super) fn read_flag(text: &str) -> Flag {
    match normalize(text).as_str() {
        "true" | "yes" | "y" | "1" | "ja" | "wahr" | "x" | "oui" | "si" | "withinsla" | "met"
        | "achieved" => Flag::Yes,
        "false" | "no" | "n" | "0" | "nein" | "falsch" | "non" | "slaviolated" | "violated" | "missed"
        | "breached" => Flag::No,
        _ => Flag::Unknown,
    }
}

/// The first person of a cell, without the role behind the name.
fn one_person(text: &str, comma_list: bool) -> String {
    let first = text.split([';', '\n', '|']).next().unwrap_or_default();
    let first = if comma_list {
        first.split(',').next().unwrap_or_default()
    } else {
        first
    };
    let name = match first
        .trim_end()
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    {
        Some((name, _)) if !name.trim().is_empty() => name,
        _ => first,
    };
    squeeze(whole_number(name.trim()))
}

/// The labels of the codes in a column. Only whole numbers can be codes.
fn decoded(
    cells: &[Sym],
    texts: &Interner,
    label: impl Fn(&str) -> Option<String>,
) -> FxHashMap<Sym, String> {
    let mut known: FxHashMap<Sym, Option<String>> = FxHashMap::default();
    for &cell in cells {
        known.entry(cell).or_insert_with(|| {
            let code = whole_number(texts.text(cell));
            let is_code =
                !code.is_empty() && code.len() <= 12 && code.bytes().all(|byte| byte.is_ascii_digit());
            if is_code { label(code) } else { None }
        });
    }
    known
        .into_iter()
        .filter_map(|(cell, label)| Some((cell, label?)))
        .collect()
}

/// `common/images/urgencyColors/lime.gif` says `lime`: some boards export the picture of a priority.
fn picture_name(text: &str) -> &str {
    let stem = text
        .strip_suffix(".gif")
        .or_else(|| text.strip_suffix(".png"))
        .or_else(|| text.strip_suffix(".svg"));
    stem.map_or(text, |stem| stem.rsplit('/').next().unwrap_or(stem))
}

fn squeeze(text: &str) -> String {
    if text.contains("  ") {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_person_without_role() {
        assert_eq!(one_person("Ann Adams (Technical)", false), "Ann Adams");
        assert_eq!(one_person("Baker, Bob; Clark, Cleo", false), "Baker, Bob");
        assert_eq!(one_person("AAdams, BBaker", true), "AAdams");
        assert_eq!(one_person("Adams,  Ann (primary)", false), "Adams, Ann");
        assert_eq!(one_person("29680001.0", false), "29680001");
        assert_eq!(picture_name("common/images/urgencyColors/lime.gif"), "lime");
    }
}
