//! The little that the page asks of the browser beside elements.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlElement, MessageEvent, RegistrationOptions,
    ServiceWorkerContainer, ServiceWorkerUpdateViaCache, Storage, Url, Window,
};

use crate::base::Timestamp;
use crate::language::say;

/// The window. The page's binary runs nowhere else.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The fragment of the URL; the query string when there is no fragment.
pub fn address() -> String {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    if fragment.trim_start_matches('#').is_empty() { location.search().unwrap_or_default() } else { fragment }
}

/// Takes the place of the address, without a step back to it.
pub fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        // Refused only while the page is being left.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// The whole address of this page with another fragment.
pub fn address_of(fragment: &str) -> String {
    let whole = window().location().href().unwrap_or_default();
    let page = whole.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    let _ = window().print();
}

/// Does something so many milliseconds from now.
pub fn after(ms: i32, work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), ms);
}

/// A secret of 128 bits that nobody can guess, as hexadecimal digits.
pub fn random_key() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes as an address that holds them.
pub fn data_address(mime: &str, bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    window().btoa(&binary).map_or_else(|_| String::new(), |text| format!("data:{mime};base64,{text}"))
}

/// Goes to a fragment, as a link does.
pub fn go(fragment: &str) {
    // Refused only while the page is being left.
    let _ = window().location().set_hash(fragment);
}

/// The id of this build, as written into the page.
pub fn build_id() -> String {
    document()
        .query_selector("meta[name=zenboard-build]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

fn storage() -> Option<Storage> {
    // Private windows and strict policies have none, or throw.
    window().local_storage().ok().flatten()
}

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// A file of this site, as text; `None` when there is none.
pub async fn fetched(path: &str) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Remembers a text; in a browser that allows it.
pub fn remember(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
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

/// Calls back every so many milliseconds, as long as the page is there.
pub fn every(ms: i32, work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(work);
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(work.as_ref().unchecked_ref(), ms);
    // The page never ends.
    work.forget();
}

/// Calls back when the page is seen again, and when the network is back.
pub fn on_return(work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(move || {
        if !document().hidden() {
            work();
        }
    });
    let callback = work.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("visibilitychange", callback);
    let _ = window().add_event_listener_with_callback("online", callback);
    let _ = window().add_event_listener_with_callback("pageshow", callback);
    // The page never ends.
    work.forget();
}

/// Loads the page anew.
pub fn reload() {
    // Refused only while the page is being left.
    let _ = window().location().reload();
}

/// The service workers of this origin; only secure pages have them.
pub fn service_workers() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_them = Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|found| found.is_object());
    has_them.then(|| navigator.service_worker())
}

/// Has the shell of the page kept for times without a network. A host without the file has none.
pub fn start_service_worker() {
    let Some(container) = service_workers() else {
        return;
    };
    let options = RegistrationOptions::new();
    // The script itself is always asked for anew: a broken one can be taken back.
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let promise = container.register_with_options("./sw.js", &options);
    wasm_bindgen_futures::spawn_local(async move {
        // Private windows and policies refuse; the page does not need it.
        let _ = JsFuture::from(promise).await;
    });
}

/// Calls back when the service worker is one of another build: from the start, or after it took over.
pub fn on_other_service_worker(work: impl Fn() + 'static) {
    let Some(container) = service_workers() else {
        return;
    };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let build = Reflect::get(&event.data(), &"zenboardBuild".into()).ok();
        if build.and_then(|build| build.as_string()).is_some_and(|build| build != build_id()) {
            work();
        }
    });
    container.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let asked = container.clone();
    let ask = Closure::<dyn Fn()>::new(move || {
        if let Some(worker) = asked.controller() {
            // Refused by none that is alive.
            let _ = worker.post_message(&"zenboard-build".into());
        }
    });
    container.set_oncontrollerchange(Some(ask.as_ref().unchecked_ref()));
    let _ = ask.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL);
    // The page never ends.
    hear.forget();
    ask.forget();
}

/// Now, in milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Fills the screen, where the browser allows it.
pub fn enter_full_screen() {
    if let Some(root) = document().document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Fills the screen, or does not any more.
pub fn toggle_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else {
        enter_full_screen();
    }
}

/// Now, in seconds since 1970.
pub fn now() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

