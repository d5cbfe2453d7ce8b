//! Words for hours, minutes, seconds and days, as lengths and headers write them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Unit;
use crate::dataset::date::Plain;

/// By unit: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Scandinavian, Finnish, Turkish,
/// Russian, Ukrainian, Japanese, Chinese, Korean.
const WORDS: &[(Unit, &str)] = &[
    (
        Unit::Hours,
        "h hr hrs hour hours std stunde stunden ht heure heures hora horas ora ore uur uren u godz godzina godziny godzin \
         hod hodina hodiny hodin hodiny timme timmar tim time timer t tunti tuntia tuntiin saat sa час часа часов часы ч \
         година години годин год 時間 小时 小時 钟头 시간",
    ),
    (
        Unit::Minutes,
        "m min mins minute minutes minuten minuto minutos minuti minut minuta minuty minutter minutt minuuttia minuutti \
         dakika dk dak мин минута минуты минут хв хвилина хвилини хвилин 分 分間 分钟 分鐘 분",
    ),
    (
        Unit::Seconds,
        "s sec secs second seconds sek sekunde sekunden seconde secondes seconden segundo segundos seg secondo secondi \
         sekunda sekundy sekund sekunder sekuntia sekunti saniye sn сек секунда секунды секунд секунди с 秒 초",
    ),
    (
        Unit::Days,
        "d day days dt tag tage tagen j jour jours día días dia dias giorno giorni dag dagen dni dzień den dny dnů dnu \
         dagar dage dager päivä päivää pv gün gun день дня дней дни дн днів д 日 日間 天 일",
    ),
];

/// Words between the parts of a length.
const AND: &str = "and und et y e en i a og och ja ve и та і";

static UNITS: LazyLock<FxHashMap<String, Unit>> = LazyLock::new(|| {
    let rows = WORDS.iter().flat_map(|(unit, words)| words.split_whitespace().map(|word| (*unit, word)));
    rows.filter_map(|(unit, word)| Some((Plain::letters(word)?.text().to_owned(), unit))).collect()
});

/// The unit that a folded word names.
pub(super) fn unit_named(word: &str) -> Option<Unit> {
    UNITS.get(word).copied()
}

/// Whether a folded word only joins two parts of a length.
pub(super) fn is_and(word: &str) -> bool {
    AND.split(' ').any(|known| known == word)
}

/// The unit that a header says: `Worked (min)`, `Time spent in minutes`, `Dauer [Sekunden]`, `Tempo (horas)`.
pub fn unit_of_header(header: &str) -> Option<Unit> {
    let plain = Plain::letters(header)?;
    let text = plain.text();
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if let Some(at) = text.rfind(['(', '[']) {
        let inner: Vec<&str> =
            text[at..].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let unit = match inner.as_slice() {
            [word] => unit_named(word).or_else(|| unit_named(word.strip_prefix("in")?)),
            ["in" | "em" | "en", word] => unit_named(word),
            _ => None,
        };
        if unit.is_some() {
            return unit;
        }
    }
    // `in minutes`, `duracao_min`, `Dauer in Sekunden`.
    let mut before = "";
    for word in words() {
        let is_long = word.chars().count() >= 5;
        match unit_named(word) {
            Some(unit @ (Unit::Minutes | Unit::Seconds)) if is_long && word != "second" && word != "minute" => {
                return Some(unit);
            }
            Some(unit @ (Unit::Minutes | Unit::Seconds)) if matches!(before, "in" | "em" | "en" | "i" | "w" | "v") => {
                return Some(unit);
            }
            _ => before = word,
        }
    }
    // One word: `timeSpentMinutes`, `durationInMin`, `time_secs`.
    let name: String = words().collect();
    if name.contains("minute") || name.ends_with("inmin") || name.ends_with("mins") {
        Some(Unit::Minutes)
    } else if name.contains("seconds") || name.contains("sekunde") || name.ends_with("insec") || name.ends_with("secs")
    {
        Some(Unit::Seconds)
    } else {
        None
    }
}
