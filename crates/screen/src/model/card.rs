//! Cards: a figure with its goal, verdict and definition; the tickets that need attention.

use serde::{Deserialize, Serialize};

use super::chart::ChartMark;

/// How a figure stands: always said by word and shape as well as by color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Nothing to judge.
    #[default]
    Plain,
    /// Within goal.
    Good,
    /// Close to the goal, or worth a look.
    Warn,
    /// Over goal.
    Bad,
    /// Not measurable.
    Unknown,
}

impl Tone {
    /// The name in `data-tone` attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }

    /// The shape that says the same as the color.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "●",
            Self::Warn => "◆",
            Self::Bad => "▲",
            Self::Unknown => "◌",
        }
    }
}

/// What a figure is, where it comes from, and what to do about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Which tickets or hours count.
    pub rule: String,
    /// The goal and who published it.
    pub source: String,
    /// Why the method looks at it.
    pub why: String,
    /// What to do when it is over goal, and who.
    pub action: String,
}

/// A count beside a figure, with its list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideCount {
    /// For example `2 on hold without a due date`.
    pub words: String,
    /// The bare count; `None` when it cannot be measured.
    pub count: Option<u32>,
    /// The list behind it; empty when there is none.
    pub href: String,
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KpiCard {
    /// The id of the figure (`data-kpi`).
    pub id: String,
    /// The title in the method's words.
    pub title: String,
    /// The figure as text; a dash when it cannot be measured.
    pub value: String,
    /// The bare number (`data-value`); `None` when it cannot be measured. Shares are 0..=1.
    pub number: Option<f64>,
    /// For example `goal ≤ 3`; empty without a goal.
    pub goal: String,
    /// How it stands.
    pub tone: Tone,
    /// How it stands in words, for example `Over goal`, or why it cannot be measured.
    pub verdict: String,
    /// The figure in a sentence, with its denominator.
    pub reading: String,
    /// The list behind the figure; empty when there is none.
    pub href: String,
    /// Whether this row belongs to the one before it.
    pub is_part: bool,
    /// Counts beside it.
    pub beside: Vec<SideCount>,
    /// Earlier values, oldest first; empty when none are known.
    pub trend: Vec<f64>,
    /// How many of the first values of the trend are rebuilt from today's export.
    pub rebuilt: u32,
    /// What changed since the day before that is known, for example `+4 since Fri 20 Nov`; empty when none is.
    pub change: String,
    /// Whether it is one of the two that the eye is to find first.
    pub is_worst: bool,
    /// The goal on the scale of the trend.
    pub trend_goal: Option<f64>,
    /// What happened on its days: `at` is the place in the trend.
    pub trend_marks: Vec<ChartMark>,
    /// How sure a figure of a past day is: `exact`, `reconstructed`, `unknown`; empty for one of the present.
    pub mark: String,
    /// What it means.
    pub definition: Definition,
}

/// A ticket that merits attention, with its reason first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Ticket number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Why it is here, in a sentence without its stop: what is read first.
    pub why: String,
    /// Workflow, company, technician, age; joined with ` · `.
    pub about: String,
    /// What to do next, in a word or two.
    pub action: String,
    /// Shown only where there is room: a wall shows more, not only larger.
    pub is_extra: bool,
    /// The ticket's page.
    pub href: String,
}
