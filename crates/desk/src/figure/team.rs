//! Whom work is grouped by: technicians, or queues where nobody is assigned.

use crate::dataset::{Entity, Field, NO_TICKET};
use crate::settings::Settings;
use base::Sym;
use language::say;

use super::calls::PlannedCall;
use super::gap::{Gap, Measured};
use super::view::View;

/// What work is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By primary resource.
    Technician,
    /// By queue.
    Queue,
}

impl Grouping {
    /// The grouping of a query's word; by queue where technicians are not exported.
    pub fn of(view: &View<'_>, word: &str) -> Self {
        match word {
            "queue" => Self::Queue,
            "technician" => Self::Technician,
            _ if view.data.tickets.is_blank(Field::Resource) && view.data.tickets.has(Field::Queue) => Self::Queue,
            _ => Self::Technician,
        }
    }

    /// The column.
    pub const fn field(self) -> Field {
        match self {
            Self::Technician => Field::Resource,
            Self::Queue => Field::Queue,
        }
    }

    /// The word in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Technician => "technician",
            Self::Queue => "queue",
        }
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Technician => say!("Technician"),
            Self::Queue => say!("Queue"),
        }
    }
}

/// A technician or a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Its symbol; [`Sym::NONE`] when no row carries the name.
    pub sym: Sym,
}

/// The groups that are shown, by name.
#[derive(Clone, Debug)]
pub struct Team {
    /// What they are.
    pub grouping: Grouping,
    /// By name.
    pub members: Vec<Member>,
    /// Index + 1 of the member of each symbol; 0 for none.
    places: Vec<u16>,
}

/// No desk has more technicians or queues than this; what is beyond is not listed.
const MOST: usize = 2_000;

impl Team {
    /// The groups with open tickets; for technicians also those who are active in the technicians' file.
    ///
    /// Technicians outside the service team (`settings.hidden_resources`) are left out.
    ///
    /// # Errors
    /// The reason when the column is not exported.
    pub fn of(view: &View<'_>, grouping: Grouping) -> Measured<Self> {
        let field = grouping.field();
        let data = view.data;
        let roster: &std::collections::BTreeMap<_, _> = &data.resources;
        if !data.tickets.has(field) && (grouping == Grouping::Queue || roster.is_empty()) {
            return Err(Gap::NoColumn(Entity::Tickets, field));
        }
        let mut seen = vec![0_u16; data.texts.len()];
        let mut members = Vec::new();
        for &row in &view.open {
            let sym = data.tickets.label(field, row as usize);
            if !sym.is_none() && std::mem::replace(&mut seen[sym.index()], 1) == 0 {
                members.push(Member { name: data.texts.text(sym).to_owned(), sym });
            }
        }
        if grouping == Grouping::Technician {
            for (name, info) in roster {
                let sym = data.texts.find(name).unwrap_or_default();
                let is_new = sym.is_none() || seen[sym.index()] == 0;
                if info.active && is_new && view.resource_passes(name) {
                    let name = name.clone();
                    members.push(Member { name, sym });
                }
            }
            members.retain(|member| !Settings::names(&view.settings.hidden_resources, &member.name));
        }
        members.sort_by(|a, b| a.name.cmp(&b.name));
        members.truncate(MOST);
        let mut places = vec![0; data.texts.len()];
        for (at, member) in members.iter().enumerate() {
            if !member.sym.is_none() {
                places[member.sym.index()] = at as u16 + 1;
            }
        }
        Ok(Self { grouping, members, places })
    }

    /// The place of a symbol among the members.
    pub fn place(&self, sym: Sym) -> Option<usize> {
        match self.places.get(sym.index()) {
            Some(&at) if at > 0 => Some(at as usize - 1),
            _ => None,
        }
    }

    /// The place of a ticket's group.
    pub fn place_of_ticket(&self, view: &View<'_>, ticket: u32) -> Option<usize> {
        match ticket {
            NO_TICKET => None,
            row => self.place(view.data.tickets.label(self.grouping.field(), row as usize)),
        }
    }

    /// The place of whose time a service call takes: its technician, or the queue of its ticket.
    pub fn place_of_call(&self, view: &View<'_>, call: &PlannedCall) -> Option<usize> {
        match self.grouping {
            Grouping::Technician => self.place(call.resource),
            Grouping::Queue => self.place_of_ticket(view, call.ticket),
        }
    }

    /// The place of a time entry: its technician, or the queue of its ticket.
    pub fn place_of_entry(&self, view: &View<'_>, entry: usize) -> Option<usize> {
        match self.grouping {
            Grouping::Technician => self.place(view.data.entries.label(Field::Resource, entry)),
            Grouping::Queue => self.place_of_ticket(view, view.data.entry_facts.ticket[entry]),
        }
    }

    /// The place of a member by name, or by number from 0.
    pub fn find(&self, wanted: &str) -> Option<usize> {
        self.members
            .iter()
            .position(|member| member.name == wanted)
            .or_else(|| wanted.parse().ok().filter(|&at| at < self.members.len()))
    }
}

/// Whether a technician is set to be outside the service team.
pub fn is_outside(view: &View<'_>, sym: Sym) -> bool {
    !sym.is_none() && Settings::names(&view.settings.hidden_resources, view.data.texts.text(sym))
}
