//! The technicians' scorecard: the team first, neutral words, the evidence behind each score.

use desk::dataset::{Entity, Field};
use desk::figure::{Component, Gap, Question, Score, Scored, SlaEvent, WEIGHTS, scorecard, weights};
use desk::rule::{CompletedRule, EntryRule, Rule, StateRule, YesNo};
use desk::rules;
use language::{self, say};

use crate::kit::parts::unmeasurable;
use crate::kit::words;
use crate::manager::Manager;
use crate::model::{Block, Cell, Head, TableView, Tone};

/// The verdict, the table and who moved.
pub fn board(manager: &Manager<'_, '_>) -> (String, String, Vec<Block>) {
    let lede = say!(
        "The last {}, the team first. A score starts a conversation; it does not end one. The evidence behind each part is one click away.",
        manager.period()
    );
    let Some(table) = manager.by_technician() else {
        let gap = Gap::NoColumn(Entity::Tickets, Field::Resource);
        let blocks = vec![unmeasurable(say!("The technician scorecard"), &gap)];
        return (say!("Technicians are unknown: {}", gap.words()), lede, blocks);
    };
    let scores = scorecard(
        manager.view,
        table,
        manager.book().as_ref().ok(),
        manager.effort().as_ref().ok(),
        manager.review().as_ref().ok(),
    );
    if scores.len() < 2 {
        let blocks = vec![Block::Note {
            tone: Tone::Unknown,
            text: say!("A scorecard takes completed tickets or time entries of technicians in the period.").into(),
            href: String::new(),
        }];
        return (say!("No technician has anything to score in the period").into(), lede, blocks);
    }
    let mut heads: Vec<Head> =
        vec![head(say!("Technician"), false), head(say!("Score"), true), head(say!("Change"), true)];
    let weights = weights(manager.view.settings);
    let sum: f64 = weights.iter().sum();
    heads.extend(WEIGHTS.iter().zip(weights).map(|((component, _), weight)| {
        let share = if sum > 0.0 { weight / sum * 100.0 } else { 0.0 };
        head(&format!("{} ({} %)", component_title(*component), words::decimal(share, 0)), true)
    }));
    let mut blocks = movers(manager, &scores);
    blocks.push(Block::Table(TableView {
        caption: say!("Each part is scored as actual ÷ target, at most 100 %, and weighted; parts that cannot be measured are excluded. The weights are Zenboard's own: the method publishes none.").into(),
        heads,
        rows: scores.iter().map(|score| row(manager, score)).collect(),
        has_total: false,
        empty: String::new(),
    }));
    (verdict(&scores), lede, blocks)
}

/// The team's score, and who has most room above them.
fn verdict(scores: &[Score]) -> String {
    let team = points(scores[0].score);
    let known: Vec<&Score> = scores[1..].iter().filter(|score| score.score.is_some()).collect();
    let Some(lowest) = known.iter().copied().min_by(|a, b| {
        let order = a.score.unwrap_or_default().total_cmp(&b.score.unwrap_or_default());
        order.then_with(|| a.name.cmp(&b.name))
    }) else {
        return say!("The team scores {team} of 100");
    };
    // Who shows the same points has as much room.
    let shown = points(lowest.score);
    let names: Vec<String> =
        known.iter().filter(|score| points(score.score) == shown).map(|score| score.name.clone()).collect();
    let who = match names.len() {
        1..=3 => words::list(&names),
        count => words::plural(count, say!("technician"), say!("technicians")),
    };
    say!("The team scores {team} of 100; most room: {who} with {shown}")
}

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
}

/// The parts of the score for a form: id in the settings, title, default weight.
pub fn score_parts() -> [(&'static str, &'static str, f64); 7] {
    WEIGHTS.map(|(component, weight)| (component.id(), component_title(component), weight))
}

/// What a part of the score is called.
fn component_title(component: Component) -> &'static str {
    match component {
        Component::RealTime => say!("Real-time entry"),
        Component::Utilization => say!("Utilization"),
        Component::Engagement => say!("Tech engagement"),
        Component::Completion => say!("Completion"),
        Component::Open => say!("Open tickets"),
        Component::Estimate => say!("Within twice the estimate"),
        Component::Notes => say!("Notes"),
    }
}

fn points(score: Option<f64>) -> String {
    score.map_or_else(|| words::DASH.into(), |score| words::decimal(score * 100.0, 0))
}

fn row(manager: &Manager<'_, '_>, score: &Score) -> Vec<Cell> {
    let is_team = score.sym.is_none();
    let mut cells = vec![
        Cell::text(if is_team { say!("Team").to_owned() } else { score.name.clone() }),
        Cell::text(points(score.score)),
        match score.now_and_before {
            (Some(now), Some(before)) if manager.has_before => Cell::text(words::signed((now - before) * 100.0, 0)),
            _ => Cell::text(words::DASH),
        },
    ];
    for ((component, _), scored) in WEIGHTS.into_iter().zip(&score.parts) {
        cells.push(part(manager, score, component, scored));
    }
    cells
}

