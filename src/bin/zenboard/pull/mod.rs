//! `zenboard pull`: reads the sources of a `zenboard.json` as the page would, and writes the files that pages and walls
//! poll, so that ten walls cost a vendor no more than one reader.
//!
//! In: the site's file, keys of the environment, what the run before remembered. Out: a feed, a line a source, an exit
//! code. What is asked and what is believed is decided in `feed`, as for the page; here are the disk, the clock and the
//! network.

mod ask;
mod folder;
mod http;
mod journal;
mod keys;
mod run;
mod said;
mod state;

use std::path::{Path, PathBuf};

use zenboard::feed::{Site, SourceKind};
use zenboard::settings::Settings;

use crate::desk::zone_of;
use crate::files::read_text;
use crate::outcome::{Outcome, Said};
use crate::words::Pull;

use run::Run;
use state::State;

/// Reads the sources, or lists the keys that they need.
pub fn pull(words: &Pull) -> Outcome {
    let site = read_site(&words.site)?;
    if words.keys {
        return Ok(Said::good(list_keys(&site)));
    }
    let Some(out) = &words.out else {
        return Err("Name the folder of the feed with --out.".to_owned());
    };
    let zone = zone_of(words.zone.as_deref(), &site.decided().unwrap_or_default())?;
    let keys = keys::read(&site)?;
    let state = State::open(&words.state.clone().unwrap_or_else(|| state_beside(out)))?;
    Run::new(words, out, &site, keys, zone, state).run()
}

/// The file of a site, with the settings that it names.
fn read_site(path: &Path) -> Result<Site, String> {
    let wrong = |what: String| format!("{}: {what}", path.display());
    let mut site = Site::from_json(&read_text(path)?).map_err(|error| wrong(error.to_string()))?;
    if site.sources.is_empty() {
        return Err(wrong("It names no sources.".to_owned()));
    }
    for (at, source) in site.sources.iter().enumerate() {
        let of_tables = source.tables.iter().map(|table| &table.url);
        let urls = [&source.url, &source.manifest].into_iter().chain(of_tables).chain(&source.files);
        let is_web = source.kind != SourceKind::Files;
        for url in urls.filter(|url| !url.is_empty() && !url.contains("://")) {
            // The tables of an interface are below its address; files without a host are beside this file.
            let is_lost = if is_web { !source.url.contains("://") } else { url.starts_with('/') };
            if is_lost {
                return Err(wrong(format!(
                    "sources[{at}]: \"{url}\" is relative to a page; give the whole address here."
                )));
            }
        }
    }
    if !site.profile.is_empty() {
        let profile = path.with_file_name(std::mem::take(&mut site.profile));
        let settings = Settings::from_json(&read_text(&profile)?);
        site.settings = Some(settings.map_err(|error| format!("{}: {error}", profile.display()))?);
    }
    Ok(site)
}

/// `feed` becomes `feed.state`: beside the feed, not in it, as a feed is there to be published.
fn state_beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".state");
    out.with_file_name(name)
}

fn list_keys(site: &Site) -> String {
    let mut lines = Vec::new();
    for source in &site.sources {
        let variables = keys::variables(source);
        if variables.is_empty() {
            lines.push(format!("{}: it needs no key.", source.name));
        }
        for variable in variables {
            let word = if variable.is_set() { "set" } else { "not set" };
            lines.push(format!("{}: {} is {word}.", source.name, variable.name));
        }
    }
    lines.push("A variable with _FILE at its end names a file that holds the key.".to_owned());
    lines.join("\n")
}
