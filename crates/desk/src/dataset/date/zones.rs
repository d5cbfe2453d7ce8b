//! Zones that the cells of a column name, each looked up once.

use base::Zone;

/// The zones by name of one column.
#[derive(Clone, Debug, Default)]
pub(in crate::dataset) struct NamedZones {
    known: Vec<(String, Option<Zone>)>,
}

/// More names than this in one column are no names of zones.
const MOST: usize = 200;

impl NamedZones {
    /// The number of a zone, by an IANA name in any case.
    pub(super) fn number(&mut self, name: &str) -> Option<u8> {
        let at = match self.known.iter().position(|(known, _)| known == name) {
            Some(at) => at,
            None if self.known.len() >= MOST => return None,
            None => {
                self.known.push((name.to_owned(), Zone::named(name)));
                self.known.len() - 1
            }
        };
        self.known[at].1.is_some().then_some(at as u8)
    }

    /// The names, by number.
    pub fn names(&self) -> Vec<String> {
        self.known.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Takes names under the numbers that they have elsewhere.
    pub fn know(&mut self, names: &[String]) {
        self.known = names.iter().map(|name| (name.clone(), Zone::named(name))).collect();
    }

    /// A zone by its number.
    pub(super) fn zone(&self, number: u8) -> Option<&Zone> {
        self.known.get(usize::from(number))?.1.as_ref()
    }
}