fn part(manager: &Manager<'_, '_>, score: &Score, component: Component, scored: &Scored) -> Cell {
    let Some(actual) = scored.actual else {
        return Cell { tone: Tone::Unknown, ..Cell::text(words::DASH).noted(say!("no basis to judge")) };
    };
    let is_team = score.sym.is_none();
    let met = scored.score.is_some_and(|score| score >= 1.0);
    let cell = match component {
        Component::Open if is_team => Cell::text(words::decimal(actual, 1)).noted(say!("on average")),
        Component::Open => Cell::text(words::decimal(actual, 0)),
        _ => Cell::text(words::percent(actual)),
    }
    .toned(if met { Tone::Good } else { Tone::Warn });
    let tech = |rule: Rule| match is_team {
        true => manager.tickets(0, &[rule]),
        false => manager.tickets(0, &[StateRule::technician(&score.name).into(), rule]),
    };
    let entries = |rule: EntryRule| match is_team {
        true => manager.entries(0, &rules![rule]),
        false => manager.entries(0, &rules![EntryRule::technician(&score.name), rule]),
    };
    let rest = scored.part.map_or(0, |part| part.all - part.good);
    let link = |href: String| if rest > 0 { href } else { String::new() };
    match component {
        Component::RealTime => {
            cell.noted(say!("{rest} later")).to(link(entries(EntryRule::RealTime(YesNo(false))))).counting(rest)
        }
        Component::Engagement => cell
            .noted(say!("{rest} missed"))
            .to(link(tech(CompletedRule::Missed(manager.promise(SlaEvent::ResolutionPlan)).into())))
            .counting(rest),
        Component::Completion => cell
            .noted(say!("{rest} missed"))
            .to(link(tech(CompletedRule::Missed(manager.promise(SlaEvent::Resolution)).into())))
            .counting(rest),
        Component::Estimate if !is_team => {
            let above = CompletedRule::No(Question::WithinEstimate);
            cell.noted(say!("{rest} above")).to(link(tech(above.into()))).counting(rest)
        }
        Component::Open if !is_team && actual > 0.0 => cell.to(tech(StateRule::Open.into())).counting(actual as u32),
        Component::Utilization if !is_team => cell.to(entries(EntryRule::ClientFacing)),
        Component::Notes => {
            cell.noted(say!("{rest} say nothing")).to(link(entries(EntryRule::PoorNote))).counting(rest)
        }
        _ => cell,
    }
}

/// The part of a score that costs most points and has something to open: what it is called, and the link.
fn most_room(manager: &Manager<'_, '_>, score: &Score) -> Option<(String, String)> {
    let weights = weights(manager.view.settings);
    WEIGHTS
        .into_iter()
        .zip(weights)
        .zip(&score.parts)
        .filter_map(|(((component, _), weight), scored)| {
            let cost = weight * (1.0 - scored.score?);
            let href = part(manager, score, component, scored).href;
            (cost > 0.0 && !href.is_empty()).then(|| (language::lower(component_title(component)), href, cost))
        })
        .max_by(|a, b| a.2.total_cmp(&b.2))
        .map(|(title, href, _)| (title, href))
}

/// Who moved most in either direction, in neutral words.
fn movers(manager: &Manager<'_, '_>, scores: &[Score]) -> Vec<Block> {
    if !manager.has_before {
        return Vec::new();
    }
    let mut moved: Vec<(&Score, f64)> = scores[1..]
        .iter()
        .filter_map(|score| Some((score, score.now_and_before.0? - score.now_and_before.1?)))
        .collect();
    moved.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
    let mut blocks = Vec::new();
    if let Some((score, change)) = moved.first().filter(|(_, change)| *change >= 0.01) {
        blocks.push(Block::Note {
            tone: Tone::Good,
            text: say!(
                "{} improved most: {} points vs. the previous period.",
                score.name,
                words::signed(change * 100.0, 0)
            ),
            href: manager.tickets(0, &rules![StateRule::technician(&score.name), CompletedRule::InPeriod]),
        });
    }
    if let Some((score, change)) = moved.last().filter(|(_, change)| *change <= -0.01) {
        blocks.push(Block::Note {
            tone: Tone::Warn,
            text: match most_room(manager, score) {
                Some((title, _)) => say!(
                    "{}: {} points vs. the previous period; biggest gap: {title}.",
                    score.name,
                    words::signed(change * 100.0, 0)
                ),
                None => say!("{}: {} points vs. the previous period.", score.name, words::signed(change * 100.0, 0)),
            },
            href: most_room(manager, score).map_or_else(String::new, |(_, href)| href),
        });
    }
    blocks
}
