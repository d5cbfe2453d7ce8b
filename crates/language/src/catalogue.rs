//! The texts of one language by their English.

use std::collections::BTreeMap;
use std::fmt::{Arguments, Write};

use rustc_hash::FxHashMap;

/// All texts of a language. Made once and never dropped: texts live as long as the program.
#[derive(Debug, Default)]
pub struct Catalogue {
    plain: FxHashMap<&'static str, &'static str>,
    filled: FxHashMap<&'static str, Vec<Piece>>,
}

/// A piece of a text: words, or the place of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Words(&'static str),
    Value(usize),
}

impl Catalogue {
    /// Reads a language's file: a JSON object, English → words. Texts whose braces do not fit are left out and
    /// returned, as they would lose a figure.
    ///
    /// # Errors
    /// What is not such an object.
    pub fn read(json: &str) -> Result<(&'static Self, Vec<String>), serde_json::Error> {
        let texts: BTreeMap<String, String> = serde_json::from_str(json)?;
        let mut made = Self::default();
        let mut unfit = Vec::new();
        for (english, words) in texts {
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

    pub(super) fn text(&self, english: &str) -> Option<&'static str> {
        self.plain.get(english).copied()
    }

    pub(super) fn fill(&self, english: &str, values: &[Arguments<'_>]) -> Option<String> {
        let mut text = String::new();
        for piece in self.filled.get(english)? {
            let _ = match piece {
                Piece::Words(words) => text.write_str(words),
                Piece::Value(at) => text.write_fmt(*values.get(*at)?),
            };
        }
        Some(text)
    }
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
    let mut places = Vec::new();
    walk(english, |step| {
        if let Step::Place(name) = step {
            places.push(name);
        }
    });
    if places.is_empty() {
        return Some(vec![]);
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
    (fits && all).then_some(pieces)
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
}
