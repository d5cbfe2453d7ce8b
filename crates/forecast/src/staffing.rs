//! How many people a phone or a chat needs: Erlang's formulas.
//!
//! For work that cannot wait. Tickets can: for them see the what-if simulation.

/// Most people ever answered for.
const MOST: u32 = 100_000;

/// Calls and what is promised to the callers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phones {
    /// Calls in an interval.
    pub calls: f64,
    /// Length of the interval in minutes.
    pub interval_min: f64,
    /// Mean handling time in minutes.
    pub handling_min: f64,
    /// Minutes within which a call should be answered.
    pub target_wait_min: f64,
    /// Share of calls to be answered within it, 0..=1.
    pub target_share: f64,
    /// Share of the time an agent may be busy at most, 0..=1.
    pub max_occupancy: f64,
    /// Share of paid time not on the phone (breaks, training), 0..1.
    pub shrinkage: f64,
}

/// What a number of agents achieves when nobody hangs up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErlangC {
    /// Chance that a caller has to wait; 1 when there are too few agents to ever catch up.
    pub p_wait: f64,
    /// Share answered within the target.
    pub service_level: f64,
    /// Share of the time an agent is busy.
    pub occupancy: f64,
}

/// How many positions it takes, and what they achieve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Positions {
    /// Agents on the phone.
    pub raw: u32,
    /// People to pay for, with shrinkage.
    pub with_shrinkage: u32,
    /// What the agents achieve.
    pub achieved: ErlangC,
}

/// What a number of agents achieves when callers lose patience.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Abandonment {
    /// Chance that a caller has to wait.
    pub p_wait: f64,
    /// Chance that a caller hangs up.
    pub p_abandon: f64,
    /// Mean wait of all callers, in the unit of time of the rates.
    pub mean_wait: f64,
}

impl Phones {
    /// Work offered, in agents kept busy (erlangs).
    pub fn offered(&self) -> f64 {
        let offered = self.calls / self.interval_min * self.handling_min;
        if offered.is_finite() { offered.max(0.0) } else { 0.0 }
    }
}

/// Chance that all of `agents` are busy when blocked calls are lost (Erlang B).
pub fn erlang_b(offered: f64, agents: u32) -> f64 {
    let mut blocked = 1.0;
    for agent in 1..=agents {
        blocked = offered * blocked / (f64::from(agent) + offered * blocked);
    }
    blocked
}

/// What `agents` achieve with infinitely patient callers (Erlang C).
pub fn erlang_c(phones: &Phones, agents: u32) -> ErlangC {
    let offered = phones.offered();
    judge(phones, agents, erlang_b(offered, agents))
}

/// The fewest agents that keep the promise without being busier than allowed; `None` for impossible targets.
pub fn required_positions(phones: &Phones) -> Option<Positions> {
    let offered = phones.offered();
    let impossible = !(0.0..1.0).contains(&phones.shrinkage)
        || phones.target_share.is_nan()
        || phones.target_share > 1.0
        || phones.max_occupancy.is_nan()
        || phones.max_occupancy <= 0.0
        || offered > f64::from(MOST) / 2.0;
    if impossible {
        return None;
    }
    let mut blocked = 1.0;
    for agents in 1..=MOST {
        blocked = offered * blocked / (f64::from(agents) + offered * blocked);
        let achieved = judge(phones, agents, blocked);
        if achieved.service_level >= phones.target_share && achieved.occupancy <= phones.max_occupancy {
            let with_shrinkage = (f64::from(agents) / (1.0 - phones.shrinkage)).ceil() as u32;
            return Some(Positions { raw: agents, with_shrinkage, achieved });
        }
    }
    None
}

