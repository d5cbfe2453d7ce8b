//! Where the structure of delimited text lies, sixty-four bytes at a time.

use wide::u8x16;

/// Bytes looked at in one go.
pub(super) const BLOCK: usize = 64;

/// The bytes that have a meaning, spread over vectors once for a whole file.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    delimiter: u8x16,
    quote: u8x16,
    line_feed: u8x16,
    carriage_return: u8x16,
}

impl Marks {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter: u8x16::splat(delimiter),
            quote: u8x16::splat(b'"'),
            line_feed: u8x16::splat(b'\n'),
            carriage_return: u8x16::splat(b'\r'),
        }
    }

    /// One bit for each byte of the block: those that mean something, and those that are quotes.
    #[inline]
    fn of(&self, block: &[u8; BLOCK]) -> (u64, u64) {
        let (vectors, _) = block.as_chunks::<16>();
        let mut special = 0_u64;
        let mut quotes = 0_u64;
        for (index, vector) in vectors.iter().enumerate() {
            let bytes = u8x16::new(*vector);
            let quote = bytes.simd_eq(self.quote);
            let any = bytes.simd_eq(self.delimiter)
                | bytes.simd_eq(self.line_feed)
                | bytes.simd_eq(self.carriage_return)
                | quote;
            special |= u64::from(any.to_bitmask() & 0xFFFF) << (index * 16);
            quotes |= u64::from(quote.to_bitmask() & 0xFFFF) << (index * 16);
        }
        (special, quotes)
    }
}

/// Walks over the meaningful bytes of a text, forward only.
pub(super) struct Walk<'a> {
    bytes: &'a [u8],
    marks: Marks,
    /// Where the current block starts.
    block: usize,
    special: u64,
    quotes: u64,
}

impl<'a> Walk<'a> {
    /// A walk over `bytes` from `from` on.
    pub(super) fn new(bytes: &'a [u8], marks: Marks, from: usize) -> Self {
        let mut walk = Self { bytes, marks, block: from - from % BLOCK, special: 0, quotes: 0 };
        walk.load();
        walk.drop_before(from);
        walk
    }

    #[inline]
    fn load(&mut self) {
        let rest = self.bytes.get(self.block..).unwrap_or_default();
        (self.special, self.quotes) = match rest.first_chunk::<BLOCK>() {
            Some(block) => self.marks.of(block),
            None => {
                // Zero bytes mean nothing, so a short last block can be filled up with them.
                let mut block = [0; BLOCK];
                for (to, from) in block.iter_mut().zip(rest) {
                    *to = *from;
                }
                self.marks.of(&block)
            }
        };
    }

    /// Forgets what lies before `from`, which must not be before the current block.
    #[inline]
    fn drop_before(&mut self, from: usize) {
        let offset = from - self.block;
        if offset >= BLOCK {
            self.special = 0;
            self.quotes = 0;
        } else {
            self.special &= u64::MAX << offset;
            self.quotes &= u64::MAX << offset;
        }
    }

    /// The next delimiter, line end or quote; takes it.
    #[inline]
    pub(super) fn next_special(&mut self) -> Option<usize> {
        while self.special == 0 {
            self.block += BLOCK;
            if self.block >= self.bytes.len() {
                return None;
            }
            self.load();
        }
        let bit = self.special.trailing_zeros();
        self.special &= self.special - 1;
        // Bits before this one are behind us in both masks: `u64::MAX << bit` keeps this quote,
        // which no one asks for again.
        Some(self.block + bit as usize)
    }

    /// The next quote at `from` or after; takes it and everything before it.
    #[inline]
    pub(super) fn next_quote(&mut self, from: usize) -> Option<usize> {
        if from >= self.block + BLOCK {
            self.block = from - from % BLOCK;
            if self.block >= self.bytes.len() {
                self.special = 0;
                self.quotes = 0;
                return None;
            }
            self.load();
        }
        self.drop_before(from);
        while self.quotes == 0 {
            self.block += BLOCK;
            if self.block >= self.bytes.len() {
                self.special = 0;
                return None;
            }
            self.load();
        }
        let bit = self.quotes.trailing_zeros();
        let after = u64::MAX.checked_shl(bit + 1).unwrap_or(0);
        self.quotes &= after;
        self.special &= after;
        Some(self.block + bit as usize)
    }
}
