//! Whether `03/04/2025` is the third of April or the fourth of March: decided for each column, with the ground.
//!
//! In: the dates of a table, its numbers and its headers. Out: an order and why. Never: a guess without its ground.

use base::{Interner, Sym};

use super::date::{Contradictions, OrderEvidence, Plain, RawDate};
use super::field::Field;
use super::raw::{RawColumn, RawTable};

/// Why an order was taken, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// Cells of the column can be nothing else, or every cell reads the same in both orders.
    Cells,
    /// Other date columns of the table can be nothing else.
    Table,
    /// The settings or the remembered profile say so.
    Told,
    /// Only so are the tickets created in the order of their numbers.
    Numbers,
    /// Only so does everything come after the creation.
    Sequence,
    /// Other files can be nothing else.
    Elsewhere,
    /// Other dates are written with dots.
    Dots,
    /// The headers are of a language that writes the day first.
    Language,
    /// One number varies and the other hardly does: it is the day.
    Variety,
    /// Nothing: the month is taken to come first.
    Nothing,
}

impl Ground {
    /// Whether it proves the order, so that nothing has to be said.
    pub fn is_proof(self) -> bool {
        self <= Self::Told
    }

    /// Whether the user should be asked.
    pub fn is_doubtful(self) -> bool {
        self >= Self::Variety
    }
}

/// An order and its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub day_first: bool,
    pub ground: Ground,
}

/// What a table as a whole says about the order of its dates.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TableOrder {
    /// All its date columns together.
    pub evidence: OrderEvidence,
    /// What is set, or remembered for the file.
    pub told: Option<bool>,
    numbers: Option<bool>,
    sequence: Option<bool>,
    language: Option<bool>,
    /// The evidence of all tables.
    elsewhere: OrderEvidence,
}

/// Rows that are compared.
const ROWS: usize = 4_000;

impl TableOrder {
    /// Looks at a table; rows are only compared where some date can be read both ways.
    pub fn of(table: &RawTable, keys: &Interner, told: Option<bool>, elsewhere: OrderEvidence) -> Self {
        let evidence = evidence_of(table);
        let mut order = Self { evidence, told, elsewhere, ..Self::default() };
        if evidence.open > 0 && evidence.decided().is_none() && told.is_none() {
            order.numbers = by_numbers(table, keys).decided();
            order.sequence = by_sequence(table).decided();
            order.language = is_day_first_language(&table.mapping.headers).then_some(true);
        }
        order
    }

    /// The order of one column.
    pub fn decide(&self, own: OrderEvidence) -> Decision {
        // What the cells say themselves cannot be overruled, but for a column that says both.
        if let Some(decided) = own.decided() {
            let day_first = self.told.filter(|_| own.is_mixed()).unwrap_or(decided);
            return Decision { day_first, ground: Ground::Cells };
        }
        if own.open == 0 {
            return Decision { day_first: false, ground: Ground::Cells };
        }
        let grounds = [
            (Ground::Table, self.evidence.decided()),
            (Ground::Told, self.told),
            (Ground::Numbers, self.numbers),
            (Ground::Sequence, self.sequence),
            (Ground::Elsewhere, self.elsewhere.decided()),
            (Ground::Dots, (self.elsewhere.dotted > 0).then_some(true)),
            (Ground::Language, self.language),
            (Ground::Variety, own.by_variety()),
        ];
        let found = grounds.into_iter().find_map(|(ground, order)| Some(Decision { day_first: order?, ground }));
        found.unwrap_or(Decision { day_first: false, ground: Ground::Nothing })
    }
}

/// The evidence of all date columns of a table.
pub(super) fn evidence_of(table: &RawTable) -> OrderEvidence {
    table.fields.iter().fold(OrderEvidence::default(), |sum, field| match &field.cells {
        RawColumn::Dates(dates) => sum.and(dates.evidence),
        _ => sum,
    })
}

fn dates_of(table: &RawTable, wanted: Field) -> Option<&[RawDate]> {
    table.fields.iter().find(|field| field.field == wanted).and_then(|field| match &field.cells {
        RawColumn::Dates(dates) => Some(dates.cells.as_slice()),
        _ => None,
    })
}

fn both_orders(date: RawDate) -> Option<(i64, i64)> {
    Some((date.rough(true)?, date.rough(false)?))
}

/// Tickets in the order of their numbers are created one after the other.
fn by_numbers(table: &RawTable, keys: &Interner) -> Contradictions {
    let mut found = Contradictions::default();
    let numbers = table.fields.iter().find(|field| field.field == Field::Number);
    let (Some(RawColumn::Symbols(numbers)), Some(created)) =
        (numbers.map(|field| &field.cells), dates_of(table, Field::Created))
    else {
        return found;
    };
    let number = |sym: &Sym| number_of(keys.text(*sym));
    let mut rows: Vec<(u64, (i64, i64))> = numbers
        .iter()
        .zip(created)
        .take(ROWS)
        .filter_map(|(sym, date)| Some((number(sym)?, both_orders(*date)?)))
        .collect();
    rows.sort_unstable();
    for pair in rows.windows(2) {
        let ((_, earlier), (_, later)) = (pair[0], pair[1]);
        found.note((earlier.0, later.0), (earlier.1, later.1));
    }
    found
}

