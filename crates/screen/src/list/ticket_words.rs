//! What rules on tickets say.

use desk::figure::{Beside, Claim, DaySpan, JourneyList, Question, SlaBand, View};
use desk::rule::{
    CompletedRule, CreatedRule, FigureRule, InOut, Label, Name, OnDay, OtherDue, Promise, Slot, StateRule, WeekdayOf,
    YesNo,
};
use desk::settings::WorkflowFamily;
use language::{self, say};

use super::words::{or, weekday};
use crate::data::audit_text;
use crate::data::page::cause_words;
use crate::kit::list_words::{backlog_title, coverage, hour_span, triage_hours};
use crate::kit::{kpi_text, words};

/// What the ticket is.
pub(super) fn state(view: &View<'_>, rule: &StateRule) -> String {
    let age = |known: &str, unknown: &str, band: &Option<DaySpan>| match band {
        Some(band) => format!("{known} {}", band.title()),
        None => unknown.to_owned(),
    };
    match rule {
        StateRule::Open => say!("open").into(),
        StateRule::Technician(Name(name)) => or(name, say!("unassigned")),
        StateRule::Status(Label(label)) | StateRule::Priority(Label(label)) | StateRule::Type(Label(label)) => {
            or(label, say!("none"))
        }
        StateRule::Meaning(meaning) => meaning.title().into(),
        StateRule::Band(band) => band_words(*band).into(),
        StateRule::Ready | StateRule::ReadyInQueue => say!("ready to engage").into(),
        StateRule::OverdueHours(value) => say!("next SLA event more than {value} h past due"),
        StateRule::Parked => say!("waiting or on hold").into(),
        StateRule::Waiting => say!("waiting").into(),
        StateRule::Abandoned => say!(
            "abandoned: active, assigned, nothing scheduled, no activity for {}",
            kpi_text::days(view.settings.boards.abandoned_hours)
        ),
        StateRule::Idle(band) => age(say!("last activity"), say!("no activity known"), band),
        StateRule::Age(band) => age(say!("created"), say!("no creation time known"), band),
        StateRule::Family(family) => family_words(*family).into(),
        StateRule::Incident => say!("incidents").into(),
        StateRule::OfClient => say!("of clients").into(),
        StateRule::Backlog(part) => language::lower(&backlog_title(*part, &view.settings.boards)),
        StateRule::OutsideTeam => say!("technicians outside the service team").into(),
        StateRule::Estimated(YesNo(false)) => say!("without an estimate").into(),
        StateRule::Estimated(YesNo(true)) => say!("with an estimate").into(),
        StateRule::ClassifiedBy(rule) => language::lower(rule.title()),
    }
}

/// When the ticket was created.
pub(super) fn created(view: &View<'_>, rule: &CreatedRule) -> String {
    match *rule {
        CreatedRule::InPeriod => say!("created in the last {}", period(view)),
        CreatedRule::InDays(value) => say!("created in the last {value} days"),
        CreatedRule::OnWeekday(WeekdayOf { weekday: day, weeks }) => {
            let (weekday, weeks) = (weekday(day), weeks.count());
            say!("created on the {weekday}s of the last {weeks} whole weeks")
        }
        CreatedRule::InWeeks(weeks) => {
            let value = weeks.count();
            say!("created in the last {value} whole weeks")
        }
        CreatedRule::On(value) => say!("created on {value}"),
        CreatedRule::InWeekFrom(value) => say!("created in the seven days from {value}"),
        CreatedRule::InSlot(Slot { weekday: day, hour }) => {
            let weekday = weekday(day);
            say!("created on a {weekday} {} h {}", hour_span(hour), in_period(view))
        }
        CreatedRule::InSlotOfDistribution(Slot { weekday: day, hour }) => {
            let weekday = weekday(day);
            say!("created on a {weekday} from {hour}:00 in the last {} days", view.settings.distribution_days)
        }
        CreatedRule::Uncovered => {
            say!("created outside coverage in the last {} days", view.settings.distribution_days)
        }
        CreatedRule::Covered(InOut(true)) => say!("created within {} {}", coverage(view), in_period(view)),
        CreatedRule::Covered(InOut(false)) => say!("created outside {} {}", coverage(view), in_period(view)),
        CreatedRule::NewForMinutes(value) => say!("new for more than {value} min, {}", triage_hours(view)),
    }
}

/// How the ticket was completed.
pub(super) fn completed(view: &View<'_>, rule: &CompletedRule) -> String {
    match *rule {
        CompletedRule::InPeriod => say!("completed in the last {}", period(view)),
        CompletedRule::On(value) => say!("completed on {value}"),
        CompletedRule::Yes(question) => answer_words(question, true).into(),
        CompletedRule::No(question) => answer_words(question, false).into(),
        CompletedRule::Met(promise) => say!("{} met", promise_words(promise)),
        CompletedRule::Missed(promise) => say!("{} missed", promise_words(promise)),
        CompletedRule::Decided(promise) => say!("{} decided", promise_words(promise)),
        CompletedRule::Untargeted(promise) => say!("{} without a due time", promise_words(promise)),
        CompletedRule::ClaimWith(claim) => claim_words(claim, true).into(),
        CompletedRule::ClaimWithout(claim) => claim_words(claim, false).into(),
    }
}

