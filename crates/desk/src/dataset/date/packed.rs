//! A date in eight bytes that keep both readings of `03/04/2025`, until the whole column has been seen.

use base::{OptTime, Timestamp, Walls, Zone};

use super::civil::days_from_civil;
use super::parts::{Ahead, Clock};
use super::zones::NamedZones;

const SHIFT: u32 = 61;
const PAYLOAD: u64 = (1 << SHIFT) - 1;
const NONE: u64 = 0;
const ABSOLUTE: u64 = 1 << SHIFT;
const WALL: u64 = 2 << SHIFT;
const OPEN: u64 = 3 << SHIFT;
const BAD: u64 = 4 << SHIFT;
/// How the offset 0 is written in an open date; 0 there is no offset at all.
const OFFSET_ZERO: i64 = 2_000;
/// Where the number of a zone by name stands (0: none), in dates on the wall and in open ones.
const ZONE: u32 = 53;
const WALL_SECONDS: u64 = (1 << ZONE) - 1;

/// A cell of a date column before the order of day and month is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) struct RawDate(u64);

/// An open date taken apart.
#[derive(Clone, Copy, Debug)]
struct OpenDate {
    year: i32,
    /// Both numbers, as they stand in the cell.
    numbers: (u32, u32),
    seconds: i64,
    ahead: i64,
}

impl OpenDate {
    /// Seconds on the wall under an order; `None` when there is no such day.
    fn wall(&self, day_first: bool) -> Option<i64> {
        let (a, b) = self.numbers;
        let (day, month) = if day_first { (a, b) } else { (b, a) };
        Some(days_from_civil(self.year, month, day)? * 86_400 + self.seconds)
    }
}

impl RawDate {
    /// No date.
    pub const NONE: Self = Self(NONE);
    /// A cell that is not a date.
    pub(super) const BAD: Self = Self(BAD);

    /// As a number, to be handed to another worker.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The date that [`RawDate::bits`] gave.
    pub fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Whether the cell held something that is not a date.
    pub fn is_bad(self) -> bool {
        self.0 & !PAYLOAD == BAD
    }

    /// The moment, once the order is known. A cell that contradicts the order of its column
    /// (month 13) is no moment: `Err`.
    pub fn resolve(self, day_first: bool, zone: &Zone, named: &NamedZones) -> Result<OptTime, ()> {
        let payload = self.0 & PAYLOAD;
        let zone = match self.0 & !PAYLOAD {
            WALL | OPEN => (payload >> ZONE).checked_sub(1).and_then(|at| named.zone(at as u8)).unwrap_or(zone),
            _ => zone,
        };
        match self.0 & !PAYLOAD {
            NONE => Ok(OptTime::NONE),
            ABSOLUTE => Ok(Timestamp(signed(payload)).into()),
            WALL => Ok(zone.moment((payload & WALL_SECONDS) as i64).into()),
            OPEN => {
                let open = self.open_parts();
                let wall = open.wall(day_first).ok_or(())?;
                Ok(match open.ahead {
                    0 => zone.moment(wall).into(),
                    ahead => Timestamp(wall - (ahead - OFFSET_ZERO) * 60).into(),
                })
            }
            _ => Err(()),
        }
    }

    /// The moment as [`RawDate::resolve`] finds it, by what is known from cells before: most cells of a column lie on
    /// few days and in few stretches of one offset.
    #[inline]
    pub fn resolve_next(self, day_first: bool, walls: &mut Walls<'_>, named: &NamedZones) -> Result<OptTime, ()> {
        let payload = self.0 & PAYLOAD;
        match self.0 & !PAYLOAD {
            WALL if payload & !WALL_SECONDS == 0 => Ok(walls.moment((payload & WALL_SECONDS) as i64).into()),
            OPEN if payload >> 41 == 0 => {
                let open = self.open_parts();
                let day = (payload >> 17) & 0xff_ffff;
                let start = match walls.known_day(day) {
                    Some(start) => start,
                    None => {
                        let start = OpenDate { seconds: 0, ..open }.wall(day_first).ok_or(())?;
                        walls.learn_day(day, start);
                        start
                    }
                };
                Ok(walls.moment(start + open.seconds).into())
            }
            _ => self.resolve(day_first, walls.zone(), named),
        }
    }

    /// Seconds that compare with those of other dates of the table, whatever their zone; `None` for none and for
    /// open dates that are no day in this order.
    pub fn rough(self, day_first: bool) -> Option<i64> {
        match self.0 & !PAYLOAD {
            ABSOLUTE => Some(signed(self.0 & PAYLOAD)),
            WALL => Some((self.0 & WALL_SECONDS) as i64),
            OPEN => self.open_parts().wall(day_first),
            _ => None,
        }
    }

    fn open_parts(self) -> OpenDate {
        let payload = self.0 & PAYLOAD;
        OpenDate {
            year: (payload >> 17 & 0x3fff) as i32,
            numbers: ((payload >> 31 & 0x1f) as u32, (payload >> 36 & 0x1f) as u32),
            seconds: (payload & 0x1_ffff) as i64,
            ahead: (payload >> 41 & 0xfff) as i64,
        }
    }

    /// Whether the cell says a time on the wall, so that the zone matters.
    pub fn is_on_the_wall(self) -> bool {
        match self.0 & !PAYLOAD {
            WALL => self.0 & PAYLOAD & !WALL_SECONDS == 0,
            OPEN => self.0 >> 41 & 0xfff == 0 && self.0 & PAYLOAD & !WALL_SECONDS == 0,
            _ => false,
        }
    }

    /// The same day, which has no time of its own, at a time of day; a date with an offset stays as it is.
    pub(super) fn at(self, seconds: i64) -> Self {
        match self.0 & !PAYLOAD {
            WALL => Self(self.0 + seconds as u64),
            OPEN => Self(self.0 & !0x1_ffff | seconds as u64),
            _ => self,
        }
    }

    /// Whether the time of day is midnight, which a day without a time has.
    pub(super) fn is_midnight(self) -> bool {
        match self.0 & !PAYLOAD {
            WALL => (self.0 & WALL_SECONDS).is_multiple_of(86_400),
            OPEN => self.0 & 0x1_ffff == 0,
            _ => false,
        }
    }

    /// A date whose order is not known: both numbers as they stand in the cell.
    pub(super) fn open(year: i32, a: u32, b: u32, clock: Clock) -> Self {
        let (ahead, zone) = match clock.ahead {
            Ahead::Wall => (0, 0),
            Ahead::Minutes(minutes) => ((i64::from(minutes) + OFFSET_ZERO) as u64, 0),
            Ahead::Zone(zone) => (0, u64::from(zone) + 1),
        };
        let numbers = u64::from(a) << 31 | u64::from(b) << 36;
        Self(OPEN | clock.seconds as u64 | (year as u64) << 17 | numbers | ahead << 41 | zone << ZONE)
    }

    pub(super) fn wall(seconds: i64) -> Self {
        Self(WALL | (seconds as u64 & WALL_SECONDS))
    }

    pub(super) fn wall_of(seconds: i64, zone: u8) -> Self {
        Self(WALL | (seconds as u64 & WALL_SECONDS) | (u64::from(zone) + 1) << ZONE)
    }

    pub(super) fn absolute(seconds: i64) -> Self {
        Self(ABSOLUTE | (seconds as u64 & PAYLOAD))
    }
}

fn signed(payload: u64) -> i64 {
    ((payload << 3) as i64) >> 3
}
