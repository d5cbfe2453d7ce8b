//! What rules on time entries say.

use desk::figure::{Bucket, View};
use desk::rule::{EntryRule, Label, Name, Slot, TimeRule, WeekdayOf, YesNo};
use language::{self, say};

use super::words::{or, weekday};
use crate::kit::words;
use crate::manager::time::check_title;

/// When the work was done.
pub(super) fn time(view: &View<'_>, rule: &TimeRule) -> String {
    match *rule {
        TimeRule::InPeriod => {
            let (first, last) = view.last_days(view.period_days);
            say!("entries of {} to {}", words::day(first), words::day(last))
        }
        TimeRule::On(value) => say!("on {value}"),
        TimeRule::InWeekFrom(value) => say!("in the seven days from {value}"),
        TimeRule::InWeeks(weeks) => {
            let value = weeks.count();
            say!("in the last {value} whole weeks")
        }
        TimeRule::OnWeekday(WeekdayOf { weekday: day, weeks }) => {
            let (weekday, weeks) = (weekday(day), weeks.count());
            say!("worked on the {weekday}s of the last {weeks} whole weeks")
        }
        TimeRule::InSlot(Slot { weekday: day, hour }) => {
            let (weekday, days) = (weekday(day), view.settings.distribution_days);
            say!("under way on a {weekday} from {hour}:00 in the last {days} days")
        }
    }
}

/// What the entry is.
pub(super) fn entry(view: &View<'_>, rule: &EntryRule) -> String {
    match rule {
        EntryRule::Technician(Name(name)) => or(name, say!("without a technician")),
        EntryRule::Team => say!("of the team").into(),
        EntryRule::Ticket(Label(value)) => say!("on ticket {value}"),
        EntryRule::OnTicket => say!("on tickets").into(),
        EntryRule::OnCompleted => say!("on completed tickets").into(),
        EntryRule::ClientFacing => say!("client-facing").into(),
        EntryRule::Bucket(bucket) => bucket_title(*bucket).into(),
        EntryRule::Reactive => say!("incidents of managed companies").into(),
        EntryRule::RealTime(YesNo(in_time)) => {
            let limit = words::decimal(view.settings.manager.real_time_minutes, 2);
            if *in_time { say!("logged within {limit} min") } else { say!("logged more than {limit} min late") }
        }
        EntryRule::LateBand(band) => say!("logged {}", language::lower(band.title())),
        EntryRule::Review(check) => language::lower_first(&check_title(*check, &view.settings.manager)),
        EntryRule::PoorNote => say!("without a note that says something").into(),
    }
}

/// A bucket of time.
pub(super) fn bucket_title(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Internal => say!("internal time"),
        Bucket::Company => say!("company time"),
        Bucket::NonBillable => say!("non-billable client time"),
        Bucket::Client => say!("client time"),
    }
}
