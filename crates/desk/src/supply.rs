//! Supply and demand of hours: who can do how much, and what is left for projects.
//!
//! In: plain figures about a team and the hours asked of it. Out: what is served, missing and left. Never: a ticket.

use base::MONTH_DAYS;
use serde::{Deserialize, Serialize};

/// Managed companies whose alerts keep one person busy: half an hour a week each, against 32 productive hours.
const COMPANIES_PER_ALERT_WATCHER: f64 = 64.0;
/// Technicians one coordinator can lead.
const TECHNICIANS_PER_COORDINATOR: u32 = 10;
/// Technicians from which on a coordinator pays.
const COORDINATOR_FROM: u32 = 3;

/// What a team can do in a mean week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supply {
    /// Technicians, part-timers as parts.
    pub technicians: f64,
    /// Paid hours of a technician per week, 40 by default.
    pub weekly_hours: f64,
    /// Share of the hours at work that shall go to clients, 0..=1.
    pub utilization: f64,
    /// Days off per technician and year: vacation, sickness, training.
    pub days_off_per_year: f64,
    /// Holidays on working days per year.
    pub holidays_per_year: f64,
}

/// Work to be done, in the order in which hours are handed out. The last is what is left over for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DemandClass {
    /// Incidents that stop a company.
    Critical,
    /// All other incidents.
    Incidents,
    /// Requests: quick hits, minor, major.
    Requests,
    /// The backlog above its usual level.
    Backlog,
    /// Recurring work.
    Recurring,
    /// Alerts of the monitoring.
    Alerts,
    /// Installations.
    Install,
    /// Hours that a target counts on and that are not given.
    Missed,
    /// Projects, which get the remainder.
    Projects,
}

impl DemandClass {
    /// All, in the order in which hours are handed out.
    pub const ALL: [Self; 9] = [
        Self::Critical,
        Self::Incidents,
        Self::Requests,
        Self::Backlog,
        Self::Recurring,
        Self::Alerts,
        Self::Install,
        Self::Missed,
        Self::Projects,
    ];
}

/// What one class asks for and gets, in hours per week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Served {
    /// The class.
    pub class: DemandClass,
    /// Hours asked for.
    pub demand: f64,
    /// Hours handed out; for projects all that is left, even when they ask for less.
    pub served: f64,
    /// Hours that are missing.
    pub missing: f64,
    /// Hours left after this class and those before it.
    pub left: f64,
}

/// Supply against demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplyAndDemand {
    /// Hours per week the team can give.
    pub supply_hours: f64,
    /// Hours per week asked for, projects included.
    pub demand_hours: f64,
    /// One line per class, in the order of [`DemandClass::ALL`].
    pub classes: Vec<Served>,
    /// Technicians too many (above 0) or missing (below 0) for all demand; `None` when a technician gives no hours.
    pub fte_gap: Option<f64>,
    /// Hours per week left for projects.
    pub project_hours: f64,
}

impl Supply {
    /// Client hours one technician gives in a mean week, time off and holidays taken out.
    pub fn hours_per_technician(&self) -> f64 {
        let days = 260.0;
        let present = 1.0 - (amount(self.days_off_per_year) + amount(self.holidays_per_year)) / days;
        amount(self.weekly_hours) * present.max(0.0) * amount(self.utilization).min(1.0)
    }

    /// Client hours of the team in a mean week.
    pub fn hours(&self) -> f64 {
        amount(self.technicians) * self.hours_per_technician()
    }

    /// Hands the hours out in the order of [`DemandClass::ALL`]. Demand is in hours per week; several entries of a
    /// class add up, a class without one asks for nothing.
    pub fn against(&self, demand: &[(DemandClass, f64)]) -> SupplyAndDemand {
        let supply_hours = self.hours();
        let mut left = supply_hours;
        let mut classes = Vec::with_capacity(DemandClass::ALL.len());
        for class in DemandClass::ALL {
            let asked: f64 = demand.iter().filter(|(of, _)| *of == class).map(|&(_, hours)| amount(hours)).sum();
            let served = if class == DemandClass::Projects { left } else { asked.min(left) };
            left -= served;
            classes.push(Served { class, demand: asked, served, missing: (asked - served).max(0.0), left });
        }
        let demand_hours = classes.iter().map(|line| line.demand).sum::<f64>();
        let each = self.hours_per_technician();
        SupplyAndDemand {
            supply_hours,
            demand_hours,
            project_hours: classes.last().map_or(0.0, |projects| projects.served),
            classes,
            fte_gap: (each > 0.0).then(|| (supply_hours - demand_hours) / each),
        }
    }
}

