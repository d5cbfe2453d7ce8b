//! What can be decided: goals, hours, zone, names. Each change holds at once and is remembered here.
//!
//! A form a file; the fields they are made of are in `form`.

mod boards;
mod clock;
mod clock_rules;
mod endpoints;
mod example;
mod field;
mod file;
mod find;
mod form;
mod goals;
mod holidays;
mod hours;
mod links;
mod manager;
mod masking;
mod names;
mod remarks;
mod rules;
mod speech;
mod targets;
mod team;
mod wall;
mod workflow_rules;

use leptos::prelude::*;

use crate::language::say;
use crate::ui::later::when_all_there;
use crate::ui::parts::{Keeping, go_to};
use crate::ui::state::AppState;
use boards::Boards;
use clock::Clock;
use endpoints::Endpoints;
use file::FileOfSettings;
use find::FindSetting;
use goals::Goals;
use links::Links;
use manager::Manager;
use masking::MaskingForm;
use names::Names;
use remarks::Remarks;
use rules::Rules;
use speech::SpeechForm;
use team::Team;
use wall::WallForm;
pub use workflow_rules::rules_form;

/// All settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    // A settings file brings new values: everything is drawn anew.
    let edition = RwSignal::new(0_u32);
    let state = expect_context::<AppState>();
    let is_masked = Memo::new(move |_| state.settings.with(|settings| settings.masking.on));
    let named = move || {
        if is_masked.get() { view! { <Masked/> }.into_any() } else { view! { <Team/><Endpoints/><Names/> }.into_any() }
    };
    let remarks = move || (!is_masked.get()).then(|| view! { <Remarks/> });
    // An address may name a section.
    Effect::new(move |_| {
        let at = state.question.query.with(|query| query.option("at").map(str::to_owned));
        if let Some(at) = at {
            when_all_there(move || go_to(&at));
        }
    });
    let clock = move || {
        is_masked.track();
        view! { <Clock/> }
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{say!("Settings")}</h1>
            <p class="lede">{say!("Saved in this browser. Every change takes effect at once; Back returns to the boards.")}</p>
        </div>
        <FindSetting/>
        {move || {
            edition.track();
            view! {
                <div class="columns two">
                    <div class="stack"><Goals/>{named}</div>
                    <div class="stack side">
                        <SpeechForm/>
                        <Rules/>
                        <Boards/>
                        <Manager/>
                        {remarks}
                        <Links/>
                        <MaskingForm/>
                        <WallForm/>
                        <FileOfSettings edition/>
                        <Keeping/>
                    </div>
                </div>
                {clock}
            }
        }}
    }
}

/// In the place of the forms that hold names as they were typed.
#[component]
fn Masked() -> impl IntoView {
    view! {
        <section class="section sheeted" id="masked-forms">
            <header><h2>{say!("Names and days")}</h2></header>
            <p>
                {say!("These fields contain names: own companies, endpoints, the service team, time off, remarks, and the scope of calendars and targets. They stay in effect and are shown again when names are.")}
            </p>
        </section>
    }
}
