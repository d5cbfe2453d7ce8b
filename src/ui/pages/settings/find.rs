//! The search of the settings: sections and fields without the letters are hidden while they are searched for.

use leptos::prelude::*;
use web_sys::Element;

use crate::language::{self, say};
use crate::ui::browser;
use crate::ui::parts::{SETTINGS, index};

/// What can be hidden inside a section.
const FIELDS: &str = ".field, .team label, tbody tr, li.rule";

/// The field of the search, and the sections of the page in a row.
#[component]
pub fn FindSetting() -> impl IntoView {
    let found = RwSignal::new(None::<(String, usize)>);
    let find = move |event| {
        let letters = event_target_value(&event).trim().to_lowercase();
        let count = narrow(&letters);
        found.set((!letters.is_empty()).then_some((letters, count)));
    };
    let said = move || {
        found.get().map_or_else(String::new, |(letters, count)| match count {
            0 => say!("No setting has “{letters}”."),
            1 => say!("One section has it.").to_owned(),
            count => say!("{count} sections have it."),
        })
    };
    let sections = SETTINGS.into_iter().map(|(id, title)| (id.to_owned(), language::text(title).to_owned())).collect();
    view! {
        <div class="find-setting row">
            <input type="search" class="list-search" aria-label=say!("Search the settings") placeholder=say!("Search the settings") on:input=find/>
            <p class="note" role="status">{said}</p>
        </div>
        {index(sections)}
    }
}

/// Hides what does not have the letters; how many sections are left.
fn narrow(letters: &str) -> usize {
    let has = |element: &Element| {
        letters.is_empty() || element.text_content().unwrap_or_default().to_lowercase().contains(letters)
    };
    let all = |from: &Element, selector: &str| -> Vec<Element> {
        let Ok(found) = from.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| wasm_bindgen::JsCast::dyn_into(found.get(at)?).ok()).collect()
    };
    let hide = |element: &Element, is_hidden: bool| {
        let _ = element.toggle_attribute_with_force("hidden", is_hidden);
    };
    let Some(main) = browser::main() else { return 0 };
    let sections = all(&main, ".section[id]");
    let mut left = 0;
    for section in sections {
        let fits = has(&section);
        hide(&section, !fits);
        left += usize::from(fits);
        // A title that has them keeps all its fields.
        let by_title = section.query_selector("header").ok().flatten().is_some_and(|header| has(&header));
        for field in all(&section, FIELDS) {
            hide(&field, fits && !by_title && !has(&field));
        }
    }
    left
}
