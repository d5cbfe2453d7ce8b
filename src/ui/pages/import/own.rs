//! The provider's own company: asked where something speaks for one, and always to be chosen.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::words;
use crate::settings::Settings;
use crate::ui::state::AppState;

/// Companies offered as the provider's own.
const COMPANIES: usize = 200;

/// Which company is the provider itself: its tickets are no customer's.
#[component]
pub fn OwnCompany() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        if summary.companies.iter().all(|(name, ..)| name.is_empty()) {
            return None;
        }
        let told = state.settings.with_untracked(|settings| settings.own_companies.clone());
        let is_chosen = |name: &str, own: bool| own || Settings::names(&told, name);
        let options = summary
            .companies
            .iter()
            .filter(|(name, ..)| !name.is_empty())
            .take(COMPANIES)
            .map(|(name, count, own)| {
                let text = format!("{name} ({})", words::tickets(*count as usize));
                view! { <option value=name.clone() selected=is_chosen(name, *own)>{text}</option> }
            })
            .collect_view();
        let change = move |event| {
            let name = event_target_value(&event);
            state.decide_reading(move |settings| {
                settings.own_company_settled = true;
                settings.own_companies = if name.is_empty() { Vec::new() } else { vec![name] };
            });
        };
        Some(view! {
            <section class="section sheeted" id="own-company">
                <label class="field">
                    <span>
                        {say!("Your own company")}
                        <span class="note">{say!("Its tickets are internal and count for no customer.")}</span>
                    </span>
                    <select on:change=change>
                        <option value="">{say!("None of these")}</option>
                        {options}
                    </select>
                </label>
                <OwnGuess/>
            </section>
        })
    }
}

/// The company that is likely the provider itself, asked once; nothing where nothing speaks for one.
#[component]
pub fn OwnGuess() -> impl IntoView {
    let state = expect_context::<AppState>();
    let edition = RwSignal::new(0_u32);
    move || {
        edition.track();
        let summary = state.data.summary.get()?;
        if summary.is_sample {
            return None;
        }
        let (name, why) = state.settings.with_untracked(|settings| summary.open_own_company(settings).cloned())?;
        let text = say!("Is {name} your own company? {why}.");
        let label = say!("Yes, {name} is us");
        let yes = move |_| {
            let own = name.clone();
            state.decide_reading(move |settings| settings.own_companies = vec![own]);
        };
        let no = move |_| {
            state.decide(|settings| settings.own_company_settled = true);
            edition.update(|edition| *edition += 1);
        };
        Some(view! {
            <p class="row" id="own-guess">
                <span dir="auto">{text}</span>
                <button type="button" on:click=yes>{label}</button>
                <button type="button" on:click=no>{say!("No")}</button>
            </p>
        })
    }
}
