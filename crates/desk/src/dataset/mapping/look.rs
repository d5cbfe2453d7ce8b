//! What the cells of a column hold: its evidence beside the header. A sample is looked at, not every cell.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::amount::{Unit, read_amount};
use super::super::cell::plain;
use super::super::columns::Flag;
use super::super::date::{DateColumn, Met};
use super::super::raw::clean;
use super::super::resolve::read_flag;
use super::{Field, FieldKind};

/// What the cells of a column hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Rows that were looked at.
    pub rows: usize,
    pub filled: usize,
    pub distinct: usize,
    /// Cells that are a moment; a number alone is none.
    pub moments: usize,
    /// Numbers that could be the serial day of a spreadsheet, or seconds since 1970.
    pub serials: usize,
    /// Cells with the digits and signs of a moment that cannot be read as one.
    pub unreadable: usize,
    /// Numbers and lengths.
    pub amounts: usize,
    pub flags: usize,
    /// Cells that could be a ticket number.
    pub keys: usize,
    pub letters: usize,
    /// Cells of five and more words.
    pub sentences: usize,
    /// Characters of all cells together.
    pub length: usize,
}

/// How the cells of a column agree with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// They are something else.
    Contradicts,
    /// There are none.
    Empty,
    /// They could be it.
    Weak,
    /// They are what the field holds.
    Strong,
}

impl Look {
    /// Looks at the cells of one column.
    pub fn at<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut look = Self::default();
        let mut seen: BTreeSet<Cow<'_, str>> = BTreeSet::new();
        let mut dates = DateColumn::default();
        for cell in cells {
            look.rows += 1;
            let cell = clean(cell);
            // What an object is called, and not the object.
            let cell = if cell.starts_with(['{', '[']) { plain(cell) } else { Cow::Borrowed(cell) };
            if cell.is_empty() {
                continue;
            }
            look.filled += 1;
            look.length += cell.chars().count();
            look.note(&cell, dates.push(&cell));
            seen.insert(cell);
        }
        look.distinct = seen.len();
        look
    }

    fn note(&mut self, cell: &str, met: Met) {
        // Those of every script: Arabic and full-width ones too.
        let digits = cell.chars().filter(|letter| letter.is_numeric()).count();
        let is_number = digits > 0 && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        let is_read = digits > 0 && met != Met::Bad;
        let is_moment = is_read && !is_number;
        self.moments += usize::from(is_moment);
        self.serials += usize::from(is_read && is_number);
        let parted = cell.contains(['/', '-', '.', ':', '年', ' ']) && cell.chars().count() <= 40;
        self.unreadable += usize::from(!is_read && !is_number && digits >= 3 && parted);
        let is_amount = digits > 0 && !is_moment && read_amount(cell, false, Unit::Hours).is_some();
        self.amounts += usize::from(is_amount);
        self.flags += usize::from(cell.chars().count() <= 20 && read_flag(cell) != Flag::Unknown);
        self.letters += usize::from(cell.chars().any(char::is_alphabetic));
        let is_key = digits > 0 && !is_moment && cell.len() <= 32 && cell.split_whitespace().all(is_part_of_key);
        self.keys += usize::from(is_key);
        self.sentences += usize::from(cell.split_whitespace().count() >= 5 || cell.chars().count() > 60);
    }

    fn share(&self, count: usize, percent: usize) -> bool {
        self.filled > 0 && count * 100 >= self.filled * percent
    }

    /// Whether few values recur.
    pub fn is_few(&self) -> bool {
        self.filled > 0 && (self.distinct <= 12 || self.distinct * 4 <= self.filled)
    }

    /// Whether nearly every row has a value of its own.
    pub fn is_unique(&self) -> bool {
        self.filled * 10 >= self.rows * 9 && self.distinct * 20 >= self.filled * 19
    }

    /// Percent of all rows that have a value.
    pub fn fill(&self) -> usize {
        100 * self.filled / self.rows.max(1)
    }

    /// Percent of the values that read as what the field holds.
    pub fn percent_of(&self, field: Field) -> u8 {
        let count = match (field, field.kind()) {
            (Field::Number, _) => self.keys,
            (_, FieldKind::Date) => self.moments + self.serials,
            (_, FieldKind::Amount) => self.amounts,
            (_, FieldKind::Flag) => self.flags,
            _ => self.letters,
        };
        (100 * count / self.filled.max(1)).min(100) as u8
    }

    /// How the cells agree with a field.
    pub fn fit(&self, field: Field) -> Fit {
        if self.filled == 0 {
            return Fit::Empty;
        }
        let is_moment = self.share(self.moments, 50);
        match (field, field.kind()) {
            (Field::Number | Field::Id, _) => self.fit_of_number(),
            (_, FieldKind::Date) => self.fit_of_date(),
            (Field::Reopened, _) => Fit::Weak,
            (_, FieldKind::Amount) => match () {
                () if is_moment || self.letters == self.filled && !self.share(self.amounts, 20) => Fit::Contradicts,
                () if self.share(self.amounts, 80) => Fit::Strong,
                () => Fit::Weak,
            },
            (_, FieldKind::Flag) => match () {
                () if self.share(self.flags, 80) => Fit::Strong,
                () if is_moment || self.share(self.sentences, 50) || self.distinct > 12 => Fit::Contradicts,
                () => Fit::Weak,
            },
            (Field::Title, _) => match () {
                () if is_moment || self.share(self.flags, 80) || !self.share(self.letters, 20) => Fit::Contradicts,
                () if self.share(self.letters, 80) && self.length >= self.filled * 6 => Fit::Strong,
                () => Fit::Weak,
            },
            (_, FieldKind::Text) => Fit::Weak,
            (Field::Status, _) => match () {
                () if is_moment || self.share(self.sentences, 50) && !self.is_few() => Fit::Contradicts,
                () if self.share(self.letters, 80) && self.is_few() && !self.share(self.flags, 80) => Fit::Strong,
                () => Fit::Weak,
            },
            _ => match () {
                () if is_moment || self.share(self.sentences, 50) && !self.is_few() => Fit::Contradicts,
                // Whether somebody is assigned is no person.
                () if self.share(self.flags, 90) && self.distinct <= 2 && self.share(self.letters, 90) => {
                    Fit::Contradicts
                }
                () if self.share(self.letters, 80) => Fit::Strong,
                () => Fit::Weak,
            },
        }
    }

    fn fit_of_number(&self) -> Fit {
        let is_flag = self.share(self.flags, 80) && self.distinct <= 2 && self.rows > 4;
        if self.share(self.moments, 80) || self.share(self.sentences, 50) || is_flag {
            Fit::Contradicts
        } else if self.share(self.keys, 80) && self.fill() >= 90 && self.distinct * 10 >= self.filled * 6 {
            Fit::Strong
        } else {
            Fit::Weak
        }
    }

    fn fit_of_date(&self) -> Fit {
        if self.share(self.moments, 80) {
            Fit::Strong
        } else {
            let parted = self.moments + self.unreadable;
            let is_weak = self.share(parted + self.serials, 50) || parted > 0 && self.share(parted, 20);
            if is_weak { Fit::Weak } else { Fit::Contradicts }
        }
    }
}

/// `INC-4711`, and the parts of `2 500` and `A2600 001`.
fn is_part_of_key(part: &str) -> bool {
    part.bytes().any(|byte| byte.is_ascii_digit())
}
