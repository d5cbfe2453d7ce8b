//! `zenboard check`: which goals are met, as text or JSON, with an exit code for cron and CI.

mod since;
mod text;
mod verdict;

use serde_json::{Value, json};

use zenboard::figure::{FigureId, goals};

use crate::desk::Desk;
use crate::outcome::{Ending, Outcome, Said};
use crate::words::Check;

use since::Earlier;
use verdict::{Finding, Verdict, verdicts};

/// Answers with the verdicts, and with the worst of them as the exit code.
pub fn check(words: &Check) -> Outcome {
    let wanted = words.kpi.iter().map(|id| figure(id)).collect::<Result<Vec<FigureId>, String>>()?;
    let earlier = words.since.as_deref().map(Earlier::read).transpose()?;
    let desk = Desk::read(&words.desk)?;
    let mut verdicts = verdicts(&desk);
    if !wanted.is_empty() {
        verdicts.retain(|verdict| wanted.contains(&verdict.figure));
    }
    let ending = if desk.is_refused { Ending::NoAnswer } else { ending(&verdicts, !wanted.is_empty()) };
    let text = if words.json {
        let mut answer = json!({ "as_of": moment(&desk), "verdicts": list(&verdicts, earlier.as_ref()) });
        if let Some(earlier) = &earlier {
            answer["since"] = earlier.as_of.clone().into();
        }
        serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?
    } else {
        text::text(&verdicts, earlier.as_ref(), &moment(&desk))
    };
    Ok(Said { text, ending })
}

/// The verdicts of a desk as they stand in its report.
pub fn verdicts_json(desk: &Desk) -> Value {
    list(&verdicts(desk), None)
}

fn list(verdicts: &[Verdict], earlier: Option<&Earlier>) -> Value {
    verdicts.iter().map(|verdict| verdict.json(earlier)).collect()
}

/// What cannot be measured is no answer where it was asked for, and no reason to call when it was not: many exports lack
/// something.
fn ending(verdicts: &[Verdict], was_asked: bool) -> Ending {
    let has = |finding: Finding| verdicts.iter().any(|verdict| verdict.finding() == finding);
    let knows_any = has(Finding::Met) || has(Finding::Missed);
    if (was_asked && has(Finding::NotMeasurable)) || !knows_any {
        Ending::NoAnswer
    } else if has(Finding::Missed) {
        Ending::NotGood
    } else {
        Ending::Good
    }
}

fn figure(id: &str) -> Result<FigureId, String> {
    let known = || goals().map(|(figure, _)| figure.id()).collect::<Vec<_>>().join(", ");
    match FigureId::from_id(id) {
        Some(figure) if figure.goal().is_some() => Ok(figure),
        Some(_) => Err(format!("\"{id}\" has no goal. These have one: {}.", known())),
        None => Err(format!("There is no KPI \"{id}\". There are {}.", known())),
    }
}

fn moment(desk: &Desk) -> String {
    let data = &desk.imported.data;
    let view = zenboard::figure::View::new(data, &desk.settings, &desk.query);
    data.zone.rfc3339(view.as_of)
}
