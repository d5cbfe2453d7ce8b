//! Where the team's time goes, and which time entries merit a second look.

use base::Hours;
use desk::figure::{Bucket, Check, FigureId, LateBand, Person, ratio};
use desk::query::Dimension;
use desk::rule::{EntryRule, TimeRule};
use desk::rules;
use desk::settings::ManagerRules;
use language::{self, say, term};

use crate::kit::parts::unmeasurable;
use crate::kit::words;
use crate::manager::Manager;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Head, Point, Series, TableView, Tone};

/// Hours of a year of which one is a hundredth of a full-time technician: 2,080 ÷ 100.
const YEAR_PERCENT_HOURS: f64 = 20.8;

fn heads(titles: &[&str]) -> Vec<Head> {
    titles
        .iter()
        .enumerate()
        .map(|(at, title)| Head { title: (*title).to_owned(), numeric: at > 0, ..Head::default() })
        .collect()
}

/// How much of the team's time is the clients', and how many are far from the goal.
pub fn verdict(manager: &Manager<'_, '_>) -> (String, String) {
    let lede = say!(
        "Client-facing hours of the last {} ÷ available hours, where the rest of the time goes, and which entries need a second look.",
        manager.period()
    );
    let share = match manager.value(FigureId::Utilization, 0) {
        Ok(share) => share,
        Err(gap) => return (say!("Utilization cannot be measured: {}", gap.words()), lede),
    };
    let target = manager.view.settings.target_utilization();
    let points = words::decimal((share - target).abs() * 100.0, 1);
    let side = if share > target { say!("above") } else { say!("under") };
    let shares: Vec<f64> = manager
        .book()
        .iter()
        .flat_map(|book| book.in_window(manager.view, 0))
        .filter_map(|person| person.share(0))
        .collect();
    let low = shares.iter().filter(|share| band(**share) == 0).count();
    let high = shares.iter().filter(|share| band(**share) == 3).count();
    let many = words::plural(shares.len(), say!("technician"), say!("technicians"));
    let title = say!(
        "The team is {} utilized, {points} points {side} the goal; of {many}, {low} under 75 % and {high} over 85 %",
        words::percent(share)
    );
    (title, lede)
}

/// Technicians, the buckets of their time, and the bands.
pub fn utilization(manager: &Manager<'_, '_>) -> Vec<Block> {
    let book = match manager.book() {
        Ok(book) => book,
        Err(gap) => return vec![unmeasurable(say!("Utilization"), gap)],
    };
    let people: Vec<&Person> = book.in_window(manager.view, 0).collect();
    if people.is_empty() {
        return vec![Block::Note {
            tone: Tone::Unknown,
            text: say!("No technician has a time entry in the period.").into(),
            href: String::new(),
        }];
    }
    vec![
        Block::Note { tone: Tone::Plain, text: gap_words(manager, &people), href: String::new() },
        Block::Chart(bands(manager, &people)),
        Block::Table(shares(manager, &people)),
        Block::Table(buckets(manager, &people)),
    ]
}

/// Value of what is missing to the goal, a year, by technician.
fn value_of_gap(manager: &Manager<'_, '_>, person: &Person) -> Option<f64> {
    let target = manager.view.settings.target_utilization();
    let points = (target - person.share(0)?).max(0.0) * 100.0;
    Some(points * manager.view.settings.hourly_rate * YEAR_PERCENT_HOURS)
}

fn gap_words(manager: &Manager<'_, '_>, people: &[&Person]) -> String {
    let value: f64 = people.iter().filter_map(|person| value_of_gap(manager, person)).sum();
    let rate = manager.view.settings.hourly_rate;
    say!(
        "The gap to the goal costs {} a year at {} an hour: one percent of a technician is {} × 20.8 h = {}. Check missing timesheets first, then internal time, company time, and unbilled work.",
        money(value),
        money(rate),
        money(rate),
        money(rate * YEAR_PERCENT_HOURS)
    )
}

/// Money without a currency sign, as the export does not say which.
fn money(value: f64) -> String {
    words::decimal(value.round(), 0)
}

/// The bands of utilization with their technicians.
const BANDS: [(&str, f64, f64, Tone); 4] = [
    (term!("Under 75 %"), f64::NEG_INFINITY, 0.75, Tone::Bad),
    (term!("75 to 80 %"), 0.75, 0.8, Tone::Warn),
    (term!("80 to 85 %"), 0.8, 0.85, Tone::Good),
    (term!("Over 85 %"), 0.85, f64::INFINITY, Tone::Warn),
];

