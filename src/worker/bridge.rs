//! The page's end: starts the worker, numbers the letters, and keeps only the newest question of a kind.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::protocol::{Answer, Ask, Request, Response};

/// Kinds of questions: of each, one is under way and one waits; a newer one replaces the waiting one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Imports and the sample. A newer one is sent at once: the worker drops the older one.
    Import,
    /// The page on show.
    Screen,
    /// A file to save.
    Export,
    /// What nobody waits for.
    Aside,
    /// Signs of life.
    Pulse,
}

/// What is heard from below.
#[derive(Debug)]
pub enum Heard {
    /// The worker takes letters.
    Ready,
    /// An answer to the newest question of a kind.
    Answer(Slot, Response),
    /// The worker is lost; the technical reason.
    Broken(String),
}

#[derive(Default)]
struct Lane {
    under_way: Option<u32>,
    waiting: Option<(Request, Vec<File>)>,
}

/// A worker, with what hears its messages and its errors.
type Ears = (
    Worker,
    Closure<dyn FnMut(MessageEvent)>,
    Closure<dyn FnMut(JsValue)>,
);

#[derive(Default)]
struct Inner {
    worker: Option<Ears>,
    is_ready: bool,
    last_id: u32,
    lanes: [Lane; 5],
}

/// The way to the worker. Cheap to clone.
#[derive(Clone)]
pub struct Bridge {
    inner: Rc<RefCell<Inner>>,
    ear: Rc<dyn Fn(Heard)>,
    build: Rc<str>,
}

impl Bridge {
    /// Starts a worker of the given build; `ear` hears everything.
    pub fn start(build: &str, ear: impl Fn(Heard) + 'static) -> Self {
        let bridge = Self {
            inner: Rc::default(),
            ear: Rc::new(ear),
            build: build.into(),
        };
        bridge.restart();
        bridge
    }

    /// Ends the worker, with all it holds, and starts another. What was under way is forgotten.
    pub fn restart(&self) {
        let last_id = match std::mem::take(&mut *self.inner.borrow_mut()) {
            Inner {
                worker: Some((worker, ..)),
                last_id,
                ..
            } => {
                // Its last words may be on their way: nobody listens to them.
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
                last_id
            }
            Inner { last_id, .. } => last_id,
        };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // Trunk does not hash the loader's name: the build id keeps caches from mixing builds.
        let url = format!("./worker_loader.js?v={}", self.build);
        let Ok(worker) = Worker::new_with_options(&url, &options) else {
            return (self.ear)(Heard::Broken("The browser refused to start it.".into()));
        };
        let bridge = self.clone();
        let message = Closure::new(move |event: MessageEvent| bridge.hear(&event));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let bridge = self.clone();
        let error = Closure::new(move |event: JsValue| bridge.break_down(&event));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let mut inner = self.inner.borrow_mut();
        inner.last_id = last_id;
        inner.worker = Some((worker, message, error));
    }

    /// Ends the worker without starting another.
    pub fn stop(&self) {
        let mut inner = self.inner.borrow_mut();
        let last_id = inner.last_id;
        if let Some((worker, ..)) = &inner.worker {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        *inner = Inner {
            last_id,
            ..Inner::default()
        };
    }

    /// Sends a letter, now or as soon as its turn comes.
    pub fn send(&self, slot: Slot, request: Request, files: Vec<File>) {
        let mut inner = self.inner.borrow_mut();
        let must_wait = !inner.is_ready
            || (inner.lanes[slot as usize].under_way.is_some()
                && matches!(slot, Slot::Screen | Slot::Export));
        if must_wait {
            inner.lanes[slot as usize].waiting = Some((request, files));
        } else {
            inner.post(slot, request, files);
        }
    }

    fn hear(&self, event: &MessageEvent) {
        let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
            return;
        };
        let Ok(Answer { id, response }) = postcard::from_bytes(&bytes.to_vec()) else {
            return (self.ear)(Heard::Broken("Page and worker are of different builds.".into()));
        };
        match response {
            Response::Ready { .. } => {
                self.inner.borrow_mut().open();
                (self.ear)(Heard::Ready);
            }
            Response::Failed { detail, .. } if id == 0 => (self.ear)(Heard::Broken(detail)),
            response => {
                let slot = self.inner.borrow_mut().settle(id, &response);
                if let Some(slot) = slot {
                    (self.ear)(Heard::Answer(slot, response));
                }
            }
        }
    }

    /// An error that nobody caught: the worker is gone, or was never loaded.
    fn break_down(&self, event: &JsValue) {
        let text = js_sys::Reflect::get(event, &"message".into())
            .ok()
            .and_then(|message| message.as_string())
            .unwrap_or_else(|| "The worker could not be loaded.".into());
        (self.ear)(Heard::Broken(text));
    }
}

impl Inner {
    fn post(&mut self, slot: Slot, request: Request, files: Vec<File>) {
        let Some((worker, ..)) = &self.worker else { return };
        self.last_id += 1;
        let id = self.last_id;
        let Ok(bytes) = postcard::to_stdvec(&Ask { id, request }) else {
            return;
        };
        let letter = Array::of1(&Uint8Array::from(bytes.as_slice()));
        for file in files {
            letter.push(&file);
        }
        if worker.post_message(&letter).is_ok() {
            self.lanes[slot as usize].under_way = Some(id);
        }
    }

    /// From now on letters are heard: those that waited go first.
    fn open(&mut self) {
        self.is_ready = true;
        for slot in [Slot::Aside, Slot::Import, Slot::Screen, Slot::Export] {
            if let Some((request, files)) = self.lanes[slot as usize].waiting.take() {
                self.post(slot, request, files);
            }
        }
    }

    /// The kind of question that is answered; `None` when a newer one has replaced it.
    fn settle(&mut self, id: u32, response: &Response) -> Option<Slot> {
        let slot = [Slot::Import, Slot::Screen, Slot::Export, Slot::Aside, Slot::Pulse]
            .into_iter()
            .find(|slot| self.lanes[*slot as usize].under_way == Some(id))?;
        if matches!(response, Response::Progress { .. }) {
            return Some(slot);
        }
        self.lanes[slot as usize].under_way = None;
        match self.lanes[slot as usize].waiting.take() {
            Some((request, files)) => {
                self.post(slot, request, files);
                None
            }
            None => Some(slot),
        }
    }
}
