//! The engine: keeps the data and the settings, answers queries.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::base::{Sym, Timestamp};
use crate::dataset::{Dataset, Field, Names, StatusDoubt, StatusLabel};
use crate::engagement::Engagement;
use crate::export::{csv, file_stem, xlsx};
use crate::figure::{CoordinatorDay, DeskCount, SlaClocks, View};
use crate::forecast::Memo;
use crate::language::{self, Parts, say};
use crate::protocol::{ImportSummary, ListFormat, Response, StatusQuestion};
use crate::query::{Page, Query};
use crate::rule::fingerprint;
use crate::screen::{Play, Played, Sheet, find, present_past, present_view, refused, sheet};
use crate::settings::Settings;

use desk::import::Imported;

/// More labels of a kind are not listed.
const MOST_LABELS: usize = 200;

/// Owns the data; answers depend only on the data, the settings and the query.
#[derive(Default)]
pub struct Engine {
    /// As the user made them.
    given: Settings,
    /// In force: with pseudonyms where the data has them.
    settings: Settings,
    data: Option<Dataset>,
    /// The pseudonyms of the data, once it is masked: it stays so until it is read again.
    names: Option<Names>,
    /// Of the data under the settings; there whenever there is data.
    clocks: Option<SlaClocks>,
    /// What was projected before.
    projected: Memo,
    /// Now, while the data are live.
    now: Option<Timestamp>,
    /// Engagement files that were dropped, and the figures of earlier imports.
    pub(super) dropped: Vec<Engagement>,
    pub(super) history: Vec<Engagement>,
    /// The coordinator's counts among them.
    pub(super) kept: Vec<CoordinatorDay>,
    /// Whether the data are made up: then nothing of earlier imports is theirs.
    is_sample: bool,
}

impl Engine {
    /// An engine without data, with the default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is data to ask about.
    pub fn has_data(&self) -> bool {
        self.data.is_some()
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The data, if there is any.
    pub fn data(&self) -> Option<&Dataset> {
        self.data.as_ref()
    }

    /// Takes settings; labels get their new meanings at once. An unreadable text changes nothing.
    pub fn configure(&mut self, settings: &str) {
        if let Ok(settings) = Settings::from_json(settings)
            // Live data come again and again under the same settings.
            && settings != self.given
        {
            self.given = settings;
            self.apply();
            self.data = self.data.take().map(|data| data.relabeled(&self.settings));
            self.mask();
            self.measure();
        }
    }

    /// The settings as they hold for the data: names in them become the pseudonyms that the data has.
    fn apply(&mut self) {
        self.settings = match &self.names {
            Some(names) => names.settings(&self.given),
            None => self.given.clone(),
        };
    }

    /// Takes the names out of data and settings, when that is wanted. Data that were masked stay so, whatever
    /// the settings say later: only reading the files again brings names back.
    fn mask(&mut self) {
        let masking = self.settings.masking.clone();
        if masking.on
            && self.names.is_none()
            && let Some(data) = self.data.take()
        {
            let names = Names::of(&data, &masking);
            self.data = Some(data.masked(&names, &masking));
            self.names = Some(names);
            self.apply();
        }
    }

    /// Once for data and settings, not once for a question.
    fn measure(&mut self) {
        let data = self.data.as_ref();
        self.clocks = data.map(|data| SlaClocks::measure(data, &self.settings));
    }

    /// Takes what an import led to as the data.
    pub fn accept(&mut self, imported: Imported, is_sample: bool) -> ImportSummary {
        self.is_sample = is_sample;
        self.data = Some(imported.data);
        self.names = None;
        self.apply();
        self.mask();
        self.measure();
        let refused = imported
            .errors
            .iter()
            .map(|error| (self.shown(&error.file), self.shown(&error.what), self.shown(&error.hint)));
        match &self.data {
            Some(data) => summary(data, &self.settings, refused.collect(), is_sample),
            None => ImportSummary::default(),
        }
    }

    /// What would come of an import, were it made the data.
    pub fn attempt(settings: &str, imported: Imported) -> ImportSummary {
        let mut engine = Self::new();
        engine.configure(settings);
        engine.accept(imported, false)
    }

    /// A text as it may be shown: without names where the data has none.
    pub(super) fn shown(&self, text: &str) -> String {
        self.names.as_ref().map_or_else(|| text.to_owned(), |names| names.masked(text))
    }

    /// Whether names are replaced by pseudonyms.
    pub fn is_masked(&self) -> bool {
        self.names.is_some()
    }

    /// Says that the data are live and what time it is; `None` for files, which are shown as of their newest activity.
    pub fn set_now(&mut self, now: Option<Timestamp>) {
        self.now = now;
    }

    /// Forgets the data.
    pub fn forget(&mut self) {
        self.data = None;
        self.names = None;
        self.clocks = None;
    }

    pub(super) fn view(&self, query: &Query) -> Option<View<'_>> {
        let kept: &[CoordinatorDay] = if self.is_sample { &[] } else { &self.kept };
        let view = View::live(self.data.as_ref()?, &self.settings, query, self.now).with_kept(kept);
        Some(match &self.clocks {
            Some(clocks) => view.with_clocks(clocks),
            None => view,
        })
    }

