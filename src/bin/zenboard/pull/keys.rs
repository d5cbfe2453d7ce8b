//! Keys of sources from the environment: `ZENBOARD_AUTOTASK_SECRET`, or the file that `ZENBOARD_AUTOTASK_SECRET_FILE`
//! names.

use std::collections::BTreeMap;
use std::path::Path;

use zenboard::base::Secret;
use zenboard::feed::{Keys, Site, SourceKind, SourceSpec};

use crate::files::read_text;

/// A variable of the environment that holds a key.
pub struct Variable {
    /// For example `ZENBOARD_AUTOTASK_SECRET`.
    pub name: String,
    /// The name of the key.
    key: &'static str,
}

/// The variables of a source.
pub fn variables(source: &SourceSpec) -> Vec<Variable> {
    let name = |key: &str| format!("ZENBOARD_{}_{}", upper(&source.name), split(key));
    source.wanted_keys().iter().map(|&(key, _)| Variable { name: name(key), key }).collect()
}

/// The keys of all sources, by source, as the environment has them.
pub fn read(site: &Site) -> Result<BTreeMap<String, Keys>, String> {
    let mut all = BTreeMap::new();
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for source in &site.sources {
        let mut keys = Keys::new();
        for variable in variables(source) {
            // A key must not go to a source that it is not for.
            if let Some(other) = taken.insert(variable.name.clone(), &source.name) {
                let (name, own) = (&variable.name, &source.name);
                return Err(format!(
                    "{name} would hold a key of \"{other}\" and of \"{own}\": name one of them otherwise."
                ));
            }
            if let Some(secret) = variable.read()? {
                keys.insert(variable.key.to_owned(), secret);
            }
        }
        all.insert(source.name.clone(), keys);
    }
    Ok(all)
}

/// What a person has to do so that a source can be asked.
pub fn wanted(source: &SourceSpec) -> String {
    let names: Vec<String> = variables(source).into_iter().map(|variable| variable.name).collect();
    match (source.kind, names.as_slice()) {
        (SourceKind::Halopsa, [id, secret, token]) => format!("set {id} and {secret}, or {token}"),
        _ => format!("set {}", names.join(", ")),
    }
}

impl Variable {
    /// Whether it is there, itself or as the name of a file.
    pub fn is_set(&self) -> bool {
        self.text().is_some() || self.file().is_some()
    }

    fn text(&self) -> Option<String> {
        std::env::var(&self.name).ok().filter(|text| !text.is_empty())
    }

    fn file(&self) -> Option<String> {
        std::env::var(format!("{}_FILE", self.name)).ok().filter(|path| !path.is_empty())
    }

    fn read(&self) -> Result<Option<Secret>, String> {
        if let Some(text) = self.text() {
            return Ok(Some(Secret::new(text)));
        }
        match self.file() {
            // Editors end a file with a line break that is no part of the key.
            Some(path) => Ok(Some(Secret::new(read_text(Path::new(&path))?.trim_end_matches(['\r', '\n'])))),
            None => Ok(None),
        }
    }
}

/// A key's name as variables are written: `ApiIntegrationCode` becomes `API_INTEGRATION_CODE`.
fn split(key: &str) -> String {
    let mut out = String::new();
    for letter in key.chars() {
        if letter.is_ascii_uppercase() && out.ends_with(|last: char| last.is_ascii_lowercase()) {
            out.push('_');
        }
        out.push(letter);
    }
    upper(&out)
}

/// A source's name as variables are written: `North-west NOC` becomes `NORTH_WEST_NOC`.
fn upper(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_uppercase).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_variables_are() {
        assert_eq!(split("ApiIntegrationCode"), "API_INTEGRATION_CODE");
        assert_eq!(split("client_id"), "CLIENT_ID");
        assert_eq!(upper("North-west NOC (2)"), "NORTH_WEST_NOC_2");
        assert_eq!(upper("HaloPSA"), "HALOPSA");
    }
}
