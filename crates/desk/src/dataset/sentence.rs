//! Changes that a history tells in sentences: `Status changed from New to In Progress`,
//! `The status has been updated from "New" to "Waiting Customer" by jdoe.`

use rustc_hash::FxHashSet;

use base::normalize;

/// What a line of a history is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The status.
    Status,
    /// The queue, board, team or group.
    Queue,
    /// The technician.
    Resource,
}

impl Subject {
    /// What a changed field or an action is about, by its name.
    pub fn named(name: &str) -> Option<Self> {
        let name = normalize(name);
        let stem = ["changed", "updated", "edited", "modified", "change", "update"]
            .iter()
            .find_map(|verb| name.strip_suffix(verb).filter(|stem| !stem.is_empty()))
            .unwrap_or(&name);
        let stem = ["ticket", "service", "incident", "request", "issue", "sr"]
            .iter()
            .find_map(|what| stem.strip_prefix(what).filter(|rest| !rest.is_empty()))
            .unwrap_or(stem);
        Some(match stem {
            "status" | "state" | "incidentstate" | "statusid" => Self::Status,
            "queue" | "queueid" | "board" | "boardid" | "team" | "teamid" | "group" | "groupid" | "assignmentgroup"
            | "serviceboard" => Self::Queue,
            "resource" | "primaryresource" | "assignedresource" | "assignedresourceid" | "assignee" | "assigneeid"
            | "assignedto" | "assignedtoid" | "owner" | "ownerid" | "technician" | "agent" | "agentid" => {
                Self::Resource
            }
            // The numbers that GLPI gives the fields of its log.
            "12" => Self::Status,
            "8" => Self::Queue,
            "5" => Self::Resource,
            "move" => Self::Queue,
            _ => return super::mapping::subject_of(&name),
        })
    }
}

/// A change as a sentence tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub subject: Subject,
    /// What it was before; empty when the sentence does not say.
    pub old: String,
    pub new: String,
    /// Whether the sentence can be read in one way only.
    pub sure: bool,
}

/// Words between the subject and the labels.
const BETWEEN: [&str; 20] = [
    "change", "was", "has", "have", "been", "is", "got", "changed", "updated", "modified", "edited", "moved", "set",
    "switched", "value", "field", "wurde", "geändert", "name", "automatically",
];

/// The changes in a text of a few sentences or lines. `about` is what the action beside it is about: then the
/// text need not say it again. `known` are normalized labels: of several readings the one with known labels is taken.
pub(super) fn told(text: &str, about: Option<Subject>, known: &FxHashSet<String>) -> Vec<Told> {
    // OTRS parts old and new by percent signs.
    if let (Some(inner), Some(subject @ Subject::Status)) = (text.strip_prefix("%%"), about) {
        let mut parts = inner.split("%%").map(str::trim).filter(|part| !part.is_empty());
        let (old, new) = (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default().to_owned());
        return if new.is_empty() { Vec::new() } else { vec![Told { subject, old, new, sure: true }] };
    }
    let text = text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n").replace("&quot;", "\"");
    text.split(['\n', '\r', ';']).flat_map(sentences).filter_map(|clause| one(clause, about, known)).collect()
}

