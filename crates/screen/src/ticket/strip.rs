//! Why a clock shows what it shows: the strip of a ticket, in slices and in words.

use base::{DAY, HOUR, Timestamp, Zone};
use desk::dataset::{Field, TicketRow};
use desk::figure::{DueOffClock, Explained, TargetBasis, View};
use desk::settings::PauseKind;
use language::{length_in_words, say, sum_in_words};
use sla::{ClockState, Closed, Slice, SliceKind};

use crate::kit::words;
use crate::model::{StripKind, StripMark, StripSlice, StripView};

/// Sums of more parts than this are written with equal parts counted.
const PARTS: usize = 8;

/// The strip of the event that is next, was missed last, or had a due time last; `None` without any.
pub fn present(view: &View<'_>, ticket: TicketRow) -> Option<StripView> {
    let event = view.explained_event(ticket)?;
    let explained = view.explain(event, ticket)?;
    Some(strip_view(view, ticket, &explained))
}

fn strip_view(view: &View<'_>, ticket: TicketRow, explained: &Explained) -> StripView {
    let strip = &explained.strip;
    let (_, calendar) = view.clocks().calendar(ticket);
    let zone = calendar.zone();
    let say = |at: Timestamp| words::moment(at, zone);
    let first = strip.slices.first().map_or(explained.due, |slice| slice.from);
    let last = strip.slices.last().map_or(first, |slice| slice.to);
    let width = last.since(first).max(1) as f64;
    let at = |moment: Timestamp| moment.since(first) as f64 / width;
    let mark = |moment: Timestamp, what: &str| {
        (first <= moment && moment <= last)
            .then(|| StripMark { at: at(moment), words: format!("{what} {}", say(moment)) })
    };
    let late = is_late(view, explained);
    let slices: Vec<StripSlice> = strip
        .slices
        .iter()
        .map(|slice| StripSlice {
            kind: kind(slice.kind),
            // Before an exported due time out of hours nothing is past the target yet.
            over: slice.over && late,
            from: say(slice.from),
            to: say(slice.to),
            seconds: slice.seconds(),
            start: at(slice.from),
            share: slice.seconds() as f64 / width,
            words: slice_words(slice, &say),
        })
        .collect();
    let sum = sum(&strip.slices);
    let reading = reading(view, ticket, explained, &sum);
    let text = text(view, ticket, explained, &reading, &slices, &sum);
    StripView {
        title: format!("{} ({})", explained.event.title(), explained.event.stage()),
        reading,
        target: strip.ran_out_at.or(strip.reading.due.moment()).and_then(|end| mark(end, say!("Target used up"))),
        target_reach: strip.ran_out_at.or(strip.reading.due.moment()).map_or(1.0, |end| at(end).clamp(0.0, 1.0)),
        target_words: say!("Target {}", length_in_words(strip.reading.target)),
        ticks: ticks(first, last, zone),
        ran_out: strip.ran_out_at.and_then(|end| mark(end, ran_out_words(explained))),
        late,
        due: mark(explained.due, say!("Due")),
        slices,
        sum,
        estimated: strip.reading.estimated,
        text,
    }
}

/// Midnights along a strip, or whole hours of a short one: at most eight.
fn ticks(first: Timestamp, last: Timestamp, zone: &Zone) -> Vec<StripMark> {
    const MOST: i64 = 8;
    let (wall, end) = (zone.wall(first), zone.wall(last));
    let step = match end - wall {
        length if length > DAY => (length / DAY / MOST + 1) * DAY,
        length => (length / HOUR / MOST + 1) * HOUR,
    };
    let width = last.since(first).max(1) as f64;
    let mut ticks = Vec::new();
    // Midnights of a long strip, whole hours of a short one.
    let unit = if step >= DAY { DAY } else { HOUR };
    let mut tick = wall - wall.rem_euclid(unit) + unit;
    while tick < end {
        let at = zone.moment(tick);
        ticks.push(StripMark {
            at: (at.since(first) as f64 / width).clamp(0.0, 1.0),
            words: if step >= DAY { words::day(zone.day(at)) } else { words::time_of_day(at, zone) },
        });
        tick += step;
    }
    ticks
}

fn kind(kind: SliceKind) -> StripKind {
    match kind {
        SliceKind::Counted => StripKind::Counted,
        SliceKind::Closed(Closed::Night) => StripKind::Night,
        SliceKind::Closed(Closed::Weekend) => StripKind::Weekend,
        SliceKind::Closed(Closed::Holiday) => StripKind::Holiday,
        SliceKind::Paused(_) => StripKind::Paused,
        SliceKind::Complete => StripKind::Complete,
    }
}

fn slice_words(slice: &Slice, say: &impl Fn(Timestamp) -> String) -> String {
    let what = match slice.kind {
        SliceKind::Counted if slice.over => say!("past the target"),
        SliceKind::Counted => "counted",
        SliceKind::Closed(Closed::Night) => say!("out of hours"),
        SliceKind::Closed(Closed::Weekend) => "weekend",
        SliceKind::Closed(Closed::Holiday) => "holiday",
        SliceKind::Paused(PauseKind::WaitingCustomer) => say!("paused, waiting for the customer"),
        SliceKind::Paused(PauseKind::WaitingVendor) => say!("paused, waiting for a vendor"),
        SliceKind::Paused(PauseKind::WaitingMaterials) => say!("paused, waiting for materials"),
        SliceKind::Paused(PauseKind::WaitingOther) => say!("paused, waiting"),
        SliceKind::Paused(PauseKind::OnHold) => say!("paused, on hold"),
        SliceKind::Complete => say!("complete, opened again later"),
    };
    say!("{} to {}: {}, {what}", say(slice.from), say(slice.to), length_in_words(slice.seconds()))
}

