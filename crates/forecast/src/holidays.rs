//! What a holiday does to a day's amount, learnt from the holidays seen.

use base::Day;

/// Holidays it takes to believe their own ratio alone.
const ENOUGH: f64 = 3.0;

/// Learnt ratios: what came on a holiday ÷ what such a weekday usually brings.
#[derive(Clone, Debug)]
pub(crate) struct HolidayRatios {
    /// Day, usual amount, amount that came.
    seen: Vec<(Day, f64, f64)>,
    group: f64,
    quiet: [bool; 7],
}

impl HolidayRatios {
    /// Learns from holidays seen. Before enough have been seen, a holiday is taken for the quietest weekday.
    pub fn learn(seen: Vec<(Day, f64, f64)>, weekday_medians: [f64; 7], quiet: [bool; 7]) -> Self {
        let most = weekday_medians.iter().copied().fold(0.0, f64::max);
        let least = weekday_medians.iter().copied().fold(f64::INFINITY, f64::min);
        let sunday = if most > 0.0 { least / most } else { 1.0 };
        let group = shrunk(seen.iter(), sunday);
        Self { seen, group, quiet }
    }

    /// The factor for a holiday to come, between 0 and 2; 1 on weekdays that are quiet anyway.
    ///
    /// The same holiday of earlier years (three days of the calendar either way) counts for more than the others.
    pub fn ratio(&self, day: Day) -> f64 {
        if self.quiet[day.weekday()] {
            return 1.0;
        }
        let same = self.seen.iter().filter(|(then, ..)| {
            let apart = f64::from(day.0) - f64::from(then.0);
            let years = (apart / 365.25).round();
            years >= 1.0 && (apart - years * 365.25).abs() <= 3.5
        });
        shrunk(same, self.group).clamp(0.0, 2.0)
    }
}

/// The ratio of sums, mixed with `otherwise` while few have been seen.
fn shrunk<'a>(seen: impl Iterator<Item = &'a (Day, f64, f64)>, otherwise: f64) -> f64 {
    let (mut count, mut usual, mut came) = (0.0, 0.0, 0.0);
    for (_, usually, then) in seen {
        count += 1.0;
        usual += usually;
        came += then;
    }
    if usual <= 0.0 {
        return otherwise;
    }
    let trust = (count / ENOUGH).min(1.0);
    trust * came / usual + (1.0 - trust) * otherwise
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK: [f64; 7] = [20.0, 20.0, 20.0, 20.0, 20.0, 4.0, 2.0];
    const QUIET: [bool; 7] = [false, false, false, false, false, true, true];

    #[test]
    fn an_unseen_holiday_is_taken_for_a_sunday() {
        let none = HolidayRatios::learn(vec![], WEEK, QUIET);
        assert!((none.ratio(Day(4)) - 0.1).abs() < 1e-12);
        // Day 2 is a Saturday.
        assert!((none.ratio(Day(2)) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_same_day_of_earlier_years_counts_for_more() {
        let seen = vec![(Day(4), 20.0, 0.0), (Day(5), 20.0, 10.0), (Day(40), 20.0, 10.0), (Day(80), 20.0, 8.0)];
        let ratios = HolidayRatios::learn(seen, WEEK, QUIET);
        let group = 28.0 / 80.0;
        assert!((ratios.ratio(Day(124)) - group).abs() < 1e-12);
        // A year after day 40: a third its own 0.5, two thirds the group's.
        assert!((ratios.ratio(Day(405)) - (0.5 / 3.0 + group * 2.0 / 3.0)).abs() < 1e-12);
    }
}
