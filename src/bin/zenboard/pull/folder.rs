//! The feed: the files of all sources and the manifest that lists them, each written whole, the manifest last.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use zenboard::base::{Timestamp, Zone};
use zenboard::export::file_stem;
use zenboard::feed::Part;
use zenboard::ingest::is_export;

use crate::files::{MANIFEST, write_whole};

/// How old a feed is.
pub struct Age {
    /// When the source that answered longest ago did, in milliseconds since 1970.
    pub as_of: i64,
    /// Seconds after which it is expected to be written again.
    pub every: u32,
}

/// Writes what is different. Whoever reads meanwhile finds whole files, and a manifest that says how long each is.
pub fn publish<'p>(out: &Path, parts: impl Iterator<Item = &'p Part>, age: &Age) -> Result<usize, String> {
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}.", out.display()))?;
    let mut taken = BTreeSet::from([MANIFEST.to_owned()]);
    let mut files = Vec::new();
    for part in parts {
        let name = name_of(part, &mut taken);
        write_if_new(&out.join(&name), &part.bytes)?;
        files.push(json!({ "url": name, "bytes": part.bytes.len() }));
    }
    let count = files.len();
    let before = listed(&out.join(MANIFEST));
    let as_of = Zone::utc().rfc3339(Timestamp(age.as_of / 1_000));
    let manifest = json!({ "as_of": as_of, "every": age.every, "files": files });
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())?;
    write_if_new(&out.join(MANIFEST), format!("{text}\n").as_bytes())?;
    for gone in before.iter().filter(|name| !taken.contains(*name)) {
        // Of what this program did not write itself nothing is taken away.
        let _ = std::fs::remove_file(out.join(gone));
    }
    Ok(count)
}

/// What is there already keeps its date, so that servers go on answering that nothing has changed.
fn write_if_new(path: &Path, bytes: &[u8]) -> Result<(), String> {
    match std::fs::read(path) {
        Ok(known) if known == bytes => Ok(()),
        _ => write_whole(path, bytes),
    }
}

/// The files that the manifest lists now, as plain names.
fn listed(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
    let files = manifest["files"].as_array().into_iter().flatten();
    let names = files.filter_map(|file| file["url"].as_str().map(str::to_owned));
    names.filter(|name| !name.contains(['/', '\\', ':']) && !name.starts_with('.')).collect()
}

/// `Autotask time entries` becomes `autotask-time-entries.json`; a name that is taken gets a number.
fn name_of(part: &Part, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = match part.name.rsplit_once('.') {
        Some((stem, ending)) if is_export(&part.name) => (stem, ending.to_lowercase()),
        // Lists of vendors are JSON; a file without an ending says by its first letter what it is.
        _ if matches!(part.bytes.first(), Some(b'[' | b'{')) => (part.name.as_str(), "json".to_owned()),
        _ => (part.name.as_str(), "csv".to_owned()),
    };
    let stem = file_stem(stem);
    let numbered = |number: u32| match number {
        1 => format!("{stem}.{ending}"),
        number => format!("{stem}-{number}.{ending}"),
    };
    let name = (1..).map(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_names_that_every_host_takes() {
        let mut taken = BTreeSet::from([MANIFEST.to_owned()]);
        let mut name = |name: &str, bytes: &[u8]| name_of(&Part { name: name.into(), bytes: bytes.into() }, &mut taken);
        assert_eq!(name("Autotask time entries", b"[]"), "autotask-time-entries.json");
        assert_eq!(name("Exports Tickets 2026.CSV", b"a,b"), "exports-tickets-2026.csv");
        assert_eq!(name("exports tickets 2026.csv", b"a,b"), "exports-tickets-2026-2.csv");
        assert_eq!(name("manifest.json", b"[]"), "manifest-2.json");
        assert_eq!(name("export", b"a,b"), "export.csv");
    }
}