/// Coordinators a team needs: none below three technicians, then one for every ten begun.
pub fn coordinators_needed(technicians: u32) -> u32 {
    if technicians < COORDINATOR_FROM { 0 } else { technicians.div_ceil(TECHNICIANS_PER_COORDINATOR) }
}

/// People it takes to watch the alerts of so many managed companies.
pub fn alert_watching_fte(managed_companies: u32) -> f64 {
    f64::from(managed_companies) / COMPANIES_PER_ALERT_WATCHER
}

/// Endpoints a client may bring without taking hours from anybody: the hours left per week ÷ what an endpoint asks for.
///
/// `reactive_hours_per_month` is hours per endpoint and mean month. `None` when an endpoint asks for nothing.
pub fn endpoints_possible(hours_left_per_week: f64, reactive_hours_per_month: f64) -> Option<u32> {
    let per_week = amount(reactive_hours_per_month) * 7.0 / MONTH_DAYS;
    (per_week > 0.0).then(|| (amount(hours_left_per_week) / per_week + 1e-9).floor() as u32)
}

/// An amount that counts: not negative, not infinite, a number.
fn amount(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAM: Supply = Supply {
        technicians: 5.0,
        weekly_hours: 40.0,
        utilization: 0.8,
        days_off_per_year: 16.0,
        holidays_per_year: 10.0,
    };

    #[test]
    fn projects_get_the_remainder() {
        let demand = [
            (DemandClass::Requests, 30.0),
            (DemandClass::Critical, 4.0),
            (DemandClass::Incidents, 60.0),
            (DemandClass::Projects, 100.0),
        ];
        let answer = TEAM.against(&demand);
        // A tenth of the year is off: 5 x 40 x 0.9 x 0.8.
        assert!((answer.supply_hours - 144.0).abs() < 1e-9);
        assert!((answer.project_hours - 50.0).abs() < 1e-9);
        assert!((answer.classes[8].missing - 50.0).abs() < 1e-9);
        // 50 hours are missing at 28.8 a head.
        assert!(answer.fte_gap.is_some_and(|gap| (gap + 50.0 / 28.8).abs() < 1e-9));
    }

    #[test]
    fn what_is_first_in_order_is_served_first() {
        let demand = [(DemandClass::Install, 20.0), (DemandClass::Incidents, 140.0)];
        let answer = TEAM.against(&demand);
        let install = answer.classes[6];
        assert_eq!(install.class, DemandClass::Install);
        assert!((install.served - 4.0).abs() < 1e-9 && (install.missing - 16.0).abs() < 1e-9);
        assert!(answer.project_hours == 0.0);
    }

    #[test]
    fn coordinators_watchers_and_endpoints() {
        let needed = [0, 2, 3, 10, 11, 20, 21].map(coordinators_needed);
        assert_eq!(needed, [0, 0, 1, 1, 2, 2, 3]);
        assert!((alert_watching_fte(96) - 1.5).abs() < 1e-12);
        // A quarter hour a month is 0.0575 a week.
        assert_eq!(endpoints_possible(11.5, 0.25), Some(200));
        assert_eq!(endpoints_possible(-3.0, 0.25), Some(0));
        assert_eq!(endpoints_possible(5.0, 0.0), None);
    }

    #[test]
    fn nonsense_counts_as_nothing() {
        let nobody = Supply { technicians: f64::NAN, days_off_per_year: 900.0, ..TEAM };
        let answer = nobody.against(&[(DemandClass::Alerts, f64::INFINITY)]);
        assert_eq!((answer.supply_hours, answer.demand_hours, answer.fte_gap), (0.0, 0.0, None));
    }
}
