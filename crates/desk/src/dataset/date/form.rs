//! Forms of cells that were read before: every other byte must be as it was, digits stand where they stood.
//!
//! A cell of a known form is read by comparing it with the form in vectors and taking the digits from their places.
//! What the numbers mean was found by the slow reader for the first cell of the form; nothing is decided here.

use super::cursor::{ROLES, Role, Trace};
use super::parts::Parts;

/// Longest cell that has a form.
const ROOM: usize = 48;
const LANES: usize = 16;

/// Forms that one column has at most: all widths of day, month and hour, twelve names of months, both halves.
const MOST: usize = 48;

/// One form: for each byte what is taken off it and how much may be left. Digits leave 0 to 9, others nothing.
#[derive(Clone, Debug)]
struct Form {
    length: usize,
    less: [u8; ROOM],
    most: [u8; ROOM],
    places: [(u8, u8); ROLES],
    /// What does not stand in digits: the order, a named month, the half of the day, the zone.
    parts: Parts,
}

/// The forms of one column, and the one that was met last.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    known: Vec<Form>,
    last: usize,
}

impl Forms {
    /// The numbers of a cell of a known form.
    #[inline]
    pub(super) fn read(&mut self, cell: &[u8]) -> Option<Parts> {
        if self.known.is_empty() || cell.len() > ROOM {
            return None;
        }
        let mut bytes = [0; ROOM];
        bytes[..cell.len()].copy_from_slice(cell);
        let last = self.known.get(self.last)?;
        if last.length == cell.len()
            && let Some(parts) = last.read(&bytes)
        {
            return Some(parts);
        }
        for (at, form) in self.known.iter().enumerate() {
            if form.length == cell.len()
                && let Some(parts) = form.read(&bytes)
            {
                self.last = at;
                return Some(parts);
            }
        }
        None
    }

    /// Remembers the form of a cell that the slow reader read as `parts`, if reading it by the form gives the same.
    pub(super) fn learn(&mut self, cell: &[u8], parts: Parts, trace: &Trace) {
        if self.known.len() >= MOST || cell.len() > ROOM {
            return;
        }
        let mut form = Form { length: cell.len(), less: [0; ROOM], most: [0; ROOM], places: [(0, 0); ROLES], parts };
        form.less[..cell.len()].copy_from_slice(cell);
        for (role, place) in trace.iter().enumerate() {
            let Some((start, digits)) = *place else { continue };
            let range = usize::from(start)..usize::from(start) + usize::from(digits);
            // Digits of another script have no place; what is longer than a year is no number of a date.
            if digits > 4 && role != Role::Fraction as usize
                || !cell.get(range.clone()).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
            {
                return;
            }
            form.less[range.clone()].fill(b'0');
            form.most[range].fill(9);
            form.places[role] = (start, if role == Role::Fraction as usize { 0 } else { digits });
        }
        let mut bytes = [0; ROOM];
        bytes[..cell.len()].copy_from_slice(cell);
        if form.read(&bytes) == Some(parts) {
            self.known.push(form);
        }
    }
}

impl Form {
    #[inline]
    fn read(&self, bytes: &[u8; ROOM]) -> Option<Parts> {
        let mut left = [0_u8; ROOM];
        let (less, _) = self.less.as_chunks::<LANES>();
        let (most, _) = self.most.as_chunks::<LANES>();
        let (given, _) = bytes.as_chunks::<LANES>();
        let (rest, _) = left.as_chunks_mut::<LANES>();
        for (((less, most), given), rest) in less.iter().zip(most).zip(given).zip(rest) {
            let mut beyond = false;
            for lane in 0..LANES {
                rest[lane] = given[lane].wrapping_sub(less[lane]);
                beyond |= rest[lane] > most[lane];
            }
            if beyond {
                return None;
            }
        }
        let number = |role: Role| {
            let (start, digits) = self.places[role as usize];
            let mut value = 0;
            for at in 0..usize::from(digits) {
                value = value * 10 + u32::from(left[usize::from(start) + at]);
            }
            value
        };
        Some(Parts {
            first: number(Role::First),
            other: number(Role::Other),
            year: number(Role::Year),
            hour: number(Role::Hour),
            minute: number(Role::Minute),
            second: number(Role::Second),
            ..self.parts
        })
    }
}
