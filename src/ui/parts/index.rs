//! The index of a long page: its sections in a row that stays in sight.

use leptos::prelude::*;

use crate::language::{say, term};
use crate::ui::browser;

/// The sections of the settings: id and title, in the order of the page.
pub const SETTINGS: [(&str, &str); 20] = [
    ("goals", term!("Goals")),
    ("team", term!("Service team")),
    ("endpoints", term!("Endpoints")),
    ("names", term!("Names and days")),
    ("language", term!("Language and formats")),
    ("rules", term!("Rules")),
    ("boards", term!("Coordinator’s boards")),
    ("entry-review", term!("Time-entry review")),
    ("score-weights", term!("Weights of the technician scorecard")),
    ("remarks", term!("Remarks on days")),
    ("psa", term!("Open in the PSA")),
    ("masking", term!("Masking")),
    ("wall", term!("Wall")),
    ("settings-file", term!("Settings file")),
    ("keeping", term!("On this device")),
    ("hours", term!("Working hours")),
    ("holidays", term!("Holidays of these hours")),
    ("targets", term!("Targets")),
    ("clock-rules", term!("Rules of the clock")),
    ("clock-example", term!("An example")),
];

/// A row of the sections; each goes to its place.
pub fn index(sections: Vec<(String, String)>) -> AnyView {
    let items = sections
        .into_iter()
        .map(|(id, title)| view! { <li><button type="button" on:click=move |_| go_to(&id)>{title}</button></li> })
        .collect_view();
    view! { <nav class="index" aria-label=say!("On this page")><ul role="list">{items}</ul></nav> }.into_any()
}

/// Scrolls to a section and puts the focus on its title.
pub fn go_to(id: &str) {
    let Some(section) = browser::document().get_element_by_id(id) else { return };
    section.scroll_into_view();
    if let Ok(Some(title)) = section.query_selector("h2") {
        let _ = title.set_attribute("tabindex", "-1");
        browser::focus(&format!("[id='{id}'] h2"));
    }
}
