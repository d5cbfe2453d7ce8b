//! Events and what they come to.

use std::rc::Rc;

use base::Zone;
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use rustc_hash::FxHashMap;

use crate::lines::{Property, plain, unfolded};
use crate::rule::{Rule, end_of};
use crate::when::{Place, When, read_duration, read_when};

/// One event; those that were cancelled are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What it is called.
    pub summary: String,
    /// When it begins, or began for the first time.
    pub start: When,
    /// How long it lasts on the wall; a date without an end is one day.
    pub length: TimeDelta,
    uid: String,
    rule: Option<String>,
    also: Vec<When>,
    except: Vec<When>,
}

/// When an event takes place.
#[derive(Clone, Debug, PartialEq)]
pub enum Occurrences {
    /// The starts, in order.
    At(Vec<When>),
    /// Every year on its date, for ever.
    EveryYear,
    /// By a rule that is not understood, or that has no end and comes back within a month where that is no answer.
    NotUnderstood(String),
}

/// What was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file ends within an event.
    CutOff,
    /// A property that should be a date or a moment.
    NotADate {
        /// Such as `DTSTART`.
        property: String,
        /// What stands there.
        text: String,
    },
    /// A length of time that is none.
    NotADuration(String),
    /// A zone that nobody knows; its readings are taken as the reader's own.
    UnknownZone(String),
    /// An event without a start; it was left out.
    NoStart(String),
}

impl Event {
    /// Every start up to the end of `last_year`, without exceptions and with additions.
    pub fn occurrences(&self, last_year: i32) -> Occurrences {
        let Some(text) = &self.rule else {
            return Occurrences::At(self.without_exceptions(vec![self.start.wall]));
        };
        let Some(rule) = Rule::read(text) else {
            return Occurrences::NotUnderstood(text.clone());
        };
        if rule.is_every_year(self.start.wall.date()) && self.except.is_empty() && self.also.is_empty() {
            return Occurrences::EveryYear;
        }
        let until = |text: &str| {
            let until = read_when(text, self.start.place.clone())?;
            Some(match until.place {
                Place::Day => end_of(until.wall.date()),
                _ => until.wall_beside(&self.start),
            })
        };
        match rule.starts(self.start.wall, last_year, until) {
            Some(starts) => Occurrences::At(self.without_exceptions(starts)),
            None => Occurrences::NotUnderstood(text.clone()),
        }
    }

    /// The starts of an event that takes place every year, up to the end of `last_year`.
    pub fn yearly(&self, last_year: i32) -> Vec<When> {
        let start = self.start.wall;
        let years = start.year()..=last_year;
        years.filter_map(|year| start.with_year(year)).map(|wall| self.start.at(wall)).collect()
    }

    /// The rule by which it repeats, as written; empty when it does not.
    pub fn rule(&self) -> &str {
        self.rule.as_deref().unwrap_or_default()
    }

    /// Whether it comes back within a month and never ends.
    pub fn is_endless_routine(&self) -> bool {
        self.rule.as_deref().and_then(Rule::read).is_some_and(|rule| rule.is_frequent() && rule.is_endless())
    }

    fn without_exceptions(&self, mut starts: Vec<NaiveDateTime>) -> Vec<When> {
        starts.extend(self.also.iter().map(|also| match also.place {
            Place::Day => also.wall.date().and_time(self.start.wall.time()),
            _ => also.wall_beside(&self.start),
        }));
        starts.sort_unstable();
        starts.dedup();
        let except: Vec<_> = self.except.iter().map(|except| except.wall_beside(&self.start).date()).collect();
        starts.retain(|start| !except.contains(&start.date()));
        starts.into_iter().map(|start| self.start.at(start)).collect()
    }
}

/// An event while its lines are read.
#[derive(Default)]
struct Draft {
    start: Option<When>,
    end: Option<When>,
    duration: Option<TimeDelta>,
    summary: String,
    uid: String,
    rule: Option<String>,
    also: Vec<When>,
    except: Vec<When>,
    /// The occurrence of another event that this one replaces.
    instead: Option<When>,
    is_cancelled: bool,
}

