//! The manager's figures as cards: headline, leading, lagging; and the headline over time.

use crate::base::HOUR;
use crate::query::{Pick, Query};
use crate::report::{
    Gap, Lengths, Measured, PERIODS, Part, Question, SlaEvent, Steps, WEEK, WINDOWS, knows_completion, trend,
    working_days,
};
use crate::settings::SlaBasis;

use super::manager_board::{HEADLINE, Manager, short_name};
use super::manager_text::{definition, figure_words, goal_words, title};
use super::model::{Block, ChartKind, ChartSpec, KpiCard, Point, Series, SideCount, Tone};
use super::words;

/// The value of a headline figure in a window.
pub(super) fn value(manager: &Manager<'_, '_>, id: &str, window: usize) -> Measured<f64> {
    match id {
        "utilization" => manager.utilization(window),
        "reactive_hours_per_endpoint" => manager.reactive(window),
        "real_time_entry" => {
            manager.late.clone()?;
            let book = manager.book.as_ref().map_err(Clone::clone)?;
            book.real_time[window]
                .share()
                .ok_or_else(|| Gap("no time entry with end and entry times in the period".into()))
        }
        _ => {
            let event = SlaEvent::ALL
                .into_iter()
                .zip(HEADLINE)
                .find(|(_, known)| *known == id)
                .map_or(SlaEvent::Resolution, |(event, _)| event);
            manager.kept(event, window)?.share().ok_or_else(|| {
                Gap(format!(
                    "no {} was decided in the period",
                    event.title().to_lowercase()
                ))
            })
        }
    }
}

fn card(manager: &Manager<'_, '_>, id: &str, figure: Measured<(f64, String)>) -> KpiCard {
    let goals = &manager.view.settings.goals;
    let goal = goal_words(manager, id);
    let base = KpiCard {
        id: id.to_owned(),
        title: title(id).to_owned(),
        goal: if goal.is_empty() {
            String::new()
        } else {
            format!("goal {goal}")
        },
        definition: definition(manager, id),
        ..KpiCard::default()
    };
    match figure {
        Ok((number, value)) => {
            let has_goal = goals.value(id).is_some();
            let within = goals.is_met(id, number);
            let (tone, verdict) = match (id, within) {
                _ if !has_goal => (Tone::Plain, "No goal is published".to_owned()),
                ("utilization", true) if number > 0.85 => (
                    Tone::Warn,
                    "Within goal, above 85 %: watch for burn-out".to_owned(),
                ),
                ("reactive_hours_per_endpoint", true) if number <= 0.2 => {
                    (Tone::Good, "Within goal, at the best (≤ 0.2)".to_owned())
                }
                (_, true) => (Tone::Good, "Within goal".to_owned()),
                ("utilization", false) if number >= 0.75 => (
                    Tone::Warn,
                    format!("Misses the goal by {}", shortfall(manager, id, number)),
                ),
                (_, false) => (
                    Tone::Bad,
                    format!("Misses the goal by {}", shortfall(manager, id, number)),
                ),
            };
            KpiCard {
                number: Some(number),
                value,
                tone,
                verdict,
                ..base
            }
        }
        Err(gap) => KpiCard {
            value: words::DASH.into(),
            tone: Tone::Unknown,
            verdict: words::capital(&gap.0),
            reading: "Not measurable".into(),
            ..base
        },
    }
}

fn shortfall(manager: &Manager<'_, '_>, id: &str, number: f64) -> String {
    let gap = (manager.view.settings.goals.value(id).unwrap_or_default() - number).abs();
    match id {
        "reactive_hours_per_endpoint" => words::decimal(gap, 3),
        _ => format!("{} points", words::decimal(gap * 100.0, 1)),
    }
}

fn side(words: String, count: u32, href: String) -> SideCount {
    SideCount {
        words,
        count: Some(count),
        href: if count == 0 { String::new() } else { href },
    }
}

/// The five headline figures.
pub fn headline(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    HEADLINE
        .into_iter()
        .map(|id| {
            let figure = value(manager, id, 0).map(|value| (value, figure_words(id, value)));
            let mut card = card(manager, id, figure);
            card.trend = trend(|window| value(manager, id, window).ok());
            card.trend_goal = manager.view.settings.goals.value(id);
            match id {
                "utilization" => add_utilization(manager, &mut card),
                "reactive_hours_per_endpoint" => add_reactive(manager, &mut card),
                _ => add_promises(manager, &mut card),
            }
            card
        })
        .collect()
}