/// A line cut where a sentence ends: a full stop behind a word that is no abbreviation such as `Dr.`.
fn sentences(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(". ") {
        let word = line[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        if word.chars().count() > 3 || word.ends_with(['"', '\'', '”']) {
            parts.push(&line[from..at]);
            from = at + 2;
        }
    }
    parts.push(&line[from..]);
    parts
}

fn one(clause: &str, about: Option<Subject>, known: &FxHashSet<String>) -> Option<Told> {
    let clause = clause.trim();
    let (subject, rest) = subject(clause).or_else(|| Some((about?, clause)))?;
    let rest = skip(rest);
    let (old, new, sure) = labels(rest, known)?;
    (!new.is_empty() && new.len() <= 100 && old.len() <= 100).then_some(Told { subject, old, new, sure })
}

/// The subject and what stands behind it. `Approval status` is another status: only words that say nothing may
/// stand before it.
fn subject(clause: &str) -> Option<(Subject, &str)> {
    const BEFORE: [&str; 16] = [
        "the", "ticket", "tickets", "service", "sr", "incident", "request", "issue", "case", "its", "changed",
        "updated", "set", "modified", "of", "field",
    ];
    let mut start = 0;
    for (at, word) in words(clause) {
        // `Primary Resource` and `Assigned To` are two words.
        let two = words(&clause[at + word.len()..]).next();
        if let Some((next, second)) = two
            && let Some(subject) = Subject::named(&format!("{word}{second}"))
            && !BEFORE.contains(&normalize(word).as_str())
        {
            return Some((subject, &clause[at + word.len() + next + second.len()..]));
        }
        if let Some(subject) = Subject::named(word) {
            return Some((subject, &clause[at + word.len()..]));
        }
        let plain = normalize(word);
        let is_number = plain.bytes().any(|byte| byte.is_ascii_digit());
        start += 1;
        if start > 5 || !(is_number || plain.is_empty() || BEFORE.contains(&plain.as_str())) {
            return None;
        }
    }
    None
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let edge = |c: char| c.is_whitespace() || matches!(c, ':' | '"' | '\'' | '“' | '”' | '=' | ',');
    text.split(edge).filter(|word| !word.is_empty()).map(move |word| {
        // Words are slices of the text, so that their place follows from where they begin.
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// Without the words and signs between the subject and the labels.
fn skip(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '=' | ',' | '-') && !rest.starts_with("->")
        });
        // The quote that closes around the subject.
        if let Some(inner) = rest.strip_prefix(['"', '”', '\''])
            && inner.starts_with(' ')
        {
            rest = inner;
            continue;
        }
        let word = rest.split_whitespace().next().unwrap_or_default();
        if word.is_empty() || !BETWEEN.contains(&word.to_lowercase().as_str()) {
            return rest;
        }
        rest = &rest[word.len()..];
    }
}

/// Old and new label: `from A to B`, `to B`, `A -> B`; and whether there is no other reading.
fn labels(rest: &str, known: &FxHashSet<String>) -> Option<(String, String, bool)> {
    for arrow in ["->", "→", "=>", ">>"] {
        if let Some((old, new)) = rest.split_once(arrow) {
            return Some((bare(old), tail(new, known), true));
        }
    }
    if let Some(new) = after(rest, &["to", "as", "auf", "zu"]) {
        return Some((String::new(), tail(new, known), false));
    }
    let pair = after(rest, &["from", "von"])?;
    let known_label = |label: &str| known.contains(&normalize(label));
    // `from Ready to Engage to Complete`: the place where both sides are labels of this desk.
    let cuts: Vec<(usize, usize)> = [" to ", " auf ", " zu ", " into "]
        .into_iter()
        .flat_map(|word| pair.match_indices(word).map(move |(at, _)| (at, at + word.len())))
        .collect();
    let sure = cuts.len() == 1 && !pair.contains(" by ");
    cuts.into_iter()
        .map(|(end, start)| (bare(&pair[..end]), tail(&pair[start..], known), sure))
        .filter(|(old, new, _)| !old.is_empty() && !new.is_empty())
        .min_by_key(|(old, new, _)| {
            let unknown = usize::from(!known_label(old)) + usize::from(!known_label(new));
            (unknown, usize::from(!known_label(new)), old.len())
        })
}

/// What follows one of the words at the start of a text.
fn after<'t>(text: &'t str, leads: &[&str]) -> Option<&'t str> {
    let word = text.split_whitespace().next()?;
    leads.contains(&word.to_lowercase().as_str()).then(|| text[word.len()..].trim_start())
}

/// A label at the end of a sentence: the whole, or what stands before ` by jdoe` and the like.
fn tail(text: &str, known: &FxHashSet<String>) -> String {
    let text = text.trim();
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('«', '»'), ('[', ']')] {
        if let Some((inside, _)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
            return inside.trim().to_owned();
        }
    }
    let whole = bare(text);
    if known.contains(&normalize(&whole)) {
        return whole;
    }
    let cuts = [" by ", " on ", " at ", " (", " via ", " because ", ", ", " von "];
    cuts.iter()
        .flat_map(|cut| text.match_indices(cut))
        .map(|(at, _)| bare(&text[..at]))
        .find(|label| known.contains(&normalize(label)))
        // Unknown: only what no label holds ends it. `Waiting on Client` does not end at its `on`.
        .or_else(|| text.find(" by ").map(|at| bare(&text[..at])))
        .unwrap_or(whole)
}

