//! From the words of the command line to a desk: files, settings, zone, moment, language.

use std::io::Read;
use std::path::Path;

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Import, Imported, lost};
use zenboard::language::{Catalogue, Language, Locale, speak};
use zenboard::query::Query;
use zenboard::settings::Settings;

use crate::files::{all_files, read_text};
use crate::words;

/// German as the page has it.
const GERMAN: &str = include_str!("../../../public/languages/de.json");
/// Bytes that are read at once.
const SLICE: usize = 16 << 20;

/// A desk, and the question to it.
pub struct Desk {
    pub imported: Imported,
    pub settings: Settings,
    /// Moment, zone and filters; the page is the default one.
    pub query: Query,
    /// Something of the files could not be used, where that was not to be.
    pub is_refused: bool,
}

impl Desk {
    /// Reads everything that the words name. Files that could not be used are said on the way.
    pub fn read(words: &words::Desk) -> Result<Self, String> {
        if let Some(tag) = &words.language {
            speak_like(tag)?;
        }
        let mut settings = read_settings(words.settings.as_deref())?;
        let zone = zone_of(words.zone.as_deref(), &settings)?;
        let mut query = Query { filters: words.filter.clone(), ..Query::default() };
        query.zone = words.zone.clone().unwrap_or_default();
        query.as_of = words.as_of.as_deref().map(|text| read_moment(text, &zone)).transpose()?;
        let mut profiles = Vec::new();
        for path in &words.mapping {
            let read = Settings::profiles(&read_text(path)?);
            profiles.extend(read.map_err(|error| format!("{}: {error}", path.display()))?);
        }
        // What is told here comes before what the settings remember.
        settings.columns.splice(0..0, profiles);
        let mut import = Import::new(settings.clone(), zone);
        for path in all_files(&words.paths)? {
            feed(&mut import, &path)?;
        }
        let imported = import.finish().map_err(|error| format!("{error} {}", error.hint))?;
        for error in &imported.errors {
            eprintln!("{error} {}", error.hint);
        }
        let mut is_lossy = !imported.errors.is_empty();
        for sentence in lost(&imported) {
            is_lossy = true;
            eprintln!("{sentence}");
        }
        Ok(Self { imported, settings, query, is_refused: is_lossy && words.strict })
    }
}

fn read_settings(path: Option<&Path>) -> Result<Settings, String> {
    let Some(path) = path else { return Ok(Settings::default()) };
    Settings::from_json(&read_text(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// The zone that is told, else that of the settings, else UTC.
pub fn zone_of(told: Option<&str>, settings: &Settings) -> Result<Zone, String> {
    let named = [told.unwrap_or_default(), settings.zone.as_str()].into_iter().find(|name| !name.is_empty());
    let Some(name) = named else { return Ok(Zone::utc()) };
    Zone::named(name).ok_or_else(|| format!("There is no time zone \"{name}\"."))
}

/// A moment as it is typed.
pub fn read_moment(text: &str, zone: &Zone) -> Result<Timestamp, String> {
    zone.read_moment(text).ok_or_else(|| {
        format!("\"{text}\" is not a time such as 2026-06-30T15:00:00Z, \"2026-06-30 15:00\" or 2026-06-30.")
    })
}

/// From now on texts, numbers and dates are those of a language tag.
fn speak_like(tag: &str) -> Result<(), String> {
    let locale = Locale::of_tag(tag);
    let catalogue = match locale.language {
        Language::English => None,
        Language::German => {
            let (catalogue, _) = Catalogue::read(GERMAN).map_err(|error| format!("The German texts: {error}."))?;
            Some(catalogue)
        }
    };
    speak(locale, catalogue);
    Ok(())
}

fn feed(import: &mut Import, path: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}.", path.display());
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    import.begin(&name, file.metadata().map_err(failed)?.len());
    let mut slice = vec![0; SLICE];
    loop {
        let count = file.read(&mut slice).map_err(failed)?;
        if count == 0 || !import.feed(&slice[..count]) {
            break;
        }
    }
    import.end();
    Ok(())
}
