//! Taking the figures of a view.

use crate::figure::{
    Gap, Measured, Part, Question, SlaEvent, Steps, View, WEEK, Windows, coordinator, daily, distribution, effort,
    knows_lateness, reactive_hours, sla_performance, time_book,
};
use crate::settings::{GOALS, GoalRule};
use language::{self, say};

use super::file::{Engagement, FORMAT, Figure, Kind, WorkflowFigure, definition_of};

/// All figures of a view, under a name. `rule` and `title` are the words of a figure of the coordinator's.
pub fn take(view: &View<'_>, name: &str, rule: impl Fn(&str) -> String, title: impl Fn(&str) -> String) -> Engagement {
    let mut figures = Vec::new();
    for kpi in coordinator(view) {
        figures.push(Figure {
            title: title(kpi.id),
            kind: Kind::Count,
            definition: definition_of(&language::in_english(|| rule(kpi.id))),
            ..judged(view, kpi.id, kpi.rows.map(|rows| rows.count() as f64))
        });
    }
    figures.extend(flows(view));
    figures.extend(promises(view));
    figures.extend(time(view));
    figures.extend(completed(view));
    Engagement {
        zenboard_engagement: FORMAT,
        name: name.trim().to_owned(),
        as_of: view.data.zone.rfc3339(view.as_of),
        zone: view.data.zone.name().to_owned(),
        period_days: view.period_days,
        distribution_days: view.settings.distribution_days,
        anonymised: false,
        figures,
        workflows: distribution(view)
            .into_iter()
            .map(|share| WorkflowFigure {
                workflow: share.workflow.title().to_owned(),
                tickets: Some(share.tickets.len() as u64),
                hours: share.hours.ok().map(|hours| hours.as_f64()),
            })
            .collect(),
    }
}

/// A figure with its goal; title, kind and rule are still to be said.
fn judged(view: &View<'_>, id: &str, value: Measured<f64>) -> Figure {
    let goal = GOALS.iter().find(|goal| goal.id == id);
    let (value, missing) = match value {
        Ok(value) => (Some(value), None),
        Err(gap) => (None, Some(gap.words())),
    };
    Figure {
        id: id.to_owned(),
        value,
        missing,
        goal: view.settings.goals.value(id),
        less_is_better: goal.map(|goal| goal.rule == GoalRule::AtMost),
        ..Figure::default()
    }
}

/// A share; `nothing` is what is missing where nothing was counted.
fn share(view: &View<'_>, id: &str, words: (&str, &str), part: Measured<Part>, nothing: Gap) -> Figure {
    let value = part.clone().and_then(|part| part.share().ok_or(nothing));
    let part = part.ok().filter(|part| part.all > 0);
    Figure {
        title: words.0.to_owned(),
        kind: Kind::Share,
        definition: definition_of(words.1),
        part: part.map(|part| u64::from(part.good)),
        whole: part.map(|part| u64::from(part.all)),
        ..judged(view, id, value)
    }
}

fn ratio(view: &View<'_>, id: &str, words: (&str, &str), value: Measured<f64>) -> Figure {
    Figure {
        title: words.0.to_owned(),
        kind: Kind::Ratio,
        definition: definition_of(words.1),
        ..judged(view, id, value)
    }
}

/// What came, went and is open.
fn flows(view: &View<'_>) -> Vec<Figure> {
    let days = daily(view, view.period_days);
    let sum =
        |of: fn(&crate::figure::DayCount) -> u32| -> f64 { days.iter().map(|(_, count)| f64::from(of(count))).sum() };
    let figure = |id: &str, title: &str, kind, rule: &str, value: Measured<f64>, less| Figure {
        title: title.to_owned(),
        kind,
        definition: definition_of(rule),
        less_is_better: less,
        ..judged(view, id, value)
    };
    let created = view.needs(crate::dataset::Field::Created);
    let done = crate::figure::knows_completion(view);
    vec![
        figure("open", say!("Open tickets"), Kind::Count, "status means open", Ok(view.open.len() as f64), Some(true)),
        figure(
            "created",
            say!("Created in the period"),
            Kind::Flow,
            "created on a day of the period",
            created.map(|()| sum(|count| count.created)),
            None,
        ),
        figure(
            "completed",
            say!("Completed in the period"),
            Kind::Flow,
            "completed on a day of the period",
            done.map(|()| sum(|count| count.completed)),
            None,
        ),
    ]
}

