//! The figures by week, workflow, technician, company, queue or SLA, against the period before.

use desk::figure::{FigureId, Gap, Group, Kept, Measured, PERIODS, SlaEvent, Steps, Tally, WINDOWS, can_group};
use desk::rule::{CompletedRule, CreatedRule, EntryRule, Rule, YesNo, join};
use desk::rules;
use desk::settings::Goals;
use language::{self, say};

use crate::kit::figure_text;
use crate::kit::words::{self, capital};
use crate::manager::Manager;
use crate::manager::trends::step_label;
use crate::model::{Block, Cell, Head, TableView, Tone};

/// Groups in the table.
const ROWS: usize = 40;

/// The choices, the table and its pictures.
pub fn blocks(manager: &Manager<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![choices(manager)];
    let groups = sorted(manager);
    blocks.push(Block::Table(table(manager, &groups)));
    if !manager.group.is_time() {
        blocks.extend(crate::manager::multiples::blocks(manager, &groups));
    }
    blocks
}

pub(crate) fn title(group: Group) -> &'static str {
    match group {
        Group::Week => say!("Week"),
        Group::Month => say!("Month"),
        Group::Workflow => say!("Workflow"),
        Group::Technician => say!("Technician"),
        Group::Company => say!("Company"),
        Group::Queue => say!("Queue"),
        Group::Sla => say!("SLA"),
    }
}

/// The same for many.
fn plural(group: Group) -> &'static str {
    match group {
        Group::Week => say!("weeks"),
        Group::Month => say!("months"),
        Group::Workflow => say!("workflows"),
        Group::Technician => say!("technicians"),
        Group::Company => say!("companies"),
        Group::Queue => say!("queues"),
        Group::Sla => say!("SLAs"),
    }
}

/// How many parts keep the last promise that can be told, and which keeps it least; and what is shown.
pub fn verdict(manager: &Manager<'_, '_>) -> (String, String) {
    let many = plural(manager.group);
    let lede = if manager.group.is_time() {
        say!("The {many} before now, the newest first. Choose what the figures are of; every number opens its tickets.")
    } else {
        say!(
            "The last {}, against the {} before. Choose what the figures are of; every number opens its tickets.",
            manager.period(),
            manager.period()
        )
    };
    let measured = SlaEvent::ALL.into_iter().rev().find(|event| manager.table().gaps[*event as usize].is_none());
    let Some(event) = measured else {
        return (say!("No SLA can be measured by {}", lower(manager.group)), lede);
    };
    let parts: Vec<(String, Kept)> = if manager.group.is_time() {
        let total = &manager.table().total;
        (PERIODS..WINDOWS).map(|window| (step_name(manager, window), total.kept(event, window))).collect()
    } else {
        sorted(manager).into_iter().map(|(name, _, tally)| (shown(manager.group, name), tally.kept(event, 0))).collect()
    };
    let decided: Vec<&(String, Kept)> = parts.iter().filter(|(_, kept)| kept.decided() > 0).collect();
    let goals = &manager.view.settings.goals;
    let id = FigureId::kept(event);
    let within = decided.iter().filter(|(_, kept)| kept.share().is_some_and(|share| goals.is_met(id, share))).count();
    let stage = event.stage();
    let worst = decided
        .iter()
        .fold(None, |worst: Option<&(String, Kept)>, next| match worst {
            Some(known) if known.1.missed >= next.1.missed => Some(known),
            _ => Some(next),
        })
        .filter(|(_, kept)| kept.missed > 0);
    let title = match (worst, decided.len()) {
        (_, 0) => say!("No {} SLA was decided in the period", language::lower(stage)),
        (None, all) => {
            say!("{stage}: no SLA was missed in {}", words::plural(all, lower(manager.group), many))
        }
        (Some((name, kept)), all) => say!(
            "{stage} is within goal for {within} of {all} {many}; most misses: {name}, {} of {}",
            words::count(kept.missed as usize),
            words::count(kept.decided() as usize)
        ),
    };
    (title, lede)
}

