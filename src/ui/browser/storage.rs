//! What the browser remembers, for good or until the tab is closed; in a browser that allows it.

use web_sys::Storage;

use super::window;

fn storage() -> Option<Storage> {
    // Private windows and strict policies have none, or throw.
    window().local_storage().ok().flatten()
}

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Remembers a text; whether the browser allowed it.
pub fn remember(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Forgets what was remembered under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

fn storage_of_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What was remembered until the tab is closed.
pub fn recall_here(name: &str) -> Option<String> {
    storage_of_tab()?.get_item(name).ok().flatten()
}

/// Remembers a text until the tab is closed.
pub fn remember_here(name: &str, text: &str) {
    if let Some(storage) = storage_of_tab() {
        let _ = storage.set_item(name, text);
    }
}

/// Forgets what was remembered until the tab is closed.
pub fn forget_here(name: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        let _ = storage.remove_item(name);
    }
}
