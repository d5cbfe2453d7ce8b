//! What files hold that nobody knows: asked table by table, then column by column.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::columns::row;
use crate::dataset::{Entity, Field, FileInfo, Mapping};
use crate::language::say;
use crate::screen::words;
use crate::settings::ColumnProfile;
use crate::ui::state::AppState;

/// The tables of files without tickets, until they are described or put away.
#[component]
pub fn UnrecognizedFilesForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let tables = state.import.unrecognized.get();
        (!tables.is_empty()).then(|| view! { <Form tables/> })
    }
}

type Chosen = RwSignal<BTreeMap<(usize, String), String>>;

#[component]
fn Form(tables: Vec<FileInfo>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let entities =
        RwSignal::new(tables.iter().map(|table| table.entity.map_or("", Entity::id).to_owned()).collect::<Vec<_>>());
    let chosen: Chosen = RwSignal::new(
        tables
            .iter()
            .enumerate()
            .flat_map(|(at, table)| {
                let found = table.matches.iter();
                found.map(move |found| ((at, found.header.clone()), found.field.id().to_owned()))
            })
            .collect(),
    );
    let missing = move || missing(&entities.get(), &chosen.get());
    let sheets = tables.iter().enumerate().map(|(at, table)| sheet(entities, chosen, at, table)).collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if missing().is_some() {
            return;
        }
        let profiles = profiles(&tables, &entities.get_untracked(), &chosen.get_untracked());
        state.describe_files(move |settings| settings.add_profiles(profiles, true));
    };
    view! {
        <form class="mapping tell" id="tell-files" on:submit=submit aria-label={say!("What the files contain")}>
            <header>
                <h2>{say!("What is in these files?")}</h2>
                <p class="note">{say!("Your answer is remembered for every file with the same headers.")}</p>
            </header>
            {sheets}
            <p class="note" id="tell-missing" role="status">{missing}</p>
            <p class="row onward">
                <button type="submit" class="main" disabled=move || missing().is_some() aria-describedby="tell-missing">
                    {say!("Read them like this")}
                </button>
                <button type="button" on:click=move |_| state.import.unrecognized.set(Vec::new())>{say!("Leave them")}</button>
            </p>
        </form>
    }
}

/// What has to be said before the files can be read.
fn missing(entities: &[String], chosen: &BTreeMap<(usize, String), String>) -> Option<&'static str> {
    let tickets = Entity::Tickets.id();
    let holding = |at: usize, field: Field| chosen.iter().any(|((of, _), id)| *of == at && id == field.id());
    let of_tickets: Vec<usize> = (0..entities.len()).filter(|at| entities[*at] == tickets).collect();
    if of_tickets.is_empty() {
        return Some(say!("Select the table with the tickets."));
    }
    of_tickets
        .iter()
        .any(|&at| !holding(at, Field::Number) && !holding(at, Field::Id))
        .then_some(say!("Select the column with the ticket number."))
}

fn profiles(
    tables: &[FileInfo],
    entities: &[String],
    chosen: &BTreeMap<(usize, String), String>,
) -> Vec<ColumnProfile> {
    tables
        .iter()
        .enumerate()
        .filter(|(at, _)| !entities[*at].is_empty())
        .map(|(at, table)| {
            // Of tickets every column is described; for the rest only the names that are not known were shown.
            let own = chosen.iter().filter(|((of, _), _)| *of == at);
            ColumnProfile {
                headers: Mapping::profile_key(&table.headers),
                entity: entities[at].clone(),
                fields: own.map(|((_, header), field)| (header.clone(), field.clone())).collect(),
                ..ColumnProfile::default()
            }
        })
        .collect()
}

fn sheet(entities: RwSignal<Vec<String>>, chosen: Chosen, at: usize, table: &FileInfo) -> AnyView {
    let name = [table.name.as_str(), table.sheet.as_str()].join(" ").trim().to_owned();
    let label = say!("{name} holds");
    let options = Entity::ALL
        .into_iter()
        .map(|entity| {
            let is_it = table.entity == Some(entity);
            view! { <option value=entity.id() selected=is_it>{entity.title()}</option> }
        })
        .collect_view();
    let change = move |event| {
        entities.update(|entities| {
            if let Some(entity) = entities.get_mut(at) {
                *entity = event_target_value(&event);
            }
        });
    };
    let is_described =
        Memo::new(move |_| entities.with(|entities| entities.get(at).is_some_and(|one| !one.is_empty())));
    let table = StoredValue::new(table.clone());
    let columns = move || {
        is_described.get().then(|| {
            table.with_value(|table| {
                let rows = table
                    .headers
                    .iter()
                    .enumerate()
                    .filter(|(_, header)| !header.trim().is_empty())
                    .map(|(column, header)| {
                        let samples = table.samples.get(column).cloned().unwrap_or_default();
                        row(chosen, at, header.clone(), samples)
                    })
                    .collect_view();
                view! {
                    <div class="scroll" tabindex="0" role="region" aria-label=say!("Columns of {}", table.name)>
                        <table>
                            <thead><tr>
                                <th scope="col">{say!("Column")}</th><th scope="col">{say!("Values")}</th><th scope="col">{say!("Is")}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
            })
        })
    };
    let rows = table.with_value(|table| words::plural(table.rows as usize, say!("row"), say!("rows")));
    view! {
        <section class="section sheeted">
            <label class="field">
                <span><bdi>{name}</bdi><span class="note">{rows}</span></span>
                <select aria-label=label on:change=change>
                    <option value="">{say!("What does it contain?")}</option>
                    {options}
                </select>
            </label>
            {columns}
        </section>
    }
    .into_any()
}