/// What one part is called within a sentence.
fn lower(group: Group) -> &'static str {
    match group {
        Group::Week => say!("week"),
        Group::Month => say!("month"),
        Group::Workflow => say!("workflow"),
        Group::Technician => say!("technician"),
        Group::Company => say!("company"),
        Group::Queue => say!("queue"),
        Group::Sla => say!("SLA"),
    }
}

/// The name of a part on screen.
fn shown(group: Group, name: &str) -> String {
    match (name, group) {
        ("", Group::Technician) => say!("Unassigned").into(),
        ("", _) => say!("None").into(),
        (name, _) => name.to_owned(),
    }
}

fn choices(manager: &Manager<'_, '_>) -> Block {
    Block::Choices {
        label: say!("By").into(),
        options: Group::ALL
            .into_iter()
            .filter(|group| can_group(manager.view, *group).is_ok())
            .map(|group| {
                let query = desk::query::Query { group: group.id().to_owned(), ..manager.query.clone() };
                (title(group).to_owned(), query.to_fragment(), group == manager.group)
            })
            .collect(),
    }
}

/// Groups in order: workflows as the method has them, technicians by name, others by what they decided.
fn sorted<'m>(manager: &'m Manager<'_, '_>) -> Vec<(&'m str, u32, &'m Tally)> {
    let mut groups: Vec<(&str, u32, &Tally)> = manager
        .table()
        .groups
        .iter()
        .filter(|(_, tally)| {
            let decided: u32 = SlaEvent::ALL.iter().map(|event| tally.kept(*event, 0).decided()).sum();
            decided + tally.created[0] + tally.completed[0] + tally.entries[0] > 0
        })
        .map(|(key, tally)| (manager.table().name(manager.view, manager.group, *key), *key, tally))
        .collect();
    match manager.group {
        Group::Workflow => groups.sort_by_key(|(_, key, _)| *key),
        Group::Technician => groups.sort_by(|a, b| (a.0.is_empty(), a.0).cmp(&(b.0.is_empty(), b.0))),
        _ => groups.sort_by(|a, b| {
            b.2.completed[0]
                .cmp(&a.2.completed[0])
                .then_with(|| b.2.created[0].cmp(&a.2.created[0]))
                .then_with(|| a.0.cmp(b.0))
        }),
    }
    groups
}

/// What a row of the table is of.
struct Row<'m> {
    name: String,
    tally: &'m Tally,
    window: usize,
    before: Option<usize>,
    /// What narrows tickets and time entries to the row; nothing for rows of everybody.
    rule: Option<Rule>,
    entry_rule: Option<Rule>,
    key: &'m str,
}

fn table(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)]) -> TableView {
    let head = |title: &str, numeric: bool| Head { title: title.to_owned(), numeric, ..Head::default() };
    let has_entries = manager.book().is_ok();
    let mut heads = vec![head(title(manager.group), false)];
    heads.extend(SlaEvent::ALL.map(|event| head(event.stage(), true)));
    heads.push(head(say!("Completion, change"), true));
    heads.push(head(say!("Completed"), true));
    heads.push(head(say!("Created"), true));
    if has_entries {
        heads.push(head(say!("Hours"), true));
        heads.push(head(say!("Hours, change"), true));
    }
    let figures = figures_of(manager.group);
    heads.extend(figures.iter().map(|id| head(&capital(&id.short(manager.view.settings)), true)));
    let mut rows: Vec<Row<'_>> = Vec::new();
    let total = &manager.table().total;
    if manager.group.is_time() {
        for window in PERIODS..WINDOWS {
            rows.push(Row {
                name: step_name(manager, window),
                tally: total,
                window,
                before: (window + 1 < WINDOWS).then_some(window + 1),
                rule: None,
                entry_rule: None,
                key: "",
            });
        }
        while rows.last().is_some_and(|row| is_empty(row.tally, row.window)) {
            rows.pop();
        }
        if let Some(last) = rows.last_mut() {
            last.before = None;
        }
    } else {
        let before = manager.has_before.then_some(1);
        rows.extend(groups.iter().take(ROWS).map(|(name, _, tally)| Row {
            name: shown(manager.group, name),
            tally,
            window: 0,
            before,
            rule: Rule::of_group(manager.group, name),
            entry_rule: Rule::entries_of_group(manager.group, name),
            key: name,
        }));
        rows.push(Row {
            name: say!("All").into(),
            tally: total,
            window: 0,
            before,
            rule: None,
            entry_rule: None,
            key: "",
        });
    }
    let shown = if groups.len() > ROWS { say!(", {ROWS} of {}", words::count(groups.len())) } else { String::new() };
    TableView {
        caption: if manager.group.is_time() {
            match manager.windows.steps {
                Steps::Days(days) => say!("Steps of {days} days, the newest first"),
                Steps::Months => say!("Months, the newest first; it is not over").into(),
            }
        } else {
            say!(
                "By {}, last {}, against the {} before{shown}",
                lower(manager.group),
                manager.period(),
                manager.period()
            )
        },
        heads,
        rows: rows
            .iter()
            .map(|row| {
                let mut cells = cells(manager, row, has_entries);
                cells.extend(figures.iter().map(|id| figure_cell(manager, row, *id)));
                cells
            })
            .collect(),
        has_total: !manager.group.is_time(),
        empty: say!("Nothing happened in the period.").into(),
    }
}

