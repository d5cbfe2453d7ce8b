//! Our own due times of all tickets, computed once for a data set and its settings.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::dataset::{Dataset, Field, TicketRow};
use crate::settings::{Backwards, Policy, Settings, Target, TicketState, serving};
use base::{OptTime, Sym, Timestamp};
use language::say;
use sla::{Calendar, CalendarSpec, Change, ClockInput, Holiday, Moments, TargetRule, TicketLabels, read_clock};

use super::pauses::StatusStates;
use super::sla_event::SlaEvent;

/// What the labels of some tickets lead to.
#[derive(Clone, Copy, Debug)]
struct LabelSet {
    targets: [Option<Target>; 3],
    calendar: usize,
}

/// Calendars, targets and our due times of a data set under its settings.
///
/// Due times move by every pause that is known; a pause that goes on ends, for this, at the
/// newest moment of the data. Without a target for an event nothing is computed for it.
#[derive(Debug)]
pub struct SlaClocks {
    policy: Policy,
    /// The default, then those of the settings in their order.
    specs: Vec<CalendarSpec>,
    /// Compiled when first needed: without targets most questions never do.
    calendars: OnceLock<Vec<Calendar>>,
    trouble: Vec<String>,
    sets: Vec<LabelSet>,
    /// By ticket.
    set_of: Vec<u32>,
    states: StatusStates,
    /// By event, then by ticket; empty for an event without targets.
    dues: [Vec<OptTime>; 3],
}

impl SlaClocks {
    /// Computes everything for a data set under settings.
    pub fn measure(data: &Dataset, settings: &Settings) -> Self {
        let (specs, trouble) = calendar_specs(data, settings);
        let (sets, set_of) = label_sets(data, settings);
        let mut clocks = Self {
            policy: settings.policy.clone(),
            specs,
            calendars: OnceLock::new(),
            trouble,
            sets,
            set_of,
            states: StatusStates::new(data),
            dues: Default::default(),
        };
        clocks.dues = clocks.all_dues(data);
        clocks
    }

    /// Our due time of an event.
    pub fn due(&self, event: SlaEvent, ticket: TicketRow) -> OptTime {
        self.dues[event.index()].get(ticket).copied().unwrap_or_default()
    }

    /// Whether any ticket has a target for an event.
    pub fn has_targets(&self, event: SlaEvent) -> bool {
        !self.dues[event.index()].is_empty()
    }

    /// The target of an event by the policy.
    pub fn target(&self, event: SlaEvent, ticket: TicketRow) -> Option<Target> {
        self.set(ticket)?.targets[event.index()]
    }

    /// The calendar that counts for a ticket, and its place: 0 is the default, others follow the settings.
    pub fn calendar(&self, ticket: TicketRow) -> (usize, &Calendar) {
        let place = self.set(ticket).map_or(0, |set| set.calendar);
        (place, &self.calendars()[place])
    }

    /// All calendars: the default, then those of the settings in their order.
    pub fn all_calendars(&self) -> &[Calendar] {
        self.calendars()
    }

    /// What was wrong in the calendars, in sentences.
    pub fn trouble(&self) -> &[String] {
        &self.trouble
    }

    /// What statuses are to a clock.
    pub fn states(&self) -> &StatusStates {
        &self.states
    }

    /// The policy that was measured by.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    fn set(&self, ticket: TicketRow) -> Option<&LabelSet> {
        self.sets.get(*self.set_of.get(ticket)? as usize)
    }

    fn calendars(&self) -> &[Calendar] {
        self.calendars.get_or_init(|| {
            self.specs.iter().map(|spec| Calendar::new(spec).expect("zones that are unknown were replaced")).collect()
        })
    }

    fn all_dues(&self, data: &Dataset) -> [Vec<OptTime>; 3] {
        let mut dues: [Vec<OptTime>; 3] = Default::default();
        let wanted = SlaEvent::ALL.map(|event| self.sets.iter().any(|set| set.targets[event.index()].is_some()));
        if wanted == [false; 3] {
            return dues;
        }
        let now = data.newest.unwrap_or(Timestamp(0));
        let mut history = Vec::new();
        for (column, _) in dues.iter_mut().zip(wanted).filter(|(_, wanted)| *wanted) {
            column.reserve_exact(data.len());
        }
        for ticket in 0..data.len() {
            let known = self.states.history(data, ticket, &mut history);
            for event in SlaEvent::ALL {
                if wanted[event.index()] {
                    let due = self.measured_due(data, event, ticket, now, known.then_some(&history));
                    dues[event.index()].push(due.into());
                }
            }
        }
        dues
    }

    fn measured_due(
        &self,
        data: &Dataset,
        event: SlaEvent,
        ticket: TicketRow,
        now: Timestamp,
        history: Option<&Vec<Change>>,
    ) -> Option<Timestamp> {
        let target = self.target(event, ticket)?;
        let moments = moments(data, &self.policy, event, ticket, now);
        let input = ClockInput {
            event: event.of_policy(),
            target: Some(target),
            moments,
            history: history.map(Vec::as_slice),
            // A due time needs no end: that none is exported for a complete ticket does not matter.
            current: match self.states.of(data.tickets.label(Field::Status, ticket)) {
                TicketState::Complete => TicketState::Active,
                state => state,
            },
        };
        read_clock(&input, &self.policy, self.calendar(ticket).1).due.moment()
    }
}

