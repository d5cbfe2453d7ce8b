//! The workers of a page, and the questions that they were asked: of each kind one is under way and one waits.

use web_sys::File;

use super::process::WorkerHandle;
use crate::protocol::{Request, Response};

/// Kinds of questions: of each, one is under way and one waits; a newer one replaces the waiting one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Imports and the sample. A newer one is sent at once: the worker drops the older one.
    Import,
    /// The page on show.
    Screen,
    /// The list or the ticket beside the page.
    Beside,
    /// What fits the letters of the palette.
    Find,
    /// A simulation. A newer one is sent at once: the worker drops the older one.
    Play,
    /// A file to save.
    Export,
    /// What a form of the settings wants to know.
    Form,
    /// The file of the site.
    Site,
    /// What the worker asked for.
    RequestLog,
    /// Sources to watch; never answered.
    Watch,
    /// What nobody waits for.
    Aside,
    /// Signs of life.
    Pulse,
}

impl Slot {
    /// All, in the order in which questions that waited for the worker are sent.
    const ALL: [Self; 12] = [
        Self::Aside,
        Self::RequestLog,
        Self::Site,
        Self::Watch,
        Self::Import,
        Self::Screen,
        Self::Beside,
        Self::Find,
        Self::Play,
        Self::Export,
        Self::Form,
        Self::Pulse,
    ];
}

/// Questions of one kind.
#[derive(Default)]
pub(super) struct Lane {
    pub under_way: Option<u32>,
    pub waiting: Option<(Request, Vec<File>)>,
}

/// A worker that waits for its turn: it was loaded with the page, so that nothing is asked of the network when files
/// are dropped.
pub(super) struct Spare {
    pub worker: WorkerHandle,
    pub is_ready: bool,
}

/// A worker that reads files while the one before it still answers.
pub(super) struct Coming {
    pub worker: WorkerHandle,
    /// The import, until the worker takes messages.
    pub import: Option<(Request, Vec<File>)>,
}

/// A worker that tries how files would be read, beside the one that holds the data on show.
pub(super) struct Tester {
    pub worker: WorkerHandle,
    pub is_ready: bool,
    /// What is tried as soon as it takes messages.
    pub waiting: Option<(Request, Vec<File>)>,
    /// The newest trial: answers to older ones are not heard.
    pub asked: u32,
}

#[derive(Default)]
pub(super) struct Workers {
    pub worker: Option<WorkerHandle>,
    /// Takes the place of `worker` when its import succeeds.
    pub coming: Option<Coming>,
    /// Becomes `coming` with the next import.
    pub spare: Option<Spare>,
    /// While files are matched.
    pub tester: Option<Tester>,
    pub is_ready: bool,
    /// Whether `worker` holds data: then another worker reads the next files.
    pub has_data: bool,
    /// How every worker speaks, from its first message on.
    pub language: Option<Request>,
    /// Settings that were sent while files were read by the other worker.
    pub configured: Option<Request>,
    pub last_id: u32,
    pub last_number: u32,
    pub lanes: [Lane; 12],
}

impl Workers {
    /// A number that no worker had.
    pub fn next_number(&mut self) -> u32 {
        self.last_number += 1;
        self.last_number
    }

    /// Forgets all that is under way: the workers that are of no use any more, and the spare one. The one that tries files goes on.
    pub fn cleared(&mut self) -> (Vec<WorkerHandle>, Option<Spare>) {
        let old = std::mem::take(self);
        self.last_id = old.last_id;
        self.last_number = old.last_number;
        self.language = old.language;
        self.tester = old.tester;
        let coming = old.coming.map(|coming| coming.worker);
        (old.worker.into_iter().chain(coming).collect(), old.spare)
    }

    pub fn is_spare(&self, number: u32) -> bool {
        self.spare.as_ref().is_some_and(|spare| spare.worker.number == number)
    }

    pub fn is_tester(&self, number: u32) -> bool {
        self.tester.as_ref().is_some_and(|tester| tester.worker.number == number)
    }

    pub fn is_coming(&self, number: u32) -> bool {
        self.coming.as_ref().is_some_and(|coming| coming.worker.number == number)
    }

    /// Tells a worker that takes messages how to speak.
    pub fn tell_language(&mut self, number: u32) {
        let Some(language) = self.language.clone() else { return };
        self.last_id += 1;
        let workers = [
            self.worker.as_ref(),
            self.coming.as_ref().map(|coming| &coming.worker),
            self.spare.as_ref().map(|spare| &spare.worker),
            self.tester.as_ref().map(|tester| &tester.worker),
        ];
        if let Some(worker) = workers.into_iter().flatten().find(|worker| worker.number == number) {
            worker.post(self.last_id, language, Vec::new());
        }
    }

    pub fn post(&mut self, slot: Slot, request: Request, files: Vec<File>) {
        self.last_id += 1;
        let id = self.last_id;
        let Some(worker) = &self.worker else { return };
        if worker.post(id, request, files) {
            self.lanes[slot as usize].under_way = Some(id);
        }
    }

    pub fn post_coming(&mut self) {
        self.last_id += 1;
        let id = self.last_id;
        if let Some(coming) = &mut self.coming
            && let Some((request, files)) = coming.import.take()
        {
            coming.worker.post(id, request, files);
        }
    }

    /// The worker that has read the files takes the place of the one before it; settings that it has missed.
    pub fn adopt(&mut self) -> Option<Request> {
        let coming = self.coming.take()?;
        if let Some(old) = self.worker.replace(coming.worker) {
            old.close();
        }
        self.is_ready = true;
        self.has_data = true;
        // Questions to the old worker are answered by nobody; the page asks anew.
        self.lanes = Default::default();
        self.configured.take()
    }

    /// From now on messages are taken: those that waited go first.
    pub fn open(&mut self) {
        self.is_ready = true;
        for slot in Slot::ALL {
            if let Some((request, files)) = self.lanes[slot as usize].waiting.take() {
                self.post(slot, request, files);
            }
        }
    }

    /// The kind of question that is answered; `None` when a newer one has replaced it.
    pub fn settle(&mut self, id: u32, response: &Response) -> Option<Slot> {
        let slot = Slot::ALL.into_iter().find(|slot| self.lanes[*slot as usize].under_way == Some(id))?;
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
