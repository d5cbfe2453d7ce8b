//! How much may come out of an archive.

use crate::{ImportError, Limits};
use language::say;

/// Small files may be compressed as far as they like.
const RATIO_FREE: u64 = 1 << 20;

/// Counts what comes out, against what went in and against the whole.
#[derive(Clone, Copy)]
pub(crate) struct Ration {
    limits: Limits,
    inflated: u64,
}

impl Ration {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, inflated: 0 }
    }

    /// Whether an entry of so many bytes in and out is within the ratio.
    pub(crate) fn ratio_fits(&self, packed: u64, inflated: u64) -> bool {
        inflated <= RATIO_FREE || inflated / self.limits.zip_ratio <= packed.max(1)
    }

    /// Notes that `bytes` more came out of an entry of `packed` bytes, `so_far` of it in all.
    pub(crate) fn count(&mut self, file: &str, packed: u64, so_far: u64, bytes: usize) -> Result<(), ImportError> {
        self.inflated += bytes as u64;
        if self.inflated > self.limits.max_inflated {
            return Err(too_much(file, &self.limits));
        }
        if !self.ratio_fits(packed, so_far) {
            return Err(suspicious(file, &self.limits));
        }
        Ok(())
    }

    /// Whether nothing more may come out of this archive.
    pub(crate) fn is_spent(&self) -> bool {
        self.inflated > self.limits.max_inflated
    }
}

pub(crate) fn too_much(file: &str, limits: &Limits) -> ImportError {
    ImportError::new(
        file,
        say!("It unpacks to more than {} MB.", limits.max_inflated >> 20),
        say!("Unpack it yourself and drop the files, or export a shorter period."),
    )
}

pub(crate) fn suspicious(file: &str, limits: &Limits) -> ImportError {
    ImportError::new(
        file,
        say!("It unpacks to more than {} times its size, as malicious files do.", limits.zip_ratio),
        say!("If you trust it, unpack it yourself and drop the files."),
    )
}
