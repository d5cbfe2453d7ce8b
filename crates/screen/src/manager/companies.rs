//! Reactive hours per endpoint and noise, company by company.

use base::{Hours, MONTH_DAYS};
use desk::figure::{CompanyNoise, FigureId, Gap};
use desk::rule::{CreatedRule, EntryRule, Label, LabelRule, Rule, StateRule, join};
use desk::rules;
use language::say;

use crate::kit::parts::unmeasurable;
use crate::kit::words;
use crate::manager::Manager;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Head, Point, Series, TableView, Tone};

/// Companies in the tables.
const ROWS: usize = 20;

fn heads(titles: &[&str]) -> Vec<Head> {
    titles
        .iter()
        .enumerate()
        .map(|(at, title)| Head { title: (*title).to_owned(), numeric: at > 0, ..Head::default() })
        .collect()
}

fn months(manager: &Manager<'_, '_>) -> f64 {
    f64::from(manager.view.period_days) / MONTH_DAYS
}

/// What an endpoint takes a month, and which client takes most.
pub fn verdict(manager: &Manager<'_, '_>) -> (String, String) {
    let lede = say!(
        "Hours on incidents of managed companies in the last {}, by endpoint; and each company's noise against its own three periods before.",
        manager.period()
    );
    let reactive = match manager.reactive_hours() {
        Ok(reactive) => reactive,
        Err(gap) => {
            return (say!("Reactive hours per endpoint cannot be measured: {}", gap.words()), lede);
        }
    };
    let goals = &manager.view.settings.goals;
    let side = if goals.is_met(FigureId::ReactiveHours, reactive.value) { say!("within") } else { say!("over") };
    let worst = reactive.by_company.first().map_or_else(String::new, |worst| {
        say!("; highest is {} with {}", manager.view.data.texts.text(worst.company), words::decimal(worst.value, 2))
    });
    let title =
        say!("Reactive hours per endpoint and month are {}, {side} the goal{worst}", words::decimal(reactive.value, 3));
    (title, lede)
}

/// The figure by company, as tickets per endpoint times hours per ticket.
pub fn reactive(manager: &Manager<'_, '_>) -> Vec<Block> {
    let reactive = match manager.reactive_hours() {
        Ok(reactive) => reactive,
        Err(Gap::NoEndpoints) => {
            return vec![Block::Note {
                tone: Tone::Unknown,
                text: say!("Reactive hours per endpoint cannot be measured: no endpoints are known. Drop a companies file with a column for endpoints, or type them in on the settings page.").into(),
                href: manager.query.on(desk::query::Page::Settings).to_fragment(),
            }];
        }
        Err(gap) => return vec![unmeasurable(say!("Reactive hours per endpoint"), gap)],
    };
    let noise = manager.noise().as_ref().ok();
    let goals = &manager.view.settings.goals;
    let row = |name: &str, hours: Hours, endpoints: u64, value: f64, incidents: Option<u32>, of: &[Rule]| {
        let tone = if goals.is_met(FigureId::ReactiveHours, value) { Tone::Good } else { Tone::Bad };
        let per_endpoint = incidents.map(|count| f64::from(count) / endpoints as f64 / months(manager));
        let per_ticket = incidents.filter(|count| *count > 0).map(|count| hours.as_f64() / f64::from(count));
        let number = |value: Option<f64>| {
            value.map_or_else(|| Cell::text(words::DASH), |value| Cell::text(words::decimal(value, 2)))
        };
        vec![
            Cell::text(name),
            Cell::text(words::decimal(value, 3)).toned(tone),
            Cell::text(words::hours(hours)).to(manager.entries(0, &join(of, &rules![EntryRule::Reactive]))),
            Cell::text(words::count(endpoints as usize)),
            match incidents {
                Some(count) if !of.is_empty() => {
                    let rules = join(of, &rules![CreatedRule::InPeriod, StateRule::Incident]);
                    Cell::count(count as usize, manager.tickets(0, &rules))
                }
                Some(count) => Cell::text(words::count(count as usize)),
                None => Cell::text(words::DASH),
            },
            number(per_endpoint),
            number(per_ticket),
        ]
    };
    let incidents = |company| {
        noise.map(|noise| {
            noise.companies.iter().find(|known| known.company == company).map_or(0, |known| known.incidents)
        })
    };
    let mut rows: Vec<Vec<Cell>> = reactive
        .by_company
        .iter()
        .take(ROWS)
        .map(|known| {
            let name = manager.view.data.texts.text(known.company);
            row(
                name,
                known.hours,
                u64::from(known.endpoints),
                known.value,
                incidents(known.company),
                &rules![LabelRule::company(name)],
            )
        })
        .collect();
    let all = noise.map(|_| reactive.by_company.iter().filter_map(|known| incidents(known.company)).sum());
    rows.push(row(say!("All managed companies"), reactive.hours, reactive.endpoints, reactive.value, all, &[]));
    let over = reactive.by_company.iter().filter(|known| !goals.is_met(FigureId::ReactiveHours, known.value)).count();
    vec![
        Block::Note {
            tone: Tone::Plain,
            text: say!(
                "{} of {} managed companies are over the goal. Reactive hours per endpoint = incidents per endpoint × hours per incident: the first is the client's noise, the second the team's effort.",
                words::count(over),
                words::count(reactive.by_company.len())
            ),
            href: String::new(),
        },
        Block::Table(TableView {
            caption: say!(
                "Reactive hours per endpoint and month, worst first, {} of {}",
                reactive.by_company.len().min(ROWS),
                words::count(reactive.by_company.len())
            ),
            heads: heads(&[
                say!("Company"),
                say!("Per endpoint and month"),
                say!("Hours on incidents"),
                say!("Endpoints"),
                say!("Incidents"),
                say!("Incidents per endpoint"),
                say!("Hours per incident"),
            ]),
            rows,
            has_total: true,
            empty: String::new(),
        }),
    ]
}

