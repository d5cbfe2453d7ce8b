//! The chance that a job takes longer than it may, from how long jobs like it took that had lasted as long; and whether
//! such chances came true.
//!
//! In: lengths of jobs that are done; told chances and what became of them. Out: chances 0..=1, a verdict on them. Never:
//! a chance that was not held against a base rate.

/// What a group weighs against the wider one around it, in jobs.
const WEIGHT: f64 = 10.0;
/// Fewer told chances prove nothing.
pub const FEWEST_TOLD: usize = 100;
/// Told and found shares may differ by so much on average.
const MOST_OFF: f64 = 0.05;
/// The mean gain over the base rate is so many of its standard errors, or chance may have made it.
const CLEAR: f64 = 2.0;

/// How long the jobs of a group lasted, and how long those have lasted that are not done yet: the share that lasts longer
/// than any length, after Kaplan and Meier. Without the unfinished, a group would look as quick as its quick ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lengths {
    /// Of all, the shortest first.
    all: Vec<i64>,
    /// Of those that are done, each length once, the shortest first.
    done: Vec<i64>,
    /// The share that lasts longer than each of these.
    survival: Vec<f64>,
}

impl Lengths {
    /// Of lengths in any order: of the jobs that are done, and of the others up to now.
    pub fn of(mut done: Vec<i64>, unfinished: &[i64]) -> Self {
        let mut all = [&done, unfinished].concat();
        all.sort_unstable();
        done.sort_unstable();
        let (mut each, mut survival, mut share) = (Vec::new(), Vec::new(), 1.0);
        for same in done.chunk_by(|a, b| a == b) {
            let at_risk = all.len() - all.partition_point(|&one| one < same[0]);
            share *= 1.0 - same.len() as f64 / at_risk as f64;
            each.push(same[0]);
            survival.push(share);
        }
        Self { all, done: each, survival }
    }

    /// How many lasted longer.
    fn beyond(&self, length: i64) -> f64 {
        (self.all.len() - self.all.partition_point(|&one| one <= length)) as f64
    }

    /// The share that lasts longer.
    fn survival(&self, length: i64) -> f64 {
        let shorter = self.done.partition_point(|&one| one <= length);
        shorter.checked_sub(1).map_or(1.0, |place| self.survival[place])
    }
}

/// The chance that a job which has lasted for `so_far` lasts longer than `allowed`: the share of those that last longer,
/// of the jobs that last at least as long. `groups`: from the widest to the narrowest; each leans on the one before it
/// with ten jobs.
pub fn chance_beyond(groups: &[&Lengths], so_far: i64, allowed: i64) -> f64 {
    let allowed = allowed.max(so_far);
    let mut chance = 0.5;
    let mut weight = 2.0;
    for group in groups {
        let (still, alive) = (group.beyond(so_far), group.survival(so_far));
        if alive > 0.0 {
            chance = (still * group.survival(allowed) / alive + weight * chance) / (still + weight);
        }
        weight = WEIGHT;
    }
    chance
}

/// A chance that was told, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// Which job: chances told of the same one are not independent.
    pub job: u32,
    /// The chance.
    pub chance: f64,
    /// Whether it came true.
    pub came_true: bool,
}

/// What is known of told chances.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// How many chances were held against what became of them.
    pub told: usize,
    /// The mean squared error of the chances (Brier).
    pub brier: f64,
    /// The same of the share that came true, known in hindsight and told of every job: what any chance must beat.
    pub base_brier: f64,
    /// How far told and found shares lie apart, on average over tenths, weighted by how many each holds.
    pub off: f64,
    /// By tenths of the chance told: how many, the mean chance, the share that came true.
    pub tenths: Vec<(usize, f64, f64)>,
}

/// Why chances are not told.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NoChance {
    /// Too few to hold them against what became of them.
    #[error("only {0} chances could be held against what became of them")]
    TooFew(usize),
    /// They were not better than the base rate, beyond what chance makes.
    #[error("the chances were not clearly better than the base rate")]
    NotBetter,
    /// Told and found shares lay this far apart.
    #[error("told and found shares lay {0} apart")]
    Off(f64),
}

/// Holds told chances against what became of them.
///
/// # Errors
/// Why they are not to be told.
pub fn calibrate(told: &[Told]) -> Result<Calibration, NoChance> {
    if told.len() < FEWEST_TOLD {
        return Err(NoChance::TooFew(told.len()));
    }
    let all = told.len() as f64;
    let share = told.iter().filter(|one| one.came_true).count() as f64 / all;
    let (mut brier, mut base_brier) = (0.0, 0.0);
    let mut tenths = [(0_usize, 0.0, 0.0); 10];
    let mut gains: Vec<(u32, f64)> = Vec::with_capacity(told.len());
    for one in told {
        let found = f64::from(u8::from(one.came_true));
        let (error, base) = ((one.chance - found) * (one.chance - found), (share - found) * (share - found));
        brier += error / all;
        base_brier += base / all;
        gains.push((one.job, base - error));
        let tenth = &mut tenths[((one.chance * 10.0) as usize).min(9)];
        *tenth = (tenth.0 + 1, tenth.1 + one.chance, tenth.2 + found);
    }
    if !is_clear(gains) {
        return Err(NoChance::NotBetter);
    }
    let off = tenths.iter().map(|(_, chance, found)| (chance - found).abs()).sum::<f64>() / all;
    if off > MOST_OFF {
        return Err(NoChance::Off(off));
    }
    let mean = |(count, chance, found): (usize, f64, f64)| (count, chance / count as f64, found / count as f64);
    let tenths = tenths.into_iter().filter(|(count, ..)| *count > 0).map(mean).collect();
    Ok(Calibration { told: told.len(), brier, base_brier, off, tenths })
}

