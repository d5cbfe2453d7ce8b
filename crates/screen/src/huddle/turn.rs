//! What is said of one technician (or queue) in the morning meeting.

use desk::dataset::{Entity, Field, NO_TICKET};
use desk::figure::{
    Absences, Gap, Grouping, Measured, PlannedCall, SlaBand, Team, URGENCY, View, broken_rules, calls_between,
    knows_sla, tickets_of, unmeasured_rules,
};
use desk::query::Query;
use desk::rule::{FigureRule, Rule, StateRule};
use desk::rules;
use language::say;

use crate::coordinator::calendar::{call_time, day_list};
use crate::kit::parts::{count, figure_head, table, ticket_href, title_head, word_head, work};
use crate::model::{Block, Cell, Tone, WorkItem};

/// One of the team, or what nobody has.
pub(crate) struct Turn {
    /// The anchor of its section.
    pub id: String,
    /// Whose turn it is.
    pub name: String,
    /// The place in the team; its length for what nobody has.
    pub place: usize,
}

/// What all turns look at.
pub(crate) struct Meeting {
    /// Whose turns there are; `None` where nobody is known.
    pub team: Option<Team>,
    /// Why nobody is known.
    pub gap: Option<Gap>,
    /// Tickets that break a rule, by place in the team, each with its place in [`URGENCY`]; the last are
    /// nobody's, and all where nobody is known.
    pub broken: Vec<Vec<(u32, usize)>>,
    /// Rules that cannot be measured.
    pub unmeasured: usize,
    calls: Measured<Vec<PlannedCall>>,
    /// Open and overdue tickets, by the same places.
    open: Vec<(u32, u32)>,
}

impl Meeting {
    /// What a view says, grouped by the query's word.
    pub fn of(view: &View<'_>, word: &str) -> Self {
        let grouping = Grouping::of(view, word);
        let field = grouping.field();
        let team = if view.data.tickets.has(field) {
            Team::of(view, grouping)
        } else {
            Err(Gap::NoColumn(Entity::Tickets, grouping.field()))
        };
        let (team, gap) = match team {
            Ok(team) => (Some(team), None),
            Err(gap) => (None, Some(gap)),
        };
        let places = team.as_ref().map_or(0, |team| team.members.len()) + 1;
        let place = |row: u32| match &team {
            None => Some(0),
            Some(team) => {
                let own = view.data.tickets.label(field, row as usize);
                team.place(own).or_else(|| own.is_none().then_some(places - 1))
            }
        };
        let mut broken = vec![Vec::new(); places];
        for (row, rank) in broken_rules(view) {
            if let Some(place) = place(row) {
                broken[place].push((row, rank));
            }
        }
        let mut open = vec![(0, 0); places];
        for &row in &view.open {
            if let Some(place) = place(row) {
                open[place].0 += 1;
                open[place].1 += u32::from(view.band(row as usize) == SlaBand::Overdue);
            }
        }
        let today = view.data.day(view.as_of);
        Self { calls: calls_between(view, today, today), unmeasured: unmeasured_rules(view), team, gap, broken, open }
    }

    /// The turns by name; what nobody has comes last, where there is something.
    pub fn turns(&self) -> Vec<Turn> {
        let Some(team) = &self.team else {
            return vec![Turn { id: "tech-0".into(), name: say!("Everybody").into(), place: 0 }];
        };
        let mut turns: Vec<Turn> = (0..team.members.len()).map(|place| self.turn(team, place)).collect();
        if self.open.last().is_some_and(|(open, _)| *open > 0) {
            turns.push(self.turn(team, team.members.len()));
        }
        turns
    }

    fn turn(&self, team: &Team, place: usize) -> Turn {
        match team.members.get(place) {
            Some(member) => Turn { id: format!("tech-{place}"), name: member.name.clone(), place },
            None => Turn {
                id: "tech-none".into(),
                name: match team.grouping {
                    Grouping::Technician => say!("Nobody assigned").into(),
                    Grouping::Queue => say!("Without a queue").into(),
                },
                place,
            },
        }
    }

    /// A turn by name or number.
    pub fn find(&self, wanted: &str) -> Option<Turn> {
        let team = self.team.as_ref()?;
        Some(self.turn(team, team.find(wanted)?))
    }

    /// The tickets that are talked about.
    pub fn work(&self, view: &View<'_>, query: &Query, turn: &Turn) -> Vec<WorkItem> {
        self.broken[turn.place]
            .iter()
            .take(view.settings.boards.huddle_tickets as usize)
            .map(|&(row, rank)| work(view, query, Some(URGENCY[rank]), row, ""))
            .collect()
    }

