//! A gzip, unpacked as it comes and read as what is in it.

use std::io::Write;

use flate2::write::MultiGzDecoder;

use super::ration::Ration;
use crate::door::Door;
use crate::{ImportError, Limits, Reader};
use language::say;

/// Compressed bytes unpacked at once: they become at most 1,032 times as many.
const PART: usize = 4 << 10;

/// Unpacks slices and hands them to the reader of the content.
pub(crate) struct GzipReader {
    file: String,
    decoder: MultiGzDecoder<Vec<u8>>,
    content: Box<Reader>,
    ration: Ration,
    packed: u64,
    inflated: u64,
}

impl GzipReader {
    pub(crate) fn new(file: &str, limits: Limits) -> Self {
        Self {
            file: file.to_owned(),
            decoder: MultiGzDecoder::new(Vec::new()),
            content: Box::new(Reader::of_content(file, limits)),
            ration: Ration::new(limits),
            packed: 0,
            inflated: 0,
        }
    }

    pub(crate) fn feed(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        for part in bytes.chunks(PART) {
            self.packed += part.len() as u64;
            let written = self.decoder.write_all(part);
            written.map_err(|error| self.damaged(&error))?;
            self.pass_on(door)?;
        }
        Ok(())
    }

    pub(crate) fn finish(mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let finished = self.decoder.try_finish();
        self.pass_on(door)?;
        finished.map_err(|error| self.damaged(&error))?;
        self.content.complete(door)
    }

    fn pass_on(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut out = std::mem::take(self.decoder.get_mut());
        self.inflated += out.len() as u64;
        self.ration.count(&self.file, self.packed, self.inflated, out.len())?;
        let taken = self.content.take(&out, door);
        out.clear();
        *self.decoder.get_mut() = out;
        taken
    }

    fn damaged(&self, error: &std::io::Error) -> ImportError {
        ImportError::new(
            &self.file,
            say!("The GZIP is damaged or cut off ({error})."),
            say!("Copy it or export it again."),
        )
    }
}
