//! Other tabs of this page: what one erases, none of them brings back.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "zenboard-device";
/// The one thing that tabs tell each other.
const ERASED: &str = "erased";

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Calls back whenever another tab has erased everything.
pub fn hear_erased(work: impl Fn() + 'static) {
    // A browser without it has what the store itself holds against it: nothing is written without the switch.
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if event.data().as_string().as_deref() == Some(ERASED) {
            work();
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The page never ends.
    hear.forget();
    CHANNEL.with_borrow_mut(|known| *known = Some(channel));
}

/// Tells all other tabs that everything is erased.
pub fn tell_erased() {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            // Refused by none that is open.
            let _ = channel.post_message(&ERASED.into());
        }
    });
}
