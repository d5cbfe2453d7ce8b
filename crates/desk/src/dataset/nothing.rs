//! Labels that say there is none: a priority `NA` is no priority.

use rustc_hash::FxHashMap;

use base::{Interner, Sym, normalize, plain};

use super::columns::{Column, Columns};
use super::field::Field;

/// *None* and *not set* in the languages of service desks, normalized and without accents.
const NOTHING: [&str; 44] = [
    "na", "nan", "none", "null", "nil", "notset", "unset", "undefined", "unspecified", "unprioritized",
    "notapplicable", "nopriority", "keine", "nichtgesetzt", "keineprioritat", "aucune", "aucun", "nondefini",
    "nondefinie", "ninguna", "ninguno", "sinprioridad", "nenhuma", "nenhum", "semprioridade", "nessuna", "nessuno",
    "geen", "brak", "zadna", "ingen", "eimitaan", "eimaaritetty", "yok", "belirtilmemis", "нет", "неуказан",
    "неуказано", "немає", "なし", "未設定", "无", "未设置", "없음",
];

/// Takes such labels out of the priorities of tickets.
pub(super) fn clear_priorities(tickets: &mut Columns, texts: &Interner) {
    if !tickets.has(Field::Priority) {
        return;
    }
    let mut known: FxHashMap<Sym, bool> = FxHashMap::default();
    let mut says_nothing = |label: Sym| {
        *known.entry(label).or_insert_with(|| NOTHING.contains(&normalize(&plain(texts.text(label))).as_str()))
    };
    let cells = tickets.labels(Field::Priority);
    if !cells.iter().any(|&label| says_nothing(label)) {
        return;
    }
    let cells = cells.iter().map(|&label| if says_nothing(label) { Sym::NONE } else { label }).collect();
    tickets.set(Field::Priority, Column::Labels(cells));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_priority_that_says_none_is_none() {
        let mut texts = Interner::default();
        let labels = ["NA", "High", "N/A", "Žádná", "Napoleon", "none"].map(|label| texts.intern(label));
        let mut tickets = Columns::new(vec![0; 6], (2..8).collect());
        tickets.set(Field::Priority, Column::Labels(labels.to_vec()));
        clear_priorities(&mut tickets, &texts);
        let left: Vec<&str> = tickets.labels(Field::Priority).iter().map(|label| texts.text(*label)).collect();
        assert_eq!(left, ["", "High", "", "", "Napoleon", ""]);
    }
}
