//! A table of the match: what it holds, the fields that the board lives on, and the others folded.

use leptos::ev;
use leptos::prelude::*;

use super::field::FieldRow;
use crate::dataset::{Entity, Field};
use crate::language::say;
use crate::protocol::DraftTable;
use crate::screen::words;
use crate::ui::state::AppState;

/// A table with its fields.
#[component]
pub fn TableCard(
    /// Its place in the match.
    at: usize,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let table = state.matching.draft.with_untracked(|draft| draft.as_ref()?.table(at).cloned()).unwrap_or_default();
    let entity = Memo::new(move |_| of_table(state, at, |table| table.entity()));
    let first = table.entity();
    let options = Entity::ALL
        .into_iter()
        .map(|one| view! { <option value=one.id() selected=first == Some(one)>{one.title()}</option> })
        .collect_view();
    let change = move |event: ev::Event| {
        let chosen = Entity::from_id(&event_target_value(&event));
        state.change_match(move |draft| {
            if let Some(table) = draft.tables.get_mut(at) {
                table.choose_entity(chosen);
            }
        });
    };
    // A table that was recognized is something; one that was not may stay unused.
    let none = table.file.entity.is_none().then(|| view! { <option value="">{say!("nothing of use")}</option> });
    let rows = words::plural(table.file.rows as usize, say!("row"), say!("rows"));
    let about = [table.file.source_title.clone(), rows].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let name = table.name();
    view! {
        <section class="section sheeted match__table" aria-label=name.clone()>
            <header>
                <h2 dir="auto">{name.clone()}</h2>
                <span class="note">{about.join(" · ")}</span>
                <label class="match__kind">
                    <span>{say!("Contains")}</span>
                    <select aria-label=say!("{name} contains") on:change=change>{none}{options}</select>
                </label>
            </header>
            {move || entity.get().map(|_| view! { <Fields at/> })}
        </section>
    }
    .into_any()
}

fn of_table<T: Default>(state: AppState, at: usize, read: impl FnOnce(&DraftTable) -> T) -> T {
    state.matching.draft.with(|draft| draft.as_ref().and_then(|draft| draft.table(at)).map(read).unwrap_or_default())
}

#[component]
fn Fields(at: usize) -> impl IntoView {
    let state = expect_context::<AppState>();
    // Those in doubt stand above all tables.
    let essential = Memo::new(move |_| {
        of_table(state, at, |table| {
            table.essential().into_iter().filter(|field| !table.unsure.contains(field)).collect::<Vec<Field>>()
        })
    });
    // Those that were found come first, and stay where they are.
    let found: Vec<Field> = state.matching.draft.with_untracked(|draft| {
        let table = draft.as_ref().and_then(|draft| draft.table(at));
        table.map(|table| table.file.matches.iter().map(|found| found.field).collect()).unwrap_or_default()
    });
    let more = Memo::new(move |_| {
        of_table(state, at, |table| {
            let shown = table.essential();
            let is_more = |field: &Field| !shown.contains(field) && !table.unsure.contains(field);
            let mut fields: Vec<Field> = table.fields().into_iter().filter(is_more).collect();
            fields.sort_by_key(|field| !found.contains(field));
            fields
        })
    });
    let matched = move || {
        let more = more.get();
        of_table(state, at, |table| more.iter().filter(|field| table.column(**field).is_some()).count())
    };
    let unused = move || of_table(state, at, |table| table.unused().join(", "));
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        if event_target::<web_sys::HtmlDetailsElement>(&event).open() {
            is_open.set(true);
        }
    };
    let row = move |field: Field| view! { <FieldRow at field/> };
    view! {
        <ul class="match__fields"><For each=move || essential.get() key=|field| *field children=row/></ul>
        <details class="fold" on:toggle=toggled>
            <summary>{say!("More fields")}" "<span class="note">{move || say!("{} of {} found", matched(), more.get().len())}</span></summary>
            {move || is_open.get().then(|| view! {
                <ul class="match__fields"><For each=move || more.get() key=|field| *field children=row/></ul>
                <p class="note" dir="auto">{move || {
                    let unused = unused();
                    (!unused.is_empty()).then(|| say!("Columns that nothing uses: {unused}"))
                }}</p>
            })}
        </details>
    }
    .into_any()
}
