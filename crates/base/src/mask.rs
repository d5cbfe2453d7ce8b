//! Pseudonyms: the same name under the same key is always the same invented word, and no word leads back.

use std::hash::Hasher;

use siphasher::sip::SipHasher24;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NameKind {
    Company,
    Technician,
    Contact,
}

impl NameKind {
    /// The word that a pseudonym begins with.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Company => "Company",
            Self::Technician => "Technician",
            Self::Contact => "Contact",
        }
    }
}

const CONSONANTS: &[u8; 16] = b"bdfghklmnprstvwz";
const VOWELS: &[u8; 5] = b"aeiou";
/// Syllables of a pseudonym: half a million words.
const SYLLABLES: usize = 3;

/// Turns names into pseudonyms under a secret key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    keys: (u64, u64),
}

impl Mask {
    /// The mask of a key, any text. Whoever has the key can find out which name a pseudonym stands for by
    /// trying all names: keep it secret.
    pub fn new(key: &str) -> Self {
        let half = |seed: u64| {
            let mut hasher = SipHasher24::new_with_keys(seed, !seed);
            hasher.write(key.as_bytes());
            hasher.finish()
        };
        Self { keys: (half(1), half(2)) }
    }

    /// The pseudonym of a name, for example `Company Bofadi`; the empty name stays empty.
    pub fn pseudonym(&self, kind: NameKind, name: &str) -> String {
        self.longer(kind, name, 0)
    }

    /// A pseudonym with so many more syllables: for the rare names whose short ones are equal.
    pub fn longer(&self, kind: NameKind, name: &str, more: usize) -> String {
        if name.trim().is_empty() {
            return String::new();
        }
        let mut hasher = SipHasher24::new_with_keys(self.keys.0, self.keys.1);
        hasher.write_u8(kind as u8);
        hasher.write(name.trim().as_bytes());
        let mut rest = hasher.finish();
        let mut word = String::new();
        // Ten syllables are what 64 bits hold.
        for _ in 0..(SYLLABLES + more).min(10) {
            word.push(char::from(CONSONANTS[(rest % 16) as usize]));
            rest /= 16;
            word.push(char::from(VOWELS[(rest % 5) as usize]));
            rest /= 5;
        }
        word[..1].make_ascii_uppercase();
        format!("{} {word}", kind.title())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_pseudonym_under_a_key_and_another_under_another() {
        let mask = Mask::new("2f9a");
        let first = mask.pseudonym(NameKind::Company, "Harbor Accounting");
        assert_eq!(mask.pseudonym(NameKind::Company, " Harbor Accounting "), first);
        assert!(first.starts_with("Company ") && first.len() == "Company ".len() + 6, "{first}");
        assert_ne!(mask.pseudonym(NameKind::Company, "Harbor Dental"), first);
        assert_ne!(Mask::new("2f9b").pseudonym(NameKind::Company, "Harbor Accounting"), first);
        let person = mask.pseudonym(NameKind::Contact, "Harbor Accounting");
        assert_ne!(person.split_once(' ').map(|(_, word)| word), first.split_once(' ').map(|(_, word)| word));
        assert!(mask.longer(NameKind::Company, "Harbor Accounting", 1).starts_with(&first));
        assert_eq!(mask.pseudonym(NameKind::Company, ""), "");
    }
}
