//! The manager's headline figures as cards.

use base::Day;
use desk::figure::{FigureId, PERIODS, Panel, SlaEvent, Unit};
use desk::rule::{CompletedRule, EntryRule, Promise};
use desk::rules;
use desk::settings::SlaBasis;
use language::say;

use crate::kit::{figure_text, remarks, trend, words};
use crate::manager::Manager;
use crate::model::{KpiCard, SideCount, Tone};

/// The card of a figure: its number against its goal, or why there is none.
pub(crate) fn card(manager: &Manager<'_, '_>, figure: FigureId) -> KpiCard {
    let settings = manager.view.settings;
    let goal = figure_text::goal(figure, settings);
    let base = KpiCard {
        id: figure.id().to_owned(),
        title: figure.title(settings),
        goal: if goal.is_empty() { String::new() } else { say!("goal {goal}") },
        is_part: figure.spec().is_part,
        definition: figure_text::definition(figure, settings),
        ..KpiCard::default()
    };
    match manager.value(figure, 0) {
        Ok(number) => {
            let within = settings.goals.is_met(figure, number);
            let (tone, verdict) = match (figure, within) {
                _ if figure.goal().is_none() => (Tone::Plain, say!("No goal is published").to_owned()),
                (FigureId::Utilization, true) if number > 0.85 => {
                    (Tone::Warn, say!("Within goal, above 85 %: watch for burn-out").to_owned())
                }
                (FigureId::ReactiveHours, true) if number <= 0.2 => {
                    (Tone::Good, say!("Within goal, at the best (≤ 0.2)").to_owned())
                }
                (_, true) => (Tone::Good, say!("Within goal").to_owned()),
                (FigureId::Utilization, false) if number >= 0.75 => {
                    (Tone::Warn, say!("Misses the goal by {}", shortfall(manager, figure, number)))
                }
                (_, false) => (Tone::Bad, say!("Misses the goal by {}", shortfall(manager, figure, number))),
            };
            KpiCard { number: Some(number), value: figure_text::in_unit(figure, number), tone, verdict, ..base }
        }
        Err(gap) => KpiCard {
            value: words::DASH.into(),
            tone: Tone::Unknown,
            verdict: words::capital(&gap.words()),
            reading: say!("Not measurable").into(),
            ..base
        },
    }
}

fn shortfall(manager: &Manager<'_, '_>, figure: FigureId, number: f64) -> String {
    let gap = (manager.view.settings.goals.value(figure).unwrap_or_default() - number).abs();
    match figure.spec().unit {
        Unit::Percent => say!("{} points", words::decimal(gap * 100.0, 1)),
        _ => figure_text::in_unit(figure, gap),
    }
}

pub(crate) fn side(words: String, count: u32, href: String) -> SideCount {
    SideCount { words, count: Some(count), href: if count == 0 { String::new() } else { href } }
}

/// The figure's way here, with its goal and what happened on the way.
pub(crate) fn add_trend(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Some(figure) = card.figure() else { return };
    card.trend = desk::figure::trend(|window| manager.value(figure, window).ok());
    card.trend_goal = manager.view.settings.goals.value(figure);
    let spans: Vec<(Day, Day)> = (PERIODS..PERIODS + card.trend.len())
        .rev()
        .map(|window| &manager.windows.all[window])
        .map(|window| (window.first, window.last))
        .collect();
    card.trend_marks = remarks::marks(manager.view, &spans);
}

/// The five headline figures.
pub fn headline(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    let mut cards: Vec<KpiCard> = Panel::Headline
        .figures()
        .map(|figure| {
            let mut card = card(manager, figure);
            add_trend(manager, &mut card);
            match (figure, figure.kept_event()) {
                (FigureId::Utilization, _) => add_utilization(manager, &mut card),
                (FigureId::ReactiveHours, _) => add_reactive(manager, &mut card),
                (_, Some(event)) => add_promises(manager, event, &mut card),
                _ => {}
            }
            card
        })
        .collect();
    trend::mark_worst(manager.view, &mut cards);
    cards
}

fn basis_words(basis: SlaBasis) -> &'static str {
    match basis {
        SlaBasis::Completed => say!("of tickets completed in the period"),
        SlaBasis::Created => say!("of tickets created in the period"),
        SlaBasis::Due => say!("that were due in the period"),
    }
}

fn add_promises(manager: &Manager<'_, '_>, event: SlaEvent, card: &mut KpiCard) {
    let Ok(kept) = manager.kept(event, 0) else { return };
    let link = |rule: fn(Promise) -> CompletedRule| manager.tickets(0, &rules![rule(manager.promise(event))]);
    if kept.decided() > 0 {
        card.reading = say!(
            "{} of {} decided SLAs {}",
            words::count(kept.met as usize),
            words::count(kept.decided() as usize),
            basis_words(manager.basis)
        );
        card.href = link(CompletedRule::Missed);
        let view = manager.view;
        if view.rows.iter().any(|&row| view.is_estimated(event, row as usize)) {
            card.reading += say!("; due times of our clock are estimated where there is no status history");
        }
        if event == SlaEvent::Resolution && view.data.completed_stands_in {
            card.reading += say!("; the completion stands in for the resolution, which no column has");
        }
    }
    card.beside = vec![
        side(say!("{} missed", words::count(kept.missed as usize)), kept.missed, link(CompletedRule::Missed)),
        side(say!("{} met", words::count(kept.met as usize)), kept.met, link(CompletedRule::Met)),
    ];
    let without = manager.table().total.untargeted[event as usize];
    if manager.basis != SlaBasis::Due {
        card.beside.push(side(
            say!("{} without a due time, left out", words::count(without as usize)),
            without,
            link(CompletedRule::Untargeted),
        ));
    }
}

fn add_utilization(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Ok(book) = manager.book() else { return };
    let (client, available) = book.sums(manager.view, 0);
    if card.number.is_some() {
        let count = book.in_window(manager.view, 0).count();
        card.reading = say!(
            "{} client-facing of {} available, {}",
            words::hours(client.hours),
            words::hours(available),
            words::plural(count, say!("technician"), say!("technicians"))
        );
        card.href = manager.entries(0, &rules![EntryRule::Team, EntryRule::ClientFacing]);
    }
    card.beside = vec![side(
        words::plural(client.entries as usize, say!("client-facing entry"), say!("client-facing entries")),
        client.entries,
        manager.entries(0, &rules![EntryRule::Team, EntryRule::ClientFacing]),
    )];
}

fn add_reactive(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let (Ok(reactive), Ok(book)) = (manager.reactive_hours(), manager.book()) else {
        return;
    };
    card.reading = say!(
        "{} on incidents for {} endpoints of {}, per month",
        words::hours(reactive.hours),
        words::count(reactive.endpoints as usize),
        words::plural(reactive.by_company.len(), say!("managed company"), say!("managed companies"))
    );
    let link = manager.entries(0, &rules![EntryRule::Reactive]);
    card.href.clone_from(&link);
    let entries = book.reactive[0].entries;
    card.beside = vec![side(
        words::plural(entries as usize, say!("entry on incidents"), say!("entries on incidents")),
        entries,
        link,
    )];
}
