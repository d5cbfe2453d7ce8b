//! Before and after, a desk among its peers, and the figures over imports: from engagement files.

use base::{Day, Timestamp};
use desk::engagement::{Change, Engagement, Figure, Interval, Kind, Standing, Verdict, compare, peers};
use desk::figure::{FigureId, Unit, View};
use desk::query::Query;
use language::{self, say, term};

use crate::kit::figure_text;
use crate::kit::parts::{figure_head, note, section, table, word_head};
use crate::kit::words;
use crate::model::{Block, Board, Cell, ChartKind, ChartSpec, Place, Point, Section, Series, Tone};

/// From so many others on, a percentile says something.
const PEERS: usize = 3;

/// What there is to compare.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desks<'a> {
    /// Files that were dropped.
    pub dropped: &'a [Engagement],
    /// The desk on show.
    pub own: Option<&'a Engagement>,
    /// The aggregates of earlier imports.
    pub history: &'a [Engagement],
}

impl<'a> Desks<'a> {
    /// All by moment, the desk on show last of its moment.
    fn all(self) -> Vec<&'a Engagement> {
        let mut all: Vec<&Engagement> = self.dropped.iter().chain(self.own).collect();
        all.sort_by_key(|desk| Timestamp::from_rfc3339(&desk.as_of));
        all
    }
}

/// The page of comparisons.
pub fn present(desks: Desks<'_>, query: &Query) -> Board {
    let all = desks.all();
    let mut board = match all.as_slice() {
        [] | [_] => waiting(desks),
        all => two(all, query),
    };
    if let Some(own) = desks.own.or_else(|| all.last().copied()) {
        let others: Vec<Engagement> = all.iter().filter(|desk| **desk != own).map(|desk| (*desk).clone()).collect();
        if others.len() >= PEERS {
            board.sections.push(among(own, &others));
        }
    }
    board.tabs = crate::coaching::report::tabs(query);
    if desks.history.len() > 1 {
        board.sections.push(over_imports(desks.history, query));
    }
    board
}

fn waiting(desks: Desks<'_>) -> Board {
    let text = match (desks.own, desks.dropped) {
        (Some(_), _) => {
            say!("Save this desk as an engagement file now, and drop it here again in three months.")
        }
        (None, [_]) => {
            say!("One engagement file is here. Drop a second one, or a ticket export, to see what changed.")
        }
        (None, _) => {
            say!("Drop two engagement files to see what changed between them, or many to see where a desk stands.")
        }
    };
    Board {
        title: say!("Before and after").into(),
        lede: text.into(),
        sections: vec![section(
            "about",
            say!("What an engagement file contains"),
            Place::Full,
            vec![note(
                Tone::Plain,
                say!(
                    "Counts, shares and hours of the figures and the hash of the rule behind each; no tickets and no names. An anonymized file also omits every count under 5."
                ),
            )],
        )],
        ..Board::default()
    }
}

/// Which of all is meant; one that is not there is the default.
fn chosen(query: &Query, option: &str, count: usize, default: usize) -> usize {
    query.option(option).and_then(|text| text.parse().ok()).filter(|at| *at < count).unwrap_or(default)
}

fn two(all: &[&Engagement], query: &Query) -> Board {
    let before = chosen(query, "before", all.len(), 0);
    let after = chosen(query, "after", all.len(), all.len() - 1);
    let compared = compare(all[before], all[after]);
    let with = |verdict| compared.changes.iter().filter(|change| change.verdict == Some(verdict)).count();
    let (better, worse) = (with(Verdict::Better), with(Verdict::Worse));
    let title = match (better, worse) {
        (0, 0) => say!("No figure changed by more than chance explains").to_owned(),
        (better, 0) => say!("{} better, none worse", figures(better)),
        (0, worse) => say!("{} worse, none better", figures(worse)),
        (better, worse) => say!("{} better, {} worse", figures(better), words::number_word(worse)),
    };
    let choice = |label: &str, option: &str, now: usize| Block::Choices {
        label: label.to_owned(),
        options: all
            .iter()
            .enumerate()
            .map(|(at, desk)| (name(desk), query.with_option(option, &at.to_string()).to_fragment(), at == now))
            .collect(),
    };
    let mut said: Vec<Block> = [Verdict::Worse, Verdict::Better, Verdict::Different]
        .into_iter()
        .flat_map(|verdict| compared.changes.iter().filter(move |change| change.verdict == Some(verdict)))
        .map(|change| note(tone(change), sentence(change)))
        .collect();
    if said.is_empty() {
        said.push(note(Tone::Plain, say!("Every change may be due to chance or has no interval.")));
    }
    let mut figures = vec![
        choice(say!("Before"), "before", before),
        choice(say!("After"), "after", after),
        changes_table(&compared.changes),
    ];
    if !compared.only_one.is_empty() {
        figures.push(note(Tone::Unknown, say!("Only one of the files has: {}.", compared.only_one.join(", "))));
    }
    figures.push(note(Tone::Plain, language::text(METHOD)));
    Board {
        title,
        lede: say!("{} against {}.", name(all[after]), name(all[before])),
        sections: vec![
            section("said", say!("In plain words"), Place::Full, said),
            section("figures", say!("Figure by figure"), Place::Full, figures),
            workflows(all[before], all[after]),
        ],
        ..Board::default()
    }
}

