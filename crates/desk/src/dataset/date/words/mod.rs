//! Words in dates: months, weekdays, halves of the day, zones, and words that say nothing. The tables hold them as
//! people write them; they are looked up in the folded letters of [`Plain`].

mod halves;
mod months;
mod weekdays;
mod zones;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::plain::Plain;

pub(super) use zones::zone_named;

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
}

/// What a whole word is.
#[derive(Clone, Copy, Debug, Default)]
struct Meaning {
    month: Option<u8>,
    weekday: bool,
    half: Option<Half>,
    filler: bool,
    /// Years that are counted from another year than ours.
    era: Option<i32>,
}

static WORDS: LazyLock<FxHashMap<String, Meaning>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Meaning> = FxHashMap::default();
    let mut note = |word: &str, set: &dyn Fn(&mut Meaning)| set(words.entry(folded(word)).or_default());
    for row in months::MONTHS {
        for (month, spellings) in (1..).zip(row) {
            spellings.split(' ').for_each(|word| note(word, &|meaning| meaning.month = Some(month)));
        }
    }
    let days = weekdays::WEEKDAYS.iter().flat_map(|row| row.split(' '));
    days.for_each(|word| note(word, &|meaning| meaning.weekday = true));
    for (half, row) in halves::HALVES {
        row.split(' ').for_each(|word| note(word, &|meaning| meaning.half = Some(*half)));
    }
    FILLERS.split(' ').for_each(|word| note(word, &|meaning| meaning.filler = true));
    ERAS.iter().for_each(|(word, year)| note(word, &|meaning| meaning.era = Some(*year)));
    words
});

/// Words between a date and its time, or behind the time, that say nothing.
const FILLERS: &str = "um at a as à alle ore uhr kl klo de del do di h hrs hs le las la los om uur den der el o v v, в о г г. р \
     року года год ч час saat godz r t. the of klokken klockan à às heures hod hodin lúc";

/// Japanese eras, by the year before their first.
const ERAS: &[(&str, i32)] = &[("令和", 2_018), ("平成", 1_988), ("民國", 1_911), ("พ.ศ.", -543), ("ค.ศ.", 0)];

fn folded(word: &str) -> String {
    let dotless = word.trim_end_matches('.');
    Plain::of(dotless).map(|plain| plain.text().to_owned()).unwrap_or_default()
}

fn meaning(word: &str) -> Meaning {
    WORDS.get(word).copied().unwrap_or_default()
}

/// The month that a folded word names, 1..=12: a whole name or usual abbreviation, or the beginning of one name only.
pub(super) fn month_named(word: &str) -> Option<u32> {
    if let Some(month) = meaning(word).month {
        return Some(u32::from(month));
    }
    word.chars().nth(2)?;
    let mut months = WORDS.iter().filter(|(known, _)| known.starts_with(word)).filter_map(|(_, known)| known.month);
    let first = months.next()?;
    months.all(|month| month == first).then_some(u32::from(first))
}

/// Whether a folded word is the name of a weekday, whole or shortened.
pub(super) fn is_weekday(word: &str) -> bool {
    meaning(word).weekday
        || word.chars().nth(1).is_some()
            && WORDS.iter().any(|(known, meaning)| meaning.weekday && known.starts_with(word))
}

/// The half of the day that a folded word names.
pub(super) fn half_named(word: &str) -> Option<Half> {
    meaning(word).half
}

/// Whether a folded word says nothing.
pub(super) fn is_filler(word: &str) -> bool {
    meaning(word).filler
}

/// The year before the first of an era that a folded word names.
pub(super) fn era_named(word: &str) -> Option<i32> {
    meaning(word).era
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages() {
        for (word, month) in [
            ("jan", 1),
            ("janvier", 1),
            ("enero", 1),
            ("fevr", 2),
            ("marz", 3),
            ("mars", 3),
            ("maart", 3),
            ("avril", 4),
            ("maggio", 5),
            ("juin", 6),
            ("juillet", 7),
            ("aout", 8),
            ("setembro", 9),
            ("oktober", 10),
            ("dez", 12),
            ("maaliskuuta", 3),
            ("marraskuuta", 11),
            ("mar", 3),
            ("lipca", 7),
            ("cervence", 7),
            ("cervna", 6),
            ("temmuz", 7),
            ("ara", 12),
            ("июля", 7),
            ("дек", 12),
            ("листопада", 11),
            ("февр", 2),
            ("мая", 5),
            ("sept", 9),
            ("декабр", 12),
        ] {
            assert_eq!(month_named(word), Some(month), "{word}");
        }
        for word in ["ja", "marketingplan", "jui", "cer", "printer"] {
            assert_eq!(month_named(word), None, "{word}");
        }
    }

    #[test]
    fn weekdays_are_no_months() {
        for word in ["monday", "mo", "montag", "lundi", "mar", "dom", "vrijdag", "понедельник", "pazartesi", "tue"]
        {
            assert!(is_weekday(word), "{word}");
        }
        assert!(!is_weekday("january"));
    }

    #[test]
    fn every_word_of_the_tables_folds_to_something() {
        assert!(WORDS.keys().all(|word| !word.is_empty()));
        for row in months::MONTHS {
            assert_eq!(row.len(), 12);
        }
    }
}
