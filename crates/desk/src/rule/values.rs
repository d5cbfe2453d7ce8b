//! What rules carry, and its form in links.

use base::{Day, Timestamp, Zone};
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

use crate::dataset::ClassifiedBy;
use crate::figure::{
    Backlog, Beside, Bucket, Check, Claim, DataCheck, DaySpan, DueCause, FAMILIES, FigureId, JourneyList, KPI_IDS,
    LateBand, Question, SlaBand, SlaEvent, family_id,
};
use crate::settings::{SlaBasis, StatusMeaning, WorkflowFamily};

/// What follows the name of a rule in a link.
pub trait Argument {
    /// Reads it; `None` for what is none.
    fn read(text: &str) -> Option<Self>
    where
        Self: Sized;

    /// Writes it.
    fn write(&self) -> String;

    /// The name of a company or a person in it.
    fn name_mut(&mut self) -> Option<&mut String> {
        None
    }
}

/// The name of a company or a person, as the data has it. Empty: where the column is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub String);

/// A label of the data that names no company and no person: a queue, a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(pub String);

/// A row of the coordinator's board as it was at a past moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastKpi {
    /// The row.
    pub kpi: FigureId,
    at: DateTime<FixedOffset>,
}

/// A weekday (0 is Monday) in some whole weeks before today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayOf {
    /// The weekday.
    pub weekday: usize,
    /// How many weeks.
    pub weeks: Weeks,
}

/// So many whole weeks before today, 1 to 520.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks(i32);

/// An hour of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// 0 is Monday.
    pub weekday: usize,
    /// 0 to 23.
    pub hour: usize,
}

/// An SLA event, by a basis other than the settings' where one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The event.
    pub event: SlaEvent,
    /// Which tickets it is taken over.
    pub basis: Option<SlaBasis>,
}

/// An event whose exported due time is not ours, and why, where that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherDue {
    /// The event.
    pub event: SlaEvent,
    /// The likely cause.
    pub cause: Option<DueCause>,
}

/// What somebody, or anybody, does on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDay {
    /// The day.
    pub day: Day,
    /// Whose.
    pub who: Option<Name>,
}

/// Two workflows and the draft of rules that moves tickets from one to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The workflow now.
    pub from: String,
    /// The workflow by the draft.
    pub to: String,
    /// The draft.
    pub draft: String,
}

/// A change of status, `New→Done`. A status may have an arrow in its name: every arrow may be the one between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change(String);

/// Whether something is so: `yes` or `no`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YesNo(pub bool);

/// Within or outside the hours in which the desk is open: `in` or `out`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InOut(pub bool);

impl PastKpi {
    /// A row at a moment, which the link writes in a zone.
    pub fn new(kpi: FigureId, at: Timestamp, zone: &Zone) -> Option<Self> {
        Some(Self { kpi, at: DateTime::parse_from_rfc3339(&zone.rfc3339(at)).ok()? })
    }

    /// The moment.
    pub fn at(&self) -> Timestamp {
        Timestamp(self.at.timestamp())
    }
}

impl Weeks {
    /// A month, about.
    pub const FOUR: Self = Self(4);
    /// Two months, about.
    pub const EIGHT: Self = Self(8);
    /// Half a year.
    pub const TWENTY_SIX: Self = Self(26);

    /// So many weeks; `None` for none, and for more than ten years.
    pub fn new(weeks: i32) -> Option<Self> {
        (1..=520).contains(&weeks).then_some(Self(weeks))
    }

    /// How many.
    pub const fn count(self) -> i32 {
        self.0
    }
}

impl Change {
    /// A change of one status to another.
    pub fn new(from: &str, to: &str) -> Self {
        Self(format!("{from}→{to}"))
    }

    /// Both statuses, with the arrow between them.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Promise {
    /// The basis asked for, else the given one.
    pub fn basis_or(&self, usual: SlaBasis) -> SlaBasis {
        self.basis.unwrap_or(usual)
    }
}

impl Argument for Name {
    fn read(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.0)
    }
}

