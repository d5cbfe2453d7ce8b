//! The manager's leading and lagging figures as cards.

use base::HOUR;
use desk::figure::{Gap, Lengths, Measured, Part, Question, knows_completion, working_days};
use desk::rule::{CompletedRule, CreatedRule, EntryRule, StateRule, YesNo};
use desk::rules;
use language::say;

use crate::kit::words;
use crate::manager::Manager;
use crate::manager::cards::{add_trend, card, side, value};
use crate::model::{KpiCard, SideCount};

/// The figures that move before the headline does.
pub fn leading(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    vec![real_time(manager), backlog(manager), against_estimate(manager)]
}

fn real_time(manager: &Manager<'_, '_>) -> KpiCard {
    let id = "real_time_entry";
    let figure = value(manager, id, 0).map(|share| (share, words::percent(share)));
    let mut card = card(manager, id, figure);
    add_trend(manager, &mut card);
    if let (Ok(book), Some(_)) = (manager.book(), card.number) {
        let part = book.real_time[0];
        card.reading = say!(
            "{} of {} entries were written down within {} min after their end",
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
    card
}

fn backlog(manager: &Manager<'_, '_>) -> KpiCard {
    let window = manager.windows.all[0];
    let days = working_days(manager.view, window.first, window.last);
    let (open, done) = (manager.table.total.open, manager.table.total.completed[0]);
    let figure = knows_completion(manager.view).and_then(|()| {
        if done == 0 {
            return Err(Gap::NothingCompleted);
        }
        let value = f64::from(open) / (f64::from(done) / f64::from(manager.view.period_days));
        Ok((value, words::decimal(value, 1)))
    });
    let mut card = card(manager, "backlog_days", figure);
    if card.number.is_some() {
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
    card
}

fn against_estimate(manager: &Manager<'_, '_>) -> KpiCard {
    let effort = manager.effort().as_ref().map_err(Clone::clone);
    let sums = effort.clone().and_then(|effort| effort.against_estimate.clone());
    let figure = sums.clone().and_then(|(worked, estimated, _)| {
        if estimated.0 > 0 {
            let value = worked.as_f64() / estimated.as_f64();
            Ok((value, words::percent(value)))
        } else {
            Err(Gap::NoneEstimated)
        }
    });
    let mut card = card(manager, "worked_vs_estimated", figure);
    if let (Ok((worked, estimated, count)), Some(_), Ok(effort)) = (sums, card.number, effort) {
        card.reading = say!(
            "{} worked on {} estimated, {} completed with an estimate",
            words::hours(worked),
            words::hours(estimated),
            words::tickets(count as usize)
        );
        card.beside = answers(manager, &effort.answers[Question::WithinEstimate as usize], Question::WithinEstimate);
        card.href = manager.tickets(0, &rules![CompletedRule::No(Question::WithinEstimate)]);
    }
    card
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

/// The figures that tell what was.
pub fn lagging(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    let mut cards = vec![hours_per_ticket(manager)];
    cards.extend(time_to_resolve(manager));
    cards.push(kill_rate(manager));
    for (id, question) in
        [("reopened", Question::Reopened), ("same_day", Question::SameDay), ("one_technician", Question::OneTechnician)]
    {
        cards.push(question_card(manager, id, question));
    }
    cards
}

fn hours_per_ticket(manager: &Manager<'_, '_>) -> KpiCard {
    let worked = manager.effort().as_ref().map_err(Clone::clone).and_then(|effort| effort.worked.clone());
    let figure = worked.clone().and_then(|(hours, count)| {
        if count == 0 {
            return Err(Gap::NothingCompleted);
        }
        let value = hours.as_f64() / f64::from(count);
        Ok((value, say!("{} h", words::decimal(value, 2))))
    });
    let mut card = card(manager, "effort", figure);
    if let (Ok((hours, count)), Some(_)) = (worked, card.number) {
        card.reading = say!(
            "{} worked on {} completed in the period, whenever it was worked",
            words::hours(hours),
            words::tickets(count as usize)
        );
        card.href = manager.tickets(0, &rules![CompletedRule::InPeriod]);
    }
    card
}

fn time_to_resolve(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    let variants: [(&str, Measured<&Lengths>); 3] = match manager.effort() {
        Ok(effort) => [
            ("time_to_resolve", effort.calendar.as_ref().map_err(Clone::clone)),
            ("time_to_resolve_business", effort.business.as_ref().map_err(Clone::clone)),
            ("time_to_resolve_clock", effort.clock.as_ref().map_err(Clone::clone)),
        ],
        Err(gap) => [
            ("time_to_resolve", Err(gap.clone())),
            ("time_to_resolve_business", Err(gap.clone())),
            ("time_to_resolve_clock", Err(gap.clone())),
        ],
    };
    variants
        .into_iter()
        .map(|(id, lengths)| {
            let figure = lengths.clone().and_then(|lengths| {
                let mean = lengths.mean().ok_or_else(|| Gap::NothingCompleted)?;
                Ok((mean / HOUR as f64, length(mean, id)))
            });
            let mut card = card(manager, id, figure);
            card.is_part = id != "time_to_resolve";
            if let (Ok(lengths), Some(_)) = (lengths, card.number) {
                card.reading = say!(
                    "average of {}; half within {}, nine of ten within {}",
                    words::tickets(lengths.len()),
                    length(lengths.quantile(0.5).unwrap_or_default() as f64, id),
                    length(lengths.quantile(0.9).unwrap_or_default() as f64, id)
                );
                card.href = manager.tickets(0, &rules![CompletedRule::InPeriod]);
                if id == "time_to_resolve_clock" {
                    card.reading += &estimated(manager, lengths.len());
                }
            }
            card
        })
        .collect()
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

/// Calendar time in days and hours; business time in hours, as its days are shorter.
fn length(seconds: f64, id: &str) -> String {
    if id == "time_to_resolve" {
        words::duration(seconds as i64)
    } else {
        say!("{} h", words::decimal(seconds / HOUR as f64, 1))
    }
}

fn kill_rate(manager: &Manager<'_, '_>) -> KpiCard {
    use desk::dataset::Field;
    let (created, done) = (manager.table.total.created[0], manager.table.total.completed[0]);
    let figure = knows_completion(manager.view).and_then(|()| manager.view.needs(Field::Created)).and_then(|()| {
        if created == 0 {
            return Err(Gap::NothingCreated);
        }
        let value = f64::from(done) / f64::from(created);
        Ok((value, words::percent(value)))
    });
    let mut card = card(manager, "kill_rate", figure);
    if card.number.is_some() {
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
    card
}

fn question_card(manager: &Manager<'_, '_>, id: &str, question: Question) -> KpiCard {
    let part =
        manager.effort().as_ref().map_err(Clone::clone).and_then(|effort| effort.answers[question as usize].clone());
    let figure = part.clone().and_then(|part| {
        let share = part.share().ok_or_else(|| Gap::NoneTells)?;
        Ok((share, words::percent(share)))
    });
    let mut card = card(manager, id, figure);
    if let (Ok(counts), Some(_)) = (&part, card.number) {
        card.reading =
            say!("{} of {} completed tickets", words::count(counts.good as usize), words::count(counts.all as usize));
        card.beside = answers(manager, &part, question);
        let rule = if question == Question::Reopened { CompletedRule::Yes } else { CompletedRule::No };
        card.href = manager.tickets(0, &rules![rule(question)]);
    }
    card
}
