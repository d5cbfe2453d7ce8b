//! Material that lies beside the repository and is no part of it, and tools that tests call: what is not there is said
//! loudly, for a test that compared nothing passes like one that compared everything.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

/// What was said already: many tests miss the same file.
static SAID: LazyLock<Mutex<BTreeSet<String>>> = LazyLock::new(Mutex::default);

/// Says what was not checked and why, once, and past the capture of the test's output. `cargo xtask test` looks for these
/// lines and lists them beside its verdict.
pub fn not_checked(what: &str, why: &str) {
    let line = format!("\nNOT CHECKED: {what}: {why}\n");
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(line.clone()) {
        // Not `println!`, which the test harness keeps to itself while the test passes. One write, so that lines stay whole.
        let said = std::io::stdout().lock().write_all(line.as_bytes());
        assert!(said.is_ok(), "the terminal cannot be written to: {said:?}");
    }
}

/// A file or folder of `../shared`; without it, what was not checked has been said.
pub fn shared(path: &str, what: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if full.exists() {
        return Some(full);
    }
    not_checked(what, &format!("../shared/{path} is not there"));
    None
}

/// The text of such a file.
pub fn shared_text(path: &str, what: &str) -> Option<String> {
    let full = shared(path, what)?;
    let bytes = std::fs::read(&full).unwrap_or_else(|error| panic!("{} cannot be read: {error}", full.display()));
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
