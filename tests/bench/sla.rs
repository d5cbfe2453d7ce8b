//! How long three clocks of a million tickets take on one core: `cargo bench --bench sla`.

use std::hint::black_box;
use std::time::Instant;

use zenboard::base::{DAY, Day, Timestamp};
use zenboard::sla::{
    Calendar, CalendarSpec, Change, ClockInput, ClockState, Moments, PauseKind, Policy, SlaEvent, Span, Target,
    TicketState, read_clock,
};

const TICKETS: usize = 1_000_000;

/// A small generator of numbers, the same ones every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit) as i64
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to print")]
fn say(what: &str, since: Instant, count: usize) {
    let seconds = since.elapsed().as_secs_f64();
    println!("{what}: {:.3} s, {:.0} ns each", seconds, seconds * 1e9 / count as f64);
}

fn main() {
    let office = Span::parse("08:00", "17:30").unwrap_or(Span::FULL_DAY);
    let spec = CalendarSpec::office("America/New_York", office);

    let start = Instant::now();
    let calendar = Calendar::new(&spec).unwrap_or_else(|why| panic!("{why}"));
    say("compile 1990-2060", start, 1);
    let start = Instant::now();
    black_box(calendar.open_between(Timestamp(0), Timestamp(1)));
    say("compile 1900-2200", start, 1);

    let mut dice = Dice(7);
    let first = i64::from(Day(18_262).0) * DAY;
    let tickets: Vec<_> = (0..TICKETS)
        .map(|_| {
            let created = Timestamp(first + dice.below(6 * 365 * DAY as u64));
            let waiting = created.plus(dice.below(2 * DAY as u64));
            let active = waiting.plus(dice.below(3 * DAY as u64));
            let done = active.plus(dice.below(20 * DAY as u64));
            (created, waiting, active, done)
        })
        .collect();
    let now = Timestamp(first + 6 * 365 * DAY);
    let policy = Policy::default();
    let targets = [
        (SlaEvent::FirstResponse, Target::business(3_600)),
        (SlaEvent::ResolutionPlan, Target::business(8 * 3_600)),
        (SlaEvent::Resolution, Target::business(40 * 3_600)),
    ];

    let start = Instant::now();
    let mut breached = 0;
    for &(created, _, active, done) in &tickets {
        for (event, target) in targets {
            let reading = read_clock(
                &ClockInput {
                    event,
                    target: Some(target),
                    moments: Moments {
                        started_at: Some(created),
                        reached_at: Some(if event == SlaEvent::Resolution { done } else { active }),
                        now,
                    },
                    history: None,
                    current: TicketState::Complete,
                },
                &policy,
                &calendar,
            );
            breached += usize::from(reading.state == ClockState::Breached);
        }
    }
    say("1,000,000 tickets x 3 clocks without history", start, 3 * TICKETS);
    black_box(breached);

    let start = Instant::now();
    for &(created, waiting, active, done) in &tickets {
        let history = [
            Change { at: waiting, state: TicketState::Waiting(PauseKind::WaitingCustomer) },
            Change { at: active, state: TicketState::Active },
            Change { at: done, state: TicketState::Complete },
        ];
        for (event, target) in targets {
            let reading = read_clock(
                &ClockInput {
                    event,
                    target: Some(target),
                    moments: Moments { started_at: Some(created), reached_at: None, now },
                    history: Some(&history),
                    current: TicketState::Complete,
                },
                &policy,
                &calendar,
            );
            breached += usize::from(reading.state == ClockState::Breached);
        }
    }
    say("1,000,000 tickets x 3 clocks with a history of 3 changes", start, 3 * TICKETS);
    black_box(breached);
}
