//! A status label at the left, what it means at the right.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::words;
use crate::settings::StatusMeaning;
use crate::ui::state::AppState;

/// One label with its meaning.
#[component]
pub fn StatusRow(
    /// The label.
    label: String,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let name = StoredValue::new(label.clone());
    let meaning = Memo::new(move |_| state.matching.read(|draft| name.with_value(|name| draft.meaning(name))));
    let (tickets, why) = state.matching.draft.with_untracked(|draft| {
        let Some(draft) = draft else { return Default::default() };
        let asked = draft.asked.iter().find(|asked| asked.label == label);
        let known = draft.labels.iter().find(|(known, ..)| *known == label).map(|(.., tickets)| *tickets);
        let why = asked.map(|asked| asked.why().to_owned()).unwrap_or_default();
        (asked.map(|asked| asked.tickets).or(known).unwrap_or_default(), why)
    });
    let options = StatusMeaning::ALL
        .into_iter()
        .map(|one| {
            view! { <option value=one.id() prop:selected=move || meaning.get() == Some(one)>{one.title()}</option> }
        })
        .collect_view();
    let change = move |event| {
        let id = event_target_value(&event);
        let chosen = StatusMeaning::ALL.into_iter().find(|meaning| meaning.id() == id);
        state.change_match(move |draft| {
            if let Some(chosen) = chosen {
                name.with_value(|name| draft.choose_meaning(name, chosen));
            }
        });
    };
    view! {
        <li class="match__field">
            <div class="match__label"><bdi>{label.clone()}</bdi><span class="note">{words::tickets(tickets as usize)}</span></div>
            <div>
                <select aria-label=say!("Meaning of {label}") on:change=change>{options}</select>
                {(!why.is_empty()).then(|| view! { <p class="note" dir="auto">{why}</p> })}
            </div>
        </li>
    }
    .into_any()
}
