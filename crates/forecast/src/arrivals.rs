//! Made-up arrivals whose truth is known: what a forecast is measured against.

use super::series::Series;
use base::{Day, Random};

/// How an office's jobs arrive.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrivals {
    /// Jobs of a mean Monday-to-Friday day at the beginning.
    pub per_workday: f64,
    /// Factor of each weekday, Monday first.
    pub week: [f64; 7],
    /// Growth a year, as a share: 0.2 is a fifth more after a year.
    pub growth: f64,
    /// Size of the slow wave through the year, as a share.
    pub wave: f64,
    /// Size parameter of the negative binomial: variance = mean + mean² ÷ size.
    pub size: f64,
    /// What is left of a day on a holiday.
    pub holiday: f64,
}

/// A made-up history, and the truth behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedHistory {
    /// The days, with their holidays.
    pub series: Series,
    /// The true expectation of each day.
    pub rates: Vec<f64>,
}

impl Arrivals {
    /// An office with busy Mondays and quiet weekends that grows by a tenth a year.
    pub fn of_an_office(per_workday: f64) -> Self {
        Self {
            per_workday,
            week: [1.18, 1.06, 1.0, 0.96, 0.80, 0.20, 0.17],
            growth: 0.10,
            wave: 0.05,
            size: 24.0,
            holiday: 0.15,
        }
    }

    /// So many days from `start` on: about ten holidays a year, most on the same dates each year. Seeded.
    pub fn simulate(&self, start: Day, days: usize, seed: u64) -> SimulatedHistory {
        let mut random = Random::seeded(seed);
        let at = |place: usize| start.plus(i32::try_from(place).unwrap_or(i32::MAX));
        let dates: Vec<i32> = (0..10).map(|turn| turn * 36 + random.below(30) as i32).collect();
        let mut holidays: Vec<Day> = Vec::new();
        for place in 0..days {
            let day = at(place);
            let of_year = (f64::from(day.0) % 365.25) as i32;
            // A holiday on a weekend is kept on the Monday after.
            let mut observed = day;
            while observed.is_weekend() {
                observed = observed.plus(1);
            }
            if dates.contains(&of_year) && holidays.last() != Some(&observed) {
                holidays.push(observed);
            }
        }
        let phase = random.uniform();
        let rates: Vec<f64> = (0..days)
            .map(|place| {
                let day = at(place);
                let years = place as f64 / 365.25;
                let slow = self.per_workday * (1.0 + self.growth * years) * (1.0 + self.wave * wave(years + phase));
                let left = if holidays.contains(&day) { self.holiday } else { 1.0 };
                slow * self.week[day.weekday()] * left
            })
            .collect();
        let values = rates.iter().map(|&rate| random.negative_binomial(rate, self.size) as f64).collect();
        SimulatedHistory { series: Series { start, values, holidays }, rates }
    }
}

/// A wave of period 1 between -1 and 1: parabolas, so that every machine draws the same.
fn wave(x: f64) -> f64 {
    let part = x - x.floor();
    if part < 0.5 { 16.0 * part * (0.5 - part) } else { -16.0 * (part - 0.5) * (1.0 - part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_scatter_around_their_rates() {
        let history = Arrivals::of_an_office(80.0).simulate(Day(18_000), 1_000, 3);
        let sum: f64 = history.series.values.iter().sum();
        let expected: f64 = history.rates.iter().sum();
        assert!((sum / expected - 1.0).abs() < 0.03);
        let holidays = history.series.holidays.len();
        assert!((24..=30).contains(&holidays), "{holidays}");
        assert_eq!(history, Arrivals::of_an_office(80.0).simulate(Day(18_000), 1_000, 3));
    }

    #[test]
    fn the_wave_is_smooth_and_bounded() {
        assert!((wave(0.25) - 1.0).abs() < 1e-12 && (wave(0.75) + 1.0).abs() < 1e-12);
        assert!(wave(0.0).abs() < 1e-12 && wave(7.5).abs() < 1e-12);
    }
}
