//! Long things are built a piece a frame, so that no frame waits for all of them.

use leptos::prelude::*;

use crate::ui::browser;

/// What `build` makes, so many frames from now; at once for none.
pub fn later(frames: usize, build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    if frames == 0 {
        return build();
    }
    let is_due = RwSignal::new(false);
    wait(frames, is_due);
    (move || is_due.get().then(&build)).into_any()
}

fn wait(frames: usize, is_due: RwSignal<bool>) {
    browser::next_frame(move || match frames {
        // The page may have changed meanwhile: then nobody waits any more.
        0 | 1 => {
            let _ = is_due.try_set(true);
        }
        _ => wait(frames - 1, is_due),
    });
}
