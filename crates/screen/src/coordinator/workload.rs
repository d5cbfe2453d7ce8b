//! C: ready to engage and workload. Does everybody know what to work on next, and who has room?

use base::{HOUR, Hours};
use desk::dataset::Field;
use desk::figure::{FigureId, Grouping, Load, SlaBand, Team, View, Workload, knows_sla, workload};
use desk::query::{Page, Query};
use desk::rule::{Rule, StateRule, join};
use desk::rules;
use language::{self, say, term};

use crate::coordinator::balance::balance_section;
use crate::kit::parts::{
    count, figure_head, list, not_measurable, note, section, table, ticket_href, word_head, work, worklist,
};
use crate::kit::words;
use crate::model::{Block, Board, Cell, Place, Section, TableView, Tone};

/// Lines of each list when all are shown, where there is room for more, and of one that was chosen.
const LINES: [usize; 3] = [5, 10, 50];
/// Lists that are shown in full; the grid says the rest.
const LISTS: usize = 60;

const QUESTION: &str = term!("Does everybody know what to work on next, and who has room?");

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let grouping = Grouping::of(view, &query.group);
    let found = workload(view, grouping);
    let (title, lede) = match &found {
        Ok(found) => verdict(view, found),
        Err(gap) => (
            say!("The workload cannot be split by technician").into(),
            format!("{} {}.", language::text(QUESTION), words::capital(&gap.words())),
        ),
    };
    let mut sections = vec![choices(query, grouping)];
    match &found {
        Err(gap) => sections.push(section(
            "monitoring",
            say!("Ready-to-engage monitoring"),
            Place::Full,
            vec![not_measurable(gap)],
        )),
        Ok(found) => {
            sections.push(grid_section(view, query, found));
            sections.push(sla_section(view, query, found));
            sections.extend(list_sections(view, query, found));
        }
    }
    sections.push(balance_section(view, query, grouping));
    match Team::of(view, grouping) {
        Ok(team) => sections.extend(crate::coordinator::calendar::sections(view, query, &team)),
        Err(gap) => {
            sections.push(section("whereabouts", say!("Where everybody is"), Place::Full, vec![not_measurable(&gap)]))
        }
    }
    Board { title, lede, sections, tabs: crate::coordinator::board::tabs(query), ..Board::default() }
}

fn nouns(grouping: Grouping) -> (&'static str, &'static str) {
    match grouping {
        Grouping::Technician => (say!("technician"), say!("technicians")),
        Grouping::Queue => (say!("queue"), say!("queues")),
    }
}

fn verdict(view: &View<'_>, found: &Workload) -> (String, String) {
    let (one, many) = nouns(found.grouping);
    let total = found.loads.len();
    let late: u32 = found.loads.iter().map(|load| load.late).sum();
    let empty = found.loads.iter().filter(|load| load.ready.is_empty()).count();
    let limit = view.settings.max_open_per_technician;
    let title = match found.grouping {
        _ if total == 0 => say!("Nobody has open tickets").to_owned(),
        Grouping::Technician => {
            let over = found.loads.iter().filter(|load| load.open > limit).count();
            let have = if over == 1 { say!("has") } else { say!("have") };
            match over {
                0 => say!("None of {} has more than {limit} open", words::plural(total, one, many)),
                _ => say!(
                    "{} of {} {have} more than {limit} open",
                    words::capital(&words::number_word(over)),
                    words::plural(total, one, many)
                ),
            }
        }
        Grouping::Queue => {
            let ready: usize = found.loads.iter().map(|load| load.ready.len()).sum();
            say!("{} ready to engage in {}", words::tickets(ready), words::plural(total, one, many))
        }
    };
    let mut sentences = vec![language::text(QUESTION).to_owned()];
    if view.data.tickets.has(Field::Status) {
        if late > 0 {
            let verb = if late == 1 { say!("is") } else { say!("are") };
            sentences.push(say!("{} in the lists {verb} more than 24 h past due.", words::tickets(late as usize)));
        }
        if empty > 0 && !view.is_filtered() {
            sentences
                .push(say!("{} without anything ready to engage.", words::capital(&words::plural(empty, one, many))));
        }
    }
    (title, sentences.join(" "))
}

fn choices(query: &Query, grouping: Grouping) -> Section {
    let options = [Grouping::Technician, Grouping::Queue]
        .into_iter()
        .map(|choice| {
            let href = Query { group: choice.id().into(), ..query.with_option("tech", "") };
            (choice.title().to_owned(), href.to_fragment(), choice == grouping)
        })
        .collect();
    let label = say!("Group by").to_owned();
    section("group", "", Place::Full, vec![Block::Choices { label, options }])
}

