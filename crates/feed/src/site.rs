//! `zenboard.json`: what the owner of a site decides for everybody who opens it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use desk::dataset::{Entity, Field};
use desk::figure::{FigureId, goals};
use desk::settings::Settings;
use language::{say, term};

use super::call::shown;

/// The file beside `index.html`. Everything in it is optional; a key that is not known is refused with its path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// Where the schema is; for editors.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The name in the window's title and above the wall.
    pub title: String,
    /// What else is decided: settings as the Settings page saves them.
    pub settings: Option<Settings>,
    /// A settings file beside the page, read where `settings` is not given.
    pub profile: String,
    /// Goals that differ from the default, by figure.
    pub goals: BTreeMap<String, f64>,
    /// Pages that a wall shows in turn, as fragments without `#/`, for example `coordinator`.
    pub pages: Vec<String>,
    /// Seconds that a wall shows a page.
    pub rotate: u32,
    /// Seconds after which sources are asked again, unless they say otherwise.
    pub refresh: u32,
    /// Where the data come from.
    pub sources: Vec<SourceSpec>,
}

/// The systems and files that can be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// Files, or a manifest that lists files.
    #[default]
    Files,
    /// Autotask REST.
    Autotask,
    /// ConnectWise PSA REST.
    Connectwise,
    /// HaloPSA.
    Halopsa,
    /// Any interface that answers in JSON.
    Rest,
}

/// A source. Which keys it needs depends on its kind; [`Site::from_json`] says what is missing or too much.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceSpec {
    /// The name on screen; the kind's when empty.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Seconds after which it is asked again; 0 for the site's.
    pub refresh: u32,
    /// Seconds that one answer may take; 0 for thirty.
    pub timeout: u32,
    /// Address of the interface, or of a relay that leads there.
    pub url: String,
    /// Address of a manifest: a JSON file that lists files.
    pub manifest: String,
    /// Addresses of files.
    pub files: Vec<String>,
    /// Days of completed tickets, time entries and appointments that are asked for; 0 for ninety.
    pub days: u32,
    /// Requests an hour that it may take; 0 for the vendor's usual share.
    pub hourly: u32,
    /// Autotask: whether the zone of the user is looked up at `url` first.
    pub zone_lookup: bool,
    /// HaloPSA: address of the token endpoint; `auth/token` of the host when empty.
    pub token_url: String,
    /// HaloPSA: the tenant, where one address serves several.
    pub tenant: String,
    /// The tables of a `rest` source.
    pub tables: Vec<TableSpec>,
    /// The header that carries the key of `files` and `rest`; none is asked for when empty.
    pub header: String,
    /// What stands before the key in that header, for example `Bearer`.
    pub prefix: String,
    /// A token that everybody may know and that can only read. Other keys are typed in, never written here.
    #[serde(rename = "publicReadOnlyToken")]
    pub public_token: String,
}

/// A table of a `rest` source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TableSpec {
    /// What it is about, for example `tickets`.
    pub entity: String,
    /// Address of the list; relative to the source's `url` where that is given.
    pub url: String,
    /// JSON pointer to the rows; empty when the document is the list.
    pub rows: String,
    /// JSON pointer within a row to what identifies it.
    pub id: String,
    /// Where the next page is.
    pub next: NextSpec,
    /// JSON pointer within a row → field id, for example `"/state/label": "status"`. Empty: as it comes.
    pub fields: BTreeMap<String, String>,
}

/// How a list goes on. At most one of `pointer`, `link` and `page` is given; none: it has one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NextSpec {
    /// JSON pointer to the address of the next page.
    pub pointer: String,
    /// The address stands in the `Link` header.
    pub link: bool,
    /// Name of the query parameter that numbers the pages, from 1.
    pub page: String,
    /// JSON pointer to the number of all rows, against which the rows that came are counted.
    pub total: String,
}

/// A file of settings that is not what it should be: where in it, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteError {
    /// For example `sources[0].refresh`.
    pub path: String,
    /// A sentence.
    pub what: String,
}

impl std::fmt::Display for SiteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.path, self.what) }
    }
}

fn wrong<T>(path: impl Into<String>, what: impl Into<String>) -> Result<T, SiteError> {
    Err(SiteError { path: path.into(), what: what.into() })
}

