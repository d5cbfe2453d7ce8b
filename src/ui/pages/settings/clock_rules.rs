//! How the clock is read: whose due times count, what pauses what, and where products differ.

use leptos::prelude::*;

use super::field::choice;
use super::form::{Number, number_field};
use crate::language::{self, say, term};
use crate::settings::{
    Backwards, DueAtClose, PauseKind, PausePlan, Reopen, Rounding, Settings, SlaSource, StatusMeaning, TicketState,
};
use crate::ui::state::AppState;

const NUMBERS: [Number; 1] = [Number {
    title: term!("Without a contract a ticket gets"),
    unit: term!("% of the target"),
    least: 1.0,
    get: |settings| f64::from(settings.policy.without_contract_percent),
    set: |settings, value| settings.policy.without_contract_percent = value as u32,
}];

type Paused = fn(&mut PausePlan) -> &mut Vec<PauseKind>;

const EVENTS: [(&str, Paused); 3] = [
    (term!("Triage"), |plan| &mut plan.first_response),
    (term!("Tech engagement"), |plan| &mut plan.resolution_plan),
    (term!("Completion"), |plan| &mut plan.resolution),
];

/// A difference between products: question, answers with their ids (ours first), what is chosen, the change.
struct Difference {
    title: &'static str,
    answers: &'static [(&'static str, &'static str)],
    get: fn(&Settings) -> usize,
    set: fn(&mut Settings, usize),
}

/// The answers in the order of [`Difference::answers`].
const REOPEN: [Reopen; 4] = [Reopen::Continue, Reopen::NewCycle, Reopen::KeepFirst, Reopen::Longest];
const AT_CLOSE: [DueAtClose; 2] = [DueAtClose::Close, DueAtClose::NextOpening];
const BACKWARDS: [Backwards; 3] = [Backwards::Flag, Backwards::Zero, Backwards::Negative];
const ROUNDING: [Rounding; 2] = [Rounding::None, Rounding::Minutes];
const SOURCE: [SlaSource; 2] = [SlaSource::ReportedFirst, SlaSource::MeasuredOnly];

fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|known| known == one).unwrap_or(0)
}

const DIFFERENCES: [Difference; 5] = [
    Difference {
        title: term!("Whose due times count"),
        answers: &[("0", term!("The export’s where it has them, ours elsewhere")), ("1", term!("Ours always"))],
        get: |settings| place(&SOURCE, &settings.sla_source),
        set: |settings, at| settings.sla_source = SOURCE[at],
    },
    Difference {
        title: term!("When a ticket is opened again"),
        answers: &[
            ("0", term!("The clock continues; the time it was closed does not count")),
            ("1", term!("A new cycle begins with the full target")),
            ("2", term!("The first completion stays the result")),
            ("3", term!("The longest cycle is the result")),
        ],
        get: |settings| place(&REOPEN, &settings.policy.reopen),
        set: |settings, at| settings.policy.reopen = REOPEN[at],
    },
    Difference {
        title: term!("A target that ends exactly at closing time is due"),
        answers: &[("0", term!("At the close")), ("1", term!("At the next opening"))],
        get: |settings| place(&AT_CLOSE, &settings.policy.due_at_close),
        set: |settings, at| settings.policy.due_at_close = AT_CLOSE[at],
    },
    Difference {
        title: term!("An event recorded before its ticket"),
        answers: &[
            ("0", term!("Exclude and report as bad data")),
            ("1", term!("Zero duration")),
            ("2", term!("Negative duration")),
        ],
        get: |settings| place(&BACKWARDS, &settings.policy.backwards),
        set: |settings, at| settings.policy.backwards = BACKWARDS[at],
    },
    Difference {
        title: term!("Elapsed time is rounded"),
        answers: &[("0", term!("To the second")), ("1", term!("In whole minutes, rounded down"))],
        get: |settings| place(&ROUNDING, &settings.policy.rounding),
        set: |settings, at| settings.policy.rounding = ROUNDING[at],
    },
];

/// The form of the rules of the clock.
#[component]
pub(super) fn ClockRules() -> impl IntoView {
    let state = expect_context::<AppState>();
    let numbers = NUMBERS.iter().map(|number| number_field(state, number)).collect_view();
    let differences = DIFFERENCES
        .iter()
        .map(|difference| {
            let at = state.settings.with_untracked(difference.get);
            let chosen = difference.answers.get(at).map_or("0", |(id, _)| *id);
            choice(difference.title, difference.answers, chosen, move |id| {
                // Ids are places in the list of answers.
                if let Some(at) = difference.answers.iter().position(|(known, _)| *known == id) {
                    state.decide(|settings| (difference.set)(settings, at));
                }
            })
        })
        .collect_view();
    view! {
        <section class="section sheeted" id="clock-rules">
            <header>
                <h2>{say!("Rules of the clock")}</h2>
                <p class="note">{say!("Where products differ; our default comes first in each list")}</p>
            </header>
            {pauses(state)}
            <div class="fields">{numbers}{differences}</div>
        </section>
    }
}

/// Which meaning stops which clock.
fn pauses(state: AppState) -> AnyView {
    let kinds = StatusMeaning::ALL.iter().filter_map(|meaning| match meaning.ticket_state() {
        TicketState::Waiting(kind) => Some((meaning.title(), kind)),
        _ => None,
    });
    let rows = kinds
        .map(|(title, kind)| {
            let cells = EVENTS
                .iter()
                .map(|(event, list)| {
                    let is_on = state.settings.with_untracked(|settings| {
                        let mut plan = settings.policy.pauses.clone();
                        list(&mut plan).contains(&kind)
                    });
                    let changed = move |event| {
                        let is_on = event_target_checked(&event);
                        state.decide(|settings| {
                            let kinds = list(&mut settings.policy.pauses);
                            kinds.retain(|known| *known != kind);
                            if is_on {
                                kinds.push(kind);
                            }
                        });
                    };
                    let spoken = say!("{title} stops {}", language::text(event));
                    view! {
                        <td>
                            <label class="tick">
                                <input type="checkbox" aria-label=spoken prop:checked=is_on on:change=changed/>
                            </label>
                        </td>
                    }
                })
                .collect_view();
            view! { <tr><th scope="row">{title}</th>{cells}</tr> }
        })
        .collect_view();
    let heads = EVENTS.iter().map(|(title, _)| view! { <th scope="col">{language::text(title)}</th> }).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label={say!("What stops the clock")}>
            <table>
                <caption>{say!("A status with this meaning stops the clock of")}</caption>
                <thead><tr><th scope="col">{say!("Meaning")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="note">
            {say!("What each status means is shown below, and on the ")}<a href="#/data">{say!("Data page")}</a>"."
        </p>
    }
    .into_any()
}