/// The counted stretches within the target as a sum; long sums count equal parts.
fn sum(slices: &[Slice]) -> String {
    let parts: Vec<i64> = slices
        .iter()
        .filter(|slice| slice.kind == SliceKind::Counted && !slice.over)
        .map(|slice| slice.counted)
        .collect();
    if parts.len() <= PARTS {
        return sum_in_words(&parts);
    }
    let runs = parts.chunk_by(|a, b| a == b).map(|run| match run {
        [one] => length_in_words(*one),
        many => format!("{} × {}", many.len(), length_in_words(many[0])),
    });
    let total = length_in_words(parts.iter().sum());
    format!("{} = {total}", runs.collect::<Vec<_>>().join(" + "))
}

/// Whether the due time in force, exported or ours, has passed.
fn is_late(view: &View<'_>, explained: &Explained) -> bool {
    explained.strip.reading.stopped_at.unwrap_or(view.as_of) > explained.due
}

/// What the moment at which our clock used the target up is called: where the due time in force lies later, off the
/// clock, it is no due time.
fn ran_out_words(explained: &Explained) -> &'static str {
    match explained.off_clock {
        Some(_) => say!("Counted time used up"),
        None => say!("Ran out"),
    }
}

/// Where the exported due time lies where this clock does not count: that both are right, in words.
fn off_clock(view: &View<'_>, ticket: TicketRow, explained: &Explained) -> Option<String> {
    let why = explained.off_clock?;
    let used_up = explained.strip.reading.due.moment()?;
    let zone = view.clocks().calendar(ticket).1.zone();
    let (due, used_up) = (words::moment(explained.due, zone), words::moment(used_up, zone));
    Some(match why {
        DueOffClock::OutOfHours => say!(
            "The exported due time, {due}, lies outside of {}: the last time counted before it ends {used_up}, and \
             nothing more counts until then.",
            hours_name(view, explained.calendar)
        ),
        DueOffClock::WhilePaused => say!(
            "The exported due time, {due}, lies where the ticket waits and this clock is stopped: the last time \
             counted before it ends {used_up}."
        ),
    })
}

fn reading(view: &View<'_>, ticket: TicketRow, explained: &Explained, sum: &str) -> String {
    let said = due_reading(view, ticket, explained, sum);
    match off_clock(view, ticket, explained) {
        Some(why) => format!("{said} {why}"),
        None => said,
    }
}

fn due_reading(view: &View<'_>, ticket: TicketRow, explained: &Explained, sum: &str) -> String {
    let clock = &explained.strip.reading;
    let due = words::moment(explained.due, view.clocks().calendar(ticket).1.zone());
    let event = explained.event.title();
    let stopped = clock.stopped_at;
    // The due time in force decides, exported or ours; our clock explains it.
    let end = stopped.unwrap_or(view.as_of);
    match (stopped, is_late(view, explained)) {
        (Some(_), true) => say!(
            "{event} was due {due} and happened {} late: the target was used up by {sum}.",
            words::duration(end.since(explained.due))
        ),
        (Some(_), false) => say!(
            "{event} was due {due} and happened {} before: {sum} counted.",
            words::duration(end.since(explained.due))
        ),
        (None, true) => say!(
            "{event} was due {due}, {} ago: the target was used up by {sum}.",
            words::duration(end.since(explained.due))
        ),
        (None, false) if clock.state == ClockState::Paused => {
            say!("{event} is paused: {sum} counted so far.")
        }
        (None, false) => say!("{event} is due {due}: {sum} counted so far."),
    }
}

/// What the calendar at a place is called, 0 being the default.
pub(crate) fn hours_name(view: &View<'_>, place: usize) -> String {
    let named = place.checked_sub(1).and_then(|place| view.settings.calendars.get(place));
    named.map_or_else(|| say!("the default hours").to_owned(), |named| say!("the hours “{}”", named.name))
}

/// Where the target comes from, in a sentence.
fn basis(view: &View<'_>, explained: &Explained) -> String {
    let target = length_in_words(explained.strip.reading.target);
    let name = hours_name(view, explained.calendar);
    match explained.basis {
        TargetBasis::Policy => say!("Target {target} by the settings, counted in {name}."),
        TargetBasis::ExportedDue => {
            say!("Target {target}: the working time from the creation to the exported due time, counted in {name}.")
        }
        TargetBasis::ExportedWallTime => {
            say!("Target {target} on the wall clock: no working time of {name} lies before the exported due time.")
        }
    }
}

fn text(
    view: &View<'_>,
    ticket: TicketRow,
    explained: &Explained,
    reading: &str,
    slices: &[StripSlice],
    sum: &str,
) -> String {
    let data = view.data;
    let title = data.tickets.text(Field::Title, ticket);
    let mut lines = vec![say!("Ticket {} {title}", data.number(ticket)).trim_end().to_owned()];
    lines.push(reading.to_owned());
    lines.push(basis(view, explained));
    if explained.strip.reading.estimated {
        lines.push(say!("Estimated: there is no status history, so time spent waiting is counted.").into());
    }
    lines.extend(slices.iter().map(|slice| format!("- {}", slice.words)));
    lines.push(say!("Counted: {sum}"));
    if let Some(at) = explained.strip.ran_out_at {
        let zone = view.clocks().calendar(ticket).1.zone();
        let what = ran_out_words(explained);
        lines.push(format!("{what}: {}", words::moment(at, zone)));
        if explained.off_clock.is_some() {
            lines.push(say!("Due: {}", words::moment(explained.due, zone)));
        }
    }
    lines.join("\n")
}
