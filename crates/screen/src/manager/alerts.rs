//! At most five sentences on what changed most against the period before, each with its evidence.

use desk::figure::{FigureId, Group, SlaEvent};
use desk::rule::{CompletedRule, CreatedRule, EntryRule, LabelRule, StateRule, YesNo};
use desk::rules;
use language::say;

use crate::kit::figure_text;
use crate::kit::words;
use crate::manager::Manager;
use crate::model::{Block, Tone};

/// Sentences at most.
const SENTENCES: usize = 5;
/// Changes that matter less are not worth a sentence.
const MATTERS: f64 = 1.0;
/// Promises that must have been decided in both periods for a change to say something.
const ENOUGH: u32 = 10;

struct Alert {
    weight: f64,
    tone: Tone,
    text: String,
    href: String,
}

/// The sentences, what matters most first.
pub fn blocks(manager: &Manager<'_, '_>) -> Vec<Block> {
    if !manager.has_before {
        return vec![Block::Note {
            tone: Tone::Unknown,
            text: say!(
                "There is nothing to compare with: the data does not reach back {} before the period.",
                manager.period()
            ),
            href: String::new(),
        }];
    }
    let mut alerts = promises(manager);
    alerts.extend(team(manager));
    alerts.extend(technician(manager));
    alerts.extend(company(manager));
    alerts.extend(backlog(manager));
    alerts.extend(timesheets(manager));
    alerts.retain(|alert| alert.weight >= MATTERS);
    alerts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.text.cmp(&b.text)));
    alerts.truncate(SENTENCES);
    if alerts.is_empty() {
        return vec![Block::Note {
            tone: Tone::Plain,
            text: say!("Nothing changed much against the {} before.", manager.period()),
            href: String::new(),
        }];
    }
    alerts.into_iter().map(|alert| Block::Note { tone: alert.tone, text: alert.text, href: alert.href }).collect()
}

const fn tone(is_better: bool) -> Tone {
    if is_better { Tone::Good } else { Tone::Bad }
}

/// Kept promises: a change of two points has weight one.
fn promises(manager: &Manager<'_, '_>) -> Vec<Alert> {
    SlaEvent::ALL
        .into_iter()
        .map(|event| (event, FigureId::kept(event)))
        .filter_map(|(event, id)| {
            let (now, before) = (manager.kept(event, 0).ok()?, manager.kept(event, 1).ok()?);
            if now.decided() < ENOUGH || before.decided() < ENOUGH {
                return None;
            }
            let change = now.share()? - before.share()?;
            let verb = if change > 0.0 { say!("rose") } else { say!("fell") };
            Some(Alert {
                weight: change.abs() * 50.0,
                tone: tone(change > 0.0),
                text: say!(
                    "{} in time {verb} from {} to {}: {} of {} missed, {} of {} before.",
                    words::capital(&id.short(manager.view.settings)),
                    words::percent(before.share()?),
                    words::percent(now.share()?),
                    words::count(now.missed as usize),
                    words::count(now.decided() as usize),
                    words::count(before.missed as usize),
                    words::count(before.decided() as usize)
                ),
                href: manager.tickets(0, &rules![CompletedRule::Missed(manager.promise(event))]),
            })
        })
        .collect()
}

/// Utilization (three points weigh one), time entry (five), reactive hours (15 %).
fn team(manager: &Manager<'_, '_>) -> Vec<Alert> {
    let evidence = |id: FigureId| match id {
        FigureId::Utilization => rules![EntryRule::Team, EntryRule::ClientFacing].to_vec(),
        FigureId::ReactiveHours => rules![EntryRule::Reactive].to_vec(),
        _ => rules![EntryRule::RealTime(YesNo(false))].to_vec(),
    };
    [FigureId::Utilization, FigureId::ReactiveHours, FigureId::RealTimeEntry]
        .into_iter()
        .filter_map(|id| {
            let (now, before) = (manager.value(id, 0).ok()?, manager.value(id, 1).ok()?);
            let change = now - before;
            let (weight, is_better) = match id {
                FigureId::Utilization => (change.abs() / 0.03, change > 0.0),
                FigureId::RealTimeEntry => (change.abs() / 0.05, change > 0.0),
                _ if before > 0.0 => (change.abs() / before / 0.15, change < 0.0),
                _ => return None,
            };
            let verb = if change > 0.0 { say!("rose") } else { say!("fell") };
            let name = words::capital(&id.short(manager.view.settings));
            Some(Alert {
                weight,
                tone: tone(is_better),
                text: say!(
                    "{name} {verb} from {} to {}.",
                    figure_text::in_unit(id, before),
                    figure_text::in_unit(id, now)
                ),
                href: manager.entries(0, &evidence(id)),
            })
        })
        .collect()
}

