//! The texts of one language by their English.

use std::collections::BTreeMap;
use std::fmt::{Arguments, Write};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::plural::{Counting, Plural};

/// All texts of a language. Made once and never dropped: texts live as long as the program.
#[derive(Debug, Default)]
pub struct Catalogue {
    plain: FxHashMap<&'static str, &'static str>,
    filled: FxHashMap<&'static str, Vec<Piece>>,
    /// Forms beside "other" of the counted sentences, by their English plural.
    forms: FxHashMap<&'static str, Vec<(Plural, Vec<Piece>)>>,
    /// The same of counted nouns, by the words of their form "other".
    nouns: FxHashMap<&'static str, Vec<(Plural, &'static str)>>,
    counting: Counting,
}

/// The key of a language's file under which its own tag stands, which says how it counts.
const TAG: &str = "@language";

/// An English text with the values in its braces.
type Form<'a> = (&'a str, &'a [Arguments<'a>]);

/// What a language's file has for an English text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    /// By plural category; `other` is what stands where nothing is counted.
    Forms(BTreeMap<String, String>),
}

/// A piece of a text: words, or the place of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Words(&'static str),
    Value(usize),
}

impl Catalogue {
    /// Reads a language's file: a JSON object, English → words, or → words by plural category. Texts whose braces do not
    /// fit are left out and returned, as they would lose a figure.
    ///
    /// # Errors
    /// What is not such an object.
    pub fn read(json: &str) -> Result<(&'static Self, Vec<String>), serde_json::Error> {
        let texts: BTreeMap<String, Words> = serde_json::from_str(json)?;
        let mut made = Self::default();
        let mut unfit = Vec::new();
        for (english, words) in texts {
            let words = match words {
                Words::One(tag) if english == TAG => {
                    made.counting = Counting::of(&tag);
                    continue;
                }
                Words::One(words) => words,
                Words::Forms(forms) => match made.take_forms(&english, forms) {
                    Some(other) => other,
                    None => {
                        unfit.push(english);
                        continue;
                    }
                },
            };
            if words.is_empty() {
                continue;
            }
            match pieces(&english, &words) {
                Some(pieces) if pieces.iter().any(|piece| matches!(piece, Piece::Value(_))) => {
                    made.filled.insert(english.leak(), pieces);
                }
                Some(_) => {
                    made.plain.insert(english.leak(), words.leak());
                }
                None => unfit.push(english),
            }
        }
        Ok((Box::leak(Box::new(made)), unfit))
    }

    /// Keeps the forms of a counted text; gives that of "other". `None` when a category is unknown, "other" is missing or
    /// braces do not fit.
    fn take_forms(&mut self, english: &str, forms: BTreeMap<String, String>) -> Option<String> {
        let other = forms.get("other").cloned()?;
        let english: &'static str = english.to_owned().leak();
        let key: &'static str = other.clone().leak();
        for (name, words) in forms {
            let plural = Plural::named(&name)?;
            if plural == Plural::Other {
                continue;
            }
            // A form may leave the number out: "one ticket".
            let pieces = loose_pieces(english, &words)?;
            self.forms.entry(english).or_default().push((plural, pieces));
            self.nouns.entry(key).or_default().push((plural, words.leak()));
        }
        Some(other)
    }

    /// A counted sentence, in the form of its number.
    pub(super) fn counted(&self, one: Form<'_>, many: Form<'_>, number: u64) -> Option<String> {
        let plural = self.counting.category(number);
        let form = self.forms.get(many.0).and_then(|forms| forms.iter().find(|form| form.0 == plural));
        match (form, plural) {
            (Some((_, pieces)), _) => Some(filled(pieces, many.1)),
            (None, Plural::One) => self.fill(one.0, one.1).or_else(|| self.text(one.0).map(str::to_owned)),
            (None, _) => self.fill(many.0, many.1),
        }
    }

