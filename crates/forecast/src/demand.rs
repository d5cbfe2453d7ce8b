//! Jobs to come, as a simulation draws them.

use serde::{Deserialize, Serialize};

use super::project::Projection;
use base::Random;

/// Jobs per day from the first simulated day on, with the randomness of days and the doubt about the level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayArrivals {
    /// Expected jobs of each day; past the end its last seven days are repeated.
    pub means: Vec<f64>,
    /// Variance of a day = mean + clumping × mean².
    pub clumping: f64,
    /// Standard deviation of the level of a whole run, as a share: what the forecast itself may be off by.
    pub level_sd: f64,
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
        Self { means, clumping: projection.clumping, level_sd: level_sd(projection) }
    }

    /// The factor of a whole run: 1 on average.
    pub(crate) fn level(&self, random: &mut Random) -> f64 {
        if !(self.level_sd > 0.0 && self.level_sd.is_finite()) {
            return 1.0;
        }
        let shape = 1.0 / (self.level_sd * self.level_sd);
        random.gamma(shape) / shape
    }

    /// Jobs of a day, in a run with the given factor.
    pub(crate) fn draw(&self, day: usize, factor: f64, random: &mut Random) -> u64 {
        let known = self.means.len();
        let at = if day < known {
            day
        } else {
            let week = known.min(7);
            known - week + (day - known) % week.max(1)
        };
        let mean = self.means.get(at).copied().unwrap_or(0.0) * factor;
        let size = if self.clumping > 0.0 { 1.0 / self.clumping } else { f64::INFINITY };
        random.negative_binomial(mean, size)
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
        let history = Arrivals::of_an_office(40.0).simulate(Day(19_000), 300, 5);
        let projection = project(&history.series, &[], 30).expect("enough history");
        let arrivals = DayArrivals::of(&projection);
        let DayArrivals { means, level_sd, .. } = &arrivals;
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
}