    /// The figures of earlier imports of this desk: none for data that are made up.
    fn imports(&self) -> &[Engagement] {
        if self.is_sample { &[] } else { &self.history }
    }

    /// The page of a query.
    pub fn answer(&self, query: &Query) -> Response {
        let open = self.concealed(query);
        let open = if open.is_sealed() { self.unsealed(&open) } else { open };
        let mut response = self.answer_open(&open);
        if let (Response::Screen(screen), true) = (&mut response, open != *query) {
            screen.header.address = open.to_fragment();
        }
        response
    }

    /// The question without a name that masked data do not hold: a link that was made before stands in the address
    /// and in all links of its page.
    fn concealed(&self, query: &Query) -> Query {
        let (Some(names), Some(data)) = (&self.names, &self.data) else {
            return query.clone();
        };
        let is_known = |name: &str| {
            names.is_pseudonym(name)
                || data.texts.find(name).is_some()
                || data.resources.contains_key(name)
                || self.settings.scenarios.iter().any(|scenario| scenario.name == name)
        };
        query.concealed(is_known, |text| names.masked(text) != text)
    }

    /// The question with the names of this data in place of their fingerprints.
    fn unsealed(&self, query: &Query) -> Query {
        let Some(data) = &self.data else {
            return query.clone();
        };
        let others = || {
            let scenarios = self.settings.scenarios.iter().map(|scenario| &scenario.name);
            scenarios.chain(data.resources.keys()).map(String::as_str)
        };
        query.unsealed(|sign| {
            data.texts
                .iter()
                .map(|(_, text)| text)
                .chain(others())
                .find(|text| fingerprint(text) == sign)
                .map(str::to_owned)
        })
    }

    fn answer_open(&self, query: &Query) -> Response {
        if query.page == Page::Compare {
            return self.compared(query);
        }
        if let (true, Some(data)) = (query.rewound || query.page == Page::Past, &self.data) {
            return Response::Screen(Box::new(present_past(data, &self.settings, query, self.imports())));
        }
        match self.view(query) {
            Some(view) => Response::Screen(Box::new(present_view(&view, query, &self.projected))),
            None => nothing(),
        }
    }

    /// What of the data fits some letters.
    pub fn find(&self, query: &Query, letters: &str) -> Response {
        let query = self.concealed(query);
        let found = self.view(&query).map(|view| find(&view, &query, letters)).unwrap_or_default();
        Response::Found { letters: letters.to_owned(), found }
    }

    /// The simulation of a query, to be played in pieces while other questions are answered.
    ///
    /// # Errors
    /// What to show when nothing can be played.
    pub fn play(&self, query: &Query) -> Result<Play, Played> {
        let query = self.concealed(query);
        let view = self.view(&query).ok_or_else(|| refused(say!("No file has been read.")))?;
        Play::new(&view, &query, &self.projected).map_err(|why| refused(&why))
    }

    /// The list of a query as a file, safe to open in a spreadsheet.
    pub fn export(&self, query: &Query, format: ListFormat) -> Response {
        let query = &self.concealed(query);
        let sheet = match (&self.data, self.view(query)) {
            (Some(data), Some(_)) if query.rewound => {
                let then = data.as_it_was(query.as_of.or(data.newest).unwrap_or(Timestamp(0)), &self.settings);
                sheet(&View::new(&then.data, &self.settings, query), query)
            }
            (_, Some(view)) => sheet(&view, query),
            _ => return nothing(),
        };
        match format {
            ListFormat::Csv => Response::Exported {
                name: format!("{}.csv", file_stem(&sheet.name)),
                mime: "text/csv;charset=utf-8".into(),
                bytes: csv(&sheet).into_bytes(),
            },
            ListFormat::Xlsx => Self::workbook(&[sheet]),
        }
    }

