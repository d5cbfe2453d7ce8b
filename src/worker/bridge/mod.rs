//! The page's end: starts the worker, numbers the requests, and keeps only the newest question of a kind.

mod lanes;
mod process;
mod tester;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent};

pub use lanes::Slot;
use lanes::{Coming, Spare, Workers};
use process::{WorkerHandle, loader_of, opened};

use crate::language::say;
use crate::protocol::{Answer, KeptPart, News, Request, Response, Trial};

/// What the page hears of the worker.
#[derive(Debug)]
pub enum WorkerEvent {
    /// The worker takes messages.
    Ready,
    /// An answer to the newest question of a kind.
    Answer(Slot, Response),
    /// What would come of the files that are matched.
    Tried(Box<Trial>),
    /// The worker that tries files is lost; the technical reason.
    TrialLost(String),
    /// Something new of the live sources.
    News(Box<News>),
    /// What the live sources hold.
    HandedOver(Vec<(KeptPart, File)>),
    /// The worker is lost; the technical reason.
    Broken(String),
}

/// The way to the worker. Cheap to clone.
#[derive(Clone)]
pub struct Bridge {
    workers: Rc<RefCell<Workers>>,
    on_event: Rc<dyn Fn(WorkerEvent)>,
    build: Rc<str>,
}

impl Bridge {
    /// Starts a worker of the given build that speaks `language`; `on_event` gets everything that it says.
    pub fn start(build: &str, language: Request, on_event: impl Fn(WorkerEvent) + 'static) -> Self {
        let bridge = Self { workers: Rc::default(), on_event: Rc::new(on_event), build: build.into() };
        bridge.workers.borrow_mut().language = Some(language);
        bridge.restart();
        bridge
    }

    /// Ends the worker, with all it holds; another one takes its place. What was under way is forgotten.
    pub fn restart(&self) {
        let (old, spare) = self.workers.borrow_mut().cleared();
        old.into_iter().for_each(WorkerHandle::close);
        match spare {
            Some(spare) => {
                let mut workers = self.workers.borrow_mut();
                workers.worker = Some(spare.worker);
                workers.is_ready = spare.is_ready;
            }
            None => {
                let worker = self.open_worker();
                self.workers.borrow_mut().worker = worker;
            }
        }
        let is_ready = self.workers.borrow().is_ready;
        if is_ready {
            // It said so long ago; what every worker is told, it was not told yet.
            (self.on_event)(WorkerEvent::Ready);
            self.prepare();
        }
    }

    /// Loads a worker for the next import, unless there is one.
    fn prepare(&self) {
        if self.workers.borrow().spare.is_some() {
            return;
        }
        let worker = self.open_worker();
        self.workers.borrow_mut().spare = worker.map(|worker| Spare { worker, is_ready: false });
    }

    fn open_worker(&self) -> Option<WorkerHandle> {
        let number = self.workers.borrow_mut().next_number();
        let (listening, failing) = (self.clone(), self.clone());
        let started = WorkerHandle::start(
            number,
            &self.build,
            move |event| listening.on_message(number, &event),
            move |error| failing.break_down(number, &error),
        );
        if started.is_err() {
            (self.on_event)(WorkerEvent::Broken(say!("The browser refused to start it.").into()));
        }
        started.ok()
    }

    /// Ends the worker without starting another.
    pub fn stop(&self) {
        self.end_trials();
        let (old, spare) = self.workers.borrow_mut().cleared();
        old.into_iter().chain(spare.map(|spare| spare.worker)).for_each(WorkerHandle::close);
    }

    /// Sends a request, now or as soon as its turn comes. Files are read by a worker of their own when there are
    /// data already: those stay until the new ones are complete, and the memory of the old worker comes back.
    pub fn send(&self, slot: Slot, mut request: Request, files: Vec<File>) {
        if let Request::Import { loader, .. } = &mut request {
            // Without it the worker reads alone.
            *loader = loader_of(&self.build).unwrap_or_default();
        }
        let reads_aside = {
            let workers = self.workers.borrow();
            slot == Slot::Import && workers.has_data && (workers.spare.is_some() || workers.coming.is_some())
        };
        if reads_aside {
            return self.read_aside(request, files);
        }
        let mut workers = self.workers.borrow_mut();
        if matches!(request, Request::Cancel)
            && let Some(coming) = workers.coming.take()
        {
            coming.worker.close();
            drop(workers);
            self.prepare();
            return (self.on_event)(WorkerEvent::Answer(Slot::Import, Response::Cancelled));
        }
        if matches!(request, Request::Configure { .. }) && workers.coming.is_some() {
            workers.configured = Some(request.clone());
        }
        let must_wait = !workers.is_ready
            || (workers.lanes[slot as usize].under_way.is_some()
                && matches!(slot, Slot::Screen | Slot::Beside | Slot::Find | Slot::Export | Slot::Form));
        if must_wait {
            workers.lanes[slot as usize].waiting = Some((request, files));
        } else {
            workers.post(slot, request, files);
        }
    }

    /// Tells all workers, those to come too, how to speak.
    pub fn speak(&self, language: Request) {
        let mut workers = self.workers.borrow_mut();
        workers.language = Some(language);
        let running = [
            workers.worker.as_ref().filter(|_| workers.is_ready),
            workers.coming.as_ref().filter(|coming| coming.import.is_none()).map(|coming| &coming.worker),
            workers.spare.as_ref().filter(|spare| spare.is_ready).map(|spare| &spare.worker),
            workers.tester.as_ref().filter(|tester| tester.is_ready).map(|tester| &tester.worker),
        ];
        let ready: Vec<u32> = running.into_iter().flatten().map(|worker| worker.number).collect();
        ready.into_iter().for_each(|number| workers.tell_language(number));
    }