    /// The form of a noun by its number: `one` and `many` are its words in this language.
    pub(super) fn noun(&self, one: &'static str, many: &'static str, number: u64) -> &'static str {
        let plural = self.counting.category(number);
        let form = self.nouns.get(many).and_then(|forms| forms.iter().find(|form| form.0 == plural));
        match (form, plural) {
            (Some((_, words)), _) => words,
            (None, Plural::One) => one,
            (None, _) => many,
        }
    }

    pub(super) fn text(&self, english: &str) -> Option<&'static str> {
        self.plain.get(english).copied()
    }

    pub(super) fn fill(&self, english: &str, values: &[Arguments<'_>]) -> Option<String> {
        self.filled.get(english).map(|pieces| filled(pieces, values))
    }
}

fn filled(pieces: &[Piece], values: &[Arguments<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let _ = match piece {
            Piece::Words(words) => text.write_str(words),
            Piece::Value(at) => values.get(*at).map_or(Ok(()), |value| text.write_fmt(*value)),
        };
    }
    text
}

/// The English text itself, filled.
pub(super) fn fill_english(english: &str, values: &[Arguments<'_>]) -> String {
    let mut text = String::with_capacity(english.len() + 8 * values.len());
    let mut values = values.iter();
    walk(english, |piece| {
        let _ = match piece {
            Step::Words(words) => text.write_str(words),
            Step::Place(_) => values.next().map_or(Ok(()), |value| text.write_fmt(*value)),
        };
    });
    text
}

enum Step<'a> {
    Words(&'a str),
    /// The name of a place, without its rule.
    Place(&'a str),
}

/// Walks over a text as `format!` reads it.
fn walk<'a>(text: &'a str, mut take: impl FnMut(Step<'a>)) {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        if at > 0 {
            take(Step::Words(&rest[..at]));
        }
        let (mark, after) = rest[at..].split_at(1);
        if after.starts_with(mark) {
            take(Step::Words(mark));
            rest = &after[1..];
        } else if mark == "{" {
            let (inner, after) = after.split_once('}').unwrap_or((after, ""));
            take(Step::Place(inner.split(':').next().unwrap_or_default()));
            rest = after;
        } else {
            rest = after;
        }
    }
    if !rest.is_empty() {
        take(Step::Words(rest));
    }
}

/// The words with each brace led to the value of the English text it means: by name, by number among the nameless
/// ones, or the next nameless one. `None` when a brace means nothing, or a value of the English text is lost.
fn pieces(english: &str, words: &str) -> Option<Vec<Piece>> {
    led(english, words).filter(|(_, lost)| !lost).map(|(pieces, _)| pieces)
}

/// The same where a value of the English text may be left out.
fn loose_pieces(english: &str, words: &str) -> Option<Vec<Piece>> {
    let (pieces, _) = led(english, words)?;
    Some(if pieces.is_empty() { vec![Piece::Words(words.to_owned().leak())] } else { pieces })
}

