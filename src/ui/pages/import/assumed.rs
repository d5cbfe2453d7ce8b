//! What was taken for granted: roles of queues and workflows of priorities whose names say nothing. Shown until it is
//! confirmed or changed once.

use leptos::prelude::*;

use crate::base::normalize;
use crate::language::say;
use crate::screen::words;
use crate::settings::{QueueRole, Settings, Workflow};
use crate::ui::pages::meanings::put;
use crate::ui::state::AppState;

/// Longer lists are not gone through one by one.
const MOST: usize = 60;

/// Queues, priorities and the own company as they were assumed, each editable; nothing when all was settled.
#[component]
pub fn Assumed() -> impl IntoView {
    let state = expect_context::<AppState>();
    let edition = RwSignal::new(0_u32);
    move || {
        edition.track();
        let summary = state.data.summary.get()?;
        if summary.is_sample {
            return None;
        }
        let (queues, priorities) = state.settings.with_untracked(|settings| {
            (
                summary.open_queues(settings).cloned().collect::<Vec<_>>(),
                summary.open_priorities(settings).cloned().collect::<Vec<_>>(),
            )
        });
        if queues.is_empty() && priorities.is_empty() {
            return None;
        }
        let keep = {
            let (queues, priorities) = (queues.clone(), priorities.clone());
            move |_| {
                let (queues, priorities) = (queues.clone(), priorities.clone());
                state.decide(move |settings| confirm(settings, &queues, &priorities));
                edition.update(|edition| *edition += 1);
            }
        };
        let queue_rows = rows(
            state,
            &queues,
            say!("Role of"),
            QueueRole::ALL.map(QueueRole::title).to_vec(),
            |settings, label| place(&QueueRole::ALL, settings.queue_role(label)),
            |settings, label, at| put(&mut settings.queues, label, QueueRole::ALL.get(at).copied()),
        );
        let priority_rows = rows(
            state,
            &priorities,
            say!("Workflow of"),
            Workflow::ALL.map(Workflow::title).to_vec(),
            |settings, label| {
                let told = settings.priority_workflow(label);
                place(&Workflow::ALL, told.unwrap_or(Workflow::Unclassified))
            },
            |settings, label, at| put(&mut settings.priorities, label, Workflow::ALL.get(at).copied()),
        );
        Some(view! {
            <section class="section sheeted" id="assumed">
                <header>
                    <h2>{say!("Assumptions")}</h2>
                    <p class="note">
                        {say!("These names are not self-explanatory: queues count as service queues, priorities follow the other rules.")}
                    </p>
                </header>
                <div class="scroll" tabindex="0" role="region" aria-label={say!("Assumptions")}>
                    <table>
                        <thead><tr>
                            <th scope="col">{say!("Label")}</th>
                            <th scope="col" class="number">{say!("Tickets")}</th>
                            <th scope="col">{say!("Is")}</th>
                        </tr></thead>
                        <tbody>{queue_rows}{priority_rows}</tbody>
                    </table>
                </div>
                <p class="row"><button type="button" on:click=keep>{say!("All of these are right")}</button></p>
            </section>
        })
    }
}

/// What stands is remembered, so that it is not shown again.
fn confirm(settings: &mut Settings, queues: &[(String, u32)], priorities: &[(String, u32)]) {
    for (label, _) in queues {
        let role = settings.queue_role(label);
        put(&mut settings.queues, label, Some(role));
    }
    for (label, _) in priorities {
        if !settings.assumed_priorities.contains(&normalize(label)) {
            settings.assumed_priorities.push(normalize(label));
        }
    }
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or(0)
}

fn rows(
    state: AppState,
    labels: &[(String, u32)],
    what: &'static str,
    choices: Vec<&'static str>,
    get: fn(&Settings, &str) -> usize,
    set: fn(&mut Settings, &str, usize),
) -> impl IntoView + use<> {
    labels
        .iter()
        .take(MOST)
        .map(|(label, count)| {
            let at = state.settings.with_untracked(|settings| get(settings, label));
            let options = choices
                .iter()
                .enumerate()
                .map(|(place, choice)| {
                    view! { <option value=place.to_string() selected=place == at>{*choice}</option> }
                })
                .collect_view();
            let name = label.clone();
            let change = move |event| {
                let at = event_target_value(&event).parse().unwrap_or(0);
                state.decide(|settings| set(settings, &name, at));
            };
            view! {
                <tr>
                    <th scope="row"><bdi>{label.clone()}</bdi></th>
                    <td class="number">{words::count(*count as usize)}</td>
                    <td><select aria-label=format!("{what} {label}") on:change=change>{options}</select></td>
                </tr>
            }
        })
        .collect_view()
}
