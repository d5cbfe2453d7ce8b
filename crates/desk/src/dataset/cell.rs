//! One cell as people read it: objects by their names, HTML by its text, several people each alone.

use std::borrow::Cow;

/// Keys whose values name an object, the best first.
const NAMES: [&str; 13] = [
    "displayname", "display_value", "fullname", "dynamicname", "name", "label", "title", "value", "key", "login",
    "username", "email", "id",
];

/// The text of a cell: without tags and entities, and of an object only its name. Line ends stay.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['{', '['])
        && let Some(names) = object_names(cell)
    {
        return Cow::Owned(names.join("; "));
    }
    if !cell.contains(['<', '&']) {
        return Cow::Borrowed(unmarked(cell));
    }
    let text = without_entities(&without_tags(cell));
    let text = match text.trim() {
        // Nothing but tags: what a picture is called.
        "" => without_entities(attribute(cell, "alt").or_else(|| attribute(cell, "title")).unwrap_or_default()),
        text => text.to_owned(),
    };
    Cow::Owned(unmarked(text.trim()).to_owned())
}

/// All people of a cell, without roles and numbers behind the names: `Ann (12)<br>Bob (34)` are two.
pub(super) fn people(cell: &str, comma_list: bool) -> impl Iterator<Item = &str> {
    cell.split([';', '\n', '|'])
        .flat_map(move |part| part.split(move |c| comma_list && c == ','))
        .map(|part| {
            let part = part.trim();
            match part.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
                Some((name, _)) if !name.trim().is_empty() => name.trim(),
                _ => part,
            }
        })
        .filter(|name| !name.is_empty())
}

/// Some systems set marks before labels in place of an icon.
fn unmarked(cell: &str) -> &str {
    match cell.trim_start_matches(['_', '\u{a0}', ' ']) {
        rest if cell.starts_with("__") && !rest.is_empty() => rest,
        _ => cell,
    }
}

/// The names in an object or a list of objects, as JSON or as Python prints it; `None` when it is neither.
fn object_names(cell: &str) -> Option<Vec<String>> {
    let value: serde_json::Value = serde_json::from_str(cell).or_else(|_| serde_json::from_str(&as_json(cell))).ok()?;
    let names: Vec<String> = match &value {
        serde_json::Value::Array(all) => all.iter().filter_map(name_of).collect(),
        one => name_of(one).into_iter().collect(),
    };
    (!names.is_empty()).then_some(names)
}

fn name_of(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Object(object) => NAMES.iter().find_map(|wanted| {
            let (_, value) = object.iter().find(|(key, _)| key.to_lowercase() == *wanted)?;
            name_of(value).filter(|name| !name.is_empty())
        }),
        _ => None,
    }
}

/// `{'id': 5, 'ok': None}` as JSON.
fn as_json(cell: &str) -> String {
    let mut json = String::with_capacity(cell.len());
    let mut quote = None;
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(_), '\\') => {
                let next = chars.next().unwrap_or_default();
                if next != '\'' {
                    json.push('\\');
                }
                json.push(next);
            }
            (Some(open), _) if c == open => {
                quote = None;
                json.push('"');
            }
            (Some(_), '"') => json.push_str("\\\""),
            (None, '\'' | '"') => {
                quote = Some(c);
                json.push('"');
            }
            (None, _) if c.is_ascii_alphabetic() => {
                let mut word = String::from(c);
                while let Some(next) = chars.next_if(char::is_ascii_alphanumeric) {
                    word.push(next);
                }
                json.push_str(match word.as_str() {
                    "None" => "null",
                    "True" => "true",
                    "False" => "false",
                    other => other,
                });
            }
            _ => json.push(c),
        }
    }
    json
}

/// Tags of HTML that cells hold; anything else between angle brackets is text, such as `<Printer> is down`.
const TAGS: [&str; 62] = [
    "a", "abbr", "address", "article", "b", "big", "blockquote", "body", "br", "button", "center", "code", "col", "dd",
    "del", "div", "dl", "dt", "em", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "i", "img", "ins", "label", "li", "link", "main", "meta", "o", "ol", "p", "pre", "s",
    "section", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "th",
    "thead", "tr", "u",
];

/// The value of an attribute of the first tag that has it.
fn attribute<'c>(cell: &'c str, name: &str) -> Option<&'c str> {
    let at = cell.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &cell[at..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = &rest[1..];
    inner.find(quote).map(|end| &inner[..end])
}

/// Text without tags; where a tag parts lines, a line end. A lone `<` is no tag.
fn without_tags(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let is_tag = inner.starts_with('!') || TAGS.contains(&name.as_str()) || name == "ul" || name == "title";
        match inner.find('>').filter(|_| is_tag) {
            Some(end) => {
                if matches!(name.as_str(), "br" | "p" | "div" | "li" | "tr")
                    && !text.is_empty()
                    && !text.ends_with('\n')
                {
                    text.push('\n');
                }
                rest = &inner[end + 1..];
            }
            None => {
                text.push('<');
                rest = inner;
            }
        }
    }
    text.push_str(rest);
    text
}

fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let entity = inner.find(';').filter(|end| *end <= 8).and_then(|end| Some((entity(&inner[..end])?, end)));
        match entity {
            Some((c, end)) => {
                plain.push(c);
                rest = &inner[end + 1..];
            }
            None => {
                plain.push('&');
                rest = inner;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_people_read_them() {
        for (cell, expected) in [
            ("{'id': 5, 'name': 'Ann Lee'}", "Ann Lee"),
            (r#"{"id":"5","displayName":"Ann Lee","active":true}"#, "Ann Lee"),
            ("[{'id': 1, 'name': \"O'Neil\"}, {'id': 2, 'name': None, 'login': 'bob'}]", "O'Neil; bob"),
            ("['Ann', 'Bob']", "Ann; Bob"),
            ("{'id': 7}", "7"),
            ("{'id': 'a1', 'dynamicName': 'Lee, Ann', 'branch': {'name': 'Oslo'}}", "Lee, Ann"),
            ("{broken", "{broken"),
            ("[Board 3] out of paper", "[Board 3] out of paper"),
            ("Ann (1)<br>Bob (2)<BR/>", "Ann (1)\nBob (2)"),
            ("<p>Printer &amp; scanner&nbsp;down</p>", "Printer & scanner down"),
            ("a < b & c", "a < b & c"),
            ("<Printer>", "<Printer>"),
            ("<Board 3> is dark", "<Board 3> is dark"),
            ("<span><img src='p/red.gif' alt=\"High\"/></span>", "High"),
            ("<i class='dot' title='On hold'></i>", "On hold"),
            ("<p></p>", ""),
            ("&#39;x&#x41;", "'xA"),
            ("__ New", "New"),
            ("_svc_backup", "_svc_backup"),
            ("__", "__"),
        ] {
            assert_eq!(plain(cell), expected, "{cell}");
        }
    }

    #[test]
    fn people_each_alone() {
        let all = |cell: &str, comma| people(cell, comma).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(all("Ann Sol (12) \nBo Lin (34)", false), ["Ann Sol", "Bo Lin"]);
        assert_eq!(all("Adams, Ann (primary); Baker, Bob", false), ["Adams, Ann", "Baker, Bob"]);
        assert_eq!(all("AAdams, BBaker", true), ["AAdams", "BBaker"]);
        assert_eq!(all("(unknown)", false), ["(unknown)"]);
    }
}
