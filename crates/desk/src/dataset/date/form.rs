//! Forms of cells that were read before: every other byte must be as it was, digits stand where they stood.
//!
//! Where the digits of a cell stand finds its form at once; the other bytes are compared eight at a time, and the numbers
//! are taken from their places. What the numbers mean was found by the slow reader for the first cell of the form;
//! nothing is decided here.

use super::cursor::{Role, Trace};
use super::parts::Parts;

/// Longest cell that has a form.
const ROOM: usize = 40;
const WORD: usize = 8;
const WORDS: usize = ROOM / WORD;

/// Forms that one column has at most: all widths of day, month and hour, twelve names of months, both halves.
const MOST: usize = 48;

/// Places of a table in which forms are looked up: a power of two, and more than there are forms.
const PLACES: usize = 128;

/// The place behind every cell, where a zero stands: the tens of a number that has none.
const ZERO: u8 = ROOM as u8;

/// Numbers beside the year, each of two digits at most.
const PAIRS: [Role; 5] = [Role::First, Role::Other, Role::Hour, Role::Minute, Role::Second];

/// The bytes of a cell, and a zero behind them.
struct Bytes {
    all: [u8; ROOM + 1],
    length: usize,
}

impl Bytes {
    #[inline]
    fn of(cell: &[u8]) -> Option<Self> {
        let mut all = [0; ROOM + 1];
        all.get_mut(..cell.len()).filter(|_| cell.len() <= ROOM)?.copy_from_slice(cell);
        all[ROOM] = b'0';
        Some(Self { all, length: cell.len() })
    }

    #[inline]
    fn word(&self, index: usize) -> u64 {
        let (words, _) = self.all.as_chunks::<WORD>();
        u64::from_le_bytes(words[index])
    }

    #[inline]
    fn words(&self) -> usize {
        self.length.div_ceil(WORD)
    }

    /// Where digits stand, one bit for each byte, and the length above them.
    #[inline]
    fn key(&self) -> u64 {
        (0..self.words()).fold((self.length as u64) << ROOM, |key, word| key | digits(self.word(word)) << (word * WORD))
    }

    #[inline]
    fn digit(&self, place: u8) -> u32 {
        u32::from(self.all[usize::from(place)].wrapping_sub(b'0'))
    }
}

