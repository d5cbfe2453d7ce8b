//! `zenboard report`: the figures of the dashboards as JSON.

use zenboard::base::Zone;
use zenboard::engine::{Import, report_json};
use zenboard::query::{Dimension, Query};
use zenboard::settings::{ColumnProfile, Settings};

use crate::files::all_files;
use crate::{HELP, read_text};

/// What the words of the command line ask for.
#[derive(Default)]
struct Order {
    query: Query,
    settings: Settings,
    profiles: Vec<ColumnProfile>,
    /// As typed: it is read when the zone is known.
    as_of: Option<String>,
    paths: Vec<String>,
}

pub fn report(words: &[String]) -> Result<String, String> {
    let mut order = read_order(words)?;
    let zone = zone_of(&order)?;
    if let Some(text) = &order.as_of {
        order.query.as_of = Some(crate::read_moment(text, &zone)?);
    }
    // What is told here comes before what the settings remember.
    order.settings.columns.splice(0..0, std::mem::take(&mut order.profiles));
    let mut import = Import::new(order.settings.clone(), zone);
    for path in all_files(&order.paths)? {
        feed(&mut import, &path)?;
    }
    let imported = import.finish().map_err(|error| format!("{error} {}", error.hint))?;
    for error in &imported.errors {
        eprintln!("{error} {}", error.hint);
    }
    let json = report_json(&imported.data, &order.settings, &order.query);
    serde_json::to_string_pretty(&json).map_err(|error| error.to_string())
}

fn read_order(words: &[String]) -> Result<Order, String> {
    let mut order = Order::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{word} needs a value behind it."));
        match word.as_str() {
            "--json" => {}
            "--as-of" => order.as_of = Some(value()?.clone()),
            "--zone" => value()?.clone_into(&mut order.query.zone),
            "--settings" => {
                order.settings = Settings::from_json(&read_text(value()?)?).map_err(|error| error.to_string())?
            }
            "--mapping" => {
                let path = value()?;
                let profiles = Settings::profiles(&read_text(path)?);
                order.profiles.extend(profiles.map_err(|error| format!("{path}: {error}"))?);
            }
            "--filter" => order.query.filters.push(read_filter(value()?)?),
            option if option.starts_with("--") => {
                return Err(format!("There is no option {option}.\n\n{HELP}"));
            }
            path => order.paths.push(path.to_owned()),
        }
    }
    if order.paths.is_empty() {
        return Err(format!("Name at least one file or folder.\n\n{HELP}"));
    }
    Ok(order)
}

fn read_filter(text: &str) -> Result<(Dimension, String), String> {
    let (name, wanted) = text.split_once('=').ok_or_else(|| format!("\"{text}\" is not DIMENSION=NAME."))?;
    let dimension = Dimension::ALL
        .into_iter()
        .find(|dimension| dimension.id() == name)
        .ok_or_else(|| format!("\"{name}\" is none of company, resource, queue, priority, workflow."))?;
    Ok((dimension, wanted.to_owned()))
}

/// The zone of `--zone`, else of the settings, else UTC.
fn zone_of(order: &Order) -> Result<Zone, String> {
    let named = [order.query.zone.as_str(), order.settings.zone.as_str()].into_iter().find(|name| !name.is_empty());
    let Some(name) = named else { return Ok(Zone::utc()) };
    Zone::named(name).ok_or_else(|| format!("There is no time zone \"{name}\"."))
}

fn feed(import: &mut Import, path: &std::path::Path) -> Result<(), String> {
    use std::io::Read;
    let failed = |error: std::io::Error| format!("{}: {error}.", path.display());
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
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
