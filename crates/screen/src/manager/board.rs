//! The service manager's board: performance over a period, not open tickets. The verdict first, then what changed and
//! the headline figures; each other view answers one question more.

use desk::figure::{Breakdown, FigureId, Group, SlaEvent, View};
use desk::query::{Page, Query};
use desk::settings::SlaBasis;
use language::{self, say, term};

use crate::kit::words;
use crate::manager::{Manager, basis_of};
use crate::model::{Block, Board, KpiCard, Place, Section};

/// The views of the board: what the URL calls them, and their titles.
const VIEWS: [(&str, &str); 9] = [
    ("", term!("Performance")),
    ("groups", term!("Compared")),
    ("hours", term!("Utilization")),
    ("companies", term!("Companies")),
    ("team", term!("Technicians")),
    ("compare", term!("Side by side")),
    ("coordinator", term!("Coordinator")),
    ("method", term!("Does it hold?")),
    ("goals", term!("Goals")),
];

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let wanted = query.option("view").unwrap_or_default();
    let (title, lede, sections) = match wanted {
        "groups" => groups(&Manager::new(view, query)),
        "hours" => hours(&Manager::new(view, query)),
        "companies" => companies(&Manager::new(view, query)),
        "team" => team(&Manager::new(view, query)),
        "compare" => crate::manager::compare::board(view, query),
        "coordinator" => crate::manager::coordinator::board(view, query),
        "method" => crate::manager::claims::board(view, query),
        "goals" => crate::manager::goals::board(view, query, basis_of(view, query)),
        _ => performance(view, query),
    };
    let is_known = VIEWS.iter().any(|(id, _)| *id == wanted);
    Board { title, lede, sections, tabs: tabs(query, Some(if is_known { wanted } else { "" })), ..Board::default() }
}

/// The views of the board as tabs, and the ways that tickets take; `None` when these are on show.
pub(crate) fn tabs(query: &Query, chosen: Option<&str>) -> Vec<(String, String, bool)> {
    let view = |(id, title): &(&str, &'static str)| {
        let href = query.on(Page::Manager).with_option("view", id).to_fragment();
        (language::text(title).to_owned(), href, chosen == Some(*id))
    };
    let journey = (Page::Journey.title(), query.on(Page::Journey).to_fragment(), chosen.is_none());
    VIEWS.iter().map(view).chain([journey]).collect()
}

