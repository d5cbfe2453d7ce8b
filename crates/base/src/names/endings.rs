//! Endings of names: a name in the genitive is still the name.

/// A name in a sentence has at most so many letters more.
pub(super) const LONGEST: usize = 3;

/// Endings of a name of a single word, which would otherwise be found in many other words.
const ENDINGS: [&str; 38] = [
    "s", "es", "n", "en", "ns", "in", "nin", "un", "nun", "a", "u", "ow", "owi", "em", "om", "ov", "а", "у", "ом",
    "ем", "е", "ы", "и", "я", "ю", "ой", "ей", "ою", "ею", "ов", "ам", "ові", "еві", "ου", "ος", "ն", "ի", "ს",
];

/// The letters that a word of a name keeps in all cases: without a last vowel in Cyrillic, and in Greek without its `ς`.
pub(super) fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    match word.chars().next_back() {
        Some(last @ ('а' | 'я' | 'о' | 'й' | 'ь' | 'е' | 'и' | 'і' | 'σ')) if letters > 3 => {
            &word[..word.len() - last.len_utf8()]
        }
        _ => word,
    }
}

/// Whether a word of a sentence is a word of a name, and by how many letters it is longer. Beside other words of
/// the name any short ending will do; a word alone must have one that is known.
pub(super) fn longer_by(word: &str, name: &str, is_alone: bool) -> Option<usize> {
    if word == name {
        return Some(0);
    }
    let stem = stem(name);
    let ending = word.strip_prefix(stem)?;
    let (letters, more) = (stem.chars().count(), ending.chars().count());
    if letters < 3 || more > LONGEST {
        return None;
    }
    let is_known = match is_alone {
        false => true,
        true if ending.is_empty() => true,
        // `Oaks` is the oak's; `oaken` is a word.
        true if letters < 5 => more == 1 && (ending == "s" || !ending.is_ascii()),
        true => ENDINGS.contains(&ending),
    };
    is_known.then_some(more.max(1))
}

/// Whether a word is several of a name written together: with a number behind it, or an ending.
pub(super) fn is_joined(word: &str, joined: &str) -> bool {
    word.strip_prefix(joined).is_some_and(|rest| rest.chars().count() <= LONGEST)
}
