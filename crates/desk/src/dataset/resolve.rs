//! A raw table becomes typed columns: the order of dates, the decimal sign and the unit are decided over
//! whole columns, names are cleaned once for each distinct text.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::settings::DateOrder;
use base::{Interner, OptHours, OptTime, Sym, Walls, Zone, normalize};
use ingest::{IssueKind, Issues, Place};
use language::say;

use super::amount::{DecimalEvidence, Unit, read_amount};
use super::cell::{people, plain};
use super::columns::{Column, Columns, Flag};
use super::date::{DateColumn, Met, OrderEvidence, RawDate};
use super::day_or_month::{Ground, TableOrder};
use super::dialects::Dialect;
use super::field::{Entity, Field, FieldKind};
use super::raw::{RawColumn, RawTable, whole_number};
use super::references::References;

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

/// A date column, as far as the question about its order goes.
struct Seen<'s> {
    file: &'s str,
    header: &'s str,
    samples: &'s [String],
}

/// What resolving needs besides the table.
pub(super) struct Resolver<'a> {
    pub zone: &'a Zone,
    pub order: DateOrder,
    /// Texts of ticket numbers.
    pub keys: &'a Interner,
    /// The evidence of all date columns of all tables.
    pub everywhere: OrderEvidence,
    pub texts: &'a mut Interner,
    pub issues: &'a mut Issues,
    pub questions: &'a mut Vec<DateQuestion>,
    /// The evidence of all amount columns of all tables.
    pub decimals: DecimalEvidence,
    /// Labels of codes: normalised field name and code → label.
    pub picklists: &'a BTreeMap<(String, String), String>,
    /// Names of people, companies and contracts by their ids.
    pub references: &'a References,
}

/// The evidence of all amount columns of a table.
pub(super) fn decimals_of(table: &RawTable, texts: &Interner) -> DecimalEvidence {
    let mut evidence = DecimalEvidence::default();
    for field in &table.fields {
        if let (RawColumn::Symbols(cells), FieldKind::Amount) = (&field.cells, field.field.kind()) {
            let distinct: rustc_hash::FxHashSet<Sym> = cells.iter().copied().collect();
            distinct.into_iter().for_each(|cell| evidence.note(texts.text(cell)));
        }
    }
    evidence
}

