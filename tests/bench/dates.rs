//! What reading dates costs: the import of a list of tickets with its date columns, and of the same bytes with those
//! columns under names that nobody knows. By hand: `cargo run --release --example bench-dates`.

#![allow(clippy::print_stdout)]

use std::time::Instant;

use zenboard::base::Zone;
use zenboard::engine::Import;
use zenboard::settings::Settings;

const ROWS: usize = 60_000;
const RUNS: usize = 7;

/// The names of the date columns, and others of the same lengths that are not known.
const DATES: [(&str, &str); 6] = [
    ("Completed Date", "Zq Blorp Fnorg"),
    ("Last Activity", "Zq Blorp Fnor"),
    ("First Response", "Zq Blorp Fnorh"),
    ("Resolution Due", "Zq Blorp Fnori"),
    ("First Response Due", "Zq Blorp Fnork lmn"),
    ("Resolved Date", "Zq Blorp Fnok"),
];

/// A form of dates: its name and how it writes a moment.
type Form = (&'static str, fn(u32, u32, u32, u32) -> String);

const FORMS: [Form; 4] = [
    ("ISO", |month, day, hour, minute| format!("2025-{month:02}-{day:02} {hour:02}:{minute:02}:15")),
    ("American", |month, day, hour, minute| {
        let half = if hour < 12 { "AM" } else { "PM" };
        format!("{month}/{day}/2025 {}:{minute:02} {half}", (hour + 11) % 12 + 1)
    }),
    ("named month", |month, day, hour, minute| {
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        format!("{day:02}/{}/25 {hour:02}:{minute:02}", name[month as usize - 1])
    }),
    ("Spanish", |month, day, hour, minute| {
        let half = if hour < 12 { "a.\u{a0}m." } else { "p.\u{a0}m." };
        format!("{day:02}/{month:02}/2025 {:02}:{minute:02}:00 {half}", (hour + 11) % 12 + 1)
    }),
];

fn file(form: fn(u32, u32, u32, u32) -> String, known: bool) -> Vec<u8> {
    let names = DATES.map(|(date, other)| if known { date } else { other }).join(",");
    let mut text = format!("Ticket Number,Title,Status,Create Date,{names}\n");
    for row in 0..ROWS as u32 {
        let at = |later: u32| {
            let minutes = row * 8 + later;
            let days = minutes / 1_440;
            form(days / 28 % 12 + 1, days % 28 + 1, minutes / 60 % 24, minutes % 60)
        };
        text.push_str(&format!("T{row},Printer,Complete,{}", at(0)));
        for later in [180, 200, 15, 480, 60, 175] {
            text.push(',');
            text.push_str(&at(later));
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn seconds(bytes: &[u8]) -> f64 {
    let begin = Instant::now();
    let mut import = Import::new(Settings::default(), Zone::named("Europe/Berlin").expect("a zone"));
    import.file("tickets.csv", bytes);
    let rows = import.finish().expect("readable").data.len();
    assert_eq!(rows, ROWS);
    begin.elapsed().as_secs_f64()
}

fn main() {
    for (name, form) in FORMS {
        let (with, without) = (file(form, true), file(form, false));
        let (mut known, mut unknown) = (f64::INFINITY, f64::INFINITY);
        // Alternating, so that a busy machine slows both.
        for _ in 0..RUNS {
            known = known.min(seconds(&with));
            unknown = unknown.min(seconds(&without));
        }
        let each = (known - unknown) / (ROWS * DATES.len()) as f64 * 1e9;
        println!("{name}: {:.2} times the import without them, {each:.0} ns a date", known / unknown);
    }
}
