//! The technicians' scorecard: the parts of the method, each scored against its target, weighed into one score.

use base::Sym;

use super::breakdown::{Breakdown, Kept};
use super::effort::{Effort, Question, answer};
use super::entry_review::Review;
use super::sla_event::SlaEvent;
use super::time_entry::{Part, Person, TimeBook};
use super::view::View;
use crate::dataset::Field;
use crate::settings::Settings;
use crate::table::FigureId;

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// Entries written down within a quarter of an hour.
    RealTime,
    /// Client-facing share of the available hours.
    Utilization,
    /// Kept promises of tech engagement.
    Engagement,
    /// Kept promises of completion.
    Completion,
    /// At most so many open tickets.
    Open,
    /// Completed within twice the estimate.
    Estimate,
    /// Notes that say something.
    Notes,
}

impl Component {
    /// The name in the settings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RealTime => "real_time",
            Self::Utilization => "utilization",
            Self::Engagement => "engagement",
            Self::Completion => "completion",
            Self::Open => "open",
            Self::Estimate => "estimate",
            Self::Notes => "notes",
        }
    }
}

/// The parts with their default weights. The method publishes that there is a balanced scorecard, not its weights; these
/// put promises and time first, and sum to 100.
pub const WEIGHTS: [(Component, f64); 7] = [
    (Component::RealTime, 20.0),
    (Component::Utilization, 20.0),
    (Component::Engagement, 15.0),
    (Component::Completion, 20.0),
    (Component::Open, 10.0),
    (Component::Estimate, 10.0),
    (Component::Notes, 5.0),
];

/// The weights in force, in order of [`WEIGHTS`].
pub fn weights(settings: &Settings) -> [f64; 7] {
    WEIGHTS.map(|(part, weight)| settings.manager.weight(part.id(), weight))
}

/// One part of one score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The figure itself; `None` when it cannot be told.
    pub actual: Option<f64>,
    /// What it is held against.
    pub target: f64,
    /// What it is of, where it is a share: good and all.
    pub part: Option<Part>,
    /// 0..=1.
    pub score: Option<f64>,
}

impl Scored {
    fn at_least(actual: Option<f64>, target: f64, part: Option<Part>) -> Self {
        let score = actual.map(|actual| if target > 0.0 { (actual / target).clamp(0.0, 1.0) } else { 1.0 });
        Self { actual, target, part, score }
    }

    fn at_most(actual: Option<f64>, target: f64) -> Self {
        let score = actual.map(|actual| if actual <= target { 1.0 } else { target / actual });
        Self { actual, target, part: None, score }
    }
}

/// A technician's, or the team's, score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Name; empty for the team.
    pub name: String,
    /// Symbol of the name.
    pub sym: Sym,
    /// The parts in order of [`WEIGHTS`].
    pub parts: [Scored; 7],
    /// Weighed mean of what can be told, 0..=1.
    pub score: Option<f64>,
    /// The same over promises, utilization and time entry only, in the period and the one before: the parts that
    /// both periods can tell.
    pub now_and_before: (Option<f64>, Option<f64>),
}

/// Weighed mean of the scores that exist.
fn weighed(parts: &[Scored], weights: &[f64; 7]) -> Option<f64> {
    let (sum, weight) = parts
        .iter()
        .zip(weights)
        .filter_map(|(part, weight)| Some((part.score? * weight, weight)))
        .fold((0.0, 0.0), |sum, next| (sum.0 + next.0, sum.1 + next.1));
    (weight > 0.0).then(|| sum / weight)
}

/// The scores: the team first, then technicians by name. `by_technician` is the break-down by technician.
pub fn scorecard(
    view: &View<'_>,
    by_technician: &Breakdown,
    book: Option<&TimeBook>,
    effort: Option<&Effort>,
    review: Option<&Review>,
) -> Vec<Score> {
    let estimates = by_person(view, effort);
    let goal = |figure: FigureId| view.settings.goals.value(figure).unwrap_or_default();
    let card = Card {
        weights: weights(view.settings),
        estimate: view.settings.manager.estimate_target,
        notes: view.settings.manager.notes_target,
        open: f64::from(view.settings.max_open_per_technician),
        real_time: goal(FigureId::RealTimeEntry),
        utilization: goal(FigureId::Utilization),
        engagement: goal(FigureId::PlanKept),
        completion: goal(FigureId::ResolutionKept),
    };
    let names = names(view, by_technician, book);
    let mut scores: Vec<Score> = names
        .into_iter()
        .map(|(name, sym)| {
            let tally = by_technician.of(sym.0).filter(|_| !sym.is_none());
            let person = book.and_then(|book| book.people.iter().find(|person| person.name == name));
            let notes =
                review.and_then(|review| review.notes.iter().find(|(who, _)| *who == sym)).map(|(_, part)| *part);
            let facts = Facts {
                kept: |event, window| tally.map(|tally| tally.kept(event, window)).unwrap_or_default(),
                share: |window| person.and_then(|person: &Person| person.share(window)),
                real_time: |window: usize| person.map(|person| person.real_time[window]).unwrap_or_default(),
                open: tally.map(|tally| f64::from(tally.open)),
                estimate: estimates.get(&sym).copied().unwrap_or_default(),
                notes: notes.unwrap_or_default(),
            };
            card.score(name, sym, &facts)
        })
        .collect();
    scores.sort_by(|a, b| a.name.cmp(&b.name));
    let total = &by_technician.total;
    let notes = review.map_or_else(Part::default, |review| sum(review.notes.iter().map(|(_, part)| *part)));
    let has_names = view.data.tickets.has(Field::Resource);
    let team = Facts {
        kept: |event, window| total.kept(event, window),
        share: |window| book.and_then(|book| book.share(view, window)),
        real_time: |window: usize| book.map(|book| book.real_time[window]).unwrap_or_default(),
        open: (has_names && !scores.is_empty()).then(|| {
            let open: Vec<f64> = scores.iter().filter_map(|score| score.parts[4].actual).collect();
            open.iter().sum::<f64>() / open.len().max(1) as f64
        }),
        estimate: sum(estimates.values().copied()),
        notes,
    };
    let team = card.score(String::new(), Sym::NONE, &team);
    scores.insert(0, team);
    scores
}

