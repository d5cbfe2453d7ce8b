//! What stands above every page: moment, files, filters.

use desk::dataset::{Dataset, Entity, Field};
use desk::figure::View;
use desk::query::{Dimension, Query};
use desk::settings::Workflow;
use language::say;

use crate::kit::words;
use crate::model::{FilterView, Header};

/// Values listed in one filter.
const FILTER_VALUES: usize = 400;

/// The header of a view.
pub fn present(view: &View<'_>, query: &Query) -> Header {
    let data = view.data;
    let mut names: Vec<&str> = data.files.iter().map(|file| file.name.as_str()).collect();
    names.dedup();
    let files = match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} + {two}"),
        // The first says enough; the rest of the line is the number of tickets and a promise.
        [one, rest @ ..] => say!("{one} + {} more", rest.len()),
    };
    let newest = || data.newest.map(|at| words::moment(at, &data.zone)).unwrap_or_default();
    let note = if query.as_of.is_some() {
        say!("set by you").to_owned()
    } else if view.is_live {
        say!("live, newest activity {}", newest())
    } else if data.has_entity(Entity::TimeEntries) {
        say!("newest activity in the files").to_owned()
    } else {
        say!("newest activity in the file").to_owned()
    };
    Header {
        as_of: words::moment(view.as_of, &data.zone),
        as_of_rfc3339: data.zone.rfc3339(view.as_of),
        as_of_note: note,
        files,
        tickets: data.len() as u32,
        zone: data.zone.name().to_owned(),
        days: days(data),
        address: String::new(),
        filters: Dimension::ALL.into_iter().filter_map(|dimension| filter(view, query, dimension)).collect(),
        question: data.questions.first().map_or_else(String::new, |question| {
            say!(
                "In {} nothing tells day from month in \"{}\" ({}). Month first was assumed; the order can be set on the Data page.",
                question.file,
                question.column,
                question.samples.join(", ")
            )
        }),
    }
}

/// First day on which a ticket was created, and the day of the newest activity.
pub(crate) fn days(data: &Dataset) -> Option<(String, String)> {
    let first = data.first_created().get()?;
    Some((data.day(first).to_string(), data.day(data.newest?).to_string()))
}

/// The values of a dimension over all data, open tickets counted; none when no ticket has a value.
fn filter(view: &View<'_>, query: &Query, dimension: Dimension) -> Option<FilterView> {
    let data = view.data;
    let chosen: Vec<String> = query.wanted(dimension).map(str::to_owned).collect();
    let values: Vec<(String, u32)> = match dimension {
        Dimension::Workflow => {
            let mut counts = [0; Workflow::ALL.len()];
            for &row in data.open_rows() {
                counts[data.facts.workflow[row as usize].rank()] += 1;
            }
            return Some(FilterView {
                id: dimension.id().to_owned(),
                title: dimension.title().to_owned(),
                values: view
                    .settings
                    .rules
                    .ordered()
                    .into_iter()
                    .filter(|workflow| !data.rows_of(*workflow).is_empty())
                    .map(|workflow| {
                        let name = view.settings.rules.title(workflow);
                        (name.to_owned(), counts[workflow.rank()])
                    })
                    .collect(),
                chosen,
            });
        }
        _ => {
            let field = match dimension {
                Dimension::Company => Field::Company,
                Dimension::Resource => Field::Resource,
                Dimension::Queue => Field::Queue,
                Dimension::Priority | Dimension::Workflow => Field::Priority,
            };
            let listed = data.values(field).iter().take(FILTER_VALUES);
            listed.map(|(value, open)| (data.texts.text(*value).to_owned(), *open)).collect()
        }
    };
    if values.is_empty() && chosen.is_empty() {
        return None;
    }
    Some(FilterView { id: dimension.id().to_owned(), title: dimension.title().to_owned(), values, chosen })
}