/// The languages that the browser prefers, best first: `de-AT`, `en`.
pub fn languages() -> Vec<String> {
    let all = window().navigator().languages();
    all.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says which language the page is in.
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Sets the theme of the page: `light`, `dark`, or anything else for the system's.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// Sets or takes away an attribute of the root element.
pub fn mark_root(name: &str, is_on: bool) {
    if let Some(root) = document().document_element() {
        let _ = if is_on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// Whether the window is higher than wide.
pub fn is_upright() -> bool {
    let number = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64());
    let window = window();
    number(window.inner_height()) > number(window.inner_width())
}

/// Gives the screen back, if the page fills it.
pub fn leave_fullscreen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

/// Whether the focus is somewhere inside the first element of a selector.
pub fn focus_is_in(selector: &str) -> bool {
    let holder = document().query_selector(selector).ok().flatten();
    let focused = document().active_element();
    holder.is_some_and(|holder| holder.contains(focused.as_deref()))
}

/// Moves the focus to the first element of a selector, without scrolling.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The element of the content.
pub fn main() -> Option<HtmlElement> {
    document().get_element_by_id("main")?.dyn_into().ok()
}

/// The id of the element that has the focus; empty when it has none.
pub fn focused_id() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// Whether an element that can be operated has the focus.
pub fn has_focus() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}

/// Calls back before the next frame is painted.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Puts a text where it can be pasted from; whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    // By name: in an insecure context there is no clipboard at all.
    let clipboard = Reflect::get(&window(), &"navigator".into())
        .and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()));
    let Some(clipboard) = clipboard.ok().filter(|found| found.is_object()) else {
        return false;
    };
    let write =
        Reflect::get(&clipboard, &"writeText".into()).ok().and_then(|write| write.dyn_into::<js_sys::Function>().ok());
    let promise = write
        .and_then(|write| write.call1(&clipboard, &text.into()).ok())
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    match promise {
        Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Comes back before the next frame is painted; soon, where no frames are painted.
pub async fn frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let asked = if document().hidden() {
            window().set_timeout_with_callback(&done).is_ok()
        } else {
            window().request_animation_frame(&done).is_ok()
        };
        debug_assert!(asked, "a window has frames");
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Milliseconds since the page was opened.
pub fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Saves bytes as a file of the user.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return;
    };
    save_blob(name, &blob);
}

/// Saves a blob as a file of the user.
pub fn save_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Ok(link) = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

/// The zone of the browser; empty when it does not say.
pub fn own_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// Whether the browser knows a zone of this name.
///
/// The browser's own table is asked, so that the page does not carry a second one.
pub fn knows_zone(name: &str) -> bool {
    wall_format(name).is_some()
}

/// A function from a date to its wall reading in a zone, `2026-06-30 15:00:00`.
fn wall_format(zone: &str) -> Option<(Function, JsValue)> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let maker: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    // Swedish writes dates as ISO 8601 does. An unknown zone throws.
    let format = Reflect::construct(&maker, &Array::of2(&"sv-SE".into(), &options)).ok()?;
    let function = Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()?;
    Some((function, format))
}

/// The wall reading of a moment as `2026-06-30T15:00`, for `<input type=datetime-local>`.
pub fn wall_text(at: Timestamp, zone: &str) -> Option<String> {
    let (format, this) = wall_format(zone)?;
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64 * 1000.0));
    let text = format.call1(&this, &date).ok()?.as_string()?;
    Some(text.get(..16)?.replace(' ', "T"))
}

/// The moment of a wall reading `2026-06-30T15:00` in a zone.
pub fn moment_of_wall(wall: &str, zone: &str) -> Option<Timestamp> {
    let as_utc = Timestamp::from_rfc3339(&format!("{}:00Z", wall.get(..16)?))?;
    // Two rounds: the first guess may lie beyond a change of the clocks.
    let mut guess = as_utc;
    for _ in 0..2 {
        let shown = Timestamp::from_rfc3339(&format!("{}:00Z", wall_text(guess, zone)?))?;
        guess = guess.plus(as_utc.since(shown));
    }
    Some(guess)
}

/// Now, in milliseconds since 1970.
pub fn clock_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// A number that differs from screen to screen. Not for secrets.
pub fn some_seed() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}

/// An address relative to the page as an absolute one; an empty one stays empty.
pub fn absolute(url: &str) -> String {
    if url.is_empty() {
        return String::new();
    }
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    match Url::new_with_base(url, &base) {
        Ok(url) => url.href(),
        Err(_) => url.to_owned(),
    }
}

/// Forgets what was remembered until the tab is closed.
pub fn forget_here(name: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        let _ = storage.remove_item(name);
    }
}

/// The time of day of a moment in milliseconds, in the zone of the browser.
pub fn clock_time(at_ms: i64) -> Option<String> {
    let text = wall_text(Timestamp(at_ms.div_euclid(1_000)), &own_zone())?;
    text.get(11..16).map(str::to_owned)
}

/// Scheme and host of the page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The content security policy in the page itself; a host may add another in its answers.
pub fn policy() -> String {
    document()
        .query_selector("meta[http-equiv=Content-Security-Policy]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| say!("none in the page").to_owned())
}