/// The band of a share: 80 % itself is not above the goal, 85 % itself not over it.
fn band(share: f64) -> usize {
    match share {
        _ if share < BANDS[0].2 => 0,
        _ if share <= BANDS[1].2 => 1,
        _ if share <= BANDS[2].2 => 2,
        _ => 3,
    }
}

fn bands(manager: &Manager<'_, '_>, people: &[&Person]) -> ChartSpec {
    let mut members: [Vec<&Person>; 4] = Default::default();
    for &person in people {
        if let Some(share) = person.share(0) {
            members[band(share)].push(person);
        }
    }
    let points: Vec<Point> = BANDS
        .iter()
        .zip(&members)
        .map(|((title, ..), members)| {
            let entries: u32 = members.iter().map(|person| person.worked[0].entries).sum();
            Point {
                label: language::text(title).to_owned(),
                value: members.len() as f64,
                words: words::plural(members.len(), say!("technician"), say!("technicians")),
                href: if entries > 0 { entries_of(manager, members) } else { String::new() },
                count: Some(entries),
                ..Point::default()
            }
        })
        .collect();
    ChartSpec {
        kind: ChartKind::Bars,
        title: say!("Technicians by utilization").into(),
        reading: say!(
            "{} under 75 %, {} over 85 %, where people burn out.",
            words::capital(&points[0].words),
            members[3].len()
        ),
        unit: say!("technicians").into(),
        series: vec![Series { name: say!("Technicians").into(), color: 0, points }],
        goal: None,
        ..ChartSpec::default()
    }
}

/// The period's entries of several technicians.
fn entries_of(manager: &Manager<'_, '_>, people: &[&Person]) -> String {
    let mut query = manager.query.entries(&rules![TimeRule::InPeriod]);
    query.filters.retain(|(dimension, _)| *dimension != Dimension::Resource);
    query.filters.extend(people.iter().map(|person| (Dimension::Resource, person.name.clone())));
    query.to_fragment()
}

fn shares(manager: &Manager<'_, '_>, people: &[&Person]) -> TableView {
    let mut rows: Vec<Vec<Cell>> = people
        .iter()
        .map(|person| {
            let resource = EntryRule::technician(&person.name);
            let share = person.share(0);
            let billable = person.billable[0];
            let before = if manager.has_before { person.share(1) } else { None };
            vec![
                Cell::text(person.name.clone()),
                labor(person.client[0].hours, person.client[0].entries, || {
                    manager.entries(0, &rules![resource.clone(), EntryRule::ClientFacing])
                }),
                Cell::text(words::hours(person.available[0])),
                share_cell(share),
                change(share, before),
                match billable {
                    Some(hours) => percent_cell(ratio(hours, person.available[0])).noted(words::hours(hours)),
                    None => Cell::unknown(say!("the export does not say what is billable")),
                },
                match (person.goal, billable) {
                    (Some(goal), Some(hours)) => {
                        percent_cell(ratio(hours, goal)).noted(say!("goal {}", words::hours(goal)))
                    }
                    (None, _) => Cell::unknown(say!("no billable goal in the technicians' file")),
                    _ => Cell::unknown(say!("the export does not say what is billable")),
                },
                Cell::text(value_of_gap(manager, person).map_or(words::DASH.into(), money)),
            ]
        })
        .collect();
    rows.push(share_total(manager, people));
    TableView {
        caption: say!("Utilization by technician, last {}", manager.period()),
        heads: heads(&[
            say!("Technician"),
            say!("Client-facing"),
            say!("Available"),
            say!("Utilization"),
            say!("Change"),
            say!("Billable"),
            say!("Of the billable goal"),
            say!("Annual cost of the gap"),
        ]),
        rows,
        has_total: true,
        empty: String::new(),
    }
}

