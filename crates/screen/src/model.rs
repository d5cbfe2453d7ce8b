//! Plain screens: what is shown, in order, in words, with a link behind each number.
//!
//! A screen is made of few kinds of parts, so that every page is drawn by the same few views, and one test
//! can walk every number of every page.

use serde::{Deserialize, Serialize};

use crate::huddle::view::HuddleView;
use crate::wall::WallView;

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
    /// The goal on the scale of the trend.
    pub trend_goal: Option<f64>,
    /// What happened on its days: `at` is the place in the trend.
    pub trend_marks: Vec<ChartMark>,
    /// How sure a figure of a past day is: `exact`, `reconstructed`, `unknown`; empty for one of the present.
    pub mark: String,
    /// What it means.
    pub definition: Definition,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The text; names and titles of the user's data are text, never markup.
    pub text: String,
    /// The list or page behind it; empty when there is none.
    pub href: String,
    /// The number of tickets (or entries) that the link opens, where the cell is such a count.
    pub count: Option<u32>,
    /// How it stands.
    pub tone: Tone,
    /// A second line, smaller; may be empty.
    pub note: String,
}

impl Cell {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A count that opens its list; a zero opens none.
    pub fn count(count: usize, href: String) -> Self {
        let href = if count == 0 { String::new() } else { href };
        Self { text: crate::kit::words::count(count), count: Some(count as u32), href, ..Self::default() }
    }

    /// What cannot be known.
    pub fn unknown(reason: &str) -> Self {
        Self { text: "—".into(), note: reason.to_owned(), tone: Tone::Unknown, ..Self::default() }
    }

    /// The same cell with a link.
    pub fn to(self, href: String) -> Self {
        Self { href, ..self }
    }

    /// The same cell, whose link opens so many tickets or entries.
    pub fn counting(self, count: u32) -> Self {
        Self { count: Some(count), ..self }
    }

    /// The same cell in a tone.
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same cell with a second line.
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A column's head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The title, with its unit.
    pub title: String,
    /// Figures are aligned at their end.
    pub numeric: bool,
    /// Link that sorts by this column; empty when it cannot.
    pub sort_href: String,
    /// `ascending`, `descending` or empty.
    pub sorted: String,
}

/// A table. The first cell of each row is its head.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// What it shows.
    pub caption: String,
    /// Column heads.
    pub heads: Vec<Head>,
    /// Rows of as many cells as there are heads.
    pub rows: Vec<Vec<Cell>>,
    /// The last row sums the others.
    pub has_total: bool,
    /// What to say when there are no rows.
    pub empty: String,
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

/// A point of a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its label on the category axis.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// Second value: the end of a range or an expected value, where the chart has one.
    pub other: Option<f64>,
    /// The value in words, for hover, keyboard and the table.
    pub words: String,
    /// The list behind it; empty when there is none.
    pub href: String,
    /// The number of tickets that the link opens.
    pub count: Option<u32>,
}

/// Points that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Which of the chart colors (0–3), or 4 for a muted ghost.
    pub color: u8,
    /// The points, one for each label of the chart, in order.
    pub points: Vec<Point>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Horizontal bars, one for each label.
    #[default]
    Bars,
    /// Vertical columns, one for each label; several series stand side by side.
    Columns,
    /// Columns stacked on each other.
    Stacked,
    /// Lines over the labels; a point's `other` and a series of color 4 draw a band.
    Lines,
    /// A heat map: each series is a row, each label a column; cells with a second value are underlined.
    Heat,
}

/// A chart as a value: drawn on a canvas, written as SVG, read as a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartSpec {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows.
    pub title: String,
    /// What the picture says, in one sentence.
    pub reading: String,
    /// What the values count, for example `tickets`.
    pub unit: String,
    /// The series.
    pub series: Vec<Series>,
    /// A line across at the goal.
    pub goal: Option<f64>,
    /// Moments that are marked, on charts over time.
    pub marks: Vec<ChartMark>,
}

/// A moment that is marked on a chart over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartMark {
    /// Where it is: 2 on the third label, 2.5 between it and the fourth.
    pub at: f64,
    /// What happened.
    pub words: String,
}

