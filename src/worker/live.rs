//! Keeps the sources of a site current: asks those that are due, one after the other, at the ticks of the page.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use crate::feed::{Call, Live, Part, Reply, Round, Site, SiteError, Trouble, assemble, is_web_page, keys_of};
use crate::language::say;
use crate::protocol::{Haste, ImportSummary, KeptPart, News, Response, WatchOrder, settings_of};
use crate::settings::{Settings, SettingsError};

use super::fetch::fetch;
use super::server::Server;

/// Why the file of a site cannot be used.
enum SiteTrouble {
    /// It could not be read.
    Unread(Trouble),
    /// It is no file of a site.
    Wrong(SiteError),
    /// The settings that it names could not be read.
    UnreadSettings(String, Trouble),
    /// The settings that it names are none.
    WrongSettings(String, SettingsError),
}

impl SiteTrouble {
    fn sentence(&self) -> String {
        match self {
            Self::Unread(trouble) => format!("zenboard.json: {}", trouble.sentence()),
            Self::Wrong(error) => format!("zenboard.json: {error}"),
            Self::UnreadSettings(file, trouble) => format!("{file}: {}", trouble.sentence()),
            Self::WrongSettings(file, why) => format!("{file}: {why}"),
        }
    }
}

/// Reads the file of a site.
pub async fn read_site(server: Rc<Server>, id: u32, url: String) {
    let response = match site_of(&server, &url).await {
        Ok(site) => Response::Site { text: site.to_json(), trouble: String::new() },
        Err(trouble) => Response::Site { text: String::new(), trouble: trouble.sentence() },
    };
    server.answer(id, response);
}

async fn site_of(server: &Server, url: &str) -> Result<Site, SiteTrouble> {
    let text = match text_at(server, url).await {
        // There need not be one; a file that many hosts answer with a page of their own is none.
        Err(Trouble::Missing | Trouble::WebPage) => return Ok(Site::default()),
        text => text.map_err(SiteTrouble::Unread)?,
    };
    let mut site = Site::from_json(&text).map_err(SiteTrouble::Wrong)?;
    if !site.profile.is_empty() {
        let file = std::mem::take(&mut site.profile);
        // Beside the file that names it.
        let address = web_sys::Url::new_with_base(&file, url).map_or_else(|_| file.clone(), |url| url.href());
        let text =
            text_at(server, &address).await.map_err(|trouble| SiteTrouble::UnreadSettings(file.clone(), trouble))?;
        let settings = Settings::from_json(&text).map_err(|why| SiteTrouble::WrongSettings(file, why))?;
        site.settings = Some(settings);
    }
    Ok(site)
}

async fn text_at(server: &Server, url: &str) -> Result<String, Trouble> {
    let reply = fetch(&server.scope, &Call::get(url), 30).await?;
    if let Some(trouble) = Trouble::of(&reply, None) {
        return Err(trouble);
    }
    if is_web_page(&reply) {
        return Err(Trouble::WebPage);
    }
    String::from_utf8(reply.body).map_err(|_| Trouble::Unreadable(say!("it is not UTF-8 text.").into()))
}

/// Watches the sources of a site from now on. The same sources again under other settings are read again from what
/// is there, without a request. The files are what the sources held before.
pub fn watch(server: &Rc<Server>, order: WatchOrder, files: Vec<File>) {
    let watch = &server.watch;
    *watch.zone.borrow_mut() = order.zone;
    // The page wrote this text itself, from a file that was checked.
    let Ok(site) = Site::from_json(&order.site) else {
        return;
    };
    let keys = keys_of(&site, order.keys);
    if watch.site.borrow().as_ref() == Some(&order.site) {
        watch.with(|live| live.use_keys(keys));
        read_again(server);
        return remember(server, order.kept, files);
    }
    watch.number.set(watch.number.get() + 1);
    watch.is_busy.set(false);
    *watch.live.borrow_mut() = Some(Live::new(&site, keys, order.seed));
    *watch.site.borrow_mut() = Some(order.site);
    remember(server, order.kept, files);
}

/// Shows what the sources held before, until they have answered.
fn remember(server: &Rc<Server>, kept: Vec<KeptPart>, files: Vec<File>) {
    let has_all = server.watch.with(|live| live.sources.iter().all(|source| source.has_data()));
    if kept.is_empty() || has_all != Some(false) {
        return;
    }
    let number = server.watch.number.get();
    let server = Rc::clone(server);
    spawn_local(async move {
        let mut parts = Vec::new();
        for (kept, file) in kept.into_iter().zip(files) {
            // A file that has gone is asked for again, like all others.
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let part = Part { name: kept.name, bytes: Uint8Array::new(&buffer).to_vec().into() };
                parts.push((kept.source, kept.good_at, part));
            }
        }
        let watch = &server.watch;
        if watch.number.get() != number {
            return;
        }
        let (settings, zone) = (settings_of(&server.settings.borrow()), watch.zone());
        let imported = watch.with(|live| live.remember(parts, &settings, &zone)).flatten();
        if let Some(imported) = imported {
            let summary = server.accept(imported, false);
            tell(&server, Some(summary));
        }
    });
}

