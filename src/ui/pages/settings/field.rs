//! The fields of the clock's forms: a text that is checked, a choice, a list. Each says what is wrong beside itself.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::language;
use leptos::prelude::*;

/// Numbers the sentences that fields are described by.
static FIELDS: AtomicU32 = AtomicU32::new(0);

/// Why a field does not take a text: the sentence beside it.
#[derive(Debug)]
pub(super) struct Wrong(String);

impl Wrong {
    /// The sentence.
    pub(super) fn sentence(self) -> String {
        self.0
    }
}

/// Words are made here, where they are shown.
impl<E: std::fmt::Display> From<E> for Wrong {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// A text field; `change` takes the trimmed text or says what is wrong with it.
pub(super) fn entry(
    title: &'static str,
    hint: &'static str,
    value: String,
    list: Option<&'static str>,
    change: impl Fn(String) -> Result<(), Wrong> + Send + 'static,
) -> AnyView {
    let (input, wrong) = checked(title.to_owned(), value, list, change);
    view! {
        <label class="field">
            <span>{title}{(!hint.is_empty()).then(|| view! { <span class="note">{hint}</span> })}</span>
            <span class="input">{input}{wrong}</span>
        </label>
    }
    .into_any()
}

/// The bare input with the sentence that says what is wrong; for tables, where `spoken` names it.
pub(super) fn checked(
    spoken: String,
    value: String,
    list: Option<&'static str>,
    change: impl Fn(String) -> Result<(), Wrong> + Send + 'static,
) -> (AnyView, AnyView) {
    let wrong = RwSignal::new(String::new());
    let id = format!("field-{}", FIELDS.fetch_add(1, Ordering::Relaxed));
    let changed = move |event| {
        let text = event_target_value(&event).trim().to_owned();
        wrong.set(change(text).err().map(Wrong::sentence).unwrap_or_default());
    };
    let input = view! {
        <input
            type="text"
            value=value
            list=list
            aria-label=spoken
            autocomplete="off"
            spellcheck="false"
            dir="auto"
            aria-describedby=id.clone()
            aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
            on:change=changed
        />
    };
    let wrong = view! { <span id=id class="wrong" role="alert">{wrong}</span> };
    (input.into_any(), wrong.into_any())
}

/// A choice of several; `options` are ids with their titles.
pub(super) fn choice(
    title: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: &'static str,
    change: impl Fn(String) + Send + 'static,
) -> AnyView {
    let options = options
        .iter()
        .map(|(id, title)| view! { <option value=*id selected=*id == chosen>{language::text(title)}</option> })
        .collect_view();
    view! {
        <label class="field tall">
            <span>{language::text(title)}</span>
            <select on:change=move |event| change(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// Names parted by semicolons.
pub(super) fn names_of(text: &str) -> Vec<String> {
    text.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
