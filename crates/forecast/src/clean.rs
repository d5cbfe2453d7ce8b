//! Days not to learn from: holidays, and days that were out of all proportion.

use super::holidays::HolidayRatios;
use super::series::{Series, mean, median};

/// How many robust standard deviations make a day unbelievable.
const UNBELIEVABLE: f64 = 4.5;
/// So many unbelievable days within a week are a change of the world, not an accident.
const BELIEVED_FROM: usize = 3;
/// Weeks looked at on either side.
const AROUND: usize = 8;

/// A history fit to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Cleaned {
    /// The values, with holidays and outliers replaced by what such a weekday usually brings.
    pub values: Vec<f64>,
    /// Positions of days that were not believed, ascending.
    pub outliers: Vec<usize>,
    /// What holidays do to a day.
    pub ratios: HolidayRatios,
}

/// Cleans a tidied series, looking at nothing outside it.
pub(crate) fn clean(series: &Series) -> Cleaned {
    let quiet = quiet_weekdays(series);
    let n = series.values.len();
    let holiday: Vec<bool> = (0..n)
        .map(|at| {
            let day = series.day(at);
            !quiet[day.weekday()] && series.holidays.binary_search(&day).is_ok()
        })
        .collect();
    let outliers = unbelievable(&series.values, &holiday);
    let mut values = series.values.clone();
    let mut doubtful = holiday.clone();
    for &at in &outliers {
        doubtful[at] = true;
    }
    let mut seen = Vec::new();
    for at in 0..n {
        if doubtful[at] {
            values[at] = usual(&values, &doubtful, at);
            if holiday[at] {
                seen.push((series.day(at), values[at], series.values[at]));
            }
        }
    }
    let ratios = HolidayRatios::learn(seen, weekday_medians(series), quiet);
    Cleaned { values, outliers, ratios }
}

/// The mean of the last eight values of the same weekday; of the next ones where there is no past.
fn usual(values: &[f64], doubtful: &[bool], at: usize) -> f64 {
    let before: Vec<f64> = (1..=AROUND).filter_map(|week| at.checked_sub(7 * week)).map(|day| values[day]).collect();
    if !before.is_empty() {
        return mean(&before);
    }
    let after = (1..=AROUND).map(|week| at + 7 * week).filter(|&day| day < values.len() && !doubtful[day]);
    let after: Vec<f64> = after.map(|day| values[day]).collect();
    if after.is_empty() { values[at] } else { mean(&after) }
}

/// Days too far from the same weekdays around them.
fn unbelievable(values: &[f64], holiday: &[bool]) -> Vec<usize> {
    let mut around = Vec::with_capacity(2 * AROUND);
    let distance: Vec<f64> = (0..values.len())
        .map(|at| {
            if holiday[at] {
                return 0.0;
            }
            around.clear();
            let from = if at >= 7 * AROUND { at - 7 * AROUND } else { at % 7 };
            let same = (from..values.len().min(at + 7 * AROUND + 1)).step_by(7);
            around.extend(same.filter(|&day| day != at && !holiday[day]).map(|day| values[day]));
            if around.len() < 3 {
                return 0.0;
            }
            let center = median(&mut around);
            // Counts spread with the square root of their mean.
            (values[at] - center) / center.max(1.0).sqrt()
        })
        .collect();
    let mut sizes: Vec<f64> = distance.iter().map(|far| far.abs()).filter(|&far| far > 0.0).collect();
    let spread = (1.4826 * median(&mut sizes)).max(0.25);
    let far = |at: usize| {
        if distance[at].abs() > UNBELIEVABLE * spread { distance[at].signum() } else { 0.0 }
    };
    let flagged: Vec<usize> = (0..values.len()).filter(|&at| far(at) != 0.0).collect();
    let company = |at: usize| {
        let near = flagged.iter().filter(|&&other| other.abs_diff(at) < 7 && far(other) == far(at));
        near.count()
    };
    flagged.iter().copied().filter(|&at| company(at) < BELIEVED_FROM).collect()
}

/// The median of each weekday, Monday first.
fn weekday_medians(series: &Series) -> [f64; 7] {
    let mut days: [Vec<f64>; 7] = Default::default();
    for (at, &value) in series.values.iter().enumerate() {
        days[series.day(at).weekday()].push(value);
    }
    days.map(|mut values| median(&mut values))
}

/// Weekdays with less than half of the busiest one: a holiday there changes nothing.
fn quiet_weekdays(series: &Series) -> [bool; 7] {
    let usual = weekday_medians(series);
    let most = usual.iter().copied().fold(0.0, f64::max);
    usual.map(|value| value < most / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Day;

    fn office(days: usize) -> Series {
        // Day 4 is a Monday.
        let week = [20.0, 24.0, 22.0, 21.0, 18.0, 2.0, 1.0];
        let values = (0..days).map(|at| week[at % 7] + ((at * 5) % 3) as f64).collect();
        Series { start: Day(4), values, holidays: vec![] }
    }

    #[test]
    fn an_outage_is_not_believed() {
        let mut series = office(120);
        series.values[60] = 180.0;
        let cleaned = clean(&series);
        assert_eq!(cleaned.outliers, [60]);
        assert!((15.0..28.0).contains(&cleaned.values[60]), "{}", cleaned.values[60]);
    }

    #[test]
    fn a_new_level_is_believed() {
        let mut series = office(120);
        for value in &mut series.values[100..] {
            *value *= 3.0;
        }
        assert_eq!(clean(&series).outliers, [0_usize; 0]);
    }

    #[test]
    fn holidays_are_replaced_and_their_effect_learnt() {
        let mut series = office(120);
        for at in [30, 51, 72] {
            series.values[at] = 4.0;
            series.holidays.push(series.day(at));
        }
        let cleaned = clean(&series);
        assert!(cleaned.outliers.is_empty());
        assert!(cleaned.values[30] > 18.0);
        let ratio = cleaned.ratios.ratio(series.day(30 + 98));
        assert!((0.15..0.25).contains(&ratio), "{ratio}");
    }
}