/// Nothing happens to a ticket before it is created.
fn by_sequence(table: &RawTable) -> Contradictions {
    let mut found = Contradictions::default();
    let Some(created) = dates_of(table, Field::Created) else { return found };
    for field in [Field::Completed, Field::ResolvedAt, Field::LastActivity, Field::FirstResponseAt, Field::Due] {
        for (created, then) in created.iter().zip(dates_of(table, field).unwrap_or_default()).take(ROWS) {
            if let (Some(created), Some(then)) = (both_orders(*created), both_orders(*then)) {
                found.note((created.0, then.0), (created.1, then.1));
            }
        }
    }
    found
}

/// The digits of a ticket number as one number.
fn number_of(text: &str) -> Option<u64> {
    let digits = text.bytes().filter(u8::is_ascii_digit);
    let (value, count) =
        digits.fold((0_u64, 0), |(value, count), digit| (value.wrapping_mul(10) + u64::from(digit - b'0'), count + 1));
    (1..=18).contains(&count).then_some(value)
}

/// Words of headers, folded, that only languages have in which the day comes first. Words that English has too, or
/// languages that begin with the year, are not here.
const DAY_FIRST_WORDS: &str = "fecha estado titulo asunto prioridad cierre creacion apertura solicitante asignado tecnico \
    usuario situacao abertura encerramento fechamento criado chamado prioridade assunto responsavel fechado aberto \
    conclusao statut priorite titre objet cree ouverture cloture demandeur attribue etat technicien numero betreff erstellt \
    geschlossen prioritat nummer bearbeiter kunde titel fallig gemeldet stato oggetto priorita creato chiusura richiedente \
    assegnato titolo onderwerp aangemaakt gesloten prioriteit behandelaar melder numer tytul priorytet utworzono \
    zamknieto zglaszajacy zgloszenie cislo nazev stav vytvoreno uzavreno resitel sag oprettet lukket emne sak opprettet \
    tittel otsikko tila luotu suljettu konu durum oncelik olusturma olusturulma kapanis tarihi номер тема статус приоритет \
    создан создано создания закрыт закрыто закрытия дата стан пріоритет створено закрито заявка";

/// Whether headers speak a language that writes the day first: two of them at least do.
fn is_day_first_language(headers: &[String]) -> bool {
    let speaks = |header: &&String| {
        Plain::of(header).is_some_and(|plain| {
            let mut words = plain.text().split(|c: char| !c.is_alphanumeric());
            words.any(|word| !word.is_empty() && DAY_FIRST_WORDS.split_whitespace().any(|known| known == word))
        })
    };
    headers.iter().filter(speaks).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_their_language() {
        let speaks = |line: &str| is_day_first_language(&line.split(',').map(str::to_owned).collect::<Vec<_>>());
        assert!(speaks("Número,Título,Estado,Fecha de creación"));
        assert!(speaks("Nº,Situação,Data Abertura"));
        assert!(speaks("Номер,Тема,Статус"));
        assert!(speaks("Sagsnr,Oprettet,Lukket"));
        assert!(!speaks("Ticket Number,Title,Status,Created,Data"));
        assert!(!speaks("番号,件名,状態"));
        assert!(!speaks("ID,Titel"), "one word is not enough");
    }

    #[test]
    fn digits_of_numbers() {
        assert_eq!(number_of("SD-100"), Some(100));
        assert_eq!(number_of("T20260301.0007"), Some(202_603_010_007));
        assert_eq!(number_of("none"), None);
        assert_eq!(number_of("1234567890123456789012"), None);
    }

    #[test]
    fn the_surest_ground_decides() {
        let mut own = OrderEvidence::default();
        for cell in ["02/03/2026", "03/03/2026", "04/03/2026", "05/03/2026", "06/03/2026"] {
            RawDate::read(cell, &mut own);
        }
        let nothing = TableOrder::default();
        assert_eq!(nothing.decide(own), Decision { day_first: true, ground: Ground::Variety });
        let language = TableOrder { language: Some(true), ..nothing };
        assert_eq!(language.decide(own).ground, Ground::Language);
        let numbers = TableOrder { numbers: Some(false), ..language };
        assert_eq!(numbers.decide(own), Decision { day_first: false, ground: Ground::Numbers });
        let told = TableOrder { told: Some(true), ..numbers };
        assert_eq!(told.decide(own), Decision { day_first: true, ground: Ground::Told });
        RawDate::read("13/03/2026", &mut own);
        assert_eq!(told.decide(own).ground, Ground::Cells);
    }
}
