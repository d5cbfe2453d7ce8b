//! Boards: sections in order, each of a few kinds of blocks.

use serde::{Deserialize, Serialize};

use crate::huddle::view::HuddleView;

use super::card::{KpiCard, Tone, WorkItem};
use super::chart::ChartSpec;
use super::flow::FlowView;
use super::forecast::{Lever, RulesView, ScenariosView};
use super::table::{Cell, TableView};
use super::ticket::{StripView, TimelineView};

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
    pub(super) fn counts(&self, note: &mut impl FnMut(&str, Option<u32>)) {
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

/// The way that led to a ticket: its list, and its neighbors in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// What the list shows.
    pub list: String,
    /// The list.
    pub href: String,
    /// Place of the ticket in it, from 1; 0 when it is not in it any more.
    pub at: u32,
    /// Tickets in the list.
    pub total: u32,
    /// The ticket before; empty for the first.
    pub before: String,
    /// The ticket after; empty for the last.
    pub after: String,
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
    /// For a ticket that was opened from a list: the way back and on.
    pub way: Option<Way>,
    /// For a ticket: its address in the PSA; empty when there is none.
    pub outside: String,
    /// For lists: the words that the rows are searched for, `Some("")` for none; `None` where there is nothing to search.
    pub find: Option<String>,
}
