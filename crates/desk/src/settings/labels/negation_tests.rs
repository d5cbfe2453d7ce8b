//! What a negation turns around: every word of the tables with every negation of its language.

use proptest::prelude::*;

use super::status_by_words;
use super::words::{LANGUAGES, Language, Sign};

/// Words of a sign that stand for themselves: no stem, not only the whole label.
fn words(language: &'static Language, sign: Sign) -> Vec<String> {
    let lines = language.statuses.iter().filter(|(one, _)| *one == sign);
    let all = lines.flat_map(|(_, line)| line.split(',')).map(str::trim);
    all.filter(|word| !word.contains(['*', '=', '^']))
        .map(|word| match word.strip_suffix('+') {
            Some(stem) => format!("{stem}{}", language.endings.first().copied().unwrap_or_default()),
            None => word.trim_start_matches('!').to_owned(),
        })
        .collect()
}

fn negations(language: &'static Language) -> Vec<String> {
    language.not.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

fn in_both_cases(text: &str) -> [String; 2] {
    [text.to_owned(), text.to_uppercase()]
}

#[test]
fn not_solved_and_not_closed_are_open() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for word in [Sign::Done, Sign::Closed].into_iter().flat_map(|sign| words(language, sign)) {
            for label in in_both_cases(&word) {
                if status_by_words(&label).is_none_or(|meaning| meaning.is_open()) {
                    wrong.push(label);
                }
            }
            for label in negations(language).iter().flat_map(|not| in_both_cases(&format!("{not} {word}"))) {
                if status_by_words(&label).is_none_or(|meaning| !meaning.is_open()) {
                    wrong.push(label);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn closed_stays_closed_whatever_is_not_true_of_it() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for closed in words(language, Sign::Closed) {
            for (not, done) in negations(language).iter().zip(words(language, Sign::Done)) {
                for label in [format!("{closed} - {not} {done}"), format!("{closed} ({not} {done})")] {
                    if status_by_words(&label).is_none_or(|meaning| meaning.is_open()) {
                        wrong.push(label);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_undone_is_open() {
    for language in LANGUAGES {
        for label in words(language, Sign::Undone).iter().flat_map(|word| in_both_cases(word)) {
            assert!(status_by_words(&label).is_some_and(|meaning| meaning.is_open()), "{label}");
        }
    }
}

proptest! {
    /// No text brings the reading down, and case says nothing.
    #[test]
    fn any_text_is_read(text in "\\PC{0,40}", label in "[ -~]{0,30}") {
        let _ = status_by_words(&text);
        // Humps are words: only what has none is the same in both cases.
        let lower = label.to_lowercase();
        prop_assert_eq!(status_by_words(&lower), status_by_words(&lower.to_uppercase()));
    }
}
