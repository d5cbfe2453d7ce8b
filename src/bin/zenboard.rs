//! The command line: the same engine, the same numbers, as JSON.

use std::process::ExitCode;

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Import, report_json};
use zenboard::query::{Dimension, Query};
use zenboard::settings::Settings;

const HELP: &str = "\
zenboard report FILE... [--as-of TIME] [--zone ZONE] [--settings FILE] [--filter DIMENSION=NAME]... [--json]
    Prints the figures of the dashboards as JSON.
    TIME as 2026-06-30T15:00:00Z; DIMENSION is company, resource, queue, priority or workflow.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.first().map(String::as_str) {
        Some("report") => report(&words[1..]),
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

fn report(words: &[String]) -> Result<String, String> {
    let mut query = Query::default();
    let mut settings = Settings::default();
    let mut files = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let mut value = || {
            rest.next()
                .ok_or_else(|| format!("{word} needs a value behind it."))
        };
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
                let (name, wanted) = text
                    .split_once('=')
                    .ok_or_else(|| format!("\"{text}\" is not DIMENSION=NAME."))?;
                let dimension = Dimension::ALL
                    .into_iter()
                    .find(|dimension| dimension.id() == name)
                    .ok_or_else(|| {
                        format!("\"{name}\" is none of company, resource, queue, priority, workflow.")
                    })?;
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
    let name = if query.zone.is_empty() {
        settings.zone.as_str()
    } else {
        query.zone.as_str()
    };
    let zone = if name.is_empty() {
        Some(Zone::utc())
    } else {
        Zone::named(name)
    };
    let zone = zone.ok_or_else(|| format!("There is no time zone \"{name}\"."))?;
    let mut import = Import::new(settings.clone(), zone);
    for path in files {
        read(&mut import, path)?;
    }
    let imported = import
        .finish()
        .map_err(|error| format!("{error} {}", error.hint))?;
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
