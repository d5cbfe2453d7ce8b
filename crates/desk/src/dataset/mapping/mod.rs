//! Which header is which field, and what the whole table is about.

use crate::settings::Settings;
use base::normalize;

use super::field::{Entity, Field, FieldKind};

mod assign;
mod because;
mod company;
mod concept;
mod fit;
mod look;
mod others;
mod speaks;
#[cfg(test)]
mod tests;
mod vocabulary;

pub(super) use assign::{as_tickets, with_rows};
pub use because::{Because, Lost};
use fit::fit;

/// How a header was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum MatchKind {
    /// Remembered or told by the user.
    Profile,
    /// A known name.
    Alias,
    /// Nearly a known name: to be confirmed.
    Fuzzy,
    /// Told from words in the header and from the values, and nothing speaks against it.
    Evident,
    /// Told from words in the header or from the values, but not surely: to be confirmed.
    Guess,
}

impl MatchKind {
    /// Whether the user should be asked.
    pub const fn is_doubtful(self) -> bool {
        matches!(self, Self::Fuzzy | Self::Guess)
    }

    /// Whether it follows from evidence, and not from a name or a person.
    pub const fn is_assumed(self) -> bool {
        matches!(self, Self::Fuzzy | Self::Evident | Self::Guess)
    }
}

/// A header that is a field.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Match {
    /// 0-based column.
    pub column: usize,
    /// The header as exported.
    pub header: String,
    /// The field.
    pub field: Field,
    /// How it was matched.
    pub kind: MatchKind,
    /// How sure that is, 0..=100.
    pub confidence: u8,
    /// What speaks for it.
    pub because: Because,
}

impl Match {
    /// A match by a name, or by a person.
    pub(in crate::dataset) fn named(column: usize, header: &str, field: Field, kind: MatchKind) -> Self {
        let (confidence, because) = match kind {
            MatchKind::Profile => (100, Because::Told),
            MatchKind::Alias => (100, Because::Known),
            _ => (60, Because::Near { percent: 0 }),
        };
        Self { column, header: header.to_owned(), field, kind, confidence, because }
    }
}

/// What a table's header tells.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    /// What the table is about.
    pub entity: Entity,
    /// The matched columns, by column.
    pub matches: Vec<Match>,
    /// The headers as exported.
    pub headers: Vec<String>,
    /// Confidence in entity and columns, 0..=100.
    pub confidence: u32,
    /// Whether a remembered profile decided, so that nothing is left to guess.
    pub is_told: bool,
    /// Order of day and month, where the profile says it.
    pub day_first: Option<bool>,
    /// Columns whose known names their values contradict, and that no other field has.
    pub lost: Vec<Lost>,
}

impl Mapping {
    /// A table of which no name tells anything.
    fn nothing(headers: &[String]) -> Self {
        Self {
            entity: Entity::Tickets,
            matches: Vec::new(),
            headers: headers.to_vec(),
            confidence: 0,
            is_told: false,
            day_first: None,
            lost: Vec::new(),
        }
    }

    /// Puts matches in order and works the confidence out anew.
    fn settle(&mut self, score: i32) {
        self.matches.sort_by_key(|found| found.column);
        let exact = self.matches.iter().filter(|found| !found.kind.is_assumed()).count();
        let share = 100 * exact / self.matches.len().max(1);
        self.confidence = (40 + score.clamp(0, 12) * 5).min(99) as u32 * (50 + share as u32 / 2) / 100;
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.matches.iter().find(|found| found.field == field).map(|found| found.column)
    }

    /// The key of a profile for files with these headers.
    pub fn profile_key(headers: &[String]) -> String {
        headers.iter().map(|header| normalize(header)).collect::<Vec<_>>().join("|")
    }
}