/// Whether the mean gain lies beyond what chance makes; the gains of one job count as one.
fn is_clear(mut gains: Vec<(u32, f64)>) -> bool {
    let all = gains.len() as f64;
    let mean = gains.iter().map(|(_, gain)| gain).sum::<f64>() / all;
    gains.sort_unstable_by_key(|(job, _)| *job);
    let squares: f64 = gains
        .chunk_by(|a, b| a.0 == b.0)
        .map(|of_job| of_job.iter().map(|(_, gain)| gain - mean).sum::<f64>())
        .map(|sum| sum * sum)
        .sum();
    mean > 0.0 && mean > CLEAR * squares.sqrt() / all
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Random;
    use proptest::prelude::*;

    #[test]
    fn a_group_is_counted_from_the_same_point_on() {
        let group = Lengths::of((1..=1000).collect(), &[]);
        // 500 of the 900 that lasted longer than 100 lasted longer than 500; the two of the prior hardly matter.
        assert!((chance_beyond(&[&group], 100, 500) - 5.0 / 9.0).abs() < 0.002);
        assert!((chance_beyond(&[&group], 100, 100) - 1.0).abs() < 0.002);
        // What nobody lasted is not told by anybody.
        assert_eq!(chance_beyond(&[&Lengths::default()], 5, 10), 0.5);
    }

    #[test]
    fn a_small_group_leans_on_the_wider_one() {
        let wide = Lengths::of((1..=1000).collect(), &[]);
        let narrow = Lengths::of(vec![900, 950], &[]);
        let chance = chance_beyond(&[&wide, &narrow], 100, 500);
        assert!((chance - (2.0 + 10.0 * 5.0 / 9.0) / 12.0).abs() < 0.001, "{chance}");
    }

    proptest! {
        #[test]
        fn counting_by_halves_is_counting_one_by_one(
            lengths in prop::collection::vec(0_i64..500, 0..200), so_far in 0_i64..500, more in 0_i64..500,
        ) {
            let beyond = |limit: i64| lengths.iter().filter(|&&one| one > limit).count() as f64;
            let plain = (beyond(so_far + more) + 1.0) / (beyond(so_far) + 2.0);
            let found = chance_beyond(&[&Lengths::of(lengths.clone(), &[])], so_far, so_far + more);
            prop_assert!((found - plain).abs() < 1e-9);
        }
    }

    #[test]
    fn the_unfinished_count() {
        let mut random = Random::seeded(3);
        // Jobs of 1 to 1000 hours that began at any time of the last 1000: half are not done.
        let (mut done, mut unfinished) = (Vec::new(), Vec::new());
        for _ in 0..20_000 {
            let (length, age) = (1 + random.below(1000) as i64, random.below(1000) as i64);
            if length <= age { done.push(length) } else { unfinished.push(age) }
        }
        let chance = |open: &[i64]| chance_beyond(&[&Lengths::of(done.clone(), open)], 100, 500);
        let truth = 500.0 / 900.0;
        assert!((chance(&unfinished) - truth).abs() < 0.02, "{}", chance(&unfinished));
        assert!(chance(&[]) < truth - 0.2, "{}", chance(&[]));
    }

    /// Chances that are true, told of jobs whose outcomes follow them.
    fn told(seed: u64, count: u32, twist: impl Fn(f64) -> f64) -> Vec<Told> {
        let mut random = Random::seeded(seed);
        (0..count)
            .map(|job| {
                let truth = random.uniform();
                Told { job, chance: twist(truth), came_true: random.uniform() < truth }
            })
            .collect()
    }

    #[test]
    fn true_chances_are_kept_and_others_refused() {
        let sound = calibrate(&told(1, 2000, |truth| truth)).expect("sound");
        assert!(sound.brier < sound.base_brier && sound.off < 0.05, "{sound:?}");
        assert_eq!(sound.tenths.iter().map(|(count, ..)| count).sum::<usize>(), 2000);
        assert_eq!(calibrate(&told(1, 99, |truth| truth)), Err(NoChance::TooFew(99)));
        // Too sure of itself, though better than the base rate.
        let sure = calibrate(&told(1, 2000, |truth| if truth < 0.5 { 0.02 } else { 0.98 }));
        assert!(matches!(sure, Err(NoChance::Off(_) | NoChance::NotBetter)), "{sure:?}");
    }

    #[test]
    fn permuted_outcomes_switch_them_off() {
        let kept = (0..200_u64).filter(|&seed| {
            let mut all = told(seed, 400, |truth| 0.4 + 0.2 * truth);
            let mut random = Random::seeded(seed + 7);
            for place in (1..all.len()).rev() {
                let other = random.place(place + 1);
                (all[place].came_true, all[other].came_true) = (all[other].came_true, all[place].came_true);
            }
            calibrate(&all).is_ok()
        });
        assert!(kept.count() <= 6);
    }

    #[test]
    fn chances_of_one_job_prove_no_more_than_one() {
        let one: Vec<Told> = (0..500).map(|_| Told { job: 1, chance: 0.9, came_true: true }).collect();
        // The same job again and again: its gain has no spread, and no second job confirms it.
        let two: Vec<Told> =
            one.iter().copied().chain((0..400).map(|_| Told { job: 2, chance: 0.9, came_true: false })).collect();
        assert_eq!(calibrate(&two), Err(NoChance::NotBetter));
    }
}
