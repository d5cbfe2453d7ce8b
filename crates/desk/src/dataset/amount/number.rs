//! Numbers with a point or a comma, and which of them is the decimal sign.

/// What the cells of a column say about the decimal sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecimalEvidence {
    /// Cells whose comma can only be the decimal sign.
    pub comma: u64,
    /// Cells whose point can only be the decimal sign.
    pub point: u64,
}

impl DecimalEvidence {
    /// Looks at one cell.
    pub fn note(&mut self, cell: &str) {
        match own_sign(cell) {
            Some(',') => self.comma += 1,
            Some(_) => self.point += 1,
            None => {}
        }
    }

    /// The evidence of both together.
    pub fn and(self, other: Self) -> Self {
        Self { comma: self.comma + other.comma, point: self.point + other.point }
    }

    /// Whether the decimal sign is a comma, where some cell says so.
    pub fn decided(self) -> Option<bool> {
        match (self.comma, self.point) {
            (0, 0) => None,
            (comma, point) => Some(comma > point),
        }
    }
}

/// The decimal sign that a cell can only have; `None` where `1,250` may be either, or there is none.
pub(super) fn own_sign(cell: &str) -> Option<char> {
    // `1,5 Std.` ends in a point that belongs to the word.
    let cell = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (comma, point) = (cell.rfind(','), cell.rfind('.'));
    let decimals = |at: usize| cell[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let alone = |sign: char, at: usize| {
        let before = cell[..at].trim_start_matches(['-', '+']);
        // Three digits behind it may be a group of thousands, unless nothing or a zero stands before.
        let is_group = decimals(at) == 3 && !before.is_empty() && before != "0" && before.len() <= 3;
        // Two signs of one kind can only part groups.
        (cell.matches(sign).count() == 1 && !is_group).then_some(sign)
    };
    match (comma, point) {
        (Some(comma), Some(point)) => Some(if comma > point { ',' } else { '.' }),
        (Some(comma), None) if cell.matches(',').count() > 1 => (decimals(comma) == 3).then_some('.'),
        (None, Some(point)) if cell.matches('.').count() > 1 => (decimals(point) == 3).then_some(','),
        (Some(comma), None) => alone(',', comma),
        (None, Some(point)) => alone('.', point),
        (None, None) => None,
    }
}

/// `1,250.75` or `1.250,75`; grouping signs only where groups of three follow.
pub(super) fn read_number(text: &str, decimal_comma: bool) -> Option<f64> {
    let (group, decimal) = if decimal_comma { ('.', ',') } else { (',', '.') };
    if !text.contains(group) && !text.contains(decimal) {
        return text.parse().ok().filter(|number: &f64| number.is_finite() && !text.starts_with(['i', 'n', 'I', 'N']));
    }
    let (whole, fraction) = text.rsplit_once(decimal).unwrap_or((text, ""));
    if fraction.contains(group) {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut clean = String::with_capacity(text.len());
    clean.push_str(first);
    for part in groups {
        if part.len() != 3 || first.trim_start_matches(['-', '+']).len() > 3 {
            return None;
        }
        clean.push_str(part);
    }
    clean.push('.');
    clean.push_str(fraction);
    if !clean.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
        || !clean.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    clean.parse().ok().filter(|number: &f64| number.is_finite())
}