/// The pieces, and whether a value is lost.
fn led(english: &str, words: &str) -> Option<(Vec<Piece>, bool)> {
    let mut places = Vec::new();
    walk(english, |step| {
        if let Step::Place(name) = step {
            places.push(name);
        }
    });
    if places.is_empty() {
        return Some((vec![], false));
    }
    let nameless: Vec<usize> = (0..places.len()).filter(|&at| places[at].is_empty()).collect();
    let mut next = 0;
    let mut fits = true;
    let mut pieces = Vec::new();
    let mut given = vec![false; places.len()];
    walk(words, |step| match step {
        Step::Words(text) => pieces.push(Piece::Words(text.to_owned().leak())),
        Step::Place(name) => {
            let at = if name.is_empty() {
                next += 1;
                nameless.get(next - 1).copied()
            } else {
                let named = places.iter().position(|place| *place == name);
                named.or_else(|| nameless.get(name.parse::<usize>().ok()?).copied())
            };
            match at {
                Some(at) => {
                    given[at] = true;
                    pieces.push(Piece::Value(at));
                }
                None => fits = false,
            }
        }
    });
    let all = (0..places.len())
        .all(|at| given[at] || places.iter().position(|p| p == &places[at]) != Some(at) && !places[at].is_empty());
    fits.then_some((pieces, !all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Locale, fill, say, speak, text};

    #[test]
    fn english_reads_as_format_writes_it() {
        let (name, share) = ("T1", 0.256);
        assert_eq!(say!("{name}: {share:.1} of {{{}}}", 3), format!("{name}: {share:.1} of {{{}}}", 3));
        assert_eq!(say!("{0} and {0}, {n:>3}", "a", n = 7), "a and a,   7");
        assert_eq!(say!("Settings"), "Settings");
    }

    #[test]
    fn a_language_orders_values_as_it_likes_and_never_loses_one() {
        let file = r#"{
            "Settings": "Einstellungen",
            "{done} of {} tickets": "von {} Tickets {done}",
            "{} before {}": "{1} nach {0}",
            "{name} is late": "Es ist spät",
            "{n} days": "{tage} Tage",
            "Save": ""
        }"#;
        let (catalogue, unfit) = Catalogue::read(file).expect("an object");
        assert_eq!(unfit, ["{name} is late", "{n} days"]);
        speak(Locale::ENGLISH, Some(catalogue));
        let done = 3;
        assert_eq!(text("Settings"), "Einstellungen");
        assert_eq!(text("Save"), "Save");
        assert_eq!(say!("{done} of {} tickets", 12), "von 12 Tickets 3");
        assert_eq!(say!("{} before {}", "A", "B"), "B nach A");
        let name = "T1";
        assert_eq!(say!("{name} is late"), "T1 is late");
        assert_eq!(fill("unknown {}", &[format_args!("{}", 1)]), "unknown 1");
        speak(Locale::ENGLISH, None);
        assert_eq!(say!("{} before {}", "A", "B"), "A before B");
        assert!(Catalogue::read("[]").is_err());
    }

    #[test]
    fn a_language_with_three_forms_is_a_file() {
        use crate::{count, noun};
        // Made up by the rules of Polish.
        let file = r#"{
            "@language": "pl",
            "{n} ticket": "{n} zgłoszenie",
            "{n} tickets": {"one": "jedno zgłoszenie", "few": "{n} zgłoszenia", "many": "{n} zgłoszeń", "other": "{n} zgłoszenia"},
            "day": "dzień",
            "days": {"few": "dni", "many": "dni", "other": "dnia"},
            "{n} of {total} days": {"few": "{n} dni z {total}", "many": "{total}: {n} dni", "other": "{n} dnia z {total}"},
            "{n} hours": {"several": "{n} godzin", "other": "{n} godziny"},
            "{n} weeks": {"few": "{x} tygodnie", "other": "{n} tygodnia"}
        }"#;
        let (catalogue, unfit) = Catalogue::read(file).expect("an object");
        assert_eq!(unfit, ["{n} hours", "{n} weeks"]);
        let tickets = |n: usize| count!("{n} ticket", "{n} tickets", n);
        let days = |n: usize| count!("{n} day of {total}", "{n} of {total} days", n, total = 1_500);
        assert_eq!([0, 1, 2, 1_000].map(tickets), ["0 tickets", "1 ticket", "2 tickets", "1,000 tickets"]);
        assert_eq!(days(1), "1 day of 1500");
        assert_eq!(count!("one ticket", "{n} tickets", n = 2 - 1), "one ticket");
        speak(Locale::ENGLISH, Some(catalogue));
        assert_eq!(
            [0, 1, 3, 5, 12, 23].map(tickets),
            ["0 zgłoszeń", "jedno zgłoszenie", "3 zgłoszenia", "5 zgłoszeń", "12 zgłoszeń", "23 zgłoszenia"]
        );
        assert_eq!([2, 5].map(days), ["2 dni z 1500", "1500: 5 dni"]);
        // What the file lacks stays English.
        assert_eq!(days(1), "1 day of 1500");
        assert_eq!([1, 2, 5].map(|n| noun(n, say!("day"), say!("days"))), ["dzień", "dni", "dni"]);
        assert_eq!(say!("days"), "dnia");
        speak(Locale::ENGLISH, None);
    }
}
