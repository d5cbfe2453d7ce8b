//! What the palette offers beside the data: pages, figures, settings, saved views, actions.

use leptos::prelude::*;

use super::index::SETTINGS;
use super::save::save_page;
use crate::language::{self, say};
use crate::query::Page;
use crate::table::specs;
use crate::ui::browser;
use crate::ui::state::AppState;

/// What a command does.
#[derive(Clone, PartialEq)]
pub enum Act {
    /// Goes to an address.
    Go(String),
    /// Prints the page.
    Print,
    /// Saves the page.
    SavePage,
    /// Chooses a theme.
    Theme(&'static str),
}

/// A line of the palette.
#[derive(Clone, PartialEq)]
pub struct Command {
    /// What it says.
    pub title: String,
    /// A word beside it; may be empty.
    pub note: String,
    /// What it does.
    pub act: Act,
}

/// All commands.
pub fn commands(state: AppState) -> Vec<Command> {
    let pages = [
        Page::Coordinator,
        Page::Intake,
        Page::Workload,
        Page::Huddle,
        Page::Manager,
        Page::Forecast,
        Page::Tickets,
        Page::Entries,
        Page::Journey,
        Page::Report,
        Page::Compare,
        Page::Past,
        Page::Wall,
        Page::Data,
        Page::Settings,
        Page::Help,
    ];
    let address = |page: Page| state.question.query.with_untracked(|query| query.on(page).to_fragment());
    let line = |title: String, act: Act| Command { title, note: String::new(), act };
    let go = |page: Page| line(say!("Go to: {}", page.title()), Act::Go(address(page)));
    let views_of_manager = state.question.query.with_untracked(|query| {
        let known = [
            ("groups", say!("Manager: compared")),
            ("hours", say!("Manager: utilization")),
            ("companies", say!("Manager: companies")),
            ("team", say!("Manager: technicians")),
            ("compare", say!("Manager: side by side")),
            ("coordinator", say!("Manager: coordinator")),
            ("goals", say!("Manager: goals")),
        ];
        known.map(|(view, title)| {
            let address = query.on(Page::Manager).with_option("view", view).to_fragment();
            line(say!("Go to: {title}"), Act::Go(address))
        })
    });
    // A part is found by the figure that it is part of.
    let figures: Vec<Command> = state.settings.with_untracked(|settings| {
        let whole = specs().filter(|spec| !spec.is_part);
        whole
            .map(|spec| line(say!("Figure: {}", spec.id.title(settings)), Act::Go(address(spec.panel.page()))))
            .collect()
    });
    let settings = state.question.query.with_untracked(|query| {
        let of = |(id, title): (&'static str, &'static str)| {
            let address = query.on(Page::Settings).with_option("at", id).to_fragment();
            line(say!("Setting: {}", language::text(title)), Act::Go(address))
        };
        SETTINGS.into_iter().map(of).collect::<Vec<_>>()
    });
    let views = state.settings.with_untracked(|settings| match settings.masking.on {
        true => Vec::new(),
        false => settings.views.clone(),
    });
    pages
        .into_iter()
        .map(go)
        .chain(views_of_manager)
        .chain(figures)
        .chain(views.into_iter().map(|view| line(say!("View: {}", view.name), Act::Go(view.address))))
        .chain(settings)
        .chain([
            line(say!("Print this page").to_owned(), Act::Print),
            line(say!("Save this page as one HTML file").to_owned(), Act::SavePage),
            line(say!("Theme: light").to_owned(), Act::Theme("light")),
            line(say!("Theme: dark").to_owned(), Act::Theme("dark")),
            line(say!("Theme: as the system").to_owned(), Act::Theme("auto")),
        ])
        .collect()
}

/// Does what a command does.
pub fn act(state: AppState, act: &Act) {
    match act {
        Act::Go(address) => state.open(address),
        Act::Print => browser::print(),
        Act::SavePage => save_page(state),
        Act::Theme(theme) => state.device.choose_theme(theme),
    }
}
