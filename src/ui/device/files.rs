//! Generations: the files of one import. The new one is written whole, then the pointer flips, then the old one goes.
//! Whatever ends the browser in between, a reader finds the old or the new, never half of one.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File, FilePropertyBag, IdbKeyRange};

use super::db::{Db, PARTS, POINTER, Trouble, open};
use super::lock::alone;
use crate::protocol::KeptPart;

/// The form of the pointer. A higher one is of a newer Zenboard.
const FORM: u32 = 1;
const CURRENT: &str = "current";

/// The generation that counts.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Pointer {
    form: u32,
    generation: u32,
    names: Vec<String>,
    settings: String,
    #[serde(default)]
    live: Option<KeptLive>,
}

/// What is kept of live sources, besides their files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KeptLive {
    /// The site that names them, as JSON.
    pub site: String,
    /// The files, in their order.
    pub parts: Vec<KeptPart>,
}

/// What was kept.
pub struct Kept {
    /// The files.
    pub files: Vec<File>,
    /// The settings they were read under, as JSON.
    pub settings: String,
    /// The live sources that gave them; nothing when they were dropped.
    pub live: Option<KeptLive>,
}

/// Keeps files in the place of those kept before; whether that is still wanted when it is their turn: another tab may
/// have erased everything meanwhile.
///
/// # Errors
/// Why they could not be kept; what was kept before is untouched then.
pub async fn save(kept: Kept, is_wanted: impl Fn() -> bool + 'static) -> Result<bool, Trouble> {
    let outcome = Rc::new(RefCell::new(Err(Trouble::Blocked)));
    let told = outcome.clone();
    alone(async move {
        let written = match is_wanted() {
            true => write(kept).await.map(|()| true),
            false => Ok(false),
        };
        *told.borrow_mut() = written;
    })
    .await;
    outcome.replace(Ok(false))
}

async fn write(kept: Kept) -> Result<(), Trouble> {
    let files = &kept.files;
    let db = open().await?;
    // A pointer that cannot be read is replaced.
    let last = match pointer(&db).await {
        Ok(pointer) => pointer.map_or(0, |pointer| pointer.generation),
        Err(Trouble::Corrupt) => 0,
        Err(trouble) => return Err(trouble),
    };
    let generation = last + 1;
    let key = |number: usize| Array::of2(&generation.into(), &(number as u32).into());
    let from_here = IdbKeyRange::lower_bound(&Array::of1(&generation.into()))?;
    db.write(PARTS, |store| {
        // What a browser that was killed has left.
        store.delete(&from_here)?;
        for (number, file) in files.iter().enumerate() {
            store.put_with_key(file, &key(number))?;
        }
        Ok(())
    })
    .await?;
    let next = Pointer {
        form: FORM,
        generation,
        names: files.iter().map(File::name).collect(),
        settings: kept.settings,
        live: kept.live,
    };
    let text = serde_json::to_string(&next).unwrap_or_default();
    db.write(POINTER, |store| store.put_with_key(&text.as_str().into(), &CURRENT.into()).map(|_| ())).await?;
    let before = IdbKeyRange::upper_bound_with_open(&Array::of1(&generation.into()), true)?;
    // The new generation counts already: an old one that stays costs room, no more.
    let _ = db.write(PARTS, |store| store.delete(&before).map(|_| ())).await;
    Ok(())
}

async fn pointer(db: &Db) -> Result<Option<Pointer>, Trouble> {
    let found = db.get(POINTER, &CURRENT.into()).await?;
    if found.is_undefined() {
        return Ok(None);
    }
    let text = found.as_string().ok_or(Trouble::Corrupt)?;
    let form = serde_json::from_str::<serde_json::Value>(&text).ok().and_then(|value| value.get("form")?.as_u64());
    match form {
        Some(form) if form > u64::from(FORM) => Err(Trouble::Newer),
        _ => serde_json::from_str(&text).map(Some).map_err(|_| Trouble::Corrupt),
    }
}

/// What was kept; `None` when nothing was.
///
/// # Errors
/// Why it could not be read.
pub async fn load() -> Result<Option<Kept>, Trouble> {
    let db = open().await?;
    let Some(pointer) = pointer(&db).await? else {
        return Ok(None);
    };
    let mut files = Vec::new();
    for (number, name) in pointer.names.iter().enumerate() {
        let key = Array::of2(&pointer.generation.into(), &(number as u32).into());
        let found = db.get(PARTS, &key).await?;
        let file = found.dyn_into::<Blob>().ok().and_then(|blob| named(blob, name)).ok_or(Trouble::Corrupt)?;
        files.push(file);
    }
    Ok((!files.is_empty()).then_some(Kept { files, settings: pointer.settings, live: pointer.live }))
}

/// A blob as a file of that name.
fn named(blob: Blob, name: &str) -> Option<File> {
    if let Some(file) = blob.dyn_ref::<File>() {
        return Some(file.clone());
    }
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &FilePropertyBag::new()).ok()
}
