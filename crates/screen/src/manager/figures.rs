//! The manager's leading and lagging figures as cards.

use base::HOUR;
use desk::figure::{Effort, FigureId, Lengths, Measured, Panel, Part, Question, working_days};
use desk::rule::{CompletedRule, CreatedRule, EntryRule, StateRule, YesNo};
use desk::rules;
use language::say;

use crate::kit::{figure_text, words};
use crate::manager::Manager;
use crate::manager::cards::{add_trend, card, side};
use crate::model::{KpiCard, SideCount};

/// The figures that move before the headline does.
pub fn leading(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    Panel::Leading.figures().map(|figure| figure_card(manager, figure)).collect()
}

/// The figures that tell what was.
pub fn lagging(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    Panel::Lagging.figures().map(|figure| figure_card(manager, figure)).collect()
}

/// A figure with what it is made of, and the list behind it.
fn figure_card(manager: &Manager<'_, '_>, figure: FigureId) -> KpiCard {
    let mut card = card(manager, figure);
    if figure == FigureId::RealTimeEntry {
        add_trend(manager, &mut card);
    }
    if card.number.is_none() {
        return card;
    }
    match figure {
        FigureId::RealTimeEntry => real_time(manager, &mut card),
        FigureId::BacklogDays => backlog(manager, &mut card),
        FigureId::WorkedVsEstimated => against_estimate(manager, &mut card),
        FigureId::Effort => hours_per_ticket(manager, &mut card),
        FigureId::TimeToResolve => time_to_resolve(manager, figure, |effort| &effort.calendar, &mut card),
        FigureId::TimeToResolveBusiness => time_to_resolve(manager, figure, |effort| &effort.business, &mut card),
        FigureId::TimeToResolveClock => time_to_resolve(manager, figure, |effort| &effort.clock, &mut card),
        FigureId::KillRate => kill_rate(manager, &mut card),
        FigureId::Reopened => answered(manager, Question::Reopened, &mut card),
        FigureId::SameDay => answered(manager, Question::SameDay, &mut card),
        FigureId::OneTechnician => answered(manager, Question::OneTechnician, &mut card),
        // Any other says what it is divided by what.
        _ => {
            if let Some([part, whole]) = manager.measure(figure).ok().and_then(|reading| reading.parts) {
                card.reading = say!("{} of {}", words::decimal(part, 1), words::decimal(whole, 1));
            }
        }
    }
    card
}

fn real_time(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Ok(book) = manager.book() else { return };
    let part = book.real_time[0];
    card.reading = say!(
        "{} of {} entries were logged within {} min of their end",
        words::count(part.good as usize),
        words::count(part.all as usize),
        words::decimal(manager.view.settings.manager.real_time_minutes, 2)
    );
    card.href = manager.entries(0, &rules![EntryRule::RealTime(YesNo(false))]);
    card.beside = vec![
        side(
            say!("{} later", words::count((part.all - part.good) as usize)),
            part.all - part.good,
            manager.entries(0, &rules![EntryRule::RealTime(YesNo(false))]),
        ),
        side(
            say!("{} in time", words::count(part.good as usize)),
            part.good,
            manager.entries(0, &rules![EntryRule::RealTime(YesNo(true))]),
        ),
    ];
}

fn backlog(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let window = manager.windows.all[0];
    let days = working_days(manager.view, window.first, window.last);
    let (open, done) = (manager.table().total.open, manager.table().total.completed[0]);
    card.reading = say!(
        "{} open, {} completed in {}, of which {}",
        words::count(open as usize),
        words::count(done as usize),
        manager.period(),
        words::plural(days as usize, say!("was a working day"), say!("were working days"))
    );
    card.href = manager.query.tickets(&rules![StateRule::Open]).to_fragment();
    card.beside = vec![
        side(say!("{} open", words::count(open as usize)), open, card.href.clone()),
        side(
            say!("{} completed", words::count(done as usize)),
            done,
            manager.tickets(0, &rules![CompletedRule::InPeriod]),
        ),
    ];
}

