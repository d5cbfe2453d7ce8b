//! One import: files, or a sample desk, are read in slices and become the data.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::server::{Server, now_ms, pause, post};
use crate::base::{Timestamp, Zone};
use crate::engine::{Import, Refusal};
use crate::ingest::ImportError;
use crate::language::say;
use crate::protocol::{Response, UnrecognizedFiles, settings_of};
use crate::sample::{Sample, SampleFile, SampleSpec};

/// Bytes read at once: between two slices the worker hears a `Cancel`.
const SLICE: f64 = 16.0 * 1024.0 * 1024.0;
/// At most one report of progress in so many milliseconds.
const PROGRESS_EVERY_MS: f64 = 100.0;

/// Why an import did not end with data.
enum Stop {
    Cancelled,
    Refused(Box<Refusal>),
}

/// One import, from its request to its answer.
pub(super) struct Job {
    server: Rc<Server>,
    id: u32,
    number: u32,
    zone: Zone,
}

impl Job {
    pub(super) fn new(server: &Rc<Server>, id: u32, zone: &str, settings: String) -> Self {
        let number = server.import.get() + 1;
        server.import.set(number);
        *server.settings.borrow_mut() = settings;
        Self { server: server.clone(), id, number, zone: Zone::named(zone).unwrap_or_else(Zone::utc) }
    }

    /// Reads files and makes them the data.
    pub(super) async fn files(self, files: Vec<File>) {
        self.conclude(self.read_files(files).await, false);
    }

    /// Makes a sample desk the data.
    pub(super) async fn sample(self, tickets: u32, seed: u32, now: i64) {
        let (seed, as_of) = (u64::from(seed), Timestamp(now));
        let spec = SampleSpec { tickets: tickets as usize, seed, as_of, zone: self.zone.clone() };
        self.conclude(self.make_sample(spec).await, true);
    }

    fn import(&self) -> Import {
        Import::new(settings_of(&self.server.settings.borrow()), self.zone.clone())
    }

    fn is_cancelled(&self) -> bool {
        self.server.import.get() != self.number
    }

    async fn read_files(&self, files: Vec<File>) -> Result<Import, Stop> {
        let mut import = self.import();
        let mut report = ProgressReport::new(files.iter().map(|file| file.size()).sum::<f64>() as u64);
        let mut slice = Vec::new();
        for file in &files {
            let (name, size) = (file.name(), file.size());
            import.begin(&name, size as u64);
            let mut at = 0.0;
            while at < size {
                let end = (at + SLICE).min(size);
                if let Err(error) = read(file, at, end, &mut slice).await {
                    let error = unreadable(&name, &error);
                    let tables = Vec::new();
                    return Err(Stop::Refused(Box::new(Refusal { error, tables })));
                }
                if self.is_cancelled() {
                    return Err(Stop::Cancelled);
                }
                let wanted = import.feed(&slice);
                report.send(self, &name, import.progress());
                if !wanted {
                    break;
                }
                at = end;
            }
            import.end();
        }
        Ok(import)
    }

    async fn make_sample(&self, spec: SampleSpec) -> Result<Import, Stop> {
        let mut import = self.import();
        let sample = Sample::new(&spec);
        let mut report = ProgressReport::new(0);
        for file in SampleFile::ALL {
            let mut bytes = Vec::new();
            // Writing into memory does not fail.
            let _ = sample.write(file, &mut bytes);
            report.total += bytes.len() as u64;
            import.file(file.name(), &bytes);
            report.send(self, file.name(), import.progress());
            pause(&self.server.scope).await;
            if self.is_cancelled() {
                return Err(Stop::Cancelled);
            }
        }
        Ok(import)
    }

    /// The data before this import stays until the new data is complete.
    fn conclude(&self, read: Result<Import, Stop>, is_sample: bool) {
        let built = read.and_then(|import| import.conclude().map_err(Stop::Refused));
        let response = match built {
            Ok(imported) => {
                self.server.watch.stop();
                Response::Imported(self.server.accept(imported, is_sample))
            }
            Err(Stop::Cancelled) => Response::Cancelled,
            Err(Stop::Refused(refusal)) => refused(*refusal),
        };
        post(&self.server.scope, self.id, response);
    }
}

/// Nothing came of the files: why, and what the user could say about them.
fn refused(Refusal { error, tables }: Refusal) -> Response {
    let title = match error.file.as_str() {
        "" => say!("The files could not be read").into(),
        file => say!("{file} could not be read"),
    };
    let (detail, hint) = (error.what, error.hint);
    if tables.is_empty() {
        return Response::Failed { title, detail, hint };
    }
    Response::Unrecognized(Box::new(UnrecognizedFiles { title, detail, hint, tables }))
}

/// How far an import is, sent now and then.
struct ProgressReport {
    total: u64,
    last_ms: f64,
}

impl ProgressReport {
    fn new(total: u64) -> Self {
        Self { total, last_ms: 0.0 }
    }

    fn send(&mut self, job: &Job, file: &str, (bytes, rows): (u64, u64)) {
        let now_ms = now_ms();
        if now_ms - self.last_ms < PROGRESS_EVERY_MS {
            return;
        }
        self.last_ms = now_ms;
        let response = Response::Progress { file: file.to_owned(), bytes, total: self.total, rows };
        post(&job.server.scope, job.id, response);
    }
}

/// Reads a part of a file into `slice`, which is used again and again.
async fn read(file: &File, from: f64, to: f64, slice: &mut Vec<u8>) -> Result<(), JsValue> {
    let buffer = JsFuture::from(file.slice_with_f64_and_f64(from, to)?.array_buffer()).await?;
    let bytes = Uint8Array::new(&buffer);
    slice.resize(bytes.length() as usize, 0);
    bytes.copy_to(slice);
    Ok(())
}

fn unreadable(name: &str, error: &JsValue) -> ImportError {
    let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
    ImportError::new(
        name,
        say!("The browser could not read the file: {why}"),
        say!("If it was changed, moved or opened in another program, choose it again."),
    )
}
