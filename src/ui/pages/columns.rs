//! Which column is which field, file by file.

use leptos::ev;
use leptos::prelude::*;

use crate::dataset::{Entity, Field, Mapping, Match};
use crate::language::say;
use crate::settings::ColumnProfile;
use crate::ui::state::AppState;

/// Wider tables are shown up to here: nobody chooses among thousands of columns.
const MOST_COLUMNS: usize = 150;

/// A table as it was found.
#[derive(Clone)]
struct Found {
    name: String,
    entity: Option<Entity>,
    headers: Vec<String>,
    samples: Vec<Vec<String>>,
    matches: Vec<Match>,
    word: String,
}

/// A form for each table that was read, the unknown ones first.
#[component]
pub fn Columns() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        let unknown = summary.unknown.iter().map(|table| Found {
            name: table.name.clone(),
            entity: None,
            headers: table.headers.clone(),
            samples: table.samples.clone(),
            matches: Vec::new(),
            word: say!("not recognized").into(),
        });
        let known = summary.files.iter().map(|file| Found {
            name: [file.name.as_str(), file.sheet.as_str()].join(" ").trim().to_owned(),
            entity: file.entity,
            headers: file.headers.clone(),
            samples: file.samples.clone(),
            matches: file.matches.clone(),
            word: say!("{} % sure", file.confidence),
        });
        let forms = unknown.chain(known).map(|found| view! { <Table found/> }).collect_view();
        Some(view! {
            <section class="section sheeted" id="columns">
                <header>
                    <h2>{say!("Columns")}</h2>
                    <p class="note">{say!("Remembered for files with the same header")}</p>
                </header>
                {forms}
            </section>
        })
    }
}

#[component]
fn Table(found: Found) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        if event_target::<web_sys::HtmlDetailsElement>(&event).open() {
            is_open.set(true);
        }
    };
    let title = found.name.clone();
    let word = found.word.clone();
    let form = StoredValue::new(found);
    view! {
        <details class="fold" on:toggle=toggled>
            <summary><bdi>{title}</bdi>" "<span class="note">{word}</span></summary>
            {move || is_open.get().then(|| view! { <Form found=form.get_value()/> })}
        </details>
    }
}

#[component]
fn Form(found: Found) -> impl IntoView {
    let state = expect_context::<AppState>();
    let key = Mapping::profile_key(&found.headers);
    let stored = state
        .settings
        .with_untracked(|settings| settings.columns.iter().find(|profile| profile.headers == key).cloned());
    let has_stored = stored.is_some();
    let profile = RwSignal::new(stored.unwrap_or_else(|| ColumnProfile {
        headers: key.clone(),
        entity: found.entity.map(|entity| entity.id().to_owned()).unwrap_or_default(),
        ..ColumnProfile::default()
    }));
    let forget_key = key.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let profile = profile.get_untracked();
        state.decide_reading(|settings| {
            settings.columns.retain(|known| known.headers != profile.headers);
            settings.columns.push(profile);
        });
    };
    let forget = move |_| {
        state.decide_reading(|settings| settings.columns.retain(|known| known.headers != forget_key));
    };
    let entities = Entity::ALL.into_iter().map(|entity| {
        let is_it = profile.with_untracked(|profile| profile.entity == entity.id());
        view! { <option value=entity.id() selected=is_it>{entity.title()}</option> }
    });
    let hidden = found.headers.len().saturating_sub(MOST_COLUMNS);
    let rows = found
        .headers
        .iter()
        .enumerate()
        .take(MOST_COLUMNS)
        .map(|(at, header)| row(profile, &found, at, header))
        .collect_view();
    view! {
        <form class="mapping" on:submit=submit>
            <label class="field">
                <span>{say!("This table contains")}</span>
                <select on:change=move |event| profile.update(|profile| profile.entity = event_target_value(&event))>
                    <option value="">{say!("Find out")}</option>
                    {entities.collect_view()}
                </select>
            </label>
            <div class="scroll" tabindex="0" role="region" aria-label={say!("Columns of the table")}>
                <table>
                    <thead><tr><th scope="col">{say!("Column")}</th><th scope="col">{say!("Values")}</th><th scope="col">{say!("Is")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(hidden > 0).then(|| view! { <p class="note">{say!("{hidden} more columns are not listed.")}</p> })}
            <p class="row">
                <button type="submit" class="main">{say!("Read again with these columns")}</button>
                {has_stored.then(|| view! { <button type="button" on:click=forget>{say!("Forget this choice")}</button> })}
            </p>
        </form>
    }
}

fn row(profile: RwSignal<ColumnProfile>, found: &Found, at: usize, header: &str) -> AnyView {
    let chosen = profile
        .with_untracked(|profile| profile.fields.get(header).cloned())
        .or_else(|| {
            let matched = found.matches.iter().find(|matched| matched.column == at)?;
            Some(matched.field.id().to_owned())
        })
        .unwrap_or_default();
    let options = Field::ALL
        .iter()
        .map(|field| view! { <option value=field.id() selected=chosen == field.id()>{field.title()}</option> })
        .collect_view();
    let samples = found.samples.get(at).map(|values| values.join(" · ")).unwrap_or_default();
    let name = header.to_owned();
    let label = say!("Field of the column {header}");
    let change = move |event| {
        profile.update(|profile| {
            profile.fields.insert(name.clone(), event_target_value(&event));
        });
    };
    view! {
        <tr>
            <th scope="row"><bdi>{header.to_owned()}</bdi></th>
            <td class="samples"><bdi>{samples}</bdi></td>
            <td>
                <select aria-label=label on:change=change>
                    <option value="">{say!("Not used")}</option>
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
