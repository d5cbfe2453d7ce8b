//! Parts put together are what one reader reads: columns, symbols, issues with their rows, files.

use proptest::prelude::*;

use super::*;
use crate::settings::Settings;
use base::Zone;

/// Bytes of good rows before those of the tests, so that the columns are known.
const BEFORE: usize = 70 << 10;

fn import_of(bytes: &[u8]) -> Import {
    let mut import = Import::new(Settings::default(), Zone::named("Europe/Berlin").expect("a zone"));
    import.begin("tickets.csv", bytes.len() as u64);
    import
}

fn built(import: Import) -> String {
    match import.finish() {
        Ok(imported) => format!("{:#?} {:#?}", imported.data, imported.errors),
        Err(error) => error.to_string(),
    }
}

fn in_one_go(bytes: &[u8]) -> String {
    let mut import = import_of(bytes);
    import.feed(bytes);
    import.end();
    built(import)
}

/// Reads the file in parts, `lanes` of them at the same time, the last one asked for first; how many were taken.
fn in_parts(bytes: &[u8], head: usize, chunk: u64, lanes: u32) -> (String, u32) {
    let mut import = import_of(bytes);
    let head = head.min(bytes.len());
    import.feed(&bytes[..head]);
    let Some(mut plan) = Plan::new(&import, bytes.len() as u64, chunk, lanes) else {
        import.feed(&bytes[head..]);
        import.end();
        return (built(import), 0);
    };
    let mut open: Vec<PartOrder> = Vec::new();
    loop {
        open.extend(std::iter::from_fn(|| plan.order()));
        let ask = open.pop().expect("there is a part to read");
        let given = &bytes[ask.span.at as usize..ask.end as usize];
        // As it goes from worker to worker.
        let part = read_part_as_told(&plan.letter(&ask), given);
        match plan.give(ask, &part, &mut import) {
            Step::GoOn => {}
            Step::Again(ask) => open.push(ask),
            Step::ReadOn | Step::Done => break,
        }
    }
    let from = import.read_on().expect("a text") as usize;
    import.feed(&bytes[from..]);
    import.end();
    (built(import), plan.taken)
}

fn row(number: usize, status: &str, created: &str, title: &str) -> String {
    format!("T{number},{title},{status},{created},\"Acme, Inc.\",\"Brooks, Hugo\",1.5,{created}\n")
}

fn before() -> String {
    let mut text = String::from(
        "Ticket Number,Title,Status,Create Date,Company,Primary Resource,Estimated Hours,Last Activity Date\n",
    );
    let mut number = 0;
    while text.len() < BEFORE {
        let created = format!("{}/{}/2026 {}:15 AM", number % 12 + 1, number % 28 + 1, number % 12 + 1);
        text.push_str(&row(number, ["New", "Complete", "Waiting Customer"][number % 3], &created, "\"a, b\nc\""));
        number += 1;
    }
    text
}

#[test]
fn a_good_file_is_taken_in_parts_throughout() {
    let mut text = before();
    for number in 0..2_000 {
        let created = format!("3/{}/2026 {}:{:02} PM", number % 28 + 1, number % 12 + 1, number % 60);
        text.push_str(&row(9_000 + number, "In Progress", &created, &format!("\"say \"\"hi\"\",\n{number}\"")));
    }
    let whole = in_one_go(text.as_bytes());
    for (chunk, lanes) in [(4_001, 3), (30_000, 6), (1 << 20, 1)] {
        let (parts, taken) = in_parts(text.as_bytes(), BEFORE, chunk, lanes);
        assert!(taken as u64 * chunk + chunk >= (text.len() - BEFORE) as u64, "{taken} parts");
        assert!(parts == whole, "{chunk}");
    }
}

#[test]
fn a_heading_of_a_group_is_read_in_one_go() {
    let mut text = before();
    for number in 0..600 {
        if number == 300 {
            text.push_str(",Heading of a group,,,,,,\n");
        }
        text.push_str(&row(9_000 + number, "", "3/4/2026 1:15 PM", "x"));
    }
    let (parts, _) = in_parts(text.as_bytes(), BEFORE, 5_000, 2);
    assert!(parts == in_one_go(text.as_bytes()));
}

/// Lines of a table of tickets, and lines that are not quite.
fn line() -> impl Strategy<Value = String> {
    let created = prop_oneof![
        8 => "1?[1-9]/[12]?[1-9]/202[56] 1?[1-9]:[0-5][0-9] [AP]M", 1 => Just("soon"). prop_map(str::to_owned),
        1 => Just("2026-03-02 09:00 America/New_York".to_owned()), 1 => Just(String::new()), 1 => Just("31/31/2026".to_owned()),
        1 => "[0-3][0-9]\\.[01][0-9]\\.2026",
    ];
    let status = prop_oneof![
        6 => Just("New"), 4 => Just("Complete"), 2 => Just("On Hold"), 1 => Just(""), 1 => Just("Blocked \u{e9}"), 1 => Just("N/A"),
    ];
    let title = prop_oneof![
        6 => "[a-z ]{0,30}", 2 => Just("\"two\nlines, \"\"quoted\"\"\"".to_owned()), 1 => Just("5\" pipe".to_owned()),
        1 => Just("&amp; <b>x</b>".to_owned()),
    ];
    let good = (0_usize..4_000, status, created, title)
        .prop_map(|(number, status, created, title)| row(number, status, &created, &title));
    prop_oneof![
        30 => good, 1 => Just("\n".to_owned()), 1 => Just("Total,12\n".to_owned()), 1 => Just("T1,short\r\n".to_owned()),
        1 => Just("T7,x,New,3/3/2026 1:00 PM,a,b,c,d,e,more,cells\n".to_owned()), 1 => Just(",,New,,,,,\n".to_owned()),
        1 => Just("T5,\"open,New\n".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parts_of_any_size_are_what_one_reader_reads(
        lines in prop::collection::vec(line(), 1..120), head in 0_usize..3_000, chunk in 300_u64..9_000, lanes in 1_u32..6,
    ) {
        let text = before() + &lines.concat();
        let (parts, _) = in_parts(text.as_bytes(), BEFORE + head, chunk, lanes);
        let whole = in_one_go(text.as_bytes());
        prop_assert!(parts == whole, "{}", first_difference(&parts, &whole));
    }
}

fn first_difference(a: &str, b: &str) -> String {
    let differs = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    differs.map_or_else(|| "one is longer".into(), |(a, b)| format!("{a} | {b}"))
}
