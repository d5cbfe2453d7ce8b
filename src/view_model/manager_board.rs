//! The service manager's board: performance over a period, not open tickets. The verdict first, then what changed,
//! the headline figures, and where to look.

use crate::query::{Page, Pick, Query};
use crate::report::{
    Breakdown, Effort, Gap, Group, Kept, Measured, Noise, ReactiveHours, Review, SlaEvent, Steps, TimeBook,
    View, WEEK, Windows, basis_named, breakdown, can_group, covered_periods, effort, entry_review,
    knows_lateness, noise, reactive_hours, time_book,
};
use crate::settings::SlaBasis;

use super::model::{Block, Board, KpiCard, Place, Section, Tone};
use super::{
    manager_cards, manager_companies, manager_compare, manager_coordinator, manager_goals, manager_groups,
    manager_scores, manager_time, words,
};

/// Everything that the sections of the board are made of, computed once.
pub(super) struct Manager<'v, 'a> {
    pub view: &'v View<'a>,
    pub query: &'v Query,
    pub windows: Windows,
    pub basis: SlaBasis,
    pub group: Group,
    pub table: Breakdown,
    pub technicians: Option<Breakdown>,
    /// Whether it can be told when entries were written down: asked once, as it looks at whole columns.
    pub late: Measured<()>,
    pub book: Measured<TimeBook>,
    pub effort: Measured<Effort>,
    pub noise: Measured<Noise>,
    pub review: Measured<Review>,
    pub reactive: Measured<ReactiveHours>,
    pub has_before: bool,
}

impl<'v, 'a> Manager<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>, query: &'v Query) -> Self {
        let steps = match query.option("trend") {
            _ if query.group == Group::Month.id() => Steps::Months,
            Some("month") => Steps::Months,
            Some("period") if query.group != Group::Week.id() => Steps::Days(view.period_days),
            _ => Steps::Days(WEEK),
        };
        let windows = Windows::new(view, steps);
        let basis = basis_of(view, query);
        let wanted = Group::named(&query.group);
        let group = if can_group(view, wanted).is_ok() {
            wanted
        } else {
            Group::Workflow
        };
        let table = breakdown(view, &windows, basis, group);
        let technicians = (group != Group::Technician && can_group(view, Group::Technician).is_ok())
            .then(|| breakdown(view, &windows, basis, Group::Technician));
        Self {
            has_before: covered_periods(view, &windows) > 0,
            late: knows_lateness(view),
            book: time_book(view, &windows),
            effort: effort(view),
            noise: noise(view, &windows),
            review: entry_review(view),
            reactive: reactive_hours(view),
            view,
            query,
            windows,
            basis,
            group,
            table,
            technicians,
        }
    }

    /// The figures by technician, where tickets say whose they are.
    pub fn by_technician(&self) -> Option<&Breakdown> {
        match (&self.technicians, self.group) {
            (Some(known), _) => Some(known),
            (None, Group::Technician) => Some(&self.table),
            _ => None,
        }
    }

    /// The tickets of a window for which some conditions hold.
    pub fn tickets(&self, window: usize, picks: Vec<Pick>) -> String {
        self.windows.query(&self.query.list(picks), window).to_fragment()
    }

    /// The time entries of a window for which some conditions hold.
    pub fn entries(&self, window: usize, mut picks: Vec<Pick>) -> String {
        picks.insert(0, Pick::new("period", ""));
        let query = Query {
            picks,
            ..self.query.on(Page::Entries)
        };
        self.windows.query(&query, window).to_fragment()
    }

    /// A condition on an event's promises, by the basis of the page.
    pub fn promise(&self, rule: &str, event: SlaEvent) -> Pick {
        if self.basis == self.view.settings.sla_basis {
            Pick::new(rule, event.id())
        } else {
            Pick::new(rule, format!("{}@{}", event.id(), basis_id(self.basis)))
        }
    }

    /// An event's promises in a window, or why they cannot be told.
    pub fn kept(&self, event: SlaEvent, window: usize) -> Measured<Kept> {
        match &self.table.gaps[event as usize] {
            Some(gap) => Err(gap.clone()),
            None => Ok(self.table.total.kept(event, window)),
        }
    }

    /// The length of the period in words.
    pub fn period(&self) -> String {
        words::plural(self.view.period_days as usize, "day", "days")
    }

    /// The team's utilization in a window.
    pub fn utilization(&self, window: usize) -> Measured<f64> {
        let book = self.book.as_ref().map_err(Clone::clone)?;
        book.share(self.view, window).ok_or_else(|| {
            Gap(if book.sums(self.view, window).1.0 == 0 {
                "no available hours in the period".into()
            } else {
                "no time entry in the period".into()
            })
        })
    }

    /// Reactive hours per endpoint and month in a window.
    pub fn reactive(&self, window: usize) -> Measured<f64> {
        let reactive = self.reactive.as_ref().map_err(Clone::clone)?;
        if window == 0 {
            return Ok(reactive.value);
        }
        let book = self.book.as_ref().map_err(Clone::clone)?;
        let days = f64::from(self.windows.all[window].days);
        let booked = book.people.iter().any(|person| person.worked[window].entries > 0);
        if booked {
            Ok(book.reactive[window].hours.as_f64() / reactive.endpoints as f64 / (days / MONTH_DAYS))
        } else {
            Err(Gap("no time entry in the period".into()))
        }
    }
}