fn judge(phones: &Phones, agents: u32, blocked: f64) -> ErlangC {
    let offered = phones.offered();
    let people = f64::from(agents);
    if people <= offered {
        return ErlangC { p_wait: 1.0, service_level: 0.0, occupancy: 1.0 };
    }
    let occupancy = offered / people;
    let p_wait = blocked / (1.0 - occupancy * (1.0 - blocked));
    let patience = phones.target_wait_min / phones.handling_min;
    let service_level = if offered > 0.0 { 1.0 - p_wait * (-(people - offered) * patience).exp() } else { 1.0 };
    ErlangC { p_wait, service_level, occupancy }
}

/// What `agents` achieve when a waiting caller hangs up at the rate `patience` (Erlang A).
///
/// `arrivals`, `service` (per agent) and `patience` are rates per the same unit of time. `None` unless all are above 0
/// and finite: without impatience use [`erlang_c`].
pub fn erlang_a(arrivals: f64, service: f64, patience: f64, agents: u32) -> Option<Abandonment> {
    let sound = |rate: f64| rate.is_finite() && rate > 0.0;
    if !(sound(arrivals) && sound(service) && sound(patience)) || agents > MOST {
        return None;
    }
    // Chances of so many callers, relative to all agents busy and nobody waiting (chance 1).
    let people = f64::from(agents);
    let blocked = erlang_b(arrivals / service, agents);
    // Erlang B is the chance of "all busy" among the states without a queue.
    let without_queue = 1.0 / blocked;
    let (mut chance, mut waiting, mut queue) = (1.0, 0.0, 0.0);
    let mut length = 0.0;
    loop {
        length += 1.0;
        chance *= arrivals / (people * service + length * patience);
        waiting += chance;
        queue += length * chance;
        let settled = length * patience > 2.0 * arrivals && length * chance < 1e-17 * (without_queue + waiting);
        if settled || length > 1e7 {
            break;
        }
    }
    let total = without_queue + waiting;
    let mean_queue = queue / total;
    Some(Abandonment {
        p_wait: (1.0 + waiting) / total,
        p_abandon: patience * mean_queue / arrivals,
        mean_wait: mean_queue / arrivals,
    })
}

/// Agents by the square-root rule: the work offered plus `beta` square roots of it for safety.
pub fn square_root_positions(offered: f64, beta: f64) -> f64 {
    offered + beta * offered.max(0.0).sqrt()
}

/// The `beta` that so many agents amount to; 0 when nothing is offered.
pub fn square_root_beta(offered: f64, agents: u32) -> f64 {
    if offered > 0.0 { (f64::from(agents) - offered) / offered.sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_agent_and_half_the_work_waits_half_the_time() {
        let phones = Phones {
            calls: 5.0,
            interval_min: 60.0,
            handling_min: 6.0,
            target_wait_min: 0.0,
            target_share: 0.5,
            max_occupancy: 0.9,
            shrinkage: 0.0,
        };
        let achieved = erlang_c(&phones, 1);
        assert!((achieved.p_wait - 0.5).abs() < 1e-12 && (achieved.service_level - 0.5).abs() < 1e-12);
        assert_eq!(required_positions(&phones).map(|positions| positions.raw), Some(1));
        assert_eq!(required_positions(&Phones { shrinkage: 1.0, ..phones }), None);
        assert_eq!(required_positions(&Phones { max_occupancy: 0.0, ..phones }), None);
    }

    #[test]
    fn the_endlessly_patient_are_erlang_c() {
        let phones = Phones {
            calls: 48.0,
            interval_min: 60.0,
            handling_min: 10.0,
            target_wait_min: 1.0,
            target_share: 0.8,
            max_occupancy: 1.0,
            shrinkage: 0.0,
        };
        let patient = erlang_a(0.8, 0.1, 1e-6, 11).expect("rates are sound");
        assert!((patient.p_wait - erlang_c(&phones, 11).p_wait).abs() < 1e-4);
        assert_eq!(erlang_a(1.0, 1.0, 0.0, 2), None);
    }

    #[test]
    fn the_square_root_rule_goes_both_ways() {
        let beta = square_root_beta(125.0, 148);
        assert!((square_root_positions(125.0, beta) - 148.0).abs() < 1e-9);
    }
}
