//! A few hundred blows against every door, always the same ones; `cargo xtask fuzz` strikes for an hour.

#[path = "../fuzz/mutate.rs"]
mod mutate;
#[path = "../fuzz/targets.rs"]
mod targets;

use zenboard::base::Random;

#[test]
fn nothing_that_comes_in_breaks_anything() {
    for (name, strike) in targets::TARGETS {
        for seed in 0..150 {
            // What panics here: `cargo xtask fuzz 0 NAME SEED`.
            eprintln!("{name} {seed}");
            strike(&mut Random::seeded(seed));
        }
    }
}
