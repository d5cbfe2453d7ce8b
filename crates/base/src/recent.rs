//! Cells that a column met lately, and the symbols they have: most labels of a column are one of a few.

use super::text::{Interner, Sym};

/// Places for cells: a power of two. A column of labels has fewer; one of numbers finds those of the rows just before.
const PLACES: usize = 512;

/// A cell by its length and its ends, which are all of it up to sixteen bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Met {
    first: u64,
    last: u64,
    /// 0 in a free place: the empty cell has none.
    length: u32,
    sym: Sym,
}

/// The symbols of cells that were met lately, so that neither cleaning nor hashing is done again. What a cell's symbol
/// is must depend on the cell alone.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    met: Vec<Met>,
}

impl Recent {
    /// The symbol of a cell: as it was, or else as `intern` gives it.
    #[inline]
    pub fn symbol(&mut self, cell: &str, texts: &mut Interner, intern: impl FnOnce(&mut Interner) -> Sym) -> Sym {
        let bytes = cell.as_bytes();
        if bytes.is_empty() {
            return intern(texts);
        }
        if self.met.is_empty() {
            self.met = vec![Met::default(); PLACES];
        }
        let (first, last) = ends(bytes);
        let length = bytes.len() as u32;
        let place = place_of(first, last, length);
        let met = &mut self.met[place & (PLACES - 1)];
        let is_whole = bytes.len() <= 16;
        if (met.first, met.last, met.length) == (first, last, length) && (is_whole || texts.text(met.sym) == cell) {
            return met.sym;
        }
        let sym = intern(texts);
        // What is longer than its ends is told by its text, which must then be the cell as it stands.
        if is_whole || texts.text(sym) == cell {
            *met = Met { first, last, length, sym };
        }
        sym
    }
}

/// The first and the last eight bytes; of fewer bytes, all of them.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into());
    }
    let at = |index: usize| u64::from(bytes.get(index).copied().unwrap_or_default());
    (at(0) | at(1) << 8 | at(2) << 16, 0)
}

#[inline]
fn place_of(first: u64, last: u64, length: u32) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (first.wrapping_mul(MIX) ^ last).wrapping_add(length.into()).wrapping_mul(MIX);
    (mixed >> 48) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{SplitMix, share};

    /// The obvious way: every cell is interned.
    fn plain(cells: &[String], clean: fn(&str) -> &str) -> (Vec<Sym>, Vec<String>) {
        let mut texts = Interner::default();
        let syms = cells.iter().map(|cell| texts.intern(clean(cell))).collect();
        (syms, texts.iter().map(|(_, text)| text.to_owned()).collect())
    }

    fn recent(cells: &[String], clean: fn(&str) -> &str) -> (Vec<Sym>, Vec<String>) {
        let (mut texts, mut recent) = (Interner::default(), Recent::default());
        let syms =
            cells.iter().map(|cell| recent.symbol(cell, &mut texts, |texts| texts.intern(clean(cell)))).collect();
        (syms, texts.iter().map(|(_, text)| text.to_owned()).collect())
    }

    #[test]
    fn symbols_are_those_of_the_interner() {
        let mut random = SplitMix::seeded(7);
        let mut below = |n: u64| share(random.next_u64(), n) as usize;
        // Few letters and many lengths: ends that agree while the middle differs, blanks around the same words.
        let cells: Vec<String> = (0..40_000)
            .map(|_| {
                let length = below(24);
                (0..length).map(|_| [' ', 'a', 'b', 'é'][below(2) + below(3)]).collect()
            })
            .collect();
        let trim: fn(&str) -> &str = str::trim;
        assert_eq!(recent(&cells, trim), plain(&cells, trim));
        let numbers: Vec<String> = (0..40_000).map(|n| format!("T2026{:04}.{:04}", n / 7, n % 7)).collect();
        assert_eq!(recent(&numbers, trim), plain(&numbers, trim));
        let same_ends: Vec<String> = (0..5_000).map(|n| format!("Northwind {} Dental Group", n % 90)).collect();
        assert_eq!(recent(&same_ends, trim), plain(&same_ends, trim));
    }
}
