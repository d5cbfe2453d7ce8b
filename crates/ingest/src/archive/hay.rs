//! Which of a few words occur in bytes that come in parts.

/// What is looked for, and what was found so far.
pub(super) struct Hay<'n, const N: usize> {
    needles: [&'n [u8]; N],
    pub found: [bool; N],
    /// The end of the last part, in which a word may have begun.
    end: Vec<u8>,
}

impl<'n, const N: usize> Hay<'n, N> {
    pub(super) fn new(needles: [&'n [u8]; N]) -> Self {
        Self { needles, found: [false; N], end: Vec::new() }
    }

    pub(super) fn look(&mut self, part: &[u8]) {
        let overlap = self.needles.iter().map(|needle| needle.len()).max().unwrap_or(1) - 1;
        self.end.extend_from_slice(part.get(..overlap).unwrap_or(part));
        for (needle, found) in self.needles.iter().zip(&mut self.found) {
            *found = *found
                || memchr::memmem::find(part, needle).is_some()
                || memchr::memmem::find(&self.end, needle).is_some();
        }
        if let Some(kept) = part.len().checked_sub(overlap) {
            self.end.clear();
            self.end.extend_from_slice(part.get(kept..).unwrap_or_default());
        } else {
            let beyond = self.end.len().saturating_sub(overlap);
            self.end.drain(..beyond);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hay;

    #[test]
    fn words_across_parts_are_found() {
        for size in 1..12 {
            let mut hay = Hay::new([&b"mergeCell "[..], b"<f>", b"absent"]);
            b"<row/><mergeCell ref/>..<f>1</f>".chunks(size).for_each(|part| hay.look(part));
            assert_eq!(hay.found, [true, true, false], "{size}");
        }
    }
}
