//! All sources together: what they hold becomes one import, and what would spoil the picture is not taken.

use std::collections::{BTreeMap, BTreeSet};

use base::Zone;
use desk::dataset::{Dataset, Entity, Field};
use desk::import::{Import, Imported};
use desk::settings::Settings;
use language::say;

use super::memory::Memory;
use super::site::Site;
use super::source::{Part, Source, SourceState};
use super::trouble::Trouble;
use super::vendors::Keys;

/// Fewer tickets than this may vanish without a question.
const FEW: u64 = 20;

/// The sources of a site.
#[derive(Debug)]
pub struct Live {
    /// The sources, in the order of the site's file.
    pub sources: Vec<Source>,
    /// What is in use, by source.
    held: Vec<Vec<Part>>,
    shapes: Vec<Shape>,
    /// A number of tickets that was too small to be believed, by source.
    doubts: Vec<Option<u64>>,
}

/// What the tables of a source look like.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shape {
    fields: BTreeMap<Entity, BTreeSet<Field>>,
    tickets: u64,
}

impl Live {
    /// The sources of a site with what was typed in for them, by source. The seed spreads the waits of many screens.
    pub fn new(site: &Site, mut keys: BTreeMap<String, Keys>, seed: u64) -> Self {
        let is_many = site.sources.len() > 1;
        let sources: Vec<Source> = site
            .sources
            .iter()
            .enumerate()
            .map(|(at, spec)| {
                let keys = keys.remove(&spec.name).unwrap_or_default();
                Source::new(spec.clone(), keys, seed.wrapping_add(at as u64), is_many)
            })
            .collect();
        Self {
            held: vec![Vec::new(); sources.len()],
            shapes: vec![Shape::default(); sources.len()],
            doubts: vec![None; sources.len()],
            sources,
        }
    }

    /// Other keys were typed in, by source.
    pub fn use_keys(&mut self, mut keys: BTreeMap<String, Keys>) {
        for source in &mut self.sources {
            let own = keys.remove(&source.spec.name).unwrap_or_default();
            source.use_keys(own);
        }
    }

    /// The first source that it is time to ask.
    pub fn due(&self, now: i64) -> Option<usize> {
        self.sources.iter().position(|source| source.is_due(now))
    }

    /// How they stand.
    pub fn states(&self) -> Vec<SourceState> {
        self.sources.iter().map(Source::state).collect()
    }

    /// The server's clock against ours, in seconds: of the source that differs most.
    pub fn skew(&self) -> i64 {
        let skews = self.sources.iter().filter_map(|source| source.skew);
        skews.max_by_key(|skew| skew.abs()).unwrap_or(0)
    }