/// The row head: the name, leading to its own list on this page.
fn name_cell(query: &Query, load: &Load) -> Cell {
    let href = query.on(Page::Workload).with_option("tech", &load.member.name);
    let href = Query { group: query.group.clone(), ..href };
    Cell::text(load.member.name.clone()).to(href.to_fragment())
}

fn grid_section(view: &View<'_>, query: &Query, found: &Workload) -> Section {
    let (id, title) = ("monitoring", say!("Ready-to-engage monitoring"));
    if let Err(gap) = view.needs(Field::Status) {
        return section(id, title, Place::Full, vec![not_measurable(&gap)]);
    }
    let sla = knows_sla(view);
    let knows_estimate = view.data.tickets.has(Field::Estimate);
    let mut loads: Vec<&Load> = found.loads.iter().collect();
    // The worst list first; empty ones last, as nothing in them is late.
    loads.sort_by(|a, b| {
        b.oldest_overdue
            .cmp(&a.oldest_overdue)
            .then_with(|| b.ready.len().cmp(&a.ready.len()))
            .then_with(|| a.member.name.cmp(&b.member.name))
    });
    let rows = loads
        .into_iter()
        .map(|load| {
            let name = load.member.name.as_str();
            let ready = [Rule::ready(found.grouping), Rule::of_grouping(found.grouping, name)];
            let mut size = count(query, load.ready.len() as u32, &ready);
            if load.ready.is_empty() && load.open > 0 && !view.is_filtered() {
                size = size.toned(Tone::Warn).noted(say!("empty list"));
            } else if load.ready.is_empty() {
                size = size.noted(say!("empty list"));
            }
            let mut row = vec![name_cell(query, load), size];
            match &sla {
                Err(gap) => row.extend([0, 1, 2].map(|_| Cell::unknown(&gap.words()))),
                Ok(()) => row.extend(due_cells(view, query, load, &ready)),
            }
            row.push(if knows_estimate {
                estimate_cell(load)
            } else {
                Cell::unknown(say!("no column for the estimated hours"))
            });
            row
        })
        .collect();
    let heads = vec![
        word_head(found.grouping.title()),
        figure_head(say!("Ready")),
        figure_head(say!("Oldest overdue, h")),
        figure_head(say!("> 24 h overdue")),
        word_head(say!("Next due")),
        figure_head(say!("Estimated, h")),
    ];
    let caption = say!("Ready-to-engage lists, the most overdue first");
    let block = table(caption, heads, rows, say!("Nobody has open tickets."));
    section(id, title, Place::Full, vec![block])
}

fn due_cells(view: &View<'_>, query: &Query, load: &Load, ready: &[Rule]) -> [Cell; 3] {
    let oldest = match (load.oldest_overdue, load.ready.first()) {
        (Some(seconds), Some(&ticket)) => {
            let tone = if seconds > 24 * HOUR { Tone::Bad } else { Tone::Warn };
            Cell::text(words::decimal(seconds as f64 / HOUR as f64, 1)).to(ticket_href(view, query, ticket)).toned(tone)
        }
        _ => Cell::text(""),
    };
    let late_rules = join(ready, &rules![StateRule::OverdueHours(24)]);
    let over = !view.settings.goals.is_met(FigureId::ReadyOverdue, f64::from(load.late));
    let late = count(query, load.late, &late_rules).toned(if over { Tone::Bad } else { Tone::Plain });
    let next = load
        .next_due
        .map_or_else(|| Cell::text(""), |due| Cell::text(words::short_moment(due, view.as_of, &view.data.zone)));
    [oldest, late, next]
}

fn estimate_cell(load: &Load) -> Cell {
    if load.ready.is_empty() {
        return Cell::text("");
    }
    if load.estimate == Hours::ZERO {
        return Cell::unknown(say!("none is estimated"));
    }
    let cell = Cell::text(words::decimal(load.estimate.as_f64(), 1));
    match load.without_estimate {
        0 => cell,
        without => cell.noted(say!("{without} without an estimate")),
    }
}