/// Companies by tickets against their own periods before.
pub fn noise(manager: &Manager<'_, '_>) -> Vec<Block> {
    let noise = match manager.noise() {
        Ok(noise) => noise,
        Err(gap) => return vec![unmeasurable(say!("Noise by company"), gap)],
    };
    if noise.companies.is_empty() {
        return Vec::new();
    }
    let has_entries = manager.view.knows_entries();
    let mut titles = vec![say!("Company"), say!("Tickets"), say!("Average before")];
    if has_entries {
        titles.extend([say!("Hours"), say!("Average hours before")]);
    }
    titles.extend([say!("Per endpoint"), say!("Issue types that grew")]);
    let rows =
        noise.companies.iter().take(ROWS).map(|known| noise_row(manager, known, noise.covered, has_entries)).collect();
    let mut blocks = vec![Block::Table(TableView {
        caption: say!(
            "Companies by tickets created, against {}, {} of {}",
            match noise.covered {
                0 => say!("nothing, because the data begins within the period").to_owned(),
                1 => say!("the period before").to_owned(),
                count => say!("their own {} periods before", words::number_word(count)),
            },
            noise.companies.len().min(ROWS),
            words::count(noise.companies.len())
        ),
        heads: heads(&titles),
        rows,
        has_total: false,
        empty: String::new(),
    })];
    blocks.extend(growth(manager));
    blocks
}

fn noise_row(manager: &Manager<'_, '_>, known: &CompanyNoise, covered: usize, has_entries: bool) -> Vec<Cell> {
    let texts = &manager.view.data.texts;
    let name = texts.text(known.company);
    let company = LabelRule::company(name);
    let created = rules![company.clone(), CreatedRule::InPeriod];
    let mut cells = vec![
        Cell::text(name),
        Cell::count(known.tickets[0] as usize, manager.tickets(0, &created)),
        against(f64::from(known.tickets[0]), known.before(covered)),
    ];
    if has_entries {
        let link = manager.entries(0, &rules![company, EntryRule::OnTicket]);
        cells.push(
            Cell::text(words::hours(known.hours[0]))
                .noted(words::plural(known.entries as usize, say!("entry"), say!("entries")))
                .to(if known.entries > 0 { link } else { String::new() })
                .counting(known.entries),
        );
        cells.push(against(known.hours[0].as_f64(), known.hours_before(covered)));
    }
    cells.push(match known.endpoints {
        Some(endpoints) => {
            Cell::text(words::decimal(f64::from(known.tickets[0]) / f64::from(endpoints) / months(manager), 2))
                .noted(say!("{} endpoints", words::count(endpoints as usize)))
        }
        None => Cell::unknown(say!("endpoints not known")),
    });
    cells.push(match known.grew.first() {
        Some((issue, now, _)) => {
            let named: Vec<String> = known
                .grew
                .iter()
                .map(|(issue, now, before)| say!("{} {now} (was {})", texts.text(*issue), words::decimal(*before, 1)))
                .collect();
            let of_issue = LabelRule::Issue(Label(texts.text(*issue).to_owned()));
            let rules = join(&created, &rules![of_issue]);
            Cell::text(named.join(", ")).to(manager.tickets(0, &rules)).counting(*now)
        }
        None => Cell::text(""),
    });
    cells
}

fn against(now: f64, before: Option<f64>) -> Cell {
    match before {
        Some(before) if before > 0.0 => {
            Cell::text(words::decimal(before, 1)).noted(say!("{} %", words::signed((now / before - 1.0) * 100.0, 0)))
        }
        Some(_) => Cell::text("0"),
        None => Cell::text(words::DASH),
    }
}

/// The companies that grew most, as a picture.
fn growth(manager: &Manager<'_, '_>) -> Option<Block> {
    let noise = manager.noise().as_ref().ok()?;
    let mut grown: Vec<(&CompanyNoise, f64)> = noise
        .companies
        .iter()
        .filter_map(|known| Some((known, f64::from(known.tickets[0]) - known.before(noise.covered)?)))
        .filter(|(_, more)| *more > 0.0)
        .collect();
    grown.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then_with(|| {
            let name = |known: &CompanyNoise| manager.view.data.texts.text(known.company).to_owned();
            name(a.0).cmp(&name(b.0))
        })
    });
    grown.truncate(10);
    let (first, more) = grown.first()?;
    let name = |known: &CompanyNoise| manager.view.data.texts.text(known.company).to_owned();
    Some(Block::Chart(ChartSpec {
        kind: ChartKind::Bars,
        title: say!("Tickets above their own average").into(),
        reading: say!("{} grew most: {} tickets above its average.", name(first), words::decimal(*more, 1)),
        unit: say!("tickets").into(),
        series: vec![Series {
            name: say!("Above average").into(),
            color: 0,
            points: grown
                .iter()
                .map(|(known, more)| Point {
                    label: name(known),
                    value: *more,
                    words: say!(
                        "{}, {} in the period",
                        words::signed(*more, 1),
                        words::tickets(known.tickets[0] as usize)
                    ),
                    href: manager.tickets(0, &rules![LabelRule::company(name(known)), CreatedRule::InPeriod]),
                    count: Some(known.tickets[0]),
                    ..Point::default()
                })
                .collect(),
        }],
        goal: None,
        ..ChartSpec::default()
    }))
}
