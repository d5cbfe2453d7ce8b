//! What is found by a few letters: tickets by number and title, companies, technicians.
//!
//! In: a view, letters. Out: what fits, the best first. Never: pages and actions; the page knows them itself.

use desk::dataset::{Field, TicketRow};
use desk::figure::View;
use desk::query::{Page, Query};
use desk::rule::{LabelRule, StateRule};
use desk::rules;
use language::say;
use serde::{Deserialize, Serialize};

use crate::kit::words;

/// Found of each kind at most.
const MOST: usize = 6;

/// Kinds of things that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundKind {
    /// A ticket.
    Ticket,
    /// A company, by its open tickets.
    Company,
    /// A technician, by their open tickets.
    Technician,
}

impl FoundKind {
    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ticket => say!("Ticket"),
            Self::Company => say!("Company"),
            Self::Technician => say!("Technician"),
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its name; of a ticket, number and title.
    pub title: String,
    /// A few words about it.
    pub note: String,
    /// Its page or list.
    pub href: String,
}

/// What fits some letters in all the data, whatever is filtered: tickets, then technicians, then companies.
pub fn find(view: &View<'_>, query: &Query, letters: &str) -> Vec<Found> {
    let letters = letters.trim().to_lowercase();
    if letters.is_empty() {
        return Vec::new();
    }
    // What was found is shown whatever is filtered.
    let query = Query { filters: Vec::new(), ..query.clone() };
    let mut all = tickets(view, &query, &letters);
    all.extend(people(view, &query, &letters, FoundKind::Technician));
    all.extend(people(view, &query, &letters, FoundKind::Company));
    all
}

fn tickets(view: &View<'_>, query: &Query, letters: &str) -> Vec<Found> {
    let data = view.data;
    let wanted: Vec<&str> = letters.split_whitespace().collect();
    let mut found: Vec<((u8, bool), TicketRow)> = Vec::new();
    for row in 0..data.len() {
        let number = data.number(row).to_lowercase();
        let place = if number == letters {
            0
        } else if number.ends_with(letters) || number.starts_with(letters) {
            1
        } else {
            let title = data.tickets.text(Field::Title, row).to_lowercase();
            if !wanted.iter().all(|word| title.contains(word) || number.contains(word)) {
                continue;
            }
            2
        };
        found.push(((place, !data.facts.meaning[row].is_open()), row));
    }
    // The newest of what fits alike.
    found.sort_by_key(|&(rank, row)| (rank, std::cmp::Reverse(data.tickets.date(Field::Created, row).get()), row));
    let told = |(_, row): ((u8, bool), TicketRow)| {
        let number = data.number(row).to_owned();
        let about = [data.label(Field::Company, row), data.label(Field::Status, row)];
        Found {
            kind: FoundKind::Ticket,
            title: [number.as_str(), data.tickets.text(Field::Title, row)].join(" · ").trim_end_matches(" · ").into(),
            note: about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
            href: Query { page: Page::Ticket(number), ..query.on(Page::Tickets) }.to_fragment(),
        }
    };
    found.into_iter().take(MOST).map(told).collect()
}

fn people(view: &View<'_>, query: &Query, letters: &str, kind: FoundKind) -> Vec<Found> {
    let data = view.data;
    let field = if kind == FoundKind::Company { Field::Company } else { Field::Resource };
    // By symbol: open tickets + 1 where any ticket has the value.
    let mut counts = vec![0_u32; data.texts.len()];
    for (row, &value) in data.tickets.labels(field).iter().enumerate() {
        let count = &mut counts[value.index()];
        *count = (*count).max(1) + u32::from(data.facts.meaning[row].is_open());
    }
    let mut found: Vec<(u32, &str, u32)> = data
        .texts
        .iter()
        .filter(|(value, text)| counts[value.index()] > 0 && !text.is_empty())
        .filter_map(|(value, text)| Some((fuzzy(letters, text)?, text, counts[value.index()] - 1)))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(&a.2)).then(a.1.cmp(b.1)));
    let told = |(_, name, open): (u32, &str, u32)| {
        let rules = match kind {
            FoundKind::Company => rules![LabelRule::company(name), StateRule::Open],
            _ => rules![StateRule::technician(name), StateRule::Open],
        };
        Found {
            kind,
            title: name.to_owned(),
            note: say!("{} open", words::tickets(open as usize)),
            href: query.tickets(&rules).to_fragment(),
        }
    };
    found.into_iter().take(MOST).map(told).collect()
}

/// How badly letters fit a text, 0 for best; `None` when they do not. Each word of the letters must stand in the text
/// in order: at the start of a word, within one, or with other letters between.
pub fn fuzzy(letters: &str, text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    letters.split_whitespace().map(|word| fuzzy_word(&word.to_lowercase(), &text)).sum()
}

fn fuzzy_word(word: &str, text: &str) -> Option<u32> {
    if let Some(at) = text.find(word) {
        let is_start = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        return Some(if at == 0 {
            0
        } else if is_start {
            1
        } else {
            4
        });
    }
    // A letter or two left out; the letters stand close together, and begin where a word does.
    let mut best: Option<u32> = None;
    let starts = text
        .char_indices()
        .filter(|&(at, _)| at == 0 || text[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric()));
    for (start, _) in starts {
        let mut rest = text[start..].char_indices();
        let mut end = 0;
        let fits = word.chars().all(|wanted| match rest.find(|(_, letter)| *letter == wanted) {
            Some((at, _)) => {
                end = at + 1;
                true
            }
            None => false,
        });
        let gaps = end.saturating_sub(word.len());
        if fits && gaps <= 2 * word.len() {
            let score = 8 + gaps as u32;
            best = Some(best.map_or(score, |known| known.min(score)));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_find_words_parts_and_gaps_in_this_order() {
        let score = |letters: &str, text: &str| fuzzy(letters, text);
        assert_eq!(score("util", "Utilization"), Some(0));
        assert_eq!(score("util", "Go to: Utilization"), Some(1));
        assert_eq!(score("lization", "Utilization"), Some(4));
        assert!(score("utlz", "Utilization").is_some_and(|score| score > 4));
        assert!(score("gosett", "Go to: Settings").is_some());
        assert_eq!(score("xyz", "Utilization"), None);
        assert_eq!(score("ü", "Müller & Söhne"), Some(4));
        assert_eq!(score("", "anything"), Some(0));
        assert!(score("dark theme", "Theme: dark") < score("drk", "Theme: dark"));
    }
}
