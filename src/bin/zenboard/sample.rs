//! `zenboard sample`: the exports of an invented desk.

use std::fs::File;

use zenboard::base::{Timestamp, Zone};
use zenboard::sample::{SampleSpec, write_sample};

use crate::desk::read_moment;
use crate::outcome::{Outcome, Said};
use crate::words::Sample;

/// Writes the files.
pub fn sample(words: &Sample) -> Outcome {
    let zone = match &words.zone {
        Some(name) => Zone::named(name).ok_or_else(|| format!("There is no time zone \"{name}\"."))?,
        None => Zone::utc(),
    };
    let as_of = match &words.as_of {
        Some(text) => read_moment(text, &zone)?,
        None => now(),
    };
    let spec = SampleSpec { tickets: words.tickets, seed: words.seed, as_of, zone };
    let folder = &words.folder;
    let failed = |error: std::io::Error| format!("{}: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    write_sample(&spec, |file| File::create(folder.join(file.name()))).map_err(failed)?;
    let moment = spec.zone.rfc3339(spec.as_of);
    Ok(Said::good(format!("{} tickets as of {moment} are in {}.", spec.tickets, folder.display())))
}

/// The system's clock: the core has none, the command line may look at it.
#[expect(clippy::disallowed_methods, reason = "a desk is as of now unless told otherwise")]
pub fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as i64)
}

fn now() -> Timestamp {
    Timestamp(now_ms() / 1_000)
}