    /// Everything that is in use, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.held.iter().flatten()
    }

    /// What each source holds: its name, when it last answered in full, its files.
    pub fn kept(&self) -> impl Iterator<Item = (&str, i64, &[Part])> {
        self.sources
            .iter()
            .zip(&self.held)
            .filter_map(|(source, parts)| Some((&*source.spec.name, source.state().good_at?, &**parts)))
    }

    /// Takes what sources held before all was started anew, unless they hold something newer: the data on show until
    /// they have answered. Files that cannot be read any more are forgotten.
    pub fn remember(&mut self, kept: Vec<(String, i64, Part)>, settings: &Settings, zone: &Zone) -> Option<Imported> {
        let is_empty: Vec<bool> = self.held.iter().map(Vec::is_empty).collect();
        let mut good_at = vec![None; self.held.len()];
        for (name, at_ms, part) in kept {
            let at = self.sources.iter().position(|source| source.spec.name == name);
            if let Some(at) = at.filter(|at| is_empty[*at]) {
                self.held[at].push(part);
                good_at[at] = Some(at_ms);
            }
        }
        let Ok(imported) = assemble(self.parts(), settings, zone) else {
            for at in (0..is_empty.len()).filter(|at| is_empty[*at]) {
                self.held[at].clear();
            }
            return None;
        };
        for (at, moment) in good_at.into_iter().enumerate() {
            if let Some(moment) = moment {
                self.shapes[at] = shape_of(&imported.data, |name| is_of(&self.held[at], name));
                self.sources[at].remember(moment);
            }
        }
        Some(imported)
    }

    /// What a source knows, for a reader that goes on later.
    pub fn memory(&self, at: usize) -> Memory {
        Memory { doubt: self.doubts[at], ..self.sources[at].memory() }
    }

    /// Goes on with what an earlier reader knew, by the place of the source. Files that cannot be read any more are
    /// forgotten, and asked for anew.
    pub fn recall(&mut self, memories: Vec<(usize, Memory)>, settings: &Settings, zone: &Zone) {
        let mut kept = Vec::new();
        for (at, memory) in memories {
            let (doubt, good_at) = (memory.doubt, memory.good_at);
            let source = &mut self.sources[at];
            if let (true, Some(good_at)) = (source.recall(memory), good_at) {
                self.doubts[at] = doubt;
                let parts = source.parts().into_iter();
                kept.extend(parts.map(|part| (source.spec.name.clone(), good_at, part)));
            }
        }
        if self.remember(kept, settings, zone).is_none() {
            self.sources.iter_mut().filter(|source| source.has_data()).for_each(Source::forget);
        }
    }

    /// The data as they would be with new files of one source.
    ///
    /// # Errors
    /// When they cannot be read, or do not look like what the source gave before. Nothing has changed then.
    pub fn try_with(
        &mut self,
        at: usize,
        parts: Vec<Part>,
        settings: &Settings,
        zone: &Zone,
    ) -> Result<Imported, Trouble> {
        let others = self.held.iter().enumerate().filter(|(other, _)| *other != at);
        let all = others.flat_map(|(_, parts)| parts).chain(&parts);
        let imported = assemble(all, settings, zone).map_err(|error| Trouble::Unreadable(error.what))?;
        let own = |name: &str| is_of(&parts, name);
        if let Some(error) = imported.errors.iter().find(|error| own(&error.file)) {
            return Err(Trouble::Unreadable(format!("{}: {}", error.file, error.what)));
        }
        let shape = shape_of(&imported.data, own);
        let is_loose = |name: &str| {
            let part = parts.iter().find(|part| part.name == name);
            part.is_some_and(|part| matches!(part.bytes.first(), Some(b'{' | b'[')))
        };
        let loose = imported.data.files.iter().any(|file| own(&file.name) && is_loose(&file.name));
        self.compare(at, &shape, loose)?;
        self.held[at] = parts;
        self.shapes[at] = shape;
        self.doubts[at] = None;
        Ok(imported)
    }

    /// Whether a source still looks like it did. JSON leaves out what has no value, so there only what every ticket
    /// has can be missed.
    fn compare(&mut self, at: usize, new: &Shape, is_loose: bool) -> Result<(), Trouble> {
        let old = &self.shapes[at];
        let (from, to) = (old.tickets, new.tickets);
        if from >= FEW && to * 2 < from && self.doubts[at] != Some(to) {
            self.doubts[at] = Some(to);
            return Err(Trouble::Shrunk { from, to });
        }
        let mut lost = Vec::new();
        for (entity, fields) in &old.fields {
            match new.fields.get(entity) {
                None => lost.push(say!("there are no more {}", entity.title())),
                Some(now) => lost.extend(
                    fields
                        .difference(now)
                        .filter(|field| !is_loose || has_every_ticket(**field))
                        .map(|field| say!("\"{}\" is missing", field.title())),
                ),
            }
        }
        if lost.is_empty() { Ok(()) } else { Err(Trouble::Changed(lost.join(", "))) }
    }
}

/// Whether every ticket has it.
const fn has_every_ticket(field: Field) -> bool {
    matches!(field, Field::Number | Field::Status | Field::Created)
}

/// Whether a table comes from one of these files.
fn is_of(parts: &[Part], name: &str) -> bool {
    parts.iter().any(|part| part.name == name || is_inside(name, &part.name))
}

/// Whether a table's file is an entry of an archive.
fn is_inside(name: &str, archive: &str) -> bool {
    name.strip_prefix(archive).is_some_and(|rest| rest.starts_with('/'))
}

fn shape_of(data: &Dataset, own: impl Fn(&str) -> bool) -> Shape {
    let mut shape = Shape::default();
    for file in data.files.iter().filter(|file| own(&file.name)) {
        let Some(entity) = file.entity else { continue };
        let fields = shape.fields.entry(entity).or_default();
        // What every ticket has is gone when its column is there and nothing is in it: so it is with a list whose fields
        // are taken by name, after the vendor renamed one.
        let is_empty = |column: usize| file.samples.get(column).is_some_and(Vec::is_empty);
        let is_gone =
            |field: Field, column: usize| entity == Entity::Tickets && has_every_ticket(field) && is_empty(column);
        let known = file.matches.iter().filter(|found| !is_gone(found.field, found.column));
        fields.extend(known.map(|found| found.field));
        if entity == Entity::Tickets {
            shape.tickets += file.rows - file.rejected.min(file.rows);
        }
    }
    shape
}

