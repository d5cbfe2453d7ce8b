//! The data with pseudonyms for names. Nothing that is made of masked data can show a name: there is none in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::settings::{Masking, Settings};
use base::{Found, Interner, Mask, NameFinder, NameKind, NameOf, Sym, TextColumn};

use super::columns::{Column, Columns};
use super::data::Dataset;
use super::field::Field;

/// The names of a data set with their pseudonyms: replaces them in any text.
#[derive(Debug)]
pub struct Names {
    mask: Mask,
    finder: NameFinder,
    /// The pseudonyms by the number of the name in the finder.
    found: Vec<String>,
    by_name: BTreeMap<String, String>,
    pseudonyms: BTreeSet<String>,
}

impl Names {
    /// The names of companies, technicians and contacts, under the key of the settings.
    pub fn of(data: &Dataset, masking: &Masking) -> Self {
        let mask = match masking.key.as_str() {
            "" => Mask::new(&own_key(data)),
            key => Mask::new(key),
        };
        let mut by_name = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let kinds = kinds(data);
        for (name, &kind) in &kinds {
            let free = (0..8).map(|more| mask.longer(kind, name, more)).find(|pseudonym| !taken.contains(pseudonym));
            let pseudonym = free.unwrap_or_else(|| mask.pseudonym(kind, name));
            taken.insert(pseudonym.clone());
            by_name.insert(name.clone(), pseudonym);
        }
        let finder = NameFinder::new(kinds.iter().map(|(name, kind)| match kind {
            NameKind::Company => (name.as_str(), NameOf::Company),
            NameKind::Technician | NameKind::Contact => (name.as_str(), NameOf::Person),
        }));
        Self { mask, finder, found: by_name.values().cloned().collect(), by_name, pseudonyms: taken }
    }

    /// A text with every name in it replaced, however it is written there, and every e-mail address.
    pub fn masked(&self, text: &str) -> String {
        if let Some(pseudonym) = self.by_name.get(text) {
            return pseudonym.clone();
        }
        self.finder.replaced(text, |found| match found {
            Found::Name(number) => self.found[number].clone(),
            Found::Address(address) => self.mask.pseudonym(NameKind::Contact, address),
        })
    }

    /// Whether a name is one of the invented ones.
    pub fn is_pseudonym(&self, name: &str) -> bool {
        self.pseudonyms.contains(name)
    }

    /// The pseudonym of a name that somebody typed, whether the data has it or not. A pseudonym that somebody chose
    /// from a masked page stays what it is.
    fn typed(&self, kind: NameKind, name: &str) -> String {
        if self.is_pseudonym(name) {
            return name.to_owned();
        }
        let masked = self.masked(name);
        if masked == name { self.mask.pseudonym(kind, name) } else { masked }
    }

    /// The settings for the masked data: the names in them replaced, so that they still hold and show none.
    pub fn settings(&self, settings: &Settings) -> Settings {
        let mut masked = settings.clone();
        let all = |names: &mut Vec<String>, kind| {
            names.iter_mut().for_each(|name| *name = self.typed(kind, name));
        };
        all(&mut masked.own_companies, NameKind::Company);
        all(&mut masked.hidden_resources, NameKind::Technician);
        masked.endpoints = std::mem::take(&mut masked.endpoints)
            .into_iter()
            .map(|(name, count)| (self.typed(NameKind::Company, &name), count))
            .collect();
        for off in &mut masked.time_off {
            off.technician = self.typed(NameKind::Technician, &off.technician);
        }
        for calendar in &mut masked.calendars {
            all(&mut calendar.companies, NameKind::Company);
        }
        for rule in &mut masked.policy.rules {
            if let Some(company) = &mut rule.company {
                *company = self.typed(NameKind::Company, company);
            }
        }
        self.labels(&mut masked);
        self.free_texts(&mut masked);
        masked
    }

    /// Labels are found in the masked data by what is left of them: a queue may be named after a client.
    fn labels(&self, settings: &mut Settings) {
        for calendar in &mut settings.calendars {
            for label in calendar.contracts.iter_mut().chain(&mut calendar.agreements) {
                *label = self.masked(label);
            }
        }
        for rule in &mut settings.policy.rules {
            for label in [&mut rule.contract, &mut rule.sla, &mut rule.priority].into_iter().flatten() {
                *label = self.masked(label);
            }
        }
        self.keys(&mut settings.statuses);
        self.keys(&mut settings.queues);
        self.keys(&mut settings.priorities);
        self.keys(&mut settings.rules.aliases);
        self.keys(&mut settings.rules.types);
    }

