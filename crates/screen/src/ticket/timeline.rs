//! The way of one ticket from New to Complete, stay by stay.

use desk::dataset::TicketRow;
use desk::figure::{View, changes_until};
use desk::settings::StatusMeaning;
use language::say;

use crate::kit::words;
use crate::model::{StatusKind, Stay, TimelineView};

/// What a meaning is in pictures.
pub(crate) const fn kind_of(meaning: StatusMeaning) -> StatusKind {
    match meaning {
        StatusMeaning::New => StatusKind::New,
        StatusMeaning::Active | StatusMeaning::ReadyToEngage | StatusMeaning::Scheduled => StatusKind::Active,
        StatusMeaning::Complete | StatusMeaning::Cancelled => StatusKind::Complete,
        _ => StatusKind::Waiting,
    }
}

/// The timeline of a ticket up to the moment of the picture; `None` without a history.
pub fn timeline(view: &View<'_>, ticket: TicketRow) -> Option<TimelineView> {
    let changes: Vec<_> = changes_until(view.data, ticket, view.as_of).collect();
    let (first, _) = *changes.first()?;
    let meaning = |at: usize| view.data.statuses.meaning(changes[at].1);
    let (last, _) = changes[changes.len() - 1];
    let is_done = !meaning(changes.len() - 1).is_open();
    // A way that is over ends with its last change.
    let end = if is_done { last } else { view.as_of };
    let width = end.since(first).max(1) as f64;
    let stays: Vec<Stay> = changes
        .iter()
        .enumerate()
        .map(|(at, &(from, status))| {
            let until = changes.get(at + 1).map_or(end, |next| next.0);
            let is_end = is_done && at + 1 == changes.len();
            let meaning = meaning(at);
            Stay {
                label: view.data.texts.text(status).to_owned(),
                meaning: meaning.title().to_owned(),
                kind: kind_of(meaning),
                from: words::moment(from, &view.data.zone),
                length: if is_end { say!("the end").to_owned() } else { words::duration(until.since(from)) },
                start: from.since(first) as f64 / width,
                share: until.since(from) as f64 / width,
            }
        })
        .collect();
    let name = |at: usize| stays.get(at).map_or("", |stay| stay.label.as_str());
    let reading = say!(
        "From {} to {} in {}, over {}.",
        name(0),
        name(stays.len() - 1),
        words::duration(end.since(first)),
        words::plural(stays.len() - 1, say!("change"), say!("changes"))
    );
    Some(TimelineView { reading, stays })
}
