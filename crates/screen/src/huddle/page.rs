//! The morning meeting on one page: the day before, then technician by technician (or queue by queue) what
//! breaks a rule and what stands in the calendar.

use desk::figure::{Absences, DayFlow, Gap, Grouping, KpiRows, Team, View, coordinator, day_before, day_flow};
use desk::query::{Page, Query};
use desk::rule::{CompletedRule, CreatedRule, Rule};
use language::{self, say, term};

use crate::coordinator::calendar::OFF_UNKNOWN;
use crate::huddle::turn::{Meeting, Turn};
use crate::huddle::view::HuddleView;
use crate::kit::parts::{count, not_measurable, note, section};
use crate::kit::words;
use crate::model::{Block, Board, Cell, KpiCard, Place, Section, Tone};

/// What is asked about every ticket.
pub(crate) const QUESTION: &str = term!("What holds up each of these tickets, and what happens to it today?");

/// The page of a view; a step of the meeting where the query is at one.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let meeting = Meeting::of(view, &query.group);
    if let Some(wanted) = query.option("turn") {
        return crate::huddle::run::present(view, query, &meeting, wanted);
    }
    let mut sections = vec![begin_section(view, query, &meeting)];
    if let Some(team) = &meeting.team {
        sections[0].blocks.push(choices(query, team.grouping));
    }
    sections.push(day_section(view, query));
    match query.option("tech").filter(|wanted| !wanted.is_empty()) {
        None => {
            for turn in meeting.turns() {
                sections.push(turn_section(view, query, &meeting, &turn));
            }
        }
        Some(wanted) => sections.push(match meeting.find(wanted) {
            Some(turn) => turn_section(view, query, &meeting, &turn),
            None => {
                let text = say!("{wanted} has no turn in this huddle.");
                section("tech", wanted, Place::Main, vec![note(Tone::Plain, text)])
            }
        }),
    }
    Board {
        title: title(&meeting),
        lede: language::text(QUESTION).into(),
        sections,
        tabs: crate::coordinator::board::tabs(query),
        ..Board::default()
    }
}

fn title(meeting: &Meeting) -> String {
    let broken: usize = meeting.broken.iter().map(Vec::len).sum();
    let verb = if broken == 1 { say!("breaks") } else { say!("break") };
    let tickets = words::tickets(broken);
    match &meeting.team {
        None => say!("Huddle: {tickets} that {verb} a rule; technicians are unknown"),
        Some(team) => {
            let (one, many) = match team.grouping {
                Grouping::Technician => (say!("technician"), say!("technicians")),
                Grouping::Queue => (say!("queue"), say!("queues")),
            };
            let turns = words::plural(team.members.len(), one, many);
            say!("Huddle: {turns}, {tickets} that {verb} a rule")
        }
    }
}

fn begin_section(view: &View<'_>, query: &Query, meeting: &Meeting) -> Section {
    let mut steps = crate::huddle::run::steps(view, query, meeting);
    // The tickets stand below in full.
    steps.iter_mut().for_each(|step| step.work.clear());
    let block = Block::Huddle(Box::new(HuddleView { steps, ..crate::huddle::run::frame(view, query) }));
    section("begin", "", Place::Full, vec![block])
}

fn choices(query: &Query, grouping: Grouping) -> Block {
    let options = [Grouping::Technician, Grouping::Queue]
        .into_iter()
        .map(|choice| {
            let href = Query { group: choice.id().into(), ..query.on(Page::Huddle) };
            (choice.title().to_owned(), href.to_fragment(), choice == grouping)
        })
        .collect();
    Block::Choices { label: say!("Group by").into(), options }
}