const MONTH_DAYS: f64 = 30.437_5;

/// The name of a basis in picks and options.
pub(super) const fn basis_id(basis: SlaBasis) -> &'static str {
    match basis {
        SlaBasis::Completed => "completed",
        SlaBasis::Created => "created",
        SlaBasis::Due => "due",
    }
}

/// The ids of the five headline figures, in order.
pub(super) const HEADLINE: [&str; 5] = [
    "sla_first_response",
    "sla_resolution_plan",
    "sla_resolution",
    "utilization",
    "reactive_hours_per_endpoint",
];

/// What a headline figure is called in a sentence.
pub(super) fn short_name(id: &str) -> &'static str {
    match id {
        "sla_first_response" => "triage",
        "sla_resolution_plan" => "tech engagement",
        "sla_resolution" => "completion",
        "utilization" => "utilization",
        "reactive_hours_per_endpoint" => "reactive hours per endpoint",
        _ => "real-time time entry",
    }
}

/// The views of the board: what the URL calls them, and their titles.
const VIEWS: [(&str, &str); 4] = [
    ("", "Performance"),
    ("compare", "Side by side"),
    ("coordinator", "Coordinator"),
    ("goals", "Goals"),
];

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let wanted = query.option("view").unwrap_or_default();
    let (title, lede, sections) = match wanted {
        "compare" => manager_compare::board(view, query),
        "coordinator" => manager_coordinator::board(view, query),
        "goals" => manager_goals::board(view, query, basis_of(view, query)),
        _ => performance(view, query),
    };
    let is_known = VIEWS.iter().any(|(id, _)| *id == wanted);
    Board {
        title,
        lede,
        sections,
        paging: None,
        tabs: VIEWS
            .iter()
            .map(|(id, title)| {
                let href = query.on(Page::Manager).with_option("view", id).to_fragment();
                let is_chosen = *id == wanted || id.is_empty() && !is_known;
                ((*title).to_owned(), href, is_chosen)
            })
            .collect(),
    }
}

/// The basis that the question wants, else the settings'.
fn basis_of(view: &View<'_>, query: &Query) -> SlaBasis {
    query
        .option("basis")
        .and_then(basis_named)
        .unwrap_or(view.settings.sla_basis)
}