/// What happened to a clock in a slice of its strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StripKind {
    /// It counted.
    #[default]
    Counted,
    /// Out of hours on a day that has some.
    Night,
    /// A weekday without hours.
    Weekend,
    /// A holiday.
    Holiday,
    /// Waiting stopped the clock.
    Paused,
    /// The ticket was complete, to be opened again later.
    Complete,
}

impl StripKind {
    /// The name in `data-kind` attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Night => "night",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
            Self::Paused => "paused",
            Self::Complete => "complete",
        }
    }
}

/// A stretch of a strip in which nothing changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripSlice {
    /// What happened to the clock.
    pub kind: StripKind,
    /// Whether it lies behind the moment the target ran out.
    pub over: bool,
    /// Its first moment, for example `Fri 26 Jun 2026, 16:30`.
    pub from: String,
    /// The first moment after it.
    pub to: String,
    /// Its length on the wall in seconds.
    pub seconds: i64,
    /// Where it starts on the strip, 0..=1.
    pub start: f64,
    /// Its part of the strip's width, 0..=1; the slices add up to 1.
    pub share: f64,
    /// The slice in a sentence, for hover, keyboard and the list beside the picture.
    pub words: String,
}

/// A moment marked on a strip.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripMark {
    /// Where it is, 0..=1.
    pub at: f64,
    /// What it is, for example `Ran out Mon 29 Jun 2026, 11:30`.
    pub words: String,
}

/// A clock taken apart: from creation to now or to the event, every stretch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StripView {
    /// The event, for example `Resolution (Completion)`.
    pub title: String,
    /// What the strip says, in one sentence (`aria-label` of the picture).
    pub reading: String,
    /// The stretches in order of time, without gaps.
    pub slices: Vec<StripSlice>,
    /// Where the target ends: when it ran out, or will; `None` when that lies behind the strip's end.
    pub target: Option<StripMark>,
    /// How far along the strip the target reaches, 0..=1: to its end when it is not used up by then.
    pub target_reach: f64,
    /// The target in words, for example `Target 8 h 00 min`.
    pub target_words: String,
    /// Days, or hours of a short strip, marked along it.
    pub ticks: Vec<StripMark>,
    /// When the target ran out; `None` while it has not.
    pub ran_out: Option<StripMark>,
    /// Whether the due time in force has passed: an exported one may lie later than `ran_out`, out of hours.
    pub late: bool,
    /// The due time in force, where it lies on the strip (the exported one may differ from `target`).
    pub due: Option<StripMark>,
    /// The counted stretches within the target as a sum: `2 h 10 min + 5 h 50 min = 8 h 00 min`.
    pub sum: String,
    /// Whether there is no status history, so that waiting is not known.
    pub estimated: bool,
    /// The whole explanation as lines of plain text, to read aloud and to paste into an e-mail.
    pub text: String,
}

/// How a lever is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeverKind {
    /// Along a track.
    #[default]
    Slider,
    /// As a number that is typed.
    Number,
}

/// A number that the user moves; its value is an option of the URL.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lever {
    /// The option.
    pub name: String,
    /// What is moved.
    pub label: String,
    /// The unit, for example `%`; may be empty.
    pub unit: String,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// The step from value to value.
    pub step: f64,
    /// The value as it is.
    pub value: f64,
    /// The value at which nothing is changed; it leaves the URL.
    pub neutral: f64,
    /// What to say then.
    pub neutral_words: String,
    /// Whether the value is a change, said with its sign.
    pub is_change: bool,
    /// How it is moved.
    pub kind: LeverKind,
}

impl Lever {
    /// A value in words: `+10 %`, `as today`.
    pub fn words(&self, value: f64) -> String {
        if value == self.neutral && !self.neutral_words.is_empty() {
            return self.neutral_words.clone();
        }
        let sign = match self.is_change {
            true if value < 0.0 => "−",
            true => "+",
            false => "",
        };
        let amount = if self.is_change { value.abs() } else { value };
        format!("{sign}{amount} {}", self.unit).trim_end().to_owned()
    }
}

/// A scenario that was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedScenario {
    /// Its name.
    pub name: String,
    /// What it moves.
    pub words: String,
    /// Moves the levers as it does.
    pub open_href: String,
    /// Plays it beside the levers as they stand, or no more.
    pub beside_href: String,
    /// Whether it is played beside them.
    pub is_beside: bool,
}

