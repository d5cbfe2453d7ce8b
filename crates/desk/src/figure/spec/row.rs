//! A row of the table of figures.

use crate::figure::gap::Measured;
use crate::figure::measure::{Figures, Reading};
use crate::figure_id::FigureId;
use crate::query::Page;
use crate::settings::Settings;
use language::say;
use serde::{Deserialize, Serialize};

use super::goal::{Goal, GoalRule};

/// What a figure is, which decides how two of them are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Things counted at one moment: `value`.
    #[default]
    Count,
    /// Things counted over `days` days: `value`.
    Flow,
    /// `part` of `whole`, each counted: `value` is 0..=1.
    Share,
    /// A quotient of amounts, for example hours by hours: `value`.
    Ratio,
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Tickets.
    Tickets,
    /// Technicians.
    Technicians,
    /// A share 0..=1, shown in parts of a hundred.
    Percent,
    /// Hours.
    Hours,
    /// Hours of working time, of which a day has eight or so: never shown in days.
    BusinessTime,
    /// Hours by endpoints by months.
    HoursPerEndpoint,
    /// Days of work.
    Days,
    /// Hours by the calendar, shown in days and hours.
    CalendarTime,
}

/// Where the card of a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The coordinator's stuck tickets.
    Stuck,
    /// What came, went and is open, on the page of past days.
    Flow,
    /// The manager's headline.
    Headline,
    /// The manager's figures that move before the headline does.
    Leading,
    /// The manager's figures that tell what was.
    Lagging,
    /// No board: comparisons and engagement files only.
    Comparison,
}

impl Panel {
    /// The page it is part of.
    pub const fn page(self) -> Page {
        match self {
            Self::Stuck => Page::Coordinator,
            Self::Flow => Page::Past,
            Self::Headline | Self::Leading | Self::Lagging => Page::Manager,
            Self::Comparison => Page::Compare,
        }
    }
}

/// What a figure needs to know of a ticket, which decides how sure it is on a past day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Its creation only.
    Creation,
    /// Whether it was open.
    Openness,
    /// Its status.
    Status,
    /// Its whole row: technician, queue, due dates, estimate.
    Row,
    /// Planned service calls, which no export dates.
    Calls,
    /// Time entries, and nothing of tickets.
    Entries,
}

/// The setting that stands in the braces of a row's texts.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    /// A length in days where it is whole, else in hours.
    Length(fn(&Settings) -> f64),
    /// Hours.
    Hours(fn(&Settings) -> f64),
    /// A count.
    Count(fn(&Settings) -> u32),
}

/// How a figure is measured.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    /// It counts one of the coordinator's rows.
    Row,
    /// For the period only.
    Period(fn(&Figures<'_, '_>) -> Measured<Reading>),
    /// For the period, and for each step of a trend.
    Windows(fn(&Figures<'_, '_>, usize) -> Measured<Reading>),
}

/// What there is to know of a figure before it is measured.
#[derive(Clone, Copy, Debug)]
pub struct FigureSpec {
    /// The figure.
    pub id: FigureId,
    /// What it is called.
    pub(super) title: &'static str,
    /// What it is called in the middle of a sentence, where that is shorter.
    pub(super) short: &'static str,
    /// What kind of number it is.
    pub kind: Kind,
    /// What it is counted in.
    pub unit: Unit,
    /// What it is held against.
    pub goal: Option<Goal>,
    /// Whether less is better, of a figure without a goal; `None` where neither is.
    pub(super) less_is_better: Option<bool>,
    /// Where its card stands.
    pub panel: Panel,
    /// Whether it is a part of the figure before it.
    pub is_part: bool,
    /// What it needs to know of a ticket.
    pub needs: Needs,
    /// The names of its numerator and denominator in JSON, where it has them.
    pub parts: Option<[&'static str; 2]>,
    /// The setting in the braces of its texts.
    pub(super) setting: Option<Setting>,
    /// Which tickets or hours count.
    pub(super) rule: &'static str,
    /// Why it matters.
    pub(super) why: &'static str,
    /// What to do about it.
    pub(super) action: &'static str,
    /// What a coach asks about it: how the work is done, never who is to blame.
    pub(super) question: &'static str,
    /// How it is measured.
    pub(super) measure: Measure,
    /// What the hash in engagement files is made of, where it is not the rule. It never changes with the words.
    pub(super) counted_by: Option<fn(&Settings) -> String>,
}

/// What a row says only where it differs.
pub(super) const PLAIN: FigureSpec = FigureSpec {
    id: FigureId::New,
    title: "",
    short: "",
    kind: Kind::Ratio,
    unit: Unit::Percent,
    goal: None,
    less_is_better: None,
    panel: Panel::Lagging,
    is_part: false,
    needs: Needs::Row,
    parts: Some(["good", "all"]),
    setting: None,
    rule: "",
    why: "",
    action: "",
    question: "",
    measure: Measure::Row,
    counted_by: None,
};

impl FigureSpec {
    /// What it is called in the middle of a sentence.
    pub fn short(&self, settings: &Settings) -> String {
        match self.short {
            "" => language::lower_first(&self.filled(self.title, settings)),
            short => language::text(short).to_owned(),
        }
    }

    /// Which tickets or hours count.
    pub fn rule(&self, settings: &Settings) -> String {
        self.filled(self.rule, settings)
    }

    /// Why it matters.
    pub fn why(&self) -> &'static str {
        shown(self.why)
    }

    /// What to do about it; empty where the method says nothing.
    pub fn action(&self) -> &'static str {
        shown(self.action)
    }

    /// What a coach asks about it.
    pub fn question(&self) -> &'static str {
        match self.question {
            "" => say!("What would the team change first, if it were theirs to decide?"),
            question => language::text(question),
        }
    }

    /// Whether less is better; `None` where neither is.
    pub fn less_is_better(&self) -> Option<bool> {
        self.goal.map_or(self.less_is_better, |goal| Some(goal.rule == GoalRule::AtMost))
    }

    /// What two figures must have in common to be compared, in words that do not change with the language.
    pub fn counted_by(&self, settings: &Settings) -> String {
        match self.counted_by {
            Some(words) => words(settings),
            None => language::in_english(|| self.rule(settings)),
        }
    }

    pub(super) fn filled(&self, text: &'static str, settings: &Settings) -> String {
        match self.setting.filter(|_| text.contains('{')) {
            Some(setting) => language::fill(text, &[format_args!("{}", setting.words(settings))]),
            None => shown(text).to_owned(),
        }
    }
}

impl Setting {
    fn words(self, settings: &Settings) -> String {
        match self {
            Self::Length(of) => {
                let hours = of(settings);
                match hours / 24.0 {
                    1.0 => format!("1 {}", say!("day")),
                    days if days.fract() == 0.0 => {
                        format!("{} {}", language::grouped(&days.to_string()), say!("days"))
                    }
                    _ => say!("{} h", language::decimal(hours, 1)),
                }
            }
            Self::Hours(of) => language::decimal(of(settings), 1),
            Self::Count(of) => of(settings).to_string(),
        }
    }
}

fn shown(text: &'static str) -> &'static str {
    if text.is_empty() { text } else { language::text(text) }
}
