use super::*;
use crate::base::{Timestamp, Zone};

fn spec(tickets: usize, seed: u64) -> SampleSpec {
    let as_of = Timestamp::from_rfc3339("2026-06-30T20:00:00Z").expect("a valid time");
    SampleSpec {
        tickets,
        seed,
        as_of,
        zone: Zone::named("America/Chicago").expect("a known zone"),
    }
}

#[test]
fn the_same_spec_gives_the_same_files_and_another_seed_others() {
    assert_eq!(sample_files(&spec(800, 7)), sample_files(&spec(800, 7)));
    assert_ne!(sample_files(&spec(800, 7)), sample_files(&spec(800, 8)));
}
