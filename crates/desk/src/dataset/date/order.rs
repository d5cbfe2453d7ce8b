//! What the cells of date columns say about the order of day and month.

/// What a column of dates says about the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(in crate::dataset) struct OrderEvidence {
    /// Cells that can only be day first.
    pub day_first: u64,
    /// Cells that can only be month first.
    pub month_first: u64,
    /// Cells that can be either.
    pub open: u64,
    /// Cells with AM or PM.
    pub meridiem: u64,
    /// Cells with dots between day, month and year.
    pub dotted: u64,
    /// The numbers 1 to 12 that stand first in open cells, as bits, and those that stand second.
    firsts: u16,
    seconds: u16,
}

impl OrderEvidence {
    /// The evidence of both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first + other.day_first,
            month_first: self.month_first + other.month_first,
            open: self.open + other.open,
            meridiem: self.meridiem + other.meridiem,
            dotted: self.dotted + other.dotted,
            firsts: self.firsts | other.firsts,
            seconds: self.seconds | other.seconds,
        }
    }

    /// Whether some cells can only be day first and others only month first.
    pub fn is_mixed(self) -> bool {
        self.day_first > 0 && self.month_first > 0
    }

    /// Whether the cells themselves decide the order: `Some(true)` for day first.
    pub fn decided(self) -> Option<bool> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) => Some(day > month),
        }
    }

    /// Which number varies: within a few weeks days change and months do not. `None` where it is not plain.
    pub fn by_variety(self) -> Option<bool> {
        let (firsts, seconds) = (self.firsts.count_ones(), self.seconds.count_ones());
        if self.open < 4 {
            None
        } else if firsts >= 4 && firsts >= 3 * seconds {
            Some(true)
        } else if seconds >= 4 && seconds >= 3 * firsts {
            Some(false)
        } else {
            None
        }
    }

    /// Notes a cell whose numbers may stand in either order.
    #[inline]
    pub(super) fn note_open(&mut self, first: u32, second: u32) {
        self.open += u64::from(first != second);
        self.firsts |= 1 << (first & 0xf);
        self.seconds |= 1 << (second & 0xf);
    }
}

/// What comparing moments says about the order of their columns, for both orders at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::dataset) struct Contradictions {
    /// Pairs that contradict each other when the day comes first.
    pub day_first: u64,
    /// Pairs that contradict each other when the month comes first.
    pub month_first: u64,
    /// Pairs that were compared.
    pub pairs: u64,
}

impl Contradictions {
    /// Notes a pair of which the first must not be later than the second, under both orders; pairs that compare
    /// alike under both say nothing.
    pub fn note(&mut self, day_first: (i64, i64), month_first: (i64, i64)) {
        self.pairs += 1;
        self.day_first += u64::from(day_first.0 > day_first.1);
        self.month_first += u64::from(month_first.0 > month_first.1);
    }

    /// The order that is contradicted by hardly any pair while the other is by many.
    pub fn decided(self) -> Option<bool> {
        let (least, most) = (self.day_first.min(self.month_first), self.day_first.max(self.month_first));
        let is_plain = most >= 3 && most >= 4 * least && most * 50 >= self.pairs;
        is_plain.then_some(self.day_first < self.month_first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_is_the_day() {
        let seen = |pairs: &[(u32, u32)]| {
            let mut evidence = OrderEvidence::default();
            pairs.iter().for_each(|(a, b)| evidence.note_open(*a, *b));
            evidence.by_variety()
        };
        assert_eq!(seen(&[(2, 3), (4, 3), (5, 3), (6, 3), (7, 3), (8, 3)]), Some(true));
        assert_eq!(seen(&[(3, 2), (3, 4), (3, 5), (3, 6), (3, 7)]), Some(false));
        assert_eq!(seen(&[(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]), None);
        assert_eq!(seen(&[(2, 3)]), None);
    }

    #[test]
    fn few_contradictions_against_many_decide() {
        let plain = Contradictions { day_first: 0, month_first: 5, pairs: 40 };
        assert_eq!(plain.decided(), Some(true));
        assert_eq!(Contradictions { day_first: 2, month_first: 5, pairs: 40 }.decided(), None);
        assert_eq!(Contradictions { day_first: 0, month_first: 2, pairs: 40 }.decided(), None);
    }
}