/// Saved scenarios, and what could be saved now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosView {
    /// Those in the settings.
    pub saved: Vec<SavedScenario>,
    /// Options of the levers that are moved; empty when nothing is.
    pub moved: Vec<(String, String)>,
    /// The same in words.
    pub words: String,
}

/// What a simulation led to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Whether the last quarter was told right, so that the levers may be moved.
    pub is_open: bool,
    /// What there is to show.
    pub blocks: Vec<Block>,
}

/// The rules that find the workflow of a ticket, to be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesView {
    /// The rules on show, as a draft text.
    pub draft: String,
    /// The rules in force, as such a text.
    pub applied: String,
}

/// What a status is, for shape and color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatusKind {
    /// Nobody has looked at it.
    New,
    /// Ours to work on.
    #[default]
    Active,
    /// Waiting or on hold.
    Waiting,
    /// Done.
    Complete,
}

impl StatusKind {
    /// The name in `data-kind` attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Complete => "complete",
        }
    }
}

/// A stay in one status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// The status, as exported.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// The same for shape and color.
    pub kind: StatusKind,
    /// Since when.
    pub from: String,
    /// For how long; a dash for the end of the way.
    pub length: String,
    /// Where it starts on the line from creation to now, 0..=1.
    pub start: f64,
    /// Its part of that line, 0..=1.
    pub share: f64,
}

/// The way of a ticket from New to Complete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    /// What it says, in one sentence.
    pub reading: String,
    /// The stays, in order of time.
    pub stays: Vec<Stay>,
}

/// A status of a flow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowNode {
    /// Its label.
    pub label: String,
    /// What it is.
    pub kind: StatusKind,
    /// How many tickets were in it, in words.
    pub words: String,
    /// Its left upper corner in the units of the picture.
    pub x: f64,
    /// See `x`.
    pub y: f64,
}

/// A way from one status to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowArrow {
    /// The curve as SVG path data.
    pub path: String,
    /// Its head as SVG points.
    pub head: String,
    /// Its width.
    pub width: f64,
    /// What stands beside it, for example `212 · 3 h`.
    pub label: String,
    /// Where that stands.
    pub label_x: f64,
    /// See `label_x`.
    pub label_y: f64,
    /// The way in words.
    pub words: String,
    /// The tickets that took it.
    pub href: String,
    /// How many these are.
    pub count: u32,
}

/// Which status follows which, as a graph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowView {
    /// What it says, in one sentence.
    pub reading: String,
    /// Width of the picture in its own units.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The statuses.
    pub nodes: Vec<FlowNode>,
    /// The ways.
    pub arrows: Vec<FlowArrow>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Figures.
    Cards(Vec<KpiCard>),
    /// A table.
    Table(TableView),
    /// A picture.
    Chart(ChartSpec),
    /// Tickets in order of urgency.
    Work(Vec<WorkItem>),
    /// A sentence with a tone, and a link when `href` is not empty.
    Note {
        /// How it stands.
        tone: Tone,
        /// The sentence.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// A clock taken apart.
    Strip(StripView),
    /// The way of a ticket.
    Timeline(TimelineView),
    /// Which status follows which.
    Flow(FlowView),
    /// The morning meeting.
    Huddle(Box<HuddleView>),
    /// Names and values, for example the fields of a ticket.
    Facts(Vec<(String, Cell)>),
    /// Numbers to move.
    Levers {
        /// The levers.
        levers: Vec<Lever>,
        /// Whether they stay shut until a simulation has told the last quarter right.
        is_gated: bool,
    },
    /// The place of what a simulation of this page's question led to.
    Played,
    /// Saved scenarios.
    Scenarios(ScenariosView),
    /// The form of the workflow rules.
    Rules(RulesView),
    /// Choices as a list that drops down, where there are too many for links side by side: title, link, chosen.
    Picker {
        /// What is chosen.
        label: String,
        /// The choices.
        options: Vec<(String, String, bool)>,
    },
    /// Choices as links: title, link, chosen.
    Choices {
        /// What is chosen.
        label: String,
        /// The choices.
        options: Vec<(String, String, bool)>,
    },
}