fn basis_words(basis: SlaBasis) -> &'static str {
    match basis {
        SlaBasis::Completed => "of tickets completed in the period",
        SlaBasis::Created => "of tickets created in the period",
        SlaBasis::Due => "that were due in the period",
    }
}

fn add_promises(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Some((event, _)) = SlaEvent::ALL
        .into_iter()
        .zip(HEADLINE)
        .find(|(_, id)| *id == card.id)
    else {
        return;
    };
    let Ok(kept) = manager.kept(event, 0) else { return };
    let link = |rule: &str| manager.tickets(0, vec![manager.promise(rule, event)]);
    if kept.decided() > 0 {
        card.reading = format!(
            "{} of {} decided promises {}",
            words::count(kept.met as usize),
            words::count(kept.decided() as usize),
            basis_words(manager.basis)
        );
        card.href = link("sla_missed");
        let view = manager.view;
        if view
            .rows
            .iter()
            .any(|&row| view.is_estimated(event, row as usize))
        {
            card.reading += "; due times of our clock are estimated where there is no status history";
        }
    }
    card.beside = vec![
        side(
            format!("{} missed", words::count(kept.missed as usize)),
            kept.missed,
            link("sla_missed"),
        ),
        side(
            format!("{} met", words::count(kept.met as usize)),
            kept.met,
            link("sla_met"),
        ),
    ];
    let without = manager.table.total.untargeted[event as usize];
    if manager.basis != SlaBasis::Due {
        card.beside.push(side(
            format!("{} without a due time, left out", words::count(without as usize)),
            without,
            link("sla_untargeted"),
        ));
    }
}

fn add_utilization(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let Ok(book) = &manager.book else { return };
    let (client, available) = book.sums(manager.view, 0);
    if card.number.is_some() {
        let count = book.in_window(manager.view, 0).count();
        card.reading = format!(
            "{} client-facing of {} available, {}",
            words::hours(client.hours),
            words::hours(available),
            words::plural(count, "technician", "technicians")
        );
        card.href = manager.entries(0, vec![Pick::new("team", ""), Pick::new("client", "")]);
    }
    card.beside = vec![side(
        words::plural(
            client.entries as usize,
            "client-facing entry",
            "client-facing entries",
        ),
        client.entries,
        manager.entries(0, vec![Pick::new("team", ""), Pick::new("client", "")]),
    )];
}

fn add_reactive(manager: &Manager<'_, '_>, card: &mut KpiCard) {
    let (Ok(reactive), Ok(book)) = (&manager.reactive, &manager.book) else {
        return;
    };
    card.reading = format!(
        "{} on incidents for {} endpoints of {}, per month",
        words::hours(reactive.hours),
        words::count(reactive.endpoints as usize),
        words::plural(reactive.by_company.len(), "managed company", "managed companies")
    );
    let link = manager.entries(0, vec![Pick::new("reactive", "")]);
    card.href.clone_from(&link);
    let entries = book.reactive[0].entries;
    card.beside = vec![side(
        words::plural(entries as usize, "entry on incidents", "entries on incidents"),
        entries,
        link,
    )];
}

/// The figures that move before the headline does.
pub fn leading(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    vec![real_time(manager), backlog(manager), against_estimate(manager)]
}

