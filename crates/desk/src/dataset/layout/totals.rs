//! Words of rows that sum up others.

/// Words for totals, in lower case.
const TOTALS: &[&str] = &[
    "total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "summe", "gesamt", "gesamtsumme",
    "zwischensumme", "teilsumme", "average", "count", "anzahl", "durchschnitt", "total general", "total général",
    "sous-total", "somme", "totaal", "subtotaal", "eindtotaal", "report total", "total geral", "soma", "suma",
    "suma total", "suma częściowa", "razem", "łącznie", "celkem", "mezisoučet", "součet", "totale", "totale generale",
    "totale complessivo", "subtotale", "summa", "totalt", "delsumma", "sum total", "i alt", "subtotal:", "delsum",
    "yhteensä", "välisumma", "toplam", "genel toplam", "ara toplam", "итого", "всего", "общий итог", "разом", "усього",
    "合計", "総計", "小計", "总计", "合计", "小计", "總計", "합계", "총계", "소계",
];

/// The first two letters of the words that begin with two ASCII letters.
const HEADS: &[[u8; 2]] = &[
    *b"an", *b"ar", *b"av", *b"ce", *b"co", *b"de", *b"du", *b"ei", *b"ge", *b"gr", *b"i ", *b"me", *b"pa", *b"ra",
    *b"re", *b"se", *b"so", *b"su", *b"te", *b"to", *b"yh", *b"zw",
];

/// Whether a cell begins as one of the words does: nearly every cell of every row ends here, so it has to be quick.
fn may_be_total(cell: &str) -> bool {
    match cell.as_bytes() {
        [first, second, ..] if cell.len() <= 120 => {
            let is_ascii = first.is_ascii() && second.is_ascii();
            !is_ascii || HEADS.contains(&[first.to_ascii_lowercase(), second.to_ascii_lowercase()])
        }
        _ => false,
    }
}

/// Whether a cell is a word for a total, or the number of a page.
pub(in crate::dataset) fn is_total(cell: &str) -> bool {
    if !may_be_total(cell) {
        return false;
    }
    let lower: String = cell.chars().take(24).flat_map(char::to_lowercase).collect();
    let word = lower.trim_end_matches([':', ' ', '：']);
    TOTALS.contains(&word)
        || lower.starts_with("total:")
        || lower.starts_with("page ") && lower.contains(" of ")
        || lower.starts_with("seite ") && lower.contains(" von ")
}

/// Where a ticket number should be, `Total (12 rows)` and `Count: 12` are totals too.
pub(in crate::dataset) fn begins_like_total(cell: &str) -> bool {
    if !may_be_total(cell) {
        return false;
    }
    let lower: String = cell.chars().take(40).flat_map(char::to_lowercase).collect();
    is_total(cell)
        || TOTALS.iter().any(|word| {
            lower.strip_prefix(word).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with([':', '(', '=', '：'])
                    || rest.starts_with(|c: char| c.is_ascii_digit()) && lower.contains(' ')
                    || rest.starts_with("for ")
                    || rest.starts_with("of ")
                    || rest.starts_with("für ")
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_numbers_are_passed_over() {
        for word in TOTALS {
            assert!(is_total(word), "{word}");
            assert!(begins_like_total(&format!("{}: 12", word.to_uppercase().trim_end_matches(':'))), "{word}");
        }
        for cell in ["T1000", "INC0010023", "SD-100", "4711", "Total Energies", "Printer", "", "T", "Сломан принтер"]
        {
            assert!(!is_total(cell), "{cell}");
        }
    }
}
