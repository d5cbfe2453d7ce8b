//! Trials: a worker of its own reads files as the match says, and the one with the data on show is left in peace.

use web_sys::File;

use super::lanes::{Spare, Tester};
use super::process::{WorkerHandle, loader_of};
use super::{Bridge, WorkerEvent};
use crate::protocol::{Request, Response};

impl Bridge {
    /// Tries how files would be read. A newer trial takes the place of an older one.
    pub fn attempt(&self, mut request: Request, files: Vec<File>) {
        if let Request::Try { loader, .. } = &mut request {
            // Without it the worker reads alone.
            *loader = loader_of(&self.build).unwrap_or_default();
        }
        if self.workers.borrow().tester.is_none() {
            self.open_tester();
        }
        let mut workers = self.workers.borrow_mut();
        workers.last_id += 1;
        let id = workers.last_id;
        let Some(tester) = &mut workers.tester else { return };
        tester.asked = id;
        if tester.is_ready {
            tester.worker.post(id, request, files);
        } else {
            tester.waiting = Some((request, files));
        }
    }

    /// No files are matched any more: what it took is given back.
    pub fn end_trials(&self) {
        let tester = self.workers.borrow_mut().tester.take();
        tester.into_iter().for_each(|tester| tester.worker.close());
    }

    /// The spare worker is loaded already; another one takes its place.
    fn open_tester(&self) {
        let spare = self.workers.borrow_mut().spare.take();
        let (worker, is_ready) = match spare {
            Some(Spare { worker, is_ready }) => (Some(worker), is_ready),
            None => (self.open_worker(), false),
        };
        let tester = worker.map(|worker| Tester { worker, is_ready, waiting: None, asked: 0 });
        self.workers.borrow_mut().tester = tester;
        self.prepare();
    }

    pub(super) fn on_trial_answer(&self, id: u32, response: Response) {
        let is_newest = self.workers.borrow().tester.as_ref().is_some_and(|tester| tester.asked == id);
        match response {
            Response::Ready { .. } => {
                if let Some(tester) = &mut self.workers.borrow_mut().tester {
                    tester.is_ready = true;
                    if let Some((request, files)) = tester.waiting.take() {
                        tester.worker.post(tester.asked, request, files);
                    }
                }
            }
            Response::Tried(trial) if is_newest => (self.on_event)(WorkerEvent::Tried(trial)),
            Response::Failed { detail, .. } if id == 0 => self.trials_broke(detail),
            _ => {}
        }
    }

    /// The worker died: the next trial gets another one.
    pub(super) fn trials_broke(&self, reason: String) {
        let tester: Option<WorkerHandle> = self.workers.borrow_mut().tester.take().map(|tester| tester.worker);
        tester.into_iter().for_each(WorkerHandle::close);
        (self.on_event)(WorkerEvent::TrialLost(reason));
    }
}
