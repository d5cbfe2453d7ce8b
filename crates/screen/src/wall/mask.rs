//! Names of clients made unknowable: what hangs on a wall is read by whoever walks past.

use std::collections::BTreeSet;

use base::{Found, NameFinder, NameOf};
use desk::dataset::Field;
use desk::figure::View;
use language::say;

/// Puts `Client 17` for the name of a company and `Contact 4` for that of a person at one, however it is written.
///
/// Numbers follow the order of all names in the data, so that a client keeps its number from page to page.
pub(crate) struct Mask {
    /// Nothing where names may be read.
    finder: Option<NameFinder>,
    /// What stands for the names, by their numbers in the finder.
    stand_ins: Vec<String>,
}

impl Mask {
    /// The mask of all names in the data, or one that hides nothing.
    pub fn new(view: &View<'_>) -> Self {
        if view.settings.wall.company_names {
            return Self { finder: None, stand_ins: Vec::new() };
        }
        let data = view.data;
        let mut companies = labels(view, Field::Company);
        companies.extend(data.entry_facts.company.iter().map(|&sym| data.texts.text(sym)));
        Self::of(&companies, &labels(view, Field::Contact))
    }

    fn of(companies: &BTreeSet<&str>, contacts: &BTreeSet<&str>) -> Self {
        let mut names = Vec::new();
        let mut stand_ins = Vec::new();
        for (list, word, of) in
            [(companies, say!("Client"), NameOf::Company), (contacts, say!("Contact"), NameOf::Person)]
        {
            for (number, name) in list.iter().filter(|name| !name.is_empty()).enumerate() {
                names.push((*name, of));
                stand_ins.push(format!("{word} {}", number + 1));
            }
        }
        Self { finder: Some(NameFinder::new(names)), stand_ins }
    }

    /// A text without names. A name inside a longer word is none.
    pub fn text(&self, text: &str) -> String {
        let Some(finder) = &self.finder else {
            return text.to_owned();
        };
        finder.replaced(text, |found| match found {
            Found::Name(number) => self.stand_ins[number].clone(),
            Found::Address(_) => say!("Contact").to_owned(),
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(companies: &[&str], contacts: &[&str]) -> Mask {
        Mask::of(&companies.iter().copied().collect(), &contacts.iter().copied().collect())
    }

    #[test]
    fn names_are_hidden_as_whole_words_and_the_longest_wins() {
        let mask = mask(&["Harbor", "Harbor Accounting, Inc.", "IT", "Müller & Söhne"], &["Ann O’Neil"]);
        assert_eq!(mask.text("Critical, Harbor Accounting, Inc.: new for 3 h"), "Critical, Client 2: new for 3 h");
        assert_eq!(mask.text("Harbor: IT is WAITING"), "Client 1: Client 3 is WAITING");
        assert_eq!(mask.text("Harborside"), "Harborside");
        assert_eq!(mask.text("(Müller & Söhne) – Ann O’Neil"), "(Client 4) – Contact 1");
        assert_eq!(mask.text("MÜLLER & SÖHNE, O’Neil Ann, ann@x.example"), "Client 4, Contact 1, Contact");
        assert_eq!(mask.text(""), "");
    }

    #[test]
    fn without_names_nothing_changes() {
        assert_eq!(mask(&[], &[]).text("Harbor ≤ 3"), "Harbor ≤ 3");
    }
}
