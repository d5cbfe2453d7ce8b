//! The running promises that are most likely missed, and whether such chances came true.

use desk::figure::{Promises, Running, SlaEvent, View, promises};
use desk::query::Query;
use forecast::{Calibration, NoChance};
use language::say;

use crate::kit::parts::{figure_head, note, table, ticket_href, title_head, unmeasurable, word_head};
use crate::kit::words;
use crate::model::{Block, Cell, Place, Section, Tone};

/// Promises in the table.
const SHOWN: usize = 40;

/// A section for the running promises, one for each event's proof.
pub fn sections(view: &View<'_>, query: &Query) -> Vec<Section> {
    let mut running: Vec<Running> = Vec::new();
    let mut proofs: Vec<Block> = Vec::new();
    for event in SlaEvent::ALL {
        let stage = event.stage();
        match promises(view, event) {
            Err(gap) => proofs.push(unmeasurable(&say!("{stage}: the chance"), &gap)),
            Ok(Err(why)) => proofs.push(note(Tone::Unknown, refused(stage, why))),
            Ok(Ok(Promises { calibration, running: of_event, .. })) => {
                running.extend(of_event);
                proofs.extend(proof(stage, &calibration));
            }
        }
    }
    running.sort_by(|a, b| {
        let number = |one: &Running| view.data.number(one.ticket as usize);
        b.chance.total_cmp(&a.chance).then(a.due.cmp(&b.due)).then_with(|| number(a).cmp(number(b)))
    });
    let all = running.len();
    let rows = running.iter().take(SHOWN).map(|one| row(view, query, one)).collect();
    let heads = vec![
        word_head(say!("Ticket")),
        title_head(say!("Title")),
        word_head(say!("Technician")),
        word_head(say!("Promise")),
        figure_head(say!("Due")),
        figure_head(say!("Chance of missing it, %")),
    ];
    let empty = say!("No running promise has a chance that can be told.");
    let mut blocks = vec![table(say!("Running promises, the most likely missed first"), heads, rows, empty)];
    if all > SHOWN {
        blocks.push(note(Tone::Plain, say!("{SHOWN} of {} running promises.", words::count(all))));
    }
    let section = |id: &str, title: &str, blocks: Vec<Block>| Section {
        id: id.into(),
        title: title.into(),
        place: Place::Full,
        blocks,
        ..Section::default()
    };
    vec![
        section("promises", say!("Which promises will be missed?"), blocks),
        section("proof", say!("Did such chances come true?"), proofs),
    ]
}

fn row(view: &View<'_>, query: &Query, one: &Running) -> Vec<Cell> {
    let ticket = one.ticket as usize;
    let label = |field| view.data.label(field, ticket).to_owned();
    let technician = match label(desk::dataset::Field::Resource) {
        name if name.is_empty() => say!("unassigned").to_owned(),
        name => name,
    };
    let tone = match one.chance {
        chance if chance >= 0.75 => Tone::Bad,
        chance if chance >= 0.5 => Tone::Warn,
        _ => Tone::Plain,
    };
    vec![
        Cell::text(view.data.number(ticket)).to(ticket_href(view, query, one.ticket)),
        Cell::text(label(desk::dataset::Field::Title)),
        Cell::text(technician),
        Cell::text(one.event.stage()),
        Cell::text(words::short_moment(one.due, view.as_of, &view.data.zone)),
        Cell::text(words::decimal(one.chance * 100.0, 0)).toned(tone),
    ]
}

fn refused(stage: &str, why: NoChance) -> String {
    match why {
        NoChance::TooFew(0) => {
            say!("{stage}: no chances, because no promise of the last 13 weeks can be looked back on.")
        }
        NoChance::TooFew(told) => say!(
            "{stage}: no chances, because only {told} of the last 13 weeks can be held against what happened; it takes {}.",
            forecast::FEWEST_TOLD
        ),
        NoChance::NotBetter => say!(
            "{stage}: no chances, because over the last 13 weeks they were not clearly better than the share that is missed anyway."
        ),
        NoChance::Off(off) => say!(
            "{stage}: no chances, because over the last 13 weeks they were off by {} points.",
            words::decimal(off * 100.0, 0)
        ),
    }
}

/// A sentence and a table by tenths.
fn proof(stage: &str, found: &Calibration) -> [Block; 2] {
    let sentence = say!(
        "{stage}: {} chances told week by week over the last 13 weeks, off by {} points on average. Their squared error is {}, that of the share missed anyway {}.",
        words::count(found.told),
        words::decimal(found.off * 100.0, 1),
        words::decimal(found.brier, 3),
        words::decimal(found.base_brier, 3)
    );
    let percent = |share: f64| Cell::text(words::decimal(share * 100.0, 0));
    let rows = found
        .tenths
        .iter()
        .map(|(count, chance, share)| vec![percent(*chance), percent(*share), Cell::text(words::count(*count))])
        .collect();
    let heads =
        vec![figure_head(say!("Chance told, %")), figure_head(say!("Missed, %")), figure_head(say!("Chances told"))];
    [note(Tone::Plain, sentence), table(&say!("{stage}: told and found"), heads, rows, "")]
}
