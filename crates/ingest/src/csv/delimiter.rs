//! Which delimiter a text uses, judged by how evenly it cuts the first rows.

/// How a delimited text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// The byte between two cells.
    pub(crate) delimiter: u8,
    /// Bytes at the start that only tell the delimiter (`sep=;` and its line end).
    pub(crate) preface: usize,
}

const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The dialect of the text that begins with `head`.
///
/// A first line `sep=;` decides. Otherwise the delimiter is taken that gives most rows the same
/// number of cells; a description full of commas does not, even when it has most commas.
pub(crate) fn find_dialect(head: &str) -> Dialect {
    if let Some(told) = told_by_the_file(head) {
        return told;
    }
    let mut best = (0.0, b',');
    for delimiter in CANDIDATES {
        let score = evenness(&widths(head.as_bytes(), delimiter));
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    Dialect { delimiter: best.1, preface: 0 }
}

fn told_by_the_file(head: &str) -> Option<Dialect> {
    let bytes = head.as_bytes();
    if !bytes.get(..4)?.eq_ignore_ascii_case(b"sep=") {
        return None;
    }
    let delimiter = *bytes.get(4)?;
    if !delimiter.is_ascii() || matches!(delimiter, b'"' | b'\r' | b'\n' | 0) {
        return None;
    }
    let preface = match (bytes.get(5), bytes.get(6)) {
        (Some(b'\r'), Some(b'\n')) => 7,
        (Some(b'\r' | b'\n'), _) => 6,
        (None, _) => 5,
        _ => return None,
    };
    Some(Dialect { delimiter, preface })
}

/// How many cells each row of `head` has; the last row may be incomplete and is left out if it is
/// not the only one.
fn widths(head: &[u8], delimiter: u8) -> Vec<usize> {
    let mut widths = Vec::new();
    let (mut cells, mut quoted, mut at_start, mut blank) = (1, false, true, true);
    for &byte in head {
        if quoted {
            // A doubled quote closes and opens again, which comes to the same here.
            quoted = byte != b'"';
        } else if byte == b'\n' || byte == b'\r' {
            if !blank {
                widths.push(cells);
            }
            (cells, at_start, blank) = (1, true, true);
        } else {
            blank = false;
            quoted = byte == b'"' && at_start;
            at_start = byte == delimiter || quoted;
            cells += usize::from(byte == delimiter);
        }
    }
    if !blank && widths.is_empty() {
        widths.push(cells);
    }
    widths
}

/// 0 when the rows are not cut at all, more the more rows have the same width and the wider it is.
fn evenness(widths: &[usize]) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for &width in widths {
        *counts.entry(width).or_insert(0_usize) += 1;
    }
    let common = counts.iter().filter(|(width, _)| **width > 1);
    let Some((&width, &rows)) = common.max_by_key(|(width, rows)| (**rows, **width)) else {
        return 0.0;
    };
    let share = rows as f64 / widths.len() as f64;
    // A decimal comma stands in every row but not in the header.
    let header = if widths.first() == Some(&width) { 1.0 } else { 0.8 };
    share * share * header * (width as f64).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter_of(head: &str) -> char {
        char::from(find_dialect(head).delimiter)
    }

    #[test]
    fn each_delimiter_is_recognized() {
        assert_eq!(delimiter_of("a,b\n1,2\n"), ',');
        assert_eq!(delimiter_of("a;b\n1;2\n"), ';');
        assert_eq!(delimiter_of("a\tb\n1\t2\n"), '\t');
        assert_eq!(delimiter_of("a|b\n1|2\n"), '|');
        assert_eq!(delimiter_of("just one column\nx\n"), ',');
        assert_eq!(delimiter_of(""), ',');
    }

    #[test]
    fn a_description_full_of_commas_does_not_win() {
        assert_eq!(delimiter_of("Id\tText\tHours\n1\ta, b, c, d, e\t1\n2\tno\t2\n3\tx, y, z, z, z\t3\n"), '\t');
        assert_eq!(delimiter_of("Id;Text\n1;\"a, b, c\"\n2;\"d, e, f\"\n3;g, h, i\n"), ';');
    }

    #[test]
    fn decimal_commas_do_not_win() {
        assert_eq!(delimiter_of("Nr;Stunden\n1;1,5\n2;2,5\n3;0,75\n4;1,0\n"), ';');
    }

    #[test]
    fn the_sep_line_decides_and_is_left_out() {
        assert_eq!(find_dialect("sep=;\r\na,b,c\r\n"), Dialect { delimiter: b';', preface: 7 });
        assert_eq!(find_dialect("SEP=|\na,b"), Dialect { delimiter: b'|', preface: 6 });
        assert_eq!(find_dialect("sep=ab,c\n1,2\n").preface, 0);
    }
}
