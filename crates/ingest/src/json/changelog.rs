//! The changes of an issue as Jira nests them, `changelog.histories[].items[]`: each item becomes a line of a table of its
//! own, as an export of histories has it.

use std::borrow::Cow;

use super::flatten::{get, scalar};
use super::scan::Value;

type Object<'v, 'a> = &'v [(Cow<'a, str>, Value<'a>)];

/// The path under which the changes lie.
pub(super) const PATH: &str = "changelog.histories";
/// The columns of the table of changes.
pub(super) const HEADER: [&str; 6] = ["Issue key", "Created", "Author", "Field", "fromString", "toString"];

/// Calls `visit` for each change of an issue, with the cells of its line.
pub(super) fn each_change<'v, 'a>(issue: Object<'v, 'a>, visit: &mut dyn FnMut([&'v str; 6])) {
    let number = [text(issue, "key"), text(issue, "id")].into_iter().find(|text| !text.is_empty());
    let (Some(number), Some(changelog)) = (number, get(issue, "changelog").and_then(object)) else {
        return;
    };
    for history in list(changelog, "histories") {
        let author = get(history, "author").and_then(object).map_or("", |author| {
            ["displayName", "name", "emailAddress"]
                .into_iter()
                .map(|key| text(author, key))
                .find(|text| !text.is_empty())
                .unwrap_or_default()
        });
        for item in list(history, "items") {
            visit([
                number,
                text(history, "created"),
                author,
                text(item, "field"),
                text(item, "fromString"),
                text(item, "toString"),
            ]);
        }
    }
}

/// The text of a value, empty where there is none.
fn text<'v, 'a>(object: Object<'v, 'a>, key: &str) -> &'v str {
    get(object, key).map(scalar).unwrap_or_default()
}

fn object<'v, 'a>(value: &'v Value<'a>) -> Option<Object<'v, 'a>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// The objects of a list.
fn list<'v, 'a>(around: Object<'v, 'a>, key: &str) -> impl Iterator<Item = Object<'v, 'a>> {
    let items: &'v [Value<'a>] = match get(around, key) {
        Some(Value::List(items)) => items,
        _ => &[],
    };
    items.iter().filter_map(object)
}