/// The mapping of a header row; `None` when it is no table that we can use.
pub fn map_headers(headers: &[String], settings: &Settings) -> Option<Mapping> {
    let key = Mapping::profile_key(headers);
    if let Some(profile) = settings.columns.iter().find(|profile| profile.fits(headers, &key))
        && let Some(mapping) = from_profile(headers, profile)
    {
        return Some(mapping);
    }
    let names = names_of(headers);
    Entity::ALL
        .into_iter()
        .filter_map(|entity| {
            let matches = match_entity(headers, &names, entity);
            let score = fit(entity, &matches, &names, headers.len())?;
            Some((score, entity, matches))
        })
        // The first of equals: entities are listed in order of preference.
        .fold(None, |best: Option<(i32, Entity, Vec<Match>)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(score, entity, matches)| {
            let mut mapping = Mapping { entity, matches, ..Mapping::nothing(headers) };
            mapping.settle(score);
            mapping
        })
}

fn from_profile(headers: &[String], profile: &crate::settings::ColumnProfile) -> Option<Mapping> {
    let guessed = || {
        let plain = Settings::default();
        map_headers(headers, &plain)
    };
    let entity = Entity::from_id(&profile.entity).or_else(|| guessed().map(|mapping| mapping.entity))?;
    let names = names_of(headers);
    let told =
        |header: &str| profile.fields.iter().find(|(name, _)| name.as_str() == header).map(|(_, id)| id.as_str());
    // What the user told wins; the rest stays as it is guessed, as long as the field is free.
    let mut matches: Vec<Match> = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        if let Some(field) = told(header).and_then(Field::from_id)
            && !matches.iter().any(|found| found.field == field)
        {
            matches.push(Match::named(column, header, field, MatchKind::Profile));
        }
    }
    for found in match_entity(headers, &names, entity) {
        let taken = matches.iter().any(|known| known.field == found.field || known.column == found.column);
        if !taken && told(&found.header).is_none() && found.kind == MatchKind::Alias {
            matches.push(found);
        }
    }
    matches.sort_by_key(|found| found.column);
    Some(Mapping {
        entity,
        matches,
        headers: headers.to_vec(),
        confidence: 100,
        is_told: true,
        day_first: profile.day_first,
        lost: Vec::new(),
    })
}

/// The columns that the user said are to be left out.
fn ignored_columns(headers: &[String], settings: &Settings) -> Vec<usize> {
    let key = Mapping::profile_key(headers);
    let Some(profile) = settings.columns.iter().find(|profile| profile.headers == key) else {
        return Vec::new();
    };
    let is_ignored = |header: &String| profile.fields.get(header).is_some_and(|field| field.is_empty());
    (0..headers.len()).filter(|&column| is_ignored(&headers[column])).collect()
}

/// Whether a row reads as the header of a ticket list by its words, whatever the language: nothing in it is a value.
pub(super) fn is_header_by_words(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let is_value = |cell: &&str| {
        cell.chars().count() > 60
            || cell.starts_with(|c: char| c.is_ascii_digit())
            || cell.bytes().filter(u8::is_ascii_digit).count() > 3
    };
    let spoken = spoken(&filled);
    !filled.iter().any(is_value) && (spoken >= 4 || spoken >= 3 && spoken * 2 >= filled.len())
}

/// What a changed field of a history is about, by the words of its name in whatever language.
pub(super) fn subject_of(name: &str) -> Option<super::sentence::Subject> {
    use super::sentence::Subject;
    let said = concept::Said::by(name);
    let speaks = |field: Field| said.unknown == 0 && speaks::speaks(said, field) >= 85;
    if speaks(Field::Status) {
        Some(Subject::Status)
    } else if speaks(Field::Queue) {
        Some(Subject::Queue)
    } else if speaks(Field::Resource) {
        Some(Subject::Resource)
    } else {
        None
    }
}

/// How many distinct cells say what columns of tickets say.
fn spoken(cells: &[&str]) -> usize {
    let distinct: std::collections::BTreeSet<&str> = cells.iter().copied().collect();
    distinct.into_iter().filter(|cell| speaks::is_spoken(concept::Said::by(cell))).count()
}