fn promises(view: &View<'_>) -> Vec<Figure> {
    SlaEvent::ALL
        .into_iter()
        .map(|event| {
            let kept = sla_performance(view, event)
                .map(|share| Part { good: share.met.len() as u32, all: share.decided() as u32 });
            let id = format!("sla_{}", event.id());
            let title = say!("SLA performance: {}", language::lower(event.stage()));
            let rule = format!("{id} {:?} {:?}", view.settings.sla_basis, view.settings.sla_source);
            share(view, &id, (&title, &rule), kept, Gap::NothingDecided(event))
        })
        .collect()
}

fn time(view: &View<'_>) -> Vec<Figure> {
    let windows = Windows::new(view, Steps::Days(WEEK));
    let book = time_book(view, &windows);
    let none = || Gap::NoEntryInPeriod;
    let team = book.as_ref().map_err(Clone::clone).and_then(|book| book.share(view, 0).ok_or_else(none));
    let rule = format!("client-facing by available hours, {} a week", view.settings.weekly_hours);
    let above = book.as_ref().map_err(Clone::clone).map(|book| {
        let mut part = Part::default();
        for person in book.in_window(view, 0).filter(|person| person.available[0].0 > 0) {
            let share = person.client[0].hours.as_f64() / person.available[0].as_f64();
            part.all += 1;
            part.good += u32::from(share > view.settings.target_utilization);
        }
        part
    });
    let in_time = knows_lateness(view).and_then(|()| book.as_ref().map_err(Clone::clone).map(|book| book.real_time[0]));
    let mut above = share(
        view,
        "technicians_utilized",
        (
            say!("Technicians above the target utilization"),
            &format!("{rule}, above {}", view.settings.target_utilization),
        ),
        above,
        Gap::NoAvailableHours,
    );
    above.less_is_better = Some(false);
    vec![
        ratio(view, "utilization", (say!("Utilization of the team"), &rule), team),
        above,
        ratio(
            view,
            "reactive_hours_per_endpoint",
            (
                say!("Reactive hours per endpoint and month"),
                "incident hours of managed companies by endpoints by months",
            ),
            reactive_hours(view).map(|reactive| reactive.value),
        ),
        share(
            view,
            "real_time_entry",
            (say!("Real-time time entry"), "entered within 15 minutes after the end"),
            in_time,
            Gap::NoTimedEntry,
        ),
    ]
}

/// What completing tickets took.
fn completed(view: &View<'_>) -> Vec<Figure> {
    let effort = effort(view);
    let hours = effort.as_ref().map_err(Clone::clone).and_then(|effort| {
        let (hours, tickets) = effort.worked.clone()?;
        if tickets == 0 {
            return Err(Gap::NothingCompleted);
        }
        Ok(hours.as_f64() / f64::from(tickets))
    });
    let mut per_ticket =
        ratio(view, "effort", (say!("Hours per completed ticket"), "hours worked by completed tickets"), hours);
    per_ticket.less_is_better = Some(true);
    let mut figures = vec![per_ticket];
    for (question, title, less) in [
        (Question::SameDay, say!("Completed on the same day"), false),
        (Question::OneTechnician, say!("Completed by one technician"), false),
        (Question::Reopened, say!("Reopened"), true),
    ] {
        let part = effort.as_ref().map_err(Clone::clone).and_then(|effort| {
            let at = Question::ALL.into_iter().position(|known| known == question).unwrap_or_default();
            effort.answers[at].clone()
        });
        let mut figure = share(view, question.id(), (title, question.id()), part, Gap::NoneTells);
        figure.less_is_better = Some(less);
        figures.push(figure);
    }
    figures
}
