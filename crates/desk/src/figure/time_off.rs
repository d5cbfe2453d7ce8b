//! Who is off when: what calendars and the settings say of each technician.

use std::collections::BTreeMap;

use base::{Day, Hours, normalize};

use super::demand::Technician;
use super::view::View;

/// The stretches on which technicians are off, by their name as labels compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absences(BTreeMap<String, Vec<(Day, Day)>>);

impl Absences {
    /// All that is known.
    pub fn of(view: &View<'_>) -> Self {
        let mut all: BTreeMap<String, Vec<(Day, Day)>> = BTreeMap::new();
        let of_calendars = view
            .data
            .time_off
            .iter()
            .map(|&(technician, first, last)| (normalize(view.data.texts.text(technician)), (first, last)));
        let of_settings =
            view.settings.time_off.iter().filter_map(|off| Some((normalize(&off.technician), off.days()?)));
        for (technician, days) in of_calendars.chain(of_settings) {
            all.entry(technician).or_default().push(days);
        }
        Self(all)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a technician is off on a day.
    pub fn is_off(&self, technician: &str, day: Day) -> bool {
        self.0
            .get(&normalize(technician))
            .is_some_and(|stretches| stretches.iter().any(|(first, last)| (*first..=*last).contains(&day)))
    }

    /// Working days of `first..=last` on which a technician is off.
    pub fn days(&self, view: &View<'_>, technician: &str, first: Day, last: Day) -> usize {
        let Some(stretches) = self.0.get(&normalize(technician)) else {
            return 0;
        };
        (first.0..=last.0)
            .map(Day)
            .filter(|day| works(view, *day))
            .filter(|day| stretches.iter().any(|(first, last)| (first..=last).contains(&day)))
            .count()
    }

    /// Hours that technicians are at work on the days `first..=last`: a fifth of their week for each working day on
    /// which they are not off.
    pub fn hours_at_work(&self, view: &View<'_>, technicians: &[Technician], (first, last): (Day, Day)) -> Hours {
        let days = (first.0..=last.0).filter(|day| works(view, Day(*day))).count();
        technicians
            .iter()
            .map(|technician| {
                let off = self.days(view, &technician.name, first, last);
                Hours(technician.weekly.times((days - off) as i64).0 / 5)
            })
            .sum()
    }
}

fn works(view: &View<'_>, day: Day) -> bool {
    !day.is_weekend() && view.data.holidays.binary_search(&day).is_err()
}
