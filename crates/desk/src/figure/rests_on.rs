//! Which figures rest on a guess: a column that was not told by its name, an order of dates or a label that nothing tells.

use crate::dataset::{Assumption, Dataset, Field};

/// From here on what was inferred is no guess any more.
const SURE: u8 = 75;

/// The columns that a figure is made of, beside the ticket numbers.
fn fields_of(id: &str) -> &'static [Field] {
    use Field as F;
    match id {
        "new" => &[F::Status],
        "sla_overdue" | "sla_triage" | "sla_engagement" | "sla_completion" | "ready_overdue" => &[
            F::Status,
            F::FirstResponseDue,
            F::FirstResponseAt,
            F::PlanDue,
            F::PlanAt,
            F::ResolutionDue,
            F::ResolvedAt,
            F::Completed,
        ],
        "waiting_stale" => &[F::Status, F::LastActivity],
        "hold_past_due" => &[F::Status, F::Due],
        "unscheduled" => &[F::Status, F::NextServiceCall, F::Estimate],
        "unassigned" | "over_20" => &[F::Status, F::Resource],
        "over_estimate" => &[F::Status, F::Estimate, F::Worked],
        "sla_first_response" => &[F::Created, F::FirstResponseDue, F::FirstResponseAt],
        "sla_resolution_plan" => &[F::Created, F::PlanDue, F::PlanAt],
        "sla_resolution" => &[F::Status, F::Created, F::ResolutionDue, F::ResolvedAt, F::Completed],
        "created" => &[F::Created],
        "effort" => &[F::Status, F::Completed, F::Worked],
        _ => &[F::Status, F::Created, F::Completed],
    }
}

/// The guesses that a figure rests on: columns in order of files, then labels of statuses, those with most tickets first.
pub fn guesses_behind(data: &Dataset, id: &str) -> Vec<Assumption> {
    let fields = fields_of(id);
    let mut guesses = data.assumed_columns();
    guesses.extend(data.assumed_statuses());
    guesses.retain(|one| one.confidence < SURE && (fields.contains(&one.field) || one.field == Field::Number));
    guesses
}
