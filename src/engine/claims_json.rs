//! Whether the method holds at this desk, and which promises will be missed, as the JSON of the command line.

use serde_json::{Value, json};

use crate::figure::{CLAIM_DAYS, Claim, SlaEvent, View, claimed, promises};

use super::json::number;

/// The claims that the data can tell of; what it cannot is told with the reason.
pub(super) fn claims(view: &View<'_>, unmeasurable: &mut Vec<Value>) -> Value {
    let mut told = Vec::new();
    for claim in Claim::ALL {
        match claimed(view, claim) {
            Ok(counted) => {
                let side = |side: forecast::Side| json!({ "tickets": side.all, "in_time": side.good });
                told.push(json!({
                    "id": claim.id(),
                    "event": claim.event().id(),
                    "days": CLAIM_DAYS,
                    "with": side(counted.with),
                    "without": side(counted.without),
                    "n": counted.difference.map(|found| found.compared),
                    "effect": counted.difference.map(|found| number(found.value)),
                    "lo95": counted.difference.map(|found| number(found.lo95)),
                    "hi95": counted.difference.map(|found| number(found.hi95)),
                    "verdict": match counted.difference {
                        None => "not_enough",
                        Some(found) if !found.is_clear() => "no_clear_difference",
                        Some(found) if found.value > 0.0 => "more_in_time",
                        Some(_) => "fewer_in_time",
                    },
                }));
            }
            Err(gap) => unmeasurable.push(json!({ "id": claim.id(), "reason": gap.words() })),
        }
    }
    told.into()
}

/// The chances of running promises, and how such chances came true; an event without them says why.
pub(super) fn promises_json(view: &View<'_>, unmeasurable: &mut Vec<Value>) -> (Value, Value) {
    let (mut running, mut proofs) = (Vec::new(), Vec::new());
    for event in SlaEvent::ALL {
        let id = format!("promises_{}", event.id());
        match promises(view, event) {
            Err(gap) => unmeasurable.push(json!({ "id": id, "reason": gap.words() })),
            Ok(Err(why)) => unmeasurable.push(json!({ "id": id, "reason": why.to_string() })),
            Ok(Ok(told)) => {
                running.extend(told.running.iter().map(|one| {
                    json!({
                        "ticket": view.data.number(one.ticket as usize),
                        "event": event.id(),
                        "due": view.data.zone.rfc3339(one.due),
                        "chance": number(one.chance),
                    })
                }));
                let found = told.calibration;
                let tenth = |(count, chance, share): &(usize, f64, f64)| json!({ "told": count, "chance": number(*chance), "missed": number(*share) });
                proofs.push(json!({
                    "event": event.id(),
                    "told": found.told,
                    "brier": number(found.brier),
                    "base_brier": number(found.base_brier),
                    "off": number(found.off),
                    "tenths": found.tenths.iter().map(tenth).collect::<Vec<Value>>(),
                }));
            }
        }
    }
    (running.into(), proofs.into())
}
