//! The capacity in sentences: what is there, what is asked for, and whether that agrees with the backlog.

use desk::figure::{ArrivalsBasis, Capacity};
use language::say;

use crate::kit::words;
use crate::model::Tone;

/// Technicians below which nothing is short or to spare.
const LITTLE: f64 = 0.05;

/// `378 h there, 411 h asked for: 345 h arrive, 66 h to clear in 4 weeks`.
pub fn hours(capacity: &Capacity) -> String {
    let mean = &capacity.mean;
    let whole = |hours: f64| words::decimal(hours, 0);
    let mut parts = vec![say!("{} h arrive", whole(mean.arriving))];
    if mean.clearing >= 0.5 {
        parts.push(say!("{} h to clear in {} weeks", whole(mean.clearing), capacity.clear_weeks));
    }
    if mean.planned >= 0.5 {
        parts.push(say!("{} h of recurring work, alerts and projects", whole(mean.planned)));
    }
    if mean.missed >= 0.5 {
        parts.push(say!("{} h that the target counts on, but that were not given", whole(mean.missed)));
    }
    say!("{} h there, {} h asked for: {}", whole(mean.supply()), whole(mean.asked()), parts.join(", "))
}

/// A sentence's end: `1.2 technicians short`. Nothing is to spare while more comes than is done.
pub fn technicians(capacity: &Capacity) -> Option<String> {
    let gap = capacity.mean.technicians?;
    let amount = words::decimal(gap.abs(), 1);
    Some(match (amount.as_str(), gap < 0.0) {
        ("0", _) => say!("the number of technicians needed").into(),
        ("1", true) => say!("1 technician short").into(),
        (_, true) => say!("{amount} technicians short"),
        (_, false) if capacity.pile.outran() => say!("more tickets arrive than are completed").into(),
        ("1", false) => say!("1 technician to spare").into(),
        (_, false) => say!("{amount} technicians to spare"),
    })
}

/// How the headline looks.
pub fn tone(capacity: &Capacity) -> Tone {
    match capacity.mean.technicians {
        None => Tone::Unknown,
        Some(gap) if gap < -LITTLE => Tone::Bad,
        Some(_) if capacity.pile.outran() => Tone::Warn,
        Some(_) => Tone::Good,
    }
}

/// What the backlog is like, and what the arrivals are taken from where there is no forecast.
pub fn backlog(capacity: &Capacity) -> Vec<String> {
    let pile = &capacity.pile;
    let open = words::tickets(pile.open as usize);
    let mut said = vec![match pile.usual {
        None => say!("{open} open. What is usual is not known yet: that takes twelve weeks of history."),
        Some(usual) if pile.open > usual => say!(
            "{open} open, {usual} are usual (the median of the 13 weeks before the last four). Each of the {} above that asks for {} h, over {} weeks.",
            pile.open - usual,
            words::decimal(capacity.pile_effort, 1),
            capacity.clear_weeks
        ),
        Some(usual) => {
            say!("{open} open, {usual} are usual (the median of the 13 weeks before the last four): nothing to clear.")
        }
    }];
    if let ([Some(lately), Some(quarter)], true) = (pile.grown, pile.outran()) {
        said.push(say!(
            "In the last 4 weeks {lately} and in the last 13 weeks {quarter} more tickets came than were done."
        ));
    }
    if let ArrivalsBasis::MeanOf(weeks) = capacity.basis {
        said.push(say!(
            "There is too little history for a forecast: what arrives is the mean of the last {weeks} weeks."
        ));
    }
    said
}
