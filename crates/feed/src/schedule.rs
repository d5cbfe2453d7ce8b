//! When a source is asked again: its interval, and after a failure a wait that grows, with full jitter.

use base::Random;

use super::call::Reply;
use super::trouble::Trouble;

const SECOND: i64 = 1_000;
/// The first wait after a failure is somewhere below this.
const FIRST_WAIT: i64 = 5 * SECOND;
/// No wait that we choose ourselves is longer.
const LONGEST_WAIT: i64 = 300 * SECOND;
/// No wait that a server asks for is longer.
const LONGEST_ASKED: i64 = 900 * SECOND;
/// No wait is shorter: a server in trouble is not helped by being asked at once.
const SHORTEST_WAIT: i64 = SECOND;

/// When to ask. All moments are milliseconds since 1970 of the clock that is handed in, which may jump.
#[derive(Clone, Debug)]
pub struct Schedule {
    every: i64,
    failures: u32,
    next_at: i64,
    parked: bool,
    random: Random,
}

impl Schedule {
    /// Asks at once, then every so many seconds; the seed makes the waits.
    pub fn new(every_s: u32, seed: u64) -> Self {
        Self {
            every: i64::from(every_s.max(1)) * SECOND,
            failures: 0,
            next_at: i64::MIN,
            parked: false,
            random: Random::seeded(seed),
        }
    }

    /// The interval in milliseconds.
    pub fn every(&self) -> i64 {
        self.every
    }

    /// Asks at this moment, which an earlier reader knew.
    pub fn resume(&mut self, at: i64) {
        self.next_at = at;
    }

    /// Whether it is time. A clock that was set back does not stop the asking: a wait longer than any that is
    /// ever chosen is over.
    pub fn is_due(&self, now: i64) -> bool {
        let longest = self.every.max(LONGEST_ASKED);
        !self.parked && (now >= self.next_at || self.next_at.saturating_sub(now) > longest)
    }

    /// When it is asked next; `None` while a person has to help first.
    pub fn next_at(&self) -> Option<i64> {
        (!self.parked).then_some(self.next_at)
    }

    /// It went well.
    pub fn succeeded(&mut self, now: i64) {
        self.failures = 0;
        self.next_at = now.saturating_add(self.every);
    }

    /// It failed.
    pub fn failed(&mut self, now: i64, trouble: &Trouble) {
        if trouble.wants_key() {
            self.parked = true;
            return;
        }
        // A key that is over must not lock the account by being tried; one that is not is taken again soon enough.
        if matches!(trouble, Trouble::Doubted(_)) {
            self.next_at = now.saturating_add(LONGEST_ASKED);
            return;
        }
        self.failures = self.failures.saturating_add(1);
        let asked = match trouble {
            Trouble::Busy { after, .. } => *after,
            _ => None,
        };
        // What is not believed is asked again when it would have been asked anyway.
        if matches!(trouble, Trouble::Shrunk { .. }) {
            self.next_at = now.saturating_add(self.every);
            return;
        }
        let wait = match asked {
            // What the server asks for, and a little more, so that not all come back together.
            Some(seconds) => {
                let least = (seconds * SECOND).clamp(SHORTEST_WAIT, LONGEST_ASKED);
                (least + self.below(least / 10 + SECOND)).min(LONGEST_ASKED)
            }
            None => SHORTEST_WAIT.max(self.below(self.ceiling())),
        };
        self.next_at = now.saturating_add(wait);
    }

    /// Full jitter: anything below a ceiling that doubles, up to the interval or a minute, whichever is longer.
    fn ceiling(&self) -> i64 {
        let most = LONGEST_WAIT.min(self.every.max(60 * SECOND));
        let doubled = FIRST_WAIT << self.failures.saturating_sub(1).min(10);
        doubled.min(most)
    }

    fn below(&mut self, most: i64) -> i64 {
        self.random.below(most.max(1) as u64) as i64
    }

    /// Asks again at the next tick: the network is back, a key was entered, somebody pressed the button.
    pub fn hurry(&mut self) {
        self.parked = false;
        self.next_at = i64::MIN;
    }
}

/// Seconds that a server asks to wait: a number or a date, never negative, never more than a quarter of an hour.
///
/// A date is compared with the server's own clock where the answer tells it, not with ours.
pub fn retry_after(reply: &Reply, now_ms: i64) -> Option<i64> {
    let text = reply.retry_after.as_deref()?.trim();
    let seconds = match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() => seconds.clamp(-1e9, 1e9) as i64,
        Ok(_) => return None,
        Err(_) => {
            let server_now = reply.date.as_deref().and_then(http_date).unwrap_or(now_ms / SECOND);
            http_date(text)?.saturating_sub(server_now)
        }
    };
    Some(seconds.clamp(0, LONGEST_ASKED / SECOND))
}

/// The moment of an HTTP date in seconds since 1970.
pub fn http_date(text: &str) -> Option<i64> {
    chrono::DateTime::parse_from_rfc2822(text.trim()).ok().map(|at| at.timestamp())
}

