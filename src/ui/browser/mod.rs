//! The little that the page asks of the browser beside elements: its address, memory, clock, focus, files.
//!
//! In: the browser. Out: plain values. Never: the state of the page.

mod address;
mod chance;
mod clock;
mod files;
mod screen;
mod service_worker;
mod storage;
mod timing;

use web_sys::{Document, Window};

pub use address::{
    absolute, address, address_of, back, build_id, go, mark, origin, policy, push_marked, reload, replace,
    scroll_by_hand, set_mark,
};
pub use chance::{random_key, some_seed};
pub use clock::{
    clock_ms, clock_time, hour, knows_zone, milliseconds, moment_of_wall, now, now_ms, own_zone, wall_text,
};
pub use files::{copy, data_address, fetched, print, save, save_blob};
pub use screen::{
    enter_full_screen, focus, focus_is_in, focus_link, focused_link, is_roomy, is_upright, leave_fullscreen, main,
    mark_root, remove, reveal_chosen, set_icon, set_language, set_theme, toggle_full_screen,
};
pub use service_worker::{on_other_service_worker, service_workers, start_service_worker};
pub use storage::{forget, forget_here, recall, recall_here, remember, remember_here};
pub use timing::{after, every, frame, next_frame, on_return};

/// The window. The page's binary runs nowhere else.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The languages that the browser prefers, best first: `de-AT`, `en`.
pub fn languages() -> Vec<String> {
    let all = window().navigator().languages();
    all.iter().filter_map(|tag| tag.as_string()).collect()
}