    /// The rules of a turn's tickets after others.
    fn rules(&self, turn: &Turn, mut rules: Vec<Rule>) -> Vec<Rule> {
        if let Some(team) = &self.team {
            let name = team.members.get(turn.place).map_or("", |member| &member.name);
            rules.push(Rule::of_grouping(team.grouping, name));
        }
        rules
    }

    /// The turn's figures, and today's service calls where there are any.
    pub fn facts(&self, view: &View<'_>, query: &Query, turn: &Turn) -> (Vec<(String, Cell)>, Option<Block>) {
        let (open, overdue) = self.open[turn.place];
        let limit = view.settings.max_open_per_technician;
        let is_technician = self
            .team
            .as_ref()
            .is_some_and(|team| team.grouping == Grouping::Technician && turn.place < team.members.len());
        let figure = |known: Measured<()>, number: u32, rules: Vec<Rule>| match known {
            Ok(()) => count(query, number, &self.rules(turn, rules)),
            Err(gap) => Cell::unknown(&gap.words()),
        };
        let mut own = figure(view.knows_open(), open, rules![StateRule::Open].to_vec());
        if is_technician && own.count.is_some_and(|open| open > limit) {
            own.tone = Tone::Bad;
        }
        let mut facts = vec![
            (say!("Open").to_owned(), own),
            (
                say!("Overdue").into(),
                figure(knows_sla(view), overdue, rules![StateRule::Open, StateRule::Band(SlaBand::Overdue)].to_vec()),
            ),
            (say!("Break a rule").into(), self.breaks(query, turn)),
        ];
        if is_technician && Absences::of(view).is_off(&turn.name, view.data.day(view.as_of)) {
            facts.push((say!("Today").into(), Cell::text(say!("off")).toned(Tone::Warn)));
        }
        let mut calendar = None;
        if let Some(team) = self.team.as_ref().filter(|team| turn.place < team.members.len()) {
            let (cell, block) = self.calls(view, query, team, turn.place);
            facts.push((say!("Today's calls").into(), cell));
            calendar = block;
        }
        (facts, calendar)
    }

    /// The tickets that break a rule; none of the rules that can be measured is not none at all.
    fn breaks(&self, query: &Query, turn: &Turn) -> Cell {
        let broken = self.broken[turn.place].len() as u32;
        if self.unmeasured == 0 {
            return count(query, broken, &self.rules(turn, rules![FigureRule::BreaksRule].to_vec()));
        }
        let gap = say!("{} of the rules cannot be measured", self.unmeasured);
        match broken {
            0 => Cell::unknown(&gap),
            _ => count(query, broken, &self.rules(turn, rules![FigureRule::BreaksRule].to_vec())).noted(gap),
        }
    }

    /// What is said when no ticket of a turn breaks a rule.
    pub fn nothing(&self) -> (Tone, String) {
        match self.unmeasured {
            0 => (Tone::Good, say!("No ticket breaks a rule.").into()),
            unknown => (Tone::Unknown, say!("No ticket breaks a rule that can be measured; {unknown} cannot.")),
        }
    }

    /// The number of tickets with a call today, and the calls.
    fn calls(&self, view: &View<'_>, query: &Query, team: &Team, place: usize) -> (Cell, Option<Block>) {
        let calls = match &self.calls {
            Err(gap) => return (Cell::unknown(&gap.words()), None),
            Ok(calls) => calls,
        };
        let own: Vec<&PlannedCall> =
            calls.iter().filter(|call| team.place_of_call(view, call) == Some(place)).collect();
        let day = view.data.day(view.as_of);
        let tickets = tickets_of(own.iter().copied()).len() as u32;
        let cell = day_list(query, team, &team.members[place].name, FigureRule::Called, day, tickets);
        if own.is_empty() {
            return (cell, None);
        }
        let rows = own.iter().map(|call| call_row(view, query, call)).collect();
        let heads = vec![figure_head(say!("Time")), word_head(say!("Ticket")), title_head(say!("Title and company"))];
        let caption = say!("Today's service calls: {}", team.members[place].name);
        (cell, Some(table(&caption, heads, rows, "")))
    }
}

fn call_row(view: &View<'_>, query: &Query, call: &PlannedCall) -> Vec<Cell> {
    let time = Cell::text(call_time(view, call));
    if call.ticket == NO_TICKET {
        return vec![time, Cell::text(say!("not in the export")), Cell::text("")];
    }
    let row = call.ticket as usize;
    vec![
        time,
        Cell::text(view.data.number(row)).to(ticket_href(view, query, call.ticket)),
        Cell::text(view.data.tickets.text(Field::Title, row)).noted(view.data.label(Field::Company, row)),
    ]
}