impl Argument for Label {
    fn read(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

impl Argument for u32 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Argument for Day {
    fn read(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self::of)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Argument for OnDay {
    fn read(text: &str) -> Option<Self> {
        Some(match text.split_once('/') {
            Some((day, name)) => Self { day: Day::read(day)?, who: Some(Name(name.to_owned())) },
            None => Self { day: Day::read(text)?, who: None },
        })
    }

    fn write(&self) -> String {
        match &self.who {
            Some(Name(name)) => format!("{}/{name}", self.day),
            None => self.day.to_string(),
        }
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        self.who.as_mut().map(|name| &mut name.0)
    }
}

impl Argument for PastKpi {
    fn read(text: &str) -> Option<Self> {
        let (id, at) = text.split_once('@')?;
        Some(Self { kpi: FigureId::read(id)?, at: DateTime::parse_from_rfc3339(at).ok()? })
    }

    fn write(&self) -> String {
        format!("{}@{}", self.kpi.id(), self.at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl Argument for Weeks {
    fn read(text: &str) -> Option<Self> {
        Self::new(text.parse().ok()?)
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

impl Argument for WeekdayOf {
    fn read(text: &str) -> Option<Self> {
        let (weekday, weeks) = text.split_once('-')?;
        let weekday = weekday.parse().ok().filter(|weekday| *weekday < 7)?;
        Some(Self { weekday, weeks: Weeks::read(weeks)? })
    }

    fn write(&self) -> String {
        format!("{}-{}", self.weekday, self.weeks.0)
    }
}

impl Slot {
    /// Weekday and hour.
    pub const fn place(self) -> (usize, usize) {
        (self.weekday, self.hour)
    }
}

impl Argument for Slot {
    fn read(text: &str) -> Option<Self> {
        let (weekday, hour) = text.split_once('-')?;
        let slot = Self { weekday: weekday.parse().ok()?, hour: hour.parse().ok()? };
        (slot.weekday < 7 && slot.hour < 24).then_some(slot)
    }

    fn write(&self) -> String {
        format!("{}-{}", self.weekday, self.hour)
    }
}

impl Argument for Option<DaySpan> {
    fn read(text: &str) -> Option<Self> {
        if text == "none" { Some(None) } else { DaySpan::from_id(text).map(Some) }
    }

    fn write(&self) -> String {
        self.map_or_else(|| "none".into(), DaySpan::id)
    }
}

impl Argument for Promise {
    fn read(text: &str) -> Option<Self> {
        Some(match text.split_once('@') {
            Some((event, basis)) => Self { event: SlaEvent::read(event)?, basis: Some(SlaBasis::read(basis)?) },
            None => Self { event: SlaEvent::read(text)?, basis: None },
        })
    }

    fn write(&self) -> String {
        match self.basis {
            Some(basis) => format!("{}@{}", self.event.id(), basis.id()),
            None => self.event.id().into(),
        }
    }
}

impl Argument for OtherDue {
    fn read(text: &str) -> Option<Self> {
        Some(match text.split_once(',') {
            Some((event, cause)) => Self { event: SlaEvent::read(event)?, cause: Some(DueCause::read(cause)?) },
            None => Self { event: SlaEvent::read(text)?, cause: None },
        })
    }

    fn write(&self) -> String {
        match self.cause {
            Some(cause) => format!("{},{}", self.event.id(), cause.id()),
            None => self.event.id().into(),
        }
    }
}

impl Argument for Moved {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|').map(str::to_owned);
        Some(Self { from: parts.next()?, to: parts.next()?, draft: parts.next()? })
    }

    fn write(&self) -> String {
        format!("{}|{}|{}", self.from, self.to, self.draft)
    }
}

impl Argument for Change {
    fn read(text: &str) -> Option<Self> {
        text.contains('→').then(|| Self(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

/// Values of which there are a few, each with its word.
macro_rules! few {
    ($($value:ty: $all:expr, $word:expr;)+) => {$(
        impl Argument for $value {
            fn read(text: &str) -> Option<Self> {
                $all.into_iter().find(|known| $word(*known) == text)
            }

            fn write(&self) -> String {
                $word(*self).into()
            }
        }
    )+};
}

few! {
    SlaEvent: SlaEvent::ALL, SlaEvent::id;
    SlaBasis: SlaBasis::ALL, SlaBasis::id;
    ClassifiedBy: ClassifiedBy::ALL, ClassifiedBy::id;
    SlaBand: SlaBand::ALL, SlaBand::id;
    DueCause: DueCause::ALL, DueCause::id;
    StatusMeaning: StatusMeaning::ALL, StatusMeaning::id;
    WorkflowFamily: FAMILIES, family_id;
    Backlog: Backlog::ALL, Backlog::id;
    Bucket: Bucket::ALL, Bucket::id;
    LateBand: LateBand::ALL, LateBand::id;
    Check: Check::ALL, Check::id;
    DataCheck: DataCheck::ALL, DataCheck::id;
    Question: Question::ALL, Question::id;
    Claim: Claim::ALL, Claim::id;
    Beside: Beside::ALL, Beside::id;
    JourneyList: JourneyList::ALL, JourneyList::id;
    FigureId: KPI_IDS, FigureId::id;
    YesNo: [YesNo(true), YesNo(false)], |YesNo(yes)| if yes { "yes" } else { "no" };
    InOut: [InOut(true), InOut(false)], |InOut(inside)| if inside { "in" } else { "out" };
}
