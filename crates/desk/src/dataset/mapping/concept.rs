//! What the words of a header mean, whatever the language: `Data de abertura` and `OPEN_DT` both say *date* and *open*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::vocabulary::{PHRASES, SILENT, WORDS};

macro_rules! concepts {
    ($($name:ident,)*) => {
        /// A thing that headers speak of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Concept { $($name,)* }
    };
}

concepts! {
    Ticket, Number, Id, Code, Date, Time, Open, Close, End, Resolve, Due, First, Response, Last, Update, Status, Sub,
    Priority, Urgency, Severity, Impact, Title, Short, Description, Problem, Name, Category, Kind, Source, Assigned,
    Technician, Owner, Group, Department, Queue, Requester, Company, Site, By, Count, Duration, Unit, Worked, Billable,
    Estimate, Sla, Met, Overdue, Reopen, Current, Service, Key, Person, Other,
}

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Concepts(u64);

impl Concepts {
    pub const fn of(all: &[Concept]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < all.len() {
            bits |= 1 << all[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    pub const fn holds(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What a header says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What its words mean.
    pub concepts: Concepts,
    /// How many of its words are in no vocabulary.
    pub unknown: usize,
}

impl Said {
    /// Reads a header.
    pub fn by(header: &str) -> Self {
        let words = words(header);
        let mut said = Self::default();
        let mut at = 0;
        while at < words.len() {
            let phrase = PHRASES.iter().find(|(phrase, _)| {
                let mut parts = phrase.split(' ');
                parts.clone().count() <= words.len() - at
                    && parts.by_ref().zip(&words[at..]).all(|(part, word)| part == word)
            });
            if let Some((phrase, concepts)) = phrase {
                said.concepts = said.concepts.with(Concepts::of(concepts));
                at += phrase.split(' ').count();
                continue;
            }
            match meaning(&words[at]) {
                Some(concepts) => said.concepts = said.concepts.with(concepts),
                None => said.unknown += 1,
            }
            at += 1;
        }
        said
    }
}

/// The concepts of one word; nothing for words that say nothing, `None` for one that no vocabulary has.
fn meaning(word: &str) -> Option<Concepts> {
    if SILENT.split_whitespace().any(|silent| silent == word) {
        return Some(Concepts::default());
    }
    known(word).map(|concept| Concepts::of(&[concept])).or_else(|| compound(word, 0))
}

/// Short words that databases set before others without a blank: `DTCRIACAO`, `IDCHAMADO`.
const PREFIXES: [&str; 3] = ["dt", "id", "nr"];

/// A word that consists of known words: `Erstellungsdatum`, `createdat`, `创建时间`. Nothing may be left over.
fn compound(word: &str, depth: usize) -> Option<Concepts> {
    if depth > 3 {
        return None;
    }
    // The longest first part wins; what is short is only a part in writings without blanks.
    for (end, next) in word.char_indices().rev().map(|(at, c)| (at + c.len_utf8(), c)) {
        let (front, rest) = word.split_at(end);
        let least = if next.is_ascii_alphabetic() || depth > 0 && front.is_ascii() { 2 } else { 1 };
        let is_short = depth == 0 && front.is_ascii() && front.len() < 3 && !PREFIXES.contains(&front);
        if front.chars().count() < least || is_short {
            continue;
        }
        let Some(concept) = known(front) else { continue };
        let concepts = Concepts::of(&[concept]);
        if rest.is_empty() {
            return (depth > 0).then_some(concepts);
        }
        let links = ["", "s", "n", "en", "es", "e"];
        let tail = links.into_iter().find_map(|link| compound(rest.strip_prefix(link)?, depth + 1));
        if let Some(tail) = tail {
            return Some(concepts.with(tail));
        }
    }
    None
}

fn known(word: &str) -> Option<Concept> {
    static ALL: OnceLock<FxHashMap<&'static str, Concept>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all = FxHashMap::default();
        for (concept, words) in WORDS {
            for word in words.split_whitespace() {
                all.entry(word).or_insert(*concept);
            }
        }
        all
    });
    all.get(word).copied()
}

/// The words of a header, folded: `openedWhen`, `Opened when` and `OPENED_WHEN` are the same two. `#` is a word.
fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        let is_break = !c.is_alphanumeric()
            || c.is_uppercase() && before.is_lowercase()
            || c.is_numeric() != before.is_numeric() && before.is_alphanumeric();
        if is_break {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric() || matches!(c, '#' | '№'), words.last_mut()) {
            c.to_lowercase().for_each(|c| fold(c, word));
        }
        if matches!(c, '#' | '№') {
            words.push(String::new());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()));
    words
}

/// A small letter without its accent.
pub(super) fn fold(c: char, into: &mut String) {
    let plain = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ß' => return into.push_str("ss"),
        'æ' => return into.push_str("ae"),
        'œ' => return into.push_str("oe"),
        // A dot that stays behind when İ becomes small.
        '\u{307}' => return,
        other => other,
    };
    into.push(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_the_same_in_every_language() {
        use Concept as C;
        for (headers, concepts) in [
            (
                "Opening date|OPEN_DT|DTCRIACAO|Date opened|createdDate|createdate|Erstellungsdatum|Date de création|\
                 Fecha de apertura|Data de abertura|Data di apertura|Aanmaakdatum|Data utworzenia|Datum vytvoření|\
                 Skapad datum|Oprettelsesdato|Opprettet dato|Luontipäivä|Oluşturma tarihi|Дата создания|\
                 Дата створення|作成日時|创建时间|생성일시",
                &[C::Open, C::Date][..],
            ),
            ("Closed|Geschlossen|Clôturé|Cerrado|Encerrado|Chiuso|Gesloten|Закрыто|Stängd|关闭", &[C::Close]),
            ("Última Alteração|Last update|Dernière modification|Letzte Änderung|最終更新", &[C::Last, C::Update]),
            ("TARGET_DT|Vervaldatum|Fälligkeitsdatum", &[C::Due, C::Date]),
            ("CASE_STATUS|Ticketzustand|Situação do chamado", &[C::Ticket, C::Status]),
            ("OnTime_Status", &[C::Met, C::Status]),
            ("Ticket#|Ticket No.|Nº do chamado|Номер заявки|工单编号", &[C::Ticket, C::Number]),
            ("Atribuído a|Assigned To|Zugewiesen an|Asignado a|担当", &[C::Assigned]),
            ("Grupo de atribuição|Assignment group", &[C::Group, C::Assigned]),
            ("Submitted_By|Opened by|Criado por|Erstellt von", &[C::Open, C::By]),
        ] {
            for header in headers.split('|') {
                let said = Said::by(header);
                assert_eq!(said, Said { concepts: Concepts::of(concepts), unknown: 0 }, "{header}");
            }
        }
    }

    #[test]
    fn only_whole_words_speak() {
        for header in ["Determined", "Mandate", "Statement", "Reopener", "Candidate", "Unclosable"] {
            assert_eq!(Said::by(header).concepts, Concepts::default(), "{header}");
        }
    }
}
