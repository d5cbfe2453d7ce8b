//! What rows and histories say of labels, on small tables.

use base::Zone;

use super::{Share, StatusBecause as Because, StatusDoubt as Doubt, StatusLabel};
use crate::dataset::Dataset;
use crate::import::Import;
use crate::settings::{Settings, StatusMeaning as M};

fn read(files: &[(&str, String)], settings: &Settings) -> Dataset {
    let mut import = Import::new(settings.clone(), Zone::utc());
    files.iter().for_each(|(name, text)| import.file(name, text.as_bytes()));
    import.finish().unwrap_or_else(|error| panic!("{error}")).data
}

fn table(header: &str, rows: &[(u32, &str)]) -> String {
    let mut text = format!("Ticket Number,Created,{header}\n");
    let mut number = 0;
    for (count, cells) in rows {
        for _ in 0..*count {
            number += 1;
            text += &format!("T{number},2026-01-{:02} 09:00,{cells}\n", 1 + number % 20);
        }
    }
    text
}

fn label(data: &Dataset, text: &str) -> StatusLabel {
    let sym = data.texts.find(text).unwrap_or_else(|| panic!("{text} is nowhere"));
    *data.statuses.get(sym).unwrap_or_else(|| panic!("{text} is no status"))
}

const DONE: &str = "2026-01-22 10:00";

#[test]
fn a_completion_date_in_nearly_all_rows_means_complete() {
    let rows = [(12, "Phase A,".to_owned()), (20, format!("Phase Z,{DONE}")), (1, "Phase Z,".to_owned())];
    let rows: Vec<(u32, &str)> = rows.iter().map(|(count, cells)| (*count, cells.as_str())).collect();
    let data = read(&[("t.csv", table("Status,Completed", &rows))], &Settings::default());
    let end = label(&data, "Phase Z");
    assert_eq!((end.meaning, end.because), (M::Complete, Because::Completed(Share { count: 20, of: 21 })));
    assert_eq!(end.doubt, None);
    let start = label(&data, "Phase A");
    assert_eq!((start.meaning, start.because, start.doubt), (M::Active, Because::Nothing, Some(Doubt::Unknown)));
    assert_eq!(data.unknown_statuses(), [("Phase A".to_owned(), 12)]);
}

#[test]
fn dates_in_open_rows_as_well_say_nothing() {
    let planned = format!("Open,{DONE}");
    let unknown = format!("Phase Z,{DONE}");
    let rows = [(10, planned.as_str()), (10, unknown.as_str())];
    let data = read(&[("t.csv", table("Status,Completed", &rows))], &Settings::default());
    assert_eq!(label(&data, "Phase Z").because, Because::Nothing);
    assert_eq!(label(&data, "Open").doubt, Some(Doubt::OpenButCompleted(Share { count: 10, of: 10 })));
}

#[test]
fn the_status_category_decides_where_words_do_not() {
    let shipped = format!("Shipped off,Done,{DONE}");
    let accepted = format!("Accepted,Done,{DONE}");
    let rows = [(6, "Shelf,To Do,"), (9, shipped.as_str()), (7, accepted.as_str())];
    let data = read(&[("t.csv", table("Status,Status Category,Completed", &rows))], &Settings::default());
    assert_eq!(label(&data, "Shipped off").because, Because::Category(Share { count: 9, of: 9 }));
    assert_eq!(label(&data, "Shipped off").meaning, M::Complete);
    assert_eq!(label(&data, "Shelf").because, Because::Category(Share { count: 6, of: 6 }));
    assert!(label(&data, "Shelf").meaning.is_open());
    assert_eq!(label(&data, "Accepted").meaning, M::Complete);
    assert_eq!(label(&data, "Accepted").doubt, Some(Doubt::CategoryDisagrees(Share { count: 7, of: 7 })));
}

#[test]
fn a_resolution_decides_where_words_do_not() {
    let rows = [(6, "Left harbor,Fixed on deck"), (4, "Sunk,Duplicate"), (5, "At sea,Unresolved"), (5, "Docked,")];
    let data = read(&[("t.csv", table("Status,Resolution", &rows))], &Settings::default());
    for (text, meaning) in
        [("Left harbor", M::Complete), ("Sunk", M::Cancelled), ("At sea", M::Active), ("Docked", M::Active)]
    {
        assert_eq!(label(&data, text).meaning, meaning, "{text}");
    }
    assert_eq!(label(&data, "Sunk").because, Because::Resolution(Share { count: 4, of: 4 }));
}

#[test]
fn the_status_in_which_tickets_stay_is_the_end() {
    let tickets = table("Status", &[(12, "Zenith"), (2, "Noon")]);
    let mut history = "Ticket Number,Changed At,Old Status,New Status\n".to_owned();
    for number in 1..=14 {
        history += &format!("T{number},2026-02-01 09:00,Dawn,Noon\n");
        if number <= 12 {
            history += &format!("T{number},2026-02-02 09:00,Noon,Zenith\n");
        }
    }
    let data = read(&[("t.csv", tickets), ("h.csv", history)], &Settings::default());
    assert_eq!(label(&data, "Zenith").because, Because::Stayed(Share { count: 12, of: 12 }));
    assert_eq!(label(&data, "Zenith").meaning, M::Complete);
    assert!(label(&data, "Noon").meaning.is_open());
    assert_eq!((label(&data, "Dawn").because, label(&data, "Dawn").doubt), (Because::Left, Some(Doubt::Unknown)));
}

#[test]
fn what_the_user_says_is_in_no_doubt() {
    let rows = [(10, format!("Open,{DONE}")), (3, "Phase A,".to_owned())];
    let rows: Vec<(u32, &str)> = rows.iter().map(|(count, cells)| (*count, cells.as_str())).collect();
    let mut settings = Settings::default();
    settings.statuses.insert("open".into(), M::Complete);
    settings.statuses.insert("PHASE a".into(), M::OnHold);
    let data = read(&[("t.csv", table("Status,Completed", &rows))], &settings);
    assert_eq!(data.statuses.doubtful().count(), 0);
    assert_eq!(label(&data, "Phase A").because, Because::Told);
    let again = data.relabeled(&Settings::default());
    assert_eq!(label(&again, "Open").doubt, Some(Doubt::OpenButCompleted(Share { count: 10, of: 10 })));
}

#[test]
fn the_completion_stands_in_for_a_resolution_that_no_column_has() {
    use crate::dataset::Field;
    let rows = [(3, format!("Closed,{DONE}")), (2, format!("Re-opened,{DONE}")), (1, "Open,".to_owned())];
    let rows: Vec<(u32, &str)> = rows.iter().map(|(count, cells)| (*count, cells.as_str())).collect();
    let data = read(&[("t.csv", table("Status,Completed", &rows))], &Settings::default());
    assert!(data.completed_stands_in);
    let resolved = data.tickets.dates(Field::ResolvedAt).iter().filter(|at| at.is_some()).count();
    assert_eq!(resolved, 3, "only done tickets are resolved");
    let own = read(
        &[("t.csv", table("Status,Completed,Resolved", &[(1, "Closed,,2026-01-22 10:00")]))],
        &Settings::default(),
    );
    assert!(!own.completed_stands_in);
}
