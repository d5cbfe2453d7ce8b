//! Which target a ticket has for each event, and what stops its clock.

use serde::{Deserialize, Serialize};

use base::normalize;

/// The three promises of a service level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SlaEvent {
    /// Someone has looked at it (screen: Triage).
    FirstResponse,
    /// Someone who can solve it is on it (screen: Tech engagement).
    ResolutionPlan,
    /// It is solved (screen: Completion).
    Resolution,
}

impl SlaEvent {
    /// All, in the order they happen.
    pub const ALL: [Self; 3] = [Self::FirstResponse, Self::ResolutionPlan, Self::Resolution];
}

/// Why an open ticket is not being worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PauseKind {
    /// The customer has to answer.
    WaitingCustomer,
    /// A vendor has to.
    WaitingVendor,
    /// Something has to be delivered.
    WaitingMaterials,
    /// Something else has to happen.
    WaitingOther,
    /// Put aside.
    OnHold,
}

/// How much time a target gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// So many seconds of the hours that count; "one day" of these is 24 hours.
    Seconds(i64),
    /// The same time of day so many working days later.
    WorkingDays(u32),
}

/// The hours that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockHours {
    /// Working hours.
    #[default]
    Business,
    /// Around the clock.
    Calendar,
}

/// The time promised for one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// How much time.
    pub amount: Amount,
    /// Which hours count.
    pub hours: ClockHours,
    /// Whether the due time moves to the end of the working day it falls on.
    pub end_of_working_day: bool,
}

impl Target {
    /// So many seconds of working time.
    pub const fn business(seconds: i64) -> Self {
        Self { amount: Amount::Seconds(seconds), hours: ClockHours::Business, end_of_working_day: false }
    }

    /// So many seconds around the clock.
    pub const fn calendar(seconds: i64) -> Self {
        Self { hours: ClockHours::Calendar, ..Self::business(seconds) }
    }

    /// So many working days.
    pub const fn working_days(days: u32) -> Self {
        Self { amount: Amount::WorkingDays(days), ..Self::business(0) }
    }

    /// `percent` of the amount; days are rounded up.
    fn scaled(self, percent: u32) -> Self {
        let amount = match self.amount {
            Amount::Seconds(seconds) => {
                Amount::Seconds((i128::from(seconds) * i128::from(percent) / 100).min(i64::MAX.into()) as i64)
            }
            Amount::WorkingDays(days) => {
                let days = (u64::from(days) * u64::from(percent)).div_ceil(100);
                Amount::WorkingDays(days.min(u32::MAX.into()) as u32)
            }
        };
        Self { amount, ..self }
    }
}

/// The targets of the tickets that carry certain labels; an empty condition fits every ticket.
///
/// Labels are compared by letters and digits only, without case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetRule {
    /// The workflow the ticket must have.
    pub workflow: Option<String>,
    /// The priority.
    pub priority: Option<String>,
    /// The name of the service level agreement.
    pub sla: Option<String>,
    /// The contract.
    pub contract: Option<String>,
    /// The company.
    pub company: Option<String>,
    /// Target of the first response, if there is one.
    pub first_response: Option<Target>,
    /// Target of the resolution plan.
    pub resolution_plan: Option<Target>,
    /// Target of the resolution.
    pub resolution: Option<Target>,
}

impl TargetRule {
    fn target(&self, event: SlaEvent) -> Option<Target> {
        match event {
            SlaEvent::FirstResponse => self.first_response,
            SlaEvent::ResolutionPlan => self.resolution_plan,
            SlaEvent::Resolution => self.resolution,
        }
    }

    /// How closely the rule fits: `None` not at all, else the more the higher. A company
    /// outweighs a contract, that an agreement, that a priority, that a workflow.
    fn fit(&self, labels: &TicketLabels<'_>) -> Option<u32> {
        let conditions = [
            (&self.company, Some(labels.company)),
            (&self.contract, labels.contract),
            (&self.sla, Some(labels.sla)),
            (&self.priority, Some(labels.priority)),
            (&self.workflow, Some(labels.workflow)),
        ];
        let mut fit = 0;
        for (wanted, label) in conditions {
            fit *= 2;
            if let Some(wanted) = wanted {
                if label.map(normalize) != Some(normalize(wanted)) {
                    return None;
                }
                fit += 1;
            }
        }
        Some(fit)
    }
}

/// What a ticket says about itself; an empty text is *no value*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TicketLabels<'a> {
    /// The workflow.
    pub workflow: &'a str,
    /// The priority.
    pub priority: &'a str,
    /// The name of the service level agreement.
    pub sla: &'a str,
    /// The contract: `Some("")` is a ticket without one, `None` data that does not say.
    pub contract: Option<&'a str>,
    /// The company.
    pub company: &'a str,
}

/// Which kinds of waiting stop which clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausePlan {
    /// Stops the first response.
    pub first_response: Vec<PauseKind>,
    /// Stops the resolution plan.
    pub resolution_plan: Vec<PauseKind>,
    /// Stops the resolution.
    pub resolution: Vec<PauseKind>,
}

impl Default for PausePlan {
    /// Waiting for the customer stops plan and resolution; nothing stops the first response.
    fn default() -> Self {
        Self {
            first_response: Vec::new(),
            resolution_plan: vec![PauseKind::WaitingCustomer],
            resolution: vec![PauseKind::WaitingCustomer],
        }
    }
}

