//! Working hours: the default calendar and the calendars of single companies, contracts and agreements.

use serde::{Deserialize, Serialize};

pub use super::holidays::{HolidayList, hours_trouble, read_holiday_lines, read_holidays};
pub use sla::{CalendarSpec, ClockChanges, DayHours, EarlierWeek, Holiday, Span, Week, holiday_lines};

use base::{HOUR, normalize};

/// Hours that differ from the default, and whom they serve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedHours {
    /// What the calendar is called.
    pub name: String,
    /// The hours; an empty zone is the data's.
    pub hours: CalendarSpec,
    /// Companies served by it; they win over contracts, those over agreements.
    #[serde(default)]
    pub companies: Vec<String>,
    /// Contracts served by it.
    #[serde(default)]
    pub contracts: Vec<String>,
    /// Service level agreements served by it.
    #[serde(default)]
    pub agreements: Vec<String>,
}

/// Monday to Friday, 08:00 to 17:00, in the zone of the data.
pub fn default_hours() -> CalendarSpec {
    let day = Span::new(8 * HOUR, 17 * HOUR).unwrap_or(Span::FULL_DAY);
    CalendarSpec::office("", day)
}

/// The place of the calendar that serves a ticket; `None` for the default. Among equals the first wins.
///
/// Compares texts: ask once per distinct set of labels, not once per ticket.
pub fn serving(calendars: &[NamedHours], company: &str, contract: &str, agreement: &str) -> Option<usize> {
    let find = |label: &str, list: fn(&NamedHours) -> &[String]| {
        let wanted = normalize(label);
        let named = |known: &NamedHours| list(known).iter().any(|name| normalize(name) == wanted);
        (!wanted.is_empty()).then(|| calendars.iter().position(named)).flatten()
    };
    find(company, |known| &known.companies)
        .or_else(|| find(contract, |known| &known.contracts))
        .or_else(|| find(agreement, |known| &known.agreements))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_wins_over_its_contract_and_agreement() {
        let named = |name: &str, company: &str, contract: &str, agreement: &str| NamedHours {
            name: name.to_owned(),
            hours: CalendarSpec::around_the_clock(),
            companies: vec![company.to_owned()],
            contracts: vec![contract.to_owned()],
            agreements: vec![agreement.to_owned()],
        };
        let all = [named("a", "Harbor", "Gold", "24x7"), named("b", "Granite Dental", "Silver", "Office")];
        assert_eq!(serving(&all, "granite-dental", "Gold", "24x7"), Some(1));
        assert_eq!(serving(&all, "Other", "gold", "Office"), Some(0));
        assert_eq!(serving(&all, "Other", "", "office"), Some(1));
        assert_eq!(serving(&all, "", "", ""), None);
    }

    #[test]
    fn the_default_week_has_45_hours() {
        let hours = default_hours();
        let seconds: i64 =
            (0..7).flat_map(|weekday| hours.week.day(weekday)).map(|span| span.end() - span.start()).sum();
        assert_eq!(seconds, 45 * HOUR);
        assert!(hours.zone.is_empty());
    }
}