impl Resolver<'_> {
    /// The table's rows as typed columns; `file` is the index of its file.
    pub fn columns(&mut self, table: RawTable, file: u16) -> Columns {
        let told = match self.order {
            DateOrder::DayFirst => Some(true),
            DateOrder::MonthFirst => Some(false),
            DateOrder::Auto => table.mapping.day_first,
        };
        let order = TableOrder::of(&table, self.keys, told, self.everywhere);
        let naive_utc = table.dialect.naive_utc && is_of_interface(&table.mapping.headers);
        let utc = Zone::utc();
        let zone = if naive_utc { &utc } else { self.zone };
        let comma = decimals_of(&table, self.texts)
            .decided()
            .or_else(|| self.decimals.decided())
            // Where dates are written with dots, numbers are written with commas.
            .unwrap_or(order.evidence.dotted > 0);
        let RawTable { name, mapping, dialect, fields, rows, samples, .. } = table;
        let place = |row: u32| Place { file: name.file.clone(), sheet: name.sheet.clone(), row };
        let mut columns = Columns::new(vec![file; rows.len()], Vec::new());
        for field in fields {
            let column = match (field.cells, field.field.kind()) {
                (RawColumn::Text(cells), _) => Column::Text(cells),
                (RawColumn::Dates(dates), _) => {
                    let seen = Seen { file: &name.file, header: &field.header, samples: &samples[field.column] };
                    let day_first = self.day_first(dates.evidence, &order, &seen);
                    let DateColumn { cells, zones, .. } = dates;
                    let mut walls = Walls::of(zone);
                    let read = cells.into_iter().map(|cell: RawDate| cell.resolve_next(day_first, &mut walls, &zones));
                    Column::Dates(self.dates(read, day_first, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Amount) => {
                    let unit =
                        self.unit_by_cells(dialect.unit(field.field, &field.header), &cells, &field.header, &place(0));
                    let how = Amounts { unit, comma, counts_moments: field.field == Field::Reopened };
                    Column::Amounts(self.amounts(&cells, how, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Flag) => {
                    let inverted = is_inverted(field.field, &field.header);
                    Column::Flags(self.flags(&cells, inverted, &field.header, &rows, &place))
                }
                (RawColumn::Symbols(cells), FieldKind::Key) => Column::Labels(cells),
                (RawColumn::Symbols(cells), _) => {
                    let people = field.field == Field::Resource && mapping.entity != Entity::Companies;
                    let decode = |code: &str| self.label_of(dialect, field.field, &field.header, code);
                    let decoded: FxHashMap<Sym, String> = decoded(&cells, self.texts, decode);
                    if people && mapping.entity == Entity::Tickets {
                        let others = self.other_people(&cells, dialect.comma_resources, &decoded);
                        if let Some(others) = others {
                            columns.set(Field::OtherResources, Column::Labels(others));
                        }
                    }
                    Column::Labels(self.labels(cells, people, dialect.comma_resources, &decoded))
                }
            };
            columns.set(field.field, column);
        }
        columns.set_rows(rows);
        columns
    }

    fn day_first(&mut self, own: OrderEvidence, table: &TableOrder, seen: &Seen<'_>) -> bool {
        let file_place = Place { file: seen.file.to_owned(), ..Place::default() };
        if own.is_mixed() {
            let sample = say!(
                "{} cells can only be day first and {} only month first; the cells that fit neither order are left out.",
                own.day_first,
                own.month_first
            );
            let count = own.day_first.min(own.month_first);
            self.issues.report_many(&file_place, IssueKind::MixedDates, seen.header, &sample, count);
        }
        let decision = table.decide(own);
        if !decision.ground.is_proof() {
            let sample = because(decision.ground, decision.day_first);
            self.issues.report_many(&file_place, IssueKind::AmbiguousDates, seen.header, sample, own.open);
        }
        if decision.ground.is_doubtful() {
            self.questions.push(DateQuestion {
                file: seen.file.to_owned(),
                column: seen.header.to_owned(),
                samples: seen.samples.to_vec(),
                day_first: decision.day_first,
            });
        }
        decision.day_first
    }

    fn dates(
        &mut self,
        read: impl Iterator<Item = Result<OptTime, ()>>,
        day_first: bool,
        header: &str,
        rows: &[u32],
        place: &impl Fn(u32) -> Place,
    ) -> Vec<OptTime> {
        // Where the cells were, their moments are put: columns of a million dates are not held twice.
        read.enumerate()
            .map(|(at, read)| {
                read.unwrap_or_else(|()| {
                    let order = if day_first { say!("day/month") } else { say!("month/day") };
                    self.issues.report(
                        &place(rows[at]),
                        IssueKind::NotADate,
                        header,
                        &say!("contradicts the {order} order of its column"),
                    );
                    OptTime::NONE
                })
            })
            .collect()
    }

    /// Seconds are whole: a system that exports them has hours where the numbers have fractions.
    fn unit_by_cells(&mut self, unit: Unit, cells: &[Sym], header: &str, place: &Place) -> Unit {
        let is_fraction = |cell: &Sym| {
            let number = self.texts.text(*cell).parse::<f64>();
            number.is_ok_and(|number| number.is_finite() && number.fract() != 0.0)
        };
        if unit != Unit::Seconds || !cells.iter().any(is_fraction) {
            return unit;
        }
        let what = say!("The numbers have fractions: they were read as hours, not as seconds.");
        self.issues.report(place, IssueKind::Assumed, header, what);
        Unit::Hours
    }

    fn amounts(
        &mut self,
        cells: &[Sym],
        Amounts { unit, comma, counts_moments }: Amounts,
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
        let comma = evidence.decided().unwrap_or(comma);
        for (cell, amount) in &mut known {
            let text = self.texts.text(*cell);
            let yes_or_no = || match read_flag(text) {
                _ if counts_moments && DateColumn::default().push(text) != Met::Bad => Some(base::Hours::whole(1)),
                Flag::Yes => Some(base::Hours::whole(1)),
                Flag::No => Some(base::Hours::ZERO),
                Flag::Unknown => None,
            };
            *amount = if cell.is_none() { None } else { read_amount(text, comma, unit).or_else(yes_or_no) }.into();
        }
        cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let amount = known.get(cell).copied().unwrap_or_default();
                if !amount.is_some() && !cell.is_none() {
                    self.issues.report(&place(rows[at]), IssueKind::NotAnAmount, header, self.texts.text(*cell));
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
                let flag = *known.entry(cell).or_insert_with(|| read_flag(self.texts.text(cell)));
                if flag == Flag::Unknown && !cell.is_none() {
                    self.issues.report(&place(rows[at]), IssueKind::NotAYesOrNo, header, self.texts.text(cell));
                }
                match (flag, inverted && !is_verdict(self.texts.text(cell))) {
                    (Flag::Yes, true) => Flag::No,
                    (Flag::No, true) => Flag::Yes,
                    (flag, _) => flag,
                }
            })
            .collect()
    }

    /// The label of a code: by the picklists and lists that were dropped, else by the vendor's defaults.
    fn label_of(&self, dialect: &Dialect, field: Field, header: &str, code: &str) -> Option<String> {
        if let Some(name) = self.references.name(field, code) {
            return Some(name.to_owned());
        }
        // Only whole numbers can be codes.
        if code.is_empty() || code.len() > 12 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let told = |name: &str| self.picklists.get(&(name.to_owned(), code.to_owned())).cloned();
        // `old_status` and `new_status` are of the list of statuses as well.
        let is_status = matches!(field, Field::Status | Field::OldStatus);
        told(&normalize(header))
            .or_else(|| is_status.then(|| told("statusid").or_else(|| told("status"))).flatten())
            .or_else(|| (dialect.label)(field, code).map(str::to_owned))
    }

    /// Those who stand behind the first person of each cell, joined; `None` where no cell has more than one.
    fn other_people(&mut self, cells: &[Sym], comma_list: bool, decoded: &FxHashMap<Sym, String>) -> Option<Vec<Sym>> {
        let mut known: FxHashMap<Sym, Sym> = FxHashMap::default();
        for &cell in cells {
            if known.contains_key(&cell) || decoded.contains_key(&cell) {
                continue;
            }
            let read = plain(self.texts.text(cell)).into_owned();
            let others: Vec<String> =
                people(&read, comma_list).skip(1).map(|name| squeeze(whole_number(name))).collect();
            let joined = if others.is_empty() { Sym::NONE } else { self.texts.intern(&others.join("; ")) };
            known.insert(cell, joined);
        }
        let has_others = known.values().any(|others| !others.is_none());
        has_others.then(|| cells.iter().map(|cell| known.get(cell).copied().unwrap_or_default()).collect())
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
                let read = plain(text);
                let cleaned =
                    if people { one_person(&read, comma_list) } else { squeeze(whole_number(picture_name(&read))) };
                if cleaned == text { *cell } else { texts.intern(&cleaned) }
            });
        }
        cells
    }
}

