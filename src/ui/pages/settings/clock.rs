//! The forms of the SLA clock, with an example that follows them.

use leptos::prelude::*;

use super::clock_rules::ClockRules;
use super::example::Example;
use super::holidays::Holidays;
use super::hours::{Hours, Shown};
use super::targets::Targets;
use crate::ui::later::later;
use crate::ui::pages::meanings::Statuses;

/// Hours, holidays, targets, rules and status meanings of the SLA clock.
#[component]
pub(super) fn Clock() -> impl IntoView {
    let shown = Shown::new();
    view! {
        <div class="stack clock" id="sla-clock">
            <Example shown/>
            {later(move || view! { <Hours shown/> }.into_any())}
            {later(move || view! { <Holidays shown/> }.into_any())}
            {later(move || view! { <Targets shown/> }.into_any())}
            {later(|| view! { <ClockRules/> }.into_any())}
            {later(|| view! { <div class="meanings" id="status-meanings"><Statuses/></div> }.into_any())}
        </div>
    }
}
