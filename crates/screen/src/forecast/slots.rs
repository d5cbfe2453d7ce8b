//! When requests arrive, hour by weekday, against when people are at work.

use desk::figure::{SlotProfile, Slots, View, slot_profile};
use desk::query::Query;
use desk::rule::{CreatedRule, Slot, TimeRule};
use desk::rules;
use desk::settings::Workflow;
use language::{self, say};

use crate::forecast::parts::{chosen_workflow, list, note, note_to, of_workflow};
use crate::kit::words;
use crate::model::{Block, ChartKind, ChartSpec, Place, Point, Section, Series, Tone};

/// The section.
pub fn section(view: &View<'_>, query: &Query) -> Section {
    let of = chosen_workflow(query);
    let profile = slot_profile(view, of);
    let total: u32 = profile.arrivals.iter().flatten().sum();
    let name = of.map_or(say!("All workflows"), |workflow| view.settings.rules.title(workflow));
    let blocks = if total == 0 {
        vec![note(Tone::Unknown, say!("No ticket was created in the distribution period."))]
    } else {
        blocks(view, query, of, &profile, total)
    };
    Section {
        id: "hours-of-week".into(),
        title: say!("When requests arrive, and who is at work").into(),
        note: say!("{name}, the last {} days", view.settings.distribution_days),
        place: Place::Full,
        blocks,
    }
}

fn blocks(view: &View<'_>, query: &Query, of: Option<Workflow>, profile: &SlotProfile, total: u32) -> Vec<Block> {
    let mut blocks = vec![Block::Chart(arrivals(query, of, &profile.arrivals))];
    let settings = view.settings;
    let share = profile.uncovered as f64 / f64::from(total);
    blocks.push(note_to(
        if share > 0.2 { Tone::Warn } else { Tone::Plain },
        say!(
            "{} of {} ({}) arrive outside coverage, which is Monday to Friday from {}:00 to {}:00.",
            words::count(profile.uncovered),
            words::tickets(total as usize),
            words::percent(share),
            settings.coverage_from_hour,
            settings.coverage_to_hour
        ),
        if profile.uncovered == 0 { String::new() } else { list(query, &of_workflow(of, CreatedRule::Uncovered)) },
    ));
    match &profile.busy {
        Some(busy) => {
            blocks.push(Block::Chart(staffing(query, busy)));
            blocks.extend(tightest(profile, busy));
        }
        None => blocks
            .push(note(Tone::Unknown, say!("Staffing is not measurable: no time entries with a start and an end."))),
    }
    blocks
}

/// The first and last hour with anything in it.
fn span<T: Copy + PartialOrd + Default>(slots: &Slots<T>) -> std::ops::Range<usize> {
    let used = |hour: &usize| slots.iter().any(|day| day[*hour] > T::default());
    let first = (0..24).find(used).unwrap_or(0);
    let last = (0..24).rev().find(used).unwrap_or(23);
    first..last + 1
}

fn arrivals(query: &Query, of: Option<Workflow>, slots: &Slots<u32>) -> ChartSpec {
    let mut busiest = (0, 0);
    for (weekday, hours) in slots.iter().enumerate() {
        for (hour, &count) in hours.iter().enumerate() {
            if count > slots[busiest.0][busiest.1] {
                busiest = (weekday, hour);
            }
        }
    }
    let series = language::weekdays()
        .iter()
        .enumerate()
        .map(|(weekday, name)| Series {
            name: (*name).to_owned(),
            color: 0,
            points: span(slots)
                .map(|hour| {
                    let count = slots[weekday][hour];
                    Point {
                        label: format!("{hour}"),
                        value: f64::from(count),
                        words: words::tickets(count as usize),
                        href: if count == 0 {
                            String::new()
                        } else {
                            list(query, &of_workflow(of, CreatedRule::InSlotOfDistribution(Slot { weekday, hour })))
                        },
                        count: Some(count),
                        ..Point::default()
                    }
                })
                .collect(),
        })
        .collect();
    ChartSpec {
        kind: ChartKind::Heat,
        title: say!("Tickets created, weekday by hour").into(),
        reading: say!(
            "Most come on {} between {}:00 and {}:00: {}.",
            language::weekday(busiest.0),
            busiest.1,
            busiest.1 + 1,
            words::tickets(slots[busiest.0][busiest.1] as usize)
        ),
        unit: say!("tickets").into(),
        series,
        goal: None,
        ..ChartSpec::default()
    }
}

fn staffing(query: &Query, busy: &Slots<f64>) -> ChartSpec {
    let most = busy.iter().flatten().copied().fold(0.0, f64::max);
    ChartSpec {
        kind: ChartKind::Heat,
        title: say!("Technicians at work, weekday by hour").into(),
        reading: say!(
            "At most {} are at work in an average hour, according to time entries.",
            words::plural(most.round() as usize, say!("technician"), say!("technicians"))
        ),
        unit: say!("technicians").into(),
        series: language::weekdays()
            .iter()
            .zip(busy)
            .enumerate()
            .map(|(weekday, (name, hours))| Series {
                name: (*name).to_owned(),
                color: 1,
                points: span(busy)
                    .map(|hour| Point {
                        label: format!("{hour}"),
                        value: hours[hour],
                        words: words::decimal(hours[hour], 1),
                        href: if hours[hour] > 0.0 {
                            query.entries(&rules![TimeRule::InSlot(Slot { weekday, hour })]).to_fragment()
                        } else {
                            String::new()
                        },
                        ..Point::default()
                    })
                    .collect(),
            })
            .collect(),
        goal: None,
        ..ChartSpec::default()
    }
}

/// The working hours in which most tickets come for each technician at work.
fn tightest(profile: &SlotProfile, busy: &Slots<f64>) -> Option<Block> {
    let mut worst: Option<(f64, usize, usize)> = None;
    for (weekday, (came, there)) in profile.arrivals.iter().zip(busy).enumerate().take(5) {
        for (hour, (&count, &people)) in came.iter().zip(there).enumerate() {
            let count = f64::from(count);
            // With less than half a person there is nobody to divide by.
            if people >= 0.5 && worst.is_none_or(|(most, ..)| count / people > most) {
                worst = Some((count / people, weekday, hour));
            }
        }
    }
    let (_, weekday, hour) = worst?;
    let unattended: u32 = (0..7)
        .flat_map(|day| (0..24).map(move |hour| (day, hour)))
        .filter(|&(day, hour)| busy[day][hour] < 0.5)
        .map(|(day, hour)| profile.arrivals[day][hour])
        .sum();
    Some(note(
        Tone::Plain,
        say!(
            "Arrivals exceed staffing most on {} from {}:00; {} arrived in hours when, on average, less than half a person is at work.",
            language::weekday(weekday),
            hour,
            words::tickets(unattended as usize)
        ),
    ))
}
