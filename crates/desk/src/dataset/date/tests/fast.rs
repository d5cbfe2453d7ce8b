//! The fast reader of a column says what the slow reader of a cell says.

use proptest::prelude::*;

use super::super::column::DateColumn;
use super::super::order::OrderEvidence;
use super::super::packed::RawDate;
use super::super::zones::NamedZones;

/// Forms of cells; `#` is any digit.
const FORMS: &[&str] = &[
    "####-##-## ##:##:##", "####-##-##T##:##:##Z", "####-##-##T##:##:##.###+01:00", "##/##/#### ##:##",
    "#/#/#### #:## AM", "##/##/#### ##:##:## PM", "#/##/##", "##.##.#### ##:##", "#.#.##", "##/Mar/## #:## AM",
    "##-FEB-## ##.##.##.######", "Mar #, #### ##:##", "##/##/#### ##:##:## p.\u{a0}m.", "####年#月##日 ##:##",
    "############", "#####.###", "########T######Z", "Mon Mar ## ##:##:## UTC ####", "#-#-#",
    "####-##-## ##:## Europe/Berlin", "## de marzo de #### ##:##", "##:## ##/##/####", "##/##/#### ##:## -03:00",
    "##-##-#### ##:## 8%", "令和#年#月#日",
];

fn slow(cell: &str, zones: &mut NamedZones, evidence: &mut OrderEvidence) -> RawDate {
    super::super::read::read(cell, zones, evidence).map_or(RawDate::NONE, |read| read.date)
}

fn agree(cells: &[String]) {
    let mut column = DateColumn::default();
    let (mut zones, mut evidence) = (NamedZones::default(), OrderEvidence::default());
    for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        column.push(cell);
        assert_eq!(column.last(), slow(cell, &mut zones, &mut evidence), "{cell}");
        assert_eq!(column.evidence, evidence, "{cell}");
    }
}

fn cell(form: &str, digits: &[u8]) -> String {
    let mut digits = digits.iter().cycle();
    form.chars()
        .map(|c| match c {
            '#' => digits.next().map_or('0', |digit| char::from(b'0' + digit % 10)),
            other => other,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn on_cells_of_few_forms(forms in prop::collection::vec(0..FORMS.len(), 1..4), digits in prop::collection::vec(prop::collection::vec(prop_oneof![0u8..4, 0u8..10], 20), 1..60)) {
        let cells: Vec<String> = digits.iter().enumerate().map(|(at, digits)| cell(FORMS[forms[at % forms.len()]], digits)).collect();
        agree(&cells);
    }

    #[test]
    fn on_anything(cells in prop::collection::vec("\\PC{0,40}", 1..20)) {
        agree(&cells);
    }

    #[test]
    fn on_what_looks_like_dates(cells in prop::collection::vec("[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}[T ,]?[0-9:. apmAPMZ+-]{0,14}", 1..30)) {
        agree(&cells);
    }
}
