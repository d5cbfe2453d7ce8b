//! The page's end: starts the worker, numbers the letters, and keeps only the newest question of a kind.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::language::say;
use crate::protocol::{Answer, Ask, KeptPart, News, Request, Response};

/// Kinds of questions: of each, one is under way and one waits; a newer one replaces the waiting one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Imports and the sample. A newer one is sent at once: the worker drops the older one.
    Import,
    /// The page on show.
    Screen,
    /// A simulation. A newer one is sent at once: the worker drops the older one.
    Play,
    /// A file to save.
    Export,
    /// What a form of the settings wants to know.
    Form,
    /// The file of the site.
    Site,
    /// What the worker asked for.
    Seen,
    /// Sources to watch; never answered.
    Watch,
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
    /// Something new of the live sources.
    News(Box<News>),
    /// What the live sources hold.
    HandedOver(Vec<(KeptPart, File)>),
    /// The worker is lost; the technical reason.
    Broken(String),
}

#[derive(Default)]
struct Lane {
    under_way: Option<u32>,
    waiting: Option<(Request, Vec<File>)>,
}

/// A worker, with what hears its messages and its errors.
struct Desk {
    /// Tells its messages from those of workers before it.
    number: u32,
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

impl Desk {
    /// Ends the worker, and gives its memory back, which would never shrink otherwise.
    fn close(self) {
        // Its last words may be on their way: nobody listens to them.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A worker that waits for its turn: it was loaded with the page, so that nothing is asked of the network when files
/// are dropped.
struct Spare {
    desk: Desk,
    is_ready: bool,
}

/// A worker that reads files while the one before it still answers.
struct Coming {
    desk: Desk,
    /// The import, until the worker takes letters.
    letter: Option<(Request, Vec<File>)>,
}

#[derive(Default)]
struct Inner {
    desk: Option<Desk>,
    /// Takes the place of `desk` when its import succeeds.
    coming: Option<Coming>,
    /// Becomes `coming` with the next import.
    spare: Option<Spare>,
    is_ready: bool,
    /// Whether `desk` holds data: then another worker reads the next files.
    has_data: bool,
    /// How every worker speaks, from its first letter on.
    speech: Option<Request>,
    /// Settings that were sent while files were read by the other worker.
    configured: Option<Request>,
    last_id: u32,
    last_number: u32,
    lanes: [Lane; 10],
}

/// The way to the worker. Cheap to clone.
#[derive(Clone)]
pub struct Bridge {
    inner: Rc<RefCell<Inner>>,
    ear: Rc<dyn Fn(Heard)>,
    build: Rc<str>,
}

impl Bridge {
    /// Starts a worker of the given build that speaks so; `ear` hears everything.
    pub fn start(build: &str, speech: Request, ear: impl Fn(Heard) + 'static) -> Self {
        let bridge = Self { inner: Rc::default(), ear: Rc::new(ear), build: build.into() };
        bridge.inner.borrow_mut().speech = Some(speech);
        bridge.restart();
        bridge
    }

    /// Ends the worker, with all it holds; another one takes its place. What was under way is forgotten.
    pub fn restart(&self) {
        let spare = {
            let mut inner = self.inner.borrow_mut();
            let old = std::mem::take(&mut *inner);
            inner.last_id = old.last_id;
            inner.last_number = old.last_number;
            inner.speech = old.speech;
            let coming = old.coming.map(|coming| coming.desk);
            old.desk.into_iter().chain(coming).for_each(Desk::close);
            old.spare
        };
        match spare {
            Some(spare) => {
                let mut inner = self.inner.borrow_mut();
                inner.desk = Some(spare.desk);
                inner.is_ready = spare.is_ready;
            }
            None => {
                let desk = self.open_desk();
                self.inner.borrow_mut().desk = desk;
            }
        }
        let is_ready = self.inner.borrow().is_ready;
        if is_ready {
            // It said so long ago; what every worker is told, it was not told yet.
            (self.ear)(Heard::Ready);
            self.prepare();
        }
    }

    /// Loads a worker for the next import, unless there is one.
    fn prepare(&self) {
        if self.inner.borrow().spare.is_some() {
            return;
        }
        let desk = self.open_desk();
        self.inner.borrow_mut().spare = desk.map(|desk| Spare { desk, is_ready: false });
    }

    fn open_desk(&self) -> Option<Desk> {
        let number = {
            let mut inner = self.inner.borrow_mut();
            inner.last_number += 1;
            inner.last_number
        };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let started = starter(&self.build).and_then(|url| {
            let worker = Worker::new_with_options(&url, &options);
            // The worker has its own hold on it by now.
            Url::revoke_object_url(&url)?;
            worker
        });
        let Ok(worker) = started else {
            (self.ear)(Heard::Broken(say!("The browser refused to start it.").into()));
            return None;
        };
        let bridge = self.clone();
        let message = Closure::new(move |event: MessageEvent| bridge.hear(number, &event));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let bridge = self.clone();
        let error = Closure::new(move |event: JsValue| bridge.break_down(number, &event));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Desk { number, worker, _message: message, _error: error })
    }

    /// Ends the worker without starting another.
    pub fn stop(&self) {
        let mut inner = self.inner.borrow_mut();
        let old = std::mem::take(&mut *inner);
        inner.last_id = old.last_id;
        inner.last_number = old.last_number;
        inner.speech = old.speech;
        let others = [old.coming.map(|coming| coming.desk), old.spare.map(|spare| spare.desk)];
        old.desk.into_iter().chain(others.into_iter().flatten()).for_each(Desk::close);
    }

    /// Sends a letter, now or as soon as its turn comes. Files are read by a worker of their own when there are
    /// data already: those stay until the new ones are complete, and the memory of the old worker comes back.
    pub fn send(&self, slot: Slot, request: Request, files: Vec<File>) {
        let reads_aside = {
            let inner = self.inner.borrow();
            slot == Slot::Import && inner.has_data && (inner.spare.is_some() || inner.coming.is_some())
        };
        if reads_aside {
            return self.read_aside(request, files);
        }
        let mut inner = self.inner.borrow_mut();
        if matches!(request, Request::Cancel)
            && let Some(coming) = inner.coming.take()
        {
            coming.desk.close();
            drop(inner);
            self.prepare();
            return (self.ear)(Heard::Answer(Slot::Import, Response::Cancelled));
        }
        if matches!(request, Request::Configure { .. }) && inner.coming.is_some() {
            inner.configured = Some(request.clone());
        }
        let must_wait = !inner.is_ready
            || (inner.lanes[slot as usize].under_way.is_some()
                && matches!(slot, Slot::Screen | Slot::Export | Slot::Form));
        if must_wait {
            inner.lanes[slot as usize].waiting = Some((request, files));
        } else {
            inner.post(slot, request, files);
        }
    }

    /// Tells all workers, those to come too, how to speak.
    pub fn speak(&self, speech: Request) {
        let mut inner = self.inner.borrow_mut();
        inner.speech = Some(speech);
        let desks = [
            inner.desk.as_ref().filter(|_| inner.is_ready),
            inner.coming.as_ref().filter(|coming| coming.letter.is_none()).map(|coming| &coming.desk),
            inner.spare.as_ref().filter(|spare| spare.is_ready).map(|spare| &spare.desk),
        ];
        let ready: Vec<u32> = desks.into_iter().flatten().map(|desk| desk.number).collect();
        ready.into_iter().for_each(|number| inner.tell_speech(number));
    }

    /// Says something that is not answered. What is said before the worker is there is lost.
    pub fn tell(&self, request: Request) {
        let mut inner = self.inner.borrow_mut();
        if !inner.is_ready {
            return;
        }
        inner.last_id += 1;
        if let Some(desk) = &inner.desk {
            post_to(&desk.worker, inner.last_id, request, Vec::new());
        }
    }

    fn read_aside(&self, request: Request, files: Vec<File>) {
        // A newer import ends the older one.
        let older = self.inner.borrow_mut().coming.take();
        if let Some(older) = older {
            older.desk.close();
            self.prepare();
        }
        let mut inner = self.inner.borrow_mut();
        inner.configured = None;
        if let Some(Spare { desk, is_ready }) = inner.spare.take() {
            inner.coming = Some(Coming { desk, letter: Some((request, files)) });
            if is_ready {
                inner.post_coming();
            }
        }
    }

    fn hear(&self, number: u32, event: &MessageEvent) {
        let Some((bytes, files)) = opened(event.data()) else {
            return;
        };
        let Ok(Answer { id, response }) = postcard::from_bytes(&bytes.to_vec()) else {
            return (self.ear)(Heard::Broken(say!("Page and worker are of different builds.").into()));
        };
        if matches!(response, Response::Ready { .. }) {
            self.inner.borrow_mut().tell_speech(number);
        }
        if self.inner.borrow().is_spare(number) {
            if let Some(spare) = &mut self.inner.borrow_mut().spare {
                spare.is_ready = true;
            }
            return;
        }
        let is_coming = self.inner.borrow().is_coming(number);
        match response {
            Response::Ready { .. } if is_coming => self.inner.borrow_mut().post_coming(),
            response if is_coming => self.hear_coming(id, response),
            Response::Ready { .. } => {
                self.inner.borrow_mut().open();
                (self.ear)(Heard::Ready);
                self.prepare();
            }
            Response::News(news) => (self.ear)(Heard::News(news)),
            Response::HandedOver(kept) => (self.ear)(Heard::HandedOver(kept.into_iter().zip(files).collect())),
            Response::Failed { detail, .. } if id == 0 => (self.ear)(Heard::Broken(detail)),
            response => {
                let slot = self.inner.borrow_mut().settle(id, &response);
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
            self.inner.borrow_mut().has_data = true;
        }
        let read_nothing = slot == Slot::Import
            && matches!(response, Response::Failed { .. } | Response::Untold(_) | Response::Cancelled)
            && !self.inner.borrow().has_data;
        let has_spare = self.inner.borrow().spare.as_ref().is_some_and(|spare| spare.is_ready);
        if read_nothing && has_spare {
            // What it took to find that out is given back.
            self.restart();
        }
        (self.ear)(Heard::Answer(slot, response));
    }

    /// An answer of the worker that reads files beside the one that holds the data on show.
    fn hear_coming(&self, id: u32, response: Response) {
        let response = match response {
            Response::Failed { detail, .. } if id == 0 => broken_reading(detail),
            response => response,
        };
        match response {
            Response::Imported(_) => {
                let settings = self.inner.borrow_mut().adopt();
                (self.ear)(Heard::Ready);
                if let Some(settings) = settings {
                    self.send(Slot::Aside, settings, Vec::new());
                }
                self.prepare();
            }
            Response::Failed { .. } | Response::Untold(_) | Response::Cancelled => {
                let coming = self.inner.borrow_mut().coming.take();
                if let Some(coming) = coming {
                    coming.desk.close();
                }
                self.prepare();
            }
            _ => {}
        }
        (self.ear)(Heard::Answer(Slot::Import, response));
    }

    /// An error that nobody caught: the worker is gone, or was never loaded.
    fn break_down(&self, number: u32, event: &JsValue) {
        let text = js_sys::Reflect::get(event, &"message".into())
            .ok()
            .and_then(|message| message.as_string())
            .unwrap_or_else(|| say!("The worker could not be loaded.").into());
        if self.inner.borrow().is_spare(number) {
            // Without a network none can be loaded: files are then read where the data is.
            let spare = self.inner.borrow_mut().spare.take();
            spare.into_iter().for_each(|spare| spare.desk.close());
        } else if self.inner.borrow().is_coming(number) {
            self.hear_coming(0, broken_reading(text));
        } else {
            (self.ear)(Heard::Broken(text));
        }
    }
}

/// A letter of the worker, and the files beside it.
fn opened(data: JsValue) -> Option<(Uint8Array, Vec<File>)> {
    match data.dyn_into::<Uint8Array>() {
        Ok(letter) => Some((letter, Vec::new())),
        Err(data) => {
            let all = data.dyn_into::<Array>().ok()?;
            let letter = all.shift().dyn_into().ok()?;
            let files = all.iter().filter_map(|file| file.dyn_into().ok()).collect();
            Some((letter, files))
        }
    }
}

/// The reading worker died; the one with the data on show did not.
fn broken_reading(reason: String) -> Response {
    Response::Failed {
        title: say!("The files could not be read").into(),
        detail: say!(
            "Something went wrong inside Zenboard, perhaps for lack of memory. The technical reason: {reason}"
        ),
        hint: say!("What is on screen stays. Try fewer or smaller files, or CSV instead of a workbook.").into(),
    }
}

impl Inner {
    fn is_spare(&self, number: u32) -> bool {
        self.spare.as_ref().is_some_and(|spare| spare.desk.number == number)
    }

    fn is_coming(&self, number: u32) -> bool {
        self.coming.as_ref().is_some_and(|coming| coming.desk.number == number)
    }

    /// Tells a worker that takes letters how to speak.
    fn tell_speech(&mut self, number: u32) {
        let Some(speech) = self.speech.clone() else { return };
        self.last_id += 1;
        let desks = [
            self.desk.as_ref(),
            self.coming.as_ref().map(|coming| &coming.desk),
            self.spare.as_ref().map(|spare| &spare.desk),
        ];
        if let Some(desk) = desks.into_iter().flatten().find(|desk| desk.number == number) {
            post_to(&desk.worker, self.last_id, speech, Vec::new());
        }
    }

    fn post(&mut self, slot: Slot, request: Request, files: Vec<File>) {
        self.last_id += 1;
        let id = self.last_id;
        let Some(desk) = &self.desk else { return };
        if post_to(&desk.worker, id, request, files) {
            self.lanes[slot as usize].under_way = Some(id);
        }
    }

    fn post_coming(&mut self) {
        self.last_id += 1;
        let id = self.last_id;
        if let Some(coming) = &mut self.coming
            && let Some((request, files)) = coming.letter.take()
        {
            post_to(&coming.desk.worker, id, request, files);
        }
    }

    /// The worker that has read the files takes the place of the one before it; settings that it has missed.
    fn adopt(&mut self) -> Option<Request> {
        let coming = self.coming.take()?;
        if let Some(old) = self.desk.replace(coming.desk) {
            old.close();
        }
        self.is_ready = true;
        self.has_data = true;
        // Questions to the old worker are answered by nobody; the page asks anew.
        self.lanes = Default::default();
        self.configured.take()
    }

    /// From now on letters are heard: those that waited go first.
    fn open(&mut self) {
        self.is_ready = true;
        for slot in [
            Slot::Aside,
            Slot::Seen,
            Slot::Site,
            Slot::Watch,
            Slot::Import,
            Slot::Screen,
            Slot::Play,
            Slot::Export,
            Slot::Form,
        ] {
            if let Some((request, files)) = self.lanes[slot as usize].waiting.take() {
                self.post(slot, request, files);
            }
        }
    }

    /// The kind of question that is answered; `None` when a newer one has replaced it.
    fn settle(&mut self, id: u32, response: &Response) -> Option<Slot> {
        let slots = [
            Slot::Import,
            Slot::Screen,
            Slot::Play,
            Slot::Export,
            Slot::Form,
            Slot::Site,
            Slot::Seen,
            Slot::Aside,
            Slot::Pulse,
        ];
        let slot = slots.into_iter().find(|slot| self.lanes[*slot as usize].under_way == Some(id))?;
        if matches!(response, Response::Progress { .. } | Response::Playing { .. }) {
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

/// The address of a script that starts the worker.
///
/// A worker that is loaded from an address of its own is under no policy but that of its server's headers, which a
/// static host does not send. One that is started from within the page is under the policy of the page: it can
/// connect to where the page can, and nowhere else.
fn starter(build: &str) -> Result<String, JsValue> {
    let page = web_sys::window().and_then(|window| window.document());
    let base = page.and_then(|page| page.base_uri().ok().flatten()).unwrap_or_default();
    // Trunk does not hash the loader's name: the build id keeps caches from mixing builds.
    let loader = Url::new_with_base(&format!("worker_loader.js?v={build}"), &base)?.href();
    let script = format!("import {};", js_sys::JSON::stringify(&loader.into())?);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}

fn post_to(worker: &Worker, id: u32, request: Request, files: Vec<File>) -> bool {
    let Ok(bytes) = postcard::to_stdvec(&Ask { id, request }) else {
        return false;
    };
    let letter = Array::of1(&Uint8Array::from(bytes.as_slice()));
    for file in files {
        letter.push(&file);
    }
    worker.post_message(&letter).is_ok()
}
