//! The page before there are data.

use leptos::prelude::*;

use super::sources::LiveSources;
use crate::ui::parts::{FilePicker, FollowFiles};
use crate::ui::state::{AppState, Load};

/// What this is, and where to begin.
#[component]
pub fn StartPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_busy = move || state.load.with(|load| matches!(load, Load::Importing(_)));
    view! {
        <div class="start">
            <LiveSources/>
            <h1 tabindex="-1">"What is stuck on your service desk?"</h1>
            <p class="lede">
                "Zenboard reads the ticket export of your PSA and shows the coordinator’s nine stuck-ticket KPIs, \
                 the manager’s figures and the forecast, each with the tickets behind it."
            </p>
            <div class="drop">
                <FilePicker label="Choose ticket export…"/>
                <FollowFiles/>
                <p>
                    <button type="button" disabled=is_busy on:click=move |_| state.take_sample()>
                        "Try it with sample data"
                    </button>
                    " "
                    <span class="note">"4,000 invented tickets"</span>
                </p>
            </div>
            <ul class="promises">
                <li>"Your files are read by this browser and by nothing else: no server takes part."</li>
                <li>"After this page has loaded it asks for nothing but its own program again; you may go offline first."</li>
                <li>"Nothing of your files is kept unless you switch that on: close the tab and it is gone. Only your settings stay."</li>
            </ul>
            <p class="note">
                "Exports of Autotask, ConnectWise, HaloPSA, ServiceNow, Jira, Zendesk, Freshdesk and most tables \
                 with a ticket number, a status and dates are recognised; columns can be corrected."
            </p>
        </div>
    }
}
