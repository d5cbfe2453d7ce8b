//! A zip: its directory is judged before anything is unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::hay::Hay;
use super::ration::{Ration, suspicious, too_much};
use crate::{ImportError, Limits};
use language::{say, whole};

/// Bytes unpacked at once.
pub(super) const PART: usize = 256 << 10;

/// Looks at an entry's name, its size, its first bytes and what was found in it, and may refuse it.
type Look<'l, const N: usize> = dyn FnMut(&str, u64, &[u8], [bool; N]) -> Result<(), ImportError> + 'l;

/// A zip whose directory is within the limits.
pub(crate) struct Archive<'a> {
    pub(super) file: &'a str,
    pub(super) zip: ZipArchive<Cursor<&'a [u8]>>,
    pub(super) limits: Limits,
}

impl<'a> Archive<'a> {
    /// Reads and judges the directory; `None` when there is none, as at the end of a cut off file.
    pub(crate) fn open(file: &'a str, bytes: &'a [u8], limits: Limits) -> Result<Option<Self>, ImportError> {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            return Ok(None);
        };
        if zip.len() > limits.max_entries {
            let (count, limit) = (whole(zip.len() as u64), whole(limits.max_entries as u64));
            return Err(ImportError::new(
                file,
                say!("The archive holds {count} files; up to {limit} can be read."),
                say!("Pack only the exports."),
            ));
        }
        if zip.has_overlapping_files().unwrap_or(true) {
            return Err(ImportError::new(
                file,
                say!("Files in the archive overlap, as in malicious archives."),
                say!("Pack the exports again."),
            ));
        }
        if zip.decompressed_size().is_some_and(|size| size > u128::from(limits.max_inflated)) {
            return Err(too_much(file, &limits));
        }
        Ok(Some(Self { file, zip, limits }))
    }

    /// The names of the entries.
    pub(crate) fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// Unpacks every entry once and drops what comes out, counting it against the directory and
    /// the limits; then shows `look` its name, its size, its first bytes and which of `needles` are in it.
    pub(crate) fn inspect<const N: usize>(
        &mut self,
        needles: [&[u8]; N],
        look: &mut Look<'_, N>,
    ) -> Result<(), ImportError> {
        let mut ration = Ration::new(self.limits);
        let mut part = vec![0; PART];
        for index in 0..self.zip.len() {
            let damaged = |error: &dyn std::fmt::Display| unreadable(self.file, &error.to_string());
            let mut entry = self.zip.by_index(index).map_err(|error| damaged(&error))?;
            let (packed, size) = (entry.compressed_size(), entry.size());
            if !ration.ratio_fits(packed, size) {
                return Err(suspicious(self.file, &self.limits));
            }
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let (mut head, mut so_far) = (Vec::new(), 0);
            let mut hay = Hay::new(needles);
            loop {
                let count = entry.read(&mut part).map_err(|error| damaged(&error))?;
                if count == 0 {
                    break;
                }
                so_far += count as u64;
                ration.count(self.file, packed, so_far, count)?;
                if so_far > size {
                    return Err(unreadable(self.file, say!("a part is larger than it says")));
                }
                let bytes = part.get(..count).unwrap_or_default();
                hay.look(bytes);
                if head.len() < PART {
                    head.extend_from_slice(bytes);
                }
            }
            look(&name, so_far, &head, hay.found)?;
        }
        Ok(())
    }

    /// Whether the first megabyte of an entry has `bytes` in it.
    pub(crate) fn holds(&mut self, name: &str, bytes: &[u8]) -> bool {
        let Ok(entry) = self.zip.by_name(name) else {
            return false;
        };
        let mut head = Vec::new();
        entry.take(1 << 20).read_to_end(&mut head).is_ok() && memchr::memmem::find(&head, bytes).is_some()
    }

    /// An entry as it comes out, for a reader that counts on its own.
    pub(crate) fn content(&mut self, name: &str) -> Result<impl Read, ImportError> {
        self.zip.by_name(name).map_err(|error| unreadable(self.file, &error.to_string()))
    }
}

pub(super) fn unreadable(name: &str, why: &str) -> ImportError {
    ImportError::new(name, say!("The file in the archive is damaged ({why})."), say!("Pack it again."))
}
