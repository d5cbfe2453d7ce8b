//! What each technician has before them, against the hours of the next two weeks.

use base::Hours;
use desk::figure::{View, WorkAhead, work_ahead};
use desk::query::Query;
use desk::rule::{StateRule, YesNo};
use desk::rules;
use language::say;

use crate::forecast::parts::{heads, list, note};
use crate::kit::words;
use crate::model::{Block, Cell, Place, Section, TableView, Tone};

/// Calendar days looked ahead.
pub const DAYS: u32 = 14;

/// The section.
pub fn section(view: &View<'_>, query: &Query) -> Section {
    let blocks = match work_ahead(view, DAYS) {
        Ok(all) => {
            let over = overloaded(view, &all);
            vec![
                note(
                    if over > 0 { Tone::Warn } else { Tone::Good },
                    match over {
                        0 => say!("Nobody is overbooked for the next two weeks.").to_owned(),
                        1 => say!("One technician is overbooked for the next two weeks.").to_owned(),
                        _ => say!(
                            "{} technicians are overbooked for the next two weeks.",
                            words::capital(&words::number_word(over))
                        ),
                    },
                ),
                Block::Table(table(view, query, &all)),
            ]
        }
        Err(gap) => vec![note(Tone::Unknown, say!("The workload is not measurable: {}.", gap.words()))],
    };
    Section {
        id: "workload".into(),
        title: say!("Upcoming workload by technician").into(),
        note: say!("the next two weeks").into(),
        place: Place::Full,
        blocks,
    }
}

/// Technicians that have more before them than the two weeks hold.
pub fn overloaded(view: &View<'_>, all: &[WorkAhead]) -> usize {
    all.iter().filter(|ahead| tone(view, ahead) == Tone::Bad).count()
}

/// Hours of the two weeks that are for clients and not taken by incidents to come.
fn room(view: &View<'_>, ahead: &WorkAhead) -> f64 {
    let client = ahead.available.as_f64() * view.settings.target_utilization();
    client * (1.0 - ahead.reactive_share.unwrap_or(0.0))
}

fn tone(view: &View<'_>, ahead: &WorkAhead) -> Tone {
    let (load, room) = (ahead.load.as_f64(), room(view, ahead));
    if load > room {
        Tone::Bad
    } else if load > 0.9 * room {
        Tone::Warn
    } else {
        Tone::Good
    }
}

fn table(view: &View<'_>, query: &Query, all: &[WorkAhead]) -> TableView {
    let hours = |value: Option<Hours>, why: &str| match value {
        Some(hours) => Cell::text(say!("{} h", words::decimal(hours.as_f64(), 1))),
        None => Cell::unknown(why),
    };
    let rows = all
        .iter()
        .map(|ahead| {
            let open =
                Cell::count(ahead.open, list(query, &rules![StateRule::technician(&ahead.name), StateRule::Open]));
            let without = Cell::count(
                ahead.without_estimate,
                list(
                    query,
                    &rules![StateRule::technician(&ahead.name), StateRule::Open, StateRule::Estimated(YesNo(false))],
                ),
            );
            let left = room(view, ahead) - ahead.load.as_f64();
            vec![
                Cell::text(&ahead.name),
                open,
                without,
                hours(ahead.remaining, say!("no estimates")),
                hours(ahead.scheduled, say!("no service calls")),
                Cell::text(say!("{} h", words::decimal(ahead.load.as_f64(), 1))),
                Cell::text(say!("{} h", words::decimal(ahead.available.as_f64(), 1))),
                ahead
                    .reactive_share
                    .map_or_else(|| Cell::unknown(say!("no hours")), |share| Cell::text(words::percent(share))),
                Cell::text(say!("{} h", words::decimal(left, 1))).toned(tone(view, ahead)),
            ]
        })
        .collect();
    TableView {
        caption: say!(
            "Load: scheduled hours plus estimates not yet covered by a ticket's own calls. Left: available hours × {} × the share not used by incidents, minus the load",
            words::percent(view.settings.target_utilization())
        ),
        heads: heads(&[
            say!("Technician"),
            say!("Open tickets"),
            say!("Without estimate"),
            say!("Left of estimates"),
            say!("Scheduled"),
            say!("Load"),
            say!("Available"),
            say!("Share of incidents"),
            say!("Left"),
        ]),
        rows,
        empty: say!("No technician is known.").into(),
        ..TableView::default()
    }
}