/// The moments of a ticket that a clock is read from. An event before the creation is bad data: left out,
/// unless the policy takes it for something else.
pub(super) fn moments(data: &Dataset, policy: &Policy, event: SlaEvent, ticket: TicketRow, now: Timestamp) -> Moments {
    let tickets = &data.tickets;
    let started_at = tickets.date(Field::Created, ticket).get();
    let at = tickets.date(event.at(), ticket);
    let at = match event {
        SlaEvent::Resolution if !at.is_some() => tickets.date(Field::Completed, ticket),
        _ => at,
    };
    Moments {
        started_at,
        reached_at: at
            .get()
            .filter(|&at| policy.backwards != Backwards::Flag || started_at.is_none_or(|start| at >= start)),
        now,
    }
}

/// The calendars with zone and holidays filled in. An unknown zone is replaced by the data's and said.
fn calendar_specs(data: &Dataset, settings: &Settings) -> (Vec<CalendarSpec>, Vec<String>) {
    let mut trouble = Vec::new();
    let typed = settings
        .holidays
        .iter()
        .filter_map(|text| chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().map(base::Day::of));
    let mut holidays: Vec<_> = data.holidays.iter().copied().chain(typed).collect();
    holidays.sort_unstable();
    holidays.dedup();
    let default = std::iter::once((say!("the default hours"), &settings.hours));
    let named = settings.calendars.iter().map(|named| (named.name.as_str(), &named.hours));
    let specs = default
        .chain(named)
        .map(|(name, hours)| {
            let mut spec = hours.clone();
            if !spec.zone.trim().is_empty() && base::Zone::named(&spec.zone).is_none() {
                trouble.push(say!("There is no time zone “{}” ({name}); {} is used.", spec.zone, data.zone.name()));
                spec.zone.clear();
            }
            if spec.zone.trim().is_empty() {
                data.zone.name().clone_into(&mut spec.zone);
            }
            // A day that the calendar itself describes stays as described; a desk that never closes
            // has no holidays but its own.
            if !spec.week.is_around_the_clock() {
                let days = holidays.iter().filter(|day| !hours.holidays.iter().any(|own| own.on == **day));
                spec.holidays.extend(days.map(|&day| Holiday::closed(day, "")));
            }
            spec
        })
        .collect();
    (specs, trouble)
}

/// The distinct sets of labels that matter, and which of them each ticket has.
fn label_sets(data: &Dataset, settings: &Settings) -> (Vec<LabelSet>, Vec<u32>) {
    let (rules, calendars) = (&settings.policy.rules, &settings.calendars);
    if rules.is_empty() && calendars.is_empty() {
        let set = LabelSet { targets: [None; 3], calendar: 0 };
        return (vec![set], vec![0; data.len()]);
    }
    let by = |named: fn(&TargetRule) -> bool| rules.iter().any(named);
    let companies = by(|rule| rule.company.is_some()) || calendars.iter().any(|c| !c.companies.is_empty());
    let contracts = by(|rule| rule.contract.is_some()) || calendars.iter().any(|c| !c.contracts.is_empty());
    let agreements = by(|rule| rule.sla.is_some()) || calendars.iter().any(|c| !c.agreements.is_empty());
    let (priorities, workflows) = (by(|rule| rule.priority.is_some()), by(|rule| rule.workflow.is_some()));
    let tickets = &data.tickets;
    let label = |matters: bool, field: Field, ticket: TicketRow| {
        if matters { tickets.label(field, ticket) } else { Sym::NONE }
    };
    let knows_contracts = tickets.has(Field::Contract);
    let mut place_of: FxHashMap<(Sym, Sym, Sym, Sym, bool, u8), u32> = FxHashMap::default();
    let mut sets = Vec::new();
    let mut set_of = Vec::with_capacity(data.len());
    for ticket in 0..data.len() {
        let workflow = data.facts.workflow[ticket];
        let key = (
            label(companies, Field::Company, ticket),
            label(contracts, Field::Contract, ticket),
            label(agreements, Field::Sla, ticket),
            label(priorities, Field::Priority, ticket),
            // With or without a contract always matters: without one there is more time.
            tickets.label(Field::Contract, ticket).is_none(),
            if workflows { workflow.rank() as u8 } else { 0 },
        );
        let place = *place_of.entry(key).or_insert_with(|| {
            let text = |field: Field| data.label(field, ticket);
            let labels = TicketLabels {
                workflow: workflow.title(),
                priority: text(Field::Priority),
                sla: text(Field::Sla),
                contract: knows_contracts.then(|| text(Field::Contract)),
                company: text(Field::Company),
            };
            sets.push(LabelSet {
                targets: SlaEvent::ALL.map(|event| {
                    let chosen = settings.policy.target(event.of_policy(), &labels);
                    chosen.map(|chosen| chosen.target)
                }),
                calendar: serving(calendars, labels.company, text(Field::Contract), labels.sla)
                    .map_or(0, |place| place + 1),
            });
            (sets.len() - 1) as u32
        });
        set_of.push(place);
    }
    (sets, set_of)
}
