//! Names of clients made unknowable: what hangs on a wall is read by whoever walks past.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use desk::dataset::Field;
use desk::figure::View;
use language::say;

/// Puts `Client 17` for the name of a company and `Contact 4` for that of a person at one.
///
/// Numbers follow the order of all names in the data, so that a client keeps its number from page to page.
pub(crate) struct Mask<'a> {
    /// By the first word of a name: the name from there on, and what stands for it. The longest first.
    names: FxHashMap<&'a str, Vec<(&'a str, String)>>,
}

impl<'a> Mask<'a> {
    /// The mask of all names in the data, or one that hides nothing.
    pub fn new(view: &'a View<'_>) -> Self {
        let mut mask = Self { names: FxHashMap::default() };
        if view.settings.wall.company_names {
            return mask;
        }
        let data = view.data;
        let mut companies = labels(view, Field::Company);
        companies.extend(data.entry_facts.company.iter().map(|&sym| data.texts.text(sym)));
        mask.take(companies, say!("Client"));
        mask.take(labels(view, Field::Contact), say!("Contact"));
        for known in mask.names.values_mut() {
            known.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        mask
    }

    fn take(&mut self, names: BTreeSet<&'a str>, word: &str) {
        for (number, name) in names.into_iter().filter(|name| !name.is_empty()).enumerate() {
            let Some(start) = name.find(char::is_alphanumeric) else {
                continue;
            };
            let name = &name[start..];
            let first = &name[..word_end(name)];
            let known = self.names.entry(first).or_default();
            known.push((name, format!("{word} {}", number + 1)));
        }
    }

    /// A text without names. A name inside a longer word is none.
    pub fn text(&self, text: &str) -> String {
        if self.names.is_empty() {
            return text.to_owned();
        }
        let mut masked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            masked.push_str(&rest[..start]);
            rest = &rest[start..];
            let first = &rest[..word_end(rest)];
            let known = self.names.get(first).into_iter().flatten();
            let found =
                known.into_iter().find(|(name, _)| rest.starts_with(name) && ends_a_word(name, &rest[name.len()..]));
            let taken = match found {
                Some((name, stand_in)) => {
                    masked.push_str(stand_in);
                    name.len()
                }
                None => {
                    masked.push_str(first);
                    first.len()
                }
            };
            rest = &rest[taken..];
        }
        masked.push_str(rest);
        masked
    }

    /// The same in place.
    pub fn hide(&self, text: &mut String) {
        *text = self.text(text);
    }
}

fn labels<'a>(view: &'a View<'_>, field: Field) -> BTreeSet<&'a str> {
    let data = view.data;
    let distinct: BTreeSet<_> = data.tickets.labels(field).iter().copied().collect();
    distinct.into_iter().map(|sym| data.texts.text(sym)).collect()
}

fn word_end(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len())
}

/// Whether a name that is followed by `rest` ends where a word does.
fn ends_a_word(name: &str, rest: &str) -> bool {
    !(name.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(companies: &[&'static str], contacts: &[&'static str]) -> Mask<'static> {
        let mut mask = Mask { names: FxHashMap::default() };
        mask.take(companies.iter().copied().collect(), "Client");
        mask.take(contacts.iter().copied().collect(), "Contact");
        for known in mask.names.values_mut() {
            known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        mask
    }

    #[test]
    fn names_are_hidden_as_whole_words_and_the_longest_wins() {
        let mask = mask(&["Harbor", "Harbor Accounting, Inc.", "IT", "Müller & Söhne"], &["Ann O’Neil"]);
        assert_eq!(mask.text("Critical, Harbor Accounting, Inc.: new for 3 h"), "Critical, Client 2: new for 3 h");
        assert_eq!(mask.text("Harbor: IT is WAITING"), "Client 1: Client 3 is WAITING");
        assert_eq!(mask.text("Harborside"), "Harborside");
        assert_eq!(mask.text("(Müller & Söhne) – Ann O’Neil"), "(Client 4) – Contact 1");
        assert_eq!(mask.text(""), "");
    }

    #[test]
    fn without_names_nothing_changes() {
        assert_eq!(mask(&[], &[]).text("Harbor ≤ 3"), "Harbor ≤ 3");
    }
}
