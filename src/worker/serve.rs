//! The worker's end: owns the engine, reads files in slices, answers letters.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::base::{Timestamp, Zone};
use crate::engine::{Engine, Import, Imported, Refusal};
use crate::ingest::ImportError;
use crate::language::{self, Catalogue, say};
use crate::protocol::{Answer, Ask, ImportSummary, Request, Response, Untold, settings_of};
use crate::query::Query;
use crate::sample::{Sample, SampleFile, SampleSpec};
use crate::screen::clock_example;
use crate::settings::{holiday_lines, read_holidays};

use super::live::{self, Watch};
use super::seen::Seen;

/// Bytes read at once: between two slices the worker hears a `Cancel`.
const SLICE: f64 = 16.0 * 1024.0 * 1024.0;
/// At most one word of progress in so many milliseconds.
const PROGRESS_EVERY_MS: f64 = 100.0;

pub(super) struct Server {
    pub(super) scope: DedicatedWorkerGlobalScope,
    pub(super) engine: RefCell<Engine>,
    /// What the browser recorded of the worker's requests.
    seen: Seen,
    /// The live sources.
    pub(super) watch: Watch,
    /// The import under way is stopped by counting on.
    import: Cell<u32>,
    /// The simulation under way is stopped by counting on.
    pub(super) play: Cell<u32>,
    /// What the user decided last, by whichever letter came last.
    pub(super) settings: RefCell<String>,
}

impl Server {
    /// Sends an answer.
    pub(super) fn answer(&self, id: u32, response: Response) {
        post(&self.scope, id, response);
    }

    /// Sends an answer with files beside it.
    pub(super) fn answer_with(&self, id: u32, response: Response, files: &Array) {
        let Ok(bytes) = postcard::to_stdvec(&Answer { id, response }) else {
            return;
        };
        let letter = Array::of1(&Uint8Array::from(bytes.as_slice())).concat(files);
        let _ = self.scope.post_message(&letter);
    }

    /// Makes what was read the data on show, under the newest settings.
    pub(super) fn accept(&self, imported: Imported, is_sample: bool) -> Box<ImportSummary> {
        let mut engine = self.engine.borrow_mut();
        engine.configure(&self.settings.borrow());
        let mut summary = engine.accept(imported, is_sample);
        summary.memory = memory_held();
        Box::new(summary)
    }

    /// The page of a query; live data without a moment are shown as of now.
    fn screen(&self, query: &Query) -> Response {
        let mut engine = self.engine.borrow_mut();
        engine.set_now(self.watch.now());
        engine.answer(query)
    }
}

/// Takes letters from now on, and says so.
pub fn serve() {
    // Outside a worker there is nobody to serve.
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    report_panics(scope.clone());
    let server = Rc::new(Server {
        scope: scope.clone(),
        engine: RefCell::new(Engine::new()),
        seen: Seen::start(),
        watch: Watch::default(),
        import: Cell::new(0),
        play: Cell::new(0),
        settings: RefCell::default(),
    });
    let ear = {
        let server = server.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&server, &event.data()))
    };
    scope.set_onmessage(Some(ear.as_ref().unchecked_ref()));
    // The worker never ends: neither does its ear.
    ear.forget();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    post(&scope, 0, Response::Ready { version });
}

/// A bug is said once; the page then starts another worker.
fn report_panics(scope: DedicatedWorkerGlobalScope) {
    /// The hook must be `Sync`; a worker has one thread.
    struct Here(DedicatedWorkerGlobalScope);
    thread_local! {
        static SCOPE: RefCell<Option<Here>> = const { RefCell::new(None) };
    }
    SCOPE.with_borrow_mut(|here| *here = Some(Here(scope)));
    std::panic::set_hook(Box::new(|panic| {
        let detail = panic.to_string();
        SCOPE.with_borrow_mut(|here| {
            if let Some(Here(scope)) = here.take() {
                let response = Response::Failed {
                    title: say!("Something went wrong inside Zenboard").into(),
                    detail,
                    hint: String::new(),
                };
                post(&scope, 0, response);
            }
        });
    }));
}

pub(super) fn post(scope: &DedicatedWorkerGlobalScope, id: u32, response: Response) {
    let Ok(bytes) = postcard::to_stdvec(&Answer { id, response }) else {
        return;
    };
    let letter = Uint8Array::from(bytes.as_slice());
    // The buffer moves instead of being copied. Nobody is left to tell when posting fails.
    let moved = Array::of1(&letter.buffer());
    let _ = scope.post_message_with_transfer(&letter, &moved);
}

