//! A field of a ticket at the left, the columns it may be at the right, each with values of the file.

use leptos::prelude::*;

use crate::dataset::{Field, FileInfo};
use crate::language::say;
use crate::protocol::DraftTable;
use crate::ui::state::AppState;

/// Wider tables are offered up to here: nobody chooses among thousands of columns.
const MOST_COLUMNS: usize = 150;
/// So much of a column's values stands in the list.
const SHOWN: usize = 48;

/// One field of a table.
#[component]
pub fn FieldRow(
    /// The place of its table.
    at: usize,
    /// The field.
    field: Field,
    /// Whether its column was guessed: then it says why.
    #[prop(optional)]
    is_unsure: bool,
    /// Whether the name of the table stands beside it.
    #[prop(optional)]
    names_table: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let of_table = move |read: &dyn Fn(&DraftTable) -> Option<usize>| {
        state.matching.draft.with(|draft| draft.as_ref().and_then(|draft| read(draft.table(at)?)))
    };
    let column = Memo::new(move |_| of_table(&|table| table.column(field)));
    let table = state.matching.draft.with_untracked(|draft| draft.as_ref()?.table(at).cloned()).unwrap_or_default();
    // Why it was guessed; once the user says something, that counts.
    let guess = table.found(field).filter(|_| is_unsure).map(|found| {
        let sentence = found.because.sentence(&found.header, field);
        (found.column, say!("{} ({} % sure)", sentence, found.confidence))
    });
    let guess = StoredValue::new(guess);
    let why = move || {
        let now = column.get();
        guess.get_value().filter(|(column, _)| Some(*column) == now).map(|(_, why)| why)
    };
    let options = candidates(&table.file, column.get_untracked())
        .into_iter()
        .map(|(place, text)| {
            view! { <option value=place.to_string() prop:selected=move || column.get() == Some(place)>{text}</option> }
        })
        .collect_view();
    let samples = StoredValue::new(table.file.samples.clone());
    let values = move || {
        let shown = column.get().and_then(|column| samples.with_value(|samples| samples.get(column).cloned()));
        shown.unwrap_or_default().join(" · ")
    };
    let change = move |event| {
        let chosen = event_target_value(&event).parse().ok();
        state.change_match(move |draft| {
            if let Some(table) = draft.tables.get_mut(at) {
                table.choose(field, chosen);
            }
        });
    };
    let id = format!("match-{at}-{}", field.id());
    let about = format!("{id}-about");
    // What stands for it will do as well.
    let stand_ins: &[Field] = match field {
        Field::Number => &[Field::Number, Field::Id],
        Field::Created => &[Field::Created, Field::EventAt, Field::AgeDays],
        _ => &[],
    };
    let is_missing = Memo::new(move |_| {
        let first = |table: &DraftTable| stand_ins.iter().find_map(|field| table.column(*field));
        !stand_ins.is_empty() && of_table(&first).is_none()
    });
    let of = names_table.then(|| view! { <span class="note" dir="auto">{table.name()}</span> });
    view! {
        <li class="match__field" data-field=field.id() data-unsure=is_unsure.then_some("")>
            <label for=id.clone()>
                <span>{is_unsure.then(|| view! { <span class="shape" aria-hidden="true">"◆ "</span> })}{field.title()}</span>
                <span class="note">{purpose(field)}</span>
                {of}
            </label>
            <div>
                <select
                    id=id
                    aria-describedby=about.clone()
                    aria-invalid=move || is_missing.get().then_some("true")
                    on:change=change
                >
                    <option value="" prop:selected=move || column.get().is_none()>{say!("Not in this file")}</option>
                    {options}
                </select>
                <p class="note" id=about>
                    {move || is_missing.get().then(|| view! { <span class="wrong">{say!("The board needs it.")}</span> })}
                    <bdi class="samples">{values}</bdi>
                    {move || why().map(|why| view! { <span class="why" dir="auto">{why}</span> })}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// The columns of a table, as they are offered: header and values. The one that is chosen is among them.
fn candidates(file: &FileInfo, chosen: Option<usize>) -> Vec<(usize, String)> {
    let headers = file.headers.iter().enumerate().filter(|(_, header)| !header.trim().is_empty());
    headers
        .filter(|(place, _)| *place < MOST_COLUMNS || Some(*place) == chosen)
        .map(|(place, header)| {
            let values = file.samples.get(place).map(|values| values.join(" · ")).unwrap_or_default();
            let text = match values.chars().count() {
                0 => format!("{header} ({})", say!("empty")),
                1..=SHOWN => format!("{header}: {values}"),
                _ => format!("{header}: {}…", values.chars().take(SHOWN).collect::<String>()),
            };
            (place, text)
        })
        .collect()
}

/// What a field is for; empty where its name says it.
fn purpose(field: Field) -> &'static str {
    match field {
        Field::Number | Field::Id => say!("Names each ticket"),
        Field::Created | Field::EventAt => say!("When it came in"),
        Field::Status => say!("Open, waiting or done"),
        Field::Completed => say!("When it was done"),
        Field::ResolvedAt => say!("When it was resolved"),
        Field::ResolutionDue | Field::Due => say!("When it was promised"),
        Field::Resource => say!("Who works on it"),
        Field::Company => say!("Whose ticket it is"),
        _ => "",
    }
}
