//! What can happen to the program, and the test that holds each: one table, in which no test may be missing.
//!
//! What has no test says so, with the reason. The list may only become shorter.

use std::fs;
use std::path::Path;

/// How a fault is held.
enum Held {
    /// By these tests, named as they are in the sources.
    By(&'static [&'static str]),
    /// By none yet.
    Not(&'static str),
}

use Held::{By, Not};

const FAULTS: &[(&str, &str, Held)] = &[
    (
        "F01",
        "a file of two gigabytes",
        Not("needs minutes of the browser; readers are streams, see `nothing grows over`"),
    ),
    (
        "F02",
        "a file that is larger than any",
        By(&["larger_files_are_refused_before_they_are_read", "what would take all memory is refused"]),
    ),
    (
        "F03",
        "nothing in it, or a header alone",
        By(&["a_header_alone_is_no_data", "broken files get a sentence, and the picture stays"]),
    ),
    ("F04", "a million columns", By(&["a_million_columns_are_refused_with_the_row"])),
    (
        "F05",
        "a quote that is never closed",
        By(&["one_quote_too_many_or_too_few_is_noticed", "a_refused_file_leaves_nothing_behind"]),
    ),
    ("F06", "other separators, line ends, zeros", By(&["each_delimiter_is_recognized", "any_bytes_never_panic"])),
    (
        "F07",
        "other encodings, broken bytes",
        By(&["encodings_are_told_by_their_bytes", "other_encodings_and_broken_bytes_are_left_to_the_reader"]),
    ),
    ("F08", "text that looks like markup", By(&["text is text, whatever it looks like"])),
    (
        "F09",
        "archives that unpack to gigabytes",
        By(&["bombs_are_refused_by_the_directory", "bombs_that_lie_are_refused_by_counting"]),
    ),
    (
        "F10",
        "archives that lie or are damaged",
        By(&[
            "damaged_entries_do_not_hide_the_others",
            "what_is_lost_is_said_and_fails_where_it_must_not_be",
            "paths_stay_inside",
        ]),
    ),
    (
        "F11",
        "workbooks that lie about their size",
        By(&["mangled_sheets_never_panic", "what would take all memory is refused"]),
    ),
    ("F12", "entities and depth without end", By(&["entities_are_refused", "deep_nesting_is_refused_at_once"])),
    ("F13", "days as numbers, of two epochs", By(&["both_epochs_give_the_same_day", "serial_days_as_text"])),
    ("F14", "JSON without bounds", By(&["deep_nesting_is_refused_at_once", "mangled_documents_never_panic"])),
    (
        "F15",
        "a file that is something else",
        By(&["broken files get a sentence, and the picture stays", "every_refused_file_is_named"]),
    ),
    (
        "F16",
        "a ticket twice, two exports that overlap",
        By(&["two_exports_that_overlap_in_any_order", "a_damaged_file_leaves_a_good_one_of_the_same_name"]),
    ),
    ("F17", "a ticket that is its own parent", By(&["tickets_that_contradict_themselves_are_told_and_stay"])),
    ("F18", "closed before created", By(&["tickets_that_contradict_themselves_are_told_and_stay"])),
    ("F19", "moments that are none", By(&["what_is_not_a_date_is_not_1970", "an_unknown_zone_is_not_utc"])),
    (
        "F20",
        "day or month first",
        By(&["a_column_decides_its_order", "dates that could be either are asked with their own values"]),
    ),
    ("F21", "a cell of millions of letters", By(&["a_huge_cell_is_cut_and_reported"])),
    (
        "F22",
        "any bytes at all",
        By(&[
            "nothing_that_comes_in_breaks_anything", "mangled_files_never_panic", "mangled_old_workbooks_never_panic",
        ]),
    ),
    ("F23", "patterns that take for ever", Not("there are no patterns: rules and filters compare words")),
    (
        "F24",
        "an exported list that is opened in a spreadsheet",
        By(&["no_part_is_a_formula_at_any_separator", "no_cell_of_a_csv_begins_like_a_formula"]),
    ),
    (
        "P01",
        "the worker dies",
        By(&["a dead worker costs no picture", "a wall whose worker dies again and again tries on"]),
    ),
    ("P02", "the worker hangs", By(&["a worker that hangs is ended, and its data come back"])),
    ("P03", "a file of the program is missing or damaged", By(&["one more try, then a sentence"])),
    ("P04", "ten thousand refreshes", By(&["nothing grows over"])),
    ("P05", "thirty days on a wall", By(&["a wall hangs for thirty days, and starts anew every night"])),
    ("P06", "eight hours of real time", Not("by hand, before a release")),
    ("P07", "what is drawn and taken down", By(&["the wall leaves nothing behind when it is taken down"])),
    ("P08", "sleep", By(&["data grow old in words, shapes and colors; sleep and a wrong clock are noticed"])),
    (
        "P09",
        "a clock that jumps",
        By(&["it_always_comes_back", "a clock that differs from the source's is said, and put right"]),
    ),
    ("P10", "summer time, zones that are not known", By(&["an_unknown_zone_is_not_utc"])),
    ("P11", "leap days, holidays that end", Not("the end of the list of holidays is not warned of yet")),
    ("P12", "a slow processor", By(&["the page stays quick between its pages"])),
    (
        "P13",
        "the tab crashes",
        Not("the browser's crash page cannot be scripted; a reload is `a page that is loaded anew`"),
    ),
    (
        "P14",
        "a new version under an open tab",
        By(&["a wall takes a new build by itself, whole, and keeps its data", "a desk is told of a new build"]),
    ),
    (
        "S01",
        "no store",
        By(&[
            "without IndexedDB the page works, and says that nothing is kept",
            "a browser that refuses to remember the switch keeps nothing",
        ]),
    ),
    ("S02", "a full store", By(&["a full store keeps what it had, says so"])),
    ("S03", "a damaged or newer store", By(&["is survived with a sentence, and can be erased"])),
    (
        "S05",
        "two tabs",
        By(&[
            "two tabs that keep at once leave one whole set of files",
            "erasing in one tab is not undone by another that keeps files",
        ]),
    ),
    (
        "S06",
        "a store that was cleared",
        By(&[
            "a browser that cleared the store starts empty and says why",
            "what lies in the store without the switch",
        ]),
    ),
    ("S07", "erase everything", By(&["erase everything leaves nothing"])),
    ("N01", "files alone", By(&["a session with dropped files asks for nothing but the site, and proves it"])),
    (
        "N02",
        "answers that are no data",
        By(&["every fault is explained, changes nothing on screen, and is over when it is over"]),
    ),
    (
        "N03",
        "refusals",
        By(&[
            "a_source_without_a_key_that_is_refused_is_asked_again",
            "a refused key stops the asking and is asked for",
        ]),
    ),
    ("N04", "a server that asks for time", By(&["what_a_server_asks_for_stays_within_bounds", "the_jitter_is_full"])),
    ("N05", "no network", By(&["every fault is explained, changes nothing on screen, and is over when it is over"])),
    (
        "N06",
        "answers that do not end",
        By(&["every fault is explained, changes nothing on screen, and is over when it is over"]),
    ),
    ("N07", "lists that lead in circles", By(&["a_list_does_not_lead_to_another_host"])),
    ("N08", "nothing new, without anything old", By(&["nothing_new_without_anything_old_is_asked_again_once"])),
    (
        "N09",
        "an answer that leads elsewhere",
        By(&["no_answer_leads_a_key_elsewhere", "a_key_stays_below_the_address_of_its_source"]),
    ),
    ("N10", "columns that change", By(&["columns_that_vanish_are_named_and_nothing_changes"])),
    ("X01", "the policy", By(&["the policy lets nothing out, and the page says which build it is"])),
    (
        "X03",
        "a key anywhere but in a header",
        By(&["Autotask: asked for its key, read by pages, then by what changed", "a_secret_does_not_print"]),
    ),
    (
        "X04",
        "names in links and files",
        By(&[
            "no_form_of_a_name_can_be_read_anywhere",
            "a_link_with_a_name_does_not_bring_it_into_the_address_or_the_page",
        ]),
    ),
    ("X07", "data that are old", By(&["data grow old in words, shapes and colors"])),
    ("X08", "accessibility", By(&["every page is accessible in", "the wall is accessible"])),
    ("X09", "a picture that burns in", By(&["a wall keeps the screen on, gets the lock back, and moves its picture"])),
    ("X10", "a number and its list", By(&["every_number_of_the_boards_opens_exactly_its_tickets"])),
];

/// Faults that no test holds.
const MOST_WITHOUT: usize = 5;

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "node_modules" | "fixtures" | "snapshots" | "out" | "target") {
            sources(&path, all);
        } else if (name.ends_with(".rs") || name.ends_with(".spec.js")) && name != "faults.rs" {
            all.push_str(&fs::read_to_string(&path).expect("text"));
        }
    }
}

#[test]
fn every_fault_has_its_test_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    ["crates", "tests"].iter().for_each(|folder| sources(&root.join(folder), &mut all));
    let mut without = 0;
    for (id, fault, held) in FAULTS {
        match held {
            By(tests) => {
                let missing: Vec<_> = tests.iter().filter(|test| !all.contains(**test)).collect();
                assert!(missing.is_empty() && !tests.is_empty(), "{id} ({fault}): there is no test {missing:?}");
            }
            Not(reason) => {
                without += 1;
                eprintln!("{id} ({fault}) has no test: {reason}");
            }
        }
    }
    assert!(without <= MOST_WITHOUT, "{without} faults have no test");
}
