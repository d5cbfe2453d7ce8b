//! The lines of a calendar file: continuations joined, name, parameters and value apart.

/// One property: `DTSTART;TZID=Europe/Berlin:20260105T090000`.
pub(crate) struct Property<'a> {
    /// Its name in upper case.
    pub name: String,
    params: &'a str,
    /// What stands behind the colon.
    pub value: &'a str,
}

impl<'a> Property<'a> {
    /// A colon inside double quotes belongs to a parameter.
    pub fn of(line: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, params) = head.split_once(';').unwrap_or((head, ""));
        Some(Self { name: name.trim().to_ascii_uppercase(), params, value: value.trim() })
    }

    /// The parameter of a name, without quotes.
    pub fn param(&self, name: &str) -> Option<&'a str> {
        let mut quoted = false;
        let parts = self.params.split(move |c| {
            quoted ^= c == '"';
            c == ';' && !quoted
        });
        let mut named = parts.filter_map(|part| part.split_once('='));
        named.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"'))
    }
}

/// Lines with their continuations, which begin with a blank.
pub(crate) fn unfolded(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        let mut whole = lines.next()?.to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t'])) {
            whole.push_str(more.get(1..).unwrap_or_default());
        }
        Some(whole)
    })
}

/// Text without the backslashes of the format.
pub(crate) fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}