/// Reads files as one import.
///
/// # Errors
/// When there are no tickets in them.
pub fn assemble<'p>(
    parts: impl IntoIterator<Item = &'p Part>,
    settings: &Settings,
    zone: &Zone,
) -> Result<Imported, ingest::ImportError> {
    let mut import = Import::new(settings.clone(), zone.clone());
    for part in parts {
        import.file(&part.name, &part.bytes);
    }
    import.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Ticket Number,Title,Status,Priority,Created\n";

    fn csv(name: &str, head: &str, tickets: usize) -> Vec<Part> {
        let rows: String = (0..tickets).map(|n| format!("T{n:04},Printer,New,High,2026-01-05 09:00\n")).collect();
        vec![Part { name: name.into(), bytes: format!("{head}{rows}").into_bytes().into() }]
    }

    fn live() -> Live {
        let text = r#"{"sources": [{"name": "A", "files": ["a.csv"]}, {"name": "B", "files": ["b.csv"]}]}"#;
        Live::new(&Site::from_json(text).expect("valid"), BTreeMap::new(), 1)
    }

    fn take(live: &mut Live, at: usize, parts: Vec<Part>) -> Result<usize, String> {
        live.try_with(at, parts, &Settings::default(), &Zone::utc())
            .map(|imported| imported.data.len())
            .map_err(|trouble| trouble.sentence())
    }

    #[test]
    fn a_spoiled_source_does_not_take_the_others_with_it() {
        let mut live = live();
        assert_eq!(take(&mut live, 0, csv("a.csv", HEAD, 30)), Ok(30));
        let broken = vec![Part {
            name: "b.csv".into(),
            bytes: b"Ticket Number,Title,Status,Created\nT9,\"open,New,2026-01-05\n".as_slice().into(),
        }];
        let sentence = take(&mut live, 1, broken).expect_err("a quote is open");
        assert!(sentence.contains("b.csv") && sentence.contains("never closed"), "{sentence}");
        assert_eq!(take(&mut live, 1, csv("b.csv", HEAD, 40)), Ok(40));
    }

    #[test]
    fn columns_that_vanish_are_named_and_nothing_changes() {
        let mut live = live();
        take(&mut live, 0, csv("a.csv", HEAD, 30)).expect("good");
        let sentence = take(&mut live, 0, csv("a.csv", "Ticket Number,Title,Status,Weight,Created\n", 30));
        assert!(sentence.expect_err("no priority").contains("\"Priority\" is missing"));
        // A column that is there and has nothing in it.
        let rows: String = (0..30).map(|n| format!("T{n:04},Printer,,High,2026-01-05 09:00\n")).collect();
        let empty = vec![Part { name: "a.csv".into(), bytes: format!("{HEAD}{rows}").into_bytes().into() }];
        assert!(take(&mut live, 0, empty).expect_err("no status").contains("\"Status\" is missing"));
        let sentence = take(&mut live, 0, csv("a.csv", "a,b,c,d,e\n", 30)).expect_err("no tickets");
        assert!(sentence.contains("could not be read"), "{sentence}");
        assert_eq!(take(&mut live, 0, csv("a.csv", HEAD, 31)), Ok(31));
    }

    #[test]
    fn what_was_held_before_is_there_until_something_newer_comes() {
        let mut before = live();
        take(&mut before, 0, csv("a.csv", HEAD, 30)).expect("good");
        let round = before.sources[0].begin(5_000).expect("a round");
        before.sources[0].keep(round, 5_000);
        let kept: Vec<_> = before
            .kept()
            .flat_map(|(name, at, parts)| parts.iter().map(move |part| (name.to_owned(), at, part.clone())))
            .collect();
        assert_eq!(kept.len(), 1);

        let mut after = live();
        let (settings, zone) = (Settings::default(), Zone::utc());
        let strange = Part { name: "c.csv".into(), bytes: b"x".as_slice().into() };
        let mut all = kept.clone();
        all.push(("Gone".into(), 1, strange.clone()));
        let imported = after.remember(all, &settings, &zone).expect("readable");
        assert_eq!(imported.data.len(), 30);
        let states = after.states();
        assert_eq!((states[0].good_at, states[1].good_at), (Some(5_000), None));
        // What they looked like is known too.
        let sentence = take(&mut after, 0, csv("a.csv", "Ticket Number,Title,Status,Shelf,Created\n", 30));
        let why = sentence.expect_err("other columns").to_string();
        assert!(why.contains("is missing"), "{why}");
        assert_eq!(take(&mut after, 0, csv("a.csv", HEAD, 40)), Ok(40));
        // What is newer is not overwritten, and what cannot be read is nothing.
        let imported = after.remember(kept, &settings, &zone).expect("readable");
        assert_eq!(imported.data.len(), 40);
        let mut fresh = live();
        assert!(fresh.remember(vec![("A".into(), 1, strange)], &settings, &zone).is_none());
        assert_eq!(fresh.parts().count(), 0);
        assert_eq!(fresh.states()[0].good_at, None);
    }

    #[test]
    fn half_of_the_tickets_do_not_vanish_at_once() {
        let mut live = live();
        take(&mut live, 0, csv("a.csv", HEAD, 100)).expect("good");
        let sentence = take(&mut live, 0, csv("a.csv", HEAD, 3)).expect_err("too few");
        assert!(sentence.contains("3 tickets; before there were 100"), "{sentence}");
        // Another number is doubted as well; the same one again is believed.
        take(&mut live, 0, csv("a.csv", HEAD, 4)).expect_err("too few");
        assert_eq!(take(&mut live, 0, csv("a.csv", HEAD, 4)), Ok(4));
        // None at all is never taken.
        assert!(take(&mut live, 0, csv("a.csv", HEAD, 0)).is_err());
        assert!(take(&mut live, 0, csv("a.csv", HEAD, 0)).is_err());
        assert_eq!(live.parts().count(), 1);
    }
}