fn share_total(manager: &Manager<'_, '_>, people: &[&Person]) -> Vec<Cell> {
    let client: Hours = people.iter().map(|person| person.client[0].hours).sum();
    let entries: u32 = people.iter().map(|person| person.client[0].entries).sum();
    let available: Hours = people.iter().map(|person| person.available[0]).sum();
    let knows_billable = people.iter().any(|person| person.billable[0].is_some());
    let billable: Hours = people.iter().filter_map(|person| person.billable[0]).sum();
    let with_goal: Vec<&&Person> = people.iter().filter(|person| person.goal.is_some()).collect();
    let goal: Hours = with_goal.iter().filter_map(|person| person.goal).sum();
    let toward: Hours = with_goal.iter().filter_map(|person| person.billable[0]).sum();
    let value: f64 = people.iter().filter_map(|person| value_of_gap(manager, person)).sum();
    let before = if manager.has_before { manager.value(FigureId::Utilization, 1).ok() } else { None };
    let share = ratio(client, available);
    vec![
        Cell::text(say!("Team")),
        labor(client, entries, || manager.entries(0, &rules![EntryRule::Team, EntryRule::ClientFacing])),
        Cell::text(words::hours(available)),
        share_cell(share),
        change(share, before),
        if knows_billable {
            percent_cell(ratio(billable, available)).noted(words::hours(billable))
        } else {
            Cell::unknown(say!("the export does not say what is billable"))
        },
        match (with_goal.is_empty(), knows_billable) {
            (true, _) => Cell::unknown(say!("no billable goal in the technicians' file")),
            (false, true) => percent_cell(ratio(toward, goal)).noted(say!("goal {}", words::hours(goal))),
            (false, false) => Cell::unknown(say!("the export does not say what is billable")),
        },
        Cell::text(money(value)),
    ]
}

fn labor(hours: Hours, entries: u32, link: impl Fn() -> String) -> Cell {
    Cell::text(words::hours(hours))
        .noted(words::plural(entries as usize, say!("entry"), say!("entries")))
        .to(if entries > 0 { link() } else { String::new() })
        .counting(entries)
}

fn share_cell(share: Option<f64>) -> Cell {
    match share {
        Some(share) => {
            percent_cell(Some(share)).toned(BANDS[band(share)].3).noted(language::text(BANDS[band(share)].0))
        }
        None => Cell::unknown(say!("no available hours")),
    }
}

fn percent_cell(share: Option<f64>) -> Cell {
    share.map_or_else(|| Cell::text(words::DASH), |share| Cell::text(words::percent(share)))
}

fn change(now: Option<f64>, before: Option<f64>) -> Cell {
    match (now, before) {
        (Some(now), Some(before)) => Cell::text(words::points(now - before)),
        _ => Cell::text(words::DASH),
    }
}

/// Where the rest goes, in the method's order.
fn buckets(manager: &Manager<'_, '_>, people: &[&Person]) -> TableView {
    let row = |name: &str, missing: Hours, labors: [desk::figure::Labor; 4], who: EntryRule| {
        let mut cells = vec![Cell::text(name), Cell::text(words::hours(missing))];
        for bucket in Bucket::ALL {
            let known = labors[bucket as usize];
            cells.push(labor(known.hours, known.entries, || {
                manager.entries(0, &rules![who.clone(), EntryRule::Bucket(bucket)])
            }));
        }
        cells
    };
    let mut rows: Vec<Vec<Cell>> = people
        .iter()
        .map(|person| row(&person.name, person.missing(), person.buckets, EntryRule::technician(&person.name)))
        .collect();
    let mut sums = [desk::figure::Labor::default(); 4];
    for person in people {
        for (sum, known) in sums.iter_mut().zip(person.buckets) {
            sum.hours += known.hours;
            sum.entries += known.entries;
        }
    }
    let missing: Hours = people.iter().map(|person| person.missing()).sum();
    rows.push(row(say!("Team"), missing, sums, EntryRule::Team));
    TableView {
        caption: say!("Where the time goes, in the order of review; what was not booked has no entries to open").into(),
        heads: heads(&[
            say!("Technician"),
            say!("Missing timesheets"),
            say!("Internal time"),
            say!("Company time"),
            say!("Non-billable client time"),
            say!("Other client time"),
        ]),
        rows,
        has_total: true,
        empty: String::new(),
    }
}

/// What a check is called, with the limits of the settings.
pub(crate) fn check_title(check: Check, rules: &ManagerRules) -> String {
    let hours = |value: f64| words::decimal(value, 2);
    let title = match check {
        Check::Late => {
            return say!("Logged more than {} min late", hours(rules.real_time_minutes));
        }
        Check::Long => return say!("Longer than {} h", hours(rules.long_entry_hours)),
        Check::ShortDay => {
            return say!("On a day more than {} h below the available hours", hours(rules.short_day_tolerance_hours));
        }
        Check::Rounded15 => say!("Whole quarters of an hour"),
        Check::Rounded30 => say!("Whole half hours"),
        Check::Rounded60 => say!("Whole hours"),
        Check::Overlap => say!("Overlaps another entry of the same technician"),
        Check::AfterCompletion => say!("Starts after the ticket was completed"),
        Check::NoNote => say!("Without a note"),
        Check::GenericNote => say!("Note without substance"),
        Check::UnbilledContract => say!("Not billed, client with a contract"),
    };
    title.to_owned()
}

