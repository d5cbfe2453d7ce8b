//! Whole tables, judged by header, values and company.

use super::*;

fn read(header: &str, row: impl Fn(usize) -> String) -> Option<String> {
    let headers: Vec<String> = header.split(',').map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = (0..20).map(|at| row(at).split(',').map(str::to_owned).collect()).collect();
    let known = map_headers(&headers, &Settings::default());
    let mapping = with_rows(&headers, &rows, known, &Settings::default())?;
    let word = |found: &Match| {
        let doubt = if found.kind.is_doubtful() { "?" } else { "" };
        format!("{}={}{doubt}", found.header, found.field.id())
    };
    Some(mapping.matches.iter().map(word).collect::<Vec<_>>().join(" "))
}

#[test]
fn renamed_headers_are_found_by_word_and_cell() {
    let row = |at: usize| {
        let state = ["New", "In Progress", "Closed"][at % 3];
        let day = at % 28 + 1;
        format!(
            "C-{at},The printer on floor {at} is out of paper,Harbor,{state},Ann,2026-01-{day:02} 09:00,{}",
            at % 3 + 1
        )
    };
    let header =
        "Our case ref,What is wrong,Client org,Where it stands (state),Handled by,Logged when,How urgent (level)";
    let read = read(header, row).expect("tickets");
    for wanted in [
        "Our case ref=number", "What is wrong=title", "Client org=company", "Handled by=resource",
        "Logged when=created",
    ] {
        assert!(read.contains(wanted), "{wanted} is not in {read}");
    }
}

#[test]
fn what_is_no_table_of_tickets_stays_none() {
    let row = |at: usize| format!("{},{}", ["red", "green"][at % 2], at);
    assert_eq!(read("colour,size", row), None);
    let row = |at: usize| format!("{at},Ann {at},ann{at}@example.com");
    assert_eq!(read("id,person,mail", row), None);
}

#[test]
fn a_known_name_loses_to_its_values() {
    let row = |at: usize| {
        format!("T{at},Lamp {at},Closed,2026-01-{:02} 09:00,yes,2026-02-{:02} 10:00", at % 28 + 1, at % 28 + 1)
    };
    let read = read("Ticket,Title,Status,Created,Closed,Closing moment", row);
    assert!(
        read.as_deref().is_some_and(|read| read.contains("Closing moment=completed") && !read.contains("Closed=")),
        "{read:?}"
    );
}
