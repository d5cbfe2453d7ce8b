//! In which forms a name is looked for: its words, in either order, written together, with the umlauts spelled out.

use unicode_normalization::UnicodeNormalization;

use super::fold::words;

/// A name as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Words that follow each other.
    Words(Vec<String>),
    /// A word that was made of several.
    Joined(String),
    /// Letters of a script without borders between words.
    Dense(String),
}

/// Words that say what kind of company it is: a sentence often leaves them out.
const LEGAL: [&str; 41] = [
    "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "plc", "co", "corp", "corporation", "company", "gmbh",
    "ag", "kg", "kgaa", "ohg", "ug", "se", "eg", "mbh", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "oy",
    "oyj", "ab", "as", "asa", "aps", "kft", "kk", "sro", "doo", "pty", "ooo",
];

/// Words joined to fewer letters than this may be a word of their own.
const SHORTEST_JOINED: usize = 6;

/// The forms of a name, the one that says most first.
pub(super) fn forms(name: &str, is_person: bool) -> Vec<Form> {
    let mut forms = Vec::new();
    for spelled in [name.to_owned(), spelled_out(name)] {
        let words = words(&spelled);
        let is_dense = words.iter().any(|word| word.is_dense);
        let words: Vec<String> = words.into_iter().map(|word| word.text).collect();
        for words in orders(words, is_person) {
            let mut put = |form| {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            };
            let joined = words.concat();
            let letters = joined.chars().count();
            match (is_dense, words.len()) {
                _ if letters < 2 => {}
                (true, _) => put(Form::Dense(joined)),
                (false, 1) => put(Form::Words(words)),
                (false, _) => {
                    put(Form::Words(words));
                    if letters >= SHORTEST_JOINED {
                        put(Form::Joined(joined));
                    }
                }
            }
        }
    }
    forms
}

/// The words as they are; of a person also with the last word first and the first word last; of a company also
/// without what the law adds.
fn orders(words: Vec<String>, is_person: bool) -> Vec<Vec<String>> {
    let mut orders = vec![words.clone()];
    if words.len() < 2 {
        return orders;
    }
    if is_person {
        for turn in 1..words.len() {
            let mut turned = words.clone();
            turned.rotate_left(turn);
            orders.push(turned);
        }
        return orders;
    }
    let kept = words.iter().rposition(|word| !LEGAL.contains(&word.as_str())).map_or(0, |last| last + 1);
    let says_enough = kept > 1 || words.first().is_some_and(|word| word.chars().count() > 4);
    if (1..words.len()).contains(&kept) && says_enough {
        orders.push(words[..kept].to_vec());
    }
    orders
}

/// `Müller` as `Mueller`, as addresses are written.
fn spelled_out(name: &str) -> String {
    let mut out = String::new();
    for c in name.nfc() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            'å' | 'Å' => out.push_str("aa"),
            c => out.push(c),
        }
    }
    out
}
