//! Simulations in the worker: played a piece at a time, so that other messages are heard between the pieces.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::server::{Server, now_ms, pause, post};
use crate::protocol::Response;
use crate::query::Query;

/// A piece takes about so long.
const PIECE_MS: f64 = 24.0;
/// Runs between two looks at the time.
const RUNS: u32 = 4;
/// At most one report of progress in so many milliseconds.
const PROGRESS_EVERY_MS: f64 = 60.0;

/// Begins a simulation; one that is under way stops.
pub(super) fn start(server: &Rc<Server>, id: u32, query: Query) {
    let number = server.play.get() + 1;
    server.play.set(number);
    let server = server.clone();
    spawn_local(async move {
        let response = play(&server, id, number, &query).await;
        post(&server.scope, id, response);
    });
}

async fn play(server: &Server, id: u32, number: u32, query: &Query) -> Response {
    let prepared = server.engine.borrow().play(query);
    let mut play = match prepared {
        Ok(play) => play,
        Err(refused) => return Response::Played(Box::new(refused)),
    };
    let mut reported_ms = 0.0;
    while !play.is_done() {
        let begun_ms = now_ms();
        let mut progress = play.run_some(RUNS);
        while !play.is_done() && now_ms() - begun_ms < PIECE_MS {
            progress = play.run_some(RUNS);
        }
        if now_ms() - reported_ms >= PROGRESS_EVERY_MS {
            reported_ms = now_ms();
            let (done, total) = (progress.done, progress.total);
            post(&server.scope, id, Response::Playing { done, total });
        }
        pause(&server.scope).await;
        if server.play.get() != number {
            return Response::PlayStopped;
        }
    }
    Response::Played(Box::new(play.finish()))
}
