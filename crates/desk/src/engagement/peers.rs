//! Where one desk stands among others, without any of them being named.

use super::file::{Engagement, Figure};

/// One figure among the same figure of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The own figure.
    pub own: Figure,
    /// Figures of the others, ascending.
    pub others: Vec<f64>,
    /// The share of the others that are worse, equal ones counted half; `None` without a better side or others.
    pub better_than: Option<f64>,
}

impl Standing {
    /// The value that a share of the others is at or below, between neighbours in proportion; `None` of nothing.
    pub fn quantile(&self, share: f64) -> Option<f64> {
        let last = self.others.len().checked_sub(1)?;
        let at = share.clamp(0.0, 1.0) * last as f64;
        let (low, high) = (self.others[at.floor() as usize], self.others[at.ceil() as usize]);
        Some(low + (high - low) * at.fract())
    }
}

/// The figures of `own` among those of `others` that were counted by the same rule.
pub fn peers(own: &Engagement, others: &[Engagement]) -> Vec<Standing> {
    own.figures
        .iter()
        .filter_map(|figure| {
            let value = figure.value?;
            let mut values: Vec<f64> = others
                .iter()
                .filter_map(|other| other.figure(&figure.id))
                .filter(|other| other.definition == figure.definition)
                .filter_map(|other| other.value)
                .collect();
            values.sort_by(f64::total_cmp);
            let better_than = figure.less_is_better.filter(|_| !values.is_empty()).map(|less| {
                let worse = |other: f64| if less { other > value } else { other < value };
                let beaten: f64 = values
                    .iter()
                    .map(|&other| {
                        if worse(other) {
                            1.0
                        } else if other == value {
                            0.5
                        } else {
                            0.0
                        }
                    })
                    .sum();
                beaten / values.len() as f64
            });
            Some(Standing {
                id: figure.id.clone(),
                title: figure.title.clone(),
                own: figure.clone(),
                others: values,
                better_than,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(value: f64, less: bool) -> Engagement {
        Engagement {
            figures: vec![Figure {
                id: "new".into(),
                value: Some(value),
                less_is_better: Some(less),
                ..Figure::default()
            }],
            ..Engagement::default()
        }
    }

    #[test]
    fn a_desk_stands_before_those_that_are_worse() {
        let others: Vec<Engagement> = [2.0, 4.0, 6.0, 8.0].map(|value| desk(value, true)).into();
        let standing = |value, less| peers(&desk(value, less), &others).remove(0);
        assert_eq!(standing(1.0, true).better_than, Some(1.0));
        assert_eq!(standing(4.0, true).better_than, Some(0.625));
        assert_eq!(standing(9.0, false).better_than, Some(1.0));
        assert_eq!(standing(4.0, true).quantile(0.5), Some(5.0));
        assert_eq!(standing(4.0, true).quantile(1.0), Some(8.0));
        assert_eq!(peers(&desk(4.0, true), &[]).remove(0).better_than, None);
    }
}