fn sla_section(view: &View<'_>, query: &Query, found: &Workload) -> Section {
    let (id, title) = match found.grouping {
        Grouping::Technician => ("sla-summary", say!("SLA summary by technician")),
        Grouping::Queue => ("sla-summary", say!("SLA summary by queue")),
    };
    if let Err(gap) = knows_sla(view) {
        return section(id, title, Place::Full, vec![not_measurable(&gap)]);
    }
    let overdue = found.total[SlaBand::Overdue as usize];
    let is_over_goal = !view.settings.goals.is_met(FigureId::SlaOverdue, f64::from(overdue));
    let groups = found.loads.len().max(1) as u32;
    let limit = view.settings.max_open_per_technician;
    let row = |head: Cell, bands: &[u32; 7], of: &[Rule], is_group: bool| {
        let open: u32 = bands.iter().sum();
        let mut cells = vec![head];
        for (band, &tickets) in SlaBand::ALL.into_iter().zip(bands) {
            let all = join(&rules![StateRule::Open, StateRule::Band(band)], of);
            // Only who holds more than an even share of what is late stands out.
            let tone = match band {
                SlaBand::Overdue if is_group && is_over_goal && tickets > 0 && tickets * groups >= overdue => Tone::Bad,
                SlaBand::TwoHours if is_group && tickets > 1 => Tone::Warn,
                _ => Tone::Plain,
            };
            cells.push(count(query, tickets, &all).toned(tone));
        }
        let all = join(&rules![StateRule::Open], of);
        let too_many = is_group && found.grouping == Grouping::Technician && open > limit;
        cells.push(count(query, open, &all).toned(if too_many { Tone::Bad } else { Tone::Plain }));
        cells
    };
    let of = |name: &str| [Rule::of_grouping(found.grouping, name)];
    let mut rows: Vec<Vec<Cell>> = found
        .loads
        .iter()
        .map(|load| {
            let name = load.member.name.as_str();
            row(name_cell(query, load), &load.bands, &of(name), true)
        })
        .collect();
    let none = match found.grouping {
        Grouping::Technician => say!("Unassigned"),
        Grouping::Queue => say!("Without a queue"),
    };
    rows.push(row(Cell::text(none), &found.unassigned, &of(""), false));
    if found.outside.iter().any(|tickets| *tickets > 0) {
        rows.push(row(
            Cell::text(say!("Outside the service team")),
            &found.outside,
            &rules![StateRule::OutsideTeam],
            false,
        ));
    }
    rows.push(row(Cell::text(say!("All")), &found.total, &[], false));
    let mut heads = vec![word_head(found.grouping.title())];
    heads.extend(SlaBand::ALL.map(|band| figure_head(band.title())));
    heads.push(figure_head(say!("Open")));
    let block = Block::Table(TableView {
        caption: say!("Open tickets by when the next SLA event is due").into(),
        heads,
        rows,
        has_total: true,
        empty: String::new(),
    });
    section(id, title, Place::Full, vec![block])
}

/// A section for each list in working order; one that was chosen by `tech` alone and in full.
fn list_sections(view: &View<'_>, query: &Query, found: &Workload) -> Vec<Section> {
    if !view.data.tickets.has(Field::Status) {
        return Vec::new();
    }
    let chosen = query.option("tech").filter(|wanted| !wanted.is_empty());
    let place_of = |wanted: &str| {
        found
            .loads
            .iter()
            .position(|load| load.member.name == wanted)
            .or_else(|| wanted.parse().ok().filter(|&at| at < found.loads.len()))
    };
    let (places, lines): (Vec<usize>, [usize; 2]) = match chosen {
        Some(wanted) => match place_of(wanted) {
            Some(place) => (vec![place], [LINES[2], LINES[2]]),
            None => {
                let text = say!("{wanted} has no open tickets here.");
                return vec![section("ready", wanted, Place::Main, vec![note(Tone::Plain, text)])];
            }
        },
        None => (
            (0..found.loads.len()).filter(|&place| !found.loads[place].ready.is_empty()).take(LISTS).collect(),
            [LINES[0], LINES[1]],
        ),
    };
    places
        .into_iter()
        .map(|place| list_section(view, query, &found.loads[place], found.grouping, place, lines))
        .collect()
}

fn list_section(
    view: &View<'_>,
    query: &Query,
    load: &Load,
    grouping: Grouping,
    place: usize,
    [shown, lines]: [usize; 2],
) -> Section {
    let items: Vec<_> = load.ready.iter().take(lines).map(|&row| work(view, query, None, row, "")).collect();
    let mut blocks = vec![if items.is_empty() {
        note(Tone::Plain, say!("Nothing is ready to engage."))
    } else {
        worklist(items, shown)
    }];
    if load.ready.len() > shown {
        let name = load.member.name.as_str();
        blocks.push(Block::Note {
            tone: Tone::Plain,
            text: say!("All {} passed", words::tickets(load.ready.len())),
            href: list(query, &[Rule::ready(grouping), Rule::of_grouping(grouping, name)]),
        });
    }
    Section {
        note: say!("{} ready, {} open", load.ready.len(), load.open),
        ..section(&format!("ready-{place}"), &load.member.name, Place::Main, blocks)
    }
}
