//! The pages.

use language::say;
use serde::{Deserialize, Serialize};

/// A page of the dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Page {
    /// B: the nine stuck-ticket KPIs.
    #[default]
    Coordinator,
    /// A: intake and triage.
    Intake,
    /// C: ready to engage and workload.
    Workload,
    /// The morning meeting.
    Huddle,
    /// The service manager's board.
    Manager,
    /// The service delivery forecast.
    Forecast,
    /// A list of tickets.
    Tickets,
    /// A list of time entries.
    Entries,
    /// One ticket, by number.
    Ticket(String),
    /// The ways that tickets take from status to status.
    Journey,
    /// The steps of an import: what was recognised, and what is asked.
    Import,
    /// Which figures can be trusted, and what to mend.
    Audit,
    /// Before and after, peers, figures over imports.
    Compare,
    /// The report for a client's management.
    Report,
    /// The boards as of past days.
    Past,
    /// Files, what was recognised, import issues.
    Data,
    /// What can be decided.
    Settings,
    /// The wall display.
    Wall,
    /// Keyboard, definitions, sources.
    Help,
    /// An address that is no page's.
    Unknown(String),
}

impl Page {
    /// The page's part of the fragment, without the ticket's number.
    pub const fn path(&self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Intake => "intake",
            Self::Workload => "workload",
            Self::Huddle => "huddle",
            Self::Manager => "manager",
            Self::Forecast => "forecast",
            Self::Tickets => "tickets",
            Self::Entries => "entries",
            Self::Ticket(_) => "ticket",
            Self::Journey => "journey",
            Self::Import => "import",
            Self::Audit => "audit",
            Self::Compare => "compare",
            Self::Report => "report",
            Self::Past => "past",
            Self::Data => "data",
            Self::Settings => "settings",
            Self::Wall => "wall",
            Self::Help => "help",
            Self::Unknown(_) => "unknown",
        }
    }

    /// The page of a path; the coordinator's for none.
    pub fn from_path(path: &str) -> Self {
        let path = path.trim_matches('/');
        let (head, rest) = path.split_once('/').unwrap_or((path, ""));
        match head {
            "intake" => Self::Intake,
            "workload" => Self::Workload,
            "huddle" => Self::Huddle,
            "manager" => Self::Manager,
            "forecast" => Self::Forecast,
            "tickets" => Self::Tickets,
            "entries" => Self::Entries,
            "ticket" => Self::Ticket(rest.to_owned()),
            "journey" => Self::Journey,
            "import" => Self::Import,
            "audit" => Self::Audit,
            "compare" => Self::Compare,
            "report" => Self::Report,
            "past" => Self::Past,
            "data" => Self::Data,
            "settings" => Self::Settings,
            "wall" => Self::Wall,
            "help" => Self::Help,
            "" | "coordinator" => Self::Coordinator,
            _ => Self::Unknown(path.to_owned()),
        }
    }

    /// The title in the navigation and the document.
    pub fn title(&self) -> String {
        match self {
            Self::Coordinator => say!("Stuck tickets").into(),
            Self::Intake => say!("Intake and triage").into(),
            Self::Workload => say!("Ready to engage").into(),
            Self::Huddle => say!("Huddle").into(),
            Self::Manager => say!("Service manager").into(),
            Self::Forecast => say!("Forecast").into(),
            Self::Tickets => say!("Tickets").into(),
            Self::Entries => say!("Time entries").into(),
            Self::Ticket(number) => say!("Ticket {number}"),
            Self::Journey => say!("Journey").into(),
            Self::Import => say!("Import").into(),
            Self::Audit => say!("Can the figures be trusted?").into(),
            Self::Compare => say!("Before and after").into(),
            Self::Report => say!("Coaching report").into(),
            Self::Past => say!("As of a past day").into(),
            Self::Data => say!("Data").into(),
            Self::Settings => say!("Settings").into(),
            Self::Wall => say!("Wall").into(),
            Self::Help => say!("Help").into(),
            Self::Unknown(_) => say!("Page not found").into(),
        }
    }
}
