use super::*;
use crate::dataset::{Because, Match, MatchKind};
use crate::settings::ColumnProfile;

fn found(column: usize, header: &str, field: Field, kind: MatchKind) -> Match {
    Match { column, header: header.into(), field, kind, confidence: 50, because: Because::default() }
}

/// Five columns: a number that is known, a creation and a status that were guessed, two that nobody uses.
fn file(entity: Option<Entity>) -> FileInfo {
    FileInfo {
        name: "list.csv".into(),
        entity,
        rows: 9,
        headers: ["Ref", "Logged", "Where", "Done", "Extra"].map(str::to_owned).to_vec(),
        matches: vec![
            found(0, "Ref", Field::Number, MatchKind::Alias),
            found(1, "Logged", Field::Created, MatchKind::Guess),
            found(2, "Where", Field::Status, MatchKind::Guess),
        ],
        ..FileInfo::default()
    }
}

fn imported() -> ImportSummary {
    ImportSummary { files: vec![file(Some(Entity::Tickets))], ..ImportSummary::default() }
}

fn fields(profile: &ColumnProfile) -> Vec<(&str, &str)> {
    profile.fields.iter().map(|(header, id)| (header.as_str(), id.as_str())).collect()
}

#[test]
fn what_was_not_touched_is_guessed_on() {
    let settings = Settings::default();
    let mut draft = Draft::of(&imported(), &settings);
    assert_eq!(draft.tables[0].unsure, [Field::Created, Field::Status]);
    assert!(draft.on_trial(&settings).columns.is_empty(), "nothing was said");
    draft.tables[0].choose(Field::Completed, Some(3));
    let trial = draft.on_trial(&settings);
    assert_eq!(fields(&trial.columns[0]), [("Done", "completed")], "only what was said");
    assert_eq!(draft.tables[0].column(Field::Created), Some(1));
    // What is confirmed was shown and left as it stands.
    let kept = draft.confirmed(&settings);
    assert_eq!(fields(&kept.columns[0]), [("Done", "completed"), ("Logged", "created"), ("Where", "status")]);
    // A remembered field moves to the column that is said now.
    draft.tables[0].choose(Field::Completed, Some(4));
    assert_eq!(fields(&draft.on_trial(&kept).columns[0])[0], ("Extra", "completed"));
    assert!(!draft.on_trial(&kept).columns[0].fields.contains_key("Done"));
}

#[test]
fn a_field_that_is_in_no_column_stays_away() {
    let settings = Settings::default();
    let mut draft = Draft::of(&imported(), &settings);
    draft.tables[0].choose(Field::Status, None);
    assert_eq!(draft.tables[0].column(Field::Status), None);
    assert_eq!(fields(&draft.on_trial(&settings).columns[0]), [("Where", "")]);
    // The next best column is found for it: that one is left out, too, and the files are tried once more.
    let mut next = file(Some(Entity::Tickets));
    next.matches[2] = found(4, "Extra", Field::Status, MatchKind::Evident);
    let outcome = Ok(ImportSummary { files: vec![next.clone()], ..ImportSummary::default() });
    assert!(draft.take(&outcome, &settings));
    assert!(!draft.take(&outcome, &settings), "it is left out already");
    assert_eq!(fields(&draft.on_trial(&settings).columns[0]), [("Extra", ""), ("Where", "")]);
    // A column after all: what was left out for it is free again.
    draft.tables[0].choose(Field::Status, Some(2));
    assert_eq!(fields(&draft.on_trial(&settings).columns[0]), [("Where", "status")]);
    assert!(draft.tables[0].unused().contains(&"Done"));
}

#[test]
fn a_refused_file_is_taken_for_tickets() {
    let settings = Settings::default();
    let mut people = file(None);
    people.name = "people.csv".into();
    people.matches.truncate(1);
    let files = UnrecognizedFiles { tables: vec![people, file(None)], ..UnrecognizedFiles::default() };
    let mut draft = Draft::of_refused(&files);
    let entities: Vec<_> = draft.tables.iter().map(DraftTable::entity).collect();
    assert_eq!(entities, [Some(Entity::Tickets), None], "the one that is most like tickets comes first");
    assert_eq!(draft.tables[0].name(), "list.csv");
    assert_eq!(draft.missing(), None);
    let kept = draft.confirmed(&settings);
    assert_eq!(kept.columns.len(), 1);
    assert_eq!(fields(&kept.columns[0]), [("Logged", "created"), ("Ref", "number"), ("Where", "status")]);
    draft.tables[0].choose(Field::Number, None);
    assert_eq!(draft.missing(), Some(Missing::Number));
    draft.tables[0].choose_entity(None);
    assert_eq!(draft.missing(), Some(Missing::Tickets));
}

#[test]
fn labels_and_dates_are_answered() {
    let settings = Settings::default();
    let asked = |label: &str| StatusQuestion {
        label: label.into(),
        tickets: 3,
        meaning: StatusMeaning::Active,
        doubt: StatusDoubt::Unknown,
        sentence: "Nothing is known of it.".into(),
    };
    let statuses = |labels: &[&str]| labels.iter().map(|label| ((*label).to_owned(), "active".to_owned(), 3)).collect();
    let question = DateQuestion {
        file: "list.csv".into(),
        column: "Logged".into(),
        samples: vec!["02/03/2026".into()],
        day_first: false,
    };
    let summary = ImportSummary {
        doubtful_statuses: vec![asked("Gnarly"), asked("Odd")],
        statuses: statuses(&["Gnarly", "Odd", "New"]),
        questions: vec![question],
        ..imported()
    };
    let mut draft = Draft::of(&summary, &settings);
    assert_eq!((draft.open_doubts(), draft.missing()), (5, Some(Missing::Order)));
    draft.day_first = Some(true);
    draft.choose_meaning("Gnarly", StatusMeaning::Complete);
    assert_eq!(draft.asked[0].why(), "", "the heading says it");
    let trial = draft.on_trial(&settings);
    assert_eq!(trial.statuses.len(), 1);
    assert_eq!(trial.columns[0].day_first, Some(true));
    // What was asked stays where it is, though nothing is in doubt any more; a label that is gone goes.
    let answered = ImportSummary { statuses: statuses(&["Gnarly", "New"]), ..imported() };
    draft.take(&Ok(answered), &settings);
    assert_eq!(draft.asked.len(), 1);
    assert_eq!(draft.questions.len(), 1);
    assert_eq!(draft.meaning("Gnarly"), Some(StatusMeaning::Complete));
    let kept = draft.confirmed(&settings);
    assert_eq!(kept.statuses.get("Gnarly"), Some(&StatusMeaning::Complete));
}
