//! One import: files, or a sample desk, are read in slices and become the data.

use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::crew::Crew;
use super::server::{Server, now_ms, pause, post};
use crate::base::{Timestamp, Zone};
use crate::engine::{Engine, Import, Plan, Refusal};
use crate::ingest::ImportError;
use crate::language::say;
use crate::protocol::{Response, UnrecognizedFiles, settings_of};
use crate::sample::{Sample, SampleFile, SampleSpec, last_working_morning};

const MIB: f64 = 1024.0 * 1024.0;
/// Bytes read at once: between two slices the worker hears a `Cancel`.
const SLICE: f64 = 16.0 * MIB;
/// Bytes read at once until others can read as well.
const FIRST_SLICE: f64 = MIB;
/// Files from this size on are read by several workers, in parts of so many bytes.
const LARGE: f64 = 6.0 * MIB;
const PART: u64 = 8 << 20;
/// More workers read no faster than the browser hands out bytes.
const MOST_WORKERS: usize = 6;
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
    pub(super) async fn files(self, files: Vec<File>, loader: String) {
        self.conclude(self.read_files(files, &loader).await, false);
    }

    /// Makes a sample desk the data.
    pub(super) async fn sample(self, tickets: u32, seed: u32, now: i64) {
        let (seed, as_of) = (u64::from(seed), last_working_morning(Timestamp(now), &self.zone));
        let spec = SampleSpec { tickets: tickets as usize, seed, as_of, zone: self.zone.clone() };
        self.conclude(self.make_sample(spec).await, true);
    }

    /// Reads files and says what would come of them; the data stay as they are.
    pub(super) async fn attempt(self, files: Vec<File>, loader: String) {
        let read = self.read_files(files, &loader).await;
        let response = match read.and_then(|import| import.conclude().map_err(Stop::Refused)) {
            Ok(imported) => {
                let settings = self.server.settings.borrow();
                Response::Tried(Box::new(Ok(Engine::attempt(&settings, imported))))
            }
            Err(Stop::Cancelled) => Response::Cancelled,
            Err(Stop::Refused(refusal)) => Response::Tried(Box::new(Err(unrecognized(*refusal)))),
        };
        post(&self.server.scope, self.id, response);
    }

    fn import(&self) -> Import {
        Import::new(settings_of(&self.server.settings.borrow()), self.zone.clone())
    }

    /// The name of a file as it may be shown while it is read: masked data have none yet that could be found in it.
    fn shown(&self, name: &str) -> String {
        match settings_of(&self.server.settings.borrow()).masking.on {
            true => say!("File").to_owned(),
            false => name.to_owned(),
        }
    }

    fn is_cancelled(&self) -> bool {
        self.server.import.get() != self.number
    }

    async fn read_files(&self, files: Vec<File>, loader: &str) -> Result<Import, Stop> {
        let mut import = self.import();
        let mut report = ProgressReport::new(files.iter().map(|file| file.size()).sum::<f64>() as u64);
        let is_large = files.iter().any(|file| file.size() >= LARGE);
        let mut crew = is_large.then(|| self.crew(loader)).flatten();
        for file in &files {
            import.begin(&file.name(), file.size() as u64);
            self.read_file(file, &mut import, crew.as_mut(), &mut report).await?;
            import.end();
        }
        Ok(import)
    }

    /// Workers that read for this one, where there are processors for them.
    fn crew(&self, loader: &str) -> Option<Crew> {
        let processors = self.server.scope.navigator().hardware_concurrency() as usize;
        let count = processors.min(MOST_WORKERS);
        (count > 1 && !loader.is_empty()).then(|| Crew::start(loader, count))
    }

    /// Reads one file: its head here, and as soon as its table is known and others are there, its rest in parts.
    async fn read_file(
        &self,
        file: &File,
        import: &mut Import,
        mut crew: Option<&mut Crew>,
        report: &mut ProgressReport,
    ) -> Result<(), Stop> {
        let (name, size) = (file.name(), file.size());
        let mut slice = Vec::new();
        let step = |crew: &Option<&mut Crew>| if crew.is_some() && size >= LARGE { FIRST_SLICE } else { SLICE };
        let mut at = 0.0;
        let mut reading = Reading::begin(file, at, (at + step(&crew)).min(size));
        while at < size {
            let end = reading.end;
            let bytes = reading.bytes().await.map_err(|error| Self::unreadable(&name, &error))?;
            if self.is_cancelled() {
                return Err(Stop::Cancelled);
            }
            // While these are read, the next are on their way.
            reading = Reading::begin(file, end, (end + step(&crew)).min(size));
            slice.resize(bytes.length() as usize, 0);
            bytes.copy_to(&mut slice);
            drop(bytes);
            let wanted = import.feed(&slice);
            report.send(self, &name, import.progress());
            if !wanted {
                break;
            }
            at = end;
            if size - at < LARGE || !crew.as_mut().is_some_and(|crew| crew.is_ready()) {
                continue;
            }
            let ahead = crew.as_ref().map_or(1, |crew| crew.ahead());
            if let Some(plan) = Plan::new(import, size as u64, PART, ahead)
                && let Some(others) = crew.take()
            {
                slice = Vec::new();
                let go_on = |import: &Import| {
                    report.send(self, &name, import.progress());
                    !self.is_cancelled()
                };
                others.read(file, import, plan, go_on).await;
                if self.is_cancelled() {
                    return Err(Stop::Cancelled);
                }
                let Some(from) = import.read_on() else { break };
                at = from as f64;
                reading = Reading::begin(file, at, (at + SLICE).min(size));
            }
        }
        Ok(())
    }

    fn unreadable(name: &str, error: &JsValue) -> Stop {
        Stop::Refused(Box::new(Refusal { error: unreadable(name, error), tables: Vec::new() }))
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
            Err(Stop::Refused(mut refusal)) => {
                let file = &mut refusal.error.file;
                if !file.is_empty() {
                    *file = self.shown(file);
                }
                refused(*refusal)
            }
        };
        post(&self.server.scope, self.id, response);
    }
}