impl Site {
    /// Reads the file.
    ///
    /// # Errors
    /// The path of the first thing that is wrong, and what is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, SiteError> {
        let reader = &mut serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        let mut site: Self = serde_path_to_error::deserialize(reader).map_err(|error| SiteError {
            path: match error.path().to_string() {
                root if matches!(root.as_str(), "." | "?") => String::new(),
                path => path,
            },
            what: format!("{}.", error.inner()),
        })?;
        site.check()?;
        site.complete();
        Ok(site)
    }

    /// The file as the page hands it to the worker.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The settings of the site, with its goals; `None` when it decides nothing.
    pub fn decided(&self) -> Option<Settings> {
        if self.settings.is_none() && self.goals.is_empty() {
            return None;
        }
        let mut settings = self.settings.clone().unwrap_or_default();
        settings.take_old_target();
        let known = self.goals.iter().filter_map(|(id, value)| Some((FigureId::from_id(id)?, *value)));
        settings.goals.0.extend(known);
        Some(settings)
    }

    fn check(&self) -> Result<(), SiteError> {
        for goal in self.goals.keys() {
            if FigureId::from_id(goal).and_then(FigureId::goal).is_none() {
                let known: Vec<&str> = goals().map(|(figure, _)| figure.id()).collect();
                return wrong(
                    format!("goals.{goal}"),
                    say!("No figure has this ID; valid IDs are {}.", known.join(", ")),
                );
            }
        }
        if (1..5).contains(&self.rotate) {
            return wrong("rotate", say!("Nobody reads a page in less than 5 seconds."));
        }
        if self.settings.is_some() && !self.profile.is_empty() {
            return wrong("profile", say!("Give `settings` or `profile`, not both."));
        }
        address("profile", &self.profile)?;
        interval("refresh", self.refresh)?;
        for (at, source) in self.sources.iter().enumerate() {
            source.check(&format!("sources[{at}]"))?;
            let name = source.shown_name();
            if self.sources[..at].iter().any(|other| other.shown_name() == name) {
                return wrong(format!("sources[{at}].name"), say!("There is a source named \"{name}\" already."));
            }
        }
        Ok(())
    }

    /// Puts in what was left out.
    fn complete(&mut self) {
        if self.rotate == 0 {
            self.rotate = 30;
        }
        if self.refresh == 0 {
            self.refresh = 60;
        }
        for source in &mut self.sources {
            source.name = source.shown_name().to_owned();
            let or = |value: &mut u32, default| {
                if *value == 0 {
                    *value = default;
                }
            };
            or(&mut source.refresh, self.refresh);
            or(&mut source.timeout, 30);
            or(&mut source.days, 90);
            or(
                &mut source.hourly,
                match source.kind {
                    SourceKind::Files => 20_000,
                    // Autotask counts 10,000 for all integrations together, and slows down from the half.
                    _ => 3_000,
                },
            );
        }
    }
}

fn interval(path: &str, seconds: u32) -> Result<(), SiteError> {
    if (1..5).contains(&seconds) {
        return wrong(path, say!("A source is polled at most every 5 seconds."));
    }
    if seconds > 86_400 {
        return wrong(path, say!("A source is polled at least once a day (86400 seconds)."));
    }
    Ok(())
}

fn address(path: &str, url: &str) -> Result<(), SiteError> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| !matches!(scheme, "http" | "https")) || url.starts_with("data:") {
        return wrong(path, say!("An address begins with https://, or is relative to the page."));
    }
    let host = url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
    if host.is_some_and(|host| host.contains('@')) {
        return wrong(path, say!("An address must not hold a password; it is typed in on the Data page."));
    }
    let query = &url[shown(url).len()..].to_ascii_lowercase();
    for word in ["token=", "secret=", "password=", "apikey=", "api_key=", "key="] {
        if query.contains(word) {
            return wrong(path, say!("An address must not hold a key; it is typed in on the Data page."));
        }
    }
    Ok(())
}

impl SourceSpec {
    /// The name on screen.
    pub fn shown_name(&self) -> &str {
        match self.kind {
            _ if !self.name.is_empty() => &self.name,
            SourceKind::Files => "Files",
            SourceKind::Autotask => "Autotask",
            SourceKind::Connectwise => "ConnectWise",
            SourceKind::Halopsa => "HaloPSA",
            SourceKind::Rest => "REST",
        }
    }

