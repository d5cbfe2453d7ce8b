//! The texts of figures, with what the settings say in their braces.

use language::say;

use crate::table::{Blank, CountedBy, FigureId, FigureSpec};

use super::Settings;

impl FigureId {
    /// What it is called.
    pub fn title(self, settings: &Settings) -> String {
        filled(self.spec(), self.spec().title, settings)
    }

    /// What it is called in the middle of a sentence.
    pub fn short(self, settings: &Settings) -> String {
        match self.spec().short {
            "" => language::lower_first(&self.title(settings)),
            short => language::text(short).to_owned(),
        }
    }

    /// Which tickets or hours count.
    pub fn rule(self, settings: &Settings) -> String {
        filled(self.spec(), self.spec().rule, settings)
    }

    /// Why it matters.
    pub fn why(self) -> &'static str {
        shown(self.spec().why)
    }

    /// What to do about it; empty where the method says nothing.
    pub fn action(self) -> &'static str {
        shown(self.spec().action)
    }

    /// What a coach asks about it: how the work is done, never who is to blame.
    pub fn question(self) -> &'static str {
        match self.spec().question {
            "" => say!("What would the team change first, if it were theirs to decide?"),
            question => language::text(question),
        }
    }

    /// What two figures must have in common to be compared, in words that do not change with the language.
    pub fn counted_by(self, settings: &Settings) -> String {
        let available = || format!("client-facing by available hours, {} a week", settings.weekly_hours);
        match self.spec().counted_by {
            CountedBy::Rule => language::in_english(|| self.rule(settings)),
            CountedBy::Words(words) => words.to_owned(),
            CountedBy::Promises => format!("{} {:?} {:?}", self.id(), settings.sla_basis, settings.sla_source),
            CountedBy::Available => available(),
            CountedBy::AboveTarget => format!("{}, above {}", available(), settings.target_utilization()),
        }
    }
}

fn filled(spec: &FigureSpec, text: &'static str, settings: &Settings) -> String {
    match spec.blank.filter(|_| text.contains('{')) {
        Some(blank) => language::fill(text, &[format_args!("{}", words(blank, settings))]),
        None => shown(text).to_owned(),
    }
}

fn words(blank: Blank, settings: &Settings) -> String {
    match blank {
        Blank::LookAhead => language::decimal(settings.look_ahead_hours, 1),
        Blank::ScheduleAbove => language::decimal(settings.schedule_above_hours, 1),
        Blank::MostOpen => settings.max_open_per_technician.to_string(),
        Blank::WaitingStale => match settings.waiting_stale_hours / 24.0 {
            1.0 => format!("1 {}", say!("day")),
            days if days.fract() == 0.0 => format!("{} {}", language::grouped(&days.to_string()), say!("days")),
            _ => say!("{} h", language::decimal(settings.waiting_stale_hours, 1)),
        },
    }
}

fn shown(text: &'static str) -> &'static str {
    if text.is_empty() { text } else { language::text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_in_days_where_it_is_whole() {
        let with = |hours| Settings { waiting_stale_hours: hours, ..Settings::default() };
        let title = |hours| FigureId::WaitingStale.title(&with(hours));
        assert_eq!(title(24.0), "Waiting, no activity for 1 day");
        assert_eq!(title(48.0), "Waiting, no activity for 2 days");
        assert_eq!(title(36.0), "Waiting, no activity for 36 h");
    }
}