/// Nothing came of the files: why, and what the user could say about them.
fn refused(refusal: Refusal) -> Response {
    let files = unrecognized(refusal);
    if files.tables.is_empty() {
        let UnrecognizedFiles { title, detail, hint, .. } = files;
        return Response::Failed { title, detail, hint };
    }
    Response::Unrecognized(Box::new(files))
}

fn unrecognized(Refusal { error, tables }: Refusal) -> UnrecognizedFiles {
    let title = match error.file.as_str() {
        "" => say!("The files could not be read").into(),
        file => say!("{file} could not be read"),
    };
    UnrecognizedFiles { title, detail: error.what, hint: error.hint, tables }
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
        let response = Response::Progress { file: job.shown(file), bytes, total: self.total, rows };
        post(&job.server.scope, job.id, response);
    }
}

/// Bytes of a file that are on their way.
pub(super) struct Reading {
    /// The first byte behind them.
    pub end: f64,
    promise: Result<Promise, JsValue>,
}

impl Reading {
    /// Asks the browser for bytes of a file.
    pub(super) fn begin(file: &File, from: f64, end: f64) -> Self {
        let promise = file.slice_with_f64_and_f64(from, end).map(|part| part.array_buffer());
        Self { end, promise }
    }

    /// The bytes, as soon as they are there.
    ///
    /// # Errors
    /// What the browser says when it cannot read them.
    pub(super) async fn bytes(self) -> Result<Uint8Array, JsValue> {
        Ok(Uint8Array::new(&JsFuture::from(self.promise?).await?))
    }
}

fn unreadable(name: &str, error: &JsValue) -> ImportError {
    let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
    ImportError::new(
        name,
        say!("The browser could not read the file: {why}"),
        say!("If it was changed, moved or opened in another program, choose it again."),
    )
}
