//! What went wrong with a source, in sentences for whoever runs the command line: there is no Data page here.

use zenboard::feed::{SourceSpec, Trouble};

use super::http::Failure;
use super::keys;

/// The sentence.
pub fn sentence(failure: &Failure, source: &SourceSpec) -> String {
    let told = match &failure.trouble {
        Trouble::Unreachable => "It does not answer.".to_owned(),
        Trouble::Denied(status) => {
            format!("The key was rejected (HTTP {status}); to give another one, {}.", keys::wanted(source))
        }
        Trouble::NoKey => format!("It needs a key: {}.", keys::wanted(source)),
        Trouble::Spent => format!(
            "Its limit of {} requests an hour is reached (\"hourly\" in its source); a later run goes on from here.",
            source.hourly
        ),
        Trouble::Changed(what) => {
            format!("Its columns have changed: {what}. Run once with --anew to take the new form as it is.")
        }
        other => other.sentence(),
    };
    match failure.detail.as_str() {
        "" => told,
        detail => format!("{} ({detail}).", told.trim_end_matches('.')),
    }
}

/// Whether the same request may be answered in a moment.
pub fn passes(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Unreachable | Trouble::TooSlow(_) | Trouble::BrokeOff | Trouble::Busy { .. } | Trouble::ServerError(_)
    )
}

/// Whether the same refresh may succeed when it is begun again: the answer was no good, and nobody has to help.
pub fn is_worth_another_round(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Empty | Trouble::Unreadable(_) | Trouble::Loop | Trouble::Incomplete { .. } | Trouble::WebPage
    )
}