/// The figure or check that found the ticket.
pub(super) fn figure(view: &View<'_>, rule: &FigureRule) -> String {
    match rule {
        FigureRule::Kpi(id) => id.title(view.settings),
        FigureRule::Beside(count) => beside_words(*count).into(),
        FigureRule::Was(past) => {
            let at = words::moment(past.at(), &view.data.zone);
            say!("{} on {at}, rebuilt", past.kpi.title(view.settings))
        }
        FigureRule::Moved(moved) => say!("from {} to {} by the draft of the rules", moved.from, moved.to),
        FigureRule::Changed(change) => say!("took the path {}", change.text().replace('→', " → ")),
        FigureRule::Journey(list) => journey_words(*list).into(),
        FigureRule::Audit(check) => audit_text::title(*check).to_owned(),
        FigureRule::OtherDue(OtherDue { event, cause }) => {
            let differs = say!("{} due elsewhere by our clock", event.id().replace('_', " "));
            match cause {
                Some(cause) => format!("{differs}: {}", cause_words(*cause)),
                None => differs,
            }
        }
        FigureRule::BreaksRule => say!("breaks a rule").into(),
        FigureRule::CouldMove => say!("could move to somebody with capacity").into(),
        FigureRule::Called(on) => on_day(say!("service call on"), on),
        FigureRule::WorkedOn(on) => on_day(say!("time booked on"), on),
    }
}

fn period(view: &View<'_>) -> String {
    words::plural(view.period_days as usize, say!("day"), say!("days"))
}

fn in_period(view: &View<'_>) -> String {
    say!("in the last {}", period(view))
}

fn on_day(what: &str, OnDay { day, who }: &OnDay) -> String {
    match who {
        Some(Name(name)) => format!("{what} {day}, {name}"),
        None => format!("{what} {day}"),
    }
}

/// An event, with the tickets it is taken over where that was chosen on the page.
fn promise_words(promise: Promise) -> String {
    let stage = promise.event.stage();
    match promise.basis {
        Some(basis) => {
            let basis = basis.id();
            say!("{stage} ({basis} in the period)")
        }
        None => stage.to_owned(),
    }
}

fn band_words(band: SlaBand) -> &'static str {
    match band {
        SlaBand::Overdue => say!("next SLA event overdue"),
        SlaBand::TwoHours => say!("next SLA event due within 2 h"),
        SlaBand::Today => say!("next SLA event due later today"),
        SlaBand::Tomorrow => say!("next SLA event due tomorrow"),
        SlaBand::Later => say!("next SLA event due later"),
        SlaBand::Paused => say!("clock paused"),
        SlaBand::NoTarget => say!("no SLA target"),
    }
}

fn family_words(family: WorkflowFamily) -> &'static str {
    match family {
        WorkflowFamily::Incident => say!("incidents"),
        WorkflowFamily::ServiceRequest => say!("service requests"),
        WorkflowFamily::Proactive => say!("proactive tickets"),
        WorkflowFamily::Project => say!("projects"),
        WorkflowFamily::Unclassified => say!("unclassified tickets"),
    }
}

fn beside_words(count: Beside) -> &'static str {
    match count {
        Beside::HoldWithoutDue => say!("On hold without a due date"),
        Beside::OverEstimateOnce => say!("Worked more than the estimate"),
        Beside::WithoutEstimate => say!("Open without an estimate"),
        Beside::UnassignedIntake => say!("Unassigned in triage, alert and NOC queues"),
    }
}

fn journey_words(list: JourneyList) -> &'static str {
    match list {
        JourneyList::Known => say!("with a status history"),
        JourneyList::Reopened => say!("opened again"),
        JourneyList::Waited => say!("waited or were on hold"),
        JourneyList::Handed => say!("handed from queue to queue"),
        JourneyList::Returned => say!("handed back where they came from"),
    }
}

fn answer_words(question: Question, yes: bool) -> &'static str {
    match (question, yes) {
        (Question::SameDay, true) => say!("completed on the day of creation"),
        (Question::SameDay, false) => say!("completed on a later day"),
        (Question::OneTechnician, true) => say!("completed by one technician"),
        (Question::OneTechnician, false) => say!("completed by several technicians"),
        (Question::Reopened, true) => say!("completed after being reopened"),
        (Question::Reopened, false) => say!("completed without being reopened"),
        (Question::WithinEstimate, true) => say!("completed within twice the estimate"),
        (Question::WithinEstimate, false) => say!("completed, worked more than twice the estimate"),
    }
}

fn claim_words(claim: Claim, has: bool) -> &'static str {
    match (claim, has) {
        (Claim::TriageEngagement, true) => say!("triaged within an hour, engagement decided, in half a year"),
        (Claim::TriageEngagement, false) => say!("triaged after more than an hour, engagement decided, in half a year"),
        (Claim::TriageCompletion, true) => say!("triaged within an hour, completion decided, in half a year"),
        (Claim::TriageCompletion, false) => say!("triaged after more than an hour, completion decided, in half a year"),
        (Claim::ScheduledCompletion, true) => say!("long work with a service call, completed in half a year"),
        (Claim::ScheduledCompletion, false) => say!("long work without a service call, completed in half a year"),
        (Claim::RealTimeCompletion, true) => say!("all time entered at once, completed in half a year"),
        (Claim::RealTimeCompletion, false) => say!("some time entered later, completed in half a year"),
        (Claim::OneTechnicianCompletion, true) => say!("worked by one technician, completed in half a year"),
        (Claim::OneTechnicianCompletion, false) => say!("worked by several technicians, completed in half a year"),
    }
}