    fn keys<T>(&self, table: &mut BTreeMap<String, T>) {
        *table = std::mem::take(table).into_iter().map(|(label, meaning)| (self.masked(&label), meaning)).collect();
    }

    /// What somebody wrote for people to read.
    fn free_texts(&self, settings: &mut Settings) {
        let report = &mut settings.report;
        let calendars = settings.calendars.iter_mut().map(|calendar| &mut calendar.name);
        let scenarios = settings.scenarios.iter_mut().map(|scenario| &mut scenario.name);
        let remarks = settings.remarks.iter_mut().map(|remark| &mut remark.text);
        let workflows = settings.rules.names.values_mut();
        calendars
            .chain(scenarios)
            .chain(remarks)
            .chain(workflows)
            .chain(report.texts.values_mut())
            .chain([&mut report.title])
            .for_each(|text| *text = self.masked(text));
        // A picture may show a name, which no rule finds.
        report.logo.clear();
    }
}

/// What the data is made of, as a key that nobody has who has not the data.
fn own_key(data: &Dataset) -> String {
    let numbers = data.keys.iter().map(|(_, text)| text);
    let texts = data.texts.iter().map(|(_, text)| text);
    numbers.chain(texts).collect::<Vec<_>>().join("\n")
}

/// All names, and what they name; what is both a company and a person is a company.
fn kinds(data: &Dataset) -> BTreeMap<String, NameKind> {
    let mut kinds: BTreeMap<String, NameKind> = BTreeMap::new();
    let mut note = |name: &str, kind| {
        if !name.trim().is_empty() {
            let known = kinds.entry(name.to_owned()).or_insert(kind);
            *known = kind.min(*known);
        }
    };
    for columns in [&data.tickets, &data.entries, &data.calls] {
        for (field, kind) in [
            (Field::Company, NameKind::Company),
            (Field::Resource, NameKind::Technician),
            (Field::Contact, NameKind::Contact),
        ] {
            let mut seen = BTreeSet::new();
            for &label in columns.labels(field) {
                if seen.insert(label) {
                    note(data.texts.text(label), kind);
                }
            }
        }
    }
    data.companies.keys().for_each(|&company| note(data.texts.text(company), NameKind::Company));
    data.resources.keys().for_each(|name| note(name, NameKind::Technician));
    kinds
}

impl Dataset {
    /// The same data without a name in it. Rows, symbols and counts stay.
    pub fn masked(mut self, names: &Names, masking: &Masking) -> Self {
        self.texts = masked_texts(&self.texts, names);
        // Names are in another order now.
        self.lists = Default::default();
        for (columns, field) in [(&mut self.tickets, Field::Title), (&mut self.entries, Field::Note)] {
            mask_texts(columns, field, names, masking);
        }
        self.resources =
            std::mem::take(&mut self.resources).into_iter().map(|(name, info)| (names.masked(&name), info)).collect();
        for file in &mut self.files {
            file.name = names.masked(&file.name);
            // Values as exported may hold what no column was recognised for: telephone numbers, addresses.
            file.samples.iter_mut().for_each(Vec::clear);
        }
        for table in &mut self.unknown {
            table.name = names.masked(&table.name);
            table.samples.iter_mut().for_each(Vec::clear);
        }
        for question in &mut self.questions {
            question.file = names.masked(&question.file);
        }
        self.issues.rewrite(|text| names.masked(text));
        self
    }
}

fn masked_texts(texts: &Interner, names: &Names) -> Interner {
    texts.renamed(|_: Sym, text| names.masked(text))
}

fn mask_texts(columns: &mut Columns, field: Field, names: &Names, masking: &Masking) {
    if !columns.has(field) {
        return;
    }
    let mut masked = TextColumn::default();
    for row in 0..columns.len() {
        if masking.drop_titles {
            masked.push("");
        } else {
            masked.push(&names.masked(columns.text(field, row)));
        }
    }
    columns.set(field, Column::Text(masked));
}
