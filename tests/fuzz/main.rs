//! Attacks every door for some seconds each: `cargo xtask fuzz [SECONDS]`, an hour for all of them unless told otherwise.
//!
//! Every blow has a number. One that breaks something says it, and `cargo xtask fuzz 0 TARGET NUMBER` strikes it again.

#![allow(clippy::print_stdout)]

mod mutate;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use targets::TARGETS;
use zenboard::base::Random;

/// A blow that takes longer has found something.
const SLOW: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let all = number(0).unwrap_or(3_600);
    if let (Some(name), Some(seed)) = (words.get(1), number(2)) {
        TARGETS.iter().filter(|(known, _)| known == name).for_each(|(_, strike)| strike(&mut Random::seeded(seed)));
        return ExitCode::SUCCESS;
    }
    let each = Duration::from_secs(all).div_f64(TARGETS.len() as f64);
    let mut found = 0;
    for (name, strike) in TARGETS {
        let (start, mut count, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
        // Other inputs at every run.
        let first = u64::from(std::process::id()) << 32;
        while start.elapsed() < each {
            let seed = first + count;
            let began = Instant::now();
            let is_whole = catch_unwind(AssertUnwindSafe(|| strike(&mut Random::seeded(seed)))).is_ok();
            slowest = slowest.max(began.elapsed());
            if !is_whole || began.elapsed() > SLOW {
                found += 1;
                println!("{name}: blow {seed} {}", if is_whole { "takes too long" } else { "panics" });
            }
            count += 1;
        }
        println!("{name}: {count} blows, the slowest {} ms, peak memory {}", slowest.as_millis(), peak_memory());
    }
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The most memory that this process ever had, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not known".into(), |peak| peak.trim().to_owned())
}
