//! Workers that read parts of large files for this one, each a part at a time while the next is on its way to it.
//!
//! A static host sends no headers that memory could be shared by: parts come back as buffers that change hands. A worker
//! that is lost gives its parts back; without any, the file is read here.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use super::starter::starter;
use crate::engine::{Import, PartOrder, Plan, Step};
use crate::protocol::{Answer, Ask, Request, Response};

/// Parts that one worker has at the same time: one is read, one comes.
const OPEN: usize = 2;

/// What is heard of the workers, by their numbers.
enum Mail {
    Ready(usize),
    Part { hand: usize, serial: u32, bytes: Vec<u8> },
    Lost(usize),
}

/// What was heard and not yet looked at.
#[derive(Default)]
struct Mailbox {
    mail: VecDeque<Mail>,
    waker: Option<Waker>,
}

/// One of the workers.
struct Hand {
    worker: Worker,
    is_ready: bool,
    open: Vec<(u32, PartOrder)>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

/// The workers of one import; they end with it.
pub(super) struct Crew {
    hands: Vec<Option<Hand>>,
    mailbox: Rc<RefCell<Mailbox>>,
    last_serial: u32,
}

impl Drop for Crew {
    fn drop(&mut self) {
        for hand in self.hands.iter_mut().filter_map(Option::take) {
            hand.close();
        }
    }
}

impl Hand {
    fn close(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Crew {
    /// Starts so many workers; fewer, or none, where the browser refuses.
    pub(super) fn start(loader: &str, count: usize) -> Self {
        let mut crew = Self { hands: Vec::new(), mailbox: Rc::default(), last_serial: 0 };
        for number in 0..count {
            let hand = crew.hand(loader, number);
            crew.hands.push(hand.ok());
        }
        crew
    }

    fn hand(&self, loader: &str, number: usize) -> Result<Hand, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let url = starter(loader)?;
        let worker = Worker::new_with_options(&url, &options);
        Url::revoke_object_url(&url)?;
        let worker = worker?;
        let (heard, lost) = (Rc::clone(&self.mailbox), Rc::clone(&self.mailbox));
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            heard.borrow_mut().put(mail_of(number, &event.data()));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let error = Closure::<dyn FnMut(JsValue)>::new(move |_| lost.borrow_mut().put(Mail::Lost(number)));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Ok(Hand { worker, is_ready: false, open: Vec::new(), _message: message, _error: error })
    }

    /// Whether a worker can be given a part.
    pub(super) fn is_ready(&mut self) -> bool {
        // What came meanwhile: a worker that is there says so once.
        let came = std::mem::take(&mut self.mailbox.borrow_mut().mail);
        came.into_iter().for_each(|mail| self.note(&mail));
        self.hands.iter().flatten().any(|hand| hand.is_ready)
    }

    /// Parts that should be asked for before the first of them is taken.
    pub(super) fn ahead(&self) -> u32 {
        (self.hands.len() * OPEN + 2) as u32
    }

    fn note(&mut self, mail: &Mail) {
        match mail {
            Mail::Ready(number) => {
                if let Some(hand) = self.hands[*number].as_mut() {
                    hand.is_ready = true;
                }
            }
            Mail::Lost(number) => {
                if let Some(hand) = self.hands[*number].take() {
                    hand.close();
                }
            }
            Mail::Part { .. } => {}
        }
    }

    /// Has the parts of a plan read and takes them; `go_on` is asked after each. What is left of the file is to be read
    /// from where the import says.
    pub(super) async fn read(
        &mut self,
        file: &File,
        import: &mut Import,
        mut plan: Plan,
        mut go_on: impl FnMut(&Import) -> bool,
    ) {
        let mut again: VecDeque<PartOrder> = VecDeque::new();
        self.hands.iter_mut().flatten().for_each(|hand| hand.open.clear());
        loop {
            while let Some(number) = self.free() {
                let Some(order) = again.pop_front().or_else(|| plan.order()) else { break };
                self.post(number, file, &plan, order);
            }
            if self.hands.iter().flatten().next().is_none() {
                return;
            }
            let mail = next(&self.mailbox).await;
            let lost = match &mail {
                Mail::Lost(number) => self.hands[*number].as_mut().map(|hand| std::mem::take(&mut hand.open)),
                _ => None,
            };
            again.extend(lost.into_iter().flatten().map(|(_, order)| order));
            self.note(&mail);
            if let Mail::Part { hand, serial, bytes } = mail
                && let Some(order) = self.settle(hand, serial)
            {
                match plan.give(order, &bytes, import) {
                    Step::GoOn => {}
                    Step::Again(order) => again.push_front(order),
                    Step::ReadOn | Step::Done => return,
                }
            }
            if !go_on(import) {
                return;
            }
        }
    }

    /// The worker that has least to do, if it can be given more.
    fn free(&self) -> Option<usize> {
        let ready = self.hands.iter().enumerate().filter_map(|(number, hand)| Some((number, hand.as_ref()?)));
        ready
            .filter(|(_, hand)| hand.is_ready && hand.open.len() < OPEN)
            .min_by_key(|(_, hand)| hand.open.len())
            .map(|(number, _)| number)
    }

    fn post(&mut self, number: usize, file: &File, plan: &Plan, order: PartOrder) {
        self.last_serial += 1;
        let serial = self.last_serial;
        let Some(hand) = self.hands[number].as_mut() else { return };
        hand.open.push((serial, order));
        let request = Request::Part { serial, from: order.span.at, end: order.end, letter: plan.letter(&order) };
        let sent = postcard::to_stdvec(&Ask { id: serial, request }).ok().is_some_and(|bytes| {
            let message = Array::of2(&Uint8Array::from(bytes.as_slice()), file);
            hand.worker.post_message(&message).is_ok()
        });
        if !sent {
            self.mailbox.borrow_mut().put(Mail::Lost(number));
        }
    }

    /// What a worker had open under a number; nothing for what was asked for another file.
    fn settle(&mut self, number: usize, serial: u32) -> Option<PartOrder> {
        let open = &mut self.hands[number].as_mut()?.open;
        let at = open.iter().position(|(known, _)| *known == serial)?;
        Some(open.swap_remove(at).1)
    }
}

impl Mailbox {
    fn put(&mut self, mail: Mail) {
        self.mail.push_back(mail);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

async fn next(mailbox: &Rc<RefCell<Mailbox>>) -> Mail {
    std::future::poll_fn(|context| {
        let mut mailbox = mailbox.borrow_mut();
        match mailbox.mail.pop_front() {
            Some(mail) => Poll::Ready(mail),
            None => {
                mailbox.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

/// A message of a worker: a part with its number, or what every worker says.
fn mail_of(hand: usize, data: &JsValue) -> Mail {
    if let Some(part) = data.dyn_ref::<Array>() {
        let serial = part.get(0).as_f64().unwrap_or_default() as u32;
        let bytes = part.get(1).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        return Mail::Part { hand, serial, bytes };
    }
    let bytes = Uint8Array::new(data).to_vec();
    match postcard::from_bytes(&bytes) {
        Ok(Answer { response: Response::Ready { .. }, .. }) => Mail::Ready(hand),
        // Of another build, or it says why it cannot go on.
        _ => Mail::Lost(hand),
    }
}
