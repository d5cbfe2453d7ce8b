//! Finding the lowest place of a function without its slope: deterministic, plain arithmetic.

/// Corners whose heights differ by less than this share are level: no forecast could tell them apart.
const FLAT: f64 = 1e-6;

/// The place near `start` where a function of `N` variables is lowest (Nelder and Mead's simplex).
///
/// `height` answers infinity outside the allowed region. Stops after `rounds` or when the simplex has become flat.
pub(crate) fn simplex<const N: usize>(
    start: [f64; N],
    step: [f64; N],
    rounds: usize,
    mut height: impl FnMut(&[f64; N]) -> f64,
) -> [f64; N] {
    let mut corners = vec![(start, height(&start))];
    for axis in 0..N {
        let mut corner = start;
        corner[axis] += step[axis];
        corners.push((corner, height(&corner)));
    }
    for _ in 0..rounds {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (best, worst) = (corners[0].1, corners[N]);
        if worst.1 - best <= FLAT * best.abs() {
            break;
        }
        let middle: [f64; N] =
            std::array::from_fn(|axis| corners[..N].iter().map(|corner| corner.0[axis]).sum::<f64>() / N as f64);
        let mut along = |factor: f64| {
            let place: [f64; N] = std::array::from_fn(|axis| middle[axis] + factor * (worst.0[axis] - middle[axis]));
            (place, height(&place))
        };
        let mirrored = along(-1.0);
        let next = if mirrored.1 < best {
            let stretched = along(-2.0);
            if stretched.1 < mirrored.1 { stretched } else { mirrored }
        } else if mirrored.1 < corners[N - 1].1 {
            mirrored
        } else {
            along(if mirrored.1 < worst.1 { -0.5 } else { 0.5 })
        };
        if next.1 < worst.1 {
            corners[N] = next;
        } else {
            let anchor = corners[0].0;
            for corner in &mut corners[1..] {
                corner.0 = std::array::from_fn(|axis| (corner.0[axis] + anchor[axis]) / 2.0);
                corner.1 = height(&corner.0);
            }
        }
    }
    corners.sort_by(|a, b| a.1.total_cmp(&b.1));
    corners[0].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simplex_finds_the_bottom_of_a_bowl() {
        let [x, y] = simplex([0.0, 0.0], [0.5, 0.5], 200, |[x, y]| {
            let (a, b) = (1.0 - x, y - x * x);
            a * a + 100.0 * b * b
        });
        assert!((x - 1.0).abs() < 1e-2 && (y - 1.0).abs() < 1e-2, "{x} {y}");
    }
}
