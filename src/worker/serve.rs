//! The worker's end: takes requests and answers them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use super::import::Job;
use super::server::{Server, memory_held, post};
use super::{live, part, play};
use crate::base::Zone;
use crate::engine::Engine;
use crate::language::{self, Catalogue, say};
use crate::protocol::{Ask, Request, Response, settings_of};
use crate::screen::clock_example;
use crate::settings::{holiday_lines, read_holidays};

/// Takes messages from now on, and says so.
pub fn serve() {
    // Outside a worker there is nobody to serve.
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    report_panics(scope.clone());
    let server = Rc::new(Server::new(scope.clone()));
    let listener =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| on_message(&server, &event.data()));
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker never ends: neither does its listener.
    listener.forget();
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

fn on_message(server: &Rc<Server>, data: &JsValue) {
    let Some(message) = data.dyn_ref::<Array>() else {
        return;
    };
    let bytes = Uint8Array::new(&message.get(0)).to_vec();
    let Ok(Ask { id, request }) = postcard::from_bytes::<Ask>(&bytes) else {
        return;
    };
    let files: Vec<File> = message.iter().skip(1).filter_map(|file| file.dyn_into().ok()).collect();
    let answer = |response| post(&server.scope, id, response);
    match request {
        Request::Import { zone, settings, loader } => {
            spawn_local(Job::new(server, id, &zone, settings).files(files, loader));
        }
        Request::Try { zone, settings, loader } => {
            spawn_local(Job::new(server, id, &zone, settings).attempt(files, loader));
        }
        Request::Part { serial, from, end, letter } => {
            spawn_local(part::read(Rc::clone(server), (serial, letter), (from as f64, end as f64), files));
        }
        Request::Sample { tickets, seed, now, zone, settings } => {
            spawn_local(Job::new(server, id, &zone, settings).sample(tickets, seed, now));
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
        Request::Play(query) => play::start(server, id, *query),
        Request::StopPlaying => server.play.set(server.play.get() + 1),
        Request::Site { url } => spawn_local(live::read_site(Rc::clone(server), id, url)),
        Request::Watch(order) => {
            order.settings.clone_into(&mut server.settings.borrow_mut());
            live::watch(server, *order, files);
        }
        Request::HandOver => live::hand_over(server, id),
        Request::RequestLog => answer(Response::RequestLog(server.requests.lines())),
        Request::Tick { now, haste } => live::tick(server, now, haste),
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
        Request::Find { query, letters } => answer(server.engine.borrow().find(&query, &letters)),
        Request::Ping => answer(Response::Pong { bytes: memory_held() }),
    }
}
