//! A place in a cell, and where its numbers were met.

use super::plain::Plain;

/// What a number of a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The first number beside the year: a day or a month.
    First,
    /// The other one.
    Other,
    Year,
    Hour,
    Minute,
    Second,
    /// Parts of a second: read over.
    Fraction,
}

/// How many roles there are.
pub(super) const ROLES: usize = 7;

/// Where the numbers of a cell stand: first byte and length, by role.
pub(super) type Trace = [Option<(u8, u8)>; ROLES];

pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
    pub trace: Trace,
}

impl<'a> Cursor<'a> {
    pub fn of(plain: &'a Plain) -> Self {
        Self { text: plain.text(), at: 0, trace: Trace::default() }
    }

    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub fn is_digit_next(&self) -> bool {
        self.peek().is_some_and(|byte| byte.is_ascii_digit())
    }

    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Blanks and commas.
    pub fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b',')) {
            self.at += 1;
        }
    }

    /// An unsigned number and how many digits it has.
    pub fn number(&mut self, role: Role) -> Option<(u64, usize)> {
        let start = self.at;
        let mut value: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
            self.at += 1;
        }
        let digits = self.at - start;
        if digits == 0 {
            return None;
        }
        self.trace[role as usize] = Some((start as u8, digits as u8));
        Some((value, digits))
    }

    /// So many digits, whatever follows.
    pub fn digits(&mut self, count: usize, role: Role) -> Option<u64> {
        let digits = self.text.as_bytes().get(self.at..self.at + count)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        self.trace[role as usize] = Some((self.at as u8, count as u8));
        self.at += count;
        Some(digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')))
    }

    pub fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub fn is_word_next(&self) -> bool {
        self.rest().starts_with(char::is_alphabetic)
    }
}
