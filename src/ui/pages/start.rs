//! The page before there are data.

use leptos::prelude::*;

use super::sources::LiveSources;
use crate::language::say;
use crate::query::Page;
use crate::screen::words;
use crate::ui::parts::{FilePicker, FollowFiles, TourChoice};
use crate::ui::state::{AppState, Load};

/// What this is, and where to begin.
#[component]
pub fn StartPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_busy = move || state.data.load.with(|load| matches!(load, Load::Importing(_)));
    // A link was opened that asks for more than the first page.
    let asked = move || {
        state.question.query.with(|query| {
            let is_question = query.page != Page::Coordinator
                || !query.filters.is_empty()
                || query.as_of.is_some()
                || query.option("made_of").is_some();
            (is_question && query.page != Page::Data).then(|| {
                let made_of = query.option("made_of").map_or_else(String::new, |count| {
                    say!(" It was made from an export with {count} tickets.")
                });
                let narrowed = match query.filters.len() {
                    0 => String::new(),
                    filters => say!(", narrowed by {}", words::plural(filters, say!("filter"), say!("filters"))),
                };
                let text = say!(
                    "The link you opened shows “{}”{narrowed}. It carries no data: open the same files to see the same view.{made_of}",
                    query.page.title()
                );
                view! { <p class="question" id="asked">{text}</p> }
            })
        })
    };
    view! {
        <div class="start">
            <LiveSources/>
            <h1 tabindex="-1">{say!("What is stuck on your service desk?")}</h1>
            <p class="lede">
                {say!("Zenboard reads the ticket export of your PSA and shows the coordinator’s nine stuck-ticket KPIs, \
                 the manager’s figures and the forecast, each with the tickets behind it.")}
            </p>
            {asked}
            <div class="drop">
                <FilePicker label={say!("Choose ticket export…")}/>
                <FollowFiles/>
                <p>
                    <button type="button" disabled=is_busy on:click=move |_| state.take_sample()>
                        {say!("Try it with sample data")}
                    </button>
                    " "
                    <span class="note">{say!("4,000 invented tickets")}</span>
                </p>
            </div>
            <TourChoice/>
            <ul class="promises">
                <li>{say!("Your files are read by this browser and by nothing else: no server takes part.")}</li>
                <li>{say!("After this page has loaded it asks for nothing but its own program again; you may go offline first.")}</li>
                <li>{say!("Your files are not kept unless you turn that on: close the tab and they are gone. Only your settings stay.")}</li>
            </ul>
            <p class="note">
                {say!("Exports of Autotask, ConnectWise, HaloPSA, ServiceNow, Jira, Zendesk, Freshdesk and most tables with a ticket number, a status and dates are recognized; columns can be corrected.")}
            </p>
        </div>
    }
}