fn real_time(manager: &Manager<'_, '_>) -> KpiCard {
    let id = "real_time_entry";
    let figure = value(manager, id, 0).map(|share| (share, words::percent(share)));
    let mut card = card(manager, id, figure);
    card.trend = trend(|window| value(manager, id, window).ok());
    card.trend_goal = manager.view.settings.goals.value(id);
    if let (Ok(book), Some(_)) = (&manager.book, card.number) {
        let part = book.real_time[0];
        card.reading = format!(
            "{} of {} entries were written down within {} min after their end",
            words::count(part.good as usize),
            words::count(part.all as usize),
            words::decimal(manager.view.settings.manager.real_time_minutes, 2)
        );
        card.href = manager.entries(0, vec![Pick::new("real_time", "no")]);
        card.beside = vec![
            side(
                format!("{} later", words::count((part.all - part.good) as usize)),
                part.all - part.good,
                manager.entries(0, vec![Pick::new("real_time", "no")]),
            ),
            side(
                format!("{} in time", words::count(part.good as usize)),
                part.good,
                manager.entries(0, vec![Pick::new("real_time", "yes")]),
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
            return Err(Gap("no ticket was completed in the period".into()));
        }
        let value = f64::from(open) / (f64::from(done) / f64::from(manager.view.period_days));
        Ok((value, words::decimal(value, 1)))
    });
    let mut card = card(manager, "backlog_days", figure);
    if card.number.is_some() {
        card.reading = format!(
            "{} open, {} completed in {}, of which {}",
            words::count(open as usize),
            words::count(done as usize),
            manager.period(),
            words::plural(days as usize, "was a working day", "were working days")
        );
        card.href = manager.query.list(vec![Pick::new("open", "")]).to_fragment();
        card.beside = vec![
            side(
                format!("{} open", words::count(open as usize)),
                open,
                card.href.clone(),
            ),
            side(
                format!("{} completed", words::count(done as usize)),
                done,
                manager.tickets(0, vec![Pick::new("completed", "")]),
            ),
        ];
    }
    card
}

fn against_estimate(manager: &Manager<'_, '_>) -> KpiCard {
    let effort = manager.effort.as_ref().map_err(Clone::clone);
    let sums = effort.clone().and_then(|effort| effort.against_estimate.clone());
    let figure = sums.clone().and_then(|(worked, estimated, _)| {
        if estimated.0 > 0 {
            let value = worked.as_f64() / estimated.as_f64();
            Ok((value, words::percent(value)))
        } else {
            Err(Gap("no completed ticket of the period has an estimate".into()))
        }
    });
    let mut card = card(manager, "worked_vs_estimated", figure);
    if let (Ok((worked, estimated, count)), Some(_), Ok(effort)) = (sums, card.number, effort) {
        card.reading = format!(
            "{} worked on {} estimated, {} completed with an estimate",
            words::hours(worked),
            words::hours(estimated),
            words::tickets(count as usize)
        );
        card.beside = answers(
            manager,
            &effort.answers[Question::WithinEstimate as usize],
            Question::WithinEstimate,
        );
        card.href = manager.tickets(0, vec![Pick::new("completed_no", Question::WithinEstimate.id())]);
    }
    card
}

/// Both answers of a question with their tickets.
fn answers(manager: &Manager<'_, '_>, part: &Measured<Part>, question: Question) -> Vec<SideCount> {
    let Ok(part) = part else { return Vec::new() };
    let (yes, no) = match question {
        Question::SameDay => ("on the same day", "on a later day"),
        Question::OneTechnician => ("by one technician", "by several"),
        Question::Reopened => ("reopened", "not reopened"),
        Question::WithinEstimate => ("within twice the estimate", "worked more than twice the estimate"),
    };
    [
        (yes, "completed_yes", part.good),
        (no, "completed_no", part.all - part.good),
    ]
    .into_iter()
    .map(|(words, rule, count)| {
        side(
            format!("{} {words}", words::count(count as usize)),
            count,
            manager.tickets(0, vec![Pick::new(rule, question.id())]),
        )
    })
    .collect()
}

/// The figures that tell what was.
pub fn lagging(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    let mut cards = vec![hours_per_ticket(manager)];
    cards.extend(time_to_resolve(manager));
    cards.push(kill_rate(manager));
    for (id, question) in [
        ("reopened", Question::Reopened),
        ("same_day", Question::SameDay),
        ("one_technician", Question::OneTechnician),
    ] {
        cards.push(question_card(manager, id, question));
    }
    cards
}

