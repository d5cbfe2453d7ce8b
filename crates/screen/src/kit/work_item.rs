//! One ticket of a worklist: why it stands there, whose it is, what to do next.

use desk::dataset::Field;
use desk::figure::{FigureId, View};
use desk::query::{Page, Query};
use desk::rule::FigureRule;
use desk::rules;
use language::say;

use crate::kit::{kpi_text, words};
use crate::model::WorkItem;

/// A ticket with the reason why it counts for a figure, and its next action.
pub fn work_item(view: &View<'_>, query: &Query, figure: Option<FigureId>, ticket: usize) -> WorkItem {
    let data = view.data;
    let number = data.number(ticket).to_owned();
    let who = match data.label(Field::Resource, ticket) {
        "" if data.tickets.has(Field::Resource) => say!("nobody assigned"),
        name => name,
    };
    let age = data.tickets.date(Field::Created, ticket).get();
    let age = age.map_or_else(String::new, |at| say!("open for {}", words::duration(view.as_of.since(at))));
    // The list that it stands in says what comes before and after.
    let list = figure.map_or_else(|| query.on(Page::Tickets), |id| query.tickets(&rules![FigureRule::Kpi(id)]));
    let about = [data.facts.workflow[ticket].title(), data.label(Field::Company, ticket), who, &age];
    WorkItem {
        href: Query { page: Page::Ticket(number.clone()), ..list }.to_fragment(),
        title: data.tickets.text(Field::Title, ticket).to_owned(),
        why: words::capital(&figure.map_or_else(
            || kpi_text::next_event_reason(view, ticket),
            |figure| kpi_text::reason(view, figure, ticket),
        )),
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        action: figure
            .map_or_else(|| kpi_text::next_action(view, ticket), |figure| kpi_text::action(view, figure, ticket))
            .to_owned(),
        number,
        is_extra: false,
    }
}