/// A step by its days, or by its month.
fn step_name(manager: &Manager<'_, '_>, window: usize) -> String {
    match manager.windows.steps {
        Steps::Months => step_label(manager, window),
        Steps::Days(_) => say!(
            "{} to {}",
            words::day(manager.windows.all[window].first),
            words::day(manager.windows.all[window].last)
        ),
    }
}

fn is_empty(tally: &Tally, window: usize) -> bool {
    let decided: u32 = SlaEvent::ALL.iter().map(|event| tally.kept(*event, window).decided()).sum();
    decided + tally.created[window] + tally.completed[window] + tally.entries[window] == 0
}

fn cells(manager: &Manager<'_, '_>, row: &Row<'_>, has_entries: bool) -> Vec<Cell> {
    let goals = &manager.view.settings.goals;
    let list = |rule: Rule| {
        let rules: Vec<Rule> = row.rule.iter().cloned().chain([rule]).collect();
        manager.tickets(row.window, &rules)
    };
    let mut cells = vec![Cell::text(row.name.clone())];
    for event in SlaEvent::ALL {
        cells.push(match &manager.table().gaps[event as usize] {
            Some(gap) => Cell::unknown(&gap.words()),
            None => {
                let kept = row.tally.kept(event, row.window);
                let promise = manager.promise(event);
                let (rule, count) = match kept.missed {
                    0 => (CompletedRule::Met(promise), kept.met),
                    missed => (CompletedRule::Missed(promise), missed),
                };
                share_cell(goals, FigureId::kept(event), kept.share(), kept.missed, kept.decided())
                    .to(if count > 0 { list(rule.into()) } else { String::new() })
                    .counting(count)
            }
        });
    }
    let share = |window| row.tally.kept(SlaEvent::Resolution, window).share();
    cells.push(match (share(row.window), row.before.and_then(share)) {
        (Some(now), Some(before)) => {
            let tone = if now >= before { Tone::Good } else { Tone::Warn };
            Cell::text(words::points(now - before)).toned(tone).noted(say!("was {}", words::percent(before)))
        }
        _ => Cell::text(words::DASH),
    });
    let (completed, created) = (row.tally.completed[row.window], row.tally.created[row.window]);
    cells.push(Cell::count(completed as usize, list(CompletedRule::InPeriod.into())));
    cells.push(Cell::count(created as usize, list(CreatedRule::InPeriod.into())));
    if has_entries {
        let hours = row.tally.hours[row.window];
        let entries = row.tally.entries[row.window];
        let link = manager.entries(row.window, row.entry_rule.as_slice());
        cells.push(
            Cell::text(words::hours(hours))
                .to(if entries > 0 { link } else { String::new() })
                .noted(words::plural(entries as usize, say!("entry"), say!("entries")))
                .counting(entries),
        );
        let before = row.before.map(|window| row.tally.hours[window].as_f64());
        cells.push(match before {
            Some(before) if before > 0.0 => {
                Cell::text(say!("{} %", words::signed((hours.as_f64() / before - 1.0) * 100.0, 0)))
            }
            _ => Cell::text(words::DASH),
        });
    }
    cells
}

