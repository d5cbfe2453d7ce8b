//! Targets: which tickets are promised what for each event.

use leptos::prelude::*;

use super::field::checked;
use super::hours::Shown;
use crate::language::{self, say, term};
use crate::settings::{Settings, Target, TargetRule, Workflow, read_target, target_text};
use crate::ui::state::AppState;

type Label = fn(&mut TargetRule) -> &mut Option<String>;
type Promise = fn(&mut TargetRule) -> &mut Option<Target>;

/// What a rule asks of a ticket: title, list of known values, the condition. All but the first may hold a name.
const LABELS: [(&str, &str, Label); 4] = [
    (term!("Priority"), "known-priorities", |rule| &mut rule.priority),
    (term!("SLA name"), "", |rule| &mut rule.sla),
    (term!("Contract"), "", |rule| &mut rule.contract),
    (term!("Company"), "known-companies", |rule| &mut rule.company),
];

const PROMISES: [(&str, Promise); 3] = [
    (term!("Triage"), |rule| &mut rule.first_response),
    (term!("Tech engagement"), |rule| &mut rule.resolution_plan),
    (term!("Completion"), |rule| &mut rule.resolution),
];

/// Changes a rule, if it is still there.
fn change(state: AppState, at: usize, change: impl FnOnce(&mut TargetRule)) {
    state.decide(|settings| {
        if let Some(rule) = settings.policy.rules.get_mut(at) {
            change(rule);
        }
    });
}

/// The form of the targets.
#[component]
pub(super) fn Targets(shown: Shown) -> impl IntoView {
    let state = expect_context::<AppState>();
    let add = move |_| {
        state.decide(|settings| settings.policy.rules.push(TargetRule::default()));
        shown.redraw();
    };
    view! {
        <section class="section sheeted" id="targets">
            <header>
                <h2>{say!("Targets")}</h2>
                <p class="note">
                    {say!("The most specific rule wins: company before contract, SLA name, priority, workflow. An empty condition matches every ticket.")}
                </p>
            </header>
            {move || {
                shown.edition.track();
                table(state, shown)
            }}
            <p class="note">
                {say!("A number is working hours. Also: 90 min · 2 days (working days) · 4 h around the clock · 8 h, end of day. Without any target, due times are the export’s own.")}
            </p>
            <p class="row"><button type="button" on:click=add>{say!("Add a rule")}</button></p>
            {known_lists(state)}
        </section>
    }
}

/// Values to choose from, where data are loaded.
fn known_lists(state: AppState) -> impl IntoView {
    let priorities = move || {
        let summary = state.data.summary.get();
        let labels = summary.map(|summary| summary.priorities.clone()).unwrap_or_default();
        labels.into_iter().map(|(label, _)| view! { <option value=label></option> }).collect_view()
    };
    let companies = move || {
        let filters = state.data.header().filters;
        let company = filters.into_iter().find(|filter| filter.id == "company");
        company
            .map(|filter| filter.values)
            .unwrap_or_default()
            .into_iter()
            .map(|(name, _)| view! { <option value=name></option> })
            .collect_view()
    };
    view! {
        <datalist id="known-priorities">{priorities}</datalist>
        <datalist id="known-companies">{companies}</datalist>
    }
}

fn table(state: AppState, shown: Shown) -> AnyView {
    let (rules, is_masked) =
        state.settings.with_untracked(|settings| (settings.policy.rules.clone(), settings.masking.on));
    if rules.is_empty() {
        return view! { <p>{say!("No targets yet.")}</p> }.into_any();
    }
    let heads = std::iter::once(say!("Workflow"))
        .chain(shown_labels(is_masked).iter().map(|(title, ..)| language::text(title)))
        .chain(is_masked.then_some(say!("For")))
        .chain(PROMISES.iter().map(|(title, _)| language::text(title)))
        .map(|title| view! { <th scope="col">{title}</th> })
        .collect_view();
    let rows = rules.into_iter().enumerate().map(|(at, rule)| row(state, shown, at, rule, is_masked)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label={say!("Targets")}>
            <table class="targets">
                <thead><tr>{heads}<th scope="col"><span class="unseen">{say!("Change")}</span></th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn shown_labels(is_masked: bool) -> &'static [(&'static str, &'static str, Label)] {
    if is_masked { &LABELS[..1] } else { &LABELS }
}

fn row(state: AppState, shown: Shown, at: usize, mut rule: TargetRule, is_masked: bool) -> AnyView {
    let is_named = LABELS[1..].iter().any(|(.., get)| get(&mut rule).is_some());
    let whom = is_masked.then(|| {
        let words = if is_named { say!("whom it names (masked)") } else { say!("every client") };
        view! { <td>{words}</td> }
    });
    let labels = shown_labels(is_masked)
        .iter()
        .map(|(title, list, get)| {
            let value = get(&mut rule).clone().unwrap_or_default();
            let list = (!list.is_empty()).then_some(*list);
            let (input, wrong) =
                checked(say!("{} of rule {}", language::text(title), at + 1), value, list, move |text| {
                    change(state, at, |rule| *get(rule) = (!text.is_empty()).then_some(text));
                    Ok(())
                });
            view! { <td>{input}{wrong}</td> }
        })
        .collect_view();
    let promises = PROMISES
        .iter()
        .map(|(title, get)| {
            let value = get(&mut rule).map(target_text).unwrap_or_default();
            let (input, wrong) =
                checked(say!("{} of rule {}", language::text(title), at + 1), value, None, move |text| {
                    let target = read_target(&text)?;
                    change(state, at, |rule| *get(rule) = target);
                    Ok(())
                });
            view! { <td>{input}{wrong}</td> }
        })
        .collect_view();
    let remove = move |_| {
        state.decide(|settings: &mut Settings| {
            if at < settings.policy.rules.len() {
                settings.policy.rules.remove(at);
            }
        });
        shown.redraw();
    };
    view! {
        <tr>
            <td>{workflow(state, at, rule.workflow.as_deref())}</td>
            {labels}
            {whom}
            {promises}
            <td><button type="button" aria-label=say!("Remove rule {}", at + 1) on:click=remove>{say!("Remove")}</button></td>
        </tr>
    }
    .into_any()
}

fn workflow(state: AppState, at: usize, chosen: Option<&str>) -> AnyView {
    let options = Workflow::ALL
        .iter()
        .map(|workflow| {
            let title = workflow.title();
            view! { <option value=title selected=chosen == Some(title)>{title}</option> }
        })
        .collect_view();
    let changed = move |event| {
        let text = event_target_value(&event);
        change(state, at, |rule| {
            rule.workflow = (!text.is_empty()).then_some(text);
        });
    };
    view! {
        <select aria-label=say!("Workflow of rule {}", at + 1) on:change=changed>
            <option value="">{say!("any")}</option>
            {options}
        </select>
    }
    .into_any()
}
