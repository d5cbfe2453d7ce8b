//! IndexedDB as futures, and its troubles as sentences.

use crate::language::say;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use crate::ui::browser::{self, after};

/// Its name in the browser.
pub const NAME: &str = "zenboard";
/// The form of what is in it. A newer one is left alone.
const VERSION: u32 = 1;
/// The pointer to the generation that counts.
pub const POINTER: &str = "pointer";
/// The files of generations, under `[generation, number]`.
pub const PARTS: &str = "parts";
/// A database that does not open within this time is wedged.
const OPEN_MS: i32 = 5_000;

/// Why something could not be kept or found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No IndexedDB, or none for this page (private windows, policies).
    Missing,
    /// No room left.
    Full,
    /// Written by a newer Zenboard.
    Newer,
    /// Another tab or the system holds it.
    Blocked,
    /// What is there is not what we wrote.
    Corrupt,
    /// Anything else, by the browser's name for it.
    Other(String),
}

impl Trouble {
    /// The trouble as a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::Missing => {
                say!("This browser keeps nothing for this page (a private window, or a policy): files are on screen until the page is closed.").into()
            }
            Self::Full => {
                say!("This browser's storage is full: what was kept before stays; the files on screen are not kept.").into()
            }
            Self::Newer => {
                say!("What is kept on this device was written by a newer Zenboard; this one leaves it alone. Reload the page, or erase everything.").into()
            }
            Self::Blocked => {
                say!("What is kept on this device cannot be opened: another tab of Zenboard holds it, or the browser is stuck. Close the other tabs and reload.").into()
            }
            Self::Corrupt => {
                say!("What was kept on this device is damaged and was not read. Choose the files again to replace it.").into()
            }
            Self::Other(name) => say!("This browser could not keep the files ({name}). They are on screen until the page is closed."),
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "TimeoutError" | "blocked" => Self::Blocked,
            "NotFoundError" | "DataError" => Self::Corrupt,
            "SecurityError" | "InvalidStateError" => Self::Missing,
            name => Self::Other(name.to_owned()),
        }
    }
}

impl From<JsValue> for Trouble {
    fn from(value: JsValue) -> Self {
        if let Some(error) = value.dyn_ref::<DomException>() {
            return Self::named(&error.name());
        }
        Self::named(&value.as_string().unwrap_or_else(|| "unknown".into()))
    }
}

/// An open database; closed when dropped, so that no other tab waits for it.
pub struct Db(IdbDatabase);

impl Drop for Db {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A promise that a request or transaction settles by calling one of two functions.
fn promise(mut arrange: impl FnMut(Function, Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut arrange))
}

pub fn factory() -> Result<IdbFactory, Trouble> {
    browser::window().indexed_db().ok().flatten().ok_or(Trouble::Missing)
}

/// The result of a request.
pub async fn done(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let settled = promise(|resolve, reject| {
        let asked = request.clone();
        let good = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &asked.result().unwrap_or(JsValue::UNDEFINED));
        });
        let asked = request.clone();
        let bad = Closure::once_into_js(move || {
            let error = asked.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        request.set_onsuccess(Some(good.unchecked_ref()));
        request.set_onerror(Some(bad.unchecked_ref()));
    });
    Ok(settled.await?)
}

/// Waits until a transaction is written.
async fn written(transaction: &IdbTransaction) -> Result<(), Trouble> {
    let settled = promise(|resolve, reject| {
        let asked = transaction.clone();
        let bad = Closure::once_into_js(move || {
            let error = asked.error().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(bad.unchecked_ref()));
    });
    settled.await?;
    Ok(())
}

/// Opens the database, making it when it is not there.
pub async fn open() -> Result<Db, Trouble> {
    let request: IdbOpenDbRequest = factory()?.open_with_u32(NAME, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        // A store that cannot be made fails the opening, which is heard below.
        if let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) {
            let _ = database.create_object_store(POINTER);
            let _ = database.create_object_store(PARTS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let late = promise(|_, reject| {
        after(OPEN_MS, move || {
            let _ = reject.call1(&JsValue::NULL, &"blocked".into());
        });
    });
    let asked: IdbRequest = request.into();
    let opened = wasm_bindgen_futures::future_to_promise(async move {
        done(&asked).await.map_err(|trouble| match trouble {
            Trouble::Newer => "VersionError".into(),
            Trouble::Full => "QuotaExceededError".into(),
            Trouble::Missing => "SecurityError".into(),
            Trouble::Other(name) => name.into(),
            _ => "blocked".into(),
        })
    });
    let late = wasm_bindgen_futures::future_to_promise(late);
    let database: IdbDatabase = JsFuture::from(Promise::race(&Array::of2(&opened, &late))).await?.unchecked_into();
    // Whoever wants to delete or renew it does not have to wait for us.
    let held = database.clone();
    let close = Closure::once_into_js(move || held.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    let names = database.object_store_names();
    if !(names.contains(POINTER) && names.contains(PARTS)) {
        return Err(Trouble::Corrupt);
    }
    Ok(Db(database))
}

impl Db {
    /// One value; undefined when there is none.
    pub async fn get(&self, store: &str, key: &JsValue) -> Result<JsValue, Trouble> {
        let transaction = self.0.transaction_with_str(store)?;
        let request = transaction.object_store(store)?.get(key)?;
        done(&request).await
    }

    /// All that `work` asks of one store, or nothing of it.
    pub async fn write(
        &self,
        store: &str,
        work: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), Trouble> {
        let transaction = self.0.transaction_with_str_and_mode(store, IdbTransactionMode::Readwrite)?;
        let outcome = written(&transaction);
        if let Err(error) = work(&transaction.object_store(store)?) {
            let _ = transaction.abort();
            return Err(error.into());
        }
        outcome.await
    }
}