fn hours_per_ticket(manager: &Manager<'_, '_>) -> KpiCard {
    let worked = manager
        .effort
        .as_ref()
        .map_err(Clone::clone)
        .and_then(|effort| effort.worked.clone());
    let figure = worked.clone().and_then(|(hours, count)| {
        if count == 0 {
            return Err(Gap("no ticket was completed in the period".into()));
        }
        let value = hours.as_f64() / f64::from(count);
        Ok((value, format!("{} h", words::decimal(value, 2))))
    });
    let mut card = card(manager, "effort", figure);
    if let (Ok((hours, count)), Some(_)) = (worked, card.number) {
        card.reading = format!(
            "{} worked on {} completed in the period, whenever it was worked",
            words::hours(hours),
            words::tickets(count as usize)
        );
        card.href = manager.tickets(0, vec![Pick::new("completed", "")]);
    }
    card
}

fn time_to_resolve(manager: &Manager<'_, '_>) -> Vec<KpiCard> {
    let variants: [(&str, Measured<&Lengths>); 3] = match &manager.effort {
        Ok(effort) => [
            ("time_to_resolve", effort.calendar.as_ref().map_err(Clone::clone)),
            (
                "time_to_resolve_business",
                effort.business.as_ref().map_err(Clone::clone),
            ),
            (
                "time_to_resolve_clock",
                effort.clock.as_ref().map_err(Clone::clone),
            ),
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
                let mean = lengths
                    .mean()
                    .ok_or_else(|| Gap("no ticket was completed in the period".into()))?;
                Ok((mean / HOUR as f64, length(mean, id)))
            });
            let mut card = card(manager, id, figure);
            card.is_part = id != "time_to_resolve";
            if let (Ok(lengths), Some(_)) = (lengths, card.number) {
                card.reading = format!(
                    "average of {}; half within {}, nine of ten within {}",
                    words::tickets(lengths.len()),
                    length(lengths.quantile(0.5).unwrap_or_default() as f64, id),
                    length(lengths.quantile(0.9).unwrap_or_default() as f64, id)
                );
                card.href = manager.tickets(0, vec![Pick::new("completed", "")]);
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
    match manager.effort.as_ref().map_or(0, |effort| effort.estimated) {
        0 => String::new(),
        count if count == all => "; estimated: without a status history waiting is counted".into(),
        count => format!(
            "; {} of them estimated: without a status history waiting is counted",
            words::count(count)
        ),
    }
}

/// Calendar time in days and hours; business time in hours, as its days are shorter.
fn length(seconds: f64, id: &str) -> String {
    if id == "time_to_resolve" {
        words::duration(seconds as i64)
    } else {
        format!("{} h", words::decimal(seconds / HOUR as f64, 1))
    }
}

fn kill_rate(manager: &Manager<'_, '_>) -> KpiCard {
    use crate::dataset::Field;
    let (created, done) = (manager.table.total.created[0], manager.table.total.completed[0]);
    let figure = knows_completion(manager.view)
        .and_then(|()| manager.view.needs(Field::Created, "when tickets were created"))
        .and_then(|()| {
            if created == 0 {
                return Err(Gap("no ticket was created in the period".into()));
            }
            let value = f64::from(done) / f64::from(created);
            Ok((value, words::percent(value)))
        });
    let mut card = card(manager, "kill_rate", figure);
    if card.number.is_some() {
        card.reading = format!(
            "{} completed, {} created",
            words::count(done as usize),
            words::count(created as usize)
        );
        card.beside = vec![
            side(
                format!("{} completed", words::count(done as usize)),
                done,
                manager.tickets(0, vec![Pick::new("completed", "")]),
            ),
            side(
                format!("{} created", words::count(created as usize)),
                created,
                manager.tickets(0, vec![Pick::new("created", "")]),
            ),
        ];
        card.href = card.beside[0].href.clone();
    }
    card
}

fn question_card(manager: &Manager<'_, '_>, id: &str, question: Question) -> KpiCard {
    let part = manager
        .effort
        .as_ref()
        .map_err(Clone::clone)
        .and_then(|effort| effort.answers[question as usize].clone());
    let figure = part.clone().and_then(|part| {
        let share = part
            .share()
            .ok_or_else(|| Gap("no completed ticket of the period can tell".into()))?;
        Ok((share, words::percent(share)))
    });
    let mut card = card(manager, id, figure);
    if let (Ok(counts), Some(_)) = (&part, card.number) {
        card.reading = format!(
            "{} of {} completed tickets",
            words::count(counts.good as usize),
            words::count(counts.all as usize)
        );
        card.beside = answers(manager, &part, question);
        let rule = if question == Question::Reopened {
            "completed_yes"
        } else {
            "completed_no"
        };
        card.href = manager.tickets(0, vec![Pick::new(rule, question.id())]);
    }
    card
}

/// The headline figures over the steps of the trend, one small chart each.
pub fn trends(manager: &Manager<'_, '_>) -> Vec<Block> {
    let query = manager.query;
    let steps = [
        ("", "7 days".to_owned(), Steps::Days(WEEK)),
        ("period", manager.period(), Steps::Days(manager.view.period_days)),
        ("month", "A month".to_owned(), Steps::Months),
    ];
    // Grouping by week or month decides the steps itself.
    let plain = Query {
        group: if manager.group.is_time() {
            String::new()
        } else {
            query.group.clone()
        },
        ..query.clone()
    };
    let mut blocks = vec![Block::Choices {
        label: "Steps of".into(),
        options: steps
            .into_iter()
            .filter(|(id, _, steps)| *id != "period" || *steps != Steps::Days(WEEK))
            .map(|(id, title, steps)| {
                let href = plain.with_option("trend", id).to_fragment();
                (title, href, steps == manager.windows.steps)
            })
            .collect(),
    }];
    for id in HEADLINE.into_iter().chain(["real_time_entry"]) {
        let points: Vec<Point> = (PERIODS..WINDOWS)
            .rev()
            .filter_map(|window| Some(point(manager, id, window, value(manager, id, window).ok()?)))
            .collect();
        if points.len() < 2 {
            continue;
        }
        let scale = if id == "reactive_hours_per_endpoint" {
            1.0
        } else {
            100.0
        };
        let reading = format!(
            "{}: from {} to {} over {} steps.",
            words::capital(short_name(id)),
            points[0].words,
            points[points.len() - 1].words,
            points.len()
        );
        blocks.push(Block::Chart(ChartSpec {
            kind: ChartKind::Lines,
            title: title(id).to_owned(),
            reading,
            unit: if scale > 1.0 {
                "%".into()
            } else {
                "h per endpoint and month".into()
            },
            series: vec![Series {
                name: title(id).to_owned(),
                color: 0,
                points,
            }],
            goal: manager.view.settings.goals.value(id).map(|goal| goal * scale),
            marks: Vec::new(),
        }));
    }
    if blocks.len() == 1 { Vec::new() } else { blocks }
}

/// The label of a step on the axis: its last day, or its month.
pub(super) fn step_label(manager: &Manager<'_, '_>, window: usize) -> String {
    let last = manager.windows.all[window].last;
    match manager.windows.steps {
        Steps::Days(_) => words::day(last),
        Steps::Months => last.date().format("%b %Y").to_string(),
    }
}

fn point(manager: &Manager<'_, '_>, id: &str, window: usize, value: f64) -> Point {
    let (count, href) = match (id, &manager.book) {
        ("utilization", Ok(book)) => (
            book.sums(manager.view, window).0.entries,
            manager.entries(window, vec![Pick::new("team", ""), Pick::new("client", "")]),
        ),
        ("reactive_hours_per_endpoint", Ok(book)) => (
            book.reactive[window].entries,
            manager.entries(window, vec![Pick::new("reactive", "")]),
        ),
        ("real_time_entry", Ok(book)) => (
            book.real_time[window].all - book.real_time[window].good,
            manager.entries(window, vec![Pick::new("real_time", "no")]),
        ),
        _ => {
            let event = SlaEvent::ALL
                .into_iter()
                .zip(HEADLINE)
                .find(|(_, known)| *known == id)
                .map_or(SlaEvent::Resolution, |(event, _)| event);
            (
                manager.table.total.kept(event, window).decided(),
                manager.tickets(window, vec![manager.promise("sla_decided", event)]),
            )
        }
    };
    let scale = if id == "reactive_hours_per_endpoint" {
        1.0
    } else {
        100.0
    };
    Point {
        label: step_label(manager, window),
        value: value * scale,
        words: figure_words(id, value),
        href: if count == 0 { String::new() } else { href },
        count: Some(count),
        ..Point::default()
    }
}