fn turn_section(view: &View<'_>, query: &Query, meeting: &Meeting, turn: &Turn) -> Section {
    let (facts, calendar) = meeting.facts(view, query, turn);
    let items = meeting.work(view, query, turn);
    let broken = meeting.broken[turn.place].len();
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend(meeting.gap.as_ref().map(not_measurable));
    let shown = items.len();
    blocks.push(if items.is_empty() {
        let (tone, text) = meeting.nothing();
        note(tone, text)
    } else {
        Block::Work(items)
    });
    blocks.extend(calendar);
    Section {
        note: match broken {
            0 => String::new(),
            many => say!("{shown} of {many}, most urgent first"),
        },
        ..section(&turn.id, &turn.name, Place::Main, blocks)
    }
}

fn day_section(view: &View<'_>, query: &Query) -> Section {
    let day = day_before(view);
    Section {
        note: say!("the last working day").into(),
        ..section("day-before", &words::day(day), Place::Full, day_blocks(view, query))
    }
}

/// What the day before brought, and the KPIs over goal.
pub(crate) fn day_blocks(view: &View<'_>, query: &Query) -> Vec<Block> {
    let flow = day_flow(view, day_before(view));
    let kpis = coordinator(view);
    let over: Vec<KpiCard> = kpis
        .iter()
        .filter(|kpi| {
            let count = kpi.rows.as_ref().map_or(0, KpiRows::count);
            kpi.rows.is_ok() && !view.settings.goals.is_met(kpi.id, count as f64)
        })
        .map(|kpi| KpiCard { is_part: false, ..crate::coordinator::board::card(view, query, kpi) })
        .collect();
    let unknown = kpis.iter().filter(|kpi| kpi.rows.is_err()).count();
    let mut facts = flow_facts(query, &flow);
    facts.push((say!("Off today").into(), off_today(view)));
    let mut blocks = vec![Block::Facts(facts)];
    blocks.push(match over.len() {
        0 if unknown == kpis.len() => note(Tone::Unknown, say!("No stuck-ticket KPI can be measured.")),
        0 => note(Tone::Good, say!("Every KPI that can be measured is within goal.")),
        _ => Block::Cards(over),
    });
    if unknown > 0 && unknown < kpis.len() {
        let text = say!(
            "{} cannot be measured from this data; the stuck-tickets board says why.",
            words::capital(&words::plural(unknown, say!("stuck-ticket KPI"), say!("stuck-ticket KPIs")))
        );
        blocks.push(note(Tone::Unknown, text));
    }
    blocks
}

/// The technicians who are off on the day of the picture.
fn off_today(view: &View<'_>) -> Cell {
    let absences = Absences::of(view);
    let team = match Team::of(view, Grouping::Technician) {
        Ok(team) if !absences.is_empty() => team,
        _ => return Cell::unknown(language::text(OFF_UNKNOWN)),
    };
    let day = view.data.day(view.as_of);
    let names: Vec<&str> =
        team.members.iter().map(|member| member.name.as_str()).filter(|name| absences.is_off(name, day)).collect();
    if names.is_empty() { Cell::text("nobody") } else { Cell::text(names.join("; ")) }
}

fn flow_facts(query: &Query, flow: &DayFlow) -> Vec<(String, Cell)> {
    let cell = |figure: &Result<u32, Gap>, rule: Rule| match figure {
        Ok(figure) => count(query, *figure, &[rule]),
        Err(gap) => Cell::unknown(&gap.words()),
    };
    let rate = match (&flow.created, &flow.completed) {
        (Ok(0), Ok(_)) => Cell::unknown(say!("nothing was created")),
        (Ok(created), Ok(completed)) => {
            let rate = f64::from(*completed) / f64::from(*created);
            Cell::text(words::percent(rate)).noted(say!("closed ÷ new"))
        }
        (Err(gap), _) | (_, Err(gap)) => Cell::unknown(&gap.words()),
    };
    vec![
        (say!("New").into(), cell(&flow.created, CreatedRule::On(flow.day).into())),
        (say!("Closed").into(), cell(&flow.completed, CompletedRule::On(flow.day).into())),
        (say!("Kill rate").into(), rate),
    ]
}
