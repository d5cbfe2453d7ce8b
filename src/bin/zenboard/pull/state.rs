//! What is remembered from one run to the next: a file for each source, readable by its owner only, and never a key.

use std::fs::File;
use std::path::{Path, PathBuf};

use zenboard::export::file_stem;
use zenboard::feed::Memory;

use super::journal::Journal;
use crate::files::write_whole;

/// What the files begin with; another form has another number.
const FORM: &[u8] = b"zenboard memory 1\n";

/// The folder, while this run has it for itself.
pub struct State {
    folder: PathBuf,
    _lock: File,
}

impl State {
    /// Takes the folder; it is made where it is missing.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("{}: {error}.", folder.display());
        make(folder).map_err(failed)?;
        let lock = File::create(folder.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder: folder.to_owned(), _lock: lock }),
            Err(std::fs::TryLockError::WouldBlock) => {
                Err(format!("{}: another `zenboard pull` is at work here.", folder.display()))
            }
            Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// What is remembered of a source; nothing that cannot be read.
    pub fn memory(&self, source: &str) -> Option<Memory> {
        let path = self.path(source, "memory");
        let bytes = std::fs::read(&path).ok()?;
        let memory = bytes.strip_prefix(FORM).and_then(|bytes| postcard::from_bytes(bytes).ok());
        if memory.is_none() {
            eprintln!("{} cannot be read, so \"{source}\" is read anew.", path.display());
        }
        memory
    }

    /// Remembers.
    pub fn keep(&self, source: &str, memory: &Memory) -> Result<(), String> {
        let path = self.path(source, "memory");
        let bytes =
            postcard::to_extend(memory, FORM.to_vec()).map_err(|error| format!("{}: {error}.", path.display()))?;
        write_whole(&path, &bytes)
    }

    /// The answers of a refresh that broke off.
    pub fn journal(&self, source: &str, now: i64) -> Journal {
        Journal::open(self.path(source, "round"), now)
    }

    fn path(&self, source: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", file_stem(source)))
    }
}

/// A folder that only its owner can look into.
pub fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
