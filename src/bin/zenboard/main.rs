//! The command line: the same engine, the same numbers, as JSON.

use std::process::ExitCode;

mod files;
mod report;

use zenboard::base::{Timestamp, Zone};
use zenboard::sample::{SampleSpec, write_sample};
use zenboard::sla::run_clock_file;

use report::report;

const HELP: &str = "\
zenboard report FILE|FOLDER... [--as-of TIME] [--zone ZONE] [--settings FILE] [--mapping FILE]...
                [--filter DIMENSION=NAME]... [--json]
    Prints the figures of the dashboards as JSON. Of a folder all exports directly in it are read.
    TIME as 2026-06-30T15:00:00Z, or in the zone as \"2026-06-30 15:00\" or 2026-06-30 (its end).
    A mapping is a column profile as in the settings, or a list of them: {\"entity\": \"tickets\", \"fields\":
    {\"Header\": \"field\"}}; without \"headers\" it is for every table that has all these columns.
    DIMENSION is company, resource, queue, priority or workflow.

zenboard clock FILE [--json]
    Answers questions to the business-time clock: {\"calendars\": {...}, \"vectors\": [...]} in, [{\"id\", \"result\"}] out.

zenboard sample DIR [--tickets N] [--seed S] [--as-of TIME] [--zone ZONE]
    Writes the exports of an invented desk: tickets.csv, time_entries.csv, service_calls.csv, resources.csv,
    companies.csv. The same words give the same files; without --as-of the desk is that of now.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.first().map(String::as_str) {
        Some("report") => report(&words[1..]),
        Some("clock") => clock(&words[1..]),
        Some("sample") => sample(&words[1..]),
        None | Some("help" | "--help" | "-h") => Ok(HELP.to_owned()),
        Some(other) => Err(format!("There is no command \"{other}\".\n\n{HELP}")),
    };
    match outcome {
        Ok(text) => print(&text),
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Prints; a reader that hangs up early (`| head`) is no error.
fn print(text: &str) -> ExitCode {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The report could not be printed: {error}.");
            ExitCode::FAILURE
        }
    }
}

fn clock(words: &[String]) -> Result<String, String> {
    let mut file = None;
    for word in words {
        match word.as_str() {
            "--json" => {}
            option if option.starts_with("--") => {
                return Err(format!("There is no option {option}.\n\n{HELP}"));
            }
            path if file.is_none() => file = Some(path),
            _ => return Err(format!("Name one file only.\n\n{HELP}")),
        }
    }
    let path = file.ok_or_else(|| format!("Name a file of questions.\n\n{HELP}"))?;
    let answers = run_clock_file(&read_text(path)?)?;
    serde_json::to_string_pretty(&answers).map_err(|error| error.to_string())
}

fn sample(words: &[String]) -> Result<String, String> {
    let mut spec = SampleSpec { tickets: 4_000, seed: 1, as_of: now(), zone: Zone::utc() };
    let (mut folder, mut as_of) = (None, None);
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{word} needs a value behind it."));
        let number = |text: &str| format!("\"{text}\" is not a whole number for {word}.");
        match word.as_str() {
            "--tickets" => {
                let text = value()?;
                spec.tickets = text.parse().map_err(|_| number(text))?;
            }
            "--seed" => {
                let text = value()?;
                spec.seed = text.parse().map_err(|_| number(text))?;
            }
            "--as-of" => as_of = Some(value()?.clone()),
            "--zone" => {
                let name = value()?;
                spec.zone = Zone::named(name).ok_or_else(|| format!("There is no time zone \"{name}\"."))?;
            }
            option if option.starts_with("--") => {
                return Err(format!("There is no option {option}.\n\n{HELP}"));
            }
            path if folder.is_none() => folder = Some(path),
            _ => return Err(format!("Name one folder only.\n\n{HELP}")),
        }
    }
    if let Some(text) = as_of {
        spec.as_of = read_moment(&text, &spec.zone)?;
    }
    let folder = folder.ok_or_else(|| format!("Name the folder to write to.\n\n{HELP}"))?;
    let failed = |error: std::io::Error| format!("{folder}: {error}.");
    std::fs::create_dir_all(folder).map_err(failed)?;
    write_sample(&spec, |file| std::fs::File::create(std::path::Path::new(folder).join(file.name())))
        .map_err(failed)?;
    Ok(format!("{} tickets as of {} are in {folder}.", spec.tickets, spec.zone.rfc3339(spec.as_of)))
}

/// The system's clock: the core has none, the command line may look at it.
#[expect(clippy::disallowed_methods, reason = "a report is as of now unless told otherwise")]
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Timestamp(since.map_or(0, |since| since.as_secs() as i64))
}

/// The text of a file, or why there is none.
fn read_text(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}."))
}

fn read_moment(text: &str, zone: &Zone) -> Result<Timestamp, String> {
    zone.read_moment(text).ok_or_else(|| {
        format!("\"{text}\" is not a time such as 2026-06-30T15:00:00Z, \"2026-06-30 15:00\" or 2026-06-30.")
    })
}