/// The verdict, the figures, and where to look.
fn performance(view: &View<'_>, query: &Query) -> (String, String, Vec<Section>) {
    let manager = Manager::new(view, query);
    let headline = manager_cards::headline(&manager);
    let (title, lede) = verdict(&manager, &headline);
    let mut sections = vec![
        section(
            "changes",
            "What changed",
            Place::Full,
            super::manager_alerts::blocks(&manager),
        ),
        section("headline", "Headline figures", Place::Full, {
            vec![choices(&manager), Block::Cards(headline)]
        }),
        section("trend", "Over time", Place::Full, manager_cards::trends(&manager)),
        section(
            "leading",
            "Leading figures",
            Place::Main,
            vec![Block::Cards(manager_cards::leading(&manager))],
        ),
        section(
            "lagging",
            "Lagging figures",
            Place::Side,
            vec![Block::Cards(manager_cards::lagging(&manager))],
        ),
        section(
            "groups",
            "Compared",
            Place::Full,
            manager_groups::blocks(&manager),
        ),
        section(
            "utilization",
            "Utilization",
            Place::Full,
            manager_time::utilization(&manager),
        ),
        section(
            "reactive",
            "Reactive hours per endpoint",
            Place::Full,
            manager_companies::reactive(&manager),
        ),
        section(
            "noise",
            "Noise by company",
            Place::Full,
            manager_companies::noise(&manager),
        ),
        section(
            "review",
            "Time-entry review",
            Place::Full,
            manager_time::review(&manager),
        ),
        section(
            "scorecard",
            "Technician scorecard",
            Place::Full,
            manager_scores::blocks(&manager),
        ),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    (title, lede, sections)
}

fn section(id: &str, title: &str, place: Place, blocks: Vec<Block>) -> Section {
    Section {
        id: id.into(),
        title: title.into(),
        place,
        blocks,
        ..Section::default()
    }
}

/// A sentence that something cannot be measured.
pub(super) fn unmeasurable(what: &str, gap: &Gap) -> Block {
    Block::Note {
        tone: Tone::Unknown,
        text: format!("{what} cannot be measured: {}.", gap.0),
        href: String::new(),
    }
}

fn choices(manager: &Manager<'_, '_>) -> Block {
    let titles = [
        (SlaBasis::Completed, "Completed in the period"),
        (SlaBasis::Created, "Created in the period"),
        (SlaBasis::Due, "Due in the period"),
    ];
    Block::Choices {
        label: "SLA performance over tickets".into(),
        options: titles
            .into_iter()
            .map(|(basis, title)| {
                let href = manager.query.with_option("basis", basis_id(basis)).to_fragment();
                (title.to_owned(), href, basis == manager.basis)
            })
            .collect(),
    }
}

/// The verdict in a sentence, and what to do first.
fn verdict(manager: &Manager<'_, '_>, cards: &[KpiCard]) -> (String, String) {
    let goals = &manager.view.settings.goals;
    let measured: Vec<&KpiCard> = cards.iter().filter(|card| card.number.is_some()).collect();
    let missed: Vec<&KpiCard> = measured
        .iter()
        .copied()
        .filter(|card| card.number.is_some_and(|value| !goals.is_met(&card.id, value)))
        .collect();
    let all = match cards.len() - measured.len() {
        0 => words::number_word(measured.len()),
        _ => format!("{} measurable", words::number_word(measured.len())),
    };
    let plural = if measured.len() == 1 { "figure" } else { "figures" };
    let unknown = match cards.len() - measured.len() {
        0 => String::new(),
        count => format!(
            " {} of the headline figures cannot be measured from this data.",
            words::capital(&words::number_word(count))
        ),
    };
    let lede = format!(
        "Performance of the {} that end {}.{unknown}",
        manager.period(),
        words::moment(manager.view.as_of, &manager.view.data.zone)
    );
    if measured.is_empty() {
        return ("No headline figure can be measured from this data".into(), lede);
    }
    if missed.is_empty() {
        let verb = if measured.len() == 1 { "is" } else { "are" };
        let all = if measured.len() == 1 {
            "The one measurable".into()
        } else {
            format!("All {all}")
        };
        return (format!("{all} headline {plural} {verb} within goal"), lede);
    }
    let figures: Vec<String> = missed
        .iter()
        .map(|card| format!("{} {}", short_name(&card.id), card.value))
        .collect();
    let (verb, goal) = if missed.len() == 1 {
        ("misses", "its goal")
    } else {
        ("miss", "their goal")
    };
    let first = first_talk(manager, &missed).map_or_else(String::new, |talk| format!("; {talk}"));
    let title = format!(
        "{} of {all} headline {plural} {verb} {goal}: {}{first}",
        words::capital(&words::number_word(missed.len())),
        words::list(&figures)
    );
    (title, lede)
}

/// Promises missed beyond the goal that are worth a talk before hours are.
const WORTH_A_TALK: f64 = 5.0;

/// Whom to talk to first: who has most of the promises missed beyond the goal; when these are few, who is furthest
/// from the goal in hours; else the company that takes most hours.
fn first_talk(manager: &Manager<'_, '_>, missed: &[&KpiCard]) -> Option<String> {
    let goals = &manager.view.settings.goals;
    let worst = SlaEvent::ALL
        .into_iter()
        .zip(HEADLINE)
        .filter(|(_, id)| missed.iter().any(|card| card.id == *id))
        .filter_map(|(event, id)| {
            let kept = manager.kept(event, 0).ok()?;
            let allowed = (1.0 - goals.value(id)?) * f64::from(kept.decided());
            Some((event, f64::from(kept.missed) - allowed))
        })
        .fold(None, |best: Option<(SlaEvent, f64)>, next| match best {
            Some(known) if known.1 >= next.1 => Some(known),
            _ => Some(next),
        });
    let of_promises = |event: SlaEvent| {
        let table = manager.by_technician()?;
        let all = table.total.kept(event, 0).missed;
        let (name, missed) = most_missed(manager, table, event)?;
        Some(format!(
            "talk to {name} first ({missed} of the {all} missed {} promises)",
            event.stage().to_lowercase()
        ))
    };
    let is_missed = |id: &str| missed.iter().any(|card| card.id == id);
    worst
        .filter(|(_, excess)| *excess >= WORTH_A_TALK)
        .and_then(|(event, _)| of_promises(event))
        .or_else(|| is_missed("utilization").then(|| of_hours(manager)).flatten())
        .or_else(|| worst.and_then(|(event, _)| of_promises(event)))
        .or_else(|| {
            let reactive = manager.reactive.as_ref().ok()?;
            let worst = reactive.by_company.first()?;
            Some(format!(
                "look at {} first ({} per endpoint)",
                manager.view.data.texts.text(worst.company),
                words::decimal(worst.value, 2)
            ))
        })
}

fn of_hours(manager: &Manager<'_, '_>) -> Option<String> {
    let book = manager.book.as_ref().ok()?;
    let target = manager.view.settings.goals.value("utilization").unwrap_or(0.8);
    let (name, gap) = book
        .in_window(manager.view, 0)
        .map(|person| {
            let wanted = person.available[0].as_f64() * target;
            (person.name.as_str(), wanted - person.client[0].hours.as_f64())
        })
        .fold(("", 0.0), |best, next| if next.1 > best.1 { next } else { best });
    (!name.is_empty()).then(|| {
        format!(
            "talk to {name} first ({} client-facing h under the goal)",
            words::decimal(gap, 1)
        )
    })
}

/// The technician with most missed promises of an event; ties by name.
pub(super) fn most_missed(
    manager: &Manager<'_, '_>,
    table: &Breakdown,
    event: SlaEvent,
) -> Option<(String, u32)> {
    let mut people: Vec<(&str, u32)> = table
        .groups
        .iter()
        .map(|(key, tally)| {
            (
                table.name(manager.view, Group::Technician, *key),
                tally.kept(event, 0).missed,
            )
        })
        .filter(|(name, missed)| !name.is_empty() && *missed > 0)
        .collect();
    people.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    people.first().map(|(name, missed)| ((*name).to_owned(), *missed))
}
