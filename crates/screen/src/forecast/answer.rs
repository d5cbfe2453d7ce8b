//! The answer first: flow, arrivals and people in a few figures, each leading to its tab.

use base::Day;
use desk::figure::{Capacity, Measured, View, WorkflowTable, shape_warnings, work_ahead};
use desk::query::Query;
use desk::settings::Workflow;
use language::say;

use crate::forecast::arrivals::Outlook;
use crate::forecast::distribution::{ELEVEN, filled};
use crate::forecast::reading;
use crate::forecast::staffing;
use crate::kit::words;
use crate::model::{Block, Definition, KpiCard, Place, Section, Tone};

/// The figures.
pub fn section(
    view: &View<'_>,
    query: &Query,
    table: &WorkflowTable,
    total: Option<&Outlook>,
    staffing: &Measured<Capacity>,
) -> Section {
    let to = |tab: &str| query.with_option("tab", tab).to_fragment();
    let mut cards = vec![flow(view, table, to("workflows"))];
    cards.push(next_week(view, total, to("coming")));
    cards.extend(people(staffing, &to("people")));
    cards.push(load(view, to("people")));
    Section { id: "answer".into(), place: Place::Full, blocks: vec![Block::Cards(cards)], ..Section::default() }
}

fn card(id: &str, title: &str, href: String) -> KpiCard {
    KpiCard {
        id: id.into(),
        title: title.into(),
        href,
        value: words::DASH.into(),
        tone: Tone::Unknown,
        ..KpiCard::default()
    }
}

fn unknown(card: KpiCard, why: &str) -> KpiCard {
    KpiCard { verdict: say!("Not measurable: {why}"), reading: say!("Not measurable: {why}."), ..card }
}

fn define(rule: &str, why: &str, action: &str) -> Definition {
    Definition { rule: rule.into(), why: why.into(), action: action.into(), source: String::new() }
}

fn flow(view: &View<'_>, table: &WorkflowTable, href: String) -> KpiCard {
    let counts: Vec<(Workflow, usize)> =
        Workflow::ALL.into_iter().map(|workflow| (workflow, table.tickets(workflow))).collect();
    let base = card("forecast_flow", say!("Workflows in use"), href);
    if table.total() == 0 {
        return unknown(base, say!("no ticket was created in the distribution period"));
    }
    let warnings = match shape_warnings(view, &counts) {
        Ok(warnings) => warnings,
        Err(gap) => return unknown(base, &gap.words()),
    };
    KpiCard {
        value: say!("{} of {ELEVEN}", filled(table)),
        number: Some(filled(table) as f64),
        tone: if warnings.is_empty() { Tone::Good } else { Tone::Warn },
        verdict: match warnings.len() {
            0 => say!("Healthy double hump").into(),
            1 => say!("One warning").into(),
            count => say!("{} warnings", words::capital(&words::number_word(count))),
        },
        reading: warnings.first().cloned().unwrap_or_default(),
        definition: define(
            say!("Workflows with a ticket created in the distribution period."),
            say!("Requests in the right workflow are handled by its procedure and within its targets."),
            say!("Look at the warnings under Workflows; correct types and priorities at intake, or the rules."),
        ),
        ..base
    }
}

fn next_week(view: &View<'_>, total: Option<&Outlook>, href: String) -> KpiCard {
    let base = card("forecast_next_week", say!("Tickets in the next seven days"), href);
    let Some(total) = total else {
        return unknown(base, say!("no created time"));
    };
    let projection = match &total.projection {
        Ok(projection) => projection,
        Err(why) => return unknown(base, why.trim_end_matches('.')),
    };
    let Some(week) = projection.weeks.first() else {
        return base;
    };
    let series = &total.series;
    let past = series.values.rchunks_exact(7).take(13);
    let mut trend: Vec<f64> = past.map(|week| week.iter().sum()).collect();
    trend.reverse();
    let days = series.values.len();
    let spans: Vec<(Day, Day)> = (1..=trend.len())
        .rev()
        .map(|back| days - 7 * back)
        .map(|first| (series.day(first), series.day(first + 6)))
        .collect();
    KpiCard {
        value: words::count(week.mean.round() as usize),
        number: Some(week.mean.round()),
        tone: Tone::Plain,
        verdict: say!("{} to {} in four out of five cases", words::decimal(week.lo80, 0), words::decimal(week.hi80, 0)),
        reading: reading::of_projection(projection),
        trend,
        trend_marks: crate::kit::remarks::marks(view, &spans),
        definition: define(
            say!("The sum of the next seven days of the forecast of all tickets."),
            say!("If you know what is coming, you can plan who is there."),
            say!("Look under What is coming for days, weeks and workflows."),
        ),
        ..base
    }
}

