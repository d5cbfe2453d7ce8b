//! Which files the paths of the command line are.

use std::path::{Path, PathBuf};

use zenboard::ingest::is_export;

/// The files named, and of folders the exports directly in them, in order of their names, as the page takes them.
pub fn all_files(paths: &[String]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths.iter().map(Path::new) {
        if path.is_dir() {
            files.extend(exports_in(path)?);
        } else {
            files.push(path.to_owned());
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
