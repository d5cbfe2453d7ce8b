//! Tickets to come, as a simulation draws them.

use serde::{Deserialize, Serialize};

use super::project::Projection;
use super::series::Series;
use base::Random;

/// Tickets per day from the first simulated day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DayArrivals {
    /// Expected tickets per day, with the randomness of days and the doubt about the level.
    Rates {
        /// Expected tickets of each day; past the end its last seven days are repeated.
        means: Vec<f64>,
        /// Variance of a day = mean + clumping × mean².
        clumping: f64,
        /// Standard deviation of the level of a whole run, as a share: what the forecast itself may be off by.
        level_sd: f64,
    },
    /// Days of the past, drawn again by weekday.
    Resampled {
        /// Amounts of past days, by weekday of the first simulated day and on.
        by_weekday: [Vec<f64>; 7],
    },
}

impl DayArrivals {
    /// As projected. Best with a projection of all the days simulated; weeks beyond its points follow its weekly view.
    pub fn of(projection: &Projection) -> Self {
        let mut means: Vec<f64> = projection.points.iter().map(|point| point.mean).collect();
        for week in projection.weeks.iter().skip(means.len() / 7) {
            means.truncate(means.len() / 7 * 7);
            for place in 0..7 {
                let weekday = week.day.plus(place).weekday();
                means.push(week.mean / 7.0 * projection.weekday_pattern[weekday]);
            }
        }
        Self::Rates { means, clumping: projection.clumping, level_sd: level_sd(projection) }
    }

    /// Whether there is nothing to draw from.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Rates { means, .. } => means.is_empty(),
            Self::Resampled { by_weekday } => by_weekday.iter().any(Vec::is_empty),
        }
    }

    /// The factor of a whole run: 1 on average.
    pub(crate) fn level(&self, random: &mut Random) -> f64 {
        match self {
            Self::Rates { level_sd, .. } if *level_sd > 0.0 && level_sd.is_finite() => {
                let shape = 1.0 / (level_sd * level_sd);
                random.gamma(shape) / shape
            }
            _ => 1.0,
        }
    }

    /// Tickets of a day, in a run with the given factor.
    pub(crate) fn draw(&self, day: usize, factor: f64, random: &mut Random) -> u64 {
        match self {
            Self::Rates { means, clumping, .. } => {
                let at = if day < means.len() {
                    day
                } else {
                    let week = means.len().min(7);
                    means.len() - week + (day - means.len()) % week.max(1)
                };
                let mean = means.get(at).copied().unwrap_or(0.0) * factor;
                let size = if *clumping > 0.0 { 1.0 / clumping } else { f64::INFINITY };
                random.negative_binomial(mean, size)
            }
            Self::Resampled { by_weekday } => {
                let past = random.pick(&by_weekday[day % 7]).copied().unwrap_or(0.0) * factor;
                // What is left of a ticket after scaling is a ticket as often as its size says.
                past as u64 + u64::from(random.uniform() < past.fract())
            }
        }
    }
}

/// What the weekly intervals say beyond the randomness of the days in them.
fn level_sd(projection: &Projection) -> f64 {
    let week = |point: &super::project::Point| {
        if point.mean <= 0.0 {
            return 0.0;
        }
        let spread = (point.hi80 - point.lo80) / 2.0 / 1.281_551_565_544_6 / point.mean;
        // A week of days in the weekly pattern: sums of squares of the pattern say how days clump.
        let squares: f64 = projection.weekday_pattern.iter().map(|share| share * share / 49.0).sum();
        let chance = 1.0 / point.mean + projection.clumping * squares;
        (spread * spread - chance).max(0.0)
    };
    let variance = projection.weeks.iter().map(week).sum::<f64>() / projection.weeks.len().max(1) as f64;
    variance.sqrt().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Arrivals, project};
    use base::Day;

    #[test]
    fn a_projection_is_drawn_around_its_means() {
        let history = Arrivals::of_a_desk(40.0).simulate(Day(19_000), 300, 5);
        let projection = project(&history.series, &[], 30).expect("enough history");
        let arrivals = DayArrivals::of(&projection);
        let DayArrivals::Rates { means, level_sd, .. } = &arrivals else { panic!("rates") };
        assert_eq!(means.len(), 91);
        assert!((0.0..0.2).contains(level_sd), "{level_sd}");
        let weeks: f64 = projection.weeks.iter().map(|week| week.mean).sum();
        assert!((means.iter().sum::<f64>() / weeks - 1.0).abs() < 0.03);
        let mut random = Random::seeded(4);
        let runs = 400;
        let drawn: u64 = (0..runs * 7).map(|turn| arrivals.draw(turn % 7, 1.0, &mut random)).sum();
        let expected = projection.weeks[0].mean * runs as f64;
        assert!((drawn as f64 / expected - 1.0).abs() < 0.03);
    }

    #[test]
    fn resampling_keeps_the_weekdays() {
        let week = [5.0, 4.0, 3.0, 2.0, 1.0, 9.0, 8.0];
        let values = (0..70).map(|at| week[at % 7]).collect();
        let arrivals = DayArrivals::resampled(&Series { start: Day(0), values, holidays: vec![] });
        let mut random = Random::seeded(4);
        let drawn: Vec<u64> = (0..7).map(|day| arrivals.draw(day, 1.0, &mut random)).collect();
        assert_eq!(drawn, [5, 4, 3, 2, 1, 9, 8]);
    }
}