    /// What has to be typed in before it can be asked: name for the form and id.
    pub fn wanted_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.kind {
            SourceKind::Autotask => &[
                ("ApiIntegrationCode", term!("API integration code")),
                ("UserName", term!("User name")),
                ("Secret", term!("Secret")),
            ],
            SourceKind::Connectwise => &[
                ("company", term!("Company id")),
                ("publicKey", term!("Public key")),
                ("privateKey", term!("Private key")),
                ("clientId", term!("Client id")),
            ],
            SourceKind::Halopsa => &[
                ("client_id", term!("Client id")),
                ("client_secret", term!("Client secret")),
                ("token", term!("Token (instead of the two)")),
            ],
            SourceKind::Files | SourceKind::Rest if !self.header.is_empty() && self.public_token.is_empty() => {
                &[("token", term!("Token"))]
            }
            SourceKind::Files | SourceKind::Rest => &[],
        }
    }

    fn check(&self, path: &str) -> Result<(), SiteError> {
        let at = |key: &str| format!("{path}.{key}");
        interval(&at("refresh"), self.refresh)?;
        for (key, url) in [("url", &self.url), ("manifest", &self.manifest), ("token_url", &self.token_url)] {
            address(&at(key), url)?;
        }
        for (index, url) in self.files.iter().enumerate() {
            address(&at(&format!("files[{index}]")), url)?;
            if url.is_empty() {
                return wrong(at(&format!("files[{index}]")), say!("The address is empty."));
            }
        }
        if self.timeout > 600 {
            return wrong(at("timeout"), say!("An answer may take 600 seconds at most."));
        }
        if self.days > 3_660 {
            return wrong(at("days"), say!("Ten years (3660 days) are the most."));
        }
        let is_set = [
            ("manifest", !self.manifest.is_empty()),
            ("files", !self.files.is_empty()),
            ("url", !self.url.is_empty()),
            ("tables", !self.tables.is_empty()),
            ("zone_lookup", self.zone_lookup),
            ("token_url", !self.token_url.is_empty()),
            ("tenant", !self.tenant.is_empty()),
            ("header", !self.header.is_empty()),
            ("prefix", !self.prefix.is_empty()),
            ("publicReadOnlyToken", !self.public_token.is_empty()),
        ];
        let (needs, may): (&[&str], &[&str]) = match self.kind {
            SourceKind::Files => (&[], &["manifest", "files", "header", "prefix", "publicReadOnlyToken"]),
            SourceKind::Autotask => (&["url"], &["zone_lookup"]),
            SourceKind::Connectwise => (&["url"], &[]),
            SourceKind::Halopsa => (&["url"], &["token_url", "tenant"]),
            SourceKind::Rest => (&["tables"], &["url", "header", "prefix", "publicReadOnlyToken"]),
        };
        for (key, set) in is_set {
            if set && !needs.contains(&key) && !may.contains(&key) {
                return wrong(at(key), say!("This kind of source has no such key."));
            }
            if !set && needs.contains(&key) {
                return wrong(at(key), say!("This kind of source requires it."));
            }
        }
        if self.kind == SourceKind::Files && self.manifest.is_empty() == self.files.is_empty() {
            return wrong(at("files"), say!("Give `files` or `manifest`, one of the two."));
        }
        if !self.public_token.is_empty() && self.header.is_empty() {
            return wrong(at("header"), say!("A token needs the header that carries it."));
        }
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !self.header.bytes().all(is_name) {
            return wrong(at("header"), say!("This is not a valid header name."));
        }
        for (index, table) in self.tables.iter().enumerate() {
            table.check(&at(&format!("tables[{index}]")), !self.url.is_empty())?;
        }
        Ok(())
    }
}