/// The verdict, the figures, and where to look.
fn performance(view: &View<'_>, query: &Query) -> (String, String, Vec<Section>) {
    let manager = Manager::new(view, query);
    let headline = crate::manager::cards::headline(&manager);
    let (title, lede) = verdict(&manager, &headline);
    let mut sections = vec![
        section("changes", say!("What changed"), Place::Full, crate::manager::alerts::blocks(&manager)),
        section("headline", say!("Headline figures"), Place::Full, vec![choices(&manager), Block::Cards(headline)]),
        section("trend", say!("Over time"), Place::Full, crate::manager::trends::trends(&manager)),
        section(
            "leading",
            say!("Leading figures"),
            Place::Full,
            vec![Block::Cards(crate::manager::figures::leading(&manager))],
        ),
        section(
            "lagging",
            say!("Lagging figures"),
            Place::Full,
            vec![Block::Cards(crate::manager::figures::lagging(&manager))],
        ),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    (title, lede, sections)
}

/// The figures by week, workflow, technician, company, queue or SLA.
fn groups(manager: &Manager<'_, '_>) -> (String, String, Vec<Section>) {
    let (title, lede) = crate::manager::groups::verdict(manager);
    let mut blocks = vec![choices(manager)];
    blocks.extend(crate::manager::groups::blocks(manager));
    (title, lede, vec![section("groups", say!("Compared"), Place::Full, blocks)])
}

/// Where the team's hours go, and which entries merit a second look.
fn hours(manager: &Manager<'_, '_>) -> (String, String, Vec<Section>) {
    let (title, lede) = crate::manager::time::verdict(manager);
    let sections = vec![
        section("utilization", say!("Utilization"), Place::Full, crate::manager::time::utilization(manager)),
        section("review", say!("Time-entry review"), Place::Full, crate::manager::time::review(manager)),
    ];
    (title, lede, sections)
}

/// What each client takes.
fn companies(manager: &Manager<'_, '_>) -> (String, String, Vec<Section>) {
    let (title, lede) = crate::manager::companies::verdict(manager);
    let mut sections = vec![
        section(
            "reactive",
            say!("Reactive hours per endpoint"),
            Place::Full,
            crate::manager::companies::reactive(manager),
        ),
        section("noise", say!("Noise by company"), Place::Full, crate::manager::companies::noise(manager)),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    (title, lede, sections)
}

/// The technicians' scorecard.
fn team(manager: &Manager<'_, '_>) -> (String, String, Vec<Section>) {
    let (title, lede, blocks) = crate::manager::scores::board(manager);
    let sections = vec![section("scorecard", say!("Technician scorecard"), Place::Full, blocks)];
    (title, lede, sections)
}

fn section(id: &str, title: &str, place: Place, blocks: Vec<Block>) -> Section {
    Section { id: id.into(), title: title.into(), place, blocks, ..Section::default() }
}

fn choices(manager: &Manager<'_, '_>) -> Block {
    let titles = [
        (SlaBasis::Completed, say!("Completed in the period")),
        (SlaBasis::Created, say!("Created in the period")),
        (SlaBasis::Due, say!("Due in the period")),
    ];
    Block::Choices {
        label: say!("SLA performance over tickets").into(),
        options: titles
            .into_iter()
            .map(|(basis, title)| {
                let href = manager.query.with_option("basis", basis.id()).to_fragment();
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
        .filter(|card| card.number.zip(card.figure()).is_some_and(|(value, figure)| !goals.is_met(figure, value)))
        .collect();
    let all = match cards.len() - measured.len() {
        0 => words::number_word(measured.len()),
        _ => say!("{} measurable", words::number_word(measured.len())),
    };
    let plural = if measured.len() == 1 { say!("figure") } else { say!("figures") };
    let unknown = match cards.len() - measured.len() {
        0 => String::new(),
        count => say!(
            " {} of the headline figures cannot be measured from this data.",
            words::capital(&words::number_word(count))
        ),
    };
    let lede = say!(
        "Performance of the {} that end {}.{unknown}",
        manager.period(),
        words::moment(manager.view.as_of, &manager.view.data.zone)
    );
    if measured.is_empty() {
        return (say!("No headline figure can be measured from this data").into(), lede);
    }
    if missed.is_empty() {
        let verb = if measured.len() == 1 { say!("is") } else { say!("are") };
        let all = if measured.len() == 1 { say!("The one measurable").into() } else { say!("All {all}") };
        return (say!("{all} headline {plural} {verb} within goal"), lede);
    }
    let short_name =
        |card: &KpiCard| card.figure().map_or_else(String::new, |figure| figure.short(manager.view.settings));
    let figures: Vec<String> = missed.iter().map(|card| format!("{} {}", short_name(card), card.value)).collect();
    let (verb, goal) =
        if missed.len() == 1 { (say!("misses"), say!("its goal")) } else { (say!("miss"), say!("their goal")) };
    let missed_words = words::capital(&words::number_word(missed.len()));
    // Two figures in the title at most: the others stand below it.
    let talk = first_talk(manager, &missed);
    let first = talk.as_ref().map_or_else(String::new, |talk| format!("; {}", talk.what));
    let why = talk.map_or_else(String::new, |talk| format!(" {}", talk.why));
    let title = say!("{missed_words} of {all} headline {plural} {verb} {goal}{first}");
    (title, say!("Missed: {}.{why} {lede}", words::list(&figures)))
}

/// What to do first: the words of the title, and the reason for the sentence below it.
struct Talk {
    what: String,
    why: String,
}

/// Promises missed beyond the goal that are worth a talk before hours are.
const WORTH_A_TALK: f64 = 5.0;

/// Whom to talk to first: who has most of the promises missed beyond the goal; when these are few, who is furthest
/// from the goal in hours; else the company that takes most hours.
fn first_talk(manager: &Manager<'_, '_>, missed: &[&KpiCard]) -> Option<Talk> {
    let goals = &manager.view.settings.goals;
    let is_missed = |figure: FigureId| missed.iter().any(|card| card.figure() == Some(figure));
    let worst = SlaEvent::ALL
        .into_iter()
        .map(|event| (event, FigureId::kept(event)))
        .filter(|(_, figure)| is_missed(*figure))
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
        let stage = language::lower(event.stage());
        Some(Talk {
            what: say!("talk to {name} first"),
            why: say!("{name} has {missed} of the {all} missed {stage} SLAs."),
        })
    };
    worst
        .filter(|(_, excess)| *excess >= WORTH_A_TALK)
        .and_then(|(event, _)| of_promises(event))
        .or_else(|| is_missed(FigureId::Utilization).then(|| of_hours(manager)).flatten())
        .or_else(|| worst.and_then(|(event, _)| of_promises(event)))
        .or_else(|| {
            let reactive = manager.reactive_hours().as_ref().ok()?;
            let worst = reactive.by_company.first()?;
            let name = manager.view.data.texts.text(worst.company);
            Some(Talk {
                what: say!("look at {name} first"),
                why: say!("{name} takes {} hours per endpoint.", words::decimal(worst.value, 2)),
            })
        })
}

fn of_hours(manager: &Manager<'_, '_>) -> Option<Talk> {
    let book = manager.book().as_ref().ok()?;
    let target = manager.view.settings.target_utilization();
    let (name, gap) = book
        .in_window(manager.view, 0)
        .map(|person| {
            let wanted = person.available[0].as_f64() * target;
            (person.name.as_str(), wanted - person.client[0].hours.as_f64())
        })
        .fold(("", 0.0), |best, next| if next.1 > best.1 { next } else { best });
    (!name.is_empty()).then(|| Talk {
        what: say!("talk to {name} first"),
        why: say!("{name} is {} client-facing h under the goal.", words::decimal(gap, 1)),
    })
}

/// The technician with most missed promises of an event; ties by name.
pub(crate) fn most_missed(manager: &Manager<'_, '_>, table: &Breakdown, event: SlaEvent) -> Option<(String, u32)> {
    let mut people: Vec<(&str, u32)> = table
        .groups
        .iter()
        .map(|(key, tally)| (table.name(manager.view, Group::Technician, *key), tally.kept(event, 0).missed))
        .filter(|(name, missed)| !name.is_empty() && *missed > 0)
        .collect();
    people.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    people.first().map(|(name, missed)| ((*name).to_owned(), *missed))
}
