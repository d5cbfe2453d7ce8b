//! Names behind ids: interfaces give `assignedResourceID`, and the names in a table of their own.

use rustc_hash::FxHashMap;

use base::Interner;

use super::field::{Entity, Field};
use super::raw::{RawColumn, RawTable, whole_number};

/// Names of technicians, companies and contracts by id.
#[derive(Debug, Default)]
pub(super) struct References {
    names: FxHashMap<(Field, String), String>,
}

impl References {
    /// All ids and names of the tables.
    pub fn of(tables: &[RawTable], texts: &Interner, keys: &Interner) -> Self {
        let mut names = FxHashMap::default();
        for table in tables {
            let field = match table.mapping.entity {
                Entity::Resources => Field::Resource,
                Entity::Companies => Field::Company,
                Entity::Contracts => Field::Contract,
                _ => continue,
            };
            let symbols = |wanted: Field| {
                table.fields.iter().find(|known| known.field == wanted).and_then(|known| match &known.cells {
                    RawColumn::Symbols(cells) => Some(cells),
                    _ => None,
                })
            };
            let Some(ids) = symbols(Field::Id) else { continue };
            let (whole, last, first) = (symbols(field), symbols(Field::LastName), symbols(Field::FirstName));
            for (row, id) in ids.iter().enumerate() {
                let text = |cells: Option<&Vec<base::Sym>>| cells.map_or("", |cells| texts.text(cells[row])).trim();
                let name = person(text(whole), text(last), text(first));
                // A name that is a number is an id again.
                if !id.is_none() && !name.is_empty() && name.bytes().any(|byte| !byte.is_ascii_digit()) {
                    names.insert((field, keys.text(*id).to_owned()), name);
                }
            }
        }
        Self { names }
    }

    /// The name behind an id.
    pub fn name(&self, field: Field, id: &str) -> Option<&str> {
        if self.names.is_empty() {
            return None;
        }
        self.names.get(&(field, whole_number(id).to_owned())).map(String::as_str)
    }
}

/// A person as one name: as it stands, else `Last, First`.
pub(super) fn person(whole: &str, last: &str, first: &str) -> String {
    match (whole, first) {
        ("", "") => last.to_owned(),
        ("", first) => format!("{last}, {first}"),
        (whole, _) => whole.to_owned(),
    }
}
