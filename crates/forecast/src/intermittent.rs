//! Queues where most days are empty: how much, and how often.

/// Croston's method with the Syntetos-Boylan correction: smoothed size ÷ smoothed gap, a flat forecast.
pub fn croston_sba(values: &[f64], alpha: f64, horizon: usize) -> Vec<f64> {
    let mut rate: Option<(f64, f64)> = None;
    let mut gap = 0.0;
    for &value in values {
        gap += 1.0;
        if value > 0.0 {
            rate = Some(match rate {
                None => (value, gap),
                Some((size, every)) => (size + alpha * (value - size), every + alpha * (gap - every)),
            });
            gap = 0.0;
        }
    }
    let level = rate.map_or(0.0, |(size, every)| (1.0 - alpha / 2.0) * size / every);
    vec![level; horizon]
}

/// The method of Teunter, Syntetos and Babai: smoothed size × smoothed chance, which fades when nothing comes any more.
pub fn tsb(values: &[f64], alpha_size: f64, alpha_chance: f64, horizon: usize) -> Vec<f64> {
    let busy = values.iter().filter(|&&value| value > 0.0).count();
    let mut size = values.iter().copied().find(|&value| value > 0.0).unwrap_or(0.0);
    let mut chance = busy as f64 / values.len().max(1) as f64;
    for &value in values {
        if value > 0.0 {
            size += alpha_size * (value - size);
            chance += alpha_chance * (1.0 - chance);
        } else {
            chance -= alpha_chance * chance;
        }
    }
    vec![size * chance; horizon]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_every_third_day_is_one_a_day() {
        let values: Vec<f64> = (1..=90).map(|at| if at % 3 == 0 { 3.0 } else { 0.0 }).collect();
        // Size 3, every 3 days, and the correction of 1 - 0.1 / 2.
        assert!((croston_sba(&values, 0.1, 2)[1] - 0.95).abs() < 1e-12);
        assert!((tsb(&values, 0.1, 0.05, 1)[0] - 1.0).abs() < 0.06);
    }

    #[test]
    fn only_one_of_them_forgets() {
        let mut values = vec![2.0; 10];
        values.extend([0.0; 200]);
        assert!(tsb(&values, 0.1, 0.05, 1)[0] < 0.001);
        assert!(croston_sba(&values, 0.1, 1)[0] > 1.0);
        assert_eq!(croston_sba(&[], 0.1, 1), [0.0]);
        assert_eq!(tsb(&[], 0.1, 0.1, 1), [0.0]);
    }
}