const METHOD: &str = term!(
    "The 95 % intervals: of the difference of two shares by Newcombe's score method (1998, method 10); of the ratio of two \
    counts as Poisson counts, by Wilson's interval of the later count among both, over the days of each. Quotients of hours have no \
    interval. An interval that holds “no change” says that chance alone may explain the difference."
);

fn figures(count: usize) -> String {
    let noun = if count == 1 { say!("figure is") } else { say!("figures are") };
    format!("{} {noun}", words::capital(&words::number_word(count)))
}

/// `Elm IT, 30 Jun 2026`; the moment alone of a file without a name.
fn name(desk: &Engagement) -> String {
    let day = desk.as_of.get(..10).unwrap_or(&desk.as_of);
    match desk.name.as_str() {
        "" => day.to_owned(),
        name => format!("{name}, {day}"),
    }
}

/// A figure's value in words; a dash when it has none.
pub(crate) fn value_words(figure: &Figure) -> String {
    match (figure.value, figure.kind) {
        (None, _) if figure.under_5 => say!("under 5").into(),
        (None, _) => words::DASH.into(),
        (Some(value), Kind::Share) => words::percent(value),
        (Some(value), Kind::Ratio) => match FigureId::from_id(&figure.id) {
            Some(known) => figure_text::in_unit(known, value),
            None => words::decimal(value, 2),
        },
        (Some(value), Kind::Count | Kind::Flow) => words::count(value as usize),
    }
}

/// Whether a figure of a file is shown in parts of a hundred.
fn is_percent(id: &str) -> bool {
    FigureId::from_id(id).is_some_and(|figure| figure.spec().unit == Unit::Percent)
}

fn difference_words(change: &Change) -> String {
    let Some(difference) = change.difference else {
        return words::DASH.into();
    };
    match change.kind {
        Kind::Share => words::points(difference),
        Kind::Ratio if is_percent(&change.id) => words::points(difference),
        Kind::Ratio | Kind::Count | Kind::Flow => match FigureId::from_id(&change.id) {
            Some(figure) => figure_text::difference(figure, difference),
            None => words::signed(difference, 2),
        },
    }
}

fn interval_words(kind: Kind, Interval { low, high }: Interval) -> String {
    match kind {
        Kind::Share => say!("{} to {}", words::points(low), words::points(high)),
        _ if high.is_infinite() => say!("× {} or more", words::decimal(low, 2)),
        _ => say!("× {} to {}", words::decimal(low, 2), words::decimal(high, 2)),
    }
}

fn verdict_words(change: &Change) -> &'static str {
    match change.verdict {
        Some(Verdict::Better) => say!("Better"),
        Some(Verdict::Worse) => say!("Worse"),
        Some(Verdict::Different) => say!("Different"),
        Some(Verdict::Chance) => say!("May be chance"),
        Some(Verdict::Untested) => say!("No interval"),
        Some(Verdict::Same) => say!("The same"),
        None => say!("Not comparable"),
    }
}

fn tone(change: &Change) -> Tone {
    match change.verdict {
        Some(Verdict::Better) => Tone::Good,
        Some(Verdict::Worse) => Tone::Bad,
        None => Tone::Unknown,
        _ => Tone::Plain,
    }
}

/// A change that chance does not explain, in a sentence.
fn sentence(change: &Change) -> String {
    let went = match change.difference {
        Some(difference) if difference < 0.0 => say!("fell"),
        _ => say!("rose"),
    };
    let by = match change.interval {
        Some(interval) if change.kind == Kind::Share => {
            say!(", a change of {}", interval_words(change.kind, interval))
        }
        Some(interval) => say!(", {} of what it was", interval_words(change.kind, interval)),
        None => String::new(),
    };
    say!(
        "{} {went} from {} to {}{by}: more than chance explains.",
        change.title,
        value_words(&change.before),
        value_words(&change.after)
    )
}

