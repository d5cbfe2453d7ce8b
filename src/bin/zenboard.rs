//! The command line: the same engine, the same numbers, as JSON.

use std::process::ExitCode;

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Import, report_json};
use zenboard::query::{Dimension, Query};
use zenboard::sample::{SampleSpec, write_sample};
use zenboard::settings::Settings;
use zenboard::sla::run_clock_file;

const HELP: &str = "\
zenboard report FILE... [--as-of TIME] [--zone ZONE] [--settings FILE] [--filter DIMENSION=NAME]... [--json]
    Prints the figures of the dashboards as JSON.
    TIME as 2026-06-30T15:00:00Z; DIMENSION is company, resource, queue, priority or workflow.

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
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}."))?;
    let answers = run_clock_file(&text)?;
    serde_json::to_string_pretty(&answers).map_err(|error| error.to_string())
}

fn sample(words: &[String]) -> Result<String, String> {
    let mut spec = SampleSpec { tickets: 4_000, seed: 1, as_of: now(), zone: Zone::utc() };
    let mut folder = None;
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
            "--as-of" => {
                let text = value()?;
                spec.as_of = Timestamp::from_rfc3339(text)
                    .ok_or_else(|| format!("\"{text}\" is not a time such as 2026-06-30T15:00:00Z."))?;
            }
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
    let folder = folder.ok_or_else(|| format!("Name the folder to write to.\n\n{HELP}"))?;
    let failed = |error: std::io::Error| format!("{folder}: {error}.");
    std::fs::create_dir_all(folder).map_err(failed)?;
    write_sample(&spec, |file| std::fs::File::create(std::path::Path::new(folder).join(file.name())))
        .map_err(failed)?;
    Ok(format!("{} tickets as of {} are in {folder}.", spec.tickets, spec.zone.rfc3339(spec.as_of)))
}

/// The system's clock: the core has none, the command line may look at it.
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Timestamp(since.map_or(0, |since| since.as_secs() as i64))
}

fn report(words: &[String]) -> Result<String, String> {
    let mut query = Query::default();
    let mut settings = Settings::default();
    let mut files = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{word} needs a value behind it."));
        match word.as_str() {
            "--json" => {}
            "--as-of" => {
                let text = value()?;
                let at = Timestamp::from_rfc3339(text)
                    .ok_or_else(|| format!("\"{text}\" is not a time such as 2026-06-30T15:00:00Z."))?;
                query.as_of = Some(at);
            }
            "--zone" => value()?.clone_into(&mut query.zone),
            "--settings" => {
                let path = value()?;
                let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}."))?;
                settings = Settings::from_json(&text)?;
            }
            "--filter" => {
                let text = value()?;
                let (name, wanted) =
                    text.split_once('=').ok_or_else(|| format!("\"{text}\" is not DIMENSION=NAME."))?;
                let dimension = Dimension::ALL
                    .into_iter()
                    .find(|dimension| dimension.id() == name)
                    .ok_or_else(|| format!("\"{name}\" is none of company, resource, queue, priority, workflow."))?;
                query.filters.push((dimension, wanted.to_owned()));
            }
            option if option.starts_with("--") => {
                return Err(format!("There is no option {option}.\n\n{HELP}"));
            }
            file => files.push(file),
        }
    }
    if files.is_empty() {
        return Err(format!("Name at least one file.\n\n{HELP}"));
    }
    let name = if query.zone.is_empty() { settings.zone.as_str() } else { query.zone.as_str() };
    let zone = if name.is_empty() { Some(Zone::utc()) } else { Zone::named(name) };
    let zone = zone.ok_or_else(|| format!("There is no time zone \"{name}\"."))?;
    let mut import = Import::new(settings.clone(), zone);
    for path in files {
        read(&mut import, path)?;
    }
    let imported = import.finish().map_err(|error| format!("{error} {}", error.hint))?;
    for error in &imported.errors {
        eprintln!("{error} {}", error.hint);
    }
    let json = report_json(&imported.data, &settings, &query);
    serde_json::to_string_pretty(&json).map_err(|error| error.to_string())
}

fn read(import: &mut Import, path: &str) -> Result<(), String> {
    use std::io::Read;
    let failed = |error: std::io::Error| format!("{path}: {error}.");
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let name = std::path::Path::new(path)
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
    import.begin(&name, file.metadata().map_err(failed)?.len());
    let mut slice = vec![0; 16 << 20];
    loop {
        let count = file.read(&mut slice).map_err(failed)?;
        if count == 0 || !import.feed(&slice[..count]) {
            break;
        }
    }
    import.end();
    Ok(())
}
