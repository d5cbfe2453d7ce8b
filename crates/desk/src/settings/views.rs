//! Questions that the user gave a name.

use serde::{Deserialize, Serialize};

/// A view under a name: page, filters, moment, whatever the address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What the user calls it.
    pub name: String,
    /// Its part of the address, with the `#`.
    pub address: String,
}

/// Puts a view among the others; one of the same name is replaced.
pub fn keep(views: &mut Vec<SavedView>, name: &str, address: &str) {
    let name = name.trim();
    if name.is_empty() {
        return;
    }
    let view = SavedView { name: name.to_owned(), address: address.to_owned() };
    match views.iter_mut().find(|known| known.name == name) {
        Some(known) => *known = view,
        None => views.push(view),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_view() {
        let mut views = Vec::new();
        keep(&mut views, " Elm ", "#/coordinator?company=Elm");
        keep(&mut views, "Elm", "#/manager?company=Elm");
        keep(&mut views, " ", "#/manager");
        assert_eq!(views.len(), 1);
        assert_eq!(views[0].address, "#/manager?company=Elm");
    }
}
