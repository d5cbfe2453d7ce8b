//! Tables of everything but tickets: known names only, checked against the cells.

use super::look::{Fit, Look};
use super::{Because, FieldKind, Mapping};

/// The mapping without the columns of dates and amounts that hold something else; `None` when too little is left.
pub(super) fn checked(mut mapping: Mapping, looks: &[Look]) -> Option<Mapping> {
    if mapping.is_told {
        return Some(mapping);
    }
    for found in &mut mapping.matches {
        if let (Because::Near { percent }, Some(look)) = (&mut found.because, looks.get(found.column)) {
            *percent = look.percent_of(found.field);
        }
    }
    let before = mapping.matches.len();
    mapping.matches.retain(|found| {
        let is_checked = matches!(found.field.kind(), FieldKind::Date | FieldKind::Amount);
        !is_checked || looks.get(found.column).is_none_or(|look| look.fit(found.field) != Fit::Contradicts)
    });
    if mapping.matches.len() == before {
        return Some(mapping);
    }
    let names = super::names_of(&mapping.headers);
    super::fit::fit(mapping.entity, &mapping.matches, &names, mapping.headers.len())?;
    Some(mapping)
}
