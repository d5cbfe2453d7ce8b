//! The address of a ticket in the PSA, from a template. It is opened by the person who clicks it and never fetched.

/// Why a template cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// It is no address of the web.
    NoAddress,
    /// Nothing in it stands for the ticket.
    NoPlace,
}

/// Whether a template can be used; an empty one means no links.
///
/// # Errors
/// Why it cannot.
pub fn check_psa_link(template: &str) -> Result<(), LinkTrouble> {
    let is_address =
        template.strip_prefix("https://").or_else(|| template.strip_prefix("http://")).is_some_and(|rest| {
            rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && !rest.contains(char::is_whitespace)
        });
    match (template.is_empty(), is_address, template.contains("{number}") || template.contains("{id}")) {
        (true, ..) | (_, true, true) => Ok(()),
        (_, false, _) => Err(LinkTrouble::NoAddress),
        (_, _, false) => Err(LinkTrouble::NoPlace),
    }
}

/// The address of a ticket; `None` without a usable template, or without what it asks for.
pub fn psa_address(template: &str, number: &str, id: &str) -> Option<String> {
    check_psa_link(template).ok()?;
    let is_missing = |place: &str, value: &str| template.contains(place) && value.is_empty();
    if template.is_empty() || is_missing("{number}", number) || is_missing("{id}", id) {
        return None;
    }
    // Number and id come from a file: they can change nothing but their own place.
    Some(template.replace("{number}", &encoded(number)).replace("{id}", &encoded(id)))
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'~' => out.push(byte as char),
            b'.' if text.bytes().any(|other| other != b'.') => out.push('.'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_stays_in_its_place() {
        let of = |template: &str, number: &str, id: &str| psa_address(template, number, id);
        let open = "https://psa.example.com/t/{id}?n={number}";
        assert_eq!(of(open, "T2.1", "7").as_deref(), Some("https://psa.example.com/t/7?n=T2.1"));
        assert_eq!(
            of(open, "T/../&x=<b>", "7").as_deref(),
            Some("https://psa.example.com/t/7?n=T%2F..%2F%26x%3D%3Cb%3E")
        );
        assert_eq!(of("https://a.example/{number}", "..", "").as_deref(), Some("https://a.example/%2E%2E"));
        assert_eq!(of(open, "T2", ""), None);
        assert_eq!(of("", "T2", "7"), None);
        for bad in ["javascript:alert({id})", "ftp://a/{id}", "https:///{id}", "https://a b/{id}", "//a/{id}"] {
            assert_eq!(check_psa_link(bad), Err(LinkTrouble::NoAddress), "{bad}");
            assert_eq!(of(bad, "T2", "7"), None, "{bad}");
        }
        assert_eq!(check_psa_link("https://psa.example.com/"), Err(LinkTrouble::NoPlace));
        assert_eq!(check_psa_link(""), Ok(()));
    }
}