fn people(staffing: &Measured<Capacity>, href: &str) -> Vec<KpiCard> {
    let gap = card("forecast_fte_gap", say!("Technicians against demand"), href.to_owned());
    let worst = card("forecast_worst_week", say!("Tightest of thirteen weeks"), href.to_owned());
    let coordinators = card("forecast_coordinators", say!("Coordinators needed"), href.to_owned());
    let staffing = match staffing {
        Ok(staffing) => staffing,
        Err(why) => {
            return [gap, worst, coordinators].map(|card| unknown(card, &why.words())).into();
        }
    };
    let gap = match staffing.mean.technicians {
        None => unknown(gap, say!("nobody gives hours to clients")),
        Some(fte) => KpiCard {
            value: words::signed(fte, 1),
            number: Some(fte),
            tone: staffing::tone(staffing),
            verdict: staffing::hours(staffing),
            reading: staffing::backlog(staffing).join(" "),
            definition: define(
                say!(
                    "Client hours of the team at target utilization minus the hours asked for, in technicians: forecast tickets of each workflow times the hours that such a ticket takes, the backlog above its usual level over the weeks in which it shall be cleared, and recurring work, alerts and projects."
                ),
                say!("Too few people let the backlog grow; too many cost margin."),
                say!("Look under People at the order in which hours are handed out, and try a what-if."),
            ),
            ..gap
        },
    };
    let weeks = staffing.weeks.iter().filter_map(|week| Some((week.expected.day, week.hours.technicians?)));
    let worst = match weeks.min_by(|a, b| a.1.total_cmp(&b.1)) {
        None => unknown(worst, say!("there is no forecast")),
        Some((day, fte)) => KpiCard {
            value: words::signed(fte, 1),
            number: Some(fte),
            tone: if fte < -0.05 { Tone::Bad } else { Tone::Good },
            verdict: say!("the week from {}", words::day(day)),
            definition: define(
                say!(
                    "The smallest weekly difference between the technicians there are and those it takes, with holidays, time \
                 off and the forecast of each week."
                ),
                say!("Weeks of holidays and vacations are known long before."),
                say!("Move time off, or inform clients early."),
            ),
            ..worst
        },
    };
    let people = staffing.technicians.len();
    let needed = desk::supply::coordinators_needed(people as u32);
    let coordinators = KpiCard {
        value: needed.to_string(),
        number: Some(f64::from(needed)),
        tone: Tone::Plain,
        verdict: say!("for {}", words::plural(people, say!("technician"), say!("technicians"))),
        definition: define(
            say!("One for every ten technicians, from three on."),
            say!("A coordinator keeps the technicians working on the right ticket."),
            say!("Compare with the coordinators you have."),
        ),
        ..coordinators
    };
    vec![gap, worst, coordinators]
}

fn load(view: &View<'_>, href: String) -> KpiCard {
    let base = card("forecast_overloaded", say!("Overbooked technicians"), href);
    match work_ahead(view, crate::forecast::workload::DAYS) {
        Err(gap) => unknown(base, &gap.words()),
        Ok(all) => {
            let over = crate::forecast::workload::overloaded(view, &all);
            KpiCard {
                value: over.to_string(),
                number: Some(over as f64),
                tone: if over > 0 { Tone::Warn } else { Tone::Good },
                verdict: say!(
                    "of {}, in the next two weeks",
                    words::plural(all.len(), say!("technician"), say!("technicians"))
                ),
                definition: define(
                    say!(
                        "Technicians whose scheduled hours and estimates exceed the hours left for the next two weeks after incidents."
                    ),
                    say!("If a date cannot be kept, agree on a new one today."),
                    say!("Move tickets to somebody with capacity, or calls to a later day."),
                ),
                ..base
            }
        }
    }
}
