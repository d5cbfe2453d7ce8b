//! Files of the command line: which ones the paths are, reading texts, writing whole files.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use zenboard::ingest::is_export;

/// The file of a feed's folder that lists its files.
pub const MANIFEST: &str = "manifest.json";

/// The files named, and of folders the exports directly in them, in order of their names, as the page takes them.
pub fn all_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.to_owned());
        } else if let Some(listed) = feed_in(path)? {
            files.extend(listed);
        } else {
            files.extend(exports_in(path)?);
        }
    }
    Ok(files)
}

fn exports_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}.", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() && is_export(&name) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!(
            "{}: there is no export in this folder (.csv, .xlsx, .json and others).",
            folder.display()
        ));
    }
    Ok(files)
}

/// The files of a feed, where the folder is one: those of its manifest, which is no export itself.
fn feed_in(folder: &Path) -> Result<Option<Vec<PathBuf>>, String> {
    let path = folder.join(MANIFEST);
    if !path.is_file() {
        return Ok(None);
    }
    // A file of this name that lists nothing is an export like any other.
    let Ok(manifest) = serde_json::from_str::<Value>(&read_text(&path)?) else { return Ok(None) };
    let Some(files) = manifest["files"].as_array() else { return Ok(None) };
    let named = files.iter().filter_map(|file| file.as_str().or_else(|| file["url"].as_str()));
    // A feed lists what is in its own folder; what leads elsewhere is left to the page.
    let listed = named.filter(|name| !name.contains([':', '\\']) && !name.starts_with('/') && !name.contains(".."));
    Ok(Some(listed.map(|name| folder.join(name)).collect()))
}

/// The text of a file, or why there is none.
pub fn read_text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}.", path.display()))
}

/// Writes a file whole or not at all: beside it first, then in its place. Whoever reads it sees the old one or the new.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let beside = beside(path);
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(bytes)?;
        // Renaming before the bytes are on the disk could leave an empty file after a power cut.
        file.sync_all()?;
        std::fs::rename(&beside, path)
    };
    write().map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        format!("{} could not be written: {error}.", path.display())
    })
}

/// The name beside a file under which it is written. The dot keeps it out of listings and of the exports in a folder.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_beside_its_place() {
        assert_eq!(beside(Path::new("a/b.json")), Path::new("a").join(format!(".b.json.{}.new", std::process::id())));
    }
}