    /// Sheets as a workbook, named after the first.
    pub fn workbook(sheets: &[Sheet]) -> Response {
        let name = sheets.first().map_or("", |sheet| sheet.name.as_str());
        Response::Exported {
            name: format!("{}.xlsx", file_stem(name)),
            mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            bytes: xlsx(sheets),
        }
    }
}

pub(super) fn nothing() -> Response {
    Response::Failed {
        title: say!("There is no data yet").into(),
        detail: say!("No file has been read.").into(),
        hint: say!("Drop a ticket export, or try the sample desk.").into(),
    }
}

fn summary(
    data: &Dataset,
    settings: &Settings,
    refused: Vec<(String, String, String)>,
    is_sample: bool,
) -> ImportSummary {
    let counted = |field: Field| {
        let mut counts: FxHashMap<Sym, u32> = FxHashMap::default();
        for &label in data.tickets.labels(field) {
            *counts.entry(label).or_default() += 1;
        }
        let mut list: Vec<(String, u32)> =
            counts.into_iter().map(|(label, count)| (data.texts.text(label).to_owned(), count)).collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list.truncate(MOST_LABELS);
        list
    };
    let view = View::new(data, settings, &Query::default());
    ImportSummary {
        tickets: data.len() as u32,
        open: DeskCount::new(&view).open,
        as_of: language::date(data.zone.naive(view.as_of).date(), Parts::DayYear),
        entries: data.entries.len() as u32,
        files: data.files.clone(),
        refused,
        unknown: data.unknown.clone(),
        questions: data.questions.clone(),
        issues: data.issues.iter().map(|issue| issue.count).sum(),
        doubtful_statuses: doubtful_statuses(data),
        knows_status: data.tickets.has(Field::Status),
        statuses: statuses(data),
        queues: counted(Field::Queue)
            .into_iter()
            .map(|(label, count)| (label.clone(), settings.queue_role(&label).title().to_owned(), count))
            .collect(),
        priorities: counted(Field::Priority),
        technicians: technicians(data),
        memory: 0,
        assumed_queues: super::own::assumed_queues(data),
        assumed_priorities: super::own::assumed_priorities(data),
        own_guess: super::own::own_guess(data),
        companies: counted(Field::Company)
            .into_iter()
            .map(|(label, count)| {
                let own = data.texts.find(&label).is_some_and(|company| data.is_own(company));
                (label, count, own)
            })
            .collect(),
        is_sample,
    }
}

/// Status labels, the frequent first; those that only histories know among them.
fn statuses(data: &Dataset) -> Vec<(String, String, u32)> {
    let told =
        |known: &StatusLabel| (data.texts.text(known.label).to_owned(), known.meaning.id().to_owned(), known.tickets);
    let mut list: Vec<(String, String, u32)> = data.statuses.iter().map(told).collect();
    list.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    list.truncate(MOST_LABELS);
    list
}

fn doubtful_statuses(data: &Dataset) -> Vec<StatusQuestion> {
    let question = |(known, doubt): (&StatusLabel, StatusDoubt)| {
        let label = data.texts.text(known.label).to_owned();
        StatusQuestion {
            sentence: known.sentence(&label),
            label,
            tickets: known.tickets,
            meaning: known.meaning,
            doubt,
        }
    };
    let mut list: Vec<StatusQuestion> = data.statuses.doubtful().map(question).collect();
    list.sort_by(|a, b| b.tickets.cmp(&a.tickets).then_with(|| a.label.cmp(&b.label)));
    list.truncate(MOST_LABELS);
    list
}

/// Everybody who may be in the service team, with their open tickets.
fn technicians(data: &Dataset) -> Vec<(String, u32)> {
    let mut by_symbol: FxHashMap<Sym, u32> = FxHashMap::default();
    for (row, &sym) in data.tickets.labels(Field::Resource).iter().enumerate() {
        if !sym.is_none() {
            *by_symbol.entry(sym).or_default() += u32::from(data.facts.meaning[row].is_open());
        }
    }
    let mut counts: BTreeMap<&str, u32> = data.resources.keys().map(|name| (name.as_str(), 0)).collect();
    for (sym, open) in by_symbol {
        *counts.entry(data.texts.text(sym)).or_default() += open;
    }
    counts.into_iter().take(1_000).map(|(name, open)| (name.to_owned(), open)).collect()
}