/// How the cells of a column of amounts are read.
#[derive(Clone, Copy)]
struct Amounts {
    unit: Unit,
    comma: bool,
    /// When something happened says that it happened once.
    counts_moments: bool,
}

/// What was assumed about the order of day and month, and why.
fn because(ground: Ground, day_first: bool) -> &'static str {
    match (ground, day_first) {
        (Ground::Numbers, true) => {
            say!("Day first was assumed: only so are the tickets created in the order of their numbers.")
        }
        (Ground::Numbers, false) => {
            say!("Month first was assumed: only so are the tickets created in the order of their numbers.")
        }
        (Ground::Sequence, true) => {
            say!("Day first was assumed: read otherwise, tickets are closed before they are created.")
        }
        (Ground::Sequence, false) => {
            say!("Month first was assumed: read otherwise, tickets are closed before they are created.")
        }
        (Ground::Elsewhere | Ground::Dots, true) => say!("Day first was assumed, as in the other dates."),
        (Ground::Elsewhere | Ground::Dots, false) => say!("Month first was assumed, as in the other dates."),
        (Ground::Language, _) => say!("Day first was assumed, as it is usual in the language of the headers."),
        (_, true) => say!(
            "Day first was assumed: the first number varies much more than the second. The order can be set on the Data page."
        ),
        (Ground::Variety, false) => say!(
            "Month first was assumed: the second number varies much more than the first. The order can be set on the Data page."
        ),
        (_, false) => {
            say!("Nothing tells day from month; month first was assumed. The order can be set on the Data page.")
        }
    }
}