/// One bit for each of eight bytes: whether it is an ASCII digit.
#[inline]
fn digits(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // A digit is 0 to 9 now; what is more reaches the highest bit of its byte when 118 is added.
    let less = word ^ 0x3030_3030_3030_3030;
    let others = ((less & LOW) + 0x7676_7676_7676_7676) | less;
    // The highest bit of each byte moves to the top, one beside the other.
    ((!others & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// One form: the bytes that are no digits of numbers, and where the digits are.
#[derive(Clone, Debug)]
struct Form {
    key: u64,
    /// All bits of the bytes that must be as they were.
    fixed: [u64; WORDS],
    bytes: [u64; WORDS],
    /// Tens and ones of the numbers of two digits; the four digits of the year.
    pairs: [(u8, u8); PAIRS.len()],
    year: [u8; 4],
    /// What does not stand in digits: the order, a named month, the half of the day, the zone.
    parts: Parts,
    /// The next form whose digits stand at the same places, plus one.
    next: u8,
}

/// The forms of one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    known: Vec<Form>,
    /// By where the digits are: the first form, plus one; 0 where there is none.
    places: Vec<u8>,
}

impl Forms {
    /// The numbers of a cell of a known form.
    #[inline]
    pub(super) fn read(&self, cell: &[u8]) -> Option<Parts> {
        if self.known.is_empty() {
            return None;
        }
        let bytes = Bytes::of(cell)?;
        let key = bytes.key();
        let mut at = self.places[place_of(key)];
        while let Some(form) = usize::from(at).checked_sub(1).and_then(|at| self.known.get(at)) {
            if form.key == key && form.fits(&bytes) {
                return Some(form.read(&bytes));
            }
            at = form.next;
        }
        None
    }

    /// Remembers the form of a cell that the slow reader read as `parts`, if reading it by the form gives the same.
    pub(super) fn learn(&mut self, cell: &[u8], parts: Parts, trace: &Trace) {
        if self.known.len() >= MOST {
            return;
        }
        let Some(form) = Bytes::of(cell).and_then(|bytes| Form::of(&bytes, parts, trace)) else {
            return;
        };
        if self.places.is_empty() {
            self.places = vec![0; PLACES];
        }
        let first = &mut self.places[place_of(form.key)];
        let next = std::mem::replace(first, self.known.len() as u8 + 1);
        self.known.push(Form { next, ..form });
    }
}

#[inline]
fn place_of(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57) as usize % PLACES
}

impl Form {
    fn of(bytes: &Bytes, parts: Parts, trace: &Trace) -> Option<Self> {
        let mut fixed = [u8::MAX; ROOM];
        let mut pairs = [(ZERO, ZERO); PAIRS.len()];
        let mut year = [ZERO; 4];
        for (role, place) in trace.iter().enumerate() {
            let Some((start, digits)) = *place else { continue };
            let range = usize::from(start)..usize::from(start) + usize::from(digits);
            // Digits of another script have no place; what is longer is no number of a date.
            let most = match role {
                role if role == Role::Year as usize => 4,
                role if role == Role::Fraction as usize => ROOM as u8,
                _ => 2,
            };
            if digits > most || range.end > bytes.length || !bytes.all[range.clone()].iter().all(u8::is_ascii_digit) {
                return None;
            }
            fixed[range.clone()].fill(0);
            if role == Role::Year as usize {
                for (to, from) in year.iter_mut().rev().zip(range.rev()) {
                    *to = from as u8;
                }
            } else if let Some(pair) = PAIRS.iter().position(|known| *known as usize == role) {
                let last = start + digits - 1;
                pairs[pair] = (if digits == 2 { start } else { ZERO }, last);
            }
        }
        let mut form = Self { key: bytes.key(), fixed: [0; WORDS], bytes: [0; WORDS], pairs, year, parts, next: 0 };
        let (masks, _) = fixed.as_chunks::<WORD>();
        for (word, mask) in masks.iter().enumerate().take(bytes.words()) {
            form.fixed[word] = u64::from_le_bytes(*mask);
            form.bytes[word] = bytes.word(word) & form.fixed[word];
        }
        (form.read(bytes) == parts).then_some(form)
    }

    /// Whether what is no number is as it was; that digits stand where they stood, the key says.
    #[inline]
    fn fits(&self, bytes: &Bytes) -> bool {
        let differs = |word: usize| (bytes.word(word) & self.fixed[word]) ^ self.bytes[word];
        (0..bytes.words()).fold(0, |all, word| all | differs(word)) == 0
    }

    #[inline]
    fn read(&self, bytes: &Bytes) -> Parts {
        let number = |pair: usize| {
            let (tens, ones) = self.pairs[pair];
            bytes.digit(tens) * 10 + bytes.digit(ones)
        };
        let [thousands, hundreds, tens, ones] = &self.year;
        Parts {
            first: number(0),
            other: number(1),
            year: bytes.digit(*thousands) * 1_000
                + bytes.digit(*hundreds) * 100
                + bytes.digit(*tens) * 10
                + bytes.digit(*ones),
            hour: number(2),
            minute: number(3),
            second: number(4),
            ..self.parts
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for at in 0..WORD {
                let mut word = [b'x'; WORD];
                word[at] = byte;
                assert_eq!(digits(u64::from_le_bytes(word)), u64::from(byte.is_ascii_digit()) << at, "{byte}");
            }
        }
        assert_eq!(digits(u64::from_le_bytes(*b"7/1/2023")), 0b1111_0101);
    }
}
