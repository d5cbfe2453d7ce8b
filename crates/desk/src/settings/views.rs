//! Questions that the user gave a name.

use serde::{Deserialize, Deserializer, Serialize};

/// What an address within the page begins with.
const WITHIN: &str = "#/";

/// A view under a name: page, filters, moment, whatever the address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What the user calls it.
    pub name: String,
    /// Its part of the address, with the `#`.
    pub address: String,
}

/// Views of a file. One that leads out of the page is none: it would be a link that says one thing and does another.
///
/// # Errors
/// When the file holds no views.
pub fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SavedView>, D::Error> {
    let mut views = Vec::<SavedView>::deserialize(from)?;
    views.retain(|view| is_within(&view.address));
    Ok(views)
}

/// Whether an address stays within the page.
pub fn is_within(address: &str) -> bool {
    address.starts_with(WITHIN)
}

/// Puts a view among the others; one of the same name is replaced.
pub fn keep(views: &mut Vec<SavedView>, name: &str, address: &str) {
    let name = name.trim();
    if name.is_empty() || !is_within(address) {
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

    #[test]
    fn only_addresses_within_the_page_are_links() {
        for address in [
            "javascript:alert(1)", "https://evil.example/#/", "//evil.example", "data:text/html,x", " #/manager", "#",
            "#manager", "", "/#/manager", "\u{0}#/manager",
        ] {
            let view = serde_json::json!({"name": "Mine", "address": address});
            let good = serde_json::json!({"name": "Good", "address": "#/manager"});
            let text = serde_json::json!({"views": [view, good]}).to_string();
            let settings = crate::settings::Settings::from_json(&text).expect("the rest holds");
            assert_eq!(settings.views.len(), 1, "{address}");
            assert_eq!(settings.views[0].address, "#/manager");
            let mut views = Vec::new();
            keep(&mut views, "Mine", address);
            assert!(views.is_empty(), "{address}");
        }
    }
}
