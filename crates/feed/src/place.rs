//! Where a key may go: below the addresses of its source, and nowhere else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use base::Secret;

use super::call::{parted, shown};
use super::site::{Site, SourceKind, SourceSpec};
use super::vendors::{self, Keys};

/// The places of a source: an origin and the path below which it is asked, for each of its addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places(Vec<String>);

/// A key that was typed in, with all that it belongs to: a source of the same name at another place does not get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedKey {
    /// The source's name.
    pub source: String,
    /// Where it was when the key was typed in.
    pub places: Places,
    /// The key's name.
    pub name: String,
    /// The key.
    pub key: Secret,
}

impl Places {
    /// The places of a source.
    pub fn of(spec: &SourceSpec) -> Self {
        let mut places = Self::default();
        places.add_base(&spec.url);
        if spec.kind == SourceKind::Halopsa {
            places.add_file(&vendors::token_url(spec));
        }
        let is_below_base = |url: &str| !spec.url.is_empty() && !url.contains("://");
        let tables = spec.tables.iter().map(|table| &table.url).filter(|url| !is_below_base(url));
        for url in [&spec.manifest].into_iter().chain(&spec.files).chain(tables) {
            places.add_file(url);
        }
        places
    }

    /// The same with what lies below another address.
    #[must_use]
    pub fn with(mut self, url: &str) -> Self {
        self.add_base(url);
        self
    }

    fn add_base(&mut self, url: &str) {
        if !url.is_empty() {
            self.add(format!("{}/", shown(url).trim_end_matches('/')));
        }
    }

    fn add_file(&mut self, url: &str) {
        if !url.is_empty() {
            let (origin, path) = parted(url);
            let folder = path.rfind('/').map_or("", |end| &path[..=end]);
            self.add(format!("{origin}{folder}"));
        }
    }

    fn add(&mut self, place: String) {
        if !self.0.contains(&place) {
            self.0.push(place);
        }
    }

    /// Whether an address lies below one of them.
    pub fn hold(&self, url: &str) -> bool {
        let path = shown(url);
        // What a browser would read as another address than is written here is none of them.
        let is_odd = path.contains(['\\', '@']) || path.chars().any(|c| c.is_control() || c.is_whitespace());
        let climbs = path.split('/').any(|part| part.to_ascii_lowercase().replace("%2e", ".") == "..");
        if is_odd || climbs {
            return false;
        }
        let (origin, path) = parted(url);
        self.0.iter().any(|place| {
            let (own, folder) = parted(place);
            own == origin && (path.starts_with(folder) || path == folder.trim_end_matches('/'))
        })
    }
}

/// The keys of the sources of a site, by source: those that were typed in for these sources at these places.
pub fn keys_of(site: &Site, typed: Vec<TypedKey>) -> BTreeMap<String, Keys> {
    let mut keys: BTreeMap<String, Keys> = BTreeMap::new();
    for TypedKey { source, places, name, key } in typed {
        let is_there = |spec: &SourceSpec| spec.name == source && Places::of(spec) == places;
        if site.sources.iter().any(is_there) {
            keys.entry(source).or_default().insert(name, key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(source: &str) -> Site {
        Site::from_json(&format!("{{\"sources\": [{source}]}}")).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_key_stays_below_the_address_of_its_source() {
        let places = Places::of(&site(r#"{"kind": "autotask", "url": "https://psa.example/rest/"}"#).sources[0]);
        for url in
            ["https://psa.example/rest/V1.0/Tickets/query", "https://psa.example/rest", "https://psa.example/rest/?a"]
        {
            assert!(places.hold(url), "{url}");
        }
        for url in [
            "https://psa.example/restful", "https://psa.example/other/V1.0", "http://psa.example/rest/x",
            "https://psa.example:8443/rest/x", "https://psa.example.evil/rest/x", "https://evil/rest/x", "/rest/x",
            "https://psa.example/rest/../x", "https://psa.example/rest/%2E./x", "https://psa.example/rest/.\t./x",
            "https://psa.example\\@evil/rest/x", "https://psa.example@evil/rest/x", "//psa.example/rest/x", "",
        ] {
            assert!(!places.hold(url), "{url}");
        }
        assert!(places.with("https://zone.example/x").hold("https://zone.example/x/y"));
        let files = Places::of(&site(r#"{"files": ["https://a.example/f/a.csv", "feed/b.csv"]}"#).sources[0]);
        assert!(files.hold("https://a.example/f/c.csv") && files.hold("feed/c.csv"));
        assert!(!files.hold("https://a.example/a.csv") && !files.hold("a.csv") && !files.hold("https://b/feed/c.csv"));
    }

    #[test]
    fn a_source_of_the_same_name_at_another_place_does_not_get_the_key() {
        let spec = |url: &str| site(&format!("{{\"kind\": \"autotask\", \"name\": \"PSA\", \"url\": \"{url}\"}}"));
        let here = spec("https://psa.example/rest");
        let typed = vec![TypedKey {
            source: "PSA".into(),
            places: Places::of(&here.sources[0]),
            name: "Secret".into(),
            key: Secret::new("canary"),
        }];
        assert_eq!(keys_of(&here, typed.clone())["PSA"]["Secret"].reveal(), "canary");
        for elsewhere in ["https://evil.example/rest", "https://psa.example/other", "http://psa.example/rest"] {
            assert!(keys_of(&spec(elsewhere), typed.clone()).is_empty(), "{elsewhere}");
        }
    }
}