/// Reads the events of a calendar file.
pub fn read_events(text: &str) -> (Vec<Event>, Vec<Note>) {
    let mut reading = Reading::default();
    let mut draft: Option<Draft> = None;
    // Alarms and the like inside of an event have properties of their own.
    let mut inside = 0_u32;
    for line in unfolded(text.trim_start_matches('\u{feff}')) {
        let Some(property) = Property::of(&line) else {
            continue;
        };
        match (property.name.as_str(), &mut draft) {
            ("BEGIN", None) if property.value.eq_ignore_ascii_case("VEVENT") => {
                draft = Some(Draft::default());
                inside = 0;
            }
            ("BEGIN", Some(_)) => inside += 1,
            ("END", Some(_)) if inside > 0 => inside -= 1,
            ("END", Some(_)) => reading.finish(draft.take()),
            (_, Some(draft)) if inside == 0 => reading.property(draft, &property),
            _ => {}
        }
    }
    if draft.is_some() {
        reading.notes.push(Note::CutOff);
    }
    reading.replace();
    (reading.events, reading.notes)
}

#[derive(Default)]
struct Reading {
    events: Vec<Event>,
    notes: Vec<Note>,
    /// Events by their identifier, and the occurrence of them that another event stands for.
    replaced: Vec<(String, When)>,
    zones: FxHashMap<String, Option<Rc<Zone>>>,
}

impl Reading {
    fn property(&mut self, draft: &mut Draft, property: &Property<'_>) {
        match property.name.as_str() {
            "DTSTART" => draft.start = self.when(property, property.value),
            "DTEND" => draft.end = self.when(property, property.value),
            "RECURRENCE-ID" => draft.instead = self.when(property, property.value),
            "EXDATE" => draft.except.extend(property.value.split(',').filter_map(|text| self.when(property, text))),
            "RDATE" => {
                // A period says its length as well; the event has its own.
                let starts = property.value.split(',').map(|text| text.split('/').next().unwrap_or(text));
                draft.also.extend(starts.filter_map(|text| self.when(property, text)));
            }
            "DURATION" => {
                draft.duration = read_duration(property.value);
                if draft.duration.is_none() {
                    self.notes.push(Note::NotADuration(property.value.to_owned()));
                }
            }
            "SUMMARY" => draft.summary = plain(property.value),
            "UID" => draft.uid = property.value.to_owned(),
            "RRULE" => draft.rule = Some(property.value.to_ascii_uppercase()),
            "STATUS" => draft.is_cancelled = property.value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn when(&mut self, property: &Property<'_>, text: &str) -> Option<When> {
        let place = match property.param("TZID") {
            None => Place::Floating,
            Some(name) => match self.zone(name) {
                Some(zone) => Place::Zone(zone),
                None => Place::Floating,
            },
        };
        let when = read_when(text, place);
        if when.is_none() {
            self.notes.push(Note::NotADate { property: property.name.clone(), text: text.to_owned() });
        }
        when
    }

    /// A zone of the file; each unknown one is told once.
    fn zone(&mut self, name: &str) -> Option<Rc<Zone>> {
        if let Some(known) = self.zones.get(name) {
            return known.clone();
        }
        // Some programs write `/vendor/version/Europe/Berlin`.
        let mut rest = name.trim_start_matches('/');
        let mut zone = Zone::named(rest);
        while let (None, Some((_, shorter))) = (&zone, rest.split_once('/')) {
            rest = shorter;
            zone = Zone::named(rest);
        }
        let zone = zone.map(Rc::new);
        if zone.is_none() {
            self.notes.push(Note::UnknownZone(name.to_owned()));
        }
        self.zones.insert(name.to_owned(), zone.clone());
        zone
    }

    fn finish(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else { return };
        if let Some(instead) = draft.instead.filter(|_| !draft.uid.is_empty()) {
            self.replaced.push((draft.uid.clone(), instead));
        }
        if draft.is_cancelled {
            return;
        }
        let summary = draft.summary.trim().to_owned();
        let Some(start) = draft.start else {
            self.notes.push(Note::NoStart(summary));
            return;
        };
        let is_day = start.place == Place::Day;
        let day = TimeDelta::days(1);
        // A date without an end is that day; a moment without an end takes no time.
        let length = match (draft.end, draft.duration) {
            (Some(end), _) => end.wall_beside(&start) - start.wall,
            (None, Some(duration)) => duration,
            (None, None) if is_day => day,
            (None, None) => TimeDelta::zero(),
        };
        // Some programs write the same date twice for one whole day.
        let length = if is_day && length <= TimeDelta::zero() { day } else { length };
        let Draft { uid, rule, also, except, .. } = draft;
        self.events.push(Event { summary, start, length, uid, rule, also, except });
    }

    /// An occurrence that was moved or cancelled on its own is none of its series any more.
    fn replace(&mut self) {
        for (uid, instead) in std::mem::take(&mut self.replaced) {
            for event in self.events.iter_mut().filter(|event| event.rule.is_some() && event.uid == uid) {
                event.except.push(instead.clone());
            }
        }
    }
}
