//! Links without client data in clear: names of companies and people are replaced by their fingerprint, which only
//! the same data can turn back.

use std::hash::Hasher;

use siphasher::sip::SipHasher24;

use super::Rule;
use crate::query::{Dimension, Pick, Query};

/// What a fingerprint begins with in the address.
const SIGN: char = '~';
/// What the turn of somebody at the meeting begins with; other turns have no name.
const TURN_OF: &str = "of:";

/// The fingerprint of a name. It does not hold the name, but who guesses the name can check the guess.
pub fn fingerprint(name: &str) -> String {
    let mut hasher = SipHasher24::new_with_keys(0x7a65_6e62, 0x6f61_7264);
    hasher.write(name.as_bytes());
    format!("{SIGN}{:016x}", hasher.finish())
}

impl Query {
    /// The same question with fingerprints for names of companies, technicians and scenarios.
    pub fn sealed(&self) -> Self {
        self.with_names(|name| match name {
            "" => String::new(),
            name if name.starts_with(SIGN) => name.to_owned(),
            name => fingerprint(name),
        })
    }

    /// The same question with fingerprints for what may not be shown: names that `is_known` does not know, and
    /// labels and searched letters in which `holds_name` finds one.
    pub fn concealed(&self, is_known: impl Fn(&str) -> bool, holds_name: impl Fn(&str) -> bool) -> Self {
        let may_stay = |name: &str| name.is_empty() || name.starts_with(SIGN) || is_known(name);
        let mut query = self.with_names(|name| if may_stay(name) { name.to_owned() } else { fingerprint(name) });
        let filters = query.filters.iter_mut().map(|(_, value)| value);
        let options = query.options.iter_mut().filter(|(name, _)| name == "find").map(|(_, value)| value);
        for value in filters.chain(options).filter(|value| !may_stay(value) && holds_name(value)) {
            *value = fingerprint(value);
        }
        query
    }

    /// Whether some name is a fingerprint.
    pub fn is_sealed(&self) -> bool {
        let mut found = false;
        self.with_names(|name| {
            found |= name.starts_with(SIGN);
            String::new()
        });
        found
    }

    /// The same question with names again; `open` gives the name of a fingerprint, where the data has it. One that it
    /// has not stays as it is, and finds nothing.
    pub fn unsealed(&self, open: impl Fn(&str) -> Option<String>) -> Self {
        self.with_names(|name| match name.starts_with(SIGN) {
            true => open(name).unwrap_or_else(|| name.to_owned()),
            false => name.to_owned(),
        })
    }

    fn with_names(&self, mut change: impl FnMut(&str) -> String) -> Self {
        let mut query = self.clone();
        for (dimension, value) in &mut query.filters {
            if matches!(dimension, Dimension::Company | Dimension::Resource) {
                *value = change(value);
            }
        }
        query.picks.iter_mut().for_each(|pick| rename(pick, &mut change));
        let are_named = matches!(query.option("by"), Some("company" | "resource"));
        for (option, value) in &mut query.options {
            match option.as_str() {
                // Whose list, and which scenario.
                "tech" | "beside" => *value = change(value),
                "turn" => {
                    if let Some(name) = value.strip_prefix(TURN_OF) {
                        *value = format!("{TURN_OF}{}", change(name));
                    }
                }
                // Who stands beside whom.
                "left" | "right" if are_named => *value = change(value),
                _ => {}
            }
        }
        query
    }
}

/// Changes the name in a pick. One that no rule reads may hold a name anywhere: all of it is taken for one.
fn rename(pick: &mut Pick, change: &mut impl FnMut(&str) -> String) {
    match Rule::read(pick) {
        Ok(mut rule) => {
            if let Some(name) = rule.name_mut() {
                *name = change(name);
                *pick = rule.pick();
            }
        }
        Err(_) => pick.value = change(&pick.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_link_holds_no_name_and_opens_with_the_data() {
        let query = Query::from_fragment(
            "#/tickets?company=Harbor%20Accounting&resource=Brooks%2C%20Hugo&queue=Triage&pick=tech:Ann&pick=worked_on:2026-06-30/Ann",
        );
        let sealed = query.sealed();
        let text = sealed.to_fragment();
        assert!(!text.contains("Harbor") && !text.contains("Brooks") && !text.contains("Ann"), "{text}");
        assert!(text.contains("queue=Triage"));
        assert!(sealed.is_sealed() && !query.is_sealed());
        assert_eq!(Query::from_fragment(&text), sealed);
        let names = ["Ann", "Harbor Accounting", "Brooks, Hugo"];
        let open = |sign: &str| names.iter().find(|name| fingerprint(name) == sign).map(|name| (*name).to_owned());
        assert_eq!(sealed.unsealed(open), query);
        assert_eq!(sealed.unsealed(|_| None), sealed);
        assert_eq!(sealed.sealed(), sealed);
        let choices =
            Query::from_fragment("#/manager?view=compare&by=company&left=Harbor%20Accounting&tech=Ann&turn=of%3AAnn");
        let sealed = choices.sealed();
        let text = sealed.to_fragment();
        assert!(text.starts_with("#/manager?view=compare&by=company&left=~"), "{text}");
        assert!(!text.contains("Harbor") && !text.contains("Ann"), "{text}");
        assert_eq!(sealed.unsealed(open), choices);
        assert!(!Query { picks: vec![Pick::new("tech", "")], ..Query::default() }.is_sealed());
    }
}
