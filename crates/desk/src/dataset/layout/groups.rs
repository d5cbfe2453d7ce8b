//! Values that stand once for a group of rows: in a heading above them, or in the first row only.

use base::Sym;

/// The value of a heading row such as `Status: Closed (12 records)` for the column `Status`.
pub(in crate::dataset) fn value_of_heading<'c>(cell: &'c str, header: &str) -> &'c str {
    let cell = cell.trim();
    let value = match cell.split_once(':') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case(header.trim()) && !value.trim().is_empty() => {
            value.trim()
        }
        _ => cell,
    };
    // A count in brackets behind the value.
    match value.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, count)) if !name.trim().is_empty() && count.bytes().any(|byte| byte.is_ascii_digit()) => {
            name.trim()
        }
        _ => value,
    }
}

/// Whether the blanks of a column mean *as above*: the first cell is filled, no value follows itself, and most cells
/// are blank. A column of which blanks mean nothing repeats its values sooner or later.
pub(in crate::dataset) fn is_outline(cells: &[Sym]) -> bool {
    let filled: Vec<Sym> = cells.iter().copied().filter(|cell| !cell.is_none()).collect();
    let is_first = cells.first().is_some_and(|cell| !cell.is_none());
    let mut distinct = filled.clone();
    distinct.sort_unstable();
    distinct.dedup();
    is_first && filled.len() >= 2 && distinct.len() == filled.len() && filled.len() * 2 <= cells.len()
}

/// Fills blanks with the value above; how many.
pub(in crate::dataset) fn carry_down(cells: &mut [Sym]) -> u64 {
    let mut above = Sym::NONE;
    let mut carried = 0;
    for cell in cells {
        if cell.is_none() {
            *cell = above;
            carried += u64::from(!above.is_none());
        } else {
            above = *cell;
        }
    }
    carried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_give_their_value() {
        assert_eq!(value_of_heading("Status: Closed (12 records)", "Status"), "Closed");
        assert_eq!(value_of_heading("Closed (12)", "Status"), "Closed");
        assert_eq!(value_of_heading("Ann Lee (Madrid)", "Owner"), "Ann Lee (Madrid)");
        assert_eq!(value_of_heading("Note: see below", "Owner"), "Note: see below");
    }

    #[test]
    fn blanks_mean_as_above_in_an_outline_only() {
        let column = |cells: &[u32]| cells.iter().map(|cell| Sym(*cell)).collect::<Vec<_>>();
        let mut outline = column(&[1, 0, 0, 2, 0]);
        assert!(is_outline(&outline));
        assert_eq!(carry_down(&mut outline), 3);
        assert_eq!(outline, column(&[1, 1, 1, 2, 2]));
        assert!(!is_outline(&column(&[1, 0, 0, 1, 0])), "a value again");
        assert!(!is_outline(&column(&[0, 1, 0, 0, 2])), "nothing above the first");
        assert!(!is_outline(&column(&[1, 2, 0, 3])), "mostly filled");
    }
}