fn counted(figure: &Figure) -> String {
    match (figure.part, figure.whole) {
        (Some(part), Some(whole)) => {
            say!("{} of {}", words::count(part as usize), words::count(whole as usize))
        }
        _ => String::new(),
    }
}

fn changes_table(changes: &[Change]) -> Block {
    let rows = changes
        .iter()
        .map(|change| {
            let why = match change.cannot.as_str() {
                "" => String::new(),
                why => words::capital(why),
            };
            vec![
                Cell::text(change.title.clone()),
                Cell::text(value_words(&change.before)).noted(counted(&change.before)),
                Cell::text(value_words(&change.after)).noted(counted(&change.after)),
                Cell::text(difference_words(change)),
                Cell::text(
                    change
                        .interval
                        .map_or_else(|| words::DASH.to_owned(), |interval| interval_words(change.kind, interval)),
                ),
                Cell::text(verdict_words(change)).noted(why).toned(tone(change)),
            ]
        })
        .collect();
    let heads = vec![
        word_head(say!("Figure")),
        figure_head(say!("Before")),
        figure_head(say!("After")),
        figure_head(say!("Change")),
        figure_head(say!("95 % interval")),
        word_head(say!("Verdict")),
    ];
    table(say!("Figures before and after"), heads, rows, say!("The files have no figure in common."))
}

/// The distribution before and after, in parts of a hundred of each.
fn workflows(before: &Engagement, after: &Engagement) -> Section {
    let total = |desk: &Engagement| desk.workflows.iter().filter_map(|known| known.tickets).sum::<u64>();
    let (all_before, all_after) = (total(before), total(after));
    let share = |tickets: Option<u64>, all: u64| match (tickets, all) {
        (Some(tickets), 1..) => {
            Cell::text(words::percent(tickets as f64 / all as f64)).noted(words::count(tickets as usize))
        }
        (None, _) => Cell::text(say!("under 5")),
        _ => Cell::text(words::DASH),
    };
    let rows = after
        .workflows
        .iter()
        .filter_map(|known| {
            let earlier = before.workflows.iter().find(|other| other.workflow == known.workflow)?;
            Some(vec![
                Cell::text(known.workflow.clone()),
                share(earlier.tickets, all_before),
                share(known.tickets, all_after),
            ])
        })
        .collect();
    let heads = vec![word_head(say!("Workflow")), figure_head(say!("Before")), figure_head(say!("After"))];
    let table =
        table(say!("Share of the tickets created"), heads, rows, say!("The files have no distribution in common."));
    section("workflows", say!("Distribution"), Place::Full, vec![table])
}

/// Where the desk stands among the others.
fn among(own: &Engagement, others: &[Engagement]) -> Section {
    let rows = peers(own, others)
        .iter()
        .filter(|standing| standing.others.len() >= PEERS)
        .map(|standing| {
            let quantile = |share| {
                let figure = Figure { value: standing.quantile(share), ..standing.own.clone() };
                Cell::text(value_words(&figure))
            };
            vec![
                Cell::text(standing.title.clone()),
                Cell::text(value_words(&standing.own)),
                quantile(0.25),
                quantile(0.5),
                quantile(0.75),
                stands(standing),
            ]
        })
        .collect();
    let heads = vec![
        word_head(say!("Figure")),
        figure_head(say!("This desk")),
        figure_head(say!("Lower quartile")),
        figure_head(say!("Median")),
        figure_head(say!("Upper quartile")),
        word_head(say!("Verdict")),
    ];
    let blocks = vec![
        table(say!("Among peers"), heads, rows, say!("No figure was counted by the same rule in three other files.")),
        note(
            Tone::Plain,
            say!(
                "Compared with {} dropped here, using figures counted by the same rule. The files stay in this browser.",
                words::plural(others.len(), say!("other file"), say!("other files"))
            ),
        ),
    ];
    section("peers", &say!("{} among its peers", name(own)), Place::Full, blocks)
}

fn stands(standing: &Standing) -> Cell {
    match standing.better_than {
        Some(share) => Cell::text(say!("Better than {} of {}", words::percent(share), standing.others.len()))
            .toned(if share < 0.25 { Tone::Warn } else { Tone::Plain }),
        None => Cell::text(say!("No better side")),
    }
}

