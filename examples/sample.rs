//! Writes the files of an invented desk: `cargo run --release --example sample -- TICKETS SEED AS_OF ZONE FOLDER`.

use std::fs::File;
use std::path::Path;

use zenboard::base::{Timestamp, Zone};
use zenboard::sample::{SampleSpec, write_sample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [tickets, seed, as_of, zone, folder] = words.as_slice() else {
        return Err("usage: sample TICKETS SEED AS_OF ZONE FOLDER".into());
    };
    let spec = SampleSpec {
        tickets: tickets.parse()?,
        seed: seed.parse()?,
        as_of: Timestamp::from_rfc3339(as_of).ok_or("AS_OF is not a time such as 2026-06-30T15:00:00Z")?,
        zone: Zone::named(zone).ok_or("ZONE is not a zone such as America/Chicago")?,
    };
    std::fs::create_dir_all(folder)?;
    write_sample(&spec, |file| File::create(Path::new(folder).join(file.name())))?;
    Ok(())
}
