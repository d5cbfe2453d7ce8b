//! The question as the fragment of a URL, and back. Nothing in a fragment is an error: what is not
//! understood is left out, so that an old link still opens its page; the path of no page is a page that says so.

use base::Timestamp;

use super::{Dimension, Page, Pick, Query};

impl Query {
    /// The fragment, with its `#`, for example `#/tickets?company=Harbor%20Accounting&pick=kpi:new`.
    pub fn to_fragment(&self) -> String {
        let mut text = String::from("#/");
        match &self.page {
            Page::Unknown(path) => encode(path, &mut text),
            page => text.push_str(page.path()),
        }
        if let Page::Ticket(number) = &self.page {
            text.push('/');
            encode(number, &mut text);
        }
        let mut separator = '?';
        let mut put = |name: &str, value: &str| {
            text.push(separator);
            separator = '&';
            encode(name, &mut text);
            text.push('=');
            encode(value, &mut text);
        };
        if let Some(as_of) = self.as_of {
            put("as_of", &utc_text(as_of));
        }
        if !self.zone.is_empty() {
            put("zone", &self.zone);
        }
        for (dimension, value) in &self.filters {
            put(dimension.id(), value);
        }
        if let Some(period) = self.period {
            put("period", &period.to_string());
        }
        if !self.group.is_empty() {
            put("group", &self.group);
        }
        for pick in &self.picks {
            put("pick", &format!("{}:{}", pick.rule, pick.value));
        }
        if !self.sort.is_empty() {
            put("sort", &self.sort);
        }
        if self.offset > 0 {
            put("offset", &self.offset.to_string());
        }
        if self.rewound {
            put("rewind", "1");
        }
        for (name, value) in &self.options {
            put(name, value);
        }
        text
    }

    /// Reads a fragment or a query string, with or without `#`, `?` and a path.
    pub fn from_fragment(text: &str) -> Self {
        let text = text.trim_start_matches(['#', '?']);
        let (path, parameters) = match text.split_once('?') {
            Some((path, parameters)) => (path, parameters),
            None if text.contains('=') && !text.starts_with('/') => ("", text),
            None => (text, ""),
        };
        let mut query = Self { page: Page::from_path(&decode(path)), ..Self::default() };
        for pair in parameters.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.take(&decode(name), decode(value));
        }
        query
    }

    fn take(&mut self, name: &str, value: String) {
        if let Some(dimension) = Dimension::ALL.into_iter().find(|dimension| dimension.id() == name) {
            self.filters.push((dimension, value));
            return;
        }
        match name {
            "as_of" => self.as_of = read_moment(&value),
            "zone" => self.zone = value,
            "period" => self.period = value.parse().ok().filter(|days| (1..=3_660).contains(days)),
            "group" => self.group = value,
            "rewind" => self.rewound = value == "1",
            "sort" => self.sort = value,
            "offset" => self.offset = value.parse().unwrap_or_default(),
            "pick" => {
                let (rule, value) = value.split_once(':').unwrap_or((&value, ""));
                self.picks.push(Pick::new(rule, value));
            }
            _ => self.options.push((name.to_owned(), value)),
        }
    }
}

/// Without the zone table: the page writes links too, and must not carry it.
fn utc_text(at: Timestamp) -> String {
    at.to_chrono().map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).unwrap_or_default()
}

/// `2026-06-30T15:00:00Z`, with an offset, or without one (then UTC); a day alone is its end.
fn read_moment(text: &str) -> Option<Timestamp> {
    // A `+` that was not encoded arrives as a space.
    let text = text.trim().replace(' ', "+");
    Timestamp::from_rfc3339(&text)
        .or_else(|| Timestamp::from_rfc3339(&format!("{text}Z")))
        .or_else(|| Timestamp::from_rfc3339(&format!("{text}:00Z")))
        .or_else(|| Timestamp::from_rfc3339(&format!("{text}T23:59:59Z")))
}

fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' | b',' => {
                into.push(byte as char)
            }
            _ => into.push_str(&format!("%{byte:02X}")),
        }
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| bytes.get(at + offset).and_then(|byte| (*byte as char).to_digit(16));
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'+', ..) => {
                decoded.push(b' ');
                at += 1;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_survives_the_url() {
        let query = Query {
            page: Page::Tickets,
            as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z"),
            zone: "Europe/Berlin".into(),
            filters: vec![
                (Dimension::Company, "Müller & Söhne = 100 %".into()),
                (Dimension::Resource, "Brooks, Hugo".into()),
            ],
            picks: vec![Pick::new("kpi", "new"), Pick::new("tech", "O’Neil: Grace")],
            sort: "-age".into(),
            offset: 100,
            rewound: true,
            ..Query::default()
        };
        assert_eq!(Query::from_fragment(&query.to_fragment()), query);
        let ticket = Query { page: Page::Ticket("A/1 b".into()), ..Query::default() };
        assert_eq!(Query::from_fragment(&ticket.to_fragment()), ticket);
    }

    #[test]
    fn links_by_hand_are_understood() {
        let by_hand = Query::from_fragment("#company=Harbor+Accounting&as_of=2026-06-30T15:00:00");
        assert_eq!(by_hand.filters, [(Dimension::Company, "Harbor Accounting".into())]);
        assert_eq!(by_hand.as_of, Timestamp::from_rfc3339("2026-06-30T15:00:00Z"));
        assert_eq!(Query::from_fragment("#/").page, Page::Coordinator);
        let nowhere = Query::from_fragment("#/nonsense/a b?%zz&=");
        assert_eq!(nowhere.page, Page::Unknown("nonsense/a b".into()));
        assert_eq!(Query::from_fragment(&nowhere.to_fragment()).page, nowhere.page);
        assert_eq!(Query::from_fragment("?resource=Ann").filters.len(), 1);
        assert_eq!(
            Query::from_fragment("#/?as_of=2026-06-30T15:00:00+02:00").as_of,
            Timestamp::from_rfc3339("2026-06-30T13:00:00Z")
        );
    }
}
