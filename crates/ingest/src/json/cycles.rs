//! The service levels of Jira Service Management: a field of cycles becomes three columns, when it is due, when it
//! stopped, and whether it was breached.

use std::borrow::Cow;

use super::flatten::{get, scalar};
use super::scan::Value;

type Object<'v, 'a> = &'v [(Cow<'a, str>, Value<'a>)];

/// What the cycles of one service level say.
pub(super) struct Cycles<'v> {
    /// Its name, such as `Time to resolution`.
    pub name: &'v str,
    pub due: &'v str,
    pub stopped: &'v str,
    pub breached: &'static str,
}

/// Reads an object with cycles; `None` for any other object.
pub(super) fn cycles<'v>(object: Object<'v, '_>) -> Option<Cycles<'v>> {
    let name = get(object, "name").map(scalar).filter(|name| !name.is_empty())?;
    let done: Vec<Object<'v, '_>> = match get(object, "completedCycles") {
        Some(Value::List(cycles)) => cycles.iter().filter_map(as_object).collect(),
        _ => Vec::new(),
    };
    let ongoing = get(object, "ongoingCycle").and_then(as_object);
    get(object, "completedCycles").or(get(object, "ongoingCycle"))?;
    let last = ongoing.or(done.last().copied());
    let is_breached = |cycle: Object<'_, '_>| get(cycle, "breached").map(scalar) == Some("true");
    let breached = match last {
        None => "",
        Some(_) if done.iter().copied().chain(ongoing).any(is_breached) => "true",
        // What still runs may be breached yet.
        Some(_) if ongoing.is_some() => "",
        Some(_) => "false",
    };
    Some(Cycles {
        name,
        due: last.map_or("", |cycle| moment(cycle, "breachTime")),
        // A clock that runs again has not stopped.
        stopped: match ongoing {
            Some(_) => "",
            None => last.map_or("", |cycle| moment(cycle, "stopTime")),
        },
        breached,
    })
}

fn as_object<'v, 'a>(value: &'v Value<'a>) -> Option<Object<'v, 'a>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// `{"iso8601": …, "epochMillis": …}`.
fn moment<'v>(cycle: Object<'v, '_>, key: &str) -> &'v str {
    match get(cycle, key) {
        Some(Value::Object(parts)) => ["iso8601", "epochMillis"]
            .into_iter()
            .filter_map(|form| get(parts, form).map(scalar))
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        Some(value) => scalar(value),
        None => "",
    }
}