/// The technician whose missed completions grew most: four more weigh one.
fn technician(manager: &Manager<'_, '_>) -> Option<Alert> {
    let table = manager.by_technician()?;
    let mut grown: Vec<(&str, u32, u32)> = table
        .groups
        .iter()
        .map(|(key, tally)| {
            (
                table.name(manager.view, Group::Technician, *key),
                tally.kept(SlaEvent::Resolution, 0).missed,
                tally.kept(SlaEvent::Resolution, 1).missed,
            )
        })
        .filter(|(name, now, before)| !name.is_empty() && now > before)
        .collect();
    grown.sort_by(|a, b| (b.1 - b.2).cmp(&(a.1 - a.2)).then_with(|| a.0.cmp(b.0)));
    let (name, now, before) = *grown.first()?;
    Some(Alert {
        weight: f64::from(now - before) / 4.0,
        tone: Tone::Warn,
        text: say!("Missed completions grew most for {name}: {now}, up from {before}; ask what stands in the way."),
        href: {
            let missed = CompletedRule::Missed(manager.promise(SlaEvent::Resolution));
            manager.tickets(0, &rules![StateRule::technician(name), missed])
        },
    })
}

/// The company that is loudest against its own average: three standard deviations of chance weigh one.
fn company(manager: &Manager<'_, '_>) -> Option<Alert> {
    let noise = manager.noise().as_ref().ok()?;
    let texts = &manager.view.data.texts;
    let (known, before, weight) = noise
        .companies
        .iter()
        .filter_map(|known| {
            let before = known.before(noise.covered)?;
            let weight = (f64::from(known.tickets[0]) - before) / (before + 1.0).sqrt() / 3.0;
            Some((known, before, weight))
        })
        .fold(None, |best: Option<(_, f64, f64)>, next| match best {
            Some(known) if known.2 >= next.2 => Some(known),
            _ => Some(next),
        })?;
    let name = texts.text(known.company);
    let issue = known.grew.first().map_or_else(String::new, |(issue, now, before)| {
        say!("; {} grew most ({now}, {} before)", texts.text(*issue), words::decimal(*before, 1))
    });
    Some(Alert {
        weight,
        tone: Tone::Warn,
        text: say!(
            "{name} made {}, {} on average before{issue}.",
            words::tickets(known.tickets[0] as usize),
            words::decimal(before, 1)
        ),
        href: manager.tickets(0, &rules![LabelRule::company(name), CreatedRule::InPeriod]),
    })
}

/// More created than completed: one in twenty weighs one.
fn backlog(manager: &Manager<'_, '_>) -> Option<Alert> {
    let total = &manager.table().total;
    let (created, done) = (f64::from(total.created[0]), f64::from(total.completed[0]));
    let more = created - done;
    (created > 0.0 && done > 0.0).then(|| Alert {
        weight: more.abs() / created / 0.05,
        tone: tone(more < 0.0),
        text: say!(
            "The backlog {} by {}: {} created, {} completed.",
            if more > 0.0 { say!("grew") } else { say!("shrank") },
            words::tickets(more.abs() as usize),
            words::count(created as usize),
            words::count(done as usize)
        ),
        href: manager.query.tickets(&rules![StateRule::Open]).to_fragment(),
    })
}

/// Hours that nobody booked: a tenth of what is available weighs one. Says who has most of them.
fn timesheets(manager: &Manager<'_, '_>) -> Option<Alert> {
    let book = manager.book().as_ref().ok()?;
    let mut people: Vec<_> = book.in_window(manager.view, 0).collect();
    people.sort_by(|a, b| b.missing().cmp(&a.missing()).then_with(|| a.name.cmp(&b.name)));
    let most = people.first()?;
    let missing: f64 = people.iter().map(|person| person.missing().as_f64()).sum();
    let available: f64 = people.iter().map(|person| person.available[0].as_f64()).sum();
    (available > 0.0).then(|| Alert {
        weight: missing / available * 10.0,
        tone: Tone::Warn,
        text: say!(
            "{} h of {} available were not logged at all; {} has most of them ({}).",
            words::decimal(missing, 1),
            words::decimal(available, 0),
            most.name,
            words::hours(most.missing())
        ),
        href: manager.entries(0, &rules![EntryRule::technician(&most.name)]),
    })
}