fn names_of(headers: &[String]) -> Vec<Vec<String>> {
    headers.iter().map(|header| readings(header)).collect()
}

/// The readings of a header: the whole, for `table[column]` or `Custom field (name)` the name, and for `Worked (h)`
/// what stands before. Each also without accents.
fn readings(header: &str) -> Vec<String> {
    let mut all = vec![normalize(header)];
    if let Some((outer, inner)) = header.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        let inner = normalize(inner);
        if UNITS.contains(&inner.as_str()) {
            all.push(normalize(outer));
        } else {
            all.push(inner);
        }
    }
    // `(Role)`, `(h)`, `(hours)` behind a name say little; behind `Custom field` they are the name.
    if let Some((name, rest)) = header.split_once('(') {
        match normalize(name).as_str() {
            "customfield" => all.push(normalize(rest)),
            name => all.push(name.to_owned()),
        }
    }
    // What an interface wraps around the fields of a record says nothing.
    if let Some(inner) = header.strip_prefix("fields.") {
        all.push(normalize(inner));
    }
    for at in 0..all.len() {
        let plain = folded(&all[at]);
        if plain != all[at] {
            all.push(plain);
        }
    }
    all.retain(|name| !name.is_empty());
    all
}

const UNITS: [&str; 14] = [
    "min", "mins", "minutes", "minuten", "h", "hrs", "hours", "std", "stunden", "s", "sec", "seconds", "sekunden",
    "utc",
];

/// A name without accents.
pub(super) fn folded(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    name.chars().for_each(|c| concept::fold(c, &mut plain));
    plain
}

fn match_entity(headers: &[String], names: &[Vec<String>], entity: Entity) -> Vec<Match> {
    let mut taken = vec![false; headers.len()];
    let mut matches = Vec::new();
    let mut missing = Vec::new();
    for &field in Field::ALL {
        let aliases = field.aliases(entity);
        let foreign = field.foreign_aliases(entity);
        let found = aliases.iter().chain(foreign).find_map(|alias| {
            (0..headers.len()).find(|&column| !taken[column] && names[column].iter().any(|name| name == alias))
        });
        match found {
            Some(column) => {
                taken[column] = true;
                matches.push(Match::named(column, &headers[column], field, MatchKind::Alias));
            }
            None if !aliases.is_empty() || !foreign.is_empty() => missing.push(field),
            None => {}
        }
    }
    for field in missing {
        let near = (0..headers.len()).find(|&column| {
            !taken[column]
                && names[column]
                    .first()
                    .is_some_and(|name| field.aliases(entity).iter().any(|alias| is_near(name, alias)))
        });
        if let Some(column) = near {
            taken[column] = true;
            matches.push(Match::named(column, &headers[column], field, MatchKind::Fuzzy));
        }
    }
    matches.sort_by_key(|found| found.column);
    matches
}

/// Whether two names differ by a slip: one letter in names of six and more, two from ten on.
fn is_near(name: &str, alias: &str) -> bool {
    let allowed = match name.len().min(alias.len()) {
        0..=5 => return false,
        6..=9 => 1,
        _ => 2,
    };
    name.len().abs_diff(alias.len()) <= allowed && edit_distance(name.as_bytes(), alias.as_bytes()) <= allowed
}

fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod header_tests {
    use super::*;

    fn mapping(header: &str) -> Mapping {
        let headers: Vec<String> = header.split(',').map(str::to_owned).collect();
        map_headers(&headers, &Settings::default()).expect("a table we know")
    }

    fn fields(header: &str) -> (Entity, String) {
        let mapping = mapping(header);
        (
            mapping.entity,
            mapping
                .matches
                .iter()
                .map(|found| format!("{}={}", found.header, found.field.id()))
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    #[test]
    fn tables_are_told_apart() {
        for (header, entity) in [
            ("Ticket Number,Title,Account,Status,Created,Due Date", Entity::Tickets),
            (
                "Ticket Number,Resource,Start Date/Time,End Date/Time,Create Date/Time,Hours Worked,Hours to Bill,Non-Billable,Work Type,Summary Notes",
                Entity::TimeEntries,
            ),
            ("Ticket Number,Resource,Start Date/Time,End Date/Time,Status", Entity::ServiceCalls),
            ("ticket,resource,start,end,status", Entity::ServiceCalls),
            ("Resource,Weekly Hours,Billable Goal,Role,Active", Entity::Resources),
            ("name,weekly hours,billable goal,role,active", Entity::Resources),
            ("Company,Endpoints,Contract,Own", Entity::Companies),
            ("Ticket,Changed At,New Status", Entity::StatusHistory),
            ("sep,Ticket Number,Created", Entity::Tickets),
            ("ticket,created", Entity::Tickets),
            ("Ticket Number,Title,Status,Created", Entity::Tickets),
            ("Ticket Number,Status,Created", Entity::Tickets),
            ("Date,Name", Entity::Holidays),
            ("Technician,From,To", Entity::Holidays),
            ("Employee,Leave Type,Start Date,End Date,Status", Entity::Holidays),
            ("Resource,Time Off Type,Start,End,Hours", Entity::Holidays),
            (
                "case:concept:name,org:group,org:resource,concept:name,impact,lifecycle:transition,time:timestamp",
                Entity::Tickets,
            ),
            (
                "ticketID,resourceID,dateWorked,startDateTime,endDateTime,hoursWorked,hoursToBill,isNonBillable,createDateTime",
                Entity::TimeEntries,
            ),
        ] {
            assert_eq!(mapping(header).entity, entity, "{header}");
        }
    }

    #[test]
    fn headers_of_real_exports_find_their_fields() {
        insta::assert_debug_snapshot!(fields("number,incident_state,active,reassignment_count,reopen_count,made_sla,caller_id,opened_at,sys_created_at,sys_updated_at,contact_type,location,category,subcategory,impact,urgency,priority,assignment_group,assigned_to,resolved_at,closed_at"), @r#"
        (
            Tickets,
            "number=number incident_state=status reopen_count=reopened made_sla=sla_met caller_id=contact opened_at=created sys_updated_at=last_activity contact_type=source category=issue_type subcategory=sub_issue_type priority=priority assignment_group=queue assigned_to=resource resolved_at=resolved_at closed_at=completed",
        )
        "#);
        insta::assert_debug_snapshot!(fields("Ticket Number,Titel,Create Dat,Resoluton Due,Primary Resource (Role),Frist"), @r#"
        (
            Tickets,
            "Ticket Number=number Titel=title Create Dat=created Resoluton Due=resolution_due Primary Resource (Role)=resource Frist=due",
        )
        "#);
    }

    #[test]
    fn what_is_no_table_of_a_desk_is_not_one() {
        let headers: Vec<String> = ["colour", "size"].map(str::to_owned).to_vec();
        assert_eq!(map_headers(&headers, &Settings::default()), None);
    }

    #[test]
    fn the_user_wins_over_the_guess() {
        let headers: Vec<String> = ["Ref", "Ticket", "Opened on", "Status"].map(str::to_owned).to_vec();
        let mut settings = Settings::default();
        settings.columns.push(crate::settings::ColumnProfile {
            headers: Mapping::profile_key(&headers),
            entity: "tickets".into(),
            fields: [
                ("Ref".to_owned(), "number".to_owned()),
                ("Opened on".to_owned(), "created".to_owned()),
                ("Ticket".to_owned(), "title".to_owned()),
            ]
            .into(),
            day_first: None,
        });
        let mapping = map_headers(&headers, &settings).expect("profile");
        assert_eq!(
            (
                mapping.column(Field::Number),
                mapping.column(Field::Created),
                mapping.column(Field::Title),
                mapping.column(Field::Status)
            ),
            (Some(0), Some(2), Some(1), Some(3))
        );
    }
}
