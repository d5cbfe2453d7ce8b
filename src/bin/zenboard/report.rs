//! `zenboard report`: the figures as JSON, boards as single pages, lists as spreadsheets.

use std::path::Path;

use zenboard::engine::{Engine, report_json};
use zenboard::export::page_file;
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::{Page, Query};

use crate::check::verdicts_json;
use crate::desk::Desk;
use crate::files::write_whole;
use crate::outcome::{Ending, Outcome, Said};
use crate::words::Report;

/// Answers, or writes the files that are named.
pub fn report(words: &Report) -> Outcome {
    let desk = Desk::read(&words.desk)?;
    let ending = if desk.is_refused { Ending::NoAnswer } else { Ending::Good };
    let writes = [&words.html, &words.csv, &words.xlsx].iter().any(|path| path.is_some());
    let mut said = Vec::new();
    if words.json || !writes {
        let mut json = report_json(&desk.imported.data, &desk.settings, &desk.query);
        json["verdicts"] = verdicts_json(&desk);
        said.push(serde_json::to_string_pretty(&json).map_err(|error| error.to_string())?);
    }
    if writes {
        let (list, board) = (question(&desk.query, words, Page::Tickets)?, question(&desk.query, words, Page::Report)?);
        let logo = desk.settings.logo().to_owned();
        let engine = engine_of(desk);
        if let Some(path) = &words.html {
            write_page(&engine, &board, &logo, path)?;
        }
        for (path, format) in [(&words.csv, ListFormat::Csv), (&words.xlsx, ListFormat::Xlsx)] {
            if let Some(path) = path {
                write_list(&engine, &list, format, path)?;
            }
        }
    }
    Ok(Said { text: said.join("\n"), ending })
}

/// What is asked of the engine: the page that is named, or the usual one, with the moment, zone and filters of the words.
fn question(query: &Query, words: &Report, usual: Page) -> Result<Query, String> {
    let Some(address) = &words.page else {
        return Ok(Query { page: usual, ..query.clone() });
    };
    // The whole address of the browser may be given, too.
    let fragment = address.split_once('#').map_or(address.as_str(), |(_, fragment)| fragment);
    let mut asked = Query::from_fragment(fragment);
    if let Page::Unknown(path) = &asked.page {
        return Err(format!("There is no page \"{path}\"; pages are named as behind # in the address of the browser."));
    }
    asked.filters.extend(query.filters.iter().cloned());
    asked.as_of = query.as_of.or(asked.as_of);
    if !query.zone.is_empty() {
        asked.zone.clone_from(&query.zone);
    }
    Ok(asked)
}

/// The same engine as behind the page: what is masked there is masked here.
fn engine_of(desk: Desk) -> Engine {
    let mut engine = Engine::new();
    engine.configure(&desk.settings.to_json());
    engine.accept(desk.imported, false);
    engine
}

fn write_page(engine: &Engine, query: &Query, logo: &str, path: &Path) -> Result<(), String> {
    match engine.answer(query) {
        Response::Screen(screen) => write_whole(path, page_file(&screen, logo).as_bytes()),
        other => Err(refused(other)),
    }
}

fn write_list(engine: &Engine, query: &Query, format: ListFormat, path: &Path) -> Result<(), String> {
    if !matches!(query.page, Page::Tickets | Page::Entries) {
        return Err(
            "Only lists can be written as CSV or Excel: name a --page that begins with tickets or entries.".into()
        );
    }
    match engine.export(query, format) {
        Response::Exported { bytes, .. } => write_whole(path, &bytes),
        other => Err(refused(other)),
    }
}

fn refused(response: Response) -> String {
    match response {
        Response::Failed { title, detail, hint } => format!("{title}. {detail} {hint}"),
        _ => "There is no such page.".to_owned(),
    }
}