/// How far the server's clock is ahead of ours, in seconds; `None` when the answer does not tell.
pub fn skew(reply: &Reply, now_ms: i64) -> Option<i64> {
    Some(http_date(reply.date.as_deref()?)?.saturating_sub(now_ms / SECOND))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reply(retry_after: &str, date: Option<&str>) -> Reply {
        Reply { status: 429, retry_after: Some(retry_after.into()), date: date.map(str::to_owned), ..Reply::default() }
    }

    #[test]
    fn what_a_server_asks_for_stays_within_bounds() {
        let now = 1_800_000_000_000;
        for (text, wanted) in [
            ("30", Some(30)),
            ("0", Some(0)),
            ("-5", Some(0)),
            ("315360000", Some(900)),
            ("1e300", Some(900)),
            ("NaN", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(retry_after(&reply(text, None), now), wanted, "{text}");
        }
        // Ten years ahead, long past, and two minutes by the server's own clock, which is an hour off.
        let date = |text, own| retry_after(&reply(text, own), now);
        assert_eq!(date("Fri, 15 Jan 2038 08:00:00 GMT", None), Some(900));
        assert_eq!(date("Thu, 01 Jan 1970 00:00:00 GMT", None), Some(0));
        let (own, later) = ("Fri, 15 Jan 2027 09:00:00 GMT", "Fri, 15 Jan 2027 09:02:00 GMT");
        assert_eq!(date(later, Some(own)), Some(120));
    }

    #[test]
    fn a_refused_key_stops_the_asking_until_somebody_helps() {
        let mut schedule = Schedule::new(60, 1);
        schedule.failed(0, &Trouble::Denied(401));
        assert!(!schedule.is_due(i64::MAX / 2));
        schedule.hurry();
        assert!(schedule.is_due(0));
    }

    #[test]
    fn a_refusal_without_a_key_and_a_key_that_worked_are_asked_again() {
        let mut schedule = Schedule::new(60, 1);
        schedule.failed(0, &Trouble::Refused(403));
        assert!(schedule.is_due(60 * SECOND));
        schedule.failed(0, &Trouble::Doubted(401));
        assert!(!schedule.is_due(LONGEST_ASKED - 1));
        assert!(schedule.is_due(LONGEST_ASKED));
    }

    #[derive(Clone, Debug)]
    enum Step {
        Passes(i64),
        Good,
        Bad(u8, Option<i64>),
        Jumps(i64),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let year = 366 * 86_400_000_i64;
        let step = prop_oneof![
            (0..2_000_000_i64).prop_map(Step::Passes),
            Just(Step::Good),
            (0..4_u8, proptest::option::of(0..1_000_i64)).prop_map(|(kind, after)| Step::Bad(kind, after)),
            (-year..year).prop_map(Step::Jumps),
        ];
        proptest::collection::vec(step, 1..60)
    }

    proptest! {
        /// Whatever fails and however the clock jumps: it is asked again within the longest wait, never within a
        /// second of a failure, and what a server asked for is kept.
        #[test]
        fn it_always_comes_back(every in 1..4_000_u32, seed: u64, steps in steps()) {
            let mut schedule = Schedule::new(every, seed);
            let mut now = 1_800_000_000_000_i64;
            for step in steps {
                match step {
                    Step::Passes(ms) => now += ms,
                    Step::Jumps(ms) => now += ms,
                    Step::Good => {
                        schedule.succeeded(now);
                        prop_assert!(!schedule.is_due(now));
                        prop_assert!(schedule.is_due(now + schedule.every()));
                    }
                    Step::Bad(kind, after) => {
                        let trouble = match kind {
                            0 => Trouble::Unreachable,
                            1 => Trouble::Busy { status: 429, after },
                            2 => Trouble::ServerError(500),
                            _ => Trouble::WebPage,
                        };
                        schedule.failed(now, &trouble);
                        prop_assert!(!schedule.is_due(now + SHORTEST_WAIT - 1));
                        if let Trouble::Busy { after: Some(seconds), .. } = trouble {
                            let asked = seconds.min(900) * SECOND;
                            prop_assert!(!schedule.is_due(now + asked.max(SECOND) - 1));
                            prop_assert!(schedule.is_due(now + LONGEST_ASKED));
                        } else {
                            let longest = LONGEST_WAIT.min(schedule.every().max(60 * SECOND));
                            prop_assert!(schedule.is_due(now + longest));
                        }
                    }
                }
                // However the clock stands: within the longest wait there is a moment to ask.
                let longest = schedule.every().max(LONGEST_ASKED);
                prop_assert!(schedule.is_due(now) || schedule.is_due(now + longest));
            }
        }

        /// The waits of many screens are spread over the whole of their ceiling.
        #[test]
        fn the_jitter_is_full(seed: u64) {
            let waits: Vec<i64> = (0..200_u64)
                .map(|screen| {
                    let mut schedule = Schedule::new(60, seed.wrapping_add(screen));
                    for _ in 0..6 {
                        schedule.failed(0, &Trouble::ServerError(502));
                    }
                    schedule.next_at().expect("not parked")
                })
                .collect();
            let mean = waits.iter().sum::<i64>() / waits.len() as i64;
            prop_assert!((20_000..40_000).contains(&mean), "{}", mean);
            prop_assert!(waits.iter().any(|wait| *wait < 10_000));
            prop_assert!(waits.iter().any(|wait| *wait > 50_000));
        }
    }
}