fn hear(server: &Rc<Server>, data: &JsValue) {
    let letter: Array = match data.clone().dyn_into() {
        Ok(letter) => letter,
        Err(_) => return,
    };
    let bytes = Uint8Array::new(&letter.get(0)).to_vec();
    let Ok(Ask { id, request }) = postcard::from_bytes::<Ask>(&bytes) else {
        return;
    };
    let files: Vec<File> = letter.iter().skip(1).filter_map(|file| file.dyn_into().ok()).collect();
    let answer = |response| post(&server.scope, id, response);
    match request {
        Request::Import { zone, settings } => {
            let job = Job::new(server, id, zone, settings);
            spawn_local(async move { job.conclude(job.read_files(files).await, false) });
        }
        Request::Sample { tickets, seed, now, zone, settings } => {
            let job = Job::new(server, id, zone, settings);
            let spec = SampleSpec {
                tickets: tickets as usize,
                seed: u64::from(seed),
                as_of: Timestamp(now),
                zone: job.zone.clone(),
            };
            spawn_local(async move { job.conclude(job.invent(spec).await, true) });
        }
        Request::Speak { locale, words } => {
            let read = (!words.is_empty()).then(|| Catalogue::read(&words));
            language::speak(locale, read.and_then(Result::ok).map(|(catalogue, _)| catalogue));
        }
        Request::Configure { settings } => {
            server.engine.borrow_mut().configure(&settings);
            *server.settings.borrow_mut() = settings;
            answer(Response::Configured);
        }
        Request::Ask(query) => answer(server.screen(&query)),
        Request::Play(query) => super::play::start(server, id, *query),
        Request::StopPlaying => server.play.set(server.play.get() + 1),
        Request::Site { url } => spawn_local(live::read_site(Rc::clone(server), id, url)),
        Request::Watch(order) => {
            order.settings.clone_into(&mut server.settings.borrow_mut());
            live::watch(server, *order, files);
        }
        Request::HandOver => live::hand_over(server, id),
        Request::Seen => answer(Response::Seen(server.seen.lines())),
        Request::Tick { now, hurry } => live::tick(server, now, hurry),
        Request::Example { question, settings } => {
            answer(Response::Example(clock_example(&settings_of(&settings), &question)));
        }
        Request::Holidays { text, zone } => {
            let zone = Zone::named(&zone).unwrap_or_else(Zone::utc);
            let list = read_holidays(&text, &zone);
            answer(Response::Holidays { lines: holiday_lines(&list.holidays), notes: list.notes });
        }
        Request::Export(query, format) => answer(server.engine.borrow().export(&query, format)),
        Request::Workbook(sheets) => answer(Engine::workbook(&sheets)),
        Request::Engagements(files) => answer(server.engine.borrow_mut().take_engagements(&files)),
        Request::Engagement { query, name, anonymised } => {
            answer(server.engine.borrow().engagement(&query, &name, anonymised))
        }
        Request::Aggregates => answer(server.engine.borrow().aggregates()),
        Request::History(texts) => {
            server.engine.borrow_mut().take_history(&texts);
            answer(Response::Configured);
        }
        Request::ForgetEngagements => {
            server.engine.borrow_mut().forget_engagements();
            answer(Response::Configured);
        }
        Request::Forget => {
            server.import.set(server.import.get() + 1);
            server.watch.stop();
            server.engine.borrow_mut().forget();
            answer(Response::Forgotten);
        }
        Request::Cancel => server.import.set(server.import.get() + 1),
        Request::Ping => answer(Response::Pong { bytes: memory_bytes() }),
    }
}

/// What the worker's memory has grown to; it never shrinks.
fn memory_bytes() -> u64 {
    wasm_bindgen::memory()
        .dyn_into::<js_sys::WebAssembly::Memory>()
        .ok()
        .and_then(|memory| memory.buffer().dyn_into::<js_sys::ArrayBuffer>().ok())
        .map_or(0, |buffer| u64::from(buffer.byte_length()))
}

/// Why an import did not end with data.
enum Stop {
    Cancelled,
    Refused(Box<Refusal>),
}

/// One import, from its letter to its answer.
struct Job {
    server: Rc<Server>,
    id: u32,
    number: u32,
    zone: Zone,
}

impl Job {
    fn new(server: &Rc<Server>, id: u32, zone: String, settings: String) -> Self {
        let number = server.import.get() + 1;
        server.import.set(number);
        *server.settings.borrow_mut() = settings;
        Self { server: server.clone(), id, number, zone: Zone::named(&zone).unwrap_or_else(Zone::utc) }
    }

    fn import(&self) -> Import {
        Import::new(settings_of(&self.server.settings.borrow()), self.zone.clone())
    }

    fn is_cancelled(&self) -> bool {
        self.server.import.get() != self.number
    }

    async fn read_files(&self, files: Vec<File>) -> Result<Import, Stop> {
        let mut import = self.import();
        let mut told = Told::new(files.iter().map(|file| file.size()).sum::<f64>() as u64);
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
                told.tell(self, &name, import.progress());
                if !wanted {
                    break;
                }
                at = end;
            }
            import.end();
        }
        Ok(import)
    }

    async fn invent(&self, spec: SampleSpec) -> Result<Import, Stop> {
        let mut import = self.import();
        let sample = Sample::new(&spec);
        let mut told = Told::new(0);
        for file in SampleFile::ALL {
            let mut bytes = Vec::new();
            // Writing into memory does not fail.
            let _ = sample.write(file, &mut bytes);
            told.total += bytes.len() as u64;
            import.file(file.name(), &bytes);
            told.tell(self, file.name(), import.progress());
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

/// Nothing came of the files: why, and what the user could tell.
fn refused(Refusal { error, tables }: Refusal) -> Response {
    let title = match error.file.as_str() {
        "" => say!("The files could not be read").into(),
        file => say!("{file} could not be read"),
    };
    let (detail, hint) = (error.what, error.hint);
    if tables.is_empty() {
        return Response::Failed { title, detail, hint };
    }
    Response::Untold(Box::new(Untold { title, detail, hint, tables }))
}

/// Bytes of memory of this worker, which never shrinks.
fn memory_held() -> u64 {
    #[cfg(target_arch = "wasm32")]
    {
        core::arch::wasm32::memory_size(0) as u64 * 65_536
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        0
    }
}

/// How far an import is, said now and then.
struct Told {
    total: u64,
    last_ms: f64,
}

impl Told {
    fn new(total: u64) -> Self {
        Self { total, last_ms: 0.0 }
    }

    fn tell(&mut self, job: &Job, file: &str, (bytes, rows): (u64, u64)) {
        let now_ms = js_sys::Date::now();
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
        say!("If it was changed, moved or is open in another program, choose it again."),
    )
}

/// Lets other letters be heard.
pub(super) async fn pause(scope: &DedicatedWorkerGlobalScope) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let _ = scope.set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(promise).await;
}
