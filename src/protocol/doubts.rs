//! What only the user can tell about an import, and what it led to in one line.

use crate::base::normalize;
use crate::dataset::FileInfo;
use crate::language::say;
use crate::screen::words;
use crate::settings::Settings;

use super::{ImportSummary, StatusQuestion};

impl ImportSummary {
    /// What was imported, in one line: `148 tickets, 44 open, as of 22 Aug 2025`.
    pub fn line(&self) -> String {
        let (tickets, open) = (words::tickets(self.tickets as usize), words::count(self.open as usize));
        say!("{tickets}, {open} open, as of {}", self.as_of)
    }

    /// Whether something is in doubt that only the user can tell. Not of the sample desk, and not of files whose
    /// questions were answered before.
    pub fn is_doubtful(&self, settings: &Settings) -> bool {
        let is_guessed = |file: &FileInfo| file.matches.iter().any(|found| found.kind.is_doubtful());
        !self.is_sample
            && (self.files.iter().any(is_guessed)
                || self.asked_statuses(settings).next().is_some()
                || !self.questions.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Because, Field, Match, MatchKind, StatusDoubt};
    use crate::settings::StatusMeaning;

    #[test]
    fn the_user_is_asked_only_while_something_is_in_doubt() {
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
        assert!(summary.is_doubtful(&settings));
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
        assert!(!summary.is_doubtful(&settings));
    }
}
