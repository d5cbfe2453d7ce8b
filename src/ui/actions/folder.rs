//! Files and folders of this computer that are followed: read again when they change (Chromium's file system access).

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::ingest::is_export;
use crate::ui::browser;
use crate::ui::state::{AppState, Source};

/// What can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// All exports of a folder.
    Folder,
    /// Single files.
    Files,
}

impl Follow {
    const fn picker(self) -> &'static str {
        match self {
            Self::Folder => "showDirectoryPicker",
            Self::Files => "showOpenFilePicker",
        }
    }
}

/// Whether this browser can follow files.
pub fn can_follow() -> bool {
    Reflect::has(&browser::window(), &Follow::Folder.picker().into()).unwrap_or(false)
}

impl AppState {
    /// Lets the user choose what is followed from now on.
    pub fn follow_files(&self, what: Follow) {
        let state = *self;
        spawn_local(async move {
            // A closed picker is no error.
            let Ok(chosen) = pick(what).await else { return };
            let handles: Vec<JsValue> =
                if Array::is_array(&chosen) { Array::from(&chosen).to_vec() } else { vec![chosen] };
            let names: Vec<String> = handles.iter().map(|handle| text(handle, "name")).collect();
            state.folder.start(names.join(", "), handles);
            state.look(true).await;
        });
    }

    /// The user was asked for permission again.
    pub fn allow_again(&self) {
        let state = *self;
        spawn_local(async move {
            for handle in state.folder.handles.get_value() {
                if permission(&handle, "requestPermission").await != "granted" {
                    return;
                }
            }
            state.folder.is_lost.set(false);
            state.look(true).await;
        });
    }

    /// At a tick: has anything changed?
    pub(super) fn look_at_folder(&self) {
        if self.folder.is_on() && !self.folder.is_busy.get_value() {
            let state = *self;
            spawn_local(async move { state.look(false).await });
        }
    }

    /// Reads the files when they differ from those on show. A file that is being written is left alone until it
    /// looks the same at two ticks.
    async fn look(self, is_at_once: bool) {
        let folder = self.folder;
        folder.is_busy.set_value(true);
        match files_of(&folder.handles.get_value()).await {
            Ok(files) => {
                folder.looked_at.set(Some(browser::clock_ms()));
                folder.is_lost.set(false);
                let now = marks(&files);
                let is_still = is_at_once || folder.seen.get_value() == now;
                if is_still && folder.read.get_value() != now && !files.is_empty() {
                    folder.read.set_value(now.clone());
                    self.import_from(Source::Files(files));
                }
                folder.seen.set_value(now);
            }
            Err(_) => folder.is_lost.set(true),
        }
        folder.is_busy.set_value(false);
    }
}

async fn pick(what: Follow) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"read".into())?;
    Reflect::set(&options, &"multiple".into(), &JsValue::TRUE)?;
    call(&browser::window(), what.picker(), &options).await
}

/// The files behind handles.
async fn files_of(handles: &[JsValue]) -> Result<Vec<File>, JsValue> {
    let mut files = Vec::new();
    for handle in handles {
        if permission(handle, "queryPermission").await != "granted" {
            return Err(JsValue::from_str("not allowed"));
        }
        if text(handle, "kind") == "file" {
            files.push(call(handle, "getFile", &JsValue::UNDEFINED).await?.dyn_into()?);
            continue;
        }
        let entries = method(handle, "values")?.call0(handle)?;
        loop {
            let step = call(&entries, "next", &JsValue::UNDEFINED).await?;
            if Reflect::get(&step, &"done".into())?.is_truthy() {
                break;
            }
            let entry = Reflect::get(&step, &"value".into())?;
            if text(&entry, "kind") == "file" && is_export(&text(&entry, "name")) {
                files.push(call(&entry, "getFile", &JsValue::UNDEFINED).await?.dyn_into()?);
            }
        }
    }
    files.sort_by_key(File::name);
    Ok(files)
}

/// `granted` where the browser does not know permissions of this kind.
async fn permission(handle: &JsValue, name: &str) -> String {
    if method(handle, name).is_err() {
        return "granted".into();
    }
    let options = Object::new();
    let _ = Reflect::set(&options, &"mode".into(), &"read".into());
    let answer = call(handle, name, &options).await;
    answer.ok().and_then(|answer| answer.as_string()).unwrap_or_default()
}

fn marks(files: &[File]) -> String {
    let marks = files.iter().map(|file| format!("{}|{}|{}", file.name(), file.size(), file.last_modified()));
    marks.collect::<Vec<_>>().join("\n")
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

async fn call(of: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let answer = method(of, name)?.call1(of, argument)?;
    JsFuture::from(Promise::resolve(&answer)).await
}
