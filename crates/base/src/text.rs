//! Text stored once, and text stored end to end.

use std::hash::{BuildHasher, Hasher};

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

/// A distinct text of an [`Interner`]. Symbol 0 is the empty text: *no value*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sym(pub u32);

impl Sym {
    /// The empty text.
    pub const NONE: Self = Self(0);

    /// Whether there is no value.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Gives each distinct text a small number; numbers follow the order of first appearance.
#[derive(Clone, Debug)]
pub struct Interner {
    texts: TextColumn,
    /// Open addressing: the hash of a text and its symbol, side by side, so that what differs is seen without looking
    /// at any text. 0 is a free slot (the empty text needs no slot).
    slots: Vec<u64>,
}

/// Where a text is, or where it would be.
enum Slot {
    Taken(Sym),
    Free(usize),
}

impl Default for Interner {
    fn default() -> Self {
        let mut texts = TextColumn::default();
        texts.push("");
        Self { texts, slots: vec![0; 64] }
    }
}

impl Interner {
    /// The symbol of `text`, new if it was never seen.
    pub fn intern(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        let hash = hash_of(text);
        match self.slot_of(text, hash) {
            Slot::Taken(sym) => sym,
            Slot::Free(slot) => {
                let sym = Sym(self.texts.len() as u32);
                self.texts.push(text);
                self.slots[slot] = occupied(hash, sym);
                if self.texts.len() * 2 > self.slots.len() {
                    self.grow();
                }
                sym
            }
        }
    }

    /// The symbol of `text` if it was seen; the empty text always was.
    pub fn find(&self, text: &str) -> Option<Sym> {
        if text.is_empty() {
            return Some(Sym::NONE);
        }
        match self.slot_of(text, hash_of(text)) {
            Slot::Taken(sym) => Some(sym),
            Slot::Free(_) => None,
        }
    }

    #[inline]
    fn slot_of(&self, text: &str, hash: u32) -> Slot {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (known, sym) = ((self.slots[slot] >> 32) as u32, Sym(self.slots[slot] as u32));
            if sym.is_none() {
                return Slot::Free(slot);
            }
            if known == hash && self.texts.get(sym.index()) == text {
                return Slot::Taken(sym);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The text of a symbol; empty for one that is not of this interner.
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym.index())
    }

    /// The same symbols under other texts. Of symbols with the same new text, the first is the one found.
    pub fn renamed(&self, mut rename: impl FnMut(Sym, &str) -> String) -> Self {
        let mut texts = TextColumn::default();
        texts.push("");
        let mut renamed = Self { texts, slots: vec![0; self.slots.len()] };
        for (sym, text) in self.iter() {
            let text = rename(sym, text);
            let hash = hash_of(&text);
            if let Slot::Free(slot) = renamed.slot_of(&text, hash)
                && !text.is_empty()
            {
                renamed.slots[slot] = occupied(hash, sym);
            }
            renamed.texts.push(&text);
        }
        renamed
    }

    /// How many symbols there are, the empty one included.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }

    /// All symbols but the empty one, in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (Sym, &str)> {
        (1..self.len()).map(|id| (Sym(id as u32), self.texts.get(id)))
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![0; mask + 1];
        for &taken in self.slots.iter().filter(|taken| **taken != 0) {
            let mut slot = (taken >> 32) as usize & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = taken;
        }
        self.slots = slots;
    }
}

fn occupied(hash: u32, sym: Sym) -> u64 {
    u64::from(hash) << 32 | u64::from(sym.0)
}

fn hash_of(text: &str) -> u32 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// A column of texts, stored end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    bytes: String,
    ends: Vec<u32>,
}

impl TextColumn {
    /// Appends a text. Past 4 GiB in total, further texts are stored empty.
    pub fn push(&mut self, text: &str) {
        if self.bytes.len() + text.len() <= u32::MAX as usize {
            self.bytes.push_str(text);
        }
        self.ends.push(self.bytes.len() as u32);
    }

    /// Appends all texts of another column.
    pub fn append(&mut self, other: &Self) {
        let before = self.bytes.len();
        if before + other.bytes.len() <= u32::MAX as usize {
            self.bytes.push_str(&other.bytes);
            self.ends.extend(other.ends.iter().map(|end| end + before as u32));
        } else {
            (0..other.len()).for_each(|at| self.push(other.get(at)));
        }
    }

    /// All texts in one, and where each ends in it.
    pub fn parts(&self) -> (&str, &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// The column that [`TextColumn::parts`] is of; `None` when there is none.
    pub fn of_parts(bytes: String, ends: Vec<u32>) -> Option<Self> {
        let are_ends = ends.is_sorted() && ends.iter().all(|end| bytes.is_char_boundary(*end as usize));
        let all = ends.last().map_or(0, |last| *last as usize) == bytes.len();
        (are_ends && all).then_some(Self { bytes, ends })
    }

    /// The text at `index`; empty past the end.
    pub fn get(&self, index: usize) -> &str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start as usize..end as usize]
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A label or header reduced to what makes it the same word: lower case, letters and digits only.
///
/// `"Ticket #"`, `"ticket_no."` and `"Ticket No"` differ by what is left: `ticket`, `ticketno`, `ticketno`.
pub fn normalize(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_distinct_text_is_stored_once() {
        let mut texts = Interner::default();
        let many: Vec<_> = (0..5_000).map(|n| texts.intern(&format!("T{}", n % 700))).collect();
        assert_eq!(texts.len(), 701);
        assert_eq!(texts.text(many[699]), "T699");
        assert_eq!(texts.find("T699"), Some(many[699]));
        assert_eq!(texts.find("nobody"), None);
        assert_eq!(texts.intern(""), Sym::NONE);
    }

    #[test]
    fn renamed_symbols_keep_their_numbers() {
        let mut texts = Interner::default();
        let many: Vec<_> = (0..100).map(|n| texts.intern(&format!("T{n}"))).collect();
        let mut renamed = texts.renamed(|_, text| text.replace('T', "U"));
        assert_eq!(renamed.text(many[7]), "U7");
        assert_eq!((renamed.find("U7"), renamed.find("T7")), (Some(many[7]), None));
        assert_eq!(renamed.intern("new"), Sym(101));
        let same = texts.renamed(|_, _| "one".into());
        assert_eq!((same.len(), same.find("one")), (101, Some(many[0])));
    }
}