impl TableSpec {
    fn check(&self, path: &str, has_base: bool) -> Result<(), SiteError> {
        let at = |key: &str| format!("{path}.{key}");
        let Some(entity) = Entity::from_id(&self.entity) else {
            let known: Vec<&str> = Entity::ALL.iter().map(|entity| entity.id()).collect();
            return wrong(at("entity"), say!("It is one of {}.", known.join(", ")));
        };
        address(&at("url"), &self.url)?;
        if self.url.is_empty() && !has_base {
            return wrong(at("url"), say!("A table needs an address."));
        }
        for (key, pointer) in [
            ("rows", &self.rows),
            ("id", &self.id),
            ("next.pointer", &self.next.pointer),
            ("next.total", &self.next.total),
        ] {
            if !pointer.is_empty() && !pointer.starts_with('/') {
                return wrong(at(key), say!("A JSON pointer begins with a slash."));
            }
        }
        let ways = [!self.next.pointer.is_empty(), self.next.link, !self.next.page.is_empty()];
        if ways.iter().filter(|is_given| **is_given).count() > 1 {
            return wrong(at("next"), say!("Give one of `pointer`, `link` and `page`."));
        }
        for (pointer, field) in &self.fields {
            let place = at(&format!("fields[\"{pointer}\"]"));
            if !pointer.starts_with('/') {
                return wrong(place, say!("A JSON pointer begins with a slash."));
            }
            let known = Field::from_id(field).is_some_and(|field| !field.aliases(entity).is_empty());
            if !known {
                return wrong(place, say!("A table of {} has no field \"{field}\".", entity.title()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Site::from_json(text).expect_err(text).to_string()
    }

    #[test]
    fn an_empty_file_decides_nothing() {
        let site = Site::from_json(r#"{"$schema": "./zenboard.schema.json"}"#).expect("valid");
        assert_eq!(site.decided(), None);
        assert!(site.sources.is_empty());
        assert_eq!((site.rotate, site.refresh), (30, 60));
    }

    #[test]
    fn what_is_left_out_is_put_in() {
        let text = r#"{"refresh": 120, "goals": {"new": 5},
            "sources": [{"manifest": "feed/manifest.json"}, {"kind": "autotask", "url": "/relay/", "refresh": 300}]}"#;
        let site = Site::from_json(text).expect("valid");
        assert_eq!(site.sources[0].refresh, 120);
        assert_eq!(site.sources[1].refresh, 300);
        assert_eq!(site.sources[1].name, "Autotask");
        assert_eq!(site.decided().expect("goals").goals.value(FigureId::New), Some(5.0));
        let again = Site::from_json(&site.to_json()).expect("its own form");
        assert_eq!(again, site);
    }

    #[test]
    fn errors_are_named_with_their_path() {
        for (text, wanted) in [
            ("{", "EOF while parsing"),
            (r#"{"sources": [{"refresh": "often"}]}"#, "sources[0].refresh: invalid type"),
            (r#"{"sources": [{"kind": "autotsk"}]}"#, "sources[0].kind: unknown variant"),
            (r#"{"sources": [{"kind": "autotask", "secret": "x"}]}"#, "sources[0].secret: unknown field"),
            (r#"{"settings": {"look_ahead": 3}}"#, "settings.look_ahead: unknown field"),
            (r#"{"goals": {"newish": 3}}"#, "goals.newish: No figure"),
            (r#"{"sources": [{"kind": "autotask"}]}"#, "sources[0].url: This kind of source requires it."),
            (r#"{"sources": [{}]}"#, "sources[0].files: Give `files` or `manifest`"),
            (
                r#"{"sources": [{"files": ["a.csv"], "refresh": 2}]}"#,
                "sources[0].refresh: A source is polled at most every 5",
            ),
            (r#"{"sources": [{"files": ["ftp://a"]}]}"#, "sources[0].files[0]: An address begins"),
            (
                r#"{"sources": [{"files": ["https://u:p@a/x"]}]}"#,
                "sources[0].files[0]: An address must not hold a password",
            ),
            (r#"{"sources": [{"files": ["x.csv?token=1"]}]}"#, "sources[0].files[0]: An address must not hold a key"),
            (r#"{"sources": [{"files": ["a.csv"], "publicReadOnlyToken": "x"}]}"#, "sources[0].header: A token needs"),
            (r#"{"sources": [{"files": ["a"]}, {"files": ["b"]}]}"#, "sources[1].name: There is a source"),
            (
                r#"{"sources": [{"kind": "rest", "tables": [{"entity": "tickets", "url": "x", "fields": {"/a": "stat"}}]}]}"#,
                "sources[0].tables[0].fields[\"/a\"]: A table of tickets has no field \"stat\"",
            ),
        ] {
            assert!(error(text).starts_with(wanted), "{text}: {}", error(text));
        }
    }

    /// The keys that serde knows, as its own error lists them.
    fn known_keys<T: serde::de::DeserializeOwned + std::fmt::Debug>() -> Vec<String> {
        let error = serde_json::from_str::<T>(r#"{"?": 0}"#).expect_err("no such key").to_string();
        let mut keys: Vec<String> = error.split('`').skip(3).step_by(2).map(str::to_owned).collect();
        keys.sort();
        keys
    }

    #[test]
    fn the_published_schema_has_the_same_keys() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../../public/zenboard.schema.json")).expect("JSON");
        let keys = |pointer: &str| -> Vec<String> {
            let object = schema.pointer(pointer).and_then(serde_json::Value::as_object);
            let mut keys: Vec<String> = object.expect(pointer).keys().cloned().collect();
            keys.sort();
            keys
        };
        assert_eq!(keys("/properties"), known_keys::<Site>());
        assert_eq!(keys("/$defs/source/properties"), known_keys::<SourceSpec>());
        assert_eq!(keys("/$defs/table/properties"), known_keys::<TableSpec>());
        assert_eq!(keys("/$defs/next/properties"), known_keys::<NextSpec>());
        let published = include_str!("../../../public/zenboard.json");
        Site::from_json(published).expect("the file that comes with the page");
    }
}