/// Yes and no in the words of exports.
pub(super) fn read_flag(text: &str) -> Flag {
    match normalize(whole_number(text)).as_str() {
        "true" | "yes" | "y" | "1" | "ja" | "wahr" | "x" | "oui" | "si" | "sí" | "vrai" | "verdadero" | "withinsla"
        | "met" | "achieved" | "billable" | "ontime" | "sim" | "tak" | "ano" | "evet" | "kylla" | "kyllä" | "да"
        | "так" | "是" | "はい" | "예" => Flag::Yes,
        "false" | "no" | "n" | "0" | "nein" | "falsch" | "non" | "faux" | "falso" | "slaviolated" | "violated"
        | "missed" | "breached" | "overdue" | "nao" | "não" | "nie" | "ne" | "nej" | "nei" | "hayir" | "hayır"
        | "ei" | "нет" | "ні" | "否" | "いいえ" | "아니요" | "nee" | "donotbill" | "nocharge" | "nonbillable" => {
            Flag::No
        }
        _ => Flag::Unknown,
    }
}

/// Whether a cell says itself how a promise went, whatever its column is called.
fn is_verdict(cell: &str) -> bool {
    let word = normalize(cell);
    ["overdue", "ontime", "met", "missed", "breached", "violated", "slaviolated", "withinsla", "achieved"]
        .contains(&word.as_str())
}

/// The first person of a cell, without the role behind the name.
fn one_person(text: &str, comma_list: bool) -> String {
    people(text, comma_list).next().map_or_else(String::new, |name| squeeze(whole_number(name)))
}

/// The labels of the codes in a column.
fn decoded(cells: &[Sym], texts: &Interner, label: impl Fn(&str) -> Option<String>) -> FxHashMap<Sym, String> {
    let mut known: FxHashMap<Sym, Option<String>> = FxHashMap::default();
    for &cell in cells {
        known.entry(cell).or_insert_with(|| label(whole_number(texts.text(cell))));
    }
    known.into_iter().filter_map(|(cell, label)| Some((cell, label?))).collect()
}

/// Whether yes in the column means no for the field.
fn is_inverted(field: Field, header: &str) -> bool {
    let name = normalize(header);
    match field {
        Field::Active => ["inactive", "disabled", "expired", "cancelled"].iter().any(|word| name.contains(word)),
        Field::NonBillable => !(name.contains("non") || name.contains("not") || name.contains("nicht")),
        Field::SlaMet => {
            ["breach", "violat", "overdue", "exceed", "missed", "estourado", "vencido", "verletzt", "depass"]
                .iter()
                .any(|word| name.contains(word))
        }
        _ => false,
    }
}

/// Whether headers are the names of an interface, such as `createdTime`, and not what people read.
fn is_of_interface(headers: &[String]) -> bool {
    let plain = headers.iter().filter(|header| !header.contains(' ') && header.starts_with(char::is_lowercase));
    plain.count() * 10 >= headers.len() * 8
}

/// `common/images/urgencyColors/lime.gif` says `lime`: some boards export the picture of a priority.
fn picture_name(text: &str) -> &str {
    let stem = text.strip_suffix(".gif").or_else(|| text.strip_suffix(".png")).or_else(|| text.strip_suffix(".svg"));
    stem.map_or(text, |stem| stem.rsplit('/').next().unwrap_or(stem))
}

fn squeeze(text: &str) -> String {
    if text.contains("  ") { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
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
