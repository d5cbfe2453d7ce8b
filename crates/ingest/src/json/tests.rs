//! JSON documents through the front door.

use proptest::prelude::*;

use crate::testing::{Keep, read, read_sliced};
use crate::{FileKind, IssueKind, Limits, Reader};

fn table(keep: &Keep, sheet: &str) -> Vec<Vec<String>> {
    let table = keep.tables.iter().find(|table| table.name.sheet == sheet).expect("the sheet");
    table.rows.iter().map(|row| row.1.clone()).collect()
}

fn fault(text: &str) -> String {
    read("t.json", text.as_bytes()).expect_err("refused").what
}

#[test]
fn a_list_of_objects_is_a_table() {
    let keep =
        read("t.json", br#"[{"id":9223372036854775809,"x":null},{"y":1e999,"id":-0.50,"ok":true}]"#).expect("readable");
    assert_eq!(
        keep.cells(),
        [["id", "x", "y", "ok"], ["9223372036854775809", "", "", ""], ["-0.50", "", "1e999", "true"]]
    );
    assert_eq!(keep.tables[0].rows[1].0, 2);
}

#[test]
fn envelopes_are_opened() {
    for (text, sheet) in [
        (r#"{"items":[{"a":1}],"pageDetails":{"count":1}}"#, "items"),
        (r#"{"record_count":1,"tickets":[{"a":1}]}"#, "tickets"),
        (r#"{"result":[{"a":1}]}"#, "result"),
        (r#"{"success":true,"result":[{"a":1}],"totalRecords":1}"#, "result"),
        (r#"{"data":{"getTicketList":{"tickets":[{"a":1}]}}}"#, "tickets"),
    ] {
        let keep = read("t.json", text.as_bytes()).expect("readable");
        assert_eq!(table(&keep, sheet), [["a"], ["1"]], "{text}");
    }
}

#[test]
fn several_lists_are_several_tables() {
    let keep = read("t.json", br#"{"tickets":[{"a":1}],"actions":[{"b":2}],"empty":[]}"#).expect("readable");
    assert_eq!(table(&keep, "tickets"), [["a"], ["1"]]);
    assert_eq!(table(&keep, "actions"), [["b"], ["2"]]);
    assert_eq!(table(&keep, "empty").len(), 0);
    assert_eq!(keep.count(IssueKind::Skipped), 1);
}

#[test]
fn one_object_is_one_row() {
    assert_eq!(read("t.json", br#"{"result":{"number":"INC1"}}"#).expect("readable").cells(), [["number"], ["INC1"]]);
    assert_eq!(read("t.json", br#"{"id":1,"x":{"y":2}}"#).expect("readable").cells(), [["id", "x.y"], ["1", "2"]]);
}

#[test]
fn nested_objects_become_columns() {
    let keep = read(
        "t.json",
        br#"[{"status":{"id":5,"name":"New"},"_info":{"dateEntered":"2026-01-05T09:00:00Z"},
              "tags":["a","b",null],"caller":{"display_value":"Ann","value":"x1","link":"l"},
              "opened_at":{"display_value":"01/05/2026","value":"2026-01-05 09:00:00"},
              "notes":[{"text":"n"}]}]"#,
    )
    .expect("readable");
    assert_eq!(
        keep.cells(),
        [
            ["status", "status.id", "_info.dateEntered", "tags", "caller", "opened_at"],
            ["New", "5", "2026-01-05T09:00:00Z", "a; b", "Ann", "2026-01-05 09:00:00"],
        ]
    );
    assert_eq!(keep.issues.iter().next().map(|issue| issue.column.as_str()), Some("notes"));
}

#[test]
fn picklists_are_a_table_of_labels() {
    let keep = read(
        "t.json",
        br#"{"fields":[{"name":"id","picklistValues":null},
             {"name":"status","picklistValues":[{"value":"1","label":"New"},{"value":"5","label":"Complete"}]}]}"#,
    )
    .expect("readable");
    assert_eq!(
        table(&keep, "picklists"),
        [["field", "value", "label"], ["status", "1", "New"], ["status", "5", "Complete"]]
    );
}

#[test]
fn lines_of_objects_are_a_table() {
    let text = b"{\"a\":1}\r\n\n{\"a\":\"x\\ny\",\"b\":\"\\ud83d\\ude00\\u00e9\"}\n";
    let mut reader = Reader::new("t.ndjson", text.len() as u64, Limits::default()).expect("small");
    let mut keep = Keep::default();
    reader.feed(text, &mut keep).expect("readable");
    let (whole, result) = read_sliced(text, &[3]);
    assert_eq!(result, Ok(()));
    assert_eq!(whole.cells(), [["a", "b"], ["1", ""], ["x\ny", "\u{1F600}é"]]);
    assert_eq!(reader.kind(), FileKind::Unknown, "less than a head was fed");
}

#[test]
fn deep_nesting_is_refused_at_once() {
    let text = format!("[{}", r#"{"a":["#.repeat(100_000));
    assert!(fault(&text).contains("nested more than 64 deep"), "{}", fault(&text));
}

#[test]
fn faults_name_the_byte() {
    assert_eq!(fault(r#"[{"a":1},{"a":"#), "The JSON cannot be read: at byte 14, the document is cut off.");
    assert_eq!(
        fault(r#"[{"a":1,"a":2}]"#),
        "The JSON cannot be read: at byte 8, the key \"a\" occurs twice in one object."
    );
    assert_eq!(fault(r#"[{"__proto__":1}]"#), "The JSON cannot be read: at byte 2, the key __proto__ is not allowed.");
    assert_eq!(fault(r#"[{"a":NaN}]"#), "The JSON cannot be read: at byte 6, NaN is not a JSON value.");
    assert_eq!(fault(r#"[{"a":01}]"#), "The JSON cannot be read: at byte 6, 01 is not a JSON value.");
    assert_eq!(fault(r#"[{"a":"\x"}]"#), "The JSON cannot be read: at byte 7, this is not an escape of JSON.");
    assert_eq!(fault(r#"[{"a":1} {"b":1}]"#), "The JSON cannot be read: at byte 9, a comma is missing.");
    assert_eq!(fault(r#"[{"a":1}] x"#), "The JSON cannot be read: at byte 10, there is more after the end.");
    assert_eq!(fault("[1,2]"), "The JSON holds no list of objects.");
}

#[test]
fn too_many_keys_are_refused() {
    let keys: Vec<String> = (0..1_100).map(|index| format!("\"k{index}\":1")).collect();
    let text = format!("[{{\"a\":1}},{{{}}}]", keys.join(","));
    assert_eq!(fault(&text), "At row 3, the list exceeds 1,024 columns.");
}

#[test]
fn nested_keys_leave_room_for_those_of_the_row() {
    let keys: Vec<String> = (0..1_100).map(|index| format!("\"k{index}\":1")).collect();
    let keep = read("t.json", format!("[{{\"x\":{{{}}},\"id\":7}}]", keys.join(",")).as_bytes()).expect("readable");
    assert_eq!(keep.cells()[0].len(), 769);
    assert_eq!(keep.cells()[1].last(), Some(&"7"));
    assert_eq!(keep.count(IssueKind::Skipped), 1_100 - 768);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_serde_writes_is_read(rows in prop::collection::vec(("\\PC{0,12}", any::<i64>(), any::<bool>()), 1..20)) {
        let objects: Vec<serde_json::Value> = rows
            .iter()
            .map(|(text, number, flag)| serde_json::json!({"a_text": text, "b": {"number": number}, "c": flag}))
            .collect();
        let keep = read("t.json", serde_json::to_string_pretty(&objects).expect("writable").as_bytes())
            .expect("readable");
        let wanted: Vec<Vec<String>> = std::iter::once(vec!["a_text".into(), "b.number".into(), "c".into()])
            .chain(rows.iter().map(|(text, number, flag)| vec![text.clone(), number.to_string(), flag.to_string()]))
            .collect();
        prop_assert_eq!(keep.cells(), wanted);
    }

    #[test]
    fn broken_documents_are_told_as_serde_tells_them(text in "[\\[\\]{}:,\"ab01.e\\\\ -]{0,40}") {
        let document = format!("[{{\"k\":{text}}}]");
        let ours = read("t.json", document.as_bytes());
        if serde_json::from_str::<serde_json::Value>(&document).is_err()
            && !document.contains('e') {
            prop_assert!(ours.is_err(), "{document}");
        }
    }

    #[test]
    fn mangled_documents_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5), size in 1_usize..50,
    ) {
        let mut bytes = br#"{"items":[{"a":"x\u00e9\n","b":{"id":1,"name":"n"},"c":[1,2]},{"a":-1.5e3,"d":null}],"more":[]}"#.to_vec();
        for (index, byte) in &edits {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        let whole = read_sliced(&bytes, &[usize::MAX]);
        let sliced = read_sliced(&bytes, &[size]);
        prop_assert_eq!(whole, sliced);
    }
}
