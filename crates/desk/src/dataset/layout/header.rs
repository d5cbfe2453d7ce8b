//! Which of the first rows is the header, and whether it goes over two rows.

use crate::dataset::date::{OrderEvidence, RawDate};

/// Rows as they came: their number in the file, and their cells.
pub(in crate::dataset) type Waiting = [(u32, Vec<String>)];

/// Longest name of a column.
const LONGEST: usize = 80;

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a cell could be the name of a column: words, no number, no date.
fn is_name(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() <= LONGEST
        && cell.chars().any(char::is_alphabetic)
        && !cell.contains('\n')
        && (!cell.starts_with(|c: char| c.is_ascii_digit())
            || !cell.contains(['-', '/', ':', '.'])
            || RawDate::read(cell, &mut OrderEvidence::default()).is_bad())
}

/// Whether all cells of a row are names, no two alike.
fn is_all_names(cells: &[String]) -> bool {
    let mut names: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let all = names.iter().all(|cell| is_name(cell));
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    all && names.len() * 10 >= count * 8
}

/// The row that is most likely the header: the first that holds nothing but names and is about as wide as the rows
/// under it; where there is none, the widest. Rows wider than their header are common: logs, comments.
pub(in crate::dataset) fn likely_header(waiting: &Waiting) -> Option<usize> {
    let mut widths: Vec<usize> = waiting.iter().map(|(_, cells)| filled(cells)).collect();
    let widest = (0..waiting.len()).fold(None, |best: Option<usize>, at| match best {
        Some(best) if widths[best] >= widths[at] => Some(best),
        _ => Some(at),
    });
    let of_row = widths.clone();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let is_header = |at: &usize| of_row[*at] >= 2 && of_row[*at] * 2 >= usual && is_all_names(&waiting[*at].1);
    (0..waiting.len()).find(is_header).or(widest)
}

/// Both rows of a header that goes over two: the names of groups stand once above their columns, and names that need
/// no group stand in the upper row. The first way names columns by the lower row where it has a name, the second by
/// both. `None` when the rows are no such header.
pub(in crate::dataset) fn two_rows(upper: &[String], lower: &[String]) -> Option<[Vec<String>; 2]> {
    let width = upper.len().max(lower.len());
    let cell = |row: &[String], at: usize| row.get(at).map_or(String::new(), |cell| cell.trim().to_owned());
    let is_split = (0..width).any(|at| cell(upper, at).is_empty() && !cell(lower, at).is_empty());
    let names = |row: &[String]| row.iter().all(|cell| cell.trim().is_empty() || is_name(cell));
    if !is_split || filled(upper) < 2 || filled(lower) < 2 || !names(upper) || !names(lower) {
        return None;
    }
    let (mut short, mut long) = (Vec::with_capacity(width), Vec::with_capacity(width));
    let mut group = String::new();
    for at in 0..width {
        let (above, below) = (cell(upper, at), cell(lower, at));
        if !above.is_empty() {
            group.clone_from(&above);
        }
        let (plain, whole) = match (above.is_empty(), below.is_empty()) {
            (_, true) => (above.clone(), above),
            (true, false) if group.is_empty() => (below.clone(), below),
            _ => (below.clone(), format!("{group} {below}")),
        };
        short.push(plain);
        long.push(whole);
    }
    Some([short, long])
}

/// Whether rows are a list of names and their values, as on sheets beside a table: `Exported by | Ann`, `Rows | 120`.
pub(in crate::dataset) fn is_key_value(waiting: &Waiting) -> bool {
    let rows: Vec<Vec<&str>> = waiting
        .iter()
        .map(|(_, cells)| cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect())
        .collect();
    let pairs: Vec<(&str, &str)> = rows.iter().filter(|row| row.len() == 2).map(|row| (row[0], row[1])).collect();
    if pairs.len() < 3 || pairs.len() * 10 < rows.len() * 8 || rows.iter().any(|row| row.len() > 2) {
        return false;
    }
    let is_plain_name = |name: &str| is_name(name) && !name.bytes().any(|byte| byte.is_ascii_digit());
    let mut names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    let all_names = names.iter().all(|name| is_plain_name(name));
    names.sort_unstable();
    names.dedup();
    let values: Vec<bool> = pairs.iter().map(|(_, value)| value.bytes().any(|byte| byte.is_ascii_digit())).collect();
    let is_mixed = values.contains(&true) && values.contains(&false);
    // The first pair of a table is its header, so that its second cell is a name as well.
    let header = pairs.first().is_some_and(|(_, value)| is_plain_name(value)) && values[1..].iter().all(|digit| *digit);
    all_names && names.len() == pairs.len() && is_mixed && !header
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<(u32, Vec<String>)> {
        let cells = |line: &&str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        (1..).zip(lines.iter().map(cells)).collect()
    }

    #[test]
    fn rows_wider_than_the_header_are_not_it() {
        let wide = rows(&[
            "ID|Status|Log",
            "1|Open|opened by Ann|called at 9:00|mailed|closed",
            "2|Open|opened by Bo|called",
            "3|Open|opened|mailed",
        ]);
        assert_eq!(likely_header(&wide), Some(0));
        let titled = rows(&["Report of March", "", "ID|Status|Opened", "1|Open|2026-03-02", "2|Open|2026-03-03"]);
        assert_eq!(likely_header(&titled), Some(2));
        assert_eq!(likely_header(&[]), None);
    }

    #[test]
    fn a_header_over_two_rows_is_put_together() {
        let both = rows(&["Number|Status|Dates||People|", "||Created|Closed|Technician|Requester"]);
        let [short, long] = two_rows(&both[0].1, &both[1].1).expect("two rows");
        assert_eq!(short, ["Number", "Status", "Created", "Closed", "Technician", "Requester"]);
        assert_eq!(long[3], "Dates Closed");
        let both = rows(&["Number|Created||Closed|", "|Date|Time|Date|Time"]);
        let [_, long] = two_rows(&both[0].1, &both[1].1).expect("two rows");
        assert_eq!(long, ["Number", "Created Date", "Created Time", "Closed Date", "Closed Time"]);
        let table = rows(&["Number|Created", "1|2026-03-02"]);
        assert!(two_rows(&table[0].1, &table[1].1).is_none());
    }

    #[test]
    fn names_and_values_are_no_table() {
        assert!(is_key_value(&rows(&["Exported by|Ann", "Exported on|2026-03-02", "Rows|120", "Status|All"])));
        assert!(!is_key_value(&rows(&["Number|Status", "1|Open", "2|Closed", "3|Open"])));
        assert!(!is_key_value(&rows(&["Name|Hours", "Ann|2", "Bo|3", "Cleo|4"])), "a table of two columns");
    }
}