fn share_cell(goals: &Goals, id: FigureId, share: Option<f64>, missed: u32, decided: u32) -> Cell {
    match share {
        Some(share) => {
            let tone = if goals.is_met(id, share) { Tone::Good } else { Tone::Bad };
            Cell::text(words::percent(share)).toned(tone).noted(say!("{missed} of {decided} missed"))
        }
        None => Cell::text(words::DASH).noted(say!("none decided")),
    }
}

/// The figures made of time entries that a grouping can tell.
const fn figures_of(group: Group) -> &'static [FigureId] {
    match group {
        Group::Week | Group::Month => &[FigureId::Utilization, FigureId::RealTimeEntry, FigureId::ReactiveHours],
        Group::Technician => &[FigureId::Utilization, FigureId::RealTimeEntry],
        Group::Company => &[FigureId::ReactiveHours],
        Group::Workflow | Group::Queue | Group::Sla => &[],
    }
}

/// A figure of a row, and its list.
fn figure_cell(manager: &Manager<'_, '_>, row: &Row<'_>, id: FigureId) -> Cell {
    let is_total = row.entry_rule.is_none();
    let (figure, count) = if is_total {
        (manager.value(id, row.window), total_count(manager, row.window, id))
    } else {
        of_group(manager, row.key, id)
    };
    let figure = match figure {
        Ok(figure) => figure,
        Err(gap) => return Cell::unknown(&gap.words()),
    };
    let rules = match id {
        FigureId::Utilization => rules![EntryRule::Team, EntryRule::ClientFacing].to_vec(),
        FigureId::RealTimeEntry => rules![EntryRule::RealTime(YesNo(false))].to_vec(),
        _ => rules![EntryRule::Reactive].to_vec(),
    };
    let link = manager.entries(row.window, &join(row.entry_rule.as_slice(), &rules));
    let met = manager.view.settings.goals.is_met(id, figure);
    Cell::text(figure_text::in_unit(id, figure))
        .toned(if met { Tone::Good } else { Tone::Bad })
        .to(if count > 0 { link } else { String::new() })
        .counting(count)
        .noted(match id {
            FigureId::RealTimeEntry => say!("{} later", words::count(count as usize)),
            _ => String::new(),
        })
}

/// The entries behind a figure of everybody.
fn total_count(manager: &Manager<'_, '_>, window: usize, id: FigureId) -> u32 {
    manager.book().as_ref().map_or(0, |book| match id {
        FigureId::Utilization => book.sums(manager.view, window).0.entries,
        FigureId::RealTimeEntry => book.real_time[window].all - book.real_time[window].good,
        _ => book.reactive[window].entries,
    })
}

/// A figure of the period of one technician or company, and the entries behind it.
fn of_group(manager: &Manager<'_, '_>, name: &str, id: FigureId) -> (Measured<f64>, u32) {
    let none = |gap: Gap| (Err(gap), 0);
    if id == FigureId::ReactiveHours {
        let reactive = match manager.reactive_hours() {
            Ok(reactive) => reactive,
            Err(gap) => return (Err(gap.clone()), 0),
        };
        let texts = &manager.view.data.texts;
        let known = reactive.by_company.iter().find(|known| texts.text(known.company) == name);
        return match known {
            Some(known) => (Ok(known.value), known.entries),
            None => none(Gap::NoEndpointsOfCompany),
        };
    }
    if id == FigureId::RealTimeEntry
        && let Err(gap) = &manager.late()
    {
        return (Err(gap.clone()), 0);
    }
    let book = match manager.book() {
        Ok(book) => book,
        Err(gap) => return (Err(gap.clone()), 0),
    };
    let Some(person) = book.people.iter().find(|person| person.name == name) else {
        return none(Gap::NoEntryInPeriod);
    };
    let part = person.real_time[0];
    match id {
        FigureId::Utilization => match person.share(0) {
            Some(share) => (Ok(share), person.client[0].entries),
            None => none(Gap::NoAvailableHoursOfPerson),
        },
        _ => match part.share() {
            Some(share) => (Ok(share), part.all - part.good),
            None => none(Gap::NoEntryInPeriod),
        },
    }
}