impl Block {
    /// Tells every link with the number of tickets (or entries) that it must open.
    fn counts(&self, note: &mut impl FnMut(&str, Option<u32>)) {
        match self {
            Self::Cards(cards) => {
                for side in cards.iter().flat_map(|card| &card.beside) {
                    note(&side.href, side.count);
                }
            }
            Self::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    note(&cell.href, cell.count);
                }
            }
            Self::Chart(chart) => {
                for point in chart.series.iter().flat_map(|series| &series.points) {
                    note(&point.href, point.count);
                }
            }
            Self::Facts(facts) => {
                for (_, cell) in facts {
                    note(&cell.href, cell.count);
                }
            }
            Self::Huddle(view) => {
                for block in &view.blocks {
                    block.counts(note);
                }
            }
            Self::Flow(flow) => {
                for arrow in &flow.arrows {
                    note(&arrow.href, Some(arrow.count));
                }
            }
            Self::Levers { .. } | Self::Played | Self::Scenarios(_) | Self::Rules(_) => {}
            Self::Work(_)
            | Self::Picker { .. }
            | Self::Strip(_)
            | Self::Timeline(_)
            | Self::Note { .. }
            | Self::Choices { .. } => {}
        }
    }
}

/// Where a section stands when there is room for two columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// In the wide column.
    #[default]
    Main,
    /// In the narrow column beside it.
    Side,
    /// Across both.
    Full,
}

/// A titled part of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The anchor.
    pub id: String,
    /// The title; empty when the page's title is enough.
    pub title: String,
    /// A word beside the title, for example `5 of 212, worst first`.
    pub note: String,
    /// Where it stands.
    pub place: Place,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// The rows of a list that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paging {
    /// Rows of the whole list.
    pub total: u32,
    /// The first row shown, from 0.
    pub offset: u32,
    /// Rows on a page.
    pub size: u32,
}

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// The verdict in a sentence: the page's `h1`.
    pub title: String,
    /// The first thing to do.
    pub lede: String,
    /// The parts.
    pub sections: Vec<Section>,
    /// For lists: what part of them is shown.
    pub paging: Option<Paging>,
    /// Tabs of the page: title, link, chosen. Empty when there are none.
    pub tabs: Vec<(String, String, bool)>,
}

/// A dimension in the filter bar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterView {
    /// Id in the URL.
    pub id: String,
    /// Title.
    pub title: String,
    /// Values by open tickets (then name), with the number of open tickets; at most 400.
    pub values: Vec<(String, u32)>,
    /// Those that are chosen.
    pub chosen: Vec<String>,
}

/// What stands above every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The moment of the picture, for example `Tue 30 Jun 2026, 15:00`.
    pub as_of: String,
    /// The same as RFC 3339.
    pub as_of_rfc3339: String,
    /// Where the moment comes from.
    pub as_of_note: String,
    /// The files in a few words.
    pub files: String,
    /// Tickets in the data.
    pub tickets: u32,
    /// Zone of the wall times.
    pub zone: String,
    /// The address with names in place of their fingerprints; empty when it had none.
    pub address: String,
    /// First and last day of the data, `YYYY-MM-DD`; empty without any.
    pub days: Option<(String, String)>,
    /// The filter bar.
    pub filters: Vec<FilterView>,
    /// A question that the user should answer (order of dates…); empty when there is none.
    pub question: String,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// What stands above the page.
    pub header: Header,
    /// The page.
    pub board: Board,
    /// For a wall display: what it shows instead of the page.
    pub wall: Option<Box<WallView>>,
}

impl Screen {
    /// Whether the page waits for a simulation of its question.
    pub fn is_played(&self) -> bool {
        let mut blocks = self.board.sections.iter().flat_map(|section| &section.blocks);
        blocks.any(|block| *block == Block::Played)
    }

    /// Every link with the number of tickets (or entries) that it must open.
    pub fn counted_links(&self) -> Vec<(String, u32)> {
        let mut links = Vec::new();
        let mut note = |href: &str, count: Option<u32>| {
            if let (false, Some(count)) = (href.is_empty(), count) {
                links.push((href.to_owned(), count));
            }
        };
        for block in self.board.sections.iter().flat_map(|section| &section.blocks) {
            block.counts(&mut note);
        }
        links
    }
}
