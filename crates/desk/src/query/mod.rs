//! The question: everything that decides what is shown, and its form in the URL.
//!
//! In: a fragment or picks. Out: [`Query`]. Never: data.

mod fragment;
mod page;

use serde::{Deserialize, Serialize};

pub use page::Page;

use base::Timestamp;
use language::say;

/// The dimensions that every figure can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Company,
    Resource,
    Queue,
    Priority,
    Workflow,
}

impl Dimension {
    /// All, in the order of the filter bar.
    pub const ALL: [Self; 5] = [Self::Company, Self::Resource, Self::Queue, Self::Priority, Self::Workflow];

    /// The name in the URL and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Resource => "resource",
            Self::Queue => "queue",
            Self::Priority => "priority",
            Self::Workflow => "workflow",
        }
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Company => say!("Company"),
            Self::Resource => say!("Technician"),
            Self::Queue => say!("Queue"),
            Self::Priority => say!("Priority"),
            Self::Workflow => say!("Workflow"),
        }
    }
}

/// A condition on tickets or entries: the rule and its argument, for example `kpi` and `new`.
///
/// A list is opened by the conditions of the cell that was clicked; all must hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pick {
    /// The rule.
    pub rule: String,
    /// Its argument; may be empty.
    pub value: String,
}

impl Pick {
    /// A condition.
    pub fn new(rule: &str, value: impl Into<String>) -> Self {
        Self { rule: rule.to_owned(), value: value.into() }
    }
}

/// Everything that decides what is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The page.
    pub page: Page,
    /// The moment the picture is taken; the newest activity in the data when not given.
    pub as_of: Option<Timestamp>,
    /// IANA zone for times without one; empty for the settings' or the browser's.
    pub zone: String,
    /// Filters: dimension and wanted value. Several values of one dimension are alternatives.
    pub filters: Vec<(Dimension, String)>,
    /// Conditions of the opened list.
    pub picks: Vec<Pick>,
    /// Column that sorts the opened list; a leading `-` turns the order. Empty: the rule's own order.
    pub sort: String,
    /// First row of the opened list that is shown.
    pub offset: u32,
    /// What a board is grouped by; empty for its own default.
    pub group: String,
    /// Length of the reporting period in days; the settings' when not given.
    pub period: Option<u32>,
    /// Whether the data are taken as they were at the moment, and not as they are now.
    pub rewound: bool,
    /// Further choices of a page, by name.
    pub options: Vec<(String, String)>,
}

impl Query {
    /// The values wanted of a dimension.
    pub fn wanted(&self, dimension: Dimension) -> impl Iterator<Item = &str> {
        self.filters.iter().filter(move |(known, _)| *known == dimension).map(|(_, value)| value.as_str())
    }

    /// The same question with one more filter, or without it when it was there.
    pub fn toggled(&self, dimension: Dimension, value: &str) -> Self {
        let mut query = self.clone();
        let filter = (dimension, value.to_owned());
        match query.filters.iter().position(|known| *known == filter) {
            Some(at) => {
                query.filters.remove(at);
            }
            None => query.filters.push(filter),
        }
        query.offset = 0;
        query
    }

    /// The same question on another page, lists closed.
    pub fn on(&self, page: Page) -> Self {
        Self {
            page,
            picks: Vec::new(),
            sort: String::new(),
            offset: 0,
            options: Vec::new(),
            group: String::new(),
            ..self.clone()
        }
    }

    /// The same question without any name of a company or a person: filters by them and lists are closed.
    pub fn without_names(&self) -> Self {
        let mut query = self.on(self.page.clone());
        query.filters.retain(|(dimension, _)| !matches!(dimension, Dimension::Company | Dimension::Resource));
        query
    }

    /// A further choice.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the answer is for a wall display: `wall=1` on any page, or the page of that name.
    pub fn is_wall(&self) -> bool {
        self.page == Page::Wall || self.option("wall") == Some("1")
    }

    /// The same question with a further choice; an empty value takes it back.
    pub fn with_option(&self, name: &str, value: &str) -> Self {
        let mut query = self.clone();
        query.options.retain(|(known, _)| known != name);
        if !value.is_empty() {
            query.options.push((name.to_owned(), value.to_owned()));
        }
        query
    }
}
