//! Where the tables of a JSON document are, and their rows.

use super::changelog::{self, each_change};
use super::flatten::{Columns, flatten, get, scalar};
use super::scan::{Fault, Scan, Value};
use crate::door::Door;
use crate::line::Line;
use crate::{ImportError, IssueKind, Limits, Place};
use language::{say, whole};

/// How deep under the root a list is looked for.
const LIST_DEPTH: usize = 3;

/// Lists inside a ticket that are its hours.
const CHILDREN: [&str; 2] = ["ticket_timers", "time_entries"];
/// The column that says which ticket such a row is of.
const PARENT: &str = "ticket_id";
/// An object with so many values of its own, its id among them, is a record and no wrapping around a list.
const RECORD: usize = 12;

/// A list of objects in the document: the keys that lead to it and where it starts.
struct Found {
    path: Vec<String>,
    at: usize,
    empty: bool,
}

/// Takes a row number, the id of the row around, and an object of its list.
type VisitChild<'f, 'a> =
    dyn FnMut(u32, &str, &[(std::borrow::Cow<'a, str>, Value<'a>)]) -> Result<(), ImportError> + 'f;

/// What one table's rows come from.
enum Rows<'a> {
    /// The elements of a list that starts here.
    List(Scan<'a>),
    /// Objects one after the other until the end.
    Stream(Scan<'a>),
    /// One object.
    Single(Scan<'a>),
}

/// Gives the tables of `text`, one document or a sequence of objects.
pub(crate) fn read_json(file: &str, text: &str, limits: Limits, door: &mut Door<'_>) -> Result<(), ImportError> {
    let reader = Tables { file, text, limits };
    reader.read(door)
}

struct Tables<'a> {
    file: &'a str,
    text: &'a str,
    limits: Limits,
}

impl<'a> Tables<'a> {
    fn read(&self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let root = Scan::new(self.text, self.limits.max_depth);
        // All of the document is checked before the first row is given.
        let mut check = root.clone();
        let mut values = 0_u64;
        while check.peek().is_some() {
            let object = check.peek() == Some(b'{');
            if values > 0 && !object {
                return Err(self.broken(&Fault { at: check.at, what: say!("there is more after the end").into() }));
            }
            self.fine(check.skip())?;
            values += 1;
        }
        if values > 1 {
            return self.table("", Rows::Stream(root), door);
        }
        let mut found = Vec::new();
        self.fine(self.find(&mut root.clone(), &mut Vec::new(), &mut found))?;
        if found.is_empty() || self.fine(is_record(&root))? {
            return self.single(root, door);
        }
        self.give_found(&found, door)
    }

    /// The lists of a ticket's own hours become a table beside the tickets, each row with the id of its ticket.
    fn children(&self, rows: &Rows<'a>, door: &mut Door<'_>) -> Result<(), ImportError> {
        for key in CHILDREN {
            let mut columns = Columns::new(self.limits.max_columns);
            columns.first(PARENT);
            let mut many = 0_u64;
            self.each_child(rows, key, &mut |_, _, child| {
                many += 1;
                flatten(child, &mut columns, &mut |_, _| {}, &mut |_| {});
                Ok(())
            })?;
            if many == 0 || columns.names.len() > self.limits.max_columns {
                continue;
            }
            door.begin(self.file, key);
            let mut line = Line::default();
            line.begin();
            for (index, name) in columns.names.iter().enumerate() {
                line.put(index, name, self.limits.max_field);
            }
            let width = columns.names.len();
            line.give(1, width, door);
            self.each_child(rows, key, &mut |row, parent, child| {
                line.begin();
                line.put(0, parent, self.limits.max_field);
                flatten(
                    child,
                    &mut columns,
                    &mut |index, text| {
                        // The child's own number of its ticket says the same.
                        if index > 0 {
                            line.put(index, &text, self.limits.max_field);
                        }
                    },
                    &mut |_| {},
                );
                if line.len() > self.limits.max_record {
                    return Err(self.too_long(row));
                }
                line.give(row, width, door);
                Ok(())
            })?;
            door.end();
        }
        Ok(())
    }

    /// Calls `visit` for each object of the list `key` of each row, with the row's id.
    fn each_child(&self, rows: &Rows<'a>, key: &str, visit: &mut VisitChild<'_, 'a>) -> Result<(), ImportError> {
        let mut count = 1_u32;
        self.each(rows, &mut |_, value| {
            let Value::Object(object) = value else {
                return Ok(());
            };
            let Some(Value::List(children)) = get(object, key) else {
                return Ok(());
            };
            let id = get(object, "id").map(scalar).unwrap_or_default();
            for child in children {
                if let (Value::Object(child), false) = (child, id.is_empty()) {
                    count = count.saturating_add(1);
                    visit(count, id, child)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }

    fn give_found(&self, found: &[Found], door: &mut Door<'_>) -> Result<(), ImportError> {
        for list in found {
            let last = list.path.last().map(String::as_str).unwrap_or_default();
            let unique = found.iter().filter(|other| other.path.last() == list.path.last()).count() == 1;
            let sheet = if unique { last.to_owned() } else { list.path.join(".") };
            if list.empty {
                door.begin(self.file, &sheet);
                self.issue(door, &sheet, 0, "", say!("The list is empty."));
                door.end();
                continue;
            }
            let mut scan = Scan::new(self.text, self.limits.max_depth);
            scan.at = list.at;
            if last == "fields" && self.picklists(scan.clone(), door)? {
                continue;
            }
            self.table(&sheet, Rows::List(scan), door)?;
        }
        Ok(())
    }

    /// Collects the lists of objects up to [`LIST_DEPTH`] under the root.
    fn find(&self, scan: &mut Scan<'a>, path: &mut Vec<String>, found: &mut Vec<Found>) -> Result<(), Fault> {
        match scan.peek() {
            Some(b'[') => {
                let at = scan.at;
                let mut inside = scan.clone();
                inside.at += 1;
                let first = inside.peek();
                if first == Some(b'{') || first == Some(b']') {
                    found.push(Found { path: path.clone(), at, empty: first == Some(b']') });
                }
                scan.skip()
            }
            Some(b'{') if path.len() < LIST_DEPTH => {
                scan.at += 1;
                let mut first = true;
                while scan.more(&mut first, b'}')? {
                    path.push(scan.key()?.into_owned());
                    self.find(scan, path, found)?;
                    path.pop();
                }
                Ok(())
            }
            _ => scan.skip(),
        }
    }

    /// A document that is one record: one row. Lists inside it are its parts.
    fn single(&self, root: Scan<'a>, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut scan = root;
        if scan.peek() != Some(b'{') {
            return Err(ImportError::new(
                self.file,
                say!("The JSON holds no list of objects."),
                say!("Export tickets as a list, one object for each."),
            ));
        }
        let mut inside = scan.clone();
        inside.at += 1;
        let mut first = true;
        while self.fine(inside.more(&mut first, b'}'))? {
            let key = self.fine(inside.key())?;
            if matches!(key.as_ref(), "result" | "item" | "data") && inside.peek() == Some(b'{') {
                return self.table(&key, Rows::Single(inside), door);
            }
            self.fine(inside.skip())?;
        }
        self.table("", Rows::Single(scan), door)
    }

    fn table(&self, sheet: &str, rows: Rows<'a>, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut columns = Columns::new(self.limits.max_columns);
        let mut odd = 0_u64;
        let count = self.each(&rows, &mut |row, value| {
            if let Value::Object(object) = value {
                flatten(object, &mut columns, &mut |_, _| {}, &mut |_| {});
                if columns.names.len() > self.limits.max_columns {
                    return Err(self.too_wide(row));
                }
            } else {
                odd += 1;
            }
            Ok(())
        })?;
        if count + 1 > u64::from(self.limits.max_rows) {
            return Err(ImportError::new(
                self.file,
                say!("The list has more than {} objects.", whole(self.limits.max_rows.into())),
                say!("Export a shorter period, or several files."),
            ));
        }
        door.begin(self.file, sheet);
        let mut line = Line::default();
        line.begin();
        for (index, name) in columns.names.iter().enumerate() {
            line.put(index, name, self.limits.max_field);
        }
        line.give(1, columns.names.len(), door);
        let width = columns.names.len();
        self.each(&rows, &mut |row, value| {
            let Value::Object(object) = value else {
                self.issue(door, sheet, row, "", say!("This element of the list is not an object."));
                return Ok(());
            };
            line.begin();
            let mut long = None;
            let mut dropped = Vec::new();
            flatten(
                object,
                &mut columns,
                &mut |index, text| {
                    if !line.put(index, &text, self.limits.max_field) {
                        long = Some(index);
                    }
                },
                &mut |path| dropped.push(path.to_owned()),
            );
            if let Some(index) = long {
                let name = columns.names.get(index).map(String::as_str).unwrap_or_default();
                door.issues().report(&self.place(sheet, row), IssueKind::TooLong, name, "");
            }
            for path in dropped {
                if path != changelog::PATH {
                    self.issue(door, sheet, row, &path, say!("A nested list was skipped."));
                }
            }
            if line.len() > self.limits.max_record {
                return Err(self.too_long(row));
            }
            line.give(row, width, door);
            Ok(())
        })?;
        door.end();
        self.changes(&rows, door)?;
        self.children(&rows, door)
    }

    fn give_change(&self, line: &mut Line, at: u32, cells: [&str; 6], door: &mut Door<'_>) {
        line.begin();
        for (column, cell) in cells.into_iter().enumerate() {
            line.put(column, cell, self.limits.max_field);
        }
        line.give(at, cells.len(), door);
    }

    /// The changes that issues of Jira carry become a table beside the issues.
    fn changes(&self, rows: &Rows<'a>, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut has_changes = false;
        self.each(rows, &mut |_, value| {
            if let Value::Object(issue) = value {
                each_change(issue, &mut |_| has_changes = true);
            }
            Ok(())
        })?;
        if !has_changes {
            return Ok(());
        }
        door.begin(self.file, changelog::PATH);
        let mut line = Line::default();
        self.give_change(&mut line, 1, changelog::HEADER, door);
        let mut count = 1_u32;
        self.each(rows, &mut |_, value| {
            if let Value::Object(issue) = value {
                each_change(issue, &mut |cells| {
                    count = count.saturating_add(1);
                    self.give_change(&mut line, count, cells, door);
                });
            }
            Ok(())
        })?;
        door.end();
        Ok(())
    }

    /// Calls `visit` for each value with its row (the first has row 2, under the header); how
    /// many there were.
    fn each(
        &self,
        rows: &Rows<'a>,
        visit: &mut dyn FnMut(u32, &Value<'a>) -> Result<(), ImportError>,
    ) -> Result<u64, ImportError> {
        let (mut scan, list) = match rows {
            Rows::List(scan) => (scan.clone(), true),
            Rows::Stream(scan) => (scan.clone(), false),
            Rows::Single(scan) => {
                visit(2, &self.fine(scan.clone().value())?)?;
                return Ok(1);
            }
        };
        if list {
            scan.take(b'[');
        }
        let (mut count, mut first) = (0_u64, true);
        while if list { self.fine(scan.more(&mut first, b']'))? } else { scan.peek().is_some() } {
            let value = self.fine(scan.value())?;
            count += 1;
            visit(u32::try_from(count + 1).unwrap_or(u32::MAX), &value)?;
        }
        Ok(count)
    }

    /// Autotask's field descriptions: the labels of its picklists. False when there are none.
    fn picklists(&self, scan: Scan<'a>, door: &mut Door<'_>) -> Result<bool, ImportError> {
        let rows = Rows::List(scan);
        let mut labels: Vec<[String; 3]> = Vec::new();
        self.each(&rows, &mut |_, value| {
            let Value::Object(field) = value else {
                return Ok(());
            };
            let Some(Value::List(values)) = get(field, "picklistValues") else {
                return Ok(());
            };
            let name = get(field, "name").map(scalar).unwrap_or_default();
            for value in values {
                let Value::Object(value) = value else { continue };
                let text = |key| get(value, key).map(scalar).unwrap_or_default().to_owned();
                labels.push([name.to_owned(), text("value"), text("label")]);
            }
            Ok(())
        })?;
        if labels.is_empty() {
            return Ok(false);
        }
        door.begin(self.file, "picklists");
        let mut line = Line::default();
        let header = ["field", "value", "label"].map(str::to_owned);
        for (index, cells) in std::iter::once(&header).chain(&labels).enumerate() {
            line.begin();
            for (column, cell) in cells.iter().enumerate() {
                line.put(column, cell, self.limits.max_field);
            }
            line.give(u32::try_from(index + 1).unwrap_or(u32::MAX), cells.len(), door);
        }
        door.end();
        Ok(true)
    }

    fn fine<T>(&self, result: Result<T, Fault>) -> Result<T, ImportError> {
        result.map_err(|fault| self.broken(&fault))
    }

    fn broken(&self, fault: &Fault) -> ImportError {
        ImportError::new(
            self.file,
            say!("The JSON cannot be read: at byte {}, {}.", whole(fault.at as u64), fault.what),
            say!("Export it again; it may have been cut off or edited."),
        )
    }

    fn too_wide(&self, row: u32) -> ImportError {
        let (row, limit) = (whole(row.into()), whole(self.limits.max_columns as u64));
        ImportError::new(
            self.file,
            say!("At row {row}, the list exceeds {limit} columns."),
            say!("Export fewer fields."),
        )
    }

    fn too_long(&self, row: u32) -> ImportError {
        let (row, limit) = (whole(row.into()), self.limits.max_record >> 20);
        ImportError::new(
            self.file,
            say!("Row {row} is longer than {limit} MB."),
            say!("Export without the long text fields."),
        )
    }

    fn issue(&self, door: &mut Door<'_>, sheet: &str, row: u32, column: &str, what: &str) {
        door.issues().report(&self.place(sheet, row), IssueKind::Skipped, column, what);
    }

    fn place(&self, sheet: &str, row: u32) -> Place {
        Place { file: self.file.to_owned(), sheet: sheet.to_owned(), row }
    }
}

/// Whether a document is one record whose lists are parts of it.
fn is_record(root: &Scan<'_>) -> Result<bool, Fault> {
    let mut scan = root.clone();
    if scan.peek() != Some(b'{') {
        return Ok(false);
    }
    scan.at += 1;
    let (mut own, mut has_id, mut first) = (0, false, true);
    while scan.more(&mut first, b'}')? {
        let key = scan.key()?;
        if !matches!(scan.peek(), Some(b'{' | b'[')) {
            own += 1;
            has_id |= key.eq_ignore_ascii_case("id");
        }
        scan.skip()?;
    }
    Ok(has_id && own >= RECORD)
}