/// Without quotes, blanks and the full stop around it.
fn bare(text: &str) -> String {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '«' | '»' | '[' | ']');
    text.trim_matches(around).trim_end_matches(['.', ',']).trim_matches(around).to_owned()
}

/// The ticket number that a sentence names: `Ticket #4711 …`.
pub(super) fn number_in(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('#')?;
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    number.bytes().any(|byte| byte.is_ascii_digit()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, about: Option<Subject>) -> Vec<String> {
        let known: FxHashSet<String> = ["New", "In Progress", "Ready to Engage", "Complete", "Waiting on Client~"]
            .map(normalize)
            .into_iter()
            .collect();
        told(text, about, &known)
            .into_iter()
            .map(|told| format!("{:?}: {} > {}", told.subject, told.old, told.new))
            .collect()
    }

    #[test]
    fn sentences_tell_old_and_new() {
        for (text, told) in [
            ("Status changed from New to In Progress", "Status: New > In Progress"),
            ("Status has been updated from \"New\" to \"In Progress\".", "Status: New > In Progress"),
            ("The ticket status was changed from 'New' to 'Complete' by jdoe.", "Status: New > Complete"),
            ("Status: New -> Waiting on Client~", "Status: New > Waiting on Client~"),
            ("Ticket #4711 status set to Complete", "Status:  > Complete"),
            ("Changed status from Ready to Engage to In Progress", "Status: Ready to Engage > In Progress"),
            ("Status changed from In Progress to Ready to Engage", "Status: In Progress > Ready to Engage"),
            ("status updated from New to Waiting on Client~ on 3/4/2026", "Status: New > Waiting on Client~"),
            ("Status changed from Odd to Waiting on Vendor by Ann Adams", "Status: Odd > Waiting on Vendor"),
            ("Queue changed from Triage to Service Desk", "Queue: Triage > Service Desk"),
            ("Primary Resource changed from Ann Adams to Bob Brown", "Resource: Ann Adams > Bob Brown"),
            ("Assigned To: Ann → Bob", "Resource: Ann > Bob"),
        ] {
            assert_eq!(read(text, None), [told], "{text}");
        }
    }

    #[test]
    fn several_changes_in_one_text_are_all_told() {
        assert_eq!(
            sentences("Status changed from New to Waiting for Dr. Brown. Queue changed from A to B"),
            ["Status changed from New to Waiting for Dr. Brown", "Queue changed from A to B"]
        );
        let text =
            "Priority changed from Low to High\nStatus changed from New to In Progress. Queue changed from A to B.";
        assert_eq!(read(text, None), ["Status: New > In Progress", "Queue: A > B"]);
    }

    #[test]
    fn an_action_says_what_the_text_leaves_out() {
        assert_eq!(read("New -> Complete", Some(Subject::Status)), ["Status: New > Complete"]);
        assert_eq!(read("from New to Complete", Some(Subject::Status)), ["Status: New > Complete"]);
        assert_eq!(Subject::named("Status Changed"), Some(Subject::Status));
        assert_eq!(Subject::named("Ticket Status Update"), Some(Subject::Status));
        assert_eq!(Subject::named("Due Date Changed"), None);
    }

    #[test]
    fn what_is_no_change_of_these_is_none() {
        for text in [
            "Approval status changed from Open to Done",
            "Due Date changed from 1/2/2026 to 1/3/2026",
            "The customer asked to change the status from home",
            "Ticket created",
            "",
            "Status",
        ] {
            assert_eq!(read(text, None), [""; 0], "{text}");
        }
        assert_eq!(number_in("Ticket #4711 was moved"), Some("4711"));
        assert_eq!(number_in("no number"), None);
    }
}