/// Marks what happened at the desk on the chart over the imports.
pub fn mark_remarks(view: &View<'_>, history: &[Engagement], board: &mut Board) {
    let days = history.iter().filter_map(|desk| {
        let day = chrono::NaiveDate::parse_from_str(desk.as_of.get(..10)?, "%Y-%m-%d");
        Some(Day::of(day.ok()?))
    });
    let imports = board.sections.iter_mut().filter(|section| section.id == "imports");
    for block in imports.flat_map(|section| &mut section.blocks) {
        if let Block::Chart(chart) = block {
            crate::kit::remarks::mark_days(view, chart, days.clone());
        }
    }
}

/// One figure over the imports of this browser.
fn over_imports(history: &[Engagement], query: &Query) -> Section {
    let ids: Vec<(&str, &str)> = history
        .last()
        .map(|last| last.figures.iter().map(|figure| (figure.id.as_str(), figure.title.as_str())).collect())
        .unwrap_or_default();
    let wanted =
        query.option("figure").filter(|wanted| ids.iter().any(|(id, _)| id == wanted)).unwrap_or(FigureId::New.id());
    let options = ids
        .iter()
        .map(|(id, title)| ((*title).to_owned(), query.with_option("figure", id).to_fragment(), *id == wanted))
        .collect();
    let points: Vec<Point> = history
        .iter()
        .map(|desk| {
            let figure = desk.figure(wanted).cloned().unwrap_or_default();
            Point {
                label: desk.as_of.get(..10).unwrap_or(&desk.as_of).to_owned(),
                value: figure.value.unwrap_or(f64::NAN),
                words: value_words(&figure),
                ..Point::default()
            }
        })
        .collect();
    let last = history.last().and_then(|desk| desk.figure(wanted)).cloned().unwrap_or_default();
    let chart = ChartSpec {
        kind: ChartKind::Lines,
        title: last.title.clone(),
        reading: say!("{} at the newest of {} imports.", value_words(&last), history.len()),
        unit: if last.kind == Kind::Share || is_percent(&last.id) { "share" } else { "" }.into(),
        goal: last.goal,
        series: vec![Series { name: last.title, color: 0, points }],
        ..ChartSpec::default()
    };
    let choices = Block::Choices { label: say!("Figure").into(), options };
    section(
        "imports",
        say!("Over your imports"),
        Place::Full,
        vec![
            choices,
            Block::Chart(chart),
            note(
                Tone::Plain,
                say!("This browser keeps the figures of each import, and no ticket. Settings forget them."),
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(name: &str, day: &str, new: f64) -> Engagement {
        Engagement {
            name: name.into(),
            as_of: format!("{day}T15:00:00Z"),
            period_days: 30,
            figures: vec![Figure {
                id: "new".into(),
                title: "New tickets".into(),
                value: Some(new),
                less_is_better: Some(true),
                ..Figure::default()
            }],
            ..Engagement::default()
        }
    }

    #[test]
    fn the_earlier_file_is_before_whatever_the_order_of_dropping() {
        let dropped = [desk("Elm", "2026-06-30", 9.0), desk("Elm", "2026-03-31", 60.0)];
        let desks = Desks { dropped: &dropped, ..Desks::default() };
        let board = present(desks, &Query::default());
        assert_eq!(board.title, "One figure is better, none worse");
        let Block::Note { text, .. } = &board.sections[0].blocks[0] else { panic!("a sentence first") };
        assert!(text.starts_with("New tickets fell from 60 to 9, × 0.0"), "{text}");
        let turned = Query::from_fragment("#/compare?before=1&after=0");
        assert_eq!(present(desks, &turned).title, "One figure is worse, none better");
    }

    #[test]
    fn many_files_are_peers_and_history_is_a_line() {
        let dropped = [1.0, 4.0, 5.0, 6.0].map(|new| desk("", "2026-03-31", new));
        let own = desk("Elm", "2026-06-30", 3.0);
        let history = [desk("", "2026-06-01", 8.0), own.clone()];
        let desks = Desks { dropped: &dropped, own: Some(&own), history: &history };
        let board = present(desks, &Query::default());
        let ids: Vec<&str> = board.sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["said", "figures", "workflows", "peers", "imports"]);
        let Block::Table(peers) = &board.sections[3].blocks[0] else { panic!("a table") };
        assert_eq!(peers.rows[0][5].text, "Better than 75 % of 4");
    }
}
