//! Months, weekdays and zones as exports spell them, in the languages that service desks export in.

/// A word without case and accents: `Août` is `aout`, `März` is `marz`.
fn folded(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            other => other,
        })
        .collect()
}

/// The beginnings of month names: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fev"],
    &["mar", "mrz", "mrt", "maa", "mae"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mei", "maj", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "out", "ott"],
    &["nov"],
    &["dec", "dez", "dic", "des"],
];

/// The month that a word names, 1..=12.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let word = folded(word);
    // No month has more letters than `septiembre` or `septembre`.
    if !(3..=10).contains(&word.len()) {
        return None;
    }
    let at = MONTHS.iter().position(|heads| heads.iter().any(|head| word.starts_with(head)))?;
    u32::try_from(at + 1).ok()
}

/// Whether a word is the name of a weekday, whole or shortened.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = folded(word);
    let heads = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mar", "mer",
        "jeu", "ven", "sam", "dim", "mie", "jue", "vie", "sab", "dom", "gio", "ma", "wo", "vr", "za", "zo", "seg",
        "ter", "qua", "qui", "sex",
    ];
    (2..=13).contains(&word.len())
        && heads.iter().any(|head| {
            word == *head || head.len() > 2 && word.starts_with(head) || word.ends_with("tag") || word.ends_with("dag")
        })
}

/// Words between a date and its time, or behind the time, that say nothing.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        folded(word).as_str(),
        "um" | "at" | "a" | "uhr" | "kl" | "klo" | "de" | "del" | "h" | "hrs" | "le" | "om" | "uur"
    )
}

/// Minutes ahead of UTC of a zone's abbreviation, where it means one offset only in a service desk's export.
pub(super) fn zone_named(word: &str) -> Option<i64> {
    let hours = match word.to_ascii_uppercase().as_str() {
        "UTC" | "GMT" | "Z" | "WET" => 0,
        "CET" | "MEZ" | "BST" | "WEST" => 1,
        "CEST" | "MESZ" | "EET" => 2,
        "EEST" => 3,
        "EST" => -5,
        "EDT" => -4,
        "CST" => -6,
        "CDT" => -5,
        "MST" => -7,
        "MDT" => -6,
        "PST" => -8,
        "PDT" => -7,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        _ => return None,
    };
    Some(hours * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_eight_languages() {
        for (word, month) in [
            ("Jan", 1),
            ("janvier", 1),
            ("enero", 1),
            ("févr", 2),
            ("März", 3),
            ("mars", 3),
            ("maart", 3),
            ("avril", 4),
            ("Mai", 5),
            ("maggio", 5),
            ("juin", 6),
            ("juillet", 7),
            ("août", 8),
            ("setembro", 9),
            ("Oktober", 10),
            ("noviembre", 11),
            ("Dez", 12),
            ("décembre", 12),
        ] {
            assert_eq!(month_named(word), Some(month), "{word}");
        }
        assert_eq!(month_named("Ja"), None);
        assert_eq!(month_named("marketingplan"), None);
    }

    #[test]
    fn weekdays_are_no_months() {
        for word in ["Monday", "Mo", "Montag", "lundi", "mar", "dom", "vrijdag"] {
            assert!(is_weekday(word), "{word}");
        }
        assert!(!is_weekday("January"));
    }
}
