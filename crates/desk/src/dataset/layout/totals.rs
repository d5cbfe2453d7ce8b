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

/// Whether a cell begins as one of the words does: nearly every cell ends here, without a copy.
fn may_be_total(cell: &str) -> bool {
    let begins_like = |word: &str| {
        let mut head = cell.chars().flat_map(char::to_lowercase);
        word.chars().take(3).all(|c| head.next() == Some(c))
    };
    cell.len() <= 120 && TOTALS.iter().chain(&["page ", "seite "]).any(|word| begins_like(word))
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