/// Gives the page what the sources hold, as files that outlive this worker.
pub fn hand_over(server: &Server, id: u32) {
    let mut kept = Vec::new();
    let files = Array::new();
    server.watch.with(|live| {
        for (source, good_at, parts) in live.kept() {
            for part in parts {
                if let Ok(file) = file_of(part) {
                    files.push(&file);
                    kept.push(KeptPart { source: source.to_owned(), name: part.name.clone(), good_at });
                }
            }
        }
    });
    server.answer_with(id, Response::HandedOver(kept), &files);
}

fn file_of(part: &Part) -> Result<File, JsValue> {
    let bytes = Uint8Array::from(&*part.bytes);
    File::new_with_u8_array_sequence(&Array::of1(&bytes), &part.name)
}

fn read_again(server: &Rc<Server>) {
    let parts: Option<Vec<_>> = server.watch.with(|live| live.parts().cloned().collect());
    let settings = settings_of(&server.settings.borrow());
    match assemble(parts.iter().flatten(), &settings, &server.watch.zone()) {
        Ok(imported) => {
            let summary = server.accept(imported, false);
            tell(server, Some(summary));
        }
        // There is nothing yet: the sources are asked soon.
        Err(_) => tell(server, None),
    }
}

/// The page's clock stands at `now`; `haste` says why what failed is asked again at once.
pub fn tick(server: &Rc<Server>, now: i64, haste: Haste) {
    let watch = &server.watch;
    watch.now.set(now);
    watch.with(|live| live.sources.iter_mut().for_each(|source| source.hurry(haste)));
    let is_due = watch.with(|live| live.due(now).is_some()).unwrap_or(false);
    if !is_due || watch.is_busy.replace(true) {
        return;
    }
    let number = watch.number.get();
    let server = Rc::clone(server);
    spawn_local(async move {
        while let Some(at) = server.watch.with(|live| live.due(server.watch.now.get())).flatten() {
            refresh(&server, at, number).await;
            if server.watch.number.get() != number {
                return;
            }
        }
        server.watch.is_busy.set(false);
    });
}

/// Asks one source; whatever comes of it, the page is told.
async fn refresh(server: &Rc<Server>, at: usize, number: u32) {
    let watch = &server.watch;
    let started = watch.now.get();
    let outcome = match watch.with(|live| live.sources[at].begin(started)) {
        Some(Ok(mut round)) => match ask(server, at, &mut round, number).await {
            Ok(true) => Ok(round),
            Ok(false) => return,
            Err(trouble) => Err(trouble),
        },
        Some(Err(trouble)) => Err(trouble),
        None => return,
    };
    if watch.number.get() != number {
        return;
    }
    let now = watch.now.get();
    let outcome = outcome.and_then(|round| use_it(server, at, round, now));
    let summary = outcome.unwrap_or_else(|trouble| {
        watch.with(|live| live.sources[at].fail(trouble, now));
        None
    });
    tell(server, summary);
}

/// Makes the requests of a round; `false` when it is not wanted any more.
async fn ask(server: &Server, at: usize, round: &mut Round, number: u32) -> Result<bool, Trouble> {
    let watch = &server.watch;
    loop {
        let now = watch.now.get();
        let next = watch.with(|live| {
            let timeout = live.sources[at].spec.timeout;
            live.sources[at].next(round, now).map(|call| call.map(|call| (call, timeout)))
        });
        let Some((call, timeout)) = next.transpose()?.flatten() else {
            return Ok(true);
        };
        let reply: Reply = fetch(&server.scope, &call, timeout).await?;
        if watch.number.get() != number {
            return Ok(false);
        }
        let now = watch.now.get();
        watch.with(|live| live.sources[at].take(round, &reply, now)).transpose()?;
    }
}

/// Makes what came the data on show, if it is any different.
fn use_it(server: &Server, at: usize, round: Round, now: i64) -> Result<Option<Box<ImportSummary>>, Trouble> {
    let (settings, zone) = (settings_of(&server.settings.borrow()), server.watch.zone());
    let imported = server.watch.with(|live| {
        let parts = live.sources[at].parts_of(&round);
        parts.map(|parts| live.try_with(at, parts, &settings, &zone)).transpose()
    });
    let imported = imported.transpose()?.flatten();
    server.watch.with(|live| live.sources[at].keep(round, now));
    Ok(imported.map(|imported| server.accept(imported, false)))
}

fn tell(server: &Server, summary: Option<Box<ImportSummary>>) {
    let news = server.watch.with(|live| News { sources: live.states(), skew: live.skew(), summary });
    if let Some(news) = news {
        server.answer(0, Response::News(Box::new(news)));
    }
}