impl PausePlan {
    /// Whether waiting of this kind stops the clock of `event`.
    pub fn stops(&self, kind: PauseKind, event: SlaEvent) -> bool {
        match event {
            SlaEvent::FirstResponse => &self.first_response,
            SlaEvent::ResolutionPlan => &self.resolution_plan,
            SlaEvent::Resolution => &self.resolution,
        }
        .contains(&kind)
    }
}

/// What a ticket opened again does to the clock of its resolution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reopen {
    /// It goes on; the time the ticket was closed does not count.
    #[default]
    Continue,
    /// It starts again with the full target when the ticket is opened again.
    NewCycle,
    /// Nothing: the first completion stays the result.
    KeepFirst,
    /// Each stretch from opening to completion is a cycle of its own, and the longest is the result.
    Longest,
}

/// Where a due time lies when the target is filled exactly at a close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DueAtClose {
    /// At the close.
    #[default]
    Close,
    /// At the next opening: the night between is no lateness.
    NextOpening,
}

/// What to make of an event recorded before the ticket was created.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Backwards {
    /// It is bad data: left out, and said.
    #[default]
    Flag,
    /// It took no time.
    Zero,
    /// It took a negative time.
    Negative,
}

/// Whether elapsed time is shown to the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rounding {
    /// To the second.
    #[default]
    None,
    /// Whole minutes, the rest dropped. Verdicts are still to the second.
    Minutes,
}

impl Rounding {
    /// The seconds as shown.
    pub const fn of(self, seconds: i64) -> i64 {
        match self {
            Self::None => seconds,
            Self::Minutes => seconds - seconds % 60,
        }
    }
}

/// The service level as set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// The targets; the closest rule that has a target for the event wins, among equals the first.
    pub rules: Vec<TargetRule>,
    /// What a ticket without a contract gets of the targets, in percent.
    pub without_contract_percent: u32,
    /// What stops the clocks.
    pub pauses: PausePlan,
    /// What opening again does.
    pub reopen: Reopen,
    /// Where a target filled exactly at a close is due.
    pub due_at_close: DueAtClose,
    /// What an event before its ticket is.
    pub backwards: Backwards,
    /// How elapsed time is rounded.
    pub rounding: Rounding,
}

impl Default for Policy {
    /// No targets; twice the time for tickets without a contract.
    fn default() -> Self {
        Self {
            rules: Vec::new(),
            without_contract_percent: 200,
            pauses: PausePlan::default(),
            reopen: Reopen::default(),
            due_at_close: DueAtClose::default(),
            backwards: Backwards::default(),
            rounding: Rounding::default(),
        }
    }
}

/// The target of a ticket and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The target, already multiplied.
    pub target: Target,
    /// The place of the rule in [`Policy::rules`].
    pub rule: usize,
    /// What was multiplied with, in percent.
    pub percent: u32,
}

impl Policy {
    /// The target of `event` for a ticket with these labels; `None` when no rule gives one.
    ///
    /// Compares texts: ask once per distinct set of labels, not once per ticket.
    pub fn target(&self, event: SlaEvent, labels: &TicketLabels<'_>) -> Option<Chosen> {
        let mut best: Option<(u32, usize, Target)> = None;
        for (index, rule) in self.rules.iter().enumerate() {
            let (Some(target), Some(fit)) = (rule.target(event), rule.fit(labels)) else {
                continue;
            };
            if best.is_none_or(|(closest, ..)| fit > closest) {
                best = Some((fit, index, target));
            }
        }
        let (_, rule, target) = best?;
        let no_contract = labels.contract.is_some_and(|contract| contract.trim().is_empty());
        let percent = if no_contract { self.without_contract_percent } else { 100 };
        Some(Chosen { target: target.scaled(percent), rule, percent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        let rule = |priority: Option<&str>, company: Option<&str>, hours: i64| TargetRule {
            priority: priority.map(str::to_owned),
            company: company.map(str::to_owned),
            resolution: Some(Target::business(hours * 3_600)),
            ..TargetRule::default()
        };
        Policy {
            rules: vec![rule(None, None, 40), rule(Some("P1 - High"), None, 4), rule(None, Some("Acme"), 16)],
            ..Policy::default()
        }
    }

    fn hours(labels: TicketLabels<'_>) -> Option<(Amount, u32)> {
        let chosen = policy().target(SlaEvent::Resolution, &labels)?;
        Some((chosen.target.amount, chosen.percent))
    }

    #[test]
    fn the_closest_rule_wins() {
        let seconds = |hours: i64| Amount::Seconds(hours * 3_600);
        let labels = TicketLabels::default();
        assert_eq!(hours(labels), Some((seconds(40), 100)));
        let high = TicketLabels { priority: "p1 high", ..labels };
        assert_eq!(hours(high), Some((seconds(4), 100)));
        assert_eq!(hours(TicketLabels { company: "ACME", ..high }), Some((seconds(16), 100)));
    }

    #[test]
    fn a_ticket_without_a_contract_gets_twice_the_time() {
        let ticket = |contract| TicketLabels { contract, ..TicketLabels::default() };
        assert_eq!(hours(ticket(Some(""))), Some((Amount::Seconds(80 * 3_600), 200)));
        assert_eq!(hours(ticket(Some("Gold"))), Some((Amount::Seconds(40 * 3_600), 100)));
        // No contract column at all says nothing about the contract.
        assert_eq!(hours(ticket(None)), Some((Amount::Seconds(40 * 3_600), 100)));
    }

    #[test]
    fn an_event_without_a_target_has_none() {
        assert_eq!(policy().target(SlaEvent::FirstResponse, &TicketLabels::default()), None);
    }
}
