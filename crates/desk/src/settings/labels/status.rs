//! The meaning of a status by its words.

use std::sync::LazyLock;

use super::lexicon::{Found, Lexicon};
use super::meaning::StatusMeaning;
use super::words::Sign;

static LEXICON: LazyLock<Lexicon<Sign>> = LazyLock::new(|| Lexicon::new(|language| language.statuses));

/// No label has more letters.
const LONGEST: usize = 80;

/// What the words of a status label say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusReading {
    /// What it means.
    pub meaning: StatusMeaning,
    /// Opened again: a completion date may still stand in the row.
    pub says_reopened: bool,
    /// Closed, and not only solved: a completion date should stand in the row.
    pub says_closed: bool,
}

/// The meaning of a status label by its words; `false` beside it when they say none (then: active).
pub fn guess_status(label: &str) -> (StatusMeaning, bool) {
    let known = status_by_words(label);
    (known.unwrap_or_default(), known.is_some())
}

/// The meaning of a status label by its words; `None` when they say none.
pub fn status_by_words(label: &str) -> Option<StatusMeaning> {
    read_status(label).map(|read| read.meaning)
}

/// What the words of a status label say, in the languages that service desks export in; `None` when they say nothing
/// of a status.
pub fn read_status(label: &str) -> Option<StatusReading> {
    // `Done yet?` asks, and sentences are no labels.
    if label.trim_end().ends_with(['?', '？']) || label.chars().nth(LONGEST).is_some() {
        return None;
    }
    let mut signs = Signs(LEXICON.find(label));
    if is_partly(label) {
        signs.turn(Sign::Done);
    }
    let meaning = signs.meaning()?;
    let says_closed = meaning == StatusMeaning::Complete && signs.has(Sign::Closed);
    Some(StatusReading { meaning, says_reopened: signs.has(Sign::Reopened), says_closed })
}

/// `50 % complete`
fn is_partly(label: &str) -> bool {
    let Some((before, _)) = label.split_once(['%', '％']) else { return false };
    let before = before.trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    before[before.len() - digits..].parse::<u32>().is_ok_and(|share| share < 100)
}

struct Signs(Vec<Found<Sign>>);

impl Signs {
    /// The order counts: what has ended has ended, however; what waits for its end waits.
    fn meaning(&self) -> Option<StatusMeaning> {
        use Sign as S;
        use StatusMeaning as M;
        let waits = self.first(S::Waiting);
        if self.has(S::Reopened) || self.has(S::Replied) && waits.is_none() {
            return Some(M::Active);
        }
        if self.has_ended(waits) {
            return Some(if self.has(S::Cancelled) { M::Cancelled } else { M::Complete });
        }
        let known = if self.has(S::Pending) {
            M::WaitingCustomer
        } else if self.has(S::Ready) {
            M::ReadyToEngage
        } else if self.has(S::Scheduled) {
            M::Scheduled
        } else if waits.is_some() {
            self.waits_for()
        } else if self.has(S::Hold) {
            M::OnHold
        } else if self.has(S::New) || self.turned(S::Active) {
            M::New
        } else if self.has(S::Active) || self.has(S::Undone) {
            M::Active
        } else if self.0.iter().any(|found| found.negated.is_some() && !found.sign.is_party()) {
            // Not resolved, not waiting, not scheduled: somebody has it.
            M::Active
        } else {
            return None;
        };
        Some(known)
    }

    fn turn(&mut self, sign: Sign) {
        for found in self.0.iter_mut().filter(|found| found.sign == sign) {
            found.negated = Some(0);
        }
    }

    fn first(&self, sign: Sign) -> Option<&Found<Sign>> {
        self.0.iter().find(|found| found.sign == sign && !found.is_turned())
    }

    fn has(&self, sign: Sign) -> bool {
        self.first(sign).is_some()
    }

    fn turned(&self, sign: Sign) -> bool {
        self.0.iter().any(|found| found.sign == sign && found.is_turned())
    }

    /// Whether a word says that it is over, and none before it that this is only awaited.
    fn has_ended(&self, waits: Option<&Found<Sign>>) -> bool {
        let ends = [Sign::Closed, Sign::Done, Sign::Cancelled].into_iter().filter_map(|sign| self.first(sign));
        ends.min_by_key(|end| end.at).is_some_and(|end| {
            waits.is_none_or(|waits| {
                // 完了待ち: the word for waiting stands behind what is waited for.
                let is_awaited = end.is_unspaced && end.part == waits.part;
                end.at < waits.at && !is_awaited
            })
        })
    }

    fn waits_for(&self) -> StatusMeaning {
        use StatusMeaning as M;
        if self.has(Sign::Vendor) {
            M::WaitingVendor
        } else if self.has(Sign::Material) {
            M::WaitingMaterials
        } else if self.has(Sign::Intake) {
            M::New
        } else if self.has(Sign::Customer) {
            M::WaitingCustomer
        } else if self.has(Sign::Desk) {
            // Waiting for support: the turn is ours.
            M::Active
        } else if self.has(Sign::Answer) {
            M::WaitingCustomer
        } else {
            M::WaitingOther
        }
    }
}

impl Found<Sign> {
    /// Negated; a word for closing only by one that stands beside it: *niet succesvol gesloten* is closed.
    fn is_turned(&self) -> bool {
        // For whom something waits is not negated: `En attente d'un tiers`.
        !self.sign.is_party() && self.negated.is_some_and(|words| words == 0 || words == 1 && self.sign != Sign::Closed)
    }
}

impl Sign {
    /// Words that say for whom something waits.
    const fn is_party(self) -> bool {
        matches!(self, Self::Vendor | Self::Material | Self::Customer | Self::Answer | Self::Desk | Self::Intake)
    }
}