fn against_estimate(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Ok(effort) = manager.effort() else { return };
    let Ok((worked, estimated, count)) = effort.against_estimate.clone() else { return };
    card.reading = say!(
        "{} worked on {} estimated, {} completed with an estimate",
        words::hours(worked),
        words::hours(estimated),
        words::tickets(count as usize)
    );
    card.beside = answers(manager, &effort.answers[Question::WithinEstimate as usize], Question::WithinEstimate);
    card.href = manager.tickets(0, &rules![CompletedRule::No(Question::WithinEstimate)]);
}

/// Both answers of a question with their tickets.
fn answers(manager: &Manager<'_, '_>, part: &Measured<Part>, question: Question) -> Vec<SideCount> {
    let Ok(part) = part else { return Vec::new() };
    let (yes, no) = match question {
        Question::SameDay => (say!("on the same day"), say!("on a later day")),
        Question::OneTechnician => (say!("by one technician"), say!("by several")),
        Question::Reopened => (say!("reopened"), say!("not reopened")),
        Question::WithinEstimate => (say!("within twice the estimate"), say!("worked more than twice the estimate")),
    };
    [(yes, CompletedRule::Yes(question), part.good), (no, CompletedRule::No(question), part.all - part.good)]
        .into_iter()
        .map(|(words, rule, count)| {
            side(format!("{} {words}", words::count(count as usize)), count, manager.tickets(0, &rules![rule]))
        })
        .collect()
}

fn hours_per_ticket(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Some(Ok((hours, count))) = manager.effort().as_ref().ok().map(|effort| effort.worked.clone()) else { return };
    card.reading = say!(
        "{} worked on {} completed in the period, whenever it was worked",
        words::hours(hours),
        words::tickets(count as usize)
    );
    card.href = manager.tickets(0, &rules![CompletedRule::InPeriod]);
}

fn time_to_resolve(
    manager: &Manager<'_, '_>,
    figure: FigureId,
    of: fn(&Effort) -> &Measured<Lengths>,
    card: &mut KpiCard,
) {
    let Some(Ok(lengths)) = manager.effort().as_ref().ok().map(of) else { return };
    let length = |share: f64| {
        let seconds = lengths.quantile(share).unwrap_or_default();
        figure_text::in_unit(figure, seconds as f64 / HOUR as f64)
    };
    card.reading = say!(
        "average of {}; half within {}, nine of ten within {}",
        words::tickets(lengths.len()),
        length(0.5),
        length(0.9)
    );
    card.href = manager.tickets(0, &rules![CompletedRule::InPeriod]);
    if figure == FigureId::TimeToResolveClock {
        card.reading += &estimated(manager, lengths.len());
    }
}

/// That times on the clock are estimates, where they are; as the end of a sentence.
fn estimated(manager: &Manager<'_, '_>, all: usize) -> String {
    match manager.effort().as_ref().map_or(0, |effort| effort.estimated) {
        0 => String::new(),
        count if count == all => say!("; estimated: without a status history waiting is counted").into(),
        count => {
            say!("; {} of them estimated: without a status history waiting is counted", words::count(count))
        }
    }
}

fn kill_rate(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let (created, done) = (manager.table().total.created[0], manager.table().total.completed[0]);
    card.reading = say!("{} completed, {} created", words::count(done as usize), words::count(created as usize));
    card.beside = vec![
        side(
            say!("{} completed", words::count(done as usize)),
            done,
            manager.tickets(0, &rules![CompletedRule::InPeriod]),
        ),
        side(
            say!("{} created", words::count(created as usize)),
            created,
            manager.tickets(0, &rules![CreatedRule::InPeriod]),
        ),
    ];
    card.href = card.beside[0].href.clone();
}

fn answered(manager: &Manager<'_, '_>, question: Question, card: &mut KpiCard) {
    let Ok(effort) = manager.effort() else { return };
    let part = &effort.answers[question as usize];
    let Ok(counts) = part else { return };
    card.reading =
        say!("{} of {} completed tickets", words::count(counts.good as usize), words::count(counts.all as usize));
    card.beside = answers(manager, part, question);
    let rule = if question == Question::Reopened { CompletedRule::Yes } else { CompletedRule::No };
    card.href = manager.tickets(0, &rules![rule(question)]);
}
