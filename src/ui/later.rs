//! Long pages are built piece by piece in the order of reading: at once, and from then on as many pieces a frame as fit
//! into it.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::HtmlElement;

use crate::ui::browser;

/// After so many milliseconds of building the browser gets its turn.
const BUDGET_MS: f64 = 10.0;

type Piece = Box<dyn FnOnce()>;

#[derive(Default)]
struct Bench {
    waiting: VecDeque<Piece>,
    /// Pieces inside the piece that is being built: they come before all that stand below it.
    born: Vec<Piece>,
    is_at_work: bool,
    /// What is done once nothing waits any more.
    after: Vec<Piece>,
    is_done: ArcRwSignal<bool>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// What `build` makes, as soon as all that stands before it is there.
pub fn later(build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let is_due = RwSignal::new(false);
    // The page may have changed meanwhile: then nobody waits any more.
    when_free(move || {
        let _ = is_due.try_set(true);
    });
    (move || is_due.get().then(&build)).into_any()
}

/// Does something after what waits already.
pub fn when_free(piece: impl FnOnce() + 'static) {
    let must_start = BENCH.with_borrow_mut(|bench| {
        bench.born.push(Box::new(piece));
        !std::mem::replace(&mut bench.is_at_work, true)
    });
    if must_start {
        done().set(false);
        spawn_local(work());
    }
}

/// A new picture comes: until it is all there the page stays as high as it is, so that nobody is scrolled away.
pub fn hold_height() {
    let Some(main) = browser::main() else { return };
    let height = format!("{}px", main.offset_height());
    // Refused for no element that is styled by a sheet.
    let _ = HtmlElement::style(&main).set_property("min-height", &height);
    when_all_there(move || {
        let _ = HtmlElement::style(&main).remove_property("min-height");
    });
}

/// Does something once all that waits is built.
pub fn when_all_there(work: impl FnOnce() + 'static) {
    BENCH.with_borrow_mut(|bench| bench.after.push(Box::new(work)));
    when_free(|| {});
}

/// Whether nothing waits to be built. Tracked.
pub fn is_all_there() -> bool {
    done().get()
}

fn done() -> ArcRwSignal<bool> {
    BENCH.with_borrow(|bench| bench.is_done.clone())
}

async fn work() {
    // What is at hand is begun at once: most pictures are there before the next frame, and no frame is waited for.
    tick().await;
    loop {
        let start = browser::milliseconds();
        while browser::milliseconds() - start < BUDGET_MS {
            let Some(piece) = next() else {
                let after = BENCH.with_borrow_mut(|bench| std::mem::take(&mut bench.after));
                after.into_iter().for_each(|piece| piece());
                return done().set(true);
            };
            piece();
            // What the piece set off runs in tasks of its own; they count, too.
            tick().await;
            tick().await;
        }
        browser::frame().await;
    }
}

fn next() -> Option<Piece> {
    BENCH.with_borrow_mut(|bench| {
        let Bench { waiting, born, .. } = bench;
        for piece in born.drain(..).rev() {
            waiting.push_front(piece);
        }
        let piece = waiting.pop_front();
        bench.is_at_work = piece.is_some();
        piece
    })
}
