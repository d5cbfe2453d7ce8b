//! What only the user can tell about an import: the steps that are worth asking.

use crate::base::normalize;
use crate::dataset::FileInfo;
use crate::language::say;
use crate::settings::Settings;

use super::{ImportSummary, StatusQuestion};

/// A step of the import, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What was recognised.
    Files,
    /// Columns that were guessed.
    Columns,
    /// Labels without a known meaning.
    Values,
    /// Order of day and month, zone.
    Times,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Files, Self::Columns, Self::Values, Self::Times];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Columns => "columns",
            Self::Values => "values",
            Self::Times => "times",
        }
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Files => say!("What was recognized"),
            Self::Columns => say!("Columns"),
            Self::Values => say!("Labels"),
            Self::Times => say!("Dates and zone"),
        }
    }

    /// The step of a name; the first for one that is not known.
    pub fn named(id: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.id() == id).unwrap_or(Self::Files)
    }
}

impl ImportSummary {
    /// The steps in which something is in doubt, in order. None for the sample desk, and none for files whose
    /// questions were answered before.
    pub fn doubts(&self, settings: &Settings) -> Vec<Step> {
        if self.is_sample {
            return Vec::new();
        }
        let columns = self.files.iter().any(|file| doubtful_columns(file).next().is_some());
        let values = self.asked_statuses(settings).next().is_some();
        let times = !self.questions.is_empty();
        [(Step::Columns, columns), (Step::Values, values), (Step::Times, times)]
            .into_iter()
            .filter(|(_, is_doubtful)| *is_doubtful)
            .map(|(step, _)| step)
            .collect()
    }

    /// Queues whose role was assumed and not confirmed.
    pub fn open_queues<'s>(&'s self, settings: &'s Settings) -> impl Iterator<Item = &'s (String, u32)> {
        self.assumed_queues.iter().filter(move |(label, _)| is_new(settings.queues.keys(), label))
    }

    /// Priorities whose workflow was left to the other rules without the user's word.
    pub fn open_priorities<'s>(&'s self, settings: &'s Settings) -> impl Iterator<Item = &'s (String, u32)> {
        self.assumed_priorities.iter().filter(move |(label, _)| {
            is_new(settings.priorities.keys(), label) && is_new(settings.assumed_priorities.iter(), label)
        })
    }

    /// The company that is likely the provider's own, where nobody said yet.
    pub fn open_own_company(&self, settings: &Settings) -> Option<&(String, String)> {
        let is_open = settings.own_companies.is_empty() && !settings.own_company_settled;
        self.own_guess.as_ref().filter(|_| is_open)
    }

    /// Status labels of which nothing says what they mean, or whose rows contradict them, and about which the user
    /// was not asked; those with most tickets first.
    pub fn asked_statuses<'s>(&'s self, settings: &'s Settings) -> impl Iterator<Item = &'s StatusQuestion> {
        self.doubtful_statuses
            .iter()
            .filter(move |asked| !asked.label.is_empty() && is_new(settings.statuses.keys(), &asked.label))
    }
}

fn is_new<'k>(mut known: impl Iterator<Item = &'k String>, label: &str) -> bool {
    let wanted = normalize(label);
    known.all(|known| normalize(known) != wanted)
}

/// The columns of a table whose field was guessed.
pub fn doubtful_columns(file: &FileInfo) -> impl Iterator<Item = usize> + '_ {
    file.matches.iter().filter(|found| found.kind.is_doubtful()).map(|found| found.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Because, Field, Match, MatchKind, StatusDoubt};
    use crate::settings::StatusMeaning;

    #[test]
    fn a_step_is_asked_only_while_it_is_in_doubt() {
        let found = |kind| Match {
            column: 0,
            header: "Logged when".into(),
            field: Field::Created,
            kind,
            confidence: 50,
            because: Because::default(),
        };
        let asked = |label: &str, tickets| StatusQuestion {
            label: label.into(),
            tickets,
            meaning: StatusMeaning::Active,
            doubt: StatusDoubt::Unknown,
            sentence: String::new(),
        };
        let mut summary = ImportSummary {
            files: vec![FileInfo { matches: vec![found(MatchKind::Guess)], ..FileInfo::default() }],
            doubtful_statuses: vec![asked("", 3), asked("Done yet?", 2)],
            ..ImportSummary::default()
        };
        let mut settings = Settings::default();
        assert_eq!(summary.doubts(&settings), [Step::Columns, Step::Values]);
        summary.assumed_queues = vec![("Harbor team".into(), 2)];
        summary.assumed_priorities = vec![("Banana".into(), 1)];
        summary.own_guess = Some(("Zen".into(), "3 of 3".into()));
        assert_eq!(summary.open_queues(&settings).count(), 1);
        assert_eq!(summary.open_priorities(&settings).count(), 1);
        assert!(summary.open_own_company(&settings).is_some());
        settings.queues.insert("harbor TEAM".into(), crate::settings::QueueRole::Service);
        settings.assumed_priorities.push("banana".into());
        settings.own_company_settled = true;
        assert_eq!(summary.open_queues(&settings).count(), 0);
        assert_eq!(summary.open_priorities(&settings).count(), 0);
        assert!(summary.open_own_company(&settings).is_none());
        settings.statuses.insert("done YET".into(), StatusMeaning::Active);
        summary.files[0].matches = vec![found(MatchKind::Profile)];
        assert_eq!(summary.doubts(&settings), []);
    }
}