/// The checks, lateness by band, and the share of useful notes.
pub fn review(manager: &Manager<'_, '_>) -> Vec<Block> {
    let review = match manager.review() {
        Ok(review) => review,
        Err(gap) => return vec![unmeasurable(say!("The time-entry review"), gap)],
    };
    let rows = Check::ALL
        .into_iter()
        .zip(&review.found)
        .map(|(check, found)| {
            let title = Cell::text(check_title(check, &manager.view.settings.manager));
            match found {
                Err(gap) => {
                    vec![title, Cell::unknown(&gap.words()), Cell::text(""), Cell::text(""), Cell::text("")]
                }
                Ok(found) => {
                    let found_by = EntryRule::Review(check);
                    let entries = found.labor.entries;
                    let link = manager.entries(0, &rules![found_by.clone()]);
                    let most = found.people.first().map_or_else(
                        || Cell::text(""),
                        |(who, count)| {
                            let name = manager.view.data.texts.text(*who);
                            let link = manager.entries(0, &rules![EntryRule::technician(name), found_by]);
                            Cell::text(name)
                                .noted(words::plural(*count as usize, say!("entry"), say!("entries")))
                                .to(link)
                                .counting(*count)
                        },
                    );
                    vec![
                        title,
                        Cell::count(entries as usize, link),
                        Cell::text(words::hours(found.labor.hours)),
                        percent_cell(
                            (review.all.entries > 0).then(|| f64::from(entries) / f64::from(review.all.entries)),
                        ),
                        most,
                    ]
                }
            }
        })
        .collect();
    let mut blocks = vec![Block::Table(TableView {
        caption: say!(
            "{} of the last {}, {}",
            words::plural(review.all.entries as usize, say!("entry"), say!("entries")),
            manager.period(),
            words::hours(review.all.hours)
        ),
        heads: heads(&[
            say!("What to look at"),
            say!("Entries"),
            say!("Hours"),
            say!("Of all entries"),
            say!("Most with"),
        ]),
        rows,
        has_total: false,
        empty: String::new(),
    })];
    blocks.extend(note_quality(manager));
    blocks.extend(lateness(manager));
    blocks
}

fn note_quality(manager: &Manager<'_, '_>) -> Option<Block> {
    let review = manager.review().as_ref().ok()?;
    let (good, all) = review.notes.iter().fold((0, 0), |sum, (_, part)| (sum.0 + part.good, sum.1 + part.all));
    (all > 0).then(|| Block::Note {
        tone: Tone::Plain,
        text: say!(
            "{} of the notes say what was done ({} of {}); undocumented work does not exist.",
            words::percent(f64::from(good) / f64::from(all)),
            words::count(good as usize),
            words::count(all as usize)
        ),
        href: if good < all { manager.entries(0, &rules![EntryRule::PoorNote]) } else { String::new() },
    })
}

fn lateness(manager: &Manager<'_, '_>) -> Option<Block> {
    let book = manager.book().as_ref().ok()?;
    let all: u32 = book.bands.iter().sum();
    if all == 0 {
        return None;
    }
    let points = LateBand::ALL
        .into_iter()
        .map(|band| {
            let count = book.bands[band as usize];
            let link = manager.entries(0, &rules![EntryRule::LateBand(band)]);
            Point {
                label: band.title().to_owned(),
                value: f64::from(count),
                words: format!(
                    "{} ({})",
                    words::count(count as usize),
                    words::percent(f64::from(count) / f64::from(all))
                ),
                href: if count > 0 { link } else { String::new() },
                count: Some(count),
                ..Point::default()
            }
        })
        .collect();
    Some(Block::Chart(ChartSpec {
        kind: ChartKind::Columns,
        title: say!("Time entries by how late they were logged").into(),
        reading: say!(
            "{} of {} were logged on a later day.",
            words::count(book.bands[LateBand::Later as usize] as usize),
            words::count(all as usize)
        ),
        unit: say!("entries").into(),
        series: vec![Series { name: say!("Entries").into(), color: 0, points }],
        goal: None,
        ..ChartSpec::default()
    }))
}