fn sum(parts: impl Iterator<Item = Part>) -> Part {
    parts.fold(Part::default(), |sum, part| Part { good: sum.good + part.good, all: sum.all + part.all })
}

/// Decisions or entries that a part must rest on, in both periods, to be compared.
const ENOUGH: u32 = 5;

/// The scores of both periods over the parts that both can tell.
fn comparable(now: &[Scored; 4], before: &[Scored; 4], weights: &[f64; 7]) -> (Option<f64>, Option<f64>) {
    let tells = |scored: &Scored| scored.score.is_some() && scored.part.is_none_or(|part| part.all >= ENOUGH);
    let both: Vec<bool> = now.iter().zip(before).map(|(now, before)| tells(now) && tells(before)).collect();
    let only = |parts: &[Scored; 4]| {
        let kept: Vec<Scored> = parts
            .iter()
            .zip(&both)
            .map(|(part, both)| Scored { score: part.score.filter(|_| *both), ..*part })
            .collect();
        weighed(&kept, weights)
    };
    (only(now), only(before))
}

struct Card {
    weights: [f64; 7],
    estimate: f64,
    notes: f64,
    open: f64,
    real_time: f64,
    utilization: f64,
    engagement: f64,
    completion: f64,
}

struct Facts<K, S, R> {
    kept: K,
    share: S,
    real_time: R,
    open: Option<f64>,
    estimate: Part,
    notes: Part,
}

impl Card {
    fn score<K, S, R>(&self, name: String, sym: Sym, facts: &Facts<K, S, R>) -> Score
    where
        K: Fn(SlaEvent, usize) -> Kept,
        S: Fn(usize) -> Option<f64>,
        R: Fn(usize) -> Part,
    {
        let kept = |event, window, target| {
            let kept = (facts.kept)(event, window);
            let part = Part { good: kept.met, all: kept.decided() };
            Scored::at_least(kept.share(), target, Some(part))
        };
        let first = |window| {
            let real_time = (facts.real_time)(window);
            [
                Scored::at_least(real_time.share(), self.real_time, Some(real_time)),
                Scored::at_least((facts.share)(window), self.utilization, None),
                kept(SlaEvent::ResolutionPlan, window, self.engagement),
                kept(SlaEvent::Resolution, window, self.completion),
            ]
        };
        let (now, before) = (first(0), first(1));
        let comparable = comparable(&now, &before, &self.weights);
        let [real_time, utilization, engagement, completion] = now;
        let parts = [
            real_time,
            utilization,
            engagement,
            completion,
            Scored::at_most(facts.open, self.open),
            Scored::at_least(facts.estimate.share(), self.estimate, Some(facts.estimate)),
            Scored::at_least(facts.notes.share(), self.notes, Some(facts.notes)),
        ];
        Score { name, sym, score: weighed(&parts, &self.weights), now_and_before: comparable, parts }
    }
}

/// Who is scored: whoever booked time or had decided promises in the period, without hidden names.
fn names(view: &View<'_>, by_technician: &Breakdown, book: Option<&TimeBook>) -> Vec<(String, Sym)> {
    let mut names: std::collections::BTreeMap<String, Sym> = std::collections::BTreeMap::new();
    for person in book.iter().flat_map(|book| &book.people) {
        if person.worked[0].entries > 0 {
            names.insert(person.name.clone(), person.sym);
        }
    }
    for (key, tally) in &by_technician.groups {
        let name = view.data.texts.text(Sym(*key));
        let decided: u32 = SlaEvent::ALL.iter().map(|event| tally.kept(*event, 0).decided()).sum();
        if (decided > 0 || tally.completed[0] > 0)
            && super::time_entry::is_team(view, name)
            && view.resource_passes(name)
        {
            names.insert(name.to_owned(), Sym(*key));
        }
    }
    names.into_iter().collect()
}

fn by_person(view: &View<'_>, effort: Option<&Effort>) -> std::collections::BTreeMap<Sym, Part> {
    let mut parts: std::collections::BTreeMap<Sym, Part> = std::collections::BTreeMap::new();
    let Some(effort) = effort else { return parts };
    if effort.answers[Question::WithinEstimate as usize].is_err() {
        return parts;
    }
    for &row in &effort.rows {
        if let Some(good) = answer(view, Question::WithinEstimate, row as usize) {
            parts.entry(view.data.tickets.label(Field::Resource, row as usize)).or_default().add(good);
        }
    }
    parts
}