    /// Says something that is not answered. What is said before the worker is there is lost.
    pub fn tell(&self, request: Request) {
        let mut workers = self.workers.borrow_mut();
        if !workers.is_ready {
            return;
        }
        workers.last_id += 1;
        if let Some(worker) = &workers.worker {
            worker.post(workers.last_id, request, Vec::new());
        }
    }

    fn read_aside(&self, request: Request, files: Vec<File>) {
        // A newer import ends the older one.
        let older = self.workers.borrow_mut().coming.take();
        if let Some(older) = older {
            older.worker.close();
            self.prepare();
        }
        let mut workers = self.workers.borrow_mut();
        workers.configured = None;
        if let Some(Spare { worker, is_ready }) = workers.spare.take() {
            workers.coming = Some(Coming { worker, import: Some((request, files)) });
            if is_ready {
                workers.post_coming();
            }
        }
    }

    fn on_message(&self, number: u32, event: &MessageEvent) {
        let Some((bytes, files)) = opened(event.data()) else {
            return;
        };
        let Ok(Answer { id, response }) = postcard::from_bytes(&bytes.to_vec()) else {
            return (self.on_event)(WorkerEvent::Broken(say!("Page and worker are of different builds.").into()));
        };
        if matches!(response, Response::Ready { .. }) {
            self.workers.borrow_mut().tell_language(number);
        }
        if self.workers.borrow().is_spare(number) {
            if let Some(spare) = &mut self.workers.borrow_mut().spare {
                spare.is_ready = true;
            }
            return;
        }
        if self.workers.borrow().is_tester(number) {
            return self.on_trial_answer(id, response);
        }
        let is_coming = self.workers.borrow().is_coming(number);
        match response {
            Response::Ready { .. } if is_coming => self.workers.borrow_mut().post_coming(),
            response if is_coming => self.on_coming_answer(id, response),
            Response::Ready { .. } => {
                self.workers.borrow_mut().open();
                (self.on_event)(WorkerEvent::Ready);
                self.prepare();
            }
            Response::News(news) => (self.on_event)(WorkerEvent::News(news)),
            Response::HandedOver(kept) => {
                (self.on_event)(WorkerEvent::HandedOver(kept.into_iter().zip(files).collect()))
            }
            Response::Failed { detail, .. } if id == 0 => (self.on_event)(WorkerEvent::Broken(detail)),
            response => {
                let slot = self.workers.borrow_mut().settle(id, &response);
                if let Some(slot) = slot {
                    self.settled(slot, response);
                }
            }
        }
    }

    /// An answer of the worker that holds the data on show.
    fn settled(&self, slot: Slot, response: Response) {
        let is_read = matches!(response, Response::Imported(_));
        if is_read {
            self.workers.borrow_mut().has_data = true;
        }
        let read_nothing = slot == Slot::Import
            && matches!(response, Response::Failed { .. } | Response::Unrecognized(_) | Response::Cancelled)
            && !self.workers.borrow().has_data;
        let has_spare = self.workers.borrow().spare.as_ref().is_some_and(|spare| spare.is_ready);
        if read_nothing && has_spare {
            // What it took to find that out is given back.
            self.restart();
        }
        (self.on_event)(WorkerEvent::Answer(slot, response));
    }

    /// An answer of the worker that reads files beside the one that holds the data on show.
    fn on_coming_answer(&self, id: u32, response: Response) {
        let response = match response {
            Response::Failed { detail, .. } if id == 0 => broken_reading(detail),
            response => response,
        };
        match response {
            Response::Imported(_) => {
                let settings = self.workers.borrow_mut().adopt();
                (self.on_event)(WorkerEvent::Ready);
                if let Some(settings) = settings {
                    self.send(Slot::Aside, settings, Vec::new());
                }
                self.prepare();
            }
            Response::Failed { .. } | Response::Unrecognized(_) | Response::Cancelled => {
                let coming = self.workers.borrow_mut().coming.take();
                if let Some(coming) = coming {
                    coming.worker.close();
                }
                self.prepare();
            }
            _ => {}
        }
        (self.on_event)(WorkerEvent::Answer(Slot::Import, response));
    }

    /// An error that nobody caught: the worker is gone, or was never loaded.
    fn break_down(&self, number: u32, event: &JsValue) {
        let text = js_sys::Reflect::get(event, &"message".into())
            .ok()
            .and_then(|message| message.as_string())
            .unwrap_or_else(|| say!("The worker could not be loaded.").into());
        if self.workers.borrow().is_spare(number) {
            // Without a network none can be loaded: files are then read where the data is.
            let spare = self.workers.borrow_mut().spare.take();
            spare.into_iter().for_each(|spare| spare.worker.close());
        } else if self.workers.borrow().is_tester(number) {
            self.trials_broke(text);
        } else if self.workers.borrow().is_coming(number) {
            self.on_coming_answer(0, broken_reading(text));
        } else {
            (self.on_event)(WorkerEvent::Broken(text));
        }
    }
}

/// The reading worker died; the one with the data on show did not.
fn broken_reading(reason: String) -> Response {
    Response::Failed {
        title: say!("The files could not be read").into(),
        detail: say!("Something went wrong inside Zenboard, possibly a lack of memory. Technical reason: {reason}"),
        hint: say!("What is on screen stays. Try fewer or smaller files, or CSV instead of a workbook.").into(),
    }
}
