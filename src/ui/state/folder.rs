//! Files and folders of this computer that are followed.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What is followed.
#[derive(Clone, Copy)]
pub struct Folder {
    /// Its name; empty while nothing is followed.
    pub name: RwSignal<String>,
    /// Whether the browser does not let it be read any more.
    pub is_lost: RwSignal<bool>,
    /// When it was last looked at, in milliseconds.
    pub looked_at: RwSignal<Option<i64>>,
    /// The browser's handles of it.
    pub handles: StoredValue<Vec<JsValue>, LocalStorage>,
    /// Names, sizes and times at the last look.
    pub seen: StoredValue<String>,
    /// The same, when the files were last read.
    pub read: StoredValue<String>,
    /// Whether it is being looked at.
    pub is_busy: StoredValue<bool>,
}

impl Folder {
    /// Nothing is followed yet.
    pub fn new() -> Self {
        Self {
            name: RwSignal::default(),
            is_lost: RwSignal::new(false),
            looked_at: RwSignal::new(None),
            handles: StoredValue::new_local(Vec::new()),
            seen: StoredValue::default(),
            read: StoredValue::default(),
            is_busy: StoredValue::new(false),
        }
    }

    /// Follows other files from now on.
    pub fn start(&self, name: String, handles: Vec<JsValue>) {
        self.name.set(name);
        self.handles.set_value(handles);
        self.is_lost.set(false);
        self.read.set_value(String::new());
        self.seen.set_value(String::new());
    }

    /// Nothing is followed any more.
    pub fn stop(&self) {
        self.handles.set_value(Vec::new());
        self.name.set(String::new());
        self.is_lost.set(false);
        self.looked_at.set(None);
    }

    /// Whether anything is followed.
    pub fn is_on(&self) -> bool {
        self.handles.with_value(|handles| !handles.is_empty())
    }
}
