//! The content of the entries of a zip, each read by a reader of its own.

use std::io::{Cursor, Read};

use zip::read::read_zipfile_from_stream;

use super::directory::{Archive, PART, unreadable};
use super::ration::{Ration, suspicious, too_much};
use crate::door::Door;
use crate::{ImportError, IssueKind, Limits, Place, Reader};
use language::say;

impl Archive<'_> {
    /// Gives the tables of every entry. What cannot be read is reported, and the rest is read;
    /// an error only when there is nothing else.
    pub(crate) fn read(mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut ration = Ration::new(self.limits);
        let (mut good, mut first_error) = (0, None);
        if self.zip.has_duplicate_names() {
            report(door, self.file, say!("Some files in the archive have the same name; the last one is used."));
        }
        for index in 0..self.zip.len() {
            match self.entry(index, &mut ration, door) {
                Ok(false) => {}
                Ok(true) => good += 1,
                Err(error) => {
                    door.end();
                    let what = format!("{} {}", error.what, error.hint);
                    report(door, &error.file, what.trim_end());
                    if ration.is_spent() {
                        return Err(too_much(self.file, &self.limits));
                    }
                    first_error.get_or_insert(error);
                }
            }
        }
        match first_error {
            Some(error) if good == 0 => Err(error),
            None if good == 0 => {
                Err(ImportError::new(self.file, say!("The archive holds no files."), say!("Pack the exports again.")))
            }
            _ => Ok(()),
        }
    }

    /// Reads one entry; false when it is none of the user's files.
    fn entry(&mut self, index: usize, ration: &mut Ration, door: &mut Door<'_>) -> Result<bool, ImportError> {
        let outer = self.file;
        let limits = self.limits;
        let about = self.zip.by_index_raw(index).map_err(|error| unreadable(outer, &error.to_string()))?;
        let path = safe_path(&String::from_utf8_lossy(about.name_raw()));
        let name = format!("{outer}/{path}");
        if about.is_dir() || is_hidden(&path) {
            return Ok(false);
        }
        if about.encrypted() {
            return Err(ImportError::new(
                &name,
                say!("The file is protected with a password."),
                say!("Unpack it and drop the file itself."),
            ));
        }
        let (packed, size) = (about.compressed_size(), about.size());
        drop(about);
        if !ration.ratio_fits(packed, size) {
            return Err(suspicious(&name, &limits));
        }
        let mut entry = self.zip.by_index(index).map_err(|error| unreadable(&name, &error.to_string()))?;
        unpack(&mut entry, &Entry { name: &name, packed, size }, limits, ration, door)?;
        Ok(true)
    }
}

/// Reads what can be read of an archive without a directory: the files before the cut.
pub(crate) fn read_cut_off(file: &str, bytes: &[u8], limits: Limits, door: &mut Door<'_>) -> Result<(), ImportError> {
    let mut rest = Cursor::new(bytes);
    let mut ration = Ration::new(limits);
    let mut good = 0;
    for _ in 0..limits.max_entries {
        let Ok(Some(mut entry)) = read_zipfile_from_stream(&mut rest) else {
            break;
        };
        let path = safe_path(&String::from_utf8_lossy(entry.name_raw()));
        if path == "[Content_Types].xml" || path == "mimetype" {
            break; // A workbook without its end is of no use.
        }
        if entry.is_dir() || is_hidden(&path) {
            continue;
        }
        let name = format!("{file}/{path}");
        let about = Entry { name: &name, packed: entry.compressed_size(), size: entry.size() };
        let unpacked = unpack(&mut entry, &about, limits, &mut ration, door);
        door.end();
        match unpacked {
            Ok(()) => good += 1,
            Err(error) => report(door, &error.file, &error.what),
        }
        if ration.is_spent() {
            return Err(too_much(file, &limits));
        }
    }
    if good == 0 {
        return Err(ImportError::new(
            file,
            say!("The ZIP is damaged or cut off."),
            say!("Copy it or export it again."),
        ));
    }
    report(door, file, say!("The ZIP is cut off: files at its end are missing."));
    Ok(())
}

/// An entry as its header describes it.
struct Entry<'n> {
    name: &'n str,
    packed: u64,
    size: u64,
}

/// Hands what comes out of an entry to a reader of its own, counting.
fn unpack(
    entry: &mut impl Read,
    about: &Entry<'_>,
    limits: Limits,
    ration: &mut Ration,
    door: &mut Door<'_>,
) -> Result<(), ImportError> {
    let mut reader = Reader::of_content(about.name, limits);
    let mut part = vec![0; PART];
    let mut so_far = 0;
    loop {
        let count = entry.read(&mut part).map_err(|error| unreadable(about.name, &error.to_string()))?;
        if count == 0 {
            break;
        }
        so_far += count as u64;
        ration.count(about.name, about.packed, so_far, count)?;
        if so_far > about.size {
            return Err(unreadable(about.name, say!("it is larger than the archive says")));
        }
        reader.take(part.get(..count).unwrap_or_default(), door)?;
    }
    reader.complete(door)?;
    door.end();
    Ok(())
}

/// Files that archivers and file managers leave behind.
fn is_hidden(path: &str) -> bool {
    path.is_empty() || path.starts_with("__MACOSX/") || path.rsplit('/').next().is_none_or(|name| name.starts_with('.'))
}

fn report(door: &mut Door<'_>, file: &str, what: &str) {
    let place = Place { file: file.to_owned(), ..Place::default() };
    door.issues().report(&place, IssueKind::Skipped, "", what);
}

/// The path of an entry without what leads out of the archive.
fn safe_path(raw: &str) -> String {
    let printable: String = raw.chars().filter(|c| !c.is_control()).collect();
    printable
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | "..") && !part.ends_with(':'))
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn paths_stay_inside() {
        assert_eq!(safe_path("../../etc/tickets.csv"), "etc/tickets.csv");
        assert_eq!(safe_path("C:\\Users\\me\\tickets.csv"), "Users/me/tickets.csv");
        assert_eq!(safe_path("/a//./b\u{7}.csv"), "a/b.csv");
    }
}
